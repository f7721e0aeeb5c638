"""The end of the audit chain, written down beside the database when a session ends.

A chain alone cannot show that its last entries were cut off; this file can.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from medannot.domain.errors import EnvironmentFault

HEAD_FILE = "audit-head.json"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """How far a chain had come.

    Attributes:
        entries: the number of its last entry.
        hash: that entry's hash.
        utc: when this was written down.
    """

    entries: int
    hash: str
    utc: str


def remember_head(folder: Path, head: ChainHead) -> None:
    """Write the end of the chain down; after a fault the former file is whole.

    Raises:
        EnvironmentFault: the file cannot be written.
    """
    part = folder / f"{HEAD_FILE}.part"
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(json.dumps(asdict(head), indent=2) + "\n")
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / HEAD_FILE)
    except OSError as fault:
        raise EnvironmentFault(
            "The end of the audit chain could not be written down ({reason}); free some space. "
            "The workspace itself is whole.",
            reason=fault.strerror or type(fault).__name__,
        ) from fault


def remembered_head(folder: Path) -> ChainHead | None:
    """Return what was written down last, or None where nothing was.

    Raises:
        EnvironmentFault: the file cannot be read.
    """
    try:
        said = json.loads((folder / HEAD_FILE).read_text(encoding="utf-8"))
        return ChainHead(int(said["entries"]), str(said["hash"]), str(said["utc"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise EnvironmentFault(
            "The file {name} in the workspace is damaged; without it nobody can tell whether the "
            "last audit entries were cut off. Compare with a backup, then remove it.",
            name=HEAD_FILE,
        ) from fault


def head_problem(head: ChainHead, entries: int, hash_there: str | None) -> str | None:
    """Say where a chain does not reach what was written down of it.

    Args:
        head: what was written down.
        entries: the number of entries now.
        hash_there: the hash of the entry with the head's number now, or None where it is missing.
    """
    if hash_there is None:
        return (
            f"the chain ends with entry {entries}, but had reached entry {head.entries} "
            f"at {head.utc}: its last entries are missing"
        )
    if hash_there != head.hash:
        return f"audit entry {head.entries} is another than at {head.utc}"
    return None
