"""The plot with all that explains it close by: title, what the markers mean, and a note."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.results.dot_plot import DotPlot
from medannot.ui.results.folding import FoldLine
from medannot.ui.results.legend import Legend
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable

_ROOMY = 1060


class PlotCard(Card):
    """As high as its rows need, and no higher, so that what stands below stays close.

    Attributes:
        plot: the dots.
        legend: names the groups, above the plot.
        fold: opens abilities without answers.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.plot, self.legend, self.fold = DotPlot(), Legend(), FoldLine()
        self._title = Text("", "section")
        self._note = Text("", tone="text_3", wrap=True)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        for row in (self._head, self._foot):
            row.setSpacing(16)
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._foot.addWidget(self.fold)
        self._foot.addWidget(self._note, 100)
        self._foot.addStretch(1)
        self.body.addLayout(self._head)
        self.body.addWidget(self.legend)
        self.body.addWidget(self.plot, 1)
        self.body.addLayout(self._foot)

    def show_words(
        self, title: str, names: tuple[str, ...], hollow: frozenset[int], note: str
    ) -> None:
        """Show a title, the legend, and a note.

        Args:
            title: translated.
            names: of the groups, in the order of their markers.
            hollow: places of those whose markers are outlines.
            note: translated.
        """
        self._title.setText(title)
        self.legend.show_names(names, hollow)
        self._note.setText(note)
        self._fit()

    def show_table(self, table: "BaselineTable | None") -> None:
        """Show other results."""
        self.plot.show_table(table)
        self._fit()

    def _fit(self) -> None:
        """Grow no higher than the plot has rows for."""
        around = self.body.heightForWidth(self.width()) - self.plot.sizeHint().height()
        self.setMaximumHeight(around + self.plot.most_height())

    def event(self, event: QEvent) -> bool:
        """Fit anew once something within asks for other room."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the note beside the title where both have room, else below the plot."""
        super().resizeEvent(event)
        row = self._head if self.width() >= _ROOMY else self._foot
        if row.indexOf(self._note) < 0:
            row.insertWidget(1, self._note, 100)
        self._fit()
