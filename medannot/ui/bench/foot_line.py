"""The line below the sentence: what is saved and when, who annotates what, the way back."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.services.annotating_values import CaseImage
from medannot.ui.bench import words
from medannot.ui.bench.bench_state import BenchState
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.text import ElidedText


class FootLine(QWidget):
    """Says what is saved, and whose work it is."""

    def __init__(self) -> None:
        super().__init__()
        self._saved = self._done = ""
        self._typing = False
        self.saved = ElidedText("", tone="text_2", tabular=True)
        self.who = ElidedText("", tone="text_2")
        self.projects = Button(self.tr("Projects"), "quiet", icon="folder", size="compact")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 4)
        row.setSpacing(16)
        row.addWidget(self.saved, 1)
        row.addWidget(self.who, 1)
        row.addWidget(self.projects)

    def say(self, words: str) -> None:
        """Say what was done, until something else is."""
        self._done = words
        self._show_saved()

    def show_typing(self, state: BenchState, *, on: bool) -> None:
        """Call nothing saved while something is typed that is not."""
        self._typing = on
        self._saved = self._saved_words(state)
        self._show_saved()

    def show_state(self, state: BenchState) -> None:
        """Show it as it is now."""
        self._saved = self._saved_words(state)
        if state.opened is not None and state.opened.walk.redo:
            # What was said last was undone.
            self._done = ""
        self._show_saved()
        if state.opened is None:
            return
        self.who.setText(
            self.tr("{project}, {code}: {done} of {total} handed in, {lexicon}").format(
                project=state.opened.project.name,
                code=state.seat.code if state.seat else "",
                done=state.submitted,
                total=state.total,
                lexicon=state.opened.project.schema.lexicon,
            )
        )

    def _show_saved(self) -> None:
        both = self.tr("{saved}. {done}").format(saved=self._saved, done=self._done)
        self.saved.setText(both if self._done else self._saved)

    def _saved_words(self, state: BenchState) -> str:
        said = self.tr("Nothing to save yet")
        if state.writing or self._typing:
            said = self.tr("Saving")
        elif state.saved_at is not None:
            clock = f"{state.saved_at.astimezone():%H:%M:%S}"
            said = self.tr("All saved {time}").format(time=clock)
        if state.ended:
            return self.tr("{saved}. There is no further case.").format(saved=said)
        return said


def place_words(state: BenchState, image: CaseImage | None) -> str:
    """Say which case and image are in front; nothing where cases are not counted."""
    if state.opened is None or not state.total:
        return ""
    place = words.tr("Case {number} of {total}").format(
        number=state.opened.assignment.position, total=state.total
    )
    if image is None or len(state.opened.images) < 2:
        return place
    return words.tr("{case}, image {number}").format(case=place, number=image.number)
