"""Sentences over the wire as template and details, so that they can still be translated."""

import re
from collections.abc import Mapping
from string import Formatter
from typing import Any

from medannot.domain.errors import Sentence
from medannot.imaging.child.wire import WireFault

MOST_TEMPLATE = 2_000
MOST_DETAIL = 10_000
MOST_DETAILS = 20

# A sentence is filled in here, and a wish such as {a:>999999999} would fill the memory too.
_TAKEN = frozenset(["cls", "problems", "self", "template"])
_HARMLESS = re.compile(r",?(\.[0-9])?[dfg]?")


def pack_sentence(sentence: Sentence) -> dict[str, Any]:
    """Return the JSON of a sentence."""
    return pack_template(sentence.template, sentence.details)


def pack_template(template: str, details: Mapping[str, object]) -> dict[str, Any]:
    """Return the JSON of a template and its details; whatever has no JSON is sent as text."""
    packed = {name: _pack_detail(value) for name, value in details.items()}
    return {"template": template, "details": packed}


def _pack_detail(value: object) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, Sentence):
        return pack_sentence(value)
    if isinstance(value, (bool, int, float)):
        return value
    return str(value)


def unpack_sentence(found: object) -> Sentence:
    """Return a sentence that nobody vouches for.

    Raises:
        WireFault: it is none, or would do more than fill in its details.
    """
    template, details = unpack_template(found)
    return Sentence(template, **details)


def unpack_template(found: object, depth: int = 0) -> tuple[str, dict[str, object]]:
    """Return template and details that nobody vouches for.

    Raises:
        WireFault: it is no template, or would do more than fill in its details.
    """
    if not isinstance(found, dict) or found.keys() != {"template", "details"} or depth > 2:
        raise WireFault("no sentence where one belongs")
    template, packed = found["template"], found["details"]
    if not isinstance(template, str) or len(template) > MOST_TEMPLATE:
        raise WireFault("no template where one belongs")
    if not isinstance(packed, dict) or len(packed) > MOST_DETAILS:
        raise WireFault("no details where they belong")
    if any(not str(name).isidentifier() or name in _TAKEN for name in packed):
        raise WireFault("a detail of no possible name")
    details = {str(name): _unpack_detail(value, depth) for name, value in packed.items()}
    if details:
        _check(template, details)
    return template, details


def _unpack_detail(value: object, depth: int) -> object:
    if isinstance(value, dict):
        template, details = unpack_template(value, depth + 1)
        return Sentence(template, **details)
    if isinstance(value, str) and len(value) <= MOST_DETAIL:
        return value
    if isinstance(value, (bool, float)) or (type(value) is int and abs(value) < 1 << 63):
        return value
    raise WireFault("a detail of no known type")


def _check(template: str, details: Mapping[str, object]) -> None:
    try:
        places = list(Formatter().parse(template))
        for _text, name, wish, conversion in places:
            if name is None:
                continue
            if name not in details or conversion or not _HARMLESS.fullmatch(wish or ""):
                raise WireFault("a template with a place of its own kind")
        template.format(**details)
    except (ValueError, LookupError, TypeError) as fault:
        raise WireFault("a template that cannot be filled in") from fault
