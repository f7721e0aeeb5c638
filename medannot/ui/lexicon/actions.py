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
)
