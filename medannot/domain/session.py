"""One trial while it is being taken: what may happen when, and what is written down of it.

The recorder is pure: it stamps events with the clock it is given and keeps them until the store
has them. Events are only ever added at the end and taken note of as saved from the beginning, so
one thread may record while another saves.
"""

from dataclasses import dataclass, field, replace

from medannot.domain.answer import Answer, AnswerChain, is_complete
from medannot.domain.clock import Clock, utc_text
from medannot.domain.epochs import EpochLine, Moment, interruption
from medannot.domain.errors import Refusal
from medannot.domain.ids import EpochId, EventId, IdSource, OptionId, TrialId
from medannot.domain.question import ItemType
from medannot.domain.timing import INPUT_KINDS
from medannot.domain.trial import CannotJudgeReason, Event, EventKind, Origin, Response

__all__ = ["Answer", "ImpossibleStepError", "TrialRecorder", "TrialStart", "is_complete"]

_OWN_METHODS = frozenset({EventKind.PAUSED, EventKind.RESUMED, EventKind.CONFIRMED})
_ALLOWED_WHILE_PAUSED = frozenset(
    {
        EventKind.FOCUS_LOST,
        EventKind.FOCUS_GAINED,
        EventKind.SUSPENDED,
        EventKind.INTERRUPTED,
        EventKind.RESUMED,
    }
)
_INPUT_ON_THE_ITEM = INPUT_KINDS - {EventKind.PAUSED, EventKind.RESUMED, EventKind.FIRST_INPUT}


class ImpossibleStepError(RuntimeError):
    """A step that the page must never take in this state: a bug of the program."""


@dataclass(frozen=True, slots=True)
class TrialStart:
    """What a recorder must know of its trial.

    Attributes:
        type: how the item is answered, as it is shown.
        option_ids: the options in the order of the page.
        last_event: number of the last stored event, 0 where there is none.
        last_link: number of the last stored link of the response chain, 0 where there is none.
        answer: what the chain said last, where the trial was interrupted.
        answerable: whether the item may be answered at all; not so where an image is erased: then
            only "cannot judge" may be said, for the reason `IMAGE_UNAVAILABLE`.
        had_input: whether the first input was noted before an interruption.
    """

    trial_id: TrialId
    type: ItemType
    option_ids: tuple[OptionId, ...]
    origin: Origin
    last_event: int = 0
    last_link: int = 0
    answer: Answer = field(default_factory=Answer)
    answerable: bool = True
    had_input: bool = False


