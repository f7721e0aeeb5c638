"""The start page: resume, three doors, recent workspaces. It needs no store to be painted."""

from datetime import UTC
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot import __version__
from medannot.domain.clock import utc_moment
from medannot.ui import theme
from medannot.ui.actions import caption
from medannot.ui.page import Page
from medannot.ui.settings import RecentWorkspace
from medannot.ui.shell.recent_list import RecentList
from medannot.ui.shell.resume_card import ResumeCard
from medannot.ui.shell.start_presenter import StartPresenter, StartState, day_caption
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.door import Door
from medannot.ui.widgets.logo import Logo
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text


class StartPage(Page):
    """What the program opens with.

    Signals:
        take_wanted, annotate_wanted, review_wanted: a door was opened.
        open_wanted: (Path or None) open this workspace, or one that is asked for.
        create_wanted, demo_wanted, look_wanted, keys_wanted: the buttons.
        resume_wanted: (OpenSession).
        theme_wanted: "dark" or "light".
    """

    take_wanted = Signal()
    annotate_wanted = Signal()
    review_wanted = Signal()
    open_wanted = Signal(object)
    create_wanted = Signal()
    demo_wanted = Signal()
    look_wanted = Signal()
    keys_wanted = Signal()
    resume_wanted = Signal(object)
    theme_wanted = Signal(str)

    def __init__(self, presenter: StartPresenter, around: Surroundings) -> None:
        super().__init__()
        self._presenter, self._around = presenter, around
        self.banner = Banner()
        self.banner.hide()
        self.resume = ResumeCard()
        self.recent = RecentList()
        self._theme = self._theme_choice()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(self._scrolled(self._column()), 1)
        layout.addLayout(self._foot())
        self._connect()
        self.show_state(presenter.state)

    def title(self) -> str:
        """Return the page's title."""
        return self.tr("Start")

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes that the key sheet shows here."""
        return ("start", "window")

    def activate(self) -> None:
        """Look again what is there."""
        self.banner.say("")
        self._presenter.look()
        # Tab goes on from here; no ring is seen before the first key.
        self.doors[0].setFocus(Qt.FocusReason.NoFocusReason)

    def _connect(self) -> None:
        self._presenter.state_changed.connect(self.show_state)
        self.resume.wanted.connect(self.resume_wanted)
        self.recent.opened.connect(lambda path: self.open_wanted.emit(Path(path)))
        self.recent.forgotten.connect(self._presenter.forget)
        actions = self._around.actions
        actions.bind("start.take", self, self.take_wanted.emit)
        actions.bind("start.annotate", self, self.annotate_wanted.emit)
        actions.bind("start.review", self, self.review_wanted.emit)
        actions.bind("start.open", self, lambda: self.open_wanted.emit(None))
        actions.bind("start.new", self, self.create_wanted.emit)
        actions.bind("start.demo", self, self.demo_wanted.emit)
        actions.bind("start.look", self, self.look_wanted.emit)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(32, 0, 32, 0)
        row.setSpacing(12)
        row.addWidget(Logo())
        row.addWidget(Text("medannot", "ui_strong"))
        row.addStretch(1)
        look = caption(self._around.actions["start.look"])
        images = Button(look, "quiet", icon="image-square", size="compact")
        images.clicked.connect(lambda _checked=False: self.look_wanted.emit())
        row.addWidget(images)
        row.addWidget(self._theme)
        keys = Button(self.tr("Help"), "quiet", icon="question", key="F1", size="compact")
        keys.clicked.connect(lambda _checked=False: self.keys_wanted.emit())
        row.addWidget(keys)
        # The bar has its height whatever stands in it.
        strut = QWidget()
        strut.setFixedSize(0, theme.current().metric("frame.header"))
        row.addWidget(strut)
        return row

    def _theme_choice(self) -> Segmented:
        choice = Segmented(
            (
                Segment("dark", self.tr("Dark"), "moon"),
                Segment("light", self.tr("Light"), "sun"),
            ),
            self.tr("Theme"),
            height=32,
        )
        choice.choose(theme.current().name)
        choice.chosen.connect(self.theme_wanted)
        return choice

    def show_theme(self) -> None:
        """Show which theme is in force."""
        self._theme.choose(theme.current().name)

    def _scrolled(self, column: QWidget) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        row = QHBoxLayout(canvas)
        row.setContentsMargins(32, 0, 32, 0)
        row.addStretch(1)
        row.addWidget(column)
        row.addStretch(1)
        area.setWidget(canvas)
        return area

    def _column(self) -> QWidget:
        self._middle = QWidget()
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 24, 0, 16)
        column.setSpacing(0)
        # The program's name is the same in every language.
        column.addWidget(Text("medannot", "display"))
        column.addSpacing(4)
        self._greeting = Text(self.tr("Choose what to do."), "body", "text_2", wrap=True)
        column.addWidget(self._greeting)
        column.addSpacing(24)
        for widget in (self.banner, self.resume):
            column.addWidget(widget)
            gap = QWidget()
            gap.setFixedHeight(24)
            gap.hide()
            column.addWidget(gap)
            self._gaps = (*getattr(self, "_gaps", ()), (widget, gap))
        column.addLayout(self._doors())
        column.addSpacing(32)
        column.addLayout(self._recent_head())
        column.addSpacing(12)
        column.addWidget(self.recent)
        column.addStretch(1)
        return self._middle

    def _doors(self) -> QGridLayout:
        doors = (
            (
                "start.take",
                "list-numbers",
                self.tr("Timed questions over images, by keyboard or mouse."),
            ),
            (
                "start.annotate",
                "bounding-box",
                self.tr("Mark regions and lesions, then describe them in the lexicon."),
            ),
            ("start.review", "checks", self.tr("Accept, correct or reject one label at a time.")),
        )
        wanted = (self.take_wanted, self.annotate_wanted, self.review_wanted)
        grid = QGridLayout()
        grid.setSpacing(theme.current().metric("frame.gap_small"))
        self.doors = []
        for place, (action, icon, text) in enumerate(doors):
            spec = self._around.actions[action]
            door = Door(icon, caption(spec), text, spec.keys[0])
            door.clicked.connect(lambda _checked=False, signal=wanted[place]: signal.emit())
            self.doors.append(door)
            grid.addWidget(door, 0, place)
            grid.setColumnStretch(place, 1)
        return grid

    def _recent_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(self.tr("Recent workspaces"), "section"))
        row.addStretch(1)
        for action, icon, kind, signal in (
            ("start.demo", "flask", "quiet", self.demo_wanted),
            ("start.open", "folder-open", "quiet", None),
            ("start.new", "plus", "normal", self.create_wanted),
        ):
            spec = self._around.actions[action]
            button = Button(caption(spec), "quiet" if kind == "quiet" else "normal", icon=icon)
            if signal is None:
                button.clicked.connect(lambda _checked=False: self.open_wanted.emit(None))
            else:
                button.clicked.connect(lambda _checked=False, wanted=signal: wanted.emit())
            row.addWidget(button)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(32, 12, 32, 16)
        row.setSpacing(8)
        row.addWidget(IconMark("lock-simple", "text_3", 16))
        row.addWidget(
            Text(self.tr("Works without a network and opens no connection."), tone="text_3")
        )
        row.addStretch(1)
        row.addWidget(Text(self.tr("Version {number}").format(number=__version__), tone="text_3"))
        return row

    def show_state(self, state: StartState) -> None:
        """Show recent workspaces, the waiting session and how the doors stand."""
        self.recent.show_entries(
            [(entry, self._opened(entry), entry.path in state.missing) for entry in state.recent]
        )
        self.resume.show_session(state.session)
        self.doors[0].set_note(self._waiting(state.waiting))
        opens = self.tr("Opens the last workspace") if self._presenter.last else ""
        for door in self.doors[1:]:
            door.set_note(opens)
        self._greeting.setText(
            self.tr("Resume your session, or choose what to do.")
            if state.session
            else self.tr("Choose what to do.")
        )
        self._close_gaps()

    def _waiting(self, waiting: int | None) -> str:
        if waiting is None:
            return self.tr("Opens the last workspace") if self._presenter.last else ""
        return self.tr("%Ln set(s) waiting", "", waiting) if waiting else self.tr("No set waits")

    def _opened(self, entry: RecentWorkspace) -> str:
        moment = utc_moment(entry.opened_utc).astimezone()
        now = self._around.clock.utc().astimezone()
        locale = QLocale()
        clock = locale.toString(
            QDateTime.fromSecsSinceEpoch(int(moment.astimezone(UTC).timestamp())).time(), "HH:mm"
        )
        kind, _days = day_caption(moment, now)
        if kind == "today":
            return self.tr("Today, {time}").format(time=clock)
        if kind == "yesterday":
            return self.tr("Yesterday, {time}").format(time=clock)
        day = QDateTime.fromSecsSinceEpoch(int(moment.timestamp())).date()
        return locale.toString(day, QLocale.FormatType.ShortFormat)

    def say(self, text: str, tone: str = "danger") -> None:
        """Show a sentence above the doors; an empty one takes it away."""
        self.banner.say(text, "danger" if tone == "danger" else "neutral")
        self._close_gaps()

    def _close_gaps(self) -> None:
        for widget, gap in self._gaps:
            gap.setVisible(not widget.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column's measure."""
        super().resizeEvent(event)
        small = self.width() < theme.current().metric("frame.small_below_width")
        self._middle.setFixedWidth(min(960 if small else 1120, self.width() - 64))
