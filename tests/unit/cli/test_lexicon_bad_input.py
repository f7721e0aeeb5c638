"""Wrong rows of a lexicon are named with file, row, column, value and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers.lexicon_edits import added, changed, regions, told
from tests.helpers.small_lexicon import small_lexicon

FACE = "FACE,BODY,region,both,1,Face,面部,,,,,no,,skin,draft,1.0.0,,,,\n"
MADE_OVER = (
    "a spreadsheet seems to have made a date or a rounded number of it; write it anew in a column "
    "of the kind Text."
)
NO_ID = "is no id; capital letters, digits and points are expected, 40 at most, and at least one"
LOST = (
    "signs were lost when it was saved in another encoding; write it anew, and save it as “CSV "
    "UTF-8”."
)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            regions("BODY,,tree", "BODY,FACE,tree"),
            "row 2: parent_id: It lies below itself: BODY in FACE in BODY; a tree is expected.",
        ),
        (
            regions("FACE,BODY", "FACE,BODI"),
            (
                "row 3: parent_id: There is no node BODI to be the parent; an id of the file is "
                "expected."
            ),
        ),
        (
            added("regions.csv", FACE.replace("Face,面部", "Mug,脸")),
            "row 4: id: The id FACE stands twice; ids are never used again.",
        ),
        (
            added("regions.csv", FACE.replace("FACE,", "MUG,").replace("面部", "脸")),
            "row 4: en: Face is the label of FACE too; they cannot be told apart.",
        ),
        (regions(",skin,", ",silk,"), "row 3: surface silk: skin, mucosa, oral, tooth, appendage"),
        (regions(",region,", ",regoin,"), "row 3: kind regoin: tree, group, region, subregion,"),
        (regions("面部", "??"), f"row 3: zh ??: {LOST}"),
        (regions("面部", "锟斤拷"), f"row 3: zh 锟斤拷: {LOST}"),
        (
            regions("Face", "=HYPERLINK(1)"),
            "row 3: en =HYPERLINK(1): it begins like a formula; write it without the first sign.",
        ),
        (
            regions("Face", "#NAME?"),
            "row 3: en #NAME?: it is what a spreadsheet shows for a fault; write the text itself.",
        ),
        (
            regions("draft,1.0.0,,,,\n", "draft,########,,,,\n"),
            (
                "row 2: since ########: it is what a spreadsheet shows for a fault; write the text "
                "itself."
            ),
        ),
        (regions("FACE,BODY", "1.23457E+17,BODY"), f"row 3: id 1.23457E+17: {MADE_OVER}"),
        (regions("FACE,BODY", "2026/1/5,BODY"), f"row 3: id 2026/1/5: {MADE_OVER}"),
        (regions("FACE,BODY", "2026年1月5日,BODY"), f"row 3: id 2026年1月5日: {MADE_OVER}"),
        (regions("FACE,BODY", "FACE,5-Jan"), f"row 3: parent_id 5-Jan: {MADE_OVER}"),
        (regions("FACE,BODY", "123,BODY"), f"row 3: id: 123 {NO_ID}"),
        (regions("FACE,BODY", "123.0,BODY"), f"row 3: id: 123.0 {NO_ID}"),
        (regions("both,1,", "both,1.0,"), "row 3: order 1.0: a whole number is expected."),
        (
            regions("skin,draft,1.0.0", "skin,draft,1.1"),
            "row 3: since: 1.1 is no version; three whole numbers such as 1.2.0 are expected.",
        ),
        (
            regions("FACE,BODY", "\ufeffFACE,BODY"),
            "row 3: id: it holds the sign U+FEFF, which cannot be seen; write it anew.",
        ),
        (
            regions("Face", "Fa\u200bce"),
            "row 3: en: it holds the sign U+200B, which cannot be seen; write it anew.",
        ),
        (regions("Face", "a" * 5000), "row 3: en: it has 5000 characters; 4000 are allowed."),
        (
            regions(FACE, FACE.replace(",,,,\n", ",,\n")),
            "row 3: It has 18 cells where the header has 20; look for a stray comma.",
        ),
        (
            regions("draft,1.0.0,,", "deprecated,1.0.0,1.2.0,"),
            "row 3: parent_id: BODY is deprecated and cannot have nodes in use below it.",
        ),
        (
            regions("skin,draft,1.0.0,,,", "skin,deprecated,1.0.0,1.2.0,NOSE,"),
            "row 3: replaced_by: NOSE cannot replace it; ids of nodes in use are expected.",
        ),
        (
            added(
                "regions.csv",
                "".join(
                    FACE.replace("FACE,BODY", f"F{n},{f'F{n - 1}' if n else 'FACE'}")
                    .replace("Face", f"Face {n}")
                    .replace("面部", f"面{n}")
                    for n in range(4)
                ),
            ),
            "row 7: parent_id: It lies too deep; at most 4 levels below the top are expected.",
        ),
    ],
)
def test_a_row_of_nodes_is_named(
    edit: Callable[[Path], None], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    edit(folder)
    first, *others = told(folder, capsys).splitlines()
    begun = "medannot: The lexicon clinic-skin is not taken over; it has 1 fault: "
    assert first.startswith(f"{begun}regions.csv, {said}")
    assert len(others) == 1


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            changed("codes_hp.csv", "0200034", "200034"),
            (
                "codes_hp.csv, row 2: code: HP:200034 is no code; HP has seven digits, zeros in "
                "front too."
            ),
        ),
        (
            added("codes_doid.csv", "id,code,match\nL.PAPULE,50117,exact\n"),
            (
                "codes_doid.csv, row 2: code: DOID:50117 is no code; DOID has digits, zeros in "
                "front too."
            ),
        ),
        (
            added("codes_sct.csv", "id,code,match\nL.PAPULE,1234,exact\n"),
            (
                "codes_sct.csv, row 2: code: SCT:1234 is no code; SCT has keywords of the "
                "dictionary of DICOM PS3.16 here, such as Scalp, and no numbers."
            ),
        ),
        (
            added("codes_xyz.csv", "id,code,match\nL.PAPULE,L7,exact\n"),
            (
                "codes_xyz.csv: XYZ is no coding system; name the file codes_ and one of sct, hp, "
                "doid, icd10, radlex, dcm."
            ),
        ),
        (
            changed("codes_hp.csv", "L.PAPULE", "L.PIMPLE"),
            (
                "codes_hp.csv, row 2: id L.PIMPLE: there is no such node; an id of the lexicon is "
                "expected."
            ),
        ),
        (
            changed("codes_hp.csv", "exact", "nearly"),
            "codes_hp.csv, row 2: match nearly: exact, broad, narrow, related is expected.",
        ),
        (
            added("codes_hp.csv", "L.PAPULE,0200034,broad\n"),
            "codes_hp.csv, row 3: code 0200034: L.PAPULE has it twice; delete one of the rows.",
        ),
        (
            added("relations.csv", "L.PAPULE,overlaps,L.NOPE,draft,authored,\n"),
            (
                "relations.csv, row 3: object: There is no node L.NOPE; an id of the lexicon is "
                "expected."
            ),
        ),
        (
            changed("relations.csv", "overlaps", "overlap"),
            (
                "relations.csv, row 2: kind overlap: overlaps, looks_like, finding_site, "
                "has_symptom, treated_by, advised, belongs_to is expected."
            ),
        ),
        (
            changed("constraints.csv", "under:BODY", "under:TRUNK"),
            "constraints.csv, row 2: object: The selector names TRUNK, which is no node.",
        ),
        (
            changed("constraints.csv", "requires", "needs"),
            (
                "constraints.csv, row 2: relation needs: requires, forbids, implies, "
                "exclusive_with, overlaps is expected."
            ),
        ),
    ],
)
def test_what_stands_beside_the_nodes_is_named(
    edit: Callable[[Path], None], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_lexicon(tmp_path / "clinic-skin")
    edit(folder)
    assert told(folder, capsys).splitlines()[1:] == [said]
