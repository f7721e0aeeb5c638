"""The actions of the page of studies."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

STUDIES: Final = (
    ActionSpec("studies.new", QT_TRANSLATE_NOOP("Actions", "New study"), ("Ctrl+N",), "studies"),
    ActionSpec(
        "studies.back", QT_TRANSLATE_NOOP("Actions", "Back to all studies"), ("Esc",), "studies"
    ),
    ActionSpec(
        "studies.verify",
        QT_TRANSLATE_NOOP("Actions", "Verify"),
        ("Ctrl+E",),
        "studies",
        QT_TRANSLATE_NOOP("Actions", "Draws the order again from the seed and compares."),
    ),
    ActionSpec(
        "studies.simulate",
        QT_TRANSLATE_NOOP("Actions", "Dry run"),
        ("Ctrl+D",),
        "studies",
        QT_TRANSLATE_NOOP("Actions", "Simulated readers answer a copy of this study."),
    ),
    ActionSpec(
        "studies.export", QT_TRANSLATE_NOOP("Actions", "Export"), ("Ctrl+Shift+E",), "studies"
    ),
    ActionSpec(
        "studies.read", QT_TRANSLATE_NOOP("Actions", "Start reading"), ("Ctrl+R",), "studies"
    ),
    ActionSpec(
        "studies.draw_seed", QT_TRANSLATE_NOOP("Actions", "Draw a seed"), ("Alt+D",), "studies"
    ),
    ActionSpec(
        "studies.create",
        QT_TRANSLATE_NOOP("Actions", "Create study"),
        ("Ctrl+Return",),
        "studies",
    ),
)
