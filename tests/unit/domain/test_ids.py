"""Ids are 128 bits as text, and repeat only where they are seeded."""

import re

from medannot.domain.ids import RandomIds, SeededIds

TEXT = re.compile(r"[0-9a-f]{32}")


def test_random_ids_are_128_bits_and_differ() -> None:
    made = [RandomIds().new() for _ in range(1_000)]

    assert len(set(made)) == 1_000
    assert all(TEXT.fullmatch(one) for one in made)


def test_seeded_ids_repeat_with_their_seed_only() -> None:
    first, again, other = SeededIds(7), SeededIds(7), SeededIds(8)
    made = [first.new() for _ in range(100)]

    assert [again.new() for _ in range(100)] == made
    assert set(made).isdisjoint(other.new() for _ in range(100))
    assert len(set(made)) == 100
    assert all(TEXT.fullmatch(one) for one in made)
