"""Readings of the same cases by different physicians: agreement, and what is to be settled.

Agreement is that of the readings as they were handed in, before any reviewer had part in them: a
reviewer who corrects both would make them alike. What is to be settled is what stands now.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from medannot.domain.annotation.finding import Finding, Term
from medannot.domain.annotation.project import Assignment, AssignmentState, Project
from medannot.domain.annotation.revision import current
from medannot.domain.annotation.terms import terms_of, with_terms
from medannot.domain.ids import AssignmentId, FindingId
from medannot.domain.lexicon.node import Level
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.domain.review.consensus import PointKind, conflict_kinds, drawn
from medannot.domain.review.consensus_points import Readings, points_of
from medannot.domain.review.readings import SETS, Comparison, compared, reading_of
from medannot.domain.review.renaming import first_reading
from medannot.services.adjudicating_readings import Ground
from medannot.services.annotation_access import has_open, lexicon_of, project_for
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.statistics.set_agreement import AGREEMENT_FORMULAS, SetAgreement, set_agreement
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.review_places import ReviewPlaces
from medannot.store.store import Store

_Said = Mapping[FindingId, Finding]


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """A case with two readings of it.

    Attributes:
        comparison: as they were handed in.
        standing: as they stand, with what reviewers corrected; None while an annotator has one
            of them back.
        conflicts: what they differ in as they stand, in the protocol's order.
    """

    number: int
    name: str
    comparison: Comparison
    standing: Comparison | None
    conflicts: tuple[PointKind, ...]

    @property
    def corrected(self) -> bool:
        """Tell whether one of them is not any more as it was handed in."""
        return self.standing is not self.comparison


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """Agreement on one kind, level or attribute.

    Attributes:
        about: such as "lesion", "region by coarse level" or "attribute".
        node: id of the attribute, else "".
    """

    about: str
    node: str
    agreement: SetAgreement


@dataclass(frozen=True)
class ConsensusReport:
    """What two physicians say of the same cases.

    Attributes:
        cases: that two have handed in; those with conflicts first.
        lesions_matched, lesions_single: lesions that both saw, and that one saw alone, as they were
            handed in.
        rows: agreement of the readings as they were handed in.
        words: of each node.
    """

    project: Project
    cases: tuple[ComparedCase, ...]
    lesions_matched: int
    lesions_single: int
    rows: tuple[AgreementRow, ...]
    words: dict[str, Term]
    formulas: tuple[tuple[str, str], ...] = AGREEMENT_FORMULAS


class Consensus:
    """Compares readings, for those who look after a project."""

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._reviewed = ReviewPlaces(store)
        self._findings = Findings(store)
        self._keeper = keeper

    def of(self, actor: Actor, name: str, progress: Progress = silent) -> ConsensusReport:
        """Compare two handed-in readings of every case; of more than two, two are drawn.

        A case that the actor still has to annotate is left out.

        Args:
            actor: who asks.
            name: of the project.
            progress: told of each case.

        Raises:
            Refusal: there is no such project, or the actor may not settle its readings.
            Stopped: the person stopped the job.
        """
        project = project_for(self._projects, actor, UseCase.ADJUDICATE, name)
        tree = lexicon_of(self._keeper, project)
        cases = tuple(self._cases(actor, project, tree, progress))
        ordered = sorted(cases, key=lambda one: (-len(one.conflicts), one.number))
        matched = [
            match.first is not None and match.second is not None
            for one in cases
            for match in one.comparison.lesions
        ]
        words: dict[str, Term] = {}
        for one in cases:
            for laid in (one.standing, one.comparison):
                words |= (laid.first.words | laid.second.words) if laid is not None else {}
        return ConsensusReport(
            project,
            tuple(ordered),
            sum(matched),
            len(matched) - sum(matched),
            tuple(_rows(cases, tree)),
            words,
        )

    def _cases(
        self, actor: Actor, project: Project, tree: Lexicon | None, progress: Progress
    ) -> Iterator[ComparedCase]:
        cases = self._projects.cases(project.id)
        pairs = _Pairs(Ground(tree), self._findings, self._reviewed.handed_in(project.id))
        for done, case in enumerate(cases):
            progress(done, len(cases))
            if has_open(self._projects, actor, case.id):
                continue
            # What a reviewer gave back was handed in all the same.
            works = [
                one
                for one in self._places.of_case(case.id)
                if one[0].state is _DONE or one[0].id in pairs.handed_in
            ]
            if len(works) < 2:
                continue
            comparison = pairs.as_handed_in(drawn(works, project.seed, case.id))
            there = [one for one in works if one[0].state is _DONE]
            if len(there) < 2:
                yield ComparedCase(case.number, case.name, comparison, None, ())
                continue
            standing, kinds = pairs.as_they_stand(drawn(there, project.seed, case.id))
            same = standing == comparison
            yield ComparedCase(
                case.number, case.name, comparison, comparison if same else standing, kinds
            )
        progress(len(cases), len(cases))


_Two = tuple[tuple[Assignment, str], tuple[Assignment, str]]
_DONE = AssignmentState.SUBMITTED


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Lays two works of a case side by side.

    Attributes:
        handed_in: of each work that ever was under review, the last link before it.
    """

    ground: Ground
    findings: Findings
    handed_in: Mapping[AssignmentId, int]

    def as_handed_in(self, works: _Two) -> Comparison:
        """Compare what two said before any reviewer had part in it."""
        return self._compared(works, lambda own: self._first(own.id))[0]

    def as_they_stand(self, works: _Two) -> tuple[Comparison, tuple[PointKind, ...]]:
        """Compare two works as they are now, and return in what they differ."""
        found, readings = self._compared(works, lambda own: current(self.findings.chain(own.id)))
        return found, conflict_kinds(points_of(readings))

    def _first(self, id_: AssignmentId) -> _Said:
        said = first_reading(self.findings.chain(id_), self.handed_in.get(id_))
        return {key: self._renewed(one) for key, one in said.items()}

    def _renewed(self, finding: Finding) -> Finding:
        """Say what a reviewer took away before a migration in the words of those that stayed."""
        tree = self.ground.lexicon
        if tree is None or all(
            tree.heir(term.node_id) == term.node_id for term in terms_of(finding.content)
        ):
            return finding
        return replace(finding, content=with_terms(finding.content, partial(_heir, tree)))

    def _compared(
        self, works: _Two, said: Callable[[Assignment], _Said]
    ) -> tuple[Comparison, Readings]:
        (one, a), (other, b) = sorted(works, key=lambda work: work[1])
        mine, theirs = said(one), said(other)
        readings = self.ground.readings(mine, theirs)
        first, second = reading_of(a, mine.values()), reading_of(b, theirs.values())
        return compared(first, second, readings), readings


