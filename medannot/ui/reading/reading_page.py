"""The reading page: it fills the window, forwards keys and clicks, and shows the session."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from medannot.domain.clock import Clock
from medannot.domain.trial import EventKind
from medannot.services.reading import ReadingSession
from medannot.ui.actions import ActionSpec
from medannot.ui.dialogs import Dialogs
from medannot.ui.reading.actions import READING_ACTIONS
from medannot.ui.reading.answer_keys import option_place
from medannot.ui.reading.answering import ReadingState, Stage
from medannot.ui.reading.calm_page import CalmPage
from medannot.ui.reading.end_page import EndPage, FailedPage
from medannot.ui.reading.item_page import ItemPage
from medannot.ui.reading.opening_page import OpeningPage
from medannot.ui.reading.pause_page import PausePage
from medannot.ui.reading.reading_presenter import ReadingPresenter
from medannot.ui.reading.session_lock import SessionLock
from medannot.ui.reading.stamps import InputStamps
from medannot.ui.settings import SettingsFile
from medannot.ui.shell.surroundings import FullPage
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.keymap import KeyMap
from medannot.ui.viewer.preferences import begin_decoding, follow, prefer
from medannot.ui.viewer.view_actions import FORBIDDEN_BY

_TICK_MS = 250
_LINE = 48
_ON_ITEM = frozenset(
    {Stage.LOADING, Stage.READY, Stage.ANSWERING, Stage.RECORDING, Stage.NOT_SAVED}
)


class ReadingPage(FullPage):
    """One reader's session with a study.

    Args:
        session: the session that is taken; this page ends it.
        tasks: where store and decoding work runs.
        dialogs: not asked anything so far: a session is left without a question.
        settings: where the divider's place is kept.
        clock: the monotonic clock that the session's events are stamped with.
    """

    def __init__(
        self,
        session: ReadingSession,
        tasks: Tasks,
        dialogs: Dialogs,
        settings: SettingsFile,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._clock = clock
        self._stamps = InputStamps(clock)
        self._keys = KeyMap(READING_ACTIONS)
        self._lock: SessionLock | None = None
        self._typed_ns: int | None = None
        self._shown_trial = ""
        self._last = ReadingState(Stage.OPENING)
        self.presenter = ReadingPresenter(session, tasks, clock, self)
        self.opening = OpeningPage(
            session.study_name,
            session.reader_code,
            simulated=session.simulated,
            forbidden=session.forbidden,
        )
        self.item = ItemPage(settings, simulated=session.simulated)
        self.pause = PausePage()
        self.end = EndPage(simulated=session.simulated)
        self.failed = FailedPage()
        self._stack = QStackedLayout(self)
        for page in (self.opening, self.item, self.pause, self.end, self.failed):
            self._stack.addWidget(page)
        viewer, frames = self.item.viewer, self.presenter.frames
        viewer.use_frames(frames)
        viewer.set_forbidden(session.forbidden)
        viewer.set_one_item(one_item=True)
        prefer(viewer, frames, settings.values)
        follow(viewer, settings)
        begin_decoding(tasks, settings.values)
        self.presenter.ahead.pane_for = self.item.pane_for
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName(self.tr("Question set"))
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._connect_pages()
        self._connect_item()

    def _connect_pages(self) -> None:
        self.presenter.state_changed.connect(self._show)
        self.opening.went_on.connect(lambda _stamp: self.presenter.start())
        self.opening.left.connect(self._leave)
        self.pause.went_on.connect(lambda stamp: self.presenter.resume(self._stamps.at(stamp)))
        self.pause.left.connect(self._leave)
        self.end.went_on.connect(lambda _stamp: self.finished.emit())
        self.end.slip.clicked.connect(
            lambda _checked=False: self.presenter.mark_slip(self._stamps.at(self.end.slip.stamp_ms))
        )
        self.failed.went_on.connect(lambda _stamp: self.presenter.start())
        self.failed.left.connect(self._leave)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._application_changed)

    def _connect_item(self) -> None:
        item, panel, viewer = self.item, self.item.panel, self.item.viewer
        item.shown.connect(self.presenter.shown)
        panel.option_pressed.connect(
            lambda place, stamp: self.presenter.choose(place, self._stamps.at(stamp))
        )
        panel.reason_pressed.connect(
            lambda place, stamp: self.presenter.cannot_judge(place, self._stamps.at(stamp))
        )
        panel.cannot_judge_pressed.connect(lambda stamp: self._turn_reasons(self._stamps.at(stamp)))
        panel.written.connect(self._write)
        self.presenter.item_leaving.connect(item.viewer.end_begun)
        item.foot.next_pressed.connect(lambda s: self.presenter.go_on(self._stamps.at(s)))
        item.foot.pause_pressed.connect(lambda s: self.presenter.pause(self._stamps.at(s)))
        item.foot.slip_pressed.connect(lambda s: self.presenter.mark_slip(self._stamps.at(s)))
        viewer.tool_used.connect(
            lambda tool, details: self.presenter.note(
                EventKind.TOOL_USED, None, tool=tool, **details
            )
        )
        viewer.image_opened.connect(
            lambda image: self.presenter.note(EventKind.IMAGE_OPENED, None, image=image)
        )
        viewer.frame_shown.connect(
            lambda image, frame: self.presenter.note(
                EventKind.FRAME_SHOWN, None, image=image, frame=frame
            )
        )
        viewer.left_field.connect(self._take_focus)
        for field in (panel.text.line, panel.text.area):
            field.installEventFilter(self)

    def title(self) -> str:
        """Return the study's name, and that it is simulated where the name does not say so."""
        session = self.presenter.session
        if session.simulated and "simulated" not in session.study_name.lower():
            return self.tr("{study} (simulated)").format(study=session.study_name)
        return session.study_name

    def scopes(self) -> tuple[str, ...]:
        """Return the scopes of the keys that act here."""
        return ("reading", "viewer", "window")

    def keys_of(self, spec: ActionSpec) -> tuple[str, ...]:
        """Return the keys of an action; none where the study forbids it."""
        return () if FORBIDDEN_BY.get(spec.id) in self.presenter.session.forbidden else spec.keys

    def activate(self) -> None:
        """Come to the front."""
        self.presenter.open()
        self._lock = SessionLock(self)
        self._lock.locked.connect(self.presenter.pause)
        self.opening.setFocus()

    def finish(self) -> None:
        """Write what is pending; nothing is asked."""
        self._ticker.stop()
        self.presenter.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take all keys of an item here, where the event's own time is known."""
        if event.isAutoRepeat() and not self._may_repeat(event):
            event.accept()
            return
        if self._stack.currentWidget() is not self.item:
            self._take_calm_key(event)
            return
        input_ns = self._stamps.of(event)
        taken = self._take_option(event, input_ns) or self._take_action(event, input_ns)
        event.setAccepted(taken or self._take_viewer_key(event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are no text from the fields in which text is typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        self._typed_ns = self._stamps.of(event)
        if self._is_text(event):
            return False
        if event.isAutoRepeat() and not self._may_repeat(event):
            return True
        return self._take_action(event, self._typed_ns) or self._take_viewer_key(event)

    def _take_calm_key(self, event: QKeyEvent) -> None:
        page = self._stack.currentWidget()
        found = self._keys.find(event)
        if page is self.end and found is not None and found[0] == "reading.slip":
            self.presenter.mark_slip(self._stamps.of(event))
        elif page is self.pause and event.key() == Qt.Key.Key_P:
            self.presenter.resume(self._stamps.of(event))
        elif isinstance(page, CalmPage) and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            page.scroll_column(_LINE if event.key() == Qt.Key.Key_Down else -_LINE)
        elif isinstance(page, OpeningPage | PausePage | EndPage | FailedPage):
            page.keyPressEvent(event)

    def _take_option(self, event: QKeyEvent, input_ns: int | None) -> bool:
        place = option_place(event)
        if place is None:
            return False
        if self.presenter.state.reasons_open:
            self.presenter.cannot_judge(place, input_ns)
        else:
            self.presenter.choose(place, input_ns)
        return True

    def _take_action(self, event: QKeyEvent, input_ns: int | None) -> bool:
        found = self._keys.find(event)
        if found is None:
            return False
        match found[0]:
            case "reading.next":
                self.presenter.go_on(input_ns)
            case "reading.cannot_judge":
                self._turn_reasons(input_ns)
            case "reading.pause":
                self.presenter.pause(input_ns)
            case "reading.slip":
                self.presenter.mark_slip(input_ns)
            case "reading.back":
                self._step_back(input_ns)
            case "reading.down":
                self.item.scroll_words(_LINE)
            case "reading.up":
                self.item.scroll_words(-_LINE)
            case _:
                return False
        return True

    def _take_viewer_key(self, event: QKeyEvent) -> bool:
        return self.presenter.answering and self.item.viewer.handle_key(event)

    def _is_text(self, event: QKeyEvent) -> bool:
        """Tell whether a key belongs to the text field that has the focus."""
        key, modifiers = event.key(), event.modifiers()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape}:
            return False
        return not Qt.Key.Key_F1 <= key <= Qt.Key.Key_F12

    def _may_repeat(self, event: QKeyEvent) -> bool:
        """Tell whether a key may be held down: moving through an image or a text, no answer."""
        held = {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Plus,
            Qt.Key.Key_Minus,
        }
        return event.key() in held

    def _write(self, text: str, pasted: bool) -> None:  # noqa: FBT001 - as the signal tells it
        # A change without a key of its own, as by a mouse that pastes, has no time of a key.
        typed_ns, self._typed_ns = self._typed_ns, None
        self.presenter.write(text, typed_ns, pasted=pasted)

    def _turn_reasons(self, input_ns: int | None) -> None:
        """Open the reasons for not judging, or go back to the answers."""
        self.presenter.turn_reasons(input_ns)
        self._take_focus()

    def _step_back(self, input_ns: int | None) -> None:
        self.presenter.take_back(input_ns)
        self._take_focus()

    def _show(self, state: ReadingState) -> None:
        """Show the page of the stage, and on it what has changed."""
        before, self._last = self._last, state
        if state.stage is Stage.OPENING and state.opening is not None:
            self.opening.show_opening(state.opening, self._clock.utc())
        if state.stage is Stage.READY and before.stage is not Stage.READY:
            self._put_item(state)
        elif state.stage in _ON_ITEM:
            self.item.show_state(state)
        if state.paused:
            self.pause.show_state(state, self._clock.utc())
        if state.stage is Stage.ENDED and state.summary is not None:
            self.end.show_summary(state.summary)
            self.end.show_saved(state)
        if state.stage is Stage.FAILED and state.fault is not None:
            self.failed.show_fault(state.fault)
        self._bring_forward(state)
        if state.stage is Stage.ANSWERING and before.stage is Stage.READY:
            self._take_focus()

    def _put_item(self, state: ReadingState) -> None:
        item = state.item
        if item is not None:
            self._shown_trial = item.trial_id
            self.item.show_item(state)

    def _bring_forward(self, state: ReadingState) -> None:
        page: QWidget
        if state.stage is Stage.FAILED:
            page = self.failed
        elif state.stage is Stage.ENDED:
            page = self.end
        elif state.paused:
            page = self.pause
        elif state.stage is Stage.OPENING or (state.item is None and not self._shown_trial):
            page = self.opening
        else:
            page = self.item
        if page is self._stack.currentWidget():
            return
        self._stack.setCurrentWidget(page)
        self._tick()
        self._ticker.start()
        self._take_focus()
        if page is self.item and state.stage is Stage.READY:
            self.item.arm()

    def _take_focus(self) -> None:
        """Give the keys to whom they belong: the field of a text item, else the page."""
        state = self.presenter.state
        text = self.item.panel.text
        typed = state.item is not None and not state.item.type.has_options
        on_item = self._stack.currentWidget() is self.item
        if on_item and typed and not state.reasons_open and state.answerable:
            text.field.setFocus()
        else:
            self.setFocus()

    def _tick(self) -> None:
        watch = self.presenter.watch
        if self._stack.currentWidget() is self.pause:
            self.pause.show_seconds(watch.pause_seconds())
        elif self._stack.currentWidget() is self.item:
            self.item.foot.show_seconds(watch.item_seconds())

    def _application_changed(self, application: Qt.ApplicationState) -> None:
        away = application != Qt.ApplicationState.ApplicationActive
        self.presenter.note(EventKind.FOCUS_LOST if away else EventKind.FOCUS_GAINED)

    def _leave(self) -> None:
        self.left.emit()
