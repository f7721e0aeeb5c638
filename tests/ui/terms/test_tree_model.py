"""The tree of terms as Qt sees it."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from medannot.domain.lexicon.node import Language, NodeKind
from medannot.ui import theme
from medannot.ui.terms.term_painting import tick_box
from medannot.ui.terms.tree_model import COUNT_ROLE, OTHER_ROLE, LexiconTreeModel
from medannot.ui.terms.tree_view import LexiconTree
from tests.helpers.driving import dressed, settle
from tests.helpers.lexicons import small
from tests.unit.domain.lexicon.test_search import INDEX


@pytest.fixture
def model(qtbot: QtBot, qapp: Any) -> LexiconTreeModel:
    dressed(qapp)
    made = LexiconTreeModel(checkable=True)
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Fatal, made
    )
    assert tester is not None
    made.show(small())
    return made


def names(model: LexiconTreeModel, above: QModelIndex | None = None) -> list[str]:
    parent = above or QModelIndex()
    return [str(model.data(model.index(row, 0, parent))) for row in range(model.rowCount(parent))]


def test_terms_lie_below_each_other_in_their_order(model: LexiconTreeModel) -> None:
    assert names(model) == ["Body", "Lesion", "Disease"]
    assert names(model, model.index_of("BODY")) == ["Face", "Neck"]
    cheek = model.index_of("CHEEK")
    assert model.data(model.parent(cheek)) == "Face"
    assert model.data(cheek, OTHER_ROLE) == "颊部"
    assert model.data(cheek, Qt.ItemDataRole.AccessibleTextRole) == "Cheek, 颊部, draft, not ticked"


def test_a_language_leads_and_the_other_may_be_left_out(model: LexiconTreeModel) -> None:
    model.show_language(Language.CHINESE, both=False)
    assert names(model) == ["身体", "皮损", "疾病"]
    assert model.data(model.index_of("CHEEK"), OTHER_ROLE) == ""


def test_what_is_kept_stands_below_what_lies_above_it(model: LexiconTreeModel) -> None:
    model.show(small(), lambda node: node.kind is NodeKind.REGION)
    assert names(model) == ["Body"]
    assert names(model, model.index_of("NECK")) == ["Lateral neck"]
    assert not model.index_of("L.PAPULE").isValid()


def test_terms_that_can_be_chosen_are_ticked_and_others_are_not(model: LexiconTreeModel) -> None:
    ticked = Qt.CheckState.Checked.value
    papule, top = model.index_of("L.PAPULE"), model.index_of("LESION")
    assert model.setData(papule, ticked, Qt.ItemDataRole.CheckStateRole)
    assert not model.setData(top, ticked, Qt.ItemDataRole.CheckStateRole)
    assert model.checked == {"L.PAPULE"}
    model.show(small(), lambda node: node.id == "CHEEK")
    assert model.checked == {"L.PAPULE"}


def test_counts_stand_on_terms_and_where_asked_for_on_all_above_them(
    model: LexiconTreeModel,
) -> None:
    def count(node_id: str) -> object:
        return model.data(model.index_of(node_id), COUNT_ROLE)

    counted = {"CHEEK": 7, "NECK": 2, "NECK.SIDE": 3, "GONE": 9}
    model.show_counts(counted)
    assert [count(one) for one in ("BODY", "CHEEK", "NECK", "LESION")] == [None, 7, 2, None]
    model.show_counts(counted, rolled_up=True)
    assert [count(one) for one in ("BODY", "FACE", "NECK", "LESION")] == [12, 7, 5, None]
    # What is not shown counts all the same.
    model.show(small(), lambda node: node.id == "NECK.SIDE")
    assert (count("BODY"), count("NECK.SIDE")) == (12, 3)


def test_what_is_read_aloud_says_state_tick_mark_and_count(model: LexiconTreeModel) -> None:
    told: list[frozenset[str]] = []
    model.checked_changed.connect(lambda: told.append(model.checked))
    model.switch(small()["CHEEK"])
    model.show_stars(frozenset({"CHEEK"}))
    model.show_counts({"CHEEK": 1})
    cheek = model.index_of("CHEEK")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(cheek, role) == "Cheek, 颊部, draft, ticked, favourite, 1 time"
    assert told == [frozenset({"CHEEK"})]
    assert model.data(model.index_of("BODY"), role) == "Body, 身体, draft"


@pytest.fixture
def tree(model: LexiconTreeModel, qtbot: QtBot) -> LexiconTree:
    made = LexiconTree(model)
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    made.setCurrentIndex(model.index_of("BODY"))
    return made


def standing(tree: LexiconTree) -> str:
    node = tree.terms.node_at(tree.currentIndex())
    return node.id if node else ""


def test_the_box_is_ticked_by_a_click_and_by_space(tree: LexiconTree) -> None:
    tree.open_to(3)
    box = tick_box(tree.visualRect(tree.terms.index_of("CHEEK"))).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert tree.terms.checked == {"CHEEK"}
    beside = box + QPoint(80, 0)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert tree.terms.checked == {"CHEEK"}
    tree.go_to("NECK.SIDE")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.terms.checked == {"CHEEK", "NECK.SIDE"}
    QTest.keyClick(tree, Qt.Key.Key_Space)
    tree.go_to("BODY")
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.terms.checked == {"CHEEK"}


def test_the_box_is_painted(tree: LexiconTree) -> None:
    tree.open_to(3)
    box = tick_box(tree.visualRect(tree.terms.index_of("CHEEK")))
    tree.clearSelection()

    def shades() -> set[int]:
        image = tree.viewport().grab().toImage()
        middle = box.center().y()
        return {image.pixel(x, middle) for x in range(box.left(), box.right())}

    empty = shades()
    tree.terms.check(frozenset({"CHEEK"}))
    assert theme.current().colour("accent").rgb() in shades() - empty


def test_home_end_star_and_several_at_a_time(tree: LexiconTree) -> None:
    tree.open_to(0)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(tree, key)
        assert standing(tree) == {Qt.Key.Key_End: "DISEASE", Qt.Key.Key_Home: "BODY"}[key]
    QTest.keyClick(tree, Qt.Key.Key_Asterisk)
    model = tree.terms
    assert tree.isExpanded(model.index_of("BODY"))
    assert tree.isExpanded(model.index_of("NECK"))
    assert not tree.isExpanded(model.index_of("LESION"))
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(tree, Qt.Key.Key_Down, shift)
    QTest.keyClick(tree, Qt.Key.Key_Down, control)
    QTest.keyClick(tree, Qt.Key.Key_Down, control)
    QTest.keyClick(tree, Qt.Key.Key_Space, control)
    assert [node.id for node in tree.selected_nodes()] == ["BODY", "FACE", "NECK"]


@pytest.mark.parametrize(
    ("typed", "node_id"),
    [("lat", "NECK.SIDE"), ("颈侧", "NECK.SIDE"), ("jcq", "NECK.SIDE"), ("qiuz", "L.PAPULE")],
)
def test_letters_find_a_term_in_a_closed_branch_in_either_language_and_by_pinyin(
    tree: LexiconTree, typed: str, node_id: str
) -> None:
    tree.open_to(0)
    tree.beginnings = INDEX.beginnings
    tree.keyboardSearch(typed)
    assert standing(tree) == node_id


def test_the_same_letter_goes_from_one_to_the_next(tree: LexiconTree) -> None:
    tree.open_to(3)
    found = []
    for _ in range(3):
        QTest.keyClicks(tree, "p")
        found.append(standing(tree))
    assert found == ["L.PAPULE", "L.PUSTULE", "L.PAPULE"]


def test_the_tree_is_gone_through_by_keys(model: LexiconTreeModel, qtbot: QtBot) -> None:
    tree = LexiconTree(model)
    qtbot.addWidget(tree)
    tree.resize(400, 500)
    tree.show()
    told: list[str] = []
    tree.current_changed.connect(lambda node: told.append(node.id if node else ""))
    tree.open_to(0)
    tree.setCurrentIndex(model.index_of("BODY"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
    assert told == ["BODY", "FACE", "CHEEK"]
    tree.open_to(2)
    QTest.keyClicks(tree, "pus")
    settle(20)
    assert told[-1] == "L.PUSTULE"
    tree.open_to(0)
    assert not tree.isExpanded(model.index_of("BODY"))


def test_the_tree_opens_to_a_level_and_wholly(model: LexiconTreeModel, qtbot: QtBot) -> None:
    tree = LexiconTree(model)
    qtbot.addWidget(tree)
    cheek, face, body = (model.index_of(one) for one in ("CHEEK", "FACE", "BODY"))
    assert model.depth == 2
    for level, opened in ((0, [False, False]), (1, [True, False]), (2, [True, True])):
        tree.open_to(level)
        assert [tree.isExpanded(body), tree.isExpanded(face)] == opened
    tree.open_to(9)
    assert tree.indexBelow(face) == cheek
    tree.open_to(0)
    assert not tree.isExpanded(body)
