"""What one can do on the workbench, and by which keys."""

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
        "annotation.cover",
        QT_TRANSLATE_NOOP("Actions", "Cover part of the image…"),
        ("Ctrl+Shift+K",),
        SCOPE,
    ),
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
