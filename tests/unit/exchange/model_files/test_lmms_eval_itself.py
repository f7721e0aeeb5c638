"""A replay file as lmms-eval reads and scores it: its own code, none of ours."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from medannot.exchange.model_files import lmms_eval
from medannot.exchange.model_files.values import Benchmark, Wanted
from tests.helpers.model_sets import chose, of, open_item, panel, skipped, wrote, yes_no

CLOSED, OPEN = {"answer_type": "CLOSED"}, {"answer_type": "OPEN"}
DOCUMENTS = (
    {"qid": 1, "q_lang": "en", "answer": "Yes", "answer_type": "CLOSED", "modality": "CT"},
    {"qid": 2, "q_lang": "en", "answer": "No", "answer_type": "CLOSED", "modality": "CT"},
    {"qid": 3, "q_lang": "zh", "answer": "包含", "answer_type": "CLOSED", "modality": "MRI"},
    {"qid": 4, "q_lang": "en", "answer": "Lung", "answer_type": "CLOSED", "modality": "X-Ray"},
    {"qid": 5, "q_lang": "en", "answer": "Chest", "answer_type": "OPEN", "modality": "X-Ray"},
    {"qid": 6, "q_lang": "en", "answer": "Liver", "answer_type": "OPEN", "modality": "CT"},
)
SET = of(
    yes_no("1", 0, "Yes", categories=CLOSED),
    yes_no("2", 1, "No", categories=CLOSED),
    yes_no("3", 0, "包含", language="zh", options=("是", "否"), categories=CLOSED),
    open_item("4", "Lung", categories=CLOSED),
    open_item("5", "Chest", categories=OPEN),
    open_item("6", "Liver", categories=OPEN),
    title="SLAKE",
)
SAID = {
    "1": chose(0),
    "2": chose(0),
    "3": chose(0),
    "4": wrote(" lung "),
    "5": wrote("Abdomen"),
    "6": skipped(),
}

# Its package loads torch and more; the two modules that read and score need none of it.
RUN = """
import importlib.util as u, json, pathlib, sys, types
class Nothing(types.ModuleType):
    def __getattr__(self, name):
        return type(name, (), {"num_processes": 1, "is_local_main_process": True,
            "local_process_index": 0, "device": "", "info": lambda *a: None})
for name in ("accelerate", "loguru", "tqdm", "datasets", "huggingface_hub", "lmms_eval.api",
             "lmms_eval.api.instance", "lmms_eval.api.model", "lmms_eval.api.registry"):
    sys.modules[name] = Nothing(name)
sys.modules["lmms_eval.api.registry"].register_model = lambda name: (lambda cls: cls)
sys.modules["tqdm"].tqdm = lambda **k: types.SimpleNamespace(update=lambda n: 0, close=lambda: 0)
root = pathlib.Path(u.find_spec("lmms_eval").origin).parent
def load(name, path):
    spec = u.spec_from_file_location(name, root / path)
    module = u.module_from_spec(spec); spec.loader.exec_module(module)
    return module
replay = load("from_log", "models/simple/from_log.py").FromLog
slake = load("slake_utils", "tasks/slake/utils.py")
folder, documents = sys.argv[1], json.loads(sys.argv[2])
model = type("Replayed", (replay,), {"rank": 0})(logs=folder, model_name="human")
told = {}
for task, language in (("slake_en", "en"), ("slake_zh", "zh")):
    chosen = [one for one in documents if slake._normalize_language(one["q_lang"]) == language]
    requests = [types.SimpleNamespace(args=("", {}, None, n, task, "test"))
                for n in range(len(chosen))]
    answers = model.generate_until(requests)
    records = [slake.slake_process_results(one, [answer])["slake_accuracy"]
               for one, answer in zip(chosen, answers, strict=True)]
    told[task] = [slake.slake_aggregate_accuracy(records),
                  slake.slake_aggregate_closed_accuracy(records),
                  slake.slake_aggregate_open_accuracy(records)]
print(json.dumps(told))
"""


def test_lmms_evals_own_replay_and_scorer_count_what_people_said(tmp_path: Path) -> None:
    """Runs where the variable names a Python that has lmms-eval; it is none of ours."""
    python = os.environ.get("LMMS_EVAL_PYTHON")
    if not python:
        pytest.skip("no LMMS_EVAL_PYTHON: a Python in which lmms-eval is installed")
    wanted = Wanted(Benchmark.SLAKE, "", "", "20260131-093000")

    lmms_eval.write_logs(tmp_path, SET, [panel(SAID, "human")], wanted)

    command = [python, "-c", RUN, str(tmp_path / "lmms-eval"), json.dumps(DOCUMENTS)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    # English: two of five right, of the three closed ones two, of the two open ones none.
    assert json.loads(ended.stdout) == {"slake_en": [0.4, 2 / 3, 0.0], "slake_zh": [1.0, 1.0, 0.0]}
