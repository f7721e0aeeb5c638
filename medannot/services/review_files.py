"""Reports of reviews, out to files."""

from pathlib import Path

from medannot.domain.clock import utc_text
from medannot.domain.people import Actor
from medannot.domain.progress import Progress, silent
from medannot.exchange.new_folder import refuse_used
from medannot.exchange.reviews.files import write_review
from medannot.services.review_report import ReviewReport, ReviewReports
from medannot.services.review_tables import tables_of
from medannot.store.store import Store


class ReviewFiles:
    """Writes reports.

    Args:
        store: whose clock stamps them.
        reports: makes them.
    """

    def __init__(self, store: Store, reports: ReviewReports) -> None:
        self._store = store
        self._reports = reports

    def write(
        self,
        actor: Actor,
        name: str,
        round_name: str,
        folder: Path,
        progress: Progress = silent,
    ) -> tuple[ReviewReport, tuple[str, ...]]:
        """Write workbook, CSV files and JSON of a round into a new folder; all, or none.

        Raises:
            Refusal: there is no such project or round, or something lies in the folder.
            EnvironmentFault: the folder cannot be written.
            Stopped: the person stopped the job.
        """
        refuse_used(folder)
        report = self._reports.of(actor, name, round_name, progress)
        tables = tables_of(report, utc_text(self._store.clock.utc()))
        return report, write_review(folder, tables)
