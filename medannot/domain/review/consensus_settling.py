"""From points and choices to the findings of a consensus, each with its sources and its rule."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from medannot.domain.annotation.finding import (
    MOST_DIAGNOSES,
    Advice,
    Complete,
    Content,
    Diagnosis,
    Finding,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.review.consensus import (
    Choice,
    Choices,
    ConsensusFinding,
    Point,
    PointKind,
    Rule,
    Said,
    SettledPoint,
    asked,
    in_force,
    open_points,
)
from medannot.domain.review.consensus_lesions import all_places, joined
from medannot.domain.review.consensus_points import Readings, disease_key

NewId = Callable[[], FindingId]
_JOINED = frozenset({Rule.BOTH, Rule.TIE})


@dataclass(frozen=True, slots=True)
class Settled:
    """What a consensus holds."""

    findings: tuple[ConsensusFinding, ...]
    points: tuple[SettledPoint, ...]


def settled(
    readings: Readings, points: Sequence[Point], choices: Choices, new_id: NewId
) -> Settled:
    """Return the consensus that points and choices make.

    Args:
        readings: the two that the points were made of.
        points: of `points_of`.
        choices: of its conflicts; other points may be chosen as well.
        new_id: makes the ids of the consensus' own findings.

    Raises:
        Refusal: a conflict is open, or a choice is none that its point offers.
    """
    waiting = open_points(points, choices)
    if waiting:
        raise Refusal(
            "{count} conflict(s) are not settled yet; choose for each of them.", count=len(waiting)
        )
    for point in points:
        _refuse_strange(point, choices.get(point.key))
    return _Settling(readings, points, choices, new_id).run()


def is_offered(point: Point, choice: Choice) -> bool:
    """Tell whether a point may be settled so."""
    if choice.rule is not Rule.EDITED:
        return choice.rule in point.options
    named = {one.disease for one in point.merged}
    order = choice.order
    return (
        Rule.EDITED in point.options
        and 0 < len(order) <= MOST_DIAGNOSES
        and len(set(order)) == len(order)
        and named.issuperset(order)
    )


def _refuse_strange(point: Point, choice: Choice | None) -> None:
    if choice is not None and not is_offered(point, choice):
        raise Refusal(
            "A {kind} cannot be settled so; choose one of what is offered.", kind=point.kind.value
        )


@dataclass
class _Settling:
    readings: Readings
    points: Sequence[Point]
    choices: Choices
    new_id: NewId
    found: list[ConsensusFinding] = field(default_factory=list)
    told: list[SettledPoint] = field(default_factory=list)
    became: dict[FindingId, FindingId] = field(default_factory=dict)

    def run(self) -> Settled:
        ways = {
            PointKind.QUALITY: self._plain,
            PointKind.REGION: self._plain,
            PointKind.LESION: self._lesion,
            PointKind.MARK: self._marks,
            PointKind.RELATION: self._relation,
            PointKind.DIAGNOSIS: self._differential,
            PointKind.ADVICE: self._plain,
            PointKind.COMPLETE: self._plain,
        }
        kept = asked(self.points, self.choices)
        self._parts = {
            owner: [one for one in kept if one.owner == owner and one.kind not in ways]
            for owner in {one.owner for one in kept}
        }
        for point in kept:
            if point.kind in ways:
                ways[point.kind](point, self._choice(point))
        return Settled(tuple(self.found), tuple(self.told))

    def _choice(self, point: Point) -> Choice:
        choice = in_force(point, self.choices)
        if choice is None:
            raise LookupError("no conflict is open by now")
        return choice

    def _add(
        self,
        media_id: MediaId | None,
        content: Content,
        sources: tuple[tuple[FindingId, ...], tuple[FindingId, ...]],
        rule: Rule,
    ) -> FindingId:
        one = ConsensusFinding(self.new_id(), media_id, content, *sources, rule)
        self.found.append(one)
        self.became |= dict.fromkeys((*sources[0], *sources[1]), one.id)
        return one.id

    def _tell(self, point: Point, rule: Rule, made: FindingId | None, *, part: str = "") -> None:
        ids = point.first_ids, point.second_ids
        tied = point.tied and rule in _JOINED
        self.told.append(SettledPoint(point.kind, part or _part(point), *ids, rule, made, tied))

    def _plain(self, point: Point, choice: Choice) -> None:
        """Settle what is taken over as it is."""
        made = None
        for side, rule in _sides(choice.rule):
            said = point.first if side == 0 else point.second
            if said is None:
                continue
            both = rule is Rule.AGREED
            ids = (
                point.first_ids if side == 0 or both else (),
                point.second_ids if side == 1 or both else (),
            )
            made = self._add(point.media_id, self._content(said), ids, choice.rule)
        self._tell(point, choice.rule, made)

    def _content(self, said: Said) -> Content:
        if isinstance(said, Site):
            return Region(said)
        if isinstance(said, Advice):
            served = self.became.get(said.diagnosis) if said.diagnosis else None
            return replace(said, diagnosis=served)
        if isinstance(said, Quality | Complete):
            return said
        raise TypeError("only what stands alone is taken over as it is")

    def _lesion(self, point: Point, choice: Choice) -> None:
        rule = choice.rule
        a, b = (_lesion_of(side, ids) for side, ids in self._both(point))
        term = point.second if rule is Rule.SECOND else point.first
        base = b if rule is Rule.SECOND and b is not None else a
        if rule is Rule.NEITHER or not isinstance(term, Term) or base is None:
            self._tell(point, rule, None)
            return
        lesion = replace(base, term=term)
        parts = self._parts.get(point.key, [])
        if a is not None and b is not None:
            notes = dict.fromkeys(note for note in (a.note, b.note) if note)
            lesion = Lesion(term, note="\n".join(notes))
        for part in parts:
            lesion = _with_part(lesion, part, self._choice(part).rule)
        made = self._add(point.media_id, lesion, (point.first_ids, point.second_ids), rule)
        self._tell(point, rule, made)
        for part in parts:
            self._tell(part, self._choice(part).rule, made)

    def _both(
        self, point: Point
    ) -> Iterator[tuple[dict[FindingId, Finding], tuple[FindingId, ...]]]:
        yield dict(self.readings.first), point.first_ids
        yield dict(self.readings.second), point.second_ids

    def _marks(self, point: Point, choice: Choice) -> None:
        owner = self.became.get(self._owner_ids(point)[0])
        made = None
        for side, rule in _sides(choice.rule):
            marks = point.first if side == 0 else point.second
            others = point.second_ids if rule is Rule.AGREED else ()
            for one in marks if isinstance(marks, tuple) else ():
                if isinstance(one, Finding) and isinstance(one.content, Mark):
                    own: tuple[FindingId, ...] = (one.id,)
                    ids = (own if side == 0 else (), others if side == 0 else own)
                    target = self.became.get(one.content.target or FindingId(""), owner)
                    content = replace(one.content, target=target)
                    made = self._add(one.media_id, content, ids, choice.rule)
        self._tell(point, choice.rule, made)

    def _owner_ids(self, point: Point) -> tuple[FindingId, ...]:
        owner = next(one for one in self.points if one.key == point.owner)
        # Of a region that both named, each in another way, the one that was kept.
        ids = (*owner.first_ids, *owner.second_ids)
        return tuple(one for one in ids if one in self.became) or ids

    def _relation(self, point: Point, choice: Choice) -> None:
        said = point.second if choice.rule is Rule.SECOND else point.first
        if choice.rule is Rule.NEITHER or not isinstance(said, LesionRelation):
            self._tell(point, choice.rule, None)
            return
        content = replace(said, subject=self.became[said.subject], object=self.became[said.object])
        ids = _sources(point, choice.rule)
        made = self._add(point.media_id, content, ids, choice.rule)
        self._tell(point, choice.rule, made)

    def _differential(self, point: Point, choice: Choice) -> None:
        key = disease_key(self.readings)
        named: dict[str, list[tuple[int, FindingId, Diagnosis]]] = {}
        for side, (said, ids) in enumerate(
            ((point.first, point.first_ids), (point.second, point.second_ids))
        ):
            for id_, one in zip(ids, said if isinstance(said, tuple) else (), strict=False):
                if isinstance(one, Diagnosis):
                    named.setdefault(key(one), []).append((side, id_, one))
        rule = Rule.TIE if choice.rule is Rule.BOTH and point.tied else choice.rule
        order = wanted_order(point, choice, key)
        made = None
        for rank, disease in enumerate(order, start=1):
            by = _by_rule(named[disease], rule)
            content = self._disease(by, rank)
            sources = _by_side(by, 0), _by_side(by, 1)
            one_made = self._add(point.media_id, content, sources, rule)
            # Advice may serve the same disease as the other reading names it.
            self.became |= {id_: one_made for _, id_, _ in named[disease]}
            made = made or one_made
        self._tell(point, rule, made)

    def _disease(self, by: Sequence[tuple[int, FindingId, Diagnosis]], rank: int) -> Diagnosis:
        evidence = dict.fromkeys(
            self.became[one] for _, _, said in by for one in said.evidence if one in self.became
        )
        reasons = dict.fromkeys(said.reasoning for _, _, said in by if said.reasoning)
        return replace(by[0][2], rank=rank, evidence=tuple(evidence), reasoning="\n".join(reasons))


def wanted_order(
    point: Point, choice: Choice | None, key: Callable[[Diagnosis], str]
) -> tuple[str, ...]:
    """Return the diseases of a differential as it is settled, the likeliest first."""
    if choice is None or choice.rule is Rule.NEITHER:
        return ()
    if choice.rule is Rule.EDITED:
        return choice.order
    if choice.rule in _JOINED:
        return tuple(one.disease for one in point.merged)[:MOST_DIAGNOSES]
    said = point.second if choice.rule is Rule.SECOND else point.first
    ranked = said if isinstance(said, tuple) else ()
    return tuple(dict.fromkeys(key(one) for one in ranked if isinstance(one, Diagnosis)))


def _by_rule(
    named: Sequence[tuple[int, FindingId, Diagnosis]], rule: Rule
) -> Sequence[tuple[int, FindingId, Diagnosis]]:
    """Return by whom a disease is taken to be named; of one list alone where one was chosen."""
    side = {Rule.FIRST: 0, Rule.SECOND: 1}.get(rule)
    return [one for one in named if side is None or one[0] == side] or named


def _by_side(
    named: Sequence[tuple[int, FindingId, Diagnosis]], wanted: int
) -> tuple[FindingId, ...]:
    return tuple(id_ for side, id_, _ in named if side == wanted)


def _sides(rule: Rule) -> tuple[tuple[int, Rule], ...]:
    if rule is Rule.NEITHER:
        return ()
    if rule is Rule.BOTH:
        return (0, rule), (1, rule)
    return ((1 if rule is Rule.SECOND else 0, rule),)


def _sources(point: Point, rule: Rule) -> tuple[tuple[FindingId, ...], tuple[FindingId, ...]]:
    if rule is Rule.FIRST:
        return point.first_ids, ()
    if rule is Rule.SECOND:
        return (), point.second_ids
    return point.first_ids, point.second_ids


def _lesion_of(side: dict[FindingId, Finding], ids: tuple[FindingId, ...]) -> Lesion | None:
    found = side.get(ids[0]) if ids else None
    return found.content if found is not None and isinstance(found.content, Lesion) else None


def _with_part(lesion: Lesion, part: Point, rule: Rule) -> Lesion:
    if rule is Rule.NEITHER:
        return lesion
    said = part.second if rule is Rule.SECOND else part.first
    if part.kind is PointKind.ROLE:
        return replace(lesion, role=said) if isinstance(said, LesionRole) else lesion
    if part.kind is PointKind.LOCATION:
        sites = _sites(part.first if rule is Rule.BOTH else said)
        if rule is Rule.BOTH:
            sites = all_places(sites, _sites(part.second))
        return replace(lesion, locations=sites)
    if rule is Rule.BOTH and isinstance(part.first, Value) and isinstance(part.second, Value):
        said = joined(part.first, part.second)
    return replace(lesion, values=(*lesion.values, said)) if isinstance(said, Value) else lesion


def _sites(said: Said | None) -> tuple[Site, ...]:
    return tuple(one for one in said if isinstance(one, Site)) if isinstance(said, tuple) else ()


def _part(point: Point) -> str:
    """Return the node that a point is about."""
    said = point.first if point.first is not None else point.second
    if isinstance(said, Site):
        return said.term.node_id
    if isinstance(said, Term):
        return said.node_id
    if isinstance(said, Value):
        return said.attribute.node_id
    if isinstance(said, Advice) and said.term is not None:
        return said.term.node_id
    return ""
