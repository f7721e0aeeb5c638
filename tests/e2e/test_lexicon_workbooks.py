"""Workbooks out and in, versions compared and a migration previewed, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QApplication

from medannot.exchange.lexicons.folder import load
from medannot.services.lexicon_exchange import LexiconExchange
from medannot.services.lexicons import LexiconShelf
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

LABELS = (
    "label_id,finding_id,node_id,version,en,zh,review,laterality\n"
    "L1,F1,EAR,1.0.0,Ear,耳,accepted,left\n"
    "L2,F2,EAR,1.0.0,Ear,耳,accepted,\n"
    "L3,F3,EAR,1.0.0,Ear,耳,accepted,right\n"
    "L4,F4,NECK,1.0.0,Neck,颈,,\n"
    "L5,F5,CHIN,2.0.0,Chin,颏,,\n"
)
DECIDED = (
    "laterality=left → Left ear; laterality=right → Right ear; a person where that is not known"
)
TO_DECIDE = (
    "Ear was split into Left ear, Right ear, and nothing decides: laterality is not known; choose "
    "one."
)


def own_copy(workspace: Path, name: str = "clinic-skin") -> Path:
    """Copy the program's skin lexicon into a workspace."""
    folder = workspace / "lexicons" / name
    LexiconExchange().export_folder(LexiconShelf().open("medannot-skin"), folder, name)
    return folder


def edited(source: Path, path: Path, edit: Callable[[Workbook], object]) -> Path:
    """Edit a workbook as a person would in a spreadsheet, and save it elsewhere."""
    book = load_workbook(source)
    edit(book)
    book.save(path)
    return path


def cell_of(book: Workbook, sheet: str, node_id: str, column: str) -> str:
    """Return the place of a cell, such as "G3"."""
    page = book[sheet]
    heads = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        if row[0].value == node_id:
            return str(row[heads.index(column)].coordinate)
    raise AssertionError(node_id)


def clinicians_edits(book: Workbook) -> None:
    sheet = book["lesions"]
    sheet[cell_of(book, "lesions", "L.PAPULE", "zh")] = "小丘疹"
    place = cell_of(book, "lesions", "L.PUSTULE", "en_syn")
    sheet[place] = f"{sheet[place].value or ''};pus bump".strip(";")


def open_page(window: Driven, name: str = "medannot-skin") -> None:
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+8")
    window.wait_for(lambda: window.page().finder.model.rowCount() > 0)
    window.idle()
    if window.page().lexicon.choice() != name:
        window.page().lexicon.choose(name)
        window.idle()
    window.wait_for(lambda: window.sees(f"{name}@"))


def shown(window: Driven) -> list[str]:
    """Return the ids of the differences in the list."""
    view = window.page().more.view()
    return [row.key for row in view.panel.shown]


