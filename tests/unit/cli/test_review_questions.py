"""`medannot review questions`: who reviews, how far it is, what was found."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem
from medannot.services.desk import open_desk
from tests.helpers.question_review_scene import SET, QuestionRoom
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import Say, saying


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with QuestionRoom(tmp_path) as room:
        room.decide(1, Verdict.ACCEPT)
        room.decide(2, Verdict.REJECT, Problem.WRONG_KEY, comment="Y")
        room.decide(3, Verdict.FLAG)
        return room.desk.folder


@pytest.fixture
def say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(workspace, capsys)


def test_status_tells_how_far_it_is_and_what_was_found(say: Say) -> None:
    said = say("review", "questions", "status", SET)

    assert said.code == 0
    assert "letters: 2 of 4 questions reviewed" in said.out
    assert "accepted 50.0%" in said.out
    assert "edited 0, rejected 1, flagged 1, waiting 2" in said.out
    assert "wrong_key: 1 question" in said.out
    assert "rita: 2 decisions" in said.out


def test_a_list_shows_what_is_asked_for_and_no_key(say: Say) -> None:
    rejected = say("review", "questions", "list", SET, "--rejected")
    assert "Which letter is the last?" in rejected.out
    assert "[wrong_key]" in rejected.out
    assert "first" not in rejected.out

    lines = json.loads(say("review", "questions", "list", SET, "--json").out)
    assert [one["verdict"] for one in lines] == ["accept", "reject", None, None]
    assert "No question is so." in say("review", "questions", "list", SET, "--edited-since").out


def test_a_report_is_written_as_workbook_tables_and_json(say: Say, tmp_path: Path) -> None:
    target = tmp_path / "report"

    assert say("review", "questions", "report", SET, target).code == 0

    text = (target / "figures.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert (rows[0]["by"], rows[0]["reviewed"], rows[0]["accepted"]) == ("all", "2", "1")
    wrong = next(row for row in rows if row["value"] == "wrong_key")
    assert (wrong["with_problem"], wrong["share"]) == ("1", "0.5")
    book = openpyxl.load_workbook(target / "questions.xlsx")
    assert book.sheetnames == ["About", "Figures", "Formulas"]
    told = json.loads((target / "questions.json").read_text(encoding="utf-8"))
    assert told["facts"]["waiting"] == 2
    again = say("review", "questions", "report", SET, target)
    assert again.code == 1


def test_samples_are_drawn_and_looked_at_alone(say: Say) -> None:
    said = say("review", "questions", "sample", SET, "--questions", 2, "--seed", 5)
    assert "Sample 1: 2 questions of 4, drawn with the seed 5." in said.out

    found = json.loads(say("review", "questions", "status", SET, "--sample", 1, "--json").out)
    assert found["facts"]["questions"] == 2


def test_persons_are_invited_and_edits_taken_in(say: Say) -> None:
    said = say("review", "questions", "invite", SET, "--reviewer", "rosa")
    assert "rita, rosa, ruth" in said.out
    assert "No edited question waits." in say("review", "questions", "take", SET).out


def test_an_unknown_set_is_named(say: Say) -> None:
    said = say("review", "questions", "status", "numbers")

    assert said.code == 1
    assert "There is no question set named numbers." in said.err


def test_all_sets_are_listed_and_counted_where_none_is_named(say: Say, workspace: Path) -> None:
    with open_desk(workspace) as desk:
        add_set(desk.store, "numbers", [Draft("Which number is even?")])

    waiting = say("review", "questions", "list", "--waiting").out.splitlines()
    assert [line.split()[0] for line in waiting] == ["letters", "letters", "numbers"]
    assert "No question is so." in say("review", "questions", "list", "--edited").out
    assert len(json.loads(say("review", "questions", "list", "--imported", "--json").out)) == 5
    assert "All sets: 2 of 5 questions reviewed" in say("review", "questions", "status").out

    refused = say("review", "questions", "list", "--sample", "1")
    assert refused.code == 2
    assert refused.err == "medannot: A sample is of one set; name the set before --sample.\n"
