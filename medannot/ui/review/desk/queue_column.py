"""The column of the queue: which case, how far it is, its labels, and what is filtered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.review.entity import Entity
from medannot.domain.review.queue import QueueFilter
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.desk.queue_list import QueueList, QueueRow
from medannot.ui.review.desk.words import Name, below_of, title_of
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.small import IconMark, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text


class QueueColumn(QWidget):
    """Shows the labels of the case in front.

    Signals:
        filter_wanted: other cases are to come.
        all_wanted: all cases are to come again.
    """

    filter_wanted = Signal()
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.case = ElidedText("", "ui_strong")
        self.count = Text("", tone="text_2", tabular=True)
        self.progress = ProgressLine()
        self.list = QueueList(self.tr("Labels of the work"))
        self.filter = IconButton("funnel", self.tr("Choose which works come (Ctrl+F)"))
        self.all = Button(self.tr("All works again"), "quiet", icon="x", size="compact")
        self.blind = QWidget()
        self._hidden = ElidedText("", tone="text_2")
        row = QHBoxLayout(self.blind)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("eye-slash", "text_2", 16))
        row.addWidget(self._hidden, 1)
        head = QHBoxLayout()
        head.addWidget(self.case, 1)
        head.addWidget(self.filter)
        top = QVBoxLayout()
        top.setContentsMargins(16, 12, 12, 8)
        top.setSpacing(6)
        top.addLayout(head)
        top.addWidget(self.count)
        top.addWidget(self.progress)
        top.addWidget(self.all)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(16, 6, 12, 10)
        bottom.addWidget(self.blind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addLayout(bottom)
        self.filter.clicked.connect(lambda _on=False: self.filter_wanted.emit())
        self.all.clicked.connect(lambda _on=False: self.all_wanted.emit())

    def show_state(self, state: DeskState, name: Name) -> None:
        """Show the case in front."""
        rows = tuple(self._row(state, one, name) for one in state.entities)
        self.list.show_rows(rows, state.lit)
        self.all.setVisible(state.wanted != QueueFilter())
        opened = state.opened
        if opened is None:
            return
        total = len(state.works) if state.works is not None else self._total(state)
        place = self._place(state)
        self.case.setText(self.tr("Work {number} of {total}").format(number=place, total=total))
        self.count.setText(
            self.tr("{done} of {total} labels decided").format(
                done=state.decided, total=len(state.entities)
            )
        )
        self.progress.set_progress(state.decided, len(state.entities))
        if opened.place.second:
            said = self.tr("Seen second: judge, correct nothing")
        elif opened.round.plan.blind:
            said = self.tr("Annotators are hidden")
        else:
            said = self.tr("Annotator: {code}").format(code=opened.annotator)
        self._hidden.setText(said)

    def _total(self, state: DeskState) -> int:
        return state.seat.total if state.seat is not None else 0

    def _place(self, state: DeskState) -> int:
        opened = state.opened
        if opened is None:
            return 0
        if state.works is None:
            return opened.place.position
        places = [one.place_id for one in state.works]
        return places.index(opened.place.id) + 1 if opened.place.id in places else 0

    def _row(self, state: DeskState, one: Entity, name: Name) -> QueueRow:
        title = title_of(one, name, state.finding_of(one))
        return QueueRow(one.key, title, below_of(one, name), state.verdict(one.key))
