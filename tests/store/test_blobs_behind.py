"""Files put beside other work: all of them there at the end, or a sentence."""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault
from medannot.domain.progress import Stopped
from medannot.store.blobs import BlobStore
from medannot.store.blobs_behind import behind


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _put_behind(blobs: BlobStore, pictures: Sequence[bytes]) -> None:
    with behind(blobs) as files:
        for data in pictures:
            files.put(data, _sha256(data))


def test_all_are_there_once_it_is_left(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)
    pictures = [b"picture %d" % number for number in range(600)]
    _put_behind(blobs, pictures)

    assert [blobs.read(_sha256(data)) for data in pictures] == pictures
    assert blobs.unfinished() == ()


def test_what_was_put_is_flushed_once_when_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(BlobStore, "flush", staticmethod(lambda: done.append("flush")))
    with behind(BlobStore(tmp_path)) as files:
        files.put(b"picture", _sha256(b"picture"))
        done.append("put")

    assert done == ["put", "flush"]


def test_one_that_cannot_be_stored_is_told_at_the_latest_when_it_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blobs = BlobStore(tmp_path)
    whole = Path.replace

    def replaced(part: Path, target: Path) -> Path:
        if target.stem == _sha256(b"the second"):
            raise OSError(28, os.strerror(28))
        return whole(part, target)

    monkeypatch.setattr(Path, "replace", replaced)
    with pytest.raises(EnvironmentFault, match=r"^The disk is full"):
        _put_behind(blobs, [b"the first", b"the second", b"the third"])

    assert blobs.unfinished() == ()


def test_where_the_work_fails_no_file_is_half_written(tmp_path: Path) -> None:
    blobs = BlobStore(tmp_path)

    def put_some() -> None:
        with behind(blobs) as files:
            for number in range(50):
                data = b"picture %d" % number
                files.put(data, _sha256(data))
            raise Stopped

    with pytest.raises(Stopped):
        put_some()
    assert blobs.unfinished() == ()
    stored = list(tmp_path.rglob("*.bin"))
    assert all(path.stem == _sha256(path.read_bytes()) for path in stored)
