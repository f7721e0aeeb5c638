"""What contradicts itself in findings: the lexicon's constraints, and the rules that need numbers.

The lexicon's constraints are data. Beside them stand rules over measured sizes, sides, counts of
regions and relations between nodes, which no selector can say.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from medannot.domain.annotation import rules_of_lesions as of_lesions
from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    Lesion,
    LesionRelation,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.regions import coarse_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.constraints import Rule, RuleKind, Severity, broken, selector
from medannot.domain.lexicon.node import PLACES, NodeKind, Sex
from medannot.domain.lexicon.tree import Lexicon, RelationKind

_OF_A_LESION = frozenset({NodeKind.LESION, NodeKind.ATTRIBUTE, NodeKind.DESCRIPTOR})
_OF_A_CASE = frozenset({NodeKind.DISEASE, NodeKind.ADVICE, NodeKind.RELATION})
_SEXES = {Sex.MALE: ("male", "男性"), Sex.FEMALE: ("female", "女性")}


class RuleBook:
    """The rules of a lexicon, made ready once and held against findings as often as they change.

    Args:
        lexicon: of the project.
        rules: its constraints.
    """

    def __init__(self, lexicon: Lexicon, rules: Iterable[Rule]) -> None:
        self._lexicon = lexicon
        self._rules = tuple(rules)

    @property
    def lexicon(self) -> Lexicon:
        """Return whose rules these are."""
        return self._lexicon

    def breaches(self, findings: Iterable[Finding]) -> tuple[Breach, ...]:
        """Return what findings break, the gravest first.

        Args:
            findings: of one case, as one annotator has them now.
        """
        found = tuple(findings)
        order = tuple(Severity)
        every = (*self._constraints(found), *self._built_in(found))
        return tuple(sorted(every, key=lambda one: order.index(one.severity)))

    @cached_property
    def _scopes(self) -> tuple[tuple[Rule, ...], tuple[Rule, ...], frozenset[str]]:
        """Return constraints of one lesion, those of a case, and which ask a lesion for a place."""
        lesion, case, asking = [], [], set()
        for rule in self._rules:
            subjects, objects = self._kinds(rule.subject), self._kinds(rule.object)
            both = subjects | objects
            if both & _OF_A_LESION and not both & _OF_A_CASE:
                lesion.append(rule)
                if rule.kind in {RuleKind.REQUIRES, RuleKind.IMPLIES} and objects & PLACES:
                    asking.add(rule.id)
            else:
                case.append(rule)
        return tuple(lesion), tuple(case), frozenset(asking)

    def _kinds(self, text: str) -> frozenset[NodeKind]:
        matches = selector(text, self._lexicon)
        return frozenset(node.kind for node in self._lexicon.nodes.values() if matches(node))

    def _constraints(self, findings: Sequence[Finding]) -> Iterator[Breach]:
        of_lesion, of_case, asking = self._scopes
        for finding in findings:
            lesion = finding.content
            if not isinstance(lesion, Lesion):
                continue
            rules = of_lesion
            if not lesion.locations:
                rules = tuple(rule for rule in rules if rule.id not in asking)
            for one in broken(rules, _ids_of(lesion), self._lexicon):
                yield _breach(one.rule, (finding.id,), one.nodes)
        everything = [node_id for one in findings for node_id in _ids_of(one.content)]
        for one in broken(of_case, everything, self._lexicon):
            having = tuple(f.id for f in findings if {*_ids_of(f.content)} & {*one.nodes})
            yield _breach(one.rule, having, one.nodes)

    def _built_in(self, findings: Sequence[Finding]) -> Iterator[Breach]:
        checks: tuple[Callable[[FindingId, Lesion, Lexicon], Iterator[Breach]], ...] = (
            of_lesions.cut_offs,
            of_lesions.numbers,
            of_lesions.cardinalities,
            of_lesions.sides,
            of_lesions.extents,
            of_lesions.surfaces,
        )
        for one in findings:
            if isinstance(one.content, Lesion):
                for check in checks:
                    yield from check(one.id, one.content, self._lexicon)
        yield from _overlaps(findings, self._lexicon)
        places = _places(findings)
        for one in findings:
            if isinstance(one.content, Diagnosis) and one.content.term is not None:
                yield from _disease(one.id, one.content.term, places, self._lexicon)


def breaches(
    findings: Iterable[Finding], lexicon: Lexicon, rules: Iterable[Rule]
) -> tuple[Breach, ...]:
    """Return what findings break; who asks often keeps a `RuleBook`."""
    return RuleBook(lexicon, rules).breaches(findings)


def _breach(rule: Rule, findings: tuple[FindingId, ...], nodes: tuple[str, ...]) -> Breach:
    return Breach(rule.id, rule.severity, findings, nodes, rule.en, rule.zh)


def _ids_of(content: Content) -> tuple[str, ...]:
    """Return the nodes that a finding names."""
    if isinstance(content, Region):
        return (content.site.term.node_id,)
    if isinstance(content, Lesion):
        values = (term.node_id for value in content.values for term in value.descriptors)
        places = (site.term.node_id for site in content.locations)
        return (content.term.node_id, *values, *places)
    if isinstance(content, LesionRelation):
        return () if content.relation is None else (content.relation.node_id,)
    if isinstance(content, Diagnosis | Advice) and content.term is not None:
        return (content.term.node_id,)
    return ()


def _places(findings: Iterable[Finding]) -> tuple[Site, ...]:
    found: list[Site] = []
    for one in findings:
        if isinstance(one.content, Region):
            found.append(one.content.site)
        elif isinstance(one.content, Lesion):
            found += one.content.locations
    return tuple(found)


def _overlaps(findings: Sequence[Finding], lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of two lesions in one place that may be one under two names."""
    lesions = [(one.id, one.content) for one in findings if isinstance(one.content, Lesion)]
    for number, (key, lesion) in enumerate(lesions):
        near = set(lexicon.related(lesion.term.node_id, RelationKind.OVERLAPS))
        places = {site.term.node_id for site in lesion.locations}
        for other_key, other in lesions[number + 1 :]:
            shared = places & {site.term.node_id for site in other.locations}
            if other.term.node_id in near and shared:
                yield Breach(
                    "medannot.overlap",
                    Severity.INFO,
                    (key, other_key),
                    (lesion.term.node_id, other.term.node_id),
                    f"{lesion.term.en} and {other.term.en} may both be true of one lesion: is it "
                    "one?",
                    f"同一皮损可同时符合“{lesion.term.zh}”和“{other.term.zh}”：是否为同一皮损？",
                )


