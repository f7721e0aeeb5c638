"""Unread answers: blind, mixed, read by persons or an outside model, with a history."""

import csv
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from medannot.domain.clock import ManualClock
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.model_answers.rule import letters_of
from medannot.domain.people import OWNER, Actor, Role
from medannot.services.desk import Desk
from medannot.services.model_values import UnreadAnswer
from tests.helpers.model_files import add_lesions, json_lines, take_in
from tests.helpers.question_banks import rows_in
from tests.helpers.workspaces import make_desk

PROSE = ("I think b", "cannot tell", "left arm", "it is raised")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        add_lesions(desk)
        take_in(desk, tmp_path, *PROSE)
        take_in(desk, tmp_path, "the second", "hm", model="Model-2")
        yield desk


def waiting(desk: Desk) -> list[str]:
    return [one.raw for one in desk.model_unread.waiting(OWNER, "lesions")]


def of(desk: Desk, raw: str) -> UnreadAnswer:
    found = desk.model_unread.waiting(OWNER, "lesions", done_too=True)
    return next(one for one in found if one.raw == raw)


def read(desk: Desk, model: str = "Model-1") -> list[str]:
    return [
        letters_of(line.answer.reading.option_ids, line.version.options)
        or line.answer.reading.outcome.value
        for line in desk.models.lines(OWNER, "lesions", model)
    ]


def test_answers_of_all_models_come_mixed_and_blind(desk: Desk) -> None:
    assert sorted(waiting(desk)) == ["I think b", "cannot tell", "hm", "the second"]
    assert waiting(desk) == waiting(desk)
    assert {field.name for field in fields(UnreadAnswer)} == {
        "id", "stem", "context", "type", "options", "raw", "language", "assigned",
        "images", "erased", "alike",
    }  # fmt: skip


def test_what_a_person_reads_counts_and_its_history_is_kept(desk: Desk) -> None:
    one, service = of(desk, "I think b"), desk.model_unread
    service.assign(OWNER, "lesions", one.id, [one.options[0].id])
    service.undo(OWNER, "lesions", one.id)
    service.assign(OWNER, "lesions", one.id, [one.options[1].id])
    service.set_unreadable(OWNER, "lesions", of(desk, "cannot tell").id)

    assert sorted(waiting(desk)) == ["hm", "the second"]
    assert read(desk) == ["B", "unreadable", "read", "read"]
    steps = service.history(OWNER, "lesions", one.id)
    assert [(step.seq, step.outcome.value, step.author) for step in steps] == [
        (1, "read", "owner"),
        (2, "unread", "owner"),
        (3, "read", "owner"),
    ]
    assert desk.auditing.verify(OWNER).problems == ()


def test_what_does_not_fit_is_refused(desk: Desk) -> None:
    one, service = of(desk, "I think b"), desk.model_unread
    for chosen, said in (
        ([], "Choose among"),
        ([of(desk, "hm").options[0].id], "Choose among"),
        ([option.id for option in one.options], "takes one option"),
    ):
        with pytest.raises(Refusal, match=said):
            service.assign(OWNER, "lesions", one.id, chosen)
    with pytest.raises(Refusal, match="nothing to take back"):
        service.undo(OWNER, "lesions", one.id)
    read_one = desk.models.lines(OWNER, "lesions", "Model-1")[2].answer.id
    with pytest.raises(Refusal, match="not among the unread ones"):
        service.set_unreadable(OWNER, "lesions", read_one)


def test_a_grader_reads_and_a_coordinator_does_not(desk: Desk) -> None:
    assert desk.model_unread.waiting(Actor("P01", frozenset({Role.GRADER})), "lesions")
    for role in (Role.COORDINATOR, Role.READER, Role.REVIEWER):
        with pytest.raises(Refusal, match="may not read model answers"):
            desk.model_unread.waiting(Actor("P01", frozenset({role})), "lesions")


def filled(path: Path, letters: dict[str, str]) -> Path:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["letters"] = letters.get(row["model_text"], "")
    out = path.with_name("filled.csv")
    with out.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    return out


def test_a_worksheet_goes_out_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    assert desk.model_unread.write_worksheet(OWNER, "lesions", path) == 4
    text = path.read_text(encoding="utf-8-sig")
    assert "Model-" not in text
    assert "A. macule\nB. papule\nC. nodule" in text.replace("\r\n", "\n")

    back = filled(path, {"I think b": "b", "cannot tell": "unreadable"})
    done = desk.model_unread.read_worksheet(OWNER, "lesions", back)
    assert (done.rows, done.assigned, done.unchanged, done.left_blank) == (4, 2, 0, 2)
    assert read(desk)[:2] == ["B", "unreadable"]
    entries = rows_in(desk.store, "audit")
    again = desk.model_unread.read_worksheet(OWNER, "lesions", back)
    assert (again.assigned, again.unchanged) == (0, 2)
    assert rows_in(desk.store, "audit") == entries


