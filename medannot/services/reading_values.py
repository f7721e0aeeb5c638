"""What the reading room hands out: values without a place for any truth, name or source."""

from dataclasses import dataclass

from medannot.domain.ids import MediaId, TrialId
from medannot.domain.question import ItemType, Option
from medannot.store.readings_content import InCase


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
        recorded_ms: response time recorded of the item before it is put before the reader again,
            pauses and gaps left out; 0 for an item that was not shown before.
        linked: where it stands among the questions of its case, or None.
    """

    trial_id: TrialId
    position: int
    stem: str
    context: str
    type: ItemType
    language: str
    options: tuple[Option, ...]
    images: tuple[ReadingImage, ...]
    recorded_ms: int = 0
    linked: InCase | None = None

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
        own_pace: whether that follows the reader's own pace so far.
        has_started: whether an item was shown before.
        last_utc: when this reader last confirmed an answer, or None.
    """

    total: int
    done: int
    remaining: int
    minutes: int
    has_started: bool
    last_utc: str | None
    own_pace: bool = False


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
