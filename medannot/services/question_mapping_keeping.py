"""Keeps mappings: as files, and the roles of one whose files hold their records elsewhere."""

import re
from collections.abc import Collection, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

from medannot.domain.errors import EnvironmentFault
from medannot.services.question_mapping_roles import (
    form_of,
    given,
    keys_of,
    pattern_fits,
    role_of,
    without,
)
from medannot.services.question_mapping_values import RawMapping, Role

_NAMED = re.compile(r"\{([^{}]+)\}")


def kept(
    old: RawMapping, new: RawMapping, roles: Iterable[Role], known: Collection[str]
) -> RawMapping:
    """Return a new mapping with roles of an old one, those whose keys are there.

    A role that the old mapping left empty stays empty; a key that is kept leaves the role that the
    new mapping gives it.

    Args:
        old: what was made by hand.
        new: what is proposed for the records at their new place.
        roles: those that are kept.
        known: the keys of these records.
    """
    for role in roles:
        keys = keys_of(old, role)
        if not keys and form_of(old, role) != "in_question":
            new = without(new, role)
        elif keys and all(is_there(key, known) for key in keys):
            new = _with_role(old, new, role, keys)
    return new


def _with_role(old: RawMapping, new: RawMapping, role: Role, keys: tuple[str, ...]) -> RawMapping:
    for key in keys:
        before = role_of(new, key)
        if before not in {None, role}:
            new = without(new, before) if before else new
    inner = old.get(role.value)
    if role is Role.CATEGORIES or not isinstance(inner, dict):
        return given(new, role, keys)
    parts = {name: deepcopy(value) for name, value in inner.items() if name != "explanation"}
    had = new.get(role.value)
    beside = had.get("explanation") if isinstance(had, dict) else None
    # A key that stands alone holds no form of what was proposed.
    bare = {name: value for name, value in new.items() if name != role.value}
    parts |= {"explanation": beside} if beside else {}
    return {**bare, role.value: parts}


def is_there(key: str, known: Collection[str]) -> bool:
    """Tell whether records have a key, one of its spellings, or all that a pattern names.

    A name in a pattern may say how it is written, as in "{id:03}"; names that begin with "@" are
    given to a record only when it is read.
    """
    if any(pattern_fits(part, path) for part in key.split("|") for path in known):
        return True
    named = _NAMED.findall(key)
    if named:
        return all(
            name in known or name.rpartition(":")[0] in known or name.startswith("@")
            for name in named
        )
    return key in known or any(part in known for part in key.split("|"))


def named(raw: RawMapping, name: str) -> dict[str, Any]:
    """Return a mapping under its name, recognised by the keys that it needs."""
    value = {**raw, "name": name, "title": name}
    # Of columns of options the first two are in every record; the last need not be.
    keys = [
        key
        for role in Role
        if role is not Role.CATEGORIES
        for key in keys_of(raw, role)[: 2 if role is Role.OPTIONS else None]
    ]
    plain = [key for key in keys if not set(key) & set("{}|") and "." not in key]
    return {**value, "recognise": list(dict.fromkeys(plain))}


def write(path: Path, text: str) -> None:
    """Put a mapping's text in its place, whole or not at all.

    Raises:
        EnvironmentFault: it cannot be written.
    """
    new = path.with_suffix(".json.new")
    try:
        path.parent.mkdir(exist_ok=True)
        new.write_text(text, "utf-8")
        new.replace(path)
    except OSError as fault:
        new.unlink(missing_ok=True)
        raise EnvironmentFault(
            "The mapping {name} cannot be written ({reason}); free some space or choose another "
            "name.",
            name=path.name,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
