"""A mapping proposed by the names of keys and by what they hold."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from medannot.services.question_mapping_bridge import NUMBERED_IMAGES, value_at
from medannot.services.question_mapping_guesses import (
    TYPE_WORDS,
    answer_form,
    image_form,
    in_question,
    is_called,
    name_score,
    numbers_name_options,
    option_form,
    shown,
    value_score,
)
from medannot.services.question_mapping_roles import formed, given, keys_of, typed
from medannot.services.question_mapping_values import KeyFacts, RawMapping, Role

Records = Sequence[Mapping[str, Any]]

_ORDER = (
    Role.IMAGES, Role.OPTIONS, Role.QUESTION, Role.LANGUAGE, Role.SPLIT, Role.ID, Role.ANSWER,
    Role.TYPE, Role.EXPLANATION, Role.CONTEXT, Role.CASE, Role.GROUP, Role.ABILITY,
)  # fmt: skip
"""What is clearest by its values comes first; a key plays one role."""

_BY_NAME_ONLY = frozenset({Role.CONTEXT, Role.CASE, Role.GROUP, Role.ABILITY, Role.EXPLANATION})
_LEAST = {Role.ID: 2.0, Role.QUESTION: 1.5, Role.ANSWER: 1.6}
_MOST_OF = 0.7
_LETTERED = re.compile(r"^(.*?)([A-Za-z])$")
_NUMBERED = re.compile(r"^(.*?)(\d{1,2})$")


def proposed(facts: Sequence[KeyFacts], records: Records) -> RawMapping:
    """Return the mapping that names and values suggest; roles of which nothing speaks stay empty.

    Args:
        facts: the keys.
        records: those that were looked at.
    """
    raw: RawMapping = {"name": "new", "title": "new"}
    taken: set[str] = set()
    for role in _ORDER:
        options = next(iter(keys_of(raw, Role.OPTIONS)), "")
        path = _best(role, facts, records, taken, options)
        lettered = _columns(facts) if role is Role.OPTIONS and not path else ""
        if lettered:
            raw = given(raw, role, (lettered,), **{"from": "columns"})
            taken |= {one.path for one in facts if _is_of(lettered, one.path)}
        elif path:
            raw = assigned(raw, role, path, records, facts)
            taken.add(path)
            taken |= {one.path for one in facts if one.path.startswith(f"{path}.")}
    if not keys_of(raw, Role.OPTIONS):
        questions = [value_at(record, str(raw.get("question", ""))) for record in records]
        if in_question(shown(questions)):
            raw = formed(raw, Role.OPTIONS, "in_question")
    return raw


def _is_of(pattern: str, path: str) -> bool:
    start, _, end = pattern.partition("{L}")
    return len(path) == len(start) + len(end) + 1 and path.startswith(start) and path.endswith(end)


def _best(
    role: Role, facts: Sequence[KeyFacts], records: Records, taken: set[str], options: str = ""
) -> str:
    best, most = "", _LEAST.get(role, 1.0)
    for one in facts:
        if one.path in taken or not one.filled:
            continue
        named = name_score(role, one.path)
        if role in _BY_NAME_ONLY and not named:
            continue
        if role is Role.ID and name_score(Role.ANSWER, one.path):
            continue  # "answer_index" counts options, though few records may all have another
        values = shown([value_at(record, one.path) for record in records])
        called = is_called(role, one.path)
        fitting = value_score(role, values, one.distinct, called=called)
        score = named + fitting - 0.1 * one.path.count(".")
        if role in {Role.QUESTION, Role.ANSWER, Role.ID}:
            score -= 2 * (1 - one.filled / max(len(records), 1))
        if role is Role.ANSWER and options:
            fit = _names_options(records, one.path, options, named=named > 0)
            score += 3 if fit else -1
        if score > most:
            best, most = one.path, score
    return best


def _names_options(records: Records, path: str, options: str, *, named: bool) -> bool:
    """Tell whether a key's values are options, their letters or their numbers."""
    pairs = [(value_at(record, path), _option_texts(record, options)) for record in records]
    kept = [(value, texts) for value, texts in pairs if texts and shown([value])]
    if _among_options(kept) > _MOST_OF:
        return True
    values, texts = [value for value, _ in kept], [texts for _, texts in kept]
    return numbers_name_options(values, texts, named=named)


def _among_options(kept: Sequence[tuple[object, Sequence[str]]]) -> float:
    """Return the share of values that are an option or its letter."""
    fitting = 0
    for value, texts in kept:
        letters = {"ABCDEFGHIJ"[place] for place in range(min(len(texts), 10))}
        parts = value if isinstance(value, list) else [value]
        known = {text.strip() for text in texts} | letters
        fitting += all(str(part).strip() in known for part in parts)
    return fitting / len(kept) if kept else 0.0


