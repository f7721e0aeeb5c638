"""Plays the frames of a stack like a film."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

USUAL_FPS = 15.0
LEAST_FPS, MOST_FPS = 1.0, 60.0


class Cine(QObject):
    """A clock for one pane; a frame that is not ready in time is waited for, none is left out.

    Args:
        advance: shows the next frame, or the first after the last; returns False while it is not
            ready.

    Signals:
        played: whether it plays now.
    """

    played = Signal(bool)

    def __init__(self, advance: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._advance = advance
        self._fps = USUAL_FPS
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def playing(self) -> bool:
        """Tell whether it plays."""
        return self._timer.isActive()

    @property
    def fps(self) -> float:
        """Return the frames a second."""
        return self._fps

    def set_fps(self, fps: float) -> None:
        """Play so many frames a second from now on, within 1 and 60."""
        self._fps = min(max(fps, LEAST_FPS), MOST_FPS)
        self._timer.setInterval(round(1000 / self._fps))

    def take_frame_time(self, milliseconds: float | None) -> None:
        """Play as fast as the file says, or as usual where it says nothing."""
        known = milliseconds is not None and milliseconds > 0
        self.set_fps(1000 / milliseconds if known and milliseconds else USUAL_FPS)

    def play(self) -> None:
        """Begin, or go on."""
        if not self.playing:
            self._timer.start(round(1000 / self._fps))
            self.played.emit(True)

    def stop(self) -> None:
        """Stop at the frame that is shown."""
        if self.playing:
            self._timer.stop()
            self.played.emit(False)

    def tick(self) -> None:
        """Show the next frame, where it is ready."""
        self._advance()
