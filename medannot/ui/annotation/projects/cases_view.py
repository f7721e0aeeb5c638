"""The cases of a project in a list, and the acts on those that are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.annotation.gallery import CaseLine, CaseQuery, CaseState
from medannot.domain.annotation.project import Case
from medannot.domain.ids import AnnotationCaseId, MediaId
from medannot.ui.annotation.projects.case_model import CaseModel
from medannot.ui.annotation.projects.image_tiles import MOST_SHOWN, ImageTiles
from medannot.ui.annotation.projects.manage_presenter import ManageState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.table import Table, TableFrame
from medannot.ui.widgets.text import Text

_PANEL_WIDTH = 400
_ALL, _DISAGREEING = "all", "disagreeing"
_QUERIES = {
    _ALL: CaseQuery(),
    CaseState.OPEN.value: CaseQuery(CaseState.OPEN),
    CaseState.PARTLY.value: CaseQuery(CaseState.PARTLY),
    CaseState.DONE.value: CaseQuery(CaseState.DONE),
    _DISAGREEING: CaseQuery(disagreeing=True),
}


class CasesView(QWidget):
    """Lists cases; joins and splits them.

    Signals:
        query_wanted: (CaseQuery) other cases are to be listed.
        chosen: (lines) other cases are chosen.
        join_wanted: the chosen cases are to become one.
        split_wanted: (parts) the chosen case is to become several, or to be ordered otherwise.
    """

    query_wanted = Signal(object)
    chosen = Signal(object)
    join_wanted = Signal()
    split_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Segmented(
            [
                Segment(_ALL, self.tr("All")),
                Segment(CaseState.OPEN.value, self.tr("Open")),
                Segment(CaseState.PARTLY.value, self.tr("In part")),
                Segment(CaseState.DONE.value, self.tr("Done")),
                Segment(_DISAGREEING, self.tr("Disagreement")),
            ],
            self.tr("Cases shown"),
            height=32,
        )
        self._count = Text("", tone="text_3", tabular=True)
        self.model = CaseModel(self)
        self.table = Table(self.tr("Cases"), dense=True)
        self.table.setModel(self.model)
        self.table.setSelectionMode(Table.SelectionMode.ExtendedSelection)
        self.table.set_columns(72, None, 80, 92, 80, 108, 88, 136, least=100)
        self.table.selectionModel().selectionChanged.connect(self._choose)
        self.panel = CasePanel()
        self.panel.join.clicked.connect(lambda _on=False: self.join_wanted.emit())
        self.panel.split_wanted.connect(self.split_wanted)
        self.filter.chosen.connect(lambda key: self.query_wanted.emit(_QUERIES[key]))
        self.model.dataChanged.connect(self._choose)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self._count)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(head)
        left.addWidget(TableFrame(self.table), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def begin(self, count: int) -> None:
        """List so many cases, none of them loaded."""
        self.model.begin(count)
        self._count.setText(self.tr("%Ln case(s)", "", count))
        self._choose()

    def show_state(self, state: ManageState) -> None:
        """Show which cases are listed, and what can be done with those that are chosen."""
        key = next(key for key, query in _QUERIES.items() if query == state.query)
        self.filter.choose(key)
        self.panel.show_state(state)

    def _choose(self, *_what: QItemSelection) -> None:
        rows = self.table.selectionModel().selectedRows()
        lines = [self.model.line(index.row()) for index in rows]
        # One that is being loaded comes with its chunk.
        self.chosen.emit([line for line in lines if line is not None])

    def go_to(self, row: int) -> None:
        """Choose a row, and give the keys to the list: the button that had them may be gone."""
        self.table.select_row(row)
        self.take_focus()

    def take_focus(self) -> None:
        """Give the keys to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


