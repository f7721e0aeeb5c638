"""Rounds of review, the works before each reviewer, and their decisions, as they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, bindparam, case, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from medannot.domain.annotation.project import AssignmentState
from medannot.domain.audit import JsonValue
from medannot.domain.clock import utc_moment, utc_text
from medannot.domain.errors import Refusal
from medannot.domain.ids import (
    ActId,
    AnnotationCaseId,
    AssignmentId,
    FindingId,
    PersonId,
    ProjectId,
    ReviewDecisionId,
    ReviewPlaceId,
    ReviewRoundId,
)
from medannot.domain.review.decision import ReviewDecision, ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.domain.review.judged import Tally
from medannot.domain.review.round import PlaceState, ReviewPlace, ReviewRound, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.store.annotation_tables import ASSIGNMENT, PERSON
from medannot.store.prepared import Prepared
from medannot.store.sqlite_only import repeats_a_row
from medannot.store.store import Store
from medannot.store.tables import ReviewDecisionRow, ReviewPlaceRow, ReviewRoundRow, table_of
from medannot.store.unit_of_work import UnitOfWork

ROUND = table_of(ReviewRoundRow)
PLACE = table_of(ReviewPlaceRow)
DECISION = table_of(ReviewDecisionRow)

_PLACE = select(PLACE, ASSIGNMENT.c.state.label("work_state")).join(
    ASSIGNMENT, ASSIGNMENT.c.id == PLACE.c.assignment_id
)
_OWN = _PLACE.where(
    PLACE.c.round_id == bindparam("round"), PLACE.c.person_id == bindparam("person")
)
_AFTER = _OWN.where(PLACE.c.position > bindparam("place")).order_by(PLACE.c.position).limit(1)
_BEFORE = (
    _OWN.where(PLACE.c.position < bindparam("place")).order_by(PLACE.c.position.desc()).limit(1)
)
_OPEN = PLACE.c.state == PlaceState.OPEN.value
# Each is one step down an index, however many works there are.
_NEXT = {False: Prepared(_AFTER), True: Prepared(_AFTER.where(_OPEN))}
_PREVIOUS = {False: Prepared(_BEFORE), True: Prepared(_BEFORE.where(_OPEN))}
_DECISIONS = Prepared(
    select(DECISION).where(DECISION.c.place_id == bindparam("place")).order_by(DECISION.c.seq)
)
_DECIDE = Prepared(insert(DECISION))
_RETURNED = Prepared(
    select(func.max(DECISION.c.seen).label("seen"))
    .join(PLACE, PLACE.c.id == DECISION.c.place_id)
    .where(
        PLACE.c.assignment_id == bindparam("assignment"),
        DECISION.c.verdict == Verdict.RETURN.value,
    )
)
_STAND = Prepared(
    update(PLACE)
    .where(PLACE.c.id == bindparam("place"))
    .values(
        state=bindparam("now_state"),
        kept=bindparam("now_kept"),
        changed=bindparam("now_changed"),
        deleted=bindparam("now_deleted"),
        added=bindparam("now_added"),
    )
)
_DONE = func.sum(case((PLACE.c.state == PlaceState.DONE.value, 1), else_=0))


@dataclass(frozen=True, slots=True)
class ReviewerProgress:
    """How far one reviewer of a round is."""

    code: str
    total: int
    done: int


class Reviews:
    """Reads and writes reviews; what is corrected of findings is in `Findings`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rounds(self, project_id: ProjectId) -> tuple[ReviewRound, ...]:
        """Return the rounds of a project, by name."""
        wanted = select(ROUND).where(ROUND.c.project_id == project_id).order_by(ROUND.c.name)
        with self._store.reading() as connection:
            return tuple(_round_of(row) for row in connection.execute(wanted))

    def get(self, round_id: ReviewRoundId) -> ReviewRound | None:
        """Return a round, or None."""
        with self._store.reading() as connection:
            row = connection.execute(select(ROUND).where(ROUND.c.id == round_id)).first()
        return _round_of(row) if row else None

    def add(self, work: UnitOfWork, made: ReviewRound, places: Sequence[ReviewPlace]) -> None:
        """Write a new round with the works of each reviewer.

        Raises:
            Refusal: the project has a round of that name.
        """
        row = _round_columns(made, work.now())
        try:
            work.connection.execute(insert(ROUND), [row])
        except IntegrityError as fault:
            if repeats_a_row(fault):
                raise Refusal(
                    "The project has a round of review named {name}; choose another name.",
                    name=made.name,
                ) from fault
            raise
        rows = [_place_columns(one) for one in places]
        if rows:
            work.connection.execute(insert(PLACE), rows)
        work.note(
            "review.begin",
            f"review_round:{made.id}",
            new={"rows": {ROUND.name: [row], PLACE.name: rows}},
        )

    def places(self, round_id: ReviewRoundId) -> tuple[ReviewPlace, ...]:
        """Return every place of a round, by reviewer and position."""
        wanted = _PLACE.where(PLACE.c.round_id == round_id).order_by(
            PLACE.c.person_id, PLACE.c.position
        )
        with self._store.reading() as connection:
            return tuple(place_of(row) for row in connection.execute(wanted))

    def place(self, place_id: ReviewPlaceId) -> ReviewPlace | None:
        """Return a place, or None."""
        with self._store.reading() as connection:
            row = connection.execute(_PLACE.where(PLACE.c.id == place_id)).first()
        return place_of(row) if row else None

    def step(
        self, round_id: ReviewRoundId, person_id: PersonId, from_: int, by: int, *, unfinished: bool
    ) -> ReviewPlace | None:
        """Return a reviewer's next place (`by` 1) or the one before (-1), or None at the end."""
        way = (_NEXT if by > 0 else _PREVIOUS)[unfinished]
        where = {"round": round_id, "person": person_id, "place": from_}
        with self._store.reading() as connection:
            row = way.run(connection, [where]).first()
        return place_of(row) if row else None

    def progress(self, round_id: ReviewRoundId) -> tuple[ReviewerProgress, ...]:
        """Return how far each reviewer is, by code."""
        wanted: Select[Any] = (
            select(PERSON.c.code, func.count().label("total"), _DONE.label("done"))
            .join(PLACE, PLACE.c.person_id == PERSON.c.id)
            .where(PLACE.c.round_id == round_id)
            .group_by(PERSON.c.code)
            .order_by(PERSON.c.code)
        )
        with self._store.reading() as connection:
            return tuple(
                ReviewerProgress(row.code, int(row.total), int(row.done or 0))
                for row in connection.execute(wanted)
            )

    def decisions(self, place_id: ReviewPlaceId) -> tuple[ReviewDecision, ...]:
        """Return the decisions of one place, in order."""
        with self._store.reading() as connection:
            rows = _DECISIONS.run(connection, [{"place": place_id}]).rows
        return tuple(_decision_of(row) for row in rows)

    def decide(
        self,
        work: UnitOfWork,
        place: ReviewPlace,
        decisions: Sequence[ReviewDecision],
        after: ReviewPlace,
    ) -> None:
        """Append decisions, and write how far the place is with them.

        Args:
            work: the running write.
            place: as it was.
            decisions: what was decided.
            after: the place with its state and tally after it.

        Raises:
            Refusal: another window has decided something of this work meanwhile.
        """
        rows = [_decision_columns(one, place.id) for one in decisions]
        try:
            _DECIDE.run(work.connection, rows)
        except IntegrityError as fault:
            if repeats_a_row(fault):
                raise Refusal(
                    "Another window has gone on with this review meanwhile; nothing of this step "
                    "was written. Open the work again."
                ) from fault
            raise
        written: dict[str, JsonValue] = {DECISION.name: rows}
        if standing := _standing(place, after):
            _STAND.run(work.connection, [_stands(after)])
            written[PLACE.name] = [standing]
        work.note("review.decide", f"review_place:{place.id}", new={"rows": written})

    @staticmethod
    def stand(work: UnitOfWork, place: ReviewPlace, after: ReviewPlace) -> None:
        """Write how far a place is where that changed without a decision; nothing if it is so."""
        if standing := _standing(place, after):
            _STAND.run(work.connection, [_stands(after)])
            work.note(
                "review.stand", f"review_place:{place.id}", new={"rows": {PLACE.name: [standing]}}
            )

    def correcting(self, assignment_id: AssignmentId) -> tuple[ReviewPlace, ...]:
        """Return the places of all rounds in which a work is corrected."""
        wanted = _PLACE.where(PLACE.c.assignment_id == assignment_id, PLACE.c.second.is_(False))
        with self._store.reading() as connection:
            return tuple(place_of(row) for row in connection.execute(wanted))

    def handed_in(self, assignment_id: AssignmentId) -> tuple[int, ...]:
        """Return with which revisions of a work rounds of review began."""
        wanted = select(PLACE.c.handed_in).where(PLACE.c.assignment_id == assignment_id).distinct()
        with self._store.reading() as connection:
            return tuple(sorted(connection.execute(wanted).scalars()))

    @staticmethod
    def is_under_review(work: UnitOfWork, assignment_id: AssignmentId) -> bool:
        """Tell whether a work stands in a round of review."""
        wanted = select(PLACE.c.id).where(PLACE.c.assignment_id == assignment_id).limit(1)
        return work.connection.execute(wanted).first() is not None

    def returned_at(self, assignment_id: AssignmentId) -> int | None:
        """Return how many revisions a work had when it was last returned; None where it was not."""
        with self._store.reading() as connection:
            row = _RETURNED.run(connection, [{"assignment": assignment_id}]).first()
        return None if row is None or row.seen is None else int(row.seen)


