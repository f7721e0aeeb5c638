"""`annotations consensus`: agreement, who settled what, and the records out to files."""

import csv
import json
from pathlib import Path

import pytest

from medannot.cli.main import run
from medannot.domain.people import OWNER
from medannot.domain.review.consensus import Choice, Rule
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.readings import adjudicator, agree, change_afterwards, differ
from tests.helpers.verbs import NoWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace with a case that agrees and one that does not."""
    with AnnotationRoom(tmp_path, (1, 1)) as room:
        agree(room, 1)
        differ(room, 2)
        return room.desk.folder


def consensus(folder: Path, *more: str) -> int:
    line = ["annotations", "consensus", "skin", *more, "--workspace", str(folder)]
    return run(line, NoWindow())


def test_what_agrees_is_settled_and_the_rest_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert consensus(folder) == 0
    assert "Consensus stands for 0 cases of 2" in capsys.readouterr().out
    assert consensus(folder, "--settle-agreed", "dora") == 0
    told = capsys.readouterr().out
    assert "Settled now without conflicts: 1; 1 stay for an adjudicator" in told
    assert "Consensus stands for 1 case of 2: 1" in told
    assert consensus(folder, "--settle-agreed", "dora") == 0
    assert "Settled now without conflicts: 0; 1 stay" in capsys.readouterr().out


def test_who_annotated_every_case_settles_none(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert consensus(folder, "--settle-agreed", "anna") != 0
    said = capsys.readouterr()
    assert "anna annotated every case that is still to be settled; name somebody else" in said.err
    assert consensus(folder) == 0
    assert "Consensus stands for 0 cases of 2" in capsys.readouterr().out


def test_cases_that_the_adjudicator_annotated_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with AnnotationRoom(tmp_path, (1, 1, 1), ("anna", "bert", "carl"), annotators=2) as room:
        pairs = {number: readers(room, number) for number in (1, 2, 3)}
        for number, codes in pairs.items():
            agree(room, number, codes)
        folder = room.desk.folder
    own = [number for number, codes in pairs.items() if "carl" in codes]
    assert len(own) == 2
    assert consensus(folder, "--settle-agreed", "carl") == 0
    told = capsys.readouterr().out
    assert "Settled now without conflicts: 1; 2 stay for an adjudicator" in told
    left = f"{own[0]}, {own[1]}"
    assert f"Left to somebody else, since carl annotated them: {left}" in told


def readers(room: AnnotationRoom, number: int) -> tuple[str, ...]:
    """Return who has a case to annotate."""
    works = room.desk.project_overview.case(OWNER, room.case_id(number)).works
    return tuple(one.code for one in works)


def test_a_settled_case_is_no_conflict_any_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with AnnotationRoom(tmp_path, (1, 1)) as room:
        for number in (1, 2):
            differ(room, number)
        dora = adjudicator(room)
        opened = room.desk.adjudicating.open(dora, room.case_id(1))
        choices = {one.key: Choice(Rule.FIRST) for one in opened.points if one.conflict}
        room.desk.adjudicating.keep(dora, opened, choices)
        folder = room.desk.folder
    assert consensus(folder) == 0
    told = capsys.readouterr().out.splitlines()
    assert "2 with conflicts, 1 of them settled;" in told[0]
    first, second = (next(row for row in told if row.startswith(f"  case {n}")) for n in (1, 2))
    assert first.endswith("; settled")
    assert "settled" not in second
    assert consensus(folder, "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["settled"], list(facts["conflicts"])) == ([1], ["2"])


def test_records_go_out_in_both_languages_with_their_sources(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert consensus(folder, "--settle-agreed", "dora", "--out", str(out)) == 0
    with (out / "consensus_findings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    lesion = next(row for row in rows if row["kind"] == "lesion")
    assert (lesion["en"], lesion["zh"], lesion["rule"]) == ("Papule", "丘疹", "agreed")
    assert lesion["from_a"].startswith("finding-")
    assert lesion["from_b"].startswith("finding-")
    with (out / "consensus.csv").open(encoding="utf-8-sig", newline="") as file:
        (record,) = csv.DictReader(file)
    assert {record["a"], record["b"]} == {"anna", "bert"}
    assert (record["by"], record["version"], record["unattended"]) == ("dora", "1", "True")
    told = json.loads((out / "consensus.json").read_text(encoding="utf-8"))
    (one,) = told["consensus"]
    assert one["findings"][0]["rule"] == "agreed"
    assert "lexicon" in told["rules"]["tie"]


def test_what_is_outdated_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with AnnotationRoom(other, (1,)) as room:
        differ(room, 1)
        dora = adjudicator(room)
        opened = room.desk.adjudicating.open(dora, room.case_id(1))
        choices = {one.key: Choice(Rule.FIRST) for one in opened.points if one.conflict}
        room.desk.adjudicating.keep(dora, opened, choices)
        change_afterwards(room, 1)
        changed = room.desk.folder
    assert consensus(changed) == 0
    told = capsys.readouterr().out
    assert "Outdated, since a reading was changed afterwards: 1" in told
    assert consensus(changed, "--json") == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["consensus"][0]["outdated"] is True
    assert len(facts["records"]) == 1
