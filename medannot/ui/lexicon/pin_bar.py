"""Which version of the shown lexicon the workspace uses, and the act that takes one into use."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.services.lexicon_keeping import is_same
from medannot.services.lexicon_pins import LexiconPin
from medannot.services.lexicons import Loaded
from medannot.ui import faults
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import Text


class PinBar(QWidget):
    """A line at the foot of the page.

    Args:
        desk: the open workspace.
        around: the window's tools.

    Signals:
        wanted: (Loaded) another version shall be shown: the one in use, from the workspace's own
            copy, or the one that was shown before.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._around = desk, around
        self._loaded: Loaded | None = None
        self._aside: Loaded | None = None
        self.words = Text("", "ui", "text_2", wrap=True)
        self.use = Button("", size="compact")
        self.other = Button("", "quiet", size="compact")
        self.use.clicked.connect(self._pin)
        self.other.clicked.connect(self._show_other)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("push-pin", "text_3", 16))
        row.addWidget(self.words, 1)
        row.addWidget(self.other)
        row.addWidget(self.use)
        self.hide()

    def show_lexicon(self, loaded: Loaded) -> None:
        """Say of a lexicon which of its versions is in use."""
        self._loaded, self._aside = loaded, None
        self._around.tasks.store(lambda: self._desk.lexicon_pins.in_use(OWNER), self._say)

    def _say(self, pins: tuple[LexiconPin, ...]) -> None:
        loaded = self._loaded
        if loaded is None:
            return
        head = loaded.lexicon.head
        pin = next((one for one in pins if one.lexicon_id == head.id), None)
        here = pin is not None and pin.version == head.version
        self.words.setText(self._sentence(loaded, pin))
        self.use.setText(self.tr("Use this version") if pin else self.tr("Use in this workspace"))
        self.use.setVisible(not here and not self._desk.read_only)
        aside = self._aside
        back = here and aside is not None and aside.lexicon.head.id == head.id
        if back and aside is not None:
            self.other.setText(self.tr("Show {pin}").format(pin=aside.lexicon.head.pin))
        elif pin is not None:
            self.other.setText(self.tr("Show {pin}").format(pin=pin.pin))
        self.other.setVisible(back or (pin is not None and not here))
        self.show()

    def _sentence(self, loaded: Loaded, pin: LexiconPin | None) -> str:
        head = loaded.lexicon.head
        if pin is None:
            return self.tr(
                "This workspace does not use {pin} yet. Using it keeps a copy; labels will cite "
                "this version, whatever comes later."
            ).format(pin=head.pin)
        if pin.version != head.version:
            return self.tr(
                "Used by this workspace: {used}. Using {shown} changes no label, and the former "
                "copy stays."
            ).format(used=pin.pin, shown=head.pin)
        if not is_same(loaded, pin.sha256):
            return self.tr(
                "Used by this workspace: {used}. What is shown was changed since; raise its "
                "version to use it."
            ).format(used=pin.pin)
        return self.tr("Used by this workspace: {used}").format(used=pin.pin)

    def _pin(self) -> None:
        loaded, pins = self._loaded, self._desk.lexicon_pins
        if loaded is not None:
            self.use.setEnabled(False)
            self._around.tasks.store(lambda: pins.pin(OWNER, loaded), self._pinned, self._fail)

    def _pinned(self, _pin: LexiconPin) -> None:
        self.use.setEnabled(True)
        if self._loaded is not None:
            self.show_lexicon(self._loaded)

    def _show_other(self) -> None:
        """Go from the version that is shown to the one in use, or back."""
        loaded, aside, pins = self._loaded, self._aside, self._desk.lexicon_pins
        if loaded is None:
            return
        if aside is not None and aside.lexicon.head.id == loaded.lexicon.head.id:
            self.wanted.emit(aside)
            return
        name = loaded.lexicon.head.id
        self._around.tasks.store(lambda: pins.open(OWNER, name), self._show_kept, self._fail)

    def _show_kept(self, kept: Loaded) -> None:
        before = self._loaded
        self.wanted.emit(kept)
        self._aside = before

    def _fail(self, fault: Exception) -> None:
        self.use.setEnabled(True)
        self.words.setText(faults.sentence(fault))
