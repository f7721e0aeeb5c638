"""The painter that tests kill: draws box after box in the real window, five in a second.

Printed are each stroke when the button goes down and when it is up again, and each revision when
the page says that it is saved.
"""

import json
import sys

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.helpers.annotating_room import sit_down
from tests.helpers.driving import Driven, drive, settle

MOVES, MOVE_MS = 8, 20


def main(argv: list[str]) -> None:
    """Draw on the first image of a workspace's project until killed."""

    def script(window: Driven) -> None:
        sit_down(window, argv[1])
        presenter, view = window.page().presenter, window.page().bench.image.viewer.view
        told = [one.id for one in presenter.state.opened.revisions]
        _tell({"what": "opened", "revisions": told})

        def look(state: object) -> None:
            opened, writing = presenter.state.opened, presenter.state.writing
            fresh = opened.revisions[len(told) :]
            if state is presenter.state and not writing and fresh:
                told.extend(one.id for one in fresh)
                saved = [[one.id, one.finding_id, "said"] for one in fresh]
                _tell({"what": "saved", "revisions": saved})

        presenter.state_changed.connect(look)
        window.page().bench.image.hands.act("marks.tool_box")
        turn = int(argv[2])
        while True:
            turn += 1
            _draw(view, turn)

    drive(["--workspace", argv[0]], script)


def _draw(view: QWidget, turn: int) -> None:
    middle = view.rect().center()
    start = middle - QPoint(60 + turn % 7, 50 + turn % 11)
    button = Qt.MouseButton.LeftButton
    QTest.mousePress(view, button, Qt.KeyboardModifier.NoModifier, start)
    _tell({"what": "stroke"})
    for step in range(1, MOVES + 1):
        QTest.mouseMove(view, start + QPoint(step * (6 + turn % 5), step * 5))
        settle(MOVE_MS)
    end = start + QPoint(MOVES * (6 + turn % 5), MOVES * 5)
    QTest.mouseRelease(view, button, Qt.KeyboardModifier.NoModifier, end)
    _tell({"what": "ended"})
    settle(MOVE_MS)


def _tell(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
