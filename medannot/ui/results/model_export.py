"""What is asked before people go out as models: who is one model, its name, the formats."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.form_dialog import FormDialog

if TYPE_CHECKING:
    from medannot.services.model_files_values import ModelRequest

_AUTO = "auto"


class ModelExportDialog(FormDialog):
    """Asks how the readers of a study become models.

    Args:
        study: its name.
        parent: the window it stands before.
    """

    def __init__(self, study: str, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("ModelExportDialog", "Export answers as a model")
        act = QCoreApplication.translate("ModelExportDialog", "Choose a folder")
        super().__init__(title, act, parent)
        from medannot.services.model_files_values import (  # noqa: PLC0415  # not to start
            DEFAULT_NAME,
            Benchmark,
            ModelFormat,
            PooledBy,
        )

        self._study = study
        self.name = LineField(name=self.tr("Name of the model"))
        self.name.setText(DEFAULT_NAME)
        self.by = Choice(self.tr("One model is"))
        self.by.offer(
            [
                (PooledBy.POOLED, self.tr("all readers, by majority")),
                (PooledBy.GROUP, self.tr("each group, by majority")),
                (PooledBy.READER, self.tr("each reader alone")),
            ]
        )
        self.benchmark = Choice(self.tr("Benchmark of the set"))
        self.benchmark.offer(
            [
                (_AUTO, self.tr("recognise it")),
                *((one.value, _NAMES.get(one.value, one.value)) for one in Benchmark),
            ]
        )
        self.formats = {one: CheckBox(_NAMES.get(one.value, one.value)) for one in ModelFormat}
        self._build()

    def _build(self) -> None:
        self.row(self.tr("Name of the model"), self.name)
        self.row(self.tr("One model is"), self.by)
        self.row(self.tr("Benchmark of the set"), self.benchmark)
        self.note(self.tr("Formats; without a choice all that fit the set are written:"))
        row = QHBoxLayout()
        row.setSpacing(12)
        boxes = list(self.formats.values())
        for column in (boxes[:2], boxes[2:4], boxes[4:]):
            part = QVBoxLayout()
            for box in column:
                part.addWidget(box)
            row.addLayout(part)
        self.column.addLayout(row)
        self.note(
            self.tr(
                "The files hold the reference answers; keep them from those who are yet to "
                "read. A README beside them says what was left out and how to score them."
            )
        )
        self.name.setFocus()

    def request(self) -> "ModelRequest":
        """Return what was asked for."""
        from medannot.services.model_files_values import (  # noqa: PLC0415  # not to start
            DEFAULT_NAME,
            Benchmark,
            ModelRequest,
            PooledBy,
        )

        chosen = self.benchmark.choice()
        return ModelRequest(
            study=self._study,
            model_name=self.name.text().strip() or DEFAULT_NAME,
            by=PooledBy(self.by.choice()),
            formats=tuple(one for one, box in self.formats.items() if box.isChecked()),
            benchmark=None if chosen == _AUTO else Benchmark(chosen),
        )


# Names of programs and benchmarks are the same in every language.
_NAMES = {
    "vlmevalkit": "VLMEvalKit",
    "medevalkit": "MedEvalKit",
    "lmms-eval": "lmms-eval",
    "drvd": "DrVD-Bench",
    "medxpertqa": "MedXpertQA",
    "jsonl": "JSON Lines",
    "slake": "SLAKE",
    "vqa-rad": "VQA-RAD",
    "pathvqa": "PathVQA",
    "pmc-vqa": "PMC-VQA",
    "omnimedvqa": "OmniMedVQA",
    "mmmu": "MMMU",
}
