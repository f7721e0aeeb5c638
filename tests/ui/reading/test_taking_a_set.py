"""A set taken as a reader takes it: keys and clicks in, answers on the disk out."""

import json
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from medannot.domain.clock import utc_moment
from medannot.domain.errors import EnvironmentFault
from medannot.domain.ids import TrialId
from medannot.domain.timing import times
from medannot.store.readings import Readings
from medannot.store.studies import Studies
from medannot.ui.reading import reading_presenter
from medannot.ui.reading.answering import Stage
from tests.helpers.driving import button, click, press, settle, texts, wait_for
from tests.ui.reading.conftest import Opened
from tests.ui.reading.room import item, picture

RING, NAEVUS, VESICLES = "Ring-shaped plaque", "Flat naevus", "Group of vesicles"


def sees(room, part: str) -> bool:
    return any(part in text for text in texts(room.page))


def test_a_set_is_taken_by_keyboard_alone(open_room: Opened) -> None:
    room = open_room(
        item(1, images=picture("near.png")),
        item(2, "yes_no", images=picture("ct.dcm")),
        item(3, "short_text", images=picture("far.png")),
        start=False,
    )
    assert sees(room, "items in your set")
    room.start()
    for _ in range(3):
        assert room.state.item is not None
        if room.state.item.type.has_options:
            room.key("B")
        else:
            room.type("a ring, 2 cm")
        room.go_on()

    assert sees(room, "The set is complete")
    assert sorted(room.confirmed(), key=str) == [
        (["Flat naevus"], "", None),
        (["No"], "", None),
        ([], "a ring, 2 cm", None),
    ]


def test_a_set_is_taken_by_mouse_alone(open_room: Opened) -> None:
    room = open_room(
        item(1, images=picture("near.png")), item(2, images=picture("far.png")), start=False
    )
    click(button(room.page, "Start"))
    room.wait_for_item(1)
    click(button(room.page, f"3 C: {VESICLES}"))
    click(room.page.item.foot.next)
    room.wait_for_item(2)
    click(button(room.page, f"1 A: {RING}"))
    click(room.page.item.foot.next)
    wait_for(lambda: room.state.stage is Stage.ENDED)

    assert room.confirmed() == [([VESICLES], "", None), ([RING], "", None)]


