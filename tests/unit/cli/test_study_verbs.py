"""`medannot study`: what is printed for people and for programs, and the exit codes."""

import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.services.desk import open_desk
from medannot.store.store import DATABASE_NAME
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.verbs import NoWindow, Said, Say
from tests.helpers.workspaces import make_desk


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "letters", [Draft(stem=f"Question {n}?") for n in range(10)])
        folder = desk.folder

    def line(*words: object) -> Said:
        code = run([*map(str, words), "--workspace", str(folder)], NoWindow())
        out, err = capsys.readouterr()
        return Said(code, out, err)

    line.folder = folder
    return line


CREATE = (
    *("study", "create", "main", "--set", "letters"),
    *("--group", "primary=3", "--group", "senior=2", "--per-item", 2, "--seed", 7),
)


def test_create_draws_the_study_and_show_gives_each_reader_s_items_in_order(say: Say) -> None:
    created = say(*CREATE)
    shown = say("study", "show", "main", "--json")

    assert created.code == 0
    assert "primary: 3 readers, 2 per question, 6 to 7 items each" in created.out
    study = json.loads(shown.out)
    assert [(one["code"], one["group"]) for one in study["readers"]] == [
        ("primary-01", "primary"),
        ("primary-02", "primary"),
        ("primary-03", "primary"),
        ("senior-01", "senior"),
        ("senior-02", "senior"),
    ]
    counts = Counter(item for one in study["readers"] for item in one["items"])
    assert set(counts.values()) == {4}
    assert len(counts) == 10
    assert study["simulated"] is False


def test_verify_prints_the_proof_of_each_group(say: Say) -> None:
    say(*CREATE)

    proved = say("study", "verify", "main")

    assert proved.code == 0
    assert "primary: 10 units, each to 2 of 3 readers; loads 6 to 7" in proved.out
    assert "senior: 10 units, each to 2 of 2 readers; loads 10 to 10" in proved.out
    assert "The allocation holds." in proved.out
    value = json.loads(say("study", "verify", "main", "--json").out)
    assert (value["holds"], value["same_order"], value["problems"]) == (True, True, [])


def test_verify_of_a_changed_order_returns_1_and_says_why(say: Say) -> None:
    say(*CREATE)
    database = sqlite3.connect(say.folder / DATABASE_NAME)
    with database:
        database.execute("DELETE FROM trial WHERE position = 1")
    database.close()

    proved = say("study", "verify", "main")

    assert proved.code == 1
    assert "The allocation does NOT hold." in proved.out
    assert "units have not exactly 2 readers of primary" in proved.err


def test_simulate_answers_a_copy_and_says_simulated_everywhere(say: Say) -> None:
    say(*CREATE)

    simulated = say("study", "simulate", "main", "--seed", 3, "--reader", "primary-01", "--json")
    shown = say("study", "show", "main (simulated, seed 3)")
    listed = say("study", "list")

    report = json.loads(simulated.out)
    assert report["study"] == "main (simulated, seed 3)"
    assert report["readers"] == ["simulated-3-primary-01"]
    assert report["simulated"] is True
    assert report["answers"] in {6, 7}
    assert shown.out.startswith("main (simulated, seed 3): question set letters")
    assert f"simulated-3-primary-01: {report['answers']} of {report['answers']} done" in shown.out
    assert "main: question set letters, 5 readers (primary, senior), 0 of 40 answers" in listed.out
    assert "main (simulated, seed 3): " in listed.out


def test_a_workspace_without_studies_says_what_to_do(say: Say) -> None:
    assert "medannot study create" in say("study", "list").out
    assert json.loads(say("study", "list", "--json").out) == {"studies": []}


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (("show", "ghost"), 1, "There is no study named ghost"),
        (("verify", "ghost"), 1, "There is no study named ghost"),
        (("simulate", "ghost", "--seed", 1), 1, "There is no study named ghost"),
        (("create", "x", "--set", "letters"), 2, "Missing option"),
        (
            ("create", "x", "--set", "none", "--group", "a=2", "--per-item", 1, "--seed", 1),
            1,
            "no question set named none",
        ),
        (
            ("create", "x", "--set", "letters", "--group", "a", "--per-item", 1, "--seed", 1),
            2,
            "'a' is no group",
        ),
        (
            ("create", "x", "--set", "letters", "--group", "a=two", "--per-item", 1, "--seed", 1),
            2,
            "'a=two' is no group",
        ),
        (
            ("create", "x", "--set", "letters", "--group", "a=2", "--per-item", 3, "--seed", 1),
            1,
            "no question can have 3 answers",
        ),
        (
            ("create", "x", "--set", "letters", "--group", "a=0", "--per-item", 1, "--seed", 1),
            1,
            "has 0 readers",
        ),
    ],
)
def test_refusals_and_mistakes_have_their_exit_codes(
    say: Say, words: tuple[object, ...], code: int, part: str
) -> None:
    said = say("study", *words)

    assert said.code == code
    assert part in " ".join(said.err.split())
    assert "Traceback" not in said.err


