"""A round decided through the real window: by keys, with corrections on the bench, and history."""

from pathlib import Path
from typing import Any

import pytest

from medannot.domain.annotation.finding import Lesion
from medannot.domain.people import OWNER
from medannot.domain.review.decision import ReviewDecision, ReviewReason, Verdict, standing
from medannot.services.desk import open_desk
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, ScriptedDialogs, drive

pytestmark = pytest.mark.usefixtures("home")

SEVEN = (
    "ring_near.jpg",
    "wheals_middle.jpg",
    "plaque_near.jpg",
    "ring_far.jpg",
    "pustules_near.jpg",
    "vesicles_middle.jpg",
    "umbilicated_near.jpg",
)
LABELS = 8
"""Of a work of the scene."""


def sit_down(window: Driven, code: str = "rita") -> Any:
    """Go to the desk by keys, and return it."""
    window.wait_for_workspace()
    window.key("Ctrl+7")
    window.wait_for(lambda: window.page_title() == "Review")
    window.idle()
    window.click(f"Review skin/first as {code}")
    desk = window.page().desk
    window.wait_for(lambda: desk.presenter.at.lit is not None, "a label")
    window.idle()
    return desk


def decide(window: Driven, desk: Any, key: str) -> None:
    """Press a key of decision, and wait until the next label is lit."""
    before = (desk.presenter.at.opened.place.id, desk.presenter.at.lit)
    window.key(key)
    window.wait_for(
        lambda: (
            desk.presenter.at.lit is not None
            and (desk.presenter.at.opened.place.id, desk.presenter.at.lit) != before
        ),
        "the next label",
    )


def written(folder: Path) -> list[ReviewDecision]:
    """Return the decisions that stand, work after work."""
    with open_desk(folder) as desk:
        made = desk.review_planning.rounds(OWNER, "skin")[0]
        rita, found = desk.reviewing.seat(OWNER, "rita"), []
        place = desk.reviewing.next(rita, made.id)
        while place is not None:
            found += standing(desk.reviewing.open(rita, place.id).decisions)
            place = desk.reviewing.next(rita, made.id, place.position)
        return found


def lesions(folder: Path, position: int = 1) -> list[str]:
    """Return what the lesions of a work are called now."""
    with open_desk(folder) as desk:
        made = desk.review_planning.rounds(OWNER, "skin")[0]
        rita = desk.reviewing.seat(OWNER, "rita")
        place = desk.reviewing.next(rita, made.id, position - 1)
        assert place is not None
        findings = desk.reviewing.open(rita, place.id).findings.values()
        return [one.content.term.en for one in findings if isinstance(one.content, Lesion)]


def test_a_hundred_labels_are_decided_by_keys(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path, SEVEN)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        for _ in range(100):
            decide(window, desk, "X" if desk.side.title.text() == "Colour: Red" else "A")
        window.idle()
        window.wait_for(lambda: not desk.presenter.at.writing)
        window.idle()
        assert desk.foot.counts.text() == "87 kept, 0 changed, 13 deleted, 0 added"
        assert window.sees("Work 13 of 14")

    assert drive(["--workspace", str(folder)], script) == 0
    made = written(folder)
    assert [one.verdict for one in made].count(Verdict.ACCEPT) == 87
    assert {one.reason for one in made if one.verdict is Verdict.REJECT} == {
        ReviewReason.NOT_VISIBLE
    }
    assert len(made) == 100


