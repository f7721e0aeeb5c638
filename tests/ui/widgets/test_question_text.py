"""Tables of pipes in a question stand as tables; all else of a question is plain text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from medannot.exchange.question_sets.lookup import shown_text
from medannot.ui.widgets.pipe_table import PipeTable, question_parts
from medannot.ui.widgets.question_text import QuestionLayout, QuestionText
from tests.helpers.driving import dressed

LABORATORY = """Her results are as follows:


|  | Patient value | Reference range |
| --- | --- | --- |
| Hemoglobin (g/dL) | 9.0 | 9.5–15.0 |
| Urine protein | 3+ | <0.3 |

What should be done?"""


def test_a_table_is_found_between_its_paragraphs() -> None:
    assert question_parts(LABORATORY) == (
        "Her results are as follows:",
        PipeTable(
            ("", "Patient value", "Reference range"),
            (("Hemoglobin (g/dL)", "9.0", "9.5–15.0"), ("Urine protein", "3+", "<0.3")),
        ),
        "What should be done?",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Which of |a| and |b| is larger?",
        "a | b\nc | d",
        "| a | b |\n| c | d |",
        "| a | b |\n| --- |",
        "P(A|B)\n---\nBayes",
        "<table><tr><td>1</td></tr></table>",
        "**bold** and [a link](x) & <b>more</b>",
        "| --- | --- |",
        "",
        " ",
    ],
)
def test_pipes_that_are_no_table_and_markup_stay_what_they_are(text: str) -> None:
    assert question_parts(text) == (text,)


def test_rows_of_other_lengths_lose_nothing_and_markup_in_cells_stays() -> None:
    found = question_parts("**a** | b\n:-- | --:\n<i>1</i>\\|2\n3 | 4 | 5\nend")
    assert found == (
        PipeTable(("**a**", "b"), ()),
        "<i>1</i>\\|2\n3 | 4 | 5\nend",
    )
    found = question_parts("| a | b |\n|--|--|\n| 1\\|2 |\n| 3 | 4 | 5 |\n| | |")
    assert found == (PipeTable(("a", "b", ""), (("1|2", "", ""), ("3", "4", "5"), ("",) * 3)),)


def test_a_head_that_says_nothing_is_left_out() -> None:
    (table,) = question_parts("|  |  |\n| --- | --- |\n| Sodium | 134 |")
    assert isinstance(table, PipeTable)
    assert table.all_rows == (("Sodium", "134"),)


CELL = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Z"), exclude_characters="\\|\x85"),
    min_size=1,
).filter(lambda text: not set(text) <= set(":-"))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_every_cell_of_a_table_is_read_back(rows: list[list[str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "|" + " --- |" * len(rows[0])
    (table,) = question_parts("\n".join([lines[0], rule, *lines[1:]]))
    assert isinstance(table, PipeTable)
    assert table.all_rows == tuple(map(tuple, rows))


@given(st.text(st.sampled_from("ab |<>*#\\")))
def test_a_line_without_a_rule_below_it_stays(text: str) -> None:
    assert question_parts(text) == (text,)


def lines_of(layout: QuestionLayout) -> dict[str, tuple[float, float]]:
    return {one.layout.text(): (one.place.x(), one.place.y()) for one in layout._lines}


@pytest.fixture
def clothes(qtbot: QtBot, qapp: Any) -> None:
    dressed(qapp)


def test_columns_stand_below_each_other_and_rows_beside_each_other(clothes: None) -> None:
    layout = QuestionLayout(LABORATORY, "reading_text", 700)
    at = lines_of(layout)
    assert at["9.0"][0] == at["3+"][0] == at["Patient value"][0] > at["Hemoglobin (g/dL)"][0]
    assert at["9.5–15.0"][0] == at["<0.3"][0] > at["9.0"][0]
    assert at["9.0"][1] == at["Hemoglobin (g/dL)"][1] < at["Urine protein"][1]
    assert not any("|" in words or "---" in words for words in at)


@pytest.mark.parametrize("width", [120, 260, 700])
def test_a_table_stays_within_its_width_and_cells_do_not_overlap(clothes: None, width: int) -> None:
    layout = QuestionLayout(LABORATORY, "stem", width)
    for one in layout._lines:
        assert one.place.x() + one.layout.boundingRect().width() <= width + 0.5
    at = lines_of(layout)
    first = next(one for one in layout._lines if one.layout.text() == "Hemoglobin (g/dL)")
    assert first.layout.boundingRect().width() <= at["9.0"][0]
    assert layout.height >= lines_of(layout)["What should be done?"][1]


def test_a_table_is_not_bold_though_the_question_is(clothes: None) -> None:
    layout = QuestionLayout(LABORATORY, "stem", 700)
    weights = {one.layout.text(): one.layout.font().weight().value for one in layout._lines}
    assert weights["What should be done?"] == 600
    assert weights["9.0"] == 400


def test_the_widget_is_as_high_as_its_words_and_tells_them(clothes: None) -> None:
    text = QuestionText("ui")
    text.show_text(LABORATORY, "ui")
    assert text.heightForWidth(200) > text.heightForWidth(700) > 100
    assert text.text() == text.accessibleName() == LABORATORY


def test_a_table_that_a_question_file_holds_as_context_is_shown_as_a_table() -> None:
    rows = [{"Na": 140, "K": "4|5"}, {"Na": 138, "K": None}]

    text = shown_text({"age": 7}, "context") + "\n\n" + shown_text(rows, "context")

    assert question_parts(text) == (
        "age: 7",
        PipeTable(("Na", "K"), (("140", "4|5"), ("138", ""))),
    )
    grid = PipeTable((), (("h1", "h2"), ("1", "2")))
    assert question_parts(shown_text([["h1", "h2"], [1, 2]], "context")) == (grid,)


@pytest.mark.parametrize(
    ("text", "leftwards"),
    [
        ("أين توجد الآفة؟", True),
        ("איפה הנגע?", True),
        ("1. ضایعه کجاست؟ CT", True),
        ("Where is the آفة?", False),
        ("病変はどこですか", False),
        ("(1)", False),
    ],
)
def test_arabic_and_hebrew_begin_at_the_right(qtbot: QtBot, text: str, leftwards: bool) -> None:
    (lines,) = QuestionLayout(text, "body", 600)._lines
    shown = lines.layout.lineAt(0).naturalTextRect()

    assert (shown.right() > 590, shown.left() < 10) == (leftwards, not leftwards)
