"""The stream of draws is documented; here it is worked out a second time, from its description."""

import hashlib
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.randomisation import Draw


def words(seed: int, label: str, count: int) -> list[int]:
    blocks = b"".join(
        hashlib.sha256(f"medannot-draw|{seed}|{label}|{n}".encode()).digest() for n in range(count)
    )
    return [int.from_bytes(blocks[8 * n : 8 * n + 8], "big") for n in range(count)]


def test_numbers_come_from_sha_256_in_counter_mode() -> None:
    draw = Draw(7, "order")

    assert [draw.below(1_000) for _ in range(6)] == [word % 1_000 for word in words(7, "order", 6)]


def test_orders_are_durstenfelds_shuffle() -> None:
    expected = list("abcde")
    for last, word in zip(range(4, 0, -1), words(7, "order", 4), strict=True):
        chosen = word % (last + 1)
        expected[last], expected[chosen] = expected[chosen], expected[last]

    assert Draw(7, "order").shuffled("abcde") == tuple(expected)


@given(st.integers(0, 2**63 - 1), st.lists(st.integers()))
def test_a_shuffle_keeps_every_value_and_repeats_with_its_seed(
    seed: int, values: list[int]
) -> None:
    mixed = Draw(seed, "x").shuffled(values)

    assert Counter(mixed) == Counter(values)
    assert Draw(seed, "x").shuffled(values) == mixed


def test_other_labels_are_other_streams() -> None:
    assert Draw(7, "a").shuffled(range(50)) != Draw(7, "b").shuffled(range(50))
    assert Draw(7, "a").shuffled(range(50)) != Draw(8, "a").shuffled(range(50))


def test_every_order_of_three_comes_about_as_often_as_any_other() -> None:
    draw = Draw(7, "fair")

    counts = Counter(draw.shuffled("abc") for _ in range(6_000))

    assert len(counts) == 6
    # 1,000 each; five standard deviations are 144.
    assert all(856 < count < 1_144 for count in counts.values())


def test_fractions_lie_from_0_up_to_1() -> None:
    draw = Draw(7, "part")
    drawn = [draw.fraction() for _ in range(1_000)]

    assert min(drawn) >= 0
    assert max(drawn) < 1
    assert 0.45 < sum(drawn) / len(drawn) < 0.55


@pytest.mark.parametrize("bound", [0, -1])
def test_a_draw_needs_a_positive_bound(bound: int) -> None:
    with pytest.raises(ValueError, match="positive bound"):
        Draw(7).below(bound)


def test_a_choice_is_one_of_the_values() -> None:
    assert {Draw(seed, "choice").choice("abc") for seed in range(40)} == {"a", "b", "c"}
