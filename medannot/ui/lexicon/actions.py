"""What one can do on the lexicon's page, and by which keys."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

OPEN_LEVELS = 4
"""So many levels can be opened to by a key."""

_SCOPE = "lexicon"

LEXICON = (
    ActionSpec(
        "lexicon.search",
        QT_TRANSLATE_NOOP("Actions", "Search the lexicon"),
        ("/", "Ctrl+F"),
        _SCOPE,
    ),
    ActionSpec("lexicon.back", QT_TRANSLATE_NOOP("Actions", "Back to the tree"), ("Esc",), _SCOPE),
    ActionSpec(
        "lexicon.map", QT_TRANSLATE_NOOP("Actions", "Show or hide the body map"), ("Alt+M",), _SCOPE
    ),
    ActionSpec(
        "lexicon.level_0", QT_TRANSLATE_NOOP("Actions", "Close the tree"), ("Alt+0",), _SCOPE
    ),
    ActionSpec(
        "lexicon.level_1", QT_TRANSLATE_NOOP("Actions", "Open the first level"), ("Alt+1",), _SCOPE
    ),
    ActionSpec(
        "lexicon.level_2", QT_TRANSLATE_NOOP("Actions", "Open two levels"), ("Alt+2",), _SCOPE
    ),
    ActionSpec(
        "lexicon.level_3", QT_TRANSLATE_NOOP("Actions", "Open three levels"), ("Alt+3",), _SCOPE
    ),
    ActionSpec(
        "lexicon.export",
        QT_TRANSLATE_NOOP("Actions", "Export as a workbook"),
        ("Ctrl+Shift+E",),
        _SCOPE,
    ),
    ActionSpec(
        "lexicon.export_folder", QT_TRANSLATE_NOOP("Actions", "Export as a folder"), (), _SCOPE
    ),
    ActionSpec(
        "lexicon.import",
        QT_TRANSLATE_NOOP("Actions", "Import a workbook"),
        ("Ctrl+Shift+I",),
        _SCOPE,
    ),
    ActionSpec(
        "lexicon.compare",
        QT_TRANSLATE_NOOP("Actions", "Compare versions"),
        ("Ctrl+Shift+D",),
        _SCOPE,
    ),
    ActionSpec(
        "lexicon.migrate",
        QT_TRANSLATE_NOOP("Actions", "Preview a migration"),
        ("Ctrl+Shift+M",),
        _SCOPE,
    ),
    ActionSpec(
        "lexicon.take",
        QT_TRANSLATE_NOOP("Actions", "Take over, or write, what is shown"),
        ("Ctrl+Return",),
        _SCOPE,
    ),
    ActionSpec(
        "lexicon.edit", QT_TRANSLATE_NOOP("Actions", "Read or edit the lexicon"), ("F2",), _SCOPE
    ),
    ActionSpec("lexicon.add_below", QT_TRANSLATE_NOOP("Actions", "Add below"), ("Ins",), _SCOPE),
    ActionSpec(
        "lexicon.add_beside", QT_TRANSLATE_NOOP("Actions", "Add beside"), ("Shift+Ins",), _SCOPE
    ),
    ActionSpec("lexicon.move", QT_TRANSLATE_NOOP("Actions", "Move to…"), ("Alt+T",), _SCOPE),
    ActionSpec("lexicon.give_up", QT_TRANSLATE_NOOP("Actions", "Give up…"), ("Alt+G",), _SCOPE),
    ActionSpec(
        "lexicon.take_back", QT_TRANSLATE_NOOP("Actions", "Take back into use"), ("Alt+R",), _SCOPE
    ),
    ActionSpec(
        "lexicon.look_alike", QT_TRANSLATE_NOOP("Actions", "Add a look-alike…"), ("Alt+O",), _SCOPE
    ),
    ActionSpec(
        "lexicon.history", QT_TRANSLATE_NOOP("Actions", "History of this term"), ("Alt+H",), _SCOPE
    ),
    ActionSpec("lexicon.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), ("Ctrl+Z",), _SCOPE),
    ActionSpec(
        "lexicon.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), _SCOPE
    ),
    ActionSpec(
        "lexicon.keep", QT_TRANSLATE_NOOP("Actions", "Keep this version…"), ("Alt+K",), _SCOPE
    ),
)
