"""Two physicians' readings of the same cases compared."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Lesion,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER, Role
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN, USABLE, AnnotationRoom
from tests.helpers.readings import agree, differ
from tests.helpers.verbs import NoWindow

COLOUR, RED, BROWN = (Term(one, PIN, one, one) for one in ("A.COLOUR", "A.RED", "A.BROWN"))
ACNE, ROSACEA = (Term(one, PIN, one.title(), one) for one in ("D.ACNE", "D.ROSACEA"))


def read(
    room: AnnotationRoom, code: str, case: int, lesion: Term, colour: Term, *diseases: Term
) -> None:
    opened = room.say(room.open(code, case), USABLE, 1, code)
    opened = room.say(opened, Region(Site(FACE)), 1, code)
    opened = room.say(opened, Lesion(lesion, values=(Value(COLOUR, (colour,)),)), 0, code)
    for rank, disease in enumerate(diseases, start=1):
        opened = room.say(opened, Diagnosis(disease, rank), 0, code)
    room.complete_rest(opened, Advice(None, "Rest"), code)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return two cases: in the first they agree, in the second in region and node only."""
    with AnnotationRoom(tmp_path, (1, 1)) as made:
        read(made, "anna", 1, PAPULE, RED, ACNE)
        read(made, "bert", 1, PAPULE, RED, ACNE)
        read(made, "anna", 2, NODULE, RED, ACNE, ROSACEA)
        read(made, "bert", 2, NODULE, BROWN, ROSACEA, ACNE)
        yield made


def test_agreement_and_conflicts(room: AnnotationRoom) -> None:
    found = room.desk.consensus.of(OWNER, "skin")

    assert [(one.number, one.conflicts) for one in found.cases] == [
        (2, ("attribute", "diagnosis")),
        (1, ()),
    ]
    assert (found.lesions_matched, found.lesions_single) == (2, 0)
    identical = {(row.about, row.node): row.agreement.identical.value for row in found.rows}
    assert identical["lesion", ""] == 1
    assert identical["region", ""] == 1
    assert identical["first diagnosis", ""] == 0.5
    assert identical["attribute", "A.COLOUR"] == 0.5


def test_a_tie_of_two_differentials_is_marked(room: AnnotationRoom) -> None:
    second = room.desk.consensus.of(OWNER, "skin").cases[0].comparison
    assert [
        (one.disease, float(one.weight), one.rank, one.tied) for one in second.differential
    ] == [
        ("D.ACNE", 1.5, 1, True),
        ("D.ROSACEA", 1.5, 1, True),
    ]
    assert second.first.differential == ("D.ACNE", "D.ROSACEA")
    assert second.second.differential == ("D.ROSACEA", "D.ACNE")


def test_who_only_annotates_compares_nothing(room: AnnotationRoom) -> None:
    with pytest.raises(Refusal):
        room.desk.consensus.of(room.actor("anna"), "skin")


def test_who_still_has_a_case_to_annotate_is_not_told_what_others_say_of_it(
    tmp_path: Path,
) -> None:
    with AnnotationRoom(tmp_path, (1, 1), ("anna", "bert", "carl"), annotators=3) as made:
        for code in ("anna", "bert"):
            read(made, code, 1, PAPULE, RED, ACNE)
            read(made, code, 2, PAPULE, RED, ACNE)
        read(made, "carl", 2, PAPULE, RED, ACNE)
        carl = replace(made.actor("carl"), roles=frozenset({Role.ADJUDICATOR}))
        told = made.desk.consensus.of(carl, "skin")
        assert [one.number for one in told.cases] == [2]
        assert [one.number for one in made.desk.consensus.of(OWNER, "skin").cases] == [1, 2]


def test_the_verb_prints_and_writes(
    room: AnnotationRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = room.desk.folder
    room.desk.close()
    out = tmp_path / "consensus"
    line = ["annotations", "consensus", "skin", "--out", str(out), "--workspace", str(folder)]
    assert run(line, NoWindow()) == 0
    told = capsys.readouterr().out
    assert "2 cases read by two, 1 with conflicts" in told
    assert "case 2: attribute, diagnosis" in told
    with (out / "differentials.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["case"], row["disease"], row["tied"]) for row in csv.DictReader(file)]
    assert ("2", "D.ACNE", "True") in rows
    assert ("1", "D.ACNE", "False") in rows


def test_the_files_hold_intervals_kappa_and_places(
    room: AnnotationRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = room.desk.folder
    room.desk.close()
    out = tmp_path / "consensus"
    line = ["annotations", "consensus", "skin", "--out", str(out), "--workspace", str(folder)]
    assert run(line, NoWindow()) == 0
    with (out / "agreement.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {(row["about"], row["node"]): row for row in csv.DictReader(file)}
    first = rows["first diagnosis", ""]
    # Acne and acne, acne and rosacea: chance is 1 x 1/2 + 0 x 1/2.
    assert (float(first["identical"]), float(first["kappa"])) == (0.5, 0.0)
    assert float(rows["lesion", ""]["kappa"]) == 1.0
    assert 0 <= float(first["overlap_low"]) <= 0.5 <= float(first["overlap_high"]) <= 1
    assert "ac1_low" in first
    told = json.loads((out / "consensus.json").read_text(encoding="utf-8"))
    kappas = {(one["about"], one["node"]): one["kappa"] for one in told["agreement"]}
    assert kappas["first diagnosis", ""] == 0.0
    assert told["formulas"]["kappa"].startswith("Cohen's kappa on whole sets")


def test_places_of_lesions_are_compared(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, (1, 1)) as made:
        agree(made, 1)
        differ(made, 2)
        found = made.desk.consensus.of(OWNER, "skin")
    (places,) = (row.agreement for row in found.rows if row.about == "location")
    # The first case names none; in the second one says the face, the other the arm.
    assert (places.units, places.identical.value) == (1, 0.0)


def test_nobody_has_read_a_case_twice(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path) as fresh:
        found = fresh.desk.consensus.of(OWNER, "skin")
    assert found.cases == ()
    assert found.rows == ()
