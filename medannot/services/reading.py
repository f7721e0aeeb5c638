"""Taking a set: one reader's session with a study, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.epochs import EpochLine
from medannot.domain.ids import MediaId, TrialId
from medannot.domain.people import Actor
from medannot.domain.question import ItemType, Option
from medannot.domain.session import Answer, TrialRecorder
from medannot.imaging.opened import OpenedImage
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class ReadingImage:
    """One image of an item as the reading room knows it.

    Attributes:
        frame: 1-based frame to show first.
        monochrome: whether the surround is that of radiology (near-black).
        rows: height in pixels.
        columns: width in pixels.
        frames: how many frames there are.
        erased: whether the image was erased on request; nothing is left to show.
    """

    media_id: MediaId
    role: str
    caption: str
    frame: int
    monochrome: bool
    rows: int
    columns: int
    frames: int
    erased: bool = False


@dataclass(frozen=True, slots=True)
class ReadingItem:
    """One item as it is put before a reader; there is no place in it for the truth.

    Attributes:
        position: 1-based place in this reader's order.
        type: how it is answered, as it is shown.
        options: in the order of the page.
        images: in their order.
    """

    trial_id: TrialId
    position: int
    stem: str
    context: str
    type: ItemType
    language: str
    options: tuple[Option, ...]
    images: tuple[ReadingImage, ...]

    @property
    def erased(self) -> bool:
        """Tell whether an image was erased, so that only "cannot judge" may be said."""
        return any(image.erased for image in self.images)


@dataclass(frozen=True, slots=True)
class ReaderWork:
    """A reader's place in a study, and how far it is."""

    study: str
    code: str
    group: str
    total: int
    done: int
    last_utc: str | None
    simulated: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """What the opening screen says.

    Attributes:
        minutes: about how long the remaining items take.
        has_started: whether an item was shown before.
        last_utc: when this reader last confirmed an answer, or None.
    """

    total: int
    done: int
    remaining: int
    minutes: int
    has_started: bool
    last_utc: str | None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the store says of a confirmed answer: it is on the disk.

    Attributes:
        saved_utc: when, ISO 8601 in UTC.
        done: this reader's finished items, this one included.
    """

    saved_utc: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SittingSummary:
    """What the end page says: counts and times of the reader's whole set, no score."""

    total: int
    answered: int
    cannot_judge: int
    slips: int
    working_ms: int
    paused_ms: int
    interruptions: int
    away_ms: int


class ReadingSession:
    """One reader's sitting; made by `Reading.begin`."""

    study_name: str
    reader_code: str
    total: int
    simulated: bool
    takes_several: bool

    @property
    def done(self) -> int:
        """Return how many items are finished."""

    def opening(self) -> Opening:
        """Say what the opening screen tells."""

    def current(self) -> ReadingItem | None:
        """Return the first unfinished item, or None at the end of the set."""

    def following(self, trial_id: TrialId) -> ReadingItem | None:
        """Return the first unfinished item after this one, to be prepared ahead, or None."""

    def image(self, image: ReadingImage) -> OpenedImage:
        """Open a stored image; to be called off the GUI thread, from any thread.

        Raises:
            Refusal: the image was erased.
            EnvironmentFault: the stored bytes are missing or altered.
        """

    def recorder(self, trial_id: TrialId) -> TrialRecorder:
        """Return a new recorder for an unfinished item of this reader."""

    def save_events(self, recorder: TrialRecorder) -> None:
        """Write what the recorder holds so far; an item that was shown becomes "shown".

        To be called when an item was shown, at a pause and after a sleep. Writes nothing and
        returns at once where nothing is pending.
        """

    def confirm(
        self, recorder: TrialRecorder, answer: Answer | None = None, input_ns: int | None = None
    ) -> Receipt:
        """Write the confirmed answer with all its events: one transaction, one flush.

        Best call `recorder.lock(answer, input_ns)` where the key arrives, so that the
        confirmation is stamped there, and this off the GUI thread; where the recorder is not
        locked yet, this locks it. After a fault it may be called again: an answer that is in the
        store already is recognised by its key and nothing is written twice.
        """

    def mark_slip(self, trial_id: TrialId, input_ns: int | None = None) -> None:
        """Mark a confirmed item as a slip; the answer stays what it is."""

    def clocks_parted(self) -> bool:
        """Tell whether the machine slept since the last call; call once a second, costs nothing."""

    def new_epoch(self, recorder: TrialRecorder | None, cause: str = "sleep") -> None:
        """Begin a new clock epoch after a sleep; in memory only, to be followed by `save_events`.

        The open item, if any, gets `suspended` (stamped with the last moment before the sleep)
        and `interrupted` (with the gap).
        """

    def close(self) -> None:
        """End the sitting: what is pending of an open item is written."""

    def summary(self) -> SittingSummary:
        """Count the reader's whole set so far."""
