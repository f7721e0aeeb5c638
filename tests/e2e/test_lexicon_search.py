"""Terms are searched, narrowed, marked and gone to by keys, in the real window."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from medannot.domain.people import OWNER
from medannot.paths import resources
from medannot.services.desk import open_desk
from tests.helpers.driving import SMALL, Driven, drive, settle
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return empty_workspace(tmp_path)


def in_the_lexicon(folder: Path, script: Callable[[Driven], None]) -> None:
    """Open the lexicon's page in a fresh window and run a script there."""

    def whole(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+8")
        window.wait_for(lambda: window.page().finder.model.rowCount() == 6)
        window.idle()
        script(window)

    assert drive(["--workspace", str(folder)], whole, size=SMALL) == 0


def look_for(window: Driven, typed: str) -> Any:
    """Type into the search, and return the column."""
    window.key("/")
    window.type(typed)
    return window.page().finder


def lit(text: str, marks: Any) -> str:
    for start, end in reversed(tuple(marks)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def standing(window: Driven) -> str:
    node = window.page().finder.current
    return node.en.label if node else ""


def recent(window: Driven) -> list[str]:
    return [f"{one.key} {one.text}" for one in window.page().finder.recent.shown()]


def test_what_was_typed_is_lit_and_the_way_by_which_it_was_found_is_shown(folder: Path) -> None:
    def script(window: Driven) -> None:
        finder = look_for(window, "mny")
        (entry,) = finder.hits.entries()
        assert (entry.leads, entry.path) == (
            "Folliculitis",
            "Disease › Acne and follicular disorders",
        )
        assert lit(entry.other, entry.other_marks) == "[毛囊炎]"
        assert lit(entry.sound, entry.sound_marks) == "[m]ao [n]ang [y]an"
        assert finder.search.said() == "1 found"
        window.key("Esc")
        finder = look_for(window, "a")
        assert finder.hits.count() == 50
        window.wait_to_see("The first 50 are listed; type more, or narrow the search.")
        window.key("Backspace")
        window.type("bump")
        also = {one.leads: lit(one.also, one.also_marks) for one in finder.hits.entries()}
        assert also["Papule"] == "Small [bump]"
        window.key("Down")
        assert standing(window) == finder.hits.entries()[1].leads
        assert window.focus() is finder.search

    in_the_lexicon(folder, script)


def test_where_nothing_is_found_the_term_of_the_tree_is_shown(folder: Path) -> None:
    def script(window: Driven) -> None:
        window.page().finder.tree.go_to("L.PAPULE")
        look_for(window, "pu")
        assert not window.sees("Small solid elevation up to about 1 cm, without visible fluid.")
        window.type("zzzzq")
        window.wait_to_see("Nothing is found.")
        window.wait_to_see("Small solid elevation up to about 1 cm, without visible fluid.")

    in_the_lexicon(folder, script)


def test_search_and_tree_are_narrowed_to_a_branch_a_kind_and_a_state(folder: Path) -> None:
    def script(window: Driven) -> None:
        finder = look_for(window, "oral cavity")
        window.key("Enter")
        assert standing(window) == "Oral cavity"
        window.key("Alt+B")
        assert [one.text for one in finder.narrowing.chips.shown()] == ["In: Oral cavity"]
        window.wait_to_see("terms are shown.")
        look_for(window, "papule")
        assert finder.hits.entries() == ()
        window.wait_to_see("Nothing is found here, but 3 terms elsewhere.")
        window.click("Look in the whole lexicon")
        assert {one.leads for one in finder.hits.entries()} >= {"Papule"}
        window.key("Esc")

        window.key("Alt+N")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        by_name = {action.objectName(): action for action in menu.actions()}
        by_name["kind.lesions"].trigger()
        menu.close()
        settle()
        assert [one.en.label for one in map(finder.model.node_at, tops(finder))] == ["Lesion"]
        assert finder.tree.isExpanded(finder.model.index(0, 0))
        look_for(window, "n")
        assert {one.node.kind.value for one in finder.hits.entries()} == {"lesion"}
        window.key("Esc")
        window.key("Esc")
        assert finder.narrowing.chips.shown() == ()
        assert finder.model.rowCount() == 6

    in_the_lexicon(folder, script)


def tops(finder: Any) -> list[Any]:
    return [finder.model.index(row, 0) for row in range(finder.model.rowCount())]


def test_favourites_and_recent_terms_are_there_at_the_next_start(folder: Path) -> None:
    def first(window: Driven) -> None:
        for typed in ("papule", "pustule", "cheek"):
            look_for(window, typed)
            window.key("Enter")
        assert recent(window)[1:] == ["2 Pustule", "3 Papule"]
        window.key("2")
        assert standing(window) == "Pustule"
        # A digit means the same term the next time.
        assert recent(window)[1:] == ["2 Pustule", "3 Papule"]
        window.key("Ctrl+D")
        window.key("3")
        window.key("Ctrl+D")
        window.key("Alt+F")
        entries = window.page().finder.front.favourites.entries()
        assert [one.leads for one in entries] == ["Pustule", "Papule"]

    def second(window: Driven) -> None:
        assert recent(window)[1:] == ["2 Pustule", "3 Papule"]
        window.key("Alt+F")
        favourites = window.page().finder.front.favourites
        assert [one.leads for one in favourites.entries()] == ["Pustule", "Papule"]
        window.key("Down")
        window.key("Ctrl+D")
        assert [one.leads for one in favourites.entries()] == ["Pustule"]
        window.key("Enter")
        assert standing(window) == "Pustule"
        assert window.focus() is window.page().finder.tree
        window.key("Ctrl+D")
        window.key("Alt+F")
        window.wait_to_see("No favourites yet")

    in_the_lexicon(folder, first)
    in_the_lexicon(folder, second)


def test_letters_in_the_tree_find_terms_and_digits_in_the_search_are_typed(folder: Path) -> None:
    def script(window: Driven) -> None:
        finder = look_for(window, "papule")
        window.key("Enter")
        window.key("Alt+0")
        window.type("mny")
        assert standing(window) == "Folliculitis"
        look_for(window, "1")
        assert finder.search.text() == "1"
        window.key("Esc")
        window.key("1")
        assert standing(window) == "Papule"
        window.key("Alt+L")
        entry = look_for(window, "papule").hits.entries()[0]
        assert (entry.leads, entry.other) == ("Papule", "")

    in_the_lexicon(folder, script)


def test_a_workspace_uses_a_version_and_goes_on_with_it(folder: Path) -> None:
    own = folder / "lexicons" / "clinic-skin"
    shutil.copytree(resources() / "lexicons" / "medannot-skin", own)
    head = own / "lexicon.toml"
    text = head.read_text("utf-8").replace('id = "medannot-skin"', 'id = "clinic-skin"')
    head.write_text(text, encoding="utf-8")

    def choose(window: Driven, name: str) -> None:
        window.page().lexicon.choose(name)
        window.wait_for(lambda: window.page().finder.model.rowCount() > 0)
        window.idle()

    def first(window: Driven) -> None:
        choose(window, "clinic-skin")
        window.wait_to_see("This workspace does not use clinic-skin@1.0.0 yet.")
        window.click("Use in this workspace")
        window.wait_to_see("Used by this workspace: clinic-skin@1.0.0")
        window.idle()
        assert not window.sees("Use in this workspace")

    in_the_lexicon(folder, first)
    head.write_text(text.replace('version = "1.0.0"', 'version = "1.1.0"'), encoding="utf-8")

    def second(window: Driven) -> None:
        choose(window, "clinic-skin")
        window.wait_to_see("Used by this workspace: clinic-skin@1.0.0. Using clinic-skin@1.1.0 ")
        window.click("Show clinic-skin@1.0.0")
        window.wait_to_see("clinic-skin@1.0.0: 892 terms")
        window.wait_to_see("Show clinic-skin@1.1.0")
        window.idle()
        window.click("Show clinic-skin@1.1.0")
        window.wait_to_see("Use this version")
        window.idle()
        window.click("Use this version")
        window.wait_to_see("Used by this workspace: clinic-skin@1.1.0")
        window.idle()

    in_the_lexicon(folder, second)
    with open_desk(folder, read_only=True) as desk:
        pins = [pin.pin for pin in desk.lexicon_pins.all(OWNER)]
    assert pins == ["clinic-skin@1.0.0", "clinic-skin@1.1.0"]
    kept = folder / "lexicons" / "kept"
    assert sorted(path.name for path in kept.iterdir()) == pins
