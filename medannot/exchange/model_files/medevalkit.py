"""MedEvalKit: `results.json` of a benchmark, as its `cal_metrics` reads it.

Skipped items are left out: what is no letter is matched there to the nearest option, by default the
first, so that an item whose key is A would be counted right.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from medannot.domain.question import ItemType
from medannot.domain.wording import counted
from medannot.domain.yes_no import buttons
from medannot.exchange.model_files.json_text import write_json
from medannot.exchange.model_files.values import (
    Benchmark,
    ModelAnswer,
    ModelItem,
    ModelSet,
    PersonModel,
    Section,
    answered_part,
    kept,
    letters,
)

CHECKED = "MedEvalKit at commit 9b12e3b3 (2026-02-24)"
_YES, _NO = 0, 1
Sample = dict[str, Any]


def lettered(item: ModelItem) -> list[str]:
    """Return the options as "A. …"."""
    return [
        f"{letter}. {text}" for letter, text in zip(ascii_uppercase, item.options, strict=False)
    ]


def response(item: ModelItem, answer: ModelAnswer) -> str:
    """Return an answer as the scorer reads it: a letter, yes or no in small letters, or the text.

    A "yes" in another language is written in the word of the key where both say the same, since the
    scorer compares signs: Chinese has twelve words for yes and no, and people had two buttons.
    """
    if item.type is not ItemType.YES_NO:
        return letters(answer.places) if item.type.has_options else _word(answer.text, item)
    said = buttons(item.language)[answer.places[0]].casefold()
    if item.key is not None and item.key.right == answer.places and item.language != "en":
        return item.key.text or said
    return said


def gold(item: ModelItem) -> str:
    """Return the reference answer; "" where there is none.

    A yes or no stays in the source's spelling: by it SLAKE's scorer chooses how it compares.
    """
    if item.key is None:
        return ""
    if item.type is ItemType.YES_NO:
        return item.key.text or buttons(item.language)[item.key.right[0]].casefold()
    return letters(item.key.right) if item.type.has_options else item.key.text.strip()


def _word(text: str, item: ModelItem) -> str:
    """Return a typed answer; yes and no as the scorer knows them: sets mix them with words."""
    plain = text.strip()
    said = plain.casefold().rstrip(".")
    return said if item.language == "en" and said in {"yes", "no"} else plain


def _slake(item: ModelItem) -> Sample:
    type_ = kept(item, "answer_type").upper()
    return {
        "lang": item.language,
        "answer_type": type_ or ("CLOSED" if item.type is ItemType.YES_NO else "OPEN"),
        "answer": gold(item),
        "question": item.stem,
        "prompt": item.stem,
    }


def _answered_plainly(item: ModelItem) -> Sample:
    return {"question": item.stem, "answer": gold(item)}


def _pmc_vqa(item: ModelItem) -> Sample:
    return {"prompt": item.stem, "answer": gold(item), "choices": lettered(item)}


def _medxpertqa(item: ModelItem) -> Sample:
    return {
        "id": item.source_id,
        "question": item.stem,
        "options": dict(zip(ascii_uppercase, item.options, strict=False)),
        "label": gold(item),
        "medical_task": kept(item, "medical_task", as_ability="medical_task"),
        "body_system": kept(item, "body_system"),
        "question_type": kept(item, "question_type"),
        "choices": lettered(item),
        "answer": gold(item),
    }


def _omnimedvqa(item: ModelItem) -> Sample:
    options = zip(ascii_uppercase, item.options, strict=False)
    return {
        "dataset": kept(item, "dataset"),
        "question_id": item.source_id,
        "question_type": kept(item, "question_type", as_ability="question_type"),
        "modality_type": kept(item, "modality_type") or kept(item, "modality"),
        "question": item.stem,
        "gt_answer": "".join(item.options[place] for place in item.key.right) if item.key else "",
        **{f"option_{letter}": text for letter, text in options},
        "choices": lettered(item),
        "answer": gold(item),
    }


_SHAPES: Mapping[Benchmark, tuple[Callable[[ModelItem], Sample], tuple[str, ...]]] = {
    Benchmark.SLAKE: (_slake, ()),
    Benchmark.VQA_RAD: (_answered_plainly, ()),
    Benchmark.PATH_VQA: (_answered_plainly, ()),
    Benchmark.PMC_VQA: (_pmc_vqa, ()),
    Benchmark.MEDXPERTQA: (_medxpertqa, ("question_type", "medical_task")),
    Benchmark.OMNIMEDVQA: (_omnimedvqa, ("question_type", "modality_type")),
}
"""How a sample is made, and which of its fields the scorer groups by."""

_ONE_LETTER = (Benchmark.PMC_VQA, Benchmark.MEDXPERTQA, Benchmark.OMNIMEDVQA, Benchmark.MMMU)


def has_shape(benchmark: Benchmark | None) -> bool:
    """Tell whether MedEvalKit knows the benchmark."""
    return benchmark in _SHAPES or benchmark is Benchmark.MMMU


def _set_name(benchmark: Benchmark, items: Sequence[ModelItem]) -> str:
    """Return what the benchmark is called there."""
    match benchmark:
        case Benchmark.MEDXPERTQA:
            return "MedXpertQA-MM" if any(item.pictures for item in items) else "MedXpertQA-Text"
        case Benchmark.MMMU:
            return "MMMU-Medical-val"
        case Benchmark.OMNIMEDVQA:
            return "OmniMedVQA"
        case Benchmark.PATH_VQA:
            return "PATH_VQA"
        case _:
            return benchmark.name


def write_results(
    folder: Path, all_: ModelSet, models: Sequence[PersonModel], benchmark: Benchmark
) -> Section:
    """Write `results.json` for each model.

    Raises:
        OSError: a file cannot be written.
    """
    called = _set_name(benchmark, all_.items)
    said = list(_said(all_, benchmark))
    files: list[str] = []
    scored: list[str] = []
    for model in models:
        part = answered_part(all_, model)
        taken = [item for item in part if _is_taken(item, model.answers[item.id], benchmark)]
        path = f"medevalkit/{model.name}/{called}/results.json"
        write_json(folder, path, _results(taken, model, benchmark))
        files.append(path)
        scored += [path] if taken else []
        skipped = sum(model.answers[item.id].is_skipped for item in part)
        said.append(
            f"{model.name}: {counted(len(taken), 'answer')} in {path}; {skipped} skipped and "
            f"{len(part) - len(taken) - skipped} that cannot be scored there left out. The total "
            "is counted from the file: report beside it how many were skipped."
        )
    module = called.split("-")[0]
    if not scored:
        return Section("MedEvalKit", tuple(files), tuple(said))
    commands = (
        "# in MedEvalKit's folder; eval.py always runs a model, its classes score a file alone",
        *(
            f'python -c "import json; from utils.{module}.{module} import {module}; '
            f"print({module}(None, None, 'out').cal_metrics(json.load(open('{file}')))[0])\""
            for file in scored
            if benchmark is not Benchmark.MMMU
        ),
    )
    return Section("MedEvalKit", tuple(files), tuple(said), commands)


def _is_taken(item: ModelItem, answer: ModelAnswer, benchmark: Benchmark) -> bool:
    if answer.is_skipped or item.key is None or not response(item, answer):
        return False
    return benchmark not in _ONE_LETTER or (item.type.has_options and not item.is_several)


def _results(
    items: Sequence[ModelItem], model: PersonModel, benchmark: Benchmark
) -> list[Sample] | Sample:
    if benchmark is Benchmark.MMMU:
        return {item.source_id: response(item, model.answers[item.id]) for item in items}
    shape, _grouped = _SHAPES[benchmark]
    return [
        shape(item)
        # By it the file comes in again, whatever was left out; what scores it passes over it.
        | {"response": response(item, model.answers[item.id]), "item_version": item.id}
        for item in items
    ]


def _said(all_: ModelSet, benchmark: Benchmark) -> list[str]:
    said = [f"Written for {CHECKED}, {benchmark.value}. Skipped questions are left out."]
    _shape, grouped = _SHAPES.get(benchmark, (None, ()))
    for name in grouped:
        ability = name if (benchmark, name) in _ABILITY_FIELDS else ""
        blank = sum(not kept(item, name, as_ability=ability) for item in all_.items)
        if blank:
            said.append(f"{counted(blank, 'question')} without {name}: the workspace keeps none.")
    if benchmark is Benchmark.SLAKE:
        languages = Counter(item.language for item in all_.items)
        told = ", ".join(f"{language} {n}" for language, n in sorted(languages.items()))
        said.append(
            f"Languages in the set: {told}. MedEvalKit scores en and zh together; most papers "
            "give en alone. It divides by the number of open and of closed answers, so that "
            "one of each must be there. `prompt` is the question, since theirs is not kept."
        )
    if benchmark in {Benchmark.SLAKE, Benchmark.VQA_RAD, Benchmark.PATH_VQA}:
        said.append(
            "The key stands as the source spells it, as it does for models. An answer of yes or no "
            "stands in small English letters; in other languages in the word of the key where the "
            "person says the same. Open answers are compared sign by sign there, and its "
            "columns precision, recall and f1 stand in each other's place."
        )
    return said


_ABILITY_FIELDS = {
    (Benchmark.MEDXPERTQA, "medical_task"),
    (Benchmark.OMNIMEDVQA, "question_type"),
}
