"""The tree of terms as Qt sees it."""

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from medannot.domain.lexicon.node import Language, NodeKind
from medannot.ui.lexicon.tree_model import COUNT_ROLE, OTHER_ROLE, LexiconTreeModel
from medannot.ui.lexicon.tree_view import LexiconTree
from tests.helpers.driving import dressed, settle
from tests.helpers.lexicons import small


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
    assert model.data(cheek, Qt.ItemDataRole.AccessibleTextRole) == "Cheek, 颊部, draft"


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
    model.show_counts({"CHEEK": 7})
    assert model.data(model.index_of("CHEEK"), COUNT_ROLE) == 7


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
