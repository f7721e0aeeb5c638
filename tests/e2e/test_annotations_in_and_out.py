"""Annotations given away in the real window, and taken into another project, one label by hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medannot.domain.annotation.finding import Finding, Lesion, Mark
from medannot.domain.annotation.revision import Cause
from medannot.domain.people import OWNER
from medannot.services.annotation_values import CaseRule, ProjectPlan
from medannot.services.desk import open_desk
from tests.e2e.test_annotating_in_the_window import annotate
from tests.e2e.test_translation import DATA, judged, walk
from tests.helpers.annotating_room import with_project
from tests.helpers.driving import Driven, ScriptedDialogs, drive

pytestmark = pytest.mark.usefixtures("home")


def two_projects(parent: Path) -> Path:
    """Make a workspace with the projects "skin" and "twin" of the same two images."""
    folder = with_project(parent)
    with open_desk(folder) as desk:
        draft = desk.projects.read_files(OWNER, [parent / "pictures"], CaseRule())
        desk.projects.create(OWNER, ProjectPlan("twin", "medannot-skin", 7), draft)
        desk.projects.assign(OWNER, "twin", ("cleo", "dora"))
    return folder


def findings(folder: Path, code: str) -> list[Finding]:
    """Return what somebody has said in their project, from the disk; all of it came from files."""
    with open_desk(folder) as desk:
        actor = desk.annotating.seat(OWNER, code)
        found: list[Finding] = []
        _, cases = desk.project_overview.show(OWNER, "twin")
        for case in cases:
            opened = desk.annotating.open(actor, case.id)
            assert {one.cause for one in opened.revisions} <= {Cause.IMPORTED}
            found += opened.findings.values()
        return found


def renamed(file: Path) -> Path:
    """Write the file as another program would: a name of its own, nothing of the lexicon."""
    read: dict[str, Any] = json.loads(file.read_text())
    for category in read["categories"]:
        category.pop("medannot")
        category["name"] = "lbl_7"
    for annotation in read["annotations"]:
        annotation["attributes"] = {"tint": "reddish", "occluded": False}
    theirs = file.with_name("theirs.json")
    theirs.write_text(json.dumps(read))
    return theirs


def test_annotations_go_out_and_come_in_by_keys(tmp_path: Path) -> None:
    folder, out = two_projects(tmp_path), tmp_path / "given"
    dialogs = ScriptedDialogs(folders=[out], saves=[tmp_path / "map"])

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        annotate(window)
        window.key("Alt+P")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Export: skin")
        window.idle()
        going = window.page().exchange.going
        assert [(one.count, one.what) for one in going.facts.facts] == [
            (1, "works on cases"),
            (1, "images"),
            (1, "marks"),
            (1, "not handed in yet"),
        ]
        window.wait_to_see("Nothing is written until you choose a folder.")
        window.key("Ctrl+Return")
        window.wait_to_see(f"lie in {out} now.")
        window.idle()
        window.key("Esc")
        window.wait_to_see("Who annotates?")
        dialogs.files.append((renamed(out / "annotations.json"),))
        window.click("Import: twin")
        coming = window.page().exchange.coming
        window.key("Down")
        window.wait_to_see("Nothing is chosen yet.")
        window.key("Tab")
        window.key("Enter")
        window.key("Ctrl+Return")
        window.wait_to_see("What the files hold")
        window.idle()
        window.key("Ctrl+Return")
        window.wait_to_see("3 of 3 labels open")
        window.key("/")
        window.type("papule")
        window.key("Enter")
        assert coming.labels.row.key == "occluded=false"
        window.key("Delete")
        assert coming.labels.row.key == "tint=reddish"
        assert coming.labels.likely.shown()[0].id == "A.COLOR.RED"
        window.key("1")
        window.wait_to_see("0 of 3 labels open")
        window.click("Save the mapping")
        window.wait_to_see("The mapping lies in map.csv.")
        window.key("Ctrl+Return")
        window.wait_to_see("Before anything is written")
        window.idle()
        window.wait_to_see("Take in 2 findings")
        window.key("Esc")
        window.wait_to_see("0 of 3 labels open")
        window.key("Ctrl+Return")
        window.wait_to_see("Take in 2 findings")
        window.idle()
        window.key("Ctrl+Return")
        window.wait_to_see("What was done")
        window.idle()
        window.wait_to_see("Import more")
        window.key("Enter")
        window.wait_to_see("Who annotates?")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    (lesion, mark) = (one.content for one in findings(folder, "cleo"))
    assert isinstance(lesion, Lesion)
    assert lesion.term.node_id == "L.PAPULE"
    assert [value.descriptors[0].node_id for value in lesion.values] == ["A.COLOR.RED"]
    assert isinstance(mark, Mark)
    assert findings(folder, "dora") == []
    saved = (tmp_path / "map.csv").read_text(encoding="utf-8-sig").splitlines()
    assert saved == [
        "label,node_id",
        "lbl_7,L.PAPULE",
        "occluded=false,",
        "tint=reddish,A.COLOR.RED",
    ]


HOSTILE = {
    "deep.json": b"[" * 200_000,
    "laughs.xml": b'<!DOCTYPE a [<!ENTITY b "ha">]><annotations>&b;</annotations>',
    "holiday.json": b'{"hello": 1}',
    "mask.png": b"\x89PNG\r\n\x1a\n broken",
    "cases.jsonl": b'{"format":"medannot-annotations-1","number":',
    "annotations.csv": b"case,image,author,finding_id\n=1+1",
}


def test_hostile_files_are_told_by_mouse_and_nothing_comes_of_them(tmp_path: Path) -> None:
    folder = two_projects(tmp_path)
    for name, data in HOSTILE.items():
        (tmp_path / name).write_bytes(data)
    dialogs = ScriptedDialogs(files=[tuple(tmp_path / name for name in HOSTILE)])

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Export: twin")
        window.wait_to_see("Nothing is annotated there yet; there is nothing to export.")
        window.click("Back")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Import: twin")
        coming = window.page().exchange.coming
        coming.files.seat.choose("cleo")
        window.click("Choose files")
        window.click("Read the files")
        window.wait_to_see("What the files hold")
        window.idle()
        assert {problem.file for problem in coming.images.problems.problems} == set(HOSTILE)
        window.click("Go on to the labels")
        window.click("See what would come in")
        window.wait_to_see("Nothing of these files would come in.")
        window.idle()
        window.wait_to_see("There is nothing to write.")
        assert not coming.go.isEnabled()
        for _ in range(4):
            window.click("Back")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Import: twin")
        assert len(coming.presenter.state.paths) == len(HOSTILE), "what was chosen was lost"

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert findings(folder, "cleo") == []


def test_every_word_is_translated_and_has_room(qtbot: QtBot, tmp_path: Path) -> None:
    folder = two_projects(tmp_path)
    file = tmp_path / "theirs.json"
    size = {"width": 640, "height": 480}
    file.write_text(
        json.dumps(
            {
                "images": [{"id": 1, "file_name": "case-0001-1.png", **size}],
                "categories": [{"id": 1, "name": "zit"}],
                "annotations": [
                    {"image_id": 1, "category_id": 1, "bbox": [1, 1, 9, 9], "attributes": {"a": 1}}
                ],
            }
        )
    )
    data = DATA | {folder.name, "twin", "cleo", "dora", "zit", "a: 1", "中文"}

    def script(window: Driven) -> None:
        sins = {}

        def judge(name: str) -> None:
            window.idle()
            sins[name] = judged(window.window, data)

        window.key("Ctrl+6")
        window.idle()
        page = window.page()
        (twin,) = (one for one in page.projects.state.projects if one.project == "twin")
        page.opening.export_wanted.emit(twin)
        judge("export")
        page.opening.import_wanted.emit(twin)
        coming = page.exchange.coming
        judge("files")
        coming.presenter.choose_code("cleo")
        coming.presenter.add([file])
        coming.presenter.forward()
        judge("images")
        coming.presenter.forward()
        judge("labels")
        coming.presenter.leave_open_out()
        coming.presenter.forward()
        judge("changes")
        assert sins == {name: {} for name in sins}

    walk(folder, script)
