"""Pictures for comparison: `images render` and what it does."""

import json
import os
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from medannot.cli.main import run
from medannot.domain.errors import Refusal, UsageFault
from medannot.domain.progress import Stopped
from medannot.imaging.frame import Window
from medannot.services.images import RenderWish, render_images
from tests.helpers.pictures import dicom_file, encoded, exif, png_chunk
from tests.helpers.verbs import NoWindow

GREY = np.arange(48, dtype=np.uint8).reshape(6, 8) * 5
STACK = np.array([[[0, 100]], [[50, 200]]], dtype=np.int16)
WINDOWS = {"WindowCenter": ["100.5", "50"], "WindowWidth": ["201", "1"]}


def pixels(path: Path) -> list[object]:
    with Image.open(path) as picture:
        assert picture.mode in {"L", "RGB"}
        return np.asarray(picture).tolist()


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "stack.dcm").write_bytes(dicom_file(STACK, frames=True, **WINDOWS))
    turned = encoded(GREY, "PNG")
    (folder / "photo.png").write_bytes(turned[:33] + png_chunk(b"eXIf", exif(6)) + turned[33:])
    (folder / "notes.txt").write_text("no picture")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_first_frame_in_the_first_window_is_written_upright(
    originals: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "out"
    report = render_images((originals,), out)
    assert names(out) == ["photo.png", "stack.png"]
    assert sorted(report.written) == [out / "photo.png", out / "stack.png"]
    assert pixels(out / "stack.png") == [[0, 128]]
    assert pixels(out / "photo.png") == np.rot90(GREY, -1).tolist()
    assert [problem.reason for problem in report.refused] == [
        f"{originals / 'notes.txt'} is a text, not an image."
    ]


@pytest.mark.parametrize(
    ("wish", "written"),
    [
        (RenderWish(all_frames=True), {"stack.png", "stack__f1.png", "stack__f2.png"}),
        (RenderWish(frame=2), {"stack__f2.png"}),
        (RenderWish(frame=1), {"stack.png", "stack__f1.png"}),
    ],
)
def test_frames_are_written_by_number(
    originals: Path, tmp_path: Path, wish: RenderWish, written: set[str]
) -> None:
    render_images((originals / "stack.dcm",), tmp_path / "out", wish)
    assert set(names(tmp_path / "out")) == written


def test_a_window_of_ones_own_or_the_files_second_is_taken(originals: Path, tmp_path: Path) -> None:
    stack = (originals / "stack.dcm",)
    render_images(stack, tmp_path / "a", RenderWish(window=Window(100, 1)))
    assert pixels(tmp_path / "a" / "stack.png") == [[0, 255]]
    render_images(stack, tmp_path / "b", RenderWish(frame=2, voi=2))
    assert pixels(tmp_path / "b" / "stack__f2.png") == [[255, 255]]
    report = render_images(stack, tmp_path / "c", RenderWish(voi=3))
    assert [problem.reason for problem in report.refused] == [
        f"{stack[0]} has no window 3; it has 2."
    ]


def colour_file(folder: Path) -> Path:
    picture: NDArray[np.uint8] = np.dstack([GREY, GREY, 255 - GREY])
    (folder / "skin.png").write_bytes(encoded(picture, "PNG"))
    return folder / "skin.png"


def test_a_window_for_a_colour_image_is_refused(originals: Path, tmp_path: Path) -> None:
    report = render_images((colour_file(originals),), tmp_path, RenderWish(window=Window(1, 2)))
    assert "is in colour and has no window" in report.refused[0].reason


@pytest.mark.parametrize(
    "wish",
    [
        RenderWish(frame=1, all_frames=True),
        RenderWish(window=Window(1, 2), voi=1),
        RenderWish(window=Window(1, 0)),
        RenderWish(frame=0),
        RenderWish(voi=-1),
    ],
)
def test_a_wish_that_contradicts_itself_is_a_mistake_of_use(
    wish: RenderWish, tmp_path: Path
) -> None:
    with pytest.raises(UsageFault):
        render_images((), tmp_path, wish)


def test_two_files_of_one_name_do_not_overwrite_each_other(originals: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "PHOTO.png").write_bytes(encoded(GREY, "PNG"))
    report = render_images((originals / "photo.png", other / "PHOTO.png"), tmp_path / "out")
    assert len(report.written) == 1
    assert "would be written to PHOTO.png, as" in report.refused[0].reason


def test_an_original_is_never_overwritten(originals: Path) -> None:
    before = (originals / "photo.png").read_bytes()
    report = render_images((originals / "photo.png",), originals)
    assert "would be written over the original" in report.refused[0].reason
    assert (originals / "photo.png").read_bytes() == before


def test_a_name_that_is_a_uid_keeps_its_last_part(originals: Path, tmp_path: Path) -> None:
    for number in ("1.2.840.1", "1.2.840.2"):
        (originals / number).write_bytes(dicom_file(STACK, frames=True))
    render_images((originals / "1.2.840.1", originals / "1.2.840.2"), tmp_path / "out")
    assert names(tmp_path / "out") == ["1.2.840.1.png", "1.2.840.2.png"]


def test_a_stopped_job_says_what_is_there(originals: Path, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise Stopped

    with pytest.raises(Refusal, match=r"pictures that lie in .*out already: 1\."):
        render_images((originals,), tmp_path / "out", progress=stop)
    assert names(tmp_path / "out") == ["photo.png"]


def test_the_command_says_what_it_wrote_and_why_it_refused(
    originals: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    line = ["images", "render", str(originals), "--out", str(out), "--frames", "--json"]
    assert run(line, NoWindow()) == 1
    printed = capsys.readouterr()
    result = json.loads(printed.out)
    assert len(result["written"]) == 5
    assert [problem["file"] for problem in result["refused"]] == [str(originals / "notes.txt")]
    assert printed.err == f"{originals / 'notes.txt'} is a text, not an image.\n"


def test_a_data_set_without_file_header_is_refused_by_its_name(tmp_path: Path) -> None:
    # Group 0018, explicit VR: no file of any kind begins so, but a data set torn from its file.
    thickness = b"\x18\x00\x50\x00DS\x04\x00 1.5"
    (tmp_path / "bare.dcm").write_bytes(thickness + b"\x28\x00\x10\x00US\x02\x00\x04\x00")
    report = render_images((tmp_path / "bare.dcm",), tmp_path / "out")
    assert report.refused[0].reason == (
        f"{tmp_path / 'bare.dcm'} is a DICOM data set without file header; "
        "export it again as a DICOM file."
    )


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_a_pipe_in_a_folder_is_refused_by_its_name(originals: Path, tmp_path: Path) -> None:
    os.mkfifo(originals / "a.png")
    report = render_images((originals,), tmp_path / "out")
    assert names(tmp_path / "out") == ["photo.png", "stack.png"]
    assert report.refused[0].reason == f"{originals / 'a.png'} is a pipe, not an image file."


def test_files_of_subfolders_keep_their_folders(originals: Path, tmp_path: Path) -> None:
    for folder in ("a", "b/c"):
        (originals / folder).mkdir(parents=True)
        (originals / folder / "stack.dcm").write_bytes(dicom_file(STACK, frames=True))
    report = render_images((originals,), tmp_path / "out", RenderWish(frame=2))
    found = [path.relative_to(tmp_path / "out").as_posix() for path in report.written]
    assert found == ["a/stack__f2.png", "b/c/stack__f2.png", "stack__f2.png"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["stack.dcm"], 0),
        (["stack.dcm", "--window", "40,400"], 0),
        (["stack.dcm", "--frame", "3"], 1),
        (["stack.dcm", "--window", "wide"], 2),
        (["stack.dcm", "--window", "nan,1"], 2),
        (["stack.dcm", "--frame", "1", "--frames"], 2),
        ([], 2),
        (["gone.dcm"], 1),
        (["gone.dcm", "stack.dcm"], 1),
    ],
)
def test_the_command_ends_with_the_code_of_what_happened(
    originals: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
) -> None:
    monkeypatch.chdir(originals)
    assert run(["images", "render", "--out", str(tmp_path / "o"), *arguments], NoWindow()) == code
    assert bool(capsys.readouterr().err) == (code != 0)
