"""Stores the images that an import laid aside, each once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from medannot.domain.errors import InputFault
from medannot.domain.ids import MediaId
from medannot.domain.progress import Progress
from medannot.services.id_array import IdArray
from medannot.services.media_import import MediaImporter
from medannot.services.question_import_packing import unpacked
from medannot.services.question_pictures import LaidAside
from medannot.store.spool import Spool
from medannot.store.unit_of_work import UnitOfWork

_AT_ONCE = 64
_MOST_BYTES = 16 * 1024 * 1024
"""Pictures are stored together until they are so many, or have so many bytes."""

_Aside = tuple[int, LaidAside, bytes]
"""A picture's number, what is known of it, and its bytes where it is not stored."""


class PictureSaver:
    """Stores the pictures that an import laid aside, in their order, as their ids are asked for.

    So their files are made beside the rows of the questions that show them.

    Args:
        importer: stores them.
        work: the running write.
        spool: where they were laid aside.
        progress: told of each portion; raises `Stopped` to stop.
    """

    def __init__(
        self, importer: MediaImporter, work: UnitOfWork, spool: Spool, progress: Progress
    ) -> None:
        self._importer = importer
        self._work = work
        self._progress = progress
        self._last = spool.pictures
        self._ids = IdArray(self._last + 1)
        self._portions = _portions(spool)
        self._saved = 0

    def id_of(self, number: int) -> str:
        """Return the id of the row of a picture, which is stored by then; "" if there is none.

        Raises:
            EnvironmentFault: the disk is full.
            InputFault: an image was covered in part or erased since it was read.
            Stopped: the person stopped the job.
        """
        while number > self._saved and self._save_some():
            pass
        return self._ids.get(number)

    def finish(self) -> None:
        """Store what is left, which no question shows any more.

        Raises:
            EnvironmentFault, InputFault, Stopped: as `id_of`.
        """
        while self._save_some():
            pass

    def _save_some(self) -> bool:
        some = next(self._portions, None)
        if some is None:
            self._saved = self._last
            return False
        self._saved = some[-1][0]
        self._progress(self._saved, self._last)
        ids = _saved(self._importer, self._work, some)
        for (number, _, _), media_id in zip(some, ids, strict=True):
            self._ids.put(number, media_id)
        return True


def _portions(spool: Spool) -> Iterator[list[_Aside]]:
    some: list[_Aside] = []
    carried = 0
    for number, about, data in spool.filled():
        some.append((number, unpacked(LaidAside, about), data))
        carried += len(data)
        if len(some) >= _AT_ONCE or carried > _MOST_BYTES:
            yield some
            some, carried = [], 0
    if some:
        yield some


def _saved(importer: MediaImporter, work: UnitOfWork, some: Sequence[_Aside]) -> list[MediaId]:
    """Return the ids of some pictures in their order; what is new of them is stored."""
    known = {aside.media_id for _, aside, _ in some if aside.media_id is not None}
    shown = importer.show_still(work, known) if known else known
    # The bytes of one address are one picture here, so none of them can be another's.
    stored = iter(
        importer.save_some(
            work,
            [
                replace(aside.taken, image=replace(aside.taken.image, data=data))
                for _, aside, data in some
                if aside.taken is not None
            ],
        )
    )
    ids: list[MediaId] = []
    for _, aside, _ in some:
        if aside.media_id is None:
            one = next(stored)
            if one.address != aside.address:
                raise _read_too_early(aside.name)
            ids.append(one.id)
        elif aside.media_id in shown:
            ids.append(aside.media_id)
        else:
            raise _read_too_early(aside.name)
    return ids


def _read_too_early(name: str) -> InputFault:
    return InputFault(
        "The image {name} was covered in part or erased since the files were read; nothing was "
        "imported. Read the files again.",
        name=name,
    )
