"""How the figures of a report are reckoned: plain words, then formulas; folded until asked."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from medannot.ui.review.words import formula_words, measure_words
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.review_report import ReviewReport


class Reckoning(Card):
    """What is to be known of the figures; `head` opens and closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, parent=parent)
        self.head = Button(self.tr("How it is reckoned"), "quiet", icon="caret-right")
        self.body.setSpacing(6)
        self.plain = Text(
            self.tr(
                "Precision: of what was said, the share that was right. Recall: of what should "
                "have been said, the share that was. F1 lies between them. The interval says how "
                "far off they may be, since other works might have been drawn."
            ),
            tone="text_2",
            wrap=True,
        )
        self.formulas = Text("", tone="text_3", wrap=True, tabular=True)
        self.body.addWidget(self.plain)
        self.body.addWidget(self.formulas)
        self.head.clicked.connect(lambda _on=False: self.turn(opened=self.isHidden()))
        self.turn(opened=False)

    def turn(self, *, opened: bool) -> None:
        """Open it, or close it."""
        self.setVisible(opened)
        self.head.set_icon("caret-down" if opened else "caret-right")

    def show_report(self, report: "ReviewReport") -> None:
        """Show the formulas of another report, as they stand in its files."""
        told = [f"{measure_words(name)} = {formula_words(one)}" for name, one in report.formulas]
        if report.doubled:
            told.append(
                self.tr(
                    "Agreement of reviewers = labels both accept or both do not / labels both "
                    "decided; AC1 is Gwet’s"
                )
            )
        self.formulas.setText("\n".join(told))
