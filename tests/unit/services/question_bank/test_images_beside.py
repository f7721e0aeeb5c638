"""Images that lie in the folder of the questions are found where no other folder is named."""

from pathlib import Path

import pytest

from medannot.services.question_import_values import ImportRequest


def test_the_folder_of_the_questions_is_looked_in(tmp_path: Path) -> None:
    named = tmp_path / "imgs"
    named.mkdir()

    assert ImportRequest((tmp_path,), "a").images_from == tmp_path
    assert ImportRequest((tmp_path,), "a", images=named).images_from == named


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
