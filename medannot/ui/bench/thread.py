"""What reviewer and annotator write to each other of a case."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.review.comment import ReviewComment
from medannot.domain.review.entity import EntityKey
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_MOST_HEIGHT = 180


class Thread(QWidget):
    """Comments, the oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: object = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_comments(
        self, comments: tuple[ReviewComment, ...], names: Mapping[EntityKey, str]
    ) -> None:
        """Show other comments, the oldest first.

        Args:
            comments: between reviewer and annotator.
            names: of what they may be about.
        """
        if (comments, names) == self._shown:
            return
        self._shown = (comments, dict(names))
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in comments:
            card = Card("info_bg", 12)
            card.body.setSpacing(2)
            when = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
            card.body.addWidget(Text(f"{self._who(one)}, {when}", "ui_strong"))
            about = names.get(one.entity, "") if one.entity is not None else ""
            if about:
                card.body.addWidget(Text(about, tone="text_3"))
            card.body.addWidget(Text(one.text, tone="text_2", wrap=True))
            self._column.addWidget(card)

    def _who(self, one: ReviewComment) -> str:
        role = self.tr("Reviewer") if one.role == "reviewer" else self.tr("Annotator")
        return f"{role} {one.code}" if one.code else role


class ReturnedPanel(QWidget):
    """Tells an annotator what a reviewer wrote of the case, and takes an answer.

    Signals:
        answered: (str).
    """

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._talk = Thread()
        self.answer = LineField(
            self.tr("Answer the reviewer"), name=self.tr("Answer to the reviewer"), key="Enter"
        )
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMaximumHeight(_MOST_HEIGHT)
        scroll.setWidget(self._talk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(self.tr("From the review"), "ui_strong"))
        column.addWidget(scroll)
        column.addWidget(self.answer)
        self.answer.returnPressed.connect(self._tell)
        self.hide()

    def show_comments(
        self, comments: tuple[ReviewComment, ...], names: Mapping[EntityKey, str]
    ) -> None:
        """Show what was written; nothing where nothing was."""
        self._talk.show_comments(comments, names)
        self.setVisible(bool(comments))

    def _tell(self) -> None:
        text = self.answer.text().strip()
        if text:
            self.answer.clear()
            self.answered.emit(text)
