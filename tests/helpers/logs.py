"""Collects log records, so that an unexpected warning fails its test."""

import logging
from dataclasses import dataclass


@dataclass(frozen=True)
class Announcement:
    """A log record that a test expects: a part of its message and its least level."""

    text: str
    level: int


class ExpectedLogs(logging.Handler):
    """A test's log from WARNING upwards, and what the test announced of it.

    Call it to announce: `expected_log("backup failed")`. A record that nobody announced fails the
    test, and so does an announcement that never came true.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []
        self._announced: list[Announcement] = []

    def __call__(self, text: str, level: int = logging.WARNING) -> None:
        """Announce records whose message holds `text`, at `level` or above."""
        self._announced.append(Announcement(text, level))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record."""
        self.records.append(record)

    def complaints(self) -> list[str]:
        """Say what came unannounced and what was announced in vain."""
        unannounced = [
            f"unexpected log record: {record.levelname} {record.name}: {record.getMessage()}"
            for record in self.records
            if not any(_fits(record, announced) for announced in self._announced)
        ]
        in_vain = [
            f"announced but never logged: {announced.text!r}"
            for announced in self._announced
            if not any(_fits(record, announced) for record in self.records)
        ]
        return unannounced + in_vain


def _fits(record: logging.LogRecord, announced: Announcement) -> bool:
    return record.levelno >= announced.level and announced.text in record.getMessage()
