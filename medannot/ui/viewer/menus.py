"""Menus over the viewer: they are gone once closed, and close with what they belong to."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget


def open_menu(menu: QMenu, corner: QPoint) -> None:
    """Open a menu at a point of the desktop; it is destroyed when it closes."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(corner)


def close_menus(owner: QWidget) -> None:
    """Close the menus of a widget: while an item is hidden nothing of it may be touched."""
    for menu in owner.findChildren(QMenu):
        menu.close()
