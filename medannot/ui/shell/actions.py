"""The actions of the window and of the start page."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

WINDOW: Final = (
    ActionSpec("window.keys", QT_TRANSLATE_NOOP("Actions", "Keys"), ("F1", "?"), "window"),
    ActionSpec(
        "window.theme",
        QT_TRANSLATE_NOOP("Actions", "Switch between dark and light"),
        ("Ctrl+Shift+L",),
        "window",
    ),
    ActionSpec("window.full", QT_TRANSLATE_NOOP("Actions", "Full screen"), ("F11",), "window"),
    ActionSpec("window.quit", QT_TRANSLATE_NOOP("Actions", "Quit medannot"), ("Ctrl+Q",), "window"),
    ActionSpec("window.menu", QT_TRANSLATE_NOOP("Actions", "More"), ("F10",), "window"),
    ActionSpec(
        "window.look",
        QT_TRANSLATE_NOOP("Actions", "Look at images"),
        ("Ctrl+Shift+O",),
        "window",
        QT_TRANSLATE_NOOP("Actions", "Opens files, folders and archives; stores nothing."),
    ),
    ActionSpec("window.settings", QT_TRANSLATE_NOOP("Actions", "Settings"), ("Ctrl+,",), "window"),
    ActionSpec("window.about", QT_TRANSLATE_NOOP("Actions", "About medannot"), (), "window"),
)

START: Final = (
    ActionSpec("start.take", QT_TRANSLATE_NOOP("Actions", "Take a question set"), ("1",), "start"),
    ActionSpec("start.annotate", QT_TRANSLATE_NOOP("Actions", "Annotate images"), ("2",), "start"),
    ActionSpec("start.review", QT_TRANSLATE_NOOP("Actions", "Review labels"), ("3",), "start"),
    ActionSpec("start.open", QT_TRANSLATE_NOOP("Actions", "Open folder"), ("Ctrl+O",), "start"),
    ActionSpec("start.new", QT_TRANSLATE_NOOP("Actions", "New workspace"), ("Ctrl+N",), "start"),
    ActionSpec("start.look", QT_TRANSLATE_NOOP("Actions", "Look at images"), ("Ctrl+L",), "start"),
    ActionSpec("start.demo", QT_TRANSLATE_NOOP("Actions", "Open the demo"), ("Ctrl+D",), "start"),
)

WORKSPACE: Final = (
    ActionSpec("go.home", QT_TRANSLATE_NOOP("Actions", "Home"), ("Ctrl+1",), "workspace"),
    ActionSpec("go.take", QT_TRANSLATE_NOOP("Actions", "Take a set"), ("Ctrl+2",), "workspace"),
    ActionSpec(
        "go.library", QT_TRANSLATE_NOOP("Actions", "Question library"), ("Ctrl+3",), "workspace"
    ),
    ActionSpec("go.studies", QT_TRANSLATE_NOOP("Actions", "Studies"), ("Ctrl+4",), "workspace"),
    ActionSpec("go.results", QT_TRANSLATE_NOOP("Actions", "Results"), ("Ctrl+5",), "workspace"),
    ActionSpec("go.annotate", QT_TRANSLATE_NOOP("Actions", "Annotate"), ("Ctrl+6",), "workspace"),
    ActionSpec("go.review", QT_TRANSLATE_NOOP("Actions", "Review"), ("Ctrl+7",), "workspace"),
    ActionSpec("go.lexicon", QT_TRANSLATE_NOOP("Actions", "Lexicon"), ("Ctrl+8",), "workspace"),
    ActionSpec("workspace.check", QT_TRANSLATE_NOOP("Actions", "Check workspace"), (), "workspace"),
    ActionSpec(
        "workspace.audit", QT_TRANSLATE_NOOP("Actions", "Verify audit trail"), (), "workspace"
    ),
    ActionSpec(
        "workspace.close", QT_TRANSLATE_NOOP("Actions", "Close workspace"), ("Ctrl+W",), "workspace"
    ),
)

TAKE: Final = (
    ActionSpec("take.begin", QT_TRANSLATE_NOOP("Actions", "Begin or go on"), ("Return",), "take"),
)
