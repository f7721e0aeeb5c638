"""What the tests themselves stand on."""

import logging
from pathlib import Path

import pytest

from tests.helpers.logs import ExpectedLogs
from tests.helpers.outside import shared_folder


def logged(log: ExpectedLogs, message: str, level: int = logging.WARNING) -> None:
    log.emit(logging.LogRecord("medannot.x", level, "x.py", 1, message, (), None))


def test_a_warning_that_nobody_announced_is_a_complaint() -> None:
    log = ExpectedLogs()
    logged(log, "the backup failed")

    assert log.complaints() == [
        "unexpected log record: WARNING medannot.x: the backup failed",
    ]


def test_an_announced_warning_is_none() -> None:
    log = ExpectedLogs()
    log("backup")
    logged(log, "the backup failed")

    assert log.complaints() == []


def test_an_error_announced_and_only_warned_of_is_two_complaints() -> None:
    log = ExpectedLogs()
    log("backup", level=logging.ERROR)
    logged(log, "the backup failed")

    assert len(log.complaints()) == 2


def test_a_logger_of_the_program_is_heard(expected_log: ExpectedLogs) -> None:
    expected_log("the disk is nearly full")

    logging.getLogger("medannot.store").warning("the disk is nearly full")


def test_the_home_is_an_empty_folder_of_the_test(home: Path) -> None:
    assert Path.home() == home
    assert list(home.iterdir()) == []


def test_outside_material_is_taken_from_where_the_variable_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDANNOT_SHARED", str(tmp_path))
    (tmp_path / "dicom").mkdir()

    assert shared_folder("dicom") == tmp_path / "dicom"


def test_a_test_skips_where_its_outside_material_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDANNOT_SHARED", str(tmp_path))

    with pytest.raises(pytest.skip.Exception, match="shared/dicom is absent"):
        shared_folder("dicom")