def _disease(
    key: FindingId, disease: Term, places: Sequence[Site], lexicon: Lexicon
) -> Iterator[Breach]:
    if disease.node_id not in lexicon:
        return
    known = [site.term.node_id for site in places if site.term.node_id in lexicon]
    sites = [
        one for one in lexicon.related(disease.node_id, RelationKind.FINDING_SITE) if one in lexicon
    ]
    usual = {coarse_of(one, lexicon) or one for one in sites}
    seen = {coarse_of(one, lexicon) or one for one in known}
    if usual and seen and not usual & seen:
        yield Breach(
            "medannot.disease_site",
            Severity.WARN,
            (key,),
            (disease.node_id, *known),
            f"{disease.en} is not usual at the places of this case.",
            f"本例部位并非“{disease.zh}”的好发部位。",
        )
    whose = lexicon[disease.node_id].sex
    other = [one for one in known if lexicon[one].sex not in {None, whose}]
    if whose is not None and other:
        en, zh = _SEXES[whose]
        yield Breach(
            "medannot.disease_sex",
            Severity.WARN,
            (key,),
            (disease.node_id, *other),
            f"{disease.en} is a disease of {en} patients; the case has a place of the other sex.",
            f"“{disease.zh}”见于{zh}患者，本例却有异性部位。",
        )
