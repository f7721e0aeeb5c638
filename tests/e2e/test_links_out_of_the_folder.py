"""Links in a chosen folder: what they lead to is read only where it lies in that folder too."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.services.images import render_images
from medannot.services.question_bank import ImportRequest
from medannot.services.question_import_values import ImportDraft
from tests.helpers.pictures import encoded
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="who makes links there needs a right")


def _shade(shade: int) -> bytes:
    return encoded(np.full((4, 6), shade, np.uint8), "PNG")


def _questions(folder: Path, *images: str, name: str = "questions.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    records = [
        {"id": str(n), "type": "short_text", "question": f"Seen in {n}?", "answer": "x"}
        | ({"images": [image]} if image else {})
        for n, image in enumerate(images)
    ]
    text = "".join(json.dumps(record) + "\n" for record in records)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _read(desk: Desk, *paths: Path, images: Path | None = None) -> ImportDraft:
    return desk.bank.read(OWNER, ImportRequest(paths, "first", images=images, good_rows=True))


def _not_followed(name: object, folder: str = "set") -> str:
    return (
        f"{name}: the file is a link that leads out of the folder {folder} and is not followed; "
        "name the file itself, or choose a folder that holds both."
    )


def _refused(draft: ImportDraft) -> list[str]:
    return [str(one.sentence()) for one in draft.report.refused]


@pytest.mark.parametrize("named", ["the folder", "the images", "the file alone"])
def test_an_image_that_is_a_link_out_of_the_folder_is_not_opened(
    tmp_path: Path, named: str
) -> None:
    outside = tmp_path / "secret.png"
    outside.write_bytes(_shade(9))
    folder = tmp_path / "set"
    file = _questions(folder, "own.png", "out.png", "inside.png")
    (folder / "own.png").write_bytes(_shade(1))
    (folder / "out.png").symlink_to(outside)
    (folder / "inside.png").symlink_to(folder / "own.png")
    paths = (folder,) if named == "the folder" else (file,)
    with make_desk(tmp_path / "w") as desk:
        draft = _read(desk, *paths, images=folder if named == "the images" else None)
        told = (
            "questions.jsonl, row 2: the image out.png is a link that leads out of the folder set "
            "and is not followed; put the image itself there, or choose a folder that holds both."
        )
        assert _refused(draft) == [told]
        assert (draft.report.new, draft.report.absent_images) == (2, 1)


def test_a_chosen_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    _questions(folder, "own.png", "deep/inside.png")
    (folder / "own.png").write_bytes(_shade(1))
    (folder / "deep").mkdir()
    (folder / "deep/inside.png").symlink_to("../own.png")
    (folder / "again.jsonl").symlink_to("questions.jsonl")
    (tmp_path / "link").symlink_to(folder)
    with make_desk(tmp_path / "w") as desk:
        draft = _read(desk, tmp_path / "link")
        assert (_refused(draft), draft.report.new) == ([], 4)


def test_a_question_file_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = _questions(tmp_path / "elsewhere", "", "", name="other.jsonl")
    folder = tmp_path / "set"
    _questions(folder, "", "")
    link = folder / "other.jsonl"
    link.symlink_to(outside)
    told = _not_followed("other.jsonl")
    with make_desk(tmp_path / "w") as desk:
        draft = _read(desk, folder)
        assert (_refused(draft), draft.report.new) == ([told], 2)
        look = desk.mappings.look(OWNER, [folder])
        assert [str(one.sentence()) for one in look.problems] == [told]
        # A person who names the link itself means what it leads to.
        draft = _read(desk, link)
        assert (_refused(draft), draft.report.new) == ([], 2)
        link.unlink()
        link.symlink_to("/dev/null")
        (folder / "questions.jsonl").unlink()
        assert _refused(_read(desk, folder)) == [told]


@pytest.mark.parametrize("beside", [True, False])
def test_a_plain_text_that_is_a_link_out_of_the_folder_is_told(
    tmp_path: Path, beside: bool
) -> None:
    lines = "synpic1.jpg|Is it there?|yes\nsynpic2.jpg|Is it here?|no\n"
    (tmp_path / "other.txt").write_text(lines, encoding="utf-8")
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "a.txt").symlink_to(tmp_path / "other.txt")
    if beside:
        (folder / "b.txt").write_text(lines, encoding="utf-8")
    with make_desk(tmp_path / "w") as desk:
        look = desk.mappings.look(OWNER, [folder])

    assert _not_followed("a.txt") in [str(one.sentence()) for one in look.problems]
    assert len(look.files) == 1 + beside


def test_a_picture_that_is_a_link_out_of_the_folder_is_not_rendered(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (tmp_path / "secret.png").write_bytes(_shade(9))
    (folder / "own.png").write_bytes(_shade(1))
    (folder / "out.png").symlink_to(tmp_path / "secret.png")
    (folder / "inside.png").symlink_to("own.png")

    report = render_images((folder,), tmp_path / "pictures")

    assert [path.name for path in report.written] == ["inside.png", "own.png"]
    told = [str(problem.sentence()) for problem in report.refused]
    assert told == [_not_followed(folder / "out.png")]
    named = render_images((folder / "out.png",), tmp_path / "named")
    assert (len(named.written), named.refused) == (1, ())


def test_annotations_that_are_links_out_of_the_folder_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    text = json.dumps({"shapes": [], "imagePath": "a.png", "imageWidth": 6, "imageHeight": 4})
    (tmp_path / "other.json").write_text(text, encoding="utf-8")
    (folder / "own.json").write_text(text, encoding="utf-8")
    (folder / "out.json").symlink_to(tmp_path / "other.json")
    (folder / "again.json").symlink_to("own.json")
    with make_desk(tmp_path / "w") as desk:
        read = desk.annotation_import.read([folder])
        named = desk.annotation_import.read([folder / "out.json"])

    told = [str(problem.sentence()) for problem in read.problems]
    assert (told, len(read.images)) == ([_not_followed("out.json")], 1)
    assert (named.problems, len(named.images)) == ((), 1)


def test_a_legend_that_is_a_link_out_of_its_pictures_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "map.png").write_bytes(_shade(1))
    (tmp_path / "map.json").write_text(json.dumps({"format": "medannot label map"}), "utf-8")
    (folder / "map.json").symlink_to(tmp_path / "map.json")
    with make_desk(tmp_path / "w") as desk:
        read = desk.annotation_import.read([folder / "map.png"])

    assert _not_followed("map.json") in [str(problem.sentence()) for problem in read.problems]


def test_an_archive_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    _questions(folder, "a.png")
    (tmp_path / "images.zip").write_bytes(b"")
    (folder / "images.zip").symlink_to(tmp_path / "images.zip")
    with make_desk(tmp_path / "w") as desk, pytest.raises(Exception, match="is a link that leads"):
        _read(desk, folder)


def test_a_snapshot_of_the_hubs_cache_is_read_and_nothing_beside_its_repository(
    tmp_path: Path,
) -> None:
    """The cache keeps files by their hashes and links them from a folder for each revision."""
    repository = tmp_path / "hub" / "datasets--own--skin"
    snapshot, blobs = repository / "snapshots" / "0a1b", repository / "blobs"
    (snapshot / "data").mkdir(parents=True)
    blobs.mkdir()
    _questions(blobs, "a.png", name="11ff")
    (blobs / "22ee").write_bytes(_shade(5))
    elsewhere = _questions(tmp_path / "hub" / "datasets--other" / "blobs", "", name="33dd")
    (snapshot / "data" / "test.jsonl").symlink_to("../../../blobs/11ff")
    (snapshot / "data" / "a.png").symlink_to("../../../blobs/22ee")
    with make_desk(tmp_path / "desk") as desk:
        for chosen in (snapshot, snapshot / "data"):
            draft = _read(desk, chosen)
            assert (draft.report.items, _refused(draft)) == (1, [])

        (snapshot / "data" / "more.jsonl").symlink_to(elsewhere)
        (said,) = _refused(_read(desk, snapshot))
        assert "more.jsonl: the file is a link that leads out of the folder 0a1b" in said