class CasePanel(Card):
    """Shows the images of the chosen case, and the acts on the chosen cases.

    Signals:
        split_wanted: (parts) as of `CasesView`.
    """

    split_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setFixedWidth(_PANEL_WIDTH)
        self._case: Case | None = None
        self._ticked: tuple[AnnotationCaseId, tuple[MediaId, ...]] | None = None
        self._may = False
        self._title = Text("", "section")
        self._words = Text("", tone="text_2", wrap=True)
        self.tiles = ImageTiles()
        self.tiles.ticked.connect(self._light)
        self.join = Button(self.tr("Join"), icon="arrows-in-line-horizontal")
        self.join.setObjectName("cases.join")
        self.own = Button(self.tr("Ticked become a case"))
        self.singles = Button(self.tr("Each image a case"))
        self.earlier = Button(self.tr("Earlier"), icon="arrow-left")
        self.later = Button(self.tr("Later"), icon="arrow-right")
        self._why = Text("", tone="text_2", wrap=True)
        self._lay_out()
        self.own.clicked.connect(lambda _on=False: self._split_ticked())
        self.singles.clicked.connect(lambda _on=False: self._split_all())
        self.earlier.clicked.connect(lambda _on=False: self._move(-1))
        self.later.clicked.connect(lambda _on=False: self._move(1))

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setObjectName("canvas")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.tiles)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        self._parts = QWidget()
        acts = QVBoxLayout(self._parts)
        acts.setContentsMargins(0, 0, 0, 0)
        acts.setSpacing(8)
        for pair in ((self.earlier, self.later), (self.own, self.singles)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button, 1)
            acts.addLayout(row)
        self.body.addWidget(self._title)
        self.body.addWidget(self._words)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.join)
        self.body.addWidget(self._parts)
        self.body.addWidget(self._why)

    def show_state(self, state: ManageState) -> None:
        """Show what is chosen."""
        self._may = not state.begun and not state.working
        chosen, several = state.chosen, len(state.chosen) > 1
        self._title.setText(self._title_of(chosen))
        self._words.setText(self._words_of(state))
        self._words.setVisible(bool(self._words.text()))
        if state.case != self._case:
            self._case = state.case
            self._show_images(state.case)
        self.join.setVisible(several)
        self.join.setEnabled(self._may)
        if several:
            self.join.setText(self.tr("Join %Ln case(s)", "", len(chosen)))
        self._parts.setVisible(state.case is not None and len(state.case.media) > 1)
        begun = self.tr("Work has begun, so that cases stay as they are.")
        self._why.setText(begun if state.begun else "")
        self._why.setVisible(state.begun and bool(chosen))
        self._light()

    def _show_images(self, case: Case | None) -> None:
        """Show the images of a case; in one that was ordered anew what was ticked stays so."""
        if case is None:
            self.tiles.show_images(())
            return
        same = self._ticked is not None and self._ticked[0] == case.id
        ticked = self._ticked[1] if same and self._ticked is not None else ()
        self.tiles.show_images(case.media, ticked)

    def _title_of(self, chosen: Sequence[CaseLine]) -> str:
        if len(chosen) == 1:
            return self.tr("Case {number}").format(number=QLocale().toString(chosen[0].number))
        return self.tr("%Ln case(s)", "", len(chosen)) if chosen else self.tr("No case chosen")

    def _words_of(self, state: ManageState) -> str:
        if not state.chosen:
            return self.tr("Choose a case to see its images; several to make one of them.")
        if len(state.chosen) > 1:
            numbers = ", ".join(str(line.number) for line in state.chosen[:12])
            more = "…" if len(state.chosen) > 12 else ""
            words = self.tr("{numbers}: their images come into case {first}, in this order.")
            return words.format(numbers=numbers + more, first=state.chosen[0].number)
        if state.case is not None and len(state.case.media) > MOST_SHOWN:
            return self.tr("The first %Ln image(s) are shown.", "", MOST_SHOWN)
        if state.case is not None and len(state.case.media) > 1 and not state.begun:
            return self.tr("Tick an image to move it, or some to make a case of them.")
        return ""

    def _light(self) -> None:
        """Let what can be done with the ticked images be pressed."""
        ticked = len(self.tiles.chosen())
        count = len(self._case.media) if self._case is not None else 0
        self.tiles.set_may_tick(self._may and count > 1)
        self.own.setEnabled(self._may and 0 < ticked < count)
        self.singles.setEnabled(self._may and count > 1)
        for button in (self.earlier, self.later):
            button.setEnabled(self._may and ticked == 1)

    def _split_ticked(self) -> None:
        if self._case is not None:
            ticked = self.tiles.chosen()
            rest = [one for one in self._case.media if one not in ticked]
            self.split_wanted.emit([rest, list(ticked)])

    def _split_all(self) -> None:
        if self._case is not None:
            self.split_wanted.emit([[one] for one in self._case.media])

    def _move(self, by: int) -> None:
        if self._case is None or len(self.tiles.chosen()) != 1:
            return
        (moved,) = self.tiles.chosen()
        order: list[MediaId] = list(self._case.media)
        place = order.index(moved)
        other = place + by
        if 0 <= other < len(order):
            order[place], order[other] = order[other], order[place]
            self._ticked = self._case.id, (moved,)
            self.split_wanted.emit([order])
