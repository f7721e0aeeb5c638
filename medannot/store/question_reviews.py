"""Decisions on questions and samples of them, as they are stored; lists of what is to be decided.

No statement here reads a reference answer.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, literal, or_, select

from medannot.domain.audit import JsonValue, canonical_json
from medannot.domain.clock import utc_moment, utc_text
from medannot.domain.errors import Refusal
from medannot.domain.ids import (
    ItemId,
    ItemVersionId,
    PersonId,
    QuestionDecisionId,
    QuestionSampleId,
    QuestionSetId,
    SetVersionId,
)
from medannot.domain.question import ItemType, QuestionSet
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions import (
    FINAL,
    UNSEEN,
    Problem,
    QuestionDecision,
    by_item,
    current_versions,
    state_of,
)
from medannot.domain.review.questions_queue import QuestionLine, QuestionSample
from medannot.domain.trial import TrialState
from medannot.store.questions_tables import (
    ITEM,
    MEMBER,
    SET,
    SET_VERSION,
    VERSION,
    has_key,
    missing_images,
)
from medannot.store.store import Store
from medannot.store.tables import (
    QuestionDecisionRow,
    QuestionSampleRow,
    SetDrawRow,
    TrialRow,
    table_of,
)
from medannot.store.unit_of_work import UnitOfWork

DECISION = table_of(QuestionDecisionRow)
SAMPLE = table_of(QuestionSampleRow)
SET_DRAW = table_of(SetDrawRow)
_TRIAL = table_of(TrialRow)
_FINAL = tuple(state.value for state in TrialState if state.is_final)


class QuestionReviews:
    """Reads and appends decisions on questions; what is edited of them is in `QuestionEdits`."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decisions(self, set_id: QuestionSetId) -> tuple[QuestionDecision, ...]:
        """Return all decisions on the questions of a set, in order."""
        with self._store.reading() as connection:
            return decisions_of(connection, DECISION.c.set_id == set_id)

    def of_item(self, item_id: ItemId) -> tuple[QuestionDecision, ...]:
        """Return all decisions on one question, in order."""
        with self._store.reading() as connection:
            return decisions_of(connection, DECISION.c.item_id == item_id)

    def lines(
        self,
        one: QuestionSet,
        decisions: tuple[QuestionDecision, ...],
        person: PersonId | None,
        item_id: ItemId | None = None,
        *,
        whole: bool = True,
    ) -> tuple[QuestionLine, ...]:
        """Return every question of a set as it is by now, in the set's order.

        Args:
            one: the set, with its newest version.
            decisions: all of the set, or of the one question.
            person: whose own decisions are told.
            item_id: only this question.
            whole: whether missing images and keys are looked up, which no figure asks for.
        """
        with self._store.reading() as connection:
            wanted = _lines(whole=whole).where(MEMBER.c.set_version_id == one.version_id)
            if item_id is not None:
                # By the versions' own ids: else every question of the set is looked at.
                own = connection.execute(select(VERSION.c.id).where(VERSION.c.item_id == item_id))
                wanted = wanted.where(MEMBER.c.item_version_id.in_(own.scalars().all()))
            rows = connection.execute(wanted)
            known = {ItemId(row.item_id): row for row in rows.all()}
            members = {id_: ItemVersionId(row.id) for id_, row in known.items()}
            current = current_versions(decisions, one.version_id, members)
            edited = [version for id_, version in current.items() if version != members[id_]]
            newer = {row.item_id: row for row in _versions(connection, edited, whole=whole)}
        standing = by_item(decisions)
        return tuple(
            _line(
                one.name,
                row,
                newer.get(id_, row),
                standing.get(id_, ()),
                person,
            )
            for id_, row in sorted(known.items(), key=lambda pair: pair[1].position)
        )

    def set_of(self, item_id: ItemId) -> str | None:
        """Return the name of the set that a question belongs to, or None."""
        wanted = select(SET.c.name).join(ITEM, ITEM.c.set_id == SET.c.id)
        with self._store.reading() as connection:
            return connection.execute(wanted.where(ITEM.c.id == item_id)).scalar()

    def versions_of(self, item_id: ItemId) -> tuple[tuple[ItemVersionId, str], ...]:
        """Return every version of a question with when it was made, the first one first."""
        wanted = (
            select(VERSION.c.id, VERSION.c.created_utc)
            .where(VERSION.c.item_id == item_id)
            .order_by(VERSION.c.number)
        )
        with self._store.reading() as connection:
            rows = connection.execute(wanted)
            return tuple((ItemVersionId(row.id), row.created_utc) for row in rows)

    def is_yet_to_read(self, person: PersonId, set_id: QuestionSetId) -> bool:
        """Tell whether somebody has questions of a set before them in a study."""
        wanted = (
            select(_TRIAL.c.id)
            .join(VERSION, VERSION.c.id == _TRIAL.c.item_version_id)
            .join(ITEM, ITEM.c.id == VERSION.c.item_id)
            .where(
                _TRIAL.c.reader_id == person,
                _TRIAL.c.state.not_in(_FINAL),
                or_(
                    ITEM.c.set_id == set_id,
                    # A subset lists items of another set.
                    _TRIAL.c.item_version_id.in_(
                        select(MEMBER.c.item_version_id)
                        .join(SET_VERSION, SET_VERSION.c.id == MEMBER.c.set_version_id)
                        .join(SET_DRAW, SET_DRAW.c.set_id == SET_VERSION.c.set_id)
                        .where(SET_VERSION.c.set_id == set_id)
                    ),
                ),
            )
            .limit(1)
        )
        with self._store.reading() as connection:
            return connection.execute(wanted).first() is not None

    @staticmethod
    def add(work: UnitOfWork, set_id: QuestionSetId, one: QuestionDecision) -> None:
        """Append a decision; its number must be `next_number`."""
        row = _decision_row(set_id, one)
        work.connection.execute(insert(DECISION), [row])
        work.note("question.review", f"item:{one.item_id}", new={"rows": {DECISION.name: [row]}})

    @staticmethod
    def next_number(work: UnitOfWork, set_id: QuestionSetId) -> int:
        """Return the number of the set's next decision."""
        last = select(func.max(DECISION.c.seq)).where(DECISION.c.set_id == set_id)
        return int(work.connection.execute(last).scalar() or 0) + 1

    @staticmethod
    def of_item_now(work: UnitOfWork, item_id: ItemId) -> tuple[QuestionDecision, ...]:
        """Return all decisions on one question as a running write finds them."""
        return decisions_of(work.connection, DECISION.c.item_id == item_id)

    # Samples

    def samples(self, set_id: QuestionSetId) -> tuple[QuestionSample, ...]:
        """Return the samples of a set, the first one first."""
        wanted = select(SAMPLE).where(SAMPLE.c.set_id == set_id).order_by(SAMPLE.c.number)
        with self._store.reading() as connection:
            return tuple(_sample(row) for row in connection.execute(wanted))

    @staticmethod
    def add_sample(work: UnitOfWork, set_id: QuestionSetId, one: QuestionSample) -> None:
        """Append a sample."""
        row: dict[str, JsonValue] = {
            "id": one.id,
            "set_id": set_id,
            "number": one.number,
            "set_version_id": one.set_version_id,
            "size": one.size,
            "seed": one.seed,
            "population": one.population,
            "items": canonical_json(list(one.items)),
            "created_utc": work.now(),
        }
        work.connection.execute(insert(SAMPLE), [row])
        work.note("question.sample", f"question_set:{set_id}", new={"rows": {SAMPLE.name: [row]}})


