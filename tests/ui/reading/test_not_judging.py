"""Not judging takes a reason: what is out of sight is never confirmed in its place."""

import pytest

from medannot.ui.reading.answering import Stage
from tests.helpers.driving import button, click, press, settle, texts, wait_for
from tests.ui.reading.conftest import Opened
from tests.ui.reading.room import ReadingRoom, item, picture

RING, NAEVUS, VESICLES = "Ring-shaped plaque", "Flat naevus", "Group of vesicles"
WANTED = "Cannot judge: choose a reason"
OPTIONS = [
    ("several_answers", ("A", "B", "D"), [RING, NAEVUS, "Healthy skin"]),
    ("single_choice", ("B",), [NAEVUS]),
    ("yes_no", ("1",), ["Yes"]),
]


def assert_only_a_reason_is_wanted(room: ReadingRoom) -> None:
    assert WANTED in texts(room.page)
    assert not room.page.item.foot.next.isEnabled()
    for key in ("Enter", "Space", "Enter"):
        room.key(key)
    click(room.page.item.foot.next)
    room.idle()
    assert room.state.stage is Stage.ANSWERING
    assert WANTED in texts(room.page)
    assert room.confirmed() == []


@pytest.mark.parametrize(("type_", "keys", "chosen"), OPTIONS)
def test_hidden_options_are_not_confirmed_while_a_reason_is_wanted(
    open_room: Opened, type_: str, keys: tuple[str, ...], chosen: list[str]
) -> None:
    room = open_room(item(1, type_, images=picture("near.png")))
    room.key(*keys, "N")
    assert_only_a_reason_is_wanted(room)

    room.key("Esc")
    assert WANTED not in texts(room.page)
    assert room.page.item.foot.next.isEnabled()
    room.go_on()
    assert room.confirmed() == [(chosen, "", None)]


@pytest.mark.parametrize("type_", ["short_text", "free_text"])
def test_hidden_words_are_not_confirmed_while_a_reason_is_wanted(
    open_room: Opened, type_: str
) -> None:
    room = open_room(item(1, type_, images=picture("near.png")))
    room.type("a ring")
    room.key("Alt+N")
    assert_only_a_reason_is_wanted(room)

    room.key("Esc")
    room.type("!")
    room.go_on()
    assert room.confirmed() == [([], "a ring!", None)]


def test_the_reason_is_confirmed_in_place_of_the_options_and_of_the_words(
    open_room: Opened,
) -> None:
    room = open_room(
        item(1, "several_answers", images=picture("near.png")),
        item(2, "short_text", images=picture("far.png")),
    )
    for _ in range(2):
        assert room.state.item is not None
        if room.state.item.type.has_options:
            room.key("A", "B", "N", "Enter", "2")
        else:
            room.type("a ring")
            room.key("Alt+N", "Enter", "2")
        assert "Cannot judge: Outside my field" in texts(room.page)
        room.go_on()
    assert room.confirmed() == [([], "", "outside_my_field")] * 2


@pytest.mark.parametrize("type_", ["single_choice", "short_text"])
def test_without_an_image_no_reason_is_about_one(open_room: Opened, type_: str) -> None:
    room = open_room(item(1, type_), item(2, type_))
    alt = "" if type_ == "single_choice" else "Alt+"
    room.key(f"{alt}N")
    assert "Why can you not judge this item?" in texts(room.page)
    assert not any("The image is not good enough" in text for text in texts(room.page))
    room.key("4")
    assert WANTED in texts(room.page)
    room.key("1")
    assert "Cannot judge: Outside my field" in texts(room.page)
    room.go_on()
    room.key(f"{alt}N")
    click(button(room.page, "3 C: Another reason"))
    room.go_on()
    assert room.confirmed() == [([], "", "outside_my_field"), ([], "", "other")]


def test_the_reasons_follow_the_item_that_is_shown(open_room: Opened) -> None:
    room = open_room(item(1), item(2, images=picture("near.png")), item(3))
    for _ in range(3):
        assert room.state.item is not None
        has_images = bool(room.state.item.images)
        room.key("N")
        seen = any("The image is not good enough" in text for text in texts(room.page))
        assert seen is has_images
        room.key("1")
        reason = "The image is not good enough" if has_images else "Outside my field"
        assert f"Cannot judge: {reason}" in texts(room.page)
        room.go_on()


def test_by_mouse_too_a_reason_is_wanted(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    click(button(room.page, f"2 B: {NAEVUS}"))
    click(room.page.item.panel.cannot_judge)
    assert_only_a_reason_is_wanted(room)
    click(room.page.item.panel.cannot_judge)
    click(room.page.item.foot.next)
    wait_for(lambda: room.state.stage is Stage.ENDED)
    assert room.confirmed() == [([NAEVUS], "", None)]


def test_an_option_chosen_after_not_judging_was_taken_back_counts(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("N", "3", "Esc")
    assert not room.page.item.foot.next.isEnabled()
    room.key("Enter", "C")
    room.go_on()
    assert room.confirmed() == [([VESICLES], "", None)]


@pytest.mark.parametrize(("type_", "alt"), [("single_choice", ""), ("short_text", "Alt+")])
def test_keys_faster_than_the_screen_keep_reason_and_pause(
    open_room: Opened, type_: str, alt: str
) -> None:
    room = open_room(item(1, type_, images=picture("near.png")))
    for key in (f"{alt}N", "3", f"{alt}P", "Enter", "P", "P", "Alt+P", "Enter"):
        press(room.focus(), key)
    assert room.state.reasons_open
    assert not room.state.paused
    settle()
    assert "Cannot judge: The question is unclear" in texts(room.page)
    room.go_on()
    assert room.confirmed() == [([], "", "question_unclear")]


def test_a_pause_before_a_reason_is_chosen_keeps_the_question_for_it(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    for key in ("1", "N", "P", "Enter", "Enter"):
        press(room.focus(), key)
    settle()
    assert_only_a_reason_is_wanted(room)
    room.key("1")
    room.go_on()
    assert room.confirmed() == [([], "", "image_quality")]
