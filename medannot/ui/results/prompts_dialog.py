"""Which prompts go out as files for outside models, and in which language."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from medannot.domain.model_answers.prompts import PromptKind
from medannot.ui.widgets.fields import CheckBox, Choice
from medannot.ui.widgets.form_dialog import FormDialog
from medannot.ui.widgets.text import Text


class PromptsDialog(FormDialog):
    """Asks which prompts are written.

    Args:
        parent: the window it stands before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("PromptsDialog", "Write prompts for outside models")
        act = QCoreApplication.translate("PromptsDialog", "Choose a folder")
        super().__init__(title, act, parent)
        self.note(
            self.tr(
                "Each prompt is one line of a JSONL file with an id. Have a model answer it, keep "
                "the id, and take its replies in again."
            )
        )
        self.kinds = {
            PromptKind.ANSWERING: CheckBox(self.tr("to answer the questions of the set")),
            PromptKind.EXTRACTING: CheckBox(
                self.tr("to tell which options an unread answer chooses")
            ),
            PromptKind.JUDGING: CheckBox(
                self.tr("to grade open answers; these hold the reference answers")
            ),
        }
        for kind, box in self.kinds.items():
            box.setChecked(kind is not PromptKind.ANSWERING)
            self.column.addWidget(box)
        self.fault = Text("", tone="danger", wrap=True)
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.language = Choice(self.tr("Language"))
        self.language.offer(
            [
                ("", self.tr("that of each question")),
                ("en", self.tr("English")),
                ("zh", self.tr("Chinese")),
            ]
        )
        self.row(self.tr("Language"), self.language)
        self.note(
            self.tr("Keep prompts with reference answers from everybody who is yet to be tested.")
        )
        self.kinds[PromptKind.ANSWERING].setFocus()

    def chosen(self) -> tuple[PromptKind, ...]:
        """Return the kinds that are wanted."""
        return tuple(kind for kind, box in self.kinds.items() if box.isChecked())

    def first_wrong(self) -> QWidget | None:
        """Say that at least one kind is needed."""
        nothing = not self.chosen()
        self.fault.setText(self.tr("Choose at least one kind of prompt."))
        self.fault.setVisible(nothing)
        return self.kinds[PromptKind.ANSWERING] if nothing else None
