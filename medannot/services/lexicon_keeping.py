"""Versions of lexicons that a workspace keeps whole: what was labelled by them stays readable."""

from dataclasses import dataclass
from pathlib import Path

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons.folder import Loaded, digest, digest_of, load
from medannot.exchange.lexicons.head import HEAD
from medannot.exchange.lexicons.writing import files_of, save
from medannot.services.lexicons import KEPT_FOLDER


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version that the workspace keeps.

    Attributes:
        pin: id and version, such as "clinic-skin@1.2.0".
        sha256: over its normalised files, as they are now.
    """

    pin: str
    id: str
    version: Version
    sha256: str
    folder: Path


class LexiconKeeper:
    """Keeps versions; none of them is ever changed.

    Args:
        own: the folder of the workspace's lexicons.
    """

    def __init__(self, own: Path) -> None:
        self._folder = own / KEPT_FOLDER

    def keep(self, loaded: Loaded) -> KeptVersion:
        """Keep a lexicon as it is; the same once more changes nothing.

        Raises:
            Refusal: another lexicon of this id and version is kept already.
            EnvironmentFault: the folder cannot be written.
        """
        head = loaded.lexicon.head
        folder = self._folder / head.pin
        if (folder / HEAD).is_file():
            there = digest(folder)
            if not is_same(loaded, there):
                raise Refusal(
                    "Another lexicon {pin} is kept here already; raise the version of the new one.",
                    pin=head.pin,
                )
            return _kept(folder, there)
        return _kept(folder, save(loaded, folder).sha256)

    def kept(self, lexicon_id: str = "") -> tuple[KeptVersion, ...]:
        """Return what is kept, of one lexicon or of all, the earliest version first."""
        folders = [path.parent for path in self._folder.glob(f"{lexicon_id or '*'}@*/{HEAD}")]
        found = [_kept(folder, digest(folder)) for folder in folders]
        return tuple(sorted(found, key=lambda one: (one.id, one.version)))

    def open(self, pin: str, sha256: str = "") -> Loaded:
        """Open a kept version.

        Args:
            pin: such as "clinic-skin@1.2.0".
            sha256: that it has to have, where it is known.

        Raises:
            InputFault: it is not kept, it was altered, or it is not sound.
        """
        folder = self._folder / pin
        if not (folder / HEAD).is_file():
            raise InputFault(
                "The workspace keeps no lexicon {pin}; restore its folder lexicons/kept.", pin=pin
            )
        if sha256 and digest(folder) != sha256:
            raise InputFault(
                "The kept lexicon {pin} was altered by another program; restore its folder from a "
                "backup.",
                pin=pin,
            )
        return load(folder)


def is_same(loaded: Loaded, sha256: str) -> bool:
    """Tell whether a lexicon has this hash, as it lies in its folder or as it would be written.

    A table that a spreadsheet saved again quotes its cells in another way; a copy is written in
    the program's own way, and both are the same lexicon.
    """
    return sha256 == loaded.sha256 or sha256 == digest_of(files_of(loaded))


def _kept(folder: Path, sha256: str) -> KeptVersion:
    lexicon_id, _, version = folder.name.partition("@")
    return KeptVersion(folder.name, lexicon_id, Version.parse(version), sha256, folder)
