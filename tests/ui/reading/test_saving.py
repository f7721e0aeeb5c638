"""What is not confirmed yet is on the disk soon after it was done, as a crash would find it."""

import shutil
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault
from medannot.ui.reading import saving
from tests.helpers.driving import settle, texts, wait_for
from tests.ui.reading.conftest import Opened
from tests.ui.reading.room import ReadingRoom, item, picture


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHOICE_MS", "LOOK_MS", "TYPING_PAUSE_MS"):
        monkeypatch.setattr(saving, name, 30)


def kinds_of_links(room: ReadingRoom) -> list[str]:
    return [kind for (kind,) in room.rows("select kind from response order by seq")]


def after_a_crash(room: ReadingRoom, folder: Path) -> ReadingRoom:
    """Open what the disk holds now as the program would after it was killed."""
    room.idle()
    left = folder / "left"
    shutil.copytree(room.folder, left)
    room.close()
    for lock in left.glob("*lock*"):
        lock.unlink()
    room.folder = left
    room.open()
    return room


def test_a_choice_is_on_the_disk_before_it_is_confirmed(open_room: Opened, tmp_path: Path) -> None:
    room = open_room(item(1, "several_answers", images=picture("near.png")))
    room.key("1", "3")
    wait_for(lambda: len(kinds_of_links(room)) == 2, "the choice on the disk")
    assert room.confirmed() == []

    after_a_crash(room, tmp_path)
    room.start()
    assert "Answer: A, C" in texts(room.page)
    room.go_on()
    assert kinds_of_links(room) == ["first_answer", "change", "confirmation"]


def test_the_gap_of_a_crash_begins_at_the_last_thing_known(
    open_room: Opened, tmp_path: Path
) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("2")
    wait_for(lambda: kinds_of_links(room) == ["first_answer"], "the choice on the disk")
    ((chosen_utc,),) = room.rows("select utc from event where kind = 'option_set'")
    after_a_crash(room, tmp_path)
    ((since,),) = room.rows(
        "select json_extract(payload, '$.since_utc') from event where kind = 'interrupted'"
    )
    assert since == chosen_utc


def test_a_reason_and_words_are_on_the_disk_too(open_room: Opened, tmp_path: Path) -> None:
    room = open_room(item(1, "free_text", images=picture("near.png")))
    room.type("a ring")
    wait_for(lambda: kinds_of_links(room) == ["first_answer"], "the words on the disk")
    room.key("Alt+N", "2")
    wait_for(lambda: len(kinds_of_links(room)) == 2, "the reason on the disk")
    after_a_crash(room, tmp_path)
    room.start()
    assert "Cannot judge: Outside my field" in texts(room.page)
    assert room.state.reasons_open


def test_words_that_are_still_typed_are_one_change(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "TYPING_PAUSE_MS", 3_600_000)
    room = open_room(item(1, "short_text", images=picture("near.png")))
    room.type("a ri")
    room.key("Alt+I")
    room.type("ng")
    wait_for(lambda: "tool_used" in room.events(), "the image's tool on the disk")
    room.go_on()
    assert kinds_of_links(room) == ["first_answer", "confirmation"]


def test_what_was_done_with_the_image_is_on_the_disk(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png", "far.png")))
    room.key("Alt+2")
    wait_for(lambda: "image_opened" in room.events(), "the opened image on the disk")


def test_a_disk_that_fails_for_a_while_is_told_and_loses_nothing(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.idle()
    save = room.session.save_events
    sentence = "The disk is full; make room."

    def full_disk(*_arguments: object) -> None:
        raise EnvironmentFault(sentence)

    monkeypatch.setattr(room.session, "save_events", full_disk)
    room.key("1")
    wait_for(lambda: sentence in room.page.item.panel.note.text(), "what keeps it off the disk")
    monkeypatch.setattr(room.session, "save_events", save)
    room.key("2")
    wait_for(lambda: len(kinds_of_links(room)) == 2, "both choices on the disk")
    settle()
    assert room.page.item.panel.note.isHidden()


def test_nothing_is_saved_behind_a_confirmation(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("1")
    room.go_on()
    settle(80)
    assert room.events()[-1] == "confirmed"
    assert kinds_of_links(room) == ["first_answer", "confirmation"]
