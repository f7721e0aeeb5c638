"""Reads question files beside the set as it is stored, and says what an import would do."""

from medannot.domain.bulk import collector_paused
from medannot.domain.errors import Refusal
from medannot.domain.names import refuse_unfit_name
from medannot.domain.progress import Progress, Unit, counting
from medannot.domain.question import QuestionSet
from medannot.services.question_grouping import Grouping
from medannot.services.question_import_files import readers_of
from medannot.services.question_import_intake import Intake
from medannot.services.question_import_own import OwnRows
from medannot.services.question_import_report import ReportMaker, refusal_of
from medannot.services.question_import_set import WholeSet
from medannot.services.question_import_stored import StoredQuestions
from medannot.services.question_import_values import ImportDraft, ImportRequest
from medannot.services.question_pictures import Pictures
from medannot.store.question_edits import QuestionEdits
from medannot.store.questions import Questions
from medannot.store.questions_writing import refuse_drawn
from medannot.store.spool import Spool
from medannot.store.store import Store

_TELL_EVERY = 5_000


class QuestionImport:
    """Reads question files for one workspace; writes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._edits = QuestionEdits(store)

    def read(self, request: ImportRequest, progress: Progress) -> ImportDraft:
        """Read the files and compare them with the set.

        Raises:
            UsageFault: the set's name cannot be used.
            InputFault: the mapping or a path is wrong.
            Refusal: the set was drawn from another one, or a frozen version has its name.
            EnvironmentFault: a file or folder cannot be read.
            Stopped: the person stopped the job.
        """
        refuse_unfit_name(request.set_name, "question set")
        readers = readers_of(request, self._store.folder, progress)
        previous = self._before(request.set_name)
        if previous is not None:
            with self._store.reading() as connection:
                refuse_drawn(connection, previous.id, previous.name)
        spool = Spool(self._store.folder)
        StoredQuestions(self._store, previous).lay_aside(spool)
        report = ReportMaker(spool, [reader.name for reader in readers])
        if previous is not None:
            report.edited = self._edits.versions_in(previous)
        with Pictures(self._store, request, spool) as pictures:
            again = previous is not None
            own = OwnRows(self._questions, spool, pictures.folder, again=again)
            intake = Intake(request, spool, pictures, own, again=again)
            for number, reader in enumerate(readers):
                intake.read(number, reader, reader.path.parent, report, progress)
        edited = report.edited if not request.over_edits else frozenset()
        whole = WholeSet(
            spool,
            report.mappings,
            in_units=intake.in_units,
            # A row of the set's own export knows which version it was written from.
            keeps=lambda one, at: one.version.id in edited and not own.of_export(at),
        )
        facts = whole.settle(None if previous else intake.facts)
        groups = Grouping(lambda image: image.number or spool.picture(image.identity))
        _go_through(whole, report, groups, own, counting(progress, Unit.QUESTIONS))
        made = report.made(facts.forms, pictures.counts)
        whole.keep_report()
        return ImportDraft(
            request=request,
            report=made,
            refusal=refusal_of(made, good_rows=request.good_rows),
            previous=previous,
            questions=whole,
            groups=groups,
            spool=spool,
            files=tuple(reader.name for reader in readers),
            manifest=report.manifest(),
        )

    def _before(self, name: str) -> QuestionSet | None:
        """Return the set of that name as it is stored, if there is one."""
        found = self._questions.named(name)
        if found is None and self._questions.frozen(name) is not None:
            raise Refusal(
                "A frozen version is called {name}; choose another name for the set, so that the "
                "two are told apart.",
                name=name,
            )
        return found


def _go_through(
    whole: WholeSet, report: ReportMaker, groups: Grouping, own: OwnRows, told: Progress
) -> None:
    """Tell report and groups of every question of a set."""
    with collector_paused():
        for number, one in enumerate(whole):
            if number % _TELL_EVERY == 0:
                told(number, len(whole))
            # What is stored comes first, each at its place, which counts from 1.
            report.add(one, of_export=own.of_export(number + 1))
            groups.add(one)
