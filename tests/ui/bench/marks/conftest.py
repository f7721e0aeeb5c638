"""Rooms that are closed after the test."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.driving import dressed
from tests.ui.bench.marks.mark_rooms import Make, MarkRoom


@pytest.fixture
def make(qapp: QApplication) -> Iterator[Make]:
    dressed(qapp)
    made: list[MarkRoom] = []

    def build(*parts: object, **more: object) -> MarkRoom:
        made.append(MarkRoom(*parts, **more))  # type: ignore[arg-type] # whatever a room takes
        return made[-1]

    yield build
    for room in made:
        room.close()
