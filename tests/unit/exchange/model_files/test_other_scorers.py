"""Files of MedEvalKit, lmms-eval, DrVD-Bench and MedXpertQA, and JSON Lines, literally."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.question import ItemType
from medannot.domain.scoring import Score, ScoringRule
from medannot.exchange.model_files import drvd, json_lines, lmms_eval, medevalkit, medxpertqa
from medannot.exchange.model_files.values import Benchmark, ItemKey, ItemPicture, Wanted
from tests.helpers.model_sets import (
    chose,
    item,
    of,
    open_item,
    panel,
    picture,
    pixels,
    skipped,
    wrote,
    yes_no,
)


def results(folder: Path, path: str) -> Any:
    return json.loads((folder / path).read_text(encoding="utf-8"))


def lines(folder: Path, path: str) -> list[Any]:
    text = (folder / path).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


CLOSED, OPEN = {"answer_type": "CLOSED"}, {"answer_type": "OPEN"}
SLAKE = of(
    yes_no("1", 0, "Yes", categories=CLOSED),
    yes_no("2", 1, "No", categories=CLOSED),
    yes_no("3", 0, "包含", language="zh", options=("是", "否"), categories=CLOSED),
    yes_no("4", 0, "有", language="zh", options=("是", "否"), categories=CLOSED),
    open_item("5", "Lung", categories=CLOSED),
    open_item("6", "Chest", categories=OPEN),
    open_item("7", "Liver", categories=OPEN),
    title="SLAKE",
)
SAID = {
    "1": chose(1),
    "2": chose(1),
    "3": chose(0),
    "4": chose(1),
    "5": wrote(" Lung "),
    "6": wrote("CT"),
    "7": skipped(),
}


def test_slake_for_medevalkit_without_blanks_skips_and_capitals(tmp_path: Path) -> None:
    section = medevalkit.write_results(tmp_path, SLAKE, [panel(SAID)], Benchmark.SLAKE)

    assert section.files == ("medevalkit/HumanPanel/SLAKE/results.json",)
    assert results(tmp_path, section.files[0])[0] == {
        "lang": "en",
        "answer_type": "CLOSED",
        "answer": "Yes",
        "question": "Question 1?",
        "prompt": "Question 1?",
        "response": "no",
        "item_version": "1",
    }
    got = results(tmp_path, section.files[0])
    assert [(one["lang"], one["answer_type"], one["answer"], one["response"]) for one in got] == [
        ("en", "CLOSED", "Yes", "no"),
        ("en", "CLOSED", "No", "no"),
        ("zh", "CLOSED", "包含", "包含"),
        ("zh", "CLOSED", "有", "否"),
        ("en", "CLOSED", "Lung", "Lung"),
        ("en", "OPEN", "Chest", "CT"),
    ]
    told = "\n".join(section.said)
    assert "HumanPanel: 6 answers in" in told
    assert "1 skipped and 0 that cannot be scored there left out" in told
    assert "en 5, zh 2" in told


def test_yes_and_no_of_other_languages_for_medevalkit(tmp_path: Path) -> None:
    both = ("Oui", "Non")
    all_ = of(
        yes_no("1", 0, "Oui", language="fr", options=both, categories=CLOSED),
        yes_no("2", 0, "Oui", language="fr", options=both, categories=CLOSED),
        yes_no("3", 1, "", language="fr", options=both, categories=CLOSED),
        yes_no("4", 1, "", language="sw", categories=CLOSED),
        title="SLAKE",
    )
    said = {"1": chose(0), "2": chose(1), "3": chose(1), "4": chose(1)}
    section = medevalkit.write_results(tmp_path, all_, [panel(said)], Benchmark.SLAKE)

    got = results(tmp_path, section.files[0])
    assert [(one["answer"], one["response"]) for one in got] == [
        ("Oui", "Oui"),
        ("Oui", "non"),
        ("non", "non"),
        ("no", "no"),
    ]


def test_choice_sets_for_medevalkit_hold_letters_and_lettered_choices(tmp_path: Path) -> None:
    all_ = of(
        item("MM-1", ability="Diagnosis", categories={"question_type": "Reasoning"}),
        item("MM-2", type=ItemType.SEVERAL_ANSWERS, key=ItemKey((0, 1))),
        item("MM-3"),
        open_item("MM-4", "lung"),
    )
    model = panel({"MM-1": chose(2), "MM-2": chose(0), "MM-3": skipped(), "MM-4": wrote("lung")})

    section = medevalkit.write_results(tmp_path, all_, [model], Benchmark.MEDXPERTQA)

    assert results(tmp_path, "medevalkit/HumanPanel/MedXpertQA-Text/results.json") == [
        {
            "id": "MM-1",
            "question": "Question MM-1?",
            "options": {"A": "lung", "B": "heart", "C": "liver"},
            "label": "B",
            "medical_task": "Diagnosis",
            "body_system": "",
            "question_type": "Reasoning",
            "choices": ["A. lung", "B. heart", "C. liver"],
            "answer": "B",
            "response": "C",
            "item_version": "MM-1",
        }
    ]
    assert "3 questions without question_type: the workspace keeps none." in section.said


@pytest.mark.parametrize(
    ("benchmark", "path", "expected"),
    [
        (Benchmark.VQA_RAD, "VQA_RAD", {"question": "Question 1?", "answer": "Yes"}),
        (Benchmark.PATH_VQA, "PATH_VQA", {"question": "Question 1?", "answer": "Yes"}),
    ],
)
def test_plain_sets_for_medevalkit(
    tmp_path: Path, benchmark: Benchmark, path: str, expected: dict[str, str]
) -> None:
    all_ = of(yes_no("1", 0, "Yes"))

    medevalkit.write_results(tmp_path, all_, [panel({"1": chose(0)})], benchmark)

    got = results(tmp_path, f"medevalkit/HumanPanel/{path}/results.json")
    assert got == [expected | {"response": "yes", "item_version": "1"}]


def test_yes_and_no_that_were_typed_are_written_as_the_scorer_knows_them(tmp_path: Path) -> None:
    all_ = of(open_item("1", "Yes"), open_item("2", "No"), open_item("3", "Left"))
    model = panel({"1": wrote(" YES."), "2": wrote("no finding"), "3": wrote("left")})

    medevalkit.write_results(tmp_path, all_, [model], Benchmark.VQA_RAD)

    got = results(tmp_path, "medevalkit/HumanPanel/VQA_RAD/results.json")
    assert [(one["answer"], one["response"]) for one in got] == [
        ("Yes", "yes"),
        ("No", "no finding"),
        ("Left", "left"),
    ]


def test_further_shapes_of_medevalkit(tmp_path: Path) -> None:
    fields = {"modality_type": "CT", "dataset": "ACRIMA"}
    all_ = of(item("q1", ability="Disease Diagnosis", categories=fields))
    model = panel({"q1": chose(1)})
    for benchmark in (Benchmark.PMC_VQA, Benchmark.OMNIMEDVQA, Benchmark.MMMU):
        medevalkit.write_results(tmp_path, all_, [model], benchmark)

    place = "medevalkit/HumanPanel"
    assert results(tmp_path, f"{place}/PMC_VQA/results.json") == [
        {
            "prompt": "Question q1?",
            "answer": "B",
            "choices": ["A. lung", "B. heart", "C. liver"],
            "response": "B",
            "item_version": "q1",
        }
    ]
    assert results(tmp_path, f"{place}/OmniMedVQA/results.json") == [
        {
            "dataset": "ACRIMA",
            "question_id": "q1",
            "question_type": "Disease Diagnosis",
            "modality_type": "CT",
            "question": "Question q1?",
            "gt_answer": "heart",
            "option_A": "lung",
            "option_B": "heart",
            "option_C": "liver",
            "choices": ["A. lung", "B. heart", "C. liver"],
            "answer": "B",
            "response": "B",
            "item_version": "q1",
        }
    ]
    assert results(tmp_path, f"{place}/MMMU-Medical-val/results.json") == {"q1": "B"}


def test_a_log_that_lmms_eval_replays_and_what_is_missing_in_it(tmp_path: Path) -> None:
    wanted = Wanted(Benchmark.SLAKE, "", "", "20260131-093000")
    given = {id_: answer for id_, answer in SAID.items() if id_ != "2"}

    section = lmms_eval.write_logs(tmp_path, SLAKE, [panel(given, "human")], wanted)

    assert section.files == (
        "lmms-eval/human/test/slake_en.json",
        "lmms-eval/human/test/slake_zh.json",
    )
    assert results(tmp_path, section.files[0]) == {
        "args": {"model": "human", "model_args": "", "limit": None},
        "model_configs": {"task": "slake_en"},
        "time": "0131_0930",
        "logs": [
            {"doc_id": 0, "resps": [["No"]], "item_version": "1"},
            {"doc_id": 2, "resps": [["Lung"]], "item_version": "5"},
            {"doc_id": 3, "resps": [["CT"]], "item_version": "6"},
            {"doc_id": 4, "resps": [[""]], "item_version": "7"},
        ],
    }
    told = "\n".join(section.said)
    assert "human, slake_en: 1 row of the split missing (doc_id 1)" in told
    assert "the task's test split has 1061 rows" in told


LEVELS = ("modality", "organ", "lesion", "diagnosis")
DRVD = of(
    item("1", categories={"modality": "CT", "task": "organ"}),
    item("2", categories={"modality": "CT", "task": "organ"}),
    item("3", categories={"modality": "CT", "task": "organ"}),
    *(
        item(
            f"4{name}",
            row=4,
            part=part,
            categories={"modality": "MRI", "level": name},
            key=ItemKey((part % 3,)),
        )
        for part, name in enumerate(LEVELS)
    ),
    open_item("5", "A long report.", categories={"modality": "CT"}),
    item("6", categories={"modality": "CT", "task": "organ"}),
    title="DrVD-Bench",
)
READ = {
    "1": chose(1),
    "2": chose(0),
    "3": skipped(),
    "4modality": chose(0),
    "4organ": chose(1),
    "4lesion": skipped(),
    "4diagnosis": chose(0),
    "5": wrote("Nothing seen."),
}


def test_drvd_responses_are_one_letter_or_four_without_blanks(tmp_path: Path) -> None:
    section = drvd.write_responses(tmp_path, DRVD, [panel(READ)])

    single = lines(tmp_path, "drvd-bench/HumanPanel/single_qa.jsonl")
    assert single[0] == {
        "image_paths": "",
        "question": "Question 1?",
        "options": ["A. lung", "B. heart", "C. liver"],
        "answer": "B. heart",
        "modality": "CT",
        "task": "organ",
        "item_version": "1",
        "model_response": "B",
    }
    assert [one["model_response"] for one in single] == ["B", "A", "Z"]
    (joint,) = lines(tmp_path, "drvd-bench/HumanPanel/joint_qa.jsonl")
    assert joint["model_response"] == "A,B,Z,A"
    assert joint["item_versions"] == ["4modality", "4organ", "4lesion", "4diagnosis"]
    assert [joint[f"{level}_answer"] for level in LEVELS] == [
        "A. lung",
        "B. heart",
        "C. liver",
        "A. lung",
    ]
    (report,) = lines(tmp_path, "drvd-bench/HumanPanel/report_generation.jsonl")
    assert (report["answer"], report["model_response"]) == ("A long report.", "Nothing seen.")
    assert len(section.commands) == 2


def by_their_rule(record: dict[str, Any]) -> list[bool]:
    """Score a joint record as drvd-bench 0.2.2 does: the first sign of each level's answer."""
    tokens = record["model_response"].split(",")
    return [
        tokens[place] == (record.get(f"{level}_answer", "") or " ")[0].strip()
        for place, level in enumerate(LEVELS)
    ]


