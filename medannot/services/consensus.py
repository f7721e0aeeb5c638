"""Readings of the same cases by different physicians: agreement, and what is to be settled."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from medannot.domain.annotation.finding import Finding, Mark, Term
from medannot.domain.annotation.project import AssignmentState, Project
from medannot.domain.annotation.revision import current
from medannot.domain.annotation.shapes import bounds
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Level
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, silent
from medannot.domain.review.readings import SETS, Comparison, compared, reading_of
from medannot.services.annotation_access import has_open, lexicon_of, project_for
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.statistics.assignment import best_pairs
from medannot.statistics.set_agreement import AGREEMENT_FORMULAS, SetAgreement, set_agreement
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """A case with two readings of it."""

    number: int
    name: str
    comparison: Comparison


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
        """Compare the first two handed-in readings of every case.

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
        ordered = sorted(cases, key=lambda one: (-len(one.comparison.conflicts), one.number))
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
            (first, a), (second, b) = works[:2]
            mine, theirs = (
                tuple(current(self._findings.chain(one.id)).values()) for one in (first, second)
            )
            yield ComparedCase(
                case.number,
                case.name,
                compared(
                    reading_of(a, mine),
                    reading_of(b, theirs),
                    _near(tree),
                    _overlap(mine, theirs),
                    best_pairs,
                ),
            )
        progress(len(cases), len(cases))


def _near(tree: Lexicon | None) -> Callable[[str, str], bool]:
    def near(a: str, b: str) -> bool:
        if tree is None or a not in tree or b not in tree:
            return False
        above_a, above_b = tree.ancestors(a)[:1], tree.ancestors(b)[:1]
        return b in above_a or a in above_b or bool(above_a and above_a == above_b)

    return near


def _overlap(
    mine: tuple[Finding, ...], theirs: tuple[Finding, ...]
) -> Callable[[FindingId, FindingId], float | None]:
    """Return overlap of the boxes around marks, image by image: enough to tell lesions apart."""
    a, b = _boxes(mine), _boxes(theirs)

    def overlap(first: FindingId, second: FindingId) -> float | None:
        shared = a.get(first, {}).keys() & b.get(second, {}).keys()
        if not shared:
            return None
        return max(
            _shared(one, other)
            for image in shared
            for one in a[first][image]
            for other in b[second][image]
        )

    return overlap


_Box = tuple[float, float, float, float]


def _boxes(
    findings: tuple[Finding, ...],
) -> dict[FindingId, dict[tuple[MediaId | None, int], list[_Box]]]:
    found: dict[FindingId, dict[tuple[MediaId | None, int], list[_Box]]] = {}
    for one in findings:
        if isinstance(one.content, Mark) and one.content.target is not None:
            of_target = found.setdefault(one.content.target, {})
            place = (one.media_id, one.content.frame)
            of_target.setdefault(place, []).append(bounds(one.content.shape))
    return found


def _shared(a: _Box, b: _Box) -> float:
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    both = wide * high
    areas = ((one[2] - one[0]) * (one[3] - one[1]) for one in (a, b))
    return both / (sum(areas) - both)


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
