"""The table of changes: read with the lexicon, wrong rows named by file, row, column and value."""

from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.folder import UnsoundLexicon, load
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon

HEADER = "from_version,to_version,op,old_ids,new_ids,condition,auto,note"


def house() -> Lexicon:
    return lexicon(
        "2.0.0",
        node("CHEEK"),
        node("PINNA", until="1.1.0"),
        node("EAR", since="1.1.0", until="2.0.0"),
        node("EARL", since="2.0.0"),
        node("EARR", since="2.0.0"),
        node("NAPE", since="2.0.0"),
        node("NECK", until="2.0.0"),
        node("CHIN", until="1.1.0"),
    )


def folder_with(tmp_path: Path, *rows: str) -> Path:
    folder = write_lexicon(tmp_path / "house", house())
    (folder / "changes.csv").write_text("\n".join((HEADER, *rows)), encoding="utf-8")
    return folder


def test_changes_are_read_in_their_order_with_what_each_operation_allows(tmp_path: Path) -> None:
    sides = "laterality=left -> EARL; laterality=right -> EARR"
    folder = folder_with(
        tmp_path,
        "1.0.0,1.1.0,replace,PINNA,EAR,,,",
        f"1.1.0,2.0.0,split,EAR,EARL；EARR,{sides},,two ears",
        "1.1.0,2.0.0,narrow,NECK,NAPE,,,",
        "1.1.0,2.0.0,relabel,CHEEK,CHEEK,,no,",
    )

    replaced, split, narrowed, relabelled = load(folder).changes

    assert replaced == change("1.0.0 1.1.0", "replace", "PINNA", "EAR")
    assert (split.new_ids, split.auto, split.note) == (("EARL", "EARR"), True, "two ears")
    assert split.condition is not None
    assert split.condition.text == sides
    assert (narrowed.auto, relabelled.auto) == (False, False)


def test_a_lexicon_without_changes_has_none(tmp_path: Path) -> None:
    assert load(write_lexicon(tmp_path / "house", house())).changes == ()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "1.0,2.0.0,relabel,CHEEK,,,,",
            "from_version 1.0: three whole numbers such as 1.2.0 is expected.",
        ),
        (
            "1.1.0,2.0.0,rename,CHEEK,,,,",
            (
                "op rename: one of relabel, move, recode, replace, merge, split, narrow, "
                "widen, drop is expected."
            ),
        ),
        ("1.1.0,2.0.0,relabel,CHEEK,,,maybe,", "auto maybe: yes or no is expected."),
        (
            "2.0.0,1.1.0,relabel,CHEEK,,,,",
            "to_version 1.1.0: a version after 2.0.0 is expected.",
        ),
        (
            "1.1.0,3.0.0,relabel,CHEEK,,,,",
            "to_version 3.0.0: at most 2.0.0, the version of the lexicon, is expected.",
        ),
        ("1.1.0,2.0.0,relabel,,,,,", "old_ids (empty): for relabel one or more ids is expected."),
        (
            "1.1.0,2.0.0,relabel,CHEEK,EARL,,,",
            "new_ids EARL: for relabel no id is expected.",
        ),
        ("1.1.0,2.0.0,drop,NECK,NAPE,,,", "new_ids NAPE: for drop no id is expected."),
        (
            "1.1.0,2.0.0,replace,NECK;EAR,NAPE,,,",
            "old_ids NECK;EAR: for replace one id is expected.",
        ),
        ("1.1.0,2.0.0,merge,NECK,NAPE,,,", "old_ids NECK: for merge 2 or more ids is expected."),
        ("1.1.0,2.0.0,split,EAR,EARL,,no,", "new_ids EARL: for split 2 or more ids is expected."),
        (
            "1.1.0,2.0.0,narrow,NECK,NECK,,no,",
            "new_ids NECK: a new id, since the meaning changed, is expected.",
        ),
        ("1.1.0,2.0.0,widen,NECK,NAPE,,yes,", "auto yes: no for widen is expected."),
        (
            "1.1.0,2.0.0,split,EAR,EARL;EARR,,yes,",
            "condition (empty): what decides, or no in the column auto, is expected.",
        ),
        (
            "1.1.0,2.0.0,replace,NECK,NAPE,else -> NAPE,,",
            "condition else -> NAPE: nothing, since only a split has one, is expected.",
        ),
        (
            "1.1.0,2.0.0,split,EAR,EARL;EARR,laterality=left -> NAPE; else -> EARR,,",
            "condition NAPE: one of the new ids is expected.",
        ),
        (
            "1.1.0,2.0.0,split,EAR,EARL;EARR,laterality=left EARL,,",
            "condition laterality=left EARL: At character 17 (EARL): -> is expected.",
        ),
        (
            "1.1.0,2.0.0,replace,TOE,NAPE,,,",
            "old_ids TOE: a node of house@2.0.0 is expected.",
        ),
        (
            "1.1.0,2.0.0,replace,CHIN,NAPE,,,",
            "old_ids CHIN: a node in use in version 1.1.0 is expected.",
        ),
        (
            "1.0.0,1.1.0,replace,PINNA,NAPE,,,",
            "new_ids NAPE: a node in use in version 1.1.0 is expected.",
        ),
        (
            "1.1.0,2.0.0,replace,CHEEK,NAPE,,,",
            "old_ids CHEEK: a node that is deprecated by now is expected.",
        ),
        (
            "1.0.0,1.1.0,replace,NECK,EAR,,,",
            "old_ids NECK: a node that is deprecated since 1.1.0 is expected.",
        ),
    ],
)
def test_a_wrong_row_is_named_with_column_value_and_what_is_expected(
    row: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(UnsoundLexicon) as fault:
        load(folder_with(tmp_path, row))

    assert f"changes.csv, row 2: {said}" in [one.sentence() for one in fault.value.problems]


def test_rows_are_only_added_at_the_end(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path,
        "1.1.0,2.0.0,relabel,CHEEK,,,,",
        "1.0.0,1.1.0,relabel,CHEEK,,,,",
    )

    with pytest.raises(UnsoundLexicon) as fault:
        load(folder)

    assert [one.sentence() for one in fault.value.problems] == [
        (
            "changes.csv, row 3: from_version 1.0.0: 2.0.0 or later, since rows are only "
            "added at the end, is expected."
        )
    ]


def test_a_node_goes_one_way_in_a_version(tmp_path: Path) -> None:
    folder = folder_with(
        tmp_path,
        "1.1.0,2.0.0,relabel,NECK,,,,",
        "1.1.0,2.0.0,replace,NECK,NAPE,,,",
        "1.1.0,2.0.0,drop,NECK,,,,",
    )

    with pytest.raises(UnsoundLexicon) as fault:
        load(folder)

    assert [one.sentence() for one in fault.value.problems] == [
        "changes.csv, row 4: old_ids NECK: each id in one row of a version is expected."
    ]


def test_a_table_with_another_header_is_refused(tmp_path: Path) -> None:
    folder = write_lexicon(tmp_path / "house", house())
    (folder / "changes.csv").write_text("from,to,op\n1.0.0,2.0.0,drop\n", encoding="utf-8")

    with pytest.raises(InputFault, match=r"changes\.csv: the columns 'from_version', .* missing"):
        load(folder)
