"""Records that become several linked items, marks and relations, images by pattern."""

from typing import Any

import pytest

from medannot.exchange.question_sets.draft_images import draft_images
from medannot.exchange.question_sets.expanding import question_blocks
from medannot.exchange.question_sets.mapping import ImageForm, ImageRole, MarkForm, MarkRole
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.marks import read_marks, read_relations
from medannot.exchange.question_sets.rows import RowReading, read_row
from medannot.exchange.question_sets.values import DraftImage, DraftMark, RowRefused


def read(record: object, **roles: Any) -> RowReading:
    roles = {"name": "m", "title": "M", "question": "q", **roles}
    return read_row("a.json", 3, record, mapping_of("m.json", roles))


def test_the_entries_of_a_list_are_items_of_one_unit() -> None:
    expand = {"kind": "each", "key": "parts"}
    reading = read({"c": "Case.", "parts": [{"q": "One?"}, {"q": "Two?"}]}, expand=expand)

    assert [(d.stem, d.part, d.unit, d.place) for d in reading.drafts] == [
        ("One?", 1, "a.json#3", 1),
        ("Two?", 2, "a.json#3", 2),
    ]


def test_a_part_that_cannot_be_made_is_named_and_the_others_stay() -> None:
    expand = {"kind": "each", "key": "parts"}
    reading = read({"parts": [{"q": "One?"}, {"q": ""}, {"q": "Three?"}]}, expand=expand)

    assert [draft.part for draft in reading.drafts] == [1, 3]
    assert reading.refused == ("of its question '2': the question is empty.",)


def test_turns_without_an_answer_and_other_speakers() -> None:
    turns = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "One?"},
        {"role": "user", "content": "Or two?"},
        {"role": "assistant", "content": "Two."},
        {"role": "assistant", "content": "Indeed."},
        {"role": "user", "content": "Three?"},
    ]
    reading = read(
        {"t": turns},
        question="@question",
        answer={"key": "@answer", "form": "text"},
        expand={"kind": "turns", "key": "t"},
    )

    keys = [(draft.stem, draft.key.text if draft.key else "") for draft in reading.drafts]
    assert keys == [("Or two?", "Two."), ("Three?", "")]


@pytest.mark.parametrize("record", [{}, {"t": "x"}, {"t": []}, {"t": ["x"]}])
def test_a_record_without_turns_is_refused(record: dict[str, Any]) -> None:
    reading = read(record, expand={"kind": "turns", "key": "t"})

    assert (reading.drafts, len(reading.refused)) == ((), 1)


def test_rows_that_the_mapping_does_not_keep_are_left_out() -> None:
    keep = {"split": ["test", "val"]}

    assert read({"q": "?", "split": "train"}, keep=keep).kept is False
    assert len(read({"q": "?", "split": "val"}, keep=keep).drafts) == 1
    assert len(read({"q": "?"}, keep=keep).drafts) == 1


def test_languages_in_columns_are_translations_of_each_other() -> None:
    roles = {
        "question": "{lang}_q",
        "language": {"columns": {"en": ["en"], "zh": ["zh", "cn"]}},
        "options": {"from": "columns", "key": "{lang}_{L}"},
    }
    record = {
        "en_q": "Which?",
        "en_A": "x",
        "en_B": "y",
        "cn_q": "哪个？",
        "cn_A": "甲",
        "cn_B": "乙",
    }
    reading = read(record, **roles)

    told = [(d.language, d.stem, d.options, d.translation_group, d.unit) for d in reading.drafts]
    assert told == [
        ("en", "Which?", ("x", "y"), "a.json#3", ""),
        ("zh", "哪个？", ("甲", "乙"), "a.json#3", ""),
    ]
    assert read({"id": 1}, **roles).refused == ("the question is empty.",)


def test_questions_of_one_text_are_parted_by_their_options() -> None:
    text = "You see it. Which? A. CT B. MRI\nWhere? (A) left, (B) right; (C) both\nEnd. A lone A."

    assert question_blocks(text) == [
        ("You see it. Which?", ["CT", "MRI"]),
        ("Where?", ["left", "right", "both"]),
    ]
    assert question_blocks("No options here. A. alone") == []


BOX = MarkRole(MarkForm.CORNER_AND_SIZE, "m", label="l")
RUNS = MarkRole(MarkForm.RUNS, "m", width="w", height="h")
SHAPES = MarkRole(MarkForm.SEGMENTATION, "m")


