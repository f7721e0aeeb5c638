"""Plain keys of the viewer where no letter is an answer: what stands on Alt there works alone.

Arrows keep Alt: alone they turn slices, or go through a list.
"""

from collections.abc import Iterable
from dataclasses import replace

from medannot.ui.actions import ActionSpec

_ALT = "Alt+"
_BY_DIGITS = "viewer.preset"
_DIGITS_TAKEN = "viewer.image"
_NAMED = ("Left", "Right", "Up", "Down")


def plain_keys(spec: ActionSpec) -> tuple[str, ...]:
    """Return the keys by which an action of the viewer works alone, the usual ones if none do."""
    if spec.id == _BY_DIGITS:
        return tuple(str(place) for place in range(1, len(spec.keys) + 1))
    if spec.id == _DIGITS_TAKEN:
        return spec.keys
    return tuple(_without_alt(key) for key in spec.keys)


def with_plain_keys(specs: Iterable[ActionSpec]) -> tuple[ActionSpec, ...]:
    """Return actions that work by plain keys, which are shown, and by the usual ones too."""
    return tuple(
        replace(spec, keys=tuple(dict.fromkeys((*plain_keys(spec), *spec.keys)))) for spec in specs
    )


def _without_alt(key: str) -> str:
    return key if key.endswith(_NAMED) else key.removeprefix(_ALT)
