"""What import and export share: a title, a body, and a foot with the way back and the way on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.actions import ActionRegistry, key_caption
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.text import Text


class ExchangeView(QWidget):
    """A view in the place of the projects.

    Args:
        title: translated.
        actions: by which it is worked.

    Attributes:
        body: takes what the view holds.
        told: what went wrong, or was done.
        back: one step back.
        say: words beside the way on.
        go: the way on.

    Signals:
        left: back to the projects.
    """

    left = Signal()

    def __init__(self, title: str, actions: ActionRegistry) -> None:
        super().__init__()
        self._title = title
        self.header = PageHeader(title)
        self.told = Banner("", "danger")
        self.told.hide()
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self.back = Button(self.tr("Back"), icon="arrow-left", key=key_caption("Esc"))
        self.say = Text("", tone="text_2")
        self.go = Button("", "primary", key=key_caption("Ctrl+Return"))
        self.foot = QHBoxLayout()
        self.foot.setSpacing(12)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.say)
        self.foot.addWidget(self.go)
        margin = theme.current().metric("frame.page_margin_small")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, margin, 12)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.told)
        column.addLayout(self.body, 1)
        column.addLayout(self.foot)
        self.back.clicked.connect(lambda _on=False: self.step_back())
        self.go.clicked.connect(lambda _on=False: self.act())
        actions.bind("exchange.back", self, self.step_back)
        actions.bind("exchange.go", self, self._act_by_key)

    def step_back(self) -> None:
        """Go one step back; by default to the projects."""
        self.left.emit()

    def act(self) -> None:
        """Go on."""
        raise NotImplementedError

    def _act_by_key(self) -> None:
        if self.go.isVisible() and self.go.isEnabled():
            self.act()

    def show_project(self, project: str) -> None:
        """Name the project beside the title."""
        self.header.set_title(self._title, project)

    @staticmethod
    def named(title: str, *parts: QWidget, heading: Text | None = None) -> QWidget:
        """Return parts below a heading, whose text may be its owner's."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading or Text(title, "ui_strong"))
        for part in parts:
            column.addWidget(part)
        return whole
