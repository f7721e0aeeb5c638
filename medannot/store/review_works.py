"""Very many works under review, read some at a time: chains and decisions as of one moment.

Marks and whatever else holds no entity are read without their content: there may be much of it, and
nothing of it is judged.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import BindParameter, Connection, bindparam, case, literal, null, select

from medannot.domain.annotation.revision import Revision
from medannot.domain.ids import AssignmentId, FindingId, ReviewPlaceId
from medannot.domain.review.decision import DecisionLine
from medannot.domain.review.entity import Part
from medannot.domain.review.round import ReviewPlace
from medannot.store.annotation_parts import parts_in
from medannot.store.annotation_tables import REVISION, revision_of
from medannot.store.prepared import Prepared
from medannot.store.review_population import NAMING
from medannot.store.reviews import DECISION
from medannot.store.store import Store

AT_ONCE = 200
"""Works that are in memory at a time."""

_IDS = tuple(f"id_{number}" for number in range(AT_ONCE))
_ONE_OF: list[BindParameter[str]] = [bindparam(name) for name in _IDS]
_NAMING = [literal(kind) for kind in NAMING]


class StoredLink(NamedTuple):
    """A revision as it lies in the store, read when it is asked for.

    Attributes:
        content: none as well where it holds no entity, as that of a mark.
    """

    assignment_id: AssignmentId
    finding_id: FindingId
    kind: str
    content: str | None
    id: str
    previous: str | None
    act_id: str
    author_id: str
    role: str
    utc: str
    cause: str
    media_id: str | None
    reason: str

    @property
    def says(self) -> bool:
        """Tell whether it says something of which entities are made."""
        return self.content is not None

    def revision(self) -> Revision:
        """Return it whole.

        Raises:
            EnvironmentFault: its content was altered.
        """
        return revision_of(self)

    def parts(self) -> Sequence[Part]:
        """Return what it says, of a kind that names no other finding; see `parts_in`.

        Raises:
            EnvironmentFault: its content was altered so that it cannot be read.
        """
        return () if self.content is None else parts_in(self.kind, self.content)


_CHAINS = Prepared(
    select(
        REVISION.c.assignment_id,
        REVISION.c.finding_id,
        REVISION.c.kind,
        case((REVISION.c.kind.in_(_NAMING), REVISION.c.content), else_=null()).label("content"),
        REVISION.c.id,
        REVISION.c.previous,
        REVISION.c.act_id,
        REVISION.c.author_id,
        REVISION.c.role,
        REVISION.c.utc,
        REVISION.c.cause,
        REVISION.c.media_id,
        REVISION.c.reason,
    )
    .where(REVISION.c.assignment_id.in_(_ONE_OF))
    .order_by(REVISION.c.assignment_id, REVISION.c.seq),
    StoredLink,
)
_DECISIONS = Prepared(
    select(
        DECISION.c.place_id,
        DECISION.c.id,
        DECISION.c.finding_id,
        DECISION.c.kind,
        DECISION.c.part,
        DECISION.c.verdict,
        DECISION.c.withdraws,
    )
    .where(DECISION.c.place_id.in_(_ONE_OF))
    .order_by(DECISION.c.place_id, DECISION.c.seq),
    DecisionLine,
)


class ReviewedWork(NamedTuple):
    """One work before one reviewer.

    Attributes:
        chain: its revisions in their order; none where they were not asked for.
        decisions: of this reviewer, in order.
    """

    place: ReviewPlace
    chain: Sequence[StoredLink]
    decisions: Sequence[DecisionLine]


class ReviewWorks:
    """Reads works under review."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(
        self, places: Sequence[ReviewPlace], *, chains: bool = True
    ) -> Iterator[tuple[ReviewedWork, ...]]:
        """Yield works, so many at a time as `AT_ONCE`, in the order of their places.

        Args:
            places: whose works are wanted.
            chains: read the chains as well.

        Raises:
            EnvironmentFault: what is stored was altered.
        """
        waiting = iter(places)
        while some := tuple(islice(waiting, AT_ONCE)):
            with self._store.reading() as connection:
                decided = _decided(connection, [one.id for one in some])
                wanted = [one.assignment_id for one in some if one.id in decided and chains]
                own = _chains(connection, wanted)
            yield tuple(
                ReviewedWork(one, own.get(one.assignment_id, ()), decided.get(one.id, ()))
                for one in some
            )


def _decided(
    connection: Connection, places: Sequence[ReviewPlaceId]
) -> dict[ReviewPlaceId, list[DecisionLine]]:
    lines: tuple[DecisionLine, ...] = _DECISIONS.run(connection, [_named(places)]).rows
    return {place: list(those) for place, those in groupby(lines, attrgetter("place_id"))}


def _chains(
    connection: Connection, works: Sequence[AssignmentId]
) -> dict[AssignmentId, list[StoredLink]]:
    if not works:
        return {}
    links: tuple[StoredLink, ...] = _CHAINS.run(connection, [_named(works)]).rows
    return {own: list(those) for own, those in groupby(links, attrgetter("assignment_id"))}


def _named(ids: Sequence[str]) -> dict[str, object]:
    """Return parameters of so many ids; what stands in the other places equals nothing."""
    return {**dict.fromkeys(_IDS), **dict(zip(_IDS, ids, strict=False))}
