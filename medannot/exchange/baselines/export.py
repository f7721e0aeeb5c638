"""Writes a baseline into a folder: all files appear, or none."""

import json
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medannot.domain.baseline import BaselineAnswer, BaselineTable
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.model_answers.rows import ModelResultsTable
from medannot.domain.progress import Progress, silent
from medannot.domain.study import StudyVersion
from medannot.domain.versions_met import VersionsMet
from medannot.exchange.baselines.columns import (
    ANSWERS,
    MODEL_ANSWERS,
    MODELS,
    READERS,
    TABLE,
    rows_of,
)
from medannot.exchange.baselines.csv_files import write_codebook, write_table
from medannot.exchange.baselines.json_file import FORMAT, write_json

JSON_NAME = "baseline.json"
SIMULATED = "simulated-"
"""Begins the names of files that hold simulated answers, since a CSV file has no other title."""

NO_MODELS = ModelResultsTable(())
_UNFINISHED = ".export-"
_OF_MODELS = ("models.csv", "model_answers.csv")


@dataclass(frozen=True, slots=True)
class Baseline:
    """A study's results, ready to be written.

    Attributes:
        answers: every trial of the study, confirmed or not.
        exported_utc: ISO 8601.
        program: name and version of the program.
        models: those that answered the study's questions; their files are left out where none did.
        met: questions in several languages, and readers who were given more than one version.
    """

    version: StudyVersion
    table: BaselineTable
    answers: Sequence[BaselineAnswer]
    exported_utc: str
    program: str
    models: ModelResultsTable = NO_MODELS
    met: VersionsMet = field(default_factory=VersionsMet)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote.

    Attributes:
        folder: where.
        files: names in the folder.
        answers: confirmed answers among the rows.
        waiting: those that wait for a grader; where one waits there is no mean.
        readers: readers who confirmed at least one.
        corrected: what questions are found by that have another key by now than the frozen one.
    """

    title: str
    simulated: bool
    folder: str
    files: tuple[str, ...]
    answers: int
    waiting: int
    readers: int
    corrected: tuple[str, ...] = ()


def export_baseline(baseline: Baseline, folder: Path, progress: Progress = silent) -> ExportReport:
    """Write workbook, CSV and JSON with their codebooks into a folder.

    Args:
        baseline: what to write.
        folder: new, empty, or with an earlier export of the same study, which is replaced.
        progress: called after each file.

    Raises:
        Refusal: the folder holds something else.
        EnvironmentFault: the folder cannot be written; nothing of this export is in it.
    """
    writers = _writers(baseline)
    earlier = {f"{_prefix(baseline)}{name}" for name in _OF_MODELS}
    _refuse_foreign(folder, baseline, frozenset(writers) | earlier)
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(left, ignore_errors=True)  # of an export that was killed
        with tempfile.TemporaryDirectory(prefix=_UNFINISHED, dir=folder) as unfinished:
            for done, (name, write) in enumerate(writers.items()):
                write(Path(unfinished) / name)
                progress(done + 1, len(writers))
            for name in writers:
                (Path(unfinished) / name).replace(folder / name)
            for name in earlier - set(writers):  # of models that were taken back since
                (folder / name).unlink(missing_ok=True)
    except BaseException as fault:
        _remove_empty(missing)
        if not isinstance(fault, OSError):
            raise
        raise EnvironmentFault(
            "The baseline could not be written to {folder} ({reason}); choose a folder that you "
            "may write, with some free space, and close the files of an earlier export.",
            folder=folder,
            reason=fault.strerror or type(fault).__name__,
        ) from fault
    return ExportReport(
        title=baseline.table.title,
        simulated=baseline.table.simulated,
        folder=str(folder),
        files=tuple(writers),
        answers=sum(answer.trial.confirmed is not None for answer in baseline.answers),
        waiting=sum(row.overall.waiting for row in baseline.table.rows),
        readers=sum(row.readers_begun for row in baseline.table.rows),
        corrected=tuple(one.found_by for one in baseline.table.corrected),
    )


def _remove_empty(folders: Sequence[Path]) -> None:
    """Remove the folders that this export made, the innermost first; those in use stay."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _writers(baseline: Baseline) -> Mapping[str, Callable[[Path], None]]:
    """Return what writes each file, by name."""
    # A page that only shows the table must not wait for what writes workbooks.
    from medannot.exchange.baselines.workbook import write_workbook  # noqa: PLC0415

    rows = rows_of(baseline.table, baseline.answers, baseline.models)
    facts = about(baseline)
    prefix = _prefix(baseline)

    def table(name: str) -> Callable[[Path], None]:
        return lambda path: write_table(path, name, rows[name])

    models: dict[str, Callable[[Path], None]] = {}
    if baseline.models.rows:
        models = {
            f"{prefix}{file}": table(name)
            for file, name in zip(_OF_MODELS, (MODELS, MODEL_ANSWERS), strict=True)
        }
    return {
        f"{prefix}baseline.xlsx": lambda path: write_workbook(
            path, facts, baseline.table, rows, baseline.models
        ),
        # The workbook first: where it is open elsewhere and held fast, nothing is replaced. Then
        # the file by which a folder is known again where the program is killed before the rest.
        f"{prefix}{JSON_NAME}": lambda path: write_json(path, facts, rows),
        f"{prefix}answers.csv": table(ANSWERS),
        f"{prefix}table.csv": table(TABLE),
        f"{prefix}readers.csv": table(READERS),
        **models,
        "codebook.csv": write_codebook,
    }


