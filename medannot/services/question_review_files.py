"""Reports of reviewed questions, out to files."""

from pathlib import Path

from medannot.domain.clock import utc_text
from medannot.domain.people import Actor
from medannot.exchange.new_folder import refuse_used
from medannot.exchange.reviews.question_files import write_question_review
from medannot.services.question_review_tables import question_tables
from medannot.services.question_review_values import QuestionFigures
from medannot.services.question_reviewing import QuestionReviewing
from medannot.store.store import Store


class QuestionReviewFiles:
    """Writes reports.

    Args:
        store: whose clock stamps them.
        reviewing: makes the figures.
    """

    def __init__(self, store: Store, reviewing: QuestionReviewing) -> None:
        self._store = store
        self._reviewing = reviewing

    def write(
        self, actor: Actor, set_name: str, folder: Path, sample: int | None = None
    ) -> tuple[QuestionFigures, tuple[str, ...]]:
        """Write workbook, CSV files and JSON of a set's review into a new folder; all, or none.

        Raises:
            Refusal: there is no such set or sample, or something lies in the folder.
            EnvironmentFault: the folder cannot be written.
        """
        refuse_used(folder)
        found = self._reviewing.figures(actor, set_name, sample)
        tables = question_tables(found, utc_text(self._store.clock.utc()))
        return found, write_question_review(folder, tables)
