"""JSON Lines: a case a line with everything of its findings, which read back equal.

What a finding says is written as the workspace itself keeps it: fields that say no more than their
default are left out. Beside it stand the codes of each term, which reading passes over.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage, Holds
from medannot.domain.annotation.finding import Finding, FindingKind
from medannot.domain.annotation.foreign import ForeignSet, ForeignWork
from medannot.domain.annotation.shapes import ShapeKind
from medannot.domain.annotation.terms import terms_of
from medannot.domain.audit import canonical_json
from medannot.domain.errors import EnvironmentFault, InputFault
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations.json_files import TwiceError, said_once
from medannot.exchange.annotations.own_works import Reading, RowError, image_of, refused
from medannot.exchange.annotations.reading import UnreadableError, refuse_large
from medannot.exchange.annotations.tidy import CodesOf
from medannot.exchange.question_sets.json_faults import not_whole
from medannot.store.annotation_records import content_of, content_text

FORMAT = "medannot-annotations-1"
HOLDS = Holds(
    findings=frozenset(FindingKind), shapes=frozenset(ShapeKind), attributes=True, frames=True
)
_BOM = b"\xef\xbb\xbf"
_HEAD = 256


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
        return _case_of(line)
    except (TwiceError, KeyError, TypeError, ValueError, RecursionError, EnvironmentFault) as fault:
        raise InputFault(
            "Line {row} of {name} is no case as medannot writes it; export it again.",
            row=row,
            name=name,
        ) from fault


def case_lines_of(data: bytes, name: str) -> ForeignSet:
    """Return the works of a file, or none of them and what is wrong with its first bad line.

    Args:
        data: as `case_lines` wrote it.
        name: of the file.

    Raises:
        InputFault: it is too large, or holds nothing.
    """
    refuse_large(data, name)
    reading = Reading(name)
    rows = 0
    for row, line in enumerate(data.removeprefix(_BOM).split(b"\n"), start=1):
        if not line.strip():
            continue
        rows += 1
        try:
            reading.add(_work_of(line, name, row))
        except RowError as fault:
            return refused(name, fault.row, fault.sentence)
        except UnreadableError as fault:
            return refused(name, row, fault.sentence)
    if not rows:
        raise InputFault("{name} is empty and holds no annotations.", (), name=name)
    return reading.made()


def is_case_lines(data: bytes) -> bool:
    """Tell whether a file begins as `case_lines` writes it."""
    head = data.removeprefix(_BOM).lstrip()[:_HEAD]
    return head.startswith(b"{") and b"medannot-annotations-" in head.partition(b",")[0]


def _work_of(line: bytes, name: str, row: int) -> ForeignWork:
    case = _case_in(line, row)
    images = tuple(image_of(one.media_id, one.name, one.columns, one.rows) for one in case.images)
    return ForeignWork(name, row, case.name, case.author, images, case.findings)


def _case_in(line: bytes, row: int) -> AnnotatedCase:
    """Read a line, and say what is wrong with it.

    Raises:
        UnreadableError: something is.
    """
    try:
        return _case_of(line.decode())
    except UnicodeDecodeError:
        raise UnreadableError("it is not encoded in UTF-8; save it again.") from None
    except json.JSONDecodeError as fault:
        why = not_whole(fault, row)
        raise UnreadableError(why.template, **why.details) from None
    except TwiceError as fault:
        raise UnreadableError(fault.sentence.template, **fault.sentence.details) from None
    except RecursionError:
        raise UnreadableError(
            "it is nested too deeply, or holds a number that is too long."
        ) from None
    except (KeyError, TypeError, ValueError, EnvironmentFault):
        raise UnreadableError("it is no case as medannot writes it; export it again.") from None


def _case_of(line: str) -> AnnotatedCase:
    read = _read(line)
    images = tuple(_image(one) for one in read["images"])
    findings = tuple(_finding(one) for one in read["findings"])
    number, name, author = read["number"], read["name"], read["author"]
    is_named = isinstance(name, str) and isinstance(author, str)
    if (
        not is_named
        or not isinstance(number, int)
        or len({one.media_id for one in images}) < len(images)
    ):
        raise TypeError
    return AnnotatedCase(number, name, author, images, findings)


def _read(line: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        line, object_pairs_hook=said_once, parse_constant=_refuse_constant
    )
    if read["format"] != FORMAT:
        raise ValueError(read["format"])
    return read


def _refuse_constant(name: str) -> float:
    """Refuse NaN and the infinities, which are no JSON, though Python reads them."""
    raise ValueError(name)


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
