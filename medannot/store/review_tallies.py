"""How a round stands by now, over its places alone: no chain is read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from medannot.domain.ids import ReviewRoundId
from medannot.domain.review.round import PlaceState
from medannot.store.prepared import Prepared
from medannot.store.reviews import PLACE
from medannot.store.store import Store

_TALLIES = Prepared(
    select(
        PLACE.c.case_id,
        PLACE.c.weight,
        PLACE.c.state,
        PLACE.c.kept,
        PLACE.c.changed,
        PLACE.c.deleted,
        PLACE.c.added,
        PLACE.c.entities,
    ).where(PLACE.c.round_id == bindparam("round"), PLACE.c.second.is_(False))
)


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


class ReviewTallies:
    """Reads tallies."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, round_id: ReviewRoundId) -> RoundTallies:
        """Return the tallies of a round, a row for each place that corrects."""
        with self._store.reading() as connection:
            rows = _TALLIES.run(connection, [{"round": round_id}]).rows
        if not rows:
            return RoundTallies((), (), (), (), (), (), (), (), 0)
        # Column by column: this is asked for at each decision.
        cases, weight, states, kept, changed, deleted, added, held = zip(*rows, strict=True)
        numbers: dict[str, int] = {}
        cluster = [numbers.setdefault(case_id, len(numbers)) for case_id in cases]
        open_ = [state != PlaceState.DONE.value for state in states]
        waiting = [
            max(many - right - other - gone, 0) if waits else 0
            for waits, many, right, other, gone in zip(
                open_, held, kept, changed, deleted, strict=True
            )
        ]
        done = len(rows) - sum(open_)
        return RoundTallies(cluster, weight, kept, changed, deleted, added, held, waiting, done)
