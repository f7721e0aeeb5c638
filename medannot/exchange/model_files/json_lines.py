"""Plain JSON Lines: answers of models that are people, and sets."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from medannot.domain.wording import counted
from medannot.exchange.model_files.beside import beside
from medannot.exchange.model_files.indices import indices
from medannot.exchange.model_files.json_text import write_lines
from medannot.exchange.model_files.pictures import called, write_pictures
from medannot.exchange.model_files.values import (
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Pictures,
    Section,
    answered_part,
    gaps,
    letters,
)
from medannot.exchange.own_rows import AGAIN, IMAGES, ONLY_HERE, ROW, image_hashes, row_hash

_ANSWERS = (
    "One record a question that was put before people. id is the index of the VLMEvalKit files; "
    "prediction holds letters in the source's order of the options (all of them where several were "
    "chosen), the typed text of an open question, or null where it was skipped, and outcome says "
    "how. unit names what a question belongs to, and as_set that its source counts the unit as a "
    "whole. "
    "score is by medannot's own rule: found of right, any wrong option 0; an open answer that "
    "differs from the key has none until a grader gives it one, and a skipped question and one "
    "without a reference answer have none."
)


_OF_SETS = (
    "One record a question; images names files of the folder images, each stored once, in the "
    "order in which they are shown, and captions what is written below each, where the source says "
    "so. One that is missing has a name of medannot's own, "
    "missing-….png, the same for the same image: that of the source stays in the workspace, since "
    "it may tell whose image it was. Who has the file can put it there. marks, relations and "
    "knowledge are what the source keeps beside the question; they may tell its answer."
)


def write_answers(folder: Path, all_: ModelSet, models: Sequence[PersonModel]) -> Section:
    """Write the answers of each model.

    Raises:
        OSError: a file cannot be written.
    """
    names, _own = indices(all_.items)
    files = []
    for model in models:
        path = f"jsonl/{model.name}.jsonl"
        write_lines(
            folder,
            path,
            (
                _question(item, names[item.id])
                | _unit(item)
                | _answer(item, model.answers[item.id])
                for item in answered_part(all_, model)
            ),
        )
        files.append(path)
    return Section("JSON Lines", tuple(files), (_ANSWERS,))


def write_set(folder: Path, all_: ModelSet, read: Pictures) -> Section:
    """Write a set, with its images in a folder beside the file, each once.

    Raises:
        OSError: a file cannot be written.
    """
    names, _own = indices(all_.items)
    path = f"{all_.name}.jsonl"
    stored = write_pictures(folder, all_.items, read)
    records = (_question(item, names[item.id]) | _shown(item, stored) for item in all_.items)
    write_lines(folder, path, (one | {ROW: row_hash(one)} for one in records))
    files = (path, *(place for place, _ in stored.values()))
    missing = tuple(_said_of_missing(all_.items))
    said = (_OF_SETS, *missing, AGAIN, ONLY_HERE)
    return Section("JSON Lines", files, said, left_out=missing, written=len(all_.items))


def _said_of_missing(items: Sequence[ModelItem]) -> Iterator[str]:
    absent, erased = gaps(items)
    if absent or erased:
        yield (
            f"{counted(absent + erased, 'question')} with an image that is missing, of them "
            f"{erased} since it was erased on request."
        )


def _question(item: ModelItem, index: int | str) -> dict[str, Any]:
    key = item.key
    return {
        "id": index,
        "source_file": item.file,
        "source_row": item.row,
        "source_id": item.source_id,
        "item_version": item.id,
        "language": item.language,
        "type": item.type.value,
        "ability": item.ability,
        "categories": dict(item.categories),
        "context": item.context,
        "question": item.stem,
        "options": dict(zip(ascii_uppercase, item.options, strict=False)),
        "answer": _gold(item),
        "synonyms": list(key.synonyms) if key else [],
    }


def _gold(item: ModelItem) -> str | None:
    if item.key is None:
        return None
    return letters(item.key.right) if item.type.has_options else item.key.text


def _shown(item: ModelItem, stored: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    files = [called(one, stored) for one in item.pictures]
    told: dict[str, Any] = {"unit": item.unit, "images": [place for place, _ in files]}
    if any(item.captions):
        told["captions"] = list(item.captions)
    return told | beside(item) | {IMAGES: image_hashes([hash_ for _, hash_ in files])}


def _unit(item: ModelItem) -> dict[str, Any]:
    """Return what a question belongs to, where it stands not alone."""
    return {"unit": item.unit, "as_set": item.as_set} if item.unit else {}


def _answer(item: ModelItem, answer: ModelAnswer) -> dict[str, Any]:
    said = letters(answer.places) if item.type.has_options else answer.text
    score = answer.score
    return {
        "prediction": None if answer.is_skipped else said,
        "prediction_texts": [item.options[place] for place in answer.places],
        "outcome": answer.outcome.value,
        "readers": answer.readers,
        "answered": answer.answered,
        "agreeing": answer.agreeing,
        "tied": answer.tied,
        "seconds": None if answer.ms is None else answer.ms / 1000,
        "score": score.value if score else None,
        "score_rule": score.rule.value if score else None,
        "waiting": score.waiting if score else None,
    }
