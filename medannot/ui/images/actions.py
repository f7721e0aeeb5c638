"""The actions of the page on which one looks at images."""

from typing import Final

from medannot.ui.actions import QT_TRANSLATE_NOOP, ActionSpec

IMAGES: Final = (
    ActionSpec(
        "images.next", QT_TRANSLATE_NOOP("Actions", "Next series"), ("Ctrl+PgDown",), "images"
    ),
    ActionSpec(
        "images.previous", QT_TRANSLATE_NOOP("Actions", "Previous series"), ("Ctrl+PgUp",), "images"
    ),
)
