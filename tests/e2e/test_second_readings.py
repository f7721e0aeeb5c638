"""Works that are seen second: what is decided there is noted, and what the desk says of it."""

from pathlib import Path
from typing import Any

import pytest

from medannot.domain.review.decision import Verdict
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, drive

pytestmark = pytest.mark.usefixtures("home")

TWICE = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=1.0)


def second_work(window: Driven) -> Any:
    """Sit down, and go to the first work that somebody else sees first."""
    window.wait_for_workspace()
    window.key("Ctrl+7")
    window.wait_for(lambda: window.page_title() == "Review")
    window.idle()
    window.click("Review skin/first as rita")
    desk = window.page().desk
    window.wait_for(lambda: desk.presenter.at.lit is not None, "a label")
    window.idle()
    for _ in range(4):
        if desk.presenter.at.second:
            return desk
        window.key("PgDown")
        window.idle()
    raise AssertionError("no work is seen second")


def test_a_second_reading_says_that_it_would_change_and_what_that_counts_for(
    tmp_path: Path,
) -> None:
    folder = desk_scene(tmp_path, plan=TWICE, reviewers=("rita", "saul"))

    def script(window: Driven) -> None:
        desk = second_work(window)
        edit = desk.decisions.buttons[Verdict.EDIT]
        assert edit.text() == edit.accessibleName() == "Would change"
        assert "nothing is corrected" in edit.toolTip()
        counts = desk.foot.counts.text()
        window.wait_to_see("Second readings count for the reviewers' agreement only; 0 of 8")
        above = desk.queue.mapToGlobal(desk.queue.rect().topLeft())
        window.key("M")
        window.wait_to_see("accept, reject, say that you would change it, skip or flag.")
        # The notice lies over the image and moves nothing.
        assert desk.queue.mapToGlobal(desk.queue.rect().topLeft()) == above
        window.picture("second_reading")
        window.key("H")
        window.wait_for(lambda: desk.presenter.at.step is not None, "the history")
        assert not desk.fault.isVisible()
        window.key("H")
        lit = desk.presenter.at.lit
        window.key("E")
        window.wait_to_see("Second readings count for the reviewers' agreement only; 1 of 8")
        assert not desk.presenter.at.working
        assert desk.presenter.at.verdict(lit) is Verdict.EDIT
        assert desk.foot.counts.text() == counts
        window.key("PgUp")
        window.idle()
        if not desk.presenter.at.second:
            assert edit.text() == "Edit"

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_share_of_few_labels_is_written_quietly_with_their_number(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+7")
        window.idle()
        window.click("Review skin/first as rita")
        desk = window.page().desk
        window.wait_for(lambda: desk.presenter.at.lit is not None, "a label")
        window.key("X")
        window.idle()
        precision = desk.figures.precision
        window.wait_for(lambda: precision.value.text() == "0.0\u202f%", "a figure")
        assert precision.count.text().startswith("of ")
        assert precision.value.property("tone") == "text_3"
        assert "say little yet" in precision.toolTip()
        assert "kept / (kept + changed + added)" in desk.figures.recall.toolTip()
        assert "recall: added in place of deleted" in desk.foot.formula.text()
        window.picture("few")
        for _ in range(20):
            lit = (desk.presenter.at.opened.place.id, desk.presenter.at.lit)
            window.key("A")
            window.wait_for(
                lambda before=lit: (
                    (desk.presenter.at.opened.place.id, desk.presenter.at.lit) != before
                )
            )
        window.idle()
        window.wait_for(lambda: precision.value.property("tone") == "text")
        window.picture("enough")

    assert drive(["--workspace", str(folder)], script) == 0
