"""The log holds what happened, and neither names nor paths of originals."""

import logging
from pathlib import Path

import pytest

from medannot.store.log_file import WorkspaceLog


@pytest.fixture
def log_text(tmp_path: Path):
    (tmp_path / "logs").mkdir()
    log = WorkspaceLog(tmp_path)

    def read() -> str:
        log.close()
        return (tmp_path / "logs" / "medannot.log").read_text(encoding="utf-8")

    yield read
    log.close()


def test_a_line_has_time_level_and_place(log_text) -> None:
    logging.getLogger("medannot.services.somewhere").info("trial %s shown", "4f")

    (line,) = log_text().splitlines()
    assert line.endswith("Z INFO medannot.services.somewhere: trial 4f shown")
    assert line[4] == line[7] == "-"


def test_an_exception_is_logged_without_its_text(log_text, expected_log) -> None:
    expected_log("the import failed")
    try:
        Path("/nowhere/Maria Mustermann/ct.dcm").read_bytes()
    except OSError:
        logging.getLogger("medannot.services").exception("the import failed")

    text = log_text()
    assert "FileNotFoundError" in text
    assert "test_log_file.py" in text
    assert "Mustermann" not in text.replace('Path("/nowhere/Maria Mustermann/ct.dcm")', "")


def test_nothing_is_logged_after_the_close(tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    log = WorkspaceLog(tmp_path)
    logging.getLogger("medannot").info("one")
    log.close()
    logging.getLogger("medannot").info("two")

    assert "two" not in (tmp_path / "logs" / "medannot.log").read_text(encoding="utf-8")


def test_a_folder_without_logs_is_no_fault(tmp_path: Path) -> None:
    log = WorkspaceLog(tmp_path)
    logging.getLogger("medannot").info("nowhere")
    log.close()

    assert list(tmp_path.iterdir()) == []
