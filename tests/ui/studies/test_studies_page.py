"""Studies: listed, set up by keyboard and mouse, proved, simulated, exported."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from medannot.store.names import NamesFile
from medannot.ui.studies.studies_page import StudiesPage
from tests.helpers.driving import settle, wait_for
from tests.helpers.page_rooms import Room, room
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def with_sets(desk: Desk) -> Desk:
    add_set(desk.store, "skin", [Draft(stem=f"Question {n}") for n in range(10)])
    add_set(desk.store, "keyless", [Draft(), Draft(has_key=False)])
    return desk


@pytest.fixture
def with_study(with_sets: Desk) -> Desk:
    groups = (GroupPlan("primary", 2, 1), GroupPlan("senior", 2, 2))
    with_sets.designs.create(OWNER, StudyPlan("baseline", "skin", groups, 7))
    return with_sets


@pytest.fixture
def opened(qtbot: QtBot, qapp: Any, tmp_path: Path) -> Iterator[Any]:
    rooms = []

    def open_room(desk: Desk) -> Room:
        entered = room(qapp, desk, StudiesPage, tmp_path)
        rooms.append(entered)
        return entered.__enter__()

    yield open_room
    for entered in rooms:
        entered.__exit__(None, None, None)


def create_allowed(room: Room) -> bool:
    return room.page.form.create_button.isEnabled()


def test_without_questions_the_page_leads_to_the_library(desk: Desk, opened: Any) -> None:
    here = opened(desk)
    wanted: list[str] = []
    here.page.place_wanted.connect(wanted.append)

    here.driven.wait_to_see("A study needs a question set")
    here.driven.click("Open the question library")

    assert wanted == ["go.library"]


def test_names_stand_beside_the_codes_only_where_a_list_is_kept(
    with_study: Desk, opened: Any
) -> None:
    here = opened(with_study)
    here.page.study.open("baseline")
    wait_for(lambda: here.page.detail.readers.model().rowCount() == 4)
    readers = here.page.detail.readers
    assert readers.isColumnHidden(1)

    NamesFile(with_study.folder).write({"primary-01": "Ana María"})
    here.page.study.load()

    wait_for(lambda: not readers.isColumnHidden(1))
    assert [readers.model().index(row, 1).data() for row in range(4)] == ["Ana María", "", "", ""]


def test_with_questions_only_the_page_offers_the_first_study(with_sets: Desk, opened: Any) -> None:
    here = opened(with_sets)

    here.driven.wait_to_see("There is no study yet")
    here.driven.wait_to_see("Studies")
    assert here.driven.focus() is here.page.empty.button
    here.driven.click("New study")

    here.driven.wait_to_see("Groups and readers")


def test_a_study_is_set_up_by_keyboard_alone(with_sets: Desk, opened: Any) -> None:
    here = opened(with_sets)
    form = here.page.form

    here.driven.key("Ctrl+N")
    here.driven.type("baseline")
    form.sets.setFocus()
    here.driven.type("skin")
    wait_for(form.rules.shown_rules, "the proof")
    here.driven.wait_to_see("10 questions, 30 readers, 40 answers in all.")
    form.groups._rows[0].size_field.setFocus()
    here.driven.key("Ctrl+A")
    here.driven.type("2")
    wait_for(lambda: here.driven.sees("10 questions, 17 readers"), "another proof")
    wait_for(lambda: create_allowed(here))
    here.driven.key("Ctrl+Return")
    here.driven.idle()

    version = with_sets.designs.show(OWNER, "baseline").version
    assert version.set_name == "skin"
    assert [(group.name, group.per_item) for group in version.groups] == [
        ("primary", 2),
        ("senior", 2),
    ]
    assert len(version.readers) == 17
    assert str(version.seed) == form.seed.text()
    assert here.page.title() == "baseline"
    here.driven.wait_to_see("primary-01")


def test_a_study_may_forbid_acts_of_the_viewer_and_says_so(with_sets: Desk, opened: Any) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    here.driven.type("strict")
    here.page.form.sets.setFocus()
    here.driven.type("skin")
    for box in ("Mirror the image", "Turn the image"):
        here.driven.click(box)
    wait_for(lambda: create_allowed(here))
    here.driven.key("Ctrl+Return")
    wait_for(lambda: here.driven.sees("Readers may not, in the viewer"))

    assert with_sets.designs.show(OWNER, "strict").version.forbidden == ("flip", "rotate")
    here.driven.wait_to_see("Readers may not, in the viewer: Mirror the image, Turn the image")


def test_the_loads_are_shown_before_anything_is_written(with_sets: Desk, opened: Any) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    form = here.page.form
    form.sets.choose("skin")
    form.groups.set_plans((GroupPlan("primary", 3, 1),))
    wait_for(
        lambda: [rule.reached for rule in form.rules.shown_rules()] == ["1", "3 or 4", "2 min"],
        "the loads",
    )

    assert all(rule.holds is not False for rule in form.rules.shown_rules())
    assert with_sets.designs.studies(OWNER) == ()


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ((GroupPlan("primary", 1, 2),), "primary"),
        ((GroupPlan("same", 2, 1), GroupPlan("same", 2, 1)), "same"),
        ((GroupPlan("", 2, 1),), "group"),
    ],
)
def test_groups_that_cannot_serve_are_refused_in_place(
    with_sets: Desk, opened: Any, groups: tuple[GroupPlan, ...], said: str
) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    form = here.page.form
    form.name.setText("baseline")
    form.sets.choose("skin")
    form.groups.set_plans(groups)
    wait_for(lambda: here.page.plan.state.fault, "the refusal")

    assert said in here.page.plan.state.fault
    here.driven.wait_to_see(here.page.plan.state.fault)
    assert not create_allowed(here)
    assert form.name.text() == "baseline"


def test_a_set_without_keys_is_refused_in_place(with_sets: Desk, opened: Any) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    here.page.form.sets.choose("keyless")
    wait_for(lambda: here.page.plan.state.fault, "the refusal")

    assert (
        "The set keyless has no reference answer for this many questions: 1,"
        in here.page.plan.state.fault
    )


def test_a_set_that_keeps_its_answers_back_is_read_without_a_score(
    with_sets: Desk, opened: Any
) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    here.page.form.name.setText("withheld")
    here.page.form.sets.choose("keyless")
    wait_for(lambda: here.page.plan.state.fault, "the refusal")

    here.driven.click("Also those without a reference answer, not scored")
    wait_for(lambda: create_allowed(here), "that it may be created")

    assert not here.page.plan.state.fault
    here.driven.wait_to_see("Not scored, for want of a reference answer: 1 question.")


def test_a_taken_name_and_a_seed_that_is_no_number_are_refused_beside_their_fields(
    with_study: Desk, opened: Any
) -> None:
    here = opened(with_study)
    here.driven.click("New study")
    form = here.page.form
    form.name.setText("baseline")
    form.seed.setText("seven")
    settle()

    here.driven.wait_to_see("A study of this name is there already; choose another name.")
    here.driven.wait_to_see("A seed is a whole number; type one or draw one.")
    assert not create_allowed(here)
    here.driven.click("Draw a seed")
    assert form.seed.text().isdecimal()
    assert not here.driven.sees("A seed is a whole number")


def test_a_form_without_a_name_can_be_looked_at_but_not_created(
    with_sets: Desk, opened: Any
) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    here.page.form.sets.choose("skin")
    wait_for(here.page.form.rules.shown_rules, "the proof")

    assert not create_allowed(here)
    assert here.page.form.create_button.toolTip() == "Give the study a name first."


def test_groups_are_added_and_removed_with_the_mouse(with_sets: Desk, opened: Any) -> None:
    here = opened(with_sets)
    here.driven.click("New study")
    groups = here.page.form.groups

    here.driven.click("Add group")
    here.driven.type("resident")
    here.driven.click("Remove group 1")

    assert [plan.name for plan in groups.plans()] == ["senior", "resident"]
    here.driven.click("Remove group 2")
    assert not groups._rows[0].remove.isEnabled()


def test_escape_leaves_the_form_and_nothing_is_written(with_study: Desk, opened: Any) -> None:
    here = opened(with_study)
    here.dialogs.yes.append(True)
    here.driven.key("Ctrl+N")
    here.driven.type("another")
    here.driven.key("Esc")
    here.driven.idle()

    assert here.page.title() == "Studies"
    assert [card.name for card in with_study.designs.studies(OWNER)] == ["baseline"]


def open_baseline(opened: Any, desk: Desk) -> Room:
    here = opened(desk)
    here.driven.key("Enter")
    here.driven.idle()
    settle()
    return here


def test_a_study_shows_its_readers_and_is_verified(with_study: Desk, opened: Any) -> None:
    here = open_baseline(opened, with_study)

    assert here.page.title() == "baseline"
    here.driven.wait_to_see("of 30, 0 %")
    here.driven.wait_to_see("5 or 10")
    here.driven.click("Verify")
    here.driven.idle()

    here.driven.wait_to_see("All rules hold")
    rules = here.page.detail.proof.rules.shown_rules()
    assert [rule.reached for rule in rules] == [
        "1 for all 10",
        "5",
        "0",
        "2 for all 10",
        "10",
        "0",
        "equal",
    ]


def test_the_chosen_reader_starts_reading(with_study: Desk, opened: Any) -> None:
    here = open_baseline(opened, with_study)
    wanted: list[tuple[str, str]] = []
    here.page.reading_wanted.connect(lambda study, reader: wanted.append((study, reader)))

    here.driven.click("Start reading as primary-01")
    here.driven.key("Down")
    here.page.detail.readers.setFocus()
    here.driven.key("Down")
    here.driven.key("Enter")

    assert wanted[0] == ("baseline", "primary-01")
    assert wanted[-1] == ("baseline", "primary-02")


def test_a_dry_run_answers_a_copy_that_says_so_everywhere(with_study: Desk, opened: Any) -> None:
    here = open_baseline(opened, with_study)
    here.driven.click("Dry run")
    here.driven.idle()

    here.driven.wait_to_see("Simulated readers gave 30 answers; they lie in the copy")
    here.driven.click("Show the copy")
    here.driven.idle()

    assert here.page.title() == "baseline (simulated, seed 7)"
    here.driven.wait_to_see("No figure that comes of it was measured on people.")
    here.driven.wait_to_see("of 30, 100 %")
    assert not here.driven.sees("Start reading")
    assert not here.driven.sees("Dry run")
    done = {card.name: card.done for card in with_study.designs.studies(OWNER)}
    assert done == {"baseline": 0, "baseline (simulated, seed 7)": 30}


def test_a_dry_run_can_be_stopped_and_gone_on_with(with_study: Desk, opened: Any) -> None:
    here = open_baseline(opened, with_study)
    here.page.study.simulate()
    here.page.study.stop()
    here.driven.idle()

    here.driven.wait_to_see("The simulation was stopped")
    assert here.page.study.state.tone == "neutral"
    here.page.study.simulate()
    here.driven.idle()
    here.driven.wait_to_see("they lie in the copy")


def test_the_baseline_is_exported_into_a_folder_of_its_own(
    with_study: Desk, opened: Any, tmp_path: Path
) -> None:
    (tmp_path / "chosen").mkdir()
    here = open_baseline(opened, with_study)
    here.dialogs.folders = [None, tmp_path / "chosen"]

    here.driven.key("Ctrl+Shift+E")
    assert list((tmp_path / "chosen").iterdir()) == []
    here.driven.click("Export")
    here.driven.idle()

    here.driven.wait_to_see("files were written to")
    assert (tmp_path / "chosen" / "baseline-baseline" / "baseline.xlsx").is_file()


def test_a_refused_export_is_told_and_the_page_goes_on(
    with_study: Desk, opened: Any, tmp_path: Path
) -> None:
    taken = tmp_path / "chosen" / "baseline-baseline"
    taken.mkdir(parents=True)
    (taken / "thesis.txt").write_text("mine")
    here = open_baseline(opened, with_study)
    here.dialogs.folders = [tmp_path / "chosen"]

    here.driven.click("Export")
    here.driven.idle()

    assert here.page.study.state.tone == "danger"
    here.driven.wait_to_see(here.page.study.state.said)
    assert (taken / "thesis.txt").read_text() == "mine"
    assert here.page.detail.verify_button.isEnabled()


def test_what_takes_the_focus_has_a_name(with_study: Desk, opened: Any) -> None:
    here = open_baseline(opened, with_study)
    here.page._back()
    here.driven.idle()
    here.driven.key("Ctrl+N")

    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QAbstractButton, QWidget

    for widget in here.page.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisible():
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        inner = widget.parent() is not None and widget.objectName().startswith("qt_")
        assert text or widget.accessibleName() or inner, widget


def test_items_of_every_type_are_counted(desk: Desk, opened: Any) -> None:
    add_set(desk.store, "text", [Draft(type=ItemType.SHORT_TEXT, text="lung")])
    here = opened(desk)
    here.driven.click("New study")
    here.page.form.sets.choose("text")
    here.page.form.groups.set_plans((GroupPlan("all", 1, 1),))

    wait_for(lambda: here.driven.sees("1 question, 1 reader, 1 answer in all."), "the sum")
