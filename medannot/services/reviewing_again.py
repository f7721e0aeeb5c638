"""Works under review on their annotator's side: not opened again, and handed in after a return."""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.annotation.project import Assignment
from medannot.domain.annotation.revision import Revision
from medannot.domain.errors import Refusal
from medannot.domain.review.course import course_of
from medannot.domain.review.standing_place import stood
from medannot.services.annotating_values import CaseImage
from medannot.services.reviewing_erased import unseen_of
from medannot.store.reviews import Reviews
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork


class HandedInAgain:
    """Keeps rounds of review right when an annotator acts on a work that stands in one."""

    def __init__(self, store: Store) -> None:
        self._reviews = Reviews(store)

    def refuse_under_review(self, work: UnitOfWork, own: Assignment) -> None:
        """Refuse to open a work again that stands in a round of review.

        Raises:
            Refusal: it does; one that was returned is open already.
        """
        if self._reviews.is_under_review(work, own.id):
            raise _under_review()

    def refuse_reopening(self, own: Assignment) -> None:
        """Refuse likewise, before anything is written.

        Raises:
            Refusal: the work stands in a round of review.
        """
        if self._reviews.handed_in(own.id):
            raise _under_review()

    def renew(
        self,
        work: UnitOfWork,
        own: Assignment,
        revisions: Sequence[Revision],
        images: Sequence[CaseImage],
    ) -> None:
        """Let every reviewer's place of a work wait for what the annotator changed in it."""
        for place in self._reviews.correcting(own.id):
            here = replace(place, returned=False)
            decisions = self._reviews.decisions(place.id)
            course = course_of(revisions, place.handed_in)
            after = stood(here, course, decisions, unseen_of(course, images))
            self._reviews.stand(work, place, after)


def _under_review() -> Refusal:
    return Refusal("This case is under review; its reviewer returns it where it is to be changed.")
