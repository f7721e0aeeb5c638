"""The actions of the page of results."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

RESULTS: Final = (
    ActionSpec(
        "results.export",
        QT_TRANSLATE_NOOP("Actions", "Export baseline"),
        ("Ctrl+Shift+E",),
        "results",
        QT_TRANSLATE_NOOP("Actions", "Workbook, CSV and JSON, each with its codebook."),
    ),
    ActionSpec(
        "results.by_ability", QT_TRANSLATE_NOOP("Actions", "By ability"), ("Alt+1",), "results"
    ),
    ActionSpec(
        "results.by_reader", QT_TRANSLATE_NOOP("Actions", "By reader"), ("Alt+2",), "results"
    ),
)
