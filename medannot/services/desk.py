"""The desk: one open workspace with the services that work on it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from medannot.domain.clock import Clock, SystemClock
from medannot.domain.ids import IdSource, RandomIds
from medannot.services.desk_models import ModelDesk
from medannot.services.lexicon_places import LEXICONS_FOLDER
from medannot.store.store import Store
from medannot.store.workspaces import Workspace, create_workspace, open_workspace

# Each service is imported when first asked for: a start page asks for none, a list of questions
# does not ask for what reads images or writes workbooks.
# ruff: noqa: PLC0415
if TYPE_CHECKING:
    from medannot.services.adjudicating import Adjudicating
    from medannot.services.adjudicating_agreed import AgreedCases
    from medannot.services.adjudicating_files import ConsensusFiles
    from medannot.services.annotating import Annotating
    from medannot.services.annotation_beside import CasesBeside
    from medannot.services.annotation_export import AnnotationExport
    from medannot.services.annotation_figures import ProjectFigures
    from medannot.services.annotation_import import AnnotationImport
    from medannot.services.annotation_migration import AnnotationMigration
    from medannot.services.annotation_news import AnnotationNews
    from medannot.services.annotation_overview import ProjectOverview
    from medannot.services.annotation_projects import ProjectDesign
    from medannot.services.annotation_sentences import AnnotationSentences
    from medannot.services.auditing import Auditing
    from medannot.services.consensus import Consensus
    from medannot.services.lexicon_editing import LexiconEditing
    from medannot.services.lexicon_keeping import LexiconKeeper
    from medannot.services.lexicon_pins import LexiconPins
    from medannot.services.lexicons import LexiconShelf
    from medannot.services.media_care import MediaCare
    from medannot.services.media_covering import MediaCovering
    from medannot.services.people_care import PeopleCare
    from medannot.services.question_bank import QuestionBank
    from medannot.services.question_editing import QuestionEditing
    from medannot.services.question_mapping import QuestionMappings
    from medannot.services.question_review_files import QuestionReviewFiles
    from medannot.services.question_reviewing import QuestionReviewing
    from medannot.services.question_sets import SetKeeping
    from medannot.services.reading import Reading
    from medannot.services.results import Results
    from medannot.services.review_files import ReviewFiles
    from medannot.services.review_history import ReviewHistory
    from medannot.services.review_planning import ReviewPlanning
    from medannot.services.review_report import ReviewReports
    from medannot.services.reviewing import Reviewing
    from medannot.services.simulation import Simulation
    from medannot.services.study_design import StudyDesign


class Desk(ModelDesk):
    """One open workspace and its services; close it, or use it in a `with`."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def folder(self) -> Path:
        """Return the workspace's folder."""
        return self._workspace.folder

    @property
    def store(self) -> Store:
        """Return the store that the services share."""
        return self._workspace.store

    @property
    def read_only(self) -> bool:
        """Tell whether nothing can be written."""
        return self.store.read_only

    @cached_property
    def bank(self) -> "QuestionBank":
        """Return the service of question sets."""
        from medannot.services.question_bank import QuestionBank

        return QuestionBank(self.store)

    @cached_property
    def mappings(self) -> "QuestionMappings":
        """Return the service that looks at question files, and makes and keeps mappings."""
        from medannot.services.question_mapping import QuestionMappings

        return QuestionMappings(self.folder, read_only=self.read_only)

    @cached_property
    def question_editing(self) -> "QuestionEditing":
        """Return the service that edits questions in the library."""
        from medannot.services.question_editing import QuestionEditing

        return QuestionEditing(self.store)

    @cached_property
    def set_keeping(self) -> "SetKeeping":
        """Return the service that freezes sets, draws subsets and joins languages."""
        from medannot.services.question_sets import SetKeeping

        return SetKeeping(self.store)

    @cached_property
    def lexicons(self) -> "LexiconShelf":
        """Return the lexicons of the program and of the workspace."""
        from medannot.services.lexicons import LexiconShelf

        return LexiconShelf(own=self.folder / LEXICONS_FOLDER)

    @cached_property
    def lexicon_pins(self) -> "LexiconPins":
        """Return the service of the lexicons that the workspace took into use."""
        from medannot.services.lexicon_pins import LexiconPins

        return LexiconPins(self.store, self.folder / LEXICONS_FOLDER)

    @cached_property
    def lexicon_editing(self) -> "LexiconEditing":
        """Return the service that copies, edits and keeps the workspace's own lexicons."""
        from medannot.services.lexicon_editing import LexiconEditing

        return LexiconEditing(self.lexicons, self.store.clock, read_only=self.read_only)

    @cached_property
    def designs(self) -> "StudyDesign":
        """Return the service that sets up studies."""
        from medannot.services.study_design import StudyDesign

        return StudyDesign(self.store)

    @cached_property
    def reading(self) -> "Reading":
        """Return the service of reading sessions."""
        from medannot.services.reading import Reading

        return Reading(self.store)

    @cached_property
    def _kept_lexicons(self) -> "LexiconKeeper":
        """Return what keeps the versions of lexicons that projects go by."""
        from medannot.services.lexicon_keeping import LexiconKeeper

        return LexiconKeeper(self.folder / LEXICONS_FOLDER)

    @cached_property
    def projects(self) -> "ProjectDesign":
        """Return the service that sets up annotation projects."""
        from medannot.services.annotation_projects import ProjectDesign

        return ProjectDesign(self.store, self.lexicons, self._kept_lexicons)

    @cached_property
    def project_migration(self) -> "AnnotationMigration":
        """Return the service that brings annotation projects to later versions of lexicons."""
        from medannot.services.annotation_migration import AnnotationMigration

        return AnnotationMigration(self.store, self.lexicons, self._kept_lexicons)

    @cached_property
    def project_overview(self) -> "ProjectOverview":
        """Return the service that shows annotation projects as a whole."""
        from medannot.services.annotation_overview import ProjectOverview

        return ProjectOverview(self.store)

    @cached_property
    def review_planning(self) -> "ReviewPlanning":
        """Return the service that plans reviews."""
        from medannot.services.review_planning import ReviewPlanning

        return ReviewPlanning(self.store)

    @cached_property
    def reviewing(self) -> "Reviewing":
        """Return the service of reviewers."""
        from medannot.services.reviewing import Reviewing

        return Reviewing(self.store, self._kept_lexicons)

    @cached_property
    def review_reports(self) -> "ReviewReports":
        """Return the service that reports reviews."""
        from medannot.services.review_report import ReviewReports

        return ReviewReports(self.store, self._kept_lexicons)

    @cached_property
    def review_history(self) -> "ReviewHistory":
        """Return the service that shows how works came to be what they are."""
        from medannot.services.review_history import ReviewHistory

        return ReviewHistory(self.store)

    @cached_property
    def annotation_news(self) -> "AnnotationNews":
        """Return the service that tells annotators about reviews of their works."""
        from medannot.services.annotation_news import AnnotationNews

        return AnnotationNews(self.store)

    @cached_property
    def review_files(self) -> "ReviewFiles":
        """Return the service that writes reports of reviews."""
        from medannot.services.review_files import ReviewFiles

        return ReviewFiles(self.store, self.review_reports)

    @cached_property
    def question_reviewing(self) -> "QuestionReviewing":
        """Return the service of those who review questions and keys."""
        from medannot.services.question_reviewing import QuestionReviewing

        return QuestionReviewing(self.store)

    @cached_property
    def question_review_files(self) -> "QuestionReviewFiles":
        """Return the service that writes reports of reviewed questions."""
        from medannot.services.question_review_files import QuestionReviewFiles

        return QuestionReviewFiles(self.store, self.question_reviewing)

    @cached_property
    def consensus(self) -> "Consensus":
        """Return the service that compares two physicians' readings."""
        from medannot.services.consensus import Consensus

        return Consensus(self.store, self._kept_lexicons)

    @cached_property
    def adjudicating(self) -> "Adjudicating":
        """Return the service of adjudicators."""
        from medannot.services.adjudicating import Adjudicating

        return Adjudicating(self.store, self._kept_lexicons)

    @cached_property
    def agreed_cases(self) -> "AgreedCases":
        """Return the service that settles cases without conflicts."""
        from medannot.services.adjudicating_agreed import AgreedCases

        return AgreedCases(self.store, self.adjudicating)

    @cached_property
    def consensus_files(self) -> "ConsensusFiles":
        """Return the service that gives consensus records away."""
        from medannot.services.adjudicating_files import ConsensusFiles

        return ConsensusFiles(self.store)

    @cached_property
    def project_figures(self) -> "ProjectFigures":
        """Return the service of the tables over annotation projects."""
        from medannot.services.annotation_figures import ProjectFigures

        return ProjectFigures(self.store, self._kept_lexicons)

    @cached_property
    def cases_beside(self) -> "CasesBeside":
        """Return the service that shows everybody's work on a case."""
        from medannot.services.annotation_beside import CasesBeside

        return CasesBeside(self.project_overview, self._kept_lexicons)

    @cached_property
    def annotation_export(self) -> "AnnotationExport":
        """Return the service that gives annotations away."""
        from medannot.services.annotation_export import AnnotationExport

        return AnnotationExport(self.store, self._kept_lexicons)

    @cached_property
    def annotation_import(self) -> "AnnotationImport":
        """Return the service that takes annotations of other programs in."""
        from medannot.services.annotation_import import AnnotationImport

        return AnnotationImport(self.store, self._kept_lexicons, self.annotating)

    @cached_property
    def annotation_sentences(self) -> "AnnotationSentences":
        """Return the service that says annotations in words."""
        from medannot.services.annotation_sentences import AnnotationSentences

        return AnnotationSentences(self.project_overview, self._kept_lexicons)

    @cached_property
    def annotating(self) -> "Annotating":
        """Return the service of annotators."""
        from medannot.services.annotating import Annotating

        return Annotating(self.store)

    @cached_property
    def simulation(self) -> "Simulation":
        """Return the service of simulated readers."""
        from medannot.services.simulation import Simulation

        return Simulation(self.store)

    @cached_property
    def results(self) -> "Results":
        """Return the service of results and exports."""
        from medannot.services.results import Results

        return Results(self.store)

    @cached_property
    def auditing(self) -> "Auditing":
        """Return the service that verifies the audit chain."""
        from medannot.services.auditing import Auditing

        return Auditing(self.store)

    @cached_property
    def media(self) -> "MediaCare":
        """Return the service that lists stored images and erases them on request."""
        from medannot.services.media_care import MediaCare

        return MediaCare(self.store)

    @cached_property
    def covering(self) -> "MediaCovering":
        """Return the service that covers parts of stored images."""
        from medannot.services.media_covering import MediaCovering

        return MediaCovering(self.store)

    @cached_property
    def people(self) -> "PeopleCare":
        """Return the service of persons and the list of their names."""
        from medannot.services.people_care import PeopleCare

        return PeopleCare(self.store)

    def close(self) -> None:
        """Back up what was written and give the workspace back.

        Raises:
            EnvironmentFault: the backup could not be written; the workspace is closed all the same.
        """
        self._workspace.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()


def open_desk(
    folder: Path,
    *,
    clock: Clock | None = None,
    ids: IdSource | None = None,
    read_only: bool = False,
) -> Desk:
    """Open a workspace with its services.

    Raises:
        Refusal: the folder is no workspace, or a newer medannot wrote it.
        EnvironmentFault: another program holds it, the place is unfit, or the disk fails.
    """
    workspace = open_workspace(
        folder, clock or SystemClock(), ids or RandomIds(), read_only=read_only
    )
    return Desk(workspace)


def create_desk(folder: Path, *, clock: Clock | None = None, ids: IdSource | None = None) -> Desk:
    """Make a workspace in a new or empty folder and open it with its services.

    Raises:
        Refusal: the folder holds something, or is a workspace already.
        EnvironmentFault: the place is unfit or cannot be written; nothing is left behind.
    """
    return Desk(create_workspace(folder, clock or SystemClock(), ids or RandomIds()))
