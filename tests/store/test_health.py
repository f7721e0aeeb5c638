"""A check of a workspace finds what is missing, altered or left over."""

import sqlite3
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import Refusal
from medannot.domain.ids import SeededIds
from medannot.domain.people import Actor, Role
from medannot.services.workspaces import WorkspaceReport, check_workspace
from medannot.store.store import Store
from medannot.store.workspaces import open_workspace
from tests.helpers.workspaces import empty_workspace, make_workspace


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return the store of a workspace with two media files, one of them erased."""
    store = make_workspace(tmp_path)
    for number, data in enumerate((b"kept", b"erased")):
        insert_media(store.database, number, store.blobs.put(data), erased=number == 1)
    store.blobs.erase(store.blobs.put(b"erased"))
    return store


def insert_media(database: Path, number: int, sha256: str, *, erased: bool) -> None:
    columns = {
        "id": f"m{number}",
        "sha256": sha256,
        "original_mac": f"mac{number}",
        "format": "png",
        "rows": 1,
        "columns": 1,
        "frames": 1,
        "modality": "",
        "monochrome": 0,
        "orientation": 1,
        "spacing_kind": "",
        "profile": "p",
        "profile_version": "1",
        "profile_options": "",
        "frame_hashes": "[]",
        "warnings": "[]",
        "added_utc": "2026-01-01T09:00:00.000Z",
        "erased_utc": "2026-01-02T09:00:00.000Z" if erased else None,
    }
    connection = sqlite3.connect(database)
    marks = ", ".join("?" for _ in columns)
    connection.execute(
        f"INSERT INTO media ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
    )
    connection.commit()
    connection.close()


def checked(store: Store) -> WorkspaceReport:
    store.close()
    return check_workspace(store.folder)


def test_a_whole_workspace_is_whole(store: Store) -> None:
    report = checked(store)

    assert (report.whole, report.problems, report.remarks) == (True, (), ())
    assert (report.schema, report.media, report.erased, report.audit_entries) == ("0001", 1, 1, 1)


def test_a_missing_media_file_is_named(store: Store) -> None:
    (sha256,) = (path.stem for path in store.blobs.folder.glob("*/*.bin"))
    store.blobs.path(sha256).unlink()

    report = checked(store)
    assert not report.whole
    (problem,) = report.problems
    assert sha256 in problem
    assert "missing" in problem
    assert report.media == 0


def test_an_altered_media_file_is_named(store: Store) -> None:
    (path,) = store.blobs.folder.glob("*/*.bin")
    path.write_bytes(b"Kept")

    (problem,) = checked(store).problems
    assert path.stem in problem
    assert "altered" in problem


def test_an_erased_file_that_is_still_here_is_named(store: Store) -> None:
    sha256 = store.blobs.put(b"erased")

    (problem,) = checked(store).problems
    assert problem == f"media {sha256}: was erased, but its file is still here"


def test_a_file_that_belongs_to_nothing_is_a_remark(store: Store) -> None:
    store.blobs.put(b"left over")

    report = checked(store)
    assert report.whole
    assert report.remarks == ("media files that belong to nothing, left by a stopped import: 1",)


def test_files_that_were_cut_off_or_should_be_erased_go_when_next_opened_for_writing(
    store: Store,
) -> None:
    (kept,) = store.blobs.folder.glob("*/*.bin")
    half = kept.parent / ".new-abc123"
    half.write_bytes(b"Ke")
    still_there = store.blobs.path(store.blobs.put(b"erased"))
    unused = store.blobs.path(store.blobs.put(b"left over"))

    report = checked(store)
    assert report.remarks[1] == (
        "media files left half written, which go when the workspace is next opened for writing: 1"
    )
    assert half.exists()
    open_workspace(store.folder, ManualClock(), SeededIds(3)).close()

    assert not half.exists()
    assert not still_there.exists()
    assert unused.exists()
    assert kept.read_bytes() == b"kept"


def test_a_reference_into_nothing_is_named(store: Store) -> None:
    connection = sqlite3.connect(store.database)
    connection.execute(
        "INSERT INTO arm (id, study_version_id, code) VALUES ('a', 'gone', 'image_text')"
    )
    connection.commit()
    connection.close()

    (problem,) = checked(store).problems
    assert problem == "arm, row 1: refers to a missing study_version"


def test_a_reader_may_not_check(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="may not manage workspace"):
        check_workspace(empty_workspace(tmp_path), Actor("P01", frozenset({Role.READER})))
