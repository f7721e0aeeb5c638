"""From how far a photograph was taken, and the order that follows."""

import pytest

from medannot.domain.annotation.distance import Distance, ImageOrder, distance_in, ordered


@pytest.mark.parametrize(
    ("name", "distance"),
    [
        ("P1_near.jpg", Distance.NEAR),
        ("ring-Middle-2.PNG", Distance.MIDDLE),
        ("FAR.dcm", Distance.FAR),
        ("far_ward_P1_close.jpg", Distance.NEAR),
        ("患者3_远景.jpg", Distance.FAR),
        ("近照.png", Distance.NEAR),
        ("中景2.png", Distance.MIDDLE),
        ("nearly.jpg", None),
        ("IMG_2041.jpg", None),
        ("", None),
    ],
)
def test_a_name_tells_the_distance(name: str, distance: Distance | None) -> None:
    assert distance_in(name) is distance


def test_images_stand_from_near_to_far_or_the_other_way_and_unknown_ones_last() -> None:
    names = ["b.jpg", "far.jpg", "near.jpg", "a.jpg", "mid.jpg"]
    assert ordered(names, distance_in, ImageOrder.FOUND) == tuple(names)
    near = ordered(names, distance_in, ImageOrder.NEAR)
    assert near == ("near.jpg", "mid.jpg", "far.jpg", "b.jpg", "a.jpg")
    far = ordered(names, distance_in, ImageOrder.FAR)
    assert far == ("far.jpg", "mid.jpg", "near.jpg", "b.jpg", "a.jpg")
