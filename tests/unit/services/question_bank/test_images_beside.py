"""Images that lie in the folder of the questions are found where no other folder is named."""

import json
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.services.question_bank import QuestionBank
from medannot.services.question_import_values import ImportRequest
from tests.helpers.question_banks import own_file, picture, read


def test_the_folder_of_the_questions_is_looked_in(tmp_path: Path) -> None:
    named = tmp_path / "imgs"
    named.mkdir()

    assert ImportRequest((tmp_path,), "a").images_from == tmp_path
    assert ImportRequest((tmp_path,), "a", images=named).images_from == named
    assert ImportRequest((tmp_path / "none" / "a.json",), "a").images_from is None


def laid(folder: Path, *names: str) -> tuple[Path, ...]:
    paths = tuple(folder / name for name in names)
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text("[]", encoding="utf-8") if path.suffix else path.mkdir()
    return paths


@pytest.mark.parametrize("names", [("a.json",), ("a.json", "b.json")])
def test_the_folder_in_which_the_named_files_lie_is_looked_in(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    assert ImportRequest(laid(tmp_path, *names), "a").images_from == tmp_path


@pytest.mark.parametrize("names", [("one/a.json", "two/b.json"), ("one", "two")])
def test_several_folders_say_nothing_of_images(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert ImportRequest(laid(tmp_path, *names), "a").images_from is None


def test_a_place_for_everything_is_not_gone_through_for_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medannot.services.question_import_values._MOST_BESIDE", 3)
    (path,) = laid(tmp_path, "a.json")
    laid(tmp_path, "b.json", "c.json", "d.json")

    assert ImportRequest((path,), "a").images_from is None
    assert ImportRequest((tmp_path,), "a").images_from == tmp_path


def test_what_else_lies_beside_a_named_file_does_not_hinder_its_import(
    bank: QuestionBank, tmp_path: Path
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "half.zip").write_bytes(b"PK\x03\x04 and no more")
    (folder / "ring.png").write_bytes(picture(1))
    path = own_file(folder, {"question": "one", "images": "ring.png"})

    assert read(bank, path).report.shown_images == 1
    with pytest.raises(InputFault, match=r"half\.zip is a broken ZIP archive"):
        read(bank, path, images=folder)


PAIR = {
    "im_1": "train/radiology/images/ROCO_1.jpg",
    "im_2": "train/radiology/images/ROCO_2.jpg",
    "im_1_local": 20192,
    "im_2_local": 20053,
    "question": "Which?",
    "option_A": "this",
    "option_B": "that",
    "im_1_correct": "A",
    "im_2_correct": "B",
}


@pytest.mark.parametrize(
    "names",
    [
        ("images/20192.png", "images/20053.png"),
        ("train/radiology/images/ROCO_1.jpg", "train/radiology/images/ROCO_2.jpg"),
        ("images/20192.png", "roco/train/radiology/images/ROCO_2.jpg"),
        ("images/20192.png", "images/20053.png", "train/radiology/images/ROCO_1.jpg"),
    ],
)
def test_mediconfusions_images_are_found_by_their_own_ids_or_as_in_roco(
    bank: QuestionBank, tmp_path: Path, names: tuple[str, ...]
) -> None:
    path = tmp_path / "dataset.json"
    path.write_text(json.dumps({"10001": PAIR}), encoding="utf-8")
    images = tmp_path / "pictures"
    for number, name in enumerate(names, start=1):
        (images / name).parent.mkdir(parents=True, exist_ok=True)
        (images / name).write_bytes(picture(number))

    report = read(bank, path, images=images, mapping="mediconfusion").report

    assert (report.items, report.refused_rows, report.images) == (2, 0, 2)


def test_an_image_that_is_found_by_no_name_is_told_by_its_first(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = tmp_path / "dataset.json"
    path.write_text(json.dumps({"10001": PAIR}), encoding="utf-8")
    (tmp_path / "pictures").mkdir()

    report = read(bank, path, images=tmp_path / "pictures", mapping="mediconfusion").report

    assert [problem.reason for problem in report.refused] == [
        "the image 20192 is not in the folder pictures.",
        "the image 20053 is not in the folder pictures.",
    ]
