"""The files of an import, each with the mapping by which it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from medannot.domain.errors import EnvironmentFault
from medannot.domain.progress import Progress
from medannot.exchange.question_sets.containers.finding import QuestionFile, question_files
from medannot.exchange.question_sets.containers.first_of_list import first_of_list
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import choose_mapping, known_mappings
from medannot.exchange.question_sets.reading import FileReader
from medannot.exchange.question_sets.small_files import latin_together
from medannot.services.question_import_values import ImportRequest
from medannot.services.question_mapping_holding import LOOKED_AT, looked
from medannot.services.question_mapping_saved import CONTENT, fit_of, not_known, not_taken, saved_in


def readers_of(
    request: ImportRequest, workspace: Path, progress: Progress
) -> tuple[FileReader, ...]:
    """Return what reads the files of an import, in their order.

    Where no mapping is named, those that the workspace keeps are recognised as when files are
    looked at. One that would leave out what may be options, images or the answer reads no file
    unless it is named: they would be lost unseen.

    Raises:
        InputFault: the mapping or a path is wrong.
        EnvironmentFault: a file or folder cannot be read.
        Stopped: the person stopped the job.
    """
    named = choose_mapping(request.mapping) if request.mapping else None
    found = question_files(request.paths, named)
    files = tuple(replace(file, drops_keys=request.without_bad_keys) for file in found)
    own = saved_in(workspace) if named is None else ()
    chosen: list[tuple[QuestionFile, SetMapping | None]] = [(file, named) for file in files]
    for count, file in enumerate(files if own else ()):
        progress(count, len(files))
        chosen[count] = _recognised(file, own, request.encoding)
    files = tuple(file for file, _ in chosen)
    one = chosen[0][1] if len({mapping for _, mapping in chosen}) == 1 else None
    spoken = request.language, request.encoding
    latin = latin_together(files, one, *spoken)
    return tuple(FileReader(file, mapping, *spoken, latin, own) for file, mapping in chosen)


def _recognised(
    file: QuestionFile, own: Sequence[SetMapping], encoding: str
) -> tuple[QuestionFile, SetMapping | None]:
    """Return a file with the saved mapping that fits it, or None, and what is said of that."""
    if file.refused is not None:
        return file, None
    rows = _first_records(file, encoding)
    look = None if rows else looked(file, own, None, encoding)
    fit = look.fit if look is not None else fit_of(rows, own)
    if CONTENT & fit.left_out.keys():
        return replace(file, unfit=not_taken(fit)), None
    if fit.left_out:
        file = replace(file, doubts=(not_known(fit), *file.doubts))
    known = (*own, *known_mappings()) if look is not None and look.tried else own
    name = look.recognised if look is not None else fit.name
    return file, next((one for one in known if one.name == name), None)


def _first_records(file: QuestionFile, encoding: str) -> Sequence[Mapping[str, Any]]:
    """Return the first records of a JSON list, which would have to be read whole for a look.

    Of another file, or one in an encoding that a person names, there are none.

    Raises:
        EnvironmentFault: the file cannot be read.
    """
    path = file.path
    if encoding or path.suffix.lower() != ".json" or not path.is_file():
        return ()
    try:
        found = first_of_list(path, LOOKED_AT)
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be read ({fault}).", name=path.name, fault=fault.strerror
        ) from fault
    about = {"@file": path.name, "@stem": path.stem}
    return [{**one, **about, "@row": row} for row, one in enumerate(found, start=1)]
