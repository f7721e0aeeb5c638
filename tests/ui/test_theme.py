"""Colours, type and sizes come from the tokens, and from nowhere else."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from medannot.ui import theme
from tests.helpers.sources import PACKAGE, modules, short_name

COLOUR = re.compile(
    r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|\brgba?\(|GlobalColor\.(?!transparent)\w+"
    r"|QColor\(\s*\d|QColor\(\s*[\"']"
)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [channel / 255 for channel in (colour.red(), colour.green(), colour.blue())]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_no_module_of_the_window_names_a_colour_itself() -> None:
    found = {
        (short_name(path), match)
        for path in modules(PACKAGE / "ui")
        for match in COLOUR.findall(path.read_text(encoding="utf-8"))
    }

    assert found == set()


@pytest.mark.parametrize("name", theme.THEMES)
@pytest.mark.parametrize(
    ("text", "surfaces", "least"),
    [
        ("text", ("window", "panel", "raised", "field", "overlay", "selection"), 4.5),
        ("text_2", ("window", "panel", "raised", "overlay"), 4.5),
        ("text_3", ("window", "panel"), 4.5),
        ("on_accent", ("accent",), 4.5),
        ("success", ("success_bg", "panel"), 4.5),
        ("warning", ("warning_bg", "panel"), 4.5),
        ("danger", ("danger_bg", "panel"), 4.5),
        ("key_text", ("key_bg",), 4.5),
        ("tooltip_text", ("tooltip_bg",), 4.5),
        ("border_control", ("window", "panel"), 3.0),
        ("focus", ("window", "panel", "raised"), 3.0),
    ],
)
def test_every_text_can_be_read_on_its_surface(
    name: theme.ThemeName, text: str, surfaces: tuple[str, ...], least: float
) -> None:
    look = theme.Theme(name)
    ratios = {on: contrast(look.colour(text), look.colour(on)) for on in surfaces}

    assert {on: ratio for on, ratio in ratios.items() if ratio < least} == {}


def test_both_themes_have_the_same_colours() -> None:
    dark, light = (theme.tokens()["themes"][name]["colours"] for name in theme.THEMES)

    assert dark.keys() == light.keys()


def test_a_theme_is_in_force_at_once(qapp: QApplication) -> None:
    theme.install(qapp, "light")
    light = theme.current().colour("window").name()
    theme.install(qapp, "dark")

    assert light == "#ececec"
    assert theme.current().colour("window").name() == "#141414"
    assert "#141414" in qapp.styleSheet().lower() or "#ebebeb" in qapp.styleSheet().lower()


def test_digits_of_tables_have_equal_widths() -> None:
    font = theme.Theme("dark").font("ui", tabular=True)

    assert [tag.toString() for tag in font.featureTags()] == [b"tnum"]
    assert font.pixelSize() == 14


def test_no_text_is_smaller_than_fourteen_pixels_but_key_badges() -> None:
    sizes = {name: style["size"] for name, style in theme.tokens()["type"]["scale"].items()}

    assert {name: size for name, size in sizes.items() if size < 14} == {"key": 13}
