"""A name in at most two lines; what has no room is left out of its middle, not of its end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_FEW = 3


def two_lines(name: str, font: QFont, width: int) -> list[str]:
    """Break a name into two lines at most.

    Names that begin alike are told apart by their ends, so the second line keeps its end.

    Args:
        name: on one line.
        font: in which it is written.
        width: of the room, in pixels.
    """
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(name) <= width:
        return [name]
    layout = QTextLayout(name, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(width, 1))
    units = line.textLength()
    layout.endLayout()
    # Qt counts units of UTF-16, of which some letters have two.
    whole = name.encode("utf-16-le")
    first, rest = (part.decode("utf-16-le") for part in (whole[: 2 * units], whole[2 * units :]))
    if first[-1:].isalpha() and rest.isalpha() and len(rest) <= _FEW:
        # Two letters of a word on a line of their own are read as another word.
        return [metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)]
    second = metrics.elidedText(rest.strip(), Qt.TextElideMode.ElideMiddle, width)
    return [first.strip(), second] if second else [first.strip()]