def test_one_is_one_and_not_several(say: Say) -> None:
    line = ("study", "create", "lone", "--set", "letters", "--group", "a=1", "--per-item", 1)
    assert "a: 1 reader, 1 per question, 10 items each" in say(*line, "--seed", 1).out
    assert "1 reader (a), 0 of 10 answers, 1 reader not finished" in say("study", "list").out
    assert "a: 10 units, each to 1 of 1 reader;" in say("study", "verify", "lone").out


def test_a_study_says_what_its_readers_may_not_do_in_the_viewer(say: Say) -> None:
    say(*CREATE, "--forbid", "rotate", "--forbid", "flip")

    assert "not allowed in the viewer: flip, rotate" in say("study", "show", "main").out
    assert json.loads(say("study", "show", "main", "--json").out)["forbidden"] == ["flip", "rotate"]


def test_an_act_that_no_viewer_knows_is_a_wrong_line(say: Say) -> None:
    odd = say(*CREATE, "--forbid", "colour")

    assert odd.code == 2
    assert "choose from flip, rotate, invert, window, measure" in odd.err


def joined(folder: Path) -> None:
    """Add two questions and their two in Chinese, joined."""
    with open_desk(folder) as desk:
        drafts = [Draft(f"{n}?", language=code) for code in ("en", "zh") for n in range(2)]
        add_set(desk.store, "both", drafts)
        items = [one.item_id for one in desk.bank.page(OWNER, ItemQuery(set_name="both"), 0, 9)]
        for n in range(2):
            desk.set_keeping.join(OWNER, items[n], items[n + 2])


def test_questions_that_a_reader_meets_in_two_languages_are_told(say: Say) -> None:
    joined(say.folder)
    plan = ("--set", "both", "--group", "g=2", "--seed", 1)

    created = say("study", "create", "twice", *plan, "--per-item", 2)
    told = (
        "in several languages: 2 questions; 2 of them in more than one version before the same "
        "reader (2 readers in all), who may remember the first"
    )
    assert f"  {told}\n" in created.out
    assert created.err == (
        f"{told}; choose one with --language, or give each reader one with --one-version\n"
    )

    refused = say("study", "create", "once", *plan, "--per-item", 2, "--one-version")
    assert (refused.code, refused.out) == (1, "")
    assert "The group g has 2 readers; for one version of a question each it needs 4" in refused.err

    apart = say("study", "create", "once", *plan, "--per-item", 1, "--one-version")
    assert "  in several languages: 2 questions; no reader is given one in more" in apart.out
    assert apart.err == ""
    assert say("study", "verify", "once").code == 0
    facts = json.loads(say("study", "show", "once", "--json").out)
    assert facts["one_version"] is True
    assert facts["several_languages"] == {"questions": 2, "met": 0, "readers": 0}


def test_exports_say_what_a_reader_met_twice(say: Say, tmp_path: Path) -> None:
    joined(say.folder)
    say("study", "create", "s", "--set", "both", "--group", "g=2", "--per-item", 2, "--seed", 1)
    say("study", "simulate", "s", "--seed", 2)

    say("baseline", "export", "s (simulated, seed 2)", tmp_path / "out")
    say("baseline", "as-model", "s (simulated, seed 2)", "--out", tmp_path / "models")

    (written,) = (tmp_path / "out").glob("*baseline.json")
    about = json.loads(written.read_text(encoding="utf-8"))["about"]
    assert about["questions_in_several_languages"] == 2
    assert about["of_these_more_than_one_version_before_a_reader"] == 2
    assert about["one_version_of_a_question_per_reader"] is False
    assert (
        "- Read in several languages: 2 questions; each version is a row, 2 of them in more than "
        "one version by the same reader (2 readers), who may have remembered the first.\n"
    ) in (tmp_path / "models" / "README.md").read_text(encoding="utf-8")
