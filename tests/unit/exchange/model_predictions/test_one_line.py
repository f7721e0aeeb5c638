"""A file of one answer is that answer, and an object of answers by id is all of them."""

import json
from pathlib import Path

import pytest

from medannot.exchange.model_predictions.containers import read_container


@pytest.mark.parametrize("suffix", [".jsonl", ".json"])
@pytest.mark.parametrize(
    "row",
    [
        {"id": "Text-1", "letter": "E", "label": "A", "right": False},
        {"question": "Which?", "prediction": "E"},
        {"question": "Which?", "response": "E"},
    ],
)
def test_one_answer_is_one_row(row: dict[str, object], suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"answers{suffix}"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")

    assert read_container(path).records == ((1, row),)


def test_an_object_of_answers_by_id_is_a_row_for_each(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text('{"v_1": "A", "v_2": "B"}', encoding="utf-8")

    assert read_container(path).records == (
        (1, {"id": "v_1", "prediction": "A"}),
        (2, {"id": "v_2", "prediction": "B"}),
    )
