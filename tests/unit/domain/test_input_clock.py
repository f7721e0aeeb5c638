"""Timestamps of input events come onto the monotonic clock, or are not believed."""

from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.input_clock import InputClock

MS = 1_000_000


def test_on_the_same_clock_a_late_handler_changes_nothing() -> None:
    clock = InputClock()

    assert clock.input_ns(1_000, 1_000 * MS) == 1_000 * MS
    assert clock.input_ns(2_000, 2_040 * MS) == 2_000 * MS


def test_another_base_is_learned_from_the_quickest_event() -> None:
    clock = InputClock()
    base = 86_400_000

    clock.input_ns(base + 1_000, 1_003 * MS)
    clock.input_ns(base + 2_000, 2_000 * MS)

    assert clock.input_ns(base + 3_000, 3_055 * MS) == 3_000 * MS


def test_a_platform_without_timestamps_gives_none() -> None:
    assert InputClock().input_ns(0, 5_000 * MS) is None


def test_a_handler_seconds_late_is_not_believed_and_leaves_no_trace() -> None:
    clock = InputClock()
    clock.input_ns(1_000, 1_000 * MS)

    assert clock.input_ns(2_000, 8_000 * MS) is None
    assert clock.input_ns(9_000, 9_000 * MS) is None
    assert clock.input_ns(10_000, 10_030 * MS) == 10_000 * MS


def test_a_sleep_that_one_clock_counts_is_learned() -> None:
    clock = InputClock()
    clock.input_ns(1_000, 1_000 * MS)

    assert clock.input_ns(2_000, 32_000 * MS) is None
    assert clock.input_ns(3_000, 33_020 * MS) == 33_000 * MS


def test_a_clock_that_was_set_anew_is_learned_again() -> None:
    clock = InputClock()
    clock.input_ns(4_294_967_000, 1_000 * MS)

    # 32 bits of milliseconds wrap round.
    assert clock.input_ns(500, 2_000 * MS) is None
    assert clock.input_ns(1_500, 3_010 * MS) == 3_000 * MS


def test_a_clock_that_jumped_ahead_is_learned_again() -> None:
    clock = InputClock()
    clock.input_ns(1_000, 1_000 * MS)

    assert clock.input_ns(900_000, 2_000 * MS) is None
    assert clock.input_ns(901_000, 3_005 * MS) == 3_000 * MS


@given(
    st.lists(st.tuples(st.integers(1, 10_000), st.integers(0, 400)), min_size=1, max_size=30),
    st.integers(1, 2**31),
)
def test_an_input_is_never_later_than_its_handler_nor_more_than_the_delay_before_it(
    presses: list[tuple[int, int]], base_ms: int
) -> None:
    clock, now_ms = InputClock(), 0
    for wait, delay in presses:
        now_ms += wait
        handler_ns = (now_ms + delay) * MS
        found = clock.input_ns(base_ms + now_ms, handler_ns)
        assert found is not None
        assert now_ms * MS <= found <= handler_ns