def _option_texts(record: Mapping[str, Any], key: str) -> list[str]:
    if "{L}" in key:
        return _column_texts(record, key, "ABCDEFGHIJ")
    return _texts(value_at(record, key))


def _columns(facts: Sequence[KeyFacts]) -> str:
    """Return the pattern of keys such as `option_A`, `option_B`; "" where there are none."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in facts:
        match = _LETTERED.match(one.path)
        if match and match[2].isupper() and "text" in one.kinds | {"number"} and one.filled:
            found[match[1]].append(match[2])
    fitting = [
        start
        for start, letters in found.items()
        if sorted(letters)[:2] == ["A", "B"] and len(letters) <= 10
    ]
    best = max(fitting, key=lambda start: len(found[start]), default=None)
    return "" if best is None else f"{best}{{L}}"


def assigned(
    raw: RawMapping,
    role: Role,
    path: str,
    records: Records,
    facts: Iterable[KeyFacts] = (),
) -> RawMapping:
    """Give a key to a role, in the form that its values have.

    Args:
        raw: the mapping.
        role: which.
        path: the key.
        records: those that were looked at.
        facts: all keys; without them a key stands for itself, never for a pattern.
    """
    values = shown([value_at(record, path) for record in records])
    paths = {one.path for one in facts}
    match role:
        case Role.OPTIONS:
            return _with_options(raw, path, values, paths)
        case Role.ANSWER:
            return _with_answer(raw, path, records)
        case Role.IMAGES:
            return _with_images(raw, path, values, paths)
        case Role.TYPE:
            words = {str(value).strip().casefold() for value in values}
            known = {word: TYPE_WORDS[word] for word in sorted(words) if word in TYPE_WORDS}
            return typed(given(raw, role, (path,)), known)
        case Role.CATEGORIES:
            had = keys_of(raw, role)
            return given(raw, role, (*had, path))
    return given(raw, role, (path,))


def _with_options(
    raw: RawMapping, path: str, values: Sequence[object], paths: set[str]
) -> RawMapping:
    match = _LETTERED.match(path)
    beside = f"{match[1]}{'B' if match[2] == 'A' else 'A'}" if match else ""
    if match and match[2].isupper() and beside in paths:
        return given(raw, Role.OPTIONS, (f"{match[1]}{{L}}",), **{"from": "columns"})
    form = option_form(values) or ("field" if _no_text(values) else "one_string")
    names = _names_in(values)
    drop = any(not shown([text]) for value in values for text in _entries(value)) or None
    return given(raw, Role.OPTIONS, (path,), **{"from": form}, **names, drop_empty=drop)


def _no_text(values: Sequence[object]) -> bool:
    return not any(isinstance(value, str) for value in values)


def _names_in(values: Sequence[object]) -> dict[str, str | None]:
    """Return under which names options that are objects hold their letter and their text."""
    entries = [
        entry
        for value in values
        if isinstance(value, list)
        for entry in value
        if isinstance(entry, dict)
    ]
    if not entries:
        return {"letter": None, "text": None}
    names = list(entries[0])
    single = [n for n in names if all(len(str(e.get(n, "")).strip()) == 1 for e in entries)]
    letter = single[0] if single else ""
    others = [n for n in names if n != letter and isinstance(entries[0].get(n), str)]
    return {"letter": letter or None, "text": others[0] if others else None}


def _with_answer(raw: RawMapping, path: str, records: Records) -> RawMapping:
    key = next(iter(keys_of(raw, Role.OPTIONS)), "")
    pairs = [(value_at(record, path), _option_texts(record, key)) for record in records]
    kept = [(value, texts) for value, texts in pairs if shown([value])]
    form = answer_form([value for value, _ in kept], [texts for _, texts in kept])
    return given(raw, Role.ANSWER, (path,), form=None if form == "any" else form)


def _column_texts(record: Mapping[str, Any], pattern: str, letters: str) -> list[str]:
    values = [value_at(record, pattern.replace("{L}", letter)) for letter in letters]
    return [str(value) for value in shown(values)]


def _entries(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [str(one) for one in _entries(value)]


def _with_images(
    raw: RawMapping, path: str, values: Sequence[object], paths: set[str]
) -> RawMapping:
    key = path
    match = _NUMBERED.match(path)
    if NUMBERED_IMAGES and match and any(f"{match[1]}{n}" in paths - {path} for n in range(10)):
        key = f"{match[1]}{{n}}"
    form = image_form(values)
    entries = [e for value in values for e in (value if isinstance(value, list) else [value])]
    objects = [entry for entry in entries if isinstance(entry, dict)]
    file = next(
        (name for name in (objects[0] if objects else {}) if image_form([objects[0][name]])), None
    )
    return given(
        raw,
        Role.IMAGES,
        (key,),
        form=form if form in {"bytes", "base64"} else None,
        file=file if file not in {None, "file"} else None,
    )
