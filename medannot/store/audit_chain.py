"""Recomputes the chain of audit entries, one entry after the other."""

import json
from dataclasses import dataclass
from typing import Any

from medannot.domain.audit import GENESIS_HASH, AuditEntry, chain_hash


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """An entry's parsed text, and whether the chain vouches for it."""

    body: dict[str, Any]
    whole: bool


class ChainCheck:
    """Follows a chain from its first entry and says which entry does not fit.

    An entry fits where its hash is that of the hash before it and its own bytes. Where one was
    altered, the next may follow either its stored or its recomputed hash, so that a single
    altered entry is named alone, whichever of its parts was altered.

    Attributes:
        entries: entries seen.
        head: the stored hash of the last one.
        problems: one sentence for each entry that does not fit.
        watched_hash: the stored hash of the entry that was to be watched, or None.

    Args:
        watched: the number of an entry whose hash is asked for later.
    """

    def __init__(self, watched: int = 0) -> None:
        self.entries = 0
        self.head = GENESIS_HASH
        self.problems: list[str] = []
        self.watched_hash: str | None = None
        self._watched = watched
        self._expected = 1
        self._before = {GENESIS_HASH}

    def take_in(self, entry: AuditEntry) -> CheckedEntry | None:
        """Check the next entry; return its parsed text, or None where it cannot be parsed."""
        self.entries += 1
        self.head = entry.hash
        if entry.seq == self._watched:
            self.watched_hash = entry.hash
        problem = self._gap(entry) or self._misfit(entry)
        body = _parsed(entry)
        if problem is None and (body is None or body.get("seq") != entry.seq):
            problem = f"audit entry {entry.seq}: its text names another place in the chain"
        if problem is not None:
            self.problems.append(problem)
        self._expected = entry.seq + 1
        return None if body is None else CheckedEntry(body, whole=problem is None)

    def _gap(self, entry: AuditEntry) -> str | None:
        if entry.seq == self._expected:
            return None
        missing = f"{self._expected}"
        if entry.seq - 1 > self._expected:
            missing += f" to {entry.seq - 1}"
        self._before = {entry.hash}
        return f"audit entry {missing} is missing before entry {entry.seq}"

    def _misfit(self, entry: AuditEntry) -> str | None:
        computed = {_hash(before, entry.body) for before in self._before}
        self._before = {entry.hash} if entry.hash in computed else {entry.hash, *computed}
        if entry.hash in computed:
            return None
        return f"audit entry {entry.seq} was altered: its hash does not fit its text and place"


def _hash(before: str, body: str) -> str:
    try:
        return chain_hash(before, body)
    except UnicodeEncodeError:
        return ""  # damaged bytes were read as lone surrogates: no hash fits them


def _parsed(entry: AuditEntry) -> dict[str, Any] | None:
    try:
        body = json.loads(entry.body)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None
