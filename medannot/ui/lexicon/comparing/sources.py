"""The versions that can be compared: the program's, the workspace's own, kept ones, folders."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from medannot.domain.errors import MedannotError
from medannot.domain.lexicon.version import Version
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.lexicons import LexiconShelf, Loaded


class Origin(StrEnum):
    """Where a version comes from."""

    PROGRAM = "program"
    OWN = "own"
    KEPT = "kept"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class Source:
    """A version that can be opened.

    Attributes:
        key: by which it is opened.
        id: of the lexicon; for one that is not sound, its name.
        version: None where the lexicon is not sound.
        based_on: id of the lexicon that it was copied from, or nothing.
    """

    key: str
    origin: Origin
    id: str
    version: Version | None
    based_on: str = ""

    @property
    def pin(self) -> str:
        """Return id and version."""
        return f"{self.id}@{self.version}" if self.version else self.id


class Sources:
    """Finds and opens versions; called beside the GUI thread.

    Args:
        shelf: of the open workspace.
    """

    def __init__(self, shelf: LexiconShelf) -> None:
        self._shelf = shelf
        self._keeper = None if shelf.own is None else LexiconKeeper(shelf.own)

    def all(self, *folders: Path) -> tuple[Source, ...]:
        """Return all that there are, and those of folders that a person chose."""
        own = set(self._shelf.own_names())
        found = [
            self._source(f"{origin.value}:{name}", origin, name)
            for name in self._shelf.names()
            for origin in ((Origin.OWN if name in own else Origin.PROGRAM),)
        ]
        if self._keeper is not None:
            found += [
                Source(f"{Origin.KEPT.value}:{one.pin}", Origin.KEPT, one.id, one.version)
                for one in self._keeper.kept()
            ]
        found += [
            self._source(f"{Origin.FOLDER.value}:{folder}", Origin.FOLDER, folder.name)
            for folder in folders
        ]
        return tuple(found)

    def open(self, key: str) -> Loaded:
        """Open a version.

        Raises:
            InputFault: there is none, or it is not sound.
        """
        origin, _, name = key.partition(":")
        if origin == Origin.KEPT and self._keeper is not None:
            return self._keeper.open(name)
        return self._shelf.open(name)

    def _source(self, key: str, origin: Origin, name: str) -> Source:
        try:
            head = self.open(key).lexicon.head
        except MedannotError:
            # It is listed all the same: who chooses it is told what is wrong with it.
            return Source(key, origin, name, None)
        return Source(key, origin, head.id, head.version, head.based_on.partition("@")[0])


def counterpart(sources: tuple[Source, ...], after: Source) -> Source | None:
    """Return what a version is best compared with: the one before it, or what it is copied from."""
    earlier = [
        one
        for one in sources
        if one.id == after.id and one.key != after.key and one.version and after.version
        and one.version <= after.version
    ]  # fmt: skip
    if earlier:
        return max(earlier, key=lambda one: one.version or Version(0, 0, 0))
    return next((one for one in sources if after.based_on and one.id == after.based_on), None)
