"""Icons of the Phosphor set (qtawesome), painted as glyphs in a colour of the theme.

The icon fonts take longer to load than the start page may: until `load` was called nothing is
painted, and the room stays reserved.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

from medannot.ui import theme

if TYPE_CHECKING:
    from types import ModuleType


class _Icons(QObject):
    """Holds the icon library once it is loaded.

    Signals:
        loaded: icons can be painted from now on.
    """

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.library: ModuleType | None = None


@cache
def icons() -> _Icons:
    """Return the holder, to be told when icons can be painted."""
    return _Icons()


def load() -> None:
    """Load the icon fonts, once; call it behind the first paint."""
    holder = icons()
    if holder.library is None:
        import qtawesome  # noqa: PLC0415 - slow to import; the start page is there before it

        qtawesome.font("ph", 16)
        holder.library = qtawesome
        holder.loaded.emit()


@cache
def _glyph(name: str) -> tuple[str, QFont]:
    library = icons().library
    if library is None:
        raise RuntimeError("the icon fonts are not loaded")
    return str(library.charmap(f"ph.{name}")), QFont(library.font("ph", 16))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: QColor) -> None:
    """Paint an icon that fills a square; nothing where the icons are not loaded yet.

    Args:
        painter: on the GUI thread.
        rect: where; its height is the icon's size.
        name: Phosphor name, such as "folder-open".
        colour: a colour of the theme.
    """
    if icons().library is None:
        return
    text, base = _glyph(name)
    font = QFont(base)
    font.setPixelSize(max(1, round(rect.height())))
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(QRectF(rect), int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()


def icon(name: str, colour: str = "text") -> QIcon:
    """Return an icon in a colour of the theme in force, for menus and item models."""
    load()
    made = QIcon()
    for size in (16, 18, 20, 24, 32, 40, 48, 64):
        pixmap = QPixmap(QSize(size, size))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_icon(painter, QRectF(0, 0, size, size), name, theme.current().colour(colour))
        painter.end()
        made.addPixmap(pixmap)
    return made
