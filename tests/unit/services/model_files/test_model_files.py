"""A study's answers go out as models: whose they are, what is a row, what the README says."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.answer import Answer
from medannot.domain.errors import Advice, Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.progress import Stopped
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan
from medannot.domain.trial import CannotJudgeReason
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.services.model_files_values import (
    Benchmark,
    ModelFormat,
    ModelRequest,
    PooledBy,
    SetFormat,
)
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft
from tests.helpers.stopping import StopAt
from tests.helpers.workspaces import make_desk

CANNOT = Given(answer=Answer(cannot_judge=CannotJudgeReason.OUTSIDE_MY_FIELD))
UNAVAILABLE = Given(answer=Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE))
DRAFTS = [
    Draft("one", options=("a", "b", "c"), right=(1,), ability="PRES"),
    Draft("two", ItemType.YES_NO, options=("Yes", "No"), right=(0,), ability="PRES"),
    Draft("three", ItemType.SHORT_TEXT, text="lung", ability="ORGAN"),
    Draft("four", options=("a", "b"), ability="ORGAN"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk where two of three readers answered all, and one nothing."""
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS, (GroupPlan("primary", 2, 2), GroupPlan("senior", 1, 1)))
        first = {"one": Given(("b",)), "two": Given(("Yes",)), "three": Given(text="Lung.")}
        other = {"one": Given(("b",)), "two": CANNOT, "three": Given(text="liver")}
        answer_all(desk, first | {"four": CANNOT}, "primary-01")
        answer_all(desk, other | {"four": CANNOT}, "primary-02")
        yield desk


def table(folder: Path, pattern: str) -> list[dict[str, str]]:
    (path,) = folder.glob(pattern)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_all_readers_are_one_model_by_majority(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out"

    report = desk.model_files.as_models(OWNER, ModelRequest("one"), out)

    assert report.models == ("HumanPanel",)
    assert (report.answered, report.skipped, report.in_set) == (3, 1, 4)
    rows = table(out, "vlmevalkit/outputs/HumanPanel/T*/*.tsv")
    kept = ("index", "prediction", "outcome", "readers", "agreeing", "tied")
    assert [tuple(row[name] for name in kept) for row in rows] == [
        ("source-1", "B", "answered", "2", "2", "0"),
        ("source-2", "A", "answered", "2", "1", "0"),
        ("source-4", "Z", "cannot_judge", "2", "0", "0"),
    ]
    spoken = {record["question"]: record for record in lines(out / "jsonl" / "HumanPanel.jsonl")}
    assert spoken["three"]["tied"] == 1
    assert spoken["three"]["prediction"] in {"Lung.", "liver"}
    assert [line.split(":")[0] for line in report.left_out] == [
        "medevalkit",
        "lmms-eval",
        "drvd",
        "medxpertqa",
    ]


def test_each_reader_is_a_model_of_its_own(desk: Desk, tmp_path: Path) -> None:
    request = ModelRequest("one", "Dr", PooledBy.READER, (ModelFormat.JSONL,))

    report = desk.model_files.as_models(OWNER, request, tmp_path / "out")

    # The senior answered nothing: no model of whom nothing is known.
    assert report.models == ("Dr-primary-01", "Dr-primary-02")
    said = {
        name: [one["prediction"] for one in lines(tmp_path / "out" / "jsonl" / f"{name}.jsonl")]
        for name in report.models
    }
    assert said == {
        "Dr-primary-01": ["B", "A", "Lung.", None],
        "Dr-primary-02": ["B", None, "liver", None],
    }


def test_each_group_is_a_model(desk: Desk, tmp_path: Path) -> None:
    answer_all(desk, {"one": Given(("c",))}, "senior-01")
    request = ModelRequest("one", by=PooledBy.GROUP, formats=(ModelFormat.JSONL,))

    report = desk.model_files.as_models(OWNER, request, tmp_path / "out")

    assert report.models[0] == "HumanPanel-primary"
    seen = [model for model in report.models if model == "HumanPanel-senior"]
    if seen:  # where the order put "one" first
        (record,) = lines(tmp_path / "out" / "jsonl" / "HumanPanel-senior.jsonl")
        assert record["prediction"] == "C"


def test_the_readme_says_what_a_comparable_row_must_carry(desk: Desk, tmp_path: Path) -> None:
    desk.model_files.as_models(OWNER, ModelRequest("one"), tmp_path / "out")

    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")

    assert "Question set: set of one, version 1" in text
    assert "| HumanPanel | 2 | 3 | 1 | 0 | 4 | 4 | en 4 | 0 | 0 |" in text
    assert "HumanPanel: 2 questions answered by more than one reader; 1 of them alike" in text
    assert "1 tied and drawn" in text
    assert "letters count from the source's order" in text
    assert "1 question cannot be scored there: answered in words" in text
    assert "--mode eval --judge exact_matching" in text
    assert "keep them from those who are yet to read" in text
    # Two points of two; Wilson's lower end is n / (n + z squared) = 2 / 5.8415.
    assert "| HumanPanel | PRES | 2 | 100.0 | 34.2 to 100.0 | 100.0 | 0 |" in text


def test_while_an_answer_waits_there_is_no_mean_but_its_bounds(desk: Desk, tmp_path: Path) -> None:
    request = ModelRequest("one", "Dr", PooledBy.READER, (ModelFormat.JSONL,))

    desk.model_files.as_models(OWNER, request, tmp_path / "out")

    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    # "Lung." matches and the fourth was skipped: one point of two. "liver" waits.
    assert "| Dr-primary-01 | ORGAN | 2 | 50.0 | 9.5 to 90.5 | 100.0 | 0 |" in text
    assert (
        "| Dr-primary-02 | ORGAN | 2 | between 0.0 and 50.0 |  | "
        "between 0.0 and 100.0 | 1 |" in text
    )


def test_the_same_study_gives_the_same_files(desk: Desk, tmp_path: Path) -> None:
    for name in ("first", "second"):
        desk.model_files.as_models(OWNER, ModelRequest("one"), tmp_path / name)
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*.tsv"))
        }
        for name in ("first", "second")
    )
    assert one == two
    assert len(one) >= 2


