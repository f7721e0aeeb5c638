"""The parts of stored findings, for whoever counts very many: no more is read than is counted.

What is read so is not compared with what would be written; `annotation_records` and the audit do
that.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from pydantic_core import from_json

from medannot.domain.annotation.finding import FindingKind, Term
from medannot.domain.review.entity import (
    EntityKind,
    Part,
    named_place,
    parts_of,
    parts_of_lesion,
)
from medannot.store.annotation_records import content_of

_TERMS = 8192
"""Terms that are made once; a lexicon holds some thousand."""


def parts_in(kind: str, text: str) -> Sequence[Part]:
    """Return `parts_of` of a stored content that names no other finding.

    Raises:
        EnvironmentFault: the content was altered so that it cannot be read.
    """
    try:
        if kind == FindingKind.LESION.value:
            return _lesion(from_json(text))
        if kind == FindingKind.REGION.value:
            term = _term_of(from_json(text)["site"]["term"])
            return (Part(EntityKind.REGION, "", term.node_id, (term,)),)
    except (ValueError, KeyError, TypeError, AttributeError):
        pass  # The slow way tells what is wrong.
    return parts_of(content_of(FindingKind(kind), text), {})


def _lesion(said: Mapping[str, Any]) -> Sequence[Part]:
    places = [
        (named_place(one["term"]["node_id"], one.get("laterality")), _term_of(one["term"]))
        for one in said.get("locations", ())
    ]
    values = [
        (_term_of(one["attribute"]), [_term_of(each) for each in one.get("descriptors", ())])
        for one in said.get("values", ())
    ]
    return parts_of_lesion(_term_of(said["term"]), places, values)


def _term_of(said: Mapping[str, str]) -> Term:
    return _term(said["node_id"], said["lexicon"], said["en"], said["zh"])


@lru_cache(_TERMS)
def _term(node_id: str, lexicon: str, en: str, zh: str) -> Term:
    return Term(node_id, lexicon, en, zh)
