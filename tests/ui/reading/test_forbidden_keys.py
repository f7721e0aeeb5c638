"""Keys of what a study forbids are not offered to its readers."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot import app as program
from medannot.ui.key_sheet import KeySheet
from tests.helpers.driving import dressed, settle, texts
from tests.ui.reading.room import ReadingRoom, item, picture


@pytest.fixture
def room(tmp_path: Path, qapp: Any) -> Iterator[ReadingRoom]:
    dressed(qapp)
    made = ReadingRoom(
        tmp_path / "w", [item(1, images=picture("ct.dcm"))], forbidden=("window", "invert", "flip")
    )
    yield made
    made.close()


def test_neither_the_first_page_nor_the_sheet_of_keys_names_them(room: ReadingRoom) -> None:
    first = texts(room.page.opening)
    assert "images of the item" in first
    assert "back to the first view of the image" in first
    assert not {"windows of a radiology image", "invert the image", "F2", "Alt+I"} & set(first)

    page = room.page
    sheet = KeySheet(program.all_actions(), page.scopes(), page, keys_of=page.keys_of)
    sheet.show()
    settle(20)
    seen = set(texts(sheet))
    assert {"Turn right", "Measure an angle", "Cannot judge"} <= seen
    assert not {"Invert", "Window preset", "Wider window, contrast", "Mirror left–right"} & seen
