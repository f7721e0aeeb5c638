"""medannot's own lines and table read back: whole, or not at all and with the place that is bad."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage
from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    Finding,
    Laterality,
    LateralitySource,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.foreign import ForeignSet, ForeignWork
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations.case_lines import case_line, case_lines
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from medannot.exchange.annotations.tidy import codebook_csv, tidy_csv
from tests.helpers.annotated_case import FAR, NEAR, PAPULE, RED, SIZE, finding, term

BOX = Outline(ShapeKind.BOX, ((1.5, 2.0), (10.0, 12.25)))
FACE = Site(term("SKIN.FACE", "Face", "面部"), Laterality.LEFT, LateralitySource.INFERRED)
FOLLICULITIS = term("D.FOLLIC", "Folliculitis", "毛囊炎")
ON = term("A.SPATIAL.ONSURFACE", "On the surface of", "位于…表面")


def no_codes(_term: Term) -> tuple[str, ...]:
    return ()


def whole_case() -> AnnotatedCase:
    """Return a case with all eight kinds of findings."""
    papules = Lesion(PAPULE, LesionRole.PRIMARY, (FACE,), (RED, SIZE), "=1+1\nnext line")
    why = (FindingId("papules"), FindingId("box"))
    found = (
        finding("good", Quality(), NEAR),
        finding("bad", Quality(DiscardReason.UNSHARP, "'shaken"), FAR),
        finding("face", Region(FACE), NEAR),
        finding("papules", papules),
        finding("other", Lesion(PAPULE)),
        finding("box", Mark(BOX, FindingId("papules"), 2), NEAR),
        finding("on", LesionRelation(FindingId("other"), FindingId("papules"), ON, Together.ONCE)),
        finding("first", Diagnosis(FOLLICULITIS, 1, "", why, "-why")),
        finding("second", Diagnosis(None, 2, "rosacea")),
        finding("advice", Advice(None, "@rest", FindingId("second"))),
        finding("done", Complete()),
    )
    return AnnotatedCase(7, "case-0007", "A01", (NEAR, FAR), found)


CASE = whole_case()


def read(name: str, data: bytes, *, is_named: bool = True) -> ForeignSet:
    return read_foreign([ForeignFile(name, data, is_named)])


def told(found: ForeignSet) -> list[str]:
    return [problem.sentence() for problem in found.problems]


def by_names(work: ForeignWork) -> tuple[Finding, ...]:
    """Return the findings of a work, each with the name of its image."""
    names: dict[str | None, str] = {one.key: one.name for one in work.images}
    return tuple(
        replace(one, media_id=MediaId(names[one.media_id]) if one.media_id else None)
        for one in work.findings
    )


def named_in(case: AnnotatedCase) -> tuple[Finding, ...]:
    names: dict[str | None, str] = {one.media_id: one.name for one in case.images}
    return tuple(
        replace(one, media_id=MediaId(names[one.media_id]) if one.media_id else None)
        for one in case.findings
    )


def test_lines_hold_all_eight_kinds() -> None:
    other = replace(CASE, number=8, name="case-0008", author="B02")
    found = read("cases.jsonl", case_lines([CASE, other], no_codes))
    assert found.problems == ()
    assert [(one.row, one.case, one.author) for one in found.works] == [
        (1, "case-0007", "A01"),
        (2, "case-0008", "B02"),
    ]
    first = found.works[0]
    assert first.findings == CASE.findings
    assert [(one.key, one.name, one.columns, one.rows) for one in first.images] == [
        ("m1", "case-0001-1.png", 40, 30),
        ("m2", "case-0001-2.png", 20, 10),
    ]


def test_a_table_holds_all_eight_kinds() -> None:
    other = replace(CASE, number=8, name="case-0008")
    found = read("annotations.csv", tidy_csv([CASE, other], no_codes))
    assert told(found) == []
    assert [by_names(one) for one in found.works] == [named_in(CASE), named_in(CASE)]
    first = found.works[0]
    assert (first.row_of(FindingId("good")), first.row_of(FindingId("box"))) == (2, 11)


def test_ends_of_lines_within_a_note_come_back_from_a_table() -> None:
    notes = ("a\rb", "\r", "a\r\nb\n", "\n\r")
    found = tuple(finding(f"n{n}", Lesion(PAPULE, note=one)) for n, one in enumerate(notes))
    table = tidy_csv([replace(CASE, findings=found)], no_codes)
    assert read("annotations.csv", table).works[0].findings == found


def test_files_are_known_by_what_they_hold() -> None:
    lines, table = case_lines([CASE], no_codes), tidy_csv([CASE], no_codes)
    assert len(read("given.txt", b"\xef\xbb\xbf" + lines).works) == 1
    assert len(read("given.txt", table).works) == 1
    assert len(read("sub/annotations.csv", table, is_named=False).works) == 1
    assert read("codebook.csv", codebook_csv()) == ForeignSet(())
    assert read("sub/mapping.csv", b"label,node_id\nzit,L.X\n", is_named=False) == ForeignSet(())


def line_with(change: Callable[[dict[str, object]], object]) -> bytes:
    written = json.loads(case_line(CASE, no_codes))
    change(written)
    return json.dumps(written).encode() + b"\n"


def content_of(written: dict[str, object], name: str) -> dict[str, object]:
    findings = written["findings"]
    assert isinstance(findings, list)
    found: dict[str, object] = next(one for one in findings if one["id"] == name)["content"]
    return found


GOOD = case_lines([replace(CASE, name="case-0001")], no_codes)
OTHER = case_lines([CASE], no_codes)
NO_CASE = "it is no case as medannot writes it; export it again."
LINES: dict[str, tuple[bytes, str]] = {
    "no text": (b"\xff\xfe{}\n", "it is not encoded in UTF-8; save it again."),
    "cut": (
        OTHER[:-40],
        "it is not whole JSON: the text that begins at line 2, column 2241 has no end.",
    ),
    "deep": (b"[" * 100_000, "it is nested too deeply, or holds a number that is too long."),
    "deep within": (
        line_with(lambda one: one.update(findings=[])).replace(
            b'"findings": []', b'"findings": ' + b"[" * 100_000
        ),
        "it is nested too deeply, or holds a number that is too long.",
    ),
    "of another kind": (b'{"question": "What is it?"}\n', NO_CASE),
    "of another version": (b'{"format":"medannot-annotations-2"}\n', NO_CASE),
    "half of it": (b'{"format":"medannot-annotations-1"}\n', NO_CASE),
    "said twice": (
        OTHER.replace(b'"number":7', b'"number":7,"number":8'),
        "it says number twice in one object; export it again.",
    ),
    "no number": (
        line_with(lambda one: content_of(one, "box").update(frame="2")),
        NO_CASE,
    ),
    "NaN": (
        line_with(lambda one: content_of(one, "papules").update(note="x")).replace(b"0.3", b"NaN"),
        NO_CASE,
    ),
    "beyond all measure": (
        line_with(lambda one: content_of(one, "papules")).replace(b"0.3", b"1e999"),
        NO_CASE,
    ),
    "a coordinate beyond all images": (
        line_with(lambda one: content_of(one, "box")).replace(b"12.25", b"1e300"),
        "a coordinate is no number, or beyond all images.",
    ),
    "an id twice": (
        OTHER.replace(b'"id":"other"', b'"id":"papules"'),
        "the finding papules stands there twice.",
    ),
    "a huge text": (
        line_with(lambda one: content_of(one, "first").update(reasoning="x" * 200_000)),
        "a text of it is longer than 100000 signs.",
    ),
    "a lesion on itself": (
        line_with(lambda one: content_of(one, "on").update(object="other")),
        "A lesion cannot be related to itself; choose another.",
    ),
    "a relation of a relation": (
        line_with(lambda one: content_of(one, "on").update(object="on")),
        "A relation names a lesion that is not there any more.",
    ),
    "a diagnosis that speaks for itself": (
        line_with(lambda one: content_of(one, "first").update(evidence=["first"])),
        "The evidence of a diagnosis names what is not there any more.",
    ),
    "evidence that is not there": (
        line_with(lambda one: content_of(one, "first").update(evidence=["gone"])),
        "The evidence of a diagnosis names what is not there any more.",
    ),
    "ranks with a gap": (
        line_with(lambda one: content_of(one, "second").update(rank=3)),
        "The diagnoses are ranked 1, 2, 3 without gaps; rank them again.",
    ),
    "an image that is not listed": (
        line_with(lambda one: one.update(images=[])),
        "a quality names an image that is not listed.",
    ),
    "the same case again": (
        GOOD,
        "the case case-0001 of A01 stands in row 1 already; keep one of them.",
    ),
}


@pytest.mark.parametrize("name", LINES)
def test_of_lines_with_a_bad_one_nothing_is_taken(name: str) -> None:
    bad, why = LINES[name]
    found = read("cases.jsonl", GOOD + bad)
    (sentence,) = told(found)
    assert sentence.startswith(f"cases.jsonl, row 2: {why}")
    assert found.works == ()


def test_an_empty_file_of_lines_is_told() -> None:
    assert told(read("cases.jsonl", b"\n \n")) == ["cases.jsonl is empty and holds no annotations."]


def table_with(change: Callable[[list[dict[str, str]]], object]) -> bytes:
    rows = list(csv.DictReader(io.StringIO(tidy_csv([CASE], no_codes).decode("utf-8-sig"))))
    change(rows)
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue().encode()


def put(place: int, **cells: str) -> bytes:
    return table_with(lambda rows: rows[place].update(cells))


TABLE = tidy_csv([CASE], no_codes)
# Rows: 0 good, 1 bad, 2 face, 3 to 6 papules, 7 other, 8 box, 9 on, 10 to 12 first, 13 second, ...
TABLES: dict[str, tuple[bytes, int, str]] = {
    "no text": (TABLE.replace("丘疹".encode(), b"\xff"), 5, "it is not encoded in UTF-8"),
    "other columns": (
        b"case,image,author,finding_id\n1,2,3,4\n",
        1,
        "these columns of medannot's table are missing: kind, aspect, order,",
    ),
    "a column twice": (
        TABLE.replace(b",codes,", b",en,codes,", 1),
        1,
        "these columns stand there twice: en; keep one of each.",
    ),
    "semicolons": (TABLE.replace(b",", b";"), 1, "these columns of medannot's table are missing"),
    "nothing": (b"", 1, "these columns of medannot's table are missing: case, image,"),
    "cut": (TABLE[:-30], 18, "it has"),
    "an open quote": (TABLE + b'"case-0007', 19, "it is no row of a CSV: a quote has no end"),
    "a huge cell": (put(3, text="x" * 200_000), 5, "it is no row of a CSV: a quote has no end"),
    "a formula": (put(3, text="=HYPERLINK(1)"), 5, "the cell text is a formula; write its value"),
    "no number": (put(6, least="wide"), 9, "the cell least cannot hold “wide”."),
    "NaN": (put(6, most="nan"), 9, "the cell most cannot hold “nan”."),
    "infinite": (put(6, most="1e999"), 9, "the cell most cannot hold “1e999”."),
    "no kind": (put(2, kind="spot"), 4, "the cell kind cannot hold “spot”."),
    "no finding": (put(2, finding_id=""), 4, "the cell finding_id is empty."),
    "no side": (put(2, laterality="up"), 4, "the cell laterality cannot hold “up”."),
    "half a term": (put(7, lexicon=""), 10, "the cell lexicon is empty."),
    "a row that is not there": (
        table_with(lambda rows: rows.pop(4)),
        5,
        "the rows of its finding are not all there, or stand twice.",
    ),
    "a row twice": (
        table_with(lambda rows: rows.append(rows[3])),
        5,
        "the rows of its finding are not all there, or stand twice.",
    ),
    "two kinds": (put(4, kind="region"), 7, "the rows of its finding name different kinds"),
    "another aspect": (put(11, aspect="location"), 14, "a diagnosis has no row of the aspect"),
    "a lesion on itself": (put(9, object="other"), 12, "A lesion cannot be related to itself"),
    "a mark of nothing": (put(8, target="gone"), 11, "A mark shows a lesion or region that is not"),
    "a mark without a place": (put(8, left=""), 11, "the cell left is empty."),
    "a frame that no image has": (put(8, frame="0"), 11, "it names a frame that no image has."),
}


@pytest.mark.parametrize("name", TABLES)
def test_of_a_table_with_a_bad_row_nothing_is_taken(name: str) -> None:
    data, row, why = TABLES[name]
    found = read("annotations.csv", data)
    (sentence,) = told(found)
    assert sentence.startswith(f"annotations.csv, row {row}: {why}")
    assert found.works == ()


def test_columns_of_others_are_named_and_the_rest_is_read() -> None:
    data = table_with(lambda rows: [row.update(seen="yes") for row in rows])
    found = read("annotations.csv", data)
    assert told(found) == [
        "annotations.csv, row 1: these columns are not medannot's and are not read: seen."
    ]
    assert by_names(found.works[0]) == named_in(CASE)


# Whatever can be said, out and in again

signs = st.characters(codec="utf-8") | st.sampled_from("\r\n\t\0'=\",; ")
texts = st.text(signs, max_size=20)
terms = st.sampled_from([PAPULE, FOLLICULITIS, ON, *RED.descriptors])
sites = st.builds(
    lambda where, side: Site(
        where, side, LateralitySource.STATED if side else LateralitySource.UNKNOWN
    ),
    terms,
    st.none() | st.sampled_from(Laterality),
)
coordinates = st.floats(0, 30).map(lambda x: round(x, 3))
places = st.tuples(coordinates, coordinates)
boxes = st.builds(
    lambda a, b: Outline(
        ShapeKind.BOX,
        ((min(a[0], b[0]), min(a[1], b[1])), (max(a[0], b[0]), max(a[1], b[1]))),
    ),
    places,
    places,
)
points = st.builds(lambda a: Outline(ShapeKind.POINT, (a,)), places)
lines = st.builds(
    lambda kind, those: Outline(kind, tuple(those)),
    st.sampled_from([ShapeKind.POLYGON, ShapeKind.FREEHAND, ShapeKind.POLYLINE]),
    st.lists(places, min_size=3, max_size=6),
)
brushes = st.builds(lambda left: Brush(left, 2, 3, 1, (1, 2)), st.integers(0, 30))
measures = st.builds(
    lambda a, b, unit: Value(SIZE.attribute, (), min(a, b), max(a, b), unit, measured=True),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
    st.sampled_from(["cm", "mm"]),
)
lesions = st.builds(
    Lesion,
    terms,
    st.none() | st.sampled_from(LesionRole),
    st.lists(sites, max_size=2).map(tuple),
    st.sampled_from([(), (RED,)]).flatmap(
        lambda first: st.one_of(st.just(first), measures.map(lambda one: (*first, one)))
    ),
    texts,
)


@st.composite
def said_cases(draw: st.DrawFn, shapes: st.SearchStrategy[Outline | Brush]) -> AnnotatedCase:
    """Draw a case of which somebody has said whatever they liked."""
    found: list[Finding] = []

    def say(content: Content, image: AnnotatedImage | None = None) -> FindingId:
        found.append(finding(f"f{len(found)}", content, image))
        return found[-1].id

    say(Quality(draw(st.none() | st.sampled_from(DiscardReason)), draw(texts)), NEAR)
    regions = [say(Region(one), NEAR) for one in draw(st.lists(sites, max_size=2))]
    seen = [say(one) for one in draw(st.lists(lesions, min_size=1, max_size=3))]
    targets = st.none() | st.sampled_from([*seen, *regions])
    for shape in draw(st.lists(shapes, max_size=4)):
        say(Mark(shape, draw(targets), draw(st.integers(1, 9))), draw(st.sampled_from([NEAR, FAR])))
    for one, other in pairwise(seen):
        together = draw(st.none() | st.sampled_from(Together))
        say(LesionRelation(one, other, draw(st.none() | st.just(ON)), together))
    evidence = draw(st.lists(st.sampled_from([one.id for one in found]), max_size=3, unique=True))
    served = say(Diagnosis(FOLLICULITIS, 1, "", tuple(evidence), draw(texts)))
    say(Diagnosis(None, 2, "x" + draw(texts)))
    say(Advice(draw(st.none() | terms), "x" + draw(texts), draw(st.sampled_from([None, served]))))
    if draw(st.booleans()):
        say(Complete())
    return AnnotatedCase(
        3, "case-0003", draw(st.sampled_from(["A01", "=A1"])), (NEAR, FAR), tuple(found)
    )


@settings(max_examples=60, deadline=None)
@given(case=said_cases(st.one_of(boxes, points, lines, brushes)))
def test_whatever_was_said_comes_back_from_lines(case: AnnotatedCase) -> None:
    found = read("cases.jsonl", case_lines([case], no_codes))
    assert told(found) == []
    (work,) = found.works
    assert (work.findings, work.author) == (case.findings, case.author)


@settings(max_examples=60, deadline=None)
@given(case=said_cases(st.one_of(boxes, points)))
def test_whatever_a_table_holds_comes_back_from_it(case: AnnotatedCase) -> None:
    found = read("annotations.csv", tidy_csv([case], no_codes))
    assert told(found) == []
    (work,) = found.works
    assert (by_names(work), work.author) == (named_in(case), case.author)


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60), place=st.integers(0, 3_000), is_table=st.booleans())
def test_a_file_that_was_altered_anywhere_never_raises(
    data: bytes, place: int, is_table: bool
) -> None:
    good = TABLE if is_table else GOOD
    place %= len(good)
    found = read("a.csv" if is_table else "a.jsonl", good[:place] + data + good[place + 3 :])
    assert len(found.works) <= 1 or found.problems == ()
