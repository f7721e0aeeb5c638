"""The form of a new study, with what it would come to beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.study import GroupPlan
from medannot.ui.actions import ActionRegistry, caption, key_caption, tooltip
from medannot.ui.set_names import frozen_choices
from medannot.ui.studies.form_presenter import Draft, FormState
from medannot.ui.studies.group_rows import GroupRows
from medannot.ui.studies.question_choice import QuestionChoice
from medannot.ui.studies.rules import SECONDS_PER_ITEM, RuleTable
from medannot.ui.studies.viewer_limits import ViewerLimits
from medannot.ui.studies.words import met_words, span
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice, FormRow, LineField
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.domain.question import QuestionSet
    from medannot.services.question_sets import FrozenSet
    from medannot.services.study_design import StudyPreview
    from medannot.services.study_plan import LeftOut

_START_SIZE, _START_PER_ITEM = 15, 2
_LEAST_FORM_WIDTH, _FORM_WIDTH = 472, 560


class StudyForm(QWidget):
    """Asks for name, set, groups and seed.

    Args:
        actions: the window's actions.

    Signals:
        edited: (Draft) something was typed.
        act_wanted: (action id).
    """

    edited = Signal(object)
    act_wanted = Signal(str)

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._items: dict[str, int] = {}
        self._suggested: tuple[GroupPlan, ...] = ()
        header = PageHeader(self.tr("New study"))
        self.cancel_button = Button(self.tr("Cancel"), "quiet", key=key_caption("Esc"))
        self.cancel_button.clicked.connect(lambda _=False: self.act_wanted.emit("studies.back"))
        create = actions["studies.create"]
        self.create_button = Button(caption(create), "primary", key=key_caption(create.keys[0]))
        self.create_button.clicked.connect(lambda _=False: self.act_wanted.emit("studies.create"))
        header.add(self.cancel_button)
        header.add(self.create_button)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._make_form(), 1)
        columns.addWidget(self._make_proof(), 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(header)
        layout.addLayout(columns, 1)

    def _make_form(self) -> QWidget:
        card = Card()
        card.setMinimumWidth(_LEAST_FORM_WIDTH)
        card.setMaximumWidth(_FORM_WIDTH)
        self.name = LineField(self.tr("Such as Skin baseline 2026"), name=self.tr("Name"))
        self.sets = Choice(self.tr("Question set"))
        self.seed = LineField(name=self.tr("Seed"))
        draw = self._actions["studies.draw_seed"]
        self.draw_button = Button(caption(draw), size="compact", icon="dice-five")
        self.draw_button.setToolTip(tooltip(draw))
        self.draw_button.clicked.connect(lambda _=False: self.act_wanted.emit("studies.draw_seed"))
        self._name_row = FormRow(self.tr("Name"), self.name)
        self._seed_row = FormRow(self.tr("Seed"), self.seed)
        self.groups = GroupRows()
        self.questions = QuestionChoice()
        self.questions.edited.connect(self._tell)
        self.limits = ViewerLimits()
        self.limits.edited.connect(self._tell)
        self.name.textChanged.connect(self._tell)
        self.seed.textChanged.connect(self._tell)
        self.sets.currentIndexChanged.connect(self._take_set)
        self.groups.edited.connect(self._tell)
        self._fault = Banner("", "danger")
        inner = QWidget()
        inner.setObjectName("canvas")
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, 8, 0)
        form.setSpacing(16)
        form.addWidget(self._name_row)
        form.addWidget(FormRow(self.tr("Question set"), self.sets))
        form.addWidget(self.questions)
        form.addWidget(Text(self.tr("Groups and readers"), "section"))
        form.addWidget(self.groups)
        form.addWidget(self._seed_row)
        form.addWidget(self.draw_button, 0, Qt.AlignmentFlag.AlignRight)
        form.addWidget(Text(self.tr("What readers may not do in the viewer"), "section"))
        form.addWidget(self.limits)
        form.addStretch(1)
        card.body.addWidget(_scrolled(inner), 1)
        # Below the fields, so that it is seen wherever they are scrolled to.
        card.body.addWidget(self._fault)
        return card

    def _make_proof(self) -> QWidget:
        card = Card()
        card.body.addWidget(Text(self.tr("What each reader gets"), "section"))
        self._sum = Text("", tone="text_2", wrap=True)
        self.rules = RuleTable(self.tr("What each reader gets"))
        self._effort = Banner("", "neutral")
        self.met = Banner("", "warning")
        card.body.addWidget(self._sum)
        # The place keeps its room while there are no rules, so that the head stays at the top.
        place = QWidget()
        inside = QVBoxLayout(place)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.rules)
        card.body.addWidget(place, 1)
        card.body.addWidget(self.met)
        card.body.addWidget(self._effort)
        return card

    def begin(
        self, sets: "Sequence[QuestionSet]", frozen: "Sequence[FrozenSet]", seed: str
    ) -> None:
        """Show an empty form; frozen versions are offered behind the sets."""
        self.blockSignals(True)
        named = [(one.name, self._set_line(one)) for one in sets]
        self.sets.offer([*named, *frozen_choices(frozen)])
        self.name.clear()
        self.seed.setText(seed)
        self.limits.clear()
        self.questions.clear()
        self._items = {one.name: one.items for one in frozen}
        self._items |= {one.name: one.items for one in sets}
        self._suggested = _first_groups(self._items.get(self.sets.choice(), 0))
        self.groups.set_plans(self._suggested)
        self.blockSignals(False)
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    @property
    def changed(self) -> bool:
        """Tell whether a name was typed, or groups are others than those that are proposed."""
        return bool(self.name.text().strip()) or self.groups.plans() != self._suggested

    def _take_set(self, _place: int) -> None:
        """Suggest groups that fit another set, as long as the person has not changed them."""
        if self.groups.plans() == self._suggested:
            self._suggested = _first_groups(self._items.get(self.sets.choice(), 0))
            self.blockSignals(True)
            self.groups.set_plans(self._suggested)
            self.blockSignals(False)
            self.sets.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _set_line(self, one: "QuestionSet") -> str:
        count = self.tr("%Ln question(s)", "", one.items)
        return self.tr("{name} ({count})").format(name=one.name, count=count)

    def _tell(self) -> None:
        self.edited.emit(
            Draft(
                self.name.text(),
                self.sets.choice(),
                self.groups.plans(),
                self.seed.text(),
                self.limits.forbidden(),
                self.questions.language.choice(),
                self.questions.needs.choice(),
                self.questions.unscored.isChecked(),
                self.questions.apart.isChecked(),
            )
        )

    def show_state(self, state: FormState) -> None:
        """Show what is wrong and what the plan comes to."""
        self._name_row.set_error(state.name_fault)
        self._seed_row.set_error(state.seed_fault)
        self._fault.say(state.fault)
        self.create_button.setEnabled(state.can_create)
        why = "" if state.named else self.tr("Give the study a name first.")
        self.create_button.setToolTip(why or tooltip(self._actions["studies.create"]))
        preview = state.preview
        self.rules.setVisible(preview is not None)
        if preview is None:
            waiting = self.tr("Shown as soon as the form is complete.")
            self._sum.setText(waiting)
            self._effort.say("")
            self.met.say("")
            return
        self.questions.offer_apart(several=preview.met.questions > 0)
        self.met.say(
            met_words(preview.met, planned=True), "warning" if preview.met.met else "neutral"
        )
        self.rules.show_rules(self.rules.preview_rules(preview))
        self._sum.setText(self._sum_line(preview))
        self._effort.say(self._effort_line(preview))

    def _sum_line(self, preview: "StudyPreview") -> str:
        questions = self.tr("%Ln question(s)", "", preview.items)
        readers = self.tr("%Ln reader(s)", "", sum(group.readers for group in preview.groups))
        answers = self.tr(
            "%Ln answer(s) in all",
            "",
            sum(group.per_item for group in preview.groups) * preview.items,
        )
        said = self.tr("{questions}, {readers}, {answers}.").format(
            questions=questions, readers=readers, answers=answers
        )
        unscored = []
        if preview.unscored:
            unscored.append(
                self.tr(
                    "Not scored, for want of a reference answer: %Ln question(s).",
                    "",
                    preview.unscored,
                )
            )
        return "\n".join([said, *unscored, *self._left_lines(preview.left_out)])

    def _left_lines(self, left: "LeftOut") -> list[str]:
        """Say what of the set is not read, and why."""
        lines = []
        if left.other:
            lines.append(self.tr("%Ln question(s) of the set are left out.", "", left.other))
        if left.versions:
            lines.append(
                self.tr("%Ln of them are read in the chosen language instead.", "", left.versions)
            )
        if left.not_in_language:
            lines.append(
                self.tr(
                    "%Ln of them are not in the chosen language at all.", "", left.not_in_language
                )
            )
        return lines

    def _effort_line(self, preview: "StudyPreview") -> str:
        most = max(group.largest_load for group in preview.groups)
        count = self.tr("%Ln question(s)", "", most)
        return self.tr("Up to {count} for a reader: about {time} at {seconds} s each.").format(
            count=count, time=span(round(most * SECONDS_PER_ITEM / 60)), seconds=SECONDS_PER_ITEM
        )


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _first_groups(items: int) -> tuple[GroupPlan, ...]:
    """Suggest two groups, as large as the first question set has something to read for."""
    size = max(1, min(_START_SIZE, items * _START_PER_ITEM))
    return tuple(GroupPlan(name, size, _START_PER_ITEM) for name in ("primary", "senior"))
