"""Images and places that foreign objects name, found again among stored DICOM images.

Stored images have UIDs of their own, derived from those they came with. Objects made from what is
stored name these; objects from elsewhere name the originals, which derive to the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from medannot.domain.annotation.foreign import (
    UID_NAME,
    ForeignImage,
    ForeignMark,
    ForeignSet,
    SpaceMark,
)
from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.exchange.annotations.dicom.graphics import drawn
from medannot.exchange.annotations.dicom.sources import Source, source_of
from medannot.exchange.annotations.reading import UnreadableError
from medannot.imaging.dicom_cleaning import covered_uid, derived_uid
from medannot.imaging.dicom_values import numbers

_HEAD = 1 << 18
"""So much of a file holds its header, but for images of very many frames."""

_LEAST_REACH = 0.5
"""Millimetres from a plane at which a mark lies on it, where sections are thinner than twice it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A stored DICOM image, as it is shown.

    Attributes:
        name: that the project has for it.
        covers: hashes of the frames of each image that was made from the first one by covering.
    """

    name: str
    path: Path
    covers: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class _Planes:
    """The frames of one space, as columns of numbers.

    Attributes:
        names: of the image of each, and the frame of it.
        positions, across, down: of the first pixel's middle, and along rows and columns.
        spacings: of columns and rows.
        reaches: how far from it a mark still lies on a plane.
    """

    names: Sequence[tuple[str, int]]
    positions: NDArray[np.float64]
    across: NDArray[np.float64]
    down: NDArray[np.float64]
    spacings: NDArray[np.float64]
    reaches: NDArray[np.float64]


class _Names:
    """The project's names of images, by the UIDs that others may know them by."""

    def __init__(self, uid_key: bytes) -> None:
        self._uid_key = uid_key
        self._by_uid: dict[str, str] = {}
        self._covered: list[Stored] = []

    def add(self, uid: str, one: Stored) -> None:
        """Take an image with the UID of the stored file."""
        self._by_uid[uid] = one.name
        if one.covers:
            self._covered.append(one)

    def name_of(self, uid: str) -> str | None:
        """Return an image's name: by its own UID, the one it came with, or was covered from."""
        for candidate in (uid, self.derived(uid)):
            if candidate in self._by_uid:
                return self._by_uid[candidate]
            for one in self._covered:
                made = candidate
                for hashes in one.covers:
                    made = str(covered_uid(self._uid_key, made, hashes))
                if self._by_uid.get(made) == one.name:
                    return one.name
        return None

    def derived(self, uid: str) -> str:
        """Return what a UID became when its object came in."""
        return str(derived_uid(self._uid_key, uid))


def found_again(read: ForeignSet, stored: Iterable[Stored], uid_key: bytes) -> ForeignSet:
    """Return what was read with the names that the project has for images; others are problems.

    Args:
        read: of files, with images that are named by UID and marks in space.
        stored: the project's DICOM images.
        uid_key: from which UIDs of stored images are derived.
    """
    names = _Names(uid_key)
    by_space: dict[str, list[tuple[str, Source]]] = {}
    for one in stored:
        source = _header(one.path, one.name)
        if source is not None:
            names.add(source.uid, one)
            by_space.setdefault(source.frame_of_reference, []).append((one.name, source))
    images: list[ForeignImage] = []
    problems = list(read.problems)
    for image in read.images:
        is_named = not image.name.startswith(UID_NAME)
        named = image.name if is_named else names.name_of(image.name.removeprefix(UID_NAME))
        if named is None:
            why = Sentence("no image of the project is this DICOM image.")
            problems.append(Problem(image.name, 0, why))
        else:
            images.append(replace(image, name=named))
    placed, lost = _placed(read.in_space, by_space, names.derived)
    return ForeignSet((*images, *placed), (*problems, *lost), works=read.works)


def _header(path: Path, name: str) -> Source | None:
    """Return a stored image; None where it is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            source = source_of(head, name)
            if len(head) == _HEAD and not source.is_whole:
                source = source_of(head + file.read(), name)
    except (OSError, InputFault):
        return None
    return source


def _placed(
    marks: Iterable[SpaceMark],
    by_space: Mapping[str, Sequence[tuple[str, Source]]],
    derived: Callable[[str], str],
) -> tuple[list[ForeignImage], list[Problem]]:
    """Return the marks in space on the images on whose planes they lie."""
    planes: dict[str, _Planes | None] = {}
    found: dict[str, list[ForeignMark]] = {}
    problems: list[Problem] = []
    for number, one in enumerate(marks, start=1):
        if one.space not in planes:
            sources = by_space.get(one.space) or by_space.get(derived(one.space)) or ()
            planes[one.space] = _planes(sources)
        try:
            for name, mark in _on_planes(one, planes[one.space]):
                found.setdefault(name, []).append(mark)
        except UnreadableError as fault:
            problems.append(Problem(f"{UID_NAME}{one.space}", number, fault.sentence))
    return [ForeignImage(name, None, None, tuple(those)) for name, those in found.items()], problems


def _planes(sources: Iterable[tuple[str, Source]]) -> _Planes | None:
    names, rows = [], []
    for name, source in sources:
        thickness = numbers(source.top, "SliceThickness")
        reach = max(thickness[0] / 2 if thickness else 0.0, _LEAST_REACH)
        for frame in range(1, source.frames + 1):
            place = source.place(frame)
            if place is not None:
                position, axes, (down, across) = place
                names.append((name, frame))
                rows.append((*position, *axes, across, down, reach))
    if not rows:
        return None
    table = np.asarray(rows, dtype=np.float64)
    return _Planes(names, table[:, :3], table[:, 3:6], table[:, 6:9], table[:, 9:11], table[:, 11])


def _on_planes(one: SpaceMark, planes: _Planes | None) -> Iterator[tuple[str, ForeignMark]]:
    """Yield a mark on the plane on which it lies; several points may lie on several.

    Raises:
        UnreadableError: no image of the project lies there.
    """
    if planes is None:
        raise UnreadableError("no image of the project lies in the space of this mark.")
    points = np.asarray(one.points, dtype=np.float64)
    parts = [points[at : at + 1] for at in range(len(points))] if "POINT" in one.kind else [points]
    normals = np.cross(planes.across, planes.down)
    for part in parts:
        # (planes, points): how far each point lies from each plane.
        away = np.abs(((part[None] - planes.positions[:, None]) * normals[:, None]).sum(axis=2))
        farthest = away.max(axis=1)
        at = int(farthest.argmin())
        if farthest[at] > planes.reaches[at] + 1e-6:
            raise UnreadableError("it lies between the images, or aslant to them.")
        inside = part - planes.positions[at]
        x = inside @ planes.across[at] / planes.spacings[at, 0] + 0.5
        y = inside @ planes.down[at] / planes.spacings[at, 1] + 0.5
        flat = [(round(float(a), 3), round(float(b), 3)) for a, b in zip(x, y, strict=True)]
        name, frame = planes.names[at]
        for shape in drawn(one.kind, flat):
            yield name, replace(one.said, shape=shape, frame=frame)
