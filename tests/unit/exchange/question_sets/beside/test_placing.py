"""Marks of a source in the frame of reference of their image."""

import pytest

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.exchange.question_sets.beside.placing import placed, shape_on
from medannot.exchange.question_sets.values import DraftMark, RowRefused

BOX = DraftMark("box", (1, 2, 4, 3))


@pytest.mark.parametrize(
    ("orientation", "corners"),
    [
        # The file has 10 columns and 6 rows; from 5 on the image stands on its side.
        (1, ((1, 2), (4, 3))),
        (2, ((6, 2), (9, 3))),
        (3, ((6, 3), (9, 4))),
        (4, ((1, 3), (4, 4))),
        (5, ((2, 1), (3, 4))),
        (6, ((3, 1), (4, 4))),
        (7, ((3, 6), (4, 9))),
        (8, ((2, 6), (3, 9))),
    ],
)
def test_a_box_and_a_mask_of_the_same_pixels_turn_with_the_image(
    orientation: int, corners: tuple[tuple[int, int], ...]
) -> None:
    columns, rows = (10, 6) if orientation < 5 else (6, 10)
    mask = DraftMark("mask", (21, 3), width=10, height=6, by_rows=True)

    box = shape_on(BOX, columns, rows, orientation)
    brush = shape_on(mask, columns, rows, orientation)

    assert box == Outline(ShapeKind.BOX, corners)
    (left, top), (right, bottom) = corners
    area = (right - left) * (bottom - top)
    assert brush == Brush(left, top, right - left, bottom - top, (0, area))


def test_numbers_of_another_frame_are_scaled() -> None:
    box = DraftMark("box", (112, 56, 224, 112), width=224, height=224)
    assert shape_on(box, 1000, 500, 1) == Outline(ShapeKind.BOX, ((500, 125), (1000, 250)))

    # Two by two pixels, the second column inside, column after column.
    mask = DraftMark("mask", (2, 2), width=2, height=2)
    assert shape_on(mask, 4, 4, 1) == Brush(2, 0, 2, 4, (0, 8))


def test_what_reaches_a_pixel_beyond_ends_at_the_edge() -> None:
    assert shape_on(DraftMark("box", (-0.5, 0, 11, 6)), 10, 6, 1) == Outline(
        ShapeKind.BOX, ((0, 0), (10, 6))
    )


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        (DraftMark("box", (5, 5, 30, 6)), "it reaches beyond its image."),
        (DraftMark("polygon", (0, 0, 5, 0, 5, 40)), "it reaches beyond its image."),
        (DraftMark("box", (10.2, 1, 10.8, 2)), "it covers nothing of its image."),
        (DraftMark("mask", (60,)), "it covers nothing of its image."),
        (DraftMark("mask", (1, 90)), "its runs do not fit the size of the mask."),
    ],
)
def test_what_does_not_lie_on_the_image_is_refused(mark: DraftMark, why: str) -> None:
    with pytest.raises(RowRefused) as refused:
        placed(mark, 10, 6, 1)
    assert refused.value.reason == why
