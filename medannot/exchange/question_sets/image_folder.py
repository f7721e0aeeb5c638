"""Finds the image files that question files name, below one folder or in ZIP archives."""

import os
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from medannot.domain.errors import EnvironmentFault, InputFault, MedannotError, Sentence
from medannot.domain.file_kinds import odd_kind
from medannot.exchange.question_sets.links import leads_out
from medannot.exchange.question_sets.zipped_images import ZippedImages

_HIDDEN = ("__MACOSX", ".")
_MAX_FILE_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class ImageFile:
    """An image file on the disk, or in an archive.

    Attributes:
        path: the file, or the archive that it lies in.
        entry: its name in the archive.
    """

    path: Path
    archive: ZippedImages | None = None
    entry: str = ""

    @property
    def name(self) -> str:
        """Return the file's own name."""
        return self.entry.rsplit("/", 1)[-1] or self.path.name

    def read(self) -> bytes:
        """Return the bytes.

        Raises:
            InputFault: it is no file that could be an image, or cannot be read.
        """
        if self.archive is not None:
            return self.archive.read(self.entry)
        try:
            about = self.path.stat()
            if kind := odd_kind(about.st_mode):
                raise InputFault(
                    "the image {name} is {kind}, not a file.", name=self.name, kind=kind
                )
            if about.st_size > _MAX_FILE_BYTES:
                raise InputFault("the image {name} is larger than 1 GB.", name=self.name)
            return self.path.read_bytes()
        except OSError as fault:
            raise InputFault(
                "the image {name} cannot be read ({fault}).", name=self.name, fault=fault.strerror
            ) from fault


_NO_IMAGES = frozenset(
    (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".parquet", ".txt", ".md", ".zip")
)
"""What a name without an ending does not mean, though a question file may be called so too."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where an image was found, or why not.

    Attributes:
        file: the image, or None.
        reason: one sentence where there is none.
        leads_out: whether a link of that name leads out of the folder.
    """

    file: ImageFile | None
    reason: str = ""
    leads_out: bool = False


class ImageFolder:
    """The image files below a folder or in an archive, found by the names that sources give them.

    A name is looked up as it stands, then below the roots that the mapping names; exactly, then
    whatever the case, then without the suffix; and all that once more one folder deeper, since
    archives often add a superfluous level, or one level less deep, where the folder that was chosen
    is the name's own first one. ZIP archives that lie in the folder are read as if unpacked there;
    files beside them come first.

    Args:
        folder: the folder or archive.
        asked: whether a person named it. Else it is where question files happen to lie: what else
            lies there may be broken or closed, and is passed over.

    Raises:
        InputFault: there is nothing, or no folder, or an archive is broken.
        EnvironmentFault: the folder cannot be read.
    """

    def __init__(self, folder: Path, *, asked: bool = True) -> None:
        self.name = folder.name or str(folder)
        self._folder = folder
        self._files: dict[str, ImageFile | None] = {}
        self._loose: dict[str, list[str]] = defaultdict(list)
        if not folder.exists():
            raise InputFault("There is no images folder {name}.", name=self.name)
        if folder.is_dir():
            for path in _walk(folder, asked=asked):
                self._files[path] = None
                self._remember(path)
            for archive in sorted(folder.glob("*.[zZ][iI][pP]")):
                with suppress(*(() if asked else (MedannotError,))):
                    self._take_in(archive)
        elif zipfile.is_zipfile(folder):
            self.name = folder.stem
            self._take_in(folder)
        else:
            raise InputFault(
                "{name} is a file, neither a folder of images nor a ZIP archive.", name=self.name
            )

    def _take_in(self, path: Path) -> None:
        if path != self._folder and leads_out(path, self._folder):
            raise InputFault(
                "The archive {name} is a link that leads out of the folder {folder} and is not "
                "followed; put the archive itself there, or name it.",
                name=path.name,
                folder=self.name,
            )
        archive = ZippedImages(path)
        for entry in archive.entries:
            name = PurePosixPath(entry.replace("\\", "/"))
            hidden = any(part.startswith(_HIDDEN) for part in name.parts)
            if not hidden and name.as_posix() not in self._files:
                self._files[name.as_posix()] = ImageFile(path, archive, entry)
                self._remember(name.as_posix())

    def _remember(self, path: str) -> None:
        pure = PurePosixPath(path)
        deeper = PurePosixPath(*pure.parts[1:]) if len(pure.parts) > 1 else None
        for prefix, place in (("/", pure), ("*/", deeper)):
            if place is not None:
                whole = place.as_posix().casefold()
                bare = place.with_suffix("").as_posix().casefold()
                self._loose[f"{prefix}{whole}"].append(path)
                if pure.suffix.lower() not in _NO_IMAGES:
                    self._loose[f"{prefix}{bare}|"].append(path)

    def find(self, name: str, roots: Sequence[str] = ()) -> Found:
        """Return the file of a relative name."""
        names = [name, *(f"{root}/{name}" for root in roots)]
        first, _, rest = name.partition("/")
        if rest and first.casefold() == self.name.casefold():
            names.append(rest)
        for candidate in names:
            if candidate in self._files:
                return self._at(name, candidate)
        for key in _loose_keys(names):
            if paths := self._loose.get(key):
                return self._only(name, paths)
        return Found(
            None,
            Sentence(
                "the image {name} is not in the folder {folder}.", name=name, folder=self.name
            ),
        )

    def find_first(self, names: Sequence[str], roots: Sequence[str] = ()) -> Found:
        """Return the file of the first name that has one; else why the first name has none."""
        first = self.find(names[0], roots)
        if first.file is not None:
            return first
        others = (self.find(name, roots) for name in names[1:])
        return next((other for other in others if other.file is not None), first)

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
        return self._at(name, paths[0])

    def _at(self, name: str, path: str) -> Found:
        """Return the file at a place; a link may lie there that leads out of what was chosen."""
        packed = self._files[path]
        if packed is not None or not leads_out(self._folder / path, self._folder):
            return Found(packed or ImageFile(self._folder / path))
        return Found(
            None,
            Sentence(
                "the image {name} is a link that leads out of the folder {folder} and is not "
                "followed; put the image itself there, or choose a folder that holds both.",
                name=name,
                folder=self.name,
            ),
            leads_out=True,
        )


def _loose_keys(names: Sequence[str]) -> Iterable[str]:
    for prefix in ("/", "*/"):
        for ending in ("", "|"):
            for name in names:
                path = PurePosixPath(name)
                wanted = path.with_suffix("") if ending else path
                yield f"{prefix}{wanted.as_posix().casefold()}{ending}"


def _walk(folder: Path, *, asked: bool) -> Iterable[str]:
    def give_up(fault: OSError) -> None:
        if not asked:
            return
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
