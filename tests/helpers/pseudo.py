"""A language that nobody speaks: every text 40 % longer, in brackets, so that gaps are seen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from medannot.ui import translation
from medannot.ui.widgets.button import Button, Focusable
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.text import ElidedText

OPEN, CLOSE = "⟦", "⟧"
# What stands on the screen in every language: the name, numbers, keys, dashes.
SAME_EVERYWHERE = re.compile(
    r"medannot|[\d\s.,:–−%/…·×-]*|((Ctrl|Alt|Shift|Meta)\+)*(F\d+|[A-Z0-9?/=+\-]|Del|Esc|Tab|Return)"
)


class Pseudo(QTranslator):
    """Lengthens every text by 40 % and puts it in brackets."""

    def translate(
        self, context: object, source: object, disambiguation: object = None, n: int = -1
    ) -> str | None:
        """Return the lengthened text; places such as {name} and %n stay what they are."""
        text = source.decode() if isinstance(source, bytes) else str(source)
        more = -(-len(re.sub(r"\{\w+\}", "", text)) * 2 // 5)
        words = " ".join(["näher"] * (more // 6 + 1))[: max(more - 2, 0)]
        return f"{OPEN}{text}{words}{CLOSE}"

    def isEmpty(self) -> bool:  # noqa: N802 - Qt names it so
        """Tell that there is something here, or Qt would not ask."""
        return False


@contextmanager
def spoken() -> Iterator[None]:
    """Let the window speak it while the block runs."""
    app = QCoreApplication.instance()
    assert app is not None
    # What is installed last is asked first.
    translation.install(app)
    translator = Pseudo()
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)


def seen(root: QWidget) -> list[QWidget]:
    """Return the widgets that can be seen now, the window's own parts of Qt's widgets aside."""
    return [widget for widget in root.findChildren(QWidget) if widget.isVisible()]


def _words(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    words = getattr(widget, "words", None)
    if callable(words):
        yield from words()
    if isinstance(widget, QTableView) and widget.model() is not None:
        for column in range(widget.model().columnCount()):
            yield str(widget.model().headerData(column, Qt.Orientation.Horizontal) or "")
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget.accessibleName()
    yield widget.toolTip().partition("\n")[0]


def untranslated(root: QWidget, data: frozenset[str]) -> list[str]:
    """Return visible texts that did not go through the translation and are no data."""
    found = {text for widget in seen(root) for text in _words(widget) if text}
    return sorted(
        text
        for text in found
        if OPEN not in text and text not in data and not SAME_EVERYWHERE.fullmatch(text)
    )


def spoken_by(root: QWidget) -> Iterator[str]:
    """Yield every text that can be seen or heard now, tooltips and all, whatever its language."""
    for widget in seen(root):
        yield from _words(widget)
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())


def clipped(root: QWidget) -> list[str]:
    """Return visible texts that have less room than they need."""
    return [said for widget in seen(root) if (said := _clipped(widget))]


def _clipped(widget: QWidget) -> str:
    if isinstance(widget, ElidedText) or not _in_window(widget):
        return ""
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            flags = int(Qt.TextFlag.TextWordWrap)
            need = widget.fontMetrics().boundingRect(
                QRect(0, 0, room.width(), 10_000), flags, widget.text()
            )
        else:
            need = widget.fontMetrics().boundingRect(QRect(0, 0, 10_000, 100), 0, widget.text())
        if need.width() > room.width() + 1 or need.height() > room.height() + 2:
            return f"{widget.text()!r} needs {need.size()} and has {room.size()}"
    if isinstance(widget, Button | CheckBox) and widget.sizeHint().width() > widget.width() + 1:
        return f"{widget.text()!r} needs {widget.sizeHint()} and has {widget.size()}"
    return ""


def _in_window(widget: QWidget) -> bool:
    """Leave aside what lies outside the visible part of a list that scrolls."""
    return not widget.visibleRegion().isEmpty()


def nameless(root: QWidget) -> list[str]:
    """Return widgets that take the focus and have no accessible name."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in seen(root)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not _part_of_qt(widget)
    ]


def _part_of_qt(widget: QWidget) -> bool:
    """Tell whether a widget is an inner part of one that has the name."""
    parent = widget.parentWidget()
    inner = widget.objectName().startswith("qt_")
    return inner or isinstance(parent, QAbstractItemView | QLineEdit | Focusable)
