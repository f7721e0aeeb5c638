"""The report of a round: precision and recall by any column, confusions, reviewers' agreement."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from medannot.domain.annotation.finding import Term
from medannot.domain.annotation.project import Project
from medannot.domain.ids import AssignmentId
from medannot.domain.lexicon.node import Level
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor
from medannot.domain.progress import Progress, silent
from medannot.domain.review.course import course_of
from medannot.domain.review.decision import FINAL, last_by_entity
from medannot.domain.review.judged import Judged, judged
from medannot.domain.review.round import ReviewPlace, ReviewRound
from medannot.domain.review.standing_place import looked_at
from medannot.services.annotation_access import lexicon_of
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.review_claims import Claims, claims_of
from medannot.services.review_planning import ReviewPlanning
from medannot.services.review_tree import TreeRow, tree_rows
from medannot.statistics.agreement import gwet_ac, percent_agreement
from medannot.statistics.estimate import Estimate
from medannot.statistics.label_quality import (
    FORMULAS,
    Confusion,
    QualityRow,
    ReviewedEntities,
    confused,
    quality,
    quality_by,
    reviewed,
)
from medannot.statistics.ratings import ratings
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.findings import Findings
from medannot.store.review_population import ReviewPopulation
from medannot.store.reviews import ReviewerProgress, Reviews
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class Line:
    """One judged entity with whose it is.

    Attributes:
        cluster: the case it lies in.
        week: of the decision, such as "2026-W12".
    """

    judged: Judged
    annotator: str
    cluster: str
    weight: float
    week: str


@dataclass(frozen=True, slots=True)
class Section:
    """Figures by one column.

    Attributes:
        name: of the column: annotator, kind, node, attribute, group, week.
    """

    name: str
    rows: tuple[QualityRow, ...]


@dataclass(frozen=True)
class ReviewReport:
    """Everything that is told of a round.

    Attributes:
        waiting: works that are not reviewed to the end.
        doubled: works that two reviewers have seen to the end.
        agreement: of the two on accepting or not, per entity: share and Gwet's AC1.
        words: of each node, both languages.
        tree: the reviewed nodes and all above them, rolled up.
    """

    project: Project
    round: ReviewRound
    progress: tuple[ReviewerProgress, ...]
    works: int
    waiting: int
    whole: QualityRow
    sections: tuple[Section, ...]
    confusions: tuple[Confusion, ...]
    claims: Claims
    doubled: int
    agreed: float | None
    agreement: Estimate
    words: dict[str, tuple[str, str]]
    tree: tuple[TreeRow, ...]
    formulas: tuple[tuple[str, str], ...] = FORMULAS


class ReviewReports:
    """Makes reports of rounds."""

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._planning = ReviewPlanning(store)
        self._reviews = Reviews(store)
        self._findings = Findings(store)
        self._assignments = AnnotationPlaces(store)
        self._population = ReviewPopulation(store)
        self._keeper = keeper

    def of(
        self, actor: Actor, name: str, round_name: str = "", progress: Progress = silent
    ) -> ReviewReport:
        """Return the report of a round, as far as it is reviewed.

        Works on cases that the actor still has to annotate count as waiting, so that nothing is
        told of them and no claim is made without them.

        Args:
            actor: who asks.
            name: of the project.
            round_name: of the round; the only one where it is left out.
            progress: told of each work.

        Raises:
            Refusal: there is no such project or round.
            Stopped: the person stopped the job.
        """
        project, made = self._planning.round(actor, name, round_name)
        places = self._reviews.places(made.id)
        gathered = _Gathered(self._reviews, self._findings, self._assignments, made)
        annotating = self._population.annotating(project.id)
        for number, place in enumerate(places):
            progress(number, len(places))
            hidden = actor.person_id in annotating.get(place.case_id, frozenset())
            gathered.take(place, hidden=hidden)
        progress(len(places), len(places))
        return _report(
            project,
            made,
            gathered,
            self._reviews.progress(made.id),
            lexicon_of(self._keeper, project),
        )


class _Gathered:
    """Lines of all places, and the verdicts of those that two have seen."""

    def __init__(
        self,
        reviews: Reviews,
        findings: Findings,
        assignments: AnnotationPlaces,
        made: ReviewRound,
    ) -> None:
        self.lines: list[Line] = []
        self.works = self.waiting = self.entities = 0
        self.pairs: dict[AssignmentId, list[dict[Hashable, bool]]] = {}
        self._findings = findings
        self._reviews = reviews
        self._codes = assignments.codes(made.project_id)
        self._decisions = reviews.decisions_of_round(made.id)
        self._level = made.plan.level

    def take(self, place: ReviewPlace, *, hidden: bool) -> None:
        """Take in one work before one reviewer.

        One that is hidden from who asks counts as waiting, and nothing is told of it.
        """
        if hidden:
            self.works += not place.second
            self.entities += 0 if place.second else place.entities
            self.waiting += not place.second
            return
        decisions = self._decisions.get(place.id, ())
        if decisions:
            last = last_by_entity(decisions)
            kept: dict[Hashable, bool] = {
                key: one.verdict.value == "accept"
                for key, one in last.items()
                if one.verdict in FINAL
            }
            self.pairs.setdefault(place.assignment_id, []).append(kept)
        if place.second:
            return
        self.works += 1
        self.entities += place.entities
        self.waiting += place.state.value == "open"
        if not decisions:
            return
        chain = self._findings.chain(place.assignment_id)
        back = self._reviews.returned_at(place.assignment_id) if place.returned else None
        course = course_of(looked_at(chain, place, back), place.handed_in)
        annotator = self._codes[place.assignment_id]
        for one in judged(course, decisions):
            at = one.decision.at if one.decision else decisions[-1].at
            year, week, _ = at.isocalendar()
            self.lines.append(
                Line(one, annotator, place.case_id, place.weight, f"{year}-W{week:02d}")
            )

    @cached_property
    def rows(self) -> ReviewedEntities:
        """Return the lines as columns."""
        return reviewed(
            [one.cluster for one in self.lines],
            [one.judged.outcome for one in self.lines],
            [one.weight for one in self.lines],
        )

    def by(self, name: str, value: Callable[[Line], Hashable]) -> Section:
        """Return figures by one column."""
        return Section(name, quality_by(self.rows, [value(one) for one in self.lines], self._level))


def _by_annotator(gathered: _Gathered, made: ReviewRound) -> tuple[Section, ...]:
    """Return figures by annotator; none while a blind round goes on.

    Whoever reviews and may see the report would learn by whose line moves whose work it was.
    """
    if made.plan.blind and gathered.waiting:
        return ()
    return (gathered.by("annotator", lambda one: one.annotator),)


def _report(
    project: Project,
    made: ReviewRound,
    gathered: _Gathered,
    progress: tuple[ReviewerProgress, ...],
    tree: Lexicon | None,
) -> ReviewReport:
    whole = quality(gathered.rows, level=made.plan.level)
    doubled = [pair for pair in gathered.pairs.values() if len(pair) > 1]
    agreed, agreement = _agreement(doubled)
    nodes = gathered.by("node", lambda one: one.judged.entity.node or None)
    words = _words(gathered.lines)
    return ReviewReport(
        project=project,
        round=made,
        progress=progress,
        works=gathered.works,
        waiting=gathered.waiting,
        whole=whole,
        sections=(
            *_by_annotator(gathered, made),
            gathered.by("kind", lambda one: one.judged.entity.kind.value),
            nodes,
            gathered.by("attribute", _attribute),
            gathered.by("group", lambda one: _group(one.judged.entity.node, tree)),
            gathered.by("week", lambda one: one.week),
        ),
        confusions=confused(
            [
                (one.judged.entity.node, one.judged.becomes or None)
                for one in gathered.lines
                if one.judged.entity.node and one.judged.outcome.value != "added"
            ]
        ),
        claims=claims_of(
            (whole.figures.precision, whole.figures.recall),
            made.plan,
            (gathered.works - gathered.waiting, gathered.works),
            gathered.entities,
        ),
        doubled=len(doubled),
        agreed=agreed,
        agreement=agreement,
        words=words,
        tree=tree_rows(nodes.rows, tree, words),
    )


def _agreement(pairs: Sequence[Sequence[dict[Hashable, bool]]]) -> tuple[float | None, Estimate]:
    """Compare the first two reviewers of each work on the entities that both decided."""
    table = [
        [first[key], second[key]] for first, second, *_ in pairs for key in first if key in second
    ]
    given = ratings(table, [False, True]) if table else ratings([])
    return percent_agreement(given), gwet_ac(given)


def _attribute(line: Line) -> str | None:
    entity = line.judged.entity
    return entity.attribute or None if entity.kind.value == "attribute" else None


def _group(node: str, tree: Lexicon | None) -> str | None:
    """Return the node's coarse region or, below the root of its kind, its group."""
    if tree is None or node not in tree:
        return None
    rolled = tree.rolled_up(node, Level.IMAGE_REGION)
    if rolled:
        return rolled
    above = tuple(tree.ancestors(node))
    return above[-2] if len(above) > 1 else node


def _words(lines: Sequence[Line]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}

    def take(term: Term) -> None:
        found.setdefault(term.node_id, (term.en, term.zh))

    for line in lines:
        for term in line.judged.entity.terms:
            take(term)
    return found
