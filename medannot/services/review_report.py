"""The report of a round: precision and recall by any column, confusions, reviewers' agreement."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from medannot.domain.annotation.project import Project
from medannot.domain.people import Actor
from medannot.domain.progress import Progress, silent
from medannot.domain.review.counted import Counted, counted
from medannot.domain.review.round import PlaceState, ReviewPlace, ReviewRound
from medannot.services.annotation_access import lexicon_of
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.review_agreement import ReviewersAgree, doubled, reviewers_agree
from medannot.services.review_claims import Claims, claims_of
from medannot.services.review_columns import Origin, ReviewColumns, Waiting
from medannot.services.review_labels import Labels, labels_of, words_of_several
from medannot.services.review_planning import ReviewPlanning
from medannot.services.review_sections import Section, Sections
from medannot.services.review_tree import TreeRow, tree_rows
from medannot.statistics.estimate import Estimate
from medannot.statistics.label_confusions import Confusion
from medannot.statistics.label_formulas import FORMULAS, WEIGHTED_FORMULAS
from medannot.statistics.label_quality import QualityRow
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.review_population import ReviewPopulation
from medannot.store.review_works import ReviewedWork, ReviewWorks
from medannot.store.reviews import ReviewerProgress, Reviews
from medannot.store.store import Store


@dataclass(frozen=True)
class ReviewReport:
    """Everything that is told of a round.

    Attributes:
        waiting: works that are not reviewed to the end.
        labels: what was corrected to what, taken away and missed.
        reviewers: how two reviewers of the same works agree on accepting or not.
        words: of each node, both languages.
        weights: of the works, each with how many bear it, the heaviest first.
        tree: the reviewed nodes and all above them, rolled up.
    """

    project: Project
    round: ReviewRound
    progress: tuple[ReviewerProgress, ...]
    works: int
    waiting: int
    whole: QualityRow
    sections: tuple[Section, ...]
    labels: Labels
    claims: Claims
    reviewers: ReviewersAgree
    words: dict[str, tuple[str, str]]
    tree: tuple[TreeRow, ...]
    weights: tuple[tuple[float, int], ...] = ()

    @property
    def is_weighted(self) -> bool:
        """Tell whether works stand for different numbers of works."""
        return len(self.weights) > 1

    @property
    def formulas(self) -> tuple[tuple[str, str], ...]:
        """Return what stands beside the figures."""
        return WEIGHTED_FORMULAS if self.is_weighted else FORMULAS

    @property
    def confusions(self) -> tuple[Confusion, ...]:
        """Return what was corrected to what, without what was taken away or missed."""
        return tuple(one for one in self.labels.confusions if one.was and one.becomes)

    @property
    def doubled(self) -> int:
        """Return how many works two reviewers have decided something of."""
        return self.reviewers.works

    @property
    def agreed(self) -> float | None:
        """Return on which share of the entities that both decided they agree."""
        return self.reviewers.whole.identical.value

    @property
    def agreement(self) -> Estimate:
        """Return their agreement beyond chance, Gwet's AC1."""
        return self.reviewers.whole.ac1


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
        with _no_collecting():
            columns, waiting = self._gathered(project, shown, progress, len(places))
        waiting += [Waiting.of(one) for one in hidden if not one.second]
        step()
        agree = reviewers_agree(self._second_readings(shown, step), made.plan)
        works = _Works.of(places, shown)
        tree = lexicon_of(self._keeper, project)
        figures = Sections(columns, made.plan, tree, step)
        whole, sections = figures.whole(), figures.all(named=works.annotators_are_told(made))
        labels, words = labels_of(columns, figures.heir), figures.words
        return ReviewReport(
            project=project,
            round=made,
            progress=self._reviews.progress(made.id),
            works=works.all,
            waiting=works.waiting,
            whole=whole,
            sections=sections,
            labels=labels,
            claims=claims_of(
                (whole.figures.precision, whole.figures.recall),
                figures.at_best(whole, waiting),
                made.plan.bound,
                finished=works.all > 0 and not works.waiting,
            ),
            reviewers=agree,
            words=words | words_of_several(labels, words),
            tree=tree_rows(next(one.rows for one in sections if one.name == "node"), tree, words),
            weights=_weights(places),
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
                day = one.chain[place.handed_in - 1].utc[:10] if one.chain else ""
                origin = Origin(place.case_id, annotator, place.weight, day)
                said = columns.take(origin, self._counted(one))
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


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Look for no cycles meanwhile: millions of plain tuples come and go, and none is in one.

    A quarter of the time would go to walking over them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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


def _weights(places: Sequence[ReviewPlace]) -> tuple[tuple[float, int], ...]:
    """Return the weights of the works, each counted once, the heaviest first."""
    many = Counter(one.weight for one in places if not one.second)
    return tuple(sorted(many.items(), reverse=True))