def test_a_level_that_a_record_has_not_is_never_counted_right(tmp_path: Path) -> None:
    parts = [
        item(f"1{name}", row=1, part=n, categories={"level": name})
        for n, name in enumerate(("modality", "body_region", "organ", "diagnosis"))
    ]
    given = {one.id: chose(1) for one in parts}

    drvd.write_responses(tmp_path, of(*parts), [panel(given)])

    (joint,) = lines(tmp_path, "drvd-bench/HumanPanel/joint_qa.jsonl")
    assert joint["model_response"] == "B,B,Z,B"
    assert joint["item_versions"] == ["1modality", "1organ", "", "1diagnosis"]
    assert by_their_rule(joint) == [True, True, False, True]


def test_drvds_own_scorer_counts_the_same(tmp_path: Path) -> None:
    """Runs where the variable names a Python that has drvd-bench; it is none of ours."""
    python = os.environ.get("DRVD_BENCH_PYTHON")
    if not python:
        pytest.skip("no DRVD_BENCH_PYTHON: a Python in which drvd-bench is installed")
    drvd.write_responses(tmp_path, DRVD, [panel(READ)])
    said = []
    for kind, mode in (("single_qa", "single"), ("joint_qa", "joint")):
        path = tmp_path / "drvd-bench" / "HumanPanel" / f"{kind}.jsonl"
        run = (
            "import sys, types\n"
            "for name in ('torch', 'bert_score', 'transformers'):\n"
            "    sys.modules.setdefault(name, types.ModuleType(name))\n"
            "import importlib.util as u, pathlib\n"
            "root = pathlib.Path(u.find_spec('drvd_bench').origin).parent\n"
            "spec = u.spec_from_file_location('choice_metric', root / 'choice_metric.py')\n"
            "module = u.module_from_spec(spec); spec.loader.exec_module(module)\n"
            f"module.compute_choice_metric({str(path)!r}, mode={mode!r})\n"
        )
        told = subprocess.run([python, "-c", run], capture_output=True, text=True, check=True)
        said.append(told.stdout)
    assert "organ: 33.33% (1/3)" in said[0]
    for level, share in zip(LEVELS, ("1/1", "1/1", "0/1", "1/1"), strict=True):
        (line,) = [one for one in said[1].splitlines() if one.strip().startswith(f"{level}:")]
        assert f"({share})" in line


