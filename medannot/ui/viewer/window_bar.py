"""The bar of the window: presets with their keys, a menu of them all, and two numbers."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QDoubleValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from medannot.imaging.frame import Voi
from medannot.imaging.presets import Preset
from medannot.ui import theme
from medannot.ui.actions import ActionSpec, key_caption
from medannot.ui.viewer.actions import PRESETS, VIEWER_ACTIONS
from medannot.ui.viewer.bars import Bar, switch_part
from medannot.ui.viewer.captions import number, preset_caption
from medannot.ui.viewer.menus import open_menu
from medannot.ui.viewer.state import as_window
from medannot.ui.viewer.tool_button import ToolButton
from medannot.ui.widgets.text import Text

_FIELD = 84
_GAP = 4


class WindowBar(Bar):
    """Presets as far as there is room, all of them in a menu, and the window's two numbers.

    Args:
        specs: the viewer's actions, with the keys that stand on the presets.

    Signals:
        preset_chosen: 0-based place of a preset.
        typed: width and centre as typed, each a number or None.
        left: the fields were left by Enter or Esc; the focus belongs to the page again.
    """

    preset_chosen = Signal(int)
    typed = Signal(object, object)
    left = Signal()

    def __init__(
        self, specs: Sequence[ActionSpec] = VIEWER_ACTIONS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        keys = next(spec.keys for spec in specs if spec.id == "viewer.preset")
        self._keys = tuple(key_caption(key) for key in keys[:PRESETS])
        self._chips: list[ToolButton] = []
        self._presets: tuple[Preset, ...] = ()
        self._numbers = (0.0, 0.0)
        self._in_force = -1
        self._forbidden = ""
        self.row.setContentsMargins(16, 0, 12, 1)
        self._heading = Text(self.tr("Window"), "ui", "text_3")
        self.row.addWidget(self._heading)
        self.row.addSpacing(_GAP)
        self.more = ToolButton(self.tr("All presets"), icon="caret-down")
        self.more.clicked.connect(lambda _checked=False: self._open_menu())
        self.row.addWidget(self.more)
        self.row.addStretch(1)
        self._width = self._add_field(self.tr("W"), self.tr("Window width"))
        self._center = self._add_field(self.tr("L"), self.tr("Window level"))
        for field in (self._width, self._center):
            field.returnPressed.connect(self._type)
            field.editingFinished.connect(self._take_typed)

    def show_presets(self, presets: Sequence[Preset]) -> None:
        """Offer other presets, the first eight with a key each."""
        names = [preset_caption(preset) for preset in presets]
        before, self._presets = self._presets, tuple(presets)
        if names == [preset_caption(preset) for preset in before]:
            # The next slice of a series has other numbers, but the same buttons.
            return
        for chip in self._chips:
            chip.deleteLater()
            self.row.removeWidget(chip)
        self._in_force = -1
        self._chips = [self._chip(place) for place in range(len(self._presets))]
        self._fit()

    def set_forbidden(self, forbidden: frozenset[str], words: str) -> None:
        """Switch presets and numbers off where a study forbids windowing, and say so."""
        self._forbidden = words if "window" in forbidden else ""
        for part in (*self._chips, self.more, self._width, self._center):
            switch_part(part, allowed=not self._forbidden, words=words)

    def show_window(self, voi: Voi) -> None:
        """Show the window or table in force: its numbers, and which preset it is."""
        window = as_window(voi)
        self._show_in_force(next(self._places_of(voi), -1))
        self._numbers = window.width, window.center
        self._write_numbers(but=QApplication.focusWidget())

    def menu(self) -> QMenu:
        """Return a menu of all presets, with their numbers and keys."""
        menu = QMenu(self)
        for place, preset in enumerate(self._presets):
            window = as_window(preset.voi)
            words = self.tr("{name} (W {width} L {center})").format(
                name=preset_caption(preset),
                width=number(window.width),
                center=number(window.center),
            )
            key = self._key(place)
            action = menu.addAction(f"{words}\t{key}" if key else words)
            action.setCheckable(True)
            action.setChecked(place == self._in_force)
            action.triggered.connect(lambda _on=False, one=place: self.preset_chosen.emit(one))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave presets that have no room to the menu; their keys work all the same."""
        super().resizeEvent(event)
        self._fit()

    def _show_in_force(self, place: int) -> None:
        # A drag asks at each of its steps; what has room changes only with the preset.
        if place != self._in_force:
            self._in_force = place
            for number, chip in enumerate(self._chips):
                chip.setChecked(number == place)
            self._fit()

    def _places_of(self, voi: Voi) -> Iterator[int]:
        """Yield the places of presets that are this window or table, the first one first."""
        window = as_window(voi)
        for place, preset in enumerate(self._presets):
            found, alike = as_window(preset.voi), type(preset.voi) is type(voi)
            same = (found.center, found.width) == (window.center, window.width)
            if same and alike and found.function is window.function:
                yield place

    def _open_menu(self) -> None:
        open_menu(self.menu(), self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _key(self, place: int) -> str:
        return self._keys[place] if place < len(self._keys) else ""

    def _chip(self, place: int) -> ToolButton:
        chip = ToolButton(preset_caption(self._presets[place]), key=self._key(place))
        chip.setCheckable(True)
        chip.clicked.connect(lambda _checked=False, chosen=place: self.preset_chosen.emit(chosen))
        # After heading and gap; the menu's button and the numbers follow.
        self.row.insertWidget(2 + place, chip)
        switch_part(chip, allowed=not self._forbidden, words=self._forbidden)
        return chip

    def _fit(self) -> None:
        """Show as many presets as have room, in their order, and always the one in force."""
        room = self.width() - 2 * (_FIELD + 32) - 44
        widths = [chip.room(compact=False) + _GAP for chip in self._chips]
        heading = self._heading.sizeHint().width() + 2 * _GAP
        everything = sum(widths) <= room
        self._heading.setVisible(heading + sum(widths) <= room)
        self.more.setVisible(not everything)
        if not everything:
            room -= self.more.sizeHint().width() + _GAP
        shown = {self._in_force} & set(range(len(widths)))
        room -= sum(widths[place] for place in shown)
        for place, width in enumerate(widths):
            if place not in shown:
                room -= width
                if room < 0:
                    break
                shown.add(place)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place in shown)

    def _add_field(self, letter: str, name: str) -> QLineEdit:
        self.row.addSpacing(8)
        self.row.addWidget(Text(letter, "ui", "text_3"))
        field = _NumberField()
        field.setFixedSize(_FIELD, theme.current().metric("control.compact"))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setFont(theme.current().font("ui_medium", tabular=True))
        field.setAccessibleName(name)
        field.setToolTip(name)
        validator = QDoubleValidator(field)
        validator.setLocale(QLocale.c())
        field.setValidator(validator)
        self.row.addWidget(field)
        return field

    def _type(self) -> None:
        self._take_typed()
        self.left.emit()

    def _take_typed(self) -> None:
        """Use what was typed, however the field is left: a number that stands there is true."""
        if self._width.isModified() or self._center.isModified():
            width, center = _number(self._width), _number(self._center)
            for field in (self._width, self._center):
                field.setModified(False)
            # No window is as narrow as nothing: what stood there before comes back.
            self.typed.emit(width if width and width > 0 else None, center)
            self._write_numbers()

    def _write_numbers(self, but: QWidget | None = None) -> None:
        """Write the numbers in force, but not into a field in which a person types."""
        for field, value in zip((self._width, self._center), self._numbers, strict=True):
            if field is not but:
                field.setText(number(value).replace("−", "-"))


class _NumberField(QLineEdit):
    """A field that keeps what is typed to itself: an Enter in it must confirm no answer."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or leave by Enter; viewer keys and Esc go on to the page."""
        beyond = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if beyond or event.key() == Qt.Key.Key_Escape or event.key() >= Qt.Key.Key_F1:
            event.ignore()
            return
        super().keyPressEvent(event)
        event.accept()


def _number(field: QLineEdit) -> float | None:
    try:
        return float(field.text())
    except ValueError:
        return None
