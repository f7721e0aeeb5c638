"""JSON Lines: a case a line with everything of its findings, which read back equal.

What a finding says is written as the workspace itself keeps it: fields that say no more than their
default are left out. Beside it stand the codes of each term, which reading passes over.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage, Holds
from medannot.domain.annotation.finding import Finding, FindingKind
from medannot.domain.annotation.shapes import ShapeKind
from medannot.domain.annotation.terms import terms_of
from medannot.domain.audit import canonical_json
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations.tidy import CodesOf
from medannot.store.annotation_records import content_of, content_text

FORMAT = "medannot-annotations-1"
HOLDS = Holds(
    findings=frozenset(FindingKind), shapes=frozenset(ShapeKind), attributes=True, frames=True
)


def case_line(case: AnnotatedCase, codes_of: CodesOf) -> str:
    """Return a case as one line, without its end.

    Raises:
        InputFault: a value of a finding cannot be written, such as a number that is none.
    """
    terms = {term.node_id: term for one in case.findings for term in terms_of(one.content)}
    codes = {node_id: list(found) for node_id, term in terms.items() if (found := codes_of(term))}
    written = {
        "format": FORMAT,
        "number": case.number,
        "name": case.name,
        "author": case.author,
        "images": [
            {
                "media_id": one.media_id,
                "name": one.name,
                "columns": one.columns,
                "rows": one.rows,
                "frames": one.frames,
            }
            for one in case.images
        ],
        "findings": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "media_id": one.media_id,
                "content": json.loads(content_text(one.content)),
            }
            for one in case.findings
        ],
        "codes": codes,
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def case_lines(cases: Iterable[AnnotatedCase], codes_of: CodesOf) -> bytes:
    """Return all cases, a line each."""
    return b"".join(f"{case_line(case, codes_of)}\n".encode() for case in cases)


def case_of_line(line: str, name: str, row: int) -> AnnotatedCase:
    """Read a line back.

    Args:
        line: as `case_line` wrote it.
        name: of the file, for sentences.
        row: of the line, counted from 1.

    Raises:
        InputFault: it is no such line.
    """
    try:
        read = _read(line)
        images = tuple(_image(one) for one in read["images"])
        findings = tuple(_finding(one) for one in read["findings"])
        return AnnotatedCase(read["number"], read["name"], read["author"], images, findings)
    except (KeyError, TypeError, ValueError, RecursionError, EnvironmentFault) as fault:
        raise InputFault(
            "Line {row} of {name} is no case as medannot writes it; export it again.",
            row=row,
            name=name,
        ) from fault


def _read(line: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(line)
    if read["format"] != FORMAT:
        raise ValueError(read["format"])
    return read


def _image(read: Mapping[str, object]) -> AnnotatedImage:
    media_id, name = read["media_id"], read["name"]
    sides = (read["columns"], read["rows"], read["frames"])
    columns, rows, frames = (side for side in sides if isinstance(side, int))
    if not isinstance(media_id, str) or not isinstance(name, str):
        raise TypeError
    return AnnotatedImage(MediaId(media_id), name, columns, rows, frames)


def _finding(read: Mapping[str, object]) -> Finding:
    finding_id, media_id = read["id"], read["media_id"]
    if not isinstance(finding_id, str) or not isinstance(media_id, str | None):
        raise TypeError
    kind = FindingKind(str(read["kind"]))
    place = MediaId(media_id) if media_id is not None else None
    content = content_of(kind, canonical_json(read["content"]))
    return Finding(FindingId(finding_id), place, content)
