"""The size of a lesion taken from marks, where the file says how large a pixel is."""

from PySide6.QtCore import QObject

from medannot.domain.annotation.attributes import Part, in_unit, part_of, scale_of
from medannot.domain.annotation.extents import Spacing, range_of
from medannot.domain.annotation.finding import Lesion, Mark, Term
from medannot.domain.annotation.shapes import ShapeKind
from medannot.domain.annotation.wishes import term_of
from medannot.domain.annotation.wishes_of_lesions import measure
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import NodeKind, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.media import SpacingKind
from medannot.ui.actions import key_caption
from medannot.ui.bench.marked_image import MarkedImage
from medannot.ui.bench.marks.actions import MARK_ACTIONS

MEASURING = frozenset({ShapeKind.DISTANCE, ShapeKind.POLYLINE, ShapeKind.ELLIPSE})
"""Marks by which lesions are mostly measured."""

_KEY = next(key_caption(one.keys[0]) for one in MARK_ACTIONS if one.id == "marks.use_size")
_DIGITS = {"mm": 1, "cm": 2}
"""Of a size that was measured: a tenth of a millimetre is less than anybody can point at."""

Range = tuple[float, float]


class MarkSizes(QObject):
    """Says how large the selected marks are, and takes a lesion's size from them when asked to.

    Args:
        side: the image side of the workbench.
        parent: who owns it.
    """

    def __init__(self, side: MarkedImage, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side

    @property
    def spacing(self) -> Spacing | None:
        """Return height and width of a pixel in millimetres where the image in front gives them."""
        frame = self._side.frame_shown
        if frame is None or frame.spacing is None or frame.spacing_kind is SpacingKind.NONE:
            return None
        return frame.spacing if min(frame.spacing) > 0 else None

    def use(self) -> None:
        """Take the size of the lesion that the selected marks show; say it, or why not."""
        side = self._side
        side.board.settle()
        lesion_id, refusal = self._lesion()
        asked, sizes = _size_attribute(side.state.terms), self._sizes()
        if self.spacing is None:
            refusal = self.tr("No scale of this image is known; type the size.")
        elif asked is None:
            refusal = self.tr("The lexicon of this project asks no size.")
        elif not refusal and sizes is None:
            refusal = self.tr("A point has no size; draw a distance, a line or an outline.")
        if lesion_id is None or asked is None or sizes is None or refusal:
            side.refuse(refusal)
            return
        term, unit = asked
        extent = _in(sizes, unit)
        side.do(lambda now: measure(now, lesion_id, term, extent, unit, measured=True))
        side.say(self.tr("Size taken over: {size}").format(size=_words(extent, unit)))

    def words(self) -> str:
        """Say in the image's corner how sizes are known, or how large the selected marks are."""
        asked = _size_attribute(self._side.state.terms)
        if asked is None or self._side.frame_shown is None:
            return ""
        if self.spacing is None:
            return self.tr("No scale known: sizes are typed")
        sizes = self._sizes()
        if sizes is None:
            return ""
        said = _words(_in(sizes, asked[1]), asked[1])
        if self._lesion()[0] is None:
            return said
        return self.tr("{size}; {key} uses it as size").format(size=said, key=_KEY)

    def _sizes(self) -> Range | None:
        """Return the least and the greatest size of the selected marks, in millimetres."""
        board, spacing = self._side.board, self.spacing
        if spacing is None:
            return None
        return range_of((board.sheet[one].shape for one in board.selected), spacing)

    def _lesion(self) -> tuple[FindingId | None, str]:
        """Return the lesion that the selected marks show, or say why there is none."""
        findings, chosen = self._side.state.findings, self._side.board.selected
        marks = [findings[one].content for one in chosen if one in findings]
        targets = {one.target for one in marks if isinstance(one, Mark)}
        if not targets:
            return None, self.tr("No mark is selected; choose one, then use it as size.")
        if len(targets) > 1:
            return None, self.tr("The marks show several lesions; choose those of one.")
        (target,) = targets
        found = findings.get(target) if target is not None else None
        if found is None or not isinstance(found.content, Lesion):
            return None, self.tr(
                "The mark shows no lesion yet; say which one, then use it as size."
            )
        return found.id, ""


def _size_attribute(lexicon: Lexicon | None) -> tuple[Term, str] | None:
    """Return the attribute by which the lexicon asks how large a lesion is, with its unit."""
    for node in lexicon.nodes.values() if lexicon is not None else ():
        if lexicon is None or node.kind is not NodeKind.ATTRIBUTE:
            continue
        term, scale = term_of(node.id, lexicon), scale_of(node.id, lexicon)
        if scale is None or scale.unit not in _DIGITS or node.status is Status.DEPRECATED:
            continue
        if part_of(term, lexicon) is Part.SIZE:
            return term, scale.unit
    return None


def _in(sizes: Range, unit: str) -> Range:
    least, most = (in_unit(one, "mm", unit) or 0.0 for one in sizes)
    return round(least, _DIGITS[unit]), round(most, _DIGITS[unit])


def _words(extent: Range, unit: str) -> str:
    """Write a size: one number where both are the same."""
    least, most = (f"{one:g}" for one in extent)
    return f"{least} {unit}" if least == most else f"{least}–{most} {unit}"
