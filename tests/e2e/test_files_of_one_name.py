"""Files that are called alike in folders of their own, as MMMU's subjects, out of the program."""

import json
from pathlib import Path

from medannot.domain.people import OWNER
from medannot.exchange.model_files.values import SetFormat
from medannot.services.question_bank import ImportRequest
from tests.helpers.model_files import json_lines
from tests.helpers.model_files import read as read_predictions
from tests.helpers.workspaces import make_desk


def test_an_export_says_in_which_folder_a_file_lay_and_answers_come_back_by_it(
    tmp_path: Path,
) -> None:
    subjects = ("Clinical_Medicine", "Pharmacy")
    for subject in subjects:
        (tmp_path / "mmmu" / subject).mkdir(parents=True)
        asked = {"type": "short_text", "question": f"What of {subject}?", "answer": "x"}
        json_lines(tmp_path / "mmmu" / subject / "validation.jsonl", asked | {"id": "1"})
    with make_desk(tmp_path / "w") as desk:
        request = ImportRequest((tmp_path / "mmmu",), "ward")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        desk.model_files.export_set(OWNER, "ward", SetFormat.JSONL, tmp_path / "out")

        text = (tmp_path / "out" / "ward.jsonl").read_text(encoding="utf-8")
        told = [json.loads(line)["source_file"] for line in text.splitlines()]
        assert told == [f"{subject}/validation.jsonl" for subject in subjects]

        answers = [{"source_file": one, "source_row": 1, "prediction": "x"} for one in told]
        path = json_lines(tmp_path / "m.jsonl", *answers)
        assert read_predictions(desk, path, set_name="ward").report.matched == 2
