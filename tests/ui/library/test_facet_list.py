"""The filters at the left, with names longer than their column."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.ui.library.facet_list import FacetList
from tests.helpers.driving import dressed


def test_names_begin_at_the_left_however_narrow_the_column_is(
    qtbot: QtBot, qapp: QApplication
) -> None:
    dressed(qapp)
    facets = FacetList()
    qtbot.addWidget(facets)
    # As narrow as the column is for letters half as large again.
    facets.setFixedSize(140, 400)
    group = facets._groups["set_names"]
    group.offer({"medxpertqa-multimodal-validation": 1_234, "slake": 3}, frozenset())
    facets.show()
    qtbot.waitExposed(facets)

    facets.ensureWidgetVisible(facets._incomplete)
    qapp.processEvents()

    inner = facets.widget()
    assert inner is not None
    assert inner.width() <= facets.viewport().width()
    assert facets.horizontalScrollBar().value() == 0
    box = group._boxes["medxpertqa-multimodal-validation"]
    box.grab()
    assert box.toolTip() == "medxpertqa-multimodal-validation"
