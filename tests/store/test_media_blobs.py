"""The media store: what is put in comes out, or a sentence does."""

import hashlib
import os
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault
from medannot.store.blobs import BlobStore

DATA = b"the bytes of a picture"
SHA = hashlib.sha256(DATA).hexdigest()


def test_bytes_lie_under_their_hash_and_come_out_again(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path / "media")
    assert blobs.put(DATA) == SHA
    assert blobs.path(SHA) == tmp_path / "media" / SHA[:2] / f"{SHA}.bin"
    assert blobs.path(SHA).read_bytes() == DATA
    assert blobs.read(SHA) == DATA


def test_putting_twice_leaves_one_file_and_nothing_half_written(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    blobs.put(DATA)
    before = blobs.path(SHA).stat().st_mtime_ns
    blobs.put(DATA)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [f"{SHA}.bin"]
    assert blobs.path(SHA).stat().st_mtime_ns == before


def test_an_altered_file_is_named_and_mended_by_putting_it_again(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    blobs.put(DATA)
    blobs.path(SHA).write_bytes(DATA.replace(b"picture", b"forgery"))
    with pytest.raises(EnvironmentFault, match=f"^The image file {SHA} .* was altered"):
        blobs.read(SHA)
    blobs.put(DATA)
    assert blobs.read(SHA) == DATA


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=f"^The image file {SHA} is missing"):
        BlobStore(tmp_path).read(SHA)


def test_erasing_removes_the_bytes_and_may_be_repeated(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    blobs.put(DATA)
    blobs.erase(SHA)
    assert not blobs.path(SHA).exists()
    blobs.erase(SHA)


def test_a_path_never_leaves_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        BlobStore(tmp_path).path("../../etc/passwd")


def test_a_full_disk_is_a_sentence_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFault, match=r"^The disk is full"):
        BlobStore(tmp_path).put(DATA)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("in the way")
    with pytest.raises(EnvironmentFault, match="could not be stored"):
        BlobStore(tmp_path / "media").put(DATA)
