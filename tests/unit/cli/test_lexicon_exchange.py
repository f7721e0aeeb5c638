"""`medannot lexicon export` and `import`: what they print, write and return."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from medannot.cli.main import run
from medannot.exchange.lexicons.folder import load
from tests.helpers.small_lexicon import edited_workbook, put, small_lexicon
from tests.helpers.verbs import NoWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_lexicon(tmp_path / "clinic-skin")


def lexicon(*words: object) -> int:
    return run(["lexicon", *map(str, words)], NoWindow())


def edit(book: Workbook) -> None:
    put(book, "lesions", "G3", "小丘疹")
    put(book, "regions", "F3", "Visage")


def test_the_round_trip_of_a_workbook_with_an_edit_in_between(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ward.xlsx"
    assert lexicon("export", folder, "--xlsx", path) == 0
    assert capsys.readouterr().out == f"clinic-skin@1.2.0 is written to {path}: 5 nodes.\n"
    book = load_workbook(path)
    edit(book)
    book.save(path)

    assert lexicon("import", path, "--into", folder) == 0
    assert capsys.readouterr().out == (
        "FACE: changed\n"
        "  en.label: 'Face' -> 'Visage'\n"
        "L.PAPULE: changed\n"
        "  zh.label: '丘疹' -> '小丘疹'\n"
        "2 differences; with all of them the version goes up by a patch step.\n"
        "Nothing was written; take over with --accept all or --accept ID,ID.\n"
    )
    assert load(folder).lexicon["FACE"].en.label == "Face"

    assert lexicon("import", path, "--into", folder, "--accept", "L.PAPULE") == 0
    assert capsys.readouterr().out == (
        "clinic-skin@1.2.0 became clinic-skin@1.2.1: 1 difference taken over. Not taken over: "
        "FACE.\n"
    )
    assert load(folder).lexicon["L.PAPULE"].zh.label == "小丘疹"
    assert load(folder).lexicon["FACE"].en.label == "Face"


def test_a_dry_run_tells_programs_what_differs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited_workbook(load(folder), tmp_path / "ward.xlsx", edit)

    assert lexicon("import", path, "--into", folder, "--json") == 0

    assert json.loads(capsys.readouterr().out) == {
        "lexicon": "clinic-skin@1.2.0",
        "stale": False,
        "step": "patch",
        "notes": [],
        "differences": [
            {
                "node_id": node_id,
                "kind": "changed",
                "step": "patch",
                "changes": [{"field": field, "before": before, "after": after}],
                "part": "node",
            }
            for node_id, field, before, after in (
                ("FACE", "en.label", "Face", "Visage"),
                ("L.PAPULE", "zh.label", "丘疹", "小丘疹"),
            )
        ],
    }


def test_all_are_accepted_for_programs(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited_workbook(load(folder), tmp_path / "ward.xlsx", edit)

    assert lexicon("import", path, "--into", folder, "--accept", "all", "--json") == 0

    assert json.loads(capsys.readouterr().out) == {
        "before": "clinic-skin@1.2.0",
        "after": "clinic-skin@1.2.1",
        "sha256": load(folder).sha256,
        "accepted": ["FACE", "L.PAPULE"],
        "refused": [],
    }


def test_a_workbook_without_an_edit_is_the_same(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited_workbook(load(folder), tmp_path / "ward.xlsx")

    assert lexicon("import", path, "--into", folder) == 0
    assert capsys.readouterr().out == "The workbook and clinic-skin@1.2.0 are the same.\n"
    assert lexicon("import", path, "--into", folder, "--accept", "all") == 0
    assert capsys.readouterr().out == "Nothing differs; clinic-skin@1.2.0 stays as it is.\n"


def test_bad_cells_are_all_named_on_stderr_and_nothing_is_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def spoil(book: Workbook) -> None:
        put(book, "lesions", "F3", "=A1")
        put(book, "regions", "G3", 7)

    path = edited_workbook(load(folder), tmp_path / "ward.xlsx", spoil)
    before = load(folder).sha256

    assert lexicon("import", path, "--into", folder, "--accept", "all") == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert "The lexicon clinic-skin is not taken over; it has 2 faults: ward.xlsx, " in err
    assert "ward.xlsx, sheet regions, row 3: zh 7: it is a number" in err
    assert "ward.xlsx, sheet lesions, row 3: en =A1: it is a formula" in err
    assert load(folder).sha256 == before


def test_a_lexicon_of_the_program_is_copied_under_an_id_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "ward"

    code = lexicon("export", "medannot-radiology", "--folder", folder, "--as", "ward-films")

    assert code == 0
    assert capsys.readouterr().out.startswith(f"ward-films@1.0.0 is written to {folder}: ")
    assert 'based_on = "medannot-radiology@1.0.0"' in (folder / "lexicon.toml").read_text("utf-8")
    assert lexicon("check", folder) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("export", "medannot-skin"), "Name either --xlsx FILE or --folder DIR."),
        (
            ("export", "medannot-skin", "--xlsx", "a.xlsx", "--folder", "b"),
            "Name either --xlsx FILE or --folder DIR.",
        ),
        (
            ("export", "medannot-skin", "--xlsx", "a.xlsx", "--as", "b"),
            "--as NEW_ID goes with --folder DIR.",
        ),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lexicon(*words) == 2
    assert said in capsys.readouterr().err


def test_an_unknown_id_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited_workbook(load(folder), tmp_path / "ward.xlsx", edit)

    assert lexicon("import", path, "--into", folder, "--accept", "FACE,L.NONE") == 1
    assert "L.NONE: there is no such difference" in capsys.readouterr().err
    assert load(folder).lexicon["FACE"].en.label == "Face"
