"""Numbers that name an option are counted from 0 or from 1, as the file's own numbers tell."""

import json
from pathlib import Path

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.counting import counted
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.reading import FileReading, read_question_file
from medannot.exchange.question_sets.records import read_draft

DOUBT = (
    "its keys are numbers, none of them 0 and none as high as there are options; "
    "they are counted from 0, so look at a few questions."
)


def read(folder: Path, *numbers: int | str) -> FileReading:
    rows = [
        {"id": f"m{place}", "question": f"Which, {place}?", "cop": number}
        | {"opa": "I", "opb": "II", "opc": "III", "opd": "IV"}
        for place, number in enumerate(numbers)
    ]
    path = folder / "dev.json"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return read_question_file(QuestionFile(path, "dev.json"))


def keys(reading: FileReading) -> list[str]:
    return [
        "" if draft.key is None else "".join("ABCD"[place] for place in draft.key.right)
        for draft in reading.drafts
    ]


@pytest.mark.parametrize(
    ("numbers", "right"),
    [
        ((1, 4, 2), ["A", "D", "B"]),
        ((3, 0, 2), ["D", "A", "C"]),
        (("1", "4"), ["A", "D"]),
        ((-1, 4), ["", "D"]),
        ((0, -1), ["A", ""]),
    ],
)
def test_the_first_or_the_last_number_tells(
    tmp_path: Path, numbers: tuple[int | str, ...], right: list[str]
) -> None:
    reading = read(tmp_path, *numbers)

    assert keys(reading) == right
    assert reading.refused == ()
    assert reading.warnings == ()


def test_what_cannot_be_told_is_said(tmp_path: Path) -> None:
    reading = read(tmp_path, 2, 1)

    assert keys(reading) == ["C", "B"]
    assert [str(warning.reason) for warning in reading.warnings] == [DOUBT]


def test_a_file_that_has_both_refuses_the_row_that_does_not_fit(tmp_path: Path) -> None:
    reading = read(tmp_path, 0, 4)

    assert keys(reading) == ["A"]
    assert [(one.row, str(one.reason)) for one in reading.refused] == [
        (2, "its key '4' is not among its options.")
    ]


def test_numbers_beyond_those_looked_at_are_still_read(tmp_path: Path) -> None:
    reading = read(tmp_path, 4, *[1] * 5_500)

    assert keys(reading)[-1] == "A"
    assert len(reading.drafts) == 5_501


@pytest.mark.parametrize(("first", "right"), [(0, ["C", "B"]), (1, ["B", "A"])])
def test_where_the_keys_do_not_tell_columns_that_are_counted_do(
    first: int, right: list[str]
) -> None:
    texts = ("I", "II", "III", "IV")
    record: dict[str, object] = {f"opt{first + n}": text for n, text in enumerate(texts)}
    raw = {"name": "x", "title": "x", "question": "q", "options": {"key": "opt{n}"}}
    mapping = mapping_of("x", {**raw, "answer": {"key": "key", "form": "index"}})
    records = [{"q": "Which?", "key": number, **record} for number in (2, 1)]

    said, doubt = counted(mapping, records)

    assert doubt == ""
    drafts = [read_draft("x", 1, one, said) for one in records]
    assert ["".join("ABCD"[n] for n in draft.key.right) for draft in drafts if draft.key] == right
