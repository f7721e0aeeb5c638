"""The report of an import speaks the language of the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.clock import SystemClock
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import RandomIds
from medannot.services.question_bank import QuestionBank
from medannot.store.store import Store
from medannot.ui.faults import line
from medannot.ui.library.importing.import_report import ReportView
from tests.helpers.question_banks import own_file, picture, read
from tests.helpers.workspaces import empty_workspace

GERMAN = {"option {letter} is empty.": "Option {letter} ist leer."}


class German(QTranslator):
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        del context, disambiguation, n
        return GERMAN.get(source)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt names it so
        return False


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translator = German()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("german")
def test_a_refused_row_is_told_in_the_language_of_the_window(qtbot: QtBot) -> None:
    report = ReportView()
    qtbot.addWidget(report)
    problem = Problem("a.json", 3, Sentence("option {letter} is empty.", letter="B"))

    report._model.show_problems((problem,), ())

    assert report._model.index(0, 3).data() == "Option B ist leer."
    assert line(problem) == "a.json, row 3: Option B ist leer."


def test_images_that_cannot_be_had_or_are_the_same_are_counted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    pictures = tmp_path / "images"
    pictures.mkdir()
    for name in ("a.png", "b.png", "c.png"):
        (pictures / name).write_bytes(picture(1))
    (pictures / "bad.png").write_bytes(picture(1)[:40])
    names = (["a.png", "b.png", "c.png"], ["bad.png"], ["gone.png"], ["lost.png"])
    path = own_file(tmp_path, *({"question": f"{name}?", "images": name} for name in names))
    store = Store(empty_workspace(tmp_path), SystemClock(), RandomIds())
    report = ReportView()
    qtbot.addWidget(report)

    report.show_draft(read(QuestionBank(store), path, images=pictures, good_rows=True))

    lines = report._lines(read(QuestionBank(store), path, images=pictures, good_rows=True))
    told = {what: count for count, what, _why, _tone in lines}
    assert told["images not there"] == 2
    assert told["images unreadable"] == 1
    assert told["files hold the same image"] == 2
    assert told["images found"] == 1
    store.close()


def test_abilities_that_are_numbers_are_told_from_their_counts(
    qtbot: QtBot, tmp_path: Path
) -> None:
    abilities = ("10", "1", "Lung", "Lung")
    rows = ({"question": f"{n}?", "ability": word} for n, word in enumerate(abilities))
    store = Store(empty_workspace(tmp_path), SystemClock(), RandomIds())
    report = ReportView()
    qtbot.addWidget(report)

    lines = report._lines(read(QuestionBank(store), own_file(tmp_path, *rows)))

    told = {what: why for _count, what, why, _tone in lines}
    assert told["by ability"] == 'Lung: 2; "1": 1; "10": 1'
    store.close()
