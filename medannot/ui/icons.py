"""Icons of the Phosphor set (qtawesome), painted as glyphs in a colour of the theme.

The icon font takes longer to load than the start page may: until `load` was called nothing is
painted, and the room stays reserved. The font and its table of names are read straight from the
library's folder, since importing qtawesome loads all its six fonts and takes as long as Qt.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

from medannot.ui import theme


@dataclass(frozen=True, slots=True)
class IconFont:
    """The font of the icons and the character of each name."""

    family: str
    characters: dict[str, str]


class _Icons(QObject):
    """Holds the icon font once it is loaded.

    Signals:
        loaded: icons can be painted from now on.
    """

    loaded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.library: IconFont | None = None


@cache
def icons() -> _Icons:
    """Return the holder, to be told when icons can be painted."""
    return _Icons()


def load() -> None:
    """Load the icon font, once; call it behind the first paint."""
    holder = icons()
    if holder.library is None:
        holder.library = _read_font() or _ask_library()
        holder.loaded.emit()


def _read_font() -> IconFont | None:
    """Read font and names from qtawesome's folder; None where they lie elsewhere."""
    spec = find_spec("qtawesome")
    for place in spec.submodule_search_locations or () if spec else ():
        folder = Path(place) / "fonts"
        files = sorted(folder.glob("phosphor-*.ttf")), sorted(folder.glob("phosphor-*.json"))
        if not all(files):
            continue
        families = QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(files[0][-1]))
        )
        codes = json.loads(files[1][-1].read_text(encoding="utf-8"))
        if families:
            characters = {name: chr(int(code, 16)) for name, code in codes.items()}
            return IconFont(families[0], characters)
    return None


def _ask_library() -> IconFont:
    import qtawesome  # noqa: PLC0415 - slow to import; wanted only where its files lie elsewhere

    family = qtawesome.font("ph", 16).family()
    return IconFont(family, dict(qtawesome.charmap("ph")))


def _glyph(name: str) -> tuple[str, str]:
    library = icons().library
    if library is None:
        raise RuntimeError("the icon font is not loaded")
    return library.characters[name], library.family


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
    text, family = _glyph(name)
    font = QFont(family)
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
