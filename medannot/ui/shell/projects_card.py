"""The card of Home that tells how far annotation and its review are, and leads there."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from medannot.ui.actions import ActionRegistry, caption
from medannot.ui.shell.project_works import ProjectWork
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import Card, IconMark, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text

_BAR, _MOST = 200, 4


class ProjectsCard(Card):
    """Shows a line for each project, and one below it for each of its rounds of review.

    Args:
        actions: with the words of the pages.

    Signals:
        wanted: (str) the page of annotating or of reviewing is to come up.
    """

    wanted = Signal(str)

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self._actions = actions
        self._shown: tuple[ProjectWork, ...] = ()
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.first: Button | None = None
        self.body.addWidget(Text(self.tr("Annotation and review"), "section"))
        self.body.addWidget(self._rows)

    def show_projects(self, projects: Sequence[ProjectWork]) -> None:
        """Show other projects; the first ones where there are many."""
        if tuple(projects) == self._shown:
            return
        self._shown, self.first = tuple(projects), None
        clear(self._grid)
        for one in projects[:_MOST]:
            told = self.tr("{done} of %Ln work(s) handed in", "", one.given)
            self._row("bounding-box", one.name, told, (one.handed_in, one.given), "go.annotate")
            for round_ in one.rounds:
                name = self.tr("Review: {round}").format(round=round_.name)
                told = self.tr("{done} of %Ln work(s) reviewed", "", round_.total)
                self._row("checks", name, told, (round_.done, round_.total), "go.review")
        if len(projects) > _MOST:
            more = Button(self.tr("%Ln more", "", len(projects) - _MOST), "quiet", size="compact")
            more.clicked.connect(lambda _on=False: self.wanted.emit("go.annotate"))
            row = self._grid.rowCount()
            self._grid.addWidget(more, row, 1, Qt.AlignmentFlag.AlignLeft)

    def _row(self, icon: str, name: str, told: str, counts: tuple[int, int], action: str) -> None:
        row, (done, total) = self._grid.rowCount(), counts
        review = action == "go.review"
        bar = ProgressLine()
        bar.setFixedWidth(_BAR)
        bar.set_progress(done, total)
        words = told.format(done=QLocale().toString(done))
        go = Button(caption(self._actions[action]), size="compact")
        go.setAccessibleName(f"{go.text()}: {name}")
        go.clicked.connect(lambda _on=False: self.wanted.emit(action))
        self._grid.addWidget(IconMark(icon, "text_3", 20), row, 0)
        self._grid.addWidget(
            ElidedText(name, "ui" if review else "ui_medium", "text_2" if review else "text"),
            row,
            1,
        )
        self._grid.addWidget(bar, row, 2, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(Text(words, tone="text_2", tabular=True), row, 3)
        self._grid.addWidget(go, row, 4)
        # What is not done yet comes first under the hand.
        if self.first is None or (done < total and self.first.property("done")):
            self.first = go
            go.setProperty("done", done >= total)
