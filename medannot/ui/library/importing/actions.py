"""What one can do while questions are imported, and by which keys."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "importing"

ROLE_KEYS: Final = {
    "id": "I",
    "question": "Q",
    "options": "O",
    "answer": "K",
    "images": "M",
    "type": "T",
    "language": "L",
    "ability": "A",
    "group": "G",
    "split": "S",
    "order": "R",
    "context": "C",
    "case": "P",
    "explanation": "E",
    "categories": "N",
}
"""By role, those that most files have first, the letter that gives it the field in front."""

_NAMES = {
    "id": QT_TRANSLATE_NOOP("Actions", "This field names the item"),
    "question": QT_TRANSLATE_NOOP("Actions", "This field holds the question"),
    "context": QT_TRANSLATE_NOOP("Actions", "This field holds the context"),
    "options": QT_TRANSLATE_NOOP("Actions", "This field holds the options"),
    "answer": QT_TRANSLATE_NOOP("Actions", "This field holds the right answer"),
    "images": QT_TRANSLATE_NOOP("Actions", "This field holds the images"),
    "type": QT_TRANSLATE_NOOP("Actions", "This field holds the type"),
    "language": QT_TRANSLATE_NOOP("Actions", "This field holds the language"),
    "ability": QT_TRANSLATE_NOOP("Actions", "This field holds the ability"),
    "group": QT_TRANSLATE_NOOP("Actions", "This field holds the group"),
    "order": QT_TRANSLATE_NOOP("Actions", "This field holds the order in the group"),
    "case": QT_TRANSLATE_NOOP("Actions", "This field holds the case"),
    "split": QT_TRANSLATE_NOOP("Actions", "This field holds the split"),
    "explanation": QT_TRANSLATE_NOOP("Actions", "This field holds the explanation"),
    "categories": QT_TRANSLATE_NOOP("Actions", "This field is kept as a category"),
}

IMPORTING: Final = (
    ActionSpec("importing.go", QT_TRANSLATE_NOOP("Actions", "Go on"), ("Ctrl+Return",), SCOPE),
    ActionSpec(
        "importing.change",
        QT_TRANSLATE_NOOP("Actions", "Change which field holds what"),
        ("Ctrl+M",),
        SCOPE,
    ),
    ActionSpec(
        "importing.part",
        QT_TRANSLATE_NOOP("Actions", "Record, or fields by role"),
        ("F6",),
        SCOPE,
    ),
    ActionSpec(
        "importing.next", QT_TRANSLATE_NOOP("Actions", "Next record"), ("Alt+Right",), SCOPE
    ),
    ActionSpec(
        "importing.previous",
        QT_TRANSLATE_NOOP("Actions", "Previous record"),
        ("Alt+Left",),
        SCOPE,
    ),
    *(
        ActionSpec(f"importing.{role}", _NAMES[role], (key,), SCOPE)
        for role, key in ROLE_KEYS.items()
    ),
    ActionSpec(
        "importing.none",
        QT_TRANSLATE_NOOP("Actions", "This field plays no role"),
        ("Del", "Backspace"),
        SCOPE,
    ),
)
