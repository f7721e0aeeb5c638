"""What the tree chooses now, and what is done with a tick, a click on the map, a further one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import Laterality, Lesion, Region
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.wishes_of_lesions import lesions_of
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language, Node
from medannot.services.annotating_values import CaseImage
from medannot.ui.bench.bench_state import BenchState
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.bench.choosing import Choosing, Slot
from medannot.ui.bench.terms_side import TermsSide
from medannot.ui.translation import leading

ImageInFront = Callable[[], CaseImage | None]


class Chooser(QObject):
    """Holds what is chosen, and turns ticks into wishes.

    Args:
        presenter: of the workbench.
        terms: where one ticks.
        image: tells which image is in front.

    Attributes:
        choosing: what a tick says now.

    Signals:
        changed: something else is chosen.
        moved: (Step) a term of another step was ticked, which is to be opened.
    """

    changed = Signal()
    moved = Signal(object)

    def __init__(self, presenter: CasePresenter, terms: TermsSide, image: ImageInFront) -> None:
        super().__init__(terms)
        self._presenter, self._terms, self._image = presenter, terms, image
        self._awaited: FindingId | None = None
        self._diagnoses: tuple[object, frozenset[FindingId]] = None, frozenset()
        self._newest: FindingId | None = None
        self._asked_for: dict[str, Choosing] = {}
        self.language = leading()
        self.choosing = Choosing()
        terms.ticked.connect(self._tick)
        terms.another_wanted.connect(self._add_another)
        terms.map.chosen.connect(self._take_place)
        terms.map.side_chosen.connect(self._take_side)

    @property
    def state(self) -> BenchState:
        """Return what is said of the case."""
        return self._presenter.state

    def choose(self, choosing: Choosing) -> None:
        """Let the tree offer something else."""
        self.choosing = self._serving(choosing)
        self.place()
        ticked = self.choosing.ticked(self.state.findings)
        self._terms.offer(self.choosing.narrowed(self.state.schema), ticked)
        self.name()
        self.changed.emit()

    def place(self) -> None:
        """Speak of the image in front."""
        image = self._image()
        self.choosing = replace(
            self.choosing,
            image=image.media_id if image is not None else None,
            scope=self.state.scope(image),
        )

    def mend(self) -> None:
        """Choose the lesion that is new, and none that is gone."""
        findings, old = self.state.findings, self.choosing
        lesions = [key for key, _ in lesions_of(findings)]
        lesion = old.lesion if old.lesion in lesions else next(reversed(lesions), None)
        if self._awaited is not None and self._awaited not in findings and self.state.writing:
            lesion = self._awaited
        diagnosis = self._mended_diagnosis(old)
        slot = old.slot
        if lesion is None and slot in {Slot.LOCATION, Slot.DESCRIPTOR}:
            slot = Slot.LESION
        new = replace(old, lesion=lesion, diagnosis=diagnosis, slot=slot)
        if new != old:
            self.choosing = new
            if slot is not old.slot:
                self._terms.offer(new.narrowed(self.state.schema), new.ticked(findings))

    def _mended_diagnosis(self, old: Choosing) -> FindingId | None:
        """Return the diagnosis that came just now: evidence and reasoning are said of it."""
        found = [key for key, _ in wishes.diagnoses_of(self.state.findings, old.scope)]
        opened = self.state.opened
        of = (opened.case_id if opened is not None else None, old.scope)
        known, self._diagnoses = self._diagnoses, (of, frozenset(found))
        come = [key for key in found if key not in known[1]]
        if known[0] == of and known[1] and len(come) == 1:
            self._newest = come[0]
            if old.slot is not Slot.ADVICE:
                return come[0]
        return old.diagnosis if old.diagnosis in found else next(iter(found), None)

    def _serving(self, choosing: Choosing) -> Choosing:
        """Let advice serve the likeliest diagnosis, not the one that was merely named last."""
        if choosing.slot is not Slot.ADVICE or choosing.diagnosis != self._newest:
            return choosing
        known = wishes.diagnoses_of(self.state.findings, choosing.scope)
        self._newest = None
        return replace(choosing, diagnosis=next((key for key, _ in known), None))

    def show(self) -> None:
        """Show what is ticked, in the tree and on the map."""
        findings = self.state.findings
        self.name()
        self._remember_taken()
        self._terms.show_ticks(self.choosing.ticked(findings), self.choosing.counts(findings))
        self._terms.map.show_findings(self.choosing, findings)

    def _remember_taken(self) -> None:
        """Let the terms that were taken be recent ones; what was refused is none."""
        findings = self.state.findings
        taken = [key for key, of in self._asked_for.items() if key in of.ticked(findings)]
        for node_id in taken:
            del self._asked_for[node_id]
            self._terms.finder.took(node_id)
        if not self.state.writing:
            self._asked_for.clear()

    def aim(self, step: Step) -> FindingId | None:
        """Return what new marks show: the chosen lesion, or the region that was named last."""
        if step is Step.LESIONS:
            return self.choosing.lesion
        regions = [
            one.id
            for one in self.state.findings.values()
            if isinstance(one.content, Region) and one.media_id == self.choosing.image
        ]
        return regions[-1] if step is Step.REGIONS and regions else None

    # Words

    def name(self) -> None:
        """Say above the tree what is chosen in it."""
        self._terms.heading.setText(self._words())

    def _words(self) -> str:
        lexicon, choosing = self.state.terms, self.choosing
        if choosing.renamed is not None:
            return self.tr("Call it instead")
        lesion = self._lesion_words()
        if choosing.slot is Slot.DESCRIPTOR and lexicon and choosing.attribute in lexicon:
            what = lexicon[choosing.attribute].words(self.language).label
            return self.tr("{what}: {lesion}").format(what=what, lesion=lesion)
        if choosing.slot is Slot.LOCATION:
            return self.tr("Where: {lesion}").format(lesion=lesion)
        return {
            Slot.REGION: self.tr("Regions that are seen"),
            Slot.LESION: self.tr("Lesions"),
            Slot.DIAGNOSIS: self.tr("Diagnoses"),
            Slot.ADVICE: self.tr("Suggestion and treatment"),
        }.get(choosing.slot, "")

    def _lesion_words(self) -> str:
        for number, (key, lesion) in enumerate(lesions_of(self.state.findings), start=1):
            if key == self.choosing.lesion:
                both = (lesion.term.en, lesion.term.zh)
                return f"{number} {both[self.language is Language.CHINESE] or ''.join(both)}"
        return ""

    # Acts

    def _tick(self, checked: frozenset[str]) -> None:
        """Do what other ticks say; what is refused is unticked when the state comes back."""
        lexicon = self.state.terms
        # By the boxes, not by what is said: ticks before this one may still be on their way.
        others = checked ^ self._terms.ticks
        self._terms.ticks = checked
        if lexicon is None:
            return
        for node_id in sorted(others):
            suited = self.choosing.suited(lexicon[node_id], lexicon, self.state.schema)
            if suited is None:
                self.changed.emit()
                continue
            named = suited.ticked(self.state.findings)
            if suited != self.choosing and node_id in named:
                # Found elsewhere and said already: it is gone to, not taken away.
                self._go_on(suited)
                continue
            suited = self._serving(suited)
            new_id = self._presenter.new_id()
            wish = suited.wish(node_id, lexicon, new_id)
            if wish is not None:
                self._presenter.do(wish)
                new_lesion = suited.slot is Slot.LESION and suited.renamed is None
                if new_lesion and node_id not in named:
                    suited = self._await(suited, new_id)
                if node_id not in named:
                    self._asked_for[node_id] = suited
            self._go_on(suited)

    def _await(self, choosing: Choosing, lesion: FindingId) -> Choosing:
        self._awaited = lesion
        return replace(choosing, lesion=lesion)

    def _go_on(self, choosing: Choosing) -> None:
        """Stay, or go where a term belongs that was found in the whole lexicon."""
        here = self.choosing
        if (choosing.slot, choosing.attribute) == (here.slot, here.attribute):
            self.choosing = choosing
            return
        self.choosing = choosing
        if choosing.step is not here.step:
            self.moved.emit(choosing.step)
        self.choose(choosing)

    def _add_another(self, node: Node) -> None:
        """Name a lesion's term once more."""
        lexicon = self.state.terms
        if lexicon is None:
            return
        new_id = self._presenter.new_id()
        suited = self.choosing.suited(node, lexicon, self.state.schema)
        wish = suited.another(node.id, lexicon, new_id) if suited is not None else None
        if wish is not None:
            self._presenter.do(wish)
            self.choosing = self._await(self.choosing, new_id)
            self._terms.finder.took(node.id)

    def name_again(self, node_id: str) -> None:
        """Name a lesion's term once more, and ask where that one lies."""
        lexicon = self.state.terms
        if lexicon is not None and node_id in lexicon:
            self.choosing = replace(self.choosing, slot=Slot.LESION, attribute="")
            self._add_another(lexicon[node_id])
            self.choose(replace(self.choosing, slot=Slot.LOCATION))

    def _take_place(self, node_id: str, side: str) -> None:
        """Do what a click on the body map says."""
        wish = self._terms.map.wish(self.choosing, node_id, side, self._presenter.new_id())
        if wish is not None:
            self._presenter.do(wish)

    def _take_side(self, node_id: str, side: Laterality) -> None:
        """Do what is said beside the map."""
        findings = self.state.findings
        wish = self._terms.map.side_wish(self.choosing, findings, node_id, side)
        if wish is not None:
            self._presenter.do(wish)

    def for_map(self) -> Choosing:
        """Return what places of the map say: where the chosen lesion lies, or what is seen."""
        if self.choosing.slot in {Slot.REGION, Slot.LOCATION}:
            return self.choosing
        found = self.state.findings.get(self.choosing.lesion) if self.choosing.lesion else None
        of_lesion = found is not None and isinstance(found.content, Lesion)
        near = of_lesion and self.choosing.slot in {Slot.LESION, Slot.DESCRIPTOR}
        slot = Slot.LOCATION if near else Slot.REGION
        return replace(self.choosing, slot=slot, attribute="")
