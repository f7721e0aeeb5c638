"""Pairs that are right together, and what questions ask for, in the results and their files."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.baseline import Cell
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.model_files import json_lines, read
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

LOOKING, KNOWING = {"base_type": "vqa"}, {"base_type": "kvqa"}


def pair(number: int, place: str) -> Draft:
    return Draft(
        f"{number}{place}",
        options=("a", "b"),
        unit=f"pair {number}",
        as_set=True,
        categories=LOOKING if number < 3 else KNOWING,
    )


DRAFTS = [pair(number, place) for number in (1, 2, 3) for place in "xy"] + [Draft("alone")]
RIGHT, WRONG = Given(("a",)), Given(("b",))
GIVEN = {
    "1x": RIGHT,
    "1y": RIGHT,
    "2x": RIGHT,
    "2y": WRONG,
    "3x": WRONG,
    "3y": WRONG,
    "alone": Given(("A",)),
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    make_study(desk, DRAFTS)
    answer_all(desk, GIVEN)
    yield desk
    desk.close()


def means(cells: tuple[Cell | None, ...]) -> list[tuple[int, float | None] | None]:
    return [(cell.n, cell.mean) if cell else None for cell in cells]


def test_pairs_are_scored_together_beside_their_questions(desk: Desk) -> None:
    table = desk.results.table(OWNER, "one")

    (group,), (reader,) = table.rows, table.readers
    assert means((group.overall, group.sets, reader.sets)) == [(7, 4 / 7), (3, 1 / 3), (3, 1 / 3)]
    assert table.has_sets


def test_looking_and_knowing_are_told_apart(desk: Desk) -> None:
    table = desk.results.table(OWNER, "one")

    assert table.needs == ("image", "knowledge", "")
    assert means(table.rows[0].by_needs) == [(4, 0.75), (2, 0.0), (1, 1.0)]


def test_the_files_have_both(desk: Desk, tmp_path: Path) -> None:
    desk.results.export(OWNER, "one", tmp_path / "out")

    with (tmp_path / "out" / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [
            (row["ability"], row["asks_for"], row["counted_as"], row["n"], row["mean"])
            for row in csv.DictReader(file)
        ]
    assert [line[:4] for line in lines] == [
        ("(all)", "(all)", "questions", "7"),
        ("(all)", "(all)", "sets", "3"),
        ("(all)", "image", "questions", "4"),
        ("(all)", "knowledge", "questions", "2"),
        ("(all)", "(none)", "questions", "1"),
        ("lesion_recognition", "(all)", "questions", "7"),
    ]
    assert float(lines[1][4]) == pytest.approx(1 / 3)


def test_a_pair_that_is_half_read_is_not_counted(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, {"1x": RIGHT, "2x": RIGHT, "3x": RIGHT, "alone": Given(("A",))})

        (group,) = desk.results.table(OWNER, "one").rows
    assert group.sets is not None
    assert (group.sets.n, group.sets.mean) == (0, None)


def test_studies_without_either_have_neither(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft("alone")])

        table = desk.results.table(OWNER, "one")
    assert (table.needs, table.has_sets) == ((), False)


def test_models_are_scored_in_sets_by_the_same_rule(desk: Desk, tmp_path: Path) -> None:
    # Right are all of the first pair, one of the second, and of the third one has no answer.
    letters = {1: "A", 2: "A", 3: "A", 4: "B", 5: "A", 7: "A"}
    path = json_lines(
        tmp_path / "model.jsonl",
        *({"id": f"source-{row}", "answer": letter} for row, letter in letters.items()),
    )
    desk.models.write(OWNER, read(desk, path, set_name="set of one"))

    models = desk.model_results.of_study(OWNER, "one")

    (row,) = models.rows
    assert models.needs == ("image", "knowledge", "")
    assert means((row.overall, row.sets)) == [(6, 5 / 6), (2, 0.5)]
    assert means(row.by_needs) == [(4, 0.75), (1, 1.0), (1, 1.0)]


def test_models_are_restricted_to_what_the_study_reads(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "both", DRAFTS)
        plan = StudyPlan("one", "both", (GroupPlan("primary", 1, 1),), 7, needs="knowledge")
        desk.designs.create(OWNER, plan)
        path = json_lines(
            tmp_path / "model.jsonl", *({"id": f"source-{row}", "answer": "A"} for row in (1, 5, 6))
        )
        desk.models.write(OWNER, read(desk, path, set_name="both"))

        (row,) = desk.model_results.of_study(OWNER, "one").rows
    assert (row.items, *means((row.overall, row.sets))) == (2, (2, 1.0), (1, 1.0))
