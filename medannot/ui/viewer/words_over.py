"""Draws all words over an image: notice, corners, scale bar, letters of the edges."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from medannot.ui import theme
from medannot.ui.viewer import corner_text
from medannot.ui.viewer.captions import Looked, corners, edge_letters, scale_bar
from medannot.ui.viewer.layers import Mapping
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.widgets.painting import faded

_LETTER_ROOM = 56
_QUIET = 0.6
_LINES_BELOW = 3
"""So many lines stand in a lower corner at most: pointer, frame and note."""


def draw_words(
    painter: QPainter, area: QRectF, looked: Looked, prepared: PreparedFrame, mapping: Mapping
) -> None:
    """Draw what there is to say of an image and of how it is looked at."""
    align = Qt.AlignmentFlag
    words = corners(looked, prepared)
    if words.notice:
        corner_text.draw_notice(painter, area, words.notice)
        area = corner_text.below_notice(area, words.notice)
    draw = corner_text.draw_lines
    bar = scale_bar(prepared, mapping.scale, area.width())
    room = corner_text.room_beside_bar(area, *(bar or (0.0, "")))
    letters = edge_letters(prepared.frame.edges, mapping.pose)
    if letters is not None:
        # The letter of the upper edge stands in the middle; no word may lie under it.
        room = min(room, area.width() / 2 - _LETTER_ROOM)
    title = [line for text in words.top_left for line in corner_text.broken(text, room)]
    draw(painter, area, title, align.AlignTop | align.AlignLeft)
    draw(painter, area, words.bottom_left, align.AlignBottom | align.AlignLeft)
    draw(painter, area, words.bottom_right, align.AlignBottom | align.AlignRight)
    if bar is not None:
        corner_text.draw_scale_bar(painter, area, *bar)
    if letters is not None:
        corner_text.draw_edges(painter, area, letters)


def words_of_pointer(area: QRectF) -> QRectF:
    """Return the part of an area in which what stands under the pointer is written."""
    return corner_text.foot(area, _LINES_BELOW)


def draw_message(painter: QPainter, area: QRectF, sentence: str, *, quiet: bool) -> None:
    """Write a sentence in the image's place, fainter where nothing is amiss."""
    look = theme.current()
    painter.setFont(look.font("body"))
    colour = look.colour("image.text")
    painter.setPen(faded(colour, _QUIET) if quiet else colour)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(area.adjusted(48, 48, -48, -48), int(flags), sentence)
