"""Image files found by the names that sources give them."""

from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.image_folder import ImageFolder


def folder_with(parent: Path, *names: str) -> ImageFolder:
    for name in names:
        path = parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return ImageFolder(parent)


def found(folder: ImageFolder, base: Path, name: str, *roots: str) -> str | None:
    path = folder.find(name, roots).path
    return path.relative_to(base).as_posix() if path else None


@pytest.mark.parametrize(
    ("file", "name", "roots"),
    [
        ("a.jpg", "a.jpg", ()),
        ("a.JPG", "a.jpg", ()),
        ("A.jpg", "a.JPG", ()),
        ("test_1.jpg", "test_1", ()),
        ("a.png", "a.jpeg", ()),
        ("imgs/x1/source.jpg", "x1/source.jpg", ("imgs",)),
        ("download/a.jpg", "a.jpg", ()),
        ("download/imgs/x1/source.jpg", "x1/source.jpg", ("imgs",)),
        ("bilder/肺.png", "bilder/肺.png", ()),
    ],
)
def test_a_file_is_found(file: str, name: str, roots: tuple[str, ...], tmp_path: Path) -> None:
    assert found(folder_with(tmp_path, file), tmp_path, name, *roots) == file


def test_the_exact_name_comes_first(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "a.jpg", "a.png", "A.PNG", "deep/a.png")

    assert found(folder, tmp_path, "a.png") == "a.png"


def test_a_name_that_two_files_may_mean_is_not_guessed(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "x/a.jpg", "y/a.jpg")

    assert folder.find("a.jpg").path is None
    assert folder.find("a.jpg").reason == "the image a.jpg may be x/a.jpg or y/a.jpg."


def test_a_missing_image_is_named_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()

    assert ImageFolder(tmp_path / "pictures").find("a.jpg").reason == (
        "the image a.jpg is not in the folder pictures."
    )


def test_what_archives_of_a_mac_leave_is_passed_over(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "__MACOSX/a.jpg", ".hidden/b.jpg", "._c.jpg")

    assert [folder.find(name).path for name in ("a.jpg", "b.jpg", "c.jpg")] == [None, None, None]


def test_no_folder_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "imgs.zip").write_bytes(b"PK")

    with pytest.raises(InputFault, match="unpack an archive first"):
        ImageFolder(tmp_path / "imgs.zip")
    with pytest.raises(InputFault, match="There is no images folder none"):
        ImageFolder(tmp_path / "none")
