"""Which lesions of A and B are taken for one, and why; pairs are parted and made here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Lesion
from medannot.domain.ids import FindingId
from medannot.domain.review.matching import Match
from medannot.ui.review.adjudication.letters import LetterMark
from medannot.ui.review.adjudication.state import Work
from medannot.ui.review.adjudication.words import Speaker, match_words
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import ElidedText


class LesionList(QWidget):
    """The lesions of both readings.

    Signals:
        pair_wanted: (finding of A, finding of B) they are one lesion.
        part_wanted: (finding of A) it is none of B's.
    """

    pair_wanted = Signal(str, str)
    part_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._rows: list[QWidget] = []

    def show_work(self, work: Work, speaker: Speaker) -> None:
        """Show the lesions of a case; the keys stay with the lesion that was parted or paired."""
        held = next((one.objectName() for one in self._acts() if one.hasFocus()), "")
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        readings = work.opened.readings
        names: dict[FindingId, str] = {}
        for side in (readings.first, readings.second):
            lesions = [one for one in side.values() if isinstance(one.content, Lesion)]
            for number, one in enumerate(lesions, start=1):
                if isinstance(one.content, Lesion):
                    names[one.id] = f"{number}  {speaker.name(one.content.term)}"
        alone = [one.second for one in readings.matches if one.first is None and one.second]
        self._rows = [self._row(one, names, alone) for one in readings.matches]
        for row in self._rows:
            self._column.addWidget(row)
            row.show()
        if held:
            self._give_back(held)

    def _acts(self) -> list[Button]:
        """Return the buttons that part and pair, from top to bottom."""
        return [act for row in self._rows for act in row.findChildren(Button)]

    def _give_back(self, held: str) -> None:
        """Give the keys to what stands in the place of the button that had them."""
        acts = self._acts()
        target = next((one for one in acts if one.objectName() == held), next(iter(acts), None))
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(
        self, match: Match, names: dict[FindingId, str], alone: Sequence[FindingId]
    ) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        if match.first:
            line.addWidget(LetterMark(0))
            line.addWidget(ElidedText(names[match.first]), 1)
        if match.first and match.second:
            line.addWidget(IconMark("link", "text_3", 16))
        if match.second:
            line.addWidget(LetterMark(1))
            line.addWidget(ElidedText(names[match.second]), 1)
        column.addLayout(line)
        if match.first and match.second:
            self._add_part(line, match.first, names)
            column.addWidget(ElidedText(match_words(match), tone="text_3"))
        elif match.first and alone:
            column.addLayout(self._pairing(match.first, names, alone))
        else:
            said = self.tr("Seen by A alone") if match.first else self.tr("Seen by B alone")
            column.addWidget(ElidedText(said, tone="text_3"))
        return row

    def _add_part(self, line: QHBoxLayout, first: FindingId, names: dict[FindingId, str]) -> None:
        part = Button(self.tr("Part"), size="compact")
        part.setAccessibleName(self.tr("Part the pair {name}").format(name=names[first]))
        part.setObjectName(f"match.{first}")
        part.clicked.connect(lambda _on=False: self.part_wanted.emit(first))
        line.addWidget(part)

    def _pairing(
        self, first: FindingId, names: dict[FindingId, str], alone: Sequence[FindingId]
    ) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        which = Choice(self.tr("Lesion of B for {name}").format(name=names[first]))
        which.offer([(one, names[one]) for one in alone])
        pair = Button(self.tr("Pair"), size="compact")
        pair.setAccessibleName(self.tr("Pair {name}").format(name=names[first]))
        pair.setObjectName(f"match.{first}")
        pair.clicked.connect(
            lambda _on=False: self.pair_wanted.emit(first, FindingId(which.choice()))
        )
        line.addWidget(ElidedText(self.tr("Seen by A alone"), tone="text_3"))
        line.addWidget(which, 1)
        line.addWidget(pair)
        return line
