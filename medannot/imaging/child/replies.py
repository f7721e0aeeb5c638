"""What a decoding process answers, read as if a stranger had written it, and what it means."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from medannot.domain.errors import InputFault
from medannot.domain.media import MediaFormat
from medannot.imaging.child.allowance import MB, Allowance
from medannot.imaging.child.records import Unpacker
from medannot.imaging.child.sentences import unpack_template
from medannot.imaging.child.watchdog import Verdict
from medannot.imaging.child.wire import Fields, Message, WireFault
from medannot.imaging.frame import Frame, LookupTable, Overlay
from medannot.imaging.limits import MAX_FRAME_PIXELS, MAX_FRAMES, refuse
from medannot.imaging.opened import ImageFacts

_LOG = logging.getLogger(__name__)
_PLACE = re.compile(r"\w{1,80} in [\w<>]{1,80}:\d{1,6}|\w{1,80} in \?")

_MOST_OVERLAYS = 16
_MOST_TABLE_ENTRIES = 1 << 16
_SPARE_BYTES = 32 << 20
"""What tables and overlays of a frame may take on the way, beside its pixels."""

_GREY_TYPES = frozenset(["|u1", "|i1", "<u2", "<i2", "<u4", "<i4", "<f4", "<f8"])


@dataclass(frozen=True, slots=True)
class Opened:
    """What a process says of an image that it opened."""

    format: MediaFormat
    facts: ImageFacts


def read_opened(message: Message) -> Opened:
    """Read what was said of an opened image.

    Raises:
        WireFault: no sound process says such a thing.
    """
    unpacker = Unpacker(message.buffers)
    image_format = unpacker.value(MediaFormat, message.fields.get("format"))
    facts: ImageFacts = unpacker.record(ImageFacts, message.fields.get("facts"))
    sound = (
        facts.rows > 0
        and facts.columns > 0
        and facts.rows * facts.columns <= MAX_FRAME_PIXELS
        and 1 <= facts.frames <= MAX_FRAMES
        and 1 <= facts.orientation <= 8
        and len(facts.planes) in {0, facts.frames}
    )
    if not sound:
        raise WireFault("an image of no possible size")
    return Opened(image_format, facts)


def read_listing(message: Message) -> tuple[str, ...]:
    """Read which files a DICOMDIR lists.

    Raises:
        WireFault: it is no such list.
    """
    listed = Unpacker(message.buffers).value(tuple[str, ...], message.fields.get("files"))
    return tuple(str(one) for one in listed)


def most_frame_bytes(facts: ImageFacts) -> int:
    """Return how many bytes a frame can have on the way."""
    return facts.rows * facts.columns * 8 + _SPARE_BYTES


def read_frame(message: Message, facts: ImageFacts) -> Frame:
    """Read a decoded frame of an image.

    Raises:
        WireFault: it is no frame of this image.
    """
    frame: Frame = Unpacker(message.buffers).record(Frame, message.fields.get("frame"))
    pixels = frame.pixels
    shape = (facts.rows, facts.columns) if frame.monochrome else (facts.rows, facts.columns, 3)
    kinds = _GREY_TYPES if frame.monochrome else {"|u1"}
    if pixels.shape != shape or pixels.dtype.str not in kinds:
        raise WireFault("a frame of another size or type")
    tables = [voi for voi in frame.voi if isinstance(voi, LookupTable)]
    if frame.modality_table is not None:
        tables.append(frame.modality_table)
    if not all(map(_is_sound_table, tables)) or len(frame.overlays) > _MOST_OVERLAYS:
        raise WireFault("a table of no possible size, or too many overlays")
    if not all(map(_is_sound_overlay, frame.overlays)):
        raise WireFault("an overlay of no possible size")
    return frame


def _is_sound_table(table: LookupTable) -> bool:
    return 1 <= len(table.entries) <= _MOST_TABLE_ENTRIES and 1 <= table.bits <= 16


def _is_sound_overlay(overlay: Overlay) -> bool:
    bits = overlay.bits
    return bits.ndim == 2 and bits.dtype == np.bool_ and bits.size <= MAX_FRAME_PIXELS


def fault_of(fields: Fields, name: str, allowance: Allowance) -> InputFault | None:
    """Return the fault that an answer speaks of, or None where it is a result.

    Args:
        fields: the answer's header.
        name: what sentences call the file, whatever the process calls it.
        allowance: what the request was allowed.

    Raises:
        WireFault: the answer is neither a result nor a fault.
    """
    match fields.get("status"):
        case "done":
            return None
        case "refused":
            template, details = unpack_template(fields.get("sentence"))
            return InputFault(template, (), **_named(details, name))
        case "memory":
            return stopped_fault(Verdict.MEMORY, name, allowance)
        case "broken":
            where = str(fields.get("where"))
            if not _PLACE.fullmatch(where):
                raise WireFault("a bug in no place")
            _LOG.warning("a decoder met what it was not made for: %s", where)
            return stopped_fault(None, name, allowance)
    raise WireFault("an answer without a status")


def _named(details: Mapping[str, object], name: str) -> Mapping[str, object]:
    return {**details, "name": name} if "name" in details else details


def stopped_fault(verdict: Verdict | None, name: str, allowance: Allowance) -> InputFault:
    """Return the fault that tells why a file was given up."""
    if verdict is Verdict.TIME:
        return refuse(
            "{name} took too long to decode and was given up; it is broken or made to do harm. "
            "Copy or export it again.",
            name,
        )
    if verdict is Verdict.MEMORY and allowance.setting:
        return refuse(
            "{name} needs more than the {most} MB of memory that decoding may take; raise that "
            "limit in the settings, or take a smaller image.",
            name,
            most=allowance.setting // MB,
        )
    if verdict is Verdict.MEMORY:
        return refuse(
            "{name} takes far more memory to decode than an image of its size needs, and was given "
            "up; it is broken or made to do harm. Copy or export it again.",
            name,
        )
    return refuse(
        "{name} made the decoder break down and was given up; it is broken or made to do harm. "
        "Copy or export it again.",
        name,
    )
