"""Labels and values of other programs as rows, each with its example and what becomes of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.annotation.attribute_mapping import (
    EVERY,
    MappedValue,
    label_of,
    mapped_value,
    said_of,
)
from medannot.domain.annotation.foreign import ForeignMark, ForeignSet
from medannot.domain.annotation.mapping import (
    TAKEN,
    How,
    Mapped,
    can_stand,
    is_labelled,
    mapped_word,
)
from medannot.domain.annotation.work_terms import labels_of, values_in
from medannot.domain.lexicon.node import PLACES, Node, NodeKind
from medannot.domain.lexicon.search import Narrowed, SearchIndex
from medannot.domain.lexicon.search_marks import folded
from medannot.services.annotation_import_values import ImportPlan

_SUGGESTED = 5


@dataclass(frozen=True, slots=True)
class Example:
    """Where a label stands first: the image, and the mark's number there; or the case, and 0."""

    image: str = ""
    mark: int = 0


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label, or a value of an attribute.

    Attributes:
        key: how a mapping names it.
        fate: what becomes of it, and of which node.
        example: where it stands first.
    """

    key: str
    fate: Mapped | MappedValue
    example: Example = Example()

    @property
    def is_value(self) -> bool:
        """Tell whether it is a value of an attribute."""
        return isinstance(self.fate, MappedValue)

    @property
    def is_open(self) -> bool:
        """Tell whether nobody said yet what becomes of it."""
        return self.fate.how is How.UNMAPPED

    @property
    def node(self) -> Node | None:
        """Return the term that it becomes."""
        if isinstance(self.fate, MappedValue):
            return self.fate.descriptor or self.fate.attribute
        return self.fate.node

    @property
    def of_name(self) -> str:
        """Return how a mapping names all values of the same name; nothing for a label."""
        return label_of(self.fate.name, EVERY) if isinstance(self.fate, MappedValue) else ""


def rows_of(plan: ImportPlan, read: ForeignSet) -> tuple[LabelRow, ...]:
    """Return the labels of files, then their values; what is open stands first in each."""
    words: dict[str, Example] = {}
    values: dict[str, Example] = {}
    for image in read.images:
        for number, mark in enumerate(image.marks, start=1):
            words.setdefault(mark.label, Example(image.name, number))
            for key in _keys(mark):
                values.setdefault(key, Example(image.name, number))
    for work in read.works:
        for label in labels_of(work):
            words.setdefault(label, Example(work.case))
        for name, value in values_in(work):
            for key in (label_of(name, value), label_of(name, EVERY)):
                values.setdefault(key, Example(work.case))
    rows = [LabelRow(one.label, one, words.get(one.label, Example())) for one in plan.words]
    said = [LabelRow(one.label, one, values.get(one.label, Example())) for one in plan.values]
    return (*sorted(rows, key=_closed), *sorted(said, key=_closed))


def _keys(mark: ForeignMark) -> Iterable[str]:
    for name, value in said_of(mark):
        yield label_of(name, value)
        yield label_of(name, EVERY)


def _closed(row: LabelRow) -> bool:
    return not row.is_open


def with_given(
    rows: Sequence[LabelRow], touched: str, index: SearchIndex, given: Mapping[str, str]
) -> tuple[LabelRow, ...]:
    """Return the rows after a choice for one key, in their places.

    Args:
        rows: as they are.
        touched: the key for which something was chosen, or nothing where it was for many.
        index: of the project's lexicon.
        given: all choices.
    """
    return tuple(
        _again(row, index, given) if not touched or touched in {row.key, row.of_name} else row
        for row in rows
    )


def _again(row: LabelRow, index: SearchIndex, given: Mapping[str, str]) -> LabelRow:
    one = row.fate
    fate: Mapped | MappedValue
    if isinstance(one, MappedValue):
        fate = mapped_value((one.name, one.value), one.count, index, given)
    else:
        fate = mapped_word((one.label, one.node_id), one.count, index, given, one.kinds)
    return replace(row, fate=fate)


def narrowed_for(row: LabelRow) -> Narrowed:
    """Return which terms a row can become."""
    if row.is_value:
        kinds = {NodeKind.DESCRIPTOR, NodeKind.ATTRIBUTE}
        return Narrowed(kinds=frozenset(kinds))
    wanted = _kinds(row)
    if wanted & PLACES:
        wanted |= {NodeKind.GROUP}  # coarse regions; of groups that only order none can be chosen
    # How lesions lie to each other is no term that one chooses in the tree.
    return Narrowed(kinds=wanted, selectable=NodeKind.RELATION not in wanted)


def suggestions(row: LabelRow, index: SearchIndex) -> tuple[Node, ...]:
    """Return the terms that a row may mean, the likeliest first."""
    lexicon, allowed = index.lexicon, narrowed_for(row)
    one = row.fate
    typed = [one.value, one.name] if isinstance(one, MappedValue) else [one.label]
    ids = list(one.candidates)
    for words in typed:
        tried = [words.replace("_", " ").replace("-", " ")]
        tried += [word for word in tried[0].split() if len(word) > 3 or not word.isascii()][:6]
        for text in tried:
            ids += [hit.node_id for hit in index.search(text, allowed, _SUGGESTED)]
    found = [lexicon[node_id] for node_id in dict.fromkeys(ids)]
    fitting = [node for node in found if fits(row, node)]
    exact = folded(typed[0])
    return tuple(sorted(fitting, key=lambda node: not is_labelled(node, exact)))[:_SUGGESTED]


def fits(row: LabelRow, node: Node) -> bool:
    """Tell whether a row can become a term."""
    if row.is_value:
        is_below = node.kind is NodeKind.DESCRIPTOR and node.is_selectable
        return is_below or node.kind is NodeKind.ATTRIBUTE
    return can_stand(node, _kinds(row))


def _kinds(row: LabelRow) -> frozenset[NodeKind]:
    return row.fate.kinds if isinstance(row.fate, Mapped) else TAKEN


def key_for(row: LabelRow, node: Node) -> str:
    """Return the key under which a choice is kept: an attribute takes all values of the name."""
    return row.of_name if row.is_value and node.kind is NodeKind.ATTRIBUTE else row.key
