"""What the decoding process does: load everything, shut the doors, then answer one by one."""

import time
import traceback
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from medannot.domain.errors import InputFault
from medannot.imaging.child import guard
from medannot.imaging.child.cleaning import Cleaner, clean
from medannot.imaging.child.many_here import PicturesCleaner, clean_many
from medannot.imaging.child.records import Packer
from medannot.imaging.child.sentences import pack_template
from medannot.imaging.child.warm_up import warm_up
from medannot.imaging.child.wire import (
    Buffer,
    Ended,
    Fields,
    Source,
    Target,
    receive_buffers,
    receive_header,
    send,
)
from medannot.imaging.disc_directory import read_directory
from medannot.imaging.limits import MAX_FILE_BYTES
from medannot.imaging.local_opener import open_here
from medannot.imaging.opened import OpenedImage

PACE_S = 0.016
"""What `measure_pace` takes on one core of a Xeon at 2.5 GHz."""

Answer = tuple[Fields, Sequence[memoryview]]


def run(source: Source, target: Target, cleaner: Cleaner, some: PicturesCleaner) -> int:
    """Answer requests until the parent closes the pipe; return the exit code.

    Args:
        source: where requests come from.
        target: where answers go.
        cleaner: takes identities out of a file.
        some: does so for small pictures together.
    """
    try:
        warm_up(cleaner)
        pace = measure_pace()
        guard.close_doors()
    except Exception as fault:  # noqa: BLE001 - whatever it is, the parent must hear of it
        send(target, {"failed": type(fault).__name__})
        return 1
    send(target, {"ready": True, "pace": pace})
    desk = Desk(cleaner, some)
    while True:
        try:
            fields = receive_header(source)
            # Before the file comes in: its bytes are part of what it may take.
            guard.allow(int(fields["memory"]), float(fields["cpu_s"]))
            buffers = receive_buffers(source, fields, MAX_FILE_BYTES)
        except Ended:
            return 0
        send(target, *desk.answer(fields, buffers))


def measure_pace() -> float:
    """Return how many times as long this machine takes as the one that the limits are made for."""
    begun = time.process_time()
    total = 0
    for number in range(200_000):
        total += number & 7
    zlib.compress(bytes(range(256)) * 2000 + total.to_bytes(8, "big"), 6)
    return (time.process_time() - begun) / PACE_S


class Desk:
    """Holds the images that are open, and answers requests about them.

    Args:
        cleaner: takes identities out of a file.
        some: does so for small pictures together.
    """

    def __init__(self, cleaner: Cleaner, some: PicturesCleaner) -> None:
        self._cleaner = cleaner
        self._files: dict[int, tuple[bytes, str]] = {}
        self._images: dict[int, OpenedImage] = {}
        self._verbs: Mapping[str, Callable[[Fields, tuple[Buffer, ...]], Answer]] = {
            "open": self._open,
            "frame": self._frame,
            "clean": self._clean,
            "clean_many": partial(clean_many, some),
            "directory": self._directory,
        }

    def answer(self, fields: Fields, buffers: tuple[Buffer, ...]) -> Answer:
        """Return the answer to one request; what goes wrong with a file is an answer too."""
        try:
            answer, views = self._verbs[fields["verb"]](fields, buffers)
        except InputFault as fault:
            if _is_for_memory(fault):
                return {"status": "memory"}, ()
            sentence = pack_template(fault.template, fault.details)
            return {"status": "refused", "sentence": sentence}, ()
        except MemoryError:
            return {"status": "memory"}, ()
        except Exception as fault:  # noqa: BLE001 - a file must not end the process, whatever it does
            return {"status": "broken", "where": _place(fault)}, ()
        return {**answer, "status": "done"}, views

    def _open(self, fields: Fields, buffers: tuple[Buffer, ...]) -> Answer:
        for key in fields["drop"]:
            self._files.pop(key, None)
            self._images.pop(key, None)
        data, name = buffers[0].tobytes(), str(fields["name"])
        # The caller still holds the array; a large file must not be here twice.
        buffers[0].resize(0, refcheck=False)
        image = open_here(data, name, fields["orientation"])
        self._files[fields["key"]], self._images[fields["key"]] = (data, name), image
        packer = Packer()
        return {"format": image.format.value, "facts": packer.pack(image.facts)}, packer.buffers

    def _frame(self, fields: Fields, _buffers: tuple[Buffer, ...]) -> Answer:
        frame = self._images[fields["key"]].frame(fields["number"])
        packer = Packer()
        return {"frame": packer.pack(frame)}, packer.buffers

    def _directory(self, fields: Fields, buffers: tuple[Buffer, ...]) -> Answer:
        listed = read_directory(buffers[0].tobytes(), str(fields["name"]))
        return {"files": list(listed)}, ()

    def _clean(self, fields: Fields, _buffers: tuple[Buffer, ...]) -> Answer:
        data, name = self._files[fields["key"]]
        packer = Packer()
        return {"clean": packer.pack(clean(self._cleaner, data, name, fields))}, packer.buffers


def _is_for_memory(fault: BaseException | None) -> bool:
    while fault is not None:
        if isinstance(fault, MemoryError):
            return True
        fault = fault.__cause__
    return False


def _place(fault: Exception) -> str:
    """Tell where it happened, with nothing of the file in it."""
    frames = traceback.extract_tb(fault.__traceback__, limit=-1)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    return f"{type(fault).__name__} in {place}"
