"""A project as a whole: its images, a case beside each other, and the tables over it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation.gallery import GalleryLine
from medannot.domain.ids import AnnotationCaseId
from medannot.domain.lexicon.node import Language
from medannot.ui import theme
from medannot.ui.annotation.overview.balance_view import BalanceView
from medannot.ui.annotation.overview.case_presenter import CasePresenter
from medannot.ui.annotation.overview.case_view import CaseView
from medannot.ui.annotation.overview.differentials_view import DifferentialsView
from medannot.ui.annotation.overview.figures_presenter import FiguresPresenter
from medannot.ui.annotation.overview.gallery_presenter import GalleryPresenter
from medannot.ui.annotation.overview.gallery_view import GalleryView
from medannot.ui.annotation.overview.table_page import TablePage
from medannot.ui.annotation.overview.together_view import TogetherView
from medannot.ui.annotation.seats import ProjectSeats
from medannot.ui.bench.seat import Seat
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.segmented import Segment, Segmented

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_IMAGES, _BALANCE, _TOGETHER, _MERGED = "images", "balance", "together", "merged"
_ALL = "all"


class OverviewView(QWidget):
    """Shows one project.

    Args:
        desk: the open workspace.
        around: the window's tools.

    Signals:
        left: back to the projects.
        seat_wanted: (Seat, id of a case) the case is to be opened in the workbench.
    """

    left = Signal()
    seat_wanted = Signal(object, object)

    def __init__(self, desk: "Desk", around: Surroundings) -> None:
        super().__init__()
        self._project: ProjectSeats | None = None
        self._case_id: AnnotationCaseId | None = None
        tasks = around.tasks
        self.images = GalleryPresenter(desk, tasks, self)
        self.cases = CasePresenter(desk, tasks, self)
        self._pictures = SmallPictures(self.images.find_picture, tasks, self)
        self.gallery = GalleryView(self.images, self._pictures, around.settings)
        self.case = CaseView(self.cases, self._pictures)
        dialogs = around.dialogs
        self.balance = BalanceView(FiguresPresenter(desk, tasks, self), dialogs)
        self.together = TogetherView(FiguresPresenter(desk, tasks, self), dialogs)
        self.merged = DifferentialsView(FiguresPresenter(desk, tasks, self), dialogs)
        self._tables: dict[str, TablePage] = {
            _BALANCE: self.balance,
            _TOGETHER: self.together,
            _MERGED: self.merged,
        }
        self.back = Button(self.tr("Projects"), "quiet", icon="caret-left")
        self.views = Segmented(
            [
                Segment(_IMAGES, self.tr("Images")),
                Segment(_BALANCE, self.tr("Balance")),
                Segment(_TOGETHER, self.tr("Lesions together")),
                Segment(_MERGED, self.tr("Differentials")),
            ],
            self.tr("Overview"),
        )
        self.onlooker = Choice(self.tr("Whose work is seen"))
        # The names of languages stand in themselves, whatever the window's is.
        self.tongue = Segmented(
            [Segment("en", "EN"), Segment("zh", "中")], self.tr("Language of the terms")
        )
        self._header = PageHeader("")
        self._stack = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.onlooker.setFixedWidth(190)
        for widget in (self.views, self.onlooker, self.tongue):
            self._header.add(widget)
        self._header.lead(self.back)
        for view in (self.gallery, self.case, *self._tables.values()):
            self._stack.addWidget(view)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._header)
        self._column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda _on=False: self.left.emit())
        self.views.chosen.connect(self.show_view)
        self.tongue.chosen.connect(lambda key: self.show_language(Language(key)))
        self.onlooker.currentIndexChanged.connect(lambda _place: self._look_as())
        self.gallery.opened.connect(self.open_image)
        self.case.left.connect(self._leave_case)
        self.case.step_wanted.connect(self._step)
        self.case.seat_wanted.connect(self._sit_down)

    # What is shown

    def begin(self, project: ProjectSeats) -> None:
        """Show a project, its images first, as those see it who look after it."""
        self._project = project
        self._header.set_title(project.project)
        seats = [(seat.code, self._as(seat.code)) for seat in project.seats]
        self.onlooker.blockSignals(True)
        self.onlooker.offer([(_ALL, self.tr("Everybody's work")), *seats])
        self.onlooker.choose(_ALL)
        self.onlooker.blockSignals(False)
        self.onlooker.setVisible(bool(seats))
        self.images.begin(project.project_id, project.project, project.lexicon)
        self._begin_tables()
        self.views.choose(_IMAGES)
        self.show_view(_IMAGES)

    def _as(self, code: str) -> str:
        return self.tr("Only {code}'s work").format(code=code)

    def _look_as(self) -> None:
        code = self._code()
        self.images.look_as(code)
        self._begin_tables()
        self.show_view(self.views.choice())

    def _code(self) -> str:
        choice = self.onlooker.choice()
        return "" if choice == _ALL else choice

    def _begin_tables(self) -> None:
        if self._project is not None:
            for table in self._tables.values():
                table.presenter.begin(self._project.project, self.images.state.onlooker)
                table.begin(self._project.project)

    def show_view(self, key: str) -> None:
        """Show the images or a table."""
        table = self._tables.get(key)
        if table is None:
            self._stack.setCurrentWidget(self.gallery)
            return
        self._stack.setCurrentWidget(table)
        table.come()

    def show_language(self, language: Language) -> None:
        """Lead with a language in terms."""
        self.gallery.show_language(language)
        self.images.state_changed.emit(self.images.state)
        for table in self._tables.values():
            table.show_language(language)

    def take_focus(self) -> None:
        """Give the keys to what is shown."""
        front = self._stack.currentWidget()
        if isinstance(front, GalleryView | CaseView | TablePage):
            front.take_focus()

    def images_changed(self) -> None:
        """Show no image any longer as it was before it was covered or erased."""
        self._pictures.forget_all()
        if self._project is not None:
            self.images.load()

    def load_again(self) -> None:
        """Read again what may have changed meanwhile."""
        self.images.load()
        self._begin_tables()
        front = self._stack.currentWidget()
        if isinstance(front, TablePage):
            front.come()
        elif front is self.case and self.cases.state.line is not None:
            self.cases.show(self.cases.state.line)

    # Cases

    def open_image(self, line: GalleryLine) -> None:
        """Show an image's case, or let an annotator go on with their own work on it."""
        self._case_id = line.case_id
        if self._code():
            self._sit_down(self._code())
            return
        self.cases.show(line)
        self._stack.setCurrentWidget(self.case)
        self.case.take_focus()

    def _step(self, by: int) -> None:
        line = self.gallery.step(by)
        if line is not None:
            self._case_id = line.case_id
            self.cases.show(line)

    def _leave_case(self) -> None:
        self._stack.setCurrentWidget(self.gallery)
        self.gallery.take_focus()

    def _sit_down(self, code: str) -> None:
        seats = self._project.seats if self._project is not None else ()
        seat: Seat | None = next((one for one in seats if one.code == code), None)
        if seat is not None and self._case_id is not None:
            self.seat_wanted.emit(seat, self._case_id)

    def step_back(self) -> None:
        """Go one step back: to the filters, to the images, to the projects."""
        if self._stack.currentWidget() is self.case:
            self._leave_case()
        elif self._stack.currentWidget() is self.gallery and self.gallery.is_choosing:
            self.gallery.end_term()
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go one step back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the margin that fits the window."""
        super().resizeEvent(event)
        margin = theme.current().margin(self.window().width())
        self._column.setContentsMargins(margin, 0, margin, 12)
