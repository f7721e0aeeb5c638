"""A work returned to its annotator: comments, what it becomes, and the review after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion, LesionRole
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.people import OWNER
from medannot.domain.review.decision import Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.domain.review.judged import Tally
from medannot.domain.review.round import PlaceState, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.annotating_values import OpenCase
from medannot.services.reviewing_values import OpenReview
from tests.helpers.annotated import NODULE, PAPULE, AnnotationRoom
from tests.helpers.reviewed import (
    STEPS,
    accept,
    begin,
    decide_rest,
    doubled,
    edit,
    find,
    hand_in,
    reject,
    seat,
    work_at,
)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project of one case that anna has handed in: face, papule there, nodule."""
    with AnnotationRoom(tmp_path, (1,), ("anna",), steps=STEPS, annotators=1) as made:
        hand_in(made, 1)
        yield made


def sent_back(room: AnnotationRoom, node: str | None = None) -> OpenReview:
    """Begin a round and return an entity, or all of the work."""
    opened = work_at(room.desk, begin(room.desk))
    key = find(opened, node).key if node else None
    return room.desk.reviewing.send_back(seat(room.desk), opened, key, "look again")


def again(room: AnnotationRoom, opened: OpenReview) -> OpenReview:
    return room.desk.reviewing.open(seat(room.desk), opened.place.id)


def lesion_of(hers: OpenCase, node: str) -> tuple[str, Lesion]:
    return next(
        (id_, one.content)
        for id_, one in hers.findings.items()
        if isinstance(one.content, Lesion) and one.content.term.node_id == node
    )


def change(room: AnnotationRoom, node: str, content: Lesion | None) -> None:
    """Let anna change one of her lesions, or take it away."""
    hers = room.open()
    finding_id, _ = lesion_of(hers, node)
    room.act(hers, Change(next(i for i in hers.findings if i == finding_id), None, content))


def hand_in_again(room: AnnotationRoom) -> None:
    room.desk.annotating.submit(room.actor(), room.open())


def tally(room: AnnotationRoom) -> tuple[int, int, int, int]:
    row = room.desk.review_reports.of(OWNER, "skin").whole
    return (row.kept, row.changed, row.deleted, row.added)


def test_a_return_opens_the_case_again_with_the_comment(room: AnnotationRoom) -> None:
    opened = sent_back(room, "L.NODULE")
    assert opened.returned
    assert opened.place.state is PlaceState.OPEN
    hers = room.open()
    assert hers.assignment.state is AssignmentState.OPEN
    (said,) = hers.thread
    assert (said.role, said.code, said.text) == ("reviewer", "", "look again")
    assert said.entity == find(opened, "L.NODULE").key
    assert again(room, opened) == opened
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_while_the_annotator_has_it_nothing_is_decided(room: AnnotationRoom) -> None:
    opened = sent_back(room, "L.NODULE")
    with pytest.raises(Refusal, match="with its annotator again"):
        accept(room.desk, opened, opened.entities[0].key)
    with pytest.raises(Refusal, match="with its annotator again"):
        room.desk.reviewing.undo(seat(room.desk), opened)
    with pytest.raises(Refusal, match="with its annotator again"):
        room.desk.reviewing.send_back(seat(room.desk), opened, None, "and again")
    change(room, "L.NODULE", Lesion(NODULE, LesionRole.PRIMARY))
    # What the annotator has begun is not shown before it is handed in.
    assert again(room, opened).findings == opened.findings


