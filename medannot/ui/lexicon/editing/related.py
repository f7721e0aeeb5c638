"""Look-alikes and overlaps of a term: named, taken away, added."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.lexicon.editing import Unrelate
from medannot.domain.lexicon.node import Language, Node
from medannot.domain.lexicon.tree import Lexicon, RelationKind
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.text import ElidedText, Text


class RelatedTerms(QWidget):
    """The terms that stand in one relation to the shown one.

    Args:
        kind: of the relation.
        title: translated.

    Signals:
        wanted: (Unrelate) a relation shall go.
        add_wanted: (RelationKind) one shall come.
    """

    wanted = Signal(object)
    add_wanted = Signal(object)

    def __init__(self, kind: RelationKind, title: str) -> None:
        super().__init__()
        self._kind, self._title = kind, title
        self._add = Button(self.tr("Add"), "quiet", icon="plus", size="compact")
        self._add.setAccessibleName(self.tr("Add: {relation}").format(relation=title))
        self._add.clicked.connect(lambda _checked=False: self.add_wanted.emit(kind))
        head = QHBoxLayout()
        head.addWidget(Text(title, "ui_strong", "text_3"))
        head.addStretch(1)
        head.addWidget(self._add)
        rows = QWidget()
        self._rows = QVBoxLayout(rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(rows)

    def show_term(self, lexicon: Lexicon, node: Node, language: Language) -> None:
        """Show what belongs to a term."""
        clear(self._rows)
        for other in lexicon.related(node.id, self._kind):
            self._rows.addWidget(self._row(node, lexicon[other], language))

    def _row(self, node: Node, other: Node, language: Language) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        label = other.words(language).label
        beside = other.zh.label if language is Language.ENGLISH else other.en.label
        line.addWidget(ElidedText(f"{label}   {beside}"), 1)
        remove = IconButton("x", self.tr("Remove {term}").format(term=label))
        remove.clicked.connect(
            partial(self._remove, Unrelate(node.id, self._kind, other.id)),
            Qt.ConnectionType.QueuedConnection,
        )
        line.addWidget(remove)
        return row

    def _remove(self, edit: Unrelate, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.wanted.emit(edit)