def decisions_of(
    connection: Connection, chosen: ColumnElement[bool]
) -> tuple[QuestionDecision, ...]:
    """Return the chosen decisions in order."""
    rows = connection.execute(select(DECISION).where(chosen).order_by(DECISION.c.seq))
    return tuple(_decision(row) for row in rows)


def waiting_edits(connection: Connection, newest: SetVersionId) -> int:
    """Return how many questions of a set are edited and not in its newest version yet."""
    decisions = decisions_of(connection, DECISION.c.set_version_id == newest)
    if not decisions:
        return 0
    members = members_of(connection, newest)
    current = current_versions(decisions, newest, members)
    return sum(current[id_] != version for id_, version in members.items())


def refuse_waiting_edits(connection: Connection, name: str, newest: SetVersionId | None) -> None:
    """Refuse to go on from a set version to which edits are still to be added.

    Raises:
        Refusal: some are.
    """
    waiting = waiting_edits(connection, newest) if newest is not None else 0
    if waiting:
        raise Refusal(
            "Questions of the set {set} that were edited in review ({count}) are not in its newest "
            "version yet; open the review of its questions and leave it again, then repeat this.",
            set=name,
            count=waiting,
        )


def members_of(connection: Connection, version_id: SetVersionId) -> dict[ItemId, ItemVersionId]:
    """Return the versions of a set version by their questions, in order."""
    wanted = (
        select(VERSION.c.item_id, VERSION.c.id)
        .join(MEMBER, MEMBER.c.item_version_id == VERSION.c.id)
        .where(MEMBER.c.set_version_id == version_id)
        .order_by(MEMBER.c.position)
    )
    return {ItemId(row.item_id): ItemVersionId(row.id) for row in connection.execute(wanted)}


