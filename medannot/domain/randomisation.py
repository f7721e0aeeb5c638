"""Reproducible draws: one documented stream, the same on every machine and Python.

The stream is SHA-256 in counter mode over the seed and the names of what is drawn
("medannot-draw|seed|label|…|counter"); numbers below n come by rejection from 64-bit words, and
orders by Fisher and Yates's shuffle in Durstenfeld's form (Knuth, TAOCP vol. 2, 3.4.2,
algorithm P). Python's own generator promises no such stability of its derived draws.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

_WORD = 8
_SPAN = 1 << (8 * _WORD)


class Draw:
    """A stream of reproducible random numbers.

    Args:
        seed: the study's seed.
        labels: what is drawn, such as "order" and a reader's code; other labels, other stream.
    """

    def __init__(self, seed: int, *labels: str) -> None:
        self._prefix = "|".join(("medannot-draw", str(seed), *labels))
        self._counter = 0
        self._buffer = b""

    def _word(self) -> int:
        if len(self._buffer) < _WORD:
            block = f"{self._prefix}|{self._counter}".encode()
            self._counter += 1
            self._buffer += hashlib.sha256(block).digest()
        word, self._buffer = self._buffer[:_WORD], self._buffer[_WORD:]
        return int.from_bytes(word, "big")

    def below(self, bound: int) -> int:
        """Return a whole number from 0 to `bound` - 1, each equally likely.

        Raises:
            ValueError: the bound is not positive.
        """
        if bound <= 0:
            raise ValueError("a draw needs a positive bound")
        limit = _SPAN - _SPAN % bound
        while (word := self._word()) >= limit:
            pass
        return word % bound

    def fraction(self) -> float:
        """Return a number from 0 up to, not including, 1 with 53 random bits."""
        return (self._word() >> 11) / (1 << 53)

    def shuffled(self, values: Sequence[T]) -> tuple[T, ...]:
        """Return the values in a random order, each order equally likely."""
        mixed = list(values)
        for last in range(len(mixed) - 1, 0, -1):
            chosen = self.below(last + 1)
            mixed[last], mixed[chosen] = mixed[chosen], mixed[last]
        return tuple(mixed)

    def choice(self, values: Sequence[T]) -> T:
        """Return one of the values, each equally likely.

        Raises:
            ValueError: there is none.
        """
        return values[self.below(len(values))]
