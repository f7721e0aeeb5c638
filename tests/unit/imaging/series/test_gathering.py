"""Folders, DICOMDIR discs and ZIP archives as studies, series and sets of photographs."""

import os
import zipfile
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from medannot.domain.progress import Stopped
from medannot.imaging.series import archives
from medannot.imaging.series.gathering import gather
from tests.helpers.pictures import dicom_file, encoded

GREY = np.arange(12, dtype=np.int16).reshape(3, 4)
SKIN = np.full((3, 4, 3), 90, np.uint8)
STUDY, SERIES = "1.2.3.4", "1.2.3.4.5"


def a_slice(z: int, series: str = SERIES, **attributes: object) -> bytes:
    usual = {
        "StudyInstanceUID": STUDY,
        "SeriesInstanceUID": series,
        "SOPInstanceUID": f"{series}.{z + 100}",
        "ImageOrientationPatient": ["1", "0", "0", "0", "1", "0"],
        "ImagePositionPatient": ["0", "0", str(z)],
        "InstanceNumber": str(100 - z),
    }
    return dicom_file(GREY + np.int16(z), **(usual | attributes))


def ct_folder(folder: Path, places: range = range(5)) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    # Discs number their files in the order of writing, which is not that of the body.
    names = [f"IM{number * 7 % 11:03}" for number in range(len(places))]
    for name, z in zip(names, places, strict=True):
        (folder / name).write_bytes(a_slice(z))
    return folder


def places_of(gathered: object, stack: object) -> list[int]:
    """Return what the slices hold, which tells their place: the first value is z."""
    return [int(gathered.sources[key].read()[-GREY.nbytes :][0]) for key, _frame in stack.slices]


def test_a_folder_opens_as_one_series_sorted_by_place(tmp_path: Path) -> None:
    found = gather([ct_folder(tmp_path / "disc")])
    (study,) = found.studies
    (series,) = study.series
    (stack,) = series.stacks
    assert (series.images, study.photographs) == (5, False)
    assert places_of(found, stack) == [0, 1, 2, 3, 4]


def an_enhanced_file(*heights: int) -> bytes:
    """Return frames at some heights; the values of each say which."""
    groups = []
    for z in heights:
        place, group = Dataset(), Dataset()
        place.ImagePositionPatient = ["0", "0", str(z)]
        group.PlanePositionSequence = [place]
        groups.append(group)
    direction, shared = Dataset(), Dataset()
    direction.ImageOrientationPatient = ["1", "0", "0", "0", "1", "0"]
    shared.PlaneOrientationSequence = [direction]
    return dicom_file(
        np.stack([GREY + np.int16(z) for z in heights]),
        frames=True,
        StudyInstanceUID=STUDY,
        SeriesInstanceUID=SERIES,
        SharedFunctionalGroupsSequence=[shared],
        PerFrameFunctionalGroupsSequence=groups,
    )


@pytest.mark.parametrize(
    ("heights", "frames"),
    [((3, 2, 1), (1, 2, 3)), ((5, 30, 10), (1, 3, 2)), ((1, 2, 1, 2), (1, 2, 3, 4))],
)
def test_frames_of_one_file_are_scrolled_by_place_where_the_file_mixes_them(
    tmp_path: Path, heights: tuple[int, ...], frames: tuple[int, ...]
) -> None:
    (tmp_path / "a.dcm").write_bytes(an_enhanced_file(*heights))
    (stack,) = gather([tmp_path]).studies[0].series[0].stacks
    assert [frame for _, frame in stack.slices] == list(frames)
    assert [place.position[2] for place in stack.places] == [heights[n - 1] for n in frames]


def test_identifiers_are_not_handed_on(tmp_path: Path) -> None:
    found = gather([ct_folder(tmp_path / "disc")])
    assert STUDY not in repr(found.studies)


def test_series_of_one_study_stand_by_their_number(tmp_path: Path) -> None:
    for number, series in ((2, "1.9.2"), (1, "1.9.1")):
        data = a_slice(number, series, SeriesNumber=str(number))
        (tmp_path / f"{number}.dcm").write_bytes(data)
    (study,) = gather([tmp_path]).studies
    assert [series.number for series in study.series] == [1, 2]


