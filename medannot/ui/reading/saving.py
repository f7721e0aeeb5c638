"""What a reader did to an item that is not confirmed yet, on the disk soon after it was done."""

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.answer import TYPING_PAUSE_MS
from medannot.domain.clock import Clock
from medannot.domain.session import TrialRecorder
from medannot.services.reading import ReadingSession
from medannot.ui.tasks import Tasks

CHOICE_MS = 1_000
"""A choice is saved at the latest so long after it was made."""

LOOK_MS = 4_000
"""What a reader did with an image is saved at the latest so long after it."""

LONGEST_TYPING_MS = 10_000
"""Typing that never rests is saved so often all the same."""


class Saving(QObject):
    """Saves an open item beside the window: soon after an input, and one save at a time.

    A confirmation so waits for one other commit at most. After a fault all stays pending, and
    the next input tries again.

    Args:
        session: the session that is taken.
        tasks: where saving happens.
        clock: the monotonic clock.

    Signals:
        saved: what was pending is on the disk.
        failed: the fault that kept it off the disk.
    """

    saved = Signal()
    failed = Signal(object)

    def __init__(
        self, session: ReadingSession, tasks: Tasks, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._clock = session, tasks, clock
        self._recorder: TrialRecorder | None = None
        self._under_way = False
        self._typing_since_ns: int | None = None
        self._soon = self._timer(self._save_soon)
        self._rest = self._timer(self._typing_rests)

    def _timer(self, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    def chosen(self, recorder: TrialRecorder) -> None:
        """Save soon: another answer was chosen."""
        self._save_within(recorder, CHOICE_MS)

    def looked(self, recorder: TrialRecorder) -> None:
        """Save some time: something was noted that is no answer."""
        self._save_within(recorder, LOOK_MS)

    def typed(self, recorder: TrialRecorder) -> None:
        """Save when typing rests; so long as it does not it is one change of the answer."""
        self._recorder = recorder
        now = self._clock.now_ns()
        if self._typing_since_ns is None:
            self._typing_since_ns = now
        left = LONGEST_TYPING_MS - (now - self._typing_since_ns) // 1_000_000
        self._rest.start(max(min(TYPING_PAUSE_MS, left), 0))

    def now(self, recorder: TrialRecorder) -> None:
        """Save at once."""
        self._soon.stop()
        self._recorder = recorder
        self._under_way = True
        session = self._session
        self._tasks.store(lambda: session.save_events(recorder), self._done, self._fail)

    def stop(self) -> None:
        """Save no more by itself: the answer is confirmed, or the sitting ends."""
        self._soon.stop()
        self._rest.stop()
        self._typing_since_ns = None
        self._recorder = None

    def _save_within(self, recorder: TrialRecorder, delay_ms: int) -> None:
        self._recorder = recorder
        if not self._soon.isActive() or self._soon.remainingTime() > delay_ms:
            self._soon.start(delay_ms)

    def _save_soon(self) -> None:
        recorder = self._recorder
        if recorder is None or recorder.locked:
            return
        if self._under_way:  # a slow disk is not asked twice
            self._soon.start(CHOICE_MS)
            return
        self.now(recorder)

    def _typing_rests(self) -> None:
        self._typing_since_ns = None
        recorder = self._recorder
        if recorder is not None and not recorder.locked:
            recorder.typing_rests()
            self._save_soon()

    def _done(self, _nothing: None) -> None:
        self._under_way = False
        self.saved.emit()

    def _fail(self, fault: Exception) -> None:
        self._under_way = False
        self.failed.emit(fault)
