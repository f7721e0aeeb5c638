"""Files that are none of a lexicon are refused in one sentence; what is doubtful is told."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from medannot.cli.main import run
from tests.helpers.lexicon_edits import added, changed, regions, told
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.verbs import NoWindow

NOT_TEXT = "it is not UTF-8 text; in Excel or WPS save it as “CSV UTF-8”."
NOT_CSV = (
    "it is not CSV (a quotation mark is not closed, or a cell is longer than any text); save it as "
    "“CSV UTF-8” again."
)
THREE = 'write three whole numbers in quotation marks, such as "1.2.0".'


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (regions("面部", "面部".encode("gb18030")), f"regions.csv, row 3, column zh: {NOT_TEXT}"),
        (
            regions("Face", "Fa\0ce"),
            (
                "regions.csv, row 3, column en: a null character stands there, which no text has; "
                "in Excel or WPS save it as “CSV UTF-8”."
            ),
        ),
        (regions("Face", '"Face'), f"regions.csv, row 3: {NOT_CSV}"),
        (regions("Face", "a" * 200_000), f"regions.csv, row 3: {NOT_CSV}"),
        (
            regions(",note\n", "\n"),
            "regions.csv: the columns 'note' are missing in its header; add them, empty or not.",
        ),
        (
            lambda folder: (folder / "regions.csv").write_text("id;parent_id\nA;B\n"),
            (
                "regions.csv has semicolons between its cells; commas are expected: save it as "
                "“CSV UTF-8 (comma delimited)”."
            ),
        ),
        (
            lambda folder: (folder / "regions.csv").write_bytes(b"," * 3_000_000),
            "regions.csv is empty; a header and rows are expected.",
        ),
        (
            lambda folder: (folder / "regions.csv").write_bytes(b"x" * (33 << 20)),
            (
                "regions.csv is larger than any lexicon (33 MB; 32 MB are allowed); delete what is "
                "none of it."
            ),
        ),
        (
            added("regions.csv", f"A{',' * 19}\n" * 200_000),
            "regions.csv has more than 200000 rows, which no lexicon has; delete what is none.",
        ),
        (
            lambda folder: (
                (folder / "codes_hp.csv").rename(folder / "x") and (folder / "codes_hp.csv").mkdir()
            ),
            "codes_hp.csv is a folder; a file is expected.",
        ),
        (
            lambda folder: (
                (folder / "regions.csv").rename(folder / "x")
                and (folder / "regions.csv").symlink_to("nowhere")
            ),
            "regions.csv is missing in clinic-skin; a lexicon has it.",
        ),
        (
            changed("lexicon.toml", '"1.0.0"', '"1.1.0"'),
            (
                "lexicon.toml: the lexicon was made by a later medannot (format 1.1.0; this one "
                "reads up to 1.0.0); install that one to open it."
            ),
        ),
        (changed("lexicon.toml", '"1.0.0"', "1"), f"lexicon.toml: format 1: {THREE}"),
        (changed("lexicon.toml", '"1.2.0"', '"1.2"'), f"lexicon.toml: version 1.2: {THREE}"),
        (
            changed("lexicon.toml", 'version = "1.2.0"\n', ""),
            f"lexicon.toml: version (missing): {THREE}",
        ),
        (
            changed("lexicon.toml", '"clinic-skin"', '"../Skin"'),
            (
                "lexicon.toml: id ../Skin: write small letters, digits and hyphens, such as "
                "clinic-skin."
            ),
        ),
        (
            changed("lexicon.toml", '["en", "zh"]', '["en", "de"]'),
            "lexicon.toml: languages list: write a list of en and zh.",
        ),
        (
            changed("lexicon.toml", "papule_cm = 0.5", 'papule_cm = "half"'),
            "lexicon.toml: cut_offs.papule_cm half: write a size in centimetres, such as 0.5.",
        ),
        (
            changed("lexicon.toml", "papule_cm = 0.5", "papule_cm = nan"),
            "lexicon.toml: cut_offs.papule_cm nan: write a size in centimetres, such as 0.5.",
        ),
        (
            changed("lexicon.toml", "papule_cm = 0.5", f"papule_cm = {'9' * 5000}"),
            "lexicon.toml is not TOML: ",
        ),
        (
            changed("lexicon.toml", "[name]", "[name"),
            (
                "lexicon.toml is not TOML: Expected ']' at the end of a table declaration (at line "
                "10, column 6); mend that place."
            ),
        ),
        (
            changed("lexicon.toml", "皮肤", "皮肤".encode("gb18030")),
            "lexicon.toml, row 12: it is not UTF-8 text; save it as UTF-8.",
        ),
    ],
)
def test_a_file_is_refused_in_one_sentence(
    edit: Callable[[Path], object], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    edit(folder)
    lines = told(folder, capsys).splitlines()
    assert lines[0].startswith(f"medannot: {said}")
    assert len(lines) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    (folder / "lesions.csv").unlink()
    os.mkfifo(folder / "lesions.csv")
    assert told(folder, capsys) == "medannot: lesions.csv is a pipe; a file is expected.\n"


def test_a_file_that_cannot_be_read_is_a_fault_of_the_surroundings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    read = Path.read_bytes

    def denied(path: Path) -> bytes:
        if path.name == "lesions.csv":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert run(["lexicon", "check", str(folder)], NoWindow()) == 3
    assert capsys.readouterr().err == (
        "medannot: lesions.csv cannot be read (Permission denied); mend that, then open the "
        "lexicon again.\n"
    )


def test_after_two_hundred_faults_reading_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    added("regions.csv", "A,B\n" * 1_000_000)(folder)
    lines = told(folder, capsys).splitlines()
    assert lines[0] == (
        "medannot: regions.csv has 200 faults or more and was not read further; mend these first: "
        "regions.csv, row 4: It has 2 cells where the header has 20; look for a stray comma."
    )
    assert len(lines) == 201


def test_what_a_spreadsheet_leaves_behind_does_no_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    regions("FACE,", "\n,,,\n\nFACE,")(folder)
    text = (folder / "regions.csv").read_bytes().replace(b"\n", b",,\r\n")
    (folder / "regions.csv").write_bytes(text)
    assert run(["lexicon", "check", str(folder)], NoWindow()) == 0
    assert capsys.readouterr().out == "clinic-skin@1.2.0 is sound: 5 nodes.\n"


def test_deprecated_nodes_in_use_and_other_doubts_are_told_with_place_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    gone = "primary,skin,deprecated,1.0.0,1.2.0,L.PAPULE"
    changed("lesions.csv", "primary,skin,draft,1.0.0,,", gone)(folder)
    added("constraints.csv", "C.SEX,sex=mail,forbids,L.PAPULE,warn,Odd.,奇怪。\n")(folder)
    (folder / "lesion.csv").write_text("id\n")
    assert run(["lexicon", "check", str(folder)], NoWindow()) == 0
    assert capsys.readouterr().out.splitlines() == [
        "clinic-skin@1.2.0 is sound: 5 nodes.",
        "4 doubts:",
        "lesion.csv: It is none of a lexicon's tables and is not read; look for a misspelt name.",
        (
            "relations.csv, row 2: object L.NODULE: deprecated since 1.2.0; name L.PAPULE instead, "
            "or set the status of the relation to deprecated."
        ),
        (
            "constraints.csv, row 2: subject L.NODULE: deprecated since 1.2.0; name L.PAPULE "
            "instead, or delete the rule."
        ),
        (
            "constraints.csv, row 3: subject sex=mail: no node is meant by it; look for a misspelt "
            "value."
        ),
    ]
