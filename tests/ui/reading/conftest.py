"""A reading room per test, closed behind it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medannot.ui.reading import reading_presenter
from tests.helpers.driving import dressed
from tests.ui.reading.room import ReadingRoom

Opened = Callable[..., ReadingRoom]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key that goes on count at once; a script reads faster than a person."""
    monkeypatch.setattr(reading_presenter, "ENTER_AFTER_NS", -(10**12))


@pytest.fixture
def open_room(qtbot: QtBot, qapp: Any, tmp_path: Path, at_once: None) -> Iterator[Opened]:
    """Open a reading room with these items; it is closed after the test."""
    rooms: list[ReadingRoom] = []
    dressed(qapp)

    def make(*items: dict[str, Any], start: bool = True) -> ReadingRoom:
        folder = tmp_path / f"room{len(rooms)}"
        folder.mkdir()
        room = ReadingRoom(folder, _items(items))
        rooms.append(room)
        if start:
            room.start()
        return room

    yield make
    for room in rooms:
        room.close()


def _items(items: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(items)
