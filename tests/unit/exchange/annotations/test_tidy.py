"""The formats of our own: the tidy table, a case a line, and maps of lesions."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from medannot.domain.annotation.exported import AnnotatedCase, losses
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
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.errors import InputFault
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations import case_lines, label_maps, tidy
from tests.helpers.annotated_case import FACE, NEAR, PAPULE, annotated_case, finding, term

CASE = annotated_case()


def codes_of(wanted: Term) -> tuple[str, ...]:
    return ("HP 0200034", "SCT 25694009 (Papule, broad)") if wanted == PAPULE else ()


def table(*cases: AnnotatedCase) -> list[dict[str, str]]:
    data = tidy.tidy_csv(cases, codes_of)
    assert data.startswith(b"\xef\xbb\xbfcase,image,author,")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def said(row: dict[str, str]) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell}


def test_a_lesion_has_a_row_for_itself_and_each_thing_that_is_said_of_it() -> None:
    rows = [said(row) for row in table(CASE) if row["finding_id"] == "lesion"]
    shared = {"case": "case-0001", "author": "A01", "finding_id": "lesion", "kind": "lesion",
              "lesion": "1", "lexicon": "medannot-skin@1.0.0"}  # fmt: skip
    assert rows == [
        {
            **shared, "aspect": "finding", "order": "1", "role": "primary", "node_id": "L.PAPULE",
            "en": "Papule", "zh": "丘疹", "codes": "HP 0200034; SCT 25694009 (Papule, broad)",
        },
        {
            **shared, "aspect": "location", "order": "2", "node_id": "SKIN.FACE", "en": "Face",
            "zh": "面部",
        },
        {
            **shared, "aspect": "descriptor", "order": "3", "node_id": "A.COLOR.RED", "en": "Red",
            "zh": "红色", "attribute_id": "A.COLOR", "attribute_en": "Colour",
            "attribute_zh": "颜色",
        },
        {
            **shared, "aspect": "attribute", "order": "4", "node_id": "A.SIZE", "en": "Size",
            "zh": "大小", "attribute_id": "A.SIZE", "attribute_en": "Size", "attribute_zh": "大小",
            "least": "0.1", "most": "0.3", "unit": "cm", "measured": "true",
        },
    ]  # fmt: skip


def test_a_mark_has_its_bounds_and_the_term_of_what_it_shows() -> None:
    (brush,) = (said(row) for row in table(CASE) if row["finding_id"] == "brush")
    assert brush == {
        "case": "case-0001", "image": "case-0001-1.png", "author": "A01", "finding_id": "brush",
        "kind": "mark", "aspect": "finding", "order": "1", "lesion": "1", "node_id": "L.PAPULE",
        "en": "Papule", "zh": "丘疹", "lexicon": "medannot-skin@1.0.0",
        "codes": "HP 0200034; SCT 25694009 (Papule, broad)", "shape": "brush", "frame": "1",
        "left": "34", "top": "24", "right": "37", "bottom": "26", "painted": "5",
        "target": "lesion",
    }  # fmt: skip


def all_kinds() -> AnnotatedCase:
    """Return a case with every kind of finding and every field in use."""
    hand = Site(term("HAND", "Hand", "手"), Laterality.LEFT, LateralitySource.STATED)
    contents: dict[str, tuple[Content, bool]] = {
        "quality": (Quality(DiscardReason.OTHER, "=1+1"), True),
        "region": (Region(hand), True),
        "a": (Lesion(PAPULE, None, (hand,), (Value(PAPULE),), '+note, "quoted"\nline'), False),
        "b": (Lesion(PAPULE), False),
        "between": (
            LesionRelation(FindingId("a"), FindingId("b"), PAPULE, Together.MOSTLY), False
        ),
        "first": (Diagnosis(PAPULE, 1, "", (FindingId("a"), FindingId("region")), "@why"), False),
        "second": (Diagnosis(None, 2, "-own words"), False),
        "advice": (Advice(None, "rest", FindingId("first")), False),
        "mark": (Mark(Outline(ShapeKind.POINT, ((1.25, 2),)), FindingId("a"), 3), True),
        "done": (Complete(), False),
    }  # fmt: skip
    found = (finding(name, said, NEAR if at else None) for name, (said, at) in contents.items())
    return AnnotatedCase(7, "case-0007", "B02", (replace(NEAR, frames=4),), tuple(found))


def test_every_kind_of_finding_is_in_the_table_and_no_cell_is_a_formula() -> None:
    rows = table(all_kinds())
    assert [(row["finding_id"], row["aspect"]) for row in rows] == [
        ("quality", "finding"),
        ("region", "finding"),
        ("a", "finding"),
        ("a", "location"),
        ("a", "attribute"),
        ("b", "finding"),
        ("between", "finding"),
        ("first", "finding"),
        ("first", "evidence"),
        ("first", "evidence"),
        ("second", "finding"),
        ("advice", "finding"),
        ("mark", "finding"),
        ("done", "finding"),
    ]
    by_name = {row["finding_id"]: said(row) for row in reversed(rows)}
    assert (by_name["quality"]["reason"], by_name["quality"]["text"]) == ("other", "'=1+1")
    assert by_name["region"]["laterality"] == "left"
    assert by_name["a"]["text"] == '\'+note, "quoted"\nline'
    assert by_name["b"]["lesion"] == "2"
    assert [by_name["between"][name] for name in ("target", "object", "together")] == [
        "a",
        "b",
        "mostly",
    ]
    assert (by_name["first"]["rank"], by_name["first"]["reasoning"]) == ("1", "'@why")
    assert by_name["second"]["text"] == "'-own words"
    assert (by_name["advice"]["text"], by_name["advice"]["target"]) == ("rest", "first")
    assert (by_name["mark"]["left"], by_name["mark"]["frame"]) == ("1.25", "3")
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_codebook_explains_every_column() -> None:
    meanings = list(csv.reader(io.StringIO(tidy.codebook_csv().decode("utf-8-sig"))))
    head = tidy.tidy_csv([], codes_of).decode("utf-8-sig").strip().split(",")
    assert [row[0] for row in meanings[1:-1]] == head


@pytest.mark.parametrize("case", [CASE, all_kinds()])
def test_a_case_a_line_reads_back_equal(case: AnnotatedCase) -> None:
    lines = case_lines.case_lines([case, case], codes_of).decode().split("\n")
    assert lines.pop() == ""
    assert [case_lines.case_of_line(line, "cases.jsonl", 1) for line in lines] == [case, case]
    assert json.loads(lines[0])["codes"] == {
        "L.PAPULE": ["HP 0200034", "SCT 25694009 (Papule, broad)"]
    }


@given(note=st.text(), x=st.floats(0, 40), y=st.integers(0, 30))
def test_whatever_was_typed_and_drawn_reads_back_equal(note: str, x: float, y: int) -> None:
    if any("\ud800" <= sign <= "\udfff" for sign in note):
        return
    found = (
        Finding(FindingId("a"), None, Lesion(FACE, note=note)),
        Finding(FindingId("b"), MediaId("m1"), Mark(Outline(ShapeKind.POINT, ((x, y),)))),
    )
    case = AnnotatedCase(1, "case-0001", "A01", (NEAR,), found)
    (line,) = case_lines.case_lines([case], codes_of)[:-1].split(b"\n")
    assert case_lines.case_of_line(line.decode(), "cases.jsonl", 1) == case


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[]",
        "null",
        "[" * 100_000,
        '{"format":"medannot-annotations-2"}',
        '{"format":"medannot-annotations-1"}',
        case_lines.case_line(CASE, codes_of).replace('"rank":1', '"rank":1,"more":2'),
        case_lines.case_line(CASE, codes_of).replace('"kind":"lesion"', '"kind":"spot"'),
    ],
)
def test_a_line_that_is_none_is_refused_with_its_place(line: str) -> None:
    with pytest.raises(InputFault, match=r"Line 4 of cases\.jsonl is no case"):
        case_lines.case_of_line(line, "cases.jsonl", 4)


def seen(made: label_maps.LabelMap) -> np.ndarray:
    with Image.open(io.BytesIO(made.png())) as picture:
        return np.asarray(picture)


def test_a_map_has_the_number_of_the_lesion_where_it_lies() -> None:
    near, far = label_maps.label_maps(CASE)
    assert (near.name, far.name) == ("case-0001-1", "case-0001-2")
    pixels = seen(near)
    assert (pixels.shape, pixels.dtype) == ((30, 40), np.uint8)
    assert pixels[2:8, 4:10].tolist() == [[1] * 6] * 6
    assert pixels[24:26, 34:37].tolist() == [[1, 0, 1], [1, 1, 1]]
    assert pixels[0].tolist() == [0] * 40
    (label,) = near.legend["labels"]  # type: ignore[misc]  # JSON is an object
    assert {key: label[key] for key in ("value", "lesion", "node_id", "en", "zh", "role")} == {
        "value": 1, "lesion": 1, "node_id": "L.PAPULE", "en": "Papule", "zh": "丘疹",
        "role": "primary",
    }  # fmt: skip
    assert label["pixels"] == int((pixels == 1).sum())
    # A region is no lesion: it gets the number after them.
    assert seen(far).tolist() == [[2] * 20] * 10
    assert {key: far.legend[key] for key in ("image", "frame", "width", "height", "author")} == {
        "image": "case-0001-2.png", "frame": 1, "width": 20, "height": 10, "author": "A01",
    }  # fmt: skip


def overlapping(count: int) -> AnnotatedCase:
    """Return a case whose first lesion lies over all others and is larger."""
    whole = Mark(Outline(ShapeKind.BOX, ((0, 0), (40, 30))), FindingId("l1"))
    found = [finding(f"l{n}", Lesion(PAPULE)) for n in range(1, count + 1)]
    found += [
        finding(f"m{n}", Mark(Brush(n % 40, n // 40, 1, 1, (0, 1)), FindingId(f"l{n}")), NEAR)
        for n in range(2, count + 1)
    ]
    return AnnotatedCase(1, "case-0001", "A01", (NEAR,), (*found, finding("m1", whole, NEAR)))


def test_small_lesions_stay_visible_and_what_is_hidden_is_told() -> None:
    case = overlapping(300)
    (made,) = label_maps.label_maps(case)
    pixels = seen(made)
    assert pixels.dtype == np.uint16
    assert (pixels[0, 2], pixels[7, 20], pixels[0, 1], pixels[29, 39]) == (2, 300, 1, 1)
    labels = made.legend["labels"]
    assert isinstance(labels, list)
    assert (labels[0]["pixels"], labels[0]["hidden"]) == (901, 299)
    assert {label["hidden"] for label in labels[1:]} == {0}
    told = (*losses([case], label_maps.HOLDS), *label_maps.hidden([case]))
    assert {str(loss.what): loss.count for loss in told} == {"box": 1, "overlaps": 1}


def test_each_marked_frame_has_a_map() -> None:
    image = replace(NEAR, frames=9)
    marks = (
        finding("m5", Mark(Brush(1, 1, 1, 1, (0, 1)), FindingId("l"), 5), image),
        finding("m2", Mark(Brush(2, 1, 1, 1, (0, 1)), FindingId("l"), 2), image),
    )
    case = AnnotatedCase(1, "case-0001", "A01", (image,), (finding("l", Lesion(PAPULE)), *marks))
    made = list(label_maps.label_maps(case))
    assert [(one.name, one.legend["frame"]) for one in made] == [
        ("case-0001-1_f0002", 2),
        ("case-0001-1_f0005", 5),
    ]
    assert np.argwhere(made[1].labels).tolist() == [[1, 1]]
