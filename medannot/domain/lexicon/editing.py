"""Edits of a lexicon by hand: what each makes of it, and what would be wrong with that."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from medannot.domain.errors import InputFault, Refusal, Sentence
from medannot.domain.lexicon.adopting import Content
from medannot.domain.lexicon.cells import inserted
from medannot.domain.lexicon.checks import Flaw, depth_flaws, node_flaws
from medannot.domain.lexicon.fields import Field, fields_of, with_text
from medannot.domain.lexicon.new_node import fresh_id, new_node, next_order
from medannot.domain.lexicon.node import Node, NodeKind, Status
from medannot.domain.lexicon.tree import Lexicon, Relation, RelationKind

MUTUAL = frozenset({RelationKind.LOOKS_LIKE, RelationKind.OVERLAPS})
"""Relations that say the same in either direction."""

OTHER_NODE = "other"
"""Detail of a sentence that holds an id, which a window says by its name."""

_NO_VERSION_YET = "0.0.0"
"""Stands where a version is only known once the edit is written (see `keeping.dated`)."""


@dataclass(frozen=True, slots=True)
class SetField:
    """Another text in one field."""

    node_id: str
    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Add:
    """A new node.

    Attributes:
        parent_id: below which it comes.
        after: the sibling beside which it comes; the last for none.
    """

    parent_id: str
    kind: NodeKind
    en: str
    zh: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Another place in the same tree, as the last of its new siblings."""

    node_id: str
    parent_id: str


@dataclass(frozen=True, slots=True)
class GiveUp:
    """A node is used no more; it stays, so that what was labelled with it can be read."""

    node_id: str
    replaced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBack:
    """A node that was given up is used again, as a draft."""

    node_id: str


@dataclass(frozen=True, slots=True)
class Relate:
    """A new relation of two nodes."""

    subject: str
    kind: RelationKind
    object: str


@dataclass(frozen=True, slots=True)
class Unrelate:
    """A relation of two nodes goes, in whichever direction it was written."""

    subject: str
    kind: RelationKind
    object: str


Edit = SetField | Add | Move | GiveUp | TakeBack | Relate | Unrelate


@dataclass(frozen=True, slots=True)
class _Made:
    """What an edit changes, before it is put in.

    Attributes:
        nodes: the changed and the new ones.
        behind: the node behind which a new one stands in its table.
        told: what is wrong with the edit itself.
    """

    nodes: tuple[Node, ...] = ()
    behind: str = ""
    relations: tuple[Relation, ...] | None = None
    told: tuple[Flaw, ...] = field(default=())


def edited(content: Content, edit: Edit) -> Content:
    """Return a lexicon after an edit; the version and its dates are not yet raised.

    Raises:
        Refusal: the edit makes no sound lexicon; the sentence is that of the first flaw.
    """
    found = flaws_of(content, edit)
    if found:
        raise Refusal(found[0].sentence.template, **found[0].sentence.details)
    made = _made(content, edit)
    lexicon = content.lexicon
    nodes = dict(lexicon.nodes)
    for node in made.nodes:
        if node.id in nodes:
            nodes[node.id] = node
        else:
            nodes = inserted(nodes, node, made.behind)
    relations = lexicon.relations if made.relations is None else made.relations
    return Content(Lexicon(lexicon.head, nodes.values(), relations), content.rules)


def flaws_of(content: Content, edit: Edit) -> tuple[Flaw, ...]:
    """Return what would be wrong after an edit of a sound lexicon, by field.

    It looks only at what the edit touches, so that a form can ask at each key.
    """
    made = _made(content, edit)
    if made.told:
        return made.told
    lexicon = content.lexicon
    known = {**lexicon.nodes, **{node.id: node for node in made.nodes}}
    found = [flaw for node in made.nodes for flaw in node_flaws(node, known)]
    found += [flaw for node in made.nodes for flaw in _left_behind(node, lexicon, known)]
    return tuple(dict.fromkeys(found))


