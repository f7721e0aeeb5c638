"""Images that lie in the folder of the questions are found where no other folder is named."""

from pathlib import Path

import pytest

from medannot.services.question_import_values import ImportRequest


def test_the_folder_of_the_questions_is_looked_in(tmp_path: Path) -> None:
    named = tmp_path / "imgs"
    named.mkdir()

    assert ImportRequest((tmp_path,), "a").images_from == tmp_path
    assert ImportRequest((tmp_path,), "a", images=named).images_from == named


@pytest.mark.parametrize("names", [("a.json",), ("a.json", "b.json"), ("one", "two")])
def test_files_and_several_folders_say_nothing_of_images(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    paths = tuple(tmp_path / name for name in names)
    for path in paths:
        path.write_text("[]", encoding="utf-8") if path.suffix else path.mkdir()

    assert ImportRequest(paths, "a").images_from is None
