"""`medannot lexicon migrate`: told first, written only on request, the same when run again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from medannot.cli.main import run
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon
from tests.helpers.verbs import NoWindow

BOM = "\ufeff"
HEAD = "label_id,finding_id,node_id,version,en,zh,migrated_from,review,flag,laterality\n"
LABELS = (
    HEAD + "L1,F1,EAR,1.0.0,Ear,耳,,accepted,,left\n"
    "L2,F2,EAR,1.0.0,Ear,耳,,accepted,,\n"
    "L3,F3,BROW,1.0.0,Brow,眉,,,,\n"
    "L4,F3,LID,1.0.0,Lid,睑,,,,\n"
    "L5,F4,NECK,1.0.0,Neck,颈,,open,,\n"
    "L6,F4,CHIN,1.0.0,Chin,颏,,,,\n"
    "L7,F5,CHIN,2.0.0,Chin,颏,,,,\n"
)
MIGRATED = (
    BOM + HEAD + "L1,F1,EARL,2.0.0,Left ear,左耳,EAR,accepted,,left\n"
    "L2,F2,EAR,1.0.0,Ear,耳,,accepted,,\n"
    "L3,F3,EYE,2.0.0,Eye,眼,BROW;LID,,,\n"
    "L5,F4,NECK,2.0.0,Neck,颈,,open,dropped,\n"
    "L6,F4,CHIN,2.0.0,Chin,颏,,,,\n"
    "L7,F5,CHIN,2.0.0,Chin,颏,,,,\n"
)
TOLD = """\
house@1.0.0 -> house@2.0.0: 7 labels
  unchanged  1
  migrated   4
  collapsed  1
  waiting    1
By operation (automatic, waiting for a person):
  relabel    0, 0
  move       0, 0
  recode     0, 0
  replace    0, 0
  merge      2, 0
  split      1, 1
  narrow     0, 0
  widen      0, 0
  drop       1, 0
  none       1
Kept and flagged, as their node was dropped: 1 label.
1 label for a person:
  L2 (F2, EAR Ear): Ear was split into Left ear, Right ear, and nothing decides: laterality is \
not known; choose one.
  L4 (F3) collapses into L3
