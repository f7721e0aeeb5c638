"""Which set's questions are reviewed, and by whom."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.dialogs import Dialogs
from medannot.ui.review.questions.sets_presenter import SetLine, SetsPresenter, SetsState
from medannot.ui.review.words import number
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.scroll import CardScroll
from medannot.ui.widgets.small import Card, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text

_CODE, _BAR = 220, 220


class SetsView(QWidget):
    """Lists question sets with a button for each reviewer.

    Args:
        presenter: reads the sets.
        dialogs: asks where a report goes.

    Signals:
        left: back to the rounds.
    """

    left = Signal()

    def __init__(self, presenter: SetsPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._presenter, self._dialogs = presenter, dialogs
        self._first: SetLine | None = None
        self._shown: object = None
        self.fault = Banner("", "danger")
        self.said = Banner("", "success")
        self.fault.hide()
        self.said.hide()
        self.empty = EmptyState(
            "list-numbers",
            self.tr("There is no question set yet; import one in the question library."),
        )
        self.empty.hide()
        back = IconButton("arrow-left", self.tr("Back to the rounds (Esc)"))
        back.clicked.connect(lambda _on=False: self.left.emit())
        header = PageHeader(self.tr("Questions and keys"))
        header.add(back)
        self._scroll = CardScroll()
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(12)
        column.addWidget(header)
        column.addWidget(self.fault)
        column.addWidget(self.said)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)
        presenter.state_changed.connect(self.show_state)

    def show_state(self, state: SetsState) -> None:
        """Show the sets."""
        self.fault.say(state.fault)
        self.said.say(state.said)
        nothing = state.loaded and not state.sets
        self.empty.setVisible(nothing)
        self._scroll.setVisible(not nothing)
        if state.loaded and state.sets != self._shown:
            self._shown = state.sets
            self._first = next((one for one in state.sets if one.reviewers and not one.done), None)
            self._scroll.show_cards(self._card(one) for one in state.sets)
            self.take_focus()

    def _card(self, one: SetLine) -> Card:
        card = Card(margin=20)
        card.body.setSpacing(10)
        title = self.tr("All sets") if one.name is None else one.name
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(ElidedText(title, "section"), 1)
        if one.name is not None:
            head.addWidget(self._report(one.name))
        card.body.addLayout(head)
        card.body.addLayout(self._progress(one))
        row = QHBoxLayout()
        row.setSpacing(8)
        for place, code in enumerate(one.reviewers):
            first = not place and not one.done and one is self._first
            button = Button(code, "primary" if first else "normal", icon="user", size="compact")
            name = self.tr("Review the questions of {set} as {code}")
            button.setAccessibleName(name.format(set=title, code=code))
            button.setObjectName(f"audit.{title}.{code}")
            button.clicked.connect(partial(self._sit, one.name, code))
            row.addWidget(button)
        if not one.reviewers:
            row.addWidget(Text(self.tr("Nobody reviews its questions yet."), tone="text_2"))
        row.addStretch(1)
        if one.invites and one.name is not None:
            self._add_invite(row, one.name)
        card.body.addLayout(row)
        return card

    def _report(self, name: str) -> Button:
        button = Button(
            self.tr("Export the report"), "quiet", icon="download-simple", size="compact"
        )
        button.setAccessibleName(self.tr("Export the report of {set}").format(set=name))
        button.clicked.connect(partial(self._export, name))
        return button

    def _export(self, name: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        folder = self._dialogs.name_folder(
            self.tr("Export the report into a folder"), self.tr("Export")
        )
        if folder is not None:
            self._presenter.write_report(name, folder)

    def _progress(self, one: SetLine) -> QHBoxLayout:
        bar = ProgressLine()
        bar.setFixedWidth(_BAR)
        bar.set_progress(one.reviewed, one.questions)
        words = self.tr("{done} of %Ln question(s) reviewed", "", one.questions)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Text(words.format(done=number(one.reviewed)), tone="text_2", tabular=True))
        row.addStretch(1)
        return row

    def _add_invite(self, row: QHBoxLayout, set_name: str) -> None:
        name = self.tr("Code of a reviewer of {set}").format(set=set_name)
        field = LineField(self.tr("Code, such as rev-01"), name=name)
        field.setFixedWidth(_CODE)
        add = Button(self.tr("Add reviewer"), icon="plus", size="compact")
        add.setAccessibleName(self.tr("Add a reviewer of {set}").format(set=set_name))
        act = partial(self._invite, set_name, field)
        field.returnPressed.connect(act)
        add.clicked.connect(lambda _on=False: act())
        row.addWidget(field)
        row.addWidget(add)

    def _invite(self, name: str, field: LineField) -> None:
        if field.text().strip():
            self._presenter.invite(name, field.text().strip())
        else:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sit(self, name: str | None, code: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self._presenter.sit_down(name, code)

    def take_focus(self) -> None:
        """Give the keys to the first reviewer, or to the first field."""
        buttons = self._scroll.list.findChildren(Button)
        seats = [one for one in buttons if one.objectName().startswith("audit.")]
        fields = self._scroll.list.findChildren(LineField)
        target: QWidget | None = next(iter((*seats, *fields)), None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