def test_a_worksheet_may_be_a_workbook(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "unread.xlsx"
    assert desk.model_unread.write_worksheet(OWNER, "lesions", path) == 4
    book = load_workbook(path)
    sheet = book.worksheets[0]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert (head[5], head[6], len(rows)) == ("model_text", "letters", 4)
    blank = desk.model_unread.read_worksheet(OWNER, "lesions", path)
    assert (blank.rows, blank.left_blank) == (4, 4)

    for number, row in enumerate(rows, start=2):
        if row[5] == "I think b":
            sheet.cell(number, 7, "b")
    book.save(path)
    done = desk.model_unread.read_worksheet(OWNER, "lesions", path)
    assert (done.rows, done.assigned, done.left_blank) == (4, 1, 3)
    assert read(desk)[0] == "B"


def test_a_worksheet_of_another_kind_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "unread.ods"
    with pytest.raises(Refusal, match=r"^unread.ods: a worksheet's name ends in .csv or .xlsx"):
        desk.model_unread.write_worksheet(OWNER, "lesions", path)
    assert not path.exists()


def test_a_worksheet_with_a_mistake_is_not_taken_by_halves(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    desk.model_unread.write_worksheet(OWNER, "lesions", path)
    back = filled(path, {"I think b": "B", "the second": "AB", "hm": "C", "cannot tell": "AA"})
    with pytest.raises(InputFault) as fault:
        desk.model_unread.read_worksheet(OWNER, "lesions", back)
    assert sorted(problem.reason for problem in fault.value.problems) == [
        "the letters are not those of options; where none can be read, write UNREADABLE.",
        "the letters are not those of options; where none can be read, write UNREADABLE.",
        "this question takes one option.",
    ]
    assert len(waiting(desk)) == 4
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputFault, match="is no worksheet"):
        desk.model_unread.read_worksheet(OWNER, "lesions", other)


def test_an_outside_model_may_read_what_the_rule_could_not(desk: Desk, tmp_path: Path) -> None:
    replies = {"I think b": "B", "cannot tell": "Z", "the second": "B or C", "hm": "yes"}
    rows = [{"id": of(desk, raw).id, "response": said} for raw, said in replies.items()]
    path = json_lines(tmp_path / "replies.jsonl", *rows)
    person = of(desk, "hm")
    desk.model_unread.assign(OWNER, "lesions", person.id, [person.options[1].id])

    done = desk.model_unread.take_outside(OWNER, "lesions", path, "Judge-7")

    assert (done.rows, done.assigned, done.unchanged, done.left_blank) == (4, 1, 1, 2)
    assert sorted(waiting(desk)) == ["cannot tell", "the second"]
    assert read(desk)[0] == "B"
    assert read(desk, "Model-2")[1] == "B"  # the person's
    line = desk.models.lines(OWNER, "lesions", "Model-1")[0]
    assert line.answer.assigned_by == "Judge-7"
    counts = desk.model_results.cards(OWNER, "lesions")[0].counts
    assert counts is not None
    assert (counts.by_machine, counts.by_person, counts.by_outside, counts.unread) == (0, 0, 1, 1)


@pytest.fixture
def alike(desk: Desk, tmp_path: Path) -> Desk:
    """Return the desk with a third model, which says of two questions what others said."""
    take_in(desk, tmp_path, "I think b", "hm", model="Model-3")
    return desk


def test_answers_in_the_same_words_are_read_once_for_all(alike: Desk) -> None:
    service = alike.model_unread
    assert sorted(one.raw.strip() for one in service.waiting(OWNER, "lesions")) == [
        "I think b",
        "cannot tell",
        "hm",
        "the second",
    ]
    one = of(alike, "I think b")
    assert (one.alike, of(alike, "hm").alike, of(alike, "cannot tell").alike) == (2, 2, 1)

    service.assign(OWNER, "lesions", one.id, [one.options[1].id])

    assert sorted(waiting(alike)) == ["cannot tell", "hm", "the second"]
    lines = [alike.models.lines(OWNER, "lesions", name)[0] for name in ("Model-1", "Model-3")]
    assert [line.answer.assigned_by for line in lines] == ["person", "person"]
    for line in lines:
        steps = service.history(OWNER, "lesions", line.answer.id)
        assert [(step.seq, step.outcome.value, step.author) for step in steps] == [
            (1, "read", "owner")
        ]
    service.undo(OWNER, "lesions", one.id)
    assert of(alike, "I think b").assigned is None
    assert len(waiting(alike)) == 4
    service.set_unreadable(OWNER, "lesions", of(alike, "hm").id)
    assert read(alike, "Model-2")[1] == read(alike, "Model-3")[1] == "unreadable"
    assert alike.auditing.verify(OWNER).problems == ()


def later(desk: Desk, tmp_path: Path) -> UnreadAnswer:
    """Return what waits of a model that says what a person has read for A before."""
    one = of(desk, "I think b")
    desk.model_unread.assign(OWNER, "lesions", one.id, [one.options[0].id])
    take_in(desk, tmp_path, "I think b", model="Model-3")
    assert isinstance(desk.store.clock, ManualClock)
    desk.store.clock.advance_ms(5_000)
    (again,) = [at for at in desk.model_unread.waiting(OWNER, "lesions") if at.raw == "I think b"]
    return again


def test_a_model_that_comes_later_with_the_same_words_waits_alone(
    desk: Desk, tmp_path: Path
) -> None:
    again, service = later(desk, tmp_path), desk.model_unread
    assert (again.assigned, again.alike) == (None, 1)
    service.assign(OWNER, "lesions", again.id, [again.options[1].id])

    assert (read(desk, "Model-1")[0], read(desk, "Model-3")[0]) == ("A", "B")
    service.assign(OWNER, "lesions", again.id, [again.options[0].id])
    service.undo(OWNER, "lesions", again.id)
    assert (read(desk, "Model-1")[0], read(desk, "Model-3")[0]) == ("A", "unread")


def test_what_was_read_together_is_taken_back_together_while_the_clock_goes_on(
    alike: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = alike.store.clock
    assert isinstance(clock, ManualClock)
    utc = ManualClock.utc

    def going_on(self: ManualClock) -> datetime:
        self.advance_ms(1)
        return utc(self)

    monkeypatch.setattr(ManualClock, "utc", going_on)
    one, service = of(alike, "hm"), alike.model_unread
    service.assign(OWNER, "lesions", one.id, [one.options[0].id])
    assert read(alike, "Model-2")[1] == read(alike, "Model-3")[1] == "A"

    service.undo(OWNER, "lesions", one.id)

    assert read(alike, "Model-2")[1] == read(alike, "Model-3")[1] == "unread"


def test_an_outside_model_reads_nothing_in_words_that_a_person_has_read(
    desk: Desk, tmp_path: Path
) -> None:
    again = later(desk, tmp_path)
    path = json_lines(tmp_path / "replies.jsonl", {"id": again.id, "response": "B"})

    done = desk.model_unread.take_outside(OWNER, "lesions", path, "Judge-7")

    assert (done.rows, done.assigned, done.left_blank, done.for_people) == (1, 0, 1, 1)
    # So nobody asks it for them.
    assert [one.raw for one in desk.model_unread.for_outside(OWNER, "lesions")] == [
        one.raw for one in desk.model_unread.waiting(OWNER, "lesions") if one.id != again.id
    ]
    assert (read(desk, "Model-1")[0], read(desk, "Model-3")[0]) == ("A", "unread")


def test_a_row_of_a_worksheet_stands_for_all_that_are_alike(alike: Desk, tmp_path: Path) -> None:
    path = tmp_path / "unread.csv"
    assert alike.model_unread.write_worksheet(OWNER, "lesions", path) == 4
    back = filled(path, {"I think b": "b", "hm": "unreadable"})
    done = alike.model_unread.read_worksheet(OWNER, "lesions", back)
    assert (done.rows, done.assigned, done.answers, done.left_blank) == (4, 2, 4, 2)
    assert read(alike, "Model-3") == ["B", "unreadable"]
    again = alike.model_unread.read_worksheet(OWNER, "lesions", back)
    assert (again.assigned, again.unchanged, again.answers) == (0, 2, 0)


def test_two_rows_that_differ_about_equal_answers_are_refused(alike: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.csv"
    ids = [alike.models.lines(OWNER, "lesions", f"Model-{n}")[0].answer.id for n in (1, 3)]
    rows = "\n".join(f"{id_},{letter}" for id_, letter in zip(ids, "BA", strict=True))
    path.write_text(f"answer_id,letters\n{rows}\n", encoding="utf-8")
    with pytest.raises(InputFault) as fault:
        alike.model_unread.read_worksheet(OWNER, "lesions", path)
    (problem,) = fault.value.problems
    assert problem.reason == "row 1 says otherwise of the same answer to this question."
    path.write_text(f"answer_id,letters\n{rows[:-1]}B\n", encoding="utf-8")
    done = alike.model_unread.read_worksheet(OWNER, "lesions", path)
    assert (done.assigned, done.unchanged, done.answers) == (1, 1, 2)
