"""What the page of results shows, and its export."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QObject, Signal

from medannot.domain.people import OWNER
from medannot.ui.faults import sentence
from medannot.ui.phrases import listed
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable
    from medannot.domain.model_answers.rows import ModelResultsTable
    from medannot.domain.question import QuestionSet
    from medannot.services.desk import Desk
    from medannot.services.question_sets import FrozenSet
    from medannot.services.results import ExportReport
    from medannot.services.study_design import StudyCard


Tone = Literal["neutral", "success", "danger"]

_SET: Final = "\n"
"""Begins the key of a set; the name of a study is one line."""


@dataclass(frozen=True, slots=True)
class ResultsState:
    """The results as they are shown.

    Attributes:
        loading: nothing was read yet.
        studies: the names of all studies, the newest first.
        study: the study chosen, or "".
        sets: those that models may have answered without a study; so `frozen`.
        set_name: the set or frozen version that is chosen in a study's place, or "".
        table: its results, or None while they are read.
        models: those that answered its questions, or None while they are read.
        exporting: an export is under way.
        said: the last outcome as a sentence, or "".
    """

    loading: bool = True
    studies: tuple[str, ...] = ()
    study: str = ""
    table: "BaselineTable | None" = None
    sets: "tuple[QuestionSet, ...]" = ()
    frozen: "tuple[FrozenSet, ...]" = ()
    set_name: str = ""
    models: "ModelResultsTable | None" = None
    exporting: bool = False
    said: str = ""
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a study, or of a set alone."""

    studies: tuple[str, ...]
    sets: "tuple[QuestionSet, ...]"
    frozen: "tuple[FrozenSet, ...]"
    study: str
    set_name: str
    table: "BaselineTable | None"
    models: "ModelResultsTable | None"


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
        """Read the studies and the results of the chosen one again."""
        chosen, asked = self.state.study, self.state.set_name

        def work() -> _Read:
            desk = self._desk
            cards = desk.designs.studies(OWNER)
            sets, frozen = desk.bank.sets(OWNER), desk.set_keeping.frozen(OWNER)
            there = [*(one.name for one in sets), *(one.name for one in frozen)]
            alone = asked if asked in there else ""
            study = chosen if chosen in {card.name for card in cards} else ""
            if not alone and not study:
                study = self._first(cards)
                alone = "" if study else next(iter(there), "")
            table = desk.results.table(OWNER, study) if study else None
            models = desk.model_results.of_study(OWNER, study) if study else None
            if alone:
                models = desk.model_results.of_set(OWNER, alone)
            names = tuple(card.name for card in cards)
            return _Read(names, sets, frozen, study, alone, table, models)

        def done(read: _Read) -> None:
            if (self.state.study, self.state.set_name) == (chosen, asked):
                state = replace(
                    self.state,
                    loading=False,
                    studies=read.studies,
                    sets=read.sets,
                    frozen=read.frozen,
                    study=read.study,
                    set_name=read.set_name,
                    table=read.table,
                    models=read.models,
                )
                self._show(state)

        self._tasks.store(work, done, self._refuse)

    def _first(self, cards: "Sequence[StudyCard]") -> str:
        """Return the study last answered, else the newest."""
        latest: dict[str, str] = {}
        for work in self._desk.reading.waiting(OWNER):
            latest[work.study] = max(latest.get(work.study, ""), work.last_utc or "")
        # Names stand with the newest first; of equals max takes the first.
        names = [card.name for card in cards]
        return max(names, key=lambda name: latest.get(name, ""), default="")

    def choose(self, key: str) -> None:
        """Show the results of another study, or of a set alone where the key is `key_of_set`'s."""
        set_name = key.removeprefix(_SET) if key.startswith(_SET) else ""
        study = "" if set_name else key
        if not key or (study, set_name) == (self.state.study, self.state.set_name):
            return
        state = replace(self.state, study=study, set_name=set_name, said="")
        self._show(replace(state, table=None, models=None))
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


def key_of_set(name: str) -> str:
    """Return what a set or frozen version goes by where studies are chosen by their names."""
    return f"{_SET}{name}"


def file_name(name: str) -> str:
    """Return the name of a study or set with nothing in it that a file system minds."""
    parts = "".join(sign if sign.isalnum() else " " for sign in name).split()
    return "-".join(parts) or "study"
