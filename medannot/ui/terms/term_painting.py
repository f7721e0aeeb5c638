"""How a term is painted, in the tree as in lists: words with lit letters, tick, star, state."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.search_marks import Span
from medannot.ui import icons, theme
from medannot.ui.widgets.painting import focus_ring, surface

MARK, GAP = 14, 8
"""Side of a mark in pixels, and the room between two things of a row."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one tone, in which some letters are lit.

    Attributes:
        tone: colour token.
        style: of the type scale.
        struck: whether a line goes through it.
    """

    text: str
    tone: str = "text"
    marks: Sequence[Span] = ()
    style: str = "ui"
    struck: bool = False


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
    """Paint what says that a row is chosen, under the mouse, or has the focus."""
    state: QStyle.StateFlag = option.state
    radius = theme.current().metric("radius.control")
    inner = box.adjusted(0, 1, -1, -1)
    if state & QStyle.StateFlag.State_Selected:
        surface(painter, inner, "selection", None, radius)
    elif state & QStyle.StateFlag.State_MouseOver:
        surface(painter, inner, "hover", None, radius)
    if state & QStyle.StateFlag.State_HasFocus:
        focus_ring(painter, inner, radius)


def paint_words(painter: QPainter, box: QRect, pieces: Sequence[Piece]) -> None:
    """Paint pieces in one line with a gap between them; what has no room is cut."""
    left = box.left()
    for piece in pieces:
        if not piece.text:
            continue
        room = box.right() - left
        if room < MARK:
            return
        left += _paint_piece(painter, QRect(left, box.top(), room, box.height()), piece) + GAP


def _paint_piece(painter: QPainter, box: QRect, piece: Piece) -> int:
    left, flags = box.left(), int(Qt.AlignmentFlag.AlignVCenter)
    look = theme.current()
    for text, lit in _runs(piece):
        font = look.font("ui_strong" if lit else piece.style)
        font.setStrikeOut(piece.struck)
        painter.setFont(font)
        painter.setPen(look.colour("accent_text" if lit else piece.tone))
        metrics = QFontMetrics(font)
        width, room = metrics.horizontalAdvance(text), box.right() - left
        shown = text
        if width > room:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
        painter.drawText(QRect(left, box.top(), max(room, 0), box.height()), flags, shown)
        left += width
        if width > room:
            return box.width()
    return left - box.left()


def _runs(piece: Piece) -> Iterator[tuple[str, bool]]:
    """Yield a piece in runs, and whether each is lit."""
    done = 0
    for start, end in piece.marks:
        if done < start:
            yield piece.text[done:start], False
        yield piece.text[start:end], True
        done = end
    if done < len(piece.text):
        yield piece.text[done:], False


def tick_box(box: QRect) -> QRect:
    """Return where in a row the box to tick stands."""
    side = theme.current().metric("control.checkbox")
    return QRect(box.left() + GAP, box.center().y() - side // 2, side, side)


def room_of_tick() -> int:
    """Return how much room a box takes at the left of a row."""
    return theme.current().metric("control.checkbox") + 2 * GAP


def paint_tick(painter: QPainter, box: QRect, *, ticked: bool) -> int:
    """Paint a box to tick at the left; return how much room it takes."""
    where = tick_box(box)
    if ticked:
        surface(painter, where, "accent", None, 4)
        mark = where.adjusted(2, 2, -2, -2)
        icons.paint_icon(painter, mark, "check", theme.current().colour("on_accent"))
    else:
        surface(painter, where, None, "border_control", 4)
    return room_of_tick()


def paint_words_at_right(painter: QPainter, box: QRect, words: str) -> int:
    """Paint a count or a kind at the right; return where what stands before it has to end."""
    painter.setFont(theme.current().font("ui", tabular=True))
    painter.setPen(theme.current().colour("text_3"))
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, int(flags), words)
    return box.right() - QFontMetrics(painter.font()).horizontalAdvance(words) - GAP


def paint_marks(
    painter: QPainter, box: QRect, node: Node, *, starred: bool, drafts: bool = True
) -> int:
    """Paint star and dashed circle at the right; return where what stands before has to end."""
    right, look = box.right(), theme.current()
    marks = [("circle-dashed", "text_3")] if drafts and node.status is Status.DRAFT else []
    if starred:
        marks.append(("star", "accent_text"))
    for name, tone in marks:
        where = QRect(right - MARK, box.center().y() - MARK // 2, MARK, MARK)
        icons.paint_icon(painter, where, name, look.colour(tone))
        right -= MARK + GAP
    return right


def label_piece(node: Node, text: str, marks: Sequence[Span] = (), style: str = "ui") -> Piece:
    """Return the name that leads; that of a term given up is struck."""
    gone = node.status is Status.DEPRECATED
    return Piece(text, "text_3" if gone else "text", marks, style, gone)
