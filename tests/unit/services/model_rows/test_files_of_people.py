"""What people answered goes out as a model's files and comes in again as what it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.answer import Answer
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan
from medannot.domain.trial import CannotJudgeReason
from medannot.services.desk import Desk
from medannot.services.model_files_values import Benchmark, ModelFormat
from medannot.services.model_files_values import ModelRequest as FilesRequest
from medannot.services.model_values import ModelRequest
from tests.helpers.answered import Given, answer_all, answer_one, make_study
from tests.helpers.model_files import json_lines
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

CANNOT = Given(answer=Answer(cannot_judge=CannotJudgeReason.OUTSIDE_MY_FIELD))
DRAFTS = [
    # Each option's text is another one's letter.
    Draft("which view", options=("D", "A", "B", "C"), right=(3,)),
    Draft("which organ", ItemType.SHORT_TEXT, text="lung"),
    Draft("which line", ItemType.SHORT_TEXT, text="Z"),
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk whose reader chose D, skipped a question, and typed "Z"."""
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS, (GroupPlan("primary", 1, 1),))
        given = {
            "which view": Given(("C",)),
            "which organ": CANNOT,
            "which line": Given(text="Z"),
        }
        answer_all(desk, given)
        yield desk


@pytest.mark.parametrize(
    ("format_", "pattern"),
    [
        (ModelFormat.VLMEVALKIT, "vlmevalkit/**/*.tsv"),
        (ModelFormat.VLMEVALKIT, "vlmevalkit/**/*.xlsx"),
        (ModelFormat.JSONL, "**/*.jsonl"),
    ],
)
def test_letters_are_letters_and_a_skipped_question_is_no_answer(
    desk: Desk, tmp_path: Path, format_: ModelFormat, pattern: str
) -> None:
    out = tmp_path / "out"
    desk.model_files.as_models(OWNER, FilesRequest("one", formats=(format_,)), out)
    files = [one for one in sorted(out.glob(pattern)) if "LMUData" not in one.parts]
    said = set()
    for number, file in enumerate(files):
        draft = desk.models.read(OWNER, ModelRequest(file, "set of one", f"Model-{number}"))
        desk.models.write(OWNER, draft)
        said |= {(one.raw, one.read.outcome.value) for one in draft.answers}

    assert said == {("D", "read"), ("", "no_answer"), ("Z", "read")}
    scores = [one.score for one in desk.model_results.of_set(OWNER, "set of one").answers]
    assert sorted(one.value for one in scores if one.value is not None) == [0.0, 1.0, 1.0]


def test_what_people_answered_comes_back_from_medevalkit_where_questions_repeat(
    tmp_path: Path,
) -> None:
    with make_desk(tmp_path) as desk:
        sides = [("left", "right"), ("upper", "lower"), ("inner", "outer")]
        drafts = [Draft("which side", options=two, right=(1,)) for two in sides]
        make_study(desk, drafts, (GroupPlan("primary", 1, 1),))
        session = desk.reading.begin(OWNER, "one", "primary-01", {"test": True})
        while (item := session.current()) is not None:
            outer = any(option.text == "outer" for option in item.options)
            given = CANNOT if outer else Given(("right", "upper"))
            answer_one(session, desk.store.clock, given)
        session.close()
        request = FilesRequest(
            "one", benchmark=Benchmark.VQA_RAD, formats=(ModelFormat.MEDEVALKIT,)
        )
        desk.model_files.as_models(OWNER, request, tmp_path / "out")
        (file,) = (tmp_path / "out").rglob("results.json")

        draft = desk.models.read(OWNER, ModelRequest(file, "set of one", "M"))

        assert draft.report.unmatched == ()
        desk.models.write(OWNER, draft)
        answers = desk.model_results.of_set(OWNER, "set of one").answers
        assert sorted(one.score.value or 0 for one in answers) == [0, 1]


def test_letters_in_medxpertqas_own_results_are_letters(desk: Desk, tmp_path: Path) -> None:
    beside = {"medical_task": "Diagnosis", "label": "D", "correct": False}
    path = json_lines(tmp_path / "out.jsonl", {"id": "source-1", "prediction": ["B"], **beside})

    # The options are D, A, B, C: the letter B is the second, whose text is A.
    desk.models.write(OWNER, desk.models.read(OWNER, ModelRequest(path, "set of one", "M")))
    (line,) = desk.models.lines(OWNER, "set of one", "M")
    assert line.answer.reading.option_ids == (line.version.options[1].id,)