def test_a_window_that_does_not_know_of_the_return_writes_nothing(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    old = work_at(room.desk, made)
    room.desk.reviewing.send_back(seat(room.desk), old, None, "look again")
    with pytest.raises(Outdated, match="opened again in another window"):
        accept(room.desk, old, old.entities[0].key)


def test_what_the_annotator_changed_counts_by_what_was_first_handed_in(
    room: AnnotationRoom,
) -> None:
    opened = sent_back(room, "L.NODULE")
    change(room, "L.NODULE", Lesion(PAPULE, LesionRole.SECONDARY))
    hand_in_again(room)
    opened = again(room, opened)
    # The one that was returned stands among those that wait, as it was handed in.
    assert ("lesion", "L.NODULE") in [(one.kind.value, one.node) for one in opened.waiting]
    decide_rest(room.desk, opened)
    assert tally(room) == (3, 1, 0, 0)
    report = room.desk.review_reports.of(OWNER, "skin")
    assert [(one.was, one.becomes) for one in report.confusions] == [("L.NODULE", "L.PAPULE")]


def test_what_the_annotator_left_as_it_was_is_kept(room: AnnotationRoom) -> None:
    opened = sent_back(room, "L.NODULE")
    hand_in_again(room)
    decide_rest(room.desk, again(room, opened))
    assert tally(room) == (4, 0, 0, 0)


def test_what_the_annotator_took_away_was_wrong(room: AnnotationRoom) -> None:
    opened = sent_back(room, "L.NODULE")
    change(room, "L.NODULE", None)
    hand_in_again(room)
    opened = again(room, opened)
    assert "L.NODULE" in [one.node for one in opened.waiting]
    decide_rest(room.desk, opened)
    assert tally(room) == (3, 0, 1, 0)


def test_what_the_annotator_added_was_missed_unless_it_is_rejected(room: AnnotationRoom) -> None:
    opened = sent_back(room)
    hers = room.say(room.open(), Lesion(PAPULE, LesionRole.PRIMARY))
    room.say(hers, Lesion(NODULE, LesionRole.SECONDARY))
    hand_in_again(room)
    opened = again(room, opened)
    assert len(opened.entities) == 6
    wrong = opened.entities[5].key
    opened = reject(room.desk, opened, wrong)
    decide_rest(room.desk, opened)
    assert tally(room) == (4, 0, 0, 1)


def test_a_decision_on_what_changed_since_is_asked_again(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    opened = work_at(room.desk, made)
    opened = accept(room.desk, opened, find(opened, "L.PAPULE").key)
    opened = accept(room.desk, opened, find(opened, "FACE").key)
    opened = room.desk.reviewing.send_back(
        seat(room.desk), opened, find(opened, "L.NODULE").key, "and the rest"
    )
    assert opened.place.tally == Tally(kept=2)
    _, papule = lesion_of(room.open(), "L.PAPULE")
    change(room, "L.PAPULE", Lesion(PAPULE, LesionRole.PRIMARY, papule.locations))
    assert tally(room) == (2, 0, 0, 0)
    hand_in_again(room)
    opened = again(room, opened)
    assert opened.place.tally == Tally(kept=1)
    assert tally(room) == (1, 0, 0, 0)
    waiting = [(one.kind.value, one.node) for one in opened.waiting]
    assert waiting == [("location", "FACE"), ("lesion", "L.PAPULE"), ("lesion", "L.NODULE")]
    opened = decide_rest(room.desk, opened)
    assert opened.place.state is PlaceState.DONE
    assert opened.place.tally == Tally(kept=3, changed=1)
    assert tally(room) == (3, 1, 0, 0)
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_undo_does_not_lead_past_a_return(room: AnnotationRoom) -> None:
    opened = work_at(room.desk, begin(room.desk))
    nodule = find(opened, "L.NODULE")
    opened = edit(room.desk, opened, nodule.key, Lesion(PAPULE, LesionRole.PRIMARY))
    opened = room.desk.reviewing.send_back(seat(room.desk), opened, None, "is this right?")
    hand_in_again(room)
    opened = again(room, opened)
    with pytest.raises(Refusal, match="no decision to take back"):
        room.desk.reviewing.undo(seat(room.desk), opened)
    opened = accept(room.desk, opened, opened.waiting[0].key)
    assert room.desk.reviewing.undo(seat(room.desk), opened).undoable is None


def test_a_return_of_a_reviewed_work_asks_for_all_of_it_again(room: AnnotationRoom) -> None:
    opened = decide_rest(room.desk, work_at(room.desk, begin(room.desk)))
    assert opened.place.state is PlaceState.DONE
    opened = room.desk.reviewing.send_back(seat(room.desk), opened, None, "all of it")
    assert opened.place.state is PlaceState.OPEN
    assert [one.verdict for one in opened.decisions[-4:]] == [Verdict.RETURN] * 4


def test_a_thread_of_comments(room: AnnotationRoom) -> None:
    opened = work_at(room.desk, begin(room.desk))
    hers = room.open()
    with pytest.raises(Refusal, match="No reviewer has written"):
        room.desk.annotating.reply(room.actor(), hers, None, "why?")
    with pytest.raises(Refusal, match="write something"):
        room.desk.reviewing.comment(seat(room.desk), opened, None, " ")
    opened = room.desk.reviewing.comment(seat(room.desk), opened, None, "well done")
    key = find(opened, "L.NODULE").key
    opened = room.desk.reviewing.comment(seat(room.desk), opened, key, "a papule?")
    hers = room.desk.annotating.reply(room.actor(), room.open(), key, "no, deep")
    told = [(one.role, one.code, one.entity, one.text) for one in hers.thread]
    assert told == [
        ("reviewer", "", None, "well done"),
        ("reviewer", "", key, "a papule?"),
        ("annotator", "", key, "no, deep"),
    ]
    assert again(room, opened).comments == hers.thread
    nobody = EntityKey(key.finding_id.__class__("other"), EntityKind.LESION)
    with pytest.raises(Refusal, match="no such entity"):
        room.desk.reviewing.comment(seat(room.desk), opened, nobody, "this")
    assert room.desk.auditing.verify(OWNER).problems == ()


def test_codes_stand_in_comments_where_the_round_is_not_blind(room: AnnotationRoom) -> None:
    plan = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0, blind=False)
    opened = work_at(room.desk, begin(room.desk, plan))
    opened = room.desk.reviewing.comment(seat(room.desk), opened, None, "well done")
    room.desk.annotating.reply(room.actor(), room.open(), None, "thanks")
    assert [one.code for one in again(room, opened).comments] == ["rita", "anna"]
    assert [one.code for one in room.open().thread] == ["", ""]


def test_a_second_reviewer_neither_returns_nor_is_told(room: AnnotationRoom) -> None:
    made = begin(room.desk, doubled(), ("rita", "saul"))
    first, second = sorted(
        ((work_at(room.desk, made, 1, code), code) for code in ("rita", "saul")),
        key=lambda pair: pair[0].place.second,
    )
    with pytest.raises(Refusal, match="Another reviewer corrects"):
        room.desk.reviewing.send_back(seat(room.desk, second[1]), second[0], None, "look")
    room.desk.reviewing.send_back(seat(room.desk, first[1]), first[0], None, "look")
    change(room, "L.NODULE", Lesion(PAPULE, LesionRole.SECONDARY))
    theirs = room.desk.reviewing.open(seat(room.desk, second[1]), second[0].place.id)
    assert theirs.comments == ()
    assert theirs.findings == second[0].findings
    # They judge what was first handed in, whoever has the work by now.
    assert decide_rest(room.desk, theirs, code=second[1]).place.tally == Tally(kept=4)
