"""The relations that came with a question, a line each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.question_beside import Relation, RelationOrigin
from medannot.domain.wording import one_line
from medannot.ui.widgets.text import Text


class RelationList(QWidget):
    """Head, relation and tail of each, those of the question first.

    Args:
        relations: as they are stored.
    """

    def __init__(self, relations: Sequence[Relation]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        heads = {
            RelationOrigin.QUESTION: self.tr("Relations of the question"),
            RelationOrigin.KNOWLEDGE: self.tr("Knowledge of the source"),
        }
        for origin, head in heads.items():
            own = [one for one in relations if one.origin is origin]
            if own:
                column.addWidget(Text(head, "ui_strong"))
            for one in own:
                said = " → ".join(one_line(part) for part in (one.head, one.relation, one.tail))
                column.addWidget(Text(said, tone="text_2", wrap=True))
