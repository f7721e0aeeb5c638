"""All drawings of the body map: which terms each shows, before any of them is read."""

import re
from functools import cached_property
from pathlib import Path

from medannot import paths
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.terms.body_map.drawing import MapDrawing, read

CONTEXT = "BodyMap"

DRAWINGS = {
    "front": QT_TRANSLATE_NOOP("BodyMap", "Front"),
    "back": QT_TRANSLATE_NOOP("BodyMap", "Back"),
    "head": QT_TRANSLATE_NOOP("BodyMap", "Head"),
    "hands": QT_TRANSLATE_NOOP("BodyMap", "Hands"),
    "feet": QT_TRANSLATE_NOOP("BodyMap", "Feet"),
    "eyes_ears": QT_TRANSLATE_NOOP("BodyMap", "Eyes, ears"),
    "mouth": QT_TRANSLATE_NOOP("BodyMap", "Mouth"),
    "teeth": QT_TRANSLATE_NOOP("BodyMap", "Teeth"),
    "chest_genitals": QT_TRANSLATE_NOOP("BodyMap", "Breasts, genitals"),
}
"""Files of the drawings and what they are called, in the order in which they are offered."""

_NODE = re.compile(r'data-node="([^"]+)"')


class Atlas:
    """The drawings; each is read when it is first looked at.

    Args:
        folder: where they lie; the program's own without it.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or paths.resources() / "body_map"
        self._read: dict[str, MapDrawing] = {}

    def drawing(self, name: str) -> MapDrawing:
        """Return a drawing.

        Raises:
            EnvironmentFault: it is broken.
        """
        if name not in self._read:
            self._read[name] = read(self._texts[name], f"{name}.svg")
        return self._read[name]

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {
            name: (self._folder / f"{name}.svg").read_text(encoding="utf-8") for name in DRAWINGS
        }

    @cached_property
    def shown(self) -> dict[str, frozenset[str]]:
        """Return the ids of the terms in each drawing."""
        return {name: frozenset(_NODE.findall(text)) for name, text in self._texts.items()}

    @cached_property
    def drawn(self) -> frozenset[str]:
        """Return the ids of all terms that are drawn somewhere."""
        return frozenset[str]().union(*self.shown.values())

    def knows(self, lexicon: Lexicon) -> bool:
        """Tell whether anything of a lexicon is drawn."""
        return any(node_id in lexicon for node_id in self.drawn)

    def places_of(self, lexicon: Lexicon, node_id: str) -> frozenset[str]:
        """Return what stands for a term: itself and all below it, or else the nearest above it."""
        if node_id not in lexicon:
            return frozenset()
        below = {node_id, *(node.id for node in lexicon.walk(node_id))} & self.drawn
        if below:
            return frozenset(below)
        return frozenset([one for one in lexicon.ancestors(node_id) if one in self.drawn][:1])

    def best(self, wanted: frozenset[str], now: str) -> str:
        """Return the drawing that shows most of these terms; the one in front, if it shows any."""
        if self.shown[now] & wanted:
            return now
        found = max(self.shown, key=lambda name: len(self.shown[name] & wanted))
        return found if self.shown[found] & wanted else now
