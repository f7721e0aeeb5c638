"""Stores the images that an import laid aside, each once."""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.errors import InputFault
from medannot.domain.ids import MediaId
from medannot.domain.progress import Progress
from medannot.services.id_array import IdArray
from medannot.services.media_import import MediaImporter, TakenIn
from medannot.services.question_import_packing import unpacked
from medannot.services.question_pictures import LaidAside
from medannot.store.spool import Spool
from medannot.store.unit_of_work import UnitOfWork

_SAVED_AT_ONCE = 64


def save_pictures(
    importer: MediaImporter, work: UnitOfWork, spool: Spool, progress: Progress
) -> IdArray:
    """Store the pictures that were laid aside; return the id of each row by the picture's number.

    Raises:
        EnvironmentFault: the disk is full.
        InputFault: an image was covered in part or erased since it was read.
        Stopped: the person stopped the job.
    """
    last = spool.pictures
    media = IdArray(last + 1)
    # The bytes of one address are one picture here, so none of them can be another's.
    first = not importer.any_stored()
    waiting: list[tuple[int, LaidAside, TakenIn]] = []
    for number, about, data in spool.filled():
        progress(number, last)
        aside = unpacked(LaidAside, about)
        if not first or aside.taken is None:
            media.put(number, _saved(importer, work, aside, data))
            continue
        waiting.append((number, aside, _with_bytes(aside.taken, data)))
        if len(waiting) >= _SAVED_AT_ONCE:
            _save_first(importer, work, waiting, media)
            waiting = []
    _save_first(importer, work, waiting, media)
    return media


def _save_first(
    importer: MediaImporter,
    work: UnitOfWork,
    waiting: Sequence[tuple[int, LaidAside, TakenIn]],
    media: IdArray,
) -> None:
    saved = importer.save_first(work, [taken for _, _, taken in waiting])
    for (number, aside, _), one in zip(waiting, saved, strict=True):
        if one.address != aside.address:
            raise _read_too_early(aside.name)
        media.put(number, one.id)


def _with_bytes(taken: TakenIn, data: bytes) -> TakenIn:
    return replace(taken, image=replace(taken.image, data=data))


def _saved(importer: MediaImporter, work: UnitOfWork, aside: LaidAside, data: bytes) -> MediaId:
    if aside.media_id is not None:
        if not importer.shows_still(work, aside.media_id):
            raise _read_too_early(aside.name)
        return aside.media_id
    assert aside.taken is not None  # noqa: S101 - one of the two is there
    media = importer.save(work, _with_bytes(aside.taken, data))
    if media.address != aside.address:
        raise _read_too_early(aside.name)
    return media.id


def _read_too_early(name: str) -> InputFault:
    return InputFault(
        "The image {name} was covered in part or erased since the files were read; nothing was "
        "imported. Read the files again.",
        name=name,
    )