def _standing(place: ReviewPlace, after: ReviewPlace) -> dict[str, JsonValue]:
    """Return the columns of how far a place is, or nothing where they are as they were."""
    if (place.state, place.tally) == (after.state, after.tally):
        return {}
    return {"id": after.id, "state": after.state.value, **_tally(after)}


def _stands(after: ReviewPlace) -> dict[str, object]:
    names = {"state": "now_state", "kept": "now_kept", "changed": "now_changed"}
    names |= {"deleted": "now_deleted", "added": "now_added"}
    columns = {"state": after.state.value, **_tally(after)}
    return {"place": after.id, **{names[name]: value for name, value in columns.items()}}


def _tally(place: ReviewPlace) -> dict[str, JsonValue]:
    one = place.tally
    return {
        "kept": one.kept,
        "changed": one.changed,
        "deleted": one.deleted,
        "added": one.added,
    }


def _round_columns(made: ReviewRound, now: str) -> dict[str, JsonValue]:
    plan = made.plan
    return {
        "id": made.id,
        "project_id": made.project_id,
        "name": made.name,
        "sampling": plan.sampling.value,
        "size": plan.size,
        "seed": plan.seed,
        "rare_below": plan.rare_below,
        "bound": plan.bound,
        "level": plan.level,
        "expected": plan.expected,
        "doubled": plan.doubled,
        "blind": plan.blind,
        "correlation": plan.correlation,
        "created_utc": now,
    }


