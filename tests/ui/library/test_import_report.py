"""The report of an import speaks the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.errors import Problem, Sentence
from medannot.ui.faults import line
from medannot.ui.library.importing.import_report import ReportView

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
