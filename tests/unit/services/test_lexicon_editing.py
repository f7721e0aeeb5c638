"""Own lexicons: copied, edited in small steps on the disk, kept as versions."""

import csv
import multiprocessing
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault, InputFault, Refusal
from medannot.domain.lexicon.change import Op
from medannot.domain.lexicon.condition import parse_condition
from medannot.domain.lexicon.editing import Add, GiveUp, Relate, SetField, TakeBack, Unrelate
from medannot.domain.lexicon.fields import Field
from medannot.domain.lexicon.keeping import Answer
from medannot.domain.lexicon.node import NodeKind, Status
from medannot.domain.lexicon.tree import RelationKind
from medannot.domain.people import OWNER, Actor
from medannot.exchange.lexicons.folder import load
from medannot.services.lexicon_editing import ForeignChange, LexiconEditing, OwnLexicon
from medannot.services.lexicons import LexiconShelf
from tests.helpers.small_lexicon import small_lexicon

RENAME = SetField("L.PAPULE", Field.ZH, "丘疹样皮损")


@pytest.fixture
def editing(tmp_path: Path) -> LexiconEditing:
    program = tmp_path / "program"
    small_lexicon(program / "clinic-skin")
    return LexiconEditing(LexiconShelf(program, tmp_path / "lexicons"), ManualClock())


@pytest.fixture
def own(editing: LexiconEditing, tmp_path: Path) -> OwnLexicon:
    source = load(tmp_path / "program" / "clinic-skin")
    editing.copy_and_own(OWNER, source, "our-skin", "Our skin", "我们的皮肤")
    return editing.open(OWNER, "our-skin")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lexicons" / "our-skin"


