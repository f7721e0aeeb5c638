"""Prompts for outside models go out with the images that they name."""

import json
from pathlib import Path

import pytest

from tests.helpers.question_banks import own_file, picture
from tests.helpers.verbs import saying
from tests.helpers.workspaces import empty_workspace


def test_each_question_names_the_files_of_its_images(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = empty_workspace(tmp_path)
    images = tmp_path / "images"
    images.mkdir()
    for number, name in enumerate(("Doe.png", "other.png")):
        (images / name).write_bytes(picture(number))
    source = own_file(
        tmp_path,
        {"question": "One?", "answer": "x", "images": "Doe.png"},
        {"question": "Both?", "answer": "x", "images": ["other.png", "Doe.png"]},
        {"question": "None?", "answer": "x"},
        {"question": "Gone?", "answer": "x", "images": "gone.png"},
    )
    asking = ("import", source, "--set", "ward", "--images", images, "--allow-missing-images")
    assert saying(folder, capsys, "questions")(*asking).code == 0
    out = tmp_path / "prompts"

    done = saying(folder, capsys, "models")("prompts", "ward", "--out", out)

    assert done.code == 0, done
    text = (out / "answering.jsonl").read_text(encoding="utf-8")
    one, both, none, gone = (json.loads(line)["images"] for line in text.splitlines())
    assert (len(one), len(both), none) == (1, 2, [])
    assert both[1] == one[0]
    assert (out / one[0]).read_bytes() == picture(0)
    assert (out / both[0]).read_bytes() == picture(1)
    assert gone[0].startswith("images/missing-")
    assert "Doe" not in text
