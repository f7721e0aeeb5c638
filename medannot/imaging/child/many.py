"""The request that cleans several small pictures at once.

To hand over one small picture takes longer than to clean it. So many go together, under the
strictest bounds there are; whichever of them is not simply sound comes back unanswered, and is
asked about by itself, with bounds of its own and a sentence that says what is wrong.
"""

from collections.abc import Sequence

from medannot.domain.deidentification import CleaningOptions
from medannot.imaging.child.allowance import DECODING_CPU_S, REST_BYTES, Allowance
from medannot.imaging.child.cleaning import Record
from medannot.imaging.child.records import Packer, Unpacker
from medannot.imaging.child.remote import Request
from medannot.imaging.child.wire import Message, WireFault
from medannot.imaging.limits import MAX_FRAME_PIXELS

MOST_TOGETHER = 16
MOST_BYTES = 512 * 1024
"""A larger file goes by itself."""

_SPARE_BYTES = 16 << 20


def many_request(
    files: Sequence[tuple[bytes, str]],
    secret: tuple[bytes, CleaningOptions],
    into: type[Record],
    most: int,
) -> Request[tuple[Record | None, ...]]:
    """Return the request to clean some small pictures; None comes back where one must go alone.

    Args:
        files: bytes of each and what sentences call it, at most `MOST_TOGETHER`.
        secret: of the workspace; and the options.
        into: the record that comes back.
        most: memory that a person's setting allows.
    """
    uid_key, options = secret
    present = sum(len(data) for data, _ in files)

    def read(message: Message) -> tuple[Record | None, ...]:
        found = message.fields.get("cleaned")
        if not isinstance(found, list) or len(found) != len(files):
            raise WireFault("not as many cleaned pictures as were sent")
        unpacker = Unpacker(message.buffers)
        return tuple(None if one is None else _sound(unpacker.record(into, one)) for one in found)

    return Request(
        {
            "verb": "clean_many",
            "names": [name for _, name in files],
            "uid_key": uid_key.hex(),
            "options": Packer().pack(options),
        },
        Allowance(2 * present + min(REST_BYTES, most), DECODING_CPU_S),
        2 * present + _SPARE_BYTES,
        read,
    )


def _sound(record: Record) -> Record:
    if not 0 < record.rows * record.columns <= MAX_FRAME_PIXELS or record.frames != 1:
        raise WireFault("a cleaned picture of no possible size")
    return record
