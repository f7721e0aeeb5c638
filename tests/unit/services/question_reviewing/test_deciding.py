"""Decisions on questions: written at once, taken back, never overwritten; edits are versions."""

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault, Outdated, Refusal
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_content import Part, PartChange
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.services.question_bank import ImportRequest
from tests.helpers.question_banks import own_file
from tests.helpers.question_review_scene import SET, QuestionRoom

FIRST = "Which letter is the first?"


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuestionRoom]:
    with QuestionRoom(tmp_path) as room:
        yield room


def test_a_question_comes_with_its_key_its_place_and_its_first_version(room: QuestionRoom) -> None:
    opened = room.open(2)

    assert (opened.number, opened.content.options, opened.content.right) == (
        2,
        ("X", "Y", "Z"),
        frozenset({2}),
    )
    assert [(step.number, step.author, step.changes) for step in opened.history] == [(1, "", ())]


def test_each_decision_stands_on_the_disk_when_it_is_made(room: QuestionRoom) -> None:
    room.decide(1, Verdict.ACCEPT)
    room.decide(2, Verdict.REJECT, Problem.WRONG_KEY, Problem.AMBIGUOUS_WORDING, comment="Z or Y?")

    with sqlite3.connect(room.desk.store.database) as other:
        rows = other.execute(
            "SELECT seq, verdict, problems, comment FROM question_decision ORDER BY seq"
        ).fetchall()
    assert rows == [
        (1, "accept", "[]", ""),
        (2, "reject", '["wrong_key","ambiguous_wording"]', "Z or Y?"),
    ]


def test_a_rejection_says_why(room: QuestionRoom) -> None:
    with pytest.raises(Refusal, match="Choose what is wrong"):
        room.decide(1, Verdict.REJECT)

    assert room.open(1).decisions == ()


def test_an_edit_is_a_version_beside_the_old_one_with_a_key_of_its_own(room: QuestionRoom) -> None:
    before = room.open(1)
    wanted = replace(
        before.content,
        stem=" Which letter comes first? ",
        options=("A", "E", "C"),
        right=frozenset({1}),
        ability="disease_diagnosis",
    )

    room.decide(1, Verdict.EDIT, content=wanted)

    after = room.open(1)
    assert (after.version.number, after.content.stem) == (2, "Which letter comes first?")
    assert (after.content.right, after.content.ability) == (frozenset({1}), "disease_diagnosis")
    assert after.history[1].author == "rita"
    assert after.history[1].problems == (
        Problem.WRONG_KEY,
        Problem.AMBIGUOUS_WORDING,
        Problem.WEAK_DISTRACTORS,
        Problem.WRONG_ABILITY,
    )
    assert after.history[1].changes == (
        PartChange(Part.STEM, FIRST, "Which letter comes first?"),
        PartChange(Part.OPTION, "B", "E", "B"),
        PartChange(Part.KEY, "A", "B"),
        PartChange(Part.ABILITY, "lesion_recognition", "disease_diagnosis"),
    )
    assert after.history[0].content == before.content
    assert room.desk.bank.item(OWNER, before.version.id).version.stem == FIRST


def test_a_key_lies_in_the_table_of_keys_and_nowhere_else(room: QuestionRoom) -> None:
    opened = room.open(4)
    room.decide(4, Verdict.EDIT, content=replace(opened.content, text="bbb-the-right-one"))

    with sqlite3.connect(room.desk.store.database) as other:
        names = [
            row[0] for row in other.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        holding = [
            name
            for name in names
            if any(
                "bbb-the-right-one" in str(row) for row in other.execute(f"SELECT * FROM {name}")
            )
        ]
    assert holding == ["reference_answer"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"stem": "  "}, "has no words"),
        ({"options": ("A",)}, "two options at least"),
        ({"options": ("A", "", "C")}, "Option B is empty"),
        ({"options": ("A", "B", "A")}, "Option C says the same as option A"),
        ({"right": frozenset()}, "No option is marked"),
        ({"right": frozenset({0, 1})}, "takes one option"),
        ({"right": frozenset({7})}, "an option that is not there"),
        ({}, "Nothing of the question was changed"),
    ],
)
def test_an_edit_that_nobody_could_answer_is_refused(
    room: QuestionRoom, change: dict[str, object], said: str
) -> None:
    opened = room.open(1)

    with pytest.raises(InputFault, match=said):
        room.decide(1, Verdict.EDIT, content=replace(opened.content, **change))  # type: ignore[arg-type]

    assert len(room.open(1).history) == 1


def test_an_open_question_that_gets_options_becomes_a_choice(room: QuestionRoom) -> None:
    opened = room.open(4)
    content = replace(opened.content, options=("B", "C"), right=frozenset({0}), text="")

    room.decide(4, Verdict.EDIT, content=content)

    assert room.open(4).version.type is ItemType.SINGLE_CHOICE


def test_undo_takes_decisions_back_one_after_another(room: QuestionRoom) -> None:
    room.decide(1, Verdict.ACCEPT)
    room.decide(2, Verdict.EDIT, content=replace(room.open(2).content, stem="The last one?"))

    undone = room.service.undo(room.rita, SET)
    assert (undone.line.number, undone.line.stem) == (2, "Which letter is the last?")
    assert [step.number for step in room.open(2).history] == [1, 2]
    assert room.service.undo(room.rita, SET).line.number == 1
    with pytest.raises(Refusal, match="no decision of yours"):
        room.service.undo(room.rita, SET)
    assert room.stems(never_reviewed=True) == room.stems()


