"""Questions in many languages: out and in again, filtered, read and chosen for a study."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from medannot.domain.languages import LANGUAGES
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.yes_no import buttons
from medannot.exchange.model_files.values import SetFormat
from medannot.services.desk import open_desk
from medannot.services.question_bank import ImportRequest
from medannot.ui.widgets.fields import CheckBox
from tests.e2e.test_how_files_hold_records import at_files, run
from tests.e2e.test_sets_out_and_in import facts
from tests.helpers.driving import Driven, click, drive, find
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace, make_desk

pytestmark = pytest.mark.usefixtures("home")

DRAFTS = [
    Draft("どこに病変がありますか。", options=("表皮", "真皮"), language="ja"),
    Draft("병변은 어디에 있습니까?", options=("표피", "진피"), language="ko"),
    Draft("Где находится очаг?", options=("эпидермис", "дерма"), language="ru"),
    Draft("Tổn thương nằm ở đâu?", options=("thượng bì", "hạ bì"), language="vi"),
    Draft("أين توجد الآفة؟", options=("البشرة", "الأدمة"), language="ar"),
    Draft("Ist die Läsion rot?", ItemType.YES_NO, options=("Ja", "Nein"), language="de"),
    Draft("Where is the lesion?", options=("epidermis", "dermis")),
]


def workspace(parent: Path) -> Path:
    folder = empty_workspace(parent)
    with open_desk(folder) as desk:
        add_set(desk.store, "world", DRAFTS)
    return folder


@pytest.mark.parametrize("format_", list(SetFormat))
def test_every_language_goes_out_and_comes_back(tmp_path: Path, format_: SetFormat) -> None:
    drafts = [
        draft
        for code in LANGUAGES
        for draft in (
            Draft(f"Which, {code}?", language=code),
            Draft(f"Is it, {code}?", ItemType.YES_NO, buttons(code), (1,), language=code),
        )
    ]
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "first", drafts)
        desk.model_files.export_set(OWNER, "first", format_, tmp_path / "out")
        request = ImportRequest((tmp_path / "out",), "second", images=tmp_path / "out")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))

        assert facts(desk, "second") == facts(desk, "first")
        told = desk.bank.summary(OWNER, "second")
        assert told.by_language == dict.fromkeys(LANGUAGES, 2)
        assert told.by_type == {"single_choice": len(LANGUAGES), "yes_no": len(LANGUAGES)}


def test_the_library_filters_by_language(qtbot: QtBot, tmp_path: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+3")
        window.wait_to_see("7 of 7 questions")
        click(find(window.window, CheckBox, "Japanese (日本語)"), (0.05, 0.5))
        window.wait_to_see("1 of 7 questions")
        window.wait_to_see("どこに病変がありますか。")
        click(find(window.window, CheckBox, "Arabic (العربية)"), (0.05, 0.5))
        window.wait_to_see("2 of 7 questions")
        window.idle()

    assert drive(["--workspace", str(workspace(tmp_path))], script) == 0


def test_a_study_offers_the_languages_of_its_set(qtbot: QtBot, tmp_path: Path) -> None:
    folder = workspace(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.idle()
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.type("german")
        language = window.page().form.questions.language
        window.wait_for(lambda: language.count() == 8)
        shown = [language.itemText(place) for place in range(language.count())]
        assert shown == [
            "All languages",
            "English",
            "Arabic (العربية)",
            "German (Deutsch)",
            "Japanese (日本語)",
            "Korean (한국어)",
            "Russian (русский)",
            "Vietnamese (Tiếng Việt)",
        ]
        language.setFocus(Qt.FocusReason.TabFocusReason)
        window.key("Down", times=3)
        assert language.choice() == "de"
        window.idle()

    assert drive(["--workspace", str(folder)], script) == 0


def test_the_window_says_which_language_a_file_is_taken_for_by_its_words(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "clinic.json"
    stems = ("Wo liegt der Tumor?", "Welches Organ ist zu sehen?", "Normal?")
    rows = [{"frage": stem, "auswahl": ["Herz", "Lunge"], "loesung": "B"} for stem in stems]
    file.write_text(json.dumps(rows), encoding="utf-8")

    def script(window: Driven) -> None:
        at_files(window, file)
        window.wait_to_see("3 of 3 rows tried become questions")
        window.click("Save the mapping and read all rows")
        window.idle()
        window.wait_to_see("Import 3 questions")
        told = window.page().importing.report.problems.model().index(0, 3).data()
        assert "are taken for German (Deutsch) by their words" in told
        window.key("Ctrl+Enter")
        window.idle()

    with open_desk(run(tmp_path, script)) as desk:
        (name,) = [one.name for one in desk.bank.sets(OWNER)]
        assert desk.bank.summary(OWNER, name).by_language == {"de": 3}
