"""Answers of several models to one question in the same words."""

from collections.abc import Iterable

from medannot.domain.model_answers.values import PERSON, ModelAnswer

Alike = tuple[ModelAnswer, ...]
"""Answers to one question in the same words."""


def together(answers: Iterable[ModelAnswer]) -> list[Alike]:
    """Return answers to one question in the same words together, by their first ids."""
    found: dict[tuple[str, str], list[ModelAnswer]] = {}
    for at in sorted(answers, key=lambda at: at.id):
        found.setdefault(words_of(at), []).append(at)
    return [tuple(some) for some in found.values()]


def apart(some: Alike) -> list[Alike]:
    """Part answers in the same words by what was read in them, and by whom."""
    found: dict[object, list[ModelAnswer]] = {}
    for at in some:
        found.setdefault((at.assigned, at.assigned_by), []).append(at)
    return [tuple(part) for part in found.values()]


def read_by_people(groups: Iterable[Alike]) -> set[tuple[str, str]]:
    """Return the words that a person has read in some answer, with their questions."""
    return {words_of(at) for some in groups for at in some if at.assigned_by == PERSON}


def words_of(at: ModelAnswer) -> tuple[str, str]:
    """Return the question and the words of an answer, by which answers are alike."""
    return at.item_version_id, at.raw.strip()
