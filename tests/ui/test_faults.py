"""Faults in the window: the window's own advice, never a command to be typed elsewhere."""

from pytestqt.qtbot import QtBot

from medannot.domain.errors import Advice, Refusal
from medannot.ui.faults import sentence


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
