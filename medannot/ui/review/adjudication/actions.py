"""What one can do while settling two readings, and by which keys."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "adjudication"

ADJUDICATION = (
    ActionSpec("adjudication.first", QT_TRANSLATE_NOOP("Actions", "As A says"), ("1",), SCOPE),
    ActionSpec("adjudication.second", QT_TRANSLATE_NOOP("Actions", "As B says"), ("2",), SCOPE),
    ActionSpec(
        "adjudication.both",
        QT_TRANSLATE_NOOP("Actions", "Both"),
        ("3",),
        SCOPE,
        QT_TRANSLATE_NOOP("Actions", "Of differentials, the two lists merged."),
    ),
    ActionSpec("adjudication.neither", QT_TRANSLATE_NOOP("Actions", "Neither"), ("0",), SCOPE),
    ActionSpec(
        "adjudication.next", QT_TRANSLATE_NOOP("Actions", "Next conflict"), ("Down",), SCOPE
    ),
    ActionSpec(
        "adjudication.previous", QT_TRANSLATE_NOOP("Actions", "Previous conflict"), ("Up",), SCOPE
    ),
    ActionSpec(
        "adjudication.undo",
        QT_TRANSLATE_NOOP("Actions", "Take the last choice back"),
        ("Backspace", "Ctrl+Z"),
        SCOPE,
    ),
    ActionSpec(
        "adjudication.next_case",
        QT_TRANSLATE_NOOP("Actions", "Next case"),
        ("Return", "Enter"),
        SCOPE,
    ),
    ActionSpec(
        "adjudication.previous_case",
        QT_TRANSLATE_NOOP("Actions", "Previous case"),
        ("Shift+Return", "Shift+Enter"),
        SCOPE,
    ),
    ActionSpec(
        "adjudication.marks",
        QT_TRANSLATE_NOOP("Actions", "Show or hide the marks"),
        ("T",),
        SCOPE,
    ),
    ActionSpec(
        "adjudication.agreement",
        QT_TRANSLATE_NOOP("Actions", "How the readings agree"),
        ("G",),
        SCOPE,
    ),
    ActionSpec(
        "adjudication.keep",
        QT_TRANSLATE_NOOP("Actions", "Keep this consensus"),
        ("Ctrl+Return", "Ctrl+Enter"),
        SCOPE,
    ),
)


def scopes() -> tuple[str, ...]:
    """Return the scopes of the actions that work while two readings are settled."""
    return (SCOPE, "viewer")
