"""Erasing an image and keeping names on the command line."""

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.services.media_import import MediaImporter
from tests.helpers.pictures import encoded, exif
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import NoWindow
from tests.helpers.workspaces import make_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "test") as work:
            picture = encoded(np.full((4, 6), 7, np.uint8), "PNG")
            media = importer.save(work, importer.take_in(picture, "a.png"))
            work.note("test.import", f"media:{media.id}")
        add_set(desk.store, "ward", [Draft(images=(media.id,)), Draft(images=(media.id,))])
        desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))
        return desk.folder


def said(folder: Path, capsys: pytest.CaptureFixture[str], *line: str, code: int = 0) -> str:
    assert run([*line, "--workspace", str(folder)], NoWindow()) == code
    printed = capsys.readouterr()
    return printed.err if code else printed.out


def test_an_image_is_found_in_the_list_and_erased_with_a_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = json.loads(said(folder, capsys, "media", "list", "--json"))
    assert (line["format"], line["rows"], line["columns"], line["erased"]) == ("png", 4, 6, False)
    assert [(place["set_name"], place["row"]) for place in line["places"]] == [
        ("ward", 1),
        ("ward", 2),
    ]

    told = said(folder, capsys, "media", "erase", line["id"], "--reason", "consent withdrawn")

    assert told.splitlines() == [
        f"The image {line['id']} is erased.",
        "The set ward shows it as erased (2 questions).",
        "The study main shows it as erased.",
    ]
    assert not list((folder / "media").glob("*/*.bin"))
    assert "erased: consent withdrawn" in said(folder, capsys, "media", "list")
    assert "The chain holds." in said(folder, capsys, "audit", "verify")


def test_an_erasure_names_what_goes_with_it_and_what_of_the_photograph_is_left(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picture = np.arange(24, dtype=np.uint8).reshape(4, 6)
    with open_desk(folder) as desk:
        importer = MediaImporter(desk.store)
        ids = []
        for more in ({}, {"exif": b"Exif\0\0" + exif(3)}):
            with desk.store.writing(OWNER, "test") as work:
                file = encoded(picture, "PNG", **more)
                ids.append(importer.save(work, importer.take_in(file, "b.png")).id)
                work.note("test.import", f"media:{ids[-1]}")
        add_set(desk.store, "eyes", [Draft(images=(ids[0],))])
    covering = json.loads(
        said(
            folder, capsys, "media", "cover", ids[0], "--reason", "face", "--box", "0,0,1,1",
            "--json",
        )
    )  # fmt: skip

    told = said(folder, capsys, "media", "erase", covering["id"], "--reason", "consent withdrawn")

    copy = covering["turned"][ids[1]]
    assert told.splitlines() == [
        f"The image {covering['id']} is erased.",
        f"The image {copy} is the same photograph, turned, and is erased with it.",
        "The set eyes shows it as erased (1 question).",
        *(
            f"The image {one} shows the same photograph, covered less or more, and is still "
            f"stored; `media erase {one}` erases it."
            for one in sorted(ids)
        ),
    ]


def test_an_erasure_without_reason_or_of_nothing_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = json.loads(said(folder, capsys, "media", "list", "--json"))

    assert "Say why" in said(folder, capsys, "media", "erase", line["id"], "--reason", " ", code=1)
    assert "There is no image nothing" in said(
        folder, capsys, "media", "erase", "nothing", "--reason", "why", code=1
    )
    said(folder, capsys, "media", "erase", line["id"], code=2)
    assert list((folder / "media").glob("*/*.bin"))


def test_names_are_kept_beside_the_database_and_shown_only_when_asked_for(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = [
        person["code"] for person in json.loads(said(folder, capsys, "people", "list", "--json"))
    ]
    assert said(folder, capsys, "people", "names", "--show") == "No list is kept here.\n"
    file = tmp_path / "who.csv"
    file.write_text(f"code,name\n{code},Ana María\n", encoding="utf-8")

    said(folder, capsys, "people", "names", str(file))

    assert said(folder, capsys, "people", "names", "--show") == f"{code}  Ana María\n"
    assert said(folder, capsys, "people", "list") == f"{code}\n"
    connection = sqlite3.connect(folder / "medannot.sqlite")
    assert "María" not in "".join(connection.iterdump())
    connection.close()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("code,name\nP99,Ana\n", "who.csv, row 1: nobody here has the code P99."),
        ("who,what\nP99,Ana\n", "who.csv is no list of names"),
        (None, "There is no file"),
    ],
)
def test_a_wrong_list_of_names_is_refused(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    text: str | None,
    reason: str,
) -> None:
    if text is not None:
        (tmp_path / "who.csv").write_text(text, encoding="utf-8")

    line = ["people", "names", str(tmp_path / "who.csv")]

    assert reason in said(folder, capsys, *line, code=1)
    assert not (folder / "private").exists()
    said(folder, capsys, "people", "names", code=2)
