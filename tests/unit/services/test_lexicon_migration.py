"""The changes between two versions, and the work list as a table that writes over nothing."""

from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.exchange.lexicons.folder import load
from medannot.services.lexicon_migration import changes_between, migrate_labels, write_work_list
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon


def test_the_work_list_is_written_once_and_changes_are_those_between_the_versions(
    tmp_path: Path,
) -> None:
    ear = node("EAR", until="2.0.0", replaced_by=("EARL", "EARR"))
    parts = node("EARL", since="2.0.0"), node("EARR", since="2.0.0")
    split = change("1.1.0 2.0.0", "split", "EAR", "EARL EARR", auto=False)
    rename = change("1.0.0 1.1.0", "relabel", "EAR")
    before = load(write_lexicon(tmp_path / "old", lexicon("1.1.0", node("EAR")), (rename,)))
    after = load(write_lexicon(tmp_path / "new", lexicon("2.0.0", ear, *parts), (rename, split)))
    labels, work = tmp_path / "labels.csv", tmp_path / "work.csv"
    labels.write_text("label_id,finding_id,node_id,version,en\nL1,F1,EAR,1.1.0,Ear\n", "utf-8")

    assert [one.op.value for one in changes_between(before, after)] == ["split"]
    with pytest.raises(Refusal, match="is not earlier than"):
        changes_between(after, before)
    report = migrate_labels(before, after, labels)
    write_work_list(report, work)

    assert work.read_text("utf-8-sig") == (
        "label_id,finding_id,node_id,en,zh,reason,op,candidates,sentence\n"
        'L1,F1,EAR,Ear,部位EAR,undecided,split,EARL;EARR,"Ear was split into Earl, Earr, and '
        'nothing decides: the split is for a person; choose one."\n'
    )
    with pytest.raises(Refusal, match="may hold decisions"):
        write_work_list(report, work)
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        write_work_list(report, tmp_path / "none" / "work.csv")