class TrialRecorder:
    """Records one trial: its events, its chain of answers, and what may not happen.

    Args:
        start: the trial.
        clock: stamps every event.
        ids: makes the ids of events and responses and the keys of the latter.
        epochs: the sitting's clock epochs.
    """

    def __init__(self, start: TrialStart, clock: Clock, ids: IdSource, epochs: EpochLine) -> None:
        self._start = start
        self._clock = clock
        self._ids = ids
        self._epochs = epochs
        # What was said while an image was missing holds no more once it is there.
        lapsed = start.answerable and (
            start.answer.cannot_judge is CannotJudgeReason.IMAGE_UNAVAILABLE
        )
        self._answer = Answer() if lapsed else start.answer
        self._answerable = start.answerable
        self._events: list[Event] = []
        self._chain = AnswerChain(start.trial_id, start.origin, start.last_link, ids)
        self._confirmation: Response | None = None
        self._saved_events = 0
        self._had_input = start.had_input
        self._epoch_id = epochs.current_id
        self._shown = False
        self._paused = False

    @property
    def trial_id(self) -> TrialId:
        """Return the trial's id."""
        return self._start.trial_id

    @property
    def answer(self) -> Answer:
        """Return the answer as it stands; after an interruption what was last saved of it."""
        return self._answer

    @property
    def answerable(self) -> bool:
        """Tell whether more than "cannot judge" may be said."""
        return self._answerable

    @property
    def shown(self) -> bool:
        """Tell whether the item has been painted in this sitting."""
        return self._shown

    @property
    def paused(self) -> bool:
        """Tell whether the reader pauses."""
        return self._paused

    @property
    def locked(self) -> bool:
        """Tell whether the answer is confirmed; nothing more is recorded then."""
        return self._confirmation is not None

    @property
    def complete(self) -> bool:
        """Tell whether the answer as it stands may be confirmed."""
        return self._may_confirm(self._answer)

    @property
    def pending(self) -> tuple[Event, ...]:
        """Return the events that are not in the store yet, in order."""
        return tuple(self._events[self._saved_events :])

    @property
    def pending_links(self) -> tuple[Response, ...]:
        """Return the links of the response chain that are not in the store yet, in order."""
        return self._chain.pending

    @property
    def confirmation(self) -> Response | None:
        """Return the confirming link, once the answer is locked."""
        return self._confirmation

    def saved(self, events: int, links: int) -> None:
        """Take note that the first pending events and links are in the store."""
        self._saved_events += events
        self._chain.saved(links)

    def image_failed(self) -> None:
        """Take note that an image cannot be shown; from now on only "cannot judge" may be said."""
        self._answerable = False

    def note(self, kind: EventKind, input_ns: int | None = None, /, **payload: object) -> Event:
        """Record that something happened now.

        Args:
            kind: what; pausing, resuming and confirming have methods of their own.
            input_ns: the input event's own time on the monotonic clock, where it came from one.
            payload: details, as JSON values.

        Raises:
            ImpossibleStepError: this cannot happen in the trial's present state.
        """
        if kind in _OWN_METHODS:
            raise ImpossibleStepError(f"{kind} has a method of its own")
        if kind is EventKind.SHOWN and self._shown:
            raise ImpossibleStepError("an item is shown once in a sitting")
        event = self._record(kind, input_ns, payload)
        if kind is EventKind.SHOWN:
            self._shown = True
        elif kind is EventKind.SUSPENDED:
            self._chain.end_typing()
        return event

    def change(self, answer: Answer, input_ns: int | None = None, *, pasted: bool = False) -> None:
        """Take the answer as it stands after an input; says itself what was set and cleared.

        Args:
            answer: what the form holds.
            input_ns: the input event's own time.
            pasted: whether the text was pasted rather than typed; the event keeps that.

        Raises:
            ImpossibleStepError: the item is not shown, paused or confirmed, or the answer does
                not fit the item.
        """
        if not self._shown:
            raise ImpossibleStepError("an item that is not shown yet was answered")
        answer = self._checked(answer)
        if answer == self._answer:
            return
        before = self._answer
        last = self._note_changes(before, answer, input_ns, pasted=pasted)
        self._answer = answer
        typed = replace(answer, text="", comment="") == replace(before, text="", comment="")
        self._chain.change(self._answer, last, typed=typed)

    def typing_rests(self) -> None:
        """Make a link of what was typed so far, so that it can be saved."""
        self._chain.end_typing()

    def pause(self, input_ns: int | None = None) -> None:
        """Begin a pause: image and question are hidden from now on.

        Raises:
            ImpossibleStepError: there is a pause already, or the answer is confirmed.
        """
        self._record(EventKind.PAUSED, input_ns, {})
        self._chain.end_typing()
        self._paused = True

    def resume(self, input_ns: int | None = None) -> None:
        """End the pause.

        Raises:
            ImpossibleStepError: there is none.
        """
        if not self._paused:
            raise ImpossibleStepError("a pause ended that never began")
        self._record(EventKind.RESUMED, input_ns, {})
        self._paused = False

    def lock(self, answer: Answer | None = None, input_ns: int | None = None) -> None:
        """Confirm the answer, once and for ever; stamps the confirmation now.

        Args:
            answer: what the form holds; by default the answer as it stands.
            input_ns: the time of the key or click that confirmed.

        Raises:
            Refusal: the answer is not complete.
            ImpossibleStepError: the item is not shown, paused, or was confirmed before.
        """
        if not self._shown:
            raise ImpossibleStepError("an item that is not shown yet was confirmed")
        wanted = self._answer if answer is None else self._checked(answer)
        if not self._may_confirm(wanted):
            raise Refusal("The answer is not complete; answer first or say that you cannot judge.")
        self.change(wanted, input_ns)
        event = self._record(EventKind.CONFIRMED, input_ns, {})
        self._confirmation = self._chain.confirm(wanted, event)

    def follow_epochs(self) -> None:
        """Close the old clock epoch where the machine has slept, and go on in the new one.

        Each event does so by itself, so that none is stamped across a sleep. An item on the
        screen gets `suspended`, at the last moment before the sleep, and `interrupted`.
        """
        if self._epochs.parted():
            self._epochs.begin()
        before, self._epoch_id = self._epoch_id, self._epochs.current_id
        if before == self._epoch_id or not self._shown or self.locked:
            return
        end, epoch = self._epochs.end_of(before), self._epochs.current
        self._chain.end_typing()
        self._stamp(EventKind.SUSPENDED, end, before, {"cause": epoch.cause})
        now = Moment(self._clock.utc(), self._clock.now_ns())
        details = interruption(epoch.cause, utc_text(end.utc), epoch.utc)
        self._stamp(EventKind.INTERRUPTED, now, self._epoch_id, details)

    def _may_confirm(self, answer: Answer) -> bool:
        unavailable = answer.cannot_judge is CannotJudgeReason.IMAGE_UNAVAILABLE
        if unavailable is self._answerable:
            return False
        return is_complete(answer, self._start.type)

    def _checked(self, answer: Answer) -> Answer:
        """Return the answer with its options in the order of the page, and with its true reason.

        Whatever reason was given: where an image cannot be shown, that is why nobody can judge.
        """
        foreign = set(answer.option_ids) - set(self._start.option_ids)
        if foreign:
            raise ImpossibleStepError(f"no options of this item: {sorted(foreign)}")
        if self._start.type is not ItemType.SEVERAL_ANSWERS and len(answer.option_ids) > 1:
            raise ImpossibleStepError("several options of an item that takes one")
        chosen = set(answer.option_ids)
        ordered = tuple(option for option in self._start.option_ids if option in chosen)
        if answer.cannot_judge is not None and not self._answerable:
            answer = replace(answer, cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE)
        elif answer.cannot_judge is CannotJudgeReason.IMAGE_UNAVAILABLE:
            raise ImpossibleStepError("images that are all there were said to be unavailable")
        return replace(answer, option_ids=ordered)

    def _record(self, kind: EventKind, input_ns: int | None, payload: dict[str, object]) -> Event:
        if self.locked:
            raise ImpossibleStepError(f"{kind} after the confirmation")
        if self._paused and kind not in _ALLOWED_WHILE_PAUSED:
            raise ImpossibleStepError(f"{kind} during a pause")
        if kind in _INPUT_ON_THE_ITEM and self._shown and not self._had_input:
            self._had_input = True
            self._append(EventKind.FIRST_INPUT, input_ns, {})
        return self._append(kind, input_ns, payload)

    def _append(self, kind: EventKind, input_ns: int | None, payload: dict[str, object]) -> Event:
        self.follow_epochs()
        now = Moment(self._clock.utc(), self._clock.now_ns())
        return self._stamp(kind, now, self._epochs.current_id, payload, input_ns)

    def _stamp(
        self,
        kind: EventKind,
        moment: Moment,
        epoch_id: EpochId,
        payload: dict[str, object],
        input_ns: int | None = None,
    ) -> Event:
        event = Event(
            id=EventId(self._ids.new()),
            seq=self._start.last_event + len(self._events) + 1,
            kind=kind.value,
            at_ns=moment.at_ns,
            input_ns=input_ns,
            utc=utc_text(moment.utc),
            epoch_id=epoch_id,
            payload=payload,
        )
        self._events.append(event)
        return event

    def _note_changes(
        self, before: Answer, after: Answer, input_ns: int | None, *, pasted: bool
    ) -> Event:
        """Record each difference as an event of its own and return the last."""
        events = [
            self._record(EventKind.OPTION_CLEARED, input_ns, {"option_id": option})
            for option in before.option_ids
            if option not in after.option_ids
        ]
        events += [
            self._record(EventKind.OPTION_SET, input_ns, {"option_id": option})
            for option in after.option_ids
            if option not in before.option_ids
        ]
        # The words themselves stand in the response chain; here it is enough that they changed.
        if before.text != after.text:
            details: dict[str, object] = {"field": "text", "length": len(after.text)}
            if pasted:
                details["pasted"] = True
            events.append(self._record(EventKind.TEXT_CHANGED, input_ns, details))
        if before.cannot_judge is not after.cannot_judge:
            reason = after.cannot_judge.value if after.cannot_judge else None
            events.append(self._record(EventKind.CANNOT_JUDGE, input_ns, {"reason": reason}))
        if before.comment != after.comment:
            details = {"field": "comment", "length": len(after.comment)}
            events.append(self._record(EventKind.TEXT_CHANGED, input_ns, details))
        return events[-1]
