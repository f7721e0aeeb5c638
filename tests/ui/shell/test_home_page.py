"""The home of a workspace: simulated answers are nobody's, and stand apart."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan
from medannot.ui.actions import ActionRegistry
from medannot.ui.shell.actions import WINDOW, WORKSPACE
from medannot.ui.shell.home_page import HomePage
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.desk_scene import desk_scene
from tests.helpers.driving import Driven, drive
from tests.helpers.page_rooms import room
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk


def test_simulated_answers_are_not_counted_among_the_answers(
    qtbot: QtBot, qapp: Any, tmp_path: Path
) -> None:
    def page(desk: Any, around: Any) -> HomePage:
        object.__setattr__(around, "actions", ActionRegistry((*WINDOW, *WORKSPACE)))
        return HomePage(desk, around)

    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft(stem="one"), Draft(stem="two")], (GroupPlan("primary", 1, 1),))
        desk.simulation.simulate(OWNER, "one", 3)
        with room(qapp, desk, page, tmp_path) as here:
            here.driven.wait_to_see("and 2 simulated")
            assert here.page._figures["answers"]._number.text() == "0"
            # The step is not done by simulated readers: it is the one to take next.
            assert here.driven.focus().text() == "Take a set"
            answer_all(desk, {"one": Given(options=("A",))})
            here.page.activate()
            here.driven.idle()
            assert here.page._figures["answers"]._number.text() == "1"


@pytest.mark.usefixtures("home")
def test_a_workspace_of_projects_tells_how_far_they_and_their_reviews_are(tmp_path: Path) -> None:
    folder = desk_scene(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.wait_to_see("4 of 4 works handed in")
        window.wait_to_see("0 of 4 works reviewed")
        window.picture("home_of_projects")
        assert not {"Questions", "Answers saved", "From questions to a baseline"} & set(
            window.texts()
        )
        assert window.focus().accessibleName() == "Review: Review: first"
        window.key("Enter")
        window.wait_for(lambda: window.page_title() == "Review")

    assert drive(["--workspace", str(folder)], script) == 0
