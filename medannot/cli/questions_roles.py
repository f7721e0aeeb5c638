"""Roles of a mapping as a line of the shell names them."""

from collections.abc import Collection, Mapping, Sequence

from medannot.domain.errors import InputFault, UsageFault
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_keeping import is_there
from medannot.services.question_mapping_proposal import in_columns, written_as
from medannot.services.question_mapping_roles import role_of, typed
from medannot.services.question_mapping_values import Look, RawMapping, Role


def with_roles(
    mappings: QuestionMappings,
    found: Look,
    wanted: Mapping[Role, str],
    columns: Sequence[str],
    categories: Sequence[str],
) -> RawMapping:
    """Return the mapping that is proposed, with the keys that a person named.

    Args:
        mappings: those there are.
        found: the records.
        wanted: the key of each role; "" leaves what is proposed, "-" takes it away.
        columns: all that was named for the options.
        categories: keys that are categories.

    Raises:
        InputFault: no record has one of the keys.
    """
    raw = found.proposal
    known = {one.path for one in found.facts}
    named = [(role, key) for role, key in wanted.items() if key]
    named += [(Role.CATEGORIES, key) for key in categories]
    for role, key in named:
        several = _in_columns(columns, known) if role is Role.OPTIONS else ()
        if several:
            for one in several:
                _refuse_unknown(one, known)
            raw = in_columns(raw, several, found.records)
            continue
        if key != "-":
            _refuse_unknown(key, known)
        before = None if key == "-" else role_of(raw, key)
        raw = mappings.assign(found, raw, role, "" if key == "-" else key, before)
    return raw


def _in_columns(named: Sequence[str], known: Collection[str]) -> Sequence[str]:
    """Return the columns of options that were named: each by itself, or all parted by commas."""
    if len(named) > 1:
        return named
    parts = [part.strip() for key in named for part in key.split(",")]
    return parts if len(parts) > 1 and not is_there(named[0], known) else ()


def _refuse_unknown(key: str, known: Collection[str]) -> None:
    if not is_there(key, known):
        raise InputFault(
            "No record has the key {key}; `medannot questions look` shows those there are.",
            key=key,
        )


def with_forms(
    found: Look, raw: RawMapping, forms: tuple[str, str], words: Sequence[str]
) -> RawMapping:
    """Return the mapping with the forms and the words for types that a person gave.

    Args:
        found: the records.
        raw: the mapping.
        forms: of the options and of the answer; "" leaves what is found out.
        words: each WORD=TYPE.

    Raises:
        UsageFault: a word has no type.
    """
    for role, form in zip((Role.OPTIONS, Role.ANSWER), forms, strict=True):
        if form:
            raw = written_as(raw, role, form, found.records, found.facts)
    if words:
        pairs = [word.rpartition("=") for word in words]
        if wrong := next(
            (word for word, (_, sign, _) in zip(words, pairs, strict=True) if not sign), ""
        ):
            raise UsageFault("{word} is no WORD=TYPE, such as MCQ=single_choice.", word=wrong)
        raw = typed(raw, {word: kind for word, _, kind in pairs})
    return raw
