"""A mapping proposed by the names of keys and by what they hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from medannot.services.question_mapping_bridge import (
    NUMBERED_IMAGES,
    columns_of,
    family_of,
    has_mark,
    is_column,
    is_numbered,
    pattern_of,
    plain_at,
    signs_of,
    unfolded,
)
from medannot.services.question_mapping_columns import (
    columns,
    entries,
    names_options,
    option_texts,
)
from medannot.services.question_mapping_guesses import (
    TYPE_WORDS,
    answer_form,
    image_form,
    in_question,
    is_called,
    name_score,
    option_form,
    shown,
    value_score,
)
from medannot.services.question_mapping_roles import form_of, formed, given, keys_of, typed, without
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
_MOST_COLUMNS = 10
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
        path = _best(role, facts, records, taken, keys_of(raw, Role.OPTIONS))
        keys = columns(facts, records, taken) if role is Role.OPTIONS and not path else ()
        if keys:
            raw = _in_columns(raw, keys)
            taken |= {one.path for one in facts if _is_among(one.path, keys)}
        elif path:
            raw = assigned(raw, role, path, records, facts)
            taken.add(path)
            taken |= {one.path for one in facts if one.path.startswith(f"{path}.")}
    if not keys_of(raw, Role.OPTIONS):
        questions = [plain_at(record, str(raw.get("question", ""))) for record in records]
        if in_question(shown(questions)):
            raw = formed(raw, Role.OPTIONS, "in_question")
    return raw


def _best(
    role: Role,
    facts: Sequence[KeyFacts],
    records: Records,
    taken: set[str],
    options: Sequence[str],
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
        values = shown([plain_at(record, one.path) for record in records])
        called = is_called(role, one.path)
        fitting = value_score(role, values, one.distinct, called=called)
        score = named + fitting - 0.1 * one.path.count(".")
        if role in {Role.QUESTION, Role.ANSWER, Role.ID}:
            score -= 2 * (1 - one.filled / max(len(records), 1))
        if role is Role.ANSWER and options:
            fit = names_options(records, one.path, options, named=named > 0)
            score += 3 if fit else -1
        if score > most:
            best, most = one.path, score
    return best


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
    values = shown([plain_at(record, path) for record in records])
    paths = [one.path for one in facts]
    match role:
        case Role.OPTIONS:
            return _with_options(raw, path, values, paths)
        case Role.ANSWER:
            return _with_answer(raw, path, records)
        case Role.IMAGES:
            return _with_images(raw, path, values, set(paths))
        case Role.TYPE:
            words = {str(value).strip().casefold() for value in values}
            known = {word: TYPE_WORDS[word] for word in sorted(words) if word in TYPE_WORDS}
            return typed(given(raw, role, (path,)), known)
        case Role.CATEGORIES:
            had = keys_of(raw, role)
            return given(raw, role, (*had, path))
    return given(raw, role, (path,))


def _with_options(
    raw: RawMapping, path: str, values: Sequence[object], paths: Sequence[str]
) -> RawMapping:
    if has_mark(path):
        return _in_columns(raw, (path,))
    values = [unfolded(value) for value in values]
    form = option_form(values)
    together = () if form or not _are_plain(values) else _together(raw, path, paths)
    if together:
        return _in_columns(raw, together)
    form = form or ("field" if _no_text(values) else "one_string")
    names = _names_in(values)
    drop = any(not shown([text]) for value in values for text in entries(value)) or None
    return given(raw, Role.OPTIONS, (path,), **{"from": form}, **names, drop_empty=drop)


def _are_plain(values: Sequence[object]) -> bool:
    return not any(isinstance(value, list | dict) for value in values)


def _together(raw: RawMapping, path: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Return the columns to which a key belongs: by its name, else with those that are named."""
    if pattern := pattern_of(path, set(paths)):
        return (pattern,)
    had = keys_of(raw, Role.OPTIONS)
    if (family := family_of(path, paths)) and not set(family) <= set(had):
        return family
    named = [one for one in paths if _is_among(one, had)]
    lone = form_of(raw, Role.OPTIONS) in {"columns", "one_string"} and named
    return tuple(one for one in paths if one in {*named, path}) if lone and named != [path] else ()


