"""What annotators are told of reviews of their works: what came back, what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.ids import AnnotationCaseId, PersonId, ProjectId
from medannot.domain.people import Actor, UseCase, may, require
from medannot.store.review_news import ReviewNews
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class News:
    """What became of one annotator's works, in their own order.

    Attributes:
        returned: cases that a reviewer sent back and that wait to be handed in again.
        corrected: handed-in cases of which a reviewer changed something.
    """

    returned: tuple[AnnotationCaseId, ...] = ()
    corrected: tuple[AnnotationCaseId, ...] = ()


class AnnotationNews:
    """Tells annotators about reviews of their works; who reviewed is not told."""

    def __init__(self, store: Store) -> None:
        self._news = ReviewNews(store)

    def of(self, actor: Actor, project_id: ProjectId) -> Mapping[PersonId, News]:
        """Return the news by person: the actor's own, or all for who looks after the project.

        Raises:
            Refusal: the actor may not annotate there.
        """
        sees = may(actor, UseCase.SEE_PROJECT, project_id)
        if not sees:
            require(actor, UseCase.ANNOTATE, project_id)
        returned = self._news.returned(project_id)
        corrected = self._news.corrected(project_id)
        return {
            person: News(returned.get(person, ()), corrected.get(person, ()))
            for person in {*returned, *corrected}
            if sees or person == actor.person_id
        }
