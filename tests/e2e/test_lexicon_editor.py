"""A clinic copies the skin lexicon, mends it and keeps a version, in the real window."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.lexicon.change import Op
from medannot.domain.lexicon.fields import Field
from medannot.domain.people import OWNER
from medannot.exchange.lexicons.folder import load
from medannot.services.desk import open_desk
from tests.helpers.driving import Driven, drive, press, settle, texts, write
from tests.helpers.pseudo import clipped, nameless, spoken, untranslated
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")


def open_page(window: Driven) -> None:
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+8")
    window.wait_for(lambda: window.page().finder.model.rowCount() == 6)
    window.idle()


def dialog(window: Driven) -> QDialog:
    window.wait_for(lambda: isinstance(QApplication.activeModalWidget(), QDialog), "a dialog")
    found = QApplication.activeModalWidget()
    assert isinstance(found, QDialog)
    return found


def accept(window: Driven, keys_at: QWidget) -> None:
    """Press Enter in a dialog, and give the keys back to the window as a desktop does."""
    press(keys_at, "Enter")
    window.wait_for(lambda: QApplication.activeModalWidget() is None, "the dialog to close")
    window.window.activateWindow()
    window.wait_for(window.window.isActiveWindow)
    window.idle()


def label(window: Driven, node_id: str) -> str:
    model = window.page().finder.model
    return str(model.index_of(node_id).data())


def put(window: Driven, name: Field, text: str) -> None:
    """Type another text into a field of the form, and press Enter."""
    inner = window.page().editing.panel.form.boxes[name].input.inner
    inner.setFocus()
    inner.selectAll()
    said = QInputMethodEvent()
    said.setCommitString(text)
    QApplication.sendEvent(inner, said)
    press(inner, "Enter")
    window.idle()


def own_skin(tmp_path: Path) -> Path:
    """Return a workspace with a copy of the skin lexicon."""
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        desk.lexicon_editing.copy_and_own(OWNER, desk.lexicons.open("medannot-skin"), "own-skin")
    return folder


def begin_editing(window: Driven) -> Any:
    """Show the copy, and turn to editing it."""
    window.wait_for_workspace()
    window.idle()
    window.key("Ctrl+8")
    window.wait_for(lambda: window.page().finder.model.rowCount() == 6)
    window.idle()
    page = window.page()
    page.lexicon.choose("own-skin")
    window.wait_for(lambda: page.editing.opened.loaded.lexicon.head.id == "own-skin")
    window.idle()
    page.finder.tree.setFocus()
    window.key("F2")
    window.wait_for(lambda: page.editing.is_editing)
    window.idle()
    return page


def test_a_copy_is_edited_kept_and_found_again_after_a_restart(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    own = folder / "lexicons" / "own-skin"

    def script(window: Driven) -> None:
        open_page(window)
        window.click("Copy and edit")
        asked = dialog(window)
        assert asked.new_id.text() == "own-skin"
        asked.new_id.setText("Own Skin")
        assert not asked.act.isEnabled()
        window.wait_to_see("is no name for a lexicon")
        asked.new_id.setText("own-skin")
        accept(window, asked.new_id)
        window.wait_for(lambda: window.page().editing.is_editing)
        window.idle()

        page = window.page()
        page.finder.go_to("L.PAPULE")
        assert label(window, "L.PAPULE") == "Papule"
        put(window, Field.ZH, "丘疹样皮损")
        assert load(own).lexicon["L.PAPULE"].zh.label == "丘疹样皮损"
        assert page.finder.model.node_at(page.finder.tree.currentIndex()).id == "L.PAPULE"
        assert "丘疹样皮损" in page.finder.tree.currentIndex().data(
            # What a screen reader says of the row: both languages.
            11
        )
        assert "All saved" in page.editing.panel.saved_words()

        put(window, Field.EN, "Nodule")
        assert "is the label of" in page.editing.panel.form.boxes[Field.EN].error()
        assert page.editing.panel.form.boxes[Field.EN].input.text() == "Nodule"
        assert load(own).lexicon["L.PAPULE"].en.label == "Papule"
        put(window, Field.EN, "Papule")
        assert page.editing.panel.form.errors() == {}

        page.finder.tree.setFocus()
        window.key("Shift+Ins")
        asked = dialog(window)
        asked.en.setText("Nodule")
        settle(30)
        window.wait_to_see("is the label of")
        assert clipped(asked) == []
        assert not asked.act.isEnabled()
        asked.en.setText("Small papule")
        asked.zh.setText("小丘疹")
        accept(window, asked.zh)
        new = page.finder.current
        assert new.en.label == "Small papule"
        assert page.editing.panel.form.boxes[Field.EN].input.text() == "Small papule"

        page.finder.go_to("L.NODULE")
        window.key("Alt+G")
        asked = dialog(window)
        write(asked.search, "small papule")
        press(asked.search, "Enter")
        assert asked.chosen() == (new.id,)
        accept(window, asked.act)
        assert load(own).lexicon["L.NODULE"].replaced_by == (new.id,)
        window.wait_to_see("Given up in 2.0.0")

        page.finder.go_to("L.PAPULE")
        put(window, Field.NOTE, "a slip")
        page.finder.tree.setFocus()
        window.key("Ctrl+Z")
        window.idle()
        assert load(own).lexicon["L.PAPULE"].note == ""

        window.key("Alt+K")
        asked = dialog(window)
        window.wait_to_see("own-skin@2.0.0 is kept beside own-skin@1.0.0")
        accept(window, asked.act)
        assert (folder / "lexicons" / "kept" / "own-skin@2.0.0" / "lexicon.toml").is_file()

    assert drive(["--workspace", str(folder)], script) == 0
    rows = [(one.op, one.old_ids) for one in load(own).changes]
    assert (Op.RELABEL, ("L.PAPULE",)) in rows
    assert (Op.REPLACE, ("L.NODULE",)) in rows

    def again(window: Driven) -> None:
        open_page(window)
        page = window.page()
        page.lexicon.choose("own-skin")
        window.wait_for(lambda: window.sees("own-skin@2.0.0: "))
        window.idle()
        page.finder.go_to("L.PAPULE")
        window.key("F2")
        window.wait_for(lambda: page.editing.is_editing)
        window.idle()
        assert page.editing.panel.form.boxes[Field.ZH].input.text() == "丘疹样皮损"
        window.key("Alt+H")
        asked = dialog(window)
        assert asked.table.item(asked.table.rowCount() - 1, 4).text() == "丘疹样皮损"
        press(asked, "Esc")

    assert drive(["--workspace", str(folder)], again) == 0


def test_a_change_of_the_files_by_another_program_is_told_and_shown(tmp_path: Path) -> None:
    folder = own_skin(tmp_path)
    regions = folder / "lexicons" / "own-skin" / "regions.csv"

    def script(window: Driven) -> None:
        page = begin_editing(window)
        page.finder.go_to("L.PAPULE")
        regions.write_bytes(regions.read_bytes().replace("头皮".encode(), "头皮区".encode(), 1))
        there = regions.read_bytes()
        put(window, Field.NOTE, "mine")
        window.wait_to_see("were changed by another program or window; nothing was written")
        assert regions.read_bytes() == there
        assert page.editing.panel.form.boxes[Field.NOTE].input.text() == "mine"
        window.click("Show what is there now")
        window.idle()
        assert not window.sees("were changed by another program")
        assert page.editing.panel.form.boxes[Field.NOTE].input.text() == "mine"
        put(window, Field.NOTE, "mine")
        assert "All saved" in page.editing.panel.saved_words()
        assert "头皮区".encode() in regions.read_bytes()

    assert drive(["--workspace", str(folder)], script) == 0


def test_what_was_typed_wrongly_waits_until_one_comes_back(tmp_path: Path) -> None:
    folder = own_skin(tmp_path)

    def script(window: Driven) -> None:
        page = begin_editing(window)
        page.finder.go_to("L.PAPULE")
        put(window, Field.EN, "Nodule")
        page.finder.go_to("L.PLAQUE")
        assert page.editing.panel.form.boxes[Field.EN].input.text() == "Plaque"
        assert page.editing.panel.form.errors() == {}
        for other in ("A.SIZE", "D.FOLLIC", "A.SIZE", "D.FOLLIC"):
            page.finder.go_to(other)
            boxes = page.editing.panel.form.boxes
            assert [name for name, box in boxes.items() if box.is_changed] == []
        assert boxes[Field.SELECTABLE_AT].input.text() == "yes"
        page.finder.go_to("L.PAPULE")
        assert page.editing.panel.form.boxes[Field.EN].input.text() == "Nodule"
        assert "is the label of" in page.editing.panel.form.boxes[Field.EN].error()

    assert drive(["--workspace", str(folder)], script) == 0


def test_what_is_being_typed_is_saved_when_the_window_closes(tmp_path: Path) -> None:
    folder = own_skin(tmp_path)

    def script(window: Driven) -> None:
        page = begin_editing(window)
        page.finder.go_to("L.PAPULE")
        inner = page.editing.panel.form.boxes[Field.NOTE].input.inner
        inner.setFocus()
        write(inner, "half a thought")

    assert drive(["--workspace", str(folder)], script) == 0
    found = load(folder / "lexicons" / "own-skin").lexicon
    assert found["L.PAPULE"].note == "half a thought"


def test_who_gives_a_term_up_is_told_what_goes_on_naming_it(qtbot: QtBot, tmp_path: Path) -> None:
    folder = own_skin(tmp_path)

    def script(window: Driven) -> None:
        page = begin_editing(window)
        page.finder.go_to("L.PAPULE")
        page.editing.acts.give_up()
        asked = dialog(window)
        assert any("32 relations go on naming it" in text for text in texts(asked))
        asked.reject()

    assert drive(["--workspace", str(folder)], script) == 0


def test_every_word_of_the_editor_is_translated_has_room_and_a_name(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = own_skin(tmp_path)

    def script(window: Driven) -> None:
        page = begin_editing(window)
        lexicon = page.editing.own.loaded.lexicon
        names = {node.en.label for node in lexicon.nodes.values()}
        rows = {f"{node.en.label}   {node.zh.label}" for node in lexicon.nodes.values()}
        data = frozenset(names | rows | {"own-skin@1.0.0", "own-skin"})
        kinds = {node.kind: node.id for node in lexicon.nodes.values()}
        for node_id in kinds.values():
            page.finder.go_to(node_id)
            settle(30)
            panel = page.editing.panel
            sins = (untranslated(panel, data), clipped(panel), nameless(panel))
            assert sins == ([], [], []), node_id
        page.finder.go_to("L.PAPULE")
        put(window, Field.NOTE, "x")
        for act in ("add_below", "move", "give_up", "look_alike", "history", "keep"):
            getattr(page.editing.acts, act)()
            asked = dialog(window)
            settle(30)
            assert (clipped(asked), nameless(asked)) == ([], []), act
            if act != "history":
                assert untranslated(asked, data) == [], act
            asked.reject()
            window.wait_for(lambda: QApplication.activeModalWidget() is None)

    with spoken():
        assert drive(["--workspace", str(folder)], script) == 0
