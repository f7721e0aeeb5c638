"""Which part of an image stands beside a label in the queue."""

import pytest
from PySide6.QtCore import QRectF, QSize

from medannot.domain.ids import MediaId
from medannot.ui.review.picture_part import PicturePart, source

IMAGE, ROOM = MediaId("one"), QSize(52, 40)


@pytest.mark.parametrize(
    ("box_", "picture", "wanted"),
    [
        # The whole of a wide and of a high picture fills the room from its middle.
        (None, QSize(520, 300), QRectF(65, 0, 390, 300)),
        (None, QSize(260, 400), QRectF(0, 100, 260, 200)),
        # A mark in the middle, with three tenths of its size around it.
        ((0.4, 0.4, 0.6, 0.6), QSize(500, 500), QRectF(146, 170, 208, 160)),
        # One in a corner: the picture is not left.
        ((0.0, 0.0, 0.2, 0.2), QSize(500, 500), QRectF(0, 0, 208, 160)),
        # A point is shown with a little around it.
        ((0.5, 0.5, 0.5, 0.5), QSize(500, 500), QRectF(211, 220, 78, 60)),
        # A mark over everything shows everything that fits.
        ((0.0, 0.0, 1.0, 1.0), QSize(520, 400), QRectF(0, 0, 520, 400)),
    ],
)
def test_a_part_is_seen_whole_and_inside_the_picture(
    box_: tuple[float, float, float, float] | None, picture: QSize, wanted: QRectF
) -> None:
    found = source(PicturePart(IMAGE, 1, box_), picture, ROOM)

    for mine, theirs in zip(found.getRect(), wanted.getRect(), strict=True):
        assert mine == pytest.approx(theirs, abs=0.5)
