"""What one can do with a case on the bench, and by which keys, wherever the bench stands."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "bench"

KEEP_ALT = frozenset({"viewer.preset", "viewer.tool_length", "viewer.tool_angle"})
"""Digits alone are the recent terms' here, D and A lead to the next case and back."""

_STEPS = tuple(
    ActionSpec(f"annotation.step_{number}", text, (f"Ctrl+Alt+{number}",), SCOPE)
    for number, text in enumerate(
        (
            QT_TRANSLATE_NOOP("Actions", "First step"),
            QT_TRANSLATE_NOOP("Actions", "Second step"),
            QT_TRANSLATE_NOOP("Actions", "Third step"),
            QT_TRANSLATE_NOOP("Actions", "Fourth step"),
            QT_TRANSLATE_NOOP("Actions", "Fifth step"),
        ),
        start=1,
    )
)

BENCH = (
    ActionSpec("annotation.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), SCOPE),
    ActionSpec(
        "annotation.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), SCOPE
    ),
    ActionSpec(
        "annotation.search",
        QT_TRANSLATE_NOOP("Actions", "Search the lexicon"),
        ("/", "Ctrl+F"),
        SCOPE,
    ),
    ActionSpec(
        "annotation.part",
        QT_TRANSLATE_NOOP("Actions", "Next part: image, terms, steps"),
        ("F6",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.part_back", QT_TRANSLATE_NOOP("Actions", "Previous part"), ("Shift+F6",), SCOPE
    ),
    ActionSpec(
        "annotation.next_step", QT_TRANSLATE_NOOP("Actions", "Next step"), ("Alt+PgDown",), SCOPE
    ),
    ActionSpec(
        "annotation.previous_step",
        QT_TRANSLATE_NOOP("Actions", "Previous step"),
        ("Alt+PgUp",),
        SCOPE,
    ),
    *_STEPS,
    ActionSpec(
        "annotation.next_asked",
        QT_TRANSLATE_NOOP("Actions", "What is asked next of the lesion"),
        ("Ctrl+J",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.previous_asked",
        QT_TRANSLATE_NOOP("Actions", "What was asked before"),
        ("Ctrl+Shift+J",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.map",
        QT_TRANSLATE_NOOP("Actions", "Show or hide the body map"),
        ("Ctrl+M",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.language",
        QT_TRANSLATE_NOOP("Actions", "Sentence in the other language"),
        ("Ctrl+L",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.sentence",
        QT_TRANSLATE_NOOP("Actions", "Whole sentence, or two lines"),
        ("Ctrl+Shift+S",),
        SCOPE,
    ),
    ActionSpec(
        "annotation.complete",
        QT_TRANSLATE_NOOP("Actions", "Everything visible is annotated"),
        ("Ctrl+E",),
        SCOPE,
    ),
)
