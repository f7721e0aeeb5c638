"""Something said in free words: saved while one types, entered when its field is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent

from medannot.domain.annotation import wishes
from medannot.domain.ids import FindingId
from medannot.ui.bench.bench_state import Wish
from medannot.ui.widgets.fields import LineField

_PAUSE_MS = 1_000
_AWAY = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
"""Who looks into another window or a menu comes back to what was typed."""

Write = Callable[[str, FindingId], Wish]
"""Returns what says words by a finding, be it there already or not."""


class FreeField(LineField):
    """A line of free words.

    Args:
        name: translated; what is asked.

    Signals:
        paused: (str) the words so far, after a pause.
        entered: (str) the words, as Enter is pressed or the field is left.
    """

    paused = Signal(str)
    entered = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name, name=name)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_PAUSE_MS)
        self._rest.timeout.connect(lambda: self.paused.emit(self.text()))
        self.textChanged.connect(self._rest.start)
        self.returnPressed.connect(self.enter)

    def enter(self) -> None:
        """Tell of the words where there are any that are new, and be empty again."""
        self._rest.stop()
        if self.isModified():
            text = self.text()
            # First: what is told may make the rows anew, which take over what is begun.
            blocked = self.blockSignals(True)
            self.clear()
            # A field that has had its successor tells nobody any more.
            self.blockSignals(blocked)
            self.setModified(False)
            self.entered.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Enter what was typed."""
        super().focusOutEvent(event)
        if event.reason() not in _AWAY:
            self.enter()


class FreeWords(QObject):
    """The finding that is written in a field: one, from the first letter to Enter.

    Args:
        new_id: of findings that are made.
        write: what says words.

    Attributes:
        key: the finding that is being written, or None.

    Signals:
        wished: (Wish).
        begun: (bool) something is typed that is not saved, or no longer.
        ended: (id) the words are entered.
    """

    wished = Signal(object)
    begun = Signal(bool)
    ended = Signal(str)

    def __init__(self, new_id: Callable[[], FindingId], write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._new_id, self._write = new_id, write
        self._kept = ""
        self.key: FindingId | None = None

    def field(self, name: str, called: str) -> FreeField:
        """Return a field for it."""
        field = FreeField(name)
        field.setObjectName(called)
        field.textChanged.connect(lambda _text: self.begun.emit(True))
        field.paused.connect(self._keep)
        field.entered.connect(self._enter)
        return field

    def forget(self) -> None:
        """Begin anew: another case, or another image, is in front."""
        self.key, self._kept = None, ""

    def _keep(self, typed: str) -> None:
        text = typed.strip()
        if text != self._kept:
            self._kept = text
            key = self.key = self.key or self._new_id()
            if text:
                self.wished.emit(self._write(text, key))
            else:
                self.key = None
                self.wished.emit(lambda now: wishes.remove(now, key) if key in now else ())
        self.begun.emit(False)

    def _enter(self, typed: str) -> None:
        self._keep(typed)
        key, self.key, self._kept = self.key, None, ""
        if key is not None:
            self.ended.emit(key)
