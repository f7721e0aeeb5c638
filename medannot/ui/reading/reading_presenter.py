"""One sitting behind the reading page: what may happen when, and what is written when."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from medannot.domain.answer import Answer
from medannot.domain.clock import Clock
from medannot.domain.errors import Refusal
from medannot.domain.ids import TrialId
from medannot.domain.session import TrialRecorder
from medannot.domain.trial import READERS_REASONS, CannotJudgeReason, EventKind
from medannot.services.reading import Opening, ReadingItem, ReadingSession, Receipt, SittingSummary
from medannot.ui.reading.answering import (
    ENTER_AFTER_NS,
    NOTHING,
    ReadingState,
    Stage,
    reasons_for,
    with_option,
    with_reason,
    with_text,
)
from medannot.ui.reading.looking_ahead import Ahead, LookingAhead
from medannot.ui.reading.saving import Saving
from medannot.ui.reading.stop_watch import StopWatch
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.frame_cache import FrameCache
from medannot.ui.viewer.prepared import PreparedFrame

WATCH_MS = 1_000


class ReadingPresenter(QObject):
    """Leads through a session; the page forwards inputs and shows `ReadingState`.

    Signals:
        state_changed: a `ReadingState`.
        saved: the receipt of an answer that is on the disk.
        item_leaving: the item is about to be confirmed or hidden; what is begun is told now.
    """

    state_changed = Signal(object)
    saved = Signal(object)
    item_leaving = Signal()

    def __init__(
        self, session: ReadingSession, tasks: Tasks, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._clock = clock
        self.ahead = LookingAhead(session, tasks, self)
        self.watch = StopWatch(clock)
        self._saving = Saving(session, tasks, clock, self)
        self._saving.saved.connect(self._events_saved)
        self._saving.failed.connect(self._events_unsaved)
        self._unsaved: Exception | None = None
        self._recorder: TrialRecorder | None = None
        self._last_trial: TrialId | None = None
        self._set_aside = NOTHING
        self._closed = False
        self._state = ReadingState(Stage.OPENING, total=session.total, done=session.done)
        self._timer = QTimer(self)
        self._timer.setInterval(WATCH_MS)
        self._timer.timeout.connect(self.look_at_clocks)

    @property
    def state(self) -> ReadingState:
        """Return what the page shows."""
        return self._state

    @property
    def session(self) -> ReadingSession:
        """Return the session that is taken."""
        return self._session

    @property
    def frames(self) -> FrameCache:
        """Return where the viewer takes frames from."""
        return self.ahead.frames

    @property
    def answering(self) -> bool:
        """Tell whether inputs count for the item: it is on the screen and not confirmed."""
        return self._state.stage is Stage.ANSWERING and not self._state.paused

    def open(self) -> None:
        """Fetch what the opening screen says."""
        self._tasks.store(self._session.opening, self._opened, self._fail)

    def start(self) -> None:
        """Leave the opening screen for the first unfinished item."""
        if self._state.stage not in {Stage.OPENING, Stage.FAILED}:
            return
        self._timer.start()
        self._change(stage=Stage.LOADING, fault=None)
        self.ahead.load_current(self._put, self._fail)

    def shown(self) -> None:
        """Take note that image and question have been painted just now."""
        recorder = self._recorder
        if self._state.stage is not Stage.READY or self._state.paused or recorder is None:
            return
        recorder.note(EventKind.SHOWN)
        self.watch.start()
        self._change_form(stage=Stage.ANSWERING)
        item = self._state.item
        self._save()
        if item is not None:
            self.ahead.look_behind(item)

    def choose(self, place: int, input_ns: int | None) -> None:
        """Press the option at a 0-based place; nothing happens where there is none."""
        item, state = self._state.item, self._state
        if item is None or state.reasons_open:
            return
        if state.answerable and place < len(item.options):
            option = item.options[place].id
            self._answer(with_option(self._state.answer, option, item.type), input_ns)

    def write(self, text: str, input_ns: int | None, *, pasted: bool = False) -> None:
        """Take the text of the answer as it stands in its field; say whether it was pasted."""
        if self._state.reasons_open and not self._state.reason_wanted:
            # A field may tell its words once more when it is left; the reason stands.
            self._set_aside = with_text(self._set_aside, text)
        elif self._state.answerable:
            self._answer(with_text(self._state.answer, text), input_ns, pasted=pasted)

    def turn_reasons(self, input_ns: int | None) -> None:
        """Say "cannot judge", or take it back; where an image is missing that is the reason."""
        if not self.answering:
            return
        if self._state.reasons_open:
            self.take_back(input_ns)
        elif self._state.answerable:
            self._change_form(reasons_open=True, reason_asked=False)
        else:
            self._answer(with_reason(CannotJudgeReason.IMAGE_UNAVAILABLE), input_ns)

    def cannot_judge(self, place: int, input_ns: int | None) -> None:
        """Choose the reason at a 0-based place; nothing happens where there is none."""
        state = self._state
        if not self.answering or not state.reasons_open or state.item is None:
            return
        reasons = reasons_for(state.item)
        if place >= len(reasons):
            return
        if state.reason_wanted:
            self._set_aside = state.answer
        self._answer(with_reason(reasons[place]), input_ns)

    def take_back(self, input_ns: int | None) -> None:
        """Take "cannot judge" back; what was answered before stands again."""
        if not self.answering or not self._state.reasons_open:
            return
        chosen = not self._state.reason_wanted
        self._change_form(reasons_open=False, reason_asked=False)
        if chosen:
            self._answer(self._set_aside, input_ns)

    def go_on(self, input_ns: int | None) -> None:
        """Confirm the answer; the next item comes when this one is on the disk."""
        if self._state.stage is Stage.NOT_SAVED:
            self._change(stage=Stage.RECORDING, fault=None)
            self._write()
            return
        recorder = self._recorder
        if not self.answering or recorder is None:
            return
        if not self._state.may_go_on:
            if self._state.reason_wanted:
                self._change(reason_asked=True)
            return
        if self.watch.since_appeared_ns(input_ns) < ENTER_AFTER_NS:
            return
        self.item_leaving.emit()
        try:
            recorder.lock(None, input_ns)
        except Refusal:
            return
        self._saving.stop()
        self._change(stage=Stage.RECORDING)
        self._write()

    def pause(self, input_ns: int | None = None) -> None:
        """Hide image and question at once and stop the time."""
        if self._state.paused or self._state.stage in {Stage.OPENING, Stage.ENDED, Stage.FAILED}:
            return
        recorder = self._open_recorder()
        if recorder is not None and recorder.shown:
            self.item_leaving.emit()
            recorder.pause(input_ns)
            self._save()
        self.watch.pause()
        self._change(paused=True)

    def resume(self, input_ns: int | None = None) -> None:
        """Go on after a pause."""
        if not self._state.paused:
            return
        recorder = self._open_recorder()
        if recorder is not None and recorder.paused:
            recorder.resume(input_ns)
        self.watch.resume()
        self._change(paused=False)

    def mark_slip(self, input_ns: int | None = None) -> None:
        """Mark the item just confirmed as a slip; its answer stays."""
        trial = self._last_trial
        if trial is None or self._state.slip_marked:
            return
        self._change(slip_marked=True)
        session = self._session
        self._tasks.store(lambda: session.mark_slip(trial, input_ns), None, self._slip_failed)
        if self._state.stage is Stage.ENDED:
            self._tasks.store(session.summary, self._ended, self._fail)

    def note(self, kind: EventKind, input_ns: int | None = None, /, **details: object) -> None:
        """Record what a reader did with the image, or that the window lost or got the focus."""
        recorder = self._open_recorder()
        focus = kind in {EventKind.FOCUS_LOST, EventKind.FOCUS_GAINED}
        if recorder is not None and recorder.shown and (focus or not self._state.paused):
            recorder.note(kind, input_ns, **details)
            self._saving.looked(recorder)

    def look_at_clocks(self) -> None:
        """See whether the machine slept; if so, begin a new clock epoch."""
        if not self._closed and self._session.clocks_parted():
            self._session.new_epoch(self._open_recorder())
            self._save()

    def close(self) -> None:
        """End the sitting: what is pending is written; nothing is asked."""
        if not self._closed:
            self._closed = True
            self._stop_timer()
            self._saving.stop()
            self.ahead.close()
            self._tasks.store(self._session.close)

    def _opened(self, opening: Opening) -> None:
        self._change(opening=opening, total=opening.total, done=opening.done)

    def _open_recorder(self) -> TrialRecorder | None:
        recorder = self._recorder
        return None if recorder is None or recorder.locked else recorder

    def _answer(self, answer: Answer, input_ns: int | None, *, pasted: bool = False) -> None:
        recorder = self._recorder
        if not self.answering or recorder is None:
            return
        before = recorder.answer
        judged = before.cannot_judge is None and answer.cannot_judge is None
        typed = judged and before.text != answer.text
        recorder.change(answer, input_ns, pasted=pasted)
        self._change_form(answer=recorder.answer)
        if typed:
            self._saving.typed(recorder)
        else:
            self._saving.chosen(recorder)

    def _put(self, ahead: Ahead | None) -> None:
        """Prepare an item; it is shown as soon as its first image is there."""
        if ahead is None:
            self._end()
            return
        item, recorder = ahead
        self._recorder = recorder
        recorder.note(EventKind.REQUESTED)
        self._watch_others(item, recorder)
        if not item.images:
            self._ready(item, recorder, None)
            return
        image = item.images[0]
        early = self.frames.cached(image.media_id, image.frame) is not None

        def decoded(_frame: PreparedFrame) -> None:
            recorder.note(EventKind.DECODED, None, ahead=early)
            self._ready(item, recorder, None)

        def failed(fault: Exception) -> None:
            self._ready(item, recorder, fault)

        self.frames.want(image.media_id, image.frame, decoded, failed)

    def _watch_others(self, item: ReadingItem, recorder: TrialRecorder) -> None:
        """See whether an image behind the first cannot be shown, be it after the item appeared."""

        def failed(_fault: Exception) -> None:
            if recorder.locked:
                return
            recorder.image_failed()
            if self._recorder is recorder and self._state.item is item:
                self._change_form(answerable=False, reasons_open=False)

        for image in item.images[1:]:
            self.frames.want(image.media_id, image.frame, _is_there, failed)

    def _ready(self, item: ReadingItem, recorder: TrialRecorder, fault: Exception | None) -> None:
        if fault is not None:
            recorder.image_failed()
        self.watch.clear(item.recorded_ms)
        self._set_aside = NOTHING
        self._change(
            stage=Stage.READY,
            item=item,
            answer=recorder.answer,
            may_go_on=False,
            answerable=recorder.answerable,
            reasons_open=recorder.answerable and recorder.answer.cannot_judge in READERS_REASONS,
            reason_asked=False,
            image_fault=fault,
            fault=None,
        )

    def _write(self) -> None:
        recorder, session = self._recorder, self._session
        if recorder is not None:
            self._tasks.store(lambda: session.confirm(recorder), self._written, self._not_written)

    def _written(self, receipt: Receipt) -> None:
        item = self._state.item
        self._last_trial = item.trial_id if item else None
        self.saved.emit(receipt)
        self._change(
            stage=Stage.LOADING,
            done=receipt.done,
            saved_position=item.position if item else 0,
            saved_utc=receipt.saved_utc,
            slip_marked=False,
        )
        self.ahead.load_next(self._put, self._fail)

    def _not_written(self, fault: Exception) -> None:
        self._change(stage=Stage.NOT_SAVED, fault=fault)

    def _slip_failed(self, fault: Exception) -> None:
        self._change(slip_marked=False, fault=fault)

    def _save(self) -> None:
        if self._recorder is not None:
            self._saving.now(self._recorder)

    def _events_unsaved(self, fault: Exception) -> None:
        # The events stay pending and go with the answer; the reader is told now.
        self._unsaved = fault
        self._change(fault=fault)

    def _events_saved(self) -> None:
        fault, self._unsaved = self._unsaved, None
        if fault is not None and self._state.fault is fault:
            self._change(fault=None)

    def _end(self) -> None:
        self._recorder = None
        self._tasks.store(self._session.summary, self._ended, self._fail)

    def _stop_timer(self) -> None:
        self._timer.stop()
        self._session.stop_watching()

    def _ended(self, summary: SittingSummary) -> None:
        self._stop_timer()
        self._change(stage=Stage.ENDED, item=None, summary=summary, paused=False)

    def _fail(self, fault: Exception) -> None:
        self._change(stage=Stage.FAILED, fault=fault, item=None, paused=False)

    def _change_form(self, **values: object) -> None:
        """Change what the form shows; one may go on with a complete answer that is in sight."""
        change: Callable[..., ReadingState] = replace
        complete = self._recorder is not None and self._recorder.complete
        wanted = change(self._state, **values).reason_wanted
        self._change(**values, may_go_on=complete and not wanted)

    def _change(self, **values: object) -> None:
        change: Callable[..., ReadingState] = replace
        self._state = change(self._state, **values)
        self.state_changed.emit(self._state)


def _is_there(_frame: PreparedFrame) -> None:
    """Take no note: the viewer asks for the frame itself."""
