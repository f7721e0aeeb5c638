"""What the page of results shows, and its export."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.phrases import listed
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable
    from medannot.domain.model_answers.rows import ModelResultsTable
    from medannot.services.desk import Desk
    from medannot.services.results import ExportReport
    from medannot.services.study_design import StudyCard


Tone = Literal["neutral", "success", "danger"]


@dataclass(frozen=True, slots=True)
class ResultsState:
    """The results as they are shown.

    Attributes:
        loading: nothing was read yet.
        studies: the names of all studies, the newest first.
        study: the study chosen, or "".
        sets: the names of all question sets.
        set_name: the set chosen, of which models alone are shown, or "".
        table: its results, or None while they are read.
        models: those that answered its questions, or None while they are read.
        corrected: numbers in its set of questions whose key was corrected since it was made.
        exporting: an export is under way.
        said: the last outcome as a sentence, or "".
    """

    loading: bool = True
    studies: tuple[str, ...] = ()
    study: str = ""
    sets: tuple[str, ...] = ()
    set_name: str = ""
    table: "BaselineTable | None" = None
    models: "ModelResultsTable | None" = None
    corrected: tuple[int, ...] = ()
    exporting: bool = False
    said: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a study, or of a set alone."""

    studies: tuple[str, ...]
    study: str
    sets: tuple[str, ...]
    set_name: str
    table: "BaselineTable | None"
    models: "ModelResultsTable | None"
    corrected: tuple[int, ...] = ()


class ResultsPresenter(QObject):
    """Reads results beside the window.

    Signals:
        state_changed: (ResultsState).
    """

    state_changed = Signal(object)

    def __init__(self, desk: "Desk", tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._tasks = desk, tasks
        self.state = ResultsState()

    def load(self) -> None:
        """Read the studies, and the results of what was chosen, again."""
        chosen = self.state.study, self.state.set_name

        def done(read: _Read) -> None:
            if (self.state.study, self.state.set_name) == chosen:
                state = replace(
                    self.state,
                    loading=False,
                    studies=read.studies,
                    study=read.study,
                    sets=read.sets,
                    set_name=read.set_name,
                    table=read.table,
                    models=read.models,
                    corrected=read.corrected,
                )
                self._show(state)

        self._tasks.store(lambda: self._read(*chosen), done, self._refuse)

    def _read(self, study: str, set_name: str) -> _Read:
        """Read a study, or the models of a set; where neither is there, what stands for it."""
        cards = self._desk.designs.studies(OWNER)
        studies = tuple(card.name for card in cards)
        sets = tuple(one.name for one in self._desk.bank.sets(OWNER))
        of_models = self._desk.model_results
        if set_name in sets or (sets and not studies):
            chosen = set_name if set_name in sets else sets[0]
            return _Read(studies, "", sets, chosen, None, of_models.of_set(OWNER, chosen))
        chosen = study if study in studies else self._first(cards)
        if not chosen:
            return _Read(studies, "", sets, "", None, None)
        table = self._desk.results.table(OWNER, chosen)
        corrected = self._desk.results.corrected(OWNER, chosen)
        models = of_models.of_study(OWNER, chosen)
        return _Read(studies, chosen, sets, "", table, models, corrected)

    def _first(self, cards: "Sequence[StudyCard]") -> str:
        """Return the study last answered, else the newest."""
        latest: dict[str, str] = {}
        for work in self._desk.reading.waiting(OWNER):
            latest[work.study] = max(latest.get(work.study, ""), work.last_utc or "")
        # Names stand with the newest first; of equals max takes the first.
        names = [card.name for card in cards]
        return max(names, key=lambda name: latest.get(name, ""), default="")

    def choose(self, study: str) -> None:
        """Show the results of another study."""
        if not study or study == self.state.study:
            return
        self._change(replace(self.state, study=study, set_name=""))

    def choose_set(self, name: str) -> None:
        """Show the models that answered a set, whatever study reads it."""
        if not name or name == self.state.set_name:
            return
        self._change(replace(self.state, study="", set_name=name))

    def _change(self, state: ResultsState) -> None:
        self._show(replace(state, table=None, models=None, said=""))
        self.load()

    def export(self, folder: Path) -> None:
        """Export the baseline into a folder of its own within the chosen one."""
        study = self.state.study
        if not study or self.state.exporting:
            return
        target = folder / f"{file_name(study)}-baseline"
        self._show(replace(self.state, exporting=True, said=""))
        self._tasks.store(
            lambda: self._desk.results.export(OWNER, study, target), self._exported, self._refuse
        )

    def say(self, said: str, tone: Tone) -> None:
        """Say the outcome of something else that was done here; "" for nothing."""
        self._show(replace(self.state, said=said, tone=tone))

    def _exported(self, report: "ExportReport") -> None:
        count = self.tr("%Ln file(s) were written to {folder}: {files}.", "", len(report.files))
        said = count.format(folder=report.folder, files=listed(report.files))
        self._show(replace(self.state, exporting=False, said=said, tone="success"))

    def _refuse(self, fault: Exception) -> None:
        self._show(
            replace(self.state, loading=False, exporting=False, said=sentence(fault), tone="danger")
        )

    def _show(self, state: ResultsState) -> None:
        self.state = state
        self.state_changed.emit(state)


def file_name(name: str) -> str:
    """Return the name of a study or set with nothing in it that a file system minds."""
    parts = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "-".join(parts) or "study"
