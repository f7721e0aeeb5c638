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
from medannot.exchange.question_sets.values import Draft, DraftKey, changed

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
    return tuple([settled(draft, yes_no_languages, several=several) for draft in drafts])


def settled(draft: Draft, yes_no_languages: Collection[str], *, several: bool) -> Draft:
    """Return one draft as `settle` does."""
    if draft.closed:
        yes_or_no_there = draft.language in yes_no_languages
        return _as_yes_no(draft) if yes_or_no_there else _as_short_text(draft)
    if draft.type in CHOICES and draft.type is not CHOICES[several]:
        return changed(draft, type=CHOICES[several])
    return draft


def _as_yes_no(draft: Draft) -> Draft:
    if draft.type is ItemType.YES_NO:
        return draft
    key = draft.key
    if key is not None:
        says_yes = yes_or_no(key.text)
        right = (0 if says_yes else 1,)
        key = DraftKey(right, key.text, key.synonyms, key.explanation)
    return changed(draft, type=ItemType.YES_NO, options=yes_no_options(draft.language), key=key)


def _as_short_text(draft: Draft) -> Draft:
    key = replace(draft.key, right=()) if draft.key else None
    return changed(draft, type=ItemType.SHORT_TEXT, options=(), key=key)
