"""A tidy CSV of annotations: a row for each finding, location, attribute, descriptor and evidence.

UTF-8 with a byte order mark, since spreadsheets take Chinese for something else without it; comma,
one header line, numbers with a point; what was not said is empty. Texts that begin like a formula
are guarded by an apostrophe (`exchange.csv_cells`).
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage, Holds, term_of
from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Finding,
    FindingKind,
    Lesion,
    LesionRelation,
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.shapes import Brush, ShapeKind, bounds
from medannot.domain.ids import FindingId
from medannot.exchange.annotations.corners import tidy
from medannot.exchange.csv_cells import guarded

HOLDS = Holds(
    findings=frozenset(FindingKind),
    shapes=frozenset({ShapeKind.POINT, ShapeKind.BOX}),
    nearly=frozenset(ShapeKind) - {ShapeKind.POINT, ShapeKind.BOX},
    attributes=True,
    frames=True,
)
"""Of other shapes their bounds are written."""

CodesOf = Callable[[Term], Sequence[str]]
"""Returns the codes of a term, as people write them, such as "HP 0200034"."""

Cell = str | float | bool | None
Row = Mapping[str, Cell]


class Aspect(StrEnum):
    """What a row says of its finding."""

    FINDING = "finding"
    LOCATION = "location"
    ATTRIBUTE = "attribute"
    DESCRIPTOR = "descriptor"
    EVIDENCE = "evidence"


COLUMNS: Mapping[str, str] = {
    "case": "name of the case, such as case-0003",
    "image": "name of the image's file; empty for what is said of the case as a whole",
    "author": "code of who said it",
    "finding_id": "the finding; all rows about it have the same",
    "kind": "what the finding is: quality, region, lesion, relation, diagnosis, advice, mark, "
    "complete",
    "aspect": "what the row says of it: the finding itself, or one location, attribute, descriptor "
    "or evidence",
    "order": "place among the rows of its finding, counted from 1",
    "lesion": "number of the lesion in its case, counted from 1, also of a mark that shows it",
    "attribute_id": "node of the attribute that the row is about",
    "attribute_en": "the attribute in English",
    "attribute_zh": "the attribute in Chinese",
    "node_id": "node that was chosen; of a mark that of what it shows",
    "en": "the node in English, as it was called when it was chosen",
    "zh": "the node in Chinese",
    "lexicon": "id and version of the lexicon that the node is of",
    "codes": "codes of the node in other systems, with semicolons between them",
    "laterality": "side of a paired part: left, right, bilateral, unilateral_unknown, median",
    "laterality_source": "how the side is known: stated, inferred, unknown",
    "role": "of a lesion in this case: primary or secondary",
    "rank": "of a diagnosis, 1 for the likeliest",
    "together": "how often two lesions occur together: always, mostly, sometimes, once",
    "least": "least of what was measured",
    "most": "most of what was measured",
    "unit": "of least and most",
    "measured": "true where it was taken from the image or a scale, not guessed",
    "shape": "how a mark is drawn",
    "frame": "of the image, counted from 1",
    "left": "bounds of the mark in pixels from the image's outer left edge, EXIF applied",
    "top": "likewise, from the upper edge",
    "right": "likewise",
    "bottom": "likewise",
    "painted": "pixels of a painted mark",
    "target": "finding that a mark shows, evidence names, advice serves, or a relation begins with",
    "object": "finding that a relation leads to",
    "reason": "why an image was discarded",
    "text": "free words: a note, or what no term of the lexicon names",
    "reasoning": "why a diagnosis is considered, in free words",
}
"""Names of the columns with their meanings, in order."""


@dataclass(frozen=True, slots=True)
class _About:
    """What all rows of a case share."""

    case: AnnotatedCase
    codes_of: CodesOf
    images: Mapping[str, AnnotatedImage]
    findings: Mapping[FindingId, Finding]
    lesions: Mapping[FindingId, int] = field(default_factory=dict)


def tidy_csv(cases: Iterable[AnnotatedCase], codes_of: CodesOf) -> bytes:
    """Return the table.

    Args:
        cases: of one author or of several.
        codes_of: looks the codes of a term up.
    """
    target = _Lines()
    # Only the signs of the line's end are quoted within cells, so both have to be among them.
    table = csv.writer(target, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for case in cases:
        for row in rows_of(case, codes_of):
            table.writerow([_written(row.get(name)) for name in COLUMNS])
    return target.text.getvalue().encode("utf-8-sig", "backslashreplace")


class _Lines:
    """Takes the lines of a table, and ends each by a line feed alone."""

    def __init__(self) -> None:
        self.text = io.StringIO(newline="")

    def write(self, line: str) -> None:
        """Take a line."""
        self.text.write(line.removesuffix("\r\n") + "\n")


def codebook_csv() -> bytes:
    """Return what each column means."""
    target = io.StringIO(newline="")
    table = csv.writer(target, lineterminator="\n")
    table.writerow(("column", "meaning"))
    table.writerows(COLUMNS.items())
    guard = (
        "one apostrophe stands before a text that begins with = + - @ or an apostrophe, so that no "
        "spreadsheet takes it for a formula; take it off to have the text as it was typed"
    )
    table.writerow(("*", guard))
    return target.getvalue().encode("utf-8-sig")


def rows_of(case: AnnotatedCase, codes_of: CodesOf) -> Iterator[Row]:
    """Yield the rows of a case, finding by finding."""
    lesions = (one.id for one in case.of_kind(FindingKind.LESION))
    about = _About(
        case,
        codes_of,
        {one.media_id: one for one in case.images},
        {one.id: one for one in case.findings},
        {finding_id: number for number, finding_id in enumerate(lesions, start=1)},
    )
    for finding in case.findings:
        image = about.images.get(finding.media_id or "")
        head: Row = {
            "case": case.name,
            "image": image.name if image else None,
            "author": case.author,
            "finding_id": finding.id,
            "kind": finding.kind.value,
            "lesion": about.lesions.get(finding.id),
        }
        for order, row in enumerate(_said(finding, about), start=1):
            yield {**head, "order": order, **row}


def _said(finding: Finding, about: _About) -> Iterator[Row]:
    content = finding.content
    first: Row = {"aspect": Aspect.FINDING.value}
    if isinstance(content, Quality):
        reason = content.discarded.value if content.discarded else None
        yield {**first, "reason": reason, "text": content.note}
    elif isinstance(content, Region):
        yield {**first, **_site(content.site, about)}
    elif isinstance(content, Lesion):
        yield from _lesion(content, about)
    elif isinstance(content, LesionRelation):
        together = content.together.value if content.together else None
        ends: Row = {"target": content.subject, "object": content.object, "together": together}
        yield {**first, **_term(content.relation, about), **ends}
    elif isinstance(content, Diagnosis):
        yield from _diagnosis(content, about)
    elif isinstance(content, Advice):
        words: Row = {"text": content.text, "target": content.diagnosis}
        yield {**first, **_term(content.term, about), **words}
    elif isinstance(content, Mark):
        yield {**first, **_mark(content, about)}
    else:
        yield first


def _lesion(lesion: Lesion, about: _About) -> Iterator[Row]:
    role = lesion.role.value if lesion.role else None
    first: Row = {"aspect": Aspect.FINDING.value, "role": role, "text": lesion.note}
    yield {**first, **_term(lesion.term, about)}
    for site in lesion.locations:
        yield {"aspect": Aspect.LOCATION.value, **_site(site, about)}
    for value in lesion.values:
        yield from _value(value, about)


def _value(value: Value, about: _About) -> Iterator[Row]:
    """Yield what was measured in a row of its own, then each descriptor in one."""
    attribute: Row = {
        "attribute_id": value.attribute.node_id,
        "attribute_en": value.attribute.en,
        "attribute_zh": value.attribute.zh,
    }
    is_measured = value.least is not None or value.most is not None
    if is_measured or not value.descriptors:
        numbers: Row = {"least": value.least, "most": value.most, "unit": value.unit}
        own: Row = {"aspect": Aspect.ATTRIBUTE.value, "measured": value.measured}
        yield {**own, **attribute, **numbers, **_term(value.attribute, about)}
    for term in value.descriptors:
        yield {"aspect": Aspect.DESCRIPTOR.value, **attribute, **_term(term, about)}


def _diagnosis(diagnosis: Diagnosis, about: _About) -> Iterator[Row]:
    first: Row = {"aspect": Aspect.FINDING.value, "rank": diagnosis.rank}
    words: Row = {"text": diagnosis.text, "reasoning": diagnosis.reasoning}
    yield {**first, **_term(diagnosis.term, about), **words}
    for finding_id in diagnosis.evidence:
        named = _term(term_of(about.findings.get(finding_id)), about)
        yield {"aspect": Aspect.EVIDENCE.value, "target": finding_id, **named}


def _mark(mark: Mark, about: _About) -> Row:
    left, top, right, bottom = (tidy(number) for number in bounds(mark.shape))
    target = about.findings.get(mark.target) if mark.target else None
    return {
        **_term(term_of(target), about),
        "lesion": about.lesions.get(mark.target) if mark.target else None,
        "shape": mark.shape.kind.value,
        "frame": mark.frame,
        "left": left,
        "top": top,
        "right": right,
        "bottom": bottom,
        "painted": mark.shape.area if isinstance(mark.shape, Brush) else None,
        "target": mark.target,
    }


def _site(site: Site, about: _About) -> Row:
    side = site.laterality.value if site.laterality else None
    known = site.source.value if site.laterality else None
    return {**_term(site.term, about), "laterality": side, "laterality_source": known}


def _term(term: Term | None, about: _About) -> Row:
    if term is None:
        return {}
    return {
        "node_id": term.node_id,
        "en": term.en,
        "zh": term.zh,
        "lexicon": term.lexicon,
        "codes": "; ".join(about.codes_of(term)),
    }


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else repr(cell)
