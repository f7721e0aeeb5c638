"""The actions of the page of results."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

UNREAD: Final = "unread"
"""The scope of the page on which unread answers are read."""

RESULTS: Final = (
    ActionSpec(
        "results.export",
        QT_TRANSLATE_NOOP("Actions", "Export baseline"),
        ("Ctrl+Shift+E",),
        "results",
        QT_TRANSLATE_NOOP("Actions", "Workbook, CSV and JSON, each with its codebook."),
    ),
    ActionSpec(
        "results.as_model",
        QT_TRANSLATE_NOOP("Actions", "Export as a model…"),
        ("Ctrl+Shift+M",),
        "results",
        QT_TRANSLATE_NOOP("Actions", "Result files that the scorers of models read."),
    ),
    ActionSpec(
        "results.by_ability", QT_TRANSLATE_NOOP("Actions", "By ability"), ("Alt+1",), "results"
    ),
    ActionSpec(
        "results.by_reader", QT_TRANSLATE_NOOP("Actions", "By reader"), ("Alt+2",), "results"
    ),
    ActionSpec("results.models", QT_TRANSLATE_NOOP("Actions", "Models"), ("Alt+3",), "results"),
    ActionSpec(
        "results.take_in",
        QT_TRANSLATE_NOOP("Actions", "Take in a file…"),
        ("Ctrl+I",),
        "results",
        QT_TRANSLATE_NOOP(
            "Actions",
            "Answers of a model, a filled worksheet, readings of an outside model, or grades.",
        ),
    ),
    ActionSpec(
        "results.unread",
        QT_TRANSLATE_NOOP("Actions", "Read unread answers"),
        ("Ctrl+U",),
        "results",
        QT_TRANSLATE_NOOP("Actions", "Blind to model and key, in a random order."),
    ),
    ActionSpec(
        "results.figure",
        QT_TRANSLATE_NOOP("Actions", "Type in a model's figure…"),
        ("Ctrl+T",),
        "results",
    ),
    ActionSpec(
        "results.prompts",
        QT_TRANSLATE_NOOP("Actions", "Write prompts for outside models…"),
        ("Ctrl+Shift+P",),
        "results",
    ),
    ActionSpec(
        "results.worksheet",
        QT_TRANSLATE_NOOP("Actions", "Write a worksheet of unread answers…"),
        ("Ctrl+Shift+W",),
        "results",
    ),
    ActionSpec(
        "results.take_back",
        QT_TRANSLATE_NOOP("Actions", "Take the chosen row back…"),
        ("Ctrl+Del",),
        "results",
    ),
    ActionSpec(
        "unread.keep",
        QT_TRANSLATE_NOOP("Actions", "Keep the chosen options"),
        ("Return", "Enter"),
        UNREAD,
    ),
    ActionSpec(
        "unread.unreadable", QT_TRANSLATE_NOOP("Actions", "No option can be read"), ("U",), UNREAD
    ),
    ActionSpec(
        "unread.undo",
        QT_TRANSLATE_NOOP("Actions", "Take the last one back"),
        ("Backspace", "Ctrl+Z"),
        UNREAD,
    ),
    ActionSpec(
        "unread.leave", QT_TRANSLATE_NOOP("Actions", "Back to the results"), ("Esc",), UNREAD
    ),
)
