"""The report of a round: precision and recall by any column, confusions, reviewers' agreement."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from medannot.domain.annotation.project import Project
from medannot.domain.lexicon.node import Level
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor
from medannot.domain.progress import Progress, silent
from medannot.domain.review.counted import Counted, counted
from medannot.domain.review.round import PlaceState, ReviewPlace, ReviewRound, RoundPlan
from medannot.services.annotation_access import lexicon_of
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.review_agreement import doubled, reviewers_agree
from medannot.services.review_claims import Claims, Shares, claims_of
from medannot.services.review_columns import ReviewColumns, Waiting
from medannot.services.review_planning import ReviewPlanning
from medannot.services.review_tree import TreeRow, tree_rows
from medannot.statistics.columns import Column
from medannot.statistics.estimate import Estimate
from medannot.statistics.label_quality import (
    FORMULAS,
    Confusion,
    QualityRow,
    ReviewedEntities,
    confusions_of,
    quality,
    quality_by,
)
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.review_population import ReviewPopulation
from medannot.store.review_works import ReviewedWork, ReviewWorks
from medannot.store.reviews import ReviewerProgress, Reviews
from medannot.store.store import Store


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
        self._works = ReviewWorks(store)
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
            progress: told of the works that are read.

        Raises:
            Refusal: there is no such project or round.
            Stopped: the person stopped the job.
        """
        project, made = self._planning.round(actor, name, round_name)
        places = self._reviews.places(made.id)
        annotating = self._population.annotating(project.id)
        shown: list[ReviewPlace] = []
        hidden: list[ReviewPlace] = []
        for one in places:
            own = actor.person_id in annotating.get(one.case_id, frozenset())
            (hidden if own else shown).append(one)
        # From there on a stop is still heard.
        step = partial(progress, len(places), len(places))
        columns, waiting = self._gathered(project, shown, progress, len(places))
        waiting += [Waiting.of(one) for one in hidden if not one.second]
        step()
        agree = reviewers_agree(self._second_readings(shown, step))
        works = _Works.of(places, shown)
        figures = _Figures(columns, made.plan, lexicon_of(self._keeper, project), step)
        whole, sections = figures.whole(), figures.sections(named=works.annotators_are_told(made))
        nodes = next(one.rows for one in sections if one.name == "node")
        return ReviewReport(
            project=project,
            round=made,
            progress=self._reviews.progress(made.id),
            works=works.all,
            waiting=works.waiting,
            whole=whole,
            sections=sections,
            confusions=confusions_of(
                {str(row.value): row.kept + row.changed + row.deleted for row in nodes},
                columns.moved,
            ),
            claims=claims_of(
                (whole.figures.precision, whole.figures.recall),
                figures.at_best(whole, waiting),
                made.plan.bound,
                finished=works.all > 0 and not works.waiting,
            ),
            doubled=agree.works,
            agreed=agree.share,
            agreement=agree.beyond_chance,
            words=columns.words,
            tree=tree_rows(nodes, figures.tree, columns.words),
        )

    def _gathered(
        self, project: Project, shown: Sequence[ReviewPlace], progress: Progress, total: int
    ) -> tuple[ReviewColumns, list[Waiting]]:
        """Read the works whose reviewer corrects them; a second reviewer judges no entity."""
        columns, codes = ReviewColumns(), self._assignments.codes(project.id)
        waiting: list[Waiting] = []
        judging = [one for one in shown if not one.second]
        progress(0, total)
        done = total - len(judging)
        for works in self._works.of(judging):
            for one in works:
                place = one.place
                annotator = codes[place.assignment_id]
                said = columns.take(place.case_id, annotator, place.weight, self._counted(one))
                if place.state is PlaceState.OPEN:
                    waiting.append(Waiting.of(place, said))
            done += len(works)
            progress(done, total)
        return columns, waiting

    def _counted(self, work: ReviewedWork) -> list[Counted]:
        place = work.place
        # While the annotator has the work again, it is as it was when it was returned.
        back = self._reviews.returned_at(place.assignment_id) if place.returned else None
        return list(
            counted(
                work.chain[:back],
                place.handed_in,
                work.decisions,
                lambda: self._reviews.decisions(place.id),
            )
        )

    def _second_readings(
        self, shown: Sequence[ReviewPlace], step: Callable[[], None]
    ) -> Iterator[ReviewedWork]:
        for works in self._works.of(doubled(shown), chains=False):
            step()
            yield from works


@dataclass(frozen=True, slots=True)
class _Works:
    """How many works a round has.

    Attributes:
        waiting: those that are not reviewed to the end, or not shown to who asks.
    """

    all: int
    waiting: int

    @staticmethod
    def of(places: Sequence[ReviewPlace], shown: Sequence[ReviewPlace]) -> "_Works":
        """Count the works of a round, each once."""
        first = [one for one in places if not one.second]
        done = sum(not one.second and one.state is PlaceState.DONE for one in shown)
        return _Works(len(first), len(first) - done)

    def annotators_are_told(self, made: ReviewRound) -> bool:
        """Tell whether figures stand by annotator; never while a blind round goes on.

        Whoever reviews and may see the report would learn by whose line moves whose work it was.
        """
        return not (made.plan.blind and self.waiting)


@dataclass(frozen=True, slots=True)
class _Figures:
    """Makes the figures of a report; `step` hears a stop between them."""

    columns: ReviewColumns
    plan: RoundPlan
    tree: Lexicon | None
    step: Callable[[], None]

    def whole(self) -> QualityRow:
        """Return the figures of everything."""
        return self._quality(self.columns.rows)

    def _quality(self, rows: ReviewedEntities) -> QualityRow:
        return quality(rows, level=self.plan.level, correlation=self.plan.correlation)

    def at_best(self, whole: QualityRow, waiting: Sequence[Waiting]) -> Shares:
        """Return precision and recall if all that still waits is right."""
        found = self._quality(self.columns.with_kept(waiting)) if waiting else whole
        return found.figures.precision, found.figures.recall

    def sections(self, *, named: bool) -> tuple[Section, ...]:
        """Return figures by each column, by annotator only where they are told."""
        columns = self.columns
        nodes = columns.nodes
        by = {
            **({"annotator": columns.annotators} if named else {}),
            "kind": columns.kinds,
            "node": nodes,
            "attribute": columns.attributes,
            "group": nodes.regrouped(lambda node: _group(str(node), self.tree)),
            "week": columns.weeks,
        }
        return tuple(self._section(name, column) for name, column in by.items())

    def _section(self, name: str, column: Column) -> Section:
        self.step()
        plan, rows = self.plan, self.columns.rows
        return Section(name, quality_by(rows, column, plan.level, correlation=plan.correlation))


def _group(node: str, tree: Lexicon | None) -> str | None:
    """Return the node's coarse region or, below the root of its kind, its group."""
    if tree is None or node not in tree:
        return None
    rolled = tree.rolled_up(node, Level.IMAGE_REGION)
    if rolled:
        return rolled
    above = tuple(tree.ancestors(node))
    return above[-2] if len(above) > 1 else node
