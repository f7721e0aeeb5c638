"""A notice over a widget: what lies below keeps its place."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.overlay import Overlay


def test_a_notice_lies_within_its_host_and_moves_nothing(qapp: QApplication) -> None:
    room, host, notice = QWidget(), QWidget(), Banner("", "warning")
    column = QVBoxLayout(room)
    column.addWidget(host)
    Overlay(notice, host, margin=56)
    room.resize(500, 400)
    room.show()
    qapp.processEvents()
    before = host.geometry()
    assert notice.isHidden()

    notice.say("A region needs at least three corners; go on drawing it, or let it go with Esc.")
    qapp.processEvents()
    assert host.geometry() == before
    assert host.rect().contains(notice.geometry())
    assert notice.geometry().bottom() == host.height() - 56 - 1

    room.resize(900, 600)
    qapp.processEvents()
    assert notice.geometry().bottom() == host.height() - 56 - 1
    assert abs(notice.geometry().center().x() - host.rect().center().x()) <= 1