def test_digits_letters_and_full_width_digits_choose_the_same_option(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    chosen = []
    for text, key in (("3", Qt.Key.Key_3), ("c", Qt.Key.Key_C), ("３", Qt.Key.Key_unknown)):
        room.key("1")
        QApplication.sendEvent(room.focus(), _key(key, text))
        chosen.append([row.isChecked() for row in room.page.item.panel.options.rows])

    assert chosen == [[False, False, True, False]] * 3


def test_a_key_without_an_option_and_a_held_key_do_nothing(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("7", "J", "0", "Backspace", "Left")
    assert not room.state.may_go_on

    QApplication.sendEvent(room.focus(), _key(Qt.Key.Key_2, "2", repeat=True))
    assert not room.state.may_go_on


def test_one_option_of_one_and_several_of_several(open_room: Opened) -> None:
    one = open_room(item(1, images=picture("near.png")))
    one.key("1", "2")
    assert sees(one, f"Answer: B {NAEVUS}")

    several = open_room(item(1, "several_answers", images=picture("near.png")))
    several.key("3", "1", "2", "2")
    assert sees(several, "Answer: A, C")
    several.go_on()
    assert several.confirmed() == [([RING, VESICLES], "", None)]


def test_enter_is_not_taken_sooner_than_anybody_can_read(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room(item(1, images=picture("near.png")))
    monkeypatch.setattr(reading_presenter, "ENTER_AFTER_NS", 3_600 * 10**9)
    room.key("1", "Enter", "Space")
    assert room.state.stage is Stage.ANSWERING

    monkeypatch.setattr(reading_presenter, "ENTER_AFTER_NS", 0)
    room.key("Space")
    wait_for(lambda: room.state.stage is Stage.ENDED)


def test_nothing_goes_on_without_an_answer_and_escape_ends_nothing(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("Enter", "Esc", "Esc")
    assert room.state.stage is Stage.ANSWERING
    assert not room.page.item.foot.next.isEnabled()


def test_a_pause_hides_the_item_and_stops_its_time(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("2", "P")
    assert sees(room, "Paused")
    assert not sees(room, "Question 1")
    assert not room.page.item.viewer.view.isVisible()

    room.key("3", "N")
    room.key("Enter")
    assert sees(room, f"Answer: B {NAEVUS}")
    room.go_on()
    assert [kind for kind in room.events() if kind in {"paused", "resumed", "confirmed"}] == [
        "paused",
        "resumed",
        "confirmed",
    ]


def test_a_locked_screen_pauses(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.page._lock.locked.emit()
    assert sees(room, "Paused")


def test_cannot_judge_takes_a_reason_and_can_be_taken_back(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")), item(2, images=picture("far.png")))
    room.key("1", "N")
    assert sees(room, "Why can you not judge this item?")
    room.key("2")
    assert sees(room, "Cannot judge: Outside my field")
    room.key("Esc")
    assert not sees(room, "Cannot judge: Outside my field")
    assert sees(room, f"Answer: A {RING}")

    room.key("N", "C")
    room.go_on()
    room.key("4")
    room.go_on()
    assert room.confirmed() == [
        ([], "", "question_unclear"),
        (["Healthy skin"], "", None),
    ]


def test_letters_are_text_in_a_text_field_and_alt_acts(open_room: Opened) -> None:
    room = open_room(item(1, "free_text", images=picture("near.png")))
    room.type("PNAB 12")
    room.key("Shift+Enter")
    room.type("next line")
    assert room.state.answer.text == "PNAB 12\nnext line"
    assert room.page.item.foot.pause._key == "Alt+P"

    room.key("Alt+P")
    assert sees(room, "Paused")
    room.key("Enter", "Alt+N", "1")
    assert sees(room, "Cannot judge: The image is not good enough")
    room.key("Esc")
    room.type("!")
    room.go_on()
    assert room.confirmed() == [([], "PNAB 12\nnext line!", None)]


def test_the_page_says_saved_and_a_slip_is_marked_without_a_change(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")), item(2, images=picture("far.png")))
    room.key("1")
    room.go_on()
    assert sees(room, "Item 1 saved ")
    room.key("Alt+S")
    assert sees(room, "marked as a slip")
    assert room.confirmed() == [([RING], "", None)]
    assert room.events().count("slip_marked") == 1

    room.key("Alt+S")
    assert room.events().count("slip_marked") == 1


def test_the_last_item_can_be_marked_as_a_slip_on_the_end_page(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("1")
    room.go_on()
    assert sees(room, "Item 1 saved ")
    room.key("Alt+S")
    room.idle()
    assert sees(room, "marked as a slip")
    assert room.state.summary.slips == 1
    assert room.events().count("slip_marked") == 1


def test_a_pause_asked_for_while_an_answer_is_saved_hides_the_next_item(
    open_room: Opened,
) -> None:
    room = open_room(item(1, images=picture("near.png")), item(2, images=picture("far.png")))
    press(room.focus(), "1")
    press(room.focus(), "Enter")
    press(room.focus(), "P")
    wait_for(lambda: room.state.done == 1)
    room.idle()
    settle(30)
    assert sees(room, "Paused")
    assert room.events().count("shown") == 1

    room.key("P")
    room.wait_for_item(2)
    assert room.events().count("shown") == 2
    assert "paused" not in room.events()


def test_an_answer_that_cannot_be_saved_stays_and_is_saved_again(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = open_room(item(1, images=picture("near.png")), item(2, images=picture("far.png")))
    confirm = room.session.confirm

    def full_disk(*_arguments: object) -> None:
        raise EnvironmentFault("The disk is full; make room and save again.")

    monkeypatch.setattr(room.session, "confirm", full_disk)
    room.key("1", "Enter")
    wait_for(lambda: room.state.stage is Stage.NOT_SAVED)
    assert sees(room, "The disk is full; make room and save again.")
    assert sees(room, "Question 1") or sees(room, "Question 2")
    assert room.confirmed() == []

    room.key("2")
    monkeypatch.setattr(room.session, "confirm", confirm)
    room.go_on()
    assert room.confirmed() == [([RING], "", None)]


def test_a_set_goes_on_at_the_same_item_with_what_was_chosen(open_room: Opened) -> None:
    room = open_room(*(item(number, images=picture("near.png")) for number in range(1, 4)))
    room.key("1")
    room.go_on()
    room.key("2")
    stem = room.state.item.stem
    room.close()

    room.open()
    assert sees(room, "Go on at item 2")
    room.start()
    assert room.state.item.stem == stem
    assert sees(room, f"Answer: B {NAEVUS}")
    room.go_on()
    assert room.confirmed() == [([RING], "", None), ([NAEVUS], "", None)]
    assert "interrupted" in room.events()


def test_the_time_of_an_item_goes_on_where_it_was_when_the_set_was_left(
    open_room: Opened,
) -> None:
    room = open_room(item(1, images=picture("near.png")), item(2, images=picture("near.png")))
    room.clock.pass_by(70)
    room.key("1")
    room.key("P")
    room.clock.pass_by(600)
    room.key("P")
    room.clock.pass_by(5)
    room.close()

    room.clock.pass_by(3_600)
    room.open()
    room.start()
    assert room.page.item.foot._time.text() == "01:15"
    room.clock.pass_by(10)
    room.page._tick()
    assert room.page.item.foot._time.text() == "01:25"
    room.go_on()
    room.page._tick()
    assert room.page.item.foot._time.text() == "00:00"
    room.key("1")
    room.go_on()
    (first, _second) = measured(room)
    assert 85_000 <= first < 90_000


def measured(room) -> list[int]:
    room.idle()
    store = Readings(room.desk.store)
    version = Studies(room.desk.store).named(room.study)
    events, epochs = store.events(version.id), store.epochs(version.id)
    return [
        times(events[trial.id], epochs).response_time_ms or 0 for trial in store.trials(version.id)
    ]


def test_a_pause_after_a_restart_tells_when_the_last_answer_was_saved(open_room: Opened) -> None:
    room = open_room(*(item(number, images=picture("near.png")) for number in range(1, 4)))
    room.key("P")
    assert sees(room, "–")
    room.key("P", "1")
    room.go_on()
    ((utc,),) = room.rows("select utc from response where kind = 'confirmation'")
    saved = utc_moment(utc).astimezone()
    room.close()

    room.open()
    if (room.clock.utc().astimezone()).date() == saved.date():  # else midnight lies between
        assert sees(room, f"Your last answer was saved {saved:%H:%M:%S}.")
    room.clock.pass_by(86_400)
    room.start()
    room.key("P")
    assert f"{saved:%Y-%m-%d %H:%M}" in texts(room.page)


def test_the_time_that_is_left_follows_the_own_pace_with_a_floor(open_room: Opened) -> None:
    room = open_room(*(item(number, images=picture("near.png")) for number in range(1, 61)))
    assert not sees(room, "at your own pace so far")
    for _ in range(5):
        room.key("1")
        room.go_on()
    room.close()
    room.open()
    # Fifty-five items at no less than five seconds each.
    assert sees(room, "about 5 min")
    assert sees(room, "at your own pace so far")


def test_what_is_pasted_is_told_from_what_is_typed(open_room: Opened) -> None:
    room = open_room(
        item(1, "short_text", images=picture("near.png")),
        item(2, "free_text", images=picture("near.png")),
    )
    QApplication.clipboard().setText("ringworm")
    for _ in range(2):
        room.type("a ")
        room.key("Ctrl+V")
        room.type("!")
        room.go_on()
    assert [text for _, text, _ in room.confirmed()] == ["a ringworm!", "a ringworm!"]
    payloads = [
        json.loads(payload)
        for (payload,) in room.rows(
            "select payload from event where kind = 'text_changed' order by rowid"
        )
    ]
    assert [payload.get("pasted") for payload in payloads] == [None, None, True, None] * 2


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_the_menu_of_a_field_pastes_too_and_is_told(open_room: Opened) -> None:
    room = open_room(item(1, "short_text", images=picture("near.png")))
    QApplication.clipboard().setText("ringworm")
    field, told = room.page.item.panel.text.line, []
    field.written.connect(lambda *what: told.append(what))
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(field, QContextMenuEvent(reason, QPoint(1, 1), QPoint(5, 5)))
    menu = QApplication.activePopupWidget()
    for action in menu.actions():
        if action.objectName() == "edit-paste":
            action.trigger()
    menu.close()
    assert told == [("ringworm", True)]
    assert sees(room, "Answer: ringworm")


def test_a_sleep_of_the_machine_begins_a_new_epoch(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.clock.slept = room.clock.slept.__class__(hours=1)
    room.page.presenter.look_at_clocks()
    room.key("1")
    room.go_on()
    assert {"suspended", "interrupted"} <= set(room.events())
    assert [cause for (cause,) in room.rows("select cause from clock_epoch order by number")] == [
        "start",
        "sleep",
    ]


def test_losing_the_window_is_noted(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.page._application_changed(Qt.ApplicationState.ApplicationInactive)
    room.page._application_changed(Qt.ApplicationState.ApplicationActive)
    room.key("1")
    room.go_on()
    kinds = room.events()
    assert kinds.index("focus_lost") < kinds.index("focus_gained") < kinds.index("confirmed")


def test_a_page_that_goes_while_the_next_item_is_prepared_takes_no_harm(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = picture("near.png")
    room = open_room(*(item(number, images=images) for number in range(1, 4)), start=False)
    gone, following = Event(), room.session.following

    def late(trial: TrialId) -> object:
        gone.wait(20)
        return following(trial)

    monkeypatch.setattr(room.session, "following", late)
    room.start()
    room.page.finish()
    shiboken6.delete(room.page)
    gone.set()
    room.idle()
    room.tasks.close()
    room.desk.close()

    room.open()
    room.start()
    assert room.state.item.position == 1


def test_leaving_by_the_pause_page_asks_nothing(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    left: list[bool] = []
    room.page.left.connect(lambda: left.append(True))
    room.key("P")
    click(button(room.page, "End for today"))
    assert left == [True]


def _key(key: Qt.Key, text: str, *, repeat: bool = False) -> QKeyEvent:
    settle()
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, repeat, 1)
