"""Covering part of an image on the command line."""

import json
from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.imaging.opener import open_image
from medannot.services.media_import import MediaImporter
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk


class NoWindow:
    """Stands where the program's window would be."""


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
        "The study main was drawn before and shows the image as it was.",
        f"The image as it was is still stored; `media erase {old}` erases it.",
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
    }
    (stored,) = (folder / "media").glob("*/*.bin")
    pixels = open_image(stored.read_bytes(), "a").frame().pixels
    assert pixels.tolist()[1] == [12, 0, 0, 0, 16, 17, 18, 19, 20, 21, 22, 23]


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
