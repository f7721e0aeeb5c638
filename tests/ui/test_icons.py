"""Icons and Chinese glyphs: there, in the theme's colours, and loaded only when wanted."""

import re

from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

from medannot import paths
from medannot.ui import fonts, icons, theme
from tests.helpers.driving import dressed
from tests.helpers.sources import PACKAGE, modules

NAMES = re.compile(r"(?:icon=|IconMark\(|EmptyState\(\s*|Figure\(|IconButton\()\"([a-z-]+)\"")


def test_the_icon_font_agrees_with_the_library(qapp: QApplication) -> None:
    import qtawesome

    read = icons._read_font()
    asked = qtawesome.charmap("ph.folder-open")

    assert read is not None
    assert read.characters["folder-open"] == asked
    assert "phosphor" in read.family.lower()


def test_every_icon_that_is_asked_for_exists(qapp: QApplication) -> None:
    font = icons._read_font()
    asked = {
        name
        for path in modules(PACKAGE / "ui")
        for name in NAMES.findall(path.read_text(encoding="utf-8"))
    }

    assert font is not None
    assert len(asked) > 10
    assert asked - font.characters.keys() == set()


def test_an_icon_has_the_colour_of_the_theme(qapp: QApplication) -> None:
    dressed(qapp, "dark")
    image = icons.icon("stop", "danger").pixmap(64, 64).toImage()
    shown = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }

    assert theme.current().hex("danger").lower() in shown


def test_the_bundled_font_has_chinese_glyphs(qapp: QApplication) -> None:
    path = next((paths.resources() / "fonts").glob("*.otf"))
    font = QRawFont(str(path), 16)

    assert fonts.load_bundled()
    assert [sign for sign in "皮肤病变诊断，。" if not font.supportsCharacter(ord(sign))] == []
