"""Numbers in sentences: thousands are parted, whatever the machine says of its language."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale
from pytestqt.qtbot import QtBot

from medannot.ui import translation


def test_thousands_are_parted_on_a_machine_that_names_no_language(qtbot: QtBot, qapp: Any) -> None:
    # The tests run in the locale "C", which parts nothing by itself.
    assert QLocale.system().language() == QLocale.Language.C
    translation.install(qapp)

    assert QLocale().toString(1499) == "1,499"
    said = QCoreApplication.translate("Numbers", "%Ln question(s)", None, 20_000)
    assert said == "20,000 questions"
