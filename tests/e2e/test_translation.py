"""Every visible text is translated and has room for a longer language; every field has a name."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.services.lexicon_exchange import export_workbook
from medannot.services.lexicons import LexiconShelf
from medannot.ui import icons
from medannot.ui.key_sheet import KeySheet
from medannot.ui.reading.reading_page import ReadingPage
from medannot.ui.shell.about import About
from medannot.ui.translation import EnglishPlurals
from medannot.ui.widgets.message import Message
from tests.e2e.test_lexicon_workbooks import LABELS, edited, house
from tests.helpers.driving import SMALL, Driven, dressed, drive, settle
from tests.helpers.pseudo import clipped, nameless, spoken, untranslated
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

STEMS = tuple(f"Which is sign {n}?" for n in range(4))
DATA = frozenset(
    {"primary", "primary-01", "senior", "senior-01", "senior-02", "baseline", "skin", "A", "B", "C"}
) | frozenset(STEMS)

PAGES = {
    "home": "Ctrl+1",
    "take": "Ctrl+2",
    "library": "Ctrl+3",
    "studies": "Ctrl+4",
    "results": "Ctrl+5",
    "annotate": "Ctrl+6",
    "review": "Ctrl+7",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Path]:
    folder = empty_workspace(tmp_path, "skin")
    with open_desk(folder) as desk:
        add_set(desk.store, "skin", [Draft(stem=stem, ability="") for stem in STEMS])
        groups = (GroupPlan("primary", 1, 1), GroupPlan("senior", 2, 1))
        desk.designs.create(OWNER, StudyPlan("baseline", "skin", groups, 7))
    return folder


def judged(window: QWidget, data: frozenset[str] = DATA) -> dict[str, list[str]]:
    """Return what is wrong with the words that can be seen now."""
    settle(30)
    found = {
        "untranslated": untranslated(window, data),
        "clipped": clipped(window),
        "nameless": nameless(window),
    }
    return {kind: sins for kind, sins in found.items() if sins}


def walk(folder: Path, script: Callable[[Driven], None]) -> None:
    """Open a workspace in the pseudo-language and do the script."""

    def begin(window: Driven) -> None:
        window.window.resize(*SMALL)
        window.wait_for_workspace()
        window.idle()
        script(window)

    # The window's own translators are installed with the application, so they come first.
    with spoken():
        assert drive(["--workspace", str(folder)], begin) == 0


def test_the_start_page(qtbot: QtBot) -> None:
    def script(window: Driven) -> None:
        window.wait_for(lambda: icons.icons().library is not None)
        window.idle()
        assert judged(window.window) == {}
        window.key("1")
        assert judged(window.window) == {}
        for key in "23":
            window.key(key)
            assert judged(window.window) == {}
            window.key("Esc")

    with spoken():
        assert drive([], script) == 0


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_of_a_workspace(qtbot: QtBot, workspace: Path, page: str) -> None:
    data = DATA | {str(workspace)}

    def script(window: Driven) -> None:
        window.key(PAGES[page])
        window.idle()
        settle(30)
        window.idle()
        assert judged(window.window, data) == {}

    walk(workspace, script)


def test_the_empty_pages_of_a_workspace(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path, "skin")
    data = DATA | {str(folder)}

    def script(window: Driven) -> None:
        sins = {}
        for name, key in PAGES.items():
            window.key(key)
            window.idle()
            sins[name] = judged(window.window, data)
        assert sins == {name: {} for name in PAGES}

    walk(folder, script)


def test_the_import_of_questions(qtbot: QtBot, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.key("Ctrl+3")
        window.idle()
        window.key("Ctrl+I")
        window.idle()
        assert judged(window.window) == {}
        window.page().importing._go_on()
        assert judged(window.window) == {}

    walk(workspace, script)


def test_the_form_of_a_study(qtbot: QtBot, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.idle()
        assert judged(window.window) == {}

    walk(workspace, script)


def test_the_opening_screen_and_an_item_of_a_set(qtbot: QtBot, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.window.begin_reading("baseline", "primary-01")
        window.wait_for(lambda: isinstance(window.page(), ReadingPage))
        window.idle()
        assert judged(window.window) == {}

    walk(workspace, script)


def test_the_dialogs(qtbot: QtBot, qapp: QApplication) -> None:
    from medannot import app as program

    dressed(qapp)
    with spoken():
        registry = program.all_actions()
        scopes = tuple(dict.fromkeys(spec.scope for spec in registry.specs()))
        notices = frozenset[str]()
        for dialog in (
            KeySheet(registry, scopes),
            About(),
            Message("⟦Title⟧", "⟦Text⟧", details="⟦Row 1⟧", accept="⟦Do it⟧"),
        ):
            qtbot.addWidget(dialog)
            dialog.show()
            assert judged(dialog, notices) == {}


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 questions"), (1, "1 question"), (2, "2 questions")]
)
def test_english_has_its_plurals(qapp: QApplication, number: int, said: str) -> None:
    translator = EnglishPlurals()
    qapp.installTranslator(translator)
    try:
        assert qapp.translate("Any", "%n question(s)", None, number) == said
        assert qapp.translate("Any", "Files (s)") == "Files (s)"
    finally:
        qapp.removeTranslator(translator)


def test_the_views_of_the_lexicon(qtbot: QtBot, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path, "skin")
    house(folder)
    labels, wrong = tmp_path / "labels.csv", tmp_path / "wrong.csv"
    labels.write_text(LABELS, "utf-8")
    wrong.write_text(LABELS.replace("L2,", "L1,"), "utf-8")
    book = tmp_path / "ward.xlsx"
    shelf = LexiconShelf(own=folder / "lexicons")
    export_workbook(shelf.open("house"), book)
    edited(book, book, lambda one: one["regions"].__setitem__("F3", "Ear drum"))
    data = frozenset({"house", "labels.csv", "wrong.csv", "ward.xlsx", "clinic-skin"})
    sins: dict[str, dict[str, list[str]]] = {}

    def script(window: Driven) -> None:
        def judge(name: str) -> None:
            window.idle()
            settle(60)
            sins[name] = judged(window.page().more.view(), data)

        window.key("Ctrl+8")
        window.wait_for(lambda: window.page().finder.model.rowCount() > 0)
        window.key("Ctrl+Shift+D")
        judge("nothing to compare")
        window.key("Ctrl+Shift+I")
        judge("copy first")
        window.key("Esc")
        window.page().lexicon.choose("house")
        window.idle()
        window.key("Ctrl+Shift+D")
        judge("compare")
        window.page().more.view().panel.search.setText("zzz")
        judge("nothing found")
        window.key("Ctrl+Shift+M")
        judge("changes")
        for place, path in enumerate((wrong, labels)):
            window.page().more.view().presenter.choose_labels(path)
            judge(f"labels {place}")
        window.key("Ctrl+Shift+I")
        judge("import")
        window.page().more.view().presenter.read(book)
        judge("proposal")
        assert window.page().more.view().take.isVisible()

    walk(folder, script)
    assert {name: found for name, found in sins.items() if found} == {}
