"""One reader's sitting: the items in their order, and each answer on the disk when it is given."""

from dataclasses import dataclass
from itertools import takewhile

from medannot.domain.clock import Clock, utc_text
from medannot.domain.epochs import EpochLine
from medannot.domain.errors import Refusal
from medannot.domain.ids import EpochId, EventId, IdSource, MediaId, SittingId, TrialId
from medannot.domain.people import Actor
from medannot.domain.session import Answer, TrialRecorder, TrialStart
from medannot.domain.study import ReaderPlace, StudyVersion
from medannot.domain.timing import SLEEP, Epoch
from medannot.domain.trial import (
    Event,
    EventKind,
    Origin,
    Response,
    ResponseKind,
    TrialState,
)
from medannot.imaging.opened import OpenedImage
from medannot.imaging.opener import open_image
from medannot.services.reading_summary import opening_of, recorded_ms_of, summary_of
from medannot.services.reading_values import (
    Opening,
    ReadingImage,
    ReadingItem,
    Receipt,
    SittingSummary,
)
from medannot.store.readings import Readings, TrialRecord
from medannot.store.readings_content import ReadingContents, ShownImage, ShownItem
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class Room:
    """What a sitting stands on: the store, its clock and ids, and the sitting's clock epochs."""

    store: Store
    clock: Clock
    ids: IdSource
    epochs: EpochLine
    sitting: SittingId


@dataclass(slots=True)
class _OpenTrial:
    """A trial that a recorder was handed out for."""

    recorder: TrialRecorder
    state: TrialState
    receipt: Receipt | None = None


@dataclass(slots=True)
class _Attempt:
    """A write that has begun; after a fault nobody knows whether the disk has it.

    Attributes:
        opened: the trial whose recorder holds what is written, or None where no recorder does.
        utc: when it was written, once that is known.
    """

    record: TrialRecord
    epochs: tuple[tuple[EpochId, Epoch], ...]
    opened: _OpenTrial | None = None
    utc: str = ""


