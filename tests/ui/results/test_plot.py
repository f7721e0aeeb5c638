"""What explains the plot stands close to it, and names of abilities are whole."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from pytestqt.qtbot import QtBot

from medannot.ui.results.legend import name_lines
from medannot.ui.results.results_page import ResultsPage
from medannot.ui.widgets.markers import paint_marker
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import dressed, settle
from tests.helpers.page_rooms import room
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk
from tests.ui.results.test_empty_and_unread import take_in

LONG = "a rather long name of an ability that a source gives, with words and more words"
DRAFTS = [Draft("one", ability=LONG), Draft("two", ability="lesion_recognition")]


@pytest.mark.parametrize("size", [(1310, 736), (1864, 1048), (904, 508)])
def test_the_legend_stands_between_title_and_plot_and_the_table_right_below(
    qtbot: QtBot, qapp: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, {"one": Given(options=("A",)), "two": Given(options=("A",))})
        take_in(desk, tmp_path, "A", "B")
        with room(qapp, desk, ResultsPage, tmp_path) as here:
            page = here.page
            here.driven.window.resize(*size)
            page.resize(*size)
            settle(50)
            card = page._card

            assert card.legend.accessibleName() == "primary, M1 (model)"
            places = card.legend.places()
            assert all(place.right() < card.legend.width() for place in places)
            assert places[-1].bottom() < card.legend.height()
            below = card.plot.mapTo(card, QPoint(0, 0)).y() - card.legend.geometry().bottom()
            assert 0 < below <= 20
            empty = card.plot.height() - sum(card.plot._heights())
            assert empty <= 30
            gap = page.groups.mapTo(page, QPoint(0, 0)).y()
            gap -= card.mapTo(page, QPoint(0, card.height())).y()
            assert gap <= 20
            title = page._header._title
            assert title.width() >= title.sizeHint().width()


def test_a_long_legend_breaks_into_lines_and_no_name_is_lost(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk, room(qapp, desk, ResultsPage, tmp_path) as here:
        legend = here.page._card.legend
        legend.resize(400, 24)
        legend.show_names(tuple(f"group number {n}" for n in range(6)))

        tops = [place.top() for place in legend.places()]
        assert tops[0] == 0
        assert len(set(tops)) > 1
        assert legend.height() == tops[-1] + 24


def test_a_name_breaks_between_words_before_it_is_cut(qtbot: QtBot, qapp: Any) -> None:
    metrics = QFontMetrics(qapp.font())
    width = metrics.horizontalAdvance("one two three")

    assert name_lines("one two three", width, metrics, 1) == ["one two three"]
    assert name_lines("one two three four", width, metrics, 2) == ["one two three", "four"]
    assert name_lines("one two", width, metrics, 2) == ["one two"]
    (line,) = name_lines("one two three four", width, metrics, 1)
    assert line.endswith("…")


def test_each_lane_begins_with_its_marker_and_its_count(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, {"one": Given(options=("A",))})
        take_in(desk, tmp_path, "A", "B")
        with room(qapp, desk, ResultsPage, tmp_path) as here:
            page = here.page
            plot = page._card.plot

            by_ability = dict(zip(plot._abilities(), plot.counts(), strict=True))
            assert by_ability == {LONG: ("1", "1"), "lesion_recognition": ("0", "1")}
            assert all(height >= 2 * 17 for height in plot._heights())
            assert here.driven.sees("Filled markers are people, outlined ones models.")
            assert here.driven.sees("The number beside a marker counts the answers")


@pytest.mark.parametrize("look", ["dark", "light"])
def test_no_two_markers_have_one_shape_and_models_are_outlines(qapp: Any, look: Any) -> None:
    dressed(qapp, look)
    shapes = {}
    for place in range(10):
        for hollow in (False, True):
            picture = QImage(24, 24, QImage.Format.Format_ARGB32)
            picture.fill(0)
            painter = QPainter(picture)
            paint_marker(painter, QPointF(12, 12), place, hollow=hollow)
            painter.end()
            pixels = picture.convertToFormat(QImage.Format.Format_Alpha8)
            shapes[place, hollow] = bytes(
                pixels.pixelColor(x, y).alpha() > 127 for x in range(24) for y in range(24)
            )
            assert bool(shapes[place, hollow][24 * 12 + 12]) is not hollow

    assert len(set(shapes.values())) == 20
    dressed(qapp)


def test_a_legend_that_is_longer_than_the_card_breaks_between_words(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk, room(qapp, desk, ResultsPage, tmp_path) as here:
        legend = here.page._card.legend
        legend.resize(300, 24)
        legend.show_names(("Model (model; open answers graded by another model)", "short"))

        first, second = legend.places()
        assert first.height() == 48
        assert second.top() == 48
        assert legend.height() == 72
