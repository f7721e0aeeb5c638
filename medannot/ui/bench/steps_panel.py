"""The protocol at the right: its steps with done marks, and the form of the open one."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.annotation.acknowledging import acknowledge
from medannot.domain.annotation.finding import Complete
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.steps import State, StepView
from medannot.ui import icons, theme
from medannot.ui.bench import words
from medannot.ui.bench.advice_form import AdviceForm
from medannot.ui.bench.diagnosis_form import DiagnosisForm
from medannot.ui.bench.lesion_form import LesionForm
from medannot.ui.bench.notice_list import NoticeList
from medannot.ui.bench.open_items import COMPLETE, Item, Weight
from medannot.ui.bench.quality_form import QualityForm
from medannot.ui.bench.region_form import RegionForm
from medannot.ui.bench.step_form import Look, NewId, StepForm
from medannot.ui.bench.thread import ReturnedPanel
from medannot.ui.phrases import with_value
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button, Focusable
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.painting import focus_ring, surface
from medannot.ui.widgets.small import Line

_HEIGHT, _HEIGHT_SMALL, _PAD, _DISC = 36, 30, 10, 24
_NAME = 96


class StepRow(Focusable):
    """One step: its number or a sign that it is done, its name, what was said in it.

    Args:
        number: from 1.
        name: translated.
    """

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self._number, self.said = number, ""
        self.state = State.NOT_BEGUN
        self.setCheckable(True)
        self.setText(name)
        self.set_small(small=False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_small(self, *, small: bool) -> None:
        """Take less room in a small window."""
        self.setFixedHeight(_HEIGHT_SMALL if small else _HEIGHT)

    def show_view(self, view: StepView, said: str) -> None:
        """Show how far it is."""
        self.state, self.said = view.state, said
        done = self.tr("done") if view.state is State.DONE else words.open_words(view)
        self.setAccessibleName(with_value(self.text(), done))
        self.setToolTip("\n".join(filter(None, (said, done))) if said != done else done)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for number and name."""
        return QSize(220, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint disc, name and what was said."""
        look, painter = theme.current(), QPainter(self)
        fill = "selection" if self.isChecked() else "hover" if self.underMouse() else None
        surface(painter, self.rect(), fill, None, look.metric("radius.control"))
        height = self.height()
        box = QRect(_PAD, (height - _DISC) // 2, _DISC, _DISC)
        if self.state is State.DONE:
            icons.paint_icon(painter, box, "check-circle", look.colour("success"))
        else:
            edge = "accent" if self.isChecked() else "text_3"
            surface(painter, box, None, edge, _DISC // 2)
            self._words(painter, box, str(self._number), "text_2", middle=True)
        left = 2 * _PAD + _DISC
        self._words(painter, QRect(left, 0, _NAME, height), self.text(), "text")
        room = QRect(left + _NAME, 0, self.width() - left - _NAME - _PAD, height)
        self._words(painter, room, self.said, "text_2")
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
        eye_wanted: (id) the marks of a lesion are to be hidden, or shown again.
        next_wanted: what is asked next is to be chosen.
        item_wanted: (Item) what is open there is to be mended.
        begun: (bool) something is typed that is not saved, or no longer.
    """

    step_wanted = Signal(object)
    wished = Signal(object)
    choosing_wanted = Signal(object)
    complete_wanted = Signal(bool)
    submit_wanted = Signal()
    aim_wanted = Signal(str)
    eye_wanted = Signal(str)
    next_wanted = Signal()
    item_wanted = Signal(object)
    begun = Signal(bool)

    def __init__(self, new_id: NewId) -> None:
        super().__init__()
        self.quality = QualityForm(new_id)
        self.lesions = LesionForm(new_id)
        self.lesions.aim_wanted.connect(self.aim_wanted)
        self.lesions.eye_wanted.connect(self.eye_wanted)
        self.lesions.next_wanted.connect(self.next_wanted)
        self.forms: dict[Step, StepForm] = {
            Step.QUALITY: self.quality,
            Step.REGIONS: RegionForm(new_id),
            Step.LESIONS: self.lesions,
            Step.DIAGNOSES: DiagnosisForm(new_id),
            Step.ADVICE: AdviceForm(new_id),
        }
        self.rows: dict[Step, StepRow] = {}
        self.step = Step.QUALITY
        self._stack = QStackedWidget()
        self._small = False
        # Here it has a place of its own: over the image it would lie on tools, above or below
        # the image it would move what is drawn on.
        self.fault = Banner("", "danger")
        self.fault.hide()
        self.returned = ReturnedPanel()
        self.notices = NoticeList()
        self.notices.wanted.connect(self.item_wanted)
        self.notices.acknowledge_wanted.connect(self._acknowledge)
        self.complete = CheckBox(self.tr("Everything visible is annotated"))
        self.complete.setObjectName(COMPLETE)
        self.submit = Button(self.tr("Hand in"), key=self.tr("Ctrl Enter"), size="compact")
        self._rows = QVBoxLayout()
        self._lay_out()
        for form in self.forms.values():
            form.wished.connect(self.wished)
            form.choosing_wanted.connect(self.choosing_wanted)
            form.rebuilt.connect(self._order)
            form.begun.connect(self.begun)
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
        column.addWidget(self.returned)
        column.addWidget(self._stack, 1)
        column.addWidget(self.fault)
        column.addWidget(self.notices)
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
            row.set_small(small=self._small)
            row.setObjectName(f"step.{step.value}")
            row.clicked.connect(partial(self._want, step))
            self._rows.addWidget(row)
            self.rows[step] = row

    def _want(self, step: Step, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.step_wanted.emit(step)

    def _acknowledge(self, item: Item, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Let a warning stand, or take that back."""
        breach = item.warning
        if breach is not None:
            self.wished.emit(lambda now: acknowledge(now, breach, on=on))

    def open(self, step: Step) -> None:
        """Show the form of a step."""
        if step is not self.step:
            self.forms[self.step].leave()
        self.step = step
        self._stack.setCurrentIndex(tuple(self.forms).index(step))
        self._check()
        self._order()

    def leave(self, *, stays: bool = False) -> None:
        """Keep what is being written, as if it had been entered; who stays keeps the keys."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        for form in self.forms.values():
            form.leave()
        if stays and focus is not None and QApplication.focusWidget() is None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check(self) -> None:
        for step, row in self.rows.items():
            row.setChecked(step is self.step)

    def _order(self) -> None:
        """Let Tab go through the steps, the form and what stands below, from top to bottom."""
        fields = self.forms[self.step].fields()
        below = (*self.notices.fields(), self.complete, self.submit)
        for one, other in pairwise((*self.rows.values(), *fields, *below)):
            QWidget.setTabOrder(one, other)

    def set_small(self, *, small: bool) -> None:
        """Take less room in a small window."""
        self._small = small
        for row in self.rows.values():
            row.set_small(small=small)

    def show_look(self, look: Look, items: Sequence[Item], *, asked: bool) -> None:
        """Show how far the steps are, the open one's form, and what is to be looked at.

        Args:
            look: what a form shows.
            items: the gravest first.
            asked: the case was to be handed in, and these stand against it.
        """
        self.show_steps(look.state.steps)
        self._check()
        for view in look.state.views:
            self.rows[view.step].show_view(view, words.summary(view, look.language))
        self.forms[self.step].show_look(look)
        found = look.state.findings.values()
        # A reviewer's own bench tells nobody what became of their case.
        own = look.state.opened if look.state.seat is not None else None
        self.returned.show_case(own, look.name)
        self.complete.setChecked(any(isinstance(one.content, Complete) for one in found))
        self.complete.setEnabled(not look.state.closed)
        blocked = any(item.weight is Weight.BLOCKS for item in items)
        self._name_submit(closed=look.state.closed, again=asked and not blocked)
        room = self.height() // (3 if asked else 5)
        self.notices.show_items(items, self._heading(asked=asked, blocked=blocked), max(room, 84))
        self._order()

    def _name_submit(self, *, closed: bool, again: bool) -> None:
        said = self.tr("Hand in all the same") if again else self.tr("Hand in")
        self.submit.setText(self.tr("Open again") if closed else said)

    def _heading(self, *, asked: bool, blocked: bool) -> str:
        if not asked:
            return ""
        if blocked:
            return self.tr("The case is not complete yet")
        return self.tr("Still open; it can be handed in all the same")

    def take_focus_at(self, name: str) -> bool:
        """Give the keys to a field by its name; tell whether they went there anew."""
        found = self.findChild(QWidget, name) if name else None
        if not isinstance(found, QWidget) or not found.isEnabled() or found.hasFocus():
            return False
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def take_focus(self) -> None:
        """Give the keys to the form, or to the step where it has no field."""
        field = self.forms[self.step].first_field()
        target = field or self.rows.get(self.step)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
