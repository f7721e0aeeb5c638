"""What only a person can say before a version is kept."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from medannot.domain.lexicon.keeping import Question
from medannot.domain.lexicon.node import Language
from medannot.services.lexicon_editing import KeepPlan
from medannot.ui.lexicon.editing.keep_dialog import KeepDialog
from medannot.ui.widgets.fields import FormRow
from tests.helpers.driving import texts
from tests.helpers.lexicons import small


def test_a_wrong_condition_is_told_at_its_own_field(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    plan = KeepPlan("a@1.0.0", "a@2.0.0", (), (Question("L.PAPULE", ("L.PUSTULE", "FACE")),))
    dialog = KeepDialog(plan, small(), Language.ENGLISH, window)
    dialog.show()
    first, second = dialog.findChildren(FormRow)
    fields = dialog._tests["L.PAPULE"]

    fields["L.PUSTULE"].setText("size_cm <<")

    assert not dialog.judge()
    assert any("a number is expected" in text for text in texts(first))
    assert not any("a number is expected" in text for text in texts(second))
    fields["L.PUSTULE"].setText("size_cm < 1")
    assert dialog.judge()
