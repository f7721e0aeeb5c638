"""A prediction file as VLMEvalKit reads and scores it: its own code, none of ours."""

import io
import json
import os
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from medannot.domain.pooling import Outcome
from medannot.exchange.model_files.values import ItemKey, ItemPicture
from medannot.exchange.model_files.vlmevalkit import write_predictions
from tests.helpers.model_sets import WANTED, chose, item, of, panel, picture, skipped, yes_no

SHOWN = (picture(),)
TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SET = of(
    item("10", ability="Diagnosis", pictures=SHOWN),
    item("11", ability="Diagnosis", pictures=SHOWN),
    item("12", options=("None", "NA", "=1+1"), key=ItemKey((0,)), ability="Diagnosis",
         pictures=SHOWN),
    item("13", options=TEN, key=ItemKey((9,)), ability="Anatomy", pictures=SHOWN),
    item("14", options=("A and B", "B", "a"), key=ItemKey((0,)), ability="Anatomy",
         pictures=SHOWN),
    yes_no("15", 1, ability="Anatomy", pictures=SHOWN),
    yes_no("16", 0, ability="Anatomy", pictures=SHOWN),
    item("17", ability="Anatomy", pictures=SHOWN),
    title="ward",
)  # fmt: skip
SAID = {
    "10": chose(1),  # right
    "11": chose(2),
    "12": chose(0),  # right
    "13": chose(9),  # right
    "14": chose(0),  # right
    "15": chose(1),  # right
    "16": skipped(),
    "17": skipped(Outcome.TIMED_OUT),
}

# Its packages load torch and every benchmark when they begin; the module that reads and scores
# choice questions needs none of it.
RUN = """
import json, pathlib, site, sys, types
root = pathlib.Path(site.getsitepackages()[0]) / "vlmeval"
for name, place in (("vlmeval", root), ("vlmeval.dataset", root / "dataset")):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [str(place)]
from PIL import Image
from vlmeval.dataset.image_mcq import CustomMCQDataset
dataset = CustomMCQDataset(dataset=sys.argv[1])
shown = Image.open(dataset.dump_image(dataset.data.iloc[0])[0])
found = {"size": shown.size, "pixel": shown.convert("RGB").getpixel((0, 0))}
for file in sys.argv[2:]:
    table = dataset.evaluate(file, model="exact_matching", nproc=1)
    found[pathlib.Path(file).suffix] = {key: table[key].tolist()[0] for key in table}
pathlib.Path("found.json").write_text(json.dumps(found))
"""


def pixels(_one: ItemPicture) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (6, 4), (10, 200, 30)).save(data, "PNG")
    return data.getvalue()


def test_vlmevalkits_own_scorer_counts_what_people_said(tmp_path: Path) -> None:
    """Runs where the variable names a Python that has it (ms-vlmeval); it is none of ours."""
    python = os.environ.get("VLMEVAL_PYTHON")
    if not python:
        pytest.skip("no VLMEVAL_PYTHON: a Python in which VLMEvalKit is installed")

    section = write_predictions(tmp_path, SET, [panel(SAID)], WANTED, pixels)

    place = tmp_path / "vlmevalkit"
    (sets,) = (place / "LMUData").glob("*.tsv")
    files = [str(tmp_path / name) for name in section.files if "/outputs/" in name]
    ended = subprocess.run(
        [python, "-c", RUN, sets.stem, *files],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "LMUData": str(place / "LMUData")},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    # Five of eight are right: two of three in Diagnosis, three of five in Anatomy.
    scores = {"split": "none", "Overall": 5 / 8, "Anatomy": 3 / 5, "Diagnosis": 2 / 3}
    assert found == {"size": [6, 4], "pixel": [10, 200, 30], ".xlsx": scores, ".tsv": scores}
