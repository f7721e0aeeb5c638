"""What marks say: why a shape is refused, and what a screen reader is told."""

from PySide6.QtCore import QCoreApplication

from medannot.domain.annotation.shapes import Place, ShapeFault, ShapeKind
from medannot.ui.bench.marks.look import MarkLook


def _tr(words: str) -> str:
    return QCoreApplication.translate("Marks", words)


def kind_name(kind: ShapeKind) -> str:
    """Return what a kind of shape is called."""
    return {
        ShapeKind.POINT: _tr("Point"),
        ShapeKind.BOX: _tr("Box"),
        ShapeKind.ELLIPSE: _tr("Ellipse"),
        ShapeKind.POLYGON: _tr("Polygon"),
        ShapeKind.FREEHAND: _tr("Freehand line"),
        ShapeKind.POLYLINE: _tr("Line of several parts"),
        ShapeKind.DISTANCE: _tr("Distance"),
        ShapeKind.BRUSH: _tr("Painted area"),
    }[kind]


def refusal(fault: ShapeFault, *, drawn: bool) -> str:
    """Say why a shape cannot be kept as it is, and what to do.

    Args:
        fault: what is wrong with it.
        drawn: it is being drawn, not changed.
    """
    if fault is ShapeFault.CROSSES_ITSELF:
        way = (
            _tr("take corners back with Backspace or drag them, then close it again.")
            if drawn
            else _tr("drag its corners apart, or press Esc for the shape it had.")
        )
        return _tr("The outline crosses itself; {way}").format(way=way)
    return {
        ShapeFault.NO_EXTENT: _tr("The mark has no extent; draw it larger."),
        ShapeFault.TOO_FEW_POINTS: _tr("The mark has too few points; set more."),
        ShapeFault.OUTSIDE: _tr("The mark lies outside the image; draw it on the image."),
    }.get(fault, _tr("The mark cannot be kept as it is; draw it again."))


def place_words(place: Place) -> str:
    """Say where the cross stands."""
    return _tr("{x} across, {y} down").format(x=round(place[0]), y=round(place[1]))


def point_words(number: int, place: Place) -> str:
    """Say that a point was set."""
    return _tr("Point {number} set at {place}").format(number=number, place=place_words(place))


def drawn_words(kind: ShapeKind) -> str:
    """Say that a mark was drawn to its end."""
    return _tr("{kind} drawn").format(kind=kind_name(kind))


def chosen_words(kind: ShapeKind, number: int, count: int) -> str:
    """Say which mark is chosen."""
    if count > 1:
        return _tr("{count} marks chosen").format(count=count)
    return _tr("Mark {number} chosen: {kind}").format(number=number, kind=kind_name(kind))


def handle_words(number: int, of: int, place: Place) -> str:
    """Say which corner of a mark is chosen."""
    return _tr("Corner {number} of {of}, {place}").format(
        number=number, of=of, place=place_words(place)
    )


def moved_words(place: Place) -> str:
    """Say where a mark or a corner came to lie."""
    return _tr("Moved to {place}").format(place=place_words(place))


def removed_words(count: int) -> str:
    """Say that marks were taken away."""
    return _tr("Mark removed") if count == 1 else _tr("{count} marks removed").format(count=count)


def hidden_words(*, hidden: bool) -> str:
    """Say whether the marks are seen."""
    return _tr("All marks are hidden") if hidden else _tr("Marks are shown")


def look_words(look: MarkLook) -> str:
    """Say how marks are drawn."""
    said = [_tr("Marks drawn at {percent} %").format(percent=look.percent)]
    if look.dimmed:
        said.append(_tr("others step back"))
    said.append(_tr("with names") if look.named else _tr("with numbers"))
    return ", ".join(said)


def size_words(size: int) -> str:
    """Say how large the brush is."""
    return _tr("Brush {size} pixels wide").format(size=size)


def pen_words(*, down: bool) -> str:
    """Say whether the pen draws as the cross moves."""
    return _tr("Pen down; arrow keys draw") if down else _tr("Pen up")


def given_up_words() -> str:
    """Say that what was begun is given up."""
    return _tr("Drawing given up")


def taken_back_words(left: int) -> str:
    """Say that the last point is gone."""
    return _tr("Last point taken back; {left} left").format(left=left)


def nothing_to_erase() -> str:
    """Say that the eraser found nothing."""
    return _tr("No painted mark is here; choose one, then erase.")
