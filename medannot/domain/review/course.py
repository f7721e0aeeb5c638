"""How a work went on after it was handed in, entity by entity.

What was first handed in stays what precision and recall are told of. After it come corrections of
reviewers, migrations of the lexicon, which only change words, and what the annotator did when the
work was returned.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.revision import Revision, current
from medannot.domain.ids import FindingId
from medannot.domain.review.decision import FINAL, ReviewDecision, Verdict, standing
from medannot.domain.review.difference import Difference, Outcome, differences
from medannot.domain.review.entity import Entity, EntityKey, EntityKind, entities_of
from medannot.domain.review.renaming import Renaming, hand_of, runs

_Entities = Mapping[EntityKey, Entity]


@dataclass(slots=True, eq=False)
class Followed:
    """One entity through the course of a work.

    Attributes:
        names: how decisions name it, each from the number of a revision on.
        place: how it is named among the entities that stand.
        handed_in: as it was first handed in, in the words of now; None where it came later.
        now: as it stands; None where it was taken away.
        last: as it stood last.
        touched: number of the last revision by which the annotator changed it after handing in;
            0 where there is none.
        if_accepted: what it counts as when a reviewer accepts what the annotator made of it.
    """

    names: list[tuple[int, EntityKey]]
    place: EntityKey
    handed_in: Entity | None
    now: Entity | None
    last: Entity
    touched: int = 0
    if_accepted: Outcome = Outcome.KEPT

    @property
    def name(self) -> EntityKey:
        """Return how it is named now."""
        return self.names[-1][1]

    @property
    def shown(self) -> Entity:
        """Return it as a reviewer is asked for it, under its name."""
        return replace(self.handed_in or self.now or self.last, key=self.name)

    @property
    def asked(self) -> bool:
        """Tell whether it is to be decided: handed in, or added by the annotator since."""
        return self.handed_in is not None or (self.touched > 0 and self.now is not None)

    def named(self, seen: int) -> EntityKey:
        """Return how it was named when the work had so many revisions."""
        return next((key for begin, key in reversed(self.names) if begin <= seen), self.names[0][1])

    def decision_of(self, those: Sequence[ReviewDecision]) -> ReviewDecision | None:
        """Return the last of some decisions that is about it."""
        return next((one for one in reversed(those) if self.named(one.seen) == one.entity), None)


@dataclass(frozen=True)
class Course:
    """A work from its handing in to now.

    Attributes:
        before: findings as first handed in, in the words of now.
        now: findings as they stand.
        followed: every entity that was handed in or came since, those handed in first.
    """

    before: Mapping[FindingId, Finding]
    now: Mapping[FindingId, Finding]
    followed: tuple[Followed, ...]

    @cached_property
    def asked(self) -> tuple[Followed, ...]:
        """Return what is to be decided."""
        return tuple(one for one in self.followed if one.asked)

    def place(self, key: EntityKey) -> EntityKey:
        """Return how the entity that decisions name so is named among those that stand."""
        return next((one.place for one in self.followed if one.name == key), key)

    def decided(
        self, decisions: Iterable[ReviewDecision]
    ) -> tuple[tuple[Followed, ReviewDecision | None], ...]:
        """Return each entity with the last decision on it that stands."""
        by_finding: dict[FindingId, list[ReviewDecision]] = {}
        for one in standing(decisions):
            by_finding.setdefault(one.entity.finding_id, []).append(one)
        return tuple(
            (one, one.decision_of(by_finding.get(one.name.finding_id, ()))) for one in self.followed
        )


def is_up_to_date(followed: Followed, decision: ReviewDecision | None) -> bool:
    """Tell whether an entity is decided, and the annotator has not changed it since."""
    return decision is not None and decision.verdict in FINAL and followed.touched <= decision.seen


def rejected_findings(
    pairs: Iterable[tuple[Followed, ReviewDecision | None]],
) -> frozenset[FindingId]:
    """Return the findings that were rejected as a whole, of what `Course.decided` returns."""
    return frozenset(
        one.name.finding_id
        for one, decision in pairs
        if decision is not None
        and decision.verdict is Verdict.REJECT
        and not one.name.part
        and is_up_to_date(one, decision)
    )


def course_of(
    revisions: Sequence[Revision], handed_in: int, only: Collection[FindingId] | None = None
) -> Course:
    """Follow a work.

    Args:
        revisions: its chain, as far as it is looked at.
        handed_in: number of the last revision that was first handed in.
        only: findings that are followed, where the others are not asked for; every finding that
            was changed since, and whatever these and their relations name.
    """

    def there_after(number: int) -> Mapping[FindingId, Finding]:
        there = current(revisions[:number])
        return there if only is None else {id_: there[id_] for id_ in there if id_ in only}

    walk = _Walk(there_after(handed_in))
    for begin, run in runs(revisions, handed_in):
        after = there_after(begin - 1 + len(run))
        hand = hand_of(run[0])
        if hand == "migration":
            walk.renamed(Renaming(walk.state, run), begin, after)
        else:
            walk.changed(after, begin, begin - 1 + len(run), annotator=hand == "annotator")
    return walk.course()


@dataclass(slots=True)
class _Walk:
    """Where the walk along a chain stands."""

    state: Mapping[FindingId, Finding]
    base: Mapping[FindingId, Finding] = field(init=False)
    followed: list[Followed] = field(init=False)
    many: int = field(init=False)

    def __post_init__(self) -> None:
        self.base = dict(self.state)
        self.followed = [
            Followed([(0, one.key)], one.key, one, one, one)
            for one in entities_of(self.base.values())
        ]
        self.many = len(self.followed)

    def renamed(self, renaming: Renaming, begin: int, after: Mapping[FindingId, Finding]) -> None:
        self.base = {id_: renaming.finding(one) for id_, one in self.base.items()}
        words = entities_of(self.base.values())
        for one, handed_in in zip(self.followed[: self.many], words, strict=True):
            one.handed_in = handed_in
        for one in self.followed:
            name = renaming.key(one.name)
            if name != one.name:
                one.names.append((begin, name))
            one.place = renaming.key(one.place)
        self._stand(after)

    def changed(
        self, after: Mapping[FindingId, Finding], begin: int, end: int, *, annotator: bool
    ) -> None:
        found = differences(self.state.values(), after.values())
        by_before = {one.before.key: one for one in found if one.before is not None}
        number = end if annotator else 0
        for one in self.followed:
            difference = by_before.get(one.place)
            if one.now is not None and difference is not None:
                _go_on(one, difference, number)
        for difference in found:
            if difference.before is None and difference.after is not None:
                self._came(difference.after, begin, number)
        self._stand(after)

    def _came(self, entity: Entity, begin: int, touched: int) -> None:
        back = next(
            (one for one in self.followed if one.now is None and one.place == entity.key), None
        )
        if back is None:
            made = Followed([(begin, entity.key)], entity.key, None, entity, entity, touched)
            self.followed.append(made)
        elif touched:
            back.touched = touched
            back.if_accepted = _against(back.handed_in, entity)

    def _stand(self, after: Mapping[FindingId, Finding]) -> None:
        self.state = after
        there: _Entities = {one.key: one for one in entities_of(after.values())}
        for one in self.followed:
            one.now = there.get(one.place)
            one.last = one.now or one.last

    def course(self) -> Course:
        return Course(self.base, self.state, tuple(self.followed))


def _go_on(one: Followed, difference: Difference, touched: int) -> None:
    """Let an entity go on as a run of revisions left it; `touched` is 0 for a reviewer's."""
    before, after = difference.before, difference.after
    if after is not None:
        one.place = after.key
    if not touched or (before is not None and after is not None and _same(before, after)):
        return
    one.touched = touched
    one.if_accepted = Outcome.DELETED if after is None else _against(one.handed_in, after)


def _against(handed_in: Entity | None, left: Entity) -> Outcome:
    if handed_in is None:
        return Outcome.ADDED
    return Outcome.KEPT if _same(handed_in, left) else Outcome.CHANGED


def _same(one: Entity, other: Entity) -> bool:
    """Compare by what each says itself: a place is the same whatever its lesion is called now."""
    return _own(one) == _own(other)


def _own(one: Entity) -> tuple[object, ...]:
    if one.kind is EntityKind.LOCATION:
        return (one.media_id, one.kind, one.node, one.detail)
    if one.kind is EntityKind.ATTRIBUTE:
        return (one.media_id, one.kind, one.attribute, one.detail)
    return (one.media_id, *one.label)
