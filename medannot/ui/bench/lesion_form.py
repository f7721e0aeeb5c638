"""The lesions of a case: which there are, and of the chosen one all that is asked."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import english_lesions, sentence_zh
from medannot.domain.annotation import wishes_of_lesions as of_lesions
from medannot.domain.annotation.attributes import is_said, scale_of
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
from medannot.domain.lexicon.node import Language, Node
from medannot.ui.bench import words
from medannot.ui.bench.asked import attributes_of
from medannot.ui.bench.choosing import Slot
from medannot.ui.bench.lesion_rows import LesionRow, head_of, marks_of
from medannot.ui.bench.measure_row import MeasureRow
from medannot.ui.bench.relation_rows import RelationRows
from medannot.ui.bench.said_row import Said, SaidRow
from medannot.ui.bench.step_form import (
    Look,
    NewId,
    StepForm,
    at_left,
    hint,
    remove_button,
    row_of,
    side_choice,
)
from medannot.ui.phrases import listed
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.segmented import Segment, Segmented


class LesionForm(StepForm):
    """Lists the lesions, the chosen one open: role, places, attributes, relations, marks.

    Args:
        new_id: of findings that are made.

    Signals:
        aim_wanted: (id) the selected marks are to show this lesion.
        eye_wanted: (id) the marks of this lesion are to be hidden, or shown again.
        again_wanted: (id of a node) there is a further lesion of this term.
        next_wanted: what is asked next is to be chosen.
        terms_wanted: (str) the keys are to go to the tree, with a letter that was typed.
    """

    aim_wanted = Signal(str)
    eye_wanted = Signal(str)
    again_wanted = Signal(str)
    next_wanted = Signal()
    terms_wanted = Signal(str)

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._new_id = new_id
        self._relations: dict[FindingId, str] = {}
        self._begun: FindingId | None = None

    def signature(self, look: Look) -> object:
        """Return the lesions, their relations, how many marks show them, which are hidden."""
        return look.hidden, tuple(
            (one.id, one.content.target if isinstance(one.content, Mark) else one.content)
            for one in look.state.findings.values()
            if isinstance(one.content, Lesion | LesionRelation | Mark)
        )

    def build(self, column: QVBoxLayout) -> None:
        """Show a row a lesion, and what is asked of the chosen one."""
        look = self.look
        known = of_lesions.lesions_of(look.state.findings)
        self._relations = {}
        if not known:
            column.addWidget(hint(self.tr("Tick a lesion in the tree, then say what it is like.")))
        for key, lesion in known:
            opened = key == look.choosing.lesion
            self._head(column, key, lesion, opened=opened)
            if opened:
                self._open(column, key, lesion)
        add = Button(self.tr("Add lesion"), "quiet", icon="plus", size="compact")
        add.setObjectName("lesion.add")
        add.clicked.connect(lambda _on=False: self._choose(Slot.LESION))
        column.addLayout(at_left(add))

    def _choose(self, slot: Slot, lesion: FindingId | None = None, attribute: str = "") -> None:
        lesion = lesion or self.look.choosing.lesion
        self.choosing_wanted.emit(
            replace(self.look.choosing, slot=slot, lesion=lesion, attribute=attribute)
        )

    def _head(self, column: QVBoxLayout, key: FindingId, lesion: Lesion, *, opened: bool) -> None:
        head = LesionRow(head_of(self.look, key, lesion))
        head.setObjectName(f"lesion.{key}")
        head.clicked.connect(lambda _on=False: self._choose(Slot.LOCATION, key))
        if not opened:
            column.addWidget(head)
            return
        name = self.look.name(lesion.term)
        hidden = key in self.look.hidden
        say = self.tr("Show the marks of {name}") if hidden else self.tr("Hide the marks of {name}")
        eye = IconButton("eye-slash" if hidden else "eye", say.format(name=name))
        eye.setObjectName(f"lesion.{key}.eye")
        eye.setEnabled(bool(marks_of(self.look, key)))
        eye.clicked.connect(lambda _on=False: self.eye_wanted.emit(key))
        away = remove_button(f"lesion.{key}.away", name)
        away.clicked.connect(lambda _on=False: self.wished.emit(lambda now: remove(now, key)))
        more = IconButton("copy", self.tr("Another {name}").format(name=name))
        more.setObjectName(f"lesion.{key}.more")
        more.clicked.connect(lambda _on=False: self.again_wanted.emit(lesion.term.node_id))
        column.addLayout(row_of(head, eye, more, away))

    def _open(self, column: QVBoxLayout, key: FindingId, lesion: Lesion) -> None:
        self._role(column, key, lesion)
        self._places(column, key, lesion)
        for node in attributes_of(lesion, self.look.state.terms):
            self._attribute(column, key, node, lesion.value_of(node.id))
        if len(of_lesions.lesions_of(self.look.state.findings)) > 1:
            rows = RelationRows(self.look, key)
            rows.said.connect(partial(self._relate, key))
            column.addWidget(rows)
            self._relations = rows.kinds
        self._marks(column, key)

    def _role(self, column: QVBoxLayout, key: FindingId, lesion: Lesion) -> None:
        segments = [Segment(one.value, words.role_words(one)) for one in words.ROLES]
        role = Segmented(segments, self.tr("Role in this case"), height=32)
        role.choose(lesion.role.value if lesion.role else None)
        for one in role.keys:
            role.cell(one).setObjectName(f"role.{one}")
        role.chosen.connect(partial(self._say_role, key))
        column.addLayout(at_left(role))

    def _say_role(self, key: FindingId, role: str) -> None:
        said = LesionRole(role)
        self.wished.emit(lambda now: of_lesions.say_role(now, key, said))

    def _places(self, column: QVBoxLayout, key: FindingId, lesion: Lesion) -> None:
        said = listed(self.look.placed(site) for site in lesion.locations)
        chosen = self.look.choosing.slot is Slot.LOCATION
        paired = [site for site in lesion.locations if self.look.is_paired(site)]
        sideless = any(site.laterality is None for site in paired)
        row = SaidRow(Said(self.tr("Where"), said, chosen, required=True, unfinished=sideless))
        row.setObjectName("lesion.where")
        row.clicked.connect(lambda _on=False: self._choose(Slot.LOCATION, key))
        column.addWidget(row)
        for site in paired:
            # What is said already stands in the row above, and is changed where places are chosen.
            if chosen or site.laterality is None:
                self._side(column, key, site, named=len(paired) > 1)

    def _side(self, column: QVBoxLayout, key: FindingId, site: Site, *, named: bool) -> None:
        node_id, name = site.term.node_id, self.look.name(site.term)
        if named:
            column.addWidget(hint(name))
        side = side_choice(f"where.{node_id}", site.laterality, name)
        side.chosen.connect(partial(self._say_side, key, node_id))
        column.addWidget(side)

    def _say_side(self, key: FindingId, node_id: str, side: str) -> None:
        said = Laterality(side)
        self.wished.emit(lambda now: of_lesions.side_location(now, key, node_id, said))

    def _attribute(
        self, column: QVBoxLayout, key: FindingId, node: Node, value: Value | None
    ) -> None:
        look, lexicon = self.look, self.look.state.terms
        opened = look.state.opened
        if lexicon is None or opened is None:
            return
        name = node.words(look.language).label
        required = node.id in opened.project.schema.required
        here = look.choosing.slot is Slot.DESCRIPTOR and look.choosing.attribute == node.id
        row = SaidRow(Said(name, _said(look, value), here, required))
        row.setObjectName(f"attribute.{node.id}")
        row.clicked.connect(lambda _on=False: self._choose(Slot.DESCRIPTOR, key, node.id))
        column.addWidget(row)
        scale = scale_of(node.id, lexicon)
        if scale is not None and scale.unit and here:
            row_of_numbers = MeasureRow(name, scale.unit, value)
            row_of_numbers.named(f"measure.{node.id}")
            row_of_numbers.said.connect(partial(self._measure, key, node.id, scale.unit))
            row_of_numbers.ended.connect(self.next_wanted)
            row_of_numbers.terms_wanted.connect(self.terms_wanted)
            column.addWidget(row_of_numbers)

    def _measure(
        self, key: FindingId, node_id: str, unit: str, ends: tuple[float | None, float | None]
    ) -> None:
        lexicon = self.look.state.terms
        if lexicon is not None:
            attribute = term_of(node_id, lexicon)
            self.wished.emit(lambda now: of_lesions.measure(now, key, attribute, ends, unit))

    def _relate(
        self, key: FindingId, relation: str, other: FindingId | None, how: of_lesions.How
    ) -> None:
        relation_id = FindingId(relation) if relation else self._new_id()
        self._begun = None if relation else relation_id
        self.wished.emit(lambda now: of_lesions.relate(now, key, other, how, relation_id))

    def _marks(self, column: QVBoxLayout, key: FindingId) -> None:
        count = marks_of(self.look, key)
        said = self.tr("%Ln mark(s)", "", count) if count else self.tr("No mark yet")
        aim = Button(self.tr("Selected marks show it"), "quiet", size="compact")
        aim.setToolTip(self.tr("Let the marks that are selected on the image show this lesion"))
        aim.setObjectName("lesion.aim")
        aim.clicked.connect(lambda _on=False: self.aim_wanted.emit(key))
        column.addLayout(row_of(hint(said), aim))

    def chosen_row(self) -> QWidget | None:
        """Return the row of the place or attribute that is chosen now, or the lesion's own."""
        choosing = self.look.choosing
        name = {
            Slot.LOCATION: "lesion.where",
            Slot.DESCRIPTOR: f"attribute.{choosing.attribute}",
        }.get(choosing.slot, f"lesion.{choosing.lesion}")
        found = self._body.findChild(QWidget, name)
        return found if isinstance(found, QWidget) else None

    def new_field(self) -> str:
        """Return the field of a relation that was just begun."""
        name = self._relations.get(self._begun, "") if self._begun is not None else ""
        self._begun = None if name else self._begun
        return name

    def measure_field(self, attribute: str) -> QWidget | None:
        """Return the first field of a measured attribute that is chosen now."""
        found = self._body.findChild(QWidget, f"measure.{attribute}.least")
        return found if isinstance(found, QWidget) else None


def _said(look: Look, value: Value | None) -> str:
    if value is None or not is_said(value):
        return ""
    tongue = sentence_zh if look.language is Language.CHINESE else english_lesions
    names = (look.name(one) for one in value.descriptors)
    return ", ".join(filter(None, (tongue.measure(value), *names)))
