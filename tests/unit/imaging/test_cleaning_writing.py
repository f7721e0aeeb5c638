"""Writing near the edge of an image is noticed; tissue is not taken for it."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from medannot.imaging.cleaning_writing import shows_writing
from medannot.imaging.deidentify import clean_here
from medannot.imaging.frame import IDENTITY_WINDOW, Frame
from tests.helpers.pictures import dicom_set, written

KEY = bytes(32)


def tissue() -> NDArray[np.uint8]:
    """Return a bright, uneven fan on black, as an ultrasound shows it."""
    rng = np.random.default_rng(11)
    y, x = np.mgrid[0:240, 0:320]
    fan = (np.hypot(x - 160, y - 5) < 220) & (np.abs(x - 160) < y)
    return np.where(fan, rng.gamma(2.0, 40.0, fan.shape).clip(0, 250), 0).astype(np.uint8)


def with_words(picture: NDArray[np.uint8], place: tuple[int, int]) -> NDArray[np.uint8]:
    image = Image.fromarray(picture)
    colour = 255 if picture.ndim == 2 else (255, 255, 0)
    ImageDraw.Draw(image).text(place, "MUSTERMANN ERIKA 29.02.1960", fill=colour)
    return np.asarray(image)


def grey(pixels: NDArray[np.uint8]) -> Frame:
    return Frame(pixels, monochrome=True, voi=(IDENTITY_WINDOW,))


@pytest.mark.parametrize("place", [(4, 4), (130, 226)])
def test_words_near_an_edge_are_seen(place: tuple[int, int]) -> None:
    assert shows_writing(grey(with_words(tissue(), place)))


def test_coloured_words_are_seen() -> None:
    colour = np.dstack([tissue()] * 3)
    assert shows_writing(Frame(with_words(colour, (4, 4)), monochrome=False))


def test_tissue_and_empty_edges_are_no_words() -> None:
    assert not shows_writing(grey(tissue()))
    assert not shows_writing(grey(np.zeros((50, 50), np.uint8)))
    assert not shows_writing(grey(np.full((50, 50), 255, np.uint8)))


def warnings(picture: NDArray[np.uint8], **attributes: object) -> tuple[str, ...]:
    return clean_here(written(dicom_set(picture, **attributes)), "a.dcm", KEY).warnings


LOOK = "look at it before it is used."


def test_who_imports_is_told_of_declared_seen_and_usual_writing() -> None:
    plain, words = tissue(), with_words(tissue(), (4, 4))
    window = {"WindowCenter": "128", "WindowWidth": "256"}
    assert warnings(plain, Modality="CT", **window) == ()
    (seen,) = warnings(words, Modality="US", **window)
    assert seen.startswith("a.dcm may have text burned into its pixels (even, bright strokes near")
    (usual,) = warnings(plain, Modality="US", **window)
    kind = "a.dcm is of a kind (ultrasound) into whose pixels names are often burned; "
    assert usual == kind + LOOK
    assert warnings(plain, Modality="US", BurnedInAnnotation="NO", **window) == ()
    (declared,) = warnings(plain, Modality="CT", BurnedInAnnotation="YES", **window)
    assert declared == "a.dcm says that text is burned into its pixels; " + LOOK
    (face,) = warnings(plain, RecognizableVisualFeatures="YES", **window)
    assert face.startswith("a.dcm says that the person can be recognised in it; cover")
