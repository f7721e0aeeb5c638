"""Cleans several small pictures at once, in the decoding process."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from medannot.domain.errors import InputFault
from medannot.imaging.child.allowance import DECODING_CPU_S
from medannot.imaging.child.records import Packer
from medannot.imaging.child.wire import Buffer, Fields
from medannot.imaging.frame import Frame
from medannot.imaging.limits import DECODER_FAULTS
from medannot.imaging.local_opener import open_here
from medannot.imaging.raster import RasterImage

_MOST_PIXELS = 1 << 20
"""Of one picture, and of those that are cleaned together before the next one is decoded."""

_ENOUGH_S = DECODING_CPU_S / 3
"""After so much computing no further picture is begun."""

PicturesCleaner = Callable[[Sequence[tuple[RasterImage, Frame]]], Sequence[object]]
"""Returns the clean files of pictures that were opened and decoded."""

_Decoded = tuple[int, RasterImage, Frame]
"""A picture with its place among those that were sent."""


def clean_many(
    cleaner: PicturesCleaner, fields: Fields, buffers: tuple[Buffer, ...]
) -> tuple[Fields, list[memoryview]]:
    """Clean what is simply sound of some small pictures, as `many.many_request` asks for it."""
    packer = Packer()
    cleaned: list[object] = [None] * len(buffers)
    for some in _decoded(zip(buffers, fields["names"], strict=True)):
        try:
            images = cleaner([(image, frame) for _, image, frame in some])
        except (InputFault, *DECODER_FAULTS):
            continue
        for (place, _, _), image in zip(some, images, strict=True):
            cleaned[place] = packer.pack(image)
    return {"cleaned": cleaned}, packer.buffers


def _decoded(files: Iterable[tuple[Buffer, str]]) -> Iterator[list[_Decoded]]:
    """Yield the sound pictures, some at a time."""
    begun_s = time.process_time()
    waiting: list[_Decoded] = []
    pixels = 0
    for place, (buffer, name) in enumerate(files):
        if time.process_time() - begun_s > _ENOUGH_S:
            break
        picture = _sound(buffer.tobytes(), name)
        if picture is None:
            continue
        waiting.append((place, *picture))
        pixels += picture[0].facts.rows * picture[0].facts.columns
        if pixels >= _MOST_PIXELS:
            yield waiting
            waiting, pixels = [], 0
    if waiting:
        yield waiting


def _sound(data: bytes, name: str) -> tuple[RasterImage, Frame] | None:
    # What is wrong is found out, and told, when the file is asked about by itself.
    try:
        image = open_here(data, name, damaged=False)
        small = image.facts.rows * image.facts.columns <= _MOST_PIXELS
        if not isinstance(image, RasterImage) or image.facts.incomplete or not small:
            return None
        return image, image.frame()
    except (InputFault, *DECODER_FAULTS):
        return None
