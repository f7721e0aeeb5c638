"""Copies of lexicons, and workbooks taken over difference by difference or not at all."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from medannot.domain.errors import EnvironmentFault, InputFault, Refusal
from medannot.exchange.lexicons.folder import load
from medannot.services.lexicon_exchange import LexiconExchange, copy_of, export_workbook
from medannot.services.lexicons import LexiconShelf
from tests.helpers.small_lexicon import edited_workbook, put, sheet_of, small, small_lexicon


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_lexicon(tmp_path / "clinic-skin")


def rename_and_add(book: Workbook) -> None:
    put(book, "lesions", "G3", "小丘疹")
    new = ["L.CYST", "LESION", "lesion", "yes", "3", "Cyst", "囊肿", "", "", "", ""]
    sheet_of(book, "lesions").append([*new, "primary", "skin", "draft"])


def ward(folder: Path, edit: Callable[[Workbook], object] = rename_and_add) -> Path:
    return edited_workbook(load(folder), folder.parent / "ward.xlsx", edit)


def test_a_proposal_shows_differences_and_writes_nothing(folder: Path) -> None:
    before = contents(folder)

    proposal = LexiconExchange().propose(ward(folder), folder)

    assert [(one.node_id, one.kind.value) for one in proposal.differences] == [
        ("L.PAPULE", "changed"),
        ("L.CYST", "added"),
    ]
    assert (proposal.step, proposal.is_stale, proposal.notes) == ("minor", False, ())
    assert contents(folder) == before


def test_one_difference_is_accepted_and_the_other_is_not(folder: Path) -> None:
    before = contents(folder)
    exchange = LexiconExchange()

    taken = exchange.accept(exchange.propose(ward(folder), folder), {"L.PAPULE"})

    assert (taken.before, taken.after) == ("clinic-skin@1.2.0", "clinic-skin@1.2.1")
    assert (taken.accepted, taken.refused) == (("L.PAPULE",), ("L.CYST",))
    after = contents(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "history.csv",
        "lesions.csv",
        "lexicon.toml",
    }
    assert after["lesions.csv"] == before["lesions.csv"].replace(
        "Papule,丘疹".encode(), "Papule,小丘疹".encode()
    )
    assert after["lexicon.toml"] == before["lexicon.toml"].replace(b"1.2.0", b"1.2.1")
    assert load(folder).sha256 == taken.sha256


def test_all_are_accepted_and_doing_it_again_changes_nothing(folder: Path) -> None:
    exchange = LexiconExchange()
    path = ward(folder)

    taken = exchange.accept(exchange.propose(path, folder), None)

    assert (taken.after, taken.refused) == ("clinic-skin@1.3.0", ())
    assert load(folder).lexicon["L.CYST"].since == "1.3.0"
    assert load(folder).lexicon["L.CYST"].zh.label == "囊肿"
    again = exchange.propose(path, folder)
    assert (again.differences, again.is_stale) == ((), True)
    assert exchange.accept(again, None).after == "clinic-skin@1.3.0"
    assert load(folder).sha256 == taken.sha256


def test_accepting_all_of_an_older_workbook_is_refused_and_single_ids_are_not(
    folder: Path,
) -> None:
    exchange = LexiconExchange()
    older = edited_workbook(
        load(folder), folder.parent / "older.xlsx", lambda book: put(book, "regions", "G3", "脸")
    )
    exchange.accept(exchange.propose(ward(folder), folder), {"L.PAPULE"})
    proposal = exchange.propose(older, folder)

    with pytest.raises(Refusal, match="taking over all would undo that"):
        exchange.accept(proposal, None)
    exchange.accept(proposal, {"FACE"})

    assert load(folder).lexicon["FACE"].zh.label == "脸"
    assert load(folder).lexicon["L.PAPULE"].zh.label == "小丘疹"


def test_a_lexicon_that_changed_since_the_differences_were_shown_is_left(folder: Path) -> None:
    exchange = LexiconExchange()
    path = ward(folder)
    proposal = exchange.propose(path, folder)
    exchange.accept(exchange.propose(path, folder), {"L.CYST"})
    before = contents(folder)

    with pytest.raises(Refusal, match="changed meanwhile"):
        exchange.accept(proposal, {"L.PAPULE"})

    assert contents(folder) == before


def test_what_is_accepted_but_not_sound_leaves_the_folder_as_it_is(folder: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet_of(book, "lesions").append(["LG", "LESION", "group", "none", "9", "New", "新"])
        put(book, "lesions", "B3", "LG")

    exchange = LexiconExchange()
    proposal = exchange.propose(ward(folder, edit), folder)
    before = contents(folder)

    with pytest.raises(InputFault, match="There is no node LG to be the parent"):
        exchange.accept(proposal, {"L.PAPULE"})

    assert contents(folder) == before
    assert str(exchange.accept(proposal, {"L.PAPULE", "LG"}).after) == "clinic-skin@2.0.0"


def test_a_faulty_workbook_leaves_the_folder_as_it_is(folder: Path) -> None:
    before = contents(folder)
    path = ward(folder, lambda book: put(book, "lesions", "F3", "=A1"))

    with pytest.raises(InputFault, match="is not taken over"):
        LexiconExchange().propose(path, folder)

    assert contents(folder) == before


def test_a_workbook_of_another_lexicon_is_refused(folder: Path, tmp_path: Path) -> None:
    other = replace_id(tmp_path / "other", "other-skin")
    path = edited_workbook(load(other), tmp_path / "other.xlsx")

    with pytest.raises(InputFault, match="is a workbook of other-skin, not of clinic-skin"):
        LexiconExchange().propose(path, folder)


def replace_id(folder: Path, new_id: str) -> Path:
    small_lexicon(folder)
    head = folder / "lexicon.toml"
    head.write_text(head.read_text("utf-8").replace("clinic-skin", new_id), "utf-8")
    return folder


def test_a_workbook_of_the_lexicon_that_a_copy_is_based_on_fits_the_copy(
    folder: Path, tmp_path: Path
) -> None:
    exchange = LexiconExchange()
    exchange.export_folder(load(folder), tmp_path / "ward", "ward-skin")

    proposal = exchange.propose(ward(folder), tmp_path / "ward")

    assert [one.node_id for one in proposal.differences] == ["L.PAPULE", "L.CYST"]
    assert not proposal.is_stale


def test_a_copy_has_its_own_id_and_says_what_it_is_based_on(tmp_path: Path) -> None:
    loaded = small(tmp_path)

    copy = copy_of(loaded, "ward-skin")

    assert copy.lexicon.head.pin == "ward-skin@1.2.0"
    assert copy.lexicon.head.based_on == "clinic-skin@1.2.0"
    assert copy.lexicon.nodes == loaded.lexicon.nodes
    assert copy.lexicon.head.notices == ("Made by the clinic.",)


@pytest.mark.parametrize("new_id", ["", "Ward", "ward skin", "../ward", "ward-", "a" * 61, "病"])
def test_a_copy_needs_a_plain_id(new_id: str, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="is no name for a lexicon"):
        copy_of(small(tmp_path), new_id)


def test_every_lexicon_of_the_program_can_be_copied_and_owned(tmp_path: Path) -> None:
    shelf = LexiconShelf()
    for name in shelf.names():
        original = shelf.open(name)
        LexiconExchange().export_folder(original, tmp_path / name, f"my-{name}")

        copy = load(tmp_path / name)

        assert copy.lexicon.head.based_on == original.lexicon.head.pin
        assert copy.lexicon.nodes == original.lexicon.nodes
        assert copy.rules == original.rules
        again = replace(copy.lexicon.head, id=name, based_on="")
        assert again == original.lexicon.head


def test_a_lexicon_of_the_program_is_not_changed(tmp_path: Path) -> None:
    shelf = LexiconShelf(tmp_path)
    folder = small_lexicon(tmp_path / "clinic-skin")

    with pytest.raises(Refusal, match="comes with the program and is not changed"):
        LexiconExchange(shelf).propose(ward(folder), folder)
    with pytest.raises(Refusal, match="clinic-skin comes with the program"):
        LexiconExchange(shelf).export_folder(load(folder), tmp_path / "x", "clinic-skin")


def test_an_export_writes_over_nothing(folder: Path, tmp_path: Path) -> None:
    loaded = load(folder)
    (tmp_path / "ward.xlsx").write_bytes(b"edits")

    with pytest.raises(Refusal, match="There is a file"):
        export_workbook(loaded, tmp_path / "ward.xlsx")
    with pytest.raises(Refusal, match="is not empty"):
        LexiconExchange().export_folder(loaded, folder)
    with pytest.raises(InputFault, match=r"ends in \.xlsx"):
        export_workbook(loaded, tmp_path / "ward.xls")
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        export_workbook(loaded, tmp_path / "none" / "ward.xlsx")

    assert (tmp_path / "ward.xlsx").read_bytes() == b"edits"


def test_a_folder_without_a_lexicon_takes_nothing(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="holds no lexicon"):
        LexiconExchange().propose(ward(folder), tmp_path)
