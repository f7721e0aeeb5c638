"""Rules over one lesion that no selector can say: sizes, numbers, sides, surfaces."""

from collections.abc import Iterator

from medannot.domain.annotation.attributes import (
    Part,
    bounds_of,
    descriptor_for,
    meets,
    part_of,
    scale_of,
)
from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.finding import Laterality, Lesion, Site, Term, Value
from medannot.domain.annotation.regions import coarse_of
from medannot.domain.annotation.words import number
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.constraints import Severity
from medannot.domain.lexicon.node import Cardinality, Surface
from medannot.domain.lexicon.tree import Lexicon

_CUT_OFF = "_cm"
_LARGER = {
    "macule": ("patch", "斑片"),
    "papule": ("plaque or nodule", "斑块或结节"),
    "vesicle": ("bulla", "大疱"),
}
_BOTH = frozenset({"A.DISTRIB.SYMM", "A.DISTRIB.BILAT"})
_ONE = frozenset({"A.DISTRIB.UNILAT"})
_EVERYWHERE = frozenset({"A.DISTRIB.GENERAL", "A.DISTRIB.UNIVERSAL"})
_NAMES = {
    _BOTH: frozenset({"symmetrical", "symmetric", "bilateral"}),
    _ONE: frozenset({"unilateral"}),
    _EVERYWHERE: frozenset({"generalised", "generalized", "universal"}),
}
_ON_TEETH = frozenset({"tooth", "oral_mucosa"})
_MOUTH = frozenset({Surface.ORAL, Surface.TOOTH})
_OUTSIDE = frozenset({Surface.SKIN, Surface.APPENDAGE})


def _means(term: Term, ids: frozenset[str]) -> bool:
    return term.node_id in ids or term.en.strip().casefold() in _NAMES[ids]


def _descriptor(lesion: Lesion, ids: frozenset[str], lexicon: Lexicon) -> Term | None:
    """Return what a lesion's distribution was said to be, where it is one of some meanings."""
    for value in lesion.values:
        if part_of(value.attribute, lexicon) is Part.DISTRIBUTION:
            for term in value.descriptors:
                if _means(term, ids):
                    return term
    return None