def test_a_folder_with_something_in_it_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")

    with pytest.raises(Refusal, match="There is something in"):
        desk.model_files.as_models(OWNER, ModelRequest("one"), tmp_path / "out")

    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_format_that_does_not_fit_is_refused_and_nothing_is_left(
    desk: Desk, tmp_path: Path
) -> None:
    for format_, reason in (
        (ModelFormat.MEDEVALKIT, "MedEvalKit has a shape for"),
        (ModelFormat.DRVD, "not DrVD-Bench"),
        (ModelFormat.MEDXPERTQA, "not MedXpertQA"),
        (ModelFormat.LMMS_EVAL, "name the task"),
    ):
        with pytest.raises(Refusal, match=reason):
            desk.model_files.as_models(
                OWNER, ModelRequest("one", formats=(format_,)), tmp_path / "out"
            )
        assert not (tmp_path / "out").exists()


def test_a_set_named_a_benchmark_is_written_in_its_shape(desk: Desk, tmp_path: Path) -> None:
    request = ModelRequest("one", formats=(ModelFormat.MEDEVALKIT,), benchmark=Benchmark.VQA_RAD)

    desk.model_files.as_models(OWNER, request, tmp_path / "out")

    path = tmp_path / "out" / "medevalkit" / "HumanPanel" / "VQA_RAD" / "results.json"
    got = json.loads(path.read_text(encoding="utf-8"))
    assert [(one["answer"], one["response"]) for one in got][:2] == [("B", "B"), ("yes", "yes")]


