"""Files put into the media store beside other work: to make one takes longer than its row."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from medannot.store.blobs import BlobStore

_MOST_WAITING = 256
_MOST_BYTES = 32 * 1024 * 1024
"""What waits to be put is held in memory: behind so much of it, `put` waits as well."""


class BlobsBehind:
    """Puts files one after the other, in a thread of its own; see `behind`.

    Args:
        blobs: the store.
        thread: does the work, one file at a time.
    """

    def __init__(self, blobs: BlobStore, thread: ThreadPoolExecutor) -> None:
        self._blobs = blobs
        self._thread = thread
        self._waiting: deque[tuple[int, Future[None]]] = deque()
        self._bytes = 0
        self._any = False

    def put(self, data: bytes, sha256: str) -> None:
        """Have bytes stored, by their SHA-256, sooner or later.

        Raises:
            EnvironmentFault: one of the files before could not be stored; see `BlobStore.put`.
        """
        self._any = True
        self._waiting.append((len(data), self._thread.submit(self._put, data, sha256)))
        self._bytes += len(data)
        while len(self._waiting) > _MOST_WAITING or self._bytes > _MOST_BYTES:
            self._await_first()

    def finish(self) -> None:
        """Return when all of them are on the disk.

        Raises:
            EnvironmentFault: one of them could not be stored.
        """
        while self._waiting:
            self._await_first()
        if self._any:
            self._blobs.flush()

    def _put(self, data: bytes, sha256: str) -> None:
        self._blobs.put(data, sha256, flushed=False)

    def _await_first(self) -> None:
        size, task = self._waiting.popleft()
        self._bytes -= size
        task.result()


@contextmanager
def behind(blobs: BlobStore) -> Iterator[BlobsBehind]:
    """Yield what puts files beside other work; where this is left well, all are on the disk.

    Raises:
        EnvironmentFault: one of them could not be stored.
    """
    thread = ThreadPoolExecutor(1)
    try:
        files = BlobsBehind(blobs, thread)
        yield files
        files.finish()
    finally:
        thread.shutdown(cancel_futures=True)
