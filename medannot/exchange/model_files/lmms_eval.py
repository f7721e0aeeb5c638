"""lmms-eval: logs that its model `from_log` replays."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from medannot.domain.question import ItemType
from medannot.domain.wording import counted
from medannot.exchange.model_files.json_text import write_json
from medannot.exchange.model_files.medevalkit import response
from medannot.exchange.model_files.source_names import folder_names
from medannot.exchange.model_files.values import (
    Benchmark,
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Section,
    Wanted,
)

TEST_ROWS: Mapping[str, int] = {"slake_en": 1061, "slake_zh": 1033}
"""Rows of the test split after the task's own filtering."""

_MOST_NAMED = 20


_OF_PLACES = (
    "doc_id is the place of the question among those of its language in its source file, in "
    "the order of the file, from 0: right where every row of the split is in the set. Skipped "
    "questions stand with an empty response, which is counted wrong."
)


def write_logs(
    folder: Path, all_: ModelSet, models: Sequence[PersonModel], wanted: Wanted
) -> Section:
    """Write a log for each model, task and file of the set.

    Raises:
        OSError: a file cannot be written.
    """
    files: list[str] = []
    said = [_OF_PLACES]
    commands: list[str] = []
    folders = folder_names(tuple(dict.fromkeys(item.file for item in all_.items)))
    for task, file, items in _splits(all_, wanted):
        answered = False
        for model in models:
            missing = [n for n, item in enumerate(items) if item.id not in model.answers]
            if len(missing) == len(items):
                continue
            if not answered:
                answered = True
                said += _said_of_split(task, file, items)
            place = f"lmms-eval/{model.name}/{folders[file]}"
            path = f"{place}/{task}.json"
            write_json(folder, path, _log(task, model, items, wanted.stamp))
            files.append(path)
            said += _said_of_missing(model.name, task, missing)
            commands.append(
                f"python -m lmms_eval --model from_log --model_args logs={place} --tasks {task}"
            )
    return Section("lmms-eval", tuple(files), tuple(said), tuple(commands))


def _splits(all_: ModelSet, wanted: Wanted) -> list[tuple[str, str, tuple[ModelItem, ...]]]:
    """Return task, file and the items of each, in the order of the file."""
    found: list[tuple[str, str, tuple[ModelItem, ...]]] = []
    slake = wanted.benchmark is Benchmark.SLAKE and not wanted.task
    for file in dict.fromkeys(item.file for item in all_.items):
        here = [item for item in all_.items if item.file == file]
        here.sort(key=lambda item: (item.row, item.part))
        if not slake:
            found.append((wanted.task, file, tuple(here)))
            continue
        for language in sorted({item.language for item in here}):
            some = tuple(item for item in here if item.language == language)
            found.append((f"slake_{language}", file, some))
    return found


def _log(task: str, model: PersonModel, items: Sequence[ModelItem], stamp: str) -> object:
    return {
        "args": {"model": model.name, "model_args": "", "limit": None},
        "model_configs": {"task": task},
        # Theirs is month, day, hour and minute.
        "time": f"{stamp[4:8]}_{stamp[9:13]}",
        "logs": [
            {
                "doc_id": place,
                "resps": [[_said_by(item, model.answers[item.id])]],
                # By it the file comes in again; what replays it passes over it.
                "item_version": item.id,
            }
            for place, item in enumerate(items)
            if item.id in model.answers
        ],
    }


def _said_by(item: ModelItem, answer: ModelAnswer) -> str:
    if answer.is_skipped:
        return ""
    said = response(item, answer)
    return said.capitalize() if item.type is ItemType.YES_NO else said


def _said_of_split(task: str, file: str, items: Sequence[ModelItem]) -> list[str]:
    rows = TEST_ROWS.get(task)
    if rows is None or rows == len(items):
        return []
    return [
        (
            f"{task}: {counted(len(items), 'question')} of {file} in the set, but the task's test "
            f"split has {rows} rows: doc_id is right only if this is another split of your own."
        )
    ]


def _said_of_missing(model: str, task: str, missing: Sequence[int]) -> list[str]:
    if not missing:
        return []
    named = ", ".join(map(str, missing[:_MOST_NAMED]))
    more = f" and {len(missing) - _MOST_NAMED} more" if len(missing) > _MOST_NAMED else ""
    return [
        (
            f"{model}, {task}: {counted(len(missing), 'row')} of the split missing (doc_id {named}"
            f"{more}), since nobody was shown them. lmms-eval needs every row and will stop there."
        )
    ]
