"""Finds the action of a key that was pressed, where the event itself is wanted.

A shortcut of Qt hands over neither the event nor its time; pages that time their readers take keys
from the event and look them up here.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from medannot.ui.actions import ActionSpec


class KeyMap:
    """Keys of some actions."""

    def __init__(self, specs: Iterable[ActionSpec]) -> None:
        self._places: dict[int, tuple[str, int]] = {}
        for spec in specs:
            for number, key in enumerate(spec.keys):
                # The stubs do not know that a sequence can be indexed.
                pressed = cast("Sequence[QKeyCombination]", QKeySequence(key))[0]
                self._places[_code(pressed)] = (spec.id, number)

    def find(self, event: QKeyEvent) -> tuple[str, int] | None:
        """Return the action's id and which of its keys it was, counted from 0, or None."""
        if event.key() <= 0:
            return None
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self._places.get(_code(QKeyCombination(modifiers, Qt.Key(event.key()))))


def _code(combination: QKeyCombination) -> int:
    return combination.toCombined()
