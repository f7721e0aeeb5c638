"""What the cache keeps, forgets and decodes first."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from medannot.imaging.frame import Frame
from medannot.imaging.opened import ImageFacts
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.prepared import PreparedFrame
from tests.helpers.driving import wait_for
from tests.ui.viewer.rooms import MadeUp

FACTS = ImageFacts(200, 250, 1, monochrome=True)
FILE_BYTES = 30_000
FRAME_BYTES = 200 * 250 * 2
"""Sixteen bits without sign: the places are the stored values themselves."""


def nothing(_outcome: object) -> None:
    """Wait for nothing."""


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def cache_of(tasks: Tasks, most_bytes: int, opened: list[str] | None = None) -> FrameCache:
    def open_image(key: str) -> Any:
        if opened is not None:
            opened.append(key)
        frame = Frame(np.full((200, 250), int(key), np.uint16), monochrome=True)
        return MadeUp(lambda _number: frame, FACTS, FILE_BYTES)

    return FrameCache(open_image, tasks, most_bytes=most_bytes)


def fetch(cache: FrameCache, key: str) -> PreparedFrame:
    found: list[PreparedFrame] = []
    cache.want(key, 1, found.append, nothing)
    wait_for(lambda: found)
    return found[0]


def test_frames_and_opened_files_are_counted(tasks: Tasks) -> None:
    cache = cache_of(tasks, 10**7)
    assert fetch(cache, "7").size_bytes == FRAME_BYTES
    assert cache.held_bytes == FRAME_BYTES + FILE_BYTES
    facts = cache.facts("7")
    assert facts is not None
    assert facts.columns == 250


def test_memory_stays_within_its_bound_through_a_thousand_images(tasks: Tasks) -> None:
    bound = 10 * (FRAME_BYTES + FILE_BYTES)
    cache = cache_of(tasks, bound)
    most = 0
    for number in range(1000):
        cache.want(str(number), 1, nothing, nothing, owner="pane")
        if number % 10 == 9:
            wait_for(lambda n=number: cache.cached(str(n), 1) is not None)
        most = max(most, cache.held_bytes)
    # The two files that are being opened just then are cared for when they are decoded.
    assert bound // 2 < most <= bound + 2 * FILE_BYTES
    assert len(cache._openings) <= 11


def test_the_frame_least_recently_shown_goes_first(tasks: Tasks) -> None:
    cache = cache_of(tasks, 3 * (FRAME_BYTES + FILE_BYTES))
    for key in ("1", "2", "3", "1", "4"):
        fetch(cache, key)
    assert [cache.cached(key, 1) is not None for key in "1234"] == [True, False, True, True]


def test_a_smaller_bound_holds_at_once_and_the_last_frame_stays(tasks: Tasks) -> None:
    cache = cache_of(tasks, 10**7)
    for key in ("1", "2", "3"):
        fetch(cache, key)
    cache.set_most_bytes(1)
    assert [cache.cached(key, 1) is not None for key in "123"] == [False, False, True]


def test_halvings_count_too(tasks: Tasks) -> None:
    def open_image(_key: str) -> Any:
        frame = Frame(np.zeros((1024, 1024), np.int16), monochrome=True)
        return MadeUp(lambda _number: frame, FACTS)

    cache = FrameCache(open_image, tasks)
    # Signed values and their places, then a quarter and a sixteenth of the places.
    assert fetch(cache, "1").size_bytes == 2 * 1024 * 1024 * 2 + (512 * 512 + 256 * 256) * 2


def test_bytes_stay_bytes(tasks: Tasks) -> None:
    def open_image(_key: str) -> Any:
        frame = Frame(np.zeros((100, 100), np.uint8), monochrome=True)
        return MadeUp(lambda _number: frame, FACTS)

    assert fetch(FrameCache(open_image, tasks), "1").size_bytes == 10_000


def test_what_is_looked_at_comes_before_what_is_looked_ahead_at(tasks: Tasks) -> None:
    opened: list[str] = []
    cache = cache_of(tasks, 10**8, opened)
    cache.look_ahead("pane", [(str(n), 1) for n in range(100, 130)], None)
    cache.want("7", 1, nothing, nothing, owner="pane")
    wait_for(lambda: cache.cached("7", 1))
    assert opened.index("7") <= 3


def test_a_new_look_ahead_takes_the_place_of_the_old(tasks: Tasks) -> None:
    opened: list[str] = []
    cache = cache_of(tasks, 10**8, opened)
    cache.look_ahead("pane", [(str(n), 1) for n in range(100, 130)], None)
    cache.look_ahead("pane", [("5", 1), ("6", 1)], None)
    wait_for(lambda: not tasks.busy)
    assert len(opened) <= 5
    assert {"5", "6"} <= set(opened)


def test_what_was_looked_ahead_at_goes_before_what_was_just_shown(tasks: Tasks) -> None:
    cache = cache_of(tasks, 2 * (FRAME_BYTES + FILE_BYTES))
    fetch(cache, "1")
    cache.look_ahead("pane", [("2", 1), ("3", 1), ("4", 1)], None)
    wait_for(lambda: not tasks.busy)
    assert cache.cached("1", 1) is not None


def test_forgotten_images_are_not_kept_when_they_arrive_late(tasks: Tasks) -> None:
    cache = cache_of(tasks, 10**8)
    cache.want("1", 1, nothing, nothing)
    cache.keep_only({"2"})
    fetch(cache, "2")
    wait_for(lambda: not tasks.busy)
    assert cache.cached("1", 1) is None
    assert cache.held_bytes == FRAME_BYTES + FILE_BYTES


def test_an_image_that_cannot_be_opened_is_told_and_may_be_tried_again(tasks: Tasks) -> None:
    tries: list[str] = []

    def open_image(key: str) -> Any:
        tries.append(key)
        if len(tries) == 1:
            raise OSError("gone")
        return MadeUp(lambda _n: Frame(np.zeros((4, 4), np.uint16), monochrome=True), FACTS)

    cache = FrameCache(open_image, tasks)
    faults: list[Exception] = []
    cache.want("a", 1, nothing, faults.append)
    wait_for(lambda: faults)
    fetch(cache, "a")
    assert len(tries) == 2
