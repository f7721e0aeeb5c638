"""Reads one object of a mapping's file value by value, and names what is wrong or unknown in it."""

from enum import StrEnum
from typing import TypeVar

from medannot.domain.errors import InputFault

_Word = TypeVar("_Word", bound=StrEnum)


class ObjectReader:
    """Takes values out of an object; what is left at the end is unknown.

    Args:
        file: name of the mapping, for faults.
        place: of the object in it, with dots; "" for the whole.
        value: as the file has it.

    Raises:
        InputFault: it is no object; so does each value that is not what its role asks for.
    """

    def __init__(self, file: str, place: str, value: object) -> None:
        self._file = file
        self._place = place
        if not isinstance(value, dict):
            raise self._wrong(place or "mapping", "must be an object")
        self._left: dict[str, object] = dict(value)

    def _text(self, role: str, *, needed: bool = False) -> str:
        value = self._left.pop(role, None)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or not value:
            raise self._wrong(self._full(role), "must be a text")
        return value

    def _one_or_more(self, role: str) -> tuple[str, ...]:
        value = self._left.get(role)
        if isinstance(value, str):
            return (self._text(role, needed=True),)
        return self._texts(role)

    def _list(self, role: str) -> list[object]:
        value = self._left.pop(role, [])
        if not isinstance(value, list):
            raise self._wrong(self._full(role), "must be a list")
        return value

    def _pairs(self, role: str) -> list[tuple[str, str]]:
        value = self._left.pop(role, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) and v for v in value.values()):
            raise self._wrong(self._full(role), "must be an object of texts")
        return list(value.items())

    def all_texts(self) -> list[tuple[str, str]]:
        """Read an object of texts, whatever their names."""
        return [(name, self._text(name, needed=True)) for name in list(self._left)]

    def _texts(self, role: str, *, needed: bool = False, blank: bool = False) -> tuple[str, ...]:
        """Return a list of texts; `blank` tells whether one may be empty, as a key may be."""
        value = self._left.pop(role, [])
        if needed and not value:
            raise self._wrong(self._full(role), "must be a list of texts")
        if not isinstance(value, list) or not all(
            isinstance(v, str) and (v or blank) for v in value
        ):
            raise self._wrong(self._full(role), "must be a list of texts")
        return tuple(value)

    def _flag(self, role: str, *, default: bool) -> bool:
        value = self._left.pop(role, default)
        if not isinstance(value, bool):
            raise self._wrong(self._full(role), "must be true or false")
        return value

    def _word(self, role: str, words: type[_Word], default: _Word | None) -> _Word:
        return self._as(self._left.pop(role, default), words, role)

    def _as(self, value: object, words: type[_Word], role: str) -> _Word:
        for word in words:
            if value == word.value:
                return word
        raise self._wrong(self._full(role), f"must be one of {', '.join(words)}")

    def _full(self, role: str) -> str:
        return f"{self._place}.{role}" if self._place else role

    def _refuse_rest(self) -> None:
        for role in self._left:
            raise self._wrong(self._full(role), "is no role that this program knows")

    def _wrong(self, role: str, why: str) -> InputFault:
        return InputFault(
            "The mapping {file} is wrong: '{role}' {why}.", file=self._file, role=role, why=why
        )
