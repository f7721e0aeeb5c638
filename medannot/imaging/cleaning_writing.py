"""Writing in the pixels of an image: told by the file, usual for its kind, or seen at its edges."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.uid import UID

from medannot.domain.errors import Sentence
from medannot.imaging.dicom_values import text
from medannot.imaging.frame import Frame
from medannot.imaging.windowing import render_frame

_BAND = 0.16
"""Share of height or width at each edge in which names are written."""

_BRIGHT = 180
_DARK = 120
_COLOURS = 3
"""How many of the commonest bright colours are tried; the ground may have one too."""

_STROKES = 5
_HEIGHT = 5
"""A line of writing has so many strokes side by side in so many rows one below the other."""

_WRITTEN_KINDS = {
    "US": "ultrasound",
    "ES": "endoscopy",
    "XC": "photograph",
    "OT": "other",
    "SC": "secondary capture",
    "IVUS": "ultrasound",
}


def dicom_warnings(source: Dataset, frames: list[Frame], name: str) -> tuple[Sentence, ...]:
    """Return what the person who imports should look at before the image is used.

    Args:
        source: the original's attributes.
        frames: decoded frames; the first and the last are looked at.
        name: what sentences call the file.
    """
    found = [_about_writing(source, frames, name)]
    if text(source, "RecognizableVisualFeatures") == "YES":
        found.append(
            Sentence(
                "{name} says that the person can be recognised in it; cover what shows the person "
                "before it is used.",
                name=name,
            )
        )
    return tuple(sentence for sentence in found if sentence is not None)


def _about_writing(source: Dataset, frames: list[Frame], name: str) -> Sentence | None:
    declared = text(source, "BurnedInAnnotation")
    if declared == "YES":
        return Sentence(
            "{name} says that text is burned into its pixels; look at it before it is used.",
            name=name,
        )
    kind = written_kind(source)
    if kind and any(shows_writing(frame) for frame in (frames[0], frames[-1])):
        return Sentence(
            "{name} may have text burned into its pixels (even, bright strokes near the edge); "
            "look at it, and cover what names anybody, before it is used.",
            name=name,
        )
    if kind and declared != "NO":
        return Sentence(
            "{name} is of a kind ({kind}) into whose pixels names are often burned; look at it "
            "before it is used.",
            name=name,
            kind=kind,
        )
    return None


def written_kind(source: Dataset) -> str:
    """Return the kind of image where it is one into which names are often written, or nothing."""
    if "Secondary Capture" in UID(text(source, "SOPClassUID")).name:
        return _WRITTEN_KINDS["SC"]
    return _WRITTEN_KINDS.get(text(source, "Modality"), "")


def shows_writing(frame: Frame) -> bool:
    """Tell whether there may be writing near an edge.

    Writing by a machine is of one bright colour on dark ground, in many strokes that are thin.
    """
    brightness = _packed(frame)
    return any(_like_writing(*band) for band in _bands(*brightness))


def _packed(frame: Frame) -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Return the brightness, and the exact colour as one number, of each pixel."""
    shown = render_frame(frame)
    if shown.ndim == 2:
        return shown, shown.astype(np.uint32)
    red, green, blue = np.moveaxis(shown.astype(np.uint32), -1, 0)
    brightest: NDArray[np.uint8] = shown.max(axis=2)
    return brightest, (red * 65_536 + green * 256 + blue).astype(np.uint32)


def _bands(
    bright: NDArray[np.uint8], colour: NDArray[np.uint32]
) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.uint32]]]:
    rows, columns = bright.shape
    high, wide = max(int(rows * _BAND), 8), max(int(columns * _BAND), 8)
    for place in (
        (slice(None, high), slice(None)),
        (slice(-high, None), slice(None)),
        (slice(None), slice(None, wide)),
        (slice(None), slice(-wide, None)),
    ):
        yield bright[place], colour[place]


def _like_writing(bright: NDArray[np.uint8], colour: NDArray[np.uint32]) -> bool:
    lit = bright >= _BRIGHT
    if not lit.any() or np.median(bright) > _DARK:
        return False
    colours, counts = np.unique(colour[lit], return_counts=True)
    commonest = colours[np.argsort(counts)[-_COLOURS:]]
    return any(_has_line(lit & (colour == one)) for one in commonest)


def _has_line(ink: NDArray[np.bool_]) -> bool:
    """Tell whether strokes of one colour stand in a line, thin and close together."""
    strokes = (np.diff(ink.astype(np.int8), axis=1, prepend=0) == 1).sum(axis=1)
    thin = ink.sum(axis=1) <= strokes * max(6, ink.shape[1] // 60)
    longest = run = 0
    for full in (strokes >= _STROKES) & thin:
        run = run + 1 if full else 0
        longest = max(longest, run)
    return longest >= _HEIGHT
