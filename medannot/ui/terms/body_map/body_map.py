"""The body map: drawings of the body whose areas are terms of a lexicon."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.phrases import parted
from medannot.ui.terms.body_map.atlas import CONTEXT, DRAWINGS, Atlas
from medannot.ui.terms.body_map.canvas import MapCanvas, Spot
from medannot.ui.terms.body_map.drawing import Side
from medannot.ui.translation import leading
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.text import ElidedText

_FIRST_ROW = 5
_SIDES = {
    Language.ENGLISH: {Side.LEFT: "left", Side.RIGHT: "right"},
    Language.CHINESE: {Side.LEFT: "左侧", Side.RIGHT: "右侧"},
}
"""Sides in the words of the lexicon's languages, not in the window's."""


class BodyMap(QWidget):
    """Lets one choose places of the body by pointing, and shows where a term lies.

    What is chosen is the owner's: a click only tells of it, and `show_chosen` shows it. The keys
    reach every term in the tree; here they only change the drawing.

    Args:
        atlas: the drawings; the program's own without it.

    Signals:
        chosen: (id, side) an area was clicked; the side is "left", "right" or nothing.
    """

    chosen = Signal(str, str)

    def __init__(self, atlas: Atlas | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.atlas = atlas or Atlas()
        self._lexicon: Lexicon | None = None
        self._language = leading()
        self._now, self._term = "", ""
        names = [(name, self._title(name)) for name in DRAWINGS]
        self._rows = [
            Segmented([Segment(*one) for one in part], self.tr("Drawing"), height=32)
            for part in (names[:_FIRST_ROW], names[_FIRST_ROW:])
        ]
        self.canvas = MapCanvas()
        self._name = ElidedText("", "ui_strong")
        self._other = ElidedText("", "ui", "text_2")
        self._lay_out()
        for row in self._rows:
            row.chosen.connect(self.show_drawing)
        self.canvas.clicked.connect(lambda spot: self.chosen.emit(*spot))
        self.canvas.pointed.connect(lambda _spot: self._say())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row in self._rows:
            column.addWidget(row, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.canvas, 1)
        for line in (self._name, self._other):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)

    @property
    def drawing(self) -> str:
        """Return the name of the drawing in front, such as "front"."""
        return self._now

    def show_lexicon(self, lexicon: Lexicon, language: Language) -> bool:
        """Let the areas stand for the terms of a lexicon; tell whether any of them is drawn."""
        self._lexicon, self._language, self._term = lexicon, language, ""
        drawn = [lexicon[one] for one in self.atlas.drawn if one in lexicon]
        live = frozenset(node.id for node in drawn if node.is_selectable)
        self.canvas.mark(live=live, shown=frozenset(), chosen=frozenset(), counts={})
        if not self._now:
            self.show_drawing(next(iter(DRAWINGS)))
        self._say()
        return bool(drawn)

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self._language = language
        self._say()

    def show_drawing(self, name: str) -> None:
        """Bring a drawing to the front."""
        self._now = name
        for row in self._rows:
            row.choose(name if name in row.keys else None)
        self.canvas.show_drawing(self.atlas.drawing(name))
        self._say()

    def show_term(self, node_id: str) -> None:
        """Let a term stand out, or all that lies below it, or the nearest above, and go there."""
        wanted = self.atlas.places_of(self._lexicon, node_id) if self._lexicon else frozenset()
        self._term = node_id if wanted else ""
        self.canvas.mark(shown=wanted)
        best = self.atlas.best(wanted, self._now) if self._now else self._now
        if best != self._now:
            self.show_drawing(best)
        self._say()

    def show_chosen(self, chosen: frozenset[Spot]) -> None:
        """Show areas as chosen, and no others."""
        self.canvas.mark(chosen=chosen)
        self._say()

    def show_counts(self, counts: Mapping[Spot, int]) -> None:
        """Show numbers on areas, such as how often each was chosen."""
        self.canvas.mark(counts=dict(counts))

    # Words

    def _say(self) -> None:
        """Name what is under the pointer, or else what is chosen or stands out."""
        marks = self.canvas.marks
        # Who names a place without its side means all of it, however many areas that are.
        whole = {node_id for node_id, side in marks.chosen if not side}
        chosen = sorted(one for one in marks.chosen if not one[1] or one[0] not in whole)
        told = [marks.hovered] if marks.hovered else chosen or [(self._term, "")] * bool(self._term)
        leading = self._language
        other = Language.CHINESE if leading is Language.ENGLISH else Language.ENGLISH
        self._name.setText(parted(self._words(one, leading) for one in told))
        self._other.setText(parted(self._words(one, other) for one in told))
        title = self._title(self._now) if self._now else ""
        self.canvas.setAccessibleName(self.tr("Body map: {drawing}").format(drawing=title))
        names = parted(self._words(one, leading) for one in chosen) or self.tr("nothing")
        self.canvas.setAccessibleDescription(
            self.tr("Chosen: {names}. The tree of terms reaches every place by keys.").format(
                names=names
            )
        )

    def _words(self, spot: Spot, language: Language) -> str:
        node_id, side = spot
        if self._lexicon is None or node_id not in self._lexicon:
            return node_id
        label = self._lexicon[node_id].words(language).label
        said = _SIDES[language].get(Side(side), "")
        if language is Language.CHINESE:
            return f"{said}{label}"
        return f"{label}, {said}" if said else label

    def _title(self, name: str) -> str:
        return QCoreApplication.translate(CONTEXT, DRAWINGS[name])