def _is_among(path: str, keys: Sequence[str]) -> bool:
    return path in keys or any(is_column(path, key) for key in keys)


def in_columns(raw: RawMapping, keys: Sequence[str], records: Records) -> RawMapping:
    """Return the mapping in which each of several keys holds one option.

    Args:
        raw: the mapping.
        keys: two or more, in the options' order.
        records: those that were looked at: the answer is read by the options there.
    """
    new = _in_columns(raw, keys)
    answer = keys_of(new, Role.ANSWER)
    return _with_answer(new, answer[0], records) if answer else new


def _in_columns(raw: RawMapping, keys: Sequence[str]) -> RawMapping:
    """Let columns be the options; one of them that played another role leaves it.

    The right answer may stand in a column of its own, which is one of the options then.
    """
    for role in Role:
        if role not in {Role.OPTIONS, Role.CATEGORIES}:
            lost = any(_is_among(key, keys) for key in keys_of(raw, role))
            lost = lost and not (role is Role.ANSWER and len(keys) > 1)
            raw = without(raw, role) if lost else raw
    parts: dict[str, None] = {"letter": None, "text": None, "drop_empty": None}
    return given(raw, Role.OPTIONS, keys, **{"from": "columns"}, **parts)


def written_as(
    raw: RawMapping, role: Role, form: str, records: Records, facts: Iterable[KeyFacts]
) -> RawMapping:
    """Return the mapping in which a role's value is written in another form.

    Where options stand in a column each, the key of one of them becomes the pattern of all.

    Args:
        raw: the mapping.
        role: which.
        form: of its values.
        records: those that were looked at.
        facts: all keys.
    """
    had = keys_of(raw, role)
    if role is not Role.OPTIONS or form != "columns" or len(had) > 1 or any(map(has_mark, had)):
        return formed(raw, role, form)
    key, paths = next(iter(had), ""), [one.path for one in facts]
    pattern = pattern_of(key, set(paths))
    together = (pattern,) if pattern else family_of(key, paths) if key else ()
    if not together:
        # Alone it is no column of options: the keys of the others are to be named beside it.
        return given(formed(raw, role, form), role, (key,) if key else ())
    return in_columns(formed(raw, role, form), together, records)


def _no_text(values: Sequence[object]) -> bool:
    return not any(isinstance(value, str) for value in values)


_OPTIONS_IDS = ("id", "key", "label", "letter", "option", "name", "no", "idx", "index")


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
    # What an option says is longer than what it goes by.
    said = {n: sum(len(str(entry.get(n, ""))) for entry in entries) for n in others}
    text = max(others, key=said.__getitem__, default=None)
    called = [n for n in others if n != text and n.casefold() in _OPTIONS_IDS]
    return {"letter": letter or next(iter(called), None), "text": text}


def _with_answer(raw: RawMapping, path: str, records: Records) -> RawMapping:
    options = keys_of(raw, Role.OPTIONS)
    pairs = [(plain_at(record, path), option_texts(record, options)) for record in records]
    kept = [(value, texts) for value, texts in pairs if shown([value])]
    form = answer_form([value for value, _ in kept], [texts for _, texts in kept])
    if len(options) > 1 and any(sign.isdecimal() for sign in signs_of(tuple(options))):
        form = "any"  # each column goes by its own number, wherever it stands
    if form == "index" and (counted := [_first_sign(record, options) for record in records]):
        first = set(counted) & {"0", "1"}
        form = f"index{first.pop()}" if len(first) == 1 else form
    return given(raw, Role.ANSWER, (path,), form=None if form == "any" else form)


def _first_sign(record: Mapping[str, Any], options: Sequence[str]) -> str:
    """Return what the first of several columns is called in a record, or ""."""
    if len(options) != 1:
        return ""
    counted = has_mark(options[0]) and is_numbered(options[0])
    return columns_of(record, options[0])[0][0] if counted else ""


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