def test_medxpertqa_records_stand_in_order_and_a_part_brings_its_input(tmp_path: Path) -> None:
    all_ = of(*(item(f"MM-{n}", pictures=(picture(),)) for n in range(1, 4)))
    model = panel({"MM-3": chose(0), "MM-1": chose(1)})

    section = medxpertqa.write_records(tmp_path, all_, [model])

    folder = "medxpertqa/outputs/leaderboard/HumanPanel/medxpertqa/zero_shot/ao"
    assert section.files == (
        "medxpertqa/input/HumanPanel/medxpertqa_mm_human2_input.jsonl",
        f"{folder}/medxpertqa_mm_human2_output.jsonl",
    )
    inputs, outputs = (lines(tmp_path, path) for path in section.files)
    assert inputs[0] == {
        "id": "MM-1",
        "question": "Question MM-1?",
        "options": [
            {"letter": "A", "content": "lung"},
            {"letter": "B", "content": "heart"},
            {"letter": "C", "content": "liver"},
        ],
        "label": ["B"],
        "images": [],
        "medical_task": "",
        "body_system": "",
        "question_type": "",
    }
    assert outputs[0] == inputs[0] | {"prediction": ["B"], "correct": True}
    assert outputs[1] == inputs[1] | {"prediction": ["A"], "correct": False}


