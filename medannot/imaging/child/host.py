"""The decoding processes of this program: a few, started when needed, replaced when they die."""

import atexit
import itertools
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from medannot.domain.clock import SystemClock
from medannot.domain.deidentification import CleaningOptions
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.imaging.child.allowance import for_opening
from medannot.imaging.child.cleaning import Record, cleaning_request
from medannot.imaging.child.many import many_request
from medannot.imaging.child.process import NotStarted, Stopped, child_command
from medannot.imaging.child.remote import Given, RemoteImage, Request, Result
from medannot.imaging.child.replies import (
    Opened,
    fault_of,
    read_listing,
    read_opened,
    stopped_fault,
)
from medannot.imaging.child.seat import Seat
from medannot.imaging.child.wire import WireFault
from medannot.imaging.limits import DECODE_BYTES

_LOG = logging.getLogger(__name__)

CHILDREN = 2
_AT_ONCE_NS = 300_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a decoder works.

    Attributes:
        max_bytes: memory that the decoding of one honest image may take.
        children: processes at most.
        command: what starts a process; asked anew each time.
    """

    max_bytes: int = DECODE_BYTES
    children: int = CHILDREN
    command: Callable[[], Sequence[str]] = child_command


class _GivenUp(Exception):
    """A process was given up over a request.

    Args:
        fault: what is told to people.
        by_itself: whether the process ended without being ended.
    """

    def __init__(self, fault: InputFault, *, by_itself: bool) -> None:
        self.fault, self.by_itself = fault, by_itself
        super().__init__(str(fault))


class Decoder:
    """Opens, decodes and cleans images in processes of their own; from any thread.

    Args:
        settings: how it works.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._clock = SystemClock()
        self._keys = itertools.count(1)
        self._changed = threading.Condition()
        self._seats: list[Seat] = []
        self._awaiting = 0
        self._closed = False

    def configure(self, settings: Settings) -> None:
        """Work differently from the next request on; processes that run go on running."""
        self._settings = settings

    @property
    def max_bytes(self) -> int:
        """Return what the decoding of one honest image may take."""
        return self._settings.max_bytes

    @property
    def closed(self) -> bool:
        """Tell whether it answers no more."""
        return self._closed

    @property
    def pids(self) -> tuple[int, ...]:
        """Return the processes that run now."""
        with self._changed:
            children = [seat.child for seat in self._seats]
        return tuple(child.pid for child in children if child is not None and child.alive)

    def prepare(self) -> None:
        """Start a process if none runs, so that the first image does not wait for it.

        Raises:
            EnvironmentFault: none can be started.
        """
        try:
            with self._seated(0, preparing=True) as seat:
                seat.running(self._settings.command)
        except NotStarted as fault:
            raise EnvironmentFault(
                "The part of the program that decodes images cannot be started ({reason}); close "
                "other programs and try again, or install medannot anew.",
                reason=fault.reason,
            ) from fault

    def open(self, data: bytes, name: str, orientation: int | None = None) -> RemoteImage:
        """Open an image; its frames are decoded when they are asked for.

        Raises:
            InputFault: the file is refused, or did harm to the process that opened it.
            EnvironmentFault: no process can be started.
        """
        given = Given(next(self._keys), data, name, orientation)
        return RemoteImage(self, given, self._work(given, partial(self._give, given=given)))

    def clean(
        self, data: bytes, name: str, uid_key: bytes, options: CleaningOptions, into: type[Record]
    ) -> Record:
        """Take every identity out of an image file; see `deidentify.clean_image`.

        Args:
            data: the original file.
            name: what sentences call it.
            uid_key: secret of the workspace, from which the new DICOM UIDs are derived.
            options: beside the basic profile.
            into: the record that comes back.

        Raises:
            InputFault: the file is refused, or did harm to the process.
            EnvironmentFault: no process can be started.
        """
        given = Given(next(self._keys), data, name, None)

        def work(seat: Seat) -> Record:
            facts = self._give(seat, given).facts
            secret = (uid_key, options)
            request = cleaning_request(facts, len(data), self.max_bytes, secret, into)
            return self._ask(seat, given, request)

        return self._work(given, work)

    def clean_many(
        self,
        files: Sequence[tuple[bytes, str]],
        secret: tuple[bytes, CleaningOptions],
        into: type[Record],
    ) -> tuple[Record | None, ...]:
        """Take every identity out of some small pictures at once; see `many_request`.

        Raises:
            EnvironmentFault: no process can be started.
        """
        given = Given(next(self._keys), b"", files[0][1], None)
        request = many_request(files, secret, into, self.max_bytes)
        buffers = [memoryview(data) for data, _ in files]
        try:
            return self._work(given, lambda seat: self._ask(seat, given, request, buffers))
        except InputFault:
            # One of them did harm; asked about one by one, it is told which.
            return (None,) * len(files)

    def listing(self, data: bytes, name: str) -> tuple[str, ...]:
        """Return which files a DICOMDIR lists; see `disc_directory.read_directory`.

        Raises:
            InputFault: it is broken, or did harm to the process.
            EnvironmentFault: no process can be started.
        """
        given = Given(next(self._keys), data, name, None)
        allowance = for_opening(len(data), self.max_bytes)
        request = Request({"verb": "directory", "name": name}, allowance, 0, read_listing)
        return self._work(given, lambda seat: self._ask(seat, given, request, (memoryview(data),)))

    def ask(self, given: Given, request: Request[Result]) -> Result:
        """Ask whichever process is free about a file, handing it the file first if need be.

        Raises:
            InputFault: the file is refused, or did harm to the process.
            EnvironmentFault: no process can be started.
        """

        def work(seat: Seat) -> Result:
            seat.running(self._settings.command)
            if given.key in seat.held:
                seat.held.move_to_end(given.key)
            else:
                self._give(seat, given)
            return self._ask(seat, given, request)

        return self._work(given, work)

    def close(self) -> None:
        """End all processes; who waits for an answer is told."""
        with self._changed:
            self._closed = True
            seats, self._seats = self._seats, []
            self._changed.notify_all()
            idle = [seat for seat in seats if not seat.busy]
            for seat in seats:
                if seat.busy and seat.child is not None:
                    seat.child.kill()
        for seat in idle:
            seat.vacate()

    @contextmanager
    def _seated(self, key: int, *, preparing: bool = False) -> Iterator[Seat]:
        seat = self._take_seat(key, preparing=preparing)
        try:
            yield seat
        finally:
            with self._changed:
                seat.busy = seat.preparing = False
                closed = self._closed
                self._changed.notify()
            if closed:
                seat.vacate()

    def _take_seat(self, key: int, *, preparing: bool) -> Seat:
        with self._changed:
            while not self._closed:
                idle = [seat for seat in self._seats if not seat.busy]
                # What is being prepared is there sooner than another that is started beside it.
                coming = sum(seat.preparing for seat in self._seats) - self._awaiting
                if not idle and coming <= 0 and len(self._seats) < self._settings.children:
                    idle = [Seat()]
                    self._seats += idle
                if idle:
                    seat = next((seat for seat in idle if key in seat.held), idle[0])
                    seat.busy, seat.preparing = True, preparing
                    return seat
                self._awaiting += 1
                try:
                    self._changed.wait()
                finally:
                    self._awaiting -= 1
        raise _closing()

    def _work(self, given: Given, work: Callable[[Seat], Result]) -> Result:
        """Do work about a file at a seat."""
        try:
            with self._seated(given.key) as seat:
                return self._at(seat, work)
        except NotStarted as fault:
            raise EnvironmentFault(
                "{name} was not opened: the part of the program that decodes images cannot be "
                "started ({reason}); close other programs and try again, or install medannot anew.",
                name=given.name,
                reason=fault.reason,
            ) from fault

    def _at(self, seat: Seat, work: Callable[[Seat], Result]) -> Result:
        """Do work at a seat, and once more if its process was gone beforehand."""
        begun_ns = self._clock.now_ns()
        waited = seat.child is not None and seat.child.alive
        try:
            return work(seat)
        except _GivenUp as death:
            at_once = self._clock.now_ns() - begun_ns < _AT_ONCE_NS
            if not (death.by_itself and waited and at_once):
                raise death.fault from death
        # The system may have ended the process while it waited: not this file's fault.
        try:
            return work(seat)
        except _GivenUp as death:
            raise death.fault from death

    def _give(self, seat: Seat, given: Given) -> Opened:
        """Send a file to a process to be opened there; return what it says of it."""
        size = len(given.data)
        seat.running(self._settings.command)
        request = Request(
            {
                "verb": "open",
                "name": given.name,
                "orientation": given.orientation,
                "drop": seat.make_room(size),
            },
            for_opening(size, self.max_bytes),
            0,
            read_opened,
        )
        opened = self._ask(seat, given, request, (memoryview(given.data),))
        seat.held[given.key] = size
        return opened

    def _ask(
        self,
        seat: Seat,
        given: Given,
        request: Request[Result],
        buffers: Sequence[memoryview] = (),
    ) -> Result:
        child, allowance = seat.running(self._settings.command), request.allowance
        try:
            message = child.ask(request.about(given.key), buffers, allowance, request.most)
            fault = fault_of(message.fields, given.name, allowance)
            if fault is None:
                return request.read(message)
        except Stopped as stop:
            seat.vacate()
            if self._closed:
                raise _closing() from stop
            _LOG.info("a decoding process was given up (%s)", stop.verdict or "it died")
            fault = stopped_fault(stop.verdict, given.name, allowance)
            raise _GivenUp(fault, by_itself=stop.verdict is None) from stop
        except WireFault as wrong:
            seat.vacate()
            _LOG.info("a decoding process was given up: %s", wrong)
            fault = stopped_fault(None, given.name, allowance)
            raise _GivenUp(fault, by_itself=False) from wrong
        raise fault