def test_a_workbook_goes_out_is_edited_and_comes_in_difference_by_difference(
    tmp_path: Path,
) -> None:
    workspace = empty_workspace(tmp_path)
    folder = own_copy(workspace)
    out, ward, bad = (tmp_path / name for name in ("out.xlsx", "ward.xlsx", "bad.xlsx"))
    dialogs = ScriptedDialogs(saves=[out, out], files=[(bad,), (ward,)])

    def edit_the_file() -> None:
        edited(out, ward, clinicians_edits)

        def spoil(book: Workbook) -> None:
            clinicians_edits(book)
            book["lesions"][cell_of(book, "lesions", "L.NODULE", "status")] = "nearly"

        edited(out, bad, spoil)

    def script(window: Driven) -> None:
        open_page(window)
        page = window.page()
        window.key("Ctrl+Shift+E")
        window.wait_to_see(f"The lexicon is written to {out}.")
        window.key("Ctrl+Shift+E")
        window.wait_to_see("There is a file")
        edit_the_file()
        page.lexicon.choose("clinic-skin")
        window.wait_to_see("clinic-skin@1.0.0")

        window.key("Ctrl+Shift+I")
        assert window.page_title() == "Import a workbook"
        window.click("Choose a workbook")
        window.wait_to_see("bad.xlsx is not taken over; mend its faults and import it again.")
        view = page.more.view()
        model = view.problems.table.model()
        cells = [str(model.index(0, column).data()) for column in range(4)]
        assert cells[0] == "lesions"
        assert cells[2] == "status"
        assert cells[3] == "status nearly: draft, active, deprecated is expected."
        window.click("Copy")
        assert QApplication.clipboard().text().split("\t")[0] == "lesions"
        assert load(folder).lexicon.head.version.patch == 0

        window.click("Choose a workbook")
        window.wait_for(lambda: shown(window) == ["L.PAPULE", "L.PUSTULE"])
        window.wait_to_see("Take over 2 changes")
        window.wait_to_see("Version 1.0.0 → 1.1.0")
        window.key("Down")
        window.key("Space")
        window.wait_to_see("Take over 1 change")
        window.wait_to_see("Version 1.0.0 → 1.0.1")
        window.key("Ctrl+Return")
        window.wait_to_see("clinic-skin@1.0.0 became clinic-skin@1.0.1: 1 taken over, 1 refused.")
        window.idle()
        assert window.page_title() == "Lexicon"
        page.finder.go_to("L.PAPULE")
        window.wait_to_see("小丘疹")

        window.key("Ctrl+Shift+D")
        window.wait_for(lambda: shown(window) == ["L.PAPULE"])
        window.wait_to_see("Changed 1. From clinic-skin@1.0.0 the version goes up by a patch")
        assert page.more.view().before.choice.choice() == "kept:clinic-skin@1.0.0"
        assert "丘疹" in page.more.view().panel.pair.toPlainText()
        window.key("Esc")
        assert window.page_title() == "Lexicon"

    assert drive(["--workspace", str(workspace)], script, dialogs=dialogs) == 0
    after = load(folder).lexicon
    assert after["L.PAPULE"].zh.label == "小丘疹"
    assert "pus bump" not in after["L.PUSTULE"].en.synonyms
    assert (
        load(workspace / "lexicons/kept/clinic-skin@1.0.0").lexicon["L.PAPULE"].zh.label == "丘疹"
    )


def test_a_lexicon_of_the_program_is_copied_before_a_workbook_comes_in(tmp_path: Path) -> None:
    workspace = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        open_page(window)
        window.key("Ctrl+Shift+I")
        window.wait_to_see("medannot-skin comes with the program and is not changed.")
        window.type("Ward Skin")
        window.key("Enter")
        window.wait_to_see("Ward Skin is no name for a lexicon")
        window.page().more.view().new_id.setText("ward-skin")
        window.key("Enter")
        window.wait_to_see("Choose a workbook that was exported from this lexicon")
        window.key("Esc")
        window.wait_to_see("ward-skin@1.0.0")

    assert drive(["--workspace", str(workspace)], script) == 0
    assert load(workspace / "lexicons/ward-skin").lexicon.head.based_on == "medannot-skin@1.0.0"


def test_the_programs_lexicon_is_compared_with_a_copy_of_ones_own(tmp_path: Path) -> None:
    workspace = empty_workspace(tmp_path)
    folder = own_copy(workspace)
    lesions = folder / "lesions.csv"
    lines = lesions.read_text("utf-8").splitlines()
    place = next(at for at, line in enumerate(lines) if line.startswith("L.PAPULE,"))
    lines[place] = lines[place].replace(",丘疹,", ",小丘疹,", 1)
    lesions.write_text("\n".join(lines) + "\n", "utf-8")

    def script(window: Driven) -> None:
        open_page(window, "clinic-skin")
        window.key("Ctrl+Shift+D")
        window.wait_for(lambda: shown(window) == ["L.PAPULE"])
        view = window.page().more.view()
        assert view.before.choice.choice() == "program:medannot-skin"
        window.wait_to_see("Changed 1.")
        window.wait_to_see("a patch: spelling, translation, order, notes")
        row = view.panel.shown[0]
        assert [(one.field, one.before, one.after) for one in row.changes] == [
            ("zh.label", "丘疹", "小丘疹")
        ]
        window.key("/")
        window.type("nodule only")
        window.wait_to_see("No difference fits this search and this kind.")
        window.key("Esc")
        assert shown(window) == ["L.PAPULE"]
        view.after.choice.choose("program:medannot-radiology")
        window.wait_for(lambda: view.presenter.state.found is not None)
        assert len(shown(window)) > 900
        view.after.choice.choose("program:medannot-skin")
        window.wait_to_see("medannot-skin@1.0.0 and medannot-skin@1.0.0 do not differ.")
        window.key("Esc")
        assert window.page_title() == "Lexicon"

    assert drive(["--workspace", str(workspace)], script) == 0


