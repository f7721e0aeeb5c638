"""What is decided over a whole set: which closed questions are yes/no, and who may take several.

A source's CLOSED means no more than "not open". Two buttons made from the answer of one question
would betray it, so closed questions become yes/no only where all answers of that kind in that
language are such words; and where one choice question of a set has several right answers, all its
choice questions take one or several.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.records import yes_no_options
from medannot.exchange.question_sets.texts import yes_or_no
from medannot.exchange.question_sets.values import Draft, DraftKey

CHOICES = (ItemType.SINGLE_CHOICE, ItemType.SEVERAL_ANSWERS)


def all_yes_or_no(drafts: Iterable[Draft]) -> Mapping[str, bool]:
    """Tell for each language whether all keys of its closed questions are words for yes and no.

    A language whose closed questions have no key at all is left out: nothing is known of it.
    """
    words: dict[str, list[bool | None]] = defaultdict(list)
    for draft in drafts:
        if draft.closed and draft.key is not None:
            words[draft.language].append(_says(draft.key, draft.type))
    return {language: None not in said for language, said in words.items()}


def _says(key: DraftKey, type_: ItemType) -> bool | None:
    return key.right == (0,) if type_ is ItemType.YES_NO else yes_or_no(key.text)


def betraying(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the closed questions whose buttons would tell the key, so that they get none.

    In their language some closed questions are answered by other words than yes and no; buttons
    for some only would say of which kind the answer is.
    """
    holds = all_yes_or_no(drafts)
    return tuple(draft for draft in drafts if draft.closed and holds.get(draft.language) is False)


def takes_several(drafts: Iterable[Draft]) -> bool:
    """Tell whether one of the choice questions has, or may have, several right options."""
    return any(draft.type is ItemType.SEVERAL_ANSWERS for draft in drafts)


def settle(
    drafts: Sequence[Draft], yes_no_languages: Collection[str], *, several: bool
) -> tuple[Draft, ...]:
    """Return the drafts with the types that hold over the whole set.

    Args:
        drafts: the set's questions; those settled before may be among them.
        yes_no_languages: languages whose closed questions are yes/no.
        several: whether choice questions take one or several.
    """
    return tuple(
        _settled(draft, closed_is_yes_no=draft.language in yes_no_languages, several=several)
        for draft in drafts
    )


def _settled(draft: Draft, *, closed_is_yes_no: bool, several: bool) -> Draft:
    if draft.closed:
        return _as_yes_no(draft) if closed_is_yes_no else _as_short_text(draft)
    if draft.type in CHOICES and draft.type is not CHOICES[several]:
        return replace(draft, type=CHOICES[several])
    return draft


def _as_yes_no(draft: Draft) -> Draft:
    if draft.type is ItemType.YES_NO:
        return draft
    key = draft.key
    if key is not None:
        says_yes = yes_or_no(key.text)
        key = replace(key, right=(0 if says_yes else 1,))
    return replace(draft, type=ItemType.YES_NO, options=yes_no_options(draft.language), key=key)


def _as_short_text(draft: Draft) -> Draft:
    key = replace(draft.key, right=()) if draft.key else None
    return replace(draft, type=ItemType.SHORT_TEXT, options=(), key=key)
