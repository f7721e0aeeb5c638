"""An image that is annotated is erased from the library: told beforehand, and shown as erased."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.annotating_room import kept, kinds, sit_down, with_project
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.question_sets import Draft, add_set

pytestmark = pytest.mark.usefixtures("home")


def test_the_dialog_names_the_project_and_the_open_case_goes_on_without_the_image(
    tmp_path: Path,
) -> None:
    folder = with_project(tmp_path)
    with open_desk(folder) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        project = desk.annotating.projects(anna)[0].project_id
        own = desk.annotating.next(anna, project)
        assert own is not None
        image = desk.annotating.open(anna, own.case_id).images[0].media_id
        add_set(desk.store, "ward", [Draft(stem="Which rash?", images=(image,))])
    dialogs = ScriptedDialogs(reasons=["consent withdrawn"])

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Space")
        window.idle()
        window.key("Ctrl+3")
        window.wait_to_see("Which rash?")
        window.idle()
        window.key("Ctrl+Del")
        window.idle()
        window.key("Ctrl+6")
        view = window.page().bench.image.viewer.view
        window.wait_for(lambda: view.accessibleDescription() == "This image was erased on request.")
        window.idle()
        window.wait_to_see("This image was erased; nothing is asked of it.")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert dialogs.asked[0].splitlines() == [
        "Erase this image?",
        "Its bytes go for good and cannot be brought back.",
        "It is shown by 1 question of ward.",
        "The annotation projects skin show it as erased; what was said of it stays.",
        "Reason, which stays in the image's place",
        "Erase for good",
    ]
    assert kinds(kept(folder, "anna")) == ["quality"]
