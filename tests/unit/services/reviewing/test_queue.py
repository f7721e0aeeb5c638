"""A reviewer's list, chosen by what the works say and how they were reviewed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Lesion, Region, Site
from medannot.domain.clock import ManualClock
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.queue import QueuedWork, QueueFilter
from medannot.domain.review.round import PlaceState, ReviewRound
from tests.helpers.annotated import FACE, NODULE, PAPULE, USABLE, AnnotationRoom
from tests.helpers.reviewed import ALL, STEPS, accept, begin, decide_rest, seat, work_at

WEEK_MS = 7 * 24 * 3_600_000


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return three cases of two annotators: the second is seen differently, the third is plain."""
    with AnnotationRoom(tmp_path, (1, 1, 1), ("anna", "bert"), steps=STEPS) as made:
        for case, anna, bert in ((1, PAPULE, PAPULE), (2, PAPULE, NODULE), (3, PAPULE, PAPULE)):
            for code, term in (("anna", anna), ("bert", bert)):
                opened = made.say(made.open(code, case), USABLE, 1, code)
                if case == 1:
                    opened = made.say(opened, Region(Site(FACE)), 1, code)
                places = (Site(FACE),) if case == 2 else ()
                made.complete_rest(opened, Lesion(term, locations=places), code)
        yield made


def asked(room: AnnotationRoom, made: ReviewRound, wanted: QueueFilter) -> tuple[QueuedWork, ...]:
    return room.desk.reviewing.queue(seat(room.desk), made.id, wanted)


def numbers(works: tuple[QueuedWork, ...]) -> list[int]:
    return sorted(work.number for work in works)


def test_the_list_stands_in_its_order_with_how_far_it_is(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    opened = work_at(room.desk, made, 2)
    accept(room.desk, opened, opened.entities[0].key)
    works = room.desk.reviewing.queue(seat(room.desk), made.id)
    assert [work.position for work in works] == [1, 2, 3, 4, 5, 6]
    assert (works[1].decided, works[1].handed_in) == (1, len(opened.entities))
    assert works[1].place_id == opened.place.id
    decide_rest(room.desk, work_at(room.desk, made))
    first = room.desk.reviewing.queue(seat(room.desk), made.id)[0]
    assert first.state is PlaceState.DONE
    assert first.decided == first.handed_in


def test_by_annotator_where_the_round_is_not_blind(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    with pytest.raises(Refusal, match="blind to who annotated"):
        asked(room, made, QueueFilter(annotator="anna"))
    named = begin(room.desk, replace(ALL, blind=False), name="named")
    works = asked(room, named, QueueFilter(annotator="bert"))
    assert numbers(works) == [1, 2, 3]
    opened = room.desk.reviewing.open(seat(room.desk), works[0].place_id)
    assert opened.annotator == "bert"


def test_by_node_and_those_below_it(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    assert numbers(asked(room, made, QueueFilter(node="L.NODULE"))) == [2]
    above = room.desk.lexicons.open(str(room.desk.folder.parent / "clinic-skin"))
    parent = above.lexicon.ancestors("L.NODULE")[0]
    assert numbers(asked(room, made, QueueFilter(node=parent))) == [1, 1, 2, 2, 3, 3]
    with pytest.raises(Refusal, match="has no node NOWHERE"):
        asked(room, made, QueueFilter(node="NOWHERE"))


def test_by_kind_of_entity(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    kinds = {
        (EntityKind.REGION,): [1, 1],
        (EntityKind.LOCATION,): [2, 2],
        (EntityKind.REGION, EntityKind.LOCATION): [1, 1, 2, 2],
        (EntityKind.ATTRIBUTE,): [],
        (EntityKind.LESION,): [1, 1, 2, 2, 3, 3],
    }
    for wanted, expected in kinds.items():
        assert numbers(asked(room, made, QueueFilter(kinds=wanted))) == expected


def test_what_another_annotator_saw_differently(room: AnnotationRoom) -> None:
    works = asked(room, begin(room.desk), QueueFilter(disagreement=True))
    assert numbers(works) == [2, 2]
    # A papule against a nodule: two things that only one of them names.
    assert [work.conflicts for work in works] == [2, 2]


def test_rare_nodes_by_the_plan(room: AnnotationRoom) -> None:
    made = begin(room.desk, replace(ALL, rare_below=2))
    assert numbers(asked(room, made, QueueFilter(rare=True))) == [2]
    wider = begin(room.desk, replace(ALL, rare_below=3), name="wider")
    assert numbers(asked(room, wider, QueueFilter(rare=True))) == [1, 1, 2]
    assert numbers(asked(room, wider, QueueFilter(rare=True, node="FACE"))) == [1, 1]


def test_what_nobody_else_has_decided(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    opened = work_at(room.desk, made, 3)
    accept(room.desk, opened, opened.entities[0].key)
    other = begin(room.desk, name="other", codes=("saul",))
    fresh = room.desk.reviewing.queue(
        seat(room.desk, "saul"), other.id, QueueFilter(never_reviewed=True)
    )
    assert len(fresh) == 5
    # One's own decision makes a work of one's own list no less fresh.
    assert len(asked(room, made, QueueFilter(never_reviewed=True))) == 6
    back = room.desk.reviewing.open(seat(room.desk), opened.place.id)
    room.desk.reviewing.undo(seat(room.desk), back)
    again = room.desk.reviewing.queue(
        seat(room.desk, "saul"), other.id, QueueFilter(never_reviewed=True)
    )
    assert len(again) == 6


def test_where_annotators_agree_least(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, (1,) * 12, ("anna", "bert"), steps=STEPS) as made:
        for case in range(1, 13):
            for code in ("anna", "bert"):
                opened = made.say(made.open(code, case), USABLE, 1, code)
                if case <= 6 and code == "anna":
                    opened = made.say(opened, Lesion(NODULE), code=code)
                made.complete_rest(opened, Lesion(PAPULE), code)
        works = asked(made, begin(made.desk), QueueFilter(low_agreement=True))
        # Both works on each case on which anna alone saw a nodule.
        assert numbers(works) == sorted([*range(1, 7)] * 2)


def test_works_of_an_annotator_whose_errors_grow(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, (1,) * 24, ("anna", "bert"), steps=STEPS, annotators=1) as made:
        clock = made.desk.store.clock
        assert isinstance(clock, ManualClock)
        for week in (1, 2):
            for code in ("anna", "bert"):
                anna = made.actor(code)
                for _ in range(6):
                    own = made.desk.annotating.next(anna, made.project.id, unfinished=True)
                    assert own is not None
                    opened = made.desk.annotating.open(anna, own.case_id)
                    opened = made.say(opened, USABLE, 1, code)
                    late = NODULE if week == 2 and code == "anna" else PAPULE
                    made.complete_rest(opened, Lesion(late), code)
            clock.advance_ms(WEEK_MS)
        round_ = begin(made.desk, replace(ALL, blind=False))
        for position in range(1, 25):
            decide_rest(
                made.desk,
                work_at(made.desk, round_, position),
                lambda one: one.node == "L.NODULE",
            )
        works = asked(made, round_, QueueFilter(drift=True))
        assert len(works) == 12
        shown = {
            made.desk.reviewing.open(seat(made.desk), work.place_id).annotator for work in works
        }
        assert shown == {"anna"}


def test_others_have_no_such_list(room: AnnotationRoom) -> None:
    made = begin(room.desk)
    with pytest.raises(Refusal, match="may not review here"):
        room.desk.reviewing.queue(room.actor("anna"), made.id)
    with pytest.raises(Refusal):
        room.desk.reviewing.queue(OWNER, made.id)
