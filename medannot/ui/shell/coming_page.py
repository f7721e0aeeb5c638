"""A door to a room that is not built yet: what one will do there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from medannot.ui import theme
from medannot.ui.page import Page
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card, Chip, IconMark
from medannot.ui.widgets.text import Text


class ComingPage(Page):
    """Says what is to come.

    Args:
        icon: Phosphor name.
        title: translated.
        text: translated sentences: what one will do there.
        points: translated, one for each thing to come.
        back: whether a button leads back to the start page.

    Signals:
        back_wanted: the button was pressed.
    """

    back_wanted = Signal()

    def __init__(
        self, icon: str, title: str, text: str, points: tuple[str, ...], *, back: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        layout = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        layout.setContentsMargins(margin, 0, margin, margin)
        layout.setSpacing(0)
        header = PageHeader(title)
        header.mark(Chip(self.tr("To come"), "accent"))
        layout.addWidget(header)
        layout.addStretch(1)
        card = Card(margin=32)
        card.setMaximumWidth(720)
        card.body.setSpacing(16)
        card.body.addWidget(IconMark(icon, "accent_text", 32))
        card.body.addWidget(Text(text, "body", wrap=True))
        for point in points:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(IconMark("caret-right", "text_3", 16), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(point, tone="text_2", wrap=True), 1)
            card.body.addLayout(row)
        self._back = Button(
            self.tr("Back to the start page"), icon="arrow-left", key=self.tr("Esc")
        )
        if not back:
            self._back.hide()
        self._back.clicked.connect(lambda _checked=False: self.back_wanted.emit())
        card.body.addSpacing(8)
        card.body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card, 6)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc, where this page fills the window."""
        if event.key() == Qt.Key.Key_Escape and not self._back.isHidden():
            self.back_wanted.emit()
            return
        super().keyPressEvent(event)

    def title(self) -> str:
        """Return the page's title."""
        return self._title

    def activate(self) -> None:
        """Give the way back the focus."""
        if not self._back.isHidden():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)


class ReviewComing(ComingPage):
    """What reviewing will be."""

    def __init__(self, *, back: bool = False) -> None:
        super().__init__(
            "checks",
            self.tr("Review labels"),
            self.tr(
                "Here reviewers will audit the labels of annotators, one at a time. This room is "
                "not built yet."
            ),
            (
                self.tr("Accept, correct, reject or skip a label by one key."),
                self.tr("See a label before and after its correction."),
                self.tr("See how often labels were right, with the number behind it."),
            ),
            back=back,
        )
