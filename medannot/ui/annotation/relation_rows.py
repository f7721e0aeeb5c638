"""How a lesion lies to another one: to which, in what way, how often together."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Together
from medannot.domain.annotation.wishes import term_of
from medannot.domain.annotation.wishes_of_lesions import relation_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import NodeKind, Status
from medannot.ui.annotation import words
from medannot.ui.annotation.step_form import Look
from medannot.ui.widgets.fields import Choice


class RelationRows(QWidget):
    """Three choices that follow one another.

    Args:
        look: what is shown.
        lesion: whose relation it is.
        others: the lesions it may have one to, with their names.

    Signals:
        said: (id of the other lesion or None, (Term or None, Together or None)).
    """

    said = Signal(object, object)

    def __init__(
        self, look: Look, lesion: FindingId, others: Sequence[tuple[FindingId, str]]
    ) -> None:
        super().__init__()
        self._look = look
        known = relation_of(look.state.findings, lesion)
        self.other = Choice(self.tr("Lies to another lesion"))
        self.kind = Choice(self.tr("In what way"))
        self.together = Choice(self.tr("How often together"))
        self.other.offer([("", self.tr("No relation")), *others])
        self.kind.offer([("", self.tr("Belongs to it")), *self._kinds()])
        often = [(one.value, words.together_words(one)) for one in words.TOGETHER]
        self.together.offer([("", self.tr("How often is open")), *often])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for name, choice in (
            ("relation.kind", self.kind),
            ("relation.other", self.other),
            ("relation.together", self.together),
        ):
            choice.setObjectName(name)
            column.addWidget(choice)
        if known is not None:
            relation = known[1]
            self.other.choose(relation.object)
            self.kind.choose(relation.relation.node_id if relation.relation else "")
            self.together.choose(relation.together.value if relation.together else "")
        self.kind.setVisible(known is not None)
        self.together.setVisible(known is not None)
        for choice in (self.other, self.kind, self.together):
            choice.activated.connect(lambda _place: self._tell())

    def _kinds(self) -> list[tuple[str, str]]:
        lexicon = self._look.state.terms
        if lexicon is None:
            return []
        return [
            (node.id, node.words(self._look.language).label)
            for node in lexicon.nodes.values()
            if node.kind is NodeKind.RELATION and node.status is not Status.DEPRECATED
        ]

    def _tell(self) -> None:
        lexicon = self._look.state.terms
        other, kind, often = self.other.choice(), self.kind.choice(), self.together.choice()
        term = term_of(kind, lexicon) if kind and lexicon is not None else None
        how = term, Together(often) if often else None
        self.said.emit(FindingId(other) if other else None, how)
