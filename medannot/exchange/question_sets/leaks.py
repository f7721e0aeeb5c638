"""Finds keys that stand in what a reader is shown: such a question measures nothing."""

import re
from enum import StrEnum

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.texts import folded, has_han, yes_or_no
from medannot.exchange.question_sets.values import Draft

_SHORTEST = 3
_SHORTEST_CHINESE = 2
"""A Chinese word of two characters says as much as a Latin one of five."""

_UNSPACED = re.compile(
    "[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u0e00-\u0eff"
    "\u1000-\u109f\u1780-\u17ff]"
)
"""Kana, Chinese, Korean, Thai, Lao, Burmese and Khmer: no blank stands around a word, or a
particle stands behind it."""


class Place(StrEnum):
    """A text that is shown with a question."""

    QUESTION = "question"
    CONTEXT = "context"
    CAPTION = "caption"


def key_places(draft: Draft) -> tuple[Place, ...]:
    """Name the shown texts that hold the key."""
    keys = [folded(text) for text in _key_texts(draft)]
    keys = [key for key in keys if not _is_trivial(key, draft.language)]
    if not keys:
        return ()
    captions = " \n ".join(image.caption for image in draft.images)
    shown = (
        (Place.QUESTION, draft.stem),
        (Place.CONTEXT, draft.context),
        (Place.CAPTION, captions),
    )
    return tuple(
        place for place, text in shown if text and any(_holds(folded(text), key) for key in keys)
    )


def _key_texts(draft: Draft) -> tuple[str, ...]:
    if draft.key is None or draft.type is ItemType.YES_NO:
        return ()
    if draft.type is ItemType.SHORT_TEXT:
        return (draft.key.text, *draft.key.synonyms)
    return (draft.key.text, *(draft.options[place] for place in draft.key.right))


def _is_trivial(key: str, language: str) -> bool:
    shortest = _SHORTEST_CHINESE if has_han(key) else _SHORTEST
    return len(key) < shortest or yes_or_no(key, language) is not None


def _holds(text: str, key: str) -> bool:
    if key not in text:
        return False
    if _UNSPACED.search(key):
        return True
    return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text) is not None
