"""What cases are counted by: regions, lesions, diseases, departments, ages and skin types.

A level is provided by the lexicon or by fixed bands, so that one that no case has is known to be
empty and not merely absent.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.annotation.regions import coarse_of
from medannot.domain.lexicon.node import PLACES, Level, Node, NodeKind, Status
from medannot.domain.lexicon.tree import Lexicon


class Dimension(StrEnum):
    """By what cases are counted."""

    REGION = "region"
    LESION = "lesion"
    DISEASE = "disease"
    DEPARTMENT = "department"
    AGE = "age"
    SKIN_TYPE = "skin_type"


NAMED = frozenset({Dimension.REGION, Dimension.LESION, Dimension.DISEASE, Dimension.DEPARTMENT})
"""Dimensions that annotators speak of; of the others a case tells only what came in with it."""


RECORDED = frozenset({Dimension.DEPARTMENT, Dimension.AGE, Dimension.SKIN_TYPE})
"""Dimensions that may have come in with a case's images."""

IN_WORDS = "*"
"""The level of a disease that no term names; no node is called so."""


class Grain(StrEnum):
    """How finely: by the branches of the lexicon, or by each term."""

    COARSE = "coarse"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of a dimension.

    Attributes:
        key: id of the node, name of the department, or the band itself.
        above: key of the branch that it stands in, or nothing.
    """

    key: str
    en: str
    zh: str
    above: str = ""


AGE_BANDS = ((0, 1), (2, 11), (12, 17), (18, 39), (40, 64), (65, 79), (80, 150))
"""Years of age, both ends included: infants, children, adolescents, and adults in four bands."""

SKIN_TYPES = ("I", "II", "III", "IV", "V", "VI")
"""Fitzpatrick's."""

_RECORDED_AS: Mapping[Dimension, frozenset[str]] = MappingProxyType(
    {
        Dimension.DEPARTMENT: frozenset({"department", "clinical_department", "dept"}),
        Dimension.AGE: frozenset({"age", "age_years", "age_band", "age_group", "patient_age"}),
        Dimension.SKIN_TYPE: frozenset(
            {"skin_type", "fitzpatrick", "fitzpatrick_type", "fitzpatrick_skin_type", "fst"}
        ),
    }
)
_DICOM_AGE = re.compile(r"(\d{3})([DWMY])")
_DAYS_OF = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}
_BAND = re.compile(r"\s*(\d{1,3})\s*[-–]\s*(\d{1,3})\s*")


def age_band(text: str) -> str | None:
    """Return the band of an age, or None where the text tells none.

    Args:
        text: years such as "45", an age as DICOM writes it such as "018M", or a band that lies
            within one of `AGE_BANDS`.
    """
    cleaned = text.strip().upper()
    found = _DICOM_AGE.fullmatch(cleaned)
    if found is not None:
        years = int(int(found[1]) * _DAYS_OF[found[2]] / _DAYS_OF["Y"])
        return _band(years, years)
    within = _BAND.fullmatch(cleaned)
    if within is not None:
        return _band(int(within[1]), int(within[2]))
    try:
        age = int(float(cleaned.removesuffix("Y")))
    except (ValueError, OverflowError):
        return None
    return _band(age, age)


def _band(least: int, most: int) -> str | None:
    for low, high in AGE_BANDS:
        if low <= least <= most <= high:
            return _band_words(low, high)
    return None


def _band_words(low: int, high: int) -> str:
    return f"{low}+" if high == AGE_BANDS[-1][1] else f"{low}–{high}"


def skin_type(text: str) -> str | None:
    """Return the skin type that a text tells as I to VI or 1 to 6, or None."""
    word = text.strip().upper().removeprefix("TYPE").removeprefix("FST").strip()
    if word in SKIN_TYPES:
        return word
    digits = dict(zip("123456", SKIN_TYPES, strict=True))
    return digits.get(word)


