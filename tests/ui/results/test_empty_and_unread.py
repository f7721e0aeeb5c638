"""Results without answers say what is missing; unread answers keep title and options in sight."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.ui.results.results_page import ResultsPage
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import settle
from tests.helpers.model_files import answers, json_lines, read
from tests.helpers.page_rooms import Room, room
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk
from tests.unit.services.model_rows.test_corrected_questions import edit

Opened = Callable[[], Room]
LONG = "It may be this or that. " * 400
DRAFTS = [Draft("one", options=tuple("abcdefghij")), Draft("two", options=("macule", "papule"))]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        yield desk


@pytest.fixture
def opened(qtbot: QtBot, qapp: Any, desk: Desk, tmp_path: Path) -> Iterator[Opened]:
    rooms = []

    def open_room() -> Room:
        entered = room(qapp, desk, ResultsPage, tmp_path)
        rooms.append(entered)
        return entered.__enter__()

    yield open_room
    for entered in rooms:
        entered.__exit__(None, None, None)


def take_in(desk: Desk, folder: Path, *texts: str) -> None:
    (set_name,) = [one.name for one in desk.bank.sets(OWNER)]
    path = json_lines(folder / "m.jsonl", *answers(*texts))
    desk.models.write(OWNER, read(desk, path, "M1", set_name=set_name))


def test_a_study_without_answers_says_so_and_leads_to_where_they_begin(opened: Opened) -> None:
    here = opened()
    wanted: list[str] = []
    here.page.place_wanted.connect(wanted.append)

    here.driven.wait_to_see("No reader has answered a question of this study yet")
    here.driven.click("Take a set")

    assert wanted == ["go.take"]


def test_answers_of_readers_end_that_sentence(desk: Desk, opened: Opened) -> None:
    answer_all(desk, {"one": Given(options=("a",))})
    here = opened()

    here.driven.wait_to_see("1 of 2 answered")
    assert not here.page.nobody.isVisible()


def test_a_set_without_models_says_what_brings_them(opened: Opened) -> None:
    here = opened()
    here.driven.key("Alt+3")

    here.driven.wait_to_see("No model has answered this set yet.")

    assert not here.page.models.scored.isVisible()
    wanted: list[bool] = []
    here.page.models.take_in_wanted.connect(lambda: wanted.append(True))
    here.page.models.empty.acted.emit()
    assert wanted == [True]


def test_answers_to_other_words_are_one_sentence_with_their_count(
    desk: Desk, opened: Opened, tmp_path: Path
) -> None:
    take_in(desk, tmp_path, "A", "A")
    (set_name,) = [one.name for one in desk.bank.sets(OWNER)]
    # The study keeps the set as it was; a model that comes in later answers another question.
    edit(desk, "two", set_name, stem="Which of the two?")
    path = json_lines(tmp_path / "later.jsonl", *answers("A", "B"))
    desk.models.write(OWNER, read(desk, path, "M2", set_name=set_name))
    here = opened()

    here.driven.key("Alt+3")

    here.driven.wait_to_see("Left out of every figure: 1 answer of models to questions that")
    model = here.page.models.scored.model()
    assert [model.index(row, 2).data() for row in range(2)] == ["2 / 2", "1 / 2"]


def test_a_long_answer_scrolls_below_the_title_beside_its_options(
    desk: Desk, opened: Opened, tmp_path: Path
) -> None:
    take_in(desk, tmp_path, LONG, LONG + "Or not.")
    here = opened()
    here.driven.key("Alt+3")
    here.driven.idle()
    here.driven.key("Ctrl+U")
    view = here.page.unread
    here.driven.wait_for(lambda: view.presenter.state.current is not None, "an answer")
    settle()

    title = next(
        one for one in view.findChildren(type(view.texts.question)) if "Which" in one.text()
    )
    before = title.mapTo(view, title.rect().topLeft())
    options = [row.mapTo(view, row.rect().bottomLeft()).y() for row in view.options]
    bar = view.texts.said.verticalScrollBar()
    assert view.texts.text.verticalScrollBar().maximum() == 0
    assert bar.maximum() > 0
    here.driven.key("End")
    assert bar.value() == bar.maximum()
    assert title.mapTo(view, title.rect().topLeft()) == before
    assert [row.mapTo(view, row.rect().bottomLeft()).y() for row in view.options] == options
    assert max(options[: len(view.presenter.state.current.options)]) < view.height()

    here.driven.key("U")
    here.driven.idle()
    assert bar.value() == 0


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_options_are_whole_beside_or_below_the_answer(
    desk: Desk, opened: Opened, tmp_path: Path, size: tuple[int, int]
) -> None:
    take_in(desk, tmp_path, "something", "or other")
    here = opened()
    here.driven.window.resize(*size)
    here.driven.key("Alt+3")
    here.driven.idle()
    here.driven.key("Ctrl+U")
    view = here.page.unread
    here.driven.wait_for(lambda: view.presenter.state.current is not None, "an answer")
    settle()

    rows = view.options[: len(view.presenter.state.current.options)]
    shown = [*rows, *(one for one in view.buttons.values() if one.isVisible())]
    right = [one.mapTo(here.page, one.rect().topRight()).x() for one in shown]
    assert max(right) < here.page.width()
    assert all(not row.visibleRegion().isEmpty() for row in rows)


@pytest.mark.parametrize("size", [(1366, 768), (960, 540)])
def test_a_long_question_scrolls_above_the_answer_which_stays_in_sight(
    tmp_path: Path, qapp: Any, size: tuple[int, int]
) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft(LONG, options=tuple("abcde"))])
        take_in(desk, tmp_path, "It may be this or that.")
        with room(qapp, desk, ResultsPage, tmp_path) as here:
            view = here.page.unread
            here.driven.window.resize(*size)
            here.page.resize(*size)
            here.driven.key("Alt+3")
            here.driven.idle()
            here.driven.key("Ctrl+U")
            here.driven.wait_for(lambda: view.presenter.state.current is not None, "an answer")
            settle(20)

            asked, said = view.texts.asked, view.texts.said
            assert asked.verticalScrollBar().maximum() > 0
            bottom = said.mapTo(view, said.rect().bottomLeft()).y()
            assert bottom < view.height()
            assert said.height() >= view.texts.text.height() > 0
            assert asked.height() > 100
            lowest = [row.mapTo(view, row.rect().bottomLeft()).y() for row in view.options]
            assert max(lowest) < view.height()
            here.driven.key("End")
            assert asked.verticalScrollBar().value() == asked.verticalScrollBar().maximum()


def test_the_view_of_models_scrolls_for_itself_alone(tmp_path: Path, qapp: Any) -> None:
    drafts = [Draft(f"Question {n}?", ability=f"ability {n}") for n in range(30)]
    with make_desk(tmp_path) as desk:
        make_study(desk, drafts)
        take_in(desk, tmp_path, *["A"] * 30)
        with room(qapp, desk, ResultsPage, tmp_path) as here:
            here.driven.key("Alt+3")
            here.driven.wait_for(here.page.models.isVisible, "the models")
            settle(50)
            assert here.page.models.height() < here.page.height()
