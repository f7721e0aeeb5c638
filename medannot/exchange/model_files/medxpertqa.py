"""MedXpertQA: output records as its notebook averages them."""

from collections.abc import Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from medannot.domain.wording import counted
from medannot.exchange.model_files.json_text import write_lines
from medannot.exchange.model_files.values import (
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Section,
    answered_part,
    kept,
)

_BLANKS = "images is blank, since names of image files do not leave the workspace."


_OF_RECORDS = (
    "Records in the shape of the project's own repository: input, prediction and correct, in "
    "the order of the set. A skipped question has an empty prediction and is not correct. The "
    f"options that the source repeats in its question stand apart. {_BLANKS}"
)


def write_records(folder: Path, all_: ModelSet, models: Sequence[PersonModel]) -> Section:
    """Write the output records of each model, in the order of the set; the input beside a part.

    Raises:
        OSError: a file cannot be written.
    """
    kind = "mm" if any(item.pictures for item in all_.items) else "text"
    said = [_OF_RECORDS]
    files: list[str] = []
    for model in models:
        part = answered_part(all_, model)
        called = f"medxpertqa_{kind}"
        if len(part) < len(all_.items):
            called += f"_human{len(part)}"
            path = f"medxpertqa/input/{model.name}/{called}_input.jsonl"
            write_lines(folder, path, map(_input, part))
            files.append(path)
            said.append(
                f"{model.name}: {len(part)} of {counted(len(all_.items), 'question')} were put "
                "before people. The notebook demands the same rows in input and output: score the "
                f"part against {path}, never against the whole input."
            )
        folder_ = f"medxpertqa/outputs/leaderboard/{model.name}/medxpertqa/zero_shot/ao"
        path = f"{folder_}/{called}_output.jsonl"
        write_lines(folder, path, (_output(item, model.answers[item.id]) for item in part))
        files.append(path)
    return Section(
        "MedXpertQA",
        tuple(files),
        tuple(said),
        ("# eval/eval.ipynb averages `correct` by split and question_type",),
    )


def _input(item: ModelItem) -> dict[str, Any]:
    right = item.key.right if item.key else ()
    return {
        "id": item.source_id,
        "question": item.stem,
        "options": [
            {"letter": letter, "content": text}
            for letter, text in zip(ascii_uppercase, item.options, strict=False)
        ],
        "label": [ascii_uppercase[place] for place in right],
        "images": [],
        "medical_task": kept(item, "medical_task", as_ability="medical_task"),
        "body_system": kept(item, "body_system"),
        "question_type": kept(item, "question_type"),
    }


def _output(item: ModelItem, answer: ModelAnswer) -> dict[str, Any]:
    given = [ascii_uppercase[place] for place in answer.places]
    right = item.key is not None and bool(given) and answer.places == item.key.right
    return _input(item) | {"prediction": given, "correct": right}
