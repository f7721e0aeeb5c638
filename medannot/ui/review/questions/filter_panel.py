"""Which questions come: filters in the place of the queue, and a sample drawn anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.ui.review.filter_frame import FilterFrame
from medannot.ui.review.questions.audit_state import AuditState
from medannot.ui.review.questions.words import (
    ABILITIES,
    ability_words,
    problem_words,
    type_words,
)
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.text import Text

_FLAGS = ("waiting", "never_reviewed", "for_me", "flagged", "rejected", "edited_since")
_MOST = 1_000_000
_ORIGINS = {None: "", False: "imported", True: "edited"}


class QuestionFilterPanel(FilterFrame):
    """Takes a filter; `applied` tells the QuestionFilter.

    Signals:
        draw_wanted: (size, seed) of a sample.
    """

    draw_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.apply.setText(self.tr("Apply"))
        self.all.setText(self.tr("All questions"))
        words = {
            "waiting": self.tr("Waiting for a review"),
            "never_reviewed": self.tr("Never reviewed"),
            "for_me": self.tr("Reviewed by others, not by you"),
            "flagged": self.tr("Flagged"),
            "rejected": self.tr("Rejected"),
            "edited_since": self.tr("Edited since the review"),
        }
        self.flags = {key: CheckBox(words[key]) for key in _FLAGS}
        self.problem = Choice(self.tr("Problem"))
        self.problem.offer(
            [("", self.tr("Any problem or none")), *((p.value, problem_words(p)) for p in Problem)]
        )
        self.origin = Choice(self.tr("Origin"))
        self.origin.offer(
            [
                ("", self.tr("Imported or edited")),
                ("imported", self.tr("As they were imported")),
                ("edited", self.tr("Edited in a review")),
            ]
        )
        self.sample = Choice(self.tr("Sample"))
        self.types = {one: CheckBox(type_words(one)) for one in ItemType}
        self.abilities: dict[str, CheckBox] = {}
        self._abilities = QVBoxLayout()
        self._abilities.setSpacing(6)
        self.how_many = LineField(self.tr("How many"), name=self.tr("Questions of the sample"))
        self.seed = LineField(self.tr("Seed"), name=self.tr("Seed of the draw"))
        self.seed.setText("1")
        self.wrong = Text(self.tr("Write two whole numbers."), tone="danger", wrap=True)
        self.wrong.hide()
        self.draw = Button(self.tr("Draw"), size="compact")
        self._lay_out()
        self.apply.clicked.connect(lambda _on=False: self.applied.emit(self.wanted()))
        self.all.clicked.connect(lambda _on=False: self.applied.emit(QuestionFilter()))
        self.draw.clicked.connect(lambda _on=False: self._draw())

    def _lay_out(self) -> None:
        body = self.body
        body.addWidget(Text(self.tr("Which questions come"), "ui_strong"))
        for box in self.flags.values():
            body.addWidget(box)
        body.addWidget(self.origin)
        body.addWidget(self.problem)
        body.addWidget(self.sample)
        body.addWidget(Text(self.tr("Ability"), "ui_strong"))
        body.addLayout(self._abilities)
        body.addWidget(Text(self.tr("Kind of question"), "ui_strong"))
        for box in self.types.values():
            body.addWidget(box)
        self._drawing = QWidget()
        draw = QVBoxLayout(self._drawing)
        draw.setContentsMargins(0, 0, 0, 0)
        draw.setSpacing(6)
        draw.addWidget(Text(self.tr("Draw a sample"), "ui_strong"))
        # Above the fields, where it is in sight however far the panel is scrolled.
        draw.addWidget(self.wrong)
        row = QHBoxLayout()
        row.setSpacing(6)
        for field in (self.how_many, self.seed, self.draw):
            row.addWidget(field)
        draw.addLayout(row)
        body.addWidget(self._drawing)
        body.addStretch(1)

    def begin(self, state: AuditState) -> None:
        """Show the filter in force, and what there is to choose from."""
        wanted, samples = state.wanted, state.samples
        # Samples are of one set.
        self._drawing.setVisible(state.set_name is not None)
        self._offer_abilities(state.abilities | wanted.abilities)
        self.wrong.hide()
        self.origin.choose(_ORIGINS[wanted.edited])
        for key, box in self.flags.items():
            box.setChecked(bool(getattr(wanted, key)))
        for type_, box in self.types.items():
            box.setChecked(type_ in wanted.types)
            box.setVisible(box.isChecked() or not state.types or type_ in state.types)
        for ability, box in self.abilities.items():
            box.setChecked(ability in wanted.abilities)
        self.problem.choose(wanted.problem.value if wanted.problem else "")
        self.sample.offer(
            [
                ("", self.tr("The whole set")),
                *(
                    (str(one), self.tr("Sample {number}").format(number=one))
                    for one in range(1, samples + 1)
                ),
            ]
        )
        self.sample.choose(str(wanted.sample) if wanted.sample else "")
        self.sample.setVisible(bool(samples))
        self.flags["waiting"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_abilities(self, found: frozenset[str]) -> None:
        """Offer what questions are of: the seven abilities in their order, then others."""
        own = [one for one in ABILITIES if one in found]
        others = sorted(found - set(ABILITIES), key=str.casefold)
        offered = (*own, *others) or ABILITIES
        if tuple(self.abilities) == offered:
            return
        clear(self._abilities)
        self.abilities = {one: CheckBox(ability_words(one)) for one in offered}
        for box in self.abilities.values():
            self._abilities.addWidget(box)

    def wanted(self) -> QuestionFilter:
        """Return the filter that is chosen."""
        problem, sample = self.problem.choice(), self.sample.choice()
        return QuestionFilter(
            abilities=frozenset(key for key, box in self.abilities.items() if box.isChecked()),
            types=frozenset(key for key, box in self.types.items() if box.isChecked()),
            problem=Problem(problem) if problem else None,
            edited={name: edited for edited, name in _ORIGINS.items()}[self.origin.choice()],
            sample=int(sample) if sample else None,
            **{key: box.isChecked() for key, box in self.flags.items()},
        )

    def _draw(self) -> None:
        size, seed = self.how_many.text().strip(), self.seed.text().strip()
        fit = size.isdecimal() and seed.isdecimal() and 0 < int(size) <= _MOST
        self.wrong.setVisible(not fit)
        if not fit:
            self.bring_into_sight(self._drawing)
        if fit:
            self.draw_wanted.emit(int(size), int(seed))
