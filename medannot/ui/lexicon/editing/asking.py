"""Dialogs of the editor: a title, sentences, fields, and an act that waits until all is right."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.lexicon.editing import Add, Edit
from medannot.domain.lexicon.fields import Field
from medannot.domain.lexicon.node import NodeKind
from medannot.ui.lexicon.editing.words import kind_word
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, FormRow, LineField
from medannot.ui.widgets.text import Text

Flawed = Callable[[Edit], Mapping[str, str]]
"""Says what would be wrong after an edit: sentences by field."""


class Asking(QDialog):
    """A dialog that stands before the window; `accepted` tells that the act is wanted.

    Args:
        title: translated, in few words.
        text: translated sentences.
        accept: translated name of the act.
        danger: whether the act gives something up.
    """

    WIDTH = 640

    def __init__(
        self, title: str, text: str, accept: str, parent: QWidget, *, danger: bool = False
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedWidth(self.WIDTH)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(lambda _checked=False: self.reject())
        self.act = Button(accept, "danger_fill" if danger else "primary")
        self.act.clicked.connect(lambda _checked=False: self._take())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.act)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(Text(title, "section", wrap=True))
        if text:
            layout.addWidget(Text(text, "body", "text_2", wrap=True))
        layout.addLayout(self.body)
        layout.addLayout(row)

    def judge(self) -> bool:
        """Show what is wrong, and tell whether the act may be done."""
        return True

    def judged(self) -> None:
        """Light the act, or not, and give what is wrong its room."""
        self.act.setEnabled(self.judge())
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.WIDTH, layout.totalHeightForWidth(self.WIDTH))

    def _take(self) -> None:
        if self.judge():
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do the act by Enter where all is right; Esc cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        else:
            super().keyPressEvent(event)


class CopyDialog(Asking):
    """Asks how a copy of a lexicon is called.

    Args:
        source: id of the lexicon that is copied.
        names: its names in English and Chinese.
        fault: says what is wrong with an id, or nothing.
    """

    def __init__(
        self, source: str, names: tuple[str, str], fault: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(
            QCoreApplication.translate("LexiconEditing", "Copy and edit"),
            QCoreApplication.translate(
                "LexiconEditing",
                "{lexicon} stays as it is. A copy of it is put into this workspace under a name of "
                "its own, says what it is based on, and can be edited.",
            ).format(lexicon=source),
            QCoreApplication.translate("LexiconEditing", "Copy"),
            parent,
        )
        self._fault = fault
        suggested = "own-" + source.removeprefix("medannot-")
        self.new_id, self.en, self.zh = LineField(), LineField(), LineField()
        for field, text in zip((self.new_id, self.en, self.zh), (suggested, *names), strict=True):
            field.setText(text)
        self._row = FormRow(
            self.tr("Name in files"), self.new_id, self.tr("small letters, digits, hyphens")
        )
        self.body.addWidget(self._row)
        self.body.addWidget(FormRow(self.tr("English"), self.en))
        self.body.addWidget(FormRow(self.tr("Chinese"), self.zh))
        self.new_id.textChanged.connect(lambda _text: self.judged())
        self.judged()
        self.new_id.setFocus()
        self.new_id.selectAll()

    def judge(self) -> bool:
        """Show what is wrong with the id."""
        self._row.set_error(self._fault(self.new_id.text()))
        return not self._row.error()


class AddDialog(Asking):
    """Asks for the kind and the names of a new term.

    Args:
        title: translated.
        place: the term below which it comes, and the sibling behind which, or nothing.
        kinds: of which it may be.
        flawed: says what would be wrong.
    """

    def __init__(
        self,
        title: str,
        place: tuple[str, str],
        kinds: Sequence[NodeKind],
        flawed: Flawed,
        parent: QWidget,
    ) -> None:
        said = QCoreApplication.translate(
            "LexiconEditing", "It begins as a draft, like its siblings in where it may be chosen."
        )
        act = QCoreApplication.translate("LexiconEditing", "Add")
        super().__init__(title, said, act, parent)
        self._place, self._flawed = place, flawed
        self.kind = Choice(self.tr("Kind"))
        self.kind.offer([(kind.value, kind_word(kind)) for kind in kinds])
        self.en, self.zh = LineField(), LineField()
        self._rows = {
            Field.EN.value: FormRow(self.tr("Name in English"), self.en),
            Field.ZH.value: FormRow(self.tr("Name in Chinese"), self.zh),
        }
        kind_row = FormRow(self.tr("Kind"), self.kind)
        kind_row.setVisible(len(kinds) > 1)
        for row in (*self._rows.values(), kind_row):
            self.body.addWidget(row)
        for field in (self.en, self.zh):
            field.textChanged.connect(lambda _text: self.judged())
        self.kind.currentIndexChanged.connect(lambda _place: self.judged())
        self.judged()
        self.en.setFocus()

    def edit(self) -> Add:
        """Return what is wanted."""
        parent_id, after = self._place
        kind = NodeKind(self.kind.choice())
        return Add(parent_id, kind, self.en.text(), self.zh.text(), after)

    def judge(self) -> bool:
        """Show what is wrong; a name that is not yet begun is only awaited."""
        found = self._flawed(self.edit())
        for key, row in self._rows.items():
            field = row.field
            begun = isinstance(field, LineField) and bool(field.text())
            row.set_error(found.get(key, "") if begun else "")
        return not found
