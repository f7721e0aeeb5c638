"""What a reviewer can do on the desk, and by which keys (Prodigy's, with Left and Right)."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "review"
CORRECTING = "correcting"

REASON_KEYS = (*"123456789", "P", "U", "N")
"""Of the reasons, in their order: digits, then letters; 0, - and = are the image's."""

REVIEW = (
    ActionSpec("review.accept", QT_TRANSLATE_NOOP("Actions", "Accept"), ("A", "Space"), SCOPE),
    ActionSpec("review.reject", QT_TRANSLATE_NOOP("Actions", "Reject"), ("X",), SCOPE),
    ActionSpec("review.edit", QT_TRANSLATE_NOOP("Actions", "Edit"), ("E",), SCOPE),
    ActionSpec("review.skip", QT_TRANSLATE_NOOP("Actions", "Skip"), ("S",), SCOPE),
    ActionSpec("review.flag", QT_TRANSLATE_NOOP("Actions", "Flag"), ("F",), SCOPE),
    ActionSpec(
        "review.undo",
        QT_TRANSLATE_NOOP("Actions", "Take the last decision back"),
        ("Backspace", "Ctrl+Z"),
        SCOPE,
    ),
    ActionSpec("review.next", QT_TRANSLATE_NOOP("Actions", "Next label"), ("Right",), SCOPE),
    ActionSpec("review.previous", QT_TRANSLATE_NOOP("Actions", "Previous label"), ("Left",), SCOPE),
    ActionSpec("review.next_work", QT_TRANSLATE_NOOP("Actions", "Next work"), ("PgDown",), SCOPE),
    ActionSpec(
        "review.previous_work", QT_TRANSLATE_NOOP("Actions", "Previous work"), ("PgUp",), SCOPE
    ),
    ActionSpec("review.add", QT_TRANSLATE_NOOP("Actions", "Add a missed label"), ("M",), SCOPE),
    *(
        ActionSpec(
            f"review.reason_{place}",
            QT_TRANSLATE_NOOP("Actions", "Choose a reason"),
            (key,),
            SCOPE,
        )
        for place, key in enumerate(REASON_KEYS, start=1)
    ),
    ActionSpec("review.comment", QT_TRANSLATE_NOOP("Actions", "Write a comment"), ("C",), SCOPE),
    ActionSpec(
        "review.return", QT_TRANSLATE_NOOP("Actions", "Return to the annotator"), ("R",), SCOPE
    ),
    ActionSpec("review.history", QT_TRANSLATE_NOOP("Actions", "History"), ("H",), SCOPE),
    ActionSpec(
        "review.marks", QT_TRANSLATE_NOOP("Actions", "Hide or show marks and shade"), ("T",), SCOPE
    ),
    ActionSpec(
        "review.filter", QT_TRANSLATE_NOOP("Actions", "Choose which works come"), ("Ctrl+F",), SCOPE
    ),
    ActionSpec(
        "review.rounds", QT_TRANSLATE_NOOP("Actions", "Back to the rounds"), ("Alt+P",), SCOPE
    ),
    ActionSpec(
        "review.keep",
        QT_TRANSLATE_NOOP("Actions", "Keep the correction"),
        ("Ctrl+Return", "Ctrl+Enter"),
        CORRECTING,
    ),
    ActionSpec(
        "review.give_up",
        QT_TRANSLATE_NOOP("Actions", "Leave without a change"),
        ("Alt+Left",),
        CORRECTING,
    ),
)