def recorded(dimension: Dimension, categories: Mapping[str, str]) -> str | None:
    """Return the level that came in with a question about the case, or None."""
    wanted = _RECORDED_AS.get(dimension, frozenset())
    for name, text in sorted(categories.items()):
        plain = re.sub(r"[\s-]+", "_", name.strip().lower())
        if plain in wanted and text.strip():
            if dimension is Dimension.AGE:
                return age_band(text)
            return skin_type(text) if dimension is Dimension.SKIN_TYPE else text.strip()
    return None


# Of the lexicon


def _is_counted(node: Node, dimension: Dimension) -> bool:
    if node.status is Status.DEPRECATED:
        return False
    if dimension is Dimension.REGION:
        return node.kind in PLACES | {NodeKind.GROUP} and node.is_selectable_at(Level.IMAGE_REGION)
    kind = NodeKind.LESION if dimension is Dimension.LESION else NodeKind.DISEASE
    return node.kind is kind and node.is_selectable


def branch_of(node_id: str, dimension: Dimension, lexicon: Lexicon) -> str:
    """Return the branch that a term is counted in: its coarse region, or what the tree begins with.

    A term that the lexicon does not know is a branch of its own.
    """
    if node_id not in lexicon:
        return node_id
    if dimension is Dimension.REGION:
        return coarse_of(node_id, lexicon) or node_id
    above = (node_id, *lexicon.ancestors(node_id))
    return above[-2] if len(above) > 1 else node_id


def rungs(dimension: Dimension, grain: Grain, lexicon: Lexicon) -> tuple[Rung, ...]:
    """Return the levels that a dimension has, in order."""
    if dimension is Dimension.AGE:
        bands = (_band_words(low, high) for low, high in AGE_BANDS)
        return tuple(Rung(band, band, band) for band in bands)
    if dimension is Dimension.SKIN_TYPE:
        return tuple(Rung(one, f"Type {one}", f"{one} 型") for one in SKIN_TYPES)
    if dimension is Dimension.DEPARTMENT:
        names = sorted({node.department for node in lexicon.nodes.values() if node.department})
        return tuple(Rung(name, name, name) for name in names)
    terms = [node for node in lexicon.walk() if _is_counted(node, dimension)]
    branches = {node.id: branch_of(node.id, dimension, lexicon) for node in terms}
    if grain is Grain.COARSE:
        return tuple(_rung(lexicon[one]) for one in dict.fromkeys(branches.values()))
    return tuple(
        _rung(node, "" if branches[node.id] == node.id else branches[node.id]) for node in terms
    )


def _rung(node: Node, above: str = "") -> Rung:
    return Rung(node.id, node.en.label, node.zh.label, above)


class Placing:
    """Finds the levels in which terms are counted, each term once.

    A fine term counts for those above it as well, as far as these are levels themselves: who names
    the cheek names the face.
    """

    def __init__(self, dimension: Dimension, grain: Grain, lexicon: Lexicon) -> None:
        self._dimension, self._grain, self._lexicon = dimension, grain, lexicon
        self._known: dict[str, frozenset[str]] = {}

    def levels(self, node_ids: Iterable[str]) -> frozenset[str]:
        """Return the levels of some terms; nothing stands for a disease in words of its own."""
        found: frozenset[str] = frozenset()
        for node_id in node_ids:
            if node_id not in self._known:
                self._known[node_id] = frozenset(self._of(node_id))
            found |= self._known[node_id]
        return found

    def _of(self, node_id: str) -> set[str]:
        dimension, lexicon = self._dimension, self._lexicon
        if not node_id:
            return {IN_WORDS} if dimension is Dimension.DISEASE else set()
        if dimension is Dimension.DEPARTMENT:
            return {lexicon[node_id].department} - {""} if node_id in lexicon else set()
        if self._grain is Grain.COARSE:
            return {branch_of(node_id, dimension, lexicon)}
        above = lexicon.ancestors(node_id) if node_id in lexicon else ()
        return {node_id, *(one for one in above if _is_counted(lexicon[one], dimension))}
