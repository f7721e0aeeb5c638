"""Boxes of one filter with their counts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.text import Text


class FacetGroup(QWidget):
    """Some boxes of one kind; none ticked means all.

    Args:
        name: translated heading.
        caption: turns a key into words.
        single: whether a tick takes the other ticks away.
        ordered: whether keys stay in the order in which they come, else the most frequent is first.

    Signals:
        chosen: (frozenset of keys) when the person ticks.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        caption: Callable[[str], str],
        *,
        single: bool = False,
        ordered: bool = False,
    ) -> None:
        super().__init__()
        self._caption, self._single, self._ordered = caption, single, ordered
        self._boxes: dict[str, CheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        heading = Text(name, "ui_strong")
        heading.setContentsMargins(0, 0, 0, 6)
        layout.addWidget(heading)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        layout.addLayout(self._column)

    def offer(self, counts: Mapping[str, int], chosen: frozenset[str]) -> None:
        """Show these keys with their counts, and which of them are ticked."""
        offered = tuple(counts.items()) if self._ordered else with_chosen(counts, chosen)
        if {key for key, _count in offered} != self._boxes.keys():
            self._make_boxes([key for key, _count in offered])
        for key, count in offered:
            box = self._boxes[key]
            box.set_count(QLocale().toString(count))
            box.setChecked(key in chosen)
        self.setVisible(bool(offered))

    def _make_boxes(self, keys: list[str]) -> None:
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for key in keys:
            box = CheckBox(self._caption(key), "0")
            box.clicked.connect(lambda checked, key=key: self._tell(key, ticked=checked))
            self._boxes[key] = box
            self._column.addWidget(box)
            box.show()  # a layout shows what is new only in a later turn of the event loop

    def _tell(self, key: str, *, ticked: bool) -> None:
        if self._single:
            self.chosen.emit(frozenset({key}) if ticked else frozenset())
            return
        ticks = {name for name, box in self._boxes.items() if box.isChecked()}
        self.chosen.emit(frozenset(ticks))


def with_chosen(counts: Mapping[str, int], chosen: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Return the facets to offer: those found, most first, and every chosen one."""
    offered = dict(counts) | {name: 0 for name in chosen if name not in counts}
    return tuple(sorted(offered.items(), key=lambda entry: (-entry[1], entry[0])))
