"""A version of a lexicon that a workspace took into use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from medannot.domain.ids import LexiconPinId
from medannot.domain.lexicon.version import Version


class Purpose(StrEnum):
    """What a workspace uses a lexicon for."""

    PRIMARY = "primary"
    """Terms are taken from it first."""
    FURTHER = "further"


@dataclass(frozen=True, slots=True)
class LexiconPin:
    """One version, named so that no other can be taken for it.

    Attributes:
        number: 1, 2, 3 … in the order in which a workspace pinned.
        sha256: over the lexicon's normalised files.
    """

    id: LexiconPinId
    number: int
    lexicon_id: str
    version: Version
    sha256: str
    purpose: Purpose
    pinned_utc: str

    @property
    def pin(self) -> str:
        """Return id and version as they are cited, such as "medannot-skin@1.0.0"."""
        return f"{self.lexicon_id}@{self.version}"


def in_use(pins: Iterable[LexiconPin]) -> tuple[LexiconPin, ...]:
    """Return the last pin of each lexicon, the primary one first, the others by their ids.

    One alone is primary: a lexicon that was so before another became it is a further one.
    """
    last: Mapping[str, LexiconPin] = {pin.lexicon_id: pin for pin in _ordered(pins)}
    leading = [pin for pin in _ordered(last.values()) if pin.purpose is Purpose.PRIMARY]
    first = leading[-1] if leading else None
    found = (
        pin if pin is first else replace(pin, purpose=Purpose.FURTHER) for pin in last.values()
    )
    return tuple(sorted(found, key=lambda pin: (pin != first, pin.lexicon_id)))


def _ordered(pins: Iterable[LexiconPin]) -> list[LexiconPin]:
    return sorted(pins, key=lambda pin: pin.number)
