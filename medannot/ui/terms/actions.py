"""What one can do in a column of terms, and by which keys; every page that has one binds them."""

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

SCOPE = "terms"

RECENT = (
    ActionSpec("lexicon.recent_1", QT_TRANSLATE_NOOP("Actions", "Last chosen term"), ("1",), SCOPE),
    ActionSpec("lexicon.recent_2", QT_TRANSLATE_NOOP("Actions", "Second last term"), ("2",), SCOPE),
    ActionSpec("lexicon.recent_3", QT_TRANSLATE_NOOP("Actions", "Third last term"), ("3",), SCOPE),
    ActionSpec("lexicon.recent_4", QT_TRANSLATE_NOOP("Actions", "Fourth last term"), ("4",), SCOPE),
    ActionSpec("lexicon.recent_5", QT_TRANSLATE_NOOP("Actions", "Fifth last term"), ("5",), SCOPE),
    ActionSpec("lexicon.recent_6", QT_TRANSLATE_NOOP("Actions", "Sixth last term"), ("6",), SCOPE),
    ActionSpec(
        "lexicon.recent_7", QT_TRANSLATE_NOOP("Actions", "Seventh last term"), ("7",), SCOPE
    ),
    ActionSpec("lexicon.recent_8", QT_TRANSLATE_NOOP("Actions", "Eighth last term"), ("8",), SCOPE),
    ActionSpec("lexicon.recent_9", QT_TRANSLATE_NOOP("Actions", "Ninth last term"), ("9",), SCOPE),
)
"""Terms that were chosen last, by their digits."""

TERMS = (
    ActionSpec(
        "lexicon.branch",
        QT_TRANSLATE_NOOP("Actions", "Only this branch, or all"),
        ("Alt+B",),
        SCOPE,
    ),
    ActionSpec(
        "lexicon.narrow", QT_TRANSLATE_NOOP("Actions", "Narrow tree and search"), ("Alt+N",), SCOPE
    ),
    ActionSpec(
        "lexicon.favourite", QT_TRANSLATE_NOOP("Actions", "Favourite or not"), ("Ctrl+D",), SCOPE
    ),
    ActionSpec(
        "lexicon.favourites", QT_TRANSLATE_NOOP("Actions", "Favourites or tree"), ("Alt+F",), SCOPE
    ),
    ActionSpec(
        "lexicon.both", QT_TRANSLATE_NOOP("Actions", "Both languages or one"), ("Alt+L",), SCOPE
    ),
    *RECENT,
)