def _lacks(*, whole: bool) -> tuple[ColumnElement[Any], ...]:
    """Return what is looked up of each question beside its row."""
    if not whole:
        return (literal(0).label("missing"), literal(1).label("has_key"))
    return (missing_images().label("missing"), has_key().label("has_key"))


def _lines(*, whole: bool) -> Select[Any]:
    return (
        select(
            VERSION.c.id,
            VERSION.c.item_id,
            VERSION.c.number,
            VERSION.c.stem,
            VERSION.c.type,
            VERSION.c.ability,
            MEMBER.c.position,
            ITEM.c.family_id,
            *_lacks(whole=whole),
        )
        .select_from(MEMBER)
        .join(VERSION, VERSION.c.id == MEMBER.c.item_version_id)
        .join(ITEM, ITEM.c.id == VERSION.c.item_id)
    )


def _versions(connection: Connection, ids: list[ItemVersionId], *, whole: bool) -> list[Row[Any]]:
    """Read versions that no set version holds yet, some hundred at a time."""
    found: list[Row[Any]] = []
    for start in range(0, len(ids), 500):
        wanted = select(
            VERSION.c.id,
            VERSION.c.item_id,
            VERSION.c.number,
            VERSION.c.stem,
            VERSION.c.type,
            VERSION.c.ability,
            *_lacks(whole=whole),
        ).where(VERSION.c.id.in_(ids[start : start + 500]))
        found.extend(connection.execute(wanted))
    return found


def _line(
    set_name: str,
    place: Row[Any],
    now: Row[Any],
    decisions: tuple[QuestionDecision, ...],
    person: PersonId | None,
) -> QuestionLine:
    current = ItemVersionId(now.id)
    state = state_of(decisions, current) if decisions else UNSEEN
    return QuestionLine(
        item_id=ItemId(place.item_id),
        version_id=current,
        set_name=set_name,
        number=place.position,
        stem=now.stem,
        type=ItemType(now.type),
        ability=now.ability,
        version=now.number,
        family=place.family_id,
        missing_images=now.missing,
        has_key=bool(now.has_key),
        state=state,
        own=decided_by(decisions, current, person),
    )


def decided_by(
    decisions: tuple[QuestionDecision, ...], current: ItemVersionId, person: PersonId | None
) -> bool:
    """Tell whether somebody has decided finally on the version that a question has now."""
    return any(
        one.author == person and one.verdict in FINAL and one.judged == current for one in decisions
    )


def _decision_row(set_id: QuestionSetId, one: QuestionDecision) -> dict[str, JsonValue]:
    return {
        "id": one.id,
        "set_id": set_id,
        "seq": one.seq,
        "item_id": one.item_id,
        "set_version_id": one.set_version_id,
        "item_version_id": one.looked_at,
        "author_id": one.author,
        "utc": utc_text(one.at),
        "verdict": one.verdict.value,
        "problems": canonical_json([problem.value for problem in one.problems]),
        "comment": one.comment,
        "new_version_id": one.new_version,
        "withdraws": one.withdraws,
    }


def _decision(row: Row[Any]) -> QuestionDecision:
    return QuestionDecision(
        id=QuestionDecisionId(row.id),
        seq=row.seq,
        item_id=ItemId(row.item_id),
        set_version_id=SetVersionId(row.set_version_id),
        looked_at=ItemVersionId(row.item_version_id),
        author=PersonId(row.author_id) if row.author_id else None,
        at=utc_moment(row.utc),
        verdict=Verdict(row.verdict),
        problems=tuple(Problem(one) for one in json.loads(row.problems)),
        comment=row.comment,
        new_version=ItemVersionId(row.new_version_id) if row.new_version_id else None,
        withdraws=QuestionDecisionId(row.withdraws) if row.withdraws else None,
    )


def _sample(row: Row[Any]) -> QuestionSample:
    return QuestionSample(
        id=QuestionSampleId(row.id),
        number=row.number,
        set_version_id=SetVersionId(row.set_version_id),
        size=row.size,
        seed=row.seed,
        population=row.population,
        items=tuple(ItemId(id_) for id_ in json.loads(row.items)),
    )


def sample_items(sample: QuestionSample | None) -> Mapping[ItemId, int]:
    """Return the place of each question of a sample; nothing where there is none."""
    return {id_: place for place, id_ in enumerate(sample.items)} if sample else {}