def test_a_lesion_is_corrected_in_place_and_taken_back(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Right")
        assert desk.side.title.text() == "Plaque"
        window.key("E")
        window.wait_to_see("Correcting: Plaque")
        window.idle()
        window.key("/")
        window.type("patch")
        window.key("Enter")
        window.idle()
        assert desk.presenter.at.correction.changes
        assert desk.correction.reasons.words() == "Wrong term"
        window.key("Ctrl+Return")
        window.idle()
        assert window.sees("0 kept, 1 changed, 0 deleted, 0 added")
        window.key("Left")
        assert [(one.before, one.after) for one in desk.side.table.rows if one.changed] == [
            ("Plaque", "Patch")
        ]
        window.key("Backspace")
        window.idle()
        assert window.sees("0 kept, 0 changed, 0 deleted, 0 added")
        assert [one for one in desk.side.table.rows if one.changed] == []
        window.key("E")
        window.idle()
        window.key("Ctrl+Return")
        window.wait_to_see("Nothing was changed yet; change it, or leave by Esc.")
        window.click("Leave")
        window.idle()
        assert window.sees("Accept")

    assert drive(["--workspace", str(folder)], script) == 0
    assert lesions(folder) == ["Plaque"]
    assert written(folder) == []


def test_what_was_missed_is_added_and_counts_against_recall(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("M")
        window.wait_to_see("Add a missed label")
        window.idle()
        window.key("/")
        window.type("pustule")
        window.key("Enter")
        window.idle()
        window.key("Ctrl+Return")
        window.idle()
        assert window.sees("0 kept, 0 changed, 0 deleted, 1 added")
        assert desk.presenter.at.lit == desk.presenter.at.opened.entities[0].key

    assert drive(["--workspace", str(folder)], script) == 0
    assert [(one.verdict, one.reason) for one in written(folder)] == [
        (Verdict.ADD, ReviewReason.MISSED)
    ]
    assert sorted(lesions(folder)) == ["Plaque", "Pustule"]


def test_history_is_stepped_back_to_the_first_word(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Right")
        window.key("X")
        window.idle()
        assert "Taken away" not in desk.side.table.accessibleDescription()
        assert desk.bench.image.board.marks == ()
        window.key("H")
        window.wait_to_see("Step 2 of 2")
        window.key("Left")
        window.wait_to_see("Step 1 of 2")
        window.idle()
        assert len(desk.bench.image.board.marks) == 2
        window.key("A")
        window.idle()
        assert [one.verdict for one in desk.presenter.at.opened.decisions] == [Verdict.REJECT]
        window.key("Esc")
        window.idle()
        assert desk.bench.image.board.marks == ()

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_work_goes_back_to_its_annotator_with_a_comment(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window)
        window.key("Right")
        window.key("R")
        window.wait_to_see("Write to the annotator what is to be looked at again, then return it.")
        window.type("Is it raised?")
        window.key("Tab")
        window.click("Return")
        window.idle()
        assert window.sees("This work is with its annotator again; go on with the next one.")
        assert window.sees("Is it raised?")
        window.key("PgDown")
        window.wait_to_see("Work 2 of 4")

    assert drive(["--workspace", str(folder)], script) == 0


def test_only_works_that_answer_to_a_filter_come(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Ctrl+F")
        window.click("Diagnosis")
        window.click("Apply")
        window.idle()
        assert [row.title for row in desk.queue.list.rows] == ["Tinea corporis"]
        decide(window, desk, "A")
        window.wait_to_see("Work 2 of 4")
        window.click("All works again")
        window.idle()
        assert len(desk.queue.list.rows) == LABELS

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_correction_that_was_begun_is_not_lost_unasked(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    dialogs = ScriptedDialogs(yes=[False, True])

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Right")
        window.key("E")
        window.idle()
        window.key("/")
        window.type("patch")
        window.key("Enter")
        window.idle()
        window.key("Alt+P")
        assert desk.presenter.at.correction is not None
        window.key("Alt+P")
        window.idle()
        assert window.page_title() == "Review"
        assert window.sees("Review skin/first as rita")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert written(folder) == []


def test_two_readings_are_settled_to_a_consensus(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path, other="L.PATCH")

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.wait_for(lambda: window.page_title() == "Review")
        window.idle()
        window.click("Settle two readings of skin")
        window.idle()
        view = window.page().settling
        view.sit_down.code.setFocus()
        window.type("dora")
        window.key("Enter")
        window.wait_for(lambda: view.presenter.state.work is not None, "the first case")
        window.idle()
        view.take_focus()
        work = view.presenter.state.work
        for _ in range(len(work.conflicts)):
            window.key("1")
        window.key("Ctrl+Return")
        window.wait_to_see("Consensus 1 of case 1 is saved.")
        window.click("Back")
        window.wait_to_see("New round")

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        assert len(desk.consensus_files.records(OWNER, "skin")) == 1


def test_after_a_lesion_is_rejected_the_next_label_that_is_left_is_lit(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Right")
        window.key("X")
        window.idle()
        assert desk.side.title.text() == "Tinea corporis"
        window.key("A")
        window.idle()
        assert desk.side.title.text() == "Topical antibiotic"
        window.key("H")
        window.wait_to_see("Step 2 of 2")
        window.key("Backspace")
        window.idle()
        assert len(desk.presenter.at.opened.decisions) == 2

    assert drive(["--workspace", str(folder)], script) == 0
    assert [(one.verdict, one.entity.kind.value) for one in written(folder)] == [
        (Verdict.REJECT, "lesion"),
        (Verdict.ACCEPT, "diagnosis"),
    ]


def test_after_an_addition_is_taken_back_a_label_is_lit_again(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    dialogs = ScriptedDialogs(yes=[True])

    def script(window: Driven) -> None:
        desk = sit_down(window)
        for _ in range(2):
            window.key("M")
            window.wait_to_see("Add a missed label")
            window.idle()
            window.key("/")
            window.type("pustule")
            window.key("Enter")
            window.idle()
            if desk.presenter.at.opened.decisions:
                window.click("Leave")
                break
            window.key("Ctrl+Return")
            window.idle()
            window.key("Backspace")
            window.idle()
            assert desk.side.title.text() == "Neck"
        window.idle()
        assert desk.presenter.at.correction is None

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert written(folder) == []
    assert [one.splitlines()[0] for one in dialogs.asked] == ["Leave the correction?"]
