"""Codes of terms as DICOM writes them, without the libraries that write them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.exported import AnnotatedCase
from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Lesion,
    LesionRelation,
    Region,
    Term,
)

PRIVATE = "99MEDANNOT"
"""Designator of codes that are nodes of a lexicon; local ones begin with 99 (PS3.16 section 8)."""

OWN_WORDS = "99MEDANNOT-P"
"""Designator of the program's own words, so that no node can be taken for one."""

DESIGNATORS = {"SCT": "SCT", "ICD10": "I10", "HP": "99HP", "DOID": "99DOID"}
"""How DICOM calls the systems that lexicons refer to, the preferred one first.

The last two have no designator of the standard's.
"""


@dataclass(frozen=True, slots=True)
class TermCode:
    """A code of another system that means what a term means.

    Attributes:
        system: as lexicons call it, such as "ICD10".
        exact: whether it means the same; else it is broader, narrower or related.
    """

    system: str
    value: str
    exact: bool = True


TermCodesOf = Callable[[Term], Sequence[TermCode]]
"""Returns the codes of a term; none where its lexicon is not kept."""


def equal_codes(codes: Iterable[TermCode]) -> list[TermCode]:
    """Return the codes that mean the same and have a designator, the preferred one first."""
    order = list(DESIGNATORS)
    usable = (one for one in codes if one.exact and one.value and one.system in DESIGNATORS)
    return sorted(usable, key=lambda one: order.index(one.system))


def terms_of(cases: Iterable[AnnotatedCase]) -> tuple[Term, ...]:
    """Return the terms that findings name, each once."""
    found: dict[tuple[str, str], Term] = {}
    for case in cases:
        for finding in case.findings:
            for term in _named(finding.content):
                found.setdefault((term.lexicon, term.node_id), term)
    return tuple(found.values())


def _named(content: object) -> list[Term]:
    if isinstance(content, Region):
        return [content.site.term]
    if isinstance(content, Lesion):
        values = [term for one in content.values for term in (one.attribute, *one.descriptors)]
        return [content.term, *(site.term for site in content.locations), *values]
    if isinstance(content, Diagnosis | Advice):
        return [content.term] if content.term else []
    if isinstance(content, LesionRelation):
        return [content.relation] if content.relation else []
    return []
