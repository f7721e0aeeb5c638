"""Who may review questions, which of them come, and the figures over their decisions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.question_review_figures import figures_of
from medannot.store.question_reviews import QuestionReviews
from tests.helpers.question_banks import imported, own_file
from tests.helpers.question_review_scene import SET, QuestionRoom
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.reading_desks import Room as ReadingRoom
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def room(tmp_path: Path) -> Iterator[QuestionRoom]:
    with QuestionRoom(tmp_path) as room:
        yield room


@pytest.mark.parametrize(
    ("role", "sees"),
    [(Role.ANNOTATOR, False), (Role.READER, False), (Role.COORDINATOR, True)],
)
def test_only_reviewers_decide_and_coordinators_look(
    room: QuestionRoom, role: Role, sees: bool
) -> None:
    actor = Actor("paul", frozenset({role}))

    if sees:
        assert len(room.service.queue(actor, SET)) == 4
    else:
        with pytest.raises(Refusal, match="paul may not"):
            room.service.queue(actor, SET)
    with pytest.raises(Refusal, match="paul may not"):
        room.service.open(actor, room.item(1))


def test_an_owner_decides_in_somebodys_name_only(room: QuestionRoom) -> None:
    opened = room.service.open(OWNER, room.item(1))

    with pytest.raises(Refusal, match="Say who reviews"):
        room.service.decide(OWNER, opened, Verdict.ACCEPT)
    with pytest.raises(Refusal, match="rita may not review for ruth"):
        room.service.seat(room.rita, SET, "ruth")


def test_a_reviewer_of_one_set_has_no_other(room: QuestionRoom) -> None:
    add_set(room.desk.store, "other", [Draft()])

    with pytest.raises(Refusal, match="rita may not"):
        room.service.queue(room.rita, "other")


def test_who_is_yet_to_read_a_question_sees_no_key(room: QuestionRoom) -> None:
    room.desk.designs.create(OWNER, StudyPlan("main", SET, (GroupPlan("primary", 1, 1),), 7))

    with pytest.raises(Refusal, match="yet to read questions of the set letters in a study"):
        room.service.invite(OWNER, SET, ("primary-01",))
    reader = room.desk.people.all(OWNER)
    one = next(person for person in reader if person.code == "primary-01")
    actor = Actor("primary-01", frozenset({Role.REVIEWER}), one.id)
    for look in (
        lambda: room.service.queue(actor, SET),
        lambda: room.service.queue(actor, None),
        lambda: room.service.open(actor, room.item(1)),
    ):
        with pytest.raises(Refusal, match="must not see their keys"):
            look()
    assert len(room.service.queue(room.rita, SET)) == 4


def test_who_has_read_them_all_may_review(tmp_path: Path) -> None:
    reading = ReadingRoom(empty_workspace(tmp_path)).with_study([Draft()])
    reading.begin()
    reading.answer()

    reading.desk.question_reviewing.invite(OWNER, "set", ("primary-01",))

    assert reading.desk.question_reviewing.reviewers(OWNER, "set") == ("primary-01",)
    reading.desk.close()


def test_the_queue_is_chosen_by_how_questions_stand(room: QuestionRoom) -> None:
    stems = room.stems()
    room.decide(1, Verdict.ACCEPT)
    room.decide(2, Verdict.REJECT, Problem.WRONG_KEY)
    room.decide(3, Verdict.FLAG, comment="Is Y one?")

    assert room.stems(never_reviewed=True) == stems[2:]
    assert room.stems(waiting=True) == stems[2:]
    assert room.stems(rejected=True) == [stems[1]]
    assert room.stems(flagged=True) == [stems[2]]
    assert room.stems(problem=Problem.WRONG_KEY) == [stems[1]]
    assert room.stems(abilities=frozenset({"disease_diagnosis"})) == stems[2:]
    assert room.stems(room.ruth, for_me=True) == stems[:2]
    assert room.stems(room.rita, for_me=True) == []

    room.decide(
        1, Verdict.EDIT, actor=room.ruth, content=replace(room.open(1).content, stem="First?")
    )
    room.service.undo(room.ruth, SET)
    assert room.stems(edited_since=True) == []


def test_what_was_reviewed_before_an_import_changed_it_waits_again(
    room: QuestionRoom, tmp_path: Path
) -> None:
    service, bank = room.service, room.desk.bank
    imported(bank, own_file(tmp_path, {"question": "Red?", "answer": "yes"}))
    service.invite(OWNER, "ward", ("rita",))
    rita = service.seat(OWNER, "ward", "rita")
    (line,) = service.queue(rita, "ward")
    service.decide(rita, service.open(rita, line.item_id), Verdict.ACCEPT)
    assert service.queue(rita, "ward", QuestionFilter(edited_since=True)) == ()

    imported(bank, own_file(tmp_path, {"question": "Red or blue?", "answer": "red"}))

    (line,) = service.queue(rita, "ward", QuestionFilter(edited_since=True))
    assert (line.stem, line.version, line.state.final) == ("Red or blue?", 2, None)
    changes = service.open(rita, line.item_id).history[1].changes
    assert [(one.part.value, one.before, one.after) for one in changes] == [
        ("stem", "Red?", "Red or blue?"),
        ("key", "yes", "red"),
    ]


def test_an_import_counts_on_from_an_edit_that_was_taken_back(
    room: QuestionRoom, tmp_path: Path
) -> None:
    service, bank = room.service, room.desk.bank
    imported(bank, own_file(tmp_path, {"question": "Red?", "answer": "yes"}))
    service.invite(OWNER, "ward", ("rita",))
    rita = service.seat(OWNER, "ward", "rita")
    (line,) = service.queue(rita, "ward")
    opened = service.open(rita, line.item_id)
    content = replace(opened.content, stem="Green?")
    service.decide(rita, opened, Verdict.EDIT, content=content)
    service.take_in(rita, "ward")
    service.undo(rita, "ward")
    service.take_in(rita, "ward")

    imported(bank, own_file(tmp_path, {"question": "Blue?", "answer": "yes"}))

    history = service.open(rita, line.item_id).history
    assert [(step.number, step.content.stem) for step in history] == [
        (1, "Red?"),
        (2, "Green?"),
        (3, "Blue?"),
    ]
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_another_reviewers_verdict_is_hidden_until_ones_own_is_given(room: QuestionRoom) -> None:
    room.decide(1, Verdict.REJECT, Problem.WRONG_KEY)
    room.decide(2, Verdict.FLAG, comment="Look again, please.")

    assert room.open(1, room.ruth).said == ()
    assert [one.comment for one in room.open(2, room.ruth).said] == ["Look again, please."]

    room.decide(1, Verdict.ACCEPT, actor=room.ruth)
    assert [one.code for one in room.open(1, room.ruth).said] == ["rita", "ruth"]


def test_a_sample_is_drawn_once_and_kept(room: QuestionRoom) -> None:
    sample = room.service.draw(room.rita, SET, 2, 11)

    assert (sample.number, sample.size, sample.seed, sample.population) == (1, 2, 11, 4)
    drawn = [line.item_id for line in room.service.queue(OWNER, SET, QuestionFilter(sample=1))]
    assert tuple(drawn) == sample.items
    assert room.service.samples(OWNER, SET) == (sample,)
    assert room.service.draw(room.rita, SET, 2, 11).items == sample.items
    assert room.service.figures(OWNER, SET, 1).whole.questions == 2
    with pytest.raises(Refusal, match="no sample 9"):
        room.service.figures(OWNER, SET, 9)
    with pytest.raises(InputFault, match="one question at least"):
        room.service.draw(room.rita, SET, 0, 1)


def test_figures_count_what_questions_were_worth_as_they_came(room: QuestionRoom) -> None:
    room.decide(1, Verdict.EDIT, content=replace(room.open(1).content, stem="First?"))
    room.decide(1, Verdict.ACCEPT, actor=room.ruth)
    room.decide(2, Verdict.ACCEPT)
    room.decide(2, Verdict.REJECT, Problem.OTHER, actor=room.ruth)
    room.decide(3, Verdict.ACCEPT)
    room.decide(3, Verdict.ACCEPT, actor=room.ruth)

    found = room.service.figures(OWNER, SET)

    whole = found.whole
    assert (whole.questions, whole.reviewed) == (4, 3)
    assert (whole.accepted, whole.edited, whole.rejected) == (2, 1, 0)
    assert whole.share.estimate.value == pytest.approx(2 / 3)
    assert [(row.value, row.accepted, row.edited) for row in found.by_ability] == [
        ("disease_diagnosis", 1, 0),
        ("lesion_recognition", 1, 1),
    ]
    assert {row.problem: row.questions for row in found.problems if row.questions} == {
        Problem.AMBIGUOUS_WORDING: 1
    }
    assert (found.doubled, found.agreed) == (2, 0.5)
    assert found.reviewers == {"rita": 3, "ruth": 3}


def test_questions_of_one_family_widen_the_interval(tmp_path: Path) -> None:
    """Twenty questions in two families tell less than twenty alone."""
    with QuestionRoom(tmp_path, [Draft(f"{n}?") for n in range(20)]) as room:
        for number in range(1, 21):
            if number % 2:
                room.decide(number, Verdict.ACCEPT)
            else:
                room.decide(number, Verdict.REJECT, Problem.OTHER)
        lines = room.service.queue(OWNER, SET)
        one = room.desk.bank.sets(OWNER)[0]
        decisions = QuestionReviews(room.desk.store).decisions(one.id)
        joined = [replace(line, family=str(line.number % 2)) for line in lines]

        apart = figures_of(one, None, lines, decisions, {}).whole.share.estimate.interval
        together = figures_of(one, None, joined, decisions, {}).whole.share.estimate.interval

    assert apart is not None
    assert together is not None
    assert together.high - together.low > apart.high - apart.low
