"""What of a question can be edited, what is a fit question, and how two versions differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from medannot.domain.errors import InputFault
from medannot.domain.question import ItemType, ItemVersion, ReferenceAnswer

LEAST_OPTIONS = 2
MOST_OPTIONS = 26
"""As many as there are letters."""


@dataclass(frozen=True, slots=True)
class QuestionContent:
    """The words of a question and its key.

    Attributes:
        context: text before the stem.
        right: places of the right options, from 0.
        text: the right text of an open question.
        synonyms: further texts that are right.
    """

    stem: str
    context: str = ""
    options: tuple[str, ...] = ()
    right: frozenset[int] = frozenset()
    text: str = ""
    synonyms: tuple[str, ...] = ()
    explanation: str = ""
    ability: str = ""

    @property
    def has_key(self) -> bool:
        """Tell whether it says what is right."""
        return bool(self.right or self.text)


class Part(StrEnum):
    """Parts of a question that two versions may differ in."""

    STEM = "stem"
    CONTEXT = "context"
    OPTION = "option"
    KEY = "key"
    SYNONYMS = "synonyms"
    EXPLANATION = "explanation"
    ABILITY = "ability"
    IMAGES = "images"
    LANGUAGE = "language"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class PartChange:
    """One difference.

    Attributes:
        before, after: as text; "" where there was nothing.
        letter: of the option, from "A"; "" for other parts.
    """

    part: Part
    before: str
    after: str
    letter: str = ""


def letter_of(place: int) -> str:
    """Return the letter of an option's place, from 0."""
    return chr(ord("A") + place)


def content_of(version: ItemVersion, reference: ReferenceAnswer | None) -> QuestionContent:
    """Return the words of a stored version with its key."""
    right = reference.option_ids if reference else frozenset()
    return QuestionContent(
        stem=version.stem,
        context=version.context,
        options=tuple(option.text for option in version.options),
        right=frozenset(n for n, option in enumerate(version.options) if option.id in right),
        text=reference.text if reference else "",
        synonyms=reference.synonyms if reference else (),
        explanation=reference.explanation if reference else "",
        ability=version.ability,
    )


def tidied(content: QuestionContent) -> QuestionContent:
    """Return a content without blanks around its words and without empty options at its end."""
    options = [text.strip() for text in content.options]
    while options and not options[-1]:
        options.pop()
    return QuestionContent(
        stem=content.stem.strip(),
        context=content.context.strip(),
        options=tuple(options),
        right=content.right,
        text=content.text.strip(),
        synonyms=tuple(word for each in content.synonyms if (word := each.strip())),
        explanation=content.explanation.strip(),
        ability=content.ability.strip(),
    )


def edited_type(content: QuestionContent, before: ItemType) -> ItemType:
    """Return how an edited question is answered; an open one that got options becomes a choice.

    Args:
        content: tidied.
        before: how it was answered.

    Raises:
        InputFault: nobody could answer it so, or not by its key; says what is missing.
    """
    if not content.stem:
        raise InputFault("The question has no words; write them.")
    if not content.options and not before.has_options:
        if content.right:
            raise InputFault("The question has no options to mark; write its right answer as text.")
        if not content.text:
            raise InputFault("The question has no right answer; write it.")
        return before
    _check_options(content)
    if before is ItemType.YES_NO and len(content.options) != LEAST_OPTIONS:
        raise InputFault("A yes-or-no question has two options.")
    type_ = before if before.has_options else ItemType.SINGLE_CHOICE
    if type_ is not ItemType.SEVERAL_ANSWERS and len(content.right) > 1:
        raise InputFault(
            "This question takes one option, as all of its kind do; mark one option as right."
        )
    return type_


def _check_options(content: QuestionContent) -> None:
    options = content.options
    if len(options) < LEAST_OPTIONS:
        raise InputFault("A choice question needs two options at least; write another.")
    if len(options) > MOST_OPTIONS:
        raise InputFault("A question has {most} options at most.", most=MOST_OPTIONS)
    for place, text in enumerate(options):
        if not text:
            raise InputFault("Option {letter} is empty; write it.", letter=letter_of(place))
        if text in options[:place]:
            raise InputFault(
                "Option {letter} says the same as option {other}; write another.",
                letter=letter_of(place),
                other=letter_of(options.index(text)),
            )
    if not content.right:
        raise InputFault("No option is marked as right; mark the key.")
    if max(content.right) >= len(options):
        raise InputFault("The key is an option that is not there; mark another.")


def part_changes(before: QuestionContent, after: QuestionContent) -> tuple[PartChange, ...]:
    """Return what differs, part by part, as a person reads it."""
    return tuple(_changes(before, after))


def _changes(before: QuestionContent, after: QuestionContent) -> Iterator[PartChange]:
    if before.context != after.context:
        yield PartChange(Part.CONTEXT, before.context, after.context)
    if before.stem != after.stem:
        yield PartChange(Part.STEM, before.stem, after.stem)
    pairs = zip_longest(before.options, after.options, fillvalue="")
    for place, (was, now) in enumerate(pairs):
        if was != now:
            yield PartChange(Part.OPTION, was, now, letter_of(place))
    if key_words(before) != key_words(after):
        yield PartChange(Part.KEY, key_words(before), key_words(after))
    if before.synonyms != after.synonyms:
        yield PartChange(Part.SYNONYMS, "; ".join(before.synonyms), "; ".join(after.synonyms))
    if before.explanation != after.explanation:
        yield PartChange(Part.EXPLANATION, before.explanation, after.explanation)
    if before.ability != after.ability:
        yield PartChange(Part.ABILITY, before.ability, after.ability)


def key_words(content: QuestionContent) -> str:
    """Return the key as a person reads it: letters of options, or the right text."""
    if content.options:
        return ", ".join(letter_of(place) for place in sorted(content.right))
    return content.text
