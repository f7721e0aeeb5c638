"""Other programs' words brought to the nodes of a lexicon; what stays without one is listed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.finding import Term
from medannot.domain.annotation.foreign import ForeignImage
from medannot.domain.lexicon.node import PLACES, Node, NodeKind, Status
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.search_marks import folded
from medannot.domain.lexicon.tree import Lexicon

UNLABELLED = frozenset({"unlabelled", "未标注"})
"""What medannot calls a mark in others' formats whose lesion or region was not said."""

_MARKED = PLACES | {NodeKind.LESION}
TAKEN = _MARKED | {NodeKind.DISEASE}
"""Kinds of nodes that a word of an image or mark can stand for."""

CANNOT_STAND = "it is mapped to {name}, which cannot be chosen for it; map it to another term."
"""Why something stays out that a person mapped to a term which it cannot be."""


class How(StrEnum):
    """How a word came to its node."""

    GIVEN = "given"
    NODE_ID = "node_id"
    NAME = "name"
    UNLABELLED = "unlabelled"
    LEFT_OUT = "left_out"
    UNMAPPED = "unmapped"


Word = tuple[str, str]
"""A label, and the node that medannot wrote beside it, or nothing."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A word of other files, and what becomes of it.

    Attributes:
        count: marks that have it.
        node: None where it is left out, stays unmapped, or says that nothing was said.
        candidates: ids of nodes that it may mean, where there are several.
        kinds: of the nodes that it can stand for.
    """

    label: str
    node_id: str
    count: int
    how: How
    node: Node | None = None
    candidates: tuple[str, ...] = ()
    kinds: frozenset[NodeKind] = TAKEN


def mapped(
    images: Iterable[ForeignImage], index: SearchIndex, given: Mapping[str, str]
) -> Mapping[Word, Mapped]:
    """Return what becomes of each word.

    Args:
        images: of the files.
        index: of the project's lexicon.
        given: node ids by labels, as a person chose them; an empty one leaves the label out.
    """
    counts: dict[Word, int] = {}
    for image in images:
        for mark in image.marks:
            word = word_of(mark.label, mark.node_id, index.lexicon)
            counts[word] = counts.get(word, 0) + 1
    return {word: mapped_word(word, count, index, given) for word, count in counts.items()}


def word_of(label: str, node_id: str, lexicon: Lexicon) -> Word:
    """Return the key under which `mapped` tells of a mark's word."""
    return label, node_id if node_id in lexicon else ""


def term_of_node(node: Node, lexicon: Lexicon) -> Term:
    """Return a node as it is stored when it is chosen."""
    return Term(node.id, lexicon.head.pin, node.en.label, node.zh.label)


def mapped_word(
    word: Word,
    count: int,
    index: SearchIndex,
    given: Mapping[str, str],
    kinds: frozenset[NodeKind] = TAKEN,
) -> Mapped:
    """Return what becomes of one word; see `mapped`.

    Args:
        word: the label, with the node that medannot wrote beside it.
        count: how often it stands there.
        index: of the project's lexicon.
        given: as for `mapped`.
        kinds: of the nodes that it can stand for.
    """
    label, node_id = word
    lexicon = index.lexicon

    def made(how: How, node: Node | None = None, candidates: tuple[str, ...] = ()) -> Mapped:
        return Mapped(label, node_id, count, how, node, candidates, kinds)

    if label in given:
        chosen = given[label]
        return made(How.GIVEN, lexicon[chosen]) if chosen else made(How.LEFT_OUT)
    if node_id and can_stand(lexicon[node_id], kinds):
        return made(How.NODE_ID, lexicon[node_id])
    found = _named(label, index, kinds)
    if len(found) == 1:
        return made(How.NAME, lexicon[found[0]])
    if not node_id and not found and label in UNLABELLED:
        return made(How.UNLABELLED)
    return made(How.UNMAPPED, None, found)


def can_stand(node: Node, kinds: frozenset[NodeKind]) -> bool:
    """Tell whether a node may be chosen, and is of one of some kinds or, as they are, a place."""
    # A coarse region, such as the neck, is often a group that heads its parts.
    if node.kind not in kinds and not (node.is_place and kinds & PLACES):
        return False
    # How lesions lie to each other is chosen from a list, and not in the tree.
    return node.is_selectable or (
        node.kind is NodeKind.RELATION and node.status is not Status.DEPRECATED
    )


def is_labelled(node: Node, wanted: str) -> bool:
    """Tell whether a folded text is a node's label in either language."""
    return wanted in {folded(words.label) for words in (node.en, node.zh)}


def is_called(node: Node, wanted: str) -> bool:
    """Tell whether a folded text is a label or synonym of a node.

    The search says of a node only by what it was found best, which is its code where that is
    spelt as its label is: "Red" is both.
    """
    synonyms = {folded(one) for words in (node.en, node.zh) for one in words.synonyms}
    return is_labelled(node, wanted) or wanted in synonyms


def _named(label: str, index: SearchIndex, kinds: frozenset[NodeKind]) -> tuple[str, ...]:
    """Return the nodes that are called so, by their labels rather than by their synonyms."""
    wanted, lexicon = folded(label), index.lexicon
    found = (lexicon[hit.node_id] for hit in index.search(label))
    exact = [node for node in found if can_stand(node, kinds) and is_called(node, wanted)]
    by_label = tuple(node.id for node in exact if is_labelled(node, wanted))
    return by_label if len(by_label) == 1 else tuple(node.id for node in exact)
