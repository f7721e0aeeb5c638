"""What is decided over many questions: which closed ones are yes/no, and which may take several.

A source's CLOSED means no more than "not open". Two buttons made from the answer of one question
would betray it, so closed questions become yes/no only where all answers of that kind in that
language are such words.

A form of its own for the questions with several right options would tell how many are right. A
source that calls its questions single or multiple choice is followed, since it tells that by kind;
else it is decided by file: where one choice question of a file has several right options, all of
the file take one or several.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from medannot.domain.question import ItemType
from medannot.domain.yes_no import buttons
from medannot.exchange.question_sets.texts import yes_or_no
from medannot.exchange.question_sets.values import Draft, DraftKey, changed

CHOICES = (ItemType.SINGLE_CHOICE, ItemType.SEVERAL_ANSWERS)
LEAST_BY_ITSELF = 5
"""Choice questions that a file holds whose form is decided without other files."""


def all_yes_or_no(drafts: Iterable[Draft]) -> Mapping[str, bool]:
    """Tell for each language whether all keys of its closed questions are words for yes and no.

    A language whose closed questions have no key at all is left out: nothing is known of it.
    """
    words: dict[str, list[bool | None]] = defaultdict(list)
    for draft in drafts:
        if draft.closed and draft.key is not None:
            words[draft.language].append(_says(draft.key, draft))
    return {language: None not in said for language, said in words.items()}


def _says(key: DraftKey, draft: Draft) -> bool | None:
    if draft.type is ItemType.YES_NO:
        return key.right == (0,)
    return yes_or_no(key.text, draft.language)


class ChoiceForms:
    """Finds the files whose choice questions take one or several options.

    Files of few choice questions, such as one of each patient, are taken as one: by themselves they
    would tell of a handful of questions how many options are right.
    """

    def __init__(self) -> None:
        self._files: dict[str, list[int]] = {}

    def take_in(self, draft: Draft) -> None:
        """Look at one more question; those whose source tells their form say nothing of others."""
        if draft.type not in CHOICES or draft.told:
            return
        counts = self._files.setdefault(draft.file, [0, 0])
        counts[draft.type is ItemType.SEVERAL_ANSWERS] += 1

    def several(self) -> frozenset[str]:
        """Return the files whose choice questions take one or several options."""
        found = {self.group(name) for name, counts in self._files.items() if counts[1]}
        return frozenset(name for name in self._files if self.group(name) in found)

    def group(self, file: str) -> str:
        """Return what is decided together: a file by its name, or "" for all the small ones."""
        return file if sum(self._files.get(file, ())) >= LEAST_BY_ITSELF else ""


def several_files(drafts: Iterable[Draft]) -> frozenset[str]:
    """Return the files of which choice questions take one or several options."""
    forms = ChoiceForms()
    for draft in drafts:
        forms.take_in(draft)
    return forms.several()


def settle(
    drafts: Sequence[Draft], yes_no_languages: Collection[str], several: Collection[str]
) -> tuple[Draft, ...]:
    """Return the drafts with the types that hold over many.

    Args:
        drafts: the set's questions; those settled before may be among them.
        yes_no_languages: languages whose closed questions are yes/no.
        several: files whose choice questions take one or several.
    """
    return tuple([settled(draft, yes_no_languages, several) for draft in drafts])


def settled(draft: Draft, yes_no_languages: Collection[str], several: Collection[str]) -> Draft:
    """Return one draft as `settle` does."""
    if draft.closed:
        yes_or_no_there = draft.language in yes_no_languages
        return _as_yes_no(draft) if yes_or_no_there else _as_short_text(draft)
    if draft.type is ItemType.SINGLE_CHOICE and not draft.told and draft.file in several:
        return changed(draft, type=ItemType.SEVERAL_ANSWERS)
    return draft


def _as_yes_no(draft: Draft) -> Draft:
    if draft.type is ItemType.YES_NO:
        return draft
    key = draft.key
    if key is not None:
        says_yes = yes_or_no(key.text, draft.language)
        right = (0 if says_yes else 1,)
        key = DraftKey(right, key.text, key.synonyms, key.explanation)
    return changed(draft, type=ItemType.YES_NO, options=buttons(draft.language), key=key)


def _as_short_text(draft: Draft) -> Draft:
    key = replace(draft.key, right=()) if draft.key else None
    return changed(draft, type=ItemType.SHORT_TEXT, options=(), key=key)