def cut_offs(key: FindingId, lesion: Lesion, lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of lesions that are larger than their name allows by the lexicon's head."""
    node = lexicon.nodes.get(lesion.term.node_id)
    names = {lesion.term.en.casefold()}
    if node is not None:
        names |= {text.casefold() for text in (node.en.label, *node.en.synonyms)}
    for name, most in lexicon.head.cut_offs.items():
        stem = name.removesuffix(_CUT_OFF)
        if stem not in names or not any(_exceeds(one, most, lexicon) for one in lesion.values):
            continue
        en, zh = _LARGER.get(stem, ("larger lesion", "更大的皮损"))
        yield Breach(
            f"medannot.size.{name}",
            Severity.WARN,
            (key,),
            (lesion.term.node_id,),
            f"{lesion.term.en} is larger than {number(most)} cm: {en}?",
            f"“{lesion.term.zh}”大于{number(most)} cm：是否为{zh}？",
        )


def _exceeds(value: Value, most: float, lexicon: Lexicon) -> bool:
    if part_of(value.attribute, lexicon) is not Part.SIZE:
        return False
    bounds = bounds_of(value, "cm")
    if bounds is not None:
        return bounds[1] > most
    scale = scale_of(value.attribute.node_id, lexicon)
    if scale is None or scale.unit != "cm":
        return False
    nodes = [lexicon.nodes.get(one.node_id) for one in value.descriptors]
    ranges = [node.range for node in nodes if node is not None and node.range is not None]
    return any(one.least is not None and one.least >= most for one in ranges)


def numbers(key: FindingId, lesion: Lesion, lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of numbers that a chosen descriptor does not allow; the number stays."""
    for value in lesion.values:
        scale = scale_of(value.attribute.node_id, lexicon)
        bounds = None if scale is None else bounds_of(value, scale.unit)
        if scale is None or bounds is None:
            continue
        fitting = descriptor_for(value.attribute.node_id, *bounds, lexicon)
        for term in value.descriptors:
            node = lexicon.nodes.get(term.node_id)
            if node is None or node.range is None or meets(node.range, *bounds):
                continue
            better = ("", "") if fitting is None else (fitting.en.label, fitting.zh.label)
            yield Breach(
                "medannot.number",
                Severity.WARN,
                (key,),
                (term.node_id, *(() if fitting is None else (fitting.id,))),
                f"{term.en} does not fit the number" + (f": {better[0]}?" if better[0] else "."),
                f"“{term.zh}”与数值不符" + (f"：是否为“{better[1]}”？" if better[1] else "。"),
            )


def cardinalities(key: FindingId, lesion: Lesion, lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of attributes that have one value and were given several."""
    for value in lesion.values:
        scale = scale_of(value.attribute.node_id, lexicon)
        if scale is None or scale.cardinality is not Cardinality.SINGLE:
            continue
        if len({one.node_id for one in value.descriptors}) > 1:
            yield Breach(
                "medannot.single",
                Severity.ERROR,
                (key,),
                tuple(one.node_id for one in value.descriptors),
                f"{value.attribute.en} has one value; choose the one that fits most.",
                f"“{value.attribute.zh}”只能选一项，请选最符合的一项。",
            )


def sides(key: FindingId, lesion: Lesion, lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of distributions on both sides that lie on one, and the other way round."""
    found = {site.laterality for site in lesion.locations}
    on_both = Laterality.BILATERAL in found or {Laterality.LEFT, Laterality.RIGHT} <= found
    on_one = bool(found) and found <= {Laterality.LEFT, Laterality.RIGHT, Laterality.UNKNOWN_SIDE}
    both, one = _descriptor(lesion, _BOTH, lexicon), _descriptor(lesion, _ONE, lexicon)
    if both is not None and on_one and not on_both:
        yield Breach(
            "medannot.both_sides",
            Severity.ERROR,
            (key,),
            (both.node_id, *_ids(lesion.locations)),
            f"{both.en} lesions lie on both sides; all places are on one.",
            f"“{both.zh}”分布应累及两侧，所选部位却均在一侧。",
        )
    if one is not None and on_both:
        yield Breach(
            "medannot.one_side",
            Severity.ERROR,
            (key,),
            (one.node_id, *_ids(lesion.locations)),
            f"{one.en} lesions lie on one side; places on both are given.",
            f"“{one.zh}”分布仅累及一侧，所选部位却在两侧。",
        )


def _ids(sites: tuple[Site, ...]) -> tuple[str, ...]:
    return tuple(site.term.node_id for site in sites)


def extents(key: FindingId, lesion: Lesion, lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of lesions that are everywhere and were given one region."""
    term = _descriptor(lesion, _EVERYWHERE, lexicon)
    ids = _ids(lesion.locations)
    regions = {coarse_of(one, lexicon) or one for one in ids}
    if term is not None and len(regions) == 1:
        yield Breach(
            "medannot.one_region",
            Severity.ERROR,
            (key,),
            (term.node_id, *ids),
            f"{term.en} lesions lie in more than one region.",
            f"“{term.zh}”分布应累及一个以上部位。",
        )


def surfaces(key: FindingId, lesion: Lesion, lexicon: Lexicon) -> Iterator[Breach]:
    """Tell of skin lesions within the mouth, and of lesions of the mouth far from it."""
    node = lexicon.nodes.get(lesion.term.node_id)
    if node is None or not node.domains:
        return
    for site in lesion.locations:
        place = lexicon.nodes.get(site.term.node_id)
        if place is None:
            continue
        region = lexicon[coarse_of(place.id, lexicon) or place.id]
        in_mouth = bool({place.surface, region.surface} & _MOUTH) and not node.domains & _ON_TEETH
        outside = node.domains <= _ON_TEETH and _is_outside(place.id, lexicon)
        if in_mouth or outside:
            yield Breach(
                "medannot.surface",
                Severity.WARN,
                (key,),
                (lesion.term.node_id, place.id),
                f"{lesion.term.en} is not found there: {site.term.en}.",
                f"“{lesion.term.zh}”一般不见于“{site.term.zh}”。",
            )


def _is_outside(node_id: str, lexicon: Lexicon) -> bool:
    """Tell whether a place and its whole region are skin, hair or nails; lips are not."""
    if lexicon[node_id].surface not in _OUTSIDE:
        return False
    region = coarse_of(node_id, lexicon) or node_id
    return all(one.surface in {*_OUTSIDE, None} for one in lexicon.walk(region))
