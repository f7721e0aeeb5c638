"""The sheet of keys: every action of the page in front, from the registry."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.ui.actions import ActionRegistry, caption, key_caption
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import KeyBadge
from medannot.ui.widgets.text import Text

_MOST_BADGES = 4
_WIDTH, _HEIGHT = 920, 680


class KeySheet(QDialog):
    """Shows keys by where they act.

    Args:
        actions: the registry.
        scopes: which parts of it, in this order.
    """

    def __init__(
        self, actions: ActionRegistry, scopes: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(self._room(parent))
        body = QWidget()
        body.setObjectName("canvas")
        sides = QHBoxLayout(body)
        sides.setContentsMargins(0, 0, 16, 0)
        sides.setSpacing(32)
        for side in self._sides(actions, list(dict.fromkeys(scopes))):
            column = QVBoxLayout()
            column.setSpacing(12)
            for scope in side:
                self._add_scope(column, actions, scope)
            column.addStretch(1)
            sides.addLayout(column, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Keys"))
        close = Button(self.tr("Close"), "primary", key=self.tr("Esc"))
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(Text(self.tr("Keys"), "section"))
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        close.setFocus()

    @staticmethod
    def _room(parent: QWidget | None) -> QSize:
        """Return room for all keys where the window has it."""
        most = QSize(_WIDTH, _HEIGHT)
        return most.boundedTo(parent.size() - QSize(48, 48)) if parent else most

    @staticmethod
    def _sides(actions: ActionRegistry, scopes: list[str]) -> tuple[list[str], list[str]]:
        """Part the scopes, in their order, so that both sides are about as long."""
        lengths = [sum(bool(spec.keys) for spec in actions.specs(scope)) for scope in scopes]
        places = range(1, max(2, len(scopes)))
        cut = min(places, key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:])))
        return scopes[:cut], scopes[cut:]

    def _add_scope(self, column: QVBoxLayout, actions: ActionRegistry, scope: str) -> None:
        specs = [spec for spec in actions.specs(scope) if spec.keys]
        if not specs:
            return
        column.addWidget(Text(self._scope_caption(scope), "ui_strong", "text_2"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, spec in enumerate(specs):
            grid.addWidget(self._keys(spec.keys), row, 0)
            grid.addWidget(Text(caption(spec), wrap=True), row, 1)
        column.addLayout(grid)
        column.addSpacing(8)

    @staticmethod
    def _keys(keys: Sequence[str]) -> QWidget:
        cell = QWidget()
        cell.setMinimumWidth(168)
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        captions = list(dict.fromkeys(key_caption(key) for key in keys))
        if len(captions) > _MOST_BADGES:
            # Nine digits in a row are read sooner as "1 – 9".
            captions = [captions[0], "–", captions[-1]]
        for caption_ in captions:
            row.addWidget(Text(caption_) if caption_ == "–" else KeyBadge(caption_))
        row.addStretch(1)
        return cell

    def _scope_caption(self, scope: str) -> str:
        captions = {
            "window": self.tr("Everywhere"),
            "start": self.tr("Start page"),
            "workspace": self.tr("In a workspace"),
            "take": self.tr("Choosing a set"),
            "library": self.tr("Question library"),
            "studies": self.tr("Studies"),
            "results": self.tr("Results"),
            "reading": self.tr("Taking a set"),
            "viewer": self.tr("The image"),
        }
        return captions.get(scope, scope)
