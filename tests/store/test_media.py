"""Images in a workspace: stored once, recognised again, erased on request."""

from pathlib import Path

import numpy as np
import pytest

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaFormat, SpacingKind
from medannot.domain.people import OWNER, Actor, Role
from medannot.imaging.opener import open_image
from medannot.services.media_care import erase_media
from medannot.services.media_import import MediaImporter
from medannot.store.media import MediaLibrary
from medannot.store.store import Store
from tests.helpers.pictures import dicom_file, encoded, exif, jpeg_segment, png_chunk
from tests.helpers.workspaces import make_workspace

GREY = np.arange(48, dtype=np.uint8).reshape(6, 8) * 5
PNG = encoded(GREY, "PNG")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return make_workspace(tmp_path)


def imported(store: Store, data: bytes, name: str = "a.png") -> Media:
    importer = MediaImporter(store)
    with store.writing(OWNER, "test") as work:
        media = importer.save(work, importer.take_in(data, name))
        work.note("test.import", f"media:{media.id}")
    return media


def with_orientation(orientation: int) -> bytes:
    return PNG[:33] + png_chunk(b"eXIf", exif(orientation)) + PNG[33:]


def test_what_was_imported_is_found_again_and_its_pixels_come_out(store: Store) -> None:
    media = imported(store, with_orientation(6))
    library = MediaLibrary(store)
    assert library.get(media.id) == media
    assert library.many([media.id, MediaId("0" * 32)]) == {media.id: media}
    assert library.find_by_mac(media.original_mac) == media
    assert library.find_by_sha(media.sha256, 6) == media
    assert library.find_by_sha(media.sha256) is None
    assert (media.format, media.rows, media.columns) == (MediaFormat.PNG, 8, 6)
    stored = open_image(store.blobs.read(media.sha256), "a", orientation=media.orientation)
    assert stored.frame().pixels.tolist() == np.rot90(GREY, -1).tolist()


def test_a_dicom_image_keeps_its_facts(store: Store) -> None:
    pixels = np.array([[1, 2, 3]], dtype=np.int16)
    media = imported(store, dicom_file(pixels, PixelSpacing=["0.5", "0.25"], PatientName="X^Y"))
    assert MediaLibrary(store).get(media.id) == media
    assert (media.modality, media.spacing, media.spacing_kind, media.monochrome) == (
        "CT",
        (0.5, 0.25),
        SpacingKind.PATIENT,
        True,
    )
    assert (media.profile, media.profile_version) == ("PS3.15-basic", "2")
    assert [len(found) for found in media.frame_hashes] == [64]


def test_the_same_original_and_the_same_pixels_are_one_row(store: Store) -> None:
    jpeg = encoded(GREY, "JPEG")
    named = jpeg[:2] + jpeg_segment(0xFE, b"taken by somebody") + jpeg[2:]
    first = imported(store, jpeg)
    assert imported(store, jpeg).id == first.id
    assert imported(store, named).id == first.id
    assert MediaImporter(store).find(jpeg) == first
    assert MediaImporter(store).find(PNG) is None


def test_the_same_bytes_turned_otherwise_are_another_image(store: Store) -> None:
    upright, turned = imported(store, PNG), imported(store, with_orientation(3))
    assert upright.sha256 == turned.sha256
    assert upright.id != turned.id


def test_rows_of_the_running_import_are_seen(store: Store) -> None:
    importer = MediaImporter(store)
    with store.writing(OWNER, "test") as work:
        first = importer.save(work, importer.take_in(PNG, "a.png"))
        assert importer.save(work, importer.take_in(PNG, "b.png")) == first
        assert importer.find(PNG, work) == first
        work.note("test.import", "media")


def test_neither_name_nor_path_of_an_original_is_stored(store: Store) -> None:
    imported(store, with_orientation(1), name="/home/somebody/MUSTERMANN_Erika.png")
    store.close()
    for path in store.folder.rglob("*"):
        if path.is_file():
            assert b"MUSTERMANN" not in path.read_bytes(), path


def test_an_erased_image_leaves_hash_and_reason_and_comes_not_in_again(store: Store) -> None:
    media, twin = imported(store, PNG), imported(store, with_orientation(3))
    erase_media(store, OWNER, media.id, "consent withdrawn")
    left = MediaLibrary(store).many([media.id, twin.id])
    for one in left.values():
        assert (one.erased, one.erased_reason) == (True, "consent withdrawn")
        assert one.sha256 == media.sha256
    assert not store.blobs.path(media.sha256).exists()
    with pytest.raises(InputFault, match=r"a\.png was erased .* \(consent withdrawn\)"):
        imported(store, PNG)
    erase_media(store, OWNER, media.id, "asked again")
    assert MediaLibrary(store).many([media.id])[media.id].erased_reason == "consent withdrawn"


def test_erasing_needs_the_right_a_reason_and_an_image(store: Store) -> None:
    media = imported(store, PNG)
    with pytest.raises(Refusal, match="P03 may not erase media here"):
        erase_media(store, Actor("P03", frozenset({Role.READER})), media.id, "why")
    with pytest.raises(Refusal, match="Say why"):
        erase_media(store, OWNER, media.id, "  ")
    with pytest.raises(Refusal, match="There is no image"):
        erase_media(store, OWNER, MediaId("0" * 32), "why")
    assert store.blobs.path(media.sha256).exists()


def test_many_are_stored_like_one_by_one_and_known_ones_are_found_among_them(
    store: Store,
) -> None:
    first = imported(store, PNG)
    importer = MediaImporter(store)
    other = encoded(GREY.T.copy(), "PNG")
    files = [other, PNG, with_orientation(6)]
    with store.writing(OWNER, "test") as work:
        saved = importer.save_some(work, [importer.take_in(data, "a.png") for data in files])
        work.note("test.import", "media")
    assert saved[1] == first
    # Turned, it has the same bytes and is another image.
    assert saved[2].sha256 == first.sha256
    assert len({one.id for one in saved}) == 3
    found = importer.find_some([PNG, b"never seen", other, with_orientation(6)])
    assert found == [first, None, saved[0], saved[2]]
    for data, one in zip(files, saved, strict=True):
        assert MediaImporter(store).find(data) == one


def test_what_was_erased_is_not_taken_in_among_many(store: Store) -> None:
    media = imported(store, PNG)
    erase_media(store, OWNER, media.id, "consent withdrawn")
    importer = MediaImporter(store)
    other = encoded(GREY.T.copy(), "PNG")
    taken = [importer.take_in(other, "a.png"), importer.take_in(PNG, "b.png")]
    refused = pytest.raises(InputFault, match=r"b\.png was erased .* \(consent withdrawn\)")
    with refused, store.writing(OWNER, "test") as work:
        importer.save_some(work, taken)
    assert importer.find(other) is None
