"""What becomes of models' answers when a question is edited after they came in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.model_answers.prompts import PromptKind
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from tests.helpers.answered import Given, answer_all
from tests.helpers.edited_questions import edit
from tests.helpers.model_files import add_lesions, json_lines, read, take_in
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

LESION, RAISED, PLACE, WHY = (
    "What lesion is it?",
    "Is it raised?",
    "Where is it?",
    "Why is it a papule?",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_lesions(desk)
        yield desk


def scores(desk: Desk, set_name: str = "lesions") -> list[float | None]:
    return [one.score.value for one in desk.model_results.of_set(OWNER, set_name).answers]


def test_an_answer_is_scored_anew_by_a_corrected_key(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "B", "Yes", "left arm", "It is raised.")
    assert scores(desk) == [1.0, 1.0, 1.0, None]

    edit(desk, LESION, right=frozenset({2}))
    edit(desk, PLACE, text="right arm", explanation="The picture is mirrored.")

    assert scores(desk) == [0.0, 1.0, None, None]
    table = desk.model_results.of_set(OWNER, "lesions")
    (row,) = table.rows
    assert row.overall is not None
    assert (row.overall.n, row.items, row.changed) == (4, 4, 0)
    first = table.answers[0]
    said = set(first.answer.reading.option_ids)
    assert [option.text for option in first.item.options if option.id in said] == ["papule"]


def test_ability_explanation_and_language_leave_an_answer_in_its_place(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path, "B", "Yes", "left arm", "It is raised.")

    edit(desk, LESION, ability="disease_diagnosis", explanation="See the border.")
    edit(desk, RAISED, language="zh")

    assert scores(desk) == [1.0, 1.0, 1.0, None]


@pytest.mark.parametrize(
    "changes",
    [
        {"stem": "Which lesion is it?"},
        {"context": "A child of two years."},
        {"options": ("macule", "papule", "cyst")},
        {"options": ("papule", "macule", "nodule"), "right": frozenset({0})},
        {"options": ("macule", "papule", "nodule", "cyst")},
    ],
)
def test_an_answer_to_other_words_is_left_out_and_counted(
    desk: Desk, tmp_path: Path, changes: dict[str, Any]
) -> None:
    take_in(desk, tmp_path, "B", "Yes", "left arm", "It is raised.")

    edit(desk, LESION, **changes)

    assert scores(desk) == [1.0, 1.0, None]
    table = desk.model_results.of_set(OWNER, "lesions")
    (row,) = table.rows
    assert row.overall is not None
    assert (row.overall.n, row.changed, table.changed) == (3, 1, 1)
    (card,) = desk.model_results.cards(OWNER, "lesions")
    assert (card.answered, card.changed, card.items) == (3, 1, 4)
    assert card.counts == row.counts
    lines = desk.models.lines(OWNER, "lesions", "Model-1")
    assert [one.stands for one in lines] == [False, True, True, True]


def test_a_model_all_of_whose_questions_have_other_words_is_still_named(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "one", [Draft("Which?")])
        path = json_lines(tmp_path / "m.jsonl", {"id": "source-1", "prediction": "A"})
        desk.models.write(OWNER, read(desk, path, "M1", set_name="one"))

        edit(desk, "Which?", "one", stem="Which one?")

        (row,) = desk.model_results.of_set(OWNER, "one").rows
        assert row.overall is not None
        assert (row.model, row.overall.n, row.overall.mean, row.changed) == ("M1", 0, None, 1)


def test_a_second_right_option_of_a_question_of_several_keeps_the_answer(
    tmp_path: Path,
) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "several", [Draft("Which?", ItemType.SEVERAL_ANSWERS)])
        path = json_lines(tmp_path / "m.jsonl", {"id": "source-1", "prediction": "A"})
        desk.models.write(OWNER, read(desk, path, "M1", set_name="several"))
        assert scores(desk, "several") == [1.0]

        edit(desk, "Which?", "several", right=frozenset({0, 2}))

        assert scores(desk, "several") == [0.5]


def test_what_a_person_read_is_kept_with_the_answer(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "I say the third", "Yes", "left arm", "It is raised.")
    (waiting,) = desk.model_unread.waiting(OWNER, "lesions")
    desk.model_unread.assign(OWNER, "lesions", waiting.id, [waiting.options[2].id])
    assert scores(desk)[0] == 0.0

    edit(desk, LESION, right=frozenset({2}))

    assert scores(desk)[0] == 1.0


def test_a_study_keeps_its_frozen_key_for_people_and_models(desk: Desk, tmp_path: Path) -> None:
    desk.designs.create(OWNER, StudyPlan("one", "lesions", (GroupPlan("primary", 1, 1),), 7))
    answer_all(
        desk,
        {
            LESION: Given(options=("papule",)),
            RAISED: Given(options=("Yes",)),
            PLACE: Given(text="left arm"),
            WHY: Given(text="It is raised."),
        },
    )
    edit(desk, LESION, right=frozenset({2}))
    edit(desk, RAISED, stem="Does it stand out?")
    # These came in after the edits: the first question is the study's but for its key.
    take_in(desk, tmp_path, "B", "Yes", "left arm", "It is raised.")

    table = desk.model_results.of_study(OWNER, "one")
    assert [one.score.value for one in table.answers] == [1.0, 1.0, None]
    assert table.rows[0].changed == 1
    people = {at.trial.item.version_id: at.score for at in desk.results.answers(OWNER, "one")}
    assert [people[one.item.version_id] for one in table.answers] == [
        one.score for one in table.answers
    ]
    assert scores(desk) == [0.0, 1.0, 1.0, None]


def judge(desk: Desk, folder: Path, name: str, grade: str) -> None:
    desk.model_prompts.judge_in(OWNER, "lesions", graded(desk, folder, name, grade), name)


def graded(desk: Desk, folder: Path, name: str, grade: str) -> Path:
    """Have all prompts for judging graded alike."""
    desk.model_prompts.write(OWNER, "lesions", folder / name, [PromptKind.JUDGING])
    lines = (folder / name / "judging.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["id"] for line in lines]
    rows = [{"id": id_, "response": f"<result>{grade}</result>"} for id_ in asked]
    return json_lines(folder / f"{name}.jsonl", *rows)


def judged(desk: Desk) -> list[dict[str, float]]:
    return [dict(one.judged) for one in desk.model_results.of_set(OWNER, "lesions").answers]


def test_a_judges_grade_counts_only_for_the_key_that_it_was_given_by(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path, "B", "Yes", "left leg", "It is raised.")
    judge(desk, tmp_path, "J1", "1")
    assert judged(desk) == [{}, {}, {"J1": 1.0}, {"J1": 1.0}]

    edit(desk, PLACE, text="right leg")
    edit(desk, LESION, right=frozenset({2}))
    assert judged(desk) == [{}, {}, {}, {"J1": 1.0}]

    judge(desk, tmp_path, "J2", "0.5")
    assert judged(desk) == [{}, {}, {"J2": 0.5}, {"J1": 1.0, "J2": 0.5}]
    edit(desk, RAISED, explanation="It throws a shadow.")
    assert judged(desk) == [{}, {}, {"J2": 0.5}, {"J1": 1.0, "J2": 0.5}]
    assert desk.auditing.verify(OWNER).problems == ()


def test_grades_of_prompts_that_named_another_key_are_not_taken(desk: Desk, tmp_path: Path) -> None:
    take_in(desk, tmp_path, "B", "Yes", "left leg", "It is raised.")
    path = graded(desk, tmp_path, "J", "1")
    edit(desk, PLACE, text="right leg")

    with pytest.raises(InputFault) as fault:
        desk.model_prompts.judge_in(OWNER, "lesions", path, "J")
    assert [problem.reason for problem in fault.value.problems] == [
        "its prompt named another right text; write the prompts again, and have them graded."
    ]

    desk.model_prompts.judge_in(OWNER, "lesions", path, "J", take_matched=True)
    assert judged(desk) == [{}, {}, {}, {"J": 1.0}]
