"""The audit chain: canonical bytes, each entry's hash over the previous hash and its own bytes."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring

JsonValue = None | bool | int | float | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]

GENESIS_HASH = "0" * 64
"""The hash before the first entry."""

_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One entry of the chain.

    Attributes:
        seq: 1, 2, 3 … in the order of writing.
        body: canonical JSON of all that the entry says.
        hash: SHA-256 of the previous entry's hash (as text) and the body's bytes.
    """

    seq: int
    body: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditProof:
    """What the verification of a workspace's chain found.

    Attributes:
        problems: one sentence for each broken entry or altered row, naming it.
    """

    entries: int
    responses: int
    events: int
    head: str
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Tell whether nothing was found altered."""
        return not self.problems


def canonical_json(value: object) -> str:
    """Write JSON that is the same for the same value: keys sorted, no blanks, UTF-8 kept."""
    return _CANONICAL.encode(value)


def canonical_texts(texts: Sequence[str]) -> str:
    """Write a list of texts as `canonical_json` does, in a third of the time."""
    return f"[{','.join(map(encode_basestring, texts))}]"


def chain_hash(previous_hash: str, body: str) -> str:
    """Return SHA-256 over the previous hash and the entry's bytes, as hexadecimal digits."""
    return hashlib.sha256(previous_hash.encode("ascii") + body.encode()).hexdigest()
