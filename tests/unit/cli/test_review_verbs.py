"""`medannot review plan|status|report`: from a plan to files."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from medannot.domain.annotation.finding import Lesion, Region, Site
from medannot.domain.annotation.project import Step
from medannot.domain.people import OWNER
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.services.desk import open_desk
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, AnnotationRoom
from tests.helpers.verbs import Say, saying


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace in which anna has handed in three cases: face, papule, nodule."""
    steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
    with AnnotationRoom(tmp_path, (1, 1, 1), ("anna",), steps=steps, annotators=1) as room:
        for case in (1, 2, 3):
            opened = room.say(room.open(case=case), USABLE, 1)
            opened = room.say(opened, Region(Site(FACE)), 1)
            opened = room.say(opened, Lesion(PAPULE))
            room.complete_rest(opened, Lesion(NODULE))
        return room.desk.folder


@pytest.fixture
def say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(workspace, capsys)


def review_all(workspace: Path) -> None:
    """Let rita reject the nodules and accept the rest."""
    with open_desk(workspace) as desk:
        rita = desk.reviewing.seat(OWNER, "rita")
        made = desk.review_planning.rounds(OWNER, "skin")[0]
        while (place := desk.reviewing.next(rita, made.id, unfinished=True)) is not None:
            opened = desk.reviewing.open(rita, place.id)
            while opened.waiting:
                one = opened.waiting[0]
                wrong = one.node == "L.NODULE"
                opened = desk.reviewing.decide(
                    rita,
                    opened,
                    one.key,
                    Verdict.REJECT if wrong else Verdict.ACCEPT,
                    ReviewReason.NOT_VISIBLE if wrong else None,
                )


def test_a_plan_says_what_a_claim_takes(say: Say) -> None:
    told = say("review", "plan", "skin", "--expected", "1")
    assert told.code == 0
    assert "3 works handed in on 3 images, 9 labels" in told.out
    # Kish: 1 + (3 - 1) * .2. Wilson's 73, times 1.4, and 1.08 for Student's t of 36 degrees.
    assert "3.0 labels an image with a correlation of 0.2: a design effect of 1.40" in told.out
    assert "review 110 labels on 37 images; about 0 errors may be among them" in told.out
    assert "3 works would be drawn, on 3 images with 9 labels: fewer than" in told.out
    assert "does not hold so many" in told.out
    nothing = say("review", "plan", "skin", "--expected", "0.9")
    assert "never proves more than 95.0%" in nothing.out
    alone = say("review", "plan", "skin", "--expected", "1", "--correlation", "0")
    assert "a design effect of 1.00" in alone.out
    assert "review 81 labels on 27 images" in alone.out
    assert say("review", "plan", "skin", "--correlation", "1.5").code != 0


def test_from_the_plan_to_the_report(say: Say, workspace: Path, tmp_path: Path) -> None:
    begun = say(
        "review", "plan", "skin", "--sampling", "all", "--doubled", "0", "--reviewer", "rita"
    )
    assert begun.code == 0, begun.err
    waiting = say("review", "status", "skin")
    assert "0 of 3 works done" in waiting.out
    assert "precision is not known yet" in waiting.out

    review_all(workspace)

    done = say("review", "status", "skin")
    assert "3 of 3 works done" in done.out
    assert "precision 66.7%" in done.out
    assert "above 95.0% is not proven" in done.out
    out = tmp_path / "report"
    written = say("review", "report", "skin", out)
    assert written.code == 0, written.err
    with (out / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["column"], row["value"]): row for row in csv.DictReader(file)}
    assert rows["node", "L.NODULE"]["deleted"] == "3"
    assert rows["node", "L.NODULE"]["words_zh"] == "结节"
    assert rows["annotator", "anna"]["kept"] == "6"
    assert float(rows["all", ""]["precision"]) == pytest.approx(2 / 3)
    told = json.loads((out / "review.json").read_text(encoding="utf-8"))
    assert told["formulas"]["precision"] == "kept / (kept + changed + deleted)"
    assert told["facts"]["works_waiting"] == 0
    book = openpyxl.load_workbook(out / "review.xlsx")
    assert book.sheetnames == [
        "About",
        "Figures",
        "Confusions",
        "Reviewers",
        "Formulas",
        "Matrix lesion",
    ]
    assert book["Figures"]["A2"].value == "all"


def test_nothing_to_report(say: Say, tmp_path: Path) -> None:
    none = say("review", "status", "skin")
    assert none.code != 0
    assert "has no round of review" in none.err
    assert say("review", "status", "other").code != 0
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "file").write_text("x", encoding="utf-8")
    assert "something in" in say("review", "report", "skin", tmp_path / "used").err
    plain = say("review", "report", "skin", tmp_path / "used" / "file")
    assert "is a file; name a new or empty folder" in plain.err


