"""Faults in the window: the window's own advice, never a command to be typed elsewhere."""

from PySide6.QtCore import QCoreApplication, QTranslator
from pytestqt.qtbot import QtBot

from medannot.domain.errors import Advice, Problem, Refusal, Sentence
from medannot.ui.faults import line, sentence


def test_a_folder_that_is_no_workspace_is_answered_with_an_act_of_the_window(qtbot: QtBot) -> None:
    fault = Refusal("The folder {folder} is no workspace.", folder="/x").advising(
        Advice.CREATE_WORKSPACE
    )

    assert sentence(fault) == (
        "The folder /x is no workspace. Open another folder, or make a workspace with "
        "“New workspace”."
    )
    assert str(fault) == (
        "The folder /x is no workspace. Choose another, or make one there with "
        "'medannot workspace create'."
    )


def test_every_advice_has_words_of_the_window(qtbot: QtBot) -> None:
    for advice in Advice:
        said = sentence(Refusal("No.").advising(advice))

        assert said.startswith("No. ")
        assert "`" not in said
        assert str(advice) not in said


def test_a_fault_without_advice_stays_one_sentence(qtbot: QtBot) -> None:
    assert sentence(Refusal("The name {name} is taken.", name="a")) == "The name a is taken."


class Chinese(QTranslator):
    """Knows one sentence."""

    def translate(self, context: str, source: str, *others: object) -> str:
        return {"A label is missing.": "缺少名称。"}.get(source, source)


def test_a_sentence_within_a_sentence_is_translated_too(qtbot: QtBot) -> None:
    chinese = Chinese()
    said = Sentence("{column}: {said}", column="zh", said=Sentence("A label is missing."))
    QCoreApplication.installTranslator(chinese)
    try:
        assert line(Problem("lesions.csv", 3, said)) == "lesions.csv, row 3: zh: 缺少名称。"
    finally:
        QCoreApplication.removeTranslator(chinese)
