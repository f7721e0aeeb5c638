"""A reviewer's list, chosen by what the works say and how they were reviewed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from medannot.domain.annotation.project import Project
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Refusal
from medannot.domain.ids import PersonId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.review.queue import QueuedWork, QueueFilter
from medannot.domain.review.round import ReviewRound
from medannot.services.annotation_access import lexicon_of
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.statistics.drift import least_agreed, rise
from medannot.store.review_places import ReviewPlaces
from medannot.store.review_queue import ReviewedWork, ReviewQueue, Wanted
from medannot.store.store import Store


class ReviewQueues:
    """Chooses works.

    Args:
        store: the workspace's.
        keeper: keeps the lexicons of projects.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._queue = ReviewQueue(store)
        self._places = ReviewPlaces(store)
        self._keeper = keeper
        self._lexicons: dict[str, Lexicon | None] = {}

    def of(
        self, project: Project, made: ReviewRound, person: PersonId, wanted: QueueFilter
    ) -> tuple[QueuedWork, ...]:
        """Return the works of a reviewer's list that are wanted.

        Raises:
            Refusal: an annotator is asked for in a blind round, or the lexicon has no such node.
        """
        if wanted.annotator and made.plan.blind:
            raise Refusal(
                "This round is blind to who annotated; choose the works by what they say."
            )
        asked = Wanted(
            annotator=wanted.annotator,
            nodes=self._nodes(project, made, wanted),
            of_cases=self._least_agreed(project) if wanted.low_agreement else None,
            people=self._drifting(made) if wanted.drift else None,
            kinds=wanted.kinds,
            differing=wanted.disagreement,
            fresh=wanted.never_reviewed,
        )
        found = self._queue.of(project.id, made.id, person, asked)
        if erased := self._places.erased(made.id):
            found = tuple(
                (replace(work, erased=erased.get(case_id, ())), case_id, own)
                for work, case_id, own in found
            )
        if not wanted.disagreement:
            return tuple(work for work, _, _ in found)
        conflicts = self._queue.conflicts(project.id, {case_id for _, case_id, _ in found})
        counted = [replace(work, conflicts=conflicts.get(own, 0)) for work, _, own in found]
        return tuple(sorted(counted, key=lambda work: (-work.conflicts, work.position)))

    def _nodes(
        self, project: Project, made: ReviewRound, wanted: QueueFilter
    ) -> Collection[str] | None:
        below = self._below(project, wanted.node) if wanted.node else None
        if not wanted.rare:
            return below
        rare = self._queue.rare(project.id, made.plan.rare_below)
        return rare if below is None else rare & below

    def _below(self, project: Project, node: str) -> frozenset[str]:
        tree = self._lexicon(project)
        if tree is None:  # altered or gone: the node itself can still be looked for
            return frozenset({node})
        if node not in tree:
            raise Refusal(
                "The lexicon {lexicon} has no node {node}; look its id up.",
                lexicon=project.schema.lexicon,
                node=node,
            )
        return frozenset({node, *(one.id for one in tree.walk(node))})

    def _lexicon(self, project: Project) -> Lexicon | None:
        """Return the project's lexicon, read once for each version."""
        pin = project.schema.lexicon_sha256
        if pin not in self._lexicons:
            self._lexicons[pin] = lexicon_of(self._keeper, project)
        return self._lexicons[pin]

    def _least_agreed(self, project: Project) -> frozenset[str]:
        return least_agreed(self._queue.agreement(project.id))

    def _drifting(self, made: ReviewRound) -> frozenset[PersonId]:
        """Return whose error rate rose, by the weeks in which they made what was reviewed."""
        by: dict[PersonId, list[ReviewedWork]] = {}
        for one in self._queue.reviewed(made.id):
            by.setdefault(one.person_id, []).append(one)
        return frozenset(
            person
            for person, works in by.items()
            if (
                risen := rise(
                    [one.wrong for one in works],
                    [one.entities for one in works],
                    [_week(utc_moment(one.handed_in_utc)) for one in works],
                    [one.case_id for one in works],
                    made.plan.level,
                )
            )
            and risen.significant
        )


def _week(moment: datetime) -> str:
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"
