"""New terms: of which kind, where they stand, what they take over from their siblings."""

import re
from collections.abc import Collection
from dataclasses import replace

from medannot.domain.lexicon.node import (
    HEADINGS,
    PLACES,
    Level,
    Node,
    NodeKind,
    Role,
    Scale,
    Status,
    Words,
)
from medannot.domain.lexicon.tree import Lexicon

_LONGEST_ID = 40


def kinds_below(lexicon: Lexicon, parent_id: str) -> tuple[NodeKind, ...]:
    """Return of which kinds a new node below another may be, the likeliest first."""
    if lexicon[parent_id].kind is NodeKind.ATTRIBUTE:
        return (NodeKind.DESCRIPTOR,)
    near = [lexicon[one].kind for one in lexicon.children(parent_id)]
    if lexicon[parent_id].kind not in HEADINGS:
        near.append(lexicon[parent_id].kind)
    far = [node.kind for node in lexicon.walk(lexicon.root_of(parent_id))]
    barred = {NodeKind.TREE, NodeKind.DESCRIPTOR}
    found = dict.fromkeys(one for one in (*near, *far) if one not in barred)
    return tuple(found) or (NodeKind.GROUP,)


def _model(lexicon: Lexicon, kind: NodeKind, parent_id: str, after: str) -> Node | None:
    """Return a node that the new one is like as to where it lies and may be chosen."""
    near = (after, *lexicon.children(parent_id))
    far = (node.id for node in lexicon.walk(lexicon.root_of(parent_id)))
    ids = (one for one in (*near, *far) if one and lexicon[one].kind is kind)
    return next((lexicon[one] for one in ids if lexicon[one].status is not Status.DEPRECATED), None)


def new_node(lexicon: Lexicon, kind: NodeKind, parent_id: str, after: str = "") -> Node:
    """Return a node without id and words, like its siblings in where it lies and may be chosen.

    Args:
        lexicon: that it comes into.
        kind: what it stands for.
        parent_id: the node above it.
        after: the sibling beside which it comes; the last for none.
    """
    model = _model(lexicon, kind, parent_id, after)
    lesion = kind is NodeKind.LESION
    node = Node(
        id="",
        parent_id=parent_id,
        kind=kind,
        level=_first_level(kind),
        order=next_order(lexicon, parent_id, after),
        en=Words(""),
        zh=Words(""),
        default_role=Role.PRIMARY if lesion else None,
        domains=frozenset({"skin"}) if lesion else frozenset(),
        scale=Scale() if kind is NodeKind.ATTRIBUTE else None,
    )
    if model is None:
        return node
    return replace(
        node,
        level=model.level,
        surface=model.surface,
        default_role=model.default_role,
        domains=model.domains,
        department=model.department,
    )


def _first_level(kind: NodeKind) -> Level:
    if kind in HEADINGS:
        return Level.NONE
    return Level.LESION_LOCATION if kind in PLACES else Level.YES


def next_order(lexicon: Lexicon, parent_id: str, after: str = "", without: str = "") -> int:
    """Return the order of a node that comes beside a sibling, or as the last of them.

    Beside a sibling it shares that one's order, so that no other has to make room; ids then decide
    which of the two comes first.
    """
    if after:
        return lexicon[after].order
    siblings = [lexicon[one] for one in lexicon.children(parent_id) if one != without]
    return 1 + max((one.order for one in siblings), default=0)


def fresh_id(taken: Collection[str], parent_id: str, label: str) -> str:
    """Return an id that no node has; it hints at its parent and label, and means nothing."""
    words = re.sub(r"[^A-Z0-9]", "", label.upper()) or "TERM"
    stem = f"{parent_id[:24].rstrip('.')}.{words}"[: _LONGEST_ID - 4].rstrip(".")
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}{number}"
    return found
