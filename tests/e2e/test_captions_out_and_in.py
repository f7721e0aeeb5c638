"""What is written below images goes out with a set, and comes in again."""

import json
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.services.desk import Desk
from medannot.services.model_files_values import SetFormat
from medannot.services.question_bank import ImportRequest
from tests.helpers.pictures import encoded
from tests.helpers.workspaces import make_desk

CAPTIONS = [["T1, axial", 'T2, "axial"'], ["", "after contrast"], [], ["[1] left"]]


def _own_file(folder: Path) -> Path:
    """Write questions with two images, two, two and one; the third ones have no captions."""
    records = []
    for number, captions in enumerate(CAPTIONS, start=1):
        images = [f"{number}-{place}.png" for place in range(max(1, len(captions or [1, 2])))]
        for place, name in enumerate(images):
            pixels = np.full((4, 6), 20 * number + place, np.uint8)
            (folder / name).write_bytes(encoded(pixels, "PNG"))
        shown = [
            {"file": name, **({"caption": captions[place]} if captions else {})}
            for place, name in enumerate(images)
        ]
        records.append(
            {
                "id": f"q{number}",
                "question": f"What is seen in {number}?",
                "options": {"A": "a cyst", "B": "a stone"},
                "answer": "A",
                "type": "single_choice",
                "language": "en",
                "images": shown,
            }
        )
    (folder / "set.json").write_text(json.dumps(records), encoding="utf-8")
    return folder / "set.json"


def _captions(desk: Desk, name: str) -> list[list[str]]:
    lines = desk.bank.page(OWNER, ItemQuery(set_name=name), 0, 10)
    views = [desk.bank.item(OWNER, line.version_id) for line in lines]
    return [[image.caption for image in view.version.images] for view in views]


@pytest.mark.parametrize("format_", list(SetFormat))
def test_captions_go_out_and_come_in(tmp_path: Path, format_: SetFormat) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    with make_desk(tmp_path) as desk:
        request = ImportRequest((_own_file(source),), "first", images=source)
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        stored = [["T1, axial", 'T2, "axial"'], ["", "after contrast"], ["", ""], ["[1] left"]]
        assert _captions(desk, "first") == stored
        desk.model_files.export_set(OWNER, "first", format_, out)

        again = desk.bank.read(OWNER, ImportRequest((out,), "first", images=out))
        assert again.report.refused == ()
        assert again.changes_nothing
        draft = desk.bank.read(OWNER, ImportRequest((out,), "second", images=out))
        assert draft.report.refused == ()
        desk.bank.write(OWNER, draft)
        assert _captions(desk, "second") == stored


def test_a_caption_that_was_changed_in_the_file_is_taken(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "out"
    source.mkdir()
    with make_desk(tmp_path) as desk:
        request = ImportRequest((_own_file(source),), "first", images=source)
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, out)
        (file,) = out.glob("*.jsonl")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("after contrast", "late phase"), encoding="utf-8")

        draft = desk.bank.read(OWNER, ImportRequest((out,), "first", images=out))
        assert draft.report.changed == 1
        desk.bank.write(OWNER, draft)
        assert _captions(desk, "first")[1] == ["", "late phase"]
