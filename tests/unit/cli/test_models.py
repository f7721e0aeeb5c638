"""`medannot models`: in, list, show, unread, assign, add-row, prompts, judge-in, take-back."""

import json
from pathlib import Path

import pytest

from medannot.services.desk import open_desk
from tests.helpers.model_files import add_lesions, answers, json_lines
from tests.helpers.question_sets import Draft
from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import make_desk


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        add_lesions(desk)
        return desk.folder


@pytest.fixture
def say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(workspace, capsys)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return json_lines(tmp_path / "m.jsonl", *answers("B", "I say so", "left arm", "It is raised."))


def test_a_model_comes_in_with_a_report_and_its_share(say: Say, file: Path) -> None:
    dry = say("models", "import", file, "--set", "lesions", "--model", "M1", "--dry-run")
    assert "matched    4" in dry.out
    assert "No model has answered this set" in say("models", "list", "lesions").out

    said = say("models", "import", file, "--set", "lesions", "--model", "M1", "--source", "a run")

    assert said.code == 0
    assert "read by machine 1 of 2 (50.0%; medannot-options 4), 1 unread, 2 open" in said.out
    assert "Wrote 4 answers of M1." in said.out
    again = say("models", "import", file, "--set", "lesions", "--model", "M1")
    assert "nothing was changed" in again.out
    listed = say("models", "list", "lesions").out
    assert listed.startswith("M1  4 of 4 questions, from m.jsonl (a run); read by machine 1 of 2")
    assert "50.0% to 100.0% (2 wait), 4 answers" in say("models", "show", "lesions").out
    shown = json.loads(say("models", "show", "lesions", "M1", "--json").out)
    assert [one["letters"] for one in shown] == ["B", "", "", ""]
    assert shown[1]["prediction"] == "I say so"


def test_rows_that_do_not_fit_are_named_on_stderr(say: Say, tmp_path: Path) -> None:
    path = json_lines(tmp_path / "m.jsonl", *answers("B", "yes", "arm", "x", "too many"))
    wanted = ("models", "import", path, "--set", "lesions", "--model", "M1")

    refused = say(*wanted)
    assert refused.code == 1
    assert "1 of 5 rows of m.jsonl are not taken; nothing was written." in refused.err
    assert "m.jsonl, row 5: no question of the set has the id source-5." in refused.err
    assert say("models", "list", "lesions", "--json").out.strip() == "[]"
    taken = say(*wanted, "--take-matched")
    assert taken.code == 0
    assert "Wrote 4 answers" in taken.out
    assert "row 5" in taken.err


def test_a_typed_row_is_marked(say: Say) -> None:
    row = ("models", "add-row", "lesions", "--model", "GPT", "--n", "4", "--source", "table 2")
    for unfit in ("61.4", "101%", "-1%", "much", "nan"):
        said = say(*row, "--score", unfit)
        assert (said.code, said.err) == (
            1,
            f"medannot: {unfit} is no score between 0 and 1; write it such as 61.4% or 0.614.\n",
        )
    assert say(*row, "--score", "0.614").out == "GPT: 61.4% of 4, typed by hand (table 2).\n"
    assert say("models", "list", "lesions").out == "GPT  typed by hand: 61.4% of 4 (table 2)\n"
    assert "typed by hand" in say("models", "show", "lesions").out
    other = ("models", "add-row", "lesions", "--model", "B", "--n", "3", "--source", "table 2")
    assert say(*other, "--score", "61.4 %").out == "B: 61.4% of 3, typed by hand (table 2).\n"
    (_, second) = json.loads(say("models", "show", "lesions", "--json").out)
    assert second["score"] == pytest.approx(0.614)
    assert say("models", "show", "lesions", "GPT").out == (
        "GPT is a figure typed by hand, without answers; `medannot models show lesions` shows it.\n"
    )


