"""Image files found by the names that sources give them."""

import zipfile
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
    file = folder.find(name, roots).file
    return file.path.relative_to(base).as_posix() if file else None


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

    assert folder.find("a.jpg").file is None
    assert folder.find("a.jpg").reason == "the image a.jpg may be x/a.jpg or y/a.jpg."


@pytest.mark.parametrize("beside", ["1.json", "1.CSV", "1.txt"])
def test_a_question_file_is_no_image_for_its_name(tmp_path: Path, beside: str) -> None:
    assert found(folder_with(tmp_path, beside), tmp_path, "1") is None
    assert found(folder_with(tmp_path, "images/1.png"), tmp_path, "1") == "images/1.png"
    assert found(folder_with(tmp_path), tmp_path, beside) == beside


def test_a_missing_image_is_named_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()

    assert ImageFolder(tmp_path / "pictures").find("a.jpg").reason == (
        "the image a.jpg is not in the folder pictures."
    )


def test_what_archives_of_a_mac_leave_is_passed_over(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, "__MACOSX/a.jpg", ".hidden/b.jpg", "._c.jpg")

    assert [folder.find(name).file for name in ("a.jpg", "b.jpg", "c.jpg")] == [None, None, None]


def test_no_folder_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "imgs.zip").write_bytes(b"PK")

    with pytest.raises(InputFault, match="neither a folder of images nor a ZIP archive"):
        ImageFolder(tmp_path / "imgs.zip")
    with pytest.raises(InputFault, match="There is no images folder none"):
        ImageFolder(tmp_path / "none")


def packed(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def content(folder: ImageFolder, name: str) -> bytes | None:
    file = folder.find(name).file
    return file.read() if file else None


def test_images_are_read_in_their_archive_in_place(tmp_path: Path) -> None:
    inside = {"imgs/x1/source.JPG": b"one", "__MACOSX/imgs/._s": b"", "imgs/x2/source.jpg": b"two"}
    folder = ImageFolder(packed(tmp_path / "imgs.zip", inside))

    assert [content(folder, name) for name in ("x1/source.jpg", "imgs/x2/source.jpg", "x3")] == [
        b"one",
        b"two",
        None,
    ]


def test_archives_in_a_folder_stand_behind_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"plain")
    packed(tmp_path / "images.zip", {"a.png": b"packed", "images/b.png": b"only here"})
    folder = ImageFolder(tmp_path)

    assert (content(folder, "a.png"), content(folder, "b.png")) == (b"plain", b"only here")


def test_entries_that_lead_out_are_never_found(tmp_path: Path) -> None:
    inside = {"/etc/a.png": b"x", "../b.png": b"x", "C:/c.png": b"x", "x/../../d.png": b"x"}
    folder = ImageFolder(packed(tmp_path / "a.zip", inside))

    assert [content(folder, f"{name}.png") for name in "abcd"] == [None] * 4


def test_an_entry_that_unpacks_without_end_is_not_opened(tmp_path: Path) -> None:
    folder = ImageFolder(packed(tmp_path / "a.zip", {"a.png": bytes(60_000_000)}))
    file = folder.find("a.png").file
    assert file is not None

    with pytest.raises(InputFault, match=r"claims 60 MB from \d+ kB of a ZIP archive"):
        file.read()


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    whole = packed(tmp_path / "a.zip", {"a.png": bytes(range(200))}).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:40] + bytes(60) + whole[100:])
    file = ImageFolder(tmp_path / "a.zip").find("a.png").file
    assert file is not None

    with pytest.raises(InputFault, match=r"a\.png cannot be taken out of a\.zip"):
        file.read()


def test_the_chosen_folder_may_be_the_first_one_of_the_names(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "Images", "ACRIMA/a.png")

    assert found(folder, tmp_path / "Images", "Images/ACRIMA/a.png") == "ACRIMA/a.png"
