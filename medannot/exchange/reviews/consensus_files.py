"""Consensus records as JSON and tidy CSV: each finding in both languages, with its sources."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.finding import Advice, Content, Diagnosis
from medannot.domain.annotation.terms import terms_of
from medannot.domain.clock import utc_text
from medannot.domain.ids import MediaId
from medannot.domain.review.consensus import ConsensusFinding, ConsensusRecord, SettledPoint
from medannot.exchange.csv_cells import guarded
from medannot.store.annotation_records import content_text

Value = str | int | bool | None

_CASE = ("case", "name", "version", "standing")
_FINDINGS = (
    *_CASE, "position", "kind", "image", "node", "en", "zh", "text", "rule", "from_a", "from_b",
    "content",
)  # fmt: skip
_POINTS = (
    *_CASE, "position", "kind", "part", "rule", "tied", "finding", "from_a", "from_b",
)  # fmt: skip
_RECORDS = (
    *_CASE, "a", "b", "by", "utc", "unattended", "comment", "lexicon", "seed", "findings", "points",
)  # fmt: skip

RULES = (
    ("agreed", "both readings say so"),
    ("first", "as reading A says, by the adjudicator"),
    ("second", "as reading B says, by the adjudicator"),
    ("both", "both of it; of differentials: sorted by the sum of 1 / rank over both lists"),
    (
        "tie",
        (
            "as both, with equal sums: named by more physicians, better best rank, order of the "
            "lexicon"
        ),
    ),
    ("neither", "left out, by the adjudicator"),
    ("edited", "as the adjudicator says"),
)
"""What each rule means."""


@dataclass(frozen=True, slots=True)
class KeptConsensus:
    """A consensus with what it is called outside.

    Attributes:
        first, second: codes of the annotators whose readings were A and B.
        author: code of the adjudicator.
        standing: no later one supersedes it.
        images: of the case, in order.
    """

    number: int
    name: str
    record: ConsensusRecord
    first: str
    second: str
    author: str
    standing: bool
    images: tuple[MediaId, ...]


def consensus_files(
    kept: Sequence[KeptConsensus], beside: Mapping[str, object] | None = None
) -> dict[str, bytes]:
    """Return the files that hold these records, by their names.

    Args:
        kept: the records.
        beside: what stands in the JSON beside them, such as agreement and its formulas.
    """
    return {
        "consensus.json": _json(kept, beside or {}),
        "consensus.csv": _csv(_RECORDS, (_record(one) for one in kept)),
        "consensus_findings.csv": _csv(_FINDINGS, (row for one in kept for row in _findings(one))),
        "consensus_points.csv": _csv(_POINTS, (row for one in kept for row in _points(one))),
        "consensus_rules.csv": _csv(("rule", "meaning"), RULES),
    }


def _head(one: KeptConsensus) -> tuple[Value, ...]:
    return one.number, one.name, one.record.seq, one.standing


def _record(one: KeptConsensus) -> tuple[Value, ...]:
    record = one.record
    return (
        *_head(one),
        one.first,
        one.second,
        one.author,
        utc_text(record.at),
        record.unattended,
        record.comment,
        record.lexicon,
        record.seed,
        len(record.findings),
        len(record.points),
    )


def _findings(one: KeptConsensus) -> Iterable[tuple[Value, ...]]:
    for position, finding in enumerate(one.record.findings, start=1):
        node, en, zh = _words(finding.content)
        yield (
            *_head(one),
            position,
            finding.kind.value,
            _place(one, finding),
            node,
            en,
            zh,
            _text(finding.content),
            finding.rule.value,
            " ".join(finding.first_ids),
            " ".join(finding.second_ids),
            content_text(finding.content),
        )


def _points(one: KeptConsensus) -> Iterable[tuple[Value, ...]]:
    places = {finding.id: position for position, finding in enumerate(one.record.findings, start=1)}
    for position, point in enumerate(one.record.points, start=1):
        yield (
            *_head(one),
            position,
            point.kind.value,
            point.part,
            point.rule.value,
            point.tied,
            places.get(point.finding_id) if point.finding_id else None,
            " ".join(point.first_ids),
            " ".join(point.second_ids),
        )


def _place(one: KeptConsensus, finding: ConsensusFinding) -> int | None:
    there = finding.media_id is not None and finding.media_id in one.images
    return one.images.index(finding.media_id) + 1 if there and finding.media_id else None


def _words(content: Content) -> tuple[str, str, str]:
    term = next(iter(terms_of(content)), None)
    return (term.node_id, term.en, term.zh) if term is not None else ("", "", "")


def _text(content: Content) -> str:
    return content.text if isinstance(content, Diagnosis | Advice) else ""


def _json(kept: Sequence[KeptConsensus], beside: Mapping[str, object]) -> bytes:
    found = {**beside, "rules": dict(RULES), "consensus": [_flat(one) for one in kept]}
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _flat(one: KeptConsensus) -> dict[str, object]:
    record = one.record
    return {
        **dict(zip(_RECORDS[:-2], _record(one), strict=False)),
        "a_last_revision": record.first_last,
        "b_last_revision": record.second_last,
        "findings": [_flat_finding(one, finding) for finding in record.findings],
        "points": [_flat_point(point) for point in record.points],
    }


def _flat_finding(one: KeptConsensus, finding: ConsensusFinding) -> dict[str, object]:
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "image": _place(one, finding),
        "content": json.loads(content_text(finding.content)),
        "rule": finding.rule.value,
        "from_a": list(finding.first_ids),
        "from_b": list(finding.second_ids),
    }


def _flat_point(point: SettledPoint) -> dict[str, object]:
    return {
        "kind": point.kind.value,
        "part": point.part,
        "rule": point.rule.value,
        "tied": point.tied,
        "finding": point.finding_id,
        "from_a": list(point.first_ids),
        "from_b": list(point.second_ids),
    }


def _csv(head: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
