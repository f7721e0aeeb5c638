"""What one can do on the workbench beside what the bench itself does, and by which keys."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "annotation"

PLAIN = (
    ActionSpec("annotation.next", QT_TRANSLATE_NOOP("Actions", "Next case"), ("D",), SCOPE),
    ActionSpec(
        "annotation.previous",
        QT_TRANSLATE_NOOP("Actions", "Previous case"),
        ("A",),
        SCOPE,
    ),
)
"""Acts with a letter alone: it is a letter where one types, and a beginning in the tree."""

ANNOTATION = (
    *PLAIN,
    ActionSpec(
        "annotation.next_anywhere",
        QT_TRANSLATE_NOOP("Actions", "Next case, wherever the keys are"),
        ("Ctrl+PgDown",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.previous_anywhere",
        QT_TRANSLATE_NOOP("Actions", "Previous case, wherever the keys are"),
        ("Ctrl+PgUp",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.next_unfinished",
        QT_TRANSLATE_NOOP("Actions", "Next unfinished case"),
        ("Ctrl+Shift+D",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.previous_unfinished",
        QT_TRANSLATE_NOOP("Actions", "Previous unfinished case"),
        ("Ctrl+Shift+A",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.cover",
        QT_TRANSLATE_NOOP("Actions", "Cover part of the image…"),
        ("Ctrl+Shift+K",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.submit",
        QT_TRANSLATE_NOOP("Actions", "Hand the case in, or open it again"),
        ("Ctrl+Return", "Ctrl+Enter"),
        SCOPE,
    ),
    ActionSpec(
        "annotation.saved", QT_TRANSLATE_NOOP("Actions", "Say what is saved"), ("Ctrl+S",), SCOPE
    ),
    ActionSpec(
        "annotation.projects",
        QT_TRANSLATE_NOOP("Actions", "Back to the projects"),
        ("Alt+P",),
        SCOPE,
    ),
)
