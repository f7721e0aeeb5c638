"""Before and after, part by part, one below the other: a question's words need the whole width."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.review.questions_content import PartChange
from medannot.ui import theme
from medannot.ui.review.questions.words import part_words, value_words
from medannot.ui.widgets.painting import surface
from medannot.ui.widgets.text import Text


class _After(QWidget):
    """What stands there now, on a colour."""

    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(Text(text, "ui_strong", wrap=True))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the colour."""
        surface(QPainter(self), self.rect(), "selection", None, 4)


class PartChanges(QWidget):
    """Lists what differs between two versions."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[PartChange, ...] = ()
        self.setAccessibleName(self.tr("Before and after"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    @property
    def changes(self) -> tuple[PartChange, ...]:
        """Return what is shown."""
        return self._shown

    def show_changes(self, changes: tuple[PartChange, ...]) -> None:
        """Show other differences."""
        if changes == self._shown:
            return
        self._shown = changes
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, one in enumerate(changes):
            self._add(one, first=place == 0)
        self.setAccessibleDescription("\n".join(self._spoken(one) for one in changes))

    def _add(self, one: PartChange, *, first: bool) -> None:
        before, after = value_words(one)
        label = Text(part_words(one), tone="text_2")
        label.setContentsMargins(0, 0 if first else 8, 0, 0)
        was = Text(before or self.tr("Nothing"), tone="text_3", wrap=True)
        was.setContentsMargins(8, 2, 8, 2)
        if before:
            font = theme.current().font("ui")
            font.setStrikeOut(True)
            was.setFont(font)
        for part in (label, was, _After(after or self.tr("Taken away"))):
            self._column.addWidget(part)

    def _spoken(self, one: PartChange) -> str:
        before, after = value_words(one)
        return self.tr("{label}: {before}, then {after}").format(
            label=part_words(one),
            before=before or self.tr("Nothing"),
            after=after or self.tr("Taken away"),
        )
