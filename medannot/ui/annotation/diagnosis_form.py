"""Up to three diagnoses in their ranks, what speaks for each, and why."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.domain.annotation import wishes
from medannot.domain.annotation.finding import MOST_DIAGNOSES, Diagnosis, Lesion, Region
from medannot.domain.ids import FindingId
from medannot.ui.annotation.said_row import SaidRow
from medannot.ui.annotation.step_form import Look, NewId, StepForm, hint, remove_button, row_of
from medannot.ui.annotation.written import Written
from medannot.ui.widgets.fields import CheckBox, LineField

_MIME = "application/x-medannot-diagnosis"
_FAR = 8
_STEPS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class _Ranked(SaidRow):
    """A diagnosis that Alt and an arrow, or a drag, put at another rank.

    Args:
        key: of its finding.
        name: in words.
        rank: from 1.
        form: to which it belongs.
    """

    def __init__(self, key: FindingId, name: str, rank: int, form: "DiagnosisForm") -> None:
        super().__init__(f"{rank}  {name}", "", chosen=form.look.choosing.diagnosis == key)
        self.key, self._rank, self._form = key, rank, form
        self.setObjectName(f"diagnosis.{key}")
        self.setToolTip(self.tr("{name}: Alt and an arrow, or a drag, ranks it").format(name=name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rank by Alt and an arrow."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self._form.rank(self.key, self._rank + _STEPS[event.key()])
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag."""
        if self.isDown() and not self.rect().adjusted(0, -_FAR, 0, _FAR).contains(event.pos()):
            self.setDown(False)
            drag, mime = QDrag(self), QMimeData()
            mime.setData(_MIME, QByteArray(self.key.encode()))
            drag.setMimeData(mime)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)
            return
        super().mouseMoveEvent(event)


class DiagnosisForm(StepForm):
    """Ranks diagnoses and asks what speaks for the chosen one.

    Args:
        new_id: of findings that are made.
    """

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self._new_id = new_id
        self._reasons: dict[FindingId, Written] = {}
        self._ranked: list[_Ranked] = []
        self.setAcceptDrops(True)

    def _known(self, look: Look) -> tuple[tuple[FindingId, Diagnosis], ...]:
        return wishes.diagnoses_of(look.state.findings, look.scope)

    def signature(self, look: Look) -> object:
        """Return ranks and evidence; the reasoning stays in its field while one writes."""
        diagnoses = tuple((key, replace(one, reasoning="")) for key, one in self._known(look))
        evidence = tuple(
            one for one in look.state.findings.values() if isinstance(one.content, Lesion | Region)
        )
        return look.scope, diagnoses, evidence

    def build(self, column: QVBoxLayout) -> None:
        """Show the ranks, the chosen one open."""
        self._reasons, self._ranked = {}, []
        known = self._known(self.look)
        if not known:
            column.addWidget(
                hint(self.tr("Tick up to three diseases in the tree, likeliest first."))
            )
        for key, diagnosis in known:
            name = self.look.name(diagnosis.term) if diagnosis.term else diagnosis.text
            row = _Ranked(key, name, diagnosis.rank, self)
            row.clicked.connect(partial(self._open, key))
            self._ranked.append(row)
            away = remove_button(f"diagnosis.{key}.away", name)
            away.clicked.connect(partial(self._remove, key))
            column.addLayout(row_of(row, away))
            if key == self.look.choosing.diagnosis or len(known) == 1:
                self._ask(column, key, diagnosis)
        if len(known) < MOST_DIAGNOSES:
            self._ask_other(column)

    def _open(self, key: FindingId, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.choosing_wanted.emit(replace(self.look.choosing, diagnosis=key))

    def _remove(self, key: FindingId, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.wished.emit(lambda now: wishes.remove(now, key))

    def _ask(self, column: QVBoxLayout, key: FindingId, diagnosis: Diagnosis) -> None:
        for one in self.look.state.findings.values():
            if isinstance(one.content, Lesion):
                name = self.look.name(one.content.term)
            elif isinstance(one.content, Region):
                name = self.look.name(one.content.site.term)
            else:
                continue
            box = CheckBox(self.tr("Speaks for it: {name}").format(name=name))
            box.setObjectName(f"evidence.{key}.{one.id}")
            box.setChecked(one.id in diagnosis.evidence)
            box.clicked.connect(partial(self._switch, key, one.id))
            column.addWidget(box)
        reason = Written(self.tr("Reasoning"), diagnosis.reasoning)
        reason.setObjectName(f"reasoning.{key}")
        reason.kept.connect(partial(self._reason, key))
        self._reasons[key] = reason
        column.addWidget(reason)

    def _switch(self, key: FindingId, evidence: FindingId, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.wished.emit(lambda now: wishes.switch_evidence(now, key, evidence))

    def _reason(self, key: FindingId, text: str) -> None:
        self.wished.emit(lambda now: wishes.reason_diagnosis(now, key, text))

    def _ask_other(self, column: QVBoxLayout) -> None:
        other = LineField(self.tr("A disease that the tree does not have"))
        other.setObjectName("diagnosis.other")
        other.returnPressed.connect(lambda: self._write(other.text()))
        column.addWidget(other)

    def _write(self, text: str) -> None:
        scope, new_id = self.look.scope, self._new_id()
        if text.strip():
            self.wished.emit(lambda now: wishes.write_diagnosis(now, scope, text, new_id))

    def update_rows(self) -> None:
        """Show the reasoning as it is kept."""
        for key, diagnosis in self._known(self.look):
            if key in self._reasons:
                self._reasons[key].show_text(diagnosis.reasoning)

    def rank(self, key: FindingId, place: int) -> None:
        """Put a diagnosis at a rank."""
        self.wished.emit(lambda now: wishes.rank_diagnosis(now, key, place))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take diagnoses of this list."""
        if event.mimeData().hasFormat(_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put what was dragged at the rank of the row on which it falls."""
        key = FindingId(bytes(event.mimeData().data(_MIME).data()).decode())
        at = event.position().toPoint()
        tops = [row.mapTo(self, row.rect().center()).y() for row in self._ranked]
        self.rank(key, 1 + sum(top < at.y() for top in tops))
        event.acceptProposedAction()

    def first_field(self) -> QWidget | None:
        """Return the likeliest diagnosis, or the field for another one."""
        return self._ranked[0] if self._ranked else super().first_field()