@pytest.mark.parametrize(
    ("record", "role", "marks"),
    [
        ({"m": [1, 2, 3, 4], "l": "lung"}, BOX, [("box", (1, 2, 4, 6), "lung", 0, 0)]),
        (
            {"m": [[1, 2, 3, 4], [0, 0, 1, 1]], "l": ["a", "b"]},
            BOX,
            [("box", (1, 2, 4, 6), "a", 0, 0), ("box", (0, 0, 1, 1), "b", 0, 0)],
        ),
        ({"m": [2, 3], "w": 3, "h": 2}, RUNS, [("mask", (2, 3), "", 3, 2)]),
        ({"m": [[0, 0, 4, 0, 4, 4]]}, SHAPES, [("polygon", (0, 0, 4, 0, 4, 4), "", 0, 0)]),
        ({"m": {"counts": [1, 2], "size": [2, 4]}}, SHAPES, [("mask", (1, 2), "", 4, 2)]),
        ({"m": []}, SHAPES, []),
        ({}, BOX, []),
    ],
)
def test_marks_are_carried_as_the_source_has_them(
    record: dict[str, Any], role: MarkRole, marks: list[tuple[Any, ...]]
) -> None:
    assert read_marks(record, [role]) == (tuple(DraftMark(*mark) for mark in marks), ())


@pytest.mark.parametrize(
    ("record", "role", "why"),
    [
        ({"m": [1, 2, 0, 4]}, BOX, "a box has no area."),
        ({"m": [1, 2, 3]}, BOX, "a box has not four numbers."),
        ({"m": "1,2,3,4"}, BOX, "it is no list of numbers."),
        ({"m": [1, 2, float("inf"), 4]}, BOX, "it holds a number that is none."),
        ({"m": [9], "w": 2, "h": 2}, RUNS, "its runs do not fit the size of the mask."),
        ({"m": [1, -1], "w": 2, "h": 2}, RUNS, "a run is no whole number from 0."),
        (
            {"m": {"counts": "abc", "size": [2, 2]}},
            SHAPES,
            "its runs are compressed, which is not read.",
        ),
        ({"m": [[1, 2, 3, 4]]}, SHAPES, "a polygon has too few points."),
    ],
)
def test_marks_that_cannot_be_read_are_a_doubt(
    record: dict[str, Any], role: MarkRole, why: str
) -> None:
    said = f"what it draws on its image ('m') is left out: {why}"

    assert read_marks(record, [role]) == ((), (said,))


@pytest.mark.parametrize("empty", [["", "", ""], ["_", "_", "_"], [" ", None, "-"]])
def test_a_triple_without_a_word_is_no_relation(empty: list[str | None]) -> None:
    assert read_relations({"one": empty}, ["one"]) == ((), ())
    assert read_relations({"one": [empty, ["Lung", "_", "_"]]}, ["one"]) == (
        (("Lung", "_", "_"),),
        (),
    )


def test_a_triple_of_nothing_but_what_is_seen_is_no_relation() -> None:
    record = {"triple": [["vhead", "_", "_"], ["vhead", "function", "_"]]}

    assert read_relations(record, ["triple"], ["VHead", "_"]) == ((("vhead", "function", "_"),), ())
    assert read_relations(record, ["triple"])[0][0] == ("vhead", "_", "_")


def test_relations_are_triples() -> None:
    record = {"one": ["liver", "in", "abdomen"], "two": [["a", "b", "c"], ["d", "e", 1]], "x": "no"}

    assert read_relations(record, ["one", "two", "none"]) == (
        (("liver", "in", "abdomen"), ("a", "b", "c"), ("d", "e", "1")),
        (),
    )
    assert read_relations(record, ["x"]) == (
        (),
        ("its relations ('x') are no triples and left out.",),
    )


@pytest.mark.parametrize(
    ("record", "role", "names"),
    [
        ({"i_1": "a.png", "i_2": None, "i_3": "c.png"}, ImageRole("i_{n}"), ["a.png", "c.png"]),
        ({"i": "['a.png', 'b.png']"}, ImageRole("i"), ["a.png", "b.png"]),
        ({"i": "[a].png"}, ImageRole("i"), ["[a].png"]),
        ({"i": ["a", "b.JPG"]}, ImageRole("i", add_ext=".jpg"), ["a.jpg", "b.JPG"]),
        ({"@stem": "V1/7"}, ImageRole("{@stem:06}"), ["V1/000007"]),
        ({"@stem": "7"}, ImageRole("/{@stem:03}.png"), ["007.png"]),
        ({"i": 20192}, ImageRole("i"), ["20192"]),
    ],
)
def test_images_are_named_in_many_ways(
    record: dict[str, Any], role: ImageRole, names: list[str]
) -> None:
    assert [image.name for image in draft_images(record, role)] == names


def test_captions_stand_beside_images() -> None:
    role = ImageRole("i", captions="c")

    assert draft_images({"i": ["a", "b"], "c": ["one", "two"]}, role) == (
        DraftImage("a", caption="one"),
        DraftImage("b", caption="two"),
    )
    assert draft_images({"i": ["a", "b"], "c": "both"}, role)[1].caption == "both"
    with pytest.raises(RowRefused, match=r"its captions \(1\) are not as many as its images \(2\)"):
        draft_images({"i": ["a", "b"], "c": ["one"]}, role)


def test_images_that_a_record_carries() -> None:
    role = ImageRole("i", form=ImageForm.BASE64)

    (image,) = draft_images({"i": "data:image/png;base64,AQID"}, role)
    assert image.content == b"\x01\x02\x03"
    with pytest.raises(RowRefused, match="no whole base64"):
        draft_images({"i": "%%%"}, role)