class ReadingSession:
    """One reader's sitting; made by `Reading.begin`.

    What touches the store runs in one thread, one call after the other; `image` runs in any.

    Attributes:
        total: items in the reader's list.
    """

    def __init__(
        self, room: Room, reader: Actor, version: StudyVersion, place: ReaderPlace
    ) -> None:
        self._room = room
        self._reader = reader
        self._version = version
        self._place = place
        self._readings = Readings(room.store)
        self._contents = ReadingContents(room.store)
        self._open: dict[TrialId, _OpenTrial] = {}
        self._prepared: dict[TrialId, ShownItem] = {}
        self._images: dict[MediaId, ShownImage] = {}
        self._doubtful: _Attempt | None = None
        states = [trial.state for trial in self._readings.trials(version.id, place.reader_id)]
        self.study_name = version.name
        self.reader_code = place.code
        self.simulated = version.origin is Origin.SIMULATED
        self.forbidden = frozenset(version.forbidden)
        self.total = len(states)
        self._done = sum(state.is_final for state in states)

    @property
    def done(self) -> int:
        """Return how many items are finished."""
        return self._done

    def opening(self) -> Opening:
        """Say what the opening screen tells."""
        return opening_of(self._readings, self._version.id, self._place.reader_id)

    def summary(self) -> SittingSummary:
        """Count the reader's whole set so far."""
        return summary_of(self._readings, self._version.id, self._place.reader_id)

    def current(self) -> ReadingItem | None:
        """Return the first unfinished item, or None at the end of the set."""
        return self._item(self._contents.next_open(self._version.id, self._place.reader_id))

    def following(self, trial_id: TrialId) -> ReadingItem | None:
        """Return the first unfinished item after this one, to be prepared ahead, or None.

        Raises:
            Refusal: this trial is not of this reader.
        """
        position = self._own(trial_id).trial.position
        return self._item(
            self._contents.next_open(self._version.id, self._place.reader_id, position)
        )

    def image(self, image: ReadingImage) -> OpenedImage:
        """Open a stored image; to be called off the GUI thread, from any thread.

        Raises:
            Refusal: the image was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """
        stored = self._images[image.media_id]
        if stored.erased:
            raise Refusal("This image was erased on request; say that you cannot judge.")
        data = self._room.store.blobs.read(stored.sha256)
        return open_image(data, "The image", orientation=stored.orientation)

    def recorder(self, trial_id: TrialId) -> TrialRecorder:
        """Return a new recorder for an unfinished item of this reader.

        Raises:
            Refusal: the item is finished, or not of this reader.
        """
        opened = self._open.get(trial_id)
        item = self._prepared.pop(trial_id, None) or self._own(trial_id)
        if item.trial.state.is_final or (opened is not None and opened.receipt is not None):
            raise Refusal("This item is finished; its answer stays what it is.")
        recorder = TrialRecorder(
            self._start(item), self._room.clock, self._room.ids, self._room.epochs
        )
        self._open[trial_id] = _OpenTrial(recorder, item.trial.state)
        return recorder

    def save_events(self, recorder: TrialRecorder) -> None:
        """Write what the recorder holds so far; an item that was shown becomes "shown".

        To be called when an item was shown, at a pause and after a sleep. Writes nothing and
        returns at once where nothing is pending. A confirmed answer that is not written yet is
        written with it.
        """
        if recorder.locked:
            self.confirm(recorder)
            return
        self._settle()
        opened = self._open[recorder.trial_id]
        # The links first: each of them hangs on an event. A confirmation that the other thread
        # stamps meanwhile is left to `confirm`, which writes it with its answer.
        links = _before_confirmation(recorder.pending_links)
        events = _before_confirmed(recorder.pending)
        if not events and not self._room.epochs.unsaved:
            return
        seen = any(event.kind == EventKind.SHOWN for event in events)
        after = TrialState.SHOWN if seen else opened.state
        record = TrialRecord(recorder.trial_id, opened.state, after, events, links)
        self._write(record, "trial.save", opened)

    def confirm(
        self, recorder: TrialRecorder, answer: Answer | None = None, input_ns: int | None = None
    ) -> Receipt:
        """Write the confirmed answer with all its events: one transaction, one flush.

        Best call `recorder.lock(answer, input_ns)` where the key arrives, so that the
        confirmation is stamped there, and this off the GUI thread; where the recorder is not
        locked yet, this locks it. After a fault it may be called again: an answer that is in the
        store already is recognised there and nothing is written twice.

        Raises:
            Refusal: the answer is not complete, or the item was finished in another window.
            EnvironmentFault: the disk or the database failed; nothing of it was written.
        """
        if not recorder.locked:
            recorder.lock(answer, input_ns)
        opened, link = self._open[recorder.trial_id], recorder.confirmation
        if link is None:
            raise LookupError("a locked recorder has a confirmation")
        self._settle()
        if opened.receipt is None:
            judged = link.cannot_judge is None
            after = TrialState.ANSWERED if judged else TrialState.CANNOT_JUDGE
            links, events = recorder.pending_links, recorder.pending
            record = TrialRecord(recorder.trial_id, opened.state, after, events, links)
            self._write(record, "trial.confirm", opened)
        if opened.receipt is None:
            raise LookupError("a written confirmation has a receipt")
        return opened.receipt

    def mark_slip(self, trial_id: TrialId, input_ns: int | None = None) -> None:
        """Mark a confirmed item as a slip; the answer stays what it is. Marking twice is once.

        Raises:
            Refusal: the item is not confirmed, or not of this reader.
        """
        self._settle()
        trial = self._own(trial_id).trial
        if not trial.state.is_final:
            raise Refusal("Only an item that is confirmed can be marked as a slip.")
        before = self._readings.events_of(trial_id)
        if any(event.kind == EventKind.SLIP_MARKED for event in before):
            return
        event = Event(
            id=EventId(self._room.ids.new()),
            seq=before[-1].seq + 1,
            kind=EventKind.SLIP_MARKED.value,
            at_ns=self._room.clock.now_ns(),
            input_ns=input_ns,
            utc=utc_text(self._room.clock.utc()),
            epoch_id=self._room.epochs.current_id,
        )
        self._write(TrialRecord(trial_id, trial.state, trial.state, (event,)), "trial.mark_slip")

    def clocks_parted(self) -> bool:
        """Tell whether the machine slept since the last call; costs nothing.

        To be called once a second from the first item to the end, then `stop_watching`: where the
        monotonic clock runs on through a sleep, a call that comes late is what shows it.
        """
        return self._room.epochs.look()

    def stop_watching(self) -> None:
        """Say that `clocks_parted` is not called for a while."""
        self._room.epochs.watch.stop_looking()

    def new_epoch(self, recorder: TrialRecorder | None, cause: str = SLEEP) -> None:
        """Begin a new clock epoch after a sleep; in memory only, to be followed by `save_events`.

        The open item, if any, gets `suspended` (stamped with the last moment before the sleep)
        and `interrupted` (with the gap). A recorder does the same by itself at its next event, so
        that nothing is lost where this is not called.
        """
        self._room.epochs.begin(cause)
        if recorder is not None:
            recorder.follow_epochs()

    def close(self) -> None:
        """End the sitting: what is pending of open items is written.

        Raises:
            EnvironmentFault: the disk or the database failed.
        """
        for opened in tuple(self._open.values()):
            recorder = opened.recorder
            # What was only prepared ahead has not happened to the reader.
            if not recorder.shown or opened.receipt is not None:
                continue
            if not recorder.locked:
                recorder.note(EventKind.SUSPENDED, cause="closed")
            self.save_events(recorder)
        self._open.clear()

    def _own(self, trial_id: TrialId) -> ShownItem:
        item = self._contents.of_trial(trial_id)
        if item is None or (item.trial.study_version_id, item.trial.reader_id) != (
            self._version.id,
            self._place.reader_id,
        ):
            raise Refusal("This item is not in the list of {reader}.", reader=self.reader_code)
        return item

    def _item(self, item: ShownItem | None) -> ReadingItem | None:
        if item is None:
            return None
        for image in item.images:
            self._images[image.media_id] = image
        self._prepared[item.trial.id] = item
        return ReadingItem(
            trial_id=item.trial.id,
            position=item.trial.position,
            stem=item.stem,
            context=item.context,
            type=item.type,
            language=item.language,
            options=item.options,
            images=tuple(_reading_image(image) for image in item.images),
            recorded_ms=recorded_ms_of(self._readings, item.trial),
            linked=self._contents.in_case(item.trial),
        )

    def _start(self, item: ShownItem) -> TrialStart:
        events = self._readings.events_of(item.trial.id)
        links = self._readings.links_of(item.trial.id)
        return TrialStart(
            trial_id=item.trial.id,
            type=item.type,
            option_ids=item.trial.option_order,
            origin=self._version.origin,
            last_event=events[-1].seq if events else 0,
            last_link=links[-1].seq if links else 0,
            answer=_answer(links[-1]) if links else Answer(),
            answerable=not any(image.erased for image in item.images),
            had_input=any(event.kind == EventKind.FIRST_INPUT for event in events),
        )

    def _write(self, record: TrialRecord, action: str, opened: _OpenTrial | None = None) -> None:
        """Write a record with the clock epochs that its events hang on, in one transaction."""
        attempt = _Attempt(record, self._room.epochs.unsaved, opened)
        self._doubtful = attempt
        with self._room.store.writing(self._reader) as work:
            self._readings.add_epochs(work, self._room.sitting, attempt.epochs)
            self._readings.record(work, record, action)
            attempt.utc = work.now()
        self._doubtful = None
        self._note_saved(attempt)

    def _settle(self) -> None:
        """Find out what became of a write that ended with a fault.

        A disk may take a commit and fail all the same; what it has is not written again.
        """
        attempt = self._doubtful
        if attempt is None:
            return
        stored = self._readings.holds(attempt.record, [id_ for id_, _ in attempt.epochs])
        self._doubtful = None
        if stored:
            self._note_saved(attempt)

    def _note_saved(self, attempt: _Attempt) -> None:
        record, opened = attempt.record, attempt.opened
        self._room.epochs.saved(len(attempt.epochs))
        if opened is None:
            return
        opened.state = record.after
        opened.recorder.saved(len(record.events), len(record.links))
        if record.after.is_final:
            self._done += 1
            opened.receipt = Receipt(attempt.utc, self._done, self.total)


def _before_confirmation(links: tuple[Response, ...]) -> tuple[Response, ...]:
    return tuple(takewhile(lambda link: link.kind is not ResponseKind.CONFIRMATION, links))


def _before_confirmed(events: tuple[Event, ...]) -> tuple[Event, ...]:
    return tuple(takewhile(lambda event: event.kind != EventKind.CONFIRMED, events))


def _reading_image(image: ShownImage) -> ReadingImage:
    return ReadingImage(
        media_id=image.media_id,
        role=image.role,
        caption=image.caption,
        frame=image.frame,
        monochrome=image.monochrome,
        rows=image.rows,
        columns=image.columns,
        frames=image.frames,
        erased=image.erased,
    )


def _answer(link: Response) -> Answer:
    return Answer(link.option_ids, link.text, link.cannot_judge, link.comment)
