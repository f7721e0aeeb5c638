"""A simulated reader at the real reading page: it presses keys and clicks as a person does.

It answers copies for simulated readers only, so that its answers carry that origin for ever. What
it answers is drawn from a seed and knows nothing of the truth.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.question import ItemType
from medannot.domain.randomisation import Draw
from medannot.ui.reading.answering import ReadingState, Stage

if TYPE_CHECKING:
    from medannot.services.reading import ReadingItem
    from medannot.ui.reading.reading_page import ReadingPage

_STEP_MS: Final = 40
_READ_MS: Final = 360
"""How long an item is looked at; sooner the page takes no key that goes on."""

_PATIENCE_MS: Final = 60_000
_CALM: Final = frozenset({Stage.OPENING, Stage.ENDED})

_ALT: Final = Qt.KeyboardModifier.AltModifier
_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_ENTER: Final = (Qt.Key.Key_Return, _NO_MODIFIER, "")
_PAUSE: Final = (Qt.Key.Key_P, _ALT, "")
_CANNOT_JUDGE: Final = (Qt.Key.Key_N, _ALT, "")
_FIRST: Final = (Qt.Key.Key_1, _NO_MODIFIER, "1")

_Stroke = tuple[Qt.Key, Qt.KeyboardModifier, str]

_TEXTS: Final = {
    "en": ("herpes zoster", "umbilicated", "a raised, sharply bounded lesion"),
    "zh": ("带状疱疹", "银屑病", "边界清楚的隆起皮损"),
}


class ReadingRobot(QObject):
    """Takes one session at a reading page, from the opening screen to the end page.

    Args:
        page: the page, in a window that is shown.
        seed: of what it answers.
        parent: owner.

    Signals:
        ended: the end page was left.
        failed: (Exception) the session could not go on.

    Raises:
        Refusal: the session is one of a person.
    """

    ended = Signal()
    failed = Signal(object)

    def __init__(self, page: "ReadingPage", seed: int, parent: QObject) -> None:
        super().__init__(parent)
        session = page.presenter.session
        if not session.simulated:
            raise Refusal(
                "The study {study} is read by people; a simulated reader may not answer it.",
                study=session.study_name,
            )
        self._page = page
        self._draw = Draw(seed, "robot", session.reader_code)
        self._since_start = QElapsedTimer()
        self._since_start.start()
        self._seen = QElapsedTimer()
        self._trial = ""
        self._acts: Iterator[None] = iter(())
        self._items = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)
        page.finished.connect(self._end)
        self._timer.start()

    def _end(self) -> None:
        self._timer.stop()
        self.ended.emit()

    def _step(self) -> None:
        """Do one thing, as the state of the page asks for it."""
        state = self._page.presenter.state
        if state.stage is Stage.FAILED or state.stage is Stage.NOT_SAVED:
            self._timer.stop()
            self.failed.emit(state.fault)
        elif state.paused or state.stage in _CALM:
            self._press(_ENTER)
        elif state.stage is Stage.ANSWERING and state.item is not None:
            self._take(state, state.item)

    def _take(self, state: ReadingState, item: "ReadingItem") -> None:
        if item.trial_id != self._trial:
            self._trial = item.trial_id
            self._items += 1
            self._seen.start()
            self._acts = self._answer(state, item)
        elif self._seen.elapsed() > _PATIENCE_MS:
            self._timer.stop()
            self.failed.emit(
                EnvironmentFault(
                    "The reading page took no answer to item {position}; what was confirmed "
                    "before is saved.",
                    position=item.position,
                )
            )
        elif self._seen.elapsed() >= _READ_MS:
            next(self._acts, None)

    def _answer(self, state: ReadingState, item: "ReadingItem") -> Iterator[None]:
        """Yield after each act; the last one confirms and is repeated until it was taken."""
        if self._items == 2:
            self._press(_PAUSE)
            yield
        if not state.answerable or self._draw.below(12) == 0:
            yield from self._judge_not()
        elif item.type.has_options:
            yield from self._choose(item)
        else:
            self._type(item.language)
            yield
        while True:
            self._press(_ENTER)
            yield

    def _judge_not(self) -> Iterator[None]:
        self._press(_CANNOT_JUDGE)
        yield
        self._press(_FIRST)
        yield

    def _choose(self, item: "ReadingItem") -> Iterator[None]:
        several = item.type is ItemType.SEVERAL_ANSWERS
        count = 1 + self._draw.below(2) if several else 1
        places = self._draw.shuffled(range(len(item.options)))[:count]
        for place in places:
            if self._draw.below(4) == 0 and self._click_option(item.options[place].text):
                yield
                continue
            self._press(_letter_key(place))
            yield

    def _type(self, language: str) -> None:
        texts = _TEXTS["zh" if language == "zh" else "en"]
        for sign in self._draw.choice(texts):
            self._press((Qt.Key.Key_unknown, _NO_MODIFIER, sign))

    def _click_option(self, text: str) -> bool:
        """Click the option with this text; tell whether it was there to be clicked."""
        for button in self._page.findChildren(QAbstractButton):
            if button.isVisible() and text in (button.text(), button.accessibleName()):
                self._click(button)
                return True
        return False

    def _press(self, stroke: _Stroke) -> None:
        key, modifiers, text = stroke
        target = self._target()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, modifiers, text)
            event.setTimestamp(self._now_ms())
            QApplication.sendEvent(target, event)

    def _click(self, widget: QWidget) -> None:
        middle = QPointF(widget.rect().center())
        on_screen = QPointF(widget.mapToGlobal(middle.toPoint()))
        button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind, held in (
            (QEvent.Type.MouseButtonPress, button),
            (QEvent.Type.MouseButtonRelease, none),
        ):
            event = QMouseEvent(
                kind, middle, on_screen, button, held, Qt.KeyboardModifier.NoModifier
            )
            event.setTimestamp(self._now_ms())
            QApplication.sendEvent(widget, event)

    def _target(self) -> QWidget:
        # The window knows its focus also where the platform makes no window the active one.
        focused: QWidget | None = self._page.window().focusWidget()
        inside = {self._page, *self._page.findChildren(QWidget)}
        return focused if focused in inside else self._page

    def _now_ms(self) -> int:
        # The page only compares these with each other; a second keeps the first from being none.
        return 1_000 + self._since_start.elapsed()


def _letter_key(place: int) -> _Stroke:
    """Return the key of the option at a 0-based place: A, B, C and so on."""
    return Qt.Key(Qt.Key.Key_A + place), _NO_MODIFIER, chr(ord("a") + place)
