"""DrVD-Bench: its JSONL with `model_response`, for `drvd_bench.compute_choice_metric`."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from medannot.domain.wording import counted
from medannot.exchange.model_files.json_text import write_lines
from medannot.exchange.model_files.medevalkit import gold, lettered
from medannot.exchange.model_files.values import (
    SKIPPED,
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Section,
    kept,
    letters,
)

CHECKED = "drvd-bench 0.2.2"
LEVELS = ("modality", "organ", "lesion", "diagnosis")
"""The order in which the scorer reads the parts of a joint response."""

Record = dict[str, Any]


_POLICY = (
    f"Written for {CHECKED}. A skipped question has the response {SKIPPED}, which is counted "
    "wrong; questions that nobody was shown are left out. image_paths is blank, since names "
    "of image files do not leave the workspace. item_version and item_versions are medannot's own "
    "ids, which the scorer passes over."
)


def write_responses(folder: Path, all_: ModelSet, models: Sequence[PersonModel]) -> Section:
    """Write the single, joint and report files of each model.

    Raises:
        OSError: a file cannot be written.
    """
    groups: dict[tuple[str, int], list[ModelItem]] = {}
    for item in all_.items:
        groups.setdefault((item.file, item.row), []).append(item)
    files: list[str] = []
    commands: list[str] = []
    said = [_POLICY]
    for model in models:
        for kind, records in _kinds(groups, model).items():
            path = f"drvd-bench/{model.name}/{kind}.jsonl"
            count = write_lines(folder, path, records)
            files.append(path)
            said.append(f"{model.name}, {kind}: {counted(count, 'record')}.")
            if kind != "report_generation":
                commands.append(
                    'python -c "from drvd_bench import compute_choice_metric as score; '
                    f"score('{path}', mode='{'joint' if kind == 'joint_qa' else 'single'}')\""
                )
    return Section("DrVD-Bench", tuple(files), tuple(said), tuple(commands))


def _kinds(
    groups: Mapping[tuple[str, int], Sequence[ModelItem]], model: PersonModel
) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for items in groups.values():
        seen = [item for item in items if item.id in model.answers]
        if not seen:
            continue
        if len(items) > 1:
            found.setdefault("joint_qa", []).append(_joint(items, model))
        elif items[0].type.has_options:
            found.setdefault("single_qa", []).append(_single(items[0], model))
        else:
            found.setdefault("report_generation", []).append(_report(items[0], model))
    return found


def _single(item: ModelItem, model: PersonModel) -> Record:
    level = kept(item, "level")
    task = {"level": level} if level else {"task": kept(item, "task", as_ability="task")}
    return {
        "image_paths": "",
        "question": item.stem,
        "options": lettered(item),
        "answer": _answer(item),
        "modality": kept(item, "modality"),
        **task,
        "item_version": item.id,
        "model_response": _letter(model.answers[item.id]),
    }


def _joint(items: Sequence[ModelItem], model: PersonModel) -> Record:
    by_level = dict(_levels(items))
    answers = {f"{level}_answer": _answer(item) for level, item in by_level.items()}
    # A level that the record has not must hold a place all the same; nothing blank, which would
    # equal the letter of no answer.
    said = [
        _letter(model.answers.get(by_level[level].id)) if level in by_level else SKIPPED
        for level in LEVELS
    ]
    return {
        "image_paths": "",
        "joint_prompt": _prompt(items),
        **answers,
        "modality": kept(items[0], "modality"),
        "item_versions": [by_level[one].id if one in by_level else "" for one in LEVELS],
        "model_response": ",".join(said),
    }


def _prompt(items: Sequence[ModelItem]) -> str:
    """Return the parts as one text: the lead-in, then each question with its options below it.

    A lead-in that all parts share stands once.
    """
    leads = {item.context for item in items}
    shared = leads.pop() if len(leads) == 1 else ""
    texts = [shared] if shared else []
    for number, item in enumerate(items, start=1):
        own = [item.context] if item.context and not shared else []
        question = f"Question {number}: {item.stem}"
        texts.append("\n".join([*own, question, *lettered(item)]))
    return "\n\n".join(texts)


def _levels(items: Sequence[ModelItem]) -> Iterator[tuple[str, ModelItem]]:
    """Yield the level of each part: as the source names it, else by its place."""
    names = [_level(item) for item in items]
    if not all(names) or len(set(names)) < len(names):
        five = ("modality", "body_region", *LEVELS[1:])
        names = list(five if len(items) == len(five) else LEVELS)
    yield from zip(names, items, strict=False)


def _level(item: ModelItem) -> str:
    for word in (kept(item, "level"), item.ability, kept(item, "part")):
        plain = word.casefold().removesuffix("_answer").strip().replace(" ", "_")
        if plain in {*LEVELS, "body_region"}:
            return plain
    return ""


def _report(item: ModelItem, model: PersonModel) -> Record:
    answer = model.answers[item.id]
    return {
        "image_paths": "",
        "question": item.stem,
        "answer": gold(item),
        "modality": kept(item, "modality"),
        "task": "report_generation",
        "item_version": item.id,
        "model_response": "" if answer.is_skipped else answer.text,
    }


def _answer(item: ModelItem) -> str:
    if item.key is None:
        return ""
    return ", ".join(f"{ascii_uppercase[n]}. {item.options[n]}" for n in item.key.right)


def _letter(answer: ModelAnswer | None) -> str:
    if answer is None or answer.is_skipped or not answer.places:
        return SKIPPED
    return letters(answer.places)
