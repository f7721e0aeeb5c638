"""The demo's pictures are drawn, look like what the questions ask for, and come from no network."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from medannot.domain.errors import EnvironmentFault
from medannot.imaging.demo.canvas import new_scene
from medannot.imaging.demo.dicom import installed_dicom
from medannot.imaging.demo.lesions import scattered
from medannot.imaging.demo.pictures import draw_picture, picture_names


def pixels(data: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(data)).convert("RGB"), dtype=float)


def test_a_ring_is_redder_than_its_centre_and_the_skin_around_it() -> None:
    picture = pixels(draw_picture("ring_near.jpg"))

    assert picture.shape == (900, 1200, 3)
    redness = picture[:, :, 0] - picture[:, :, 1]
    rows, columns = np.mgrid[0:900, 0:1200]
    away_mm = np.hypot(rows - 450, columns - 600) * 52 / 1200
    edge = redness[(away_mm > 12) & (away_mm < 16)].mean()
    centre = redness[away_mm < 8].mean()
    skin = redness[away_mm > 22].mean()
    assert edge > centre + 15
    assert centre > skin + 5


def test_the_same_picture_is_drawn_each_time() -> None:
    assert draw_picture("naevus_even_near.jpg") == draw_picture("naevus_even_near.jpg")


def test_an_unknown_picture_has_no_name() -> None:
    assert len(picture_names()) == len(set(picture_names())) == 12
    with pytest.raises(KeyError):
        draw_picture("portrait.jpg")


def test_scattered_spots_keep_clear_of_each_other() -> None:
    scene = new_scene(3, (60, 80), 2.0)

    spots = scattered(scene, 12, (15.0, 10.0), (0.6, 1.2))

    assert len(spots) == 12
    for number, one in enumerate(spots):
        for other in spots[:number]:
            assert np.hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius


def test_the_noise_has_mean_0_and_deviation_1_and_its_wavelength() -> None:
    scene = new_scene(5, (128, 128), 4.0)

    grain = scene.grain(4.0)

    assert abs(float(grain.mean())) < 1e-3
    assert float(grain.std()) == pytest.approx(1.0, abs=1e-3)
    spectrum = np.abs(np.fft.rfft2(grain))
    row, column = np.unravel_index(spectrum.argmax(), spectrum.shape)
    frequency = np.hypot(min(row, 128 - row), column) / 128
    assert 8 < 1 / frequency < 32  # about 4 mm at 4 pixels each


def test_the_files_of_pydicom_are_read_from_the_disk() -> None:
    assert installed_dicom("CT_small.dcm")[128:132] == b"DICM"
    with pytest.raises(EnvironmentFault, match=r"other\.dcm did not come with pydicom"):
        installed_dicom("other.dcm")
