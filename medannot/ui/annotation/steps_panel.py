"""The protocol at the right: its steps with done marks, and the form of the open one."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.finding import Complete
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.steps import State, StepView
from medannot.domain.lexicon.constraints import Severity
from medannot.ui import icons, theme
from medannot.ui.annotation import words
from medannot.ui.annotation.advice_form import AdviceForm
from medannot.ui.annotation.diagnosis_form import DiagnosisForm
from medannot.ui.annotation.lesion_form import LesionForm
from medannot.ui.annotation.quality_form import QualityForm
from medannot.ui.annotation.region_form import RegionForm
from medannot.ui.annotation.step_form import Look, NewId, StepForm
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button, Focusable
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.painting import focus_ring, surface
from medannot.ui.widgets.small import Line

_HEIGHT, _PAD, _DISC = 36, 10, 24


class StepRow(Focusable):
    """One step: its number or a sign that it is done, its name, what was said in it.

    Args:
        number: from 1.
        name: translated.
    """

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self._said = number, ""
        self.state = State.NOT_BEGUN
        self.setCheckable(True)
        self.setText(name)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_view(self, view: StepView, said: str) -> None:
        """Show how far it is."""
        self.state, self._said = view.state, said
        done = self.tr("done") if view.state is State.DONE else words.open_words(view)
        self.setAccessibleName(f"{self.text()}: {done}")
        self.setToolTip(done)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for number and name."""
        return QSize(220, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint disc, name and what was said."""
        look, painter = theme.current(), QPainter(self)
        fill = "selection" if self.isChecked() else "hover" if self.underMouse() else None
        surface(painter, self.rect(), fill, None, look.metric("radius.control"))
        box = QRect(_PAD, (_HEIGHT - _DISC) // 2, _DISC, _DISC)
        if self.state is State.DONE:
            icons.paint_icon(painter, box, "check-circle", look.colour("success"))
        else:
            edge = "accent" if self.isChecked() else "text_3"
            surface(painter, box, None, edge, _DISC // 2)
            self._words(painter, box, str(self._number), "text_2", middle=True)
        left = 2 * _PAD + _DISC
        self._words(painter, QRect(left, 0, 100, _HEIGHT), self.text(), "text")
        room = QRect(left + 100, 0, self.width() - left - 100 - _PAD, _HEIGHT)
        self._words(painter, room, self._said, "text_2")
        if self.shows_focus:
            focus_ring(painter, self.rect(), look.metric("radius.control"))

    def _words(
        self, painter: QPainter, room: QRect, text: str, token: str, *, middle: bool = False
    ) -> None:
        look = theme.current()
        font = look.font("ui_strong" if self.isChecked() else "ui")
        painter.setFont(font)
        painter.setPen(look.colour(token))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignCenter if middle else Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), cut)


class StepsPanel(QWidget):
    """Shows the steps of a project and the form of one of them.

    Args:
        new_id: of findings that are made.

    Signals:
        step_wanted: (Step) another step is to be opened.
        wished: (Wish) an act.
        choosing_wanted: (Choosing) another thing is to be chosen in the tree.
        complete_wanted: (bool) everything visible is annotated, or not.
        submit_wanted: the case is to be handed in, or opened again.
        aim_wanted: (id) the selected marks are to show a lesion.
    """

    step_wanted = Signal(object)
    wished = Signal(object)
    choosing_wanted = Signal(object)
    complete_wanted = Signal(bool)
    submit_wanted = Signal()
    aim_wanted = Signal(str)

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        lesions = LesionForm(new_id)
        lesions.aim_wanted.connect(self.aim_wanted)
        self.forms: dict[Step, StepForm] = {
            Step.QUALITY: QualityForm(new_id),
            Step.REGIONS: RegionForm(new_id),
            Step.LESIONS: lesions,
            Step.DIAGNOSES: DiagnosisForm(new_id),
            Step.ADVICE: AdviceForm(new_id),
        }
        self.rows: dict[Step, StepRow] = {}
        self.step = Step.QUALITY
        self._stack = QStackedWidget()
        self._breach = Banner("", "warning")
        self._breach.hide()
        self.complete = CheckBox(self.tr("Everything visible is annotated"))
        self.submit = Button(self.tr("Hand in"), key=self.tr("Ctrl Enter"), size="compact")
        self._rows = QVBoxLayout()
        self._lay_out()
        for form in self.forms.values():
            form.wished.connect(self.wished)
            form.choosing_wanted.connect(self.choosing_wanted)
            form.rebuilt.connect(self._order)
        self.complete.clicked.connect(self.complete_wanted)
        self.submit.clicked.connect(lambda _on=False: self.submit_wanted.emit())

    def _lay_out(self) -> None:
        self._rows.setSpacing(2)
        for form in self.forms.values():
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(form)
            self._stack.addWidget(scroll)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addLayout(self._rows)
        column.addWidget(Line())
        column.addWidget(self._stack, 1)
        column.addWidget(self._breach)
        column.addWidget(self.complete)
        column.addWidget(self.submit)

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Offer the steps of a project."""
        if tuple(self.rows) == steps:
            return
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for number, step in enumerate(steps, start=1):
            row = StepRow(number, words.step_words(step))
            row.setObjectName(f"step.{step.value}")
            row.clicked.connect(partial(self._want, step))
            self._rows.addWidget(row)
            self.rows[step] = row

    def _want(self, step: Step, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.step_wanted.emit(step)

    def open(self, step: Step) -> None:
        """Show the form of a step."""
        self.step = step
        self._stack.setCurrentIndex(tuple(self.forms).index(step))
        self._check()
        self._order()

    def _check(self) -> None:
        for step, row in self.rows.items():
            row.setChecked(step is self.step)

    def _order(self) -> None:
        """Let Tab go through the steps, the form and what stands below, from top to bottom."""
        fields = self.forms[self.step].fields()
        for one, other in pairwise((*self.rows.values(), *fields, self.complete, self.submit)):
            QWidget.setTabOrder(one, other)

    def show_look(self, look: Look, breaches: tuple[Breach, ...]) -> None:
        """Show how far the steps are, and the open one's form."""
        self.show_steps(look.state.steps)
        self._check()
        for view in look.state.views:
            self.rows[view.step].show_view(view, words.summary(view, look.language))
        self.forms[self.step].show_look(look)
        found = look.state.findings.values()
        self.complete.setChecked(any(isinstance(one.content, Complete) for one in found))
        self.complete.setEnabled(not look.state.closed)
        self.submit.setText(self.tr("Open again") if look.state.closed else self.tr("Hand in"))
        self._say(look, breaches)

    def _say(self, look: Look, breaches: tuple[Breach, ...]) -> None:
        first = next((one for one in breaches if one.severity is not Severity.INFO), None)
        if first is None:
            self._breach.say("")
            return
        more = len(breaches) - 1
        text = first.words(look.language)
        if more:
            text = self.tr("{first} And {count} more.").format(first=text, count=more)
        self._breach.say(text, "danger" if first.severity is Severity.ERROR else "warning")

    def take_focus(self) -> None:
        """Give the keys to the form, or to the step where it has no field."""
        field = self.forms[self.step].first_field()
        target = field or self.rows.get(self.step)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