def test_an_edit_that_was_edited_again_is_not_taken_back(room: QuestionRoom) -> None:
    room.decide(1, Verdict.EDIT, content=replace(room.open(1).content, stem="First?"))
    room.decide(
        1, Verdict.EDIT, actor=room.ruth, content=replace(room.open(1).content, stem="The first?")
    )

    with pytest.raises(Refusal, match="changed again since"):
        room.service.undo(room.rita, SET)

    assert room.open(1).content.stem == "The first?"


def test_two_reviewers_at_one_question_lose_nothing(room: QuestionRoom) -> None:
    hers, his = room.open(1), room.open(1, room.ruth)
    room.service.decide(room.rita, hers, Verdict.ACCEPT)
    room.service.decide(room.ruth, his, Verdict.FLAG, (), "Which alphabet?")

    assert [one.verdict for one in room.open(1).decisions] == [Verdict.ACCEPT, Verdict.FLAG]

    edited = replace(hers.content, stem="First of the Latin letters?")
    room.service.decide(room.rita, room.open(1), Verdict.EDIT, content=edited)
    with pytest.raises(Outdated, match="changed meanwhile"):
        room.service.decide(room.ruth, his, Verdict.ACCEPT)


def test_edits_come_into_the_next_version_of_the_set_together(room: QuestionRoom) -> None:
    for number, stem in ((1, "First?"), (2, "Last?")):
        content = replace(room.open(number).content, stem=stem)
        room.decide(number, Verdict.EDIT, content=content)

    assert room.desk.bank.summary(OWNER, SET).version == 1
    assert room.service.take_in(room.rita, SET) == 2
    assert room.service.take_in(room.rita, SET) == 0

    assert room.desk.bank.summary(OWNER, SET).version == 2
    assert room.stems()[:2] == ["First?", "Last?"]
    proof = room.desk.auditing.verify(OWNER)
    assert proof.problems == ()

    room.service.undo(room.rita, SET)
    assert room.service.take_in(room.rita, SET) == 1
    assert room.stems()[:2] == ["First?", "Which letter is the last?"]
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_what_is_edited_waits_for_no_import_and_no_study(
    room: QuestionRoom, tmp_path: Path
) -> None:
    room.decide(1, Verdict.EDIT, content=replace(room.open(1).content, stem="First?"))
    plan = StudyPlan("main", SET, (GroupPlan("primary", 1, 1),), 7)
    request = ImportRequest((own_file(tmp_path, {"question": "C?", "answer": "c"}),), SET)
    draft = room.desk.bank.read(OWNER, request)

    with pytest.raises(Refusal, match="not in its newest version yet"):
        room.desk.designs.create(OWNER, plan)
    with pytest.raises(Refusal, match="not in its newest version yet"):
        room.desk.bank.write(OWNER, draft)

    room.service.take_in(OWNER, SET)
    room.desk.designs.create(OWNER, plan)


def test_a_running_study_shows_what_it_was_made_of(room: QuestionRoom) -> None:
    plan = StudyPlan("main", SET, (GroupPlan("primary", 1, 1),), 7)
    room.desk.designs.create(OWNER, plan)
    session = room.desk.reading.begin(OWNER, "main", "primary-01", {"screen": "1366 x 768"})
    item = session.current()
    assert item is not None
    number = 1 + [line.stem for line in room.service.queue(OWNER, SET)].index(item.stem)
    shown, opened = item, room.open(number)

    room.decide(number, Verdict.EDIT, content=replace(opened.content, stem="Edited since."))
    room.service.take_in(room.rita, SET)

    again = room.desk.reading.begin(OWNER, "main", "primary-01", {"screen": "1366 x 768"})
    now = again.current()
    assert now is not None
    assert (now.stem, now.options) == (shown.stem, shown.options)
    assert room.desk.designs.verify(OWNER, "main").problems == ()
    assert room.stems()[number - 1] == "Edited since."


def test_a_decision_is_whole_after_the_program_was_killed(
    room: QuestionRoom, tmp_path: Path
) -> None:
    room.decide(1, Verdict.EDIT, content=replace(room.open(1).content, stem="First?"))
    after = tmp_path / "after"
    shutil.copytree(room.desk.folder, after, ignore=shutil.ignore_patterns("*.lock"))

    with open_desk(after) as desk:
        assert desk.question_reviewing.queue(OWNER, SET)[0].stem == "First?"
        assert desk.auditing.verify(OWNER).problems == ()
        assert desk.question_reviewing.take_in(OWNER, SET) == 1


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE item_version SET stem = 'Other' WHERE number = 2", "was altered"),
        ("UPDATE item_version SET ability = 'Other' WHERE number = 2", "what a review made"),
        (
            (
                "UPDATE reference_answer SET text = 'Other' WHERE item_version_id IN "
                "(SELECT id FROM item_version WHERE number = 2)"
            ),
            "the reference answer that a review gave it",
        ),
    ],
)
def test_the_audit_finds_what_was_altered_of_an_edit(
    room: QuestionRoom, damage: str, said: str
) -> None:
    room.decide(4, Verdict.EDIT, content=replace(room.open(4).content, text="Bee"))
    with sqlite3.connect(room.desk.store.database) as other:
        other.execute(damage)

    problems = room.desk.auditing.verify(OWNER).problems

    assert any(said in problem for problem in problems), problems
