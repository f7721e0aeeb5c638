"""What can be done with marks, and by which keys."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec
from medannot.ui.bench.marks.mark_tool import MarkTool

SCOPE = "marks"

_TOOLS = (
    (MarkTool.SELECT, QT_TRANSLATE_NOOP("Actions", "Select and change marks"), "S"),
    (MarkTool.POINT, QT_TRANSLATE_NOOP("Actions", "Mark a point"), "M"),
    (MarkTool.BOX, QT_TRANSLATE_NOOP("Actions", "Draw a box"), "B"),
    (MarkTool.ELLIPSE, QT_TRANSLATE_NOOP("Actions", "Draw an ellipse"), "O"),
    (MarkTool.POLYGON, QT_TRANSLATE_NOOP("Actions", "Draw a polygon"), "P"),
    (MarkTool.FREEHAND, QT_TRANSLATE_NOOP("Actions", "Draw a line freely"), "F"),
    (MarkTool.POLYLINE, QT_TRANSLATE_NOOP("Actions", "Draw a line of several parts"), "K"),
    (MarkTool.DISTANCE, QT_TRANSLATE_NOOP("Actions", "Draw a distance"), "L"),
    (MarkTool.BRUSH, QT_TRANSLATE_NOOP("Actions", "Paint an area"), "G"),
    (MarkTool.ERASER, QT_TRANSLATE_NOOP("Actions", "Erase from a painted area"), "E"),
)

TOOL_ACTIONS = {f"marks.tool_{tool.value}": tool for tool, _, _ in _TOOLS}
"""Which tool an action takes up."""

ARROWS = {
    "marks.left": (-1, 0),
    "marks.right": (1, 0),
    "marks.up": (0, -1),
    "marks.down": (0, 1),
}
"""Which way on the screen an action goes; its keys go by 1, 10 and 100 pixels."""

STEPS = (1, 10, 100)


def _arrow(name: str, text: str) -> ActionSpec:
    keys = (name, f"Shift+{name}", f"Ctrl+{name}")
    return ActionSpec(f"marks.{name.lower()}", text, keys, SCOPE)


MARK_ACTIONS = (
    *(ActionSpec(f"marks.tool_{tool.value}", text, (key,), SCOPE) for tool, text, key in _TOOLS),
    _arrow("Left", QT_TRANSLATE_NOOP("Actions", "Cross or mark to the left")),
    _arrow("Right", QT_TRANSLATE_NOOP("Actions", "Cross or mark to the right")),
    _arrow("Up", QT_TRANSLATE_NOOP("Actions", "Cross or mark up")),
    _arrow("Down", QT_TRANSLATE_NOOP("Actions", "Cross or mark down")),
    ActionSpec(
        "marks.set",
        QT_TRANSLATE_NOOP("Actions", "Set a point; close the shape; corners of the mark"),
        ("Return", "Enter"),
        SCOPE,
    ),
    ActionSpec(
        "marks.give_up", QT_TRANSLATE_NOOP("Actions", "Give up what is begun"), ("Esc",), SCOPE
    ),
    ActionSpec(
        "marks.take_back",
        QT_TRANSLATE_NOOP("Actions", "Take the last point back"),
        ("Backspace",),
        SCOPE,
    ),
    ActionSpec(
        "marks.remove",
        QT_TRANSLATE_NOOP("Actions", "Remove the corner or the marks"),
        ("Delete",),
        SCOPE,
    ),
    ActionSpec(
        "marks.add_corner", QT_TRANSLATE_NOOP("Actions", "Add a corner"), ("Insert",), SCOPE
    ),
    ActionSpec("marks.next", QT_TRANSLATE_NOOP("Actions", "Next mark or corner"), (".",), SCOPE),
    ActionSpec(
        "marks.previous", QT_TRANSLATE_NOOP("Actions", "Previous mark or corner"), (",",), SCOPE
    ),
    ActionSpec("marks.all", QT_TRANSLATE_NOOP("Actions", "Select all marks"), ("Ctrl+A",), SCOPE),
    ActionSpec("marks.hide", QT_TRANSLATE_NOOP("Actions", "Hide or show all marks"), ("T",), SCOPE),
    ActionSpec("marks.fainter", QT_TRANSLATE_NOOP("Actions", "Fainter marks"), ("Ctrl+[",), SCOPE),
    ActionSpec(
        "marks.stronger", QT_TRANSLATE_NOOP("Actions", "Stronger marks"), ("Ctrl+]",), SCOPE
    ),
    ActionSpec(
        "marks.dim",
        QT_TRANSLATE_NOOP("Actions", "Other marks step back"),
        ("Shift+T",),
        SCOPE,
    ),
    ActionSpec("marks.names", QT_TRANSLATE_NOOP("Actions", "Names beside marks"), ("N",), SCOPE),
    ActionSpec(
        "marks.copy_next",
        QT_TRANSLATE_NOOP("Actions", "Copy to the next frame of the series"),
        ("Shift+PgDown",),
        SCOPE,
    ),
    ActionSpec(
        "marks.copy_previous",
        QT_TRANSLATE_NOOP("Actions", "Copy to the previous frame of the series"),
        ("Shift+PgUp",),
        SCOPE,
    ),
    ActionSpec(
        "marks.use_size", QT_TRANSLATE_NOOP("Actions", "Use as size of the lesion"), ("U",), SCOPE
    ),
    ActionSpec("marks.smaller", QT_TRANSLATE_NOOP("Actions", "Smaller brush"), ("[",), SCOPE),
    ActionSpec("marks.larger", QT_TRANSLATE_NOOP("Actions", "Larger brush"), ("]",), SCOPE),
)
