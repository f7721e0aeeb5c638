"""The request that takes the identities out of a file, on both sides of the pipe."""

from typing import Protocol, TypeVar

from medannot.domain.deidentification import CleaningOptions
from medannot.imaging.child.allowance import for_cleaning
from medannot.imaging.child.records import Packer, Unpacker
from medannot.imaging.child.remote import Request
from medannot.imaging.child.wire import Fields, Message, WireFault
from medannot.imaging.opened import ImageFacts

_SPARE_BYTES = 16 << 20


class Cleaner(Protocol):
    """Cleans the bytes of a file by its name, the workspace's secret and options; here."""

    def __call__(
        self,
        data: bytes,
        name: str,
        uid_key: bytes,
        options: CleaningOptions,
        /,
    ) -> object:
        """Return the clean file."""


class Cleaned(Protocol):
    """What is known of a clean file, in whichever record it is told."""

    @property
    def rows(self) -> int:
        """Return the height in pixels."""

    @property
    def columns(self) -> int:
        """Return the width in pixels."""

    @property
    def frames(self) -> int:
        """Return how many frames there are."""


Record = TypeVar("Record", bound=Cleaned)


def cleaning_request(
    facts: ImageFacts,
    present: int,
    most: int,
    secret: tuple[bytes, CleaningOptions],
    into: type[Record],
) -> Request[Record]:
    """Return the request to clean an image that is open in a process.

    Args:
        facts: what is known of the image.
        present: bytes of the file.
        most: the person's setting.
        secret: of the workspace, from which new DICOM UIDs are derived; and the options.
        into: the record that comes back.
    """
    uid_key, options = secret
    written = facts.rows * facts.columns * facts.frames * 8

    def read(message: Message) -> Record:
        found: Record = Unpacker(message.buffers).record(into, message.fields.get("clean"))
        if (found.rows, found.columns, found.frames) != (facts.rows, facts.columns, facts.frames):
            raise WireFault("a cleaned image of another size")
        return found

    return Request(
        {"verb": "clean", "uid_key": uid_key.hex(), "options": Packer().pack(options)},
        for_cleaning(facts, present, most),
        max(present, written) + _SPARE_BYTES,
        read,
    )


def clean(cleaner: Cleaner, data: bytes, name: str, fields: Fields) -> object:
    """Clean a file, as `cleaning_request` asks for it.

    Args:
        cleaner: does it.
        data: the file.
        name: what sentences call it.
        fields: of the request.

    Raises:
        InputFault: it is refused.
    """
    options: CleaningOptions = Unpacker(()).record(CleaningOptions, fields["options"])
    return cleaner(data, name, bytes.fromhex(fields["uid_key"]), options)
