"""A set goes out for models: in which format, and into which folder."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.ui.faults import sentence
from medannot.ui.one_job import OneJob
from medannot.ui.set_names import frozen_choices
from medannot.ui.tasks import Job, Tasks
from medannot.ui.widgets.fields import CheckBox, Choice
from medannot.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medannot.services.desk import Desk
    from medannot.services.model_files_values import ModelReport
    from medannot.services.question_sets import FrozenSet
    from medannot.ui.dialogs import Dialogs


class SetExportDialog(FormDialog):
    """Asks which set goes out, and how.

    Args:
        sets: names of the sets.
        frozen: versions of them that have names of their own.
        chosen: the set or frozen version that is offered first, or "".
        parent: the window it stands before.
    """

    def __init__(
        self,
        sets: "Sequence[str]",
        frozen: "Sequence[FrozenSet]",
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("SetExportDialog", "Export a set for models")
        act = QCoreApplication.translate("SetExportDialog", "Choose a folder")
        super().__init__(title, act, parent)
        self.sets = Choice(self.tr("Set"))
        self.sets.offer([*((name, name) for name in sets), *frozen_choices(frozen)])
        if chosen:
            self.sets.choose(chosen)
        self.format = Choice(self.tr("Format"))
        self.format.offer(
            [
                ("vlmevalkit", self.tr("one TSV file for VLMEvalKit, images inside")),
                ("jsonl", self.tr("JSON Lines, images beside it")),
            ]
        )
        self.with_key = CheckBox(self.tr("With the reference answers"))
        self.with_key.setChecked(True)
        self.row(self.tr("Set"), self.sets)
        self.row(self.tr("Format"), self.format)
        self.column.addWidget(self.with_key)


class SetExport(QObject):
    """Leads from the wish to the files.

    Signals:
        begun: (what is being done).
        moved: (done, total).
        said: (sentence, tone).
    """

    begun = Signal(str)
    moved = Signal(int, int)
    said = Signal(str, str)

    def __init__(self, desk: "Desk", tasks: Tasks, dialogs: "Dialogs", parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._dialogs, self._tasks = desk, dialogs, tasks
        self._job = OneJob(tasks, self._fail, self)
        self._job.moved.connect(self.moved)

    def begin(self, sets: "Sequence[str]", chosen: str, window: QWidget) -> None:
        """Ask what goes out; nothing happens without a set, or while one goes out."""
        if not sets or self._job.busy:
            return

        def ask(frozen: "tuple[FrozenSet, ...]") -> None:
            self.asking = SetExportDialog(sets, frozen, chosen, window)
            self.asking.accepted.connect(self._go_on)
            self.asking.open()

        self._tasks.store(lambda: self._desk.set_keeping.frozen(OWNER), ask, self._fail)

    def stop(self) -> None:
        """Stop the export; nothing of it is kept."""
        self._job.stop()

    def _go_on(self) -> None:
        from medannot.services.model_files_values import SetFormat  # noqa: PLC0415  # not to start

        name = self.asking.sets.choice()
        format_ = SetFormat(self.asking.format.choice())
        with_key = self.asking.with_key.isChecked()
        folder = self._dialogs.name_folder(
            self.tr("Export the set into a folder"), self.tr("Export")
        )
        if folder is None:
            return
        target = folder / f"{_file_name(name)}-for-models"

        def work(job: Job) -> "ModelReport":
            return self._desk.model_files.export_set(
                OWNER, name, format_, target, with_key=with_key, progress=job
            )

        self._job.run(work, self._done, writes=True)
        self.begun.emit(self.tr("Writing {set} for models").format(set=name))

    def _done(self, report: "ModelReport") -> None:
        questions = self.tr("%Ln question(s) were written to {folder}.", "", report.in_set)
        lines, tone = [questions.format(folder=str(Path(report.folder)))], "success"
        if report.left_out:
            lines += self._gaps(report)
            tone = "warning"
        self.said.emit(" ".join(lines), tone)

    def _gaps(self, report: "ModelReport") -> list[str]:
        """Say of how many questions an image is not there, and what became of them."""
        if any(name.endswith(".jsonl") for name in report.files):
            count = report.absent + report.erased
            text = self.tr("%Ln of them without an image, which README.md explains.", "", count)
            return [text]
        lines = []
        if report.absent:
            text = self.tr("%Ln left out, since an image is missing.", "", report.absent)
            lines.append(text)
        if report.erased:
            text = self.tr("%Ln left out, since an image was erased.", "", report.erased)
            lines.append(text)
        return lines

    def _fail(self, fault: Exception) -> None:
        self.said.emit(sentence(fault), "neutral" if isinstance(fault, Stopped) else "danger")


def _file_name(name: str) -> str:
    """Return a set's name with nothing in it that a file system minds."""
    return "-".join("".join(c if c.isalnum() else " " for c in name).split()) or "set"