"""


Migrate = Callable[..., int]


@pytest.fixture
def migrate(tmp_path: Path) -> Migrate:
    """Write both versions and the labels, and return what runs the verb on them."""
    chin = node("CHIN", "Chin", "颏")
    early = [
        node(one, zh=zh)
        for one, zh in {"EAR": "耳", "BROW": "眉", "LID": "睑", "NECK": "颈"}.items()
    ]
    late = [node(one.id, zh=one.zh.label, until="2.0.0") for one in early]
    new = [
        node("EARL", "Left ear", "左耳", since="2.0.0"),
        node("EARR", "Right ear", "右耳", since="2.0.0"),
        node("EYE", "Eye", "眼", since="2.0.0"),
    ]
    changes = [
        change("1.0.0 2.0.0", "split", "EAR", "EARL EARR",
               "laterality=left -> EARL; laterality=right -> EARR"),
        change("1.0.0 2.0.0", "merge", "BROW LID", "EYE"),
        change("1.0.0 2.0.0", "drop", "NECK"),
    ]  # fmt: skip
    before = write_lexicon(tmp_path / "v1", lexicon("1.0.0", chin, *early))
    after = write_lexicon(tmp_path / "v2", lexicon("2.0.0", chin, *late, *new), changes)
    (tmp_path / "labels.csv").write_text(LABELS, encoding="utf-8")

    def verb(*words: str | Path, labels: str = "labels.csv") -> int:
        line = ["lexicon", "migrate", before, after, "--labels", tmp_path / labels, *words]
        return run([str(word) for word in line], NoWindow())

    return verb


def test_a_dry_run_tells_what_happens_and_writes_nothing(
    migrate: Migrate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate() == 0

    assert capsys.readouterr().out == (
        TOLD + "Nothing was written; --out FILE.csv writes the labels.\n"
    )
    assert sorted(one.name for one in tmp_path.iterdir()) == ["labels.csv", "v1", "v2"]


def test_the_labels_are_written_and_the_file_they_came_from_stays(
    migrate: Migrate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate("--out", tmp_path / "new.csv") == 0

    assert capsys.readouterr().out == TOLD + "Wrote new.csv.\n"
    assert (tmp_path / "new.csv").read_bytes().decode("utf-8") == MIGRATED
    assert (tmp_path / "labels.csv").read_text(encoding="utf-8") == LABELS


def test_a_second_run_gives_the_same_bytes(migrate: Migrate, tmp_path: Path) -> None:
    for name in ("new.csv", "again.csv"):
        assert migrate("--out", tmp_path / name) == 0
    assert migrate("--out", tmp_path / "third.csv", labels="new.csv") == 0

    first = (tmp_path / "new.csv").read_bytes()
    assert (tmp_path / "again.csv").read_bytes() == first
    assert (tmp_path / "third.csv").read_bytes() == first


def test_labels_of_nodes_that_were_given_up_before_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = [
        node("NAPE", "Nape", "项", until="1.0.0", replaced_by=("NECK",)),
        node("JOWL", "Jowl", "腮", until="1.0.0"),
    ]
    neck = node("NECK", "Neck", "颈")
    before = write_lexicon(tmp_path / "v1", lexicon("1.0.0", neck, *gone))
    after = write_lexicon(tmp_path / "v2", lexicon("2.0.0", neck, *gone))
    labels = tmp_path / "labels.csv"
    labels.write_text(
        "label_id,finding_id,node_id,version\nL1,F1,NAPE,1.0.0\nL2,F2,NECK,1.0.0\n"
        "L3,F3,JOWL,1.0.0\nL4,F4,NAPE,2.0.0\n",
        encoding="utf-8",
    )
    line = ["lexicon", "migrate", str(before), str(after), "--labels", str(labels), "--most", "2"]
    assert run(line, NoWindow()) == 0
    assert capsys.readouterr().out.splitlines()[-5:] == [
        "3 labels of nodes that were given up before:",
        "  L1 (F1): NAPE is deprecated since 1.0.0; choose NECK Neck.",
        "  L3 (F3): JOWL is deprecated since 1.0.0; choose another node.",
        "  and 1 more; --most 0 lists all.",
        "Nothing was written; --out FILE.csv writes the labels.",
    ]


def test_programs_are_told_the_counts_and_the_whole_work_list(
    migrate: Migrate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate("--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["fates"] == {"unchanged": 1, "migrated": 4, "collapsed": 1, "waiting": 1}
    assert {"op": "split", "automatic": 1, "waiting": 1} in told["by_op"]
    assert (told["untouched"], told["dropped"], told["written"]) == (1, 1, "")
    assert told["by_reason"] == {"undecided": 1}
    assert told["collapsed"] == [{"label_id": "L4", "finding_id": "F3", "into": "L3"}]
    assert told["work"] == [
        {
            "label_id": "L2",
            "finding_id": "F2",
            "node_id": "EAR",
            "en": "Ear",
            "zh": "耳",
            "reason": "undecided",
            "op": "split",
            "candidates": [
                {"id": "EARL", "en": "Left ear", "zh": "左耳"},
                {"id": "EARR", "en": "Right ear", "zh": "右耳"},
            ],
            "sentence": "Ear was split into Left ear, Right ear, and nothing decides: laterality "
            "is not known; choose one.",
        }
    ]


def test_a_long_work_list_is_cut_and_says_so(
    migrate: Migrate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "".join(f"N{n},G{n},EAR,1.0.0,Ear,耳,,,,\n" for n in range(3))
    (tmp_path / "labels.csv").write_text(LABELS + more, encoding="utf-8")

    assert migrate("--most", "1") == 0
    short = capsys.readouterr().out
    assert migrate("--most", "0") == 0
    whole = capsys.readouterr().out

    assert "4 labels for a person:\n  L2" in short
    assert "and 3 more; --most 0 lists all." in short
    assert ("N2" in short, "N2 (G2" in whole) == (False, True)


def test_the_file_of_labels_is_not_written_over(
    migrate: Migrate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate("--out", tmp_path / "v1" / ".." / "labels.csv") == 1

    assert capsys.readouterr().err == (
        "medannot: labels.csv would be written over; name another file for the migrated labels.\n"
    )
    assert (tmp_path / "labels.csv").read_text(encoding="utf-8") == LABELS


def test_a_wrong_row_is_named_and_no_file_appears(
    migrate: Migrate, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "labels.csv").write_text(LABELS + "L8,F9,EAR,1,,,,,,\n", encoding="utf-8")

    assert migrate("--out", tmp_path / "new.csv") == 1

    assert capsys.readouterr().err.splitlines() == [
        "medannot: labels.csv: no label is taken; mend its faults first: 1.",
        "labels.csv, row 9: version 1: three whole numbers such as 1.2.0 is expected.",
    ]
    assert not (tmp_path / "new.csv").exists()


def test_a_missing_file_of_labels_is_named(
    migrate: Migrate, capsys: pytest.CaptureFixture[str]
) -> None:
    assert migrate(labels="none.csv") == 3

    assert "none.csv cannot be used" in capsys.readouterr().err
