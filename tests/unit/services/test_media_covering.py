"""A covered image takes the place of the one that showed too much, and nothing brings that back."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.covering import CoverRequest, Original, Shape, ShapeKind, Subject
from medannot.domain.errors import Refusal, UsageFault
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemImage
from medannot.domain.question_list import ItemQuery
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.imaging.opener import open_image
from medannot.services.desk import Desk
from medannot.services.media_covering import Covered
from medannot.services.question_bank import ImportRequest, ItemView
from medannot.store.media import MediaLibrary
from tests.helpers.pictures import encoded
from tests.helpers.workspaces import make_desk

PICTURE = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
BOX = Shape(ShapeKind.BOX, ((1, 1), (4, 3)))
FACE = CoverRequest((BOX,), Subject.FACE, "a face")
ROWS = [
    {
        "id": "q1",
        "type": "single_choice",
        "question": "one",
        "images": "a.png",
        "options": ["yes", "no", "perhaps"],
        "answer": "no",
    },
    {"id": "q2", "type": "short_text", "question": "two", "images": "b.png", "answer": "x"},
    {
        "id": "q3",
        "type": "short_text",
        "question": "three",
        "images": ["b.png", "a.png"],
        "answer": "y",
    },
]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "pictures").mkdir(parents=True)
    (folder / "own.json").write_text(json.dumps(ROWS))
    (folder / "pictures" / "a.png").write_bytes(encoded(PICTURE, "PNG"))
    (folder / "pictures" / "b.png").write_bytes(encoded(255 - PICTURE, "PNG"))
    return folder


@pytest.fixture
def desk(tmp_path: Path, sources: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        take_in(desk, sources)
        yield desk


def take_in(desk: Desk, sources: Path, name: str = "ward") -> bool:
    request = ImportRequest((sources / "own.json",), name, sources / "pictures")
    draft = desk.bank.read(OWNER, request)
    desk.bank.write(OWNER, draft)
    return not draft.changes_nothing


def items(desk: Desk, name: str = "ward") -> list[ItemView]:
    lines = desk.bank.page(OWNER, ItemQuery(set_name=name), 0, 10)
    return [desk.bank.item(OWNER, line.version_id) for line in lines]


def shown(desk: Desk, name: str = "ward") -> list[list[MediaId | None]]:
    return [[image.media_id for image in view.version.images] for view in items(desk, name)]


def first_image(desk: Desk) -> MediaId:
    (image,) = items(desk)[0].version.images
    assert image.media_id is not None
    return image.media_id


def files(desk: Desk) -> int:
    return len(list((desk.folder / "media").glob("*/*.bin")))


def cover(desk: Desk, media_id: MediaId, request: CoverRequest = FACE) -> Covered:
    return desk.covering.cover(OWNER, media_id, request)


def test_each_question_that_showed_the_image_gets_a_next_version_and_its_set_too(
    desk: Desk,
) -> None:
    old = first_image(desk)
    before = items(desk)

    covered = cover(desk, old)

    assert covered.sets == {"ward": 2}
    assert covered.media.covers == old
    assert covered.media.profile_options == ("covered-face",)
    after = items(desk)
    assert [view.version.number for view in after] == [2, 1, 2]
    assert after[1].version == before[1].version
    other = before[1].version.images[0].media_id
    assert shown(desk) == [[covered.media.id], [other], [other, covered.media.id]]
    assert desk.bank.summary(OWNER, "ward").version == 2
    assert desk.bank.summary(OWNER, "ward").missing_images == 0
    assert files(desk) == 3


def test_the_key_stays_with_its_option(desk: Desk) -> None:
    cover(desk, first_image(desk))
    view = items(desk)[0]
    assert view.reference is not None
    right = [o.text for o in view.version.options if o.id in view.reference.option_ids]
    assert right == ["no"]


def test_all_but_the_covered_pixels_is_stored_bit_for_bit(desk: Desk) -> None:
    covered = cover(desk, first_image(desk)).media
    pixels = open_image(desk.store.blobs.read(covered.sha256), "a").frame().pixels
    expected = PICTURE.copy()
    expected[1:3, 1:4] = 0
    assert np.array_equal(pixels, expected)


def test_the_audit_tells_who_covered_what_and_still_holds(desk: Desk) -> None:
    covered = cover(desk, first_image(desk)).media
    with closing(sqlite3.connect(desk.store.database)) as connection:
        bodies = [json.loads(row[0]) for row in connection.execute("SELECT body FROM audit")]
    (entry,) = [body for body in bodies if body["action"] == "media.cover"]
    assert entry["subject"] == f"media:{covered.id}"
    assert entry["new"]["reason"] == "a face"
    assert entry["new"]["shapes"] == [{"kind": "box", "points": [[1, 1], [4, 3]]}]
    assert desk.auditing.verify(OWNER).problems == ()
    assert MediaLibrary(desk.store).get(covered.id) == covered


def test_importing_the_original_again_does_not_bring_back_what_was_covered(
    desk: Desk, sources: Path
) -> None:
    covered = cover(desk, first_image(desk)).media
    assert not take_in(desk, sources)
    take_in(desk, sources, "again")
    assert shown(desk, "again")[0] == [covered.id]
    # Another file with the same pixels brings it back no more than the first one.
    data = (sources / "pictures" / "a.png").read_bytes()
    (sources / "pictures" / "a.png").write_bytes(data + b"trailing")
    take_in(desk, sources, "third")
    assert shown(desk, "third")[0] == [covered.id]


def test_a_study_that_is_drawn_keeps_its_image_and_the_report_names_it(desk: Desk) -> None:
    desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))
    covered = cover(desk, first_image(desk))
    assert covered.studies == ("main",)
    assert not covered.erased
    assert files(desk) == 3


@pytest.mark.parametrize(
    ("study", "original", "erased"),
    [
        (False, Original.ERASED_IF_UNUSED, True),
        (True, Original.ERASED_IF_UNUSED, False),
        (True, Original.ERASED, True),
        (False, Original.KEPT, False),
    ],
)
def test_the_original_is_erased_when_asked_for(
    desk: Desk, study: bool, original: Original, erased: bool
) -> None:
    if study:
        desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))
    old = first_image(desk)
    covered = cover(desk, old, CoverRequest((BOX,), Subject.EYES, original=original))
    assert covered.erased == erased
    media = MediaLibrary(desk.store).get(old)
    assert media is not None
    assert media.erased == erased
    assert files(desk) == (2 if erased else 3)
    assert desk.auditing.verify(OWNER).problems == ()


def test_an_erased_original_comes_back_only_as_it_was_covered(desk: Desk, sources: Path) -> None:
    request = CoverRequest((BOX,), Subject.FACE, original=Original.ERASED)
    covered = cover(desk, first_image(desk), request).media
    take_in(desk, sources, "again")
    assert shown(desk, "again")[0] == [covered.id]


def test_a_cover_in_the_wrong_place_is_put_right_by_covering_the_original_anew(desk: Desk) -> None:
    old = first_image(desk)
    wrong = cover(desk, old).media
    right = cover(desk, old, CoverRequest((BOX.moved(3, 3),), Subject.FACE)).media
    assert right.id != wrong.id
    assert shown(desk)[0] == [right.id]
    assert [view.version.number for view in items(desk)] == [3, 1, 3]


def test_a_second_cover_adds_to_the_first(desk: Desk) -> None:
    first = cover(desk, first_image(desk)).media
    second = cover(desk, first.id, CoverRequest((BOX.moved(3, 3),), Subject.WRITING)).media
    assert second.covers == first.id
    assert second.profile_options == ("covered-face", "covered-writing")
    assert shown(desk)[0] == [second.id]


def test_what_cannot_be_covered_is_refused_and_nothing_is_written(desk: Desk) -> None:
    old = first_image(desk)
    beside = CoverRequest((BOX.moved(50, 50),))
    with pytest.raises(UsageFault, match="No shape touches the image, which is 8 x 8"):
        cover(desk, old, beside)
    with pytest.raises(UsageFault, match="at least one shape"):
        cover(desk, old, CoverRequest(()))
    with pytest.raises(UsageFault, match="no frame 2; it has 1"):
        cover(desk, old, CoverRequest((BOX,), frames=frozenset({2})))
    with pytest.raises(Refusal, match="There is no image nothing"):
        cover(desk, MediaId("nothing"))
    reader = Actor("P01", frozenset({Role.READER}))
    with pytest.raises(Refusal):
        desk.covering.cover(reader, old, FACE)
    assert desk.bank.summary(OWNER, "ward").version == 1
    assert files(desk) == 2


def test_covering_a_covered_part_again_changes_nothing_and_says_so(desk: Desk) -> None:
    covered = cover(desk, first_image(desk)).media
    with pytest.raises(Refusal, match="would stay as it is"):
        cover(desk, covered.id)


def test_images_of_items_are_otherwise_untouched(desk: Desk) -> None:
    before = items(desk)[2].version.images
    cover(desk, first_image(desk))
    after = items(desk)[2].version.images
    assert after[0] == before[0]
    assert after[1] == ItemImage(
        after[1].media_id, before[1].role, before[1].caption, "", 1, before[1].source_mac
    )
