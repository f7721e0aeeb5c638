"""The reading room in a language of longer words: nothing is cut, nothing is forgotten."""

from collections.abc import Iterator

import pytest

from tests.helpers import pseudo
from tests.helpers.driving import settle
from tests.ui.reading.conftest import Opened
from tests.ui.reading.room import STUDY, item, picture

ITEMS = (
    item(1, images=picture("near.png", "middle.png", "far.png")),
    item(2, images=picture("ct.dcm")),
    item(3, "free_text", images=picture("mr.dcm")),
    item(4, "yes_no"),
)


@pytest.fixture(autouse=True)
def spoken(qapp: object) -> Iterator[None]:
    with pseudo.spoken():
        yield


def judged(room) -> dict[str, list[str]]:
    settle(30)
    words = {one["question"] for one in ITEMS}
    words |= {option for one in ITEMS for option in one.get("options", ())}
    data = frozenset({STUDY, "primary-01", "x", *words})
    return {
        "clipped": pseudo.clipped(room.page),
        "untranslated": pseudo.untranslated(room.page, data),
        "nameless": pseudo.nameless(room.page),
    }


GOOD = {"clipped": [], "untranslated": [], "nameless": []}


def test_every_page_of_a_session_is_translated_and_has_room(open_room: Opened) -> None:
    room = open_room(*ITEMS, start=False)
    found = {"opening": judged(room)}
    room.start()
    found["item"] = judged(room)
    room.key("Alt+P")
    found["pause"] = judged(room)
    room.key("Enter", "Alt+N")
    found["reasons"] = judged(room)
    room.key("Esc")
    for number in range(1, 5):
        if room.state.item.type.has_options:
            room.key("1")
        else:
            room.type("x")
        found[f"item {number}"] = judged(room)
        room.go_on()
        room.key("Alt+S")
        room.idle()
        found[f"slip {number}"] = judged(room)
    found["end"] = judged(room)
    assert found == dict.fromkeys(found, GOOD)
