"""Readings of the same cases by different physicians: agreement, and what is to be settled."""

from collections.abc import Iterator
from dataclasses import dataclass

from medannot.domain.annotation.finding import Term
from medannot.domain.annotation.project import AssignmentState, Project
from medannot.domain.annotation.revision import current
from medannot.domain.lexicon.node import Level
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.domain.review.consensus import PointKind, conflict_kinds, drawn
from medannot.domain.review.consensus_points import points_of
from medannot.domain.review.readings import SETS, Comparison, compared, reading_of
from medannot.services.adjudicating_readings import Ground
from medannot.services.annotation_access import has_open, lexicon_of, project_for
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.statistics.set_agreement import AGREEMENT_FORMULAS, SetAgreement, set_agreement
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """A case with two readings of it.

    Attributes:
        conflicts: what they differ in, in the protocol's order.
    """

    number: int
    name: str
    comparison: Comparison
    conflicts: tuple[PointKind, ...]


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
        lesions_matched, lesions_single: lesions that both saw, and that one saw alone.
        rows: agreement.
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
            words |= one.comparison.first.words | one.comparison.second.words
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
        ground = Ground(tree)
        for done, case in enumerate(cases):
            progress(done, len(cases))
            if has_open(self._projects, actor, case.id):
                continue
            works = [
                (own, code)
                for own, code in self._places.of_case(case.id)
                if own.state is AssignmentState.SUBMITTED
            ]
            if len(works) < 2:
                continue
            two = sorted(drawn(works, project.seed, case.id), key=lambda one: one[1])
            mine, theirs = (current(self._findings.chain(own.id)) for own, _code in two)
            (_, a), (_, b) = two
            readings = ground.readings(mine, theirs)
            comparison = compared(
                reading_of(a, mine.values()), reading_of(b, theirs.values()), readings
            )
            kinds = conflict_kinds(points_of(readings))
            yield ComparedCase(case.number, case.name, comparison, kinds)
        progress(len(cases), len(cases))


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
