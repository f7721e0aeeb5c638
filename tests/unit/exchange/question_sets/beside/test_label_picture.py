"""Pictures of labels, and the texts that say which is which."""

import numpy as np
import pytest

from medannot.exchange.question_sets.beside.label_picture import label_marks, legend_of
from medannot.exchange.question_sets.values import DraftMark, RowRefused
from tests.helpers.pictures import encoded


def coloured(values: list[list[tuple[int, int, int]]]) -> bytes:
    return encoded(np.array(values, np.uint8), "PNG")


def test_each_number_is_a_mask_and_black_is_none() -> None:
    picture = encoded(np.array([[0, 2, 2], [5, 0, 2]], np.uint8), "PNG")

    assert label_marks(picture, {5: "Lung"}) == (
        DraftMark("mask", (1, 2, 2, 1), "2", 3, 2, by_rows=True),
        DraftMark("mask", (3, 1, 2), "Lung", 3, 2, by_rows=True),
    )


def test_each_colour_is_a_mask() -> None:
    black, red, blue = (0, 0, 0), (255, 0, 0), (0, 0, 255)
    picture = coloured([[black, red], [blue, red]])

    marks = label_marks(picture, {0xFF0000: "Liver"})

    assert [(mark.label, mark.numbers) for mark in marks] == [
        ("#0000ff", (2, 1, 1)),
        ("Liver", (1, 1, 1, 1)),
    ]
    grey = coloured([[(7, 7, 7), black]])
    assert [mark.label for mark in label_marks(grey, {})] == ["7"]


def test_no_picture_of_labels_is_refused() -> None:
    photograph = encoded(np.arange(100, dtype=np.uint8).reshape(10, 10), "PNG")
    for data, why in (
        (b"GIF89a", "it is no PNG picture."),
        (photograph, "it has 99 colours, and a picture of labels has at most 64."),
        (photograph[:40], "its picture is broken or too large."),
    ):
        with pytest.raises(RowRefused) as refused:
            label_marks(data, {})
        assert refused.value.reason == why


def test_a_legend_is_read_line_by_line() -> None:
    text = "organ:colour\n2: Lung\nLiver 255 0 0\nLeft Kidney = (0, 255, 0)\n9 9 9\tHeart\nL1 12\n7"

    assert legend_of(text) == {
        2: "Lung",
        0xFF0000: "Liver",
        0x00FF00: "Left Kidney",
        9: "Heart",
        12: "L1",
    }