def test_a_zip_opens_like_the_folder_it_was_made_of(tmp_path: Path) -> None:
    folder = ct_folder(tmp_path / "disc")
    packed = tmp_path / "disc.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.iterdir():
            archive.write(path, f"deep/{path.name}")
        archive.writestr("__MACOSX/deep/._IM000", b"junk")
    found = gather([packed])
    (stack,) = found.studies[0].series[0].stacks
    assert places_of(found, stack) == [0, 1, 2, 3, 4]
    assert found.refused == ()


def test_a_name_that_leads_out_of_the_archive_touches_nothing(tmp_path: Path) -> None:
    packed = tmp_path / "disc.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../escaped.dcm", a_slice(1))
    before = set(tmp_path.parent.iterdir())
    assert gather([packed]).studies[0].series[0].images == 1
    assert set(tmp_path.parent.iterdir()) == before


def test_an_encrypted_archive_is_refused_in_a_sentence(tmp_path: Path) -> None:
    packed = tmp_path / "disc.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.dcm", a_slice(1))
    raw = bytearray(packed.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(bytes(raw))
    (refused,) = gather([packed]).refused
    assert refused.reason == (
        "disc.zip is an encrypted ZIP archive; unpack it with its password first."
    )


def test_a_bomb_in_an_archive_is_refused_and_the_rest_opens(tmp_path: Path) -> None:
    packed = tmp_path / "disc.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.png", b"\0" * 60_000_000)
        archive.writestr("good.dcm", a_slice(1))
    found = gather([packed])
    assert [one.name for one in found.refused] == ["bomb.png"]
    assert found.refused[0].reason.startswith("bomb.png claims 60 MB from ")
    assert found.studies[0].series[0].images == 1


@pytest.mark.parametrize("cut", [30, 200, 500])
def test_a_broken_archive_is_one_sentence(tmp_path: Path, cut: int) -> None:
    packed = tmp_path / "disc.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.dcm", a_slice(1))
    packed.write_bytes(packed.read_bytes()[:cut])
    (refused,) = gather([packed]).refused
    assert refused.reason == "disc.zip is a broken ZIP archive; copy or download it again."


def test_an_archive_of_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "MOST_ENTRIES", 2)
    packed = tmp_path / "disc.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in "abc":
            archive.writestr(name, b"x")
    (refused,) = gather([packed]).refused
    assert "more than 2 files" in refused.reason


def test_photographs_of_a_folder_stand_near_middle_far(tmp_path: Path) -> None:
    for name in ("far.png", "knee_near.png", "middle.png", "another.png"):
        (tmp_path / name).write_bytes(encoded(SKIN, "PNG"))
    (study,) = gather([tmp_path]).studies
    (shown,) = study.series
    assert study.photographs
    assert [stack.distance for stack in shown.stacks] == ["near", "middle", "far", ""]


def test_what_cannot_be_shown_is_told_and_the_rest_opens(tmp_path: Path) -> None:
    ct_folder(tmp_path, range(2))
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 words")
    (tmp_path / ".hidden").write_bytes(b"words")
    found = gather([tmp_path, tmp_path / "nowhere"])
    assert [one.reason for one in found.refused] == [
        f"There is no file or folder {tmp_path / 'nowhere'}.",
        "report.pdf is a PDF document; take the images out of it first.",
    ]
    assert found.studies[0].series[0].images == 2


def test_the_same_file_named_twice_is_opened_once(tmp_path: Path) -> None:
    folder = ct_folder(tmp_path / "disc", range(2))
    assert gather([folder, folder / "IM000"]).studies[0].series[0].images == 2


def test_progress_is_told_and_a_stop_ends_the_job(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_two(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Stopped

    with pytest.raises(Stopped):
        gather([ct_folder(tmp_path)], stop_at_two)
    assert told == [(1, 5), (2, 5)]


def test_a_folder_that_may_not_be_read_does_not_keep_the_others(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        ct_folder(tmp_path / name, range(1))
    (tmp_path / "b").chmod(0)
    try:
        if os.access(tmp_path / "b", os.R_OK):
            pytest.skip("this person may read everything")
        found = gather([tmp_path])
    finally:
        (tmp_path / "b").chmod(0o700)
    assert found.studies[0].series[0].images == 2
    assert [one.name for one in found.refused] == ["b"]
