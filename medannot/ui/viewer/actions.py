"""What the viewer can do, and by which keys; answers have letters and digits to themselves."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec
from medannot.ui.viewer.view_actions import VIEW_ACTIONS

SCOPE = "viewer"

PRESETS = 8
"""So many windows have a key."""

VIEWER_ACTIONS = (
    ActionSpec(
        "viewer.preset",
        QT_TRANSLATE_NOOP("Actions", "Window preset"),
        tuple(f"F{number}" for number in range(2, 2 + PRESETS)),
        SCOPE,
    ),
    ActionSpec(
        "viewer.image",
        QT_TRANSLATE_NOOP("Actions", "Image 1 to 9"),
        tuple(f"Alt+{number}" for number in range(1, 10)),
        SCOPE,
    ),
    ActionSpec(
        "viewer.fit", QT_TRANSLATE_NOOP("Actions", "Show the whole image"), ("Alt+=",), SCOPE
    ),
    ActionSpec(
        "viewer.zoom_in",
        QT_TRANSLATE_NOOP("Actions", "Enlarge"),
        ("Alt++", "Alt+Shift+=", "Alt+Shift++"),
        SCOPE,
    ),
    ActionSpec("viewer.zoom_out", QT_TRANSLATE_NOOP("Actions", "Make smaller"), ("Alt+-",), SCOPE),
    ActionSpec(
        "viewer.left", QT_TRANSLATE_NOOP("Actions", "Move the image left"), ("Alt+Left",), SCOPE
    ),
    ActionSpec(
        "viewer.right", QT_TRANSLATE_NOOP("Actions", "Move the image right"), ("Alt+Right",), SCOPE
    ),
    ActionSpec("viewer.up", QT_TRANSLATE_NOOP("Actions", "Move the image up"), ("Alt+Up",), SCOPE),
    ActionSpec(
        "viewer.down", QT_TRANSLATE_NOOP("Actions", "Move the image down"), ("Alt+Down",), SCOPE
    ),
    ActionSpec(
        "viewer.wider",
        QT_TRANSLATE_NOOP("Actions", "Wider window, contrast"),
        ("Alt+Shift+Right",),
        SCOPE,
    ),
    ActionSpec(
        "viewer.narrower",
        QT_TRANSLATE_NOOP("Actions", "Narrower window"),
        ("Alt+Shift+Left",),
        SCOPE,
    ),
    ActionSpec(
        "viewer.brighter", QT_TRANSLATE_NOOP("Actions", "Brighter"), ("Alt+Shift+Up",), SCOPE
    ),
    ActionSpec("viewer.darker", QT_TRANSLATE_NOOP("Actions", "Darker"), ("Alt+Shift+Down",), SCOPE),
    ActionSpec(
        "viewer.invert",
        QT_TRANSLATE_NOOP("Actions", "Invert"),
        ("Alt+I",),
        SCOPE,
    ),
    ActionSpec(
        "viewer.reset", QT_TRANSLATE_NOOP("Actions", "Back to the first view"), ("Alt+0",), SCOPE
    ),
    ActionSpec(
        "viewer.next_frame", QT_TRANSLATE_NOOP("Actions", "Next slice, frame"), ("PgDown",), SCOPE
    ),
    ActionSpec(
        "viewer.previous_frame",
        QT_TRANSLATE_NOOP("Actions", "Previous slice, frame"),
        ("PgUp",),
        SCOPE,
    ),
    ActionSpec(
        "viewer.first_frame", QT_TRANSLATE_NOOP("Actions", "First slice, frame"), ("Home",), SCOPE
    ),
    ActionSpec(
        "viewer.last_frame", QT_TRANSLATE_NOOP("Actions", "Last slice, frame"), ("End",), SCOPE
    ),
    ActionSpec(
        "viewer.tool_window",
        QT_TRANSLATE_NOOP("Actions", "Drag: window or brightness"),
        ("Alt+W",),
        SCOPE,
    ),
    ActionSpec("viewer.tool_pan", QT_TRANSLATE_NOOP("Actions", "Drag: move"), ("Alt+M",), SCOPE),
    ActionSpec(
        "viewer.tool_zoom",
        QT_TRANSLATE_NOOP("Actions", "Drag: enlarge"),
        ("Alt+Z",),
        SCOPE,
    ),
    *VIEW_ACTIONS,
)
