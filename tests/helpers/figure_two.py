"""The paper's figure 2 as coded facts, in the words of the program's own lexicon."""

from collections.abc import Iterator
from functools import cache

from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    Laterality,
    LateralitySource,
    Lesion,
    LesionRelation,
    LesionRole,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.lexicons.folder import Loaded, load
from tests.helpers.outside import REPOSITORY

IMAGE = MediaId("image")
SIZE, COLOUR, SHAPE = "A.SIZE", "A.COLOR", "A.SHAPE"
NUMBER, DISTRIBUTION, BOUNDARY = "A.NUMBER", "A.DISTRIB", "A.BOUNDARY"


@cache
def skin() -> Loaded:
    """Return the program's own lexicon."""
    return load(REPOSITORY / "resources" / "lexicons" / "medannot-skin", frozenset())


def term(node_id: str) -> Term:
    """Return a node as it is stored when it is chosen."""
    node = skin().lexicon[node_id]
    return Term(node_id, "medannot-skin@1.0.0", node.en.label, node.zh.label)


def own(en: str, zh: str = "某物") -> Term:
    """Return a term of somebody's own lexicon."""
    return Term("X1", "own@1.0.0", en, zh)


def site(node_id: str, side: Laterality | None = None) -> Site:
    """Return a place."""
    return Site(term(node_id), side, LateralitySource.STATED)


def value(attribute: str, *descriptors: str) -> Value:
    """Return descriptors of an attribute."""
    return Value(term(attribute), tuple(term(one) for one in descriptors))


def centimetres(least: float | None, most: float | None, *, measured: bool = False) -> Value:
    """Return a size."""
    return Value(term(SIZE), (), least, most, "cm", measured)


def finding(name: str, content: Content, media_id: MediaId | None = None) -> Finding:
    """Return a finding under a name that can be read."""
    return Finding(FindingId(name), media_id, content)


def figure_two() -> list[Finding]:
    """Return what the paper's physicians annotated; the side is the mock-up's, the right one."""
    return list(_findings())


def _findings() -> Iterator[Finding]:
    right = Laterality.RIGHT
    regions = (
        site("SKIN.SCALP"), site("SKIN.FACE"), site("EAR.POSTAURICULAR", right),
        site("SKIN.NECK"), site("SKIN.HAND"), site("NAIL.FINGERNAIL", right),
    )  # fmt: skip
    for number, place in enumerate(regions):
        yield finding(f"region {number}", Region(place), IMAGE)
    values = (
        centimetres(0.1, 0.3),
        value(COLOUR, "A.COLOR.BROWN"),
        value(SHAPE, "A.SHAPE.SUBROUND"),
        value(DISTRIBUTION, "A.DISTRIB.SCATTERED"),
        value(NUMBER, "A.NUMBER.MULTIPLE"),
        value(BOUNDARY, "A.BOUNDARY.RELWELL"),
    )
    places = (site("FACE.CHEEK", right), site("NECK.LATERAL", right))
    yield finding("papules", Lesion(term("L.PAPULE"), LesionRole.PRIMARY, places, values))
    yield finding("pustules", Lesion(term("L.PUSTULE"), LesionRole.SECONDARY))
    yield finding("reddening", Lesion(term("L.ERYTHEMA"), LesionRole.SECONDARY))
    on, about = term("A.SPATIAL.ONSURFACE"), term("A.SPATIAL.SURROUND")
    yield finding("on", _lies("pustules", on))
    yield finding("about", _lies("reddening", about))
    evidence = (FindingId("papules"), FindingId("pustules"))
    why = "Folliculitis commonly occurs on the face, head and neck."
    yield finding("folliculitis", Diagnosis(term("D.FOLLIC"), 1, "", evidence, why))
    drugs = "Mupirocin ointment or ichthammol ointment, under the guidance of a doctor."
    serves = FindingId("folliculitis")
    yield finding("advice", Advice(term("T.TOPICAL.TANTIBIOT"), drugs, serves))


def _lies(subject: str, relation: Term) -> LesionRelation:
    return LesionRelation(FindingId(subject), FindingId("papules"), relation)


def lesion(what: str | Term, *values: Value, **more: object) -> Lesion:
    """Return a primary lesion, unless told otherwise."""
    named = term(what) if isinstance(what, str) else what
    given: dict[str, object] = {"role": LesionRole.PRIMARY} | more
    return Lesion(named, values=values, **given)  # type: ignore[arg-type]  # what a test names
