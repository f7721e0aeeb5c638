"""Boxes of one filter with their counts."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox
from medannot.ui.widgets.text import Text

_AT_MOST = 300
"""Boxes of one group at all; whoever looks for more narrows them by the search."""
_TOO_FEW_TO_FOLD = 2


class FacetGroup(QWidget):
    """Some boxes of one kind; none ticked means all.

    Args:
        name: translated heading.
        caption: turns a key into words.
        single: whether a tick takes the other ticks away.
        ordered: whether keys stay in the order in which they come, else the most frequent is first.
        few: boxes that stand there while others are folded away; 0 folds none.

    Signals:
        chosen: (frozenset of keys) when the person ticks.
        turned: (widget that has to be in sight) when the person unfolds or folds the boxes.
    """

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(
        self,
        name: str,
        caption: Callable[[str], str],
        *,
        single: bool = False,
        ordered: bool = False,
        few: int = 0,
    ) -> None:
        super().__init__()
        self._name, self._caption, self._single, self._ordered = name, caption, single, ordered
        self._few, self._unfolded = few, False
        self._counts: tuple[tuple[str, int], ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._boxes: dict[str, CheckBox] = {}
        self._heading = Text(name, "ui_strong")
        self.untick = Button("", "quiet", icon="x", size="compact")
        self.untick.setFixedHeight(self._heading.sizeHint().height() + 6)
        self.untick.clicked.connect(lambda _on=False: self.chosen.emit(frozenset()))
        # The boxes below stay where they are when it comes and goes.
        stays = self.untick.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.untick.setSizePolicy(stays)
        self.untick.hide()
        self.fold = Button("", "quiet", icon="caret-right", size="compact")
        self.fold.clicked.connect(lambda _on=False: self._turn())
        self.fold.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._heading, 1)
        head.addWidget(self.untick)
        layout.addLayout(head)
        layout.addLayout(self._column)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)

    def offer(self, counts: Mapping[str, int], chosen: frozenset[str]) -> None:
        """Show these keys with their counts, and which of them are ticked."""
        self._counts = tuple(counts.items()) if self._ordered else with_chosen(counts, chosen)
        self._ticked = chosen
        self._show()
        self._show_untick()
        self.setVisible(bool(self._counts))

    def _show(self) -> None:
        shown = self._in_sight()
        keys = [key for key, _count in shown]
        # Boxes that stand there keep their places, unless others come or go.
        if set(keys) != self._boxes.keys():
            self._make_boxes(keys)
        for key, count in shown:
            box = self._boxes[key]
            box.set_count(QLocale().toString(count))
            box.setChecked(key in self._ticked)
        self._show_fold()

    def _show_untick(self) -> None:
        """Tell how many are ticked, of which some may be far below, and offer to untick them."""
        words = self.tr("Untick %Ln", "", len(self._ticked))
        self.untick.setText(QLocale().toString(len(self._ticked)))
        self.untick.setAccessibleName(f"{self._name}: {words}")
        self.untick.setToolTip(words)
        if not self._ticked and self.untick.hasFocus() and self._boxes:
            next(iter(self._boxes.values())).setFocus(Qt.FocusReason.TabFocusReason)
        self.untick.setVisible(bool(self._ticked))

    def _folds(self) -> bool:
        return 0 < self._few < len(self._counts) - _TOO_FEW_TO_FOLD

    def _in_sight(self) -> list[tuple[str, int]]:
        """Return what has a box now: what is ticked always, and what the keys are at."""
        most = self._few if self._folds() and not self._unfolded else _AT_MOST
        ranked = sorted(self._counts, key=lambda entry: -entry[1])[:most]
        held = {key for key, box in self._boxes.items() if box.hasFocus()}
        stay = {key for key, _count in ranked} | self._ticked | held
        return [entry for entry in self._counts if entry[0] in stay]

    def _show_fold(self) -> None:
        count = min(len(self._counts), _AT_MOST)
        if self._unfolded:
            words = self.tr("Show fewer")
        elif count < len(self._counts):
            words = self.tr("Show the %Ln most frequent", "", count)
        else:
            words = self.tr("Show all %Ln", "", count)
        self.fold.setText(words)
        self.fold.setAccessibleName(f"{self._name}: {words}")
        self.fold.set_icon("caret-down" if self._unfolded else "caret-right")
        self.fold.setVisible(self._folds())
        self.fold.updateGeometry()

    def _turn(self) -> None:
        before = set(self._boxes)
        self._unfolded = not self._unfolded
        self._show()
        new = [box for key, box in self._boxes.items() if key not in before]
        if self._unfolded and new and self.fold.shows_focus:
            # Whoever unfolds by a key goes on among what has just come.
            new[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.turned.emit(new[0])
        elif not self._unfolded:
            self.turned.emit(self.fold)

    def _make_boxes(self, keys: list[str]) -> None:
        for key in [key for key in self._boxes if key not in keys]:
            gone = self._boxes.pop(key)
            gone.hide()
            gone.deleteLater()
        for box in self._boxes.values():
            self._column.removeWidget(box)
        self._boxes = {key: self._boxes.get(key) or self._new_box(key) for key in keys}
        before: QWidget = self.untick
        for box in self._boxes.values():
            self._column.addWidget(box)
            box.show()  # a layout shows what is new only in a later turn of the event loop
            QWidget.setTabOrder(before, box)
            before = box
        QWidget.setTabOrder(before, self.fold)

    def _new_box(self, key: str) -> CheckBox:
        box = CheckBox(self._caption(key), "0", self, wraps=True)
        box.clicked.connect(lambda checked, key=key: self._tell(key, ticked=checked))
        return box

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