def test_all_rows_of_medxpertqa_are_written_where_all_were_shown(tmp_path: Path) -> None:
    all_ = of(item("Text-1"), item("Text-2"))

    section = medxpertqa.write_records(
        tmp_path, all_, [panel({"Text-1": skipped(), "Text-2": chose(1)})]
    )

    assert [path.rsplit("/", 1)[1] for path in section.files] == ["medxpertqa_text_output.jsonl"]
    got = lines(tmp_path, section.files[0])
    assert [(one["id"], one["prediction"], one["correct"]) for one in got] == [
        ("Text-1", [], False),
        ("Text-2", ["B"], True),
    ]


def test_plain_lines_hold_the_answer_and_what_became_of_it(tmp_path: Path) -> None:
    all_ = of(item("a1"), open_item("a2", "lung\u2028s"), item("a3"))
    score = Score(1.0, ScoringRule.MATCH)
    model = panel(
        {"a1": chose(1, ms=1_500, score=score), "a2": wrote("lung\ud800"), "a3": skipped()}
    )

    section = json_lines.write_answers(tmp_path, all_, [model])

    got = lines(tmp_path, section.files[0])
    assert got[0] == {
        "id": "a1",
        "source_file": "test.jsonl",
        "source_row": 1,
        "source_id": "a1",
        "item_version": "a1",
        "language": "en",
        "type": "single_choice",
        "ability": "",
        "categories": {},
        "context": "",
        "question": "Question a1?",
        "options": {"A": "lung", "B": "heart", "C": "liver"},
        "answer": "B",
        "synonyms": [],
        "prediction": "B",
        "prediction_texts": ["heart"],
        "outcome": "answered",
        "readers": 1,
        "answered": 1,
        "agreeing": 1,
        "tied": 0,
        "seconds": 1.5,
        "score": 1.0,
        "score_rule": "match",
        "waiting": False,
    }
    assert (got[1]["answer"], got[1]["prediction"]) == ("lung\u2028s", "lung\ufffd")
    assert (got[2]["prediction"], got[2]["outcome"]) == (None, "cannot_judge")


def test_a_set_as_lines_names_its_images_each_stored_once(tmp_path: Path) -> None:
    both = (picture("left"), picture("right"))
    all_ = of(
        item("1", pictures=both),
        item("2", pictures=both[1:]),
        item("3", pictures=(ItemPicture("", there=False, name="missing-0a1b2c3d4e5f.png"),)),
    )

    section = json_lines.write_set(tmp_path, all_, pixels)

    got = lines(tmp_path, "small-set.jsonl")
    assert [one["images"] for one in got] == [
        ["images/0000001.png", "images/0000002.png"],
        ["images/0000002.png"],
        ["images/missing-0a1b2c3d4e5f.png"],
    ]
    assert (tmp_path / "images/0000002.png").read_bytes() == pixels(both[1])
    assert len(section.files) == 3
