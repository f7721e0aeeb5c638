"""Reads, finds and recognises mappings.

A mapping is checked when it is read: an unknown role or word is refused by its name, so that a
slip of the pen is never a silent loss.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from medannot import paths
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.exchange.question_sets.mapping import (
    AnswerForm,
    AnswerRole,
    ImageRole,
    Kind,
    LanguageRole,
    OptionRole,
    OptionsFrom,
    Otherwise,
    SetMapping,
    TypeRole,
)

MAX_MAPPING_BYTES = 1_000_000


@cache
def known_mappings() -> tuple[SetMapping, ...]:
    """Return the mappings that come with the program, by name."""
    folder = paths.resources() / "mappings"
    return tuple(read_mapping(path) for path in sorted(folder.glob("*.json")))


def choose_mapping(name: str) -> SetMapping:
    """Return the mapping of that name, or the one in the file of that name.

    Raises:
        InputFault: there is none; the sentence lists those there are.
    """
    for mapping in known_mappings():
        if mapping.name == name:
            return mapping
    path = Path(name)
    if path.is_file():
        return read_mapping(path)
    raise InputFault(
        "There is no mapping {name}; there are {known}, or give a mapping's file.",
        name=name,
        known=_listed(known_mappings()),
    )


def recognise(record: Mapping[str, Any]) -> SetMapping:
    """Return the mapping whose keys a record has; where several fit, the most particular one.

    Raises:
        InputFault: none or more than one fits.
    """
    fitting = [
        mapping
        for mapping in known_mappings()
        if mapping.recognise and all(key in record for key in mapping.recognise)
    ]
    most = max((len(mapping.recognise) for mapping in fitting), default=0)
    best = [mapping for mapping in fitting if len(mapping.recognise) == most]
    if len(best) == 1:
        return best[0]
    raise InputFault(
        "no mapping fits the keys of its first record; name one with --mapping: {known}, "
        "or a mapping's file.",
        known=_listed(best or known_mappings()),
    )


def _listed(mappings: Sequence[SetMapping]) -> str:
    return ", ".join(mapping.name for mapping in mappings)


def read_mapping(path: Path) -> SetMapping:
    """Read and check a mapping's file.

    Raises:
        InputFault: the file is no mapping; the sentence names the role that is wrong.
        EnvironmentFault: the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise EnvironmentFault(
            "The mapping {name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault
    try:
        value = json.loads(data[:MAX_MAPPING_BYTES].decode("utf-8-sig"))
    except (ValueError, RecursionError) as fault:
        raise InputFault("The mapping {name} is no JSON text.", name=path.name) from fault
    return _Roles(path.name, "", value).mapping()


_Word = TypeVar("_Word", bound=StrEnum)


class _Roles:
    """Takes the roles of one object of a mapping's file; what is left at the end is unknown."""

    def __init__(self, file: str, place: str, value: object) -> None:
        self._file = file
        self._place = place
        if not isinstance(value, dict):
            raise self._wrong(place or "mapping", "must be an object")
        self._left: dict[str, object] = dict(value)

    def mapping(self) -> SetMapping:
        """Read the outermost object."""
        mapping = SetMapping(
            name=self._text("name", needed=True),
            title=self._text("title", needed=True),
            question=self._text("question", needed=True),
            recognise=self._texts("recognise"),
            id=self._text("id"),
            context=self._text("context"),
            options=self._inner("options", _Roles._options, OptionRole()),
            answer=self._inner("answer", _Roles._answer, AnswerRole()),
            type=self._inner("type", _Roles._type, TypeRole()),
            images=self._inner("images", _Roles._images, ImageRole()),
            language=self._inner("language", _Roles._language, LanguageRole()),
            ability=self._text("ability"),
            categories=self._texts("categories"),
            group=self._text("group"),
            case=self._text("case"),
            translation_group=self._text("translation_group"),
            strip_from_question=self._text("strip_from_question"),
        )
        self._refuse_rest()
        return mapping

    def _options(self) -> OptionRole:
        source = self._word("from", OptionsFrom, OptionsFrom.NONE)
        needs_key = source in {OptionsFrom.FIELD, OptionsFrom.COLUMNS, OptionsFrom.ONE_STRING}
        key = self._text("key", needed=needs_key)
        if source is OptionsFrom.COLUMNS and "{L}" not in key:
            raise self._wrong("options.key", "must hold {L} where the letter stands")
        return OptionRole(
            source=source,
            key=key,
            letter=self._text("letter") or "letter",
            text=self._text("text") or "content",
            strip_prefix=self._flag("strip_prefix", default=True),
            drop_empty=self._flag("drop_empty", default=False),
        )

    def _answer(self) -> AnswerRole:
        return AnswerRole(
            key=self._text("key", needed=True),
            form=self._word("form", AnswerForm, AnswerForm.ANY),
            synonyms=self._text("synonyms"),
            explanation=self._text("explanation"),
        )

    def _type(self) -> TypeRole:
        words = self._left.pop("map", {})
        if not isinstance(words, dict):
            raise self._wrong("type.map", "must be an object")
        kinds = {str(w).strip().casefold(): self._as(k, Kind, "map") for w, k in words.items()}
        return TypeRole(
            key=self._text("key", needed=True),
            words=kinds,
            otherwise=self._word("else", Otherwise, Otherwise.INFER),
        )

    def _images(self) -> ImageRole:
        return ImageRole(
            key=self._text("key", needed=True),
            file=self._text("file") or "file",
            role=self._text("role") or "role",
            caption=self._text("caption") or "caption",
            frame=self._text("frame") or "frame",
            roots=self._texts("roots"),
        )

    def _language(self) -> LanguageRole:
        return LanguageRole(key=self._text("key"), default=self._text("default"))

    def _inner(self, role: str, read: "Callable[[_Roles], _Role]", absent: "_Role") -> "_Role":
        value = self._left.pop(role, None)
        if value is None:
            return absent
        inner = _Roles(self._file, role, value)
        found = read(inner)
        inner._refuse_rest()
        return found

    def _text(self, role: str, *, needed: bool = False) -> str:
        value = self._left.pop(role, None)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or not value:
            raise self._wrong(self._full(role), "must be a text")
        return value

    def _texts(self, role: str) -> tuple[str, ...]:
        value = self._left.pop(role, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise self._wrong(self._full(role), "must be a list of texts")
        return tuple(value)

    def _flag(self, role: str, *, default: bool) -> bool:
        value = self._left.pop(role, default)
        if not isinstance(value, bool):
            raise self._wrong(self._full(role), "must be true or false")
        return value

    def _word(self, role: str, words: type[_Word], default: _Word) -> _Word:
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


_Role = TypeVar("_Role", OptionRole, AnswerRole, TypeRole, ImageRole, LanguageRole)
