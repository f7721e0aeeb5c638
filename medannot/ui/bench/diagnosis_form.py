"""Up to three diagnoses in their ranks, what speaks for each, and why."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import MOST_DIAGNOSES, Diagnosis, Lesion, Region
from medannot.domain.ids import FindingId
from medannot.ui import theme
from medannot.ui.bench.bench_state import Wish
from medannot.ui.bench.free_words import FreeWords
from medannot.ui.bench.hint_line import HintLine
from medannot.ui.bench.lesion_rows import numbers_of
from medannot.ui.bench.ranked_row import RankedRow
from medannot.ui.bench.step_form import Look, NewId, StepForm, hint, remove_button, row_of
from medannot.ui.bench.tick_chips import TickChips, TickSpec
from medannot.ui.bench.written import Written


class _DropLine(QWidget):
    """Shows between which rows something would fall."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), theme.current().colour("accent"))


class DiagnosisForm(StepForm):
    """Ranks diagnoses and asks what speaks for the chosen one.

    Args:
        new_id: of findings that are made.
    """

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._words = FreeWords(new_id, self._write, self)
        self.take_words(self._words)
        self._reasons: dict[FindingId, Written] = {}
        self._ranked: list[RankedRow] = []
        self._drop = _DropLine(self)
        self._drop.hide()

    def _known(self, look: Look) -> tuple[tuple[FindingId, Diagnosis], ...]:
        known = wishes.diagnoses_of(look.state.findings, look.scope)
        # What is still being typed stands in its field.
        return tuple(one for one in known if one[0] != self._words.key)

    def signature(self, look: Look) -> object:
        """Return ranks and evidence; the reasoning stays in its field while one writes."""
        diagnoses = tuple((key, replace(one, reasoning="")) for key, one in self._known(look))
        evidence = tuple(
            one for one in look.state.findings.values() if isinstance(one.content, Lesion | Region)
        )
        return look.scope, diagnoses, evidence

    def build(self, column: QVBoxLayout) -> None:
        """Show the ranks, what is asked of the chosen one below them."""
        self._reasons, self._ranked = {}, []
        known = self._known(self.look)
        chosen = self._chosen()
        if not known:
            column.addWidget(
                hint(self.tr("Tick up to three diseases in the tree, likeliest first."))
            )
        for key, diagnosis in known:
            self._add(column, key, diagnosis, chosen=key == chosen, single=len(known) == 1)
        if len(known) > 1:
            keys = (self.tr("Alt ↑"), self.tr("Alt ↓"))
            column.addWidget(HintLine((keys, self.tr("or a drag ranks them"))))
        if len(known) < MOST_DIAGNOSES:
            self._ask_other(column)
        for key, diagnosis in known:
            if key == chosen:
                self._ask(column, key, diagnosis)

    def _chosen(self) -> FindingId | None:
        """Return the diagnosis whose evidence is shown."""
        keys = [key for key, _ in self._known(self.look)]
        wanted = self.look.choosing.diagnosis
        return wanted if wanted in keys else next(iter(keys), None)

    def _add(
        self,
        column: QVBoxLayout,
        key: FindingId,
        diagnosis: Diagnosis,
        *,
        chosen: bool,
        single: bool,
    ) -> None:
        name = self._name(diagnosis)
        row = RankedRow(key, name, diagnosis.rank, chosen=chosen, single=single)
        row.clicked.connect(partial(self._open, key))
        row.ranked.connect(partial(self.rank, key))
        row.dragged.connect(self._show_drop)
        row.dropped.connect(partial(self._take_drop, key))
        self._ranked.append(row)
        away = remove_button(f"diagnosis.{key}.away", name)
        away.clicked.connect(partial(self._remove, key))
        column.addLayout(row_of(row, away))

    def _name(self, diagnosis: Diagnosis) -> str:
        return self.look.name(diagnosis.term) if diagnosis.term else diagnosis.text

    def _open(self, key: FindingId, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.choosing_wanted.emit(replace(self.look.choosing, diagnosis=key))

    def _remove(self, key: FindingId, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.wished.emit(lambda now: wishes.remove(now, key))

    def _ask(self, column: QVBoxLayout, key: FindingId, diagnosis: Diagnosis) -> None:
        specs = self._evidence(key, diagnosis)
        if specs:
            text = self.tr("Evidence for {name}").format(name=self._name(diagnosis))
            column.addSpacing(6)
            column.addWidget(hint(text))
            chips = TickChips(text, specs)
            chips.switched.connect(partial(self._switch, key))
            column.addWidget(chips)
            column.addSpacing(4)
        reason = Written(self.tr("Reasoning, in free words"), diagnosis.reasoning)
        reason.setObjectName(f"reasoning.{key}")
        reason.begun.connect(self.begun)
        reason.kept.connect(partial(self._reason, key))
        self._reasons[key] = reason
        column.addWidget(reason)

    def _evidence(self, key: FindingId, diagnosis: Diagnosis) -> list[TickSpec]:
        """Return what may speak for a diagnosis: lesions by their numbers, then regions."""
        numbers = numbers_of(self.look)
        lesions, regions = [], []
        for one in self.look.state.findings.values():
            name, ticked = f"evidence.{key}.{one.id}", one.id in diagnosis.evidence
            if isinstance(one.content, Lesion):
                words = f"{numbers[one.id]} {self.look.name(one.content.term)}"
                lesions.append(TickSpec(name, words, ticked))
            elif isinstance(one.content, Region):
                words = self.look.placed(one.content.site)
                regions.append(TickSpec(name, words, ticked))
        return lesions + regions

    def _switch(self, key: FindingId, name: str) -> None:
        evidence = FindingId(name.rpartition(".")[2])
        self.wished.emit(lambda now: wishes.switch_evidence(now, key, evidence))

    def _reason(self, key: FindingId, text: str) -> None:
        self.wished.emit(lambda now: wishes.reason_diagnosis(now, key, text))

    def _ask_other(self, column: QVBoxLayout) -> None:
        name = self.tr("A disease that the tree lacks")
        column.addWidget(self._words.field(name, "diagnosis.other"))

    def _write(self, text: str, key: FindingId) -> Wish:
        scope = self.look.scope
        return lambda now: wishes.write_diagnosis(now, scope, text, key)

    def owner(self, look: Look) -> object:
        """Return whose words stand here: diagnoses are of the case, or of one image."""
        return super().owner(look), look.scope

    def leave(self) -> None:
        """Keep words and reasoning."""
        super().leave()
        for reason in self._reasons.values():
            reason.keep()

    def update_rows(self) -> None:
        """Show the reasoning as it is kept."""
        for key, diagnosis in self._known(self.look):
            if key in self._reasons:
                self._reasons[key].show_text(diagnosis.reasoning)

    # Ranks

    def rank(self, key: FindingId, place: int) -> None:
        """Put a diagnosis at a rank."""
        self.wished.emit(lambda now: wishes.rank_diagnosis(now, key, place))

    def _rank_at(self, place: QPoint) -> int:
        """Return the rank at which a place of the screen lies: before which row, from 1."""
        above = self.mapFromGlobal(place).y()
        return 1 + sum(self._middle(row) < above for row in self._ranked)

    def _middle(self, row: RankedRow) -> int:
        return row.mapTo(self, row.rect().center()).y()

    def _show_drop(self, place: QPoint) -> None:
        """Show between which rows it would come to stand."""
        before = self._rank_at(place)
        row = self._ranked[min(before, len(self._ranked)) - 1]
        corner = row.mapTo(self, QPoint(0, 0))
        below = row.height() if before > len(self._ranked) else 0
        self._drop.setGeometry(corner.x(), corner.y() + below - 2, row.width(), 3)
        self._drop.show()
        self._drop.raise_()

    def _take_drop(self, key: FindingId, place: QPoint) -> None:
        self._drop.hide()
        was = next(n for n, row in enumerate(self._ranked, start=1) if row.key == key)
        before = self._rank_at(place)
        # Its own row goes away from above the place where it falls.
        wanted = before - 1 if before > was else before
        if wanted != was:
            self.rank(key, wanted)

    def first_field(self) -> QWidget | None:
        """Return the likeliest diagnosis, or the field for another one."""
        return self._ranked[0] if self._ranked else super().first_field()
