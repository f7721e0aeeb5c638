"""An import of questions: files, which key holds what, what was found, what was written."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import InputFault, Problem
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.domain.question import SetSummary
from medannot.ui.faults import sentence
from medannot.ui.library.importing.mapping_presenter import MappingPresenter
from medannot.ui.tasks import Job, Tasks

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_bank import ImportDraft
    from medannot.services.question_mapping_values import Look, MappingName


class Step(StrEnum):
    """Where the person is."""

    WISH = "wish"
    LOOKING = "looking"
    MAPPING = "mapping"
    READING = "reading"
    REPORT = "report"
    WRITING = "writing"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person fills in.

    Attributes:
        mapping: name of a mapping, or "" to let it be recognised.
        language: code of the one wanted language, or "" for all.
        without_bad_keys: questions whose key cannot be used are taken without it.
        over_edits: what the files say goes over questions that were edited here.
        cleaning: what DICOM files keep of who the patient was.
        encoding: of the files' text, or "" to find it out.
    """

    paths: tuple[Path, ...] = ()
    set_name: str = ""
    images: Path | None = None
    mapping: str = ""
    language: str = ""
    allow_missing_images: bool = False
    without_bad_keys: bool = False
    over_edits: bool = False
    cleaning: CleaningOptions = BASIC
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class ImportState:
    """What the import shows.

    Attributes:
        mapped: what the mapping that was used is called, where it was chosen or recognised.
        by_hand: the mapping was made or looked through on the screen.
        draft: what was found, from the report on.
        done: what the set holds now, at the end.
        fault: a sentence about the last step, or "".
        stopped: the fault is the person's own stop.
        late: the person's stop came too late; the set was written.
        problems: rows that belong to the fault.
    """

    step: Step = Step.WISH
    wish: Wish = field(default_factory=Wish)
    mappings: "tuple[MappingName, ...]" = ()
    mapped: str = ""
    by_hand: bool = False
    draft: "ImportDraft | None" = None
    done: SetSummary | None = None
    fault: str = ""
    stopped: bool = False
    late: bool = False
    problems: tuple[Problem, ...] = ()