def _round_of(row: Row[Any]) -> ReviewRound:
    plan = RoundPlan(
        sampling=SamplingPlan(row.sampling),
        size=row.size,
        seed=row.seed,
        rare_below=row.rare_below,
        bound=row.bound,
        level=row.level,
        expected=row.expected,
        doubled=row.doubled,
        blind=row.blind,
        correlation=row.correlation,
    )
    return ReviewRound(ReviewRoundId(row.id), ProjectId(row.project_id), row.name, plan)


def _place_columns(place: ReviewPlace) -> dict[str, JsonValue]:
    return {
        "id": place.id,
        "round_id": place.round_id,
        "assignment_id": place.assignment_id,
        "case_id": place.case_id,
        "person_id": place.person_id,
        "position": place.position,
        "handed_in": place.handed_in,
        "weight": place.weight,
        "stratum": place.stratum,
        "second": place.second,
        "state": place.state.value,
        "entities": place.entities,
        **_tally(place),
    }


def place_of(row: Row[Any]) -> ReviewPlace:
    """Return a place as its row, joined with its assignment, tells of it."""
    return ReviewPlace(
        id=ReviewPlaceId(row.id),
        round_id=ReviewRoundId(row.round_id),
        assignment_id=AssignmentId(row.assignment_id),
        case_id=AnnotationCaseId(row.case_id),
        person_id=PersonId(row.person_id),
        position=row.position,
        handed_in=row.handed_in,
        weight=row.weight,
        stratum=row.stratum,
        second=bool(row.second),
        state=PlaceState(row.state),
        entities=row.entities,
        tally=Tally(row.kept, row.changed, row.deleted, row.added),
        returned=row.work_state == AssignmentState.OPEN.value,
    )


def _decision_columns(one: ReviewDecision, place_id: ReviewPlaceId) -> dict[str, JsonValue]:
    return {
        "id": one.id,
        "place_id": place_id,
        "seq": one.seq,
        "finding_id": one.entity.finding_id,
        "kind": one.entity.kind.value,
        "part": one.entity.part,
        "verdict": one.verdict.value,
        "reason": one.reason.value if one.reason else None,
        "comment": one.comment,
        "author_id": one.author,
        "utc": utc_text(one.at),
        "act_id": one.act_id,
        "withdraws": one.withdraws,
        "seen": one.seen,
    }


def _decision_of(row: Row[Any]) -> ReviewDecision:
    return ReviewDecision(
        id=ReviewDecisionId(row.id),
        seq=row.seq,
        entity=EntityKey(FindingId(row.finding_id), EntityKind(row.kind), row.part),
        verdict=Verdict(row.verdict),
        author=PersonId(row.author_id),
        at=utc_moment(row.utc),
        reason=ReviewReason(row.reason) if row.reason else None,
        comment=row.comment,
        act_id=ActId(row.act_id) if row.act_id else None,
        withdraws=ReviewDecisionId(row.withdraws) if row.withdraws else None,
        seen=row.seen,
    )
