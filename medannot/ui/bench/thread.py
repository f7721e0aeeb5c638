"""What reviewer and annotator write to each other of a case."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Term
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.review.comment import ReviewComment
from medannot.domain.review.entity import EntityKey, EntityKind, entities_of
from medannot.services.annotating_values import OpenCase
from medannot.ui.bench.said_words import change_lines
from medannot.ui.phrases import with_value
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_LEAST_HEIGHT, _MOST_HEIGHT = 112, 180


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
    """Tells an annotator what a review made of the case, and takes an answer.

    Signals:
        answered: (str).
    """

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._talk = Thread()
        self.title = Text("", "ui_strong", wrap=True)
        self.corrected = Text("", tone="text_2", wrap=True)
        self.answer = LineField(
            self.tr("Answer the reviewer"), name=self.tr("Answer to the reviewer"), key="Enter"
        )
        inner = QWidget()
        said = QVBoxLayout(inner)
        said.setContentsMargins(0, 0, 0, 0)
        said.setSpacing(8)
        said.addWidget(self.corrected)
        said.addWidget(self._talk)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMaximumHeight(_MOST_HEIGHT)
        scroll.setMinimumHeight(_LEAST_HEIGHT)
        scroll.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(scroll)
        column.addWidget(self.answer)
        self.answer.returnPressed.connect(self._tell)
        self.hide()

    def show_case(self, opened: OpenCase | None, name: Callable[[Term], str]) -> None:
        """Show what a review made of a case; nothing where none did.

        Args:
            opened: the case.
            name: says terms.
        """
        thread = opened.thread if opened is not None else ()
        corrected = opened.corrected if opened is not None else ()
        if opened is None or not (thread or corrected):
            self.hide()
            return
        names = _names(opened, name) if thread else {}
        self.title.setText(self._title(opened))
        lines = [line for one in corrected for line in change_lines(one, name)]
        head = self.tr("Corrected by a reviewer:")
        self.corrected.setText("\n".join((head, *lines)))
        self.corrected.setVisible(bool(lines))
        self._talk.show_comments(thread, names)
        about = names.get(opened.asked_of, "") if opened.asked_of is not None else ""
        said = self.tr("Answer about {label}").format(label=about)
        self.answer.setPlaceholderText(said if about else self.tr("Answer the reviewer"))
        self.answer.setVisible(bool(thread))
        self.show()

    def _title(self, opened: OpenCase) -> str:
        """Return what became of the case."""
        returned = bool(opened.thread) and opened.assignment.state is AssignmentState.OPEN
        if returned:
            return self.tr("A reviewer returned this case to you")
        return self.tr("From the review")

    def _tell(self) -> None:
        text = self.answer.text().strip()
        if text:
            self.answer.clear()
            self.answered.emit(text)


def _names(opened: OpenCase, name: Callable[[Term], str]) -> dict[EntityKey, str]:
    """Return what the labels of a case are called, those too that a reviewer took away."""
    gone = [one.finding for one in opened.corrected if one.gone]
    return {
        one.key: with_value(name(one.terms[0]), name(one.terms[1]))
        if one.kind is EntityKind.ATTRIBUTE
        else name(one.terms[0])
        for one in (*entities_of(gone), *entities_of(opened.findings.values()))
        if one.terms
    }
