"""The lesions of a case: which there are, and of the chosen one all that is asked."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from medannot.domain.annotation import wishes_of_lesions as of_lesions
from medannot.domain.annotation.attributes import applies, scale_of
from medannot.domain.annotation.finding import (
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Site,
    Value,
)
from medannot.domain.annotation.wishes import remove, term_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Node, NodeKind, Status
from medannot.ui.annotation import words
from medannot.ui.annotation.choosing import Slot
from medannot.ui.annotation.relation_rows import RelationRows
from medannot.ui.annotation.said_row import MeasureRow, SaidRow
from medannot.ui.annotation.step_form import (
    Look,
    NewId,
    StepForm,
    hint,
    remove_button,
    row_of,
    side_choice,
)
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.segmented import Segment, Segmented


class LesionForm(StepForm):
    """Lists the lesions, the chosen one open: role, places, attributes, relation, marks.

    Args:
        new_id: of findings that are made.

    Signals:
        aim_wanted: (id) the selected marks are to show this lesion.
    """

    aim_wanted = Signal(str)

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._new_id = new_id

    def signature(self, look: Look) -> object:
        """Return the lesions, their relations, and how many marks show them."""
        return tuple(
            (one.id, one.content.target if isinstance(one.content, Mark) else one.content)
            for one in look.state.findings.values()
            if isinstance(one.content, Lesion | LesionRelation | Mark)
        )

    def build(self, column: QVBoxLayout) -> None:
        """Show a row a lesion, and what is asked of the chosen one."""
        look = self.look
        known = of_lesions.lesions_of(look.state.findings)
        if not known:
            column.addWidget(hint(self.tr("Tick a lesion in the tree, then say what it is like.")))
        for number, (key, lesion) in enumerate(known, start=1):
            self._head(column, number, key, lesion)
            if key == look.choosing.lesion:
                self._open(column, key, lesion)
        add = Button(self.tr("Add lesion"), "quiet", icon="plus", size="compact")
        add.setObjectName("lesion.add")
        add.clicked.connect(lambda _on=False: self._choose(Slot.LESION))
        column.addWidget(add)

    def _choose(self, slot: Slot, lesion: FindingId | None = None, attribute: str = "") -> None:
        lesion = lesion or self.look.choosing.lesion
        self.choosing_wanted.emit(
            replace(self.look.choosing, slot=slot, lesion=lesion, attribute=attribute)
        )

    def _head(self, column: QVBoxLayout, number: int, key: FindingId, lesion: Lesion) -> None:
        name = self.look.name(lesion.term)
        role = words.role_words(lesion.role) if lesion.role else ""
        head = SaidRow(f"{number}  {name}", role, chosen=key == self.look.choosing.lesion)
        head.setObjectName(f"lesion.{key}")
        head.clicked.connect(lambda _on=False: self._choose(Slot.LOCATION, key))
        away = remove_button(f"lesion.{key}.away", name)
        away.clicked.connect(lambda _on=False: self.wished.emit(lambda now: remove(now, key)))
        column.addLayout(row_of(head, away))

    def _open(self, column: QVBoxLayout, key: FindingId, lesion: Lesion) -> None:
        self._role(column, key, lesion)
        self._places(column, key, lesion)
        for node in self._attributes(lesion):
            self._attribute(column, key, node, lesion.value_of(node.id))
        others = [
            (other, self.look.name(one.term))
            for other, one in of_lesions.lesions_of(self.look.state.findings)
            if other != key
        ]
        if others:
            rows = RelationRows(self.look, key, others)
            rows.said.connect(lambda other, how: self._relate(key, other, how))
            column.addWidget(rows)
        self._marks(column, key)

    def _role(self, column: QVBoxLayout, key: FindingId, lesion: Lesion) -> None:
        segments = [Segment(one.value, words.role_words(one)) for one in words.ROLES]
        role = Segmented(segments, self.tr("Role in this case"), height=32)
        role.choose(lesion.role.value if lesion.role else None)
        for one in role.keys:
            role.cell(one).setObjectName(f"role.{one}")
        role.chosen.connect(partial(self._say_role, key))
        column.addWidget(role)

    def _say_role(self, key: FindingId, role: str) -> None:
        said = LesionRole(role)
        self.wished.emit(lambda now: of_lesions.say_role(now, key, said))

    def _places(self, column: QVBoxLayout, key: FindingId, lesion: Lesion) -> None:
        said = ", ".join(self.look.name(site.term) for site in lesion.locations)
        chosen = self.look.choosing.slot is Slot.LOCATION
        row = SaidRow(self.tr("Where"), said or self.tr("Choose"), chosen=chosen, done=bool(said))
        row.setObjectName("lesion.where")
        row.clicked.connect(lambda _on=False: self._choose(Slot.LOCATION, key))
        column.addWidget(row)
        for site in lesion.locations:
            if self.look.is_paired(site):
                self._side(column, key, site)

    def _side(self, column: QVBoxLayout, key: FindingId, site: Site) -> None:
        node_id, name = site.term.node_id, self.look.name(site.term)
        if sum(self.look.is_paired(one) for one in self._locations(key)) > 1:
            column.addWidget(hint(name))
        side = side_choice(f"where.{node_id}", site.laterality, name)
        side.chosen.connect(partial(self._say_side, key, node_id))
        column.addWidget(side)

    def _locations(self, key: FindingId) -> tuple[Site, ...]:
        content = self.look.state.findings[key].content
        return content.locations if isinstance(content, Lesion) else ()

    def _say_side(self, key: FindingId, node_id: str, side: str) -> None:
        said = Laterality(side)
        self.wished.emit(lambda now: of_lesions.side_location(now, key, node_id, said))

    def _attributes(self, lesion: Lesion) -> Iterator[Node]:
        lexicon = self.look.state.terms
        if lexicon is None:
            return
        for node in lexicon.nodes.values():
            usable = node.kind is NodeKind.ATTRIBUTE and node.status is not Status.DEPRECATED
            if usable and applies(node.id, lesion, lexicon):
                yield node

    def _attribute(
        self, column: QVBoxLayout, key: FindingId, node: Node, value: Value | None
    ) -> None:
        look, lexicon = self.look, self.look.state.terms
        opened = look.state.opened
        if lexicon is None or opened is None:
            return
        said = ", ".join(look.name(one) for one in value.descriptors) if value else ""
        name = node.words(look.language).label
        required = node.id in opened.project.schema.required
        here = look.choosing.slot is Slot.DESCRIPTOR and look.choosing.attribute == node.id
        done = value is not None
        row = SaidRow(name, said, chosen=here, done=done, required=required and not done)
        row.setObjectName(f"attribute.{node.id}")
        row.clicked.connect(lambda _on=False: self._choose(Slot.DESCRIPTOR, key, node.id))
        column.addWidget(row)
        scale = scale_of(node.id, lexicon)
        if scale is not None and scale.unit and (here or (value and value.unit)):
            measured = MeasureRow(name, scale.unit, value)
            measured.named(f"measure.{node.id}")
            attribute = term_of(node.id, lexicon)
            measured.said.connect(
                lambda ends: self.wished.emit(
                    lambda now: of_lesions.measure(now, key, attribute, ends, scale.unit)
                )
            )
            column.addWidget(measured)

    def _relate(self, key: FindingId, other: FindingId | None, how: of_lesions.How) -> None:
        new_id = self._new_id()
        self.wished.emit(lambda now: of_lesions.relate(now, key, other, how, new_id))

    def _marks(self, column: QVBoxLayout, key: FindingId) -> None:
        marks = [
            one
            for one in self.look.state.findings.values()
            if isinstance(one.content, Mark) and one.content.target == key
        ]
        column.addWidget(hint(self.tr("Marks that show it: {count}").format(count=len(marks))))
        aim = Button(self.tr("Selected marks show this"), "quiet", size="compact")
        aim.setObjectName("lesion.aim")
        aim.clicked.connect(lambda _on=False: self.aim_wanted.emit(key))
        column.addWidget(aim)
