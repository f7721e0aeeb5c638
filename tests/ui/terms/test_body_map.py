"""The body map by itself, over a lexicon of one's own."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.domain.lexicon.node import Language, Level, NodeKind, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.terms.body_map.body_map import BodyMap
from tests.helpers.driving import dressed, settle
from tests.helpers.lexicons import node, small

PECTORAL, NAVEL, FOREHEAD = (252.0, 211.0), (212.0, 365.0), (212.0, 80.0)


def few() -> Lexicon:
    """Return a lexicon with three terms that are drawn, one of them deprecated."""
    region = NodeKind.REGION
    nodes = [
        node("BODY", "", NodeKind.TREE, "Body", "身体"),
        node("CHEST.PECTORAL", "BODY", region, "Breast wall", "胸壁", level=Level.BOTH),
        node("ABD.UMBILICUS", "BODY", region, "Navel", "脐", status=Status.DEPRECATED),
        node("SCALP.VERTEX", "BODY", region, "Top", "头顶", level=Level.BOTH),
        node("SCALP.VERTEX.WHORL", "SCALP.VERTEX", region, "Whorl", "发旋", level=Level.BOTH),
    ]
    return Lexicon(small().head, nodes)


@pytest.fixture
def body(qtbot: QtBot, qapp: Any) -> BodyMap:
    dressed(qapp)
    made = BodyMap()
    qtbot.addWidget(made)
    made.resize(432, 800)
    assert made.show_lexicon(few(), Language.ENGLISH)
    made.show()
    settle()
    return made


def click(body: BodyMap, place: tuple[float, float]) -> None:
    where = body.canvas._fit().map(QPointF(*place)).toPoint()
    none = Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(body.canvas, Qt.MouseButton.LeftButton, none, where)


def test_only_what_the_lexicon_offers_can_be_chosen(body: BodyMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(body.chosen) as told:
        click(body, PECTORAL)
    assert told.args == ["CHEST.PECTORAL", "left"]
    for place in (NAVEL, FOREHEAD):
        with qtbot.assertNotEmitted(body.chosen):
            click(body, place)


def test_a_click_tells_and_the_owner_decides_what_is_chosen(body: BodyMap) -> None:
    click(body, PECTORAL)
    assert "Chosen: nothing." in body.canvas.accessibleDescription()
    body.show_chosen(frozenset({("CHEST.PECTORAL", "left"), ("SCALP.VERTEX", "")}))
    said = body.canvas.accessibleDescription()
    assert "Chosen: Breast wall, left; Top." in said


def test_in_chinese_the_side_stands_before_the_place(body: BodyMap) -> None:
    body.show_language(Language.CHINESE)
    body.show_chosen(frozenset({("CHEST.PECTORAL", "left")}))
    assert "Chosen: 左侧胸壁." in body.canvas.accessibleDescription()


def test_what_is_not_drawn_stands_at_the_nearest_above(body: BodyMap) -> None:
    body.show_term("SCALP.VERTEX.WHORL")
    assert body.canvas.marks.shown == {"SCALP.VERTEX"}
    assert body.drawing == "head"
    body.show_term("NOT.THERE")
    assert body.canvas.marks.shown == frozenset()


def test_counts_are_painted_on_the_areas(body: BodyMap) -> None:
    plain = body.canvas.grab().toImage()
    body.show_counts({("CHEST.PECTORAL", "left"): 12})
    settle()
    assert body.canvas.grab().toImage() != plain
    body.show_counts({})
    settle()
    assert body.canvas.grab().toImage() == plain


def test_a_lexicon_without_drawn_places_says_so(body: BodyMap) -> None:
    assert not body.show_lexicon(small(), Language.ENGLISH)
