"""A study of one language, and results by what is asked for and in sets, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.domain.study import GroupPlan
from medannot.services.desk import open_desk
from tests.helpers.driving import LARGE, SMALL, Driven, drive
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

pytestmark = pytest.mark.usefixtures("home")

LOOKING, KNOWING = {"base_type": "vqa"}, {"base_type": "kvqa"}


def bilingual(parent: Path) -> Path:
    folder = empty_workspace(parent)
    drafts = [
        Draft("Left?", unit="pair", as_set=True, categories=LOOKING),
        Draft("Right?", unit="pair", as_set=True, categories=LOOKING),
        *(Draft(f"What for, {number}?", categories=KNOWING) for number in range(10)),
        Draft("左？", language="zh", categories=LOOKING),
        Draft("做什么？", language="zh", categories=KNOWING),
    ]
    with open_desk(folder) as desk:
        add_set(desk.store, "slake", drafts)
        items = [line.item_id for line in desk.bank.page(OWNER, ItemQuery(set_name="slake"), 0, 20)]
        desk.set_keeping.join(OWNER, items[0], items[12])
    return folder


def test_a_study_is_set_up_in_english_and_its_results_tell_all_apart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = bilingual(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.type("english")
        form = window.page().form
        form.questions.language.setFocus(Qt.FocusReason.TabFocusReason)
        window.key("Down")
        assert form.questions.language.choice() == "en"
        window.wait_to_see("of the set are left out.")
        window.wait_to_see("in the chosen language instead.")
        window.wait_to_see("in the chosen language at all.")
        window.wait_for(form.create_button.isEnabled)
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("set slake · English")
        window.key("Ctrl+D")
        window.idle()
        window.wait_to_see("Simulated readers gave")
        window.key("Ctrl+5")
        window.idle()
        window.wait_to_see("of 48 answered")
        heads = window.page().groups.model()
        shown = [
            heads.headerData(column, Qt.Orientation.Horizontal)
            for column in range(heads.columnCount())
        ]
        assert shown[3:7] == ["Overall", "Sets", "Image alone", "Knowledge"]

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        version = desk.designs.show(OWNER, "english").version
    assert (version.language, version.needs) == ("en", "")


def test_a_plan_in_all_languages_says_who_meets_a_question_twice_and_keeps_versions_apart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = bilingual(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.type("both")
        form = window.page().form
        form.groups.set_plans((GroupPlan("primary", 4, 2),))
        form.groups.edited.emit()
        form.seed.setFocus(Qt.FocusReason.TabFocusReason)
        form.seed.selectAll()
        window.type("93293670")
        window.wait_to_see("In several languages: 1 question.")
        window.wait_to_see(
            "before the same reader: 1 (1 reader), who may remember the first. Choose"
        )
        assert form.met.tone() == "warning"
        window.picture("study_met_twice", SMALL)
        form.questions.apart.setFocus(Qt.FocusReason.TabFocusReason)
        window.key("Space")
        window.wait_to_see("No reader gets one in more than one version.")
        assert form.met.tone() == "neutral"
        window.picture("study_kept_apart", LARGE)
        window.wait_for(form.create_button.isEnabled)
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("In several languages: 1 question. No reader gets one in more than one")
        window.picture("study_of_versions", SMALL)

    assert drive(["--workspace", str(folder)], script) == 0
    with open_desk(folder) as desk:
        view = desk.designs.show(OWNER, "both")
        assert view.version.apart
        assert desk.designs.verify(OWNER, "both").holds
