"""One case: its images, everybody's work beside each other in words, the merged differential."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.annotation.consensus import Consensus, Differential
from medannot.domain.annotation.gallery import GalleryLine
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.lexicon.node import Language
from medannot.ui import theme
from medannot.ui.annotation.overview.case_presenter import CasePresenter, CaseState
from medannot.ui.annotation.overview.image_box import ImageBox
from medannot.ui.annotation.overview.words import disease_words
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Card, Chip, Line
from medannot.ui.widgets.text import Text, Tone

if TYPE_CHECKING:
    from medannot.services.annotation_beside import CaseBeside, WorkBeside

_IMAGE, _IMAGE_SMALL = 520, 360


class CaseView(QWidget):
    """Shows one case to those who look after its project.

    Signals:
        left: back to the images.
        step_wanted: (int) 1 for the next image that was found, -1 for the one before.
        seat_wanted: (code) the case is to be opened in the workbench as this annotator's.
    """

    left = Signal()
    step_wanted = Signal(int)
    seat_wanted = Signal(str)

    def __init__(self, presenter: CasePresenter, pictures: SmallPictures) -> None:
        super().__init__()
        self._shown: CaseBeside | None = None
        self.back = Button(self.tr("Images"), "quiet", icon="caret-left", size="compact")
        self.previous = Button(self.tr("Previous"), icon="caret-left", size="compact")
        self.next = Button(self.tr("Next"), icon="caret-right", size="compact")
        self._title = Text("", "section")
        self._chip = Chip(self.tr("They disagree"), "warning", icon="git-diff")
        self._fault = Banner("", "warning")
        self._fault.hide()
        self.images = ImageBox(pictures)
        self._works = QWidget()
        self._works.setObjectName("canvas")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._works)
        self._lay_out()
        presenter.state_changed.connect(self.show_state)
        self.back.clicked.connect(lambda _on=False: self.left.emit())
        self.previous.clicked.connect(lambda _on=False: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda _on=False: self.step_wanted.emit(1))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.back)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addWidget(self.previous)
        head.addWidget(self.next)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.images)
        body.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._fault)
        column.addLayout(body, 1)

    def take_focus(self) -> None:
        """Give the keys to the way onwards."""
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def show_state(self, state: CaseState) -> None:
        """Show the case, or why it is not shown."""
        line = state.line
        if line is None:
            return
        named = f" · {line.name}" if line.name else ""
        self._title.setText(self.tr("Case {number}").format(number=line.number) + named)
        self._chip.setVisible(bool(line.disagrees))
        self._fault.say(state.fault)
        beside = state.beside
        media = beside.case.media if beside is not None else (line.media_id,)
        place = line.position if beside is not None else 1
        self.images.show_images(media, place, self._trouble(line))
        if beside is not self._shown:
            self._shown = beside
            self._fill(beside)

    def _trouble(self, line: GalleryLine) -> str:
        return self.tr("This image was erased on request.") if line.erased else ""

    def _fill(self, beside: "CaseBeside | None") -> None:
        works = QWidget()
        works.setObjectName("canvas")
        column = QVBoxLayout(works)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        if beside is not None:
            column.addLayout(self._beside(beside))
            for one in beside.differentials:
                column.addWidget(self._merged(one, len(beside.differentials) > 1))
        column.addStretch(1)
        self._area.setWidget(works)

    def _beside(self, beside: "CaseBeside") -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        each = 2 if len(beside.works) != 3 or self.width() < 1500 else 3
        for place, work in enumerate(beside.works):
            lists = [
                (one.place, original)
                for one in beside.differentials
                for original in one.originals
                if original.code == work.code
            ]
            grid.addWidget(self._work(work, lists), place // each, place % each)
        for place in range(min(each, len(beside.works))):
            grid.setColumnStretch(place, 1)
        return grid

    def _work(self, work: "WorkBeside", lists: Sequence[tuple[int, Differential]]) -> Card:
        card = Card(margin=16)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Text(work.code, "ui_strong"))
        done = work.state is AssignmentState.SUBMITTED
        chip = Chip(self.tr("Handed in"), "success") if done else Chip(self.tr("Open"))
        head.addWidget(chip)
        head.addStretch(1)
        sit = Button(self.tr("Open"), "quiet", icon="pencil-simple", size="compact")
        sit.setToolTip(self.tr("Open the case in the workbench"))
        sit.setAccessibleName(self.tr("Open the case as {code}").format(code=work.code))
        sit.clicked.connect(lambda _on=False: self.seat_wanted.emit(work.code))
        head.addWidget(sit)
        card.body.addLayout(head)
        if not work.findings:
            words = self.tr("Nothing is said yet.") if done else self.tr("Not handed in yet.")
            card.body.addWidget(Text(words, tone="text_2"))
        for language in Language:
            glue = "" if language is Language.CHINESE else " "
            spoken = work.spoken[language]
            if spoken.said:
                tone: Tone = "text" if language is Language.ENGLISH else "text_2"
                card.body.addWidget(Text(glue.join(spoken.said), "body", tone, wrap=True))
        if lists:
            card.body.addWidget(Line())
            for place, original in lists:
                card.body.addLayout(self._original(place, original))
        card.body.addStretch(1)
        return card

    def _original(self, place: int, original: Differential) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        title = self.tr("Differential")
        if place:
            title = self.tr("Differential of image {place}").format(place=place)
        column.addWidget(Text(title, tone="text_2"))
        for rank, disease in enumerate(original.diseases, start=1):
            column.addWidget(Text(f"{rank}  {disease_words(disease)}", wrap=True, tabular=True))
        if not original.diseases:
            column.addWidget(Text(self.tr("None is named."), tone="text_3"))
        return column

    def _merged(self, one: Consensus, of_images: bool) -> Card:  # noqa: FBT001 - what it is of
        card = Card(margin=16)
        title = self.tr("Merged differential")
        if of_images:
            title = self.tr("Merged differential of image {place}").format(place=one.place)
        card.body.addWidget(Text(title, "ui_strong"))
        if not one.merged:
            waiting = self.tr("Two annotators have to hand theirs in before they are merged.")
            card.body.addWidget(Text(waiting, tone="text_2", wrap=True))
            return card
        rule = self.tr("Weight: the sum of 1 / rank over the annotators who handed theirs in.")
        card.body.addWidget(Text(rule, tone="text_3", wrap=True))
        card.body.addLayout(self._table(one))
        if one.tied_first:
            tied = self.tr("No single diagnosis comes first; questions with one answer skip it.")
            card.body.addWidget(Text(tied, tone="warning", wrap=True))
        if one.kin:
            names = {merged.disease.key: disease_words(merged.disease) for merged in one.merged}
            for wider, narrower in one.kin:
                said = self.tr("{narrower} is a kind of {wider}; they count as two.")
                words = said.format(narrower=names[narrower], wider=names[wider])
                card.body.addWidget(Text(words, tone="warning", wrap=True))
        return card

    def _table(self, one: Consensus) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        right = Qt.AlignmentFlag.AlignRight
        heads = (self.tr("Rank"), self.tr("Disease"), self.tr("Weight"), self.tr("Named by"), "")
        for column, head in enumerate(heads):
            side = right if column in {2, 3} else Qt.AlignmentFlag.AlignLeft
            grid.addWidget(Text(head, tone="text_3"), 0, column, side)
        for row, merged in enumerate(one.merged, start=1):
            style = "ui_strong" if merged.rank == 1 else "ui"
            grid.addWidget(Text(str(merged.rank), style, tabular=True), row, 0)
            grid.addWidget(Text(disease_words(merged.disease), style, wrap=True), row, 1)
            weight = Text(f"{float(merged.weight):.2f}", style, tabular=True)
            grid.addWidget(weight, row, 2, right)
            grid.addWidget(Text(str(merged.named_by), tabular=True), row, 3, right)
            if merged.tied:
                grid.addWidget(Chip(self.tr("Tied"), "warning"), row, 4)
        grid.setColumnStretch(1, 1)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the image less room in a small window."""
        super().resizeEvent(event)
        small = self.window().width() < theme.current().metric("frame.small_below_width")
        self.images.setFixedWidth(_IMAGE_SMALL if small else _IMAGE)
