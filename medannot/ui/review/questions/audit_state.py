"""How the audit of questions stands, as its view shows it."""

from dataclasses import dataclass

from medannot.domain.ids import ItemId
from medannot.domain.question import ItemType
from medannot.domain.review.questions_queue import QuestionFilter, QuestionLine
from medannot.services.question_review_values import OpenQuestion, QuestionFigures

WAITING = QuestionFilter(waiting=True)
"""What comes first: questions that nobody has reviewed as they are now."""


@dataclass(frozen=True, slots=True)
class AuditState:
    """How it stands.

    Attributes:
        set_name: whose questions; None for those of all sets.
        seated: whether somebody reviews.
        lines: the queue: the questions that were wanted when it was read, as they stand now.
        wanted: which questions are wanted.
        lit: the question in front, or None.
        opened: its content; None while it is read.
        step: place in its history that is shown, counted from 0; None: as it is now.
        editing: whether the form is open.
        loaded: whether the queue was read once.
        deciding: questions whose decision is on its way.
        writing: decisions on their way to the disk.
        undoable: whether there may be a decision to take back.
        abilities, types: that questions were found to have, so that they can be chosen.
        samples: how many samples of the set were drawn.
        fault: a sentence, or "".
        said: what was done, as a sentence, or "".
    """

    set_name: str | None = None
    seated: bool = False
    lines: tuple[QuestionLine, ...] = ()
    wanted: QuestionFilter = WAITING
    lit: ItemId | None = None
    opened: OpenQuestion | None = None
    step: int | None = None
    editing: bool = False
    loaded: bool = False
    deciding: frozenset[ItemId] = frozenset()
    writing: int = 0
    undoable: bool = True
    abilities: frozenset[str] = frozenset()
    types: frozenset[ItemType] = frozenset()
    samples: int = 0
    figures: QuestionFigures | None = None
    fault: str = ""
    said: str = ""

    @property
    def place(self) -> int:
        """Return the place of the question in front, from 0, or -1."""
        return next((n for n, one in enumerate(self.lines) if one.item_id == self.lit), -1)

    @property
    def reviewed(self) -> int:
        """Return how many of the queue are reviewed as they are now."""
        return sum(one.state.final is not None for one in self.lines)

    @property
    def put_off(self) -> int:
        """Return how many of the queue were looked at and left, skipped or flagged."""
        return sum(one.state.last is not None and one.state.final is None for one in self.lines)

    def after(self, from_: int) -> ItemId | None:
        """Return the next question behind a place that waits, else the first that waits."""
        order = (*self.lines[from_ + 1 :], *self.lines[: max(from_, 0)])
        return next(
            (
                one.item_id
                for one in order
                if one.state.last is None and one.item_id not in self.deciding
            ),
            None,
        )
