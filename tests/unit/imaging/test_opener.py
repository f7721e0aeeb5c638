"""Opening images: by what they hold, in a process of its own."""

import os
import sys
from pathlib import Path

import numpy as np
import psutil
import pytest

from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.media import MediaFormat
from medannot.imaging.child.host import shared_decoder
from medannot.imaging.opener import open_image, read_bytes
from tests.helpers.pictures import dicom_file, encoded, exif

GREY = np.arange(6, dtype=np.int16).reshape(2, 3)
PICTURE = encoded(np.arange(12, dtype=np.uint8).reshape(3, 4), "PNG")


def test_a_file_is_opened_by_what_it_holds_whatever_its_name_says(tmp_path: Path) -> None:
    for name, data, expected in (
        ("scan.png", dicom_file(GREY), MediaFormat.DICOM),
        ("scan.dcm", PICTURE, MediaFormat.PNG),
        ("scan", encoded(GREY.astype(np.uint8), "JPEG"), MediaFormat.JPEG),
    ):
        (tmp_path / name).write_bytes(data)
        assert open_image(tmp_path / name).format is expected


def test_it_is_opened_elsewhere() -> None:
    image = open_image(dicom_file(GREY), "a.dcm")

    children = {child.pid for child in psutil.Process().children()}
    assert shared_decoder().pids
    assert set(shared_decoder().pids) <= children
    assert image.frame().pixels.tolist() == GREY.tolist()


def test_an_orientation_known_from_elsewhere_is_applied() -> None:
    image = open_image(PICTURE, "a.png", orientation=6)

    assert (image.facts.rows, image.facts.columns, image.facts.orientation) == (4, 3, 6)
    assert image.frame().pixels[:, 2].tolist() == [0, 1, 2, 3]


def test_the_files_own_orientation_is_applied() -> None:
    data = encoded(np.arange(64, dtype=np.uint8).reshape(8, 8), "JPEG", exif=b"Exif\0\0" + exif(3))
    assert open_image(data, "a.jpg").facts.orientation == 3


def test_what_is_no_image_is_refused_without_any_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medannot.imaging.child.host.shared_decoder", lambda: pytest.fail("asked"))
    for data, sentence in (
        (b"", r"^a is empty"),
        (b"%PDF-1.7", r"^a is a PDF document"),
        (b"Dear colleague", r"^a is a text"),
    ):
        with pytest.raises(InputFault, match=sentence):
            open_image(data, "a")


def test_a_file_is_called_by_its_name_not_by_where_it_lies(tmp_path: Path) -> None:
    folder = tmp_path / "Mustermann"
    folder.mkdir()
    (folder / "scan.png").write_bytes(PICTURE[:30])
    with pytest.raises(InputFault) as caught:
        open_image(folder / "scan.png")
    assert str(caught.value).startswith("scan.png ")
    assert "Mustermann" not in str(caught.value)


@pytest.mark.skipif(
    sys.platform == "win32" or not hasattr(os, "geteuid") or os.geteuid() == 0,
    reason="root may read everything",
)
def test_a_file_that_may_not_be_read_is_no_bad_file(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(PICTURE)
    path.chmod(0)
    with pytest.raises(EnvironmentFault, match=r"^scan\.png cannot be read"):
        open_image(path)


def test_a_file_beyond_all_sizes_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)
    with pytest.raises(InputFault, match=r"^scan\.png is larger than 1 GiB"):
        read_bytes(path, path.name)
