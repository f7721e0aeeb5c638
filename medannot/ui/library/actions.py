"""The actions of the question library."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

LIBRARY: Final = (
    ActionSpec(
        "library.search", QT_TRANSLATE_NOOP("Actions", "Search"), ("/", "Ctrl+F"), "library"
    ),
    ActionSpec(
        "library.import", QT_TRANSLATE_NOOP("Actions", "Import questions"), ("Ctrl+I",), "library"
    ),
    ActionSpec(
        "library.clear",
        QT_TRANSLATE_NOOP("Actions", "Show all again"),
        ("Ctrl+Backspace",),
        "library",
    ),
    ActionSpec(
        "library.erase", QT_TRANSLATE_NOOP("Actions", "Erase this image…"), ("Ctrl+Del",), "library"
    ),
    ActionSpec(
        "library.cover",
        QT_TRANSLATE_NOOP("Actions", "Cover part of the image…"),
        ("Ctrl+Shift+K",),
        "library",
    ),
    ActionSpec(
        "library.back", QT_TRANSLATE_NOOP("Actions", "Back to the list"), ("Esc",), "library"
    ),
)
