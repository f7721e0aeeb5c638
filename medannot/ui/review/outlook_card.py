"""What a claim takes, beside the form of the round that is to show it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from medannot.ui.review.plan_presenter import PlanState
from medannot.ui.review.plan_wish import PlanWish
from medannot.ui.review.words import THIN, decimal, number, percent
from medannot.ui.widgets.banner import Banner, EmptyState, Tone
from medannot.ui.widgets.small import Card, Line
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.review_outlook import ReviewOutlook


class OutlookCard(Card):
    """Says what the project holds, what the claim takes, and whether the one suffices the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=20, parent=parent)
        self._held = _Facts(
            (
                self.tr("Works handed in"),
                self.tr("Images they lie on"),
                self.tr("Labels in them"),
                self.tr("Labels an image"),
                self.tr("Rare terms"),
            )
        )
        self._taken = _Facts(
            (
                self.tr("Labels to review"),
                self.tr("Images to review"),
                self.tr("Errors allowed, about"),
                self.tr("Design effect"),
            )
        )
        self.sentence = Text("", wrap=True, tabular=True)
        self.verdict = Banner()
        self.verdict.hide()
        self._rule = Text("", tone="text_3", wrap=True)
        self._rule.setText(
            self.tr(
                "The claim is made once, of the whole sample: the lower end of the interval, "
                "clustered by image as in the report, must lie above the bound. On the way it is "
                "open, never shown. A case of several images counts as one."
            )
        )
        self._figures = (
            Text(self.tr("The project holds"), "section"),
            self._held,
            Line(),
            Text(self.tr("The claim takes"), "section"),
            self._taken,
        )
        self.empty = EmptyState("chart-bar-horizontal", "")
        for part in (
            *self._figures,
            self.sentence,
            self.verdict,
        ):
            self.body.addWidget(part)
        self.body.addWidget(self.empty, 8)
        self.body.addStretch(1)
        self.body.addWidget(self._rule)

    def show_state(self, state: PlanState) -> None:
        """Show what is reckoned; while it is reckoned anew what was known stays, greyed."""
        outlook = state.outlook
        for part in (self._held, self._taken, self.sentence):
            part.setEnabled(not state.waiting)
        for one in self._figures:
            one.setVisible(outlook is not None)
        self.sentence.setVisible(outlook is not None)
        self.empty.setVisible(outlook is None)
        if outlook is None:
            self.empty.sentence.setText(
                self.tr("It is reckoned …")
                if state.waiting
                else self.tr("It is reckoned once all figures of the claim are filled in.")
            )
            self.verdict.say("")
            return
        need = outlook.need
        held = (outlook.works, outlook.images, outlook.findings)
        mean = outlook.findings / outlook.images if outlook.images else 0.0
        rare = number(len(outlook.rare))
        self._held.say((*map(number, held), decimal(mean, 1), rare))
        wanted = (need.entities, need.images, need.errors_allowed)
        told = ("–" if one is None else number(one) for one in wanted)
        self._taken.say((*told, decimal(outlook.lies.design_effect, 2)))
        self.sentence.setText(self._said(outlook, state.reckoned))
        self.verdict.say(*self._verdict(outlook, state.reckoned))

    def _said(self, outlook: "ReviewOutlook", wish: PlanWish) -> str:
        plan, need = wish.plan(), outlook.need
        if plan is None or need.entities is None:
            return ""
        words = self.tr(
            "Reviewing {labels} labels on {images} images with no more than about {errors} errors "
            "shows more than {bound} at a confidence of {level}."
        )
        return words.format(
            labels=number(need.entities),
            images=number(need.images or 0),
            errors=number(need.errors_allowed or 0),
            bound=percent(plan.bound),
            level=percent(plan.level),
        )

    def _verdict(self, outlook: "ReviewOutlook", of: PlanWish) -> tuple[str, Tone]:
        plan, need, sample = of.plan(), outlook.need, outlook.sample
        if plan is None:
            return "", "neutral"
        if sample is None:
            return self.tr("Nothing is handed in, so that nothing can be drawn yet."), "warning"
        if need.entities is None:
            words = self.tr(
                "An expected share of {expected} never shows more than {bound}; expect more or "
                "claim less."
            )
            told = words.format(expected=percent(plan.expected), bound=percent(plan.bound))
            return told, "warning"
        if not sample.enough and sample.works >= outlook.works:
            return self.tr(
                "The project does not hold so many; the claim cannot be made."
            ), "warning"
        words = (
            self.tr("{works} works are drawn, {labels} labels on {images} images: enough.")
            if sample.enough
            else self.tr(
                "{works} works are drawn, {labels} labels on {images} images: fewer than the "
                "claim takes."
            )
        )
        told = words.format(
            works=number(sample.works),
            labels=number(sample.entities),
            images=number(sample.images),
        )
        return told, "success" if sample.enough else "warning"


class _Facts(QWidget):
    """Names at the left, numbers at the right."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        self._names = names
        self._numbers = [Text("", "ui_strong", tabular=True) for _ in names]
        for row, name in enumerate(names):
            grid.addWidget(Text(name, tone="text_2"), row, 0)
            self._numbers[row].setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(self._numbers[row], row, 1)

    def say(self, numbers: tuple[str, ...]) -> None:
        """Show other numbers."""
        for label, told in zip(self._numbers, numbers, strict=True):
            label.setText(told or THIN)
        pairs = zip(self._names, numbers, strict=True)
        self.setAccessibleName("; ".join(f"{name} {told}" for name, told in pairs if told))
