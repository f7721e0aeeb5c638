"""What one can do where annotations go in and out, and by which keys."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "exchange"

EXCHANGE = (
    ActionSpec("exchange.back", QT_TRANSLATE_NOOP("Actions", "One step back"), ("Esc",), SCOPE),
    ActionSpec("exchange.go", QT_TRANSLATE_NOOP("Actions", "Go on"), ("Ctrl+Return",), SCOPE),
    ActionSpec(
        "exchange.search",
        QT_TRANSLATE_NOOP("Actions", "Search a term for the label"),
        ("/", "Ctrl+F"),
        SCOPE,
    ),
    ActionSpec(
        "exchange.part",
        QT_TRANSLATE_NOOP("Actions", "Labels, or terms"),
        ("F6",),
        SCOPE,
    ),
    ActionSpec(
        "exchange.leave_out",
        QT_TRANSLATE_NOOP("Actions", "Leave the label out"),
        ("Alt+O",),
        SCOPE,
    ),
)
