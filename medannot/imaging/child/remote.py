"""An image that is open in a decoding process, as everyone else sees it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Generic, Protocol, TypeVar

from medannot.domain.media import MediaFormat
from medannot.imaging.child.allowance import Allowance, for_frame
from medannot.imaging.child.replies import Opened, most_frame_bytes, read_frame
from medannot.imaging.child.wire import Fields, Message
from medannot.imaging.frame import Frame
from medannot.imaging.limits import refuse
from medannot.imaging.opened import ImageFacts

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Request(Generic[Result]):
    """One thing to ask a process.

    Attributes:
        fields: the request itself.
        allowance: what it may take.
        most: bytes of buffers that the answer may have.
        read: makes the result of the answer, trusting nothing.
    """

    fields: Mapping[str, object]
    allowance: Allowance
    most: int
    read: Callable[[Message], Result]

    def about(self, key: int) -> Fields:
        """Return the request's header for one image."""
        return {**self.fields, "key": key}


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it is handed to a process.

    Attributes:
        key: what the processes know it by.
        name: what sentences call it.
        orientation: EXIF orientation where it is known from elsewhere.
    """

    key: int
    data: bytes
    name: str
    orientation: int | None


class Asked(Protocol):
    """Who asks the processes."""

    @property
    def max_bytes(self) -> int:
        """Return what the decoding of one honest image may take."""

    def ask(self, given: Given, request: Request[Result]) -> Result:
        """Ask about a file; a process that does not hold it is given it first."""


class RemoteImage:
    """An image whose header was found showable in a process of its own; see `OpenedImage`.

    Args:
        decoder: who asks the processes.
        given: the file, which is kept here in case a process has to be replaced.
        opened: what was said of it.
    """

    def __init__(self, decoder: Asked, given: Given, opened: Opened) -> None:
        self._decoder = decoder
        self._given = given
        self._opened = opened
        # The frames of one image are decoded one after the other: the other processes need not
        # be given a large file too.
        self._one_at_a_time = Lock()

    @property
    def format(self) -> MediaFormat:
        """Return the file format."""
        return self._opened.format

    @property
    def facts(self) -> ImageFacts:
        """Return what is known before a frame is decoded."""
        return self._opened.facts

    @property
    def frames(self) -> int:
        """Return how many frames there are."""
        return self._opened.facts.frames

    @property
    def size_bytes(self) -> int:
        """Return how many bytes are kept here."""
        return len(self._given.data)

    def frame(self, number: int = 1) -> Frame:
        """Decode one frame, counted from 1; safe to call from any thread.

        Raises:
            InputFault: the frame is broken or does harm, or there is no such frame.
            EnvironmentFault: no process can be started.
        """
        facts = self.facts
        if not 1 <= number <= facts.frames:
            raise refuse(
                "{name} has no frame {number}; it has {frames}.",
                self._given.name,
                number=number,
                frames=facts.frames,
            )
        request = Request(
            {"verb": "frame", "number": number},
            for_frame(facts, len(self._given.data), self._decoder.max_bytes),
            most_frame_bytes(facts),
            partial(read_frame, facts=facts),
        )
        with self._one_at_a_time:
            return self._decoder.ask(self._given, request)
