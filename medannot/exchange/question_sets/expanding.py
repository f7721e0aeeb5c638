"""One record becomes several: copies of it, the entries of a list, the turns of a chat.

Each part is a record of its own beside the mapping that holds for it, so that all that follows
reads it like any other record.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from string import ascii_uppercase
from typing import Any, TypeVar, cast

from medannot.exchange.question_sets.lookup import has_key, value_at
from medannot.exchange.question_sets.mapping import ExpandKind, ExpandRole, SetMapping
from medannot.exchange.question_sets.numbered import without_numbers
from medannot.exchange.question_sets.texts import clean
from medannot.exchange.question_sets.values import RowRefused

_T = TypeVar("_T")

MOST_PARTS = 1000
"""Items of one record; a report with all its questions has some hundred."""

_FIRST_COLON = re.compile(r"[:：]")
_LETTERED = re.compile(r"(?:^|(?<=[\s,;，；(（]))[(（]?([A-Z])\s*[)）.:：、]\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the items that a record becomes, and the mapping that holds for it."""

    record: Mapping[str, Any]
    mapping: SetMapping
    name: str = ""


def parts_of(record: Mapping[str, Any], mapping: SetMapping) -> list[Part]:
    """Return the parts of a record; one without `expand` is its own only part.

    Raises:
        RowRefused: it cannot be parted.
    """
    role = mapping.expand
    if role is None:
        return [Part(record, mapping)]
    if role.lines:
        record = {**record, **_named_lines(value_at(record, role.lines))}
    parts = list(_parts(record, mapping, role))
    if not parts:
        raise RowRefused("it holds no question.")
    if len(parts) > MOST_PARTS:
        raise RowRefused("it holds more than {most} questions.", most=MOST_PARTS)
    return parts


def _parts(record: Mapping[str, Any], mapping: SetMapping, role: ExpandRole) -> Iterable[Part]:
    match role.kind:
        case ExpandKind.COPIES:
            return _copies(record, mapping, role)
        case ExpandKind.EACH:
            return (Part(one, mapping) for one in _entries(record, role))
        case ExpandKind.TURNS:
            return (Part(one, mapping) for one in _turns(record, role))


def _named_lines(value: object) -> dict[str, str]:
    """Read "name：value" texts; of a name that stands twice the first counts."""
    named: dict[str, str] = {}
    for line in value if isinstance(value, list) else [value]:
        if not isinstance(line, str):
            continue
        name, *rest = _FIRST_COLON.split(line, maxsplit=1)
        if rest and name.strip():
            named.setdefault(name.strip(), rest[0].strip())
    return named


def _copies(record: Mapping[str, Any], mapping: SetMapping, role: ExpandRole) -> list[Part]:
    parts = []
    for words in role.over:
        own = in_words(mapping, words)
        needs = own.expand.needs if own.expand else ""
        if not needs or value_at(record, needs) not in (None, "", []):
            name = words[0][1]
            parts.append(Part({**record, "@part": name}, own, name))
    if not role.key:
        return parts
    blocks = question_blocks(clean(value_at(record, role.key), "question"))
    if len(blocks) != len(parts):
        raise RowRefused(
            "its text holds {blocks} lists of options for {parts} answers.",
            blocks=len(blocks),
            parts=len(parts),
        )
    lead, questions = without_numbers([question for question, _ in blocks])
    read = zip(parts, questions, (options for _, options in blocks), strict=True)
    return [
        replace(
            part,
            record={**part.record, "@lead": lead, "@question": question, "@options": options},
        )
        for part, question, options in read
    ]


