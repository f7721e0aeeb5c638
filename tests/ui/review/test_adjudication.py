"""Two readings settled by keys in a window, to a record on the disk."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from medannot.domain.annotation.finding import Diagnosis, Lesion
from medannot.domain.people import OWNER
from medannot.domain.review.consensus import PointKind, Rule
from medannot.domain.review.consensus_points import Findings
from medannot.ui.actions import ActionRegistry
from medannot.ui.changes_bus import ChangesBus
from medannot.ui.review.adjudication.actions import ADJUDICATION
from medannot.ui.review.adjudication.adjudication_view import AdjudicationView
from medannot.ui.review.adjudication.agreement_view import AgreementView
from medannot.ui.review.adjudication.differential_card import DifferentialCard
from medannot.ui.review.adjudication.presenter import AdjudicationPresenter
from medannot.ui.review.adjudication.state import Work
from medannot.ui.settings import SettingsFile
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.tasks import Tasks
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from medannot.ui.widgets.small import Chip
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.driving import (
    Driven,
    ScriptedDialogs,
    dressed,
    picture,
    settle,
    texts,
    wait_for,
    write,
)
from tests.helpers.readings import PhotographRoom, adjudicator, agree, change_afterwards, differ


class _Window(QWidget):
    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self.tasks = tasks


@dataclass
class Room:
    """The view in a window, and the readings behind it."""

    readings: AnnotationRoom
    view: AdjudicationView
    driven: Driven

    @property
    def presenter(self) -> AdjudicationPresenter:
        return self.view.presenter

    @property
    def work(self) -> Work:
        work = self.presenter.state.work
        assert work is not None
        return work

    def begin(self, code: str = "dora") -> None:
        """Begin as somebody, and wait for the first case."""
        self.view.begin("skin", adjudicator(self.readings, code))
        wait_for(lambda: self.presenter.state.work is not None, "the first case")
        self.driven.idle()

    def texts(self) -> str:
        return "\n".join(texts(self.view))


@pytest.fixture
def room(qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    """Return three cases, one of which agrees."""
    dressed(qapp)
    with PhotographRoom(tmp_path, (1, 1, 2)) as readings:
        agree(readings, 1)
        differ(readings, 2, 8)
        differ(readings, 3, 8, nodule_on=2)
        tasks = Tasks()
        window, desk = _Window(tasks), readings.desk
        around = Surroundings(
            tasks=tasks,
            dialogs=ScriptedDialogs(),
            settings=SettingsFile(tmp_path / "settings.json"),
            bus=ChangesBus(window),
            actions=ActionRegistry((*ADJUDICATION, *VIEWER_ACTIONS)),
            clock=desk.store.clock,
            ids=desk.store.ids,
        )
        view = AdjudicationView(desk, around)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        driven = Driven(window, ScriptedDialogs())
        try:
            driven.idle()
            yield Room(readings, view, driven)
            driven.idle()
        finally:
            view.finish()
            tasks.close()
            window.close()
            window.deleteLater()
            settle()


def kinds(work: Work) -> list[PointKind]:
    return [one.kind for one in work.conflicts]


def test_two_readings_are_settled_by_keys_and_written(room: Room) -> None:
    room.begin()
    keys = room.driven.key
    assert room.work.opened.number == 2
    assert "7 of 8 conflicts open" not in room.texts()
    count = len(room.work.conflicts)
    assert f"{count} of {count} conflicts open" in room.texts()
    for _ in range(count):
        keys("1")
    assert room.work.open == ()
    assert "All conflicts are settled" in room.texts()
    write(room.view.comment, "Looked at both.")
    keys("Ctrl+Return")
    room.driven.wait_to_see("Consensus 1 of case 2 is saved.")
    desk = room.readings.desk.adjudicating
    (record,) = desk.open(adjudicator(room.readings), room.readings.case_id(2)).records
    assert record.comment == "Looked at both."
    assert {one.rule for one in record.points} <= {Rule.AGREED, Rule.FIRST, Rule.SECOND}
    assert any(isinstance(one.content, Lesion) for one in record.findings)
    # The next case that is open comes by itself, and what was saved is still to be read.
    wait_for(lambda: room.work.opened.number == 3, "the next case")
    room.driven.wait_to_see("Consensus 1 of case 2 is saved.")
    assert "1 of 3 settled" in room.texts()


def test_nothing_is_written_while_a_conflict_is_open_and_it_is_said_why(room: Room) -> None:
    room.begin()
    room.driven.key("2")
    room.driven.key("Ctrl+Return")
    room.driven.idle()
    waiting = len(room.work.open)
    assert f"Not kept: {waiting} open conflicts; the first is in front." in room.texts()
    assert room.work.current == room.work.open[0].key
    opened = room.readings.desk.adjudicating.open(
        adjudicator(room.readings), room.readings.case_id(2)
    )
    assert opened.records == ()


def test_a_choice_is_taken_back(room: Room) -> None:
    room.begin()
    first = room.work.current
    room.driven.key("1")
    room.driven.key("0")
    assert len(room.work.choices) == 2
    room.driven.key("Backspace", 2)
    assert room.work.choices == {}
    assert room.work.current == first
    room.driven.key("Backspace")
    assert "There is no choice to take back." in room.texts()


def test_arrows_go_through_conflicts_and_both_is_refused_where_it_cannot_stand(room: Room) -> None:
    room.begin()
    while room.work.point is not None and room.work.point.kind is not PointKind.LESION:
        room.driven.key("Down")
    room.driven.key("3")
    assert "Both cannot stand here" in room.texts()
    assert room.work.choices == {}
    here = kinds(room.work).index(PointKind.LESION)
    room.driven.key("Up")
    assert room.work.point == room.work.conflicts[here - 1]


def test_choices_of_a_case_wait_while_another_is_in_front(room: Room) -> None:
    room.begin()
    room.driven.key("1")
    before = dict(room.work.choices)
    room.driven.key("Enter")
    wait_for(lambda: room.work.opened.number == 3, "the next case")
    assert room.work.choices == {}
    room.driven.key("Shift+Return")
    wait_for(lambda: room.work.opened.number == 2, "the case before")
    assert room.work.choices == before


def test_names_of_annotators_are_nowhere_seen(room: Room) -> None:
    room.begin()
    seen = room.texts()
    assert "anna" not in seen
    assert "bert" not in seen


def test_marks_of_the_lesion_in_question_are_drawn_for_both(room: Room) -> None:
    room.begin()
    wait_for(lambda: room.view.images.viewer.view.prepared is not None, "the image")
    while room.work.point is not None and room.work.point.kind is not PointKind.ATTRIBUTE:
        room.driven.key("Down")
    images = room.view.images
    drawn = images.marks_on(images.viewer.active_pane)
    assert sorted((one.side, one.asked) for one in drawn if one.asked) == [(0, True), (1, True)]
    assert sum(not one.asked for one in drawn) == 1  # the nodule, which one alone saw
    room.driven.key("T")
    assert images.marks_on(images.viewer.active_pane) == ()


def test_the_image_on_which_the_lesion_in_question_was_drawn_comes_up(room: Room) -> None:
    room.begin()
    room.driven.key("Enter")
    wait_for(lambda: room.work.opened.number == 3, "the next case")
    viewer = room.view.images.viewer
    assert viewer.place == 0
    while room.work.point is not None and room.work.point.kind is not PointKind.LESION:
        room.driven.key("Down")
    assert viewer.place == 1
    assert [one.asked for one in room.view.images.marks_on(viewer.active_pane)] == [True]


def test_a_pair_is_parted_and_made_again(room: Room) -> None:
    room.begin()
    count = len(room.work.conflicts)
    assert "same term, overlap of marks: 90" in room.texts()
    room.driven.click("Part")
    room.driven.wait_to_see("Seen by B alone")
    # The button that was pressed is gone; the keys are on what undoes it.
    assert room.driven.focus().accessibleName().startswith("Pair ")
    assert room.texts().count("Seen by") == 3
    assert not [one for one in room.work.opened.readings.matches if one.first and one.second]
    room.driven.key("Backspace")
    assert len(room.work.conflicts) == count
    room.driven.wait_to_see("same term")
    room.driven.click("Part")
    papules = [_papule(side) for side in _sides(room.work)]
    room.view.panel.pair_wanted.emit(*papules)
    room.driven.wait_to_see("paired by you, same term")


def test_the_keys_stay_with_the_pair_that_is_parted(room: Room) -> None:
    room.begin()
    part = next(
        one
        for one in room.view.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().startswith("Part the pair")
    )
    name = part.accessibleName()
    part.setFocus()
    room.driven.key("Space")
    room.driven.idle()
    assert room.driven.focus().accessibleName() == name.replace("Part the pair", "Pair")
    room.driven.key("Space")
    room.driven.idle()
    assert room.driven.focus().accessibleName() == name


def _sides(work: Work) -> tuple[Findings, Findings]:
    return work.opened.readings.first, work.opened.readings.second


def _papule(side: Findings) -> str:
    return next(
        one.id
        for one in side.values()
        if isinstance(one.content, Lesion) and one.content.term.en == "Papule"
    )


def test_the_adjudicator_orders_a_tied_differential(room: Room) -> None:
    room.begin()
    (card,) = [one for one in room.view.panel.cards.values() if isinstance(one, DifferentialCard)]
    assert room.texts().count("Tied") == 2
    room.driven.click("Move Rosacea up")
    assert "Tied" not in room.texts()
    chips = [one for one in card.findChildren(Chip) if one.text() == "Tie settled"]
    assert [one.toolTip() for one in chips if one.isVisible()] == ["By your order"] * 2
    choice = room.work.choices[card.point.key]
    assert (choice.rule, choice.order) == (Rule.EDITED, ("D.ROSACEA", "D.ACNE"))
    room.presenter.choose(Rule.BOTH, card.point.key)
    for point in room.work.open:
        room.presenter.choose(Rule.FIRST, point.key)
    room.driven.key("Ctrl+Return")
    room.driven.wait_to_see("Consensus 1 of case 2 is saved.")
    (record,) = room.readings.desk.adjudicating.open(
        adjudicator(room.readings), room.readings.case_id(2)
    ).records
    named = [one for one in record.findings if isinstance(one.content, Diagnosis)]
    assert {one.rule for one in named} == {Rule.TIE}


def test_a_reading_that_changed_since_is_said_and_stops_the_writing(room: Room) -> None:
    room.begin()
    for point in room.work.conflicts:
        room.presenter.choose(Rule.FIRST, point.key)
    change_afterwards(room.readings, 2)
    room.driven.key("Ctrl+Return")
    room.driven.wait_to_see("meanwhile")
    assert room.view.fault.isVisible()


def test_marks_that_are_hidden_are_said_to_be_and_come_back_with_the_next_case(room: Room) -> None:
    room.begin()
    images = room.view.images
    room.driven.key("T")
    assert images.hidden
    room.driven.wait_to_see("Marks hidden (T)")
    room.driven.picture("marks_hidden")
    room.driven.click("Marks")
    assert not images.hidden
    assert "Marks hidden" not in room.texts()
    room.driven.key("T")
    room.driven.key("Enter")
    wait_for(lambda: room.work.opened.number == 3, "the next case")
    assert not images.hidden
    assert "Marks hidden" not in room.texts()


def test_esc_leads_out_of_a_field_and_then_back(room: Room) -> None:
    left: list[bool] = []
    room.view.left.connect(lambda: left.append(True))
    room.begin()
    room.view.comment.setFocus()
    room.driven.key("Esc")
    assert not left
    assert room.driven.focus() is not room.view.comment
    room.driven.key("Esc")
    assert left == [True]


def test_the_list_and_the_side_count_the_same_conflicts(room: Room) -> None:
    room.begin()
    count = len(room.work.conflicts)
    row = room.view.list.item(0).text().splitlines()
    assert row[1] == f"{count} conflicts"
    assert f"{count} of {count} conflicts open" in room.texts()
    assert "Lesion" in room.view.list.item(0).toolTip()


def test_an_owner_says_who_settles(room: Room) -> None:
    room.view.begin("skin", OWNER)
    wait_for(room.view.sit_down.isVisible, "the field")
    room.driven.idle()
    room.driven.key("Enter")
    assert room.driven.focus() is room.view.sit_down.code
    assert room.view.sit_down.code.placeholderText() == "Code, such as adj-01"
    room.driven.picture("who_settles")
    write(room.view.sit_down.code, "dora")
    room.driven.click("Begin")
    wait_for(lambda: room.presenter.state.work is not None, "the first case")
    actor = room.presenter.state.actor
    assert actor is not None
    assert actor.code == "dora"
    assert not room.view.sit_down.isVisible()


def test_no_interval_of_the_agreement_is_cut_at_a_small_size(room: Room) -> None:
    room.begin()
    view = AgreementView(room.readings.desk, room.view._around)
    view.resize(1310, 700)
    view.show()
    view.begin("skin", adjudicator(room.readings))
    wait_for(lambda: view.table.rows_model.rowCount() > 0, "the figures")
    room.driven.idle()
    picture(view, "agreement")
    model, ruler = view.table.rows_model, view.table.fontMetrics()
    for column in range(1, model.columnCount()):
        said = [str(model.index(row, column).data()) for row in range(model.rowCount())]
        widest = max(ruler.horizontalAdvance(one) for one in said)
        assert view.table.columnWidth(column) >= widest + 24, said
    assert view.table.horizontalScrollBar().maximum() == 0
    view.leave()
    view.close()
    view.deleteLater()