def tables(folder: Path) -> Mapping[str, bytes]:
    """Return the files of the lexicon without the history of its edits."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "history.csv"}


def test_a_copy_tells_what_it_is_based_on_and_is_kept_as_it_is(
    own: OwnLexicon, tmp_path: Path
) -> None:
    head = own.loaded.lexicon.head
    assert (head.pin, head.based_on, head.en) == (
        "our-skin@1.2.0",
        "clinic-skin@1.2.0",
        "Our skin",
    )
    assert (tmp_path / "lexicons" / "kept" / "our-skin@1.2.0" / "lexicon.toml").is_file()
    assert own.plan().differences == ()


def test_what_cannot_be_copied_or_edited_is_refused(
    editing: LexiconEditing, own: OwnLexicon, folder: Path
) -> None:
    source = own.loaded
    for name, said in (
        ("clinic-skin", "already"),
        ("our-skin", "already"),
        ("kept", "already"),
        ("Our Skin", "no name for a lexicon"),
        ("../out", "no name for a lexicon"),
    ):
        with pytest.raises((Refusal, InputFault), match=said):
            editing.copy_and_own(OWNER, source, name)
        assert said in str(editing.name_fault(name))
    with pytest.raises(Refusal, match="copy it under another id"):
        editing.open(OWNER, "clinic-skin")
    with pytest.raises(Refusal):
        own.apply(Actor("S01", frozenset()), RENAME)
    assert load(folder).lexicon["L.PAPULE"].zh.label == "丘疹"


def test_an_edit_is_on_the_disk_at_once_with_its_history(own: OwnLexicon, folder: Path) -> None:
    own.apply(OWNER, RENAME)
    found = load(folder)
    assert found.lexicon["L.PAPULE"].zh.label == "丘疹样皮损"
    assert found.lexicon.head.pin == "our-skin@1.2.1"
    with (folder / "history.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["edit", "when", "who", "node_id", "field", "before", "after", "undoes"],
        ["1", "2026-01-01T09:00:00.000Z", "owner", "L.PAPULE", "zh", "丘疹", "丘疹样皮损", ""],
    ]
    assert own.history("L.PAPULE")[0].cell.after == "丘疹样皮损"
    assert own.history("L.NODULE") == ()


def test_a_duplicate_label_is_refused_and_nothing_is_written(own: OwnLexicon, folder: Path) -> None:
    before = tables(folder)
    with pytest.raises(Refusal, match=r"^结节 is the label of L\.NODULE too"):
        own.apply(OWNER, SetField("L.PAPULE", Field.ZH, "结节"))
    assert tables(folder) == before
    assert not (folder / "history.csv").exists()


EDITS = (
    RENAME,
    Add("LESION", NodeKind.LESION, "Bulla", "大疱", after="L.PAPULE"),
    GiveUp("L.NODULE", ("LESION.BULLA",)),
    Unrelate("L.PAPULE", RelationKind.OVERLAPS, "L.NODULE"),
    Relate("L.PAPULE", RelationKind.LOOKS_LIKE, "LESION.BULLA"),
    SetField("L.PAPULE", Field.CODES, "HP:0200034~broad; DOID:4409"),
)


def test_all_edits_can_be_taken_back_and_done_again_byte_by_byte(
    editing: LexiconEditing, own: OwnLexicon, folder: Path
) -> None:
    stages = [tables(folder)]
    for edit in EDITS:
        own.apply(OWNER, edit)
        stages.append(tables(folder))
    for before in reversed(stages[:-1]):
        own.undo(OWNER)
        assert tables(folder) == before
    for after in stages[1:]:
        own.redo(OWNER)
        assert tables(folder) == after
    again = editing.open(OWNER, "our-skin")
    for before in reversed(stages[:-1]):
        again.undo(OWNER)
        assert tables(folder) == before
    with pytest.raises(Refusal, match="no edit to take back"):
        again.undo(OWNER)


def test_a_kept_version_says_what_became_of_its_terms(
    editing: LexiconEditing, own: OwnLexicon, tmp_path: Path
) -> None:
    for edit in EDITS:
        own.apply(OWNER, edit)
    plan = own.plan()
    assert (plan.before, plan.after) == ("our-skin@1.2.0", "our-skin@2.0.0")
    assert [one.node_id for one in plan.questions] == ["L.NODULE"]
    own.keep(OWNER, {})
    for at in (tmp_path / "lexicons" / "our-skin", tmp_path / "lexicons/kept/our-skin@2.0.0"):
        rows = [(one.op, one.old_ids, one.new_ids) for one in load(at).changes[1:]]
        assert rows == [
            (Op.RELABEL, ("L.PAPULE",), ()),
            (Op.RECODE, ("L.PAPULE",), ()),
            (Op.REPLACE, ("L.NODULE",), ("LESION.BULLA",)),
        ]
    with pytest.raises(Refusal, match=r"^Nothing was changed since our-skin@2\.0\.0 was kept"):
        own.keep(OWNER, {})
    with pytest.raises(Refusal, match="no edit to take back since the last kept version"):
        editing.open(OWNER, "our-skin").undo(OWNER)
    with pytest.raises(Refusal, match=r"went another way in version 2\.0\.0"):
        own.apply(OWNER, TakeBack("L.NODULE"))
    own.apply(OWNER, SetField("L.PAPULE", Field.ZH, "丘疹"))
    assert own.loaded.lexicon.head.pin == "our-skin@2.0.1"


def test_a_split_takes_the_condition_that_a_person_gives(own: OwnLexicon) -> None:
    own.apply(OWNER, Add("LESION", NodeKind.LESION, "Bulla", "大疱"))
    own.apply(OWNER, GiveUp("L.NODULE", ("L.PAPULE", "LESION.BULLA")))
    condition = parse_condition("size_cm>1 -> LESION.BULLA; else -> L.PAPULE")
    own.keep(OWNER, {"L.NODULE": Answer(condition=condition)})
    change = own.loaded.changes[-1]
    assert (change.op, change.auto, change.new_ids) == (
        Op.SPLIT,
        True,
        ("L.PAPULE", "LESION.BULLA"),
    )


def test_terms_that_go_into_one_that_was_there_are_merged_or_looked_at(own: OwnLexicon) -> None:
    own.apply(OWNER, GiveUp("L.NODULE", ("L.PAPULE",)))
    own.keep(OWNER, {})
    change = own.loaded.changes[-1]
    assert (change.op, change.old_ids) == (Op.MERGE, ("L.NODULE", "L.PAPULE"))


def test_a_change_by_another_program_is_told_and_not_overwritten(
    editing: LexiconEditing, own: OwnLexicon, folder: Path
) -> None:
    codes = folder / "codes_hp.csv"
    codes.write_bytes(codes.read_bytes().replace(b"0200034", b"0200035"))
    there = tables(folder)
    for act in (lambda: own.apply(OWNER, RENAME), lambda: own.keep(OWNER, {})):
        with pytest.raises(ForeignChange, match="changed by another program or window"):
            act()
    assert tables(folder) == there
    editing.open(OWNER, "our-skin").apply(OWNER, RENAME)
    assert b"0200035" in codes.read_bytes()


def test_a_disk_that_fails_leaves_the_lexicon_and_what_can_be_taken_back(
    own: OwnLexicon, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.apply(OWNER, RENAME)
    before = tables(folder)
    real = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if target == folder and "before" not in self.parts:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(EnvironmentFault, match="No space left"):
        own.apply(OWNER, SetField("L.PAPULE", Field.NOTE, "x"))
    monkeypatch.undo()
    assert tables(folder) == before
    own.apply(OWNER, SetField("L.PAPULE", Field.NOTE, "x"))
    own.undo(OWNER)
    assert tables(folder) == before


def _die_at_rename(number: int, folder: Path) -> None:
    real, calls = Path.rename, [0]

    def rename(self: Path, target: Path) -> Path:
        calls[0] += 1
        if calls[0] == number:
            os.kill(os.getpid(), 9)
        return real(self, target)

    Path.rename = rename  # type: ignore[method-assign]  # the fault of this process alone
    program = folder.parent.parent / "program"
    editing = LexiconEditing(LexiconShelf(program, folder.parent))
    editing.open(OWNER, "our-skin").apply(OWNER, RENAME)


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize(("number", "label"), [(1, "丘疹"), (2, "丘疹"), (3, "丘疹样皮损")])
def test_a_program_that_is_killed_while_it_saves_leaves_a_whole_lexicon(
    own: OwnLexicon, folder: Path, tmp_path: Path, number: int, label: str
) -> None:
    child = multiprocessing.get_context("fork").Process(
        target=_die_at_rename, args=(number, folder)
    )
    child.start()
    child.join()
    assert (child.exitcode == -9) == (number < 3)
    editing = LexiconEditing(LexiconShelf(tmp_path / "program", folder.parent))
    found = editing.open(OWNER, "our-skin")
    assert found.loaded.lexicon["L.PAPULE"].zh.label == label
    assert sorted(path.name for path in folder.parent.iterdir()) == ["kept", "our-skin"]
    found.apply(OWNER, SetField("L.PAPULE", Field.STATUS, "active"))
    assert load(folder).lexicon["L.PAPULE"].status is Status.ACTIVE
