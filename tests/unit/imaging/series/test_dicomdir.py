"""A DICOMDIR opens the files that its records name, and tells what is not as it says."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from medannot.imaging.series import sources
from medannot.imaging.series.gathering import Gathered, gather
from tests.helpers.dicomdirs import (
    dicomdir,
    dicomdir_in_implicit_vr,
    dicomdir_of,
    dicomdir_without_lengths,
    meta,
    record,
)
from tests.helpers.pictures import dicom_file, encoded

GREY = np.arange(12, dtype=np.int16).reshape(3, 4)


def a_slice(z: int) -> bytes:
    return dicom_file(
        GREY + np.int16(z),
        StudyInstanceUID="1.2.3",
        SeriesInstanceUID="1.2.3.4",
        SOPInstanceUID=f"1.2.3.4.{z + 1}",
        ImageOrientationPatient=["1", "0", "0", "0", "1", "0"],
        ImagePositionPatient=["0", "0", str(z)],
    )


def disc(root: Path, contents: bytes, *files: str, name: str = "DICOMDIR") -> Path:
    """Write a disc: the images in the order of their names, and the table of contents."""
    for z, file in enumerate(files):
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(a_slice(z))
    table = root / name
    table.write_bytes(contents)
    return table


def shown(found: Gathered) -> list[str]:
    """Return the names of the files that are shown, in the order of the body."""
    return [
        name
        for study in found.studies
        for series in study.series
        for stack in series.stacks
        for name in stack.names
    ]


def refusals(found: Gathered) -> list[str]:
    return [str(one.reason) for one in found.refused]


@pytest.mark.parametrize("name", ["DICOMDIR", "dicomdir", "DICOMDIR;1", "INDEX"])
@pytest.mark.parametrize("make", [dicomdir_of, dicomdir_without_lengths, dicomdir_in_implicit_vr])
def test_the_files_it_lists_open_and_no_others(
    tmp_path: Path, name: str, make: Callable[..., bytes]
) -> None:
    contents = make("DICOM\\A\\IM1", "DICOM\\A\\IM2")
    table = disc(tmp_path, contents, "DICOM/A/IM1", "DICOM/A/IM2", "DICOM/A/IM3", name=name)
    (tmp_path / "VIEWER.EXE").write_bytes(b"MZ")

    found = gather([table])

    assert shown(found) == ["IM1", "IM2"]
    assert refusals(found) == []
    assert [str(note) for note in found.notes] == [
        (
            "The DICOMDIR does not list 2 files of its folder, which are not shown; open the "
            "folder itself to see them."
        )
    ]


def test_a_disc_that_is_whole_needs_no_words(tmp_path: Path) -> None:
    found = gather([disc(tmp_path, dicomdir_of("IM1"), "IM1")])
    assert (shown(found), refusals(found), found.notes) == (["IM1"], [], ())


def test_one_file_that_is_not_listed_is_told_as_one(tmp_path: Path) -> None:
    (note,) = gather([disc(tmp_path, dicomdir_of("IM1"), "IM1", "IM2")]).notes
    assert note == (
        "The DICOMDIR does not list 1 file of its folder, which is not shown; open the folder "
        "itself to see it."
    )


def test_files_that_are_missing_are_one_sentence(tmp_path: Path) -> None:
    table = disc(tmp_path, dicomdir_of("IM1", "DICOM\\IM2", "DICOM\\IM3"), "IM1")
    found = gather([table])
    assert shown(found) == ["IM1"]
    assert refusals(found) == [
        (
            "DICOMDIR lists 2 files that are not there, the first of them DICOM/IM2; copy the "
            "whole disc again."
        )
    ]


def test_one_file_that_is_missing_is_named(tmp_path: Path) -> None:
    found = gather([disc(tmp_path, dicomdir_of("IM1", "IM2"), "IM1")])
    assert refusals(found) == [
        "DICOMDIR lists the file IM2, which is not there; copy the whole disc again."
    ]


@pytest.mark.parametrize(
    "record_file",
    ["..\\OUTSIDE", "DICOM\\..\\..\\OUTSIDE", "\\OUTSIDE", "/OUTSIDE", "../OUTSIDE", "C:\\OUTSIDE"],
)
def test_a_record_that_leads_out_of_the_folder_is_refused(tmp_path: Path, record_file: str) -> None:
    (tmp_path / "OUTSIDE").write_bytes(a_slice(7))
    (tmp_path / "disc").mkdir()
    found = gather([disc(tmp_path / "disc", dicomdir_of("IM1", record_file), "IM1", "DICOM/X")])
    assert shown(found) == ["IM1"]
    first = record_file.replace("\\", "/")
    assert refusals(found) == [
        f"DICOMDIR lists the file {first}, which lies outside of its folder and is not opened."
    ]


def test_several_records_that_lead_out_are_one_sentence(tmp_path: Path) -> None:
    found = gather([disc(tmp_path, dicomdir_of("..\\A", "..\\B", "IM1"), "IM1")])
    assert refusals(found) == [
        (
            "DICOMDIR lists 2 files that lie outside of its folder, the first of them ../A; they "
            "are not opened."
        )
    ]


@pytest.mark.parametrize("file", ["dicom/im1", "Dicom/Im1;1", "DICOM/IM1.;1", "DICOM;1/IM1"])
def test_names_as_careless_copies_write_them_are_found(tmp_path: Path, file: str) -> None:
    table = disc(tmp_path, dicomdir_of("DICOM\\IM1"), file)
    found = gather([table])
    assert shown(found) == [Path(file).name]
    assert (refusals(found), found.notes) == ([], ())


def test_where_two_names_differ_by_case_alone_the_exact_one_is_taken(tmp_path: Path) -> None:
    table = disc(tmp_path, dicomdir_of("IM1"), "IM1", "im1")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("this disk takes both names for one")
    assert shown(gather([table])) == ["IM1"]


def test_a_file_that_is_listed_twice_opens_once_and_one_out_of_use_does_not(
    tmp_path: Path,
) -> None:
    records = (record("IMAGE", "IM1"), record("IMAGE", "im1"), record("IMAGE", "IM2", in_use=0))
    assert shown(gather([disc(tmp_path, dicomdir(*records), "IM1", "IM2")])) == ["IM1"]


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"words",
        meta(),
        meta()[:150],
        dicomdir_of("IM1", "IM2")[:-20],
        dicomdir_without_lengths("IM1")[:-30],
        meta() + b"\x04\x00\x20\x12SQ\x00\x00\xff\xff\xff\x7f",
        meta() + b"\x04\x00\x20\x12SQ\x00\x00\x08\x00\x00\x00words go",
    ],
)
def test_a_damaged_one_says_so_and_the_folder_is_shown(tmp_path: Path, contents: bytes) -> None:
    table = disc(tmp_path, contents, "DICOM/IM1", "IM2")
    (tmp_path / "AUTORUN.INF").write_text("[autorun]\n")
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")
    found = gather([table])
    assert shown(found) == ["IM1", "IM2"]
    assert refusals(found) == []
    (note,) = found.notes
    assert note == (
        "The DICOMDIR is damaged, so that all images of its folder are shown instead; copy the "
        "disc again."
    )


def test_beside_a_damaged_one_a_broken_image_is_still_told(tmp_path: Path) -> None:
    table = disc(tmp_path, b"", "IM1")
    (tmp_path / "far.png").write_bytes(encoded(GREY.astype(np.uint8), "PNG")[:20])
    assert [one.name for one in gather([table]).refused] == ["far.png"]


def test_a_listed_file_that_is_no_image_is_told_by_its_name(tmp_path: Path) -> None:
    table = disc(tmp_path, dicomdir_of("IM1", "REPORT"), "IM1")
    (tmp_path / "REPORT").write_bytes(b"%PDF-1.7")
    assert refusals(gather([table])) == [
        "REPORT is a PDF document; take the images out of it first."
    ]


def test_a_folder_of_too_many_files_is_not_walked_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    table = disc(tmp_path, dicomdir_of("IM1"), "IM1", "IM2", "IM3", "IM4")
    (refused,) = gather([table]).refused
    assert refused.reason == f"{tmp_path.name} holds more than 2 files; choose a smaller folder."


@pytest.mark.parametrize("flood", [bytes(40_000_000), record("IMAGE", "IM1") * 60_000])
def test_a_flood_of_elements_is_not_read_to_its_end(tmp_path: Path, flood: bytes) -> None:
    table = disc(tmp_path, meta() + flood, "IM1")
    found = gather([table])
    assert shown(found) == ["IM1"]
    assert found.notes[0].startswith("The DICOMDIR is damaged, ")
