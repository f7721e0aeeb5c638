"""What an input makes of an answer; the rules of the form, without a window."""

from dataclasses import dataclass, replace
from enum import StrEnum

from medannot.domain.answer import Answer
from medannot.domain.ids import OptionId
from medannot.domain.question import ItemType
from medannot.domain.trial import READERS_REASONS, CannotJudgeReason
from medannot.services.reading import Opening, ReadingItem, SittingSummary

ENTER_AFTER_NS = 300_000_000
"""A key that goes on counts from here after the item appeared: nobody has read it sooner."""


NOTHING = Answer()


class Stage(StrEnum):
    """Where a session stands."""

    OPENING = "opening"
    LOADING = "loading"
    READY = "ready"
    ANSWERING = "answering"
    RECORDING = "recording"
    NOT_SAVED = "not_saved"
    ENDED = "ended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReadingState:
    """All that the reading page shows beside the item itself.

    Attributes:
        item: the item on the page, if any.
        answer: as it stands in the form.
        may_go_on: whether the answer is complete.
        answerable: whether more than "cannot judge" may be said.
        reasons_open: whether the reasons for not judging stand in the place of the answers.
        reason_asked: whether one tried to go on before a reason was chosen.
        image_fault: what kept the first image from being shown, if anything.
        fault: what kept the session or an answer from going on, if anything.
        saved_position: position of the item whose answer was saved last, 0 before the first.
        saved_utc: when it was saved, ISO 8601.
        slip_marked: whether that answer was marked as a slip.
    """

    stage: Stage
    paused: bool = False
    item: ReadingItem | None = None
    answer: Answer = NOTHING
    may_go_on: bool = False
    answerable: bool = True
    reasons_open: bool = False
    reason_asked: bool = False
    image_fault: Exception | None = None
    fault: Exception | None = None
    total: int = 0
    done: int = 0
    saved_position: int = 0
    saved_utc: str = ""
    slip_marked: bool = False
    opening: Opening | None = None
    summary: SittingSummary | None = None

    @property
    def reason_wanted(self) -> bool:
        """Tell whether the reader said "cannot judge" and no reason yet; nothing goes on then."""
        return self.reasons_open and self.answer.cannot_judge is None


def with_option(answer: Answer, option: OptionId, type_: ItemType) -> Answer:
    """Return the answer after an option was pressed: one of one, or in and out of several."""
    if type_ is not ItemType.SEVERAL_ANSWERS:
        return Answer(option_ids=(option,))
    kept = tuple(chosen for chosen in answer.option_ids if chosen != option)
    taken = kept if option in answer.option_ids else (*kept, option)
    return Answer(option_ids=taken)


def with_text(answer: Answer, text: str) -> Answer:
    """Return the answer with another text; what was said of not judging is taken back."""
    return replace(answer, text=text, cannot_judge=None, comment="")


def with_reason(reason: CannotJudgeReason) -> Answer:
    """Return the answer that says why the reader cannot judge."""
    return Answer(cannot_judge=reason)


def reasons_for(item: ReadingItem) -> tuple[CannotJudgeReason, ...]:
    """Return the reasons that may be chosen; without an image none is about its quality."""
    quality = CannotJudgeReason.IMAGE_QUALITY
    return tuple(reason for reason in READERS_REASONS if item.images or reason is not quality)


def letter(place: int) -> str:
    """Return the letter of an option by its 0-based place, "A" to "J", else nothing."""
    return "ABCDEFGHIJ"[place] if place < 10 else ""


def digit(place: int) -> str:
    """Return the digit of an option by its 0-based place, "1" to "9", else nothing."""
    return str(place + 1) if place < 9 else ""
