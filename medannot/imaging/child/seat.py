"""A place for one decoding process: what it holds, and another process where one is gone."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from medannot.imaging.child.process import ChildProcess, NotStarted

KEPT_BYTES = 128_000_000
"""Files that one process keeps opened, so that their next frame needs not be sent again."""


@dataclass(slots=True, eq=False)
class Seat:
    """A place for one process, which is asked by one thread at a time.

    Attributes:
        busy: whether somebody asks it.
        preparing: whether it is only being started, for whoever asks first.
        child: the process; None before the first request and after it was given up.
        held: the files that it keeps opened, with their sizes; those asked for longest ago first.
    """

    busy: bool = False
    preparing: bool = False
    child: ChildProcess | None = None
    held: OrderedDict[int, int] = field(default_factory=OrderedDict)

    def running(self, command: Callable[[], Sequence[str]]) -> ChildProcess:
        """Return the process, started if need be; one that ends while it starts, once more.

        Raises:
            NotStarted: it cannot be started.
        """
        if self.child is None or not self.child.alive:
            self.vacate()
            try:
                self.child = ChildProcess(command())
            except NotStarted as fault:
                if not fault.by_itself:
                    raise
                # Short of memory, the system ends whatever grows, as a process does that starts.
                self.child = ChildProcess(command())
        return self.child

    def make_room(self, size: int) -> list[int]:
        """Forget the files that were asked for longest ago; return which."""
        dropped = []
        while self.held and sum(self.held.values()) + size > KEPT_BYTES:
            key, _size = self.held.popitem(last=False)
            dropped.append(key)
        return dropped

    def vacate(self) -> None:
        """End the process."""
        self.held.clear()
        if self.child is not None:
            self.child.close()
            self.child = None