def _made(content: Content, edit: Edit) -> _Made:
    lexicon = content.lexicon
    ids = _named(edit)
    missing = next((one for one in ids if one not in lexicon), None)
    if missing is not None:
        said = Sentence("There is no term {other} any more; look at the tree again.", other=missing)
        return _told(ids[0], Field.EN, said)
    if isinstance(edit, Relate | Unrelate):
        return _relations(lexicon, edit)
    if isinstance(edit, GiveUp | TakeBack):
        return _give_up(lexicon, edit) if isinstance(edit, GiveUp) else _take_back(lexicon, edit)
    if isinstance(edit, SetField):
        return _set(lexicon, edit)
    return _add(lexicon, edit) if isinstance(edit, Add) else _move(lexicon, edit)


def _named(edit: Edit) -> tuple[str, ...]:
    match edit:
        case Add():
            return tuple(one for one in (edit.parent_id, edit.after) if one)
        case Move():
            return edit.node_id, edit.parent_id
        case Relate() | Unrelate():
            return edit.subject, edit.object
        case GiveUp():
            return edit.node_id, *edit.replaced_by
        case _:
            return (edit.node_id,)


def _told(node_id: str, where: str, sentence: Sentence) -> _Made:
    return _Made(told=(Flaw(node_id, str(where), sentence),))


def _set(lexicon: Lexicon, edit: SetField) -> _Made:
    node = lexicon[edit.node_id]
    if edit.field not in fields_of(lexicon, node):
        said = Sentence("A term of this kind has no such field.")
        return _told(node.id, edit.field, said)
    if edit.field is Field.STATUS and (
        Status.DEPRECATED in {node.status.value, edit.text} or not edit.text
    ):
        said = Sentence("A term is given up and taken back by acts of their own.")
        return _told(node.id, edit.field, said)
    try:
        return _Made((with_text(node, edit.field, edit.text),))
    except InputFault as fault:
        return _told(node.id, edit.field, Sentence(fault.template, **fault.details))


def _add(lexicon: Lexicon, edit: Add) -> _Made:
    if edit.after and lexicon[edit.after].parent_id != edit.parent_id:
        said = Sentence("{other} is no sibling of the new term.", other=edit.after)
        return _told(edit.after, Field.PARENT_ID, said)
    if not edit.parent_id or edit.kind is NodeKind.TREE:
        return _told("", Field.PARENT_ID, Sentence("A new term stands below another."))
    node = new_node(lexicon, edit.kind, edit.parent_id, edit.after)
    for field_, text in ((Field.EN, edit.en), (Field.ZH, edit.zh)):
        try:
            node = with_text(node, field_, text)
        except InputFault as fault:
            return _told("", field_, Sentence(fault.template, **fault.details))
    node = replace(node, id=fresh_id(lexicon.nodes, edit.parent_id, node.en.label))
    siblings = lexicon.children(edit.parent_id)
    behind = edit.after or (siblings[-1] if siblings else edit.parent_id)
    return _Made((node,), behind)


def _move(lexicon: Lexicon, edit: Move) -> _Made:
    node = lexicon[edit.node_id]
    if node.kind is NodeKind.TREE:
        return _told(node.id, Field.PARENT_ID, Sentence("The top of a tree stays where it is."))
    if lexicon.is_under(edit.parent_id, node.id):
        said = Sentence("A term cannot lie below itself; choose a place elsewhere.")
        return _told(node.id, Field.PARENT_ID, said)
    if lexicon.root_of(edit.parent_id) != lexicon.root_of(node.id):
        said = Sentence("A term stays in its tree; choose a place in the same one.")
        return _told(node.id, Field.PARENT_ID, said)
    strange = (node.kind is NodeKind.DESCRIPTOR) != (
        lexicon[edit.parent_id].kind is NodeKind.ATTRIBUTE
    )
    if strange and node.kind in {NodeKind.DESCRIPTOR, NodeKind.ATTRIBUTE}:
        said = Sentence("Descriptors, and nothing else, lie below an attribute.")
        return _told(node.id, Field.PARENT_ID, said)
    order = next_order(lexicon, edit.parent_id, without=node.id)
    return _Made((replace(node, parent_id=edit.parent_id, order=order),))


