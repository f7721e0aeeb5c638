"""The stored draws: which subset was drawn of which set, by which seed, divided by what."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from medannot.ui.library.draw_tree import DrawTree
from medannot.ui.library.side_list import SideList
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.question_sets import SetDraw


class DrawsView(SideList):
    """Lists the draws, the newest first and unfolded, with the way to the questions of each.

    Signals:
        open_wanted: (name of the subset) its questions are to be shown.
    """

    open_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tree = DrawTree(self.tr("Stored draws"))
        self.tree.opened.connect(self._open)
        self.tree.doubleClicked.connect(lambda _index: self._open(self.tree.in_front()))
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.moved.connect(self._name_button)
        said = self.tr("No subset was drawn yet. The same seed draws the same questions again.")
        self._nothing = Text(said, tone="text_2", wrap=True)
        title = Text(self.tr("Stored draws"), "section")
        title.setContentsMargins(16, 16, 16, 8)
        self._nothing.setContentsMargins(16, 0, 16, 0)
        self.area.addWidget(title)
        self.area.addWidget(self._nothing)
        self.area.addWidget(self.tree, 1)
        self.show_button = Button(self.tr("Show"), "normal", key="Enter")
        self.show_button.clicked.connect(lambda _on=False: self._open(self.tree.in_front()))
        self.copy = IconButton("copy", self.tr("Copy this draw"))
        self.copy.setToolTip(self.tr("Copy this draw (Ctrl+C)"))
        self.copy.clicked.connect(lambda _on=False: self.tree.copy())
        self.foot.insertWidget(0, self.show_button)
        self.foot.insertWidget(1, self.copy)

    def show_draws(self, draws: "Sequence[SetDraw]", held: Mapping[str, int]) -> None:
        """Show draws.

        Args:
            draws: in the order of the list; the first is unfolded.
            held: how many questions each set holds.
        """
        self.tree.show_draws(draws, held)
        for part in (self.tree, self.show_button, self.copy):
            part.setVisible(bool(draws))
        self._nothing.setVisible(not draws)
        self.area.setAlignment(Qt.AlignmentFlag(0) if draws else Qt.AlignmentFlag.AlignTop)
        self._name_button()
        (self.tree if draws else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_button(self) -> None:
        name = self.tree.in_front()
        said = self.tr("Show the questions of {set}").format(set=name)
        self.show_button.setAccessibleName(said)
        self.show_button.setToolTip(said)

    def _open(self, name: str) -> None:
        if name:
            self.open_wanted.emit(name)
