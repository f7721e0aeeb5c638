"""Which set's questions are reviewed, and by whom."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.review.questions.sets_presenter import SetLine, SetsPresenter, SetsState
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import ElidedText, Text

_CODE = 220


class SetsView(QWidget):
    """Lists question sets with a button for each reviewer.

    Args:
        presenter: reads the sets.

    Signals:
        left: back to the rounds.
    """

    left = Signal()

    def __init__(self, presenter: SetsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._shown: object = None
        self.fault = Banner("", "danger")
        self.fault.hide()
        self.empty = EmptyState(
            "list-numbers",
            self.tr("There is no question set yet; import one in the question library."),
        )
        self.empty.hide()
        back = IconButton("arrow-left", self.tr("Back to the rounds (Esc)"))
        back.clicked.connect(lambda _on=False: self.left.emit())
        header = PageHeader(self.tr("Questions and keys"))
        header.add(back)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setSpacing(12)
        self._rows.setContentsMargins(0, 0, 12, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(12)
        column.addWidget(header)
        column.addWidget(self.fault)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)
        presenter.state_changed.connect(self.show_state)

    def show_state(self, state: SetsState) -> None:
        """Show the sets."""
        self.fault.say(state.fault)
        nothing = state.loaded and not state.sets
        self.empty.setVisible(nothing)
        self._scroll.setVisible(not nothing)
        if state.loaded and state.sets != self._shown:
            self._shown = state.sets
            self._fill(state.sets)
            self.take_focus()

    def _fill(self, sets: tuple[SetLine, ...]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in sets:
            self._rows.addWidget(self._card(one))
        self._rows.addStretch(1)

    def _card(self, one: SetLine) -> Card:
        card = Card(margin=20)
        card.body.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(ElidedText(one.name, "section"), 1)
        head.addWidget(Text(self.tr("%Ln question(s)", "", one.questions), tone="text_2"))
        card.body.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, code in enumerate(one.reviewers):
            button = Button(code, "normal" if place else "primary", icon="user", size="compact")
            name = self.tr("Review the questions of {set} as {code}")
            button.setAccessibleName(name.format(set=one.name, code=code))
            button.setObjectName(f"audit.{one.name}.{code}")
            button.clicked.connect(partial(self._sit, one.name, code))
            row.addWidget(button)
        if not one.reviewers:
            row.addWidget(Text(self.tr("Nobody reviews its questions yet."), tone="text_2"))
        row.addStretch(1)
        if one.invites:
            self._add_invite(row, one)
        card.body.addLayout(row)
        return card

    def _add_invite(self, row: QHBoxLayout, one: SetLine) -> None:
        name = self.tr("Code of a reviewer of {set}").format(set=one.name)
        field = LineField(self.tr("Code, such as rev-01"), name=name)
        field.setFixedWidth(_CODE)
        add = Button(self.tr("Add reviewer"), icon="plus", size="compact")
        add.setAccessibleName(self.tr("Add a reviewer of {set}").format(set=one.name))
        act = partial(self._invite, one.name, field)
        field.returnPressed.connect(act)
        add.clicked.connect(lambda _on=False: act())
        row.addWidget(field)
        row.addWidget(add)

    def _invite(self, name: str, field: LineField) -> None:
        if field.text().strip():
            self._presenter.invite(name, field.text().strip())
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sit(self, name: str, code: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self._presenter.sit_down(name, code)

    def take_focus(self) -> None:
        """Give the keys to the first reviewer, or to the first field."""
        buttons = self._list.findChildren(Button)
        seats = [one for one in buttons if one.objectName().startswith("audit.")]
        fields = self._list.findChildren(LineField)
        target: QWidget | None = next(iter((*seats, *fields)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
