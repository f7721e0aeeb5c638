"""Which questions come: filters in the place of the queue, and a sample drawn anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.question import ItemType
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.ui.review.questions.words import (
    ABILITIES,
    ability_words,
    problem_words,
    type_words,
)
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, LineField
from medannot.ui.widgets.text import Text

_FLAGS = ("waiting", "never_reviewed", "for_me", "flagged", "rejected", "edited_since")
_MOST = 1_000_000


class QuestionFilterPanel(QWidget):
    """Takes a filter.

    Signals:
        applied: (QuestionFilter).
        draw_wanted: (size, seed) of a sample.
        left: nothing is to be changed.
    """

    applied = Signal(object)
    draw_wanted = Signal(int, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
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
        self.sample = Choice(self.tr("Sample"))
        self.types = {one: CheckBox(type_words(one)) for one in ItemType}
        self.abilities = {one: CheckBox(ability_words(one)) for one in ABILITIES}
        self.how_many = LineField(self.tr("How many"), name=self.tr("Questions of the sample"))
        self.seed = LineField(self.tr("Seed"), name=self.tr("Seed of the draw"))
        self.seed.setText("1")
        self.wrong = Text(self.tr("Write two whole numbers."), tone="danger", wrap=True)
        self.wrong.hide()
        self.draw = Button(self.tr("Draw"), size="compact")
        self.apply = Button(self.tr("Apply"), "primary", size="compact")
        self.all = Button(self.tr("All questions"), size="compact")
        self._lay_out()
        self.apply.clicked.connect(lambda _on=False: self.applied.emit(self.wanted()))
        self.all.clicked.connect(lambda _on=False: self.applied.emit(QuestionFilter()))
        self.draw.clicked.connect(lambda _on=False: self._draw())

    def _lay_out(self) -> None:
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(16, 12, 16, 12)
        body.setSpacing(6)
        body.addWidget(Text(self.tr("Which questions come"), "ui_strong"))
        for box in self.flags.values():
            body.addWidget(box)
        body.addWidget(self.problem)
        body.addWidget(self.sample)
        body.addWidget(Text(self.tr("Ability"), "ui_strong"))
        for box in self.abilities.values():
            body.addWidget(box)
        body.addWidget(Text(self.tr("Kind of question"), "ui_strong"))
        for box in self.types.values():
            body.addWidget(box)
        body.addWidget(Text(self.tr("Draw a sample"), "ui_strong"))
        row = QHBoxLayout()
        row.setSpacing(6)
        for field in (self.how_many, self.seed, self.draw):
            row.addWidget(field)
        body.addLayout(row)
        body.addWidget(self.wrong)
        body.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        acts = QHBoxLayout()
        acts.setContentsMargins(16, 4, 16, 8)
        acts.setSpacing(8)
        acts.addWidget(self.apply)
        acts.addWidget(self.all)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addLayout(acts)

    def begin(self, wanted: QuestionFilter, samples: int) -> None:
        """Show a filter as it is, and the samples there are to choose from."""
        for key, box in self.flags.items():
            box.setChecked(bool(getattr(wanted, key)))
        for type_, box in self.types.items():
            box.setChecked(type_ in wanted.types)
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

    def wanted(self) -> QuestionFilter:
        """Return the filter that is chosen."""
        problem, sample = self.problem.choice(), self.sample.choice()
        return QuestionFilter(
            abilities=frozenset(key for key, box in self.abilities.items() if box.isChecked()),
            types=frozenset(key for key, box in self.types.items() if box.isChecked()),
            problem=Problem(problem) if problem else None,
            sample=int(sample) if sample else None,
            **{key: box.isChecked() for key, box in self.flags.items()},
        )

    def _draw(self) -> None:
        size, seed = self.how_many.text().strip(), self.seed.text().strip()
        fit = size.isdecimal() and seed.isdecimal() and 0 < int(size) <= _MOST
        self.wrong.setVisible(not fit)
        if fit:
            self.draw_wanted.emit(int(size), int(seed))
