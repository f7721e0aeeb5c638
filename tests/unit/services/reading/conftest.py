"""A reader who has begun a set of five questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.question_sets import Draft
from tests.helpers.reading_desks import Room
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(empty_workspace(tmp_path))
    room.with_study([Draft(stem=f"Question {n}?") for n in range(5)])
    room.begin()
    yield room
    room.desk.close()
