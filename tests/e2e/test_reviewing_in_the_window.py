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

LOST = (
    "without Plaque, without Neck, without Colour: Red, without Boundary: Well-defined, "
    "without Size: 3–6cm"
)
"""What goes with the lesion."""


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
        window.wait_to_see("Work 13 of 14")

    assert drive(["--workspace", str(folder)], script) == 0
    made = written(folder)
    assert [one.verdict for one in made].count(Verdict.ACCEPT) == 87
    assert {one.reason for one in made if one.verdict is Verdict.REJECT} == {ReviewReason.UNSTATED}
    assert len(made) == 100


def test_every_reason_has_a_key_and_reject_tells_which(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    told = (*"123456789", "P", "U", "N")

    def script(window: Driven) -> None:
        desk = sit_down(window)
        reject = desk.decisions.buttons[Verdict.REJECT]
        words = []
        for key in told:
            window.key(key)
            words.append(desk.side.reasons.words())
            assert reject.accessibleDescription() == words[-1]
            # At this size the words lie beside the key, and none of them is cut.
            above, beside = reject.shown
            assert words[-1] in {beside, above.removeprefix("Reject: ")}
        assert len(set(words)) == len(told)
        assert words[9:] == ["Wrong outline", "Cannot be told", "Another reason"]
        window.key("P")
        decide(window, desk, "X")

    assert drive(["--workspace", str(folder)], script, size=(1366, 768)) == 0
    assert [one.reason for one in written(folder)] == [ReviewReason.OUTLINE]


def test_a_mark_that_is_moved_is_a_wrong_outline(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Right")
        assert desk.side.title.text() == "Plaque"
        window.key("E")
        window.wait_to_see("Correcting: Plaque")
        window.idle()
        board = desk.bench.image.board
        board.select([board.marks[0].id])
        desk.bench.image.viewer.view.setFocus()
        window.key("Shift+Right")
        window.wait_for(lambda: desk.presenter.at.correction.changes, "a moved mark")
        window.wait_for(lambda: desk.correction.reasons.words() == "Wrong outline")
        window.key("Ctrl+Return")
        window.wait_to_see("0 kept, 1 changed, 0 deleted, 0 added")

    assert drive(["--workspace", str(folder)], script) == 0
    assert [(one.verdict, one.reason) for one in written(folder)] == [
        (Verdict.EDIT, ReviewReason.OUTLINE)
    ]


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
        window.wait_to_see("0 kept, 1 changed, 0 deleted, 0 added")
        rows = [(row.title, row.below) for row in desk.queue.list.rows]
        assert ("Patch", "Lesion, was Plaque") in rows
        assert ("Neck", "Place of Patch") in rows
        window.key("Left")
        assert [(one.before, one.after) for one in desk.side.table.rows if one.changed] == [
            ("Plaque", "Patch")
        ]
        window.key("Backspace")
        window.idle()
        window.wait_to_see("0 kept, 0 changed, 0 deleted, 0 added")
        assert [one for one in desk.side.table.rows if one.changed] == []
        window.key("E")
        window.idle()
        window.key("Ctrl+Return")
        window.wait_to_see("Nothing was changed yet; change it, or leave by Esc.")
        window.click("Leave")
        window.idle()
        window.wait_to_see("Accept")

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
        window.wait_to_see("0 kept, 0 changed, 0 deleted, 1 added")
        assert desk.presenter.at.lit == desk.presenter.at.opened.entities[0].key

    assert drive(["--workspace", str(folder)], script) == 0
    assert [(one.verdict, one.reason) for one in written(folder)] == [
        (Verdict.ADD, ReviewReason.MISSED)
    ]
    assert sorted(lesions(folder)) == ["Plaque", "Pustule"]


def facts(desk: Any) -> list[tuple[str, str, str]]:
    """Return what the step of the history in front changed, part by part."""
    return [(row.label, row.before, row.after) for row in desk.history.details.table.rows]


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
        window.wait_to_see("Step 3 of 3")
        assert desk.history.rows[-1][:2] == ("Rejected: No reason given", LOST)
        assert ("Diagnosis: Tinea corporis", "", "") in facts(desk)
        assert ("Evidence", "Plaque", "") in facts(desk)
        window.key("Left")
        window.wait_to_see("Step 2 of 3")
        window.idle()
        assert desk.history.rows[1][0] == "Handed in"
        assert facts(desk) == []
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
        desk = sit_down(window)
        window.key("Right")
        window.key("R")
        window.wait_to_see(
            "Write to the annotator what is to be looked at again; Enter returns it."
        )
        window.key("Esc")
        # A comment by itself returns nothing, even where a return was begun before.
        window.key("C")
        window.type("Well seen.")
        window.key("Return")
        window.idle()
        window.wait_to_see("Well seen.")
        assert not desk.presenter.at.opened.place.returned
        window.key("Esc")
        window.key("R")
        window.type("Is it raised?")
        window.key("Return")
        window.idle()
        window.wait_to_see("This work is with its annotator again; go on with the next one.")
        window.wait_to_see("Is it raised?")
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
        window.wait_to_see("Review skin/first as rita")

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
        window.wait_to_see("Step 4 of 4")
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


def test_what_goes_with_a_rejected_lesion_is_said_and_comes_back(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        desk = sit_down(window)
        window.key("Right")
        window.key("X")
        window.wait_to_see("Rejected with 4 parts, 2 marks; undo brings all back")
        window.wait_to_see("0 kept, 0 changed, 5 deleted, 0 added")
        window.key("Backspace")
        window.wait_to_see("0 kept, 0 changed, 0 deleted, 0 added")
        assert not window.sees("undo brings all back")
        window.wait_for(lambda: len(desk.bench.image.board.marks) == 2, "the marks")
        assert len(desk.queue.list.rows) == LABELS

    assert drive(["--workspace", str(folder)], script) == 0
    assert lesions(folder) == ["Plaque"]


def test_labels_of_an_erased_image_are_passed_over(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)
    with open_desk(folder) as desk:
        made = desk.review_planning.rounds(OWNER, "skin")[0]
        rita = desk.reviewing.seat(OWNER, "rita")
        place = desk.reviewing.next(rita, made.id)
        assert place is not None
        image = desk.reviewing.open(rita, place.id).images[0].media_id
        desk.media.erase(OWNER, image, "asked for")

    def script(window: Driven) -> None:
        desk = sit_down(window)
        while not desk.presenter.at.opened.images[0].erased:
            place = desk.presenter.at.opened.place.id
            window.key("PgUp")
            window.wait_for(lambda at=place: desk.presenter.at.opened.place.id != at, "a work")
            window.idle()
        window.wait_to_see("What shows this label was erased, so nobody can judge it any more")
        window.key("A")
        window.key("X")
        window.idle()
        assert desk.presenter.at.opened.decisions == ()

    assert drive(["--workspace", str(folder)], script) == 0
    assert written(folder) == []


def settle_as(window: Driven, code: str) -> Any:
    """Sit down to settle the readings of the project; return the view of it."""
    window.wait_for_workspace()
    window.key("Ctrl+7")
    window.wait_for(lambda: window.page_title() == "Review")
    window.idle()
    window.click("Settle two readings of skin")
    view = window.page().settling
    window.wait_for(view.sit_down.isVisible)
    view.sit_down.code.setFocus()
    window.type(code)
    window.key("Enter")
    return view


def test_who_annotated_every_case_is_told_why_there_is_none(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path, ("ring_near.jpg",), other="L.PATCH")

    def script(window: Driven) -> None:
        view = settle_as(window, "anna")
        window.wait_to_see("anna annotated every case that two have handed in")
        # Before the role is given, so that the question stays.
        assert view.sit_down.isVisible()
        window.wait_for(
            lambda: window.focus().accessibleName() == "Code of the adjudicator", "the question"
        )
        window.key("Ctrl+A")
        window.type("dora")
        window.key("Enter")
        window.wait_for(lambda: view.presenter.state.work is not None, "a case")
        assert view.list.isVisible()
        window.wait_for(lambda: not window.sees("anna annotated every case"))

    assert drive(["--workspace", str(folder)], script) == 0


def test_how_the_readings_agree_is_shown_by_a_key(tmp_path: Path) -> None:
    pictures = ("ring_near.jpg", "wheals_middle.jpg", "plaque_near.jpg")
    folder = desk_scene(tmp_path, pictures, other="L.PATCH")

    def script(window: Driven) -> None:
        view = settle_as(window, "dora")
        window.wait_for(lambda: view.presenter.state.work is not None, "a case")
        window.key("1")
        chosen = dict(view.presenter.state.work.choices)
        assert chosen
        window.key("G")
        window.wait_to_see("3 cases read by two, 3 of them with conflicts")
        model = window.page().agreement.table.rows_model
        rows = [
            tuple(str(model.data(model.index(row, column))) for column in range(8))
            for row in range(model.rowCount())
        ]
        by = {(row[0], row[1]): row[2:] for row in rows}
        # Three lesions of three are called otherwise; by chance some would be called alike.
        units, identical, overlap, alpha, masi, ac1 = by["Lesions", "Exact term"]
        assert (units, identical.split()[0], overlap) == ("3", "0.0", "0.0")
        assert (alpha, masi, ac1) == ("−0.67", "−0.67", "−1.00")
        assert by["Colour", "Attribute"][1].startswith("100.0")
        # All alike: nothing can be said beyond chance, and it is said why.
        assert by["Regions", "Exact term"][3:] == ("–", "–", "–")
        window.wait_to_see("so that chance cannot be told from agreement")
        # Keys of the cases rest meanwhile.
        window.key("2")
        window.key("Esc")
        window.wait_for(view.isVisible, "the cases")
        assert view.presenter.state.work.choices == chosen
        window.click("Agreement")
        window.wait_for(window.page().agreement.isVisible, "the figures")

    assert drive(["--workspace", str(folder)], script) == 0
