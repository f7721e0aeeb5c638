"""Results: the numbers that were measured, in how many answers, and said to be simulated if so."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medannot.domain.answer import Answer
from medannot.domain.baseline import Cell
from medannot.domain.changes import Area, Changes
from medannot.domain.people import OWNER
from medannot.domain.question import Ability, ItemType
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import CannotJudgeReason
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.ui.results.results_page import ResultsPage
from medannot.ui.results.words import ability_caption, percent, score_words, seconds
from medannot.ui.widgets.row_model import VALUE_ROLE
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import settle
from tests.helpers.page_rooms import Room, room
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

GROUPS = (GroupPlan("primary", 1, 1), GroupPlan("senior", 1, 1))
Opened = Callable[[Desk], Room]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def answered(desk: Desk) -> Desk:
    """Return a desk where primary got one of two right, and one text of two waits."""
    drafts = [
        Draft(stem="one", ability="disease_diagnosis"),
        Draft(stem="two", ability="disease_diagnosis"),
        Draft(stem="three", type=ItemType.SHORT_TEXT, text="lung", ability="lesion_reasoning"),
        Draft(stem="four", ability="spatial_relation"),
    ]
    make_study(desk, drafts, GROUPS)
    given = {
        "one": Given(options=("A",), ms=4_000),
        "two": Given(options=("B",), ms=6_000),
        "three": Given(text="liver", ms=8_000),
        "four": Given(answer=Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY), ms=2_000),
    }
    answer_all(desk, given)
    return desk


@pytest.fixture
def opened(qtbot: QtBot, qapp: Any, tmp_path: Path) -> Iterator[Opened]:
    rooms = []

    def open_room(desk: Desk) -> Room:
        entered = room(qapp, desk, ResultsPage, tmp_path)
        rooms.append(entered)
        return entered.__enter__()

    yield open_room
    for entered in rooms:
        entered.__exit__(None, None, None)


def cells(here: Room, row: int) -> list[str]:
    model = here.page.groups.model()
    texts = []
    for column in range(model.columnCount()):
        cell = model.index(row, column).data(VALUE_ROLE)
        shown = " ".join(score_words(cell)).strip() if isinstance(cell, Cell) else None
        texts.append(shown or str(model.index(row, column).data()))
    return texts


def test_without_a_study_the_page_leads_to_the_studies(desk: Desk, opened: Opened) -> None:
    here = opened(desk)
    wanted: list[str] = []
    here.page.place_wanted.connect(wanted.append)

    here.driven.click("Open the studies")

    assert wanted == ["go.studies"]
    assert not here.page.export_button.isVisible()


def test_the_table_shows_means_with_their_n_and_nothing_where_nothing_was_measured(
    answered: Desk, opened: Opened
) -> None:
    here = opened(answered)

    head = here.page.groups.model()
    titles = [
        head.headerData(c, here.page.groups.horizontalHeader().orientation()) for c in range(7)
    ]
    assert titles == ["Group", "Readers", "Answers", "Overall", "Spatial", "Reasoning", "Diagnosis"]
    # One right, one wrong, one not judged; the text waits, so that where it counts is no mean.
    assert cells(here, 0) == [
        "primary",
        "1 / 1",
        "4",
        "25–50 % 1 of 4 wait",
        "0.0 of 1",
        "waiting 1 of 1 wait",
        "50.0 of 2",
    ]
    assert cells(here, 1) == ["senior", "0 / 1", "0", "–", "–", "–", "–"]
    here.driven.wait_to_see("4 of 8 answered, 1 of them cannot judge")
    here.driven.wait_to_see("Waiting for a grader: 1 open answer.")
    assert not here.driven.sees("Simulated")
    assert here.page.title() == "Results of one"


def test_a_cell_says_where_the_mean_can_still_come_to_lie(answered: Desk, opened: Opened) -> None:
    here = opened(answered)

    spoken = here.page.groups.model().index(0, 3).data()

    assert spoken == "1 of 4 answers wait for a grader; the mean lies in 25–50 %"


def test_the_plot_is_read_out(answered: Desk, opened: Opened) -> None:
    here = opened(answered)

    said = here.page.plot.accessibleDescription()

    assert "Disease diagnosis, primary: 50.0 % of 2 answers" in said
    assert "Disease diagnosis, senior: no answer yet" in said


def heads(table: Any) -> list[str]:
    shown = [c for c in range(table.model().columnCount()) if not table.isColumnHidden(c)]
    return [table.model().headerData(c, Qt.Orientation.Horizontal) for c in shown]


def test_abilities_without_answers_are_one_line_that_opens(desk: Desk, opened: Opened) -> None:
    drafts = [
        Draft(stem="one", ability="disease_diagnosis"),
        Draft(stem="two", ability="lesion_reasoning"),
        Draft(stem="three", ability="spatial_relation"),
    ]
    make_study(desk, drafts, GROUPS)
    session = desk.reading.begin(OWNER, "one", "primary-01", {})
    item = session.current()
    assert item is not None
    session.close()
    first = next(draft for draft in drafts if draft.stem == item.stem)
    answer_all(desk, {first.stem: Given(options=("A",))})
    here = opened(desk)
    caption = ability_caption(first.ability, short=True)

    assert heads(here.page.groups)[3:] == ["Overall", caption]
    assert here.page.plot.accessibleDescription().count("; ") == 1
    here.driven.click("2 abilities without answers")
    assert heads(here.page.groups)[3:] == ["Overall", "Spatial", "Reasoning", "Diagnosis"]
    assert here.page.plot.accessibleDescription().count("; ") == 5
    here.driven.click("2 abilities without answers")
    assert heads(here.page.groups)[3:] == ["Overall", caption]


def test_before_the_first_answer_every_ability_is_named(desk: Desk, opened: Opened) -> None:
    make_study(desk, [Draft(stem="one", ability="spatial_relation")], GROUPS)
    here = opened(desk)

    assert heads(here.page.groups)[3:] == ["Overall", "Spatial"]
    assert not here.page.fold.isVisible()


def test_answers_to_questions_without_a_key_are_said_to_have_no_score(
    desk: Desk, opened: Opened
) -> None:
    drafts = [Draft(stem="one"), Draft(stem="two", has_key=False), Draft("three", has_key=False)]
    add_set(desk.store, "withheld", drafts)
    groups = (GroupPlan("primary", 1, 1),)
    desk.designs.create(OWNER, StudyPlan("one", "withheld", groups, 7, unscored=True))
    unsure = Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY)
    answer_all(
        desk,
        {
            "one": Given(options=("A",)),
            "two": Given(options=("A",)),
            "three": Given(answer=unsure),
        },
    )
    here = opened(desk)

    here.driven.wait_to_see(
        "3 of 3 answered, 1 of them cannot judge; 2 not scored, for want of a reference answer"
    )
    assert cells(here, 0)[:4] == ["primary", "1 / 1", "3", "100.0 of 1"]


def test_answers_to_images_that_could_not_be_shown_are_counted_apart(
    desk: Desk, opened: Opened
) -> None:
    importer = MediaImporter(desk.store)
    with desk.store.writing(OWNER, "test") as work:
        picture = importer.take_in(encoded(np.full((4, 6), 7, np.uint8), "PNG"), "a.png")
        media = importer.save(work, picture)
        work.note("test.import", f"media:{media.id}")
    drafts = [Draft(stem="one"), Draft(stem="two", images=(media.id,))]
    make_study(desk, drafts, (GroupPlan("primary", 1, 1),))
    desk.media.erase(OWNER, media.id, "consent withdrawn")
    unavailable = Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE)
    answer_all(desk, {"one": Given(options=("A",)), "two": Given(answer=unavailable)})
    here = opened(desk)

    assert heads(here.page.groups)[:5] == ["Group", "Readers", "Answers", "No image", "Overall"]
    assert cells(here, 0)[:5] == ["primary", "1 / 1", "2", "1", "100.0 of 1"]
    assert (
        "without a score, since an image could not be shown: 1"
        in here.page.groups.model().index(0, 4).data()
    )
    here.driven.wait_to_see(
        "2 of 2 answered, 0 of them cannot judge, 1 without a score: their image could not be shown"
    )
    here.driven.key("Alt+2")
    assert "No image" in heads(here.page.readers)


def test_readers_have_a_row_each(answered: Desk, opened: Opened) -> None:
    here = opened(answered)
    here.driven.key("Alt+2")

    table = here.page.readers
    assert table.isVisible()
    shown = [column for column in range(12) if not table.isColumnHidden(column)]
    row = [table.model().index(0, column).data() for column in shown]
    assert row[:4] == ["primary-01", "primary", "4", "4"]
    assert row[5:] == ["1", "1", "0", "0", "5.0 s"]
    assert table.model().index(1, shown[-1]).data() == "–"
    here.driven.key("Alt+1")
    assert here.page.plot.isVisible()


def test_simulated_answers_say_so_in_title_banner_and_plot(answered: Desk, opened: Opened) -> None:
    answered.simulation.simulate(OWNER, "one", 3)
    here = opened(answered)
    here.page.study.choose("one (simulated, seed 3)")
    here.driven.idle()
    settle()

    assert here.page.title() == "Results of one (simulated, seed 3)"
    here.driven.wait_to_see("No figure on this page was measured on people.")
    here.driven.wait_to_see("Mean score by ability, % (simulated answers)")
    here.page.study.choose("one")
    here.driven.idle()
    settle()
    assert here.page.title() == "Results of one"
    assert not here.driven.sees("measured on people")


def test_the_export_names_its_files_and_holds_the_answers(
    answered: Desk, opened: Opened, tmp_path: Path
) -> None:
    (tmp_path / "chosen").mkdir()
    here = opened(answered)
    here.dialogs.folders = [tmp_path / "chosen"]

    here.driven.click("Export baseline")
    here.driven.idle()

    here.driven.wait_to_see("baseline.xlsx")
    book = load_workbook(tmp_path / "chosen" / "one-baseline" / "baseline.xlsx")
    assert "liver" in {cell.value for row in book["Answers"].iter_rows() for cell in row}


def test_new_answers_appear_when_the_page_hears_of_them(answered: Desk, opened: Opened) -> None:
    here = opened(answered)
    right = Given(options=("A",))
    given = {"one": right, "two": right, "three": Given(text="lung"), "four": right}
    answer_all(answered, given, reader="senior-01")

    here.page.refresh(Changes.of(Area.QUESTIONS))
    here.driven.idle()
    assert cells(here, 1)[2] == "0"
    here.page.refresh(Changes.of(Area.READINGS))
    here.driven.idle()

    assert cells(here, 1)[2:4] == ["4", "100.0 of 4"]


def test_every_ability_of_the_paper_has_a_name_and_a_short_one() -> None:
    for ability in Ability:
        assert ability_caption(ability) != ability.value
        assert ability_caption(ability, short=True).lower() in ability_caption(ability).lower()


def test_what_the_source_names_stands_as_it_is() -> None:
    assert ability_caption("PRES") == "PRES"
    assert ability_caption("") == "None named"
    assert (percent(None), seconds(None)) == ("–", "–")
    assert (percent(0.0), seconds(1240)) == ("0.0", "1.2 s")


def test_the_chooser_has_the_focus_and_the_keys_choose(answered: Desk, opened: Opened) -> None:
    answered.simulation.simulate(OWNER, "one", 3)
    here = opened(answered)
    study = here.page.study
    assert here.driven.focus() is study
    other = {"one", "one (simulated, seed 3)"} - {study.choice()}

    here.driven.key("Down" if study.currentIndex() == 0 else "Up")
    here.driven.idle()
    settle()

    assert {study.choice()} == other
    assert here.page.presenter.state.table.study == study.choice()
    assert here.driven.focus() is study


def test_the_page_opens_on_the_study_last_answered(desk: Desk, opened: Opened) -> None:
    make_study(desk, [Draft(stem="one")], (GroupPlan("primary", 1, 1),))
    answer_all(desk, {"one": Given(options=("A",))})
    desk.designs.create(OWNER, StudyPlan("newer", "set of one", (GroupPlan("senior", 1, 1),), 1))

    here = opened(desk)

    assert here.page.study.choice() == "one"
