"""Cleans several small pictures at once, in the decoding process."""

import time

from medannot.domain.errors import InputFault
from medannot.domain.media import MediaFormat
from medannot.imaging.child.allowance import DECODING_CPU_S
from medannot.imaging.child.cleaning import Cleaner, clean
from medannot.imaging.child.records import Packer
from medannot.imaging.child.wire import Buffer, Fields
from medannot.imaging.limits import DECODER_FAULTS
from medannot.imaging.local_opener import open_here

_MOST_PIXELS = 1 << 20
_ENOUGH_S = DECODING_CPU_S / 3
"""After so much computing no further picture is begun."""


def clean_many(
    cleaner: Cleaner, fields: Fields, buffers: tuple[Buffer, ...]
) -> tuple[Fields, list[memoryview]]:
    """Clean what is simply sound of some small pictures, as `many.many_request` asks for it."""
    begun_s, packer = time.process_time(), Packer()
    cleaned: list[object] = []
    for buffer, name in zip(buffers, fields["names"], strict=True):
        late = time.process_time() - begun_s > _ENOUGH_S
        cleaned.append(None if late else _cleaned(cleaner, buffer.tobytes(), name, fields, packer))
    return {"cleaned": cleaned}, packer.buffers


def _cleaned(cleaner: Cleaner, data: bytes, name: str, fields: Fields, packer: Packer) -> object:
    # What is wrong is found out, and told, when the file is asked about by itself.
    try:
        image = open_here(data, name, damaged=False)
        small = image.facts.rows * image.facts.columns <= _MOST_PIXELS
        if image.format is MediaFormat.DICOM or image.facts.incomplete or not small:
            return None
        return packer.pack(clean(cleaner, data, name, fields, image))
    except (InputFault, *DECODER_FAULTS):
        return None
