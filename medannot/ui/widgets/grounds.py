"""Grounds of cells that stand for an ordered quantity, and what can be read on them."""

from PySide6.QtGui import QColor

from medannot.ui import theme

_STEPS = 5


def ramp(strength: float) -> QColor | None:
    """Return the ground of a part from 0 to 1 in five steps; None for nothing at all."""
    if strength <= 0:
        return None
    return step_of_ramp(min(int(strength * _STEPS), _STEPS - 1))


def step_of_ramp(step: int) -> QColor:
    """Return the ground of a step from 0 to 4 of an ordered quantity."""
    return theme.current().ramp()[step]


def readable(ground: QColor) -> QColor:
    """Return the text colour of the theme that stands out more from a ground."""
    look = theme.current()
    choices = (look.colour("text"), look.colour("window"))
    return max(choices, key=lambda one: _contrast(one, ground))


def _contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 measures it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
