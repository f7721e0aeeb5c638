"""The workbench with a case open: image, terms, steps, and the sentence below them."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import Lesion, LesionRelation, Mark
from medannot.domain.annotation.project import Step
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language, NodeKind
from medannot.services.annotating_values import OpenCase
from medannot.services.lexicons import OpenLexicon
from medannot.ui import theme
from medannot.ui.bench.asked import asks_for_role, next_asked
from medannot.ui.bench.bench_room import widths
from medannot.ui.bench.bench_state import BenchState
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.bench.chooser import Chooser
from medannot.ui.bench.choosing import FIRST, Choosing, Slot
from medannot.ui.bench.closed_presses import ClosedPresses
from medannot.ui.bench.foot_line import FootLine, place_words
from medannot.ui.bench.hidden_marks import HiddenMarks
from medannot.ui.bench.image_side import ImageSide
from medannot.ui.bench.open_items import Item, Weight, breach_items, open_items
from medannot.ui.bench.sentence_bar import SentenceBar
from medannot.ui.bench.step_form import Look
from medannot.ui.bench.steps_panel import StepsPanel
from medannot.ui.bench.terms_side import TermsSide
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.terms.term_memory import TermMemory


class Bench(QWidget):
    """Shows one case and all that is said of it.

    Args:
        presenter: of the workbench.
        around: the window's tools.

    Signals:
        submit_wanted: the case is to be handed in, or opened again.
    """

    submit_wanted = Signal()

    def __init__(self, presenter: CasePresenter, around: Surroundings) -> None:
        super().__init__()
        self._presenter = presenter
        self._lexicon: OpenLexicon | None = None
        self._case: OpenCase | None = None
        self._asked = False
        self.image = ImageSide(presenter, around)
        self._hidden = HiddenMarks(self.image.board)
        self.terms = TermsSide(TermMemory(around.settings))
        self.finder, self.map = self.terms.finder, self.terms.map
        self.chooser = Chooser(presenter, self.terms, lambda: self.image.image)
        self.steps = StepsPanel(presenter.new_id)
        self.sentence = SentenceBar()
        self.fault = self.steps.fault
        self.foot = FootLine()
        self._presses = ClosedPresses(self.image.refuse_closed, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.image, self.terms, self.steps):
            self._split.addWidget(part)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self.image.setMinimumWidth(360)
        self.terms.setMinimumWidth(260)
        self.steps.setMinimumWidth(260)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._split, 1)
        column.addWidget(self.sentence)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        presenter, steps = self._presenter, self.steps
        presenter.state_changed.connect(self.show_state)
        presenter.case_opened.connect(self._show_case)
        presenter.lexicon_opened.connect(self._take_lexicon)
        self.image.image_changed.connect(self._turn)
        self.image.said.connect(self.foot.say)
        self.chooser.changed.connect(lambda: self.show_state(self.state))
        self.chooser.moved.connect(steps.open)
        self.terms.map_wanted.connect(self.switch_map)
        steps.step_wanted.connect(self._open_by_hand)
        steps.wished.connect(presenter.do)
        steps.begun.connect(lambda on: self.foot.show_typing(self.state, on=on))
        presenter.leaving.connect(steps.leave)
        steps.choosing_wanted.connect(self._choose_by_hand)
        steps.complete_wanted.connect(self._complete)
        steps.submit_wanted.connect(self.submit_wanted)
        steps.aim_wanted.connect(lambda key: self.image.aim_at(FindingId(key)))
        steps.eye_wanted.connect(self._switch_marks)
        steps.next_wanted.connect(lambda: self.go_asked(1))
        steps.quality.cover_wanted.connect(self.image.cover_wanted)
        steps.lesions.again_wanted.connect(self.chooser.name_again)
        steps.lesions.terms_wanted.connect(self.terms.take_focus)
        steps.item_wanted.connect(self.go_to)
        steps.returned.answered.connect(presenter.answer)
        self.sentence.language_changed.connect(self._speak)
        self.sentence.step_wanted.connect(self.go)

    def set_working(self, *, working: bool) -> None:
        """Offer terms, steps and tools of marks, or the image alone, which is then looked at."""
        for part in (self.terms, self.steps, self.sentence):
            part.setVisible(working)
        self.chooser.choosing = Choosing()
        self.image.set_working(working=working)
        self._share_room()

    # What is shown

    @property
    def state(self) -> BenchState:
        """Return what is shown."""
        return self._presenter.state

    @property
    def language(self) -> Language:
        """Return in which language terms and sentences stand."""
        return self.sentence.language

    def _show_case(self, case: OpenCase) -> None:
        same = self._case is not None and self._case.case_id == case.case_id
        self._case = case
        self.finder.show_memory_of(self._presenter.whose)
        self.image.show_case(case)
        if not same:
            self._begin_case()
            self.take_focus()

    def _begin_case(self) -> None:
        """Open the first step in which something is open."""
        views = self.state.views
        first = next((view.step for view in views if view.open), Step.QUALITY)
        self._asked = False
        self.chooser.choosing = Choosing()
        self.open_step(first)

    def _take_lexicon(self, opened: OpenLexicon) -> None:
        same = self._lexicon is not None and self._lexicon.loaded is opened.loaded
        self._lexicon = opened
        if same:
            self.finder.take_index(opened)
            return
        self.terms.show_lexicon(opened, self.language)
        self.chooser.choose(self.chooser.choosing)

    def show_state(self, state: BenchState) -> None:
        """Show what is said of the case now."""
        if state.opened is None:
            return
        self.chooser.mend()
        if self.map.fit(self.chooser.choosing):
            self._share_room()
        items = self._items(whole=self._asked)
        against = any(item.weight <= Weight.ASKS for item in items)
        self._asked = self._asked and against and not state.closed
        look = Look(
            state, self.image.image, self.language, self.chooser.choosing, self._hidden.lesions
        )
        turned = self.finder.isEnabled() is state.closed
        self.terms.set_open(is_open=not state.closed)
        self.steps.show_look(look, items, asked=self._asked)
        self.image.aim = self.chooser.aim(self.steps.step)
        self.image.show_state(state, self.language)
        self._hidden.apply(state.findings)
        self.chooser.show()
        self.sentence.show_spoken(state.spoken(self.language))
        self.fault.say(state.fault)
        self.foot.show_state(state)
        self.image.bar.show_place(place_words(state, self.image.image))
        self._presses.watch(closed=state.closed and not self.terms.isHidden())
        if turned:
            self.take_focus()

    def _items(self, *, whole: bool) -> tuple[Item, ...]:
        """Return what contradicts itself, and if wished for what is open too."""
        if self.state.closed:
            return ()
        found = breach_items(self.state, self._presenter.breaches, self.language)
        if whole:
            found = (*open_items(self.state, self.language), *found)
        return tuple(sorted(found, key=lambda item: item.weight))

    # Steps

    def open_step(self, step: Step) -> None:
        """Open the form of a step, and let the tree choose what it asks."""
        if step not in self.state.steps:
            return
        self.steps.open(step)
        slot, choosing = FIRST[step], self.chooser.choosing
        if step is Step.LESIONS and choosing.lesion in self.state.findings:
            slot = Slot.LOCATION
        self.chooser.choose(replace(choosing, slot=slot, instead=None))

    def _open_by_hand(self, step: Step) -> None:
        """Open a step; from a lesion's places and signs its own step leads back to naming."""
        choosing = self.chooser.choosing
        if step is self.steps.step is Step.LESIONS and choosing.slot is not Slot.LESION:
            self.chooser.choose(replace(choosing, slot=Slot.LESION, attribute=""))
        else:
            self.open_step(step)

    def go_step(self, by: int) -> None:
        """Open the next step, or the one before."""
        steps = self.state.steps
        if self.steps.step in steps:
            place = min(max(steps.index(self.steps.step) + by, 0), len(steps) - 1)
            self.open_step(steps[place])
            self.take_focus()

    def open_step_at(self, place: int) -> None:
        """Open a step by its place, counted from 0."""
        if place < len(self.state.steps):
            self._open_by_hand(self.state.steps[place])
            self.take_focus()

    def go_asked(self, by: int) -> None:
        """Go to what is asked next of the chosen lesion, and after it to the next step."""
        choosing, state, wanted = self.chooser.choosing, self.state, None
        if self.steps.step is Step.LESIONS:
            asks_role = by > 0 and asks_for_role(choosing, state.findings)
            if asks_role and self.steps.take_focus_at("role.primary"):
                return
            wanted = next_asked(choosing, state.findings, state.terms, by)
        if wanted is not None:
            self._choose_by_hand(wanted)
        else:
            self.go_step(by)

    def take_focus(self) -> None:
        """Give the keys to what the open step begins with: its form, or the tree."""
        if self.state.closed:
            self.image.viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.steps.step is Step.QUALITY:
            self.steps.take_focus()
        else:
            self.terms.take_focus()

    def _choose_by_hand(self, choosing: Choosing) -> None:
        """Choose something that a form asks for; the keys go to its numbers, or to the tree."""
        before = self.chooser.choosing
        moved = (choosing.slot, choosing.attribute) != (before.slot, before.attribute)
        self.chooser.choose(choosing)
        if not moved and choosing.slot is Slot.DIAGNOSIS:
            return
        field = self.steps.lesions.measure_field(choosing.attribute)
        if choosing.slot is Slot.DESCRIPTOR and field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.terms.take_focus()

    def begin_search(self) -> None:
        """Give the keys to the search; a map in its place gives way."""
        if self.finder.isHidden():
            self.switch_map()
        self.finder.begin_search()

    # Handing in

    def may_hand_in(self) -> bool:
        """Tell whether the case can be handed in; else what stands against it is listed.

        What only asks to be looked at stands against it once.
        """
        items = self._items(whole=True)
        blocks = any(item.weight is Weight.BLOCKS for item in items)
        asks = any(item.weight is Weight.ASKS for item in items)
        if not blocks and not (asks and not self._asked):
            return True
        self._asked = True
        self.show_state(self.state)
        self.steps.take_focus_at("notice.0")
        return False

    def go_to(self, item: Item) -> None:
        """Go to where something that is open, contradicts itself or is wrong is mended."""
        found = self.state.findings.get(item.finding) if item.finding is not None else None
        content = found.content if found is not None else None
        self.image.bring(item.media_id)
        lesion = self.chooser.choosing.lesion
        if isinstance(content, Lesion | LesionRelation) and found is not None:
            lesion = content.subject if isinstance(content, LesionRelation) else found.id
        self.chooser.choosing = replace(self.chooser.choosing, lesion=lesion)
        self.open_step(item.step)
        lexicon = self.state.terms
        known = lexicon[item.node_id].kind if lexicon and item.node_id in lexicon else None
        if item.step is Step.LESIONS and known is NodeKind.ATTRIBUTE:
            choosing = self.chooser.choosing
            self._choose_by_hand(replace(choosing, slot=Slot.DESCRIPTOR, attribute=item.node_id))
            return
        if isinstance(content, Mark) and item.finding is not None:
            self.image.board.select((item.finding,))
        if not self.steps.take_focus_at(item.field):
            self.take_focus()

    def rename(self, item: Item) -> None:
        """Go to a finding, and let the tree call it by another term."""
        self.go_to(item)
        slot = FIRST[item.step]
        if item.finding is not None:
            instead = (slot, item.finding)
            self.chooser.choose(replace(self.chooser.choosing, slot=slot, instead=instead))
            self.terms.take_focus()

    # Acts

    def _complete(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        new_id = self._presenter.new_id()
        self._presenter.do(lambda now: wishes.tick_complete(now, new_id, on=on))

    def switch_complete(self) -> None:
        """Tick that everything visible is annotated, or take the tick away."""
        if self.state.closed:
            self.image.refuse_closed()
        elif self.steps.complete.isEnabled():
            self._complete(not self.steps.complete.isChecked())

    def _switch_marks(self, lesion: str) -> None:
        """Hide the marks of a lesion, or show them again; this is of the screen alone."""
        self._hidden.switch(FindingId(lesion))
        self.show_state(self.state)

    def _speak(self, language: Language) -> None:
        self.chooser.language = language
        self.terms.show_language(language)
        self.chooser.name()
        self.show_state(self.state)

    def _turn(self) -> None:
        """Take over another image of the case."""
        self.chooser.place()
        self.show_state(self.state)

    def go(self, by: int, *, unfinished: bool = False) -> None:
        """Go to the next case, or to the one before; what is begun is kept first."""
        self.leave()
        self._presenter.step(by, unfinished=unfinished)

    def leave(self, *, stays: bool = False) -> None:
        """Keep what is being written or drawn; who stays goes on writing there."""
        self.image.leave()
        self.steps.leave(stays=stays)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give keys to marks and viewer; Esc in the terms goes one step back there."""
        focus = QApplication.focusWidget()
        in_terms = focus is not None and self.finder.isAncestorOf(focus)
        if in_terms and event.key() == Qt.Key.Key_Escape:
            self.finder.step_back()
            return
        if not in_terms and self.image.handle_key(event):
            return
        if event.key() in _CASES and not event.modifiers():
            self.go(_CASES[event.key()])
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the parts the widths of a small or a large window."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_room()

    def _share_room(self) -> None:
        small = self.window().width() < theme.current().metric("frame.small_below_width")
        self.sentence.set_small(small=small)
        self.steps.set_small(small=small)
        self.terms.share_room(small=small)
        mapped = not self.map.isHidden()
        self._split.setSizes(widths(self.width(), small=small, mapped=mapped))

    def switch_map(self) -> None:
        """Show the body map, or hide it; places of it are chosen at once."""
        if self.map.switch():
            wanted = self.chooser.for_map()
            if wanted.step is not self.steps.step:
                self.steps.open(wanted.step)
            if wanted != self.chooser.choosing:
                self.chooser.choose(wanted)
        self.show_state(self.state)
        if self.map.isHidden():
            self.terms.take_focus()


_CASES = {Qt.Key.Key_D.value: 1, Qt.Key.Key_A.value: -1}
