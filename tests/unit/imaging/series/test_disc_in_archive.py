"""A DICOMDIR inside a ZIP archive is followed as it is on the disk."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from medannot.imaging.series import sources
from medannot.imaging.series.gathering import gather
from tests.helpers.dicomdirs import dicomdir_of
from tests.unit.imaging.series.test_dicomdir import a_slice, refusals, shown


def packed(root: Path, files: Mapping[str, bytes]) -> Path:
    """Write an archive of these entries, in their order."""
    path = root / "disc.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def test_the_files_it_lists_open_in_its_order_and_no_others(tmp_path: Path) -> None:
    path = packed(
        tmp_path,
        {
            "CD/DICOM/IM1": a_slice(1),
            "CD/DICOM/IM2": a_slice(2),
            "CD/DICOM/IM3": a_slice(3),
            "CD/VIEWER.EXE": b"MZ",
            "CD/DICOMDIR": dicomdir_of("DICOM\\IM3", "DICOM\\IM1"),
        },
    )
    found = gather([path])
    assert [source.name for source in found.sources.values()] == ["IM3", "IM1"]
    assert shown(found) == ["IM1", "IM3"]
    assert refusals(found) == []
    assert list(found.notes) == [
        (
            "A DICOMDIR in the ZIP archive does not list 2 files of its folder, which are not "
            "shown; unpack the archive and open the folder to see them."
        )
    ]


def test_one_file_that_is_not_listed_is_told_as_one(tmp_path: Path) -> None:
    files = {"DICOMDIR": dicomdir_of("IM1"), "IM1": a_slice(1), "IM2": a_slice(2)}
    found = gather([packed(tmp_path, files)])
    assert shown(found) == ["IM1"]
    assert list(found.notes) == [
        (
            "A DICOMDIR in the ZIP archive does not list 1 file of its folder, which is not "
            "shown; unpack the archive and open the folder to see it."
        )
    ]


def test_an_archive_that_is_whole_needs_no_words(tmp_path: Path) -> None:
    found = gather([packed(tmp_path, {"DICOMDIR": dicomdir_of("IM1"), "IM1": a_slice(1)})])
    assert (shown(found), refusals(found), found.notes) == (["IM1"], [], ())


def test_a_file_that_is_missing_is_named_with_the_archive(tmp_path: Path) -> None:
    files = {"CD/DICOMDIR": dicomdir_of("IM1", "A\\IM2"), "CD/IM1": a_slice(1), "IM2": a_slice(2)}
    found = gather([packed(tmp_path, files)])
    assert shown(found) == ["IM1", "IM2"]
    assert refusals(found) == [
        (
            "disc.zip/CD/DICOMDIR lists the file A/IM2, which is not there; copy the whole disc "
            "again."
        )
    ]


@pytest.mark.parametrize("record", ["..\\IM2", "\\IM2", "C:\\IM2"])
def test_a_record_that_leads_out_of_its_folder_is_refused(tmp_path: Path, record: str) -> None:
    files = {"CD/DICOMDIR": dicomdir_of("IM1", record), "CD/IM1": a_slice(1)}
    found = gather([packed(tmp_path, files)])
    assert shown(found) == ["IM1"]
    assert refusals(found) == [
        (
            f"disc.zip/CD/DICOMDIR lists the file {record.replace(chr(92), '/')}, which lies "
            "outside of its folder and is not opened."
        )
    ]


@pytest.mark.parametrize("table", ["dicomdir", "DICOMDIR;1", "DICOMDIR."])
@pytest.mark.parametrize("file", ["dicom/im1;1", "DICOM\\IM1", "./DICOM/IM1"])
def test_names_as_careless_writers_have_them_are_found(
    tmp_path: Path, table: str, file: str
) -> None:
    found = gather([packed(tmp_path, {table: dicomdir_of("DICOM\\IM1"), file: a_slice(1)})])
    assert len(shown(found)) == 1
    assert (refusals(found), found.notes) == ([], ())


@pytest.mark.parametrize("contents", [b"", b"words", dicomdir_of("IM1", "IM2")[:-20]])
def test_a_damaged_one_says_so_and_the_images_beside_it_are_shown(
    tmp_path: Path, contents: bytes
) -> None:
    files = {
        "CD/DICOMDIR": contents,
        "CD/AUTORUN.INF": b"[autorun]\n",
        "CD/DICOM/IM1": a_slice(1),
        "CD/letter.pdf": b"%PDF-1.7",
        "CD/IM2": a_slice(2),
    }
    found = gather([packed(tmp_path, files)])
    assert shown(found) == ["IM1", "IM2"]
    assert refusals(found) == []
    assert list(found.notes) == [
        (
            "A DICOMDIR in the ZIP archive is damaged, so that all images of its folder are shown "
            "instead; copy the disc again."
        )
    ]


def test_one_whose_own_bytes_are_broken_does_not_keep_the_images(tmp_path: Path) -> None:
    path = packed(tmp_path, {"DICOMDIR": dicomdir_of("IM1", "IM2"), "IM1": a_slice(1)})
    raw = bytearray(path.read_bytes())
    start = raw.find(b"DICOMDIR") + len("DICOMDIR")
    raw[start : start + 20] = b"\xff" * 20
    path.write_bytes(bytes(raw))
    found = gather([path])
    assert shown(found) == ["IM1"]
    assert found.notes[0].startswith("A DICOMDIR in the ZIP archive is damaged, ")


def test_two_discs_of_one_archive_are_both_followed_and_files_beside_them_open(
    tmp_path: Path,
) -> None:
    files = {
        "B/DICOMDIR": dicomdir_of("IM2"),
        "B/IM2": a_slice(2),
        "A/DICOMDIR": dicomdir_of("IM1", "GONE"),
        "A/IM1": a_slice(1),
        "A/IM9": a_slice(9),
        "C/IM3": a_slice(3),
    }
    found = gather([packed(tmp_path, files)])
    assert shown(found) == ["IM1", "IM2", "IM3"]
    assert refusals(found) == [
        "disc.zip/A/DICOMDIR lists the file GONE, which is not there; copy the whole disc again."
    ]
    assert len(found.notes) == 1
    assert "does not list 1 file of its folder" in found.notes[0]


def test_a_file_that_two_of_them_list_appears_once_and_counts_as_listed(tmp_path: Path) -> None:
    files = {
        "DICOMDIR": dicomdir_of("IM1", "CD\\IM2"),
        "IM1": a_slice(1),
        "CD/DICOMDIR": dicomdir_of("IM2", "IM3"),
        "CD/IM2": a_slice(2),
        "CD/IM3": a_slice(3),
    }
    found = gather([packed(tmp_path, files)])
    assert shown(found) == ["IM1", "IM2", "IM3"]
    assert (refusals(found), found.notes) == ([], ())


def test_the_same_archive_named_twice_is_told_and_shown_once(tmp_path: Path) -> None:
    path = packed(tmp_path, {"DICOMDIR": dicomdir_of("IM1"), "IM1": a_slice(1), "IM2": a_slice(2)})
    found = gather([path, path])
    assert shown(found) == ["IM1"]
    assert len(found.notes) == 1


def test_one_that_lies_hidden_or_alone_harms_nothing(tmp_path: Path) -> None:
    files = {"__MACOSX/DICOMDIR": b"junk", ".old/DICOMDIR": b"junk", "IM1": a_slice(1)}
    found = gather([packed(tmp_path, files)])
    assert (shown(found), refusals(found), found.notes) == (["IM1"], [], ())


def test_the_bound_on_files_holds_for_an_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 1)
    files = {"DICOMDIR": dicomdir_of("IM1", "IM2"), "IM1": a_slice(1), "IM2": a_slice(2)}
    assert refusals(gather([packed(tmp_path, files)])) == [
        "disc.zip holds more than 1 files; choose a smaller folder."
    ]


def test_an_archive_of_very_many_discs_is_refused(tmp_path: Path) -> None:
    files = {f"{number}/DICOMDIR": b"" for number in range(101)}
    assert refusals(gather([packed(tmp_path, files)])) == [
        "disc.zip holds more than 100 DICOMDIR files; unpack it and open them one by one."
    ]
