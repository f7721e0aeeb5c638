"""What makes a lexicon sound; what is wrong is named by node and field, with what is expected."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from types import MappingProxyType

from medannot.domain.errors import Sentence
from medannot.domain.lexicon.node import (
    PLACES,
    Code,
    Language,
    Level,
    Node,
    NodeKind,
    Range,
    Role,
    Status,
)
from medannot.domain.lexicon.tree import Relation
from medannot.domain.lexicon.version import VERSION_FORM

ID_FORM = re.compile(r"(?=[0-9.]*[A-Z])[A-Z0-9.]{1,40}")
"""At least one letter: a spreadsheet changes what looks like a number."""

MOST_FLAWS = 500
"""So many are looked for."""

MOST_DEPTH = 4
"""Levels below the top of a tree."""

DOMAINS = ("skin", "oral_mucosa", "nail", "hair", "tooth")
"""Where lesions may lie, in the order in which they are written."""

_DOMAINS = frozenset(DOMAINS)
_MOST_SHOWN = 8
"""So many ids of a ring are told."""

CODING_SYSTEMS: Mapping[str, tuple[re.Pattern[str], str]] = MappingProxyType(
    {
        "SCT": (
            re.compile(r"[A-Za-z][A-Za-z0-9_]*"),
            "keywords of the dictionary of DICOM PS3.16 here, such as Scalp, and no numbers",
        ),
        "HP": (re.compile(r"[0-9]{7}"), "seven digits, zeros in front too"),
        # Beyond 14,999 all have seven digits; shorter ones lost their zeros in a spreadsheet.
        "DOID": (
            re.compile(r"0[0-9]{6}|1[0-4][0-9]{3}|[1-9][0-9]{0,3}"),
            "digits, zeros in front too",
        ),
        "ICD10": (re.compile(r"[A-Z][0-9]{2}(\.[0-9]{1,2})?"), "codes such as L73.9"),
        "RADLEX": (re.compile(r"RID[0-9]{1,9}"), "RID and digits"),
        "DCM": (re.compile(r"[A-Z0-9]+"), "capital letters and digits"),
    }
)
"""How codes are written, as a pattern and in words."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is wrong with a node.

    Attributes:
        node_id: whose; an id that does not exist counts too.
        field: name of the column that has to be mended.
        sentence: what is wrong, and what is expected.
        place: of the node among the nodes, or of the relation among the relations.
        of_relation: whether it is wrong with a relation.
    """

    node_id: str
    field: str
    sentence: Sentence
    place: int = 0
    of_relation: bool = False

    @property
    def told(self) -> Sentence:
        """Return what is wrong, after the name of the column in which it is mended."""
        return Sentence("{column}: {said}", column=self.field, said=self.sentence)


Told = Iterator[tuple[str, Sentence]]
"""Columns, each with what is wrong there."""


def flaws(
    nodes: Sequence[Node], relations: Iterable[Relation] = (), *, codes: bool = True
) -> tuple[Flaw, ...]:
    """Return what is wrong, at most `MOST_FLAWS`; nothing for a sound lexicon.

    Args:
        nodes: all of them, in their order.
        relations: between them.
        codes: whether codes are looked at too; false where they were already.
    """
    known: dict[str, Node] = {}
    for node in nodes:
        known.setdefault(node.id, node)
    tops = _tops(known)
    found = chain(
        _twice(nodes),
        _each(nodes, _own),
        _each(nodes if codes else (), _codes),
        _each(nodes, lambda node: _links(node, known)),
        _cycles(nodes, known),
        _each(nodes, lambda node: _depth(node, known, tops)),
        _labels(nodes, tops),
        _relations(relations, known),
    )
    return tuple(islice(found, MOST_FLAWS))


def node_flaws(node: Node, known: Mapping[str, Node]) -> tuple[Flaw, ...]:
    """Return what is wrong with one node among others that are sound; quick enough for each key.

    Args:
        node: that was changed.
        known: all nodes by their ids, the changed one among them.
    """
    tops = {node.id: _top(node, known)}
    found = (_own(node), _codes(node), _links(node, known), _depth(node, known, tops))
    return (
        *_cycles((node,), known),
        *(Flaw(node.id, field, sentence) for told in found for field, sentence in told),
        *_namesakes(node, known),
    )


def depth_flaws(nodes: Iterable[Node], known: Mapping[str, Node]) -> tuple[Flaw, ...]:
    """Return which of some nodes lie too deep among others."""
    return tuple(_each(nodes, lambda node: _depth(node, known, {node.id: _top(node, known)})))


def _each(nodes: Iterable[Node], told: Callable[[Node], Told]) -> Iterator[Flaw]:
    for place, node in enumerate(nodes):
        for field, sentence in told(node):
            yield Flaw(node.id, field, sentence, place)


def _twice(nodes: Iterable[Node]) -> Iterator[Flaw]:
    seen: set[str] = set()
    for place, node in enumerate(nodes):
        if node.id in seen:
            said = Sentence("The id {id} stands twice; ids are never used again.", id=node.id)
            yield Flaw(node.id, "id", said, place)
        seen.add(node.id)


def _own(node: Node) -> Told:
    """Yield what is wrong with a node by itself."""
    if ID_FORM.fullmatch(node.id) is None:
        said = (
            "{id} is no id; capital letters, digits and points are expected, 40 at most, and at "
            "least one letter."
        )
        yield "id", Sentence(said, id=node.id[:60])
    for language, words in (("en", node.en), ("zh", node.zh)):
        if not words.label:
            yield language, Sentence("A label is missing; every node has one.")
    if node.level is not Level.NONE:
        yield from _choosable(node)
    yield from _of_its_kind(node)
    if (node.status is Status.DEPRECATED) != bool(node.deprecated_since):
        said = "A deprecated node, and no other, says since which version it is."
        yield "deprecated_since", Sentence(said)
    for field, version in (("since", node.since), ("deprecated_since", node.deprecated_since)):
        if version and VERSION_FORM.fullmatch(version) is None:
            said = "{version} is no version; three whole numbers such as 1.2.0 are expected."
            yield field, Sentence(said, version=version[:60])


def _codes(node: Node) -> Told:
    for code in node.codes:
        if fault := code_fault(code):
            yield "codes", fault


def _choosable(node: Node) -> Told:
    if node.kind is NodeKind.TREE:
        said = "The top of a tree cannot be chosen; none is expected."
        yield "selectable_at", Sentence(said)
    if node.level is not Level.YES and node.kind is not NodeKind.GROUP and node.kind not in PLACES:
        said = "{level} is for places of the body; yes or none is expected."
        yield "selectable_at", Sentence(said, level=node.level.value)


def code_fault(code: Code) -> Sentence | None:
    """Return what is wrong with the form of a code, or None."""
    if code.system not in CODING_SYSTEMS:
        said = "{code} is no code; its system is none of {known}."
        return Sentence(said, code=str(code)[:60], known=", ".join(CODING_SYSTEMS))
    form, words = CODING_SYSTEMS[code.system]
    if form.fullmatch(code.code) is None:
        said = "{code} is no code; {system} has {words}."
        return Sentence(said, code=str(code)[:60], system=code.system, words=words)
    return None


def _of_its_kind(node: Node) -> Told:
    lesion = node.kind is NodeKind.LESION
    if lesion != isinstance(node.default_role, Role):
        yield "default_role", Sentence("A lesion has a default role, and nothing else has.")
    if not node.domains <= _DOMAINS or (lesion and not node.domains):
        said = "A lesion says where it may lie: some of {known}, with ; between them."
        yield "allowed_domain", Sentence(said, known=", ".join(sorted(DOMAINS)))
    if node.range is not None and _upside_down(node.range):
        yield "min", Sentence("The least number is larger than the greatest.")


def _upside_down(found: Range) -> bool:
    return found.least is not None and found.most is not None and found.least > found.most


def _links(node: Node, known: Mapping[str, Node]) -> Told:
    if node.parent_id:
        above = known.get(node.parent_id)
        if above is None:
            said = "There is no node {parent} to be the parent; an id of the file is expected."
            yield "parent_id", Sentence(said, parent=node.parent_id[:60])
        elif above.status is Status.DEPRECATED and node.status is not Status.DEPRECATED:
            said = "{parent} is deprecated and cannot have nodes in use below it."
            yield "parent_id", Sentence(said, parent=node.parent_id)
    for other in node.replaced_by:
        found = known.get(other)
        if found is None or found.status is Status.DEPRECATED:
            said = "{other} cannot replace it; ids of nodes in use are expected."
            yield "replaced_by", Sentence(said, other=other[:60])


def _cycles(nodes: Iterable[Node], known: Mapping[str, Node]) -> Iterator[Flaw]:
    ends: set[str] = {""}
    places = {node.id: place for place, node in enumerate(nodes)}
    for node_id in known:
        way: dict[str, None] = {}
        here = node_id
        while here in known and here not in ends and here not in way:
            way[here] = None
            here = known[here].parent_id
        if here in way:
            whole = list(way)
            ring = whole[whole.index(here) :]
            shown = [*ring, here] if len(ring) <= _MOST_SHOWN else [*ring[:_MOST_SHOWN], "…", here]
            said = "It lies below itself: {ring}; a tree is expected."
            sentence = Sentence(said, ring=" in ".join(shown))
            yield Flaw(here, "parent_id", sentence, places[here])
        ends.update(way)


def _depth(node: Node, known: Mapping[str, Node], tops: Mapping[str, str]) -> Told:
    if known[tops[node.id]].parent_id in known:
        return  # it hangs on a ring, which is told
    depth, here = 0, node
    while here.parent_id in known and depth <= MOST_DEPTH:
        depth, here = depth + 1, known[here.parent_id]
    if depth == MOST_DEPTH + 1:
        said = "It lies too deep; at most {most} levels below the top are expected."
        yield "parent_id", Sentence(said, most=MOST_DEPTH)


def _tops(known: Mapping[str, Node]) -> Mapping[str, str]:
    """Return the top of each node's tree; of nodes in a ring one of them."""
    tops: dict[str, str] = {}
    for node_id in known:
        way: dict[str, None] = {}
        here = node_id
        while here not in tops and here not in way:
            way[here] = None
            above = known[here].parent_id
            if above not in known:
                break
            here = above
        top = tops.get(here, here)
        tops.update(dict.fromkeys(way, top))
    return tops


