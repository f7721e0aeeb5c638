"""Names in two lines: whole where they have room, told apart by their ends where they have not."""

from typing import Any

from PySide6.QtGui import QFont, QFontMetrics

from medannot.ui.widgets.name_lines import two_lines


def test_a_name_with_room_is_one_line(qapp: Any) -> None:
    assert two_lines("slake", QFont(), 400) == ["slake"]


def test_a_long_name_breaks_between_words_or_anywhere(qapp: Any) -> None:
    font = QFont()
    width = QFontMetrics(font).horizontalAdvance("radiology test")

    assert two_lines("radiology test set", font, width + 2) == ["radiology test", "set"]
    # Qt counts this letter as two.
    width = QFontMetrics(font).horizontalAdvance("medxpertqa")
    assert two_lines("𠀀 medxpertqa", font, width + 2) == ["𠀀", "medxpertqa"]


def test_no_line_holds_a_few_letters_of_a_word_alone(qapp: Any) -> None:
    font = QFont()
    width = QFontMetrics(font).horizontalAdvance("Radiograp")

    (line,) = two_lines("Radiographs", font, width)

    assert (line[:3], line[-1]) == ("Rad", "s")
    assert "…" in line
    assert len(two_lines("Radiographs-of-2024", font, width)) == 2


def test_names_that_begin_alike_are_told_apart_by_their_ends(qapp: Any) -> None:
    font = QFont()
    width = QFontMetrics(font).horizontalAdvance("questions of hospital")
    ends = {
        two_lines(f"questions of hospitals in the north, {n} of the series {n}", font, width)[1][-1]
        for n in (1, 2)
    }

    assert ends == {"1", "2"}