def test_a_round_of_that_name_is_there(say: Say) -> None:
    words = ("review", "plan", "skin", "--sampling", "all", "--doubled", "0", "--reviewer", "rita")
    assert say(*words).code == 0
    again = say(*words)
    assert again.code != 0
    assert "has a round of review named review" in again.err
    # It is told before what else is amiss: one reviewer cannot see works twice.
    twice = say(*words, "--doubled", "1")
    assert "has a round of review named review" in twice.err


def test_who_is_too_few_for_two_is_told_how_to_go_on(say: Say) -> None:
    alone = say("review", "plan", "skin", "--sampling", "all", "--reviewer", "rita")
    assert "This review needs 2 reviewers who have not annotated" in alone.err
    assert "(--doubled 0)" in alone.err
    own = say("review", "plan", "skin", "--doubled", "0", "--reviewer", "anna")
    assert "This review needs a reviewer who has not annotated" in own.err


def test_the_running_figures(say: Say, workspace: Path) -> None:
    words = ("review", "plan", "skin", "--sampling", "all", "--doubled", "0", "--reviewer", "rita")
    assert say(*words, "--bound", "0.3", "--expected", "1", "--correlation", "0").code == 0
    begun = say("review", "status", "skin")
    assert "precision is not known yet; above 30.0% can still be proven" in begun.out
    assert "more labels on 3 more images would do" in begun.out
    review_all(workspace)
    told = json.loads(say("review", "status", "skin", "--json").out)
    running = told["running"]
    assert (running["kept"], running["deleted"], running["works_done"]) == (6, 3, 3)
    assert running["precision"]["estimate"]["value"] == pytest.approx(2 / 3)
    assert running["claims"] == {"precision": "not_proven", "recall": "not_proven"}
    assert told["reviewers"] == [{"code": "rita", "total": 3, "done": 3}]


def test_the_list_of_a_reviewer(say: Say) -> None:
    words = ("review", "plan", "skin", "--sampling", "all", "--doubled", "0", "--reviewer", "rita")
    assert say(*words).code == 0
    listed = say("review", "queue", "skin", "--reviewer", "rita")
    assert listed.code == 0, listed.err
    assert "skin, review: 3 works" in listed.out
    assert "open, 0 of 3 entities" in listed.out
    told = json.loads(
        say(
            "review", "queue", "skin", "review", "--reviewer", "rita", "--node", "FACE", "--json"
        ).out
    )
    assert [work["position"] for work in told["works"]] == [1, 2, 3]
    by_option = say("review", "queue", "skin", "--round", "review", "--reviewer", "rita", "--json")
    assert len(json.loads(by_option.out)["works"]) == 3
    assert say("review", "queue", "skin", "--round", "other", "--reviewer", "rita").code != 0
    none = say("review", "queue", "skin", "--reviewer", "rita", "--kind", "diagnosis", "--rare")
    assert "0 works" in none.out
    blind = say("review", "queue", "skin", "--reviewer", "rita", "--annotator", "anna")
    assert blind.code != 0
    assert "blind to who annotated" in blind.err


def test_the_history_of_a_work(say: Say, workspace: Path) -> None:
    words = ("review", "plan", "skin", "--sampling", "all", "--doubled", "0", "--reviewer", "rita")
    assert say(*words).code == 0
    review_all(workspace)
    told = say("review", "history", "skin", 1, "--annotator", "anna")
    assert told.code == 0, told.err
    lines = told.out.splitlines()
    assert lines[0] == "skin, case 1, anna: 8 steps"
    assert any(line.endswith("annotator anna: made") for line in lines)
    assert "   -- a round of review began with this --" in lines
    assert lines[-3].endswith("reviewer rita: reject (not_visible)")
    assert lines[-2:] == ["   of lesion Nodule", "   lesion Nodule: taken away"]
    facts = json.loads(say("review", "history", "skin", 1, "--annotator", "anna", "--json").out)
    assert facts["steps"][-1]["differences"] == [
        {"outcome": "deleted", "kind": "lesion", "before": "Nodule", "after": None}
    ]
    assert facts["steps"][-1]["changes"][0]["parts"] == [
        {"aspect": "claim", "attribute": None, "before": "Nodule", "after": None}
    ]
    assert [(one["kind"], one["verdict"]) for one in facts["steps"][-3:]] == [
        ("handed_in", None),
        ("decision", "accept"),
        ("act", "reject"),
    ]
    assert "has no case 2" in say("review", "history", "skin", 2, "--annotator", "bert").err