def house(workspace: Path) -> None:
    """Write two versions of a small lexicon: the first is kept, the second is worked on."""
    own = workspace / "lexicons"
    first = lexicon("1.0.0", node("EAR"), node("NECK"), node("CHIN"))
    ear = node("EAR", until="2.0.0", replaced_by=("EARL", "EARR"))
    left, right = (
        node("EARL", "Left ear", "左耳", since="2.0.0"),
        node("EARR", "Right ear", "右耳", since="2.0.0"),
    )
    neck = node("NECK", until="2.0.0")
    second = lexicon("2.0.0", ear, left, right, neck, node("CHIN"))
    write_lexicon(own / "kept" / "house@1.0.0", first)
    write_lexicon(
        own / "house",
        second,
        (
            change(
                "1.0.0 2.0.0",
                "split",
                "EAR",
                "EARL EARR",
                "laterality=left -> EARL; laterality=right -> EARR",
            ),
            change("1.0.0 2.0.0", "drop", "NECK"),
        ),
    )


def test_a_migration_with_a_split_is_previewed_and_written(tmp_path: Path) -> None:
    workspace = empty_workspace(tmp_path)
    house(workspace)
    labels, out, work = (tmp_path / name for name in ("labels.csv", "out.csv", "work.csv"))
    labels.write_text(LABELS, "utf-8")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text(LABELS.replace("L2,", "L1,"), "utf-8")
    dialogs = ScriptedDialogs(files=[(wrong,), (labels,)], saves=[work, labels, out])

    def script(window: Driven) -> None:
        open_page(window, "house")
        window.key("Ctrl+Shift+M")
        window.wait_to_see("2 changes")
        view = window.page().more.view()
        rows = view.changes.table.model()
        assert [str(rows.index(0, column).data()) for column in range(5)] == [
            "2.0.0",
            "Split",
            "Ear 部位EAR",
            "Left ear 左耳; Right ear 右耳",
            DECIDED,
        ]
        window.click("Choose labels")
        window.wait_to_see("wrong.csv: no label is taken; mend its faults first: 1.")
        problem = view.problems.table.model()
        assert [str(problem.index(0, column).data()) for column in (1, 2)] == ["3", "label_id"]

        window.click("Choose labels")
        window.wait_to_see("1 label for a person, from house@1.0.0 to house@2.0.0")
        fates = view.report.fates.model()
        assert [str(fates.index(row, 1).data()) for row in range(5)] == ["1", "3", "0", "1", "5"]
        ops = view.report.ops.model()
        assert [
            tuple(str(ops.index(row, column).data()) for column in range(3))
            for row in range(ops.rowCount())
        ] == [("Split", "2", "1"), ("Dropped", "1", "0"), ("Only new words", "0", "0")]
        waiting = view.report.work.model()
        assert waiting.rowCount() == 1
        assert [str(waiting.index(0, column).data()) for column in range(5)] == [
            "L2",
            "F2",
            "Ear 耳 (EAR)",
            "Left ear 左耳; Right ear 右耳",
            TO_DECIDE,
        ]
        window.click("Export work list")
        window.wait_to_see("The work list is written to work.csv.")
        window.key("Ctrl+Return")
        window.wait_to_see("There is a file")
        assert labels.read_text("utf-8") == LABELS
        window.key("Ctrl+Return")
        window.wait_to_see("The labels are written to out.csv")

    assert drive(["--workspace", str(workspace)], script, dialogs=dialogs) == 0
    lines = out.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["L1", "F1", "EARL", "2.0.0"],
        ["L2", "F2", "EAR", "1.0.0"],
        ["L3", "F3", "EARR", "2.0.0"],
        ["L4", "F4", "NECK", "2.0.0"],
        ["L5", "F5", "CHIN", "2.0.0"],
    ]
    assert (
        work.read_text("utf-8-sig").splitlines()[1].startswith("L2,F2,EAR,Ear,耳,undecided,split,")
    )


def test_without_a_second_version_the_preview_says_what_is_missing(tmp_path: Path) -> None:
    workspace = empty_workspace(tmp_path)

    def script(window: Driven) -> None:
        open_page(window)
        window.key("Ctrl+Shift+M")
        window.wait_to_see("there is no lexicon with two versions here yet")
        window.key("Ctrl+Shift+D")
        window.wait_to_see("Kept versions appear here once changes of a lexicon were taken over")
        window.key("Esc")
        window.key("Alt+0")
        assert window.page_title() == "Lexicon"

    assert drive(["--workspace", str(workspace)], script) == 0
