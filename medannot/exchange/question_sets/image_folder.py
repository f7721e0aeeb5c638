"""Finds the image files that question files name, below one folder."""

import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from medannot.domain.errors import EnvironmentFault, InputFault, Sentence

_HIDDEN = ("__MACOSX", ".")


@dataclass(frozen=True, slots=True)
class Found:
    """Where an image was found, or why not.

    Attributes:
        path: the file, or None.
        reason: one sentence where there is no file.
    """

    path: Path | None
    reason: str = ""


class ImageFolder:
    """The image files below a folder, found by the names that sources give them.

    A name is looked up as it stands, then below the roots that the mapping names; exactly, then
    whatever the case, then without the suffix; and all that once more one folder deeper, since
    archives often add a superfluous level.

    Raises:
        InputFault: there is nothing, or no folder.
        EnvironmentFault: the folder cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name or str(folder)
        self._folder = folder
        self._exact: set[str] = set()
        self._loose: dict[str, list[str]] = defaultdict(list)
        if not folder.exists():
            raise InputFault("There is no images folder {name}.", name=self.name)
        if not folder.is_dir():
            raise InputFault(
                "{name} is a file, not a folder of images; unpack an archive first.", name=self.name
            )
        for path in _walk(folder):
            self._exact.add(path)
            self._remember(path)

    def _remember(self, path: str) -> None:
        pure = PurePosixPath(path)
        deeper = PurePosixPath(*pure.parts[1:]) if len(pure.parts) > 1 else None
        for prefix, place in (("/", pure), ("*/", deeper)):
            if place is not None:
                whole = place.as_posix().casefold()
                bare = place.with_suffix("").as_posix().casefold()
                self._loose[f"{prefix}{whole}"].append(path)
                self._loose[f"{prefix}{bare}|"].append(path)

    def find(self, name: str, roots: Sequence[str] = ()) -> Found:
        """Return the file of a relative name."""
        names = [name, *(f"{root}/{name}" for root in roots)]
        for candidate in names:
            if candidate in self._exact:
                return Found(self._folder / candidate)
        for key in _loose_keys(names):
            if paths := self._loose.get(key):
                return self._only(name, paths)
        return Found(
            None,
            Sentence(
                "the image {name} is not in the folder {folder}.", name=name, folder=self.name
            ),
        )

    def _only(self, name: str, paths: Sequence[str]) -> Found:
        if len(paths) > 1:
            first, second = sorted(paths)[:2]
            return Found(
                None,
                Sentence(
                    "the image {name} may be {first} or {second}.",
                    name=name,
                    first=first,
                    second=second,
                ),
            )
        return Found(self._folder / paths[0])


def _loose_keys(names: Sequence[str]) -> Iterable[str]:
    for prefix in ("/", "*/"):
        for ending in ("", "|"):
            for name in names:
                path = PurePosixPath(name)
                wanted = path.with_suffix("") if ending else path
                yield f"{prefix}{wanted.as_posix().casefold()}{ending}"


def _walk(folder: Path) -> Iterable[str]:
    def give_up(fault: OSError) -> None:
        raise EnvironmentFault(
            "The images folder {name} cannot be read ({fault}).",
            name=folder.name,
            fault=fault.strerror,
        ) from fault

    for place, folders, files in os.walk(folder, onerror=give_up):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        inside = Path(place).relative_to(folder)
        for name in sorted(files):
            if not name.startswith(_HIDDEN):
                yield (inside / name).as_posix()