def _give_up(lexicon: Lexicon, edit: GiveUp) -> _Made:
    node = lexicon[edit.node_id]
    if node.kind is NodeKind.TREE:
        return _told(node.id, Field.STATUS, Sentence("The top of a tree cannot be given up."))
    if node.status is Status.DEPRECATED:
        return _told(node.id, Field.STATUS, Sentence("It is given up already."))
    if node.id in edit.replaced_by:
        said = Sentence("A term cannot take its own place; choose another.")
        return _told(node.id, Field.REPLACED_BY, said)
    strange = next((one for one in edit.replaced_by if lexicon[one].kind is NodeKind.TREE), None)
    if strange is not None:
        said = Sentence("{other} is the top of a tree; choose a term below it.", other=strange)
        return _told(node.id, Field.REPLACED_BY, said)
    gone = replace(
        node,
        status=Status.DEPRECATED,
        deprecated_since=_NO_VERSION_YET,
        replaced_by=edit.replaced_by,
    )
    return _Made((gone,))


def _take_back(lexicon: Lexicon, edit: TakeBack) -> _Made:
    node = lexicon[edit.node_id]
    if node.status is not Status.DEPRECATED:
        return _told(node.id, Field.STATUS, Sentence("It is in use already."))
    return _Made((replace(node, status=Status.DRAFT, deprecated_since="", replaced_by=()),))


def _relations(lexicon: Lexicon, edit: Relate | Unrelate) -> _Made:
    found = [one for one in lexicon.relations if _is_that(one, edit)]
    if isinstance(edit, Unrelate):
        if not found:
            said = Sentence("There is no such relation any more.")
            return _told(edit.subject, edit.kind.value, said)
        return _Made(relations=tuple(one for one in lexicon.relations if one not in found))
    if edit.subject == edit.object:
        said = Sentence("A node stands in no relation to itself.")
        return _told(edit.subject, edit.kind.value, said)
    if found:
        said = Sentence("{other} stands there already.", other=edit.object)
        return _told(edit.subject, edit.kind.value, said)
    new = Relation(edit.subject, edit.kind, edit.object)
    return _Made(relations=(*lexicon.relations, new))


def _is_that(relation: Relation, edit: Relate | Unrelate) -> bool:
    if relation.kind is not edit.kind:
        return False
    ends = (relation.subject, relation.object)
    return ends == (edit.subject, edit.object) or (
        edit.kind in MUTUAL and ends == (edit.object, edit.subject)
    )


def _left_behind(node: Node, lexicon: Lexicon, known: Mapping[str, Node]) -> Iterator[Flaw]:
    """Yield what a changed node leaves unsound around it: below it, and where it was named."""
    before = lexicon.nodes.get(node.id)
    if before is None:
        return
    if node.parent_id != before.parent_id and depth_flaws(lexicon.walk(node.id), known):
        said = Sentence("What lies below it would lie too deep; choose a higher place.")
        yield Flaw(node.id, Field.PARENT_ID.value, said)
    if node.status is Status.DEPRECATED and before.status is not Status.DEPRECATED:
        for one in lexicon.children(node.id):
            if known[one].status is not Status.DEPRECATED:
                said = Sentence(
                    "{other} lies below it and is in use; move it or give it up first.", other=one
                )
                yield Flaw(node.id, Field.STATUS.value, said)
        for other in known.values():
            if node.id in other.replaced_by and other.id != node.id:
                said = Sentence(
                    "{other} was given up for it; take that back into use first.", other=other.id
                )
                yield Flaw(node.id, Field.STATUS.value, said)