def _closing() -> EnvironmentFault:
    return EnvironmentFault("The program is closing; the image was not decoded any more.")


class _Shared:
    """The decoder that the whole program uses."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._settings = Settings()
        self._decoder: Decoder | None = None

    def get(self) -> Decoder:
        with self._lock:
            if self._decoder is None or self._decoder.closed:
                self._decoder = Decoder(self._settings)
            return self._decoder

    def configure(self, settings: Settings) -> None:
        with self._lock:
            self._settings = settings
            if self._decoder is not None:
                self._decoder.configure(settings)

    def close(self) -> None:
        with self._lock:
            decoder = self._decoder
        if decoder is not None:
            decoder.close()


_SHARED = _Shared()
atexit.register(_SHARED.close)


def shared_decoder() -> Decoder:
    """Return the decoder of this program; its first request starts the first process."""
    return _SHARED.get()


def configure(
    *,
    max_bytes: int = DECODE_BYTES,
    children: int = CHILDREN,
    command: Callable[[], Sequence[str]] = child_command,
) -> None:
    """Set how the program decodes from now on.

    Args:
        max_bytes: memory that the decoding of one honest image may take.
        children: processes at most.
        command: what starts a process.
    """
    _SHARED.configure(Settings(max_bytes, children, command))


def close_shared_decoder() -> None:
    """End the processes of this program; a later request starts new ones."""
    _SHARED.close()
