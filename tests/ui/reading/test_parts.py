"""The small parts of the reading room."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from medannot.domain.answer import Answer
from medannot.domain.clock import ManualClock
from medannot.domain.ids import OptionId
from medannot.domain.question import ItemType
from medannot.domain.trial import CannotJudgeReason
from medannot.ui.reading import words
from medannot.ui.reading.answering import digit, letter, with_option, with_reason, with_text
from medannot.ui.reading.session_lock import speaks_locally
from medannot.ui.reading.stop_watch import StopWatch
from tests.helpers.outside import REPOSITORY

A, B = OptionId("a"), OptionId("b")


def test_one_of_one_is_replaced_and_one_of_several_goes_in_and_out() -> None:
    one = with_option(Answer(option_ids=(A,)), B, ItemType.SINGLE_CHOICE)
    assert one.option_ids == (B,)
    same = with_option(Answer(option_ids=(A,)), A, ItemType.YES_NO)
    assert same.option_ids == (A,)
    both = with_option(Answer(option_ids=(A,)), B, ItemType.SEVERAL_ANSWERS)
    assert both.option_ids == (A, B)
    assert with_option(both, A, ItemType.SEVERAL_ANSWERS).option_ids == (B,)


def test_an_option_or_a_text_takes_cannot_judge_back() -> None:
    refused = with_reason(CannotJudgeReason.OTHER)
    assert with_option(refused, A, ItemType.SEVERAL_ANSWERS) == Answer(option_ids=(A,))
    assert with_text(refused, "ring") == Answer(text="ring")


def test_ten_options_have_letters_and_nine_have_digits() -> None:
    assert [letter(place) for place in (0, 9, 10)] == ["A", "J", ""]
    assert [digit(place) for place in (0, 8, 9)] == ["1", "9", ""]


def test_the_watch_leaves_pauses_out_and_counts_them_apart() -> None:
    clock = ManualClock()
    watch = StopWatch(clock)
    assert watch.item_seconds() == 0
    watch.start()
    clock.advance_ms(5_000)
    watch.pause()
    clock.advance_ms(60_000)
    assert (watch.item_seconds(), watch.pause_seconds()) == (5, 60)
    watch.resume()
    assert watch.since_appeared_ns(None) == 0
    clock.advance_ms(2_500)
    assert (watch.item_seconds(), watch.pause_seconds()) == (7, 0)


def test_the_watch_goes_on_from_what_was_recorded_before() -> None:
    clock = ManualClock()
    watch = StopWatch(clock)
    watch.clear(recorded_ms=61_500)
    assert watch.item_seconds() == 61
    watch.start()
    clock.advance_ms(2_600)
    assert watch.item_seconds() == 64
    watch.clear()
    assert watch.item_seconds() == 0


def test_a_moment_of_another_day_is_written_with_its_day() -> None:
    now = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    assert words.local_moment("2026-03-02T11:59:58.000Z", now).endswith(":58")
    assert words.local_moment("2026-02-27T12:00:00.000Z", now).startswith("2026-02-2")
    assert words.local_moment("", now) == ""


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00:00"), (61, "01:01"), (3_599, "59:59"), (3_725, "1:02:05")]
)
def test_seconds_are_written_as_a_clock_shows_them(seconds: int, text: str) -> None:
    assert words.clock_text(seconds) == text


def test_a_stem_is_long_from_sixty_words_on_in_any_script() -> None:
    assert not words.is_long("word " * 60)
    assert words.is_long("word " * 61)
    assert words.is_long("皮" * 130)
    assert not words.is_long("下列哪些特征符合照片中的皮损？")


def test_every_reason_and_type_has_its_words() -> None:
    assert len({words.reason_words(reason) for reason in CannotJudgeReason}) == len(
        CannotJudgeReason
    )
    assert len({words.type_words(type_) for type_ in ItemType}) == len(ItemType)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("unix:path=/run/user/1000/bus", True),
        ("unix:abstract=x;unix:path=/y", True),
        ("tcp:host=localhost,port=1", False),
        ("unix:path=/y;tcp:host=localhost", False),
        ("autolaunch:", False),
        ("", False),
    ],
)
def test_only_a_bus_without_a_network_is_listened_to(
    address: str, local: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert speaks_locally() is local


LOCKED_SCREEN = """
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from medannot.ui.reading.session_lock import SessionLock
from tests.helpers.driving import wait_for

app = QApplication([])
window, seen = QWidget(), []
lock = SessionLock(window)
lock.locked.connect(lambda: seen.append("locked"))
for active in (False, True):
    name = "org.gnome.ScreenSaver"
    message = QDBusMessage.createSignal("/org/gnome/ScreenSaver", name, "ActiveChanged")
    message.setArguments([active])
    QDBusConnection.sessionBus().send(message)
wait_for(lambda: seen)
assert seen == ["locked"], seen
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no session bus to run")
def test_the_lock_of_a_linux_desktop_is_seen() -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", LOCKED_SCREEN]
    ended = subprocess.run(
        command, capture_output=True, text=True, timeout=60, cwd=REPOSITORY, check=False
    )
    assert ended.returncode == 0, ended.stderr