def _prefix(baseline: Baseline) -> str:
    return SIMULATED if baseline.table.simulated else ""


def about(baseline: Baseline) -> dict[str, Any]:
    """Return the facts that stand at the head of an export, by name."""
    version, table = baseline.version, baseline.table
    return {
        "title": table.title,
        "simulated": table.simulated,
        "study": version.name,
        "study_version": version.number,
        "study_version_id": version.id,
        "set": version.set_name,
        "forbidden_viewer_acts": list(version.forbidden),
        "one_version_of_a_question_per_reader": version.apart,
        "questions_in_several_languages": baseline.met.questions,
        "of_these_more_than_one_version_before_a_reader": baseline.met.met,
        "readers_given_more_than_one_version": baseline.met.readers,
        "seed": version.seed,
        "algorithm": f"{version.algorithm} {version.algorithm_version}",
        "groups": [
            {
                "group": group.name,
                "readers": sum(reader.group == group.name for reader in version.readers),
                "answers_per_question": group.per_item,
            }
            for group in version.groups
        ],
        "keys_corrected_since": [one.found_by for one in table.corrected],
        "exported_utc": baseline.exported_utc,
        "program": baseline.program,
    }


def _refuse_foreign(folder: Path, baseline: Baseline, names: frozenset[str]) -> None:
    """Refuse a folder that holds anything but an earlier export of the same study."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Refusal("{folder} is a file; choose a folder.", folder=folder)
    held = {path.name for path in folder.iterdir() if not _is_of_a_desktop(path.name)}
    if not held:
        return
    foreign = sorted(held - names)
    if foreign or not _is_of(folder, names, baseline.version):
        raise Refusal(
            "The folder {folder} holds something else ({name}); choose a new or empty folder.",
            folder=folder,
            name=(foreign or sorted(held))[0],
        )


def _is_of_a_desktop(name: str) -> bool:
    """Tell whether a file is our own unfinished one, or of a file manager or an open office."""
    return name.startswith((".", "~$")) or name in {"desktop.ini", "Thumbs.db"}


def _is_of(folder: Path, names: frozenset[str], version: StudyVersion) -> bool:
    """Tell whether a folder's JSON file is an export of this study version."""
    (name,) = (name for name in names if name.endswith(JSON_NAME))
    try:
        said = json.loads((folder / name).read_text(encoding="utf-8"))
        return bool(said["format"] == FORMAT and said["about"]["study_version_id"] == version.id)
    except (OSError, ValueError, KeyError, TypeError):
        return False
