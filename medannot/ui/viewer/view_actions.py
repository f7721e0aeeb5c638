"""What else the viewer can do: turning, panes, film, measures; keys as in `actions`."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

_SCOPE = "viewer"

VIEW_ACTIONS = (
    ActionSpec(
        "viewer.one_to_one",
        QT_TRANSLATE_NOOP("Actions", "One pixel to one pixel"),
        ("Alt+O",),
        _SCOPE,
    ),
    ActionSpec("viewer.turn_right", QT_TRANSLATE_NOOP("Actions", "Turn right"), ("Alt+R",), _SCOPE),
    ActionSpec(
        "viewer.turn_left", QT_TRANSLATE_NOOP("Actions", "Turn left"), ("Alt+Shift+R",), _SCOPE
    ),
    ActionSpec(
        "viewer.mirror", QT_TRANSLATE_NOOP("Actions", "Mirror left–right"), ("Alt+H",), _SCOPE
    ),
    ActionSpec(
        "viewer.mirror_down", QT_TRANSLATE_NOOP("Actions", "Mirror top–bottom"), ("Alt+V",), _SCOPE
    ),
    ActionSpec(
        "viewer.overlays",
        QT_TRANSLATE_NOOP("Actions", "Overlays of the file"),
        ("Alt+G",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.words",
        QT_TRANSLATE_NOOP("Actions", "Corner text"),
        ("Alt+T",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.panes",
        QT_TRANSLATE_NOOP("Actions", "One, two or four panes"),
        ("Alt+Y",),
        _SCOPE,
    ),
    ActionSpec("viewer.next_pane", QT_TRANSLATE_NOOP("Actions", "Next pane"), ("Alt+J",), _SCOPE),
    ActionSpec(
        "viewer.link",
        QT_TRANSLATE_NOOP("Actions", "Panes move together"),
        ("Alt+K",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.link_scroll", QT_TRANSLATE_NOOP("Actions", "Linked: slices, frames"), (), _SCOPE
    ),
    ActionSpec(
        "viewer.link_view", QT_TRANSLATE_NOOP("Actions", "Linked: zoom and place"), (), _SCOPE
    ),
    ActionSpec("viewer.link_window", QT_TRANSLATE_NOOP("Actions", "Linked: window"), (), _SCOPE),
    ActionSpec(
        "viewer.cine", QT_TRANSLATE_NOOP("Actions", "Play or stop the film"), ("Alt+C",), _SCOPE
    ),
    ActionSpec(
        "viewer.tool_scroll",
        QT_TRANSLATE_NOOP("Actions", "Drag: slices, frames"),
        ("Alt+B",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.tool_magnify", QT_TRANSLATE_NOOP("Actions", "Magnifying glass"), ("Alt+L",), _SCOPE
    ),
    ActionSpec(
        "viewer.tool_length", QT_TRANSLATE_NOOP("Actions", "Measure a length"), ("Alt+D",), _SCOPE
    ),
    ActionSpec(
        "viewer.tool_angle", QT_TRANSLATE_NOOP("Actions", "Measure an angle"), ("Alt+A",), _SCOPE
    ),
    ActionSpec(
        "viewer.tool_ellipse",
        QT_TRANSLATE_NOOP("Actions", "Measure in an ellipse"),
        ("Alt+E",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.tool_rectangle",
        QT_TRANSLATE_NOOP("Actions", "Measure in a rectangle"),
        ("Alt+X",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.tool_polygon",
        QT_TRANSLATE_NOOP("Actions", "Measure in a polygon"),
        ("Alt+Q",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.remove_measure",
        QT_TRANSLATE_NOOP("Actions", "Remove the measure"),
        ("Delete",),
        _SCOPE,
    ),
    ActionSpec(
        "viewer.clear_measures",
        QT_TRANSLATE_NOOP("Actions", "Remove all measures"),
        ("Shift+Delete",),
        _SCOPE,
    ),
)

FORBIDDEN_BY = {
    "viewer.invert": "invert",
    "viewer.turn_right": "rotate",
    "viewer.turn_left": "rotate",
    "viewer.mirror": "flip",
    "viewer.mirror_down": "flip",
    "viewer.preset": "window",
    "viewer.wider": "window",
    "viewer.narrower": "window",
    "viewer.brighter": "window",
    "viewer.darker": "window",
    "viewer.tool_window": "window",
    "viewer.tool_length": "measure",
    "viewer.tool_angle": "measure",
    "viewer.tool_ellipse": "measure",
    "viewer.tool_rectangle": "measure",
    "viewer.tool_polygon": "measure",
    "viewer.remove_measure": "measure",
    "viewer.clear_measures": "measure",
}
"""Which name of `domain.viewing.FORBIDDABLE` forbids an action."""
