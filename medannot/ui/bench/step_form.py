"""What the forms of the steps have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Laterality, Site, Term
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.services.annotating_values import CaseImage
from medannot.ui.bench import words
from medannot.ui.bench.bench_state import BenchState
from medannot.ui.bench.choosing import Choosing
from medannot.ui.bench.free_words import FreeField, FreeWords
from medannot.ui.bench.held import Held
from medannot.ui.bench.written import Written
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.text import ElidedText, Text

_AROUND = 60
"""Pixels above and below a chosen row that are to be in sight with it."""

NewId = Callable[[], FindingId]
"""Returns the id of a finding that is to be made."""


@dataclass(frozen=True)
class Look:
    """What a form shows.

    Attributes:
        image: in front.
        language: in which terms are named.
        choosing: what a tick in the tree says now.
        hidden: lesions whose marks are not drawn.
    """

    state: BenchState
    image: CaseImage | None
    language: Language
    choosing: Choosing
    hidden: frozenset[FindingId] = frozenset()

    @property
    def media_id(self) -> MediaId | None:
        """Return the id of the image in front."""
        return self.image.media_id if self.image is not None else None

    @property
    def scope(self) -> MediaId | None:
        """Return what diagnoses and advice are said of."""
        return self.state.scope(self.image)

    def name(self, term: Term) -> str:
        """Return what a term is called."""
        first, second = term.en, term.zh
        if self.language is Language.CHINESE:
            first, second = second, first
        return first or second

    def placed(self, site: Site) -> str:
        """Return what a place is called, with its side where one was said."""
        name = self.name(site.term)
        if site.laterality is None:
            return name
        side = words.side_name(site.laterality, self.language)
        return f"{name}（{side}）" if self.language is Language.CHINESE else f"{name} ({side})"

    def is_paired(self, site: Site) -> bool:
        """Tell whether a place has a side."""
        lexicon = self.state.terms
        known = lexicon is not None and site.term.node_id in lexicon
        return bool(known and lexicon and lexicon[site.term.node_id].paired)


class StepForm(QWidget):
    """The form of one step; what it shows is made anew only where that changed.

    Signals:
        wished: (Wish) an act.
        choosing_wanted: (Choosing) another thing is to be chosen in the tree.
        rebuilt: the rows are others.
        begun: (bool) something is typed that is not saved, or no longer.
    """

    wished = Signal(object)
    choosing_wanted = Signal(object)
    rebuilt = Signal()
    begun = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._free: FreeWords | None = None
        self._signature: object = None
        self._built_for: Choosing | None = None
        self._body = QWidget()
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._body)

    @property
    def look(self) -> Look:
        """Return what is shown; there is something whenever a person can act."""
        assert self._look is not None  # noqa: S101 - rows are made from it
        return self._look

    def signature(self, look: Look) -> object:
        """Return what the rows are made of; where it is the same, they stay."""
        raise NotImplementedError

    def build(self, column: QVBoxLayout) -> None:
        """Make the rows."""
        raise NotImplementedError

    def update_rows(self) -> None:
        """Bring rows that stay up to date."""

    def show_look(self, look: Look) -> None:
        """Show the findings as they are; the focus stays on the row where it was."""
        others = self._look is not None and self.owner(look) != self.owner(self._look)
        if others:
            self._turn_to(look)
        self._look = look
        closed = look.state.closed
        known = look.state.terms is None
        signature = (self.signature(look), look.language, look.choosing, known, closed)
        # What was refused is ticked on the screen and nowhere else.
        if signature != self._signature or look.state.fault:
            self._signature = signature
            self._rebuild(anew=others)
        self.update_rows()
        if closed:
            self._lock()

    def _lock(self) -> None:
        """Let nothing be changed; long texts can be read and scrolled."""
        for row in self._body.children():
            if isinstance(row, Written):
                row.setReadOnly(True)
            elif isinstance(row, QWidget):
                row.setEnabled(False)

    def owner(self, look: Look) -> object:
        """Return to whom half-typed words belong: they are shown to nobody else."""
        opened, seat = look.state.opened, look.state.seat
        return seat, opened.assignment.id if opened is not None else None

    def _turn_to(self, look: Look) -> None:
        """Enter what is typed of another image of the case; of another case it came too late."""
        if self._look is not None and StepForm.owner(self, look) == StepForm.owner(
            self, self._look
        ):
            self.leave()
        if self._free is not None:
            self._free.forget()
        self._signature = None

    def take_words(self, words: FreeWords) -> None:
        """Have something that is said in free words."""
        self._free = words
        words.wished.connect(self.wished)
        words.begun.connect(self.begun)
        words.ended.connect(self._end_words)

    def _end_words(self, _key: str) -> None:
        """Show what was entered among the others; its writing may have come back before."""
        if self._look is not None and self.isVisible():
            self.show_look(self._look)

    def leave(self) -> None:
        """Enter what is being typed, as if Enter had been pressed."""
        for field in self._body.findChildren(FreeField):
            field.enter()

    def _rebuild(self, *, anew: bool = False) -> None:
        held = Held(self._body)
        old, self._body = self._body, QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(4)
        self.build(column)
        column.addStretch(1)
        self._whole.replaceWidget(old, self._body)
        # Seen and laid out now, not when events are next handled: a row may be pressed at once.
        self._body.show()
        self._whole.activate()
        self.updateGeometry()
        self.rebuilt.emit()
        if not anew:
            held.give_words(self._body)
        held.name = self.new_field() or held.name
        held.give_focus(self._body, self.first_field())
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._take_height(held)
        held.give_place()
        if self.look.choosing != self._built_for:
            self._built_for = self.look.choosing
            self._bring_chosen(held)

    def _take_height(self, held: Held) -> None:
        """Be as high as the rows are now, so that one can be scrolled to them at once."""
        if held.scroll is None:
            return
        whole, room = self._whole, held.scroll.viewport().height()
        high = whole.totalHeightForWidth(self.width()) if whole.hasHeightForWidth() else -1
        self.resize(self.width(), max(high, whole.totalMinimumSize().height(), room))

    def chosen_row(self) -> QWidget | None:
        """Return the row of what is chosen in the tree, which is to be in sight."""
        return None

    def _bring_chosen(self, held: Held) -> None:
        row = self.chosen_row()
        if row is not None and held.scroll is not None:
            held.scroll.ensureWidgetVisible(row, 0, _AROUND)

    def fields(self) -> list[QWidget]:
        """Return the widgets that take the keys, from top to bottom."""
        return [
            child
            for child in self._body.findChildren(QWidget)
            # The list that a choice opens is a window of its own.
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.window() is self.window()
        ]

    def new_field(self) -> str:
        """Return the name of the field that was just asked for and takes the keys, or ""."""
        return ""

    def first_field(self) -> QWidget | None:
        """Return the first widget that takes the keys."""
        return next((one for one in self.fields() if one.isEnabled()), None)


def side_choice(name: str, side: Laterality | None, place: str) -> Segmented:
    """Return a choice of sides of a place."""
    segments = [Segment(one.value, words.side_words(one)) for one in words.SIDES]
    choice = Segmented(segments, words.tr("Side of {place}").format(place=place), height=32)
    # A narrow column makes its cells narrower rather than cutting the last one off.
    choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    choice.choose(side.value if side in words.SIDES else None)
    for key in choice.keys:
        choice.cell(key).setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        choice.cell(key).setObjectName(f"{name}.{key}")
    return choice


def remove_button(name: str, what: str) -> IconButton:
    """Return a button that takes something away."""
    button = IconButton("x", words.tr("Take away: {what}").format(what=what))
    button.setObjectName(name)
    return button


def row_of(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, the first with the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if place else 1)
    return row


def at_left(widget: QWidget) -> QHBoxLayout:
    """Return a widget no wider than it has to be, at the left."""
    row = QHBoxLayout()
    row.addWidget(widget)
    row.addStretch(1)
    return row


def hint(text: str) -> Text:
    """Return a sentence that says what to do."""
    return Text(text, tone="text_2", wrap=True)


def heading(text: str) -> ElidedText:
    """Return a name above rows."""
    return ElidedText(text, "ui_strong")


def add_row(column: QVBoxLayout, row: QLayout | QWidget) -> None:
    """Put a row at the end."""
    if isinstance(row, QWidget):
        column.addWidget(row)
    else:
        column.addLayout(row)
