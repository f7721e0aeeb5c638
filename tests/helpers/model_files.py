"""Files of predictions for tests, and a set that they answer."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.services.desk import Desk
from medannot.services.model_values import ModelDraft, ModelRequest
from tests.helpers.question_sets import Draft, add_set

LESIONS = ("macule", "papule", "nodule")
DRAFTS = [
    Draft("What lesion is it?", options=LESIONS, right=(1,), ability="lesion_recognition"),
    Draft(
        "Is it raised?", ItemType.YES_NO, ("Yes", "No"), right=(0,), ability="attribute_recognition"
    ),
    Draft("Where is it?", ItemType.SHORT_TEXT, text="left arm", ability="location_recognition"),
    Draft("Why is it a papule?", ItemType.FREE_TEXT, text="raised", ability="lesion_reasoning"),
]
"""Questions with the ids source-1 to source-4."""


def add_lesions(desk: Desk, name: str = "lesions", drafts: Sequence[Draft] = DRAFTS) -> None:
    """Put the questions into a workspace."""
    add_set(desk.store, name, list(drafts))


def json_lines(path: Path, *records: dict[str, Any]) -> Path:
    """Write one JSON object a line."""
    text = "".join(json.dumps(one) + "\n" for one in records)
    path.write_text(text, encoding="utf-8")
    return path


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write a workbook; a text stays a text unless it is a formula already."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def table(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """Write a table of text, parted as its name says."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",").writerows(rows)
    return path


def answers(*texts: str) -> list[dict[str, Any]]:
    """Return a record for each text, which answers the questions in their order."""
    return [{"id": f"source-{n}", "prediction": text} for n, text in enumerate(texts, start=1)]


def read(desk: Desk, path: Path, model: str = "Model-1", **wishes: Any) -> ModelDraft:
    """Read a file of predictions for the lesions."""
    set_name = wishes.pop("set_name", "lesions")
    return desk.models.read(OWNER, ModelRequest(path, set_name, model, **wishes))


def take_in(desk: Desk, folder: Path, *texts: str, model: str = "Model-1") -> None:
    """Take in what a model answered to the lesions, in their order."""
    path = json_lines(folder / f"{model}.jsonl", *answers(*texts))
    desk.models.write(OWNER, read(desk, path, model))
