"""Asks for one term or several: they are searched for as one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language
from medannot.services.lexicons import OpenLexicon
from medannot.ui.lexicon.editing.asking import Asking
from medannot.ui.lexicon.editing.words import path_words
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import ElidedText, Text

_ID_ROLE = int(Qt.ItemDataRole.UserRole)
_ROW, _LIST_HEIGHT, _MOST = 36, 220, 30

Fault = Callable[[tuple[str, ...]], str]
"""Says what is wrong with a choice of terms, or nothing."""


class TermPicker(Asking):
    """Takes the one term that stands in front, or collects several.

    Args:
        texts: title, sentences and act, translated.
        opened: the lexicon that is searched.
        language: that leads.
        fault: says what is wrong with a choice.
        several: whether terms are collected, none of them too.
        danger: whether the act gives something up.
    """

    def __init__(
        self,
        texts: tuple[str, str, str],
        opened: OpenLexicon,
        language: Language,
        fault: Fault,
        parent: QWidget,
        *,
        several: bool = False,
        danger: bool = False,
    ) -> None:
        super().__init__(*texts, parent, danger=danger)
        self._opened, self._language, self._fault = opened, language, fault
        self._several = several
        self._ids: list[str] = []
        self.search = LineField(
            self.tr("Names, codes, pinyin or its initials"),
            name=self.tr("Search for a term"),
            icon="magnifying-glass",
        )
        self.hits = QListWidget()
        self._chosen = QVBoxLayout()
        self._mark = IconMark("warning-circle", "danger", 16)
        self._error = Text("", tone="danger", wrap=True)
        self._lay_out()
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self._show_hits)
        self.hits.currentItemChanged.connect(lambda _now, _before: self.judged())
        self.hits.itemActivated.connect(lambda _item: self._enter())
        self.hits.itemClicked.connect(lambda _item: self._collect() if several else None)
        self.judged()
        self.search.setFocus()

    def _lay_out(self) -> None:
        self.hits.setAccessibleName(self.tr("What was found"))
        self.hits.setFixedHeight(_LIST_HEIGHT)
        below = QHBoxLayout()
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        self.body.addWidget(self.search)
        self.body.addWidget(self.hits)
        if self._several:
            hint = self.tr("Enter or a click takes a term that was found; several may be taken.")
            self.body.addWidget(Text(hint, tone="text_3", wrap=True))
        self.body.addLayout(self._chosen)
        self.body.addLayout(below)

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen terms."""
        if self._several:
            return tuple(self._ids)
        row = self.hits.currentRow()
        return (self._id_at(row),) if row >= 0 else ()

    def _id_at(self, row: int) -> str:
        return str(self.hits.item(row).data(_ID_ROLE))

    def judge(self) -> bool:
        """Show what is wrong with the choice."""
        ids = self.chosen()
        said = self._fault(ids) if ids or self._several else ""
        self._error.setText(said)
        self._error.setVisible(bool(said))
        self._mark.setVisible(bool(said))
        return not said and (self._several or bool(ids))

    def _show_hits(self, typed: str) -> None:
        lexicon = self._opened.loaded.lexicon
        self.hits.clear()
        for hit in self._opened.index.search(typed, None, _MOST) if typed.strip() else ():
            node = lexicon[hit.node_id]
            other = node.zh if self._language is Language.ENGLISH else node.en
            name = path_words(lexicon, hit.node_id, self._language)
            entry = QListWidgetItem(f"{name}   {other.label}")
            entry.setData(_ID_ROLE, hit.node_id)
            entry.setSizeHint(QSize(0, _ROW))
            self.hits.addItem(entry)
        self.hits.setCurrentRow(0)
        self.judged()

    def _enter(self) -> None:
        if self._several and self.search.text().strip():
            self._collect()
        else:
            self._take()

    def _collect(self) -> None:
        row = self.hits.currentRow()
        if row >= 0 and self._id_at(row) not in self._ids:
            self._ids.append(self._id_at(row))
            self.search.clear()
            self._show_chosen()

    def _drop(self, node_id: str) -> None:
        self._ids.remove(node_id)
        self._show_chosen()

    def _show_chosen(self) -> None:
        clear(self._chosen)
        lexicon = self._opened.loaded.lexicon
        for node_id in self._ids:
            name = path_words(lexicon, node_id, self._language)
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(ElidedText(name), 1)
            remove = IconButton("x", self.tr("Remove {term}").format(term=name))
            remove.clicked.connect(
                lambda _checked=False, one=node_id: self._drop(one),
                Qt.ConnectionType.QueuedConnection,
            )
            line.addWidget(remove)
            self._chosen.addWidget(row)
        self.judged()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter go through what was found while one types."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.hits.currentRow() + step
                self.hits.setCurrentRow(min(max(row, 0), self.hits.count() - 1))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._enter()
                return True
        return super().eventFilter(watched, event)
