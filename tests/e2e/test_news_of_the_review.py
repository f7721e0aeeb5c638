"""What an annotator is told of the review of their cases, through the real window."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.desk import open_desk
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, ScriptedDialogs, drive

pytestmark = pytest.mark.usefixtures("home")


def reviewed(parent: Path, *, returned: bool) -> Path:
    """Let a reviewer say that the plaque of anna's first case is not red, and ask of its edge."""
    folder = desk_scene(parent, plan=RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0, blind=False))
    with open_desk(folder) as desk:
        made = desk.review_planning.rounds(OWNER, "skin")[0]
        rita = desk.reviewing.seat(OWNER, "rita")
        place = desk.reviewing.next(rita, made.id)
        while place is not None:
            opened = desk.reviewing.open(rita, place.id)
            if (opened.annotator, opened.number) == ("anna", 1):
                break
            place = desk.reviewing.next(rita, made.id, place.position)
        by_title = {
            one.terms[1].en: one for one in opened.entities if one.kind.value == "attribute"
        }
        opened = desk.reviewing.decide(
            rita, opened, by_title["Colour"].key, Verdict.REJECT, ReviewReason.WRONG_VALUE
        )
        if returned:
            desk.reviewing.send_back(rita, opened, by_title["Boundary"].key, "Is it sharp?")
    return folder


def answers(folder: Path) -> list[tuple[EntityKind | None, str]]:
    """Return what was said of anna's first case, with the kind of label that it is about."""
    with open_desk(folder) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        opened = desk.annotating.open(anna, desk.project_overview.find_case(OWNER, "skin/1"))
        about: list[EntityKey | None] = [one.entity for one in opened.thread]
        texts = [one.text for one in opened.thread]
    return [(key.kind if key else None, text) for key, text in zip(about, texts, strict=True)]


def test_a_case_that_came_back_is_named_and_opened_from_the_list(tmp_path: Path) -> None:
    folder = reviewed(tmp_path, returned=True)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+6")
        window.click("anna: 1 case came back from the review")
        window.wait_to_see("A reviewer returned this case to you")
        window.wait_to_see("Plaque, Colour: Red was taken away")
        window.wait_to_see("Is it sharp?")
        panel = window.page().bench.steps.returned
        assert panel.answer.placeholderText() == "Answer about Plaque: Boundary"
        panel.answer.setFocus()
        window.type("It is")
        window.key("Enter")
        window.wait_to_see("It is")
        window.idle()
        panel = window.page().bench.steps.returned
        assert window.sees("A reviewer returned this case to you")

    assert drive(["--workspace", str(folder)], script) == 0
    assert answers(folder) == [
        (EntityKind.ATTRIBUTE, "Is it sharp?"),
        (EntityKind.ATTRIBUTE, "It is"),
    ]


def test_what_a_reviewer_corrected_is_told_in_words(tmp_path: Path) -> None:
    folder = reviewed(tmp_path, returned=False)
    dialogs = ScriptedDialogs()

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+6")
        window.click("anna: 1 case corrected by a reviewer")
        window.wait_to_see("Corrected by a reviewer:")
        window.wait_to_see("Plaque, Colour: Red was taken away")
        window.click("Open again")
        window.wait_to_see("This case is under review; its reviewer returns it")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert dialogs.asked == []
