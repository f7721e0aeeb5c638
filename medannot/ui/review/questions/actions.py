"""What a reviewer of questions can do, and by which keys; the same as for labels."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec
from medannot.ui.viewer.actions import SCOPE as VIEWER

SCOPE = "questions"
EDITING = "question_editing"

PROBLEM_KEYS = 9

QUESTIONS = (
    ActionSpec("questions.accept", QT_TRANSLATE_NOOP("Actions", "Accept"), ("A", "Space"), SCOPE),
    ActionSpec("questions.reject", QT_TRANSLATE_NOOP("Actions", "Reject"), ("X",), SCOPE),
    ActionSpec("questions.edit", QT_TRANSLATE_NOOP("Actions", "Edit"), ("E",), SCOPE),
    ActionSpec("questions.skip", QT_TRANSLATE_NOOP("Actions", "Skip"), ("S",), SCOPE),
    ActionSpec("questions.flag", QT_TRANSLATE_NOOP("Actions", "Flag"), ("F",), SCOPE),
    ActionSpec(
        "questions.undo",
        QT_TRANSLATE_NOOP("Actions", "Take the last decision back"),
        ("Backspace", "Ctrl+Z"),
        SCOPE,
    ),
    ActionSpec("questions.next", QT_TRANSLATE_NOOP("Actions", "Next question"), ("Right",), SCOPE),
    ActionSpec(
        "questions.previous", QT_TRANSLATE_NOOP("Actions", "Previous question"), ("Left",), SCOPE
    ),
    *(
        ActionSpec(
            f"questions.problem_{digit}",
            QT_TRANSLATE_NOOP("Actions", "Name a problem"),
            (str(digit),),
            SCOPE,
        )
        for digit in range(1, PROBLEM_KEYS + 1)
    ),
    ActionSpec("questions.comment", QT_TRANSLATE_NOOP("Actions", "Write a comment"), ("C",), SCOPE),
    ActionSpec("questions.history", QT_TRANSLATE_NOOP("Actions", "History"), ("H",), SCOPE),
    ActionSpec(
        "questions.filter",
        QT_TRANSLATE_NOOP("Actions", "Choose which questions come"),
        ("Ctrl+F",),
        SCOPE,
    ),
    ActionSpec(
        "questions.leave",
        QT_TRANSLATE_NOOP("Actions", "Back to the question sets"),
        ("Alt+P",),
        SCOPE,
    ),
    ActionSpec(
        "questions.keep",
        QT_TRANSLATE_NOOP("Actions", "Keep the edited question"),
        ("Ctrl+Return", "Ctrl+Enter"),
        EDITING,
    ),
    ActionSpec(
        "questions.give_up",
        QT_TRANSLATE_NOOP("Actions", "Leave without a change"),
        ("Alt+Left",),
        EDITING,
    ),
)


def scopes(*, editing: bool) -> tuple[str, ...]:
    """Return the scopes of the keys that act while questions are reviewed, the page's first."""
    return (EDITING,) if editing else (SCOPE, VIEWER)
