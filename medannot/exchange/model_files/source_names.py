"""What a question file is called outside: where it lay below the chosen folder, and no more."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from medannot.exchange.model_files.indices import safe_name


def source_name(file: str) -> str:
    """Return the name of a question file below the folder that was chosen, with `/`.

    MMMU's files are all called alike but for their folders. What leads to another place than below
    that folder, or from the root of a disk, is only the file's own name: the rest may tell whose
    machine it was.
    """
    path = PureWindowsPath(file)
    parts = path.parts
    if path.anchor or not parts or ".." in parts:
        return path.name
    return "/".join(parts) if "\\" not in file else path.name


def folder_names(files: Sequence[str]) -> Mapping[str, str]:
    """Return for each question file a name of its own for a folder, as `safe_name` makes it.

    Args:
        files: names as `source_name` returns them, each once.
    """
    named: dict[str, str] = {}
    every = [PurePosixPath(file).with_suffix("") for file in files]
    stems = [safe_name(path.name, "file").casefold() for path in every]
    taken: set[str] = set()
    for file, path, stem in zip(files, every, stems, strict=True):
        text = path.name if stems.count(stem) == 1 else path.as_posix()
        plain = name = safe_name(text, "file")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name.casefold())
        named[file] = name
    return named
