"""`medannot annotations gallery|balance|together|differentials`, for people, programs and files."""

import csv
import json
from pathlib import Path

import pytest

from tests.helpers.annotated import UNSHARP
from tests.helpers.overview_room import OverviewRoom, primary, ranked, region, secondary
from tests.helpers.verbs import Say, saying


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a workspace: case 1 done by both, case 2 by anna, the image of case 3 discarded."""
    with OverviewRoom(tmp_path, (1, 1, 1)) as room:
        papules = (region("FACE.CHEEK"), primary("L.PAPULE"), secondary("L.PUSTULE"))
        room.hands_in("anna", 1, *papules, ranked("D.ECZEMA", "D.PSORIASIS", "D.TCORPORIS"))
        room.hands_in("bert", 1, *papules, ranked("D.PSORIASIS", "D.ECZEMA"))
        room.hands_in("anna", 2, region("SKIN.NECK"), primary("L.PAPULE"), ranked("D.TCORPORIS"))
        room.says("bert", 3, UNSHARP, place=1)
        return room.desk.folder


@pytest.fixture
def say(folder: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(folder, capsys, "annotations")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_gallery_is_listed_and_filtered(say: Say) -> None:
    assert say("gallery", "skin").out == (
        "3 images found\n"
        "  1/1: 2 of 2 handed in; disagreement\n"
        "  2/1: 1 of 2 handed in\n"
        "  3/1: 0 of 2 handed in; discarded: unsharp\n"
    )
    found = {
        ("--state", "partly"): [2],
        ("--discarded",): [3],
        ("--kept", "--annotator", "anna"): [1, 2, 3],
        ("--reason", "unsharp", "--reason", "duplicate"): [3],
        ("--node", "SKIN.FACE"): [1],
        ("--node", "Face"): [1],
        ("--node", "面部"): [1],
        ("--node", "L.PAPULE", "--annotator", "bert"): [1],
        ("--agree",): [],
        ("--disagree",): [1],
        ("--from", "2", "--limit", "1"): [2],
    }
    for words, cases in found.items():
        told = json.loads(say("gallery", "skin", *words, "--json").out)
        assert [one["number"] for one in told["images"]] == cases, words
    assert say("gallery", "skin", "--limit", "1").out.splitlines()[-1] == (
        "  1 of them shown; see --from and --limit"
    )


def test_balance_tells_shares_and_what_no_case_has(say: Say, tmp_path: Path) -> None:
    said = say("balance", "skin", "--by", "region").out.splitlines()

    assert said[:4] == ["2 cases of 3 by region, any", "  Face: 1 (50.0%)", "  Neck: 1 (50.0%)",
                        "  not recorded: 1"]  # fmt: skip
    assert said[4].startswith("No case has ")
    assert "Scalp and hair" in said[4]
    out = tmp_path / "balance.csv"
    fine = say("balance", "skin", "--by", "disease", "--fine", "--whose", "merged", "--csv", out)
    assert fine.code == 0, fine.err
    table = {row["level"]: row for row in rows(out)}
    assert (table["D.ECZEMA"]["cases"], table["D.ECZEMA"]["share"]) == ("1", "1.0000")
    assert table["D.TCORPORIS"]["cases"] == "0"
    assert table["not_recorded"]["cases"] == "1"
    ages = say("balance", "skin", "--by", "age").out
    assert ages == "0 cases of 3 by age, any\n  not recorded: 3\n"
    again = say("balance", "skin", "--by", "disease", "--csv", out)
    assert (again.code, "already; name another" in again.err) == (1, True)


def test_two_dimensions_are_crossed(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "cross.csv"
    said = say("balance", "skin", "--by", "region", "--and", "disease", "--fine", "--csv", out)

    lines = said.out.splitlines()
    assert lines[-2] == "No case has 2 cells; --csv lists them with 0 cases"
    assert lines[-1].startswith("Levels that no case has are left out: ")
    assert lines[:-2] == [
        "region by disease, any: 9 cells, 2 of them empty",
        "  Face: Unspecified eczema 1, Psoriasis vulgaris 1, Tinea corporis 1",
        "  Buccal cheek: Unspecified eczema 1, Psoriasis vulgaris 1, Tinea corporis 1",
        "  Neck: Tinea corporis 1",
    ]
    cells = {(row["region"], row["disease"]): row["cases"] for row in rows(out)}
    assert len(cells) == 9
    assert (cells["SKIN.NECK", "D.TCORPORIS"], cells["SKIN.NECK", "D.ECZEMA"]) == ("1", "0")


def test_lesions_together(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "together.csv"
    said = say("together", "skin", "--csv", out)

    assert said.out.splitlines() == [
        "2 cases with roles of lesions, any",
        "  Papule as primary: 2",
        "    with Pustule: 1 of 2, 50% (9% to 91%)",
    ]
    (row,) = rows(out)
    assert (row["both"], row["with_primary"], row["share_of_secondary"]) == ("1", "2", "1.0000")
    by_image = json.loads(say("together", "skin", "--unit", "image", "--json").out)
    assert (by_image["unit"], by_image["pairs"][0]["both"]) == ("image", 1)


def test_differentials_are_merged_and_written(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "differentials.csv"
    said = say("differentials", "skin", "--out", out)

    assert said.out.splitlines() == [
        "1",
        "  anna: Unspecified eczema, Psoriasis vulgaris, Tinea corporis",
        "  bert: Psoriasis vulgaris, Unspecified eczema",
        "  1. Unspecified eczema 1.50, tied",
        "  1. Psoriasis vulgaris 1.50, tied",
        "  2. Tinea corporis 0.33",
        "2",
        "  anna: Tinea corporis",
        "  not merged: two physicians have to hand theirs in",
    ]
    written = rows(out)
    assert [(one["list"], one["rank"], one["node_id"]) for one in written[:5]] == [
        ("anna", "1", "D.ECZEMA"),
        ("anna", "2", "D.PSORIASIS"),
        ("anna", "3", "D.TCORPORIS"),
        ("bert", "1", "D.PSORIASIS"),
        ("bert", "2", "D.ECZEMA"),
    ]
    merged = [one for one in written if one["list"] == "merged"]
    assert [(one["weight"], one["tied"], one["named_by"]) for one in merged] == [
        ("1.5000", "true", "2"),
        ("1.5000", "true", "2"),
        ("0.3333", "false", "1"),
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("balance", "no", "--by", "region"), "There is no annotation project named no."),
        (("gallery", "skin", "--annotator", "cleo"), "cleo annotates nothing there"),
        (("gallery", "skin", "--node", "X"), "medannot-skin@1.0.0 has no term X; look for it"),
        (("differentials", "no"), "There is no annotation project named no."),
    ],
)
def test_what_is_not_there_is_named(say: Say, words: tuple[str, ...], sentence: str) -> None:
    said = say(*words)
    assert said.code == 1
    assert sentence in said.err
