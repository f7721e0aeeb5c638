"""The column as other pages use it: terms are ticked, counted, remembered."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.domain.lexicon.node import Language, Node, NodeKind, Sex, Status
from medannot.domain.lexicon.search import Narrowed, SearchIndex
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicons import Loaded, OpenLexicon
from medannot.ui.settings import SettingsFile
from medannot.ui.terms.find_column import FindColumn
from medannot.ui.terms.term_memory import TermMemory
from medannot.ui.terms.term_painting import tick_box
from tests.helpers.driving import dressed
from tests.helpers.lexicons import small


def opened(*nodes: Node) -> OpenLexicon:
    """Return the small lexicon with some of its nodes replaced."""
    other = {node.id: node for node in nodes}
    lexicon = Lexicon(small().head, [other.get(one.id, one) for one in small().nodes.values()])
    return OpenLexicon(Loaded(lexicon, (), ""), SearchIndex(lexicon))


def shown(qtbot: QtBot, column: FindColumn) -> FindColumn:
    qtbot.addWidget(column)
    column.resize(400, 600)
    column.show_lexicon(opened())
    column.show()
    return column


@pytest.fixture
def several(qtbot: QtBot, qapp: Any) -> FindColumn:
    dressed(qapp)
    return shown(qtbot, FindColumn(several=True))


def test_terms_that_were_found_are_ticked_one_after_the_other(several: FindColumn) -> None:
    told: list[frozenset[str]] = []
    several.checked_changed.connect(told.append)
    several.begin_search()
    QTest.keyClicks(several.search, "papu")
    QTest.keyClick(several.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert several.search.selectedText() == "papu"
    QTest.keyClicks(several.search, "pust")
    QTest.keyClick(several.search, Qt.Key.Key_Return)
    assert told == [frozenset({"L.PAPULE"}), frozenset({"L.PAPULE", "L.PUSTULE"})]
    assert several.search.text() == ""
    assert several.current is not None
    assert several.current.id == "L.PUSTULE"
    # Enter never takes a tick away.
    several.search.setText("papule")
    QTest.keyClick(several.search, Qt.Key.Key_Return)
    assert several.model.checked == {"L.PAPULE", "L.PUSTULE"}


def test_a_box_in_the_list_is_ticked_by_a_click_and_by_space(several: FindColumn) -> None:
    several.search.setText("p")
    hits = several.hits
    box = tick_box(hits.visualItemRect(hits.item(0))).center()
    QTest.mouseClick(hits.viewport(), Qt.MouseButton.LeftButton, pos=box)
    first = hits.entries()[0].node.id
    assert several.model.checked == {first}
    QTest.keyClick(hits, Qt.Key.Key_Space)
    assert several.model.checked == set()


def test_what_belongs_to_the_other_sex_is_left_out(several: FindColumn) -> None:
    several.show_again(opened(replace(small()["NECK"], sex=Sex.FEMALE)))
    several.show_sex(Sex.MALE)
    assert not several.model.index_of("NECK.SIDE").isValid()
    several.search.setText("neck")
    assert several.hits.entries() == ()
    several.show_sex(None)
    assert [one.leads for one in several.hits.entries()] == ["Neck", "Lateral neck"]


def test_one_language_is_shown_unless_it_was_found_by_the_other(several: FindColumn) -> None:
    several.show_language(Language.CHINESE)
    several.switch_both()
    several.search.setText("丘")
    assert [(one.leads, one.other) for one in several.hits.entries()] == [("丘疹", "")]
    several.search.setText("papule")
    assert [(one.leads, one.other) for one in several.hits.entries()] == [("丘疹", "Papule")]


def test_terms_that_are_gone_are_dropped_and_deprecated_ones_struck(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    dressed(qapp)
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(
        favourite_terms={"small": ("GONE", "CHEEK"), "other": ("CHEEK",)},
        recent_terms={"small": ("L.PAPULE", "GONE", "CHEEK")},
    )
    column = shown(qtbot, FindColumn(TermMemory(SettingsFile(tmp_path / "settings.json"))))
    column.show_again(opened(replace(small()["CHEEK"], status=Status.DEPRECATED)))
    chips = [(one.key, one.text, one.struck) for one in column.recent.shown()]
    assert chips == [("1", "Papule", False), ("2", "Cheek", True)]
    column.show_favourites()
    (entry,) = column.front.favourites.entries()
    assert entry.node.id == "CHEEK"
    item = column.front.favourites.item(0)
    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Cheek, 颊部, region, deprecated, Body › Face, favourite"


def test_nine_terms_are_remembered_and_those_without_room_are_left_out(
    qtbot: QtBot, qapp: Any
) -> None:
    dressed(qapp)
    column = shown(qtbot, FindColumn())
    for node_id in [*small().nodes, "CHEEK"]:
        column.go_to(node_id)
    texts = [f"{one.key} {one.text}" for one in column.recent.shown()]
    assert texts[:2] == ["1 Cheek", "2 Folliculitis"]
    assert len(texts) < 9
    column.resize(1600, 600)
    assert len(column.recent.shown()) == 9
    column.go_to_recent(8)
    assert column.current is not None
    assert column.current.id == "FACE"


def test_what_a_page_asks_for_carries_no_chip_and_is_come_back_to(several: FindColumn) -> None:
    given = Narrowed(kinds=frozenset({NodeKind.LESION}), selectable=True)
    several.narrowing.give(given)
    assert several.narrowing.chips.shown() == ()
    several.search.setText("face")
    several.search.setFocus()
    QTest.keyClick(several.search, Qt.Key.Key_Return)
    assert [chip.text for chip in several.narrowing.chips.shown()] == ["The whole lexicon"]
    several.step_back()
    several.step_back()
    assert several.narrowing.value == given
    assert several.narrowing.chips.shown() == ()
    several.narrowing.switch_branch(several.current)
    (chip,) = several.narrowing.chips.shown()
    assert chip.id == "under"
    several.step_back()
    assert several.narrowing.value == given


def test_a_ticked_term_is_wanted_once_more_by_shift_and_enter(several: FindColumn) -> None:
    told: list[str] = []
    several.another_wanted.connect(lambda node: told.append(node.id))
    several.go_to("L.PAPULE")
    for _ in range(2):
        QTest.keyClick(several.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert several.model.checked == {"L.PAPULE"}
    assert told == ["L.PAPULE"]


def test_a_narrowed_tree_opens_as_far_as_it_can_be_looked_over(several: FindColumn) -> None:
    several.narrowing.give(Narrowed(kinds=frozenset({NodeKind.LESION}), selectable=True))
    several.tree.open_usefully(("L.PUSTULE",))
    assert several.current is not None
    assert several.current.id == "L.PUSTULE"
    # What lies above the first choice is no row of its own.
    tree = several.tree
    assert tree.rootIndex().isValid()
    assert not tree.visualRect(several.model.index_of("L.PUSTULE")).isEmpty()
