"""Rows that carry the number of the set's own export: taken where it is sure whose number it is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.ids import ItemVersionId
from medannot.domain.model_answers.matching import KnownItem, Prediction, matched
from medannot.domain.people import OWNER
from medannot.exchange.model_files.values import SetFormat
from medannot.services.desk import Desk
from medannot.store.questions import Questions
from tests.helpers.model_files import add_lesions, json_lines, read
from tests.helpers.question_banks import imported, own_file
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

# Ids that pandas would read as other numbers, and one that comes twice: the export numbers them.
DRAFTS = [
    Draft("What is it?", options=("a", "b"), source_id="007"),
    Draft("Where is it?", options=("c", "d"), source_id="2"),
    Draft("Why is it?", options=("e", "f"), source_id="x"),
    Draft("Who is it?", options=("g", "h"), source_id="x"),
]
FOREIGN = (
    "no question of the set has the id 3; if it is the number in the set's own export, say so "
    "(--by-index)."
)

MOVED = (
    "the number 0 was not the same question's in each version of the set; keep the field "
    "item_version of the export in the file."
)
OTHER_TEXT = (
    "no question of the set has the id 3, and the row's text is not that of the question which has "
    "this number in the set's own export."
)
ID_AND_NUMBER = (
    "2 may be the id of a question or its number in the set's own export; say that it is that "
    "number (--by-index), or which field holds the id (--id-field)."
)
NOT_ITS_TEXT = (
    "the row's text is not that of the question which has the number {number} in the set's own "
    "export."
)
NO_SUCH_NUMBER = "no question has the number 4 in the set's own export."
CONTRARY = "its id and its number in the set's own export (1) are of different questions."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_lesions(desk, "numbered", DRAFTS)
        yield desk


def said(desk: Desk, folder: Path, row: dict[str, Any], **wishes: Any) -> str:
    """Return the stem of the question that a row is taken for, or why it is not."""
    path = json_lines(folder / "m.jsonl", row | {"prediction": "B"})
    draft = read(desk, path, set_name="numbered", **wishes)
    if draft.report.unmatched:
        return str(draft.report.unmatched[0].sentence()).partition("row 1: ")[2]
    (answer,) = draft.answers
    (version,) = (one for one in _versions(desk) if one.id == answer.item_version_id)
    return str(version.stem)


def _versions(desk: Desk) -> list[Any]:
    questions = Questions(desk.store)
    one = questions.named("numbered")
    assert one is not None
    return [item.version for item in questions.stored_items(one.version_id)]


def test_the_export_numbers_such_a_set_from_0(desk: Desk, tmp_path: Path) -> None:
    desk.model_files.export_set(OWNER, "numbered", SetFormat.JSONL, tmp_path / "out")
    text = (tmp_path / "out" / "numbered.jsonl").read_text(encoding="utf-8")
    assert [line[:8] for line in text.splitlines()] == [f'{{"id": {n}' for n in range(4)]


@pytest.mark.parametrize(
    ("row", "wishes", "expected"),
    [
        ({"index": 3}, {}, FOREIGN),
        ({"id": 3}, {}, FOREIGN),
        ({"index": 3}, {"by_index": True}, "Who is it?"),
        ({"id": 0}, {"by_index": True}, "What is it?"),
        ({"index": "3"}, {"by_index": True}, "Who is it?"),
        ({"index": 3, "question": "Who is it? A. g B. h"}, {}, "Who is it?"),
        ({"index": 0, "id": "007"}, {}, "What is it?"),
        ({"index": 3, "id": "x"}, {}, "Who is it?"),
        ({"id": 2, "source_id": "x"}, {}, "Why is it?"),
        ({"index": 1, "id": "x"}, {}, CONTRARY),
        ({"index": 1, "id": "007"}, {"by_index": True}, CONTRARY),
        ({"index": 1, "source_id": "007"}, {"by_index": True}, CONTRARY),
        ({"index": 1, "source_file": "f", "source_row": 9}, {"by_index": True}, CONTRARY),
        ({"index": 3, "question": "Who else?"}, {}, OTHER_TEXT),
        ({"index": 3, "question": "Why is it?"}, {"by_index": True}, NOT_ITS_TEXT.format(number=3)),
        ({"index": 2}, {}, ID_AND_NUMBER),
        ({"index": 2}, {"by_index": True}, "Why is it?"),
        ({"index": 2, "question": "Why is it?"}, {"by_index": True}, "Why is it?"),
        (
            {"index": 2, "question": "Where is it?"},
            {"by_index": True},
            NOT_ITS_TEXT.format(number=2),
        ),
        ({"no": 2, "id": 3}, {"by_index": True, "id_field": "no"}, "Why is it?"),
        ({"index": 2, "question": "Why is it?"}, {}, "Why is it?"),
        ({"index": 2, "question": "Where is it?"}, {}, "Where is it?"),
        ({"index": 2}, {"id_field": "index"}, "Where is it?"),
        ({"index": 4}, {"by_index": True}, NO_SUCH_NUMBER),
        ({"index": 4}, {}, "no question of the set has the id 4."),
    ],
)
def test_a_number_is_taken_where_it_is_sure(
    desk: Desk, tmp_path: Path, row: dict[str, Any], wishes: dict[str, Any], expected: str
) -> None:
    assert said(desk, tmp_path, row, **wishes) == expected


def test_questions_that_came_later_leave_the_numbers_of_others_alone(
    desk: Desk, tmp_path: Path
) -> None:
    rows = [{"id": f"00{n}", "question": f"{n}?", "answer": "a"} for n in range(4)]
    imported(desk.bank, own_file(tmp_path, *rows[2:], name="second.json"))
    imported(desk.bank, own_file(tmp_path, *rows[:2], name="first.json"))
    path = json_lines(tmp_path / "m.jsonl", *({"index": n, "prediction": "a"} for n in range(4)))

    draft = read(desk, path, set_name="ward", by_index=True)

    assert (draft.report.set_version, draft.report.unmatched) == (2, ())
    desk.models.write(OWNER, draft)
    lines = desk.models.lines(OWNER, "ward", "Model-1")
    assert [line.version.stem for line in lines] == ["2?", "3?", "0?", "1?"]


def test_a_number_that_moved_between_versions_of_the_set_is_nobodys() -> None:
    known = KnownItem(ItemVersionId("v"), "i", "x", "f", 1, "Who?", "en", index=0, steady=False)

    moved = matched([Prediction(1, "B", source_id="0", index="0")], [known], "m", by_index=True)
    by_id = matched([Prediction(1, "B", source_id="x", index="5")], [known], "m")

    assert [one.reason for one in moved.unmatched] == [MOVED]
    assert [version for _, version in by_id.matched] == ["v"]


MODALITY, NORMAL = "What modality?", "Is it normal?"
REPEATED = (MODALITY, MODALITY, NORMAL, MODALITY, MODALITY, NORMAL)


def numbers_taken(stems: tuple[str, ...], asked: list[tuple[int, str]], **says: bool) -> list[int]:
    """Return which questions of a set rows of number and text are taken for, by their places."""
    items = [
        KnownItem(ItemVersionId(f"v{n}"), f"i{n}", "", "f", n + 1, stem, "en", index=n)
        for n, stem in enumerate(stems)
    ]
    rows = [
        Prediction(row, f"said {row}", source_id=str(n), index=str(n), question=text)
        for row, (n, text) in enumerate(asked, start=1)
    ]
    return [int(version[1:]) for _, version in matched(rows, items, "m", **says).matched]


def test_a_text_of_several_questions_bears_out_no_number_of_a_file_that_counts_from_1() -> None:
    assert numbers_taken(REPEATED, list(enumerate(REPEATED, start=1))) == []
    assert numbers_taken((MODALITY,) * 3, [(1, MODALITY), (2, MODALITY)]) == []


def test_a_text_of_several_questions_bears_out_numbers_that_no_row_speaks_against() -> None:
    whole = list(enumerate(REPEATED))
    assert numbers_taken(REPEATED, whole) == [0, 1, 2, 3, 4, 5]
    assert numbers_taken(REPEATED, whole[1:4]) == [1, 2, 3]


def test_a_text_of_one_question_alone_bears_out_its_number_whatever_other_rows_say() -> None:
    stems = ("Why?", MODALITY, MODALITY, NORMAL)
    assert numbers_taken(stems, [(0, "Why?"), (1, MODALITY), (3, MODALITY)]) == [0]


def test_who_says_that_the_numbers_are_those_of_the_export_is_believed() -> None:
    assert numbers_taken((MODALITY,) * 3, [(1, MODALITY), (2, MODALITY)], by_index=True) == [1, 2]


def test_a_number_is_not_borne_out_by_the_words_with_which_another_question_begins() -> None:
    stems = ("Is it normal?", "Is it normal in the lung?")
    assert numbers_taken(stems, [(0, "Is it normal in the lung?")]) == []
    assert numbers_taken(stems, [(0, "Is it normal? A. yes B. no")]) == [0]
