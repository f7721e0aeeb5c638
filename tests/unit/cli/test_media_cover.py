"""Covering part of an image on the command line."""

import json
from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from medannot.domain.errors import EnvironmentFault
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.imaging.opener import open_image
from medannot.services.media_import import MediaImporter
from medannot.store.blobs import BlobStore
from tests.helpers.pictures import encoded, exif
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import make_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "test") as work:
            picture = encoded(np.arange(96, dtype=np.uint8).reshape(8, 12), "PNG")
            media = importer.save(work, importer.take_in(picture, "a.png"))
            work.note("test.import", f"media:{media.id}")
        add_set(desk.store, "ward", [Draft(images=(media.id,)), Draft(images=(media.id,))])
        desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))
        return desk.folder


def said(folder: Path, capsys: pytest.CaptureFixture[str], *line: str, code: int = 0) -> str:
    assert run([*line, "--workspace", str(folder)], NoWindow()) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def only_id(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    (line,) = json.loads(said(folder, capsys, "media", "list", "--json"))
    return str(line["id"])


def test_shapes_of_each_kind_make_a_new_image_and_the_report_says_what_shows_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = only_id(folder, capsys)
    told = said(
        folder, capsys, "media", "cover", old, "--reason", "writing", "--box", "0,0,2,1",
        "--ellipse", "4,2,4,4", "--polygon", "9,0;12,0;12,3",
    ).splitlines()  # fmt: skip
    new = told[0].rpartition(" ")[2].rstrip(".")
    assert told == [
        f"The image {old} is covered; the new image is {new}.",
        "The set ward has a next version that shows it (2 questions).",
        (
            f"The image {old}, which shows what is covered now, is still stored: the study main "
            f"was drawn with it; `media erase {old}` erases it there too."
        ),
    ]
    listed = {
        line["id"]: line for line in json.loads(said(folder, capsys, "media", "list", "--json"))
    }
    assert listed[new]["covers"] == old
    assert f"covers part of {old}" in said(folder, capsys, "media", "list")
    assert "The chain holds." in said(folder, capsys, "audit", "verify")


def test_programs_get_the_report_as_json_and_the_original_is_erased_when_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = only_id(folder, capsys)
    told = json.loads(
        said(
            folder, capsys, "media", "cover", old, "--reason", "a scar of note", "--box", "1,1,3,2",
            "--frames", "1", "--erase-original", "--json",
        )
    )  # fmt: skip
    assert told == {
        "id": told["id"],
        "covers": old,
        "reason": "a scar of note",
        "sets": {"ward": 2},
        "studies": ["main"],
        "original_erased": True,
        "turned": {},
        "earlier": [{"media_id": old, "studies": ["main"], "erased": True, "removed": True}],
        "covered_otherwise": [],
        "same_pixels": [],
    }
    (stored,) = (folder / "media").glob("*/*.bin")
    pixels = open_image(stored.read_bytes(), "a").frame().pixels
    assert pixels.tolist()[1] == [12, 0, 0, 0, 16, 17, 18, 19, 20, 21, 22, 23]


def covered(folder: Path, capsys: pytest.CaptureFixture[str], id_: str, *more: str) -> list[str]:
    line = ("media", "cover", id_, "--reason", "face", *more)
    return said(folder, capsys, *line).splitlines()


def new_id(told: list[str]) -> str:
    return told[0].rpartition(" ")[2].rstrip(".")


def test_the_report_names_every_image_that_is_erased_and_every_one_that_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = only_id(folder, capsys)
    first = new_id(covered(folder, capsys, old, "--box", "0,0,2,1"))

    second = covered(folder, capsys, first, "--box", "4,4,2,1", "--erase-unused-original")
    assert second[2:] == [
        f"The image {first} is erased.",
        (
            f"The image {old}, which shows what is covered now, is still stored: the study main "
            f"was drawn with it; `media erase {old}` erases it there too."
        ),
    ]

    third = covered(folder, capsys, new_id(second), "--box", "6,6,2,1", "--erase-original")
    assert third[2:] == [
        f"The image {new_id(second)} is erased.",
        f"The image {old} is erased; the study main shows it as erased.",
    ]
    assert len(list((folder / "media").glob("*/*.bin"))) == 1

    last = covered(folder, capsys, new_id(third), "--box", "8,7,2,1")
    assert last[2:] == [
        (
            f"The image {new_id(third)}, which shows what is covered now, is still stored; "
            f"`media erase {new_id(third)}` erases it."
        ),
    ]


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Return a workspace with one photograph three times: as it is, turned, and in another file."""
    with make_desk(tmp_path, name="copies") as desk:
        importer = MediaImporter(desk.store)
        picture = np.arange(96, dtype=np.uint8).reshape(8, 12)
        turned = b"Exif\0\0" + exif(3)
        files = [
            encoded(picture, "PNG"),
            encoded(picture, "PNG", exif=turned),
            encoded(picture, "PNG", compress_level=0),
        ]
        ids = []
        for file in files:
            with desk.store.writing(OWNER, "test") as work:
                ids.append(importer.save(work, importer.take_in(file, "a.png")).id)
                work.note("test.import", f"media:{ids[-1]}")
        add_set(desk.store, "ward", [Draft(images=(id_,)) for id_ in ids])
        return desk.folder


def ids_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    listed = json.loads(said(folder, capsys, "media", "list", "--json"))
    return [line["id"] for line in sorted(listed, key=lambda line: line["places"][0]["row"])]


def test_turned_copies_are_covered_and_named_and_other_files_of_the_same_pixels_are_named(
    copies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upright, turned, other = ids_of(copies, capsys)
    told = covered(copies, capsys, upright, "--box", "0,0,2,1", "--erase-original")
    new = told[1].rpartition(" ")[2].rstrip(".")
    assert told == [
        f"The image {upright} is covered; the new image is {new_id(told)}.",
        (
            f"The image {turned} is the same photograph, turned; it is covered too: the new image "
            f"is {new}."
        ),
        "The set ward has a next version that shows it (2 questions).",
        f"The image {upright} is erased.",
        f"The image {turned} is erased.",
        (
            f"The image {other} shows the same in another file and is NOT covered; cover or erase "
            "it too."
        ),
    ]
    assert new != new_id(told)


def test_an_image_that_was_covered_another_way_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = only_id(folder, capsys)
    wrong = new_id(covered(folder, capsys, old, "--box", "0,0,2,1"))
    right = new_id(covered(folder, capsys, old, "--box", "4,4,2,1"))
    told = covered(folder, capsys, wrong, "--box", "6,6,2,1", "--erase-original")
    assert told[-1] == (
        f"The image {right} is the same photograph, covered another way, and stays; look whether "
        "it shows too much."
    )


def test_a_file_that_could_not_be_removed_is_told_and_is_a_fault(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = only_id(folder, capsys)

    def fails(_blobs: BlobStore, sha256: str) -> None:
        raise EnvironmentFault("The image file {name} cannot be removed.", name=sha256)

    monkeypatch.setattr(BlobStore, "erase", fails)
    line = ["media", "cover", old, "--reason", "face", "--box", "0,0,2,1", "--erase-original"]
    assert run([*line, "--workspace", str(folder)], NoWindow()) == 3
    printed = capsys.readouterr()
    assert f"The image {old} is marked as erased, but its file is still there" in printed.out
    assert printed.err == (
        "medannot: The file of 1 erased image could not be removed; check that the workspace's "
        "folder may be written. It goes when the workspace is next opened for writing.\n"
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (["--box", "1,2,3"], "“1,2,3” is no shape"),
        (["--box", "1,2,0,5"], "needs width and height"),
        (["--polygon", "1,1;2,2"], "needs width and height"),
        (["--ellipse", "a,b,c,d"], "is no shape"),
        (["--box", "0,0,1,1", "--frames", "3-1"], "names no frames"),
        (["--box", "0,0,1,1", "--frames", "2"], "no frame 2"),
        ([], "at least one shape"),
        (["--box", "90,90,4,4"], "No shape touches the image"),
    ],
)
def test_shapes_and_frames_that_cannot_be_read_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], line: list[str], reason: str
) -> None:
    told = said(
        folder, capsys, "media", "cover", only_id(folder, capsys), "--reason", "face", *line, code=2
    )
    assert reason in told
