"""The decisions on the conflict in front, with their keys, and the way to keep all of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from medannot.domain.review.consensus import Choice, Rule
from medannot.domain.review.consensus_settling import is_offered
from medannot.ui.actions import ActionRegistry, caption, key_caption, tooltip
from medannot.ui.review.adjudication.state import AdjudicationState
from medannot.ui.widgets.button import Button

_RULES = {
    "adjudication.first": Rule.FIRST,
    "adjudication.second": Rule.SECOND,
    "adjudication.both": Rule.BOTH,
    "adjudication.neither": Rule.NEITHER,
}
_ICONS = {"adjudication.both": "plus", "adjudication.neither": "x"}
_HIGH, _LOW = 64, 52
_SMALL = 1500
_NARROW = 1000
"""Pixels of a window below which there is room for decisions only."""


class DecisionBar(QWidget):
    """Large buttons, one a decision.

    Args:
        actions: with the keys that are printed on them.

    Signals:
        decided: (Rule).
        undo_wanted, keep_wanted: the buttons at the right.
    """

    decided = Signal(object)
    undo_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, actions: ActionRegistry) -> None:
        super().__init__()
        self.rules: dict[Rule, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for action, rule in _RULES.items():
            button = self._button(actions, action, _ICONS.get(action, ""))
            button.clicked.connect(lambda _on=False, rule=rule: self.decided.emit(rule))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.rules[rule] = button
            row.addWidget(button, 1)
        self.undo = self._button(actions, "adjudication.undo", "arrow-counter-clockwise")
        self.undo.setText(self.tr("Undo"))
        self.undo.set_kind("quiet")
        self.undo.clicked.connect(lambda _on=False: self.undo_wanted.emit())
        self.keep = self._button(actions, "adjudication.keep", "check")
        self.keep.set_kind("primary")
        self.keep.clicked.connect(lambda _on=False: self.keep_wanted.emit())
        row.addWidget(self.undo)
        row.addWidget(self.keep)

    @staticmethod
    def _button(actions: ActionRegistry, action: str, icon: str) -> Button:
        spec = actions[action]
        button = Button(caption(spec), icon=icon, key=key_caption(spec.keys[0]), size="large")
        button.setToolTip(tooltip(spec))
        return button

    def show_state(self, state: AdjudicationState) -> None:
        """Light what can be done now."""
        work = state.work
        point = work.point if work is not None else None
        for rule, button in self.rules.items():
            button.setEnabled(point is not None and is_offered(point, Choice(rule)))
        self.undo.setEnabled(work is not None and work.before is not None)
        # What is open is said when it is pressed, so it is lit before everything is settled.
        self.keep.setEnabled(work is not None and not state.busy and not work.kept)

    def fit(self, width: int) -> None:
        """Be lower in a small window."""
        for button in (*self.rules.values(), self.undo, self.keep):
            button.setFixedHeight(_LOW if width < _SMALL else _HIGH)
        # Its key stays; without it the words of what keeps the consensus would be cut.
        self.undo.setVisible(width >= _NARROW)
