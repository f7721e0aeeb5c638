"""Slices in the order in which a person scrolls through them."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.imaging.opened import ImageFacts, Plane, SeriesFacts
from medannot.imaging.series.sorting import Slice, frame_order, in_order, stacks

AXIAL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)
CORONAL = (1.0, 0.0, 0.0, 0.0, 0.0, -1.0)


def slice_at(
    key: str,
    z: float | None = None,
    instance: int | None = None,
    axes: tuple[float, ...] | None = AXIAL,
    **facts: object,
) -> Slice:
    position = None if z is None else (0.0, 0.0, z)
    place = SeriesFacts("study", "series", instance=instance, position=position, axes=axes)
    known = {"rows": 4, "columns": 4, "frames": 1, "monochrome": True} | facts
    return Slice(key, f"{key}.dcm", ImageFacts(**known, series=place))


def keys(slices: tuple[Slice, ...]) -> list[str]:
    return [one.key for one in slices]


def test_slices_follow_their_place_and_not_their_numbers() -> None:
    head_first = [slice_at("a", 30, 1), slice_at("b", 10, 2), slice_at("c", 20, 3)]
    assert keys(in_order(head_first)) == ["b", "c", "a"]


def test_without_places_the_instance_numbers_decide_and_after_them_the_names() -> None:
    assert keys(in_order([slice_at("a", instance=10), slice_at("b", instance=9)])) == ["b", "a"]
    assert keys(in_order([slice_at("b"), slice_at("a")])) == ["a", "b"]


def test_a_place_along_the_normal_counts_whatever_the_axes_are() -> None:
    # The normal of a coronal slice (x, −z) is y: 0 * 0 − 0 * (−1) … (0, 1, 0).
    front = Slice("front", "f", _facts((5.0, -80.0, 3.0)))
    back = Slice("back", "b", _facts((9.0, 60.0, -7.0)))
    assert keys(in_order([back, front])) == ["front", "back"]


def _facts(position: tuple[float, float, float]) -> ImageFacts:
    place = SeriesFacts("study", "series", position=position, axes=CORONAL)
    return ImageFacts(rows=4, columns=4, frames=1, monochrome=True, series=place)


def test_repeated_scans_of_one_place_go_by_their_numbers() -> None:
    twice = [slice_at("c", 0, 3), slice_at("a", 0, 1), slice_at("d", 5, 4), slice_at("b", 5, 2)]
    assert keys(in_order(twice)) == ["a", "b", "c", "d"]


@given(st.permutations([float(z) for z in range(-30, 50, 7)]))
def test_any_order_on_the_disk_gives_the_same_stack(places: list[float]) -> None:
    found = [slice_at(f"{z:+06.1f}", z, 1) for z in places]
    assert [one.place.position[2] for one in in_order(found)] == sorted(places)


def test_another_size_or_direction_or_several_frames_make_a_stack_of_their_own() -> None:
    found = [
        slice_at("axial-2", 2, 2),
        slice_at("axial-1", 1, 1),
        slice_at("coronal", 0, 3, CORONAL),
        slice_at("scout", 0, 4, rows=8),
        slice_at("cine", 0, 5, frames=9),
    ]
    parts = stacks(found)
    assert [keys(stack) for stack in parts] == [
        ["axial-1", "axial-2"],
        ["coronal"],
        ["scout"],
        ["cine"],
    ]


@pytest.mark.parametrize("degrees", [0.0, 0.05, 0.3])
def test_a_hair_s_breadth_of_another_direction_does_not_part_a_series(degrees: float) -> None:
    # Directions are written with few digits; a value at the border of two roundings parts nothing.
    angle = math.radians(5.739 + degrees)
    axes = (math.cos(angle), math.sin(angle), 0.0, -math.sin(angle), math.cos(angle), 0.0)
    first = math.radians(5.739)
    other = (math.cos(first), math.sin(first), 0.0, -math.sin(first), math.cos(first), 0.0)
    parts = stacks([slice_at("a", 1, 1, axes), slice_at("b", 2, 2, other)])
    assert [keys(stack) for stack in parts] == [["a", "b"]]


def file_of(*heights: float | None, axes: tuple[float, ...] | None = AXIAL) -> ImageFacts:
    """Return a file of several frames at some heights."""
    planes = tuple(None if z is None else Plane((0.0, 0.0, z), axes) for z in heights)
    return ImageFacts(4, 4, len(heights), monochrome=True, series=SeriesFacts(), planes=planes)


@pytest.mark.parametrize(
    ("heights", "order"),
    [
        ((0, 5, 10), (1, 2, 3)),
        ((10, 5, 0), (1, 2, 3)),
        ((0, 20, 10, 30), (1, 3, 2, 4)),
        ((5, 30, 10, 0), (4, 1, 3, 2)),
        ((0, 10, 0, 10), (1, 2, 3, 4)),
        ((0, 20, 10, 20), (1, 2, 3, 4)),
        ((0, None, 10, 5), (1, 2, 3, 4)),
        ((7, 7, 7), (1, 2, 3)),
    ],
)
def test_frames_of_a_file_stand_as_stored_unless_their_places_go_to_and_fro(
    heights: tuple[float | None, ...], order: tuple[int, ...]
) -> None:
    assert frame_order(file_of(*heights)) == order


def test_frames_without_places_or_of_several_directions_stand_as_stored() -> None:
    assert frame_order(ImageFacts(4, 4, 3, monochrome=True)) == (1, 2, 3)
    assert frame_order(file_of(0, 20, 10, axes=None)) == (1, 2, 3)
    crossing = replace(
        file_of(0, 20, 10), planes=(*file_of(0, 20).planes, *file_of(10, axes=CORONAL).planes)
    )
    assert frame_order(crossing) == (1, 2, 3)
