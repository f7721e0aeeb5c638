"""How a round stands by now, over its places alone: no chain is read."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from medannot.domain.ids import ReviewRoundId
from medannot.domain.review.round import PlaceState
from medannot.store.prepared import Prepared
from medannot.store.reviews import PLACE
from medannot.store.store import Store
from medannot.store.tables import AuditRow, table_of

_AUDIT = table_of(AuditRow)
_FEW = 500
"""With more audit entries than these since the last look, all places are read again."""
_OF_PLACE = "review_place:"
"""How the subject of an audit entry begins that says what became of a place."""


class _Line(NamedTuple):
    """A place that corrects, with what it counts."""

    id: str
    case_id: str
    weight: float
    state: str
    kept: int
    changed: int
    deleted: int
    added: int
    entities: int


_LINES = select(
    PLACE.c.id,
    PLACE.c.case_id,
    PLACE.c.weight,
    PLACE.c.state,
    PLACE.c.kept,
    PLACE.c.changed,
    PLACE.c.deleted,
    PLACE.c.added,
    PLACE.c.entities,
).where(PLACE.c.second.is_(False))
_ALL = Prepared(_LINES.where(PLACE.c.round_id == bindparam("round")), _Line)
_ONE = Prepared(
    _LINES.where(PLACE.c.round_id == bindparam("round"), PLACE.c.id == bindparam("place")), _Line
)
_LAST = Prepared(select(func.max(_AUDIT.c.seq).label("seq")))
_SINCE = Prepared(select(_AUDIT.c.body).where(_AUDIT.c.seq > bindparam("seq")))


@dataclass(frozen=True, slots=True)
class RoundTallies:
    """What the correcting places of a round count, as columns of one length.

    Attributes:
        cluster: number of the case that each lies in.
        done: of the places, reviewed to the end.
        held: entities that each was handed in with.
        waiting: of these, not decided yet; none of a place that is done.
    """

    cluster: Sequence[int]
    weight: Sequence[float]
    kept: Sequence[int]
    changed: Sequence[int]
    deleted: Sequence[int]
    added: Sequence[int]
    held: Sequence[int]
    waiting: Sequence[int]
    done: int

    @property
    def works(self) -> int:
        """Return how many places there are."""
        return len(self.cluster)


@dataclass(slots=True)
class _Known:
    """A round as it was read last.

    Attributes:
        seq: of the last audit entry by then.
        lines: its places, by id, in a lasting order.
        cluster: see `RoundTallies`; a place never changes its case.
    """

    round_id: ReviewRoundId
    seq: int
    lines: dict[str, _Line]
    cluster: Sequence[int]


class ReviewTallies:
    """Reads tallies; of the round that was asked for last only what has changed since.

    Tallies are asked for at each decision, and a round may have very many places. A place only
    ever changes with an audit entry that names it, so that the entries since tell which to read.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: _Known | None = None

    def of(self, round_id: ReviewRoundId) -> RoundTallies:
        """Return the tallies of a round, a row for each place that corrects."""
        with self._store.reading() as connection:
            seq = int(_LAST.run(connection).rows[0].seq or 0)
            known = self._known
            changed = _changed(connection, known.seq, seq) if known is not None else None
            if known is None or known.round_id != round_id or changed is None:
                known = _read(connection, round_id, seq)
            else:
                known = _brought_up(connection, known, seq, changed)
        self._known = known
        return _columns(known)


def _changed(connection: Connection, after: int, last: int) -> Collection[str] | None:
    """Return the places that may have changed since an audit entry; None if it is unknown."""
    if last == after:
        return ()
    if not after < last <= after + _FEW:
        return None
    bodies = (row.body for row in _SINCE.run(connection, [{"seq": after}]).rows)
    subjects = {str(json.loads(body)["subject"]) for body in bodies}
    return {one.removeprefix(_OF_PLACE) for one in subjects if one.startswith(_OF_PLACE)}


def _read(connection: Connection, round_id: ReviewRoundId, seq: int) -> _Known:
    lines: tuple[_Line, ...] = _ALL.run(connection, [{"round": round_id}]).rows
    numbers: dict[str, int] = {}
    cluster = [numbers.setdefault(one.case_id, len(numbers)) for one in lines]
    return _Known(round_id, seq, {one.id: one for one in lines}, cluster)


def _brought_up(
    connection: Connection, known: _Known, seq: int, changed: Collection[str]
) -> _Known:
    ours = [one for one in changed if one in known.lines]
    if not ours:
        return _Known(known.round_id, seq, known.lines, known.cluster)
    lines = dict(known.lines)
    for id_ in ours:
        for line in _ONE.run(connection, [{"round": known.round_id, "place": id_}]).rows:
            lines[id_] = line
    return _Known(known.round_id, seq, lines, known.cluster)


def _columns(known: _Known) -> RoundTallies:
    if not known.lines:
        return RoundTallies((), (), (), (), (), (), (), (), 0)
    # Column by column: this is asked for at each decision.
    _, _, weight, states, kept, changed, deleted, added, held = zip(
        *known.lines.values(), strict=True
    )
    done = PlaceState.DONE.value
    waiting = [
        0 if state == done else max(many - right - other - gone, 0)
        for state, many, right, other, gone in zip(
            states, held, kept, changed, deleted, strict=True
        )
    ]
    return RoundTallies(
        known.cluster, weight, kept, changed, deleted, added, held, waiting, states.count(done)
    )
