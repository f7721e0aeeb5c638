"""The window in Chinese, chosen in the settings: pages, tooltips, terms, keys, dialogs, faults."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.errors import Problem, Refusal
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import open_desk
from medannot.ui import faults, icons, translation
from medannot.ui.key_sheet import KeySheet
from medannot.ui.reading.reading_page import ReadingPage
from medannot.ui.settings import SettingsFile
from medannot.ui.shell.about import About
from medannot.ui.shell.settings_dialog import SettingsDialog
from tests.helpers.annotating_room import with_project
from tests.helpers.driving import SMALL, Driven, drive, settle
from tests.helpers.pseudo import clipped, spoken_by
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace

STEMS = ("图中可见哪种皮损？", "皮损位于何处？")
# Names of programs, formats, keys and people, which are the same in every language.
NAMES = re.compile(
    r"medannot(-skin@[\d.]+|-radiology@[\d.]+|-skin|-radiology)?|DICOMDIR|DICOM|JSONL?|Parquet|YAML|PACS"
    r"|Apache License 2\.0|lexicon\.toml|Ctrl|Alt|Shift|Enter|Backspace|Return|PgDown|PgDn|PgUp"
    r"|Insert|Delete|Home|Space|Down|Left|Right|Esc|even-lists"
)
ENGLISH = re.compile(r"[A-Za-z]{4,}")


@pytest.fixture(autouse=True)
def in_english_again(qapp: QApplication) -> Iterator[None]:
    """Leave the application as other tests expect it."""
    yield
    translation.install(qapp)


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "zh"}), encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = empty_workspace(tmp_path, "皮肤")
    with open_desk(folder) as desk:
        add_set(desk.store, "皮肤", [Draft(stem=stem, ability="") for stem in STEMS])
        groups = (GroupPlan("住院", 1, 1), GroupPlan("主治", 2, 1))
        desk.designs.create(OWNER, StudyPlan("基线", "皮肤", groups, 7))
    return folder


def english(root: QWidget, data: tuple[str, ...] = ()) -> list[str]:
    """Return the texts that can be seen or heard now and hold a word of English."""
    found = set(spoken_by(root))
    bare = {text: NAMES.sub("", text) for text in found}
    for name in data:
        bare = {text: rest.replace(name, "") for text, rest in bare.items()}
    return sorted(text for text, rest in bare.items() if ENGLISH.search(rest))


def walk(argv: list[str], settings: Path, script: Callable[[Driven], None]) -> None:
    """Start the program with the settings and do the script."""

    def begin(window: Driven) -> None:
        window.window.resize(*SMALL)
        window.wait_for(lambda: icons.icons().library is not None)
        window.idle()
        script(window)

    assert drive(argv, begin, settings=settings) == 0


def test_the_start_page(qtbot: QtBot, settings: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_to_see("作答题集")
        assert english(window.window) == []
        assert clipped(window.window) == []
        window.key("2")
        window.wait_to_see("尚无已知工作区；请先打开文件夹或创建工作区。")

    walk([], settings, script)


def test_the_pages_of_a_workspace(qtbot: QtBot, settings: Path, workspace: Path) -> None:
    titles = {"3": "题库", "4": "研究", "5": "基线\u2009的结果", "6": "标注", "7": "复核"}
    titles |= {"2": "作答题集", "1": "首页"}
    data = (str(workspace), "secret-source-name.json", "annotations project create")
    shown, sins = {}, {}

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        for key in titles:
            window.key(f"Ctrl+{key}")
            window.idle()
            settle(30)
            window.idle()
            shown[key] = window.page_title()
            sins[key] = [*english(window.window, data), *clipped(window.window)]

    walk(["--workspace", str(workspace)], settings, script)
    assert shown == titles
    assert {key: found for key, found in sins.items() if found} == {}


def test_the_import_of_questions(qtbot: QtBot, settings: Path, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+3")
        window.idle()
        window.key("Ctrl+I")
        window.idle()
        window.wait_to_see("读取方式")
        window.page().importing._go_on()
        window.wait_to_see("请为题集命名。")
        assert [*english(window.window), *clipped(window.window)] == []

    walk(["--workspace", str(workspace)], settings, script)


def test_the_form_of_a_study(qtbot: QtBot, settings: Path, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+4")
        window.idle()
        window.key("Ctrl+N")
        window.idle()
        window.wait_to_see("每题答案数")
        assert [*english(window.window, ("primary", "senior")), *clipped(window.window)] == []

    walk(["--workspace", str(workspace)], settings, script)


def test_a_reader_takes_a_set(qtbot: QtBot, settings: Path, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.window.begin_reading("基线", "住院-01")
        window.wait_for(lambda: isinstance(window.page(), ReadingPage))
        window.idle()
        window.wait_to_see("每题用时都会记录。暂停时隐藏题目并停止计时。")
        assert [*english(window.window), *clipped(window.window)] == []
        window.key("Enter")
        window.wait_to_see("第\u20091\u2009题，共\u20092\u2009题")
        window.idle()
        window.wait_to_see("进入下一题后答案即锁定。")
        assert [*english(window.window), *clipped(window.window)] == []
        window.key("N")
        window.wait_to_see("非本人专业")
        window.key("Esc")
        window.key("P")
        window.wait_to_see("已暂停。图像和题目已隐藏，计时已停止。")
        assert [*english(window.window), *clipped(window.window)] == []

    walk(["--workspace", str(workspace)], settings, script)


def test_annotating_leads_with_chinese_terms(qtbot: QtBot, settings: Path, tmp_path: Path) -> None:
    folder = with_project(tmp_path)
    # The card of a term has its names in both languages.
    data = (str(folder), folder.name, "skin", "anna", "bert", "Body surface")

    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+6")
        window.wait_to_see("由谁标注？")
        window.idle()
        assert english(window.window, data) == []
        window.key("Enter")
        bench = window.page().bench
        window.wait_for(lambda: bench.image.viewer.view.prepared is not None, "the image")
        window.wait_for(lambda: bench.finder.model.rowCount() > 0, "the tree")
        window.idle()
        assert bench.finder.model.index(0, 0).data() == "体表"
        window.wait_to_see("本病例尚无描述。")
        window.key("Space")
        window.idle()
        window.wait_to_see("可用")
        assert [*english(window.window, data), *clipped(window.window)] == []

    walk(["--workspace", str(folder)], settings, script)


def test_the_lexicon_leads_with_chinese(qtbot: QtBot, settings: Path, workspace: Path) -> None:
    def script(window: Driven) -> None:
        window.wait_for_workspace()
        window.key("Ctrl+8")
        window.wait_for(lambda: window.page().finder.model.rowCount() > 0)
        window.idle()
        page = window.page()
        assert page.title() == "词典"
        assert page.language.choice() == "zh"
        page.finder.tree.go_to("HAND.PALM")
        assert page.finder.tree.currentIndex().data() == "掌心"
        window.key("Ctrl+Shift+D")
        window.idle()
        settle(60)
        assert english(page.more.view()) == []
        window.key("Ctrl+Shift+M")
        window.idle()
        settle(60)
        assert english(page.more.view()) == []

    walk(["--workspace", str(workspace)], settings, script)


def test_dialogs_and_keys(qtbot: QtBot, qapp: QApplication, settings: Path) -> None:
    from medannot import app as program

    translation.install(qapp, "zh")
    registry = program.all_actions()
    scopes = tuple(dict.fromkeys(spec.scope for spec in registry.specs()))
    for dialog in (
        KeySheet(registry, scopes),
        About(),
        SettingsDialog(SettingsFile(settings), lambda _theme: None),
    ):
        qtbot.addWidget(dialog)
        dialog.show()
        settle(30)
        assert [*english(dialog, ("English",)), *clipped(dialog)] == []
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert [button.text() for button in box.buttons()] == ["取消"]


def test_numbers_dates_and_plurals(qapp: QApplication) -> None:
    translation.install(qapp, "zh")

    said = QCoreApplication.translate("StudyForm", "%Ln reader(s)", None, 20_000)
    assert said == "20,000\u2009名阅片者"
    assert QLocale().toString(20_000) == "20,000"
    assert QLocale().dayName(1) == "星期一"

    translation.install(qapp, "en")
    said = QCoreApplication.translate("StudyForm", "%Ln reader(s)", None, 1)
    assert said == "1 reader"
    assert QLocale().dayName(1) == "Monday"


def test_a_text_of_a_base_class_is_found_from_a_subclass(qtbot: QtBot, qapp: QApplication) -> None:
    # `tr` asks for each class of the line in turn; English plurals must not answer in between.
    class Further(SettingsDialog):
        pass

    translation.install(qapp, "zh")
    dialog = Further(SettingsFile(), lambda _theme: None)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "设置"
    assert dialog.kept.itemText(0) == "256 MB"


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (
            Refusal("There is no study named {study}.", study="baseline"),
            "没有名为\u2009baseline\u2009的研究。",
        ),
        (
            Refusal("{name} is {kind}, not an image file.", name="a b.png", kind="a folder"),
            "a b.png\u2009是文件夹，不是图像文件。",
        ),
        (ValueError("x"), "程序自身出错（ValueError）；先前保存的内容安全。详情见日志。"),
    ],
)
def test_faults_are_said_in_chinese(
    qapp: QApplication, fault: BaseException, sentence: str
) -> None:
    translation.install(qapp, "zh")

    assert faults.sentence(fault) == sentence


def test_a_refused_row_is_said_in_chinese(qapp: QApplication) -> None:
    translation.install(qapp, "zh")
    problem = Problem("set.json", 3, "option {letter} is empty.", {"letter": "B"})

    assert faults.line(problem) == "set.json，第\u20093\u2009行：选项\u2009B\u2009为空。"
    assert problem.sentence() == "set.json, row 3: option B is empty."