def question_blocks(text: str) -> list[tuple[str, list[str]]]:
    """Return the questions of a text with the lettered options below each.

    A list of options begins with an A that a B follows; the last option ends with its line.
    """
    marks = list(_LETTERED.finditer(text))
    blocks: list[tuple[str, list[str]]] = []
    at = begin = 0
    while at < len(marks):
        run = _run(marks[at:])
        if len(run) < 2:
            at += 1
            continue
        line_end = text.find("\n", run[-1].end())
        end = len(text) if line_end < 0 else line_end
        if at + len(run) < len(marks):
            end = min(end, marks[at + len(run)].start())
        stops = [mark.start() for mark in run[1:]] + [end]
        options = [text[mark.end() : stop] for mark, stop in zip(run, stops, strict=True)]
        blocks.append(
            (
                text[begin : run[0].start()].strip(),
                [option.strip(" \t\r\n,;，；") for option in options],
            )
        )
        begin = end
        at += len(run)
    return blocks


def _run(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the marks that go A, B, C … from the first one on."""
    run: list[re.Match[str]] = []
    for mark, letter in zip(marks, ascii_uppercase, strict=False):
        if mark[1] != letter:
            break
        run.append(mark)
    return run


def _entries(record: Mapping[str, Any], role: ExpandRole) -> Iterator[Mapping[str, Any]]:
    value = value_at(record, role.key)
    if not isinstance(value, list):
        raise RowRefused("'{key}' is no list of questions.", key=role.key)
    for entry in value:
        own = entry if isinstance(entry, Mapping) else {}
        yield {**record, **own, "@value": entry}


def _turns(record: Mapping[str, Any], role: ExpandRole) -> Iterator[Mapping[str, Any]]:
    """Pair what is asked with the answer that follows it; other speakers are left out."""
    value = value_at(record, role.key)
    if not isinstance(value, list):
        raise RowRefused("'{key}' is no list of turns.", key=role.key)
    asked: object = None
    for turn in value:
        if not isinstance(turn, Mapping):
            raise RowRefused("a turn is no JSON object.")
        speaker = clean(value_at(turn, role.role), "speaker").casefold()
        said = _said(value_at(turn, role.text))
        if speaker in role.asks:
            asked = said
        elif speaker in role.answers and asked is not None:
            yield {**record, "@question": asked, "@answer": said}
            asked = None
    if asked is not None:
        yield {**record, "@question": asked, "@answer": None}


def _said(value: object) -> object:
    """Return the text of a turn, also where it is a list of texts and images."""
    if not isinstance(value, list):
        return value
    texts = [part.get("text") for part in value if isinstance(part, Mapping)]
    return "\n".join(text for text in texts if isinstance(text, str))


@lru_cache(maxsize=1024)
def in_words(mapping: SetMapping, words: tuple[tuple[str, str], ...]) -> SetMapping:
    """Return the mapping with other texts where `{word}` stands in its own."""
    inner = replace(mapping, variants=(), expand=None)
    spoken = _in_words(inner, words)
    if mapping.expand is not None:
        expand = replace(mapping.expand, over=())
        spoken = replace(spoken, expand=_in_words(expand, words))
    return spoken


def _in_words(value: _T, words: tuple[tuple[str, str], ...]) -> _T:
    """Return a value of the same shape; those of a mapping are texts, tuples, objects, roles."""
    return cast("_T", _changed(value, words))


def _changed(value: object, words: tuple[tuple[str, str], ...]) -> object:
    if isinstance(value, str) and type(value) is str:
        for word, text in words:
            value = value.replace(f"{{{word}}}", text)
        return value
    if isinstance(value, tuple):
        return tuple(_changed(part, words) for part in value)
    if isinstance(value, Mapping):
        return {name: _changed(part, words) for name, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _changed(getattr(value, field.name), words) for field in fields(value)
        }
        return replace(value, **changed)
    return value


def in_languages(record: Mapping[str, Any], mapping: SetMapping) -> list[tuple[str, SetMapping]]:
    """Return the mapping for each language that the record has columns in.

    Without such columns that is the mapping itself, and no language.
    """
    columns = mapping.language.columns
    if not columns:
        return [("", mapping)]
    spoken = []
    for language, spellings in columns:
        for spelling in spellings:
            own = in_words(mapping, (("lang", spelling),))
            if has_key(record, own.question) and value_at(record, own.question):
                spoken.append((language, own))
                break
    return spoken