def test_without_an_answer_there_is_no_model(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        with pytest.raises(Refusal) as nobody:
            desk.model_files.as_models(OWNER, ModelRequest("one"), tmp_path / "out")
        assert nobody.value.advice is Advice.HAVE_ANSWERED
        desk.simulation.simulate(OWNER, "one", 3)
        with pytest.raises(Refusal) as nobody:
            desk.model_files.as_models(OWNER, ModelRequest("one"), tmp_path / "out")
        assert str(nobody.value) == (
            "Nobody has answered a question of one yet. Simulated readers answered one (simulated, "
            "seed 3): name that study to try it out."
        )
        assert nobody.value.advice is None
    assert not (tmp_path / "out").exists()


def test_simulated_answers_say_so_in_the_name_and_the_readme(desk: Desk, tmp_path: Path) -> None:
    desk.simulation.simulate(OWNER, "one", 3)

    report = desk.model_files.as_models(
        OWNER, ModelRequest("one (simulated, seed 3)"), tmp_path / "out"
    )

    assert report.models == ("Simulated-HumanPanel",)
    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "**Simulated answers: no figure here was measured on people.**" in text


def test_readers_may_not_take_answers_or_keys_out(desk: Desk, tmp_path: Path) -> None:
    reader = Actor("P1", frozenset({Role.READER}))

    with pytest.raises(Refusal, match="may not"):
        desk.model_files.as_models(reader, ModelRequest("one"), tmp_path / "out")
    with pytest.raises(Refusal, match="may not"):
        desk.model_files.export_set(reader, "set of one", SetFormat.JSONL, tmp_path / "out")


def test_where_an_image_was_erased_nobody_could_answer(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        importer = MediaImporter(desk.store)
        with desk.store.writing(OWNER, "test") as work:
            picture = importer.take_in(encoded(np.full((4, 6), 7, np.uint8), "PNG"), "a.png")
            media = importer.save(work, picture)
            work.note("test.import", f"media:{media.id}")
        make_study(desk, [Draft("one"), Draft("two", images=(media.id,))])
        desk.model_files.export_set(OWNER, "set of one", SetFormat.JSONL, tmp_path / "set")
        stored = (tmp_path / "set" / "images" / "0000001.png").read_bytes()
        assert stored == desk.store.blobs.read(media.sha256)
        desk.media.erase(OWNER, media.id, "consent withdrawn")
        answer_all(desk, {"one": Given(("A",)), "two": UNAVAILABLE})

        desk.model_files.as_models(OWNER, ModelRequest("one"), tmp_path / "out")
        desk.model_files.export_set(OWNER, "set of one", SetFormat.JSONL, tmp_path / "again")

    got = lines(tmp_path / "out" / "jsonl" / "HumanPanel.jsonl")
    assert [one["question"] for one in got] == ["one"]
    text = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "| HumanPanel | 1 | 1 | 0 | 0 | 1 | 2 | en 1 | 0 | 1 |" in text
    (none, (name,)) = (one["images"] for one in lines(tmp_path / "again" / "set-of-one.jsonl"))
    assert none == []
    assert name.startswith("images/missing-")


def test_a_set_goes_out_with_or_without_its_keys(desk: Desk, tmp_path: Path) -> None:
    service = desk.model_files
    service.export_set(OWNER, "set of one", SetFormat.VLMEVALKIT, tmp_path / "with")
    service.export_set(
        OWNER, "set of one", SetFormat.VLMEVALKIT, tmp_path / "without", with_key=False
    )

    rows = table(tmp_path / "with", "*.tsv")
    assert [(row["index"], row["answer"]) for row in rows] == [
        ("source-1", "B"),
        ("source-2", "A"),
        ("source-3", "lung"),
        ("source-4", "A"),
    ]
    assert "answer" not in table(tmp_path / "without", "*.tsv")[0]
    told = (tmp_path / "without" / "README.md").read_text(encoding="utf-8")
    assert "Reference answers were left out by request" in told


@pytest.mark.parametrize("step", [1, 4, 5, 6])
def test_an_export_that_is_stopped_leaves_no_folder(desk: Desk, tmp_path: Path, step: int) -> None:
    parent = tmp_path / "parent"
    parent.mkdir()

    with pytest.raises(Stopped):
        desk.model_files.as_models(OWNER, ModelRequest("one"), parent / "out", StopAt(step))

    assert list(parent.iterdir()) == []


@pytest.mark.parametrize("step", [1, 5])
def test_a_set_that_is_stopped_leaves_no_folder(desk: Desk, tmp_path: Path, step: int) -> None:
    parent = tmp_path / "parent"
    parent.mkdir()

    with pytest.raises(Stopped):
        desk.model_files.export_set(
            OWNER, "set of one", SetFormat.JSONL, parent / "out", progress=StopAt(step)
        )

    assert list(parent.iterdir()) == []


def test_an_export_tells_how_far_it_is(desk: Desk, tmp_path: Path) -> None:
    told = StopAt(0)

    desk.model_files.export_set(
        OWNER, "set of one", SetFormat.JSONL, tmp_path / "out", progress=told
    )

    assert told.told == [(1, 8), (2, 8), (3, 8), (4, 8), (4, 8), (8, 8)]
