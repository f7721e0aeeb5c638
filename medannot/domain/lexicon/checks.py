"""What makes a lexicon sound; what is wrong is named by node and field, with what is expected."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.errors import Sentence
from medannot.domain.lexicon.node import (
    PLACES,
    Language,
    Level,
    Node,
    NodeKind,
    Role,
    Status,
)
from medannot.domain.lexicon.tree import Relation

ID_FORM = re.compile(r"[A-Z0-9.]{1,40}")
MOST_DEPTH = 4
"""Levels below the top of a tree."""

DOMAINS = ("skin", "oral_mucosa", "nail", "hair", "tooth")
"""Where lesions may lie, in the order in which they are written."""
_CODE_FORMS = {
    "SCT": re.compile(r"[A-Za-z][A-Za-z0-9_]*"),
    "HP": re.compile(r"\d{7}"),
    "DOID": re.compile(r"\d{1,7}"),
    "ICD10": re.compile(r"[A-Z]\d\d(\.\d{1,2})?"),
    "RADLEX": re.compile(r"RID\d+"),
    "DCM": re.compile(r"[A-Z0-9]+"),
}
"""How codes are written; those of SNOMED CT as keywords of the dictionary of PS3.16."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is wrong with a node.

    Attributes:
        node_id: whose; an id that does not exist counts too.
        field: name of the column that has to be mended.
        sentence: what is wrong, and what is expected.
    """

    node_id: str
    field: str
    sentence: Sentence

    @property
    def told(self) -> Sentence:
        """Return what is wrong, after the name of the column in which it is mended."""
        return Sentence("{column}: {said}", column=self.field, said=self.sentence)


def flaws(nodes: Sequence[Node], relations: Iterable[Relation] = ()) -> tuple[Flaw, ...]:
    """Return all that is wrong; nothing for a sound lexicon."""
    known = {node.id: node for node in nodes}
    return (
        *_twice(nodes),
        *(flaw for node in nodes for flaw in _own(node)),
        *(flaw for node in nodes for flaw in _links(node, known)),
        *_cycles(nodes, known),
        *_depths(nodes, known),
        *_labels(nodes, known),
        *_relations(relations, known),
    )


def node_flaws(node: Node, known: Mapping[str, Node]) -> tuple[Flaw, ...]:
    """Return what is wrong with one node among others that are sound; quick enough for each key.

    Args:
        node: that was changed.
        known: all nodes by their ids, the changed one among them.
    """
    return (
        *_own(node),
        *_links(node, known),
        *_cycles((node,), known),
        *_depths((node,), known),
        *_namesakes(node, known),
    )


def depth_flaws(nodes: Iterable[Node], known: Mapping[str, Node]) -> tuple[Flaw, ...]:
    """Return which of some nodes lie too deep among others."""
    return tuple(_depths(nodes, known))


def _twice(nodes: Iterable[Node]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for node in nodes:
        if node.id in seen:
            said = Sentence("The id {id} stands twice; ids are never used again.", id=node.id)
            yield Flaw(node.id, "id", said)
        seen.add(node.id)


def _own(node: Node) -> Iterator[Flaw]:
    """Yield what is wrong with a node by itself."""
    if ID_FORM.fullmatch(node.id) is None:
        said = "{id} is no id; capital letters, digits and points are expected, 40 at most."
        yield Flaw(node.id, "id", Sentence(said, id=node.id))
    for language in Language:
        if not node.words(language).label:
            yield Flaw(node.id, language.value, Sentence("A label is missing; every node has one."))
    if node.kind is NodeKind.TREE and node.level is not Level.NONE:
        said = "The top of a tree cannot be chosen; none is expected."
        yield Flaw(node.id, "selectable_at", Sentence(said))
    if node.kind not in PLACES | {NodeKind.GROUP} and node.level not in {Level.NONE, Level.YES}:
        said = "{level} is for places of the body; yes or none is expected."
        yield Flaw(node.id, "selectable_at", Sentence(said, level=node.level.value))
    yield from _of_its_kind(node)
    for code in node.codes:
        form = _CODE_FORMS.get(code.system)
        if form is None or form.fullmatch(code.code) is None:
            known = ", ".join(_CODE_FORMS)
            said = "{code} is no code; one of {known} is expected, a colon, and its code."
            yield Flaw(node.id, "codes", Sentence(said, code=str(code), known=known))
    if (node.status is Status.DEPRECATED) != bool(node.deprecated_since):
        said = "A deprecated node, and no other, says since which version it is."
        yield Flaw(node.id, "deprecated_since", Sentence(said))


def _of_its_kind(node: Node) -> Iterator[Flaw]:
    lesion = node.kind is NodeKind.LESION
    if lesion != isinstance(node.default_role, Role):
        said = "A lesion has a default role, and nothing else has."
        yield Flaw(node.id, "default_role", Sentence(said))
    strange = node.domains.difference(DOMAINS)
    if strange or (lesion and not node.domains):
        said = "A lesion says where it may lie: some of {known}, with ; between them."
        yield Flaw(node.id, "allowed_domain", Sentence(said, known=", ".join(sorted(DOMAINS))))
    if node.range is not None and _upside_down(node):
        yield Flaw(node.id, "min", Sentence("The least number is larger than the greatest."))


def _upside_down(node: Node) -> bool:
    found = node.range
    return (
        found is not None
        and found.least is not None
        and found.most is not None
        and found.least > found.most
    )


def _links(node: Node, known: Mapping[str, Node]) -> Iterator[Flaw]:
    if node.parent_id:
        above = known.get(node.parent_id)
        if above is None:
            said = "There is no node {parent} to be the parent; an id of the file is expected."
            yield Flaw(node.id, "parent_id", Sentence(said, parent=node.parent_id))
        elif above.status is Status.DEPRECATED and node.status is not Status.DEPRECATED:
            said = "{parent} is deprecated and cannot have nodes in use below it."
            yield Flaw(node.id, "parent_id", Sentence(said, parent=node.parent_id))
    for other in node.replaced_by:
        found = known.get(other)
        if found is None or found.status is Status.DEPRECATED:
            said = "{other} cannot replace it; ids of nodes in use are expected."
            yield Flaw(node.id, "replaced_by", Sentence(said, other=other))


def _cycles(nodes: Iterable[Node], known: Mapping[str, Node]) -> Iterator[Flaw]:
    ends: set[str] = {""}
    for node in nodes:
        way: list[str] = []
        here = node.id
        while here in known and here not in ends and here not in way:
            way.append(here)
            here = known[here].parent_id
        if here in way:
            ring = way[way.index(here) :]
            said = "It lies below itself: {ring}; a tree is expected."
            yield Flaw(here, "parent_id", Sentence(said, ring=" in ".join([*ring, here])))
        ends.update(way)


def _depths(nodes: Iterable[Node], known: Mapping[str, Node]) -> Iterator[Flaw]:
    for node in nodes:
        depth, here = 0, node
        while here.parent_id in known and depth <= MOST_DEPTH:
            depth, here = depth + 1, known[here.parent_id]
        if depth == MOST_DEPTH + 1:
            said = "It lies too deep; at most {most} levels below the top are expected."
            yield Flaw(node.id, "parent_id", Sentence(said, most=MOST_DEPTH))


def _labels(nodes: Iterable[Node], known: dict[str, Node]) -> Iterator[Flaw]:
    """Yield labels that two siblings share, or two selectable nodes of one kind and tree."""
    taken: dict[tuple[str, ...], str] = {}
    for node in nodes:
        if node.status is Status.DEPRECATED:
            continue
        for language in Language:
            label = node.words(language).label
            places = [("sibling", node.parent_id, language.value, label.casefold())]
            if node.is_selectable:
                tree = _top(node, known)
                places.append((node.kind.value, tree, language.value, label.casefold()))
            clash = next((taken[place] for place in places if place in taken), None)
            if label and clash is not None:
                yield _same_label(node, language, clash)
            for place in places:
                taken.setdefault(place, node.id)


def _namesakes(node: Node, known: Mapping[str, Node]) -> Iterator[Flaw]:
    """Yield labels of one node that another one has, by the rule of `_labels`."""
    if node.status is Status.DEPRECATED:
        return
    for language in Language:
        label = node.words(language).label.casefold()
        for other in known.values():
            if other.words(language).label.casefold() != label or other.id == node.id:
                continue
            if label and _must_differ(node, other, known):
                yield _same_label(node, language, other.id)
                break


def _must_differ(node: Node, other: Node, known: Mapping[str, Node]) -> bool:
    if other.status is Status.DEPRECATED:
        return False
    if node.parent_id == other.parent_id:
        return True
    both = node.is_selectable and other.is_selectable and node.kind is other.kind
    return both and _top(node, known) == _top(other, known)


def _same_label(node: Node, language: Language, other: str) -> Flaw:
    said = "{label} is the label of {other} too; they cannot be told apart."
    label = node.words(language).label
    return Flaw(node.id, language.value, Sentence(said, label=label, other=other))


def _top(node: Node, known: Mapping[str, Node]) -> str:
    here, way = node, {node.id}
    while here.parent_id in known and here.parent_id not in way:
        here = known[here.parent_id]
        way.add(here.id)
    return here.id


def _relations(relations: Iterable[Relation], known: dict[str, Node]) -> Iterator[Flaw]:
    seen: set[tuple[str, ...]] = set()
    for relation in relations:
        for field, node_id in (("subject", relation.subject), ("object", relation.object)):
            if node_id not in known:
                said = "There is no node {id}; an id of the lexicon is expected."
                yield Flaw(relation.subject, field, Sentence(said, id=node_id))
        if relation.subject == relation.object:
            said = "A node stands in no relation to itself."
            yield Flaw(relation.subject, "object", Sentence(said))
        key = (relation.subject, relation.kind.value, relation.object)
        if key in seen:
            yield Flaw(relation.subject, "object", Sentence("The relation stands twice."))
        seen.add(key)