def _labels(nodes: Iterable[Node], tops: Mapping[str, str]) -> Iterator[Flaw]:
    """Yield labels that two siblings share, or two selectable nodes of one kind and tree."""
    siblings: dict[tuple[str, str, str], str] = {}
    peers: dict[tuple[NodeKind, str, str, str], str] = {}
    for place, node in enumerate(nodes):
        if node.status is Status.DEPRECATED:
            continue
        is_selectable = node.level is not Level.NONE
        for language, words in (("en", node.en), ("zh", node.zh)):
            label = words.label.casefold()
            if not label:
                continue
            clash = siblings.setdefault((node.parent_id, language, label), node.id)
            if is_selectable:
                peer = peers.setdefault((node.kind, tops[node.id], language, label), node.id)
                clash = peer if clash == node.id else clash
            if clash != node.id:
                said = "{label} is the label of {other} too; they cannot be told apart."
                sentence = Sentence(said, label=words.label[:60], other=clash)
                yield Flaw(node.id, language, sentence, place)


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
                said = "{label} is the label of {other} too; they cannot be told apart."
                shown = node.words(language).label[:60]
                yield Flaw(node.id, language.value, Sentence(said, label=shown, other=other.id))
                break


def _must_differ(node: Node, other: Node, known: Mapping[str, Node]) -> bool:
    if other.status is Status.DEPRECATED:
        return False
    if node.parent_id == other.parent_id:
        return True
    both = node.is_selectable and other.is_selectable and node.kind is other.kind
    return both and _top(node, known) == _top(other, known)


def _top(node: Node, known: Mapping[str, Node]) -> str:
    here, way = node, {node.id}
    while here.parent_id in known and here.parent_id not in way:
        here = known[here.parent_id]
        way.add(here.id)
    return here.id


def _relations(relations: Iterable[Relation], known: Mapping[str, Node]) -> Iterator[Flaw]:
    seen: set[tuple[str, str, str]] = set()
    for place, relation in enumerate(relations):
        key = (relation.subject, relation.kind.value, relation.object)
        for field, sentence in _relation(relation, known, is_twice=key in seen):
            yield Flaw(relation.subject, field, sentence, place, of_relation=True)
        seen.add(key)


def _relation(relation: Relation, known: Mapping[str, Node], *, is_twice: bool) -> Told:
    for field, node_id in (("subject", relation.subject), ("object", relation.object)):
        if node_id not in known:
            said = "There is no node {id}; an id of the lexicon is expected."
            yield field, Sentence(said, id=node_id[:60] or "(empty)")
    if relation.subject == relation.object:
        yield "object", Sentence("A node stands in no relation to itself.")
    if is_twice:
        yield "object", Sentence("The relation stands twice.")
