"""The column of the queue: which case, how far it is, its labels, and what is filtered."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.review.entity import Entity, EntityKey
from medannot.domain.review.queue import QueueFilter
from medannot.services.reviewing_values import OpenReview
from medannot.ui.bench.said_words import Name
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.desk.marked import MarkedParts
from medannot.ui.review.desk.queue_list import QueueList, QueueRow
from medannot.ui.review.desk.renamed import Renamed
from medannot.ui.review.desk.words import below_of, title_of
from medannot.ui.review.picture_part import PicturePart
from medannot.ui.review.queue_frame import QueueFrame
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import ElidedText


class QueueColumn(QueueFrame):
    """Shows the labels of the case in front.

    Args:
        pictures: of its images.
    """

    def __init__(self, pictures: SmallPictures) -> None:
        super().__init__()
        self._parts: tuple[OpenReview | None, dict[EntityKey, PicturePart | None]] = (None, {})
        self._renamed: Renamed | None = None
        self.call_acts(self.tr("Choose which works come (Ctrl+F)"), self.tr("All works again"))
        self.list = QueueList(self.tr("Labels of the work"), pictures)
        self.blind = QWidget()
        self._hidden = ElidedText("", tone="text_2")
        row = QHBoxLayout(self.blind)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("eye-slash", "text_2", 16))
        row.addWidget(self._hidden, 1)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(16, 6, 12, 10)
        bottom.addWidget(self.blind)
        self.column.addWidget(self.list, 1)
        self.column.addLayout(bottom)

    def show_state(self, state: DeskState, name: Name) -> None:
        """Show the case in front."""
        self._find_parts(state)
        rows = tuple(self._row(state, one, name) for one in state.entities)
        self.list.show_rows(rows, state.lit)
        self.all.setVisible(state.wanted != QueueFilter())
        opened = state.opened
        if opened is None:
            return
        total = len(state.works) if state.works is not None else self._total(state)
        place = self._place(state)
        self.name.setText(self.tr("Work {number} of {total}").format(number=place, total=total))
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
        title, below = title_of(one, name, state.finding_of(one)), below_of(one, name)
        if self._renamed is not None:
            title, below = self._renamed.titles(one, title, name)
        second = state.opened is not None and state.opened.place.second
        verdict, part = state.verdict(one.key), self._parts[1].get(one.key)
        return QueueRow(one.key, title, below, verdict, part, second=second)

    def _find_parts(self, state: DeskState) -> None:
        """Find where the labels are seen, anew where the work changed."""
        if state.opened is None or state.opened is self._parts[0]:
            return
        self._renamed = Renamed(state.opened)
        marked = MarkedParts(state.opened)
        self._parts = (state.opened, {one.key: marked.of(one) for one in state.entities})