def test_unread_prompts_and_judges_go_round(say: Say, file: Path, tmp_path: Path) -> None:
    say("models", "import", file, "--set", "lesions", "--model", "M1")
    assert say("models", "unread", "lesions").out == "1 answer waiting for a person to read.\n"
    sheet = tmp_path / "unread.csv"
    assert say("models", "unread", "lesions", "--out", sheet).code == 0
    text = sheet.read_text(encoding="utf-8-sig").rstrip() + "A\n"
    sheet.write_text(text, encoding="utf-8")
    assert "1 row: 1 assigned" in say("models", "assign", "lesions", sheet).out

    out = tmp_path / "prompts"
    said = say("models", "prompts", "lesions", "--out", out, "--kind", "judging").out
    assert said.startswith("judging: 1 prompt\n")
    asked = json.loads((out / "judging.jsonl").read_text(encoding="utf-8"))
    graded = json_lines(tmp_path / "g.jsonl", {"id": asked["id"], "response": "<result>1</result>"})
    judged = say("models", "judge-in", "lesions", graded, "--judge", "J7")
    assert judged.out == "1 grade of J7 from 1 rows.\n"
    shown = say("models", "show", "lesions").out
    assert (
        "M1  100.0%, 4 answers of 4 questions, open answers graded by the outside judge J7" in shown
    )
    back = say("models", "take-back", "lesions", "J7", "--judge", "--reason", "a test")
    assert back.out == "J7 was taken back.\n"
    assert "J7" not in say("models", "show", "lesions").out
    assert say("models", "take-back", "lesions", "M1", "--reason", "a test").code == 0
    assert "No model" in say("models", "show", "lesions").out
    assert say("audit", "verify").code == 0


def test_what_is_empty_says_what_is_missing_and_what_to_do(say: Say, tmp_path: Path) -> None:
    brings = "`medannot models import FILE --set lesions --model NAME` brings answers in.\n"
    none = f"No model has answered this set; {brings}"
    assert say("models", "list", "lesions").out == none
    assert say("models", "show", "lesions").out == none
    assert say("models", "unread", "lesions").out == none
    sheet = tmp_path / "unread.csv"
    said = say("models", "unread", "lesions", "--out", sheet)
    assert said.out == f"{none[:-1]} No worksheet was written.\n"
    assert not sheet.exists()
    study = ("study", "create", "one", "--set", "lesions", "--group", "primary=1")
    assert say(*study, "--per-item", "1", "--seed", "7").code == 0
    asked = say("models", "show", "lesions", "--study", "one")
    assert asked.out == f"No model has answered questions of the study one; {brings}"
    out = tmp_path / "out"
    assert (
        "Nobody has answered a question of this study yet"
        in say("baseline", "export", "one", out).out
    )
    as_model = ("baseline", "as-model", "one", "--out", tmp_path / "as-model")
    assert say(*as_model).err == (
        "medannot: Nobody has answered a question of one yet. `medannot read` opens a reader's "
        "page; `medannot study simulate` lets simulated readers answer a copy, to try it out.\n"
    )
    say("study", "simulate", "one", "--seed", "1")
    assert "answered one (simulated, seed 1): name that study to try it out." in say(*as_model).err

    answers_ = json_lines(tmp_path / "m.jsonl", *answers("B", "Yes", "left arm"))
    say("models", "import", answers_, "--set", "lesions", "--model", "M1")
    assert say("models", "unread", "lesions").out == (
        "No answer waits for a person to read; `medannot models show lesions` shows the scores.\n"
    )
    prompts = say("models", "prompts", "lesions", "--out", tmp_path / "prompts").out
    assert "extracting: 0 prompts, since no answer waits to be read\n" in prompts
    assert "judging: 0 prompts, since no open answer waits for a grader\n" in prompts


def test_a_study_of_another_set_is_named(say: Say, workspace: Path) -> None:
    with open_desk(workspace) as desk:
        add_lesions(desk, "others")
    study = ("study", "create", "one", "--set", "others", "--group", "primary=1")
    assert say(*study, "--per-item", "1", "--seed", "7").code == 0

    said = say("models", "show", "lesions", "--study", "one")

    assert said.code == 1
    assert "study one asks questions of the set others, not of lesions; name that" in said.err


def test_list_and_show_count_the_same_after_edits(say: Say, file: Path, tmp_path: Path) -> None:
    say("models", "import", file, "--set", "lesions", "--model", "M1")
    changes = tmp_path / "changes.json"
    for number, changed in ((1, {"right": ["C"]}), (2, {"stem": "Is it high?"})):
        changes.write_text(json.dumps(changed), encoding="utf-8")
        done = say("questions", "edit", "lesions", number, changes, "--reason", "it was wrong")
        assert done.code == 0, done.err

    left = (
        "read by machine 1 of 1 (100.0%; medannot-options 4), 2 open; 1 answer left out: its "
        "question has other words, options or images in this version of the set\n"
    )
    assert say("models", "list", "lesions").out == f"M1  3 of 4 questions, from m.jsonl; {left}"
    shown = say("models", "show", "lesions").out
    assert shown == f"M1  33.3% to 66.7% (1 waits), 3 answers of 4 questions; {left}"
    (listed,) = json.loads(say("models", "list", "lesions", "--json").out)
    (row,) = json.loads(say("models", "show", "lesions", "--json").out)
    assert (listed["answered"], listed["left_out"], listed["matched"]) == (3, 1, 4)
    assert (row["overall"]["n"], row["left_out"]) == (3, 1)
    answers_ = json.loads(say("models", "show", "lesions", "M1", "--json").out)
    assert [one["left_out"] for one in answers_] == [False, True, False, False]


