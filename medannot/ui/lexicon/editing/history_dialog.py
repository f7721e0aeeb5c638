"""What was done to a term, by whom and when."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QDialog, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from medannot.domain.lexicon.cells import ID, RELATION, Cell, relation_of
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.history import Entry
from medannot.ui.lexicon.editing.words import field_word, path_words, value_word
from medannot.ui.phrases import listed
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.text import Text


class HistoryDialog(QDialog):
    """Lists edits, the latest first.

    Args:
        name: of the term.
        entries: what was done to it.
        lexicon: as it is now.
        language: that leads.
    """

    def __init__(
        self,
        name: str,
        entries: Sequence[Entry],
        lexicon: Lexicon,
        language: Language,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._lexicon, self._language = lexicon, language
        title = self.tr("History of {term}").format(term=name)
        self.setWindowTitle(title)
        self.resize(860, 480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(Text(title, "section", wrap=True))
        if entries:
            self.table = self._table(entries)
            layout.addWidget(self.table, 1)
        else:
            said = self.tr("Nothing was changed here since the lexicon was copied.")
            layout.addWidget(Text(said, "body", "text_2", wrap=True))
            layout.addStretch(1)
        close = Button(self.tr("Close"), "primary")
        close.clicked.connect(lambda _checked=False: self.accept())
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _table(self, entries: Sequence[Entry]) -> QTableWidget:
        heads = [
            self.tr("When"),
            self.tr("Who"),
            self.tr("What"),
            self.tr("Before"),
            self.tr("After"),
        ]
        table = QTableWidget(len(entries), len(heads))
        table.setHorizontalHeaderLabels(heads)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setAccessibleName(self.tr("Changes"))
        for row, entry in enumerate(entries):
            for column, text in enumerate(self._texts(entry)):
                table.setItem(row, column, QTableWidgetItem(text))
        table.resizeColumnsToContents()
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _texts(self, entry: Entry) -> tuple[str, ...]:
        when = QDateTime.fromString(entry.when.replace("Z", "+00:00"), "yyyy-MM-ddTHH:mm:ss.zzzt")
        shown = QLocale().toString(when.toLocalTime(), QLocale.FormatType.ShortFormat)
        cell = entry.cell
        what = field_word(cell.field)
        if entry.undoes:
            what = self.tr("{field}, taken back").format(field=what)
        before, after = (self._value(cell, text) for text in (cell.before, cell.after))
        return shown or entry.when, entry.who, what, before, after

    def _value(self, cell: Cell, text: str) -> str:
        if not text:
            return ""
        if cell.field == ID:
            return self.tr("new")
        if cell.field.startswith(RELATION):
            return self._name(relation_of(cell).object)
        if cell.field in {"parent_id", "replaced_by"}:
            return listed(self._name(part.strip()) for part in text.split(";"))
        return value_word(text)

    def _name(self, node_id: str) -> str:
        if node_id not in self._lexicon:
            return node_id
        return path_words(self._lexicon, node_id, self._language)