def _heir(tree: Lexicon, term: Term) -> Term:
    node_id = tree.heir(term.node_id)
    if node_id == term.node_id or node_id not in tree:
        return term
    return Term(node_id, tree.head.pin, tree[node_id].en.label, tree[node_id].zh.label)


def _rows(cases: tuple[ComparedCase, ...], tree: Lexicon | None) -> Iterator[AgreementRow]:
    for kind in SETS:
        pairs = [
            (one.comparison.first.named[kind], one.comparison.second.named[kind]) for one in cases
        ]
        told = [pair for pair in pairs if pair[0] or pair[1]]
        if not told:
            continue
        yield AgreementRow(kind, "", set_agreement(told))
        if tree is not None:
            coarse = [(_coarse(a, tree), _coarse(b, tree)) for a, b in told]
            if coarse != told:
                yield AgreementRow(f"{kind} by group", "", set_agreement(coarse))
    tops = [
        (
            frozenset(one.comparison.first.differential[:1]),
            frozenset(one.comparison.second.differential[:1]),
        )
        for one in cases
        if one.comparison.first.differential or one.comparison.second.differential
    ]
    if tops:
        yield AgreementRow("first diagnosis", "", set_agreement(tops))
    yield from _attribute_rows(cases)


def _attribute_rows(cases: tuple[ComparedCase, ...]) -> Iterator[AgreementRow]:
    nothing: frozenset[str] = frozenset()
    by: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    clusters: dict[str, list[int]] = {}
    for case in cases:
        for one in case.comparison.attributes:
            pair = (one.first or nothing, one.second or nothing)
            by.setdefault(one.attribute, []).append(pair)
            clusters.setdefault(one.attribute, []).append(case.number)
    for attribute in sorted(by, key=lambda key: (-len(by[key]), key)):
        yield AgreementRow(
            "attribute", attribute, set_agreement(by[attribute], clusters[attribute])
        )


def _coarse(nodes: frozenset[str], tree: Lexicon) -> frozenset[str]:
    return frozenset(_group(node, tree) for node in nodes)


def _group(node: str, tree: Lexicon) -> str:
    if node not in tree:
        return node
    region = tree.rolled_up(node, Level.IMAGE_REGION)
    above = tree.ancestors(node)
    return region or (above[-2] if len(above) > 1 else node)
