"""The same object is shown once, two objects of one identifier both; either is told."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from pydicom.uid import ImplicitVRLittleEndian

from medannot.cli.main import run
from medannot.imaging.series.gathering import gather
from tests.helpers.dicomdirs import dicomdir_of
from tests.helpers.pictures import dicom_file, dicom_set, encoded, written
from tests.helpers.verbs import NoWindow
from tests.unit.imaging.series.test_dicomdir import GREY, a_slice, refusals, shown

ONE_COPY = "1 file is a copy of an image that is shown already, and is left out."
TWO_COPIES = "2 files are copies of images that are shown already, and are left out."
TWO_DIFFER = (
    "2 images bear one SOP Instance UID with another and yet differ; each is shown, so find out "
    "which is right."
)


def put(folder: Path, **files: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def another(z: int) -> bytes:
    """Return a slice with the identifier of `a_slice` and other pixels."""
    return dicom_file(
        GREY + np.int16(z + 50),
        StudyInstanceUID="1.2.3",
        SeriesInstanceUID="1.2.3.4",
        SOPInstanceUID=f"1.2.3.4.{z + 1}",
    )


def sent_on(z: int) -> bytes:
    """Return a slice as another program wrote it: with a preamble and file meta of its own."""
    data = a_slice(z)
    own = b"\x02\x00\x16\x00AE\x06\x00SENDER"
    length = int.from_bytes(data[140:144], "little")
    head = b"II*\x00" + bytes(124) + data[128:140] + (length + len(own)).to_bytes(4, "little")
    return head + data[144 : 144 + length] + own + data[144 + length :]


def test_copies_in_a_folder_are_shown_once_and_counted(tmp_path: Path) -> None:
    put(tmp_path, IM1=a_slice(1), IM2=a_slice(2))
    put(tmp_path / "again", IM1=a_slice(1), IM7=a_slice(2))
    found = gather([tmp_path])
    assert len(shown(found)) == 2
    assert list(found.notes) == [TWO_COPIES]
    assert (refusals(found), found.files) == ([], 4)


def test_one_copy_is_told_as_one(tmp_path: Path) -> None:
    found = gather([put(tmp_path, IM1=a_slice(1), IM2=a_slice(1))])
    assert (shown(found), list(found.notes)) == (["IM1"], [ONE_COPY])


def test_three_of_one_object_leave_one(tmp_path: Path) -> None:
    found = gather([put(tmp_path, IM1=a_slice(1), IM2=a_slice(1), IM3=a_slice(1))])
    assert (shown(found), list(found.notes)) == (["IM1"], [TWO_COPIES])


def test_what_the_writing_program_adds_makes_no_other_object(tmp_path: Path) -> None:
    found = gather([put(tmp_path, IM1=a_slice(1), IM2=sent_on(1))])
    assert (shown(found), list(found.notes)) == (["IM1"], [ONE_COPY])


def test_copies_in_an_archive_are_shown_once_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "disc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("A/IM1", a_slice(1))
        archive.writestr("B/IM2", a_slice(1))
    found = gather([path])
    assert (shown(found), list(found.notes)) == (["IM1"], [ONE_COPY])


def test_copies_that_a_dicomdir_lists_are_shown_once_and_counted(tmp_path: Path) -> None:
    put(tmp_path, IM1=a_slice(1), IM2=a_slice(1), DICOMDIR=dicomdir_of("IM2", "IM1"))
    found = gather([tmp_path / "DICOMDIR"])
    assert (shown(found), list(found.notes)) == (["IM2"], [ONE_COPY])


def test_a_disc_and_its_archive_together_show_each_object_once(tmp_path: Path) -> None:
    folder = put(tmp_path / "disc", IM1=a_slice(1), IM2=a_slice(2))
    path = tmp_path / "disc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("IM1", "IM2"):
            archive.write(folder / name, name)
    found = gather([folder, path])
    assert (shown(found), list(found.notes)) == (["IM1", "IM2"], [TWO_COPIES])


def test_two_objects_of_one_identifier_are_both_shown_and_told(tmp_path: Path) -> None:
    found = gather([put(tmp_path, IM1=a_slice(1), IM2=another(1), IM3=a_slice(3))])
    assert sorted(shown(found)) == ["IM1", "IM2", "IM3"]
    assert list(found.notes) == [TWO_DIFFER]


def test_copies_of_objects_that_differ_are_left_out_all_the_same(tmp_path: Path) -> None:
    found = gather([put(tmp_path, IM1=a_slice(1), IM2=another(1), IM3=a_slice(1), IM4=another(1))])
    assert sorted(shown(found)) == ["IM1", "IM2"]
    assert list(found.notes) == [TWO_COPIES, TWO_DIFFER]


def test_the_same_pixels_in_another_transfer_syntax_are_shown_beside(tmp_path: Path) -> None:
    plain = dicom_set(GREY, SOPInstanceUID="1.2.3.4.9")
    other = dicom_set(GREY, SOPInstanceUID="1.2.3.4.9")
    other.file_meta.TransferSyntaxUID = ImplicitVRLittleEndian
    found = gather([put(tmp_path, IM1=written(plain), IM2=written(other))])
    assert sorted(shown(found)) == ["IM1", "IM2"]
    assert list(found.notes) == [TWO_DIFFER]


def test_objects_alike_but_for_their_identifier_are_both_shown(tmp_path: Path) -> None:
    files = {f"IM{n}": dicom_file(GREY, SOPInstanceUID=f"1.2.{n}") for n in (1, 2)}
    found = gather([put(tmp_path, **files)])
    assert (sorted(shown(found)), found.notes) == (["IM1", "IM2"], ())


def test_what_bears_no_identifier_is_never_taken_for_a_copy(tmp_path: Path) -> None:
    skin = encoded(np.full((3, 4, 3), 90, np.uint8), "PNG")
    found = gather([put(tmp_path, near=skin, far=skin)])
    assert (sorted(shown(found)), found.notes) == (["far", "near"], ())


def test_a_copy_does_not_hide_behind_a_file_that_is_broken(tmp_path: Path) -> None:
    found = gather([put(tmp_path, IM1=a_slice(1)[:300], IM2=a_slice(1))])
    assert shown(found) == ["IM2"]
    assert [one.name for one in found.refused] == ["IM1"]
    assert found.notes == ()


def test_what_cannot_be_compared_any_more_is_shown(tmp_path: Path) -> None:
    folder = put(tmp_path, IM1=a_slice(1), IM2=a_slice(1))

    def taken_out(done: int, _total: int) -> None:
        if done == 1:
            (folder / "IM1").unlink()

    found = gather([folder], taken_out)
    assert (sorted(shown(found)), found.notes) == (["IM1", "IM2"], ())


def test_the_list_of_the_command_line_tells_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "disc.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("DICOMDIR", dicomdir_of("IM1", "IM2", "IM3", "IM4"))
        archive.writestr("IM1", a_slice(1))
        archive.writestr("IM2", a_slice(1))
        archive.writestr("IM3", another(1))
        archive.writestr("IM5", a_slice(5))
    assert run(["images", "list", str(path), "--json"], NoWindow()) != 0
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert sum(line["images"] for study in told["studies"] for line in study) == 2
    unlisted = (
        "A DICOMDIR in the ZIP archive does not list 1 file of its folder, which is not shown; "
        "unpack the archive and open the folder to see it."
    )
    assert told["notes"] == [unlisted, ONE_COPY, TWO_DIFFER]
    for line in (
        unlisted,
        ONE_COPY,
        TWO_DIFFER,
        "disc.zip/DICOMDIR lists the file IM4, which is not there; copy the whole disc again.",
    ):
        assert line in said.err
