"""The window that tests kill: a robot reads in it by real keys, as fast as the page allows."""

import json
import sys
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from medannot import app
from medannot.ui.reading import reading_presenter
from medannot.ui.reading.answering import Stage
from medannot.ui.reading.reading_page import ReadingPage
from tests.helpers.driving import press

TICK_MS = 4
KNOWN_AFTER_MS = 2_000
"""A choice that stands so long must be there again after the program was killed."""


class Robot(QObject):
    """Presses the keys of a reader who always answers, with a choice that wanders.

    Args:
        window: the window.
        rests_after: so many answers later it chooses once more and confirms nothing any more.
    """

    def __init__(self, window: Any, rests_after: int | None) -> None:
        super().__init__(window)
        self._rests_after, self._saved = rests_after, 0
        self._window = window
        self._page: ReadingPage | None = None
        self._turn = 0
        self._said = False
        self._rest = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._act)
        self._timer.start(TICK_MS)

    def _act(self) -> None:
        page = self._window.page()
        if not isinstance(page, ReadingPage):
            return
        if page is not self._page:
            self._page = page
            page.presenter.saved.connect(self._tell)
        state = page.presenter.state
        if state.stage is Stage.OPENING and state.opening is not None:
            self._press("Enter")
        elif state.stage is Stage.ANSWERING:
            self._answer(page)
        elif state.stage is Stage.ENDED:
            self._timer.stop()
            self._window.close()

    def _answer(self, page: ReadingPage) -> None:
        if not self._said:
            self._said = True
            self._tell_choice(page, "shown")
        self._turn += 1
        if self._saved == self._rests_after:
            self._stand(page)
        elif self._turn % 3 == 0:
            self._press("Enter")
        elif page.presenter.state.item and page.presenter.state.item.type.has_options:
            self._press("1234"[self._turn % 2])
        else:
            self._press("abcd"[self._turn % 4])

    def _stand(self, page: ReadingPage) -> None:
        if not self._rest.isValid():
            self._press("3")
            self._rest.start()
        elif self._rest.hasExpired(KNOWN_AFTER_MS):
            self._timer.stop()
            self._tell_choice(page, "standing")

    def _tell_choice(self, page: ReadingPage, what: str) -> None:
        state = page.presenter.state
        if state.item is not None:
            options = _options(state.answer.option_ids)
            say(what=what, done=state.done, trial=state.item.trial_id, options=options)

    def _press(self, key: str) -> None:
        press(QApplication.focusWidget() or self._window, key)

    def _tell(self, _receipt: object) -> None:
        self._saved += 1
        # The state is still that of the item whose answer is on the disk now.
        assert self._page is not None
        state = self._page.presenter.state
        assert state.item is not None
        options = _options(state.answer.option_ids)
        say(what="saved", trial=state.item.trial_id, options=options)


def _options(chosen: tuple[str, ...]) -> str:
    return json.dumps(list(chosen), separators=(",", ":"))


def say(**values: object) -> None:
    """Print a line that the parent reads even if this process is gone a moment later."""
    print(json.dumps(values, separators=(",", ":")), flush=True)


def main(workspace: str, study: str, reader: str, rests_after: str = "") -> int:
    """Read until the end of the set, or until killed."""
    reading_presenter.ENTER_AFTER_NS = 0
    robots: list[Robot] = []
    rests = int(rests_after) if rests_after else None
    parts = app.Parts(on_window=lambda window: robots.append(Robot(window, rests)))
    return app.main(["read", study, "--reader", reader, "--workspace", workspace], parts)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
