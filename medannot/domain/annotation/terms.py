"""The terms that a finding names, and the same finding with others in their places."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from medannot.domain.annotation.finding import Complete, Content, Mark, Quality, Term

T = TypeVar("T")

_WITHOUT = (Mark, Quality, Complete)
"""Kinds that name no term; a mark may hold very many points, which are not looked through."""


def terms_of(content: Content) -> tuple[Term, ...]:
    """Return every term of a finding, in the order of its fields."""
    return () if isinstance(content, _WITHOUT) else tuple(_terms(content))


def with_terms(content: Content, change: Callable[[Term], Term]) -> Content:
    """Return a finding with each of its terms changed, in the order of `terms_of`."""
    return content if isinstance(content, _WITHOUT) else _changed(content, change)


def _terms(value: object) -> Iterator[Term]:
    if isinstance(value, Term):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _terms(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _terms(getattr(value, field.name))


def _changed(value: T, change: Callable[[Term], Term]) -> T:
    if isinstance(value, Term):
        return cast("T", change(value))
    if isinstance(value, tuple):
        return cast("T", tuple(_changed(part, change) for part in value))
    if is_dataclass(value) and not isinstance(value, type):
        parts = {
            field.name: _changed(getattr(value, field.name), change) for field in fields(value)
        }
        return replace(value, **parts)
    return value
