"""The results page says that keys were corrected after the study was frozen, and which."""

from pathlib import Path

import pytest

from medannot.services.desk import open_desk
from medannot.ui.widgets.button import Button
from tests.e2e.test_models_in_the_window import DRAFTS, sit_down
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.driving import Driven, ScriptedDialogs, drive, find, press
from tests.helpers.edited_questions import edit
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.usefixtures("home")

SAID = (
    "1 question of this study had the key corrected since it was frozen; results go by the key as "
    "frozen."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with make_desk(tmp_path) as desk:
        make_study(desk, DRAFTS)
        answer_all(desk, {one.stem: Given(options=(one.options[1],)) for one in DRAFTS})
    return desk.folder


def test_a_corrected_key_is_told_beside_the_results_with_its_question(folder: Path) -> None:
    with open_desk(folder) as desk:
        edit(desk, "two", "set of one", right=frozenset({0}))
    dialogs = ScriptedDialogs()

    def script(window: Driven) -> None:
        page = sit_down(window)
        window.wait_to_see(SAID)
        window.picture("corrected-keys")
        press(find(page.corrected, Button, "Show which"), "Space")
        window.key("Alt+3")
        window.idle()
        assert window.sees(SAID)

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert dialogs.told == [
        f"Questions with a corrected key\n{SAID}\nsource-2 (secret-source-name.json, row 2)"
    ]


def test_where_words_alone_were_edited_nothing_is_said(folder: Path) -> None:
    with open_desk(folder) as desk:
        edit(desk, "two", "set of one", stem="two, in other words")

    def script(window: Driven) -> None:
        page = sit_down(window)
        assert page.presenter.state.table.study == "one"
        assert not window.sees("key corrected")

    assert drive(["--workspace", str(folder)], script) == 0
