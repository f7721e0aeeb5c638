"""How a lesion lies to other ones: to which, in what way, how often together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import LesionRelation, LesionRole, Together
from medannot.domain.annotation.wishes import term_of
from medannot.domain.annotation.wishes_of_lesions import lesions_of, relations_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import NodeKind, Status
from medannot.ui.bench import words
from medannot.ui.bench.lesion_rows import numbers_of
from medannot.ui.bench.step_form import Look, hint, remove_button
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice

_HEIGHT = 34


class RelationRows(QWidget):
    """A pair of rows for each lesion that this one lies to, and a way to name another.

    Args:
        look: what is shown.
        lesion: whose relations they are.

    Attributes:
        kinds: the names of the fields that ask in what way, by their relations.

    Signals:
        said: (id of the relation or "", id of the other lesion or None, (Term or None, Together
            or None)).
    """

    said = Signal(str, object, object)

    def __init__(self, look: Look, lesion: FindingId) -> None:
        super().__init__()
        self._look, self._lesion = look, lesion
        self.kinds: dict[FindingId, str] = {}
        numbers = numbers_of(look)
        self._others = [
            (key, f"{numbers[key]}  {look.name(one.term)}")
            for key, one in lesions_of(look.state.findings)
            if key != lesion
        ]
        known = relations_of(look.state.findings, lesion)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 0, 4)
        column.setSpacing(4)
        if known:
            column.addWidget(hint(self.tr("How it lies to other lesions")))
        for number, (key, relation) in enumerate(known):
            place = "" if number == 0 else f".{number}"
            self.kinds[key] = f"relation{place}.kind"
            self._add(column, place, key, relation)
        related = {relation.object for _, relation in known}
        self._free = [key for key, _ in self._others if key not in related]
        if self._free:
            more = Button(
                self.tr("Relation to another lesion"), "quiet", icon="plus", size="compact"
            )
            more.setObjectName("relation.add")
            more.clicked.connect(self._begin)
            row = QHBoxLayout()
            row.addWidget(more)
            row.addStretch(1)
            column.addLayout(row)

    def _add(
        self, column: QVBoxLayout, place: str, key: FindingId, relation: LesionRelation
    ) -> None:
        kind = self._choice(f"relation{place}.kind", self.tr("In what way"), self._kinds())
        other = self._choice(f"relation{place}.other", self.tr("To which lesion"), self._others)
        often = [("", self.tr("How often?"))]
        often += [(one.value, words.together_words(one)) for one in words.TOGETHER]
        together = self._choice(f"relation{place}.together", self.tr("How often together"), often)
        kind.choose(relation.relation.node_id if relation.relation else "")
        other.choose(relation.object)
        together.choose(relation.together.value if relation.together else "")
        away = remove_button(f"relation{place}.away", self.tr("relation"))
        away.clicked.connect(lambda _on=False: self.said.emit(key, None, (None, None)))
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(4)
            column.addLayout(row)
        upper.addWidget(kind, 1)
        upper.addWidget(away)
        lower.addWidget(other, 1)
        lower.addWidget(together, 1)
        choices = kind, other, together
        for choice in choices:
            choice.activated.connect(partial(self._tell, key, choices))

    def _choice(self, name: str, what: str, offered: Sequence[tuple[str, str]]) -> Choice:
        choice = Choice(what)
        choice.setObjectName(name)
        choice.setFixedHeight(_HEIGHT)
        choice.setToolTip(what)
        choice.setMinimumWidth(60)
        choice.offer(list(offered))
        return choice

    def _kinds(self) -> list[tuple[str, str]]:
        lexicon = self._look.state.terms
        found = [("", self.tr("Belongs to it"))]
        if lexicon is None:
            return found
        return found + [
            (node.id, node.words(self._look.language).label)
            for node in lexicon.nodes.values()
            if node.kind is NodeKind.RELATION and node.status is not Status.DEPRECATED
        ]

    def _begin(self, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        """Name a relation to the first primary lesion that is left, or else to the first."""
        lesions = dict(lesions_of(self._look.state.findings))
        primary = (one for one in self._free if lesions[one].role is LesionRole.PRIMARY)
        self.said.emit("", next(primary, self._free[0]), (None, None))

    def _tell(self, key: FindingId, choices: Sequence[Choice], _place: int) -> None:
        lexicon = self._look.state.terms
        kind, other, often = (choice.choice() for choice in choices)
        term = term_of(kind, lexicon) if kind and lexicon is not None else None
        self.said.emit(key, FindingId(other), (term, Together(often) if often else None))
