"""D and A lead to the next case and back, with the keys in the steps or on the image."""

from pathlib import Path

import pytest

from tests.helpers.annotating_room import sit_down, with_project
from tests.helpers.driving import Driven, drive

pytestmark = pytest.mark.usefixtures("home")


def test_the_letters_that_the_buttons_name_lead_from_case_to_case(tmp_path: Path) -> None:
    folder = with_project(tmp_path)
    places: list[int] = []

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        presenter = window.page().presenter

        def go(key: str) -> None:
            window.key(key)
            window.idle()
            places.append(presenter.state.opened.assignment.position)

        go("D")
        go("A")
        window.page().bench.image.viewer.setFocus()
        go("D")
        go("A")

    assert drive(["--workspace", str(folder)], script) == 0
    assert places == [2, 1, 2, 1]
