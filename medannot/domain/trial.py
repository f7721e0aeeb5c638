"""Trials, responses and events: what a reader did, kept as it happened.

Events are the truth; times are derived from them (`medannot.domain.timing`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from medannot.domain.ids import (
    ArmId,
    EpochId,
    EventId,
    ItemVersionId,
    OptionId,
    PersonId,
    ResponseId,
    ResponseKey,
    StudyVersionId,
    TrialId,
)


class TrialKind(StrEnum):
    """Why a trial is in a reader's list."""

    PRACTICE = "practice"
    MAIN = "main"
    REPEAT = "repeat"
    ANCHOR = "anchor"


class TrialState(StrEnum):
    """Where a trial stands."""

    PLANNED = "planned"
    SHOWN = "shown"
    ANSWERED = "answered"
    CANNOT_JUDGE = "cannot_judge"
    TIMED_OUT = "timed_out"
    NOT_PRESENTED = "not_presented"
    WITHDRAWN = "withdrawn"

    @property
    def is_final(self) -> bool:
        """Tell whether nothing more is expected of this trial."""
        return self not in {TrialState.PLANNED, TrialState.SHOWN}


class EventKind(StrEnum):
    """Kinds of events that this version writes; unknown kinds of later versions are kept."""

    REQUESTED = "requested"
    DECODED = "decoded"
    SHOWN = "shown"
    FIRST_INPUT = "first_input"
    OPTION_SET = "option_set"
    OPTION_CLEARED = "option_cleared"
    TEXT_CHANGED = "text_changed"
    CONFIDENCE_SET = "confidence_set"
    TOOL_USED = "tool_used"
    FRAME_SHOWN = "frame_shown"
    IMAGE_OPENED = "image_opened"
    FOCUS_LOST = "focus_lost"
    FOCUS_GAINED = "focus_gained"
    PAUSED = "paused"
    RESUMED = "resumed"
    SUSPENDED = "suspended"
    INTERRUPTED = "interrupted"
    TIMED_OUT = "timed_out"
    CANNOT_JUDGE = "cannot_judge"
    SLIP_MARKED = "slip_marked"
    CONFIRMED = "confirmed"


class CannotJudgeReason(StrEnum):
    """Why a reader could not judge.

    `IMAGE_UNAVAILABLE` is no judgement of the reader's: an image was erased or could not be
    opened, so that nothing else could be said. The program sets it, and nobody may choose it.
    """

    IMAGE_QUALITY = "image_quality"
    OUTSIDE_MY_FIELD = "outside_my_field"
    QUESTION_UNCLEAR = "question_unclear"
    OTHER = "other"
    IMAGE_UNAVAILABLE = "image_unavailable"


READERS_REASONS = tuple(
    reason for reason in CannotJudgeReason if reason is not CannotJudgeReason.IMAGE_UNAVAILABLE
)
"""The reasons that a reader may choose, in the order of the page."""


class ResponseKind(StrEnum):
    """Links of a trial's response chain."""

    FIRST_ANSWER = "first_answer"
    CHANGE = "change"
    CONFIRMATION = "confirmation"


class Origin(StrEnum):
    """Who gave an answer; written in its own row, for ever."""

    PERSON = "person"
    SIMULATED = "simulated"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened in a trial.

    Attributes:
        id: made by the writer.
        seq: 1, 2, 3 … within the trial; the order of events.
        kind: a value of `EventKind`, or an unknown kind of a later version.
        at_ns: the monotonic clock of the epoch, nanoseconds.
        input_ns: the input event's own timestamp brought onto that clock, or None.
        utc: ISO 8601 in UTC with milliseconds.
        epoch_id: the clock epoch; durations are taken within one epoch only.
        payload: details of the kind, as JSON values.
    """

    id: EventId
    seq: int
    kind: str
    at_ns: int
    input_ns: int | None
    utc: str
    epoch_id: EpochId
    payload: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Response:
    """One link of a trial's response chain.

    Attributes:
        key: made by the writer, so that a repeated write is recognised.
        seq: 1, 2, 3 … within the trial.
        option_ids: the chosen options, in the order of the item version.
        text: the typed answer, or "".
        cannot_judge: the reason, where the reader could not judge, else None.
        event_seq: the event that this link was made by.
    """

    id: ResponseId
    key: ResponseKey
    trial_id: TrialId
    seq: int
    kind: ResponseKind
    option_ids: tuple[OptionId, ...]
    text: str
    cannot_judge: CannotJudgeReason | None
    event_seq: int
    utc: str
    origin: Origin
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Trial:
    """One item version put before one reader.

    Attributes:
        position: 1-based place in the reader's order.
        repeat_number: 0 for the first time.
        option_order: the option ids in the order in which they stand on the page.
    """

    id: TrialId
    study_version_id: StudyVersionId
    arm_id: ArmId
    reader_id: PersonId
    item_version_id: ItemVersionId
    position: int
    repeat_number: int
    kind: TrialKind
    state: TrialState
    option_order: tuple[OptionId, ...]
    block: int = 1


@dataclass(frozen=True, slots=True)
class TrialTimes:
    """Times of one trial in whole milliseconds; None where not measured.

    Attributes:
        response_time_ms: shown to confirmed; pauses and gaps taken out, time away left in.
        decision_time_ms: shown to the last change of the answer; the same taken out.
        active_ms: part of the response time with input less than the idle limit apart.
        idle_ms: part of the response time without input beyond the idle limit.
        away_ms: part of the response time in which the window had lost the focus.
        paused_ms: time in which the reader had paused.
        gap_ms: UTC time between clock epochs (program closed, machine asleep).
        interrupted: whether the trial crosses an epoch.
    """

    response_time_ms: int | None = None
    decision_time_ms: int | None = None
    active_ms: int | None = None
    idle_ms: int | None = None
    away_ms: int | None = None
    paused_ms: int | None = None
    gap_ms: int | None = None
    interrupted: bool = False
