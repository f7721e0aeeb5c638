"""Where the lesions of marks lie, as other formats of medannot say it in words: "Face (right)"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from medannot.domain.annotation.attribute_mapping import EVERY, label_of
from medannot.domain.annotation.finding import Laterality, LateralitySource, Site
from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.levels import Depths, depth_of
from medannot.domain.annotation.mapping import mapped_word, term_of_node
from medannot.domain.lexicon.node import PLACES
from medannot.domain.lexicon.search import SearchIndex

LOCATION = "location"
"""The name by which formats say where a lesion lies."""

_SIDES, _SOURCES = "|".join(Laterality), "|".join(LateralitySource)
_SIDED = re.compile(rf"(?P<name>.+) \((?P<side>{_SIDES})(?:, (?P<source>{_SOURCES}))?\)")


def with_places(
    read: ForeignSet, index: SearchIndex, given: Mapping[str, str], depths: Depths | None
) -> ForeignSet:
    """Return what was read with the places of marks that the lexicon has; others stay words.

    Args:
        read: of files.
        index: of the project's lexicon.
        given: what a person chose; a location that is named there goes by that.
        depths: levels at which the project lets locations be chosen; None for all.
    """
    known: dict[str, Site | None] = {}

    def site(words: str) -> Site | None:
        if words not in known:
            is_chosen = label_of(LOCATION, words) in given or label_of(LOCATION, EVERY) in given
            known[words] = None if is_chosen else _site(words, index, depths)
        return known[words]

    def placed(mark: ForeignMark) -> ForeignMark:
        said = list(_parts(mark))
        sites = tuple(dict.fromkeys(one for words in said if (one := site(words)) is not None))
        if not sites:
            return mark
        attributes = {key: text for key, text in mark.attributes.items() if key != LOCATION}
        if rest := [words for words in said if site(words) is None]:
            attributes[LOCATION] = "; ".join(rest)
        return replace(mark, attributes=attributes, sites=sites)

    images = (replace(one, marks=tuple(map(placed, one.marks))) for one in read.images)
    return replace(read, images=tuple(images))


def _parts(mark: ForeignMark) -> Iterator[str]:
    parts = (part.strip() for part in mark.attributes.get(LOCATION, "").split(";"))
    return (part for part in parts if part)


def _site(words: str, index: SearchIndex, depths: Depths | None) -> Site | None:
    found = _SIDED.fullmatch(words)
    name = found["name"] if found else words
    node = mapped_word((name, ""), 1, index, {}, PLACES).node
    if node is None or (depths is not None and depth_of(node.id, index.lexicon) not in depths):
        return None
    term = term_of_node(node, index.lexicon)
    if found is None:
        return Site(term)
    source = LateralitySource(found["source"] or LateralitySource.UNKNOWN)
    return Site(term, Laterality(found["side"]), source)
