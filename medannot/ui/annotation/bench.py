"""The workbench with a case open: image, terms, steps, and the sentence below them."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import Lesion, Region
from medannot.domain.annotation.project import Step
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language
from medannot.services.annotating_values import OpenCase
from medannot.services.lexicons import OpenLexicon
from medannot.ui import theme
from medannot.ui.annotation.choosing import FIRST, Choosing, Slot
from medannot.ui.annotation.foot_line import FootLine, place_words
from medannot.ui.annotation.image_side import ImageSide
from medannot.ui.annotation.map_column import MapColumn
from medannot.ui.annotation.sentence_bar import SentenceBar
from medannot.ui.annotation.step_form import Look
from medannot.ui.annotation.steps_panel import StepsPanel
from medannot.ui.annotation.workbench_presenter import BenchState, WorkbenchPresenter
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.text import Text

_TREE, _STEPS = 412, 392
_TREE_SMALL, _STEPS_SMALL = 340, 300
_MAP = 440


class Bench(QWidget):
    """Shows one case and all that is said of it.

    Args:
        presenter: of the workbench.
        around: the window's tools.

    Signals:
        submit_wanted: the case is to be handed in, or opened again.
        place_changed: another image or case is in front.
    """

    submit_wanted = Signal()

    def __init__(self, presenter: WorkbenchPresenter, around: Surroundings) -> None:
        super().__init__()
        self._presenter = presenter
        self._lexicon: OpenLexicon | None = None
        self._case: OpenCase | None = None
        self.choosing = Choosing()
        self.image = ImageSide(presenter, around)
        self.finder = FindColumn(TermMemory(around.settings), several=True)
        self.map = MapColumn(self.finder)
        self.steps = StepsPanel(presenter.new_id)
        self.sentence = SentenceBar()
        self.fault = Banner("", "danger")
        self.fault.hide()
        self._chosen = Text("", "ui_strong")
        self.foot = FootLine()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        middle = QWidget()
        terms = QVBoxLayout(middle)
        terms.setContentsMargins(8, 8, 0, 8)
        terms.setSpacing(6)
        terms.addWidget(self._chosen)
        terms.addWidget(self.map, 3)
        terms.addWidget(self.finder, 2)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        for part in (self.image, middle, self.steps):
            self._split.addWidget(part)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self.image.setMinimumWidth(360)
        middle.setMinimumWidth(260)
        self.steps.setMinimumWidth(260)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fault)
        column.addWidget(self._split, 1)
        column.addWidget(self.sentence)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        presenter, steps = self._presenter, self.steps
        presenter.state_changed.connect(self.show_state)
        presenter.case_opened.connect(self._show_case)
        presenter.lexicon_opened.connect(self._take_lexicon)
        self.finder.checked_changed.connect(self._tick)
        self.image.image_changed.connect(self._turn)
        steps.step_wanted.connect(self.open_step)
        steps.wished.connect(presenter.do)
        steps.choosing_wanted.connect(self._choose_by_hand)
        steps.complete_wanted.connect(self._complete)
        steps.submit_wanted.connect(self.submit_wanted)
        steps.aim_wanted.connect(lambda key: self.image.aim_at(FindingId(key)))
        self.map.chosen.connect(self._take_place)
        self.sentence.language_changed.connect(self._speak)
        self.sentence.step_wanted.connect(self.go)

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
        self.image.show_case(case)
        if not same:
            self._begin_case()
            self.take_focus()

    def _begin_case(self) -> None:
        """Open the first step in which something is open."""
        views = self.state.views
        first = next((view.step for view in views if view.open), Step.QUALITY)
        self.choosing = Choosing()
        self.open_step(first)

    def _take_lexicon(self, opened: OpenLexicon) -> None:
        same = self._lexicon is not None and self._lexicon.loaded is opened.loaded
        self._lexicon = opened
        if same:
            self.finder.take_index(opened)
            return
        self.finder.show_lexicon(opened)
        self.map.show_lexicon(opened.loaded.lexicon, self.language)
        self._choose(self.choosing)

    def show_state(self, state: BenchState) -> None:
        """Show what is said of the case now."""
        if state.opened is None:
            return
        self._mend_choosing()
        look = Look(state, self.image.image, self.language, self.choosing)
        self.steps.show_look(look, self._presenter.breaches)
        self.image.aim = self._aim()
        self.image.show_state(state, self.language)
        self._show_ticks()
        self.sentence.show_spoken(state.spoken(self.language))
        self.fault.say(state.fault)
        self.foot.show_state(state)
        self.image.bar.show_place(place_words(state, self.image.image))

    def _show_ticks(self) -> None:
        ticked = self.choosing.ticked(self.state.findings)
        if ticked != self.finder.model.checked:
            with QSignalBlocker(self.finder.model):
                self.finder.model.check(ticked)
            self.finder.front.update()
            self.finder.tree.viewport().update()
            self.finder.hits.viewport().update()
        self.map.show_findings(self.choosing, self.state.findings)

    # What is chosen

    def open_step(self, step: Step) -> None:
        """Open the form of a step, and let the tree choose what it asks."""
        if step not in self.state.steps:
            return
        self.steps.open(step)
        slot = FIRST[step]
        if step is Step.LESIONS and self.choosing.lesion in self.state.findings:
            slot = Slot.LOCATION
        self._choose(replace(self.choosing, slot=slot))

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
            self.open_step(self.state.steps[place])
            self.take_focus()

    def take_focus(self) -> None:
        """Give the keys to what the open step begins with: its form, or the tree."""
        if self.steps.step is Step.QUALITY:
            self.steps.take_focus()
        else:
            self.finder.front.take_focus()

    def _choose_by_hand(self, choosing: Choosing) -> None:
        """Choose something that a form asks for; the keys go to the tree."""
        moved = (choosing.slot, choosing.attribute) != (
            self.choosing.slot,
            self.choosing.attribute,
        )
        self._choose(choosing)
        if moved or choosing.slot is not Slot.DIAGNOSIS:
            self.finder.front.take_focus()

    def _choose(self, choosing: Choosing) -> None:
        self.choosing = choosing
        self._place_choosing()
        if self._lexicon is not None:
            self.finder.search.clear()
            self.finder.narrowing.narrow(self.choosing.narrowed())
        self._chosen.setText(self._choosing_words())
        self.show_state(self.state)

    def _place_choosing(self) -> None:
        image = self.image.image
        self.choosing = replace(
            self.choosing,
            image=image.media_id if image is not None else None,
            scope=self.state.scope(image),
        )

    def _mend_choosing(self) -> None:
        """Choose the lesion that is new, and none that is gone."""
        findings, old = self.state.findings, self.choosing
        lesions = [one.id for one in findings.values() if isinstance(one.content, Lesion)]
        lesion = old.lesion if old.lesion in findings else (lesions[-1] if lesions else None)
        diagnoses = [key for key, _ in wishes.diagnoses_of(findings, old.scope)]
        diagnosis = old.diagnosis if old.diagnosis in diagnoses else next(iter(diagnoses), None)
        slot = old.slot
        if lesion is None and slot in {Slot.LOCATION, Slot.DESCRIPTOR}:
            slot = Slot.LESION
        new = replace(old, lesion=lesion, diagnosis=diagnosis, slot=slot)
        if new != old:
            self.choosing = new
            self._chosen.setText(self._choosing_words())
            if slot is not old.slot and self._lexicon is not None:
                self.finder.narrowing.narrow(new.narrowed())

    def _aim(self) -> FindingId | None:
        """Return what new marks show: the chosen lesion, or the region that was named last."""
        if self.steps.step is Step.LESIONS:
            return self.choosing.lesion
        regions = [
            one.id
            for one in self.state.findings.values()
            if isinstance(one.content, Region) and one.media_id == self.choosing.image
        ]
        return regions[-1] if self.steps.step is Step.REGIONS and regions else None

    def _choosing_words(self) -> str:
        lexicon, choosing = self.state.terms, self.choosing
        if choosing.slot is Slot.DESCRIPTOR and lexicon and choosing.attribute in lexicon:
            return lexicon[choosing.attribute].words(self.language).label
        return {
            Slot.REGION: self.tr("Regions that are seen"),
            Slot.LESION: self.tr("Lesions"),
            Slot.LOCATION: self.tr("Where the lesion lies"),
            Slot.DIAGNOSIS: self.tr("Diagnoses"),
            Slot.ADVICE: self.tr("Suggestion and treatment"),
        }.get(choosing.slot, "")

    # Acts

    def _tick(self, checked: frozenset[str]) -> None:
        """Do what other ticks say; what is refused is unticked when the state comes back."""
        lexicon = self.state.terms
        before = self.choosing.ticked(self.state.findings)
        if lexicon is None:
            return
        for node_id in sorted(checked ^ before):
            new_id = self._presenter.new_id()
            wish = self.choosing.wish(node_id, lexicon, new_id)
            if wish is not None:
                self._presenter.do(wish)
                if self.choosing.slot is Slot.LESION and node_id not in before:
                    self.choosing = replace(self.choosing, lesion=new_id)

    def _take_place(self, node_id: str, side: str) -> None:
        """Do what a click on the body map says."""
        if self.choosing.slot not in {Slot.REGION, Slot.LOCATION}:
            return
        wish = self.map.wish(self.choosing, node_id, side, self._presenter.new_id())
        if wish is not None:
            self._presenter.do(wish)

    def _complete(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        new_id = self._presenter.new_id()
        self._presenter.do(lambda now: wishes.tick_complete(now, new_id, on=on))

    def switch_complete(self) -> None:
        """Tick that everything visible is annotated, or take the tick away."""
        if self.steps.complete.isEnabled():
            self._complete(not self.steps.complete.isChecked())

    def _speak(self, language: Language) -> None:
        self.finder.show_language(language)
        self.map.show_language(language)
        self._chosen.setText(self._choosing_words())
        self.show_state(self.state)

    def _turn(self) -> None:
        """Take over another image of the case."""
        self._place_choosing()
        self.show_state(self.state)

    def go(self, by: int, *, unfinished: bool = False) -> None:
        """Go to the next case, or to the one before; what is begun is kept first."""
        self.leave()
        self._presenter.step(by, unfinished=unfinished)

    def leave(self) -> None:
        """Keep what is being written or drawn."""
        self.image.leave()
        focus = QApplication.focusWidget()
        if focus is not None and self.steps.isAncestorOf(focus):
            focus.clearFocus()

    # Keys

    def go_part(self, by: int) -> None:
        """Give the keys to the next part: image, terms, steps."""
        focus = QApplication.focusWidget()
        parts = (self.image, self.finder, self.steps)
        here = next(
            (n for n, one in enumerate(parts) if focus is not None and one.isAncestorOf(focus)), 2
        )
        place = (here + by) % len(parts)
        if place == 0:
            self.image.viewer.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place == 1:
            self.finder.front.take_focus()
        else:
            self.steps.take_focus()

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
        tree, steps = (_TREE_SMALL, _STEPS_SMALL) if small else (_TREE, _STEPS)
        mapped = not self.map.isHidden()
        # Where there is little room the map stands in the tree's place.
        self.finder.setVisible(not (small and mapped))
        tree = max(tree, _MAP) if mapped else tree
        self._split.setSizes([max(self.width() - tree - steps, 1), tree, steps])

    def switch_map(self) -> None:
        """Show the body map, or hide it."""
        self.map.toggle()
        self._share_room()
        self.show_state(self.state)


_CASES = {Qt.Key.Key_D.value: 1, Qt.Key.Key_A.value: -1}