class ImportPresenter(QObject):
    """Reads and writes an import beside the GUI thread; each can be stopped.

    Signals:
        state_changed: (ImportState).
        moved: (done, total) of the job under way.
        counted: the same with what is counted (`Unit`), where it is told.
        written: the set was written.
    """

    state_changed = Signal(object)
    moved = Signal(int, int)
    counted = Signal(int, int, object)
    written = Signal()

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self._job: Job | None = None
        self.state = ImportState()
        self.mapping = MappingPresenter(desk, tasks, self)
        self._looked: tuple[Wish, Look] | None = None

    @property
    def busy(self) -> bool:
        """Tell whether a job is under way."""
        return self.state.step in {Step.LOOKING, Step.READING, Step.WRITING}

    @property
    def looked(self) -> bool:
        """Tell whether the first records of the files were looked at."""
        return self._looked is not None

    def begin(self) -> None:
        """Begin anew."""
        self._looked = None
        self._show(ImportState(mappings=self.state.mappings))
        self._tasks.store(self._names, self._take_mappings, self._fail)

    def _names(self) -> "tuple[MappingName, ...]":
        # Asked on the store's thread: the first touch of the service loads it.
        self._desk.mappings.forget_images()
        return self._desk.mappings.names()

    def _take_mappings(self, mappings: "tuple[MappingName, ...]") -> None:
        self.mapping.names = mappings
        self._show(replace(self.state, mappings=mappings))

    def back(self) -> None:
        """Go back one step; what was filled in stays."""
        step, state = Step.WISH, self.state
        if state.step is Step.REPORT and state.by_hand:
            step = Step.MAPPING
        self._show(ImportState(step, state.wish, state.mappings))

    # Looking, and which key holds what

    def read(self, wish: Wish) -> None:
        """Look at the first records; read all where a mapping is named or recognised."""
        if self.busy:
            return
        if wish.mapping:
            self._looked = None
            self._read(wish, wish.mapping)
        else:
            self._look(wish, stay=False)

    def _look(self, wish: Wish, *, stay: bool) -> None:
        self._show(ImportState(Step.LOOKING, wish, self.state.mappings))
        job, mappings = self._new_job(), self._desk.mappings

        def work() -> "tuple[Look, Path | None]":
            from medannot.services.question_import_values import (  # noqa: PLC0415 - loads on use
                images_from,
            )

            look = mappings.look(
                OWNER, wish.paths, name=wish.mapping, encoding=wish.encoding, progress=job
            )
            return look, images_from(wish.paths, wish.images)

        self._tasks.store(
            work, lambda found: self._take_look(wish, *found, stay=stay), self._fail_read
        )

    def _take_look(self, wish: Wish, look: "Look", images: "Path | None", *, stay: bool) -> None:
        self._looked = (wish, look)
        name = "" if look.guessed else wish.mapping or look.recognised
        self.mapping.begin(look, wish.paths, images, name, wish.encoding)
        own = {one.name for one in self.state.mappings if one.own}
        recognised = [one.recognised for one in look.files if one.rows]
        asked = stay or look.leaves_out or not all(recognised)
        asked = asked or (look.mixed and bool(own & set(recognised)))
        if (look.rows and asked) or look.guessed:
            self._show(replace(self.state, step=Step.MAPPING))
            return
        named = look.recognised in own or any(one.tried for one in look.files)
        self._read(wish, look.recognised if named else "", name)

    def change(self) -> None:
        """Say by hand which key holds what."""
        wish = self.state.wish
        if self.busy:
            return
        if self._looked is not None and self._looked[0] == wish:
            self._show(ImportState(Step.MAPPING, wish, self.state.mappings))
        else:
            self._look(wish, stay=True)

    def read_mapped(self, save_as: str) -> None:
        """Read all rows by the mapping on the screen; one that was changed is kept by a name."""
        state, wish, mappings = self.mapping.state, self.state.wish, self._desk.mappings
        if self.busy or self.state.step is not Step.MAPPING:
            return
        look = state.look
        # One that leaves out what it did not know is kept once more: now its fields were seen.
        seen = look is None or not look.leaves_out or state.known != look.recognised
        if state.known and seen:
            self._read(wish, state.known, by_hand=True)
            return
        name = state.known or save_as
        self._tasks.store(
            lambda: (mappings.save(OWNER, name, state.raw, look), mappings.names()),
            self._take_saved,
            self._fail,
        )

    def _take_saved(self, kept: "tuple[MappingName, tuple[MappingName, ...]]") -> None:
        saved, names = kept
        self.mapping.names = names
        self.mapping.take_saved(saved.name)
        self._show(replace(self.state, mappings=names, fault=""))
        self._read(self.state.wish, saved.name, by_hand=True)

    def suggest_name(self, wanted: str) -> str:
        """Return a name for a mapping that none has yet."""
        return self._desk.mappings.free_name(wanted)

    # Reading

    def read_again(self) -> None:
        """Read the files once more, as after something was corrected in them."""
        state = self.state
        if state.step is Step.REPORT and state.draft is not None:
            name = self._named(state.draft.request.mapping or "")
            self._read(state.wish, name, state.mapped, by_hand=state.by_hand)

    def _named(self, mapping: str) -> str:
        """Return the name of a mapping that may be given by its file."""
        names = {one.name for one in self.state.mappings}
        return mapping if mapping in names or not mapping else self.mapping.state.begun or mapping

    def _read(self, wish: Wish, mapping: str, mapped: str = "", *, by_hand: bool = False) -> None:
        """Read the files and report; nothing is written."""
        title = next((one.title for one in self.state.mappings if one.name == mapping), "")
        title = mapped or title
        mappings = self.state.mappings
        self._show(ImportState(Step.READING, wish, mappings, mapped=title, by_hand=by_hand))
        job = self._new_job()

        def work() -> "ImportDraft":
            from medannot.services.question_bank import ImportRequest  # noqa: PLC0415

            request = ImportRequest(
                paths=wish.paths,
                set_name=wish.set_name,
                images=wish.images,
                mapping=mapping or None,
                language=wish.language or None,
                allow_missing_images=wish.allow_missing_images,
                without_bad_keys=wish.without_bad_keys,
                over_edits=wish.over_edits,
                cleaning=wish.cleaning,
                encoding=wish.encoding,
            )
            return self._desk.bank.read(OWNER, request, job)

        self._tasks.store(work, self._report, self._fail_read)

    def _report(self, draft: "ImportDraft") -> None:
        self._show(replace(self.state, step=Step.REPORT, draft=draft))

    def _fail_read(self, fault: Exception) -> None:
        self._fall_back(Step.MAPPING if self.state.by_hand else Step.WISH, fault)

    def save_list(self, path: Path, rows: Sequence[tuple[str, ...]]) -> None:
        """Write the refused and doubtful rows, as they are shown, to a table."""

        def work() -> None:
            from medannot.services.question_refused_rows import save_rows  # noqa: PLC0415

            save_rows(path, rows)

        self._tasks.free(work, None, self._fail)

    def write(self) -> None:
        """Write what was found; of rows that are refused only the others, as the button said."""
        draft = self.state.draft
        if draft is None or self.busy:
            return
        if not draft.can_write:
            draft = self._desk.bank.good_rows(draft)
        if not draft.can_write:
            return
        self._show(replace(self.state, step=Step.WRITING, fault="", stopped=False))
        job = self._new_job()
        self._tasks.store(
            lambda: self._desk.bank.write(OWNER, draft, job), self._end, self._fail_write
        )

    def _end(self, summary: SetSummary) -> None:
        late = self._job is not None and self._job.stopping
        self._show(replace(self.state, step=Step.DONE, done=summary, late=late))
        self.written.emit()

    def _fail_write(self, fault: Exception) -> None:
        self._fall_back(Step.REPORT, fault)

    def _fall_back(self, step: Step, fault: Exception) -> None:
        problems = fault.problems if isinstance(fault, InputFault) else ()
        said = sentence(fault)
        stopped = isinstance(fault, Stopped)
        if stopped:
            step = Step.WISH
        self._show(replace(self.state, step=step, fault=said, stopped=stopped, problems=problems))

    def _fail(self, fault: Exception) -> None:
        self._show(replace(self.state, fault=sentence(fault)))

    def stop(self) -> None:
        """Stop the job under way; nothing of it is kept."""
        if self._job is not None:
            self._job.stop()

    def _new_job(self) -> Job:
        self._job = Job(self._tasks)
        self._job.moved.connect(self.moved)
        self._job.counted.connect(self.counted)
        return self._job

    def _show(self, state: ImportState) -> None:
        self.state = state
        self.state_changed.emit(state)


def suggested_name(paths: tuple[Path, ...]) -> str:
    """Return a name for the set from its first file or folder, in lower case with hyphens."""
    if not paths:
        return ""
    stem = paths[0].stem if paths[0].suffix else paths[0].name
    words = "".join(letter if letter.isalnum() else " " for letter in stem.lower()).split()
    return "-".join(words)
