"""What is to be settled of the case in front: conflicts, lesions, and what is agreed."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Diagnosis
from medannot.domain.lexicon.node import Language
from medannot.domain.review.consensus import Point, PointKind
from medannot.domain.review.consensus_points import disease_key
from medannot.ui.phrases import listed, with_value
from medannot.ui.review.adjudication.conflict_card import ConflictCard, holder
from medannot.ui.review.adjudication.differential_card import DifferentialCard
from medannot.ui.review.adjudication.lesion_list import LesionList
from medannot.ui.review.adjudication.state import Work
from medannot.ui.review.adjudication.words import Speaker
from medannot.ui.translation import leading
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.scroll import ColumnScroll
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import Text

_AROUND = 40


class Fold(QWidget):
    """A heading that opens and closes what stands below it.

    Args:
        inside: what it hides.
    """

    def __init__(self, inside: QWidget, *, opened: bool) -> None:
        super().__init__()
        self._inside = inside
        self.head = Button("", "quiet", icon="caret-right", size="compact")
        self.head.clicked.connect(lambda _on=False: self.turn(opened=inside.isHidden()))
        row = QHBoxLayout()
        row.addWidget(self.head)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(inside)
        self.turn(opened=opened)

    def turn(self, *, opened: bool) -> None:
        """Open it, or close it."""
        self._inside.setVisible(opened)
        self.head.set_icon("caret-down" if opened else "caret-right")


class SidePanel(QWidget):
    """The conflicts of the case in front as cards, and what else is to be known of it.

    Signals:
        chosen: (key, Rule) a conflict is settled by a click.
        touched: (key) a conflict is to be in front.
        ordered: (key, tuple of diseases) a differential is put in this order.
        pair_wanted: (finding of A, finding of B).
        part_wanted: (finding of A).
    """

    chosen = Signal(str, object)
    touched = Signal(str)
    ordered = Signal(str, object)
    pair_wanted = Signal(str, str)
    part_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._language: Language = leading()
        self._points: tuple[Point, ...] = ()
        self._cards: dict[str, ConflictCard] = {}
        self.notice = Banner("", "warning")
        self.notice.hide()
        self._count = Text("", "section")
        self._holder, self._column = holder()
        self._agreed = Text("", tone="text_2", wrap=True)
        self.lesions = LesionList()
        self.agreed_fold = Fold(self._agreed, opened=False)
        self.lesion_fold = Fold(self.lesions, opened=True)
        self._area = ColumnScroll()
        self._lay_out()
        self.lesions.pair_wanted.connect(self.pair_wanted)
        self.lesions.part_wanted.connect(self.part_wanted)

    def _lay_out(self) -> None:
        inside, column = holder()
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self._holder)
        column.addWidget(Line())
        column.addWidget(self.lesion_fold)
        column.addWidget(self.agreed_fold)
        column.addStretch(1)
        self._area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addWidget(self.notice)
        whole.addWidget(self._count)
        whole.addWidget(self._area, 1)

    @property
    def cards(self) -> Mapping[str, ConflictCard]:
        """Return the cards by the keys of their points."""
        return self._cards

    def show_work(self, work: Work) -> None:
        """Show a case as it is settled by now; cards are made anew only where points changed."""
        speaker = speaker_of(work, self._language)
        if work.conflicts != self._points:
            self._points = work.conflicts
            self._fill(work, speaker)
            self.lesions.show_work(work, speaker)
            self.lesion_fold.setVisible(bool(work.opened.readings.matches))
        for key, card in self._cards.items():
            choice = work.choice(card.point)
            card.show_choice(choice, in_front=key == work.current)
            if isinstance(card, DifferentialCard):
                card.show_order(work.order(card.point), choice)
        self._show_counts(work, speaker)
        front = self._cards.get(work.current)
        if front is not None:
            self._holder.adjustSize()
            self._area.ensureWidgetVisible(front, 0, _AROUND)

    def _show_counts(self, work: Work, speaker: Speaker) -> None:
        waiting = len(work.open)
        words = self.tr("No conflicts")
        if work.conflicts:
            words = self.tr("All conflicts are settled")
        if waiting:
            words = self.tr("{open} of {all} conflicts open").format(
                open=waiting, all=len(work.conflicts)
            )
        self._count.setText(words)
        agreed = work.agreed
        self.agreed_fold.head.setText(self.tr("Agreed: {count}").format(count=len(agreed)))
        self.agreed_fold.head.updateGeometry()
        self._agreed.setText("\n".join(_line(one, work, speaker) for one in agreed))
        pairs = [one for one in work.opened.readings.matches if one.first and one.second]
        words = self.tr("Lesions: {pairs} seen by both of {all}")
        matches = len(work.opened.readings.matches)
        self.lesion_fold.head.setText(words.format(pairs=len(pairs), all=matches))
        self.lesion_fold.head.updateGeometry()
        self.notice.say(self._notice(work), "warning" if work.opened.outdated else "neutral")

    def _notice(self, work: Work) -> str:
        opened = work.opened
        if opened.outdated:
            return self.tr("A reading was changed after this consensus; settle the case again.")
        if opened.records and not work.kept:
            words = self.tr("Consensus {number} of this case stands; another one supersedes it.")
            return words.format(number=opened.records[-1].seq)
        if opened.handed_in > 2:
            words = self.tr("{count} readings were handed in; two of them were drawn.")
            return words.format(count=opened.handed_in)
        return ""

    def _fill(self, work: Work, speaker: Speaker) -> None:
        for card in self._cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        for point in self._points:
            card = self._card(point, work, speaker)
            self._cards[point.key] = card
            self._column.addWidget(card)

    def _card(self, point: Point, work: Work, speaker: Speaker) -> ConflictCard:
        key = point.key
        title, about = speaker.title(point), speaker.about(work.owner(point), _number(point, work))
        said = speaker.said(point.kind, point.first), speaker.said(point.kind, point.second)
        if point.kind is PointKind.DIAGNOSIS:
            differential = DifferentialCard(point, title, about, said, _names(work, speaker))
            differential.ordered.connect(lambda order: self.ordered.emit(key, order))
            card: ConflictCard = differential
        else:
            card = ConflictCard(point, title, about, said)
        card.chosen.connect(lambda rule: self.chosen.emit(key, rule))
        card.touched.connect(lambda: self.touched.emit(key))
        return card


def speaker_of(work: Work, language: Language) -> Speaker:
    """Return what says the points of a case."""
    readings = work.opened.readings
    return Speaker(language, lambda id_: readings.first.get(id_) or readings.second.get(id_))


def _number(point: Point, work: Work) -> int:
    """Return the number of the image of a point, where the case has several."""
    images = work.opened.images
    found = (one.number for one in images if one.media_id == point.media_id)
    return next(found, 0) if len(images) > 1 else 0


def _line(point: Point, work: Work, speaker: Speaker) -> str:
    said = speaker.said(point.kind, point.first if point.first is not None else point.second)
    owner = work.owner(point)
    about = speaker.about(owner, 0) if owner is not None else ""
    title = listed(part for part in (about, speaker.title(point)) if part)
    return with_value(title, said.replace("\n", "; "))


def _names(work: Work, speaker: Speaker) -> Mapping[str, str]:
    """Return what diseases are called, by what tells them apart."""
    key = disease_key(work.opened.readings)
    readings = work.opened.readings
    return {
        key(one.content): speaker.disease(one.content)
        for side in (readings.second, readings.first)
        for one in side.values()
        if isinstance(one.content, Diagnosis)
    }
