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
        "library.export",
        QT_TRANSLATE_NOOP("Actions", "Export a set for models…"),
        ("Ctrl+Shift+E",),
        "library",
    ),
    ActionSpec(
        "library.clear",
        QT_TRANSLATE_NOOP("Actions", "Show all again"),
        ("Ctrl+Backspace",),
        "library",
    ),
    ActionSpec("library.edit", QT_TRANSLATE_NOOP("Actions", "Edit"), ("E",), "library"),
    ActionSpec("library.history", QT_TRANSLATE_NOOP("Actions", "History"), ("H",), "library"),
    ActionSpec("library.try", QT_TRANSLATE_NOOP("Actions", "Try it"), ("T",), "library"),
    ActionSpec(
        "library.marks",
        QT_TRANSLATE_NOOP("Actions", "Marks over the image, or not"),
        ("M",),
        "library",
    ),
    ActionSpec(
        "library.draw", QT_TRANSLATE_NOOP("Actions", "Draw subset"), ("Ctrl+Shift+D",), "library"
    ),
    ActionSpec(
        "library.draws", QT_TRANSLATE_NOOP("Actions", "Stored draws"), ("Ctrl+Shift+S",), "library"
    ),
    ActionSpec(
        "library.freeze", QT_TRANSLATE_NOOP("Actions", "Freeze set"), ("Ctrl+Shift+F",), "library"
    ),
    ActionSpec(
        "library.frozen",
        QT_TRANSLATE_NOOP("Actions", "Frozen versions"),
        ("Ctrl+Shift+V",),
        "library",
    ),
    ActionSpec(
        "library.join",
        QT_TRANSLATE_NOOP("Actions", "Join with another language…"),
        ("Ctrl+Shift+J",),
        "library",
    ),
    ActionSpec(
        "library.language",
        QT_TRANSLATE_NOOP("Actions", "Same question in the other language"),
        ("L",),
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
