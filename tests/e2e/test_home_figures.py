"""What the figures of the home page count, through the real window."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.services.question_sets import DrawWish
from tests.helpers.driving import Driven, drive
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")


def test_questions_of_drawn_subsets_are_counted_apart(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    with open_desk(folder) as desk:
        add_set(desk.store, "ward", [Draft(f"Which is {n}?") for n in range(8)])
        desk.set_keeping.draw(OWNER, "ward", "three", DrawWish(size=3, seed=1))

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.wait_to_see("and 3 in drawn subsets")
        assert "8" in window.texts()
        assert "11" not in window.texts()
        window.picture("home-drawn", (1366, 768))

    assert drive(["--workspace", str(folder)], script) == 0
