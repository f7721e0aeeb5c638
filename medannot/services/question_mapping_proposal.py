"""A mapping proposed by the names of keys and by what they hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from medannot.services.question_mapping_bridge import (
    NUMBERED_IMAGES,
    columns_of,
    has_mark,
    is_column,
    is_numbered,
    pattern_of,
    plain_at,
    unfolded,
)
from medannot.services.question_mapping_guesses import (
    TYPE_WORDS,
    answer_form,
    image_form,
    in_question,
    is_called,
    is_called_option,
    name_score,
    numbers_name_options,
    option_form,
    shown,
    value_score,
)
from medannot.services.question_mapping_roles import formed, given, keys_of, typed, without
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
        options = next(iter(keys_of(raw, Role.OPTIONS)), "")
        path = _best(role, facts, records, taken, options)
        pattern = _columns(facts, records, taken) if role is Role.OPTIONS and not path else ""
        if pattern:
            raw = _in_columns(raw, pattern)
            taken |= {one.path for one in facts if is_column(one.path, pattern)}
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
        values = shown([plain_at(record, one.path) for record in records])
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
    pairs = [(plain_at(record, path), _option_texts(record, options)) for record in records]
    kept = [(value, texts) for value, texts in pairs if texts and shown([value])]
    if _among_options(kept) > _MOST_OF:
        return True
    values, texts = [value for value, _ in kept], [texts for _, texts in kept]
    return numbers_name_options(values, texts, named=named)


def _among_options(kept: Sequence[tuple[object, Sequence[str]]]) -> float:
    """Return the share of values that are an option or its letter, be it a small one."""
    fitting = 0
    for value, texts in kept:
        most = min(len(texts), 10)
        letters = {*"ABCDEFGHIJ"[:most], *"abcdefghij"[:most]}
        parts = value if isinstance(value, list) else [value]
        known = {text.strip() for text in texts} | letters
        fitting += all(str(part).strip() in known for part in parts)
    return fitting / len(kept) if kept else 0.0


def _option_texts(record: Mapping[str, Any], key: str) -> list[str]:
    if has_mark(key):
        values = [plain_at(record, column) for _, column in columns_of(record, key)]
        return [str(value) for value in shown(values)]
    return _texts(plain_at(record, key))


def _columns(facts: Sequence[KeyFacts], records: Records, taken: set[str]) -> str:
    """Return the pattern of keys such as `option_A`, `option_B`; "" where there are none.

    Capital letters tell by themselves. Small letters and numbers end many a key: they count where
    the keys are called options, or another key names what stands under them.
    """
    paths = {one.path for one in facts}
    plain = [one for one in facts if one.filled and one.kinds & {"text", "number"}]
    families: dict[str, list[KeyFacts]] = {}
    for one in plain:
        if pattern := pattern_of(one.path, paths):
            families.setdefault(pattern, []).append(one)
    fitting = [
        pattern
        for pattern, family in families.items()
        if 2 <= len(family) <= _MOST_COLUMNS
        and not any(one.path in taken for one in family)
        and ("{L}" in pattern or _are_options(pattern, family, plain, records))
    ]
    return max(fitting, key=lambda pattern: ("{L}" in pattern, len(families[pattern])), default="")


def _are_options(
    pattern: str, family: Sequence[KeyFacts], facts: Sequence[KeyFacts], records: Records
) -> bool:
    if is_called_option(pattern):
        return True
    if not all("text" in one.kinds for one in family):
        return False
    others = [one.path for one in facts if not is_column(one.path, pattern)]
    return any(
        _names_options(records, path, pattern, named=name_score(Role.ANSWER, path) > 0)
        for path in others
    )


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
    if has_mark(path):
        return _in_columns(raw, path)
    values = [unfolded(value) for value in values]
    pattern = "" if any(isinstance(v, list | dict) for v in values) else pattern_of(path, paths)
    if pattern:
        return _in_columns(raw, pattern)
    form = option_form(values) or ("field" if _no_text(values) else "one_string")
    names = _names_in(values)
    drop = any(not shown([text]) for value in values for text in _entries(value)) or None
    return given(raw, Role.OPTIONS, (path,), **{"from": form}, **names, drop_empty=drop)


def _in_columns(raw: RawMapping, pattern: str) -> RawMapping:
    """Let columns be the options; one of them that played another role leaves it."""
    for role in Role:
        if role not in {Role.OPTIONS, Role.CATEGORIES}:
            lost = any(is_column(key, pattern) for key in keys_of(raw, role))
            raw = without(raw, role) if lost else raw
    parts: dict[str, None] = {"letter": None, "text": None, "drop_empty": None}
    return given(raw, Role.OPTIONS, (pattern,), **{"from": "columns"}, **parts)


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
    key = next(iter(keys_of(raw, role)), "")
    if role is not Role.OPTIONS or form != "columns" or has_mark(key):
        return formed(raw, role, form)
    pattern = pattern_of(key, {one.path for one in facts})
    if not pattern:
        return formed(raw, role, form)
    new = _in_columns(formed(raw, role, form), pattern)
    answer = keys_of(new, Role.ANSWER)
    return _with_answer(new, answer[0], records) if answer else new


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
    pairs = [(plain_at(record, path), _option_texts(record, key)) for record in records]
    kept = [(value, texts) for value, texts in pairs if shown([value])]
    form = answer_form([value for value, _ in kept], [texts for _, texts in kept])
    if form == "index" and has_mark(key) and is_numbered(key):
        first = {columns_of(record, key)[0][0] for record in records}
        form = f"index{first.pop()}" if len(first) == 1 else form
    return given(raw, Role.ANSWER, (path,), form=None if form == "any" else form)


def _entries(value: object) -> list[object]:
    value = unfolded(value)
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
