"""Differences as a person works through them: a search, the kinds, the list, the term itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from medannot.domain.lexicon.difference import DifferenceKind
from medannot.ui.actions import key_caption
from medannot.ui.lexicon.comparing.difference_list import DifferenceList, DifferenceModel
from medannot.ui.lexicon.comparing.difference_rows import DifferenceRow, counted_kinds, filtered
from medannot.ui.lexicon.comparing.term_pair import TermPair
from medannot.ui.lexicon.comparing.words import kind_word, number
from medannot.ui.phrases import with_key
from medannot.ui.widgets.banner import EmptyState
from medannot.ui.widgets.fields import Choice, LineField
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text

_LIST, _NOTHING = 0, 1
_KIND_WIDTH, _AIR = 200, 8


class DifferencesPanel(QWidget):
    """All differences of two versions, and the chosen one in full.

    Args:
        checkable: whether each can be accepted or refused.

    Signals:
        shown_changed: other rows are shown.
    """

    shown_changed = Signal()

    def __init__(self, *, checkable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[DifferenceRow, ...] = ()
        self.model = DifferenceModel(self, checkable=checkable)
        self.list = DifferenceList(self.model, self.tr("Differences"))
        self.pair = TermPair()
        self.search = LineField(
            self.tr("Search differences"), icon="magnifying-glass", key=key_caption("/")
        )
        self.search.setClearButtonEnabled(True)
        self.kinds = Choice(self.tr("Kind of change"))
        self.kinds.setFixedWidth(_KIND_WIDTH)
        self.beside = QHBoxLayout()
        self._count = Text("", tone="text_3", tabular=True)
        self._front = FrontStack()
        self._lay_out()
        self.search.textChanged.connect(lambda _typed: self._filter())
        self.kinds.currentIndexChanged.connect(lambda _place: self._filter())
        self.list.row_shown.connect(self.pair.show_row)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(12)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.kinds)
        self.beside.setSpacing(8)
        bar.addLayout(self.beside)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(_beside(TableFrame(self.list), right=_AIR))
        split.addWidget(_beside(TableFrame(self.pair), left=_AIR))
        split.setSizes([600, 600])
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        nothing = EmptyState(
            "magnifying-glass",
            self.tr("No difference fits this search and this kind."),
            self.tr("Show all again"),
            kind="normal",
        )
        nothing.acted.connect(self.show_all)
        self._front.addWidget(split)
        self._front.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._front, 1)
        column.addWidget(self._count)

    def show_differences(self, rows: Sequence[DifferenceRow], before: str, after: str) -> None:
        """Show other differences between two versions."""
        self._rows = tuple(rows)
        self.pair.show_heads(before, after)
        kinds = counted_kinds(rows)
        every = self.tr("All kinds ({count})").format(count=number(len(rows)))
        named = [
            (kind.value, with_key(kind_word(kind), number(count))) for kind, count in kinds.items()
        ]
        self.kinds.offer([("", every), *named])
        self._filter()

    def show_all(self) -> None:
        """Leave search and kind."""
        self.search.clear()
        self.kinds.setCurrentIndex(0)

    def begin_search(self) -> None:
        """Give the keys to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def step_back(self) -> bool:
        """Leave the search for the list; tell whether there was a search to leave."""
        if not (self.search.hasFocus() or self.search.text()):
            return False
        self.search.clear()
        self.focus_list()
        return True

    def focus_list(self) -> None:
        """Let the keys move in the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> tuple[DifferenceRow, ...]:
        """Return the rows that fit search and kind."""
        return self.model.rows

    def _filter(self) -> None:
        chosen = self.kinds.choice()
        kind = DifferenceKind(chosen) if chosen else None
        found = filtered(self._rows, kind, self.search.text())
        self.model.show_rows(found)
        self._front.setCurrentIndex(_LIST if found or not self._rows else _NOTHING)
        words = self.tr("{found} of {total} differences")
        self._count.setText(words.format(found=number(len(found)), total=number(len(self._rows))))
        self.shown_changed.emit()


def _beside(part: QWidget, *, left: int = 0, right: int = 0) -> QWidget:
    """Return a part with air between it and the handle that parts it from another."""
    holder = QWidget()
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(left, 0, right, 0)
    layout.addWidget(part)
    return holder
