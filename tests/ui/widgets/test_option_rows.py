"""Options as rows: where their words begin."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.ui.library.preview import OptionLine
from medannot.ui.reading.answer_form import RowList
from medannot.ui.review.questions.question_sheet import OptionRow as SheetRow
from medannot.ui.widgets.option_row import OptionRow

_WIDTH, _HEIGHT = 600, 46
_TEXTS = [
    ("ورم", "right"),
    ("שבר", "right"),
    ("mass", "left"),
    ("骨折", "left"),
    ("(1) ورم", "right"),
]


def _side(empty: QWidget, worded: QWidget, qtbot: QtBot) -> str:
    """Return in which half of a row its words stand: what an empty one has not."""
    pictures = []
    for row in (empty, worded):
        qtbot.addWidget(row)
        row.resize(_WIDTH, _HEIGHT)
        pictures.append(row.grab().toImage().convertToFormat(QImage.Format.Format_RGB32))
    wide = pictures[0].width()
    apart = [
        x
        for x in range(wide)
        if any(pictures[0].pixel(x, y) != pictures[1].pixel(x, y) for y in range(_HEIGHT))
    ]
    assert apart, "nothing is written"
    return "left" if max(apart) < wide // 2 else "right" if min(apart) > wide // 2 else "both"


@pytest.mark.parametrize(("text", "side"), _TEXTS)
def test_the_words_of_an_option_begin_where_they_are_read_from(
    qtbot: QtBot, text: str, side: str
) -> None:
    """Keys and marks stay: they are the same in the empty row."""
    assert _side(OptionRow(("1", "A"), ""), OptionRow(("1", "A"), text), qtbot) == side


@pytest.mark.parametrize("kind", [OptionLine, SheetRow])
@pytest.mark.parametrize(("text", "side"), _TEXTS)
def test_so_they_do_in_the_library_and_the_review(
    qtbot: QtBot, kind: type[OptionLine] | type[SheetRow], text: str, side: str
) -> None:
    assert _side(kind("A", "", right=True), kind("A", text, right=True), qtbot) == side


@pytest.mark.parametrize(
    ("texts", "sides"),
    [
        (["ورم", "CT مع مادة التباين", "> 5 mm"], ["right", "right", "right"]),
        (["mass", "ورم", "> 5 mm"], ["left", "right", "left"]),
    ],
)
def test_options_of_one_question_begin_on_one_side(
    qtbot: QtBot, texts: list[str], sides: list[str]
) -> None:
    written, empty = RowList(), RowList()
    written.show_rows(texts, "circle")
    empty.show_rows(["", "", ""], "circle")

    for row in (*empty.rows, *written.rows):
        row.setParent(None)  # else the list gives it a width of its own
    pairs = zip(empty.rows, written.rows, strict=True)
    assert [_side(none, some, qtbot) for none, some in pairs] == sides
