"""The look: colours, type and sizes, all from `resources/themes/tokens.json`."""

import json
import sys
from functools import cache, cached_property
from typing import Any, Final, Literal, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from medannot import paths
from medannot.ui.style_sheet import style_sheet

ThemeName = Literal["dark", "light"]
THEMES: Final[tuple[ThemeName, ...]] = ("dark", "light")

_WEIGHTS = {
    300: QFont.Weight.Light,
    400: QFont.Weight.Normal,
    500: QFont.Weight.Medium,
    600: QFont.Weight.DemiBold,
}


@cache
def tokens() -> dict[str, Any]:
    """Read the token file once."""
    text = (paths.resources() / "themes" / "tokens.json").read_text(encoding="utf-8")
    return cast("dict[str, Any]", json.loads(text))


class Theme:
    """One theme: every colour, font and size that anything on the screen may use.

    Args:
        name: "dark" or "light".

    Raises:
        KeyError: there is no such theme.
    """

    def __init__(self, name: ThemeName) -> None:
        self.name: ThemeName = name
        self._colours: dict[str, str] = tokens()["themes"][name]["colours"]
        self._made: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}

    def hex(self, token: str) -> str:
        """Return a colour as #RRGGBB; names such as "image.text" reach the image group."""
        *groups, key = token.split(".")
        if not groups:
            return self._colours[token]
        found = tokens()
        for group in groups:
            found = found[group]
        return str(found[key])

    def colour(self, token: str) -> QColor:
        """Return the colour of a token, such as "text_2" or "image.text"."""
        if token not in self._made:
            self._made[token] = QColor(self.hex(token))
        return QColor(self._made[token])

    def categorical(self, place: int) -> tuple[QColor, str]:
        """Return colour and marker of the series at a 0-based place; each colour has its marker."""
        order = tokens()["themes"][self.name]["categorical"]
        entry = order[place % len(order)]
        return QColor(entry["colour"]), str(entry["marker"])

    def ramp(self) -> tuple[QColor, ...]:
        """Return the colours of an ordered quantity, the least first."""
        return tuple(QColor(one) for one in tokens()["ramp"][self.name])

    def font(self, style: str, *, tabular: bool = False) -> QFont:
        """Return the font of a type style, such as "ui", "body" or "stem".

        Args:
            style: name in the type scale.
            tabular: digits of equal width, for times, counts and tables.
        """
        if (style, tabular) not in self._fonts:
            self._fonts[style, tabular] = self._make_font(style, tabular=tabular)
        return QFont(self._fonts[style, tabular])

    def _make_font(self, style: str, *, tabular: bool) -> QFont:
        scale = tokens()["type"]["scale"][style]
        font = QFont()
        font.setFamilies(list(self.families))
        font.setPixelSize(int(scale["size"]))
        font.setWeight(_WEIGHTS[int(scale["weight"])])
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @cached_property
    def families(self) -> tuple[str, ...]:
        """Name the system's families first, then those that hold Chinese glyphs."""
        family = tokens()["type"]["family"]
        system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
        return (*family[system], *family["cjk"])

    def line_height(self, style: str) -> int:
        """Return the height of a line of a type style in pixels."""
        return int(tokens()["type"]["scale"][style]["line"])

    def metric(self, name: str) -> int:
        """Return a size in device-independent pixels, such as "control.normal" or "frame.nav"."""
        group, _, key = name.partition(".")
        return int(tokens()[group][key])

    def margin(self, width: int) -> int:
        """Return the page margin for a window of this width."""
        small = width < self.metric("frame.small_below_width")
        return self.metric("frame.page_margin_small" if small else "frame.page_margin")

    def gap(self, width: int) -> int:
        """Return the gap between cards for a window of this width."""
        small = width < self.metric("frame.small_below_width")
        return self.metric("frame.gap_small" if small else "frame.gap")

    def style_sheet(self) -> str:
        """Write the style sheet of the plain Qt widgets, from tokens only."""
        return style_sheet(self._colours, {name: tokens()[name] for name in _SIZES})

    def palette(self) -> QPalette:
        """Return the palette for what no style sheet reaches."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text_disabled"))
        return palette


_SIZES = ("control", "radius", "space", "icon")

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.PlaceholderText: "text_3",
    QPalette.ColorRole.ToolTipBase: "tooltip_bg",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Link: "accent_text",
}


class _Look(QObject):
    """Holds the theme in force, and tells painters when it changes."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme = Theme("dark")


@cache
def _look() -> _Look:
    return _Look()


def current() -> Theme:
    """Return the theme in force; ask at each painting, never keep it."""
    return _look().theme


def install(app: QApplication, name: ThemeName) -> Theme:
    """Put a theme in force at once, for all windows."""
    look = _look()
    look.theme = Theme(name)
    app.setPalette(look.theme.palette())
    app.setFont(look.theme.font("ui"))
    app.setStyleSheet(look.theme.style_sheet())
    look.changed.emit()
    return look.theme
