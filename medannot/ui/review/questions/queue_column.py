"""The queue at the left: the questions that were wanted, how they stand, and what is filtered."""

from medannot.domain.review.questions_queue import QuestionFilter, QuestionLine
from medannot.domain.wording import one_line
from medannot.ui.phrases import listed
from medannot.ui.review.desk.words import verdict_sign, verdict_words
from medannot.ui.review.questions.audit_state import AuditState
from medannot.ui.review.questions.words import ability_words
from medannot.ui.review.queue_frame import QueueFrame
from medannot.ui.review.queue_rows import QueueCell, QueueRows, RowFace
from medannot.ui.review.words import number


class QuestionList(QueueRows[QuestionLine]):
    """Lists questions; the one in front is chosen, and `light_wanted` tells the id of another."""

    def __init__(self) -> None:
        self.names_sets = False
        super().__init__(
            "", QueueCell(), key=lambda line: line.item_id, spoken=self._spoken, face=self._face
        )
        self.setAccessibleName(self.tr("Questions"))

    def _below(self, line: QuestionLine) -> str:
        """Return the ability, and of which set the question is where that is not plain."""
        ability = ability_words(line.ability)
        return listed((one_line(line.set_name), ability)) if self.names_sets else ability

    def _face(self, line: QuestionLine) -> RowFace:
        verdict = line.state.last
        sign = verdict_sign(verdict) if verdict is not None else None
        return RowFace(_title(line), self._below(line), sign=sign)

    def _spoken(self, line: QuestionLine) -> str:
        verdict = line.state.last
        decided = verdict_words(verdict) if verdict is not None else ""
        parts = (_title(line), self._below(line), decided)
        return listed(part for part in parts if part)


def _title(line: QuestionLine) -> str:
    return f"{line.number}. {one_line(line.stem)}"


class QuestionColumn(QueueFrame):
    """Shows the queue."""

    def __init__(self) -> None:
        super().__init__()
        self.call_acts(self.tr("Choose which questions come (Ctrl+F)"), self.tr("All questions"))
        self.list = QuestionList()
        self.column.addWidget(self.list, 1)

    def show_state(self, state: AuditState) -> None:
        """Show the queue as it stands."""
        self.list.names_sets = state.set_name is None
        self.list.show_rows(state.lines, state.lit)
        self.name.setText(self.tr("All sets") if state.set_name is None else state.set_name)
        self.all.setVisible(state.loaded and state.wanted != QuestionFilter())
        self.count.setText(
            self.tr("{done} of {total} reviewed").format(
                done=number(state.reviewed), total=number(len(state.lines))
            )
            if state.loaded
            else self.tr("Reading the questions")
        )
        self.progress.set_progress(state.reviewed, len(state.lines))
