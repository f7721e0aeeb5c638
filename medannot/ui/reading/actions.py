"""What a reader can do, and by which keys; letters and digits mean options and nothing else."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE: Final = "reading"

READING_ACTIONS: Final = (
    ActionSpec(
        "reading.option_number",
        QT_TRANSLATE_NOOP("Actions", "Choose an option by its number"),
        tuple("123456789"),
        SCOPE,
    ),
    ActionSpec(
        "reading.option_letter",
        QT_TRANSLATE_NOOP("Actions", "Choose an option by its letter"),
        tuple("ABCDEFGHIJ"),
        SCOPE,
    ),
    ActionSpec(
        "reading.next",
        QT_TRANSLATE_NOOP("Actions", "Confirm the answer and go on"),
        ("Return", "Enter", "Space"),
        SCOPE,
    ),
    ActionSpec(
        "reading.cannot_judge",
        QT_TRANSLATE_NOOP("Actions", "Cannot judge"),
        ("N", "Alt+N"),
        SCOPE,
        QT_TRANSLATE_NOOP("Actions", "While you type an answer, hold Alt."),
    ),
    ActionSpec(
        "reading.pause",
        QT_TRANSLATE_NOOP("Actions", "Pause"),
        ("P", "Alt+P"),
        SCOPE,
        QT_TRANSLATE_NOOP("Actions", "While you type an answer, hold Alt."),
    ),
    ActionSpec(
        "reading.slip",
        QT_TRANSLATE_NOOP("Actions", "The answer just saved was a slip"),
        ("Alt+S",),
        SCOPE,
    ),
    ActionSpec("reading.back", QT_TRANSLATE_NOOP("Actions", "One step back"), ("Esc",), SCOPE),
    ActionSpec("reading.down", QT_TRANSLATE_NOOP("Actions", "Read on below"), ("Down",), SCOPE),
    ActionSpec("reading.up", QT_TRANSLATE_NOOP("Actions", "Read on above"), ("Up",), SCOPE),
)
