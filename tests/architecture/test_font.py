"""The bundled font shows Simplified Chinese and lies beside its licence."""

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from tests.helpers.outside import REPOSITORY

FONTS = REPOSITORY / "resources" / "fonts"


@pytest.fixture
def font(qapp: QApplication) -> QRawFont:
    (path,) = FONTS.glob("*.otf")
    loaded = QRawFont()
    loaded.loadFromData(
        QByteArray(path.read_bytes()), 16, QFont.HintingPreference.PreferDefaultHinting
    )
    assert loaded.isValid()
    return loaded


def gb2312_hanzi(first_row: int, last_row: int) -> str:
    """Return the hanzi in the rows of GB 2312, as the standard counts them from 1."""
    cells = (
        bytes((0xA0 + row, 0xA0 + cell))
        for row in range(first_row, last_row + 1)
        for cell in range(1, 95)
    )
    return b"".join(cells).decode("gb2312", errors="ignore")


def missing(font: QRawFont, text: str) -> str:
    return "".join(sign for sign in text if not font.supportsCharacter(ord(sign)))


def test_the_font_covers_the_common_hanzi_of_gb2312(font: QRawFont) -> None:
    hanzi = gb2312_hanzi(16, 55)

    assert (len(hanzi), hanzi[0], hanzi[-1]) == (3755, "啊", "座")
    assert missing(font, hanzi) == ""


def test_the_font_covers_the_rarer_hanzi_of_gb2312(font: QRawFont) -> None:
    hanzi = gb2312_hanzi(56, 87)

    assert len(hanzi) == 3008
    assert missing(font, hanzi) == ""


def test_the_font_covers_what_stands_between_the_hanzi(font: QRawFont) -> None:
    assert missing(font, "，。、；：？！“”‘’（）《》【】…—·Ａ１％ＡＢ①±×≤≥℃μα²→腘㿠") == ""


def test_the_licence_of_the_font_lies_beside_it() -> None:
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Copyright 2014-2021 Adobe" in licence


def test_the_notices_name_the_font() -> None:
    (path,) = FONTS.glob("*.otf")
    notices = (REPOSITORY / "resources" / "NOTICES.md").read_text(encoding="utf-8")

    assert path.name in notices
