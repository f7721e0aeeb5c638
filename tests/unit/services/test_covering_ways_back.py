"""What was covered or erased does not come back by another file, nor stay in any file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.errors import InputFault
from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from tests.helpers.one_photograph import (
    BOX,
    PICTURE,
    ask,
    black,
    cover,
    erased,
    request,
    shown,
    stored,
    take_in,
    wish,
    write_sources,
)
from tests.helpers.pictures import dicom_file, encoded
from tests.helpers.workspaces import make_desk


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write_sources(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


def test_a_turned_copy_does_not_bring_back_what_was_covered_or_erased(
    desk: Desk, sources: Path
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    cover(desk, shown(desk)[0], request(BOX))
    ask(sources, "turned.png")

    draft = desk.bank.read(OWNER, wish(sources, "again"))

    (problem,) = draft.report.refused
    assert "turned.png shows the same as an image that was erased or covered in part" in str(
        problem.reason
    )
    assert PICTURE.tobytes() not in stored(desk)


def test_the_same_pixels_in_another_file_are_named_and_are_shown_covered_when_they_come_later(
    desk: Desk, sources: Path
) -> None:
    copy = encoded(PICTURE, "PNG", compress_level=0)
    (sources / "pictures" / "copy.png").write_bytes(copy)
    ask(sources, "a.png", "copy.png")
    take_in(desk, sources)
    first, second = shown(desk)

    covered = cover(desk, first, request(BOX))
    assert covered.alike == (second,)
    assert erased(desk) == {first}

    # Covered the same way, both are one image from now on, also when they are imported again.
    cover(desk, second, request(BOX))
    assert shown(desk) == [covered.media.id, covered.media.id]
    assert erased(desk) == {first, second}
    (sources / "pictures" / "later.png").write_bytes(encoded(PICTURE, "PNG", compress_level=1))
    ask(sources, "a.png", "copy.png", "later.png")
    take_in(desk, sources, "again")
    assert shown(desk, "again") == [covered.media.id] * 3
    assert stored(desk) == {black(PICTURE, (1, 1, 3, 2)).tobytes()}


def test_another_dicom_file_of_the_pixels_that_were_covered_is_refused(
    desk: Desk, sources: Path
) -> None:
    plane = np.arange(48, dtype=np.uint16).reshape(6, 8)
    (sources / "pictures" / "a.dcm").write_bytes(dicom_file(plane))
    (sources / "pictures" / "b.dcm").write_bytes(dicom_file(plane, SOPInstanceUID="1.2.3.5"))
    ask(sources, "a.dcm")
    take_in(desk, sources)
    cover(desk, shown(desk)[0], request(BOX))
    ask(sources, "b.dcm")

    draft = desk.bank.read(OWNER, wish(sources, "again"))

    (problem,) = draft.report.refused
    assert "b.dcm shows the same as an image that was erased or covered" in str(problem.reason)


@pytest.mark.parametrize("known", [True, False])
def test_files_that_were_read_before_the_cover_are_not_written_after_it(
    desk: Desk, sources: Path, known: bool
) -> None:
    ask(sources, "a.png")
    drafts = [desk.bank.read(OWNER, wish(sources, "late"))]
    take_in(desk, sources)
    if known:
        drafts = [desk.bank.read(OWNER, wish(sources, "late"))]
    cover(desk, shown(desk)[0], request(BOX))

    with pytest.raises(InputFault, match=r"a\.png was covered in part or erased since"):
        desk.bank.write(OWNER, drafts[0])

    assert PICTURE.tobytes() not in stored(desk)


def test_no_file_of_the_workspace_holds_the_covered_pixels_after_an_erasure(
    tmp_path: Path, sources: Path
) -> None:
    # DICOM is stored as it is: rows of pixels can be found in the bytes of a file.
    plane = np.random.default_rng(1).integers(0, 1 << 16, (6, 8), np.uint16)
    (sources / "pictures" / "a.dcm").write_bytes(dicom_file(plane))
    ask(sources, "a.dcm")
    hidden = plane[1, 1:4].astype("<u2").tobytes()
    with make_desk(tmp_path) as desk:
        take_in(desk, sources)
        (file,) = (desk.folder / "media").glob("*/*.bin")
        assert hidden in file.read_bytes()
        cover(desk, shown(desk)[0], request(BOX))
        folder = desk.folder

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {"medannot.sqlite", "backups", "media"} <= {
        path.relative_to(folder).parts[0] for path in files
    }
    assert [path for path in files if hidden in path.read_bytes()] == []