def test_a_file_that_answers_a_frozen_version_is_placed_there(
    say: Say, file: Path, tmp_path: Path
) -> None:
    assert say("questions", "freeze", "lesions", "--as", "paper 1").code == 0
    changes = tmp_path / "changes.json"
    changes.write_text('{"stem": "Is it high?"}', encoding="utf-8")
    assert say("questions", "edit", "lesions", 2, changes, "--reason", "clearer").code == 0

    came = say("models", "import", file, "--set", "paper 1", "--model", "M1")
    assert came.code == 0, came.err
    assert "questions of lesions, version 1, without an answer: 0" in came.out
    assert say("models", "list", "paper 1").out.startswith("M1  4 of 4 questions, from m.jsonl; ")
    assert "4 answers of 4 questions" in say("models", "show", "paper 1").out
    assert "3 answers of 4 questions" in say("models", "show", "lesions").out
    assert json.loads(say("models", "unread", "paper 1", "--json").out)["unread"] == 1
    for name, asked in (("paper 1", "Is it raised?"), ("lesions", "Is it high?")):
        said = say("models", "prompts", name, "--out", tmp_path / f"prompts of {name}")
        assert said.code == 0, said.err
        prompts = (tmp_path / f"prompts of {name}" / "answering.jsonl").read_text("utf-8")
        assert asked in prompts
    assert say("audit", "verify").code == 0


def test_an_unknown_set_is_one_sentence(say: Say, file: Path) -> None:
    for line in (
        ("models", "import", file, "--set", "none", "--model", "M1"),
        ("models", "list", "none"),
        ("models", "show", "none"),
        ("models", "unread", "none"),
        ("models", "judge-in", "none", file, "--judge", "J7"),
    ):
        said = say(*line)
        assert said.code == 1
        assert said.err.startswith("medannot: There is no question set named none.")


def test_pairs_that_are_scored_as_a_whole_are_told_beside_the_questions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = [Draft(f"{n}", unit=f"pair {n // 2}", as_set=True) for n in range(4)]
    with make_desk(tmp_path) as desk:
        add_lesions(desk, "pairs", pairs)
    say = saying(desk.folder, capsys)
    file = json_lines(tmp_path / "m.jsonl", *answers("A", "A", "A", "B"))
    report = say("models", "import", file, "--set", "pairs", "--model", "M1")
    assert "repeated   0, word for word; each counts once" in report.out

    assert say("models", "show", "pairs").out == (
        "M1  75.0%, 4 answers of 4 questions; in whole sets 50.0%, 2 sets of questions right "
        "together; read by machine 4 of 4 (100.0%; medannot-options 4)\n"
    )
    (row,) = json.loads(say("models", "show", "pairs", "--json").out)
    assert (row["sets"]["n"], row["sets"]["mean"]) == (2, 0.5)


def test_many_refused_rows_are_cut_and_written_whole(
    say: Say, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [*answers("B"), *({"id": f"none-{n}", "prediction": "A"} for n in range(30))]
    path = json_lines(tmp_path / "m.jsonl", *rows)
    words = ("models", "import", path, "--set", "lesions", "--model", "M1")

    said = say(*words)

    assert said.code == 1
    assert "30 of 31 rows of m.jsonl are not taken" in said.err
    assert said.err.count("m.jsonl, row ") == 20
    assert said.err.endswith("10 more: --refused FILE writes them all as CSV\n")
    listed = tmp_path / "refused.csv"
    taken = say(*words, "--take-matched", "--refused", listed)
    assert taken.code == 0
    assert taken.err.count("m.jsonl, row ") == 20
    assert taken.err.endswith("10 more: all of them are in refused.csv\n")
    lines = listed.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 31
    assert lines[0] == "file,row,state,reason"
    assert lines[1].startswith("m.jsonl,2,refused,")


def test_a_typed_figure_of_more_answers_than_there_are_questions_says_so(say: Say) -> None:
    typed = ("models", "add-row", "lesions", "--score", "0.5", "--source", "paper")
    said = say(*typed, "--model", "P", "--n", "1499")
    assert (said.code, said.out) == (0, "P: 50.0% of 1499, typed by hand (paper).\n")
    assert said.err == (
        "warning: It rests on 1499 answers, and lesions has 4 questions: on other questions too, "
        "or on several answers to one.\n"
    )
    assert say(*typed, "--model", "Q", "--n", "4").err == ""
