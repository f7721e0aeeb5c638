"""Changes of a lexicon cell by cell: what a history holds, and what undoes them exactly."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.adopting import Content
from medannot.domain.lexicon.fields import Field, text_of, with_exact_text
from medannot.domain.lexicon.node import Level, Node, NodeKind, Status, Words
from medannot.domain.lexicon.tree import Lexicon, Relation, RelationKind

ID = "id"
"""What stands as the field of a cell where a node came or went."""

RELATION = "relation"
"""What stands there for a relation, before a colon and its place in the table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field, before and after, as text.

    Attributes:
        node_id: whose; of a relation its subject.
        field: a column; `id` where the node came or went; `relation:17` for a relation, whose
            texts are lists in JSON: kind, object, status, source, note.
    """

    node_id: str
    field: str
    before: str
    after: str

    @property
    def backwards(self) -> "Cell":
        """Return what undoes it."""
        return replace(self, before=self.after, after=self.before)


def cells_between(before: Content, after: Content) -> tuple[Cell, ...]:
    """Return what an edit did, in the order in which it can be done again.

    Dates of versions are left out: they follow from what is kept (see `keeping`).
    """
    old, new = before.lexicon.nodes, after.lexicon.nodes
    found: list[Cell] = []
    for node in new.values():
        was = old.get(node.id)
        if was is None:
            found.append(Cell(node.id, ID, "", _place_of(node, after.lexicon)))
            was = _bare(node.id)
        if was is not node:
            found += _fields(was, node)
    for node in old.values():
        if node.id not in new:
            found += [cell.backwards for cell in _fields(_bare(node.id), node)]
            found.append(Cell(node.id, ID, _place_of(node, before.lexicon), ""))
    found += _relation_cells(before.lexicon.relations, after.lexicon.relations)
    return tuple(found)


def with_cells(content: Content, cells: Iterable[Cell]) -> Content:
    """Return a lexicon with cells as they are after a change.

    Args:
        content: as it was before.
        cells: of `cells_between`, or backwards and in backward order of `undoing`.

    Raises:
        InputFault: the lexicon is not as the cells say it was.
    """
    nodes = dict(content.lexicon.nodes)
    relations = list(content.lexicon.relations)
    for cell in cells:
        if cell.field == ID:
            nodes = _come_or_gone(nodes, cell)
        elif cell.field.startswith(RELATION):
            _change_relation(relations, cell)
        else:
            _change_field(nodes, cell)
    lexicon = Lexicon(content.lexicon.head, nodes.values(), relations)
    return Content(lexicon, content.rules)


def undoing(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return what undoes cells, in its order."""
    return tuple(cell.backwards for cell in reversed(cells))


def _bare(node_id: str) -> Node:
    empty = Words("")
    return Node(node_id, "", NodeKind.GROUP, Level.NONE, 0, empty, empty, status=Status.DRAFT)


def _fields(before: Node, after: Node) -> Iterator[Cell]:
    for field in Field:
        old, new = text_of(before, field), text_of(after, field)
        if old != new:
            yield Cell(after.id, field.value, old, new)


def _place_of(node: Node, lexicon: Lexicon) -> str:
    """Return the node behind which one stands in the table, as text; `^` for the first."""
    before = ""
    for node_id in lexicon.nodes:
        if node_id == node.id:
            break
        before = node_id
    return before or "^"


def _come_or_gone(nodes: dict[str, Node], cell: Cell) -> dict[str, Node]:
    if cell.after:
        if cell.node_id in nodes:
            raise _not_as_it_was(cell)
        return inserted(nodes, _bare(cell.node_id), cell.after)
    if nodes.pop(cell.node_id, None) is None:
        raise _not_as_it_was(cell)
    return nodes


def inserted(nodes: dict[str, Node], node: Node, behind: str) -> dict[str, Node]:
    """Return nodes with one more behind another; at the top for `^`, else at the end."""
    made = {node.id: node} if behind == "^" else {}
    for node_id, one in nodes.items():
        made[node_id] = one
        if node_id == behind:
            made[node.id] = node
    made.setdefault(node.id, node)
    return made


def _change_field(nodes: dict[str, Node], cell: Cell) -> None:
    node, field = nodes.get(cell.node_id), Field(cell.field)
    if node is None or text_of(node, field) != cell.before:
        raise _not_as_it_was(cell)
    nodes[cell.node_id] = with_exact_text(node, field, cell.after)


def _not_as_it_was(cell: Cell) -> InputFault:
    return InputFault(
        "{id} was changed since ({field}); what came before cannot be taken back any more.",
        id=cell.node_id,
        field=cell.field,
    )


# Relations


def _relation_cells(before: Sequence[Relation], after: Sequence[Relation]) -> Iterator[Cell]:
    kept = set(after)
    gone = [(at, one) for at, one in enumerate(before) if one not in kept]
    for at, one in reversed(gone):
        yield Cell(one.subject, f"{RELATION}:{at}", _relation_text(one), "")
    had = set(before)
    for at, one in enumerate(after):
        if one not in had:
            yield Cell(one.subject, f"{RELATION}:{at}", "", _relation_text(one))


def _relation_text(one: Relation) -> str:
    parts = [one.kind.value, one.object, one.status.value, one.source, one.note]
    return json.dumps(parts, ensure_ascii=False)


def relation_of(cell: Cell) -> Relation:
    """Return the relation that came or went."""
    kind, other, status, source, note = json.loads(cell.after or cell.before)
    return Relation(cell.node_id, RelationKind(kind), other, Status(status), source, note)


def _change_relation(relations: list[Relation], cell: Cell) -> None:
    at, one = int(cell.field.partition(":")[2]), relation_of(cell)
    if cell.after:
        relations.insert(at, one)
    elif at < len(relations) and relations[at] == one:
        del relations[at]
    else:
        raise _not_as_it_was(cell)
