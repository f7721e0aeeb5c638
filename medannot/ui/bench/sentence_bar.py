"""The foot of the workbench: what was said so far as sentences, and the way to the next case."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.sentence import Spoken
from medannot.domain.lexicon.node import Language
from medannot.ui.bench.said_text import SaidText
from medannot.ui.translation import leading
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.small import IconMark
from medannot.ui.widgets.text import ElidedText

_HEIGHT, _SMALL, _LINES = 84, 72, 2


class SentenceBar(QWidget):
    """Speaks the annotation, in the language that is chosen here.

    Signals:
        language_changed: (Language).
        step_wanted: (int) 1 for the next case, -1 for the one before.
    """

    language_changed = Signal(object)
    step_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._small = False
        self.said = SaidText(_LINES)
        self.more = IconButton("caret-up", self.tr("Show the whole sentence (Ctrl+Shift+S)"))
        self.more.setObjectName("sentence.more")
        self.more.setCheckable(True)
        policy = self.more.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.more.setSizePolicy(policy)
        self.missing = ElidedText("", "ui", "text_2")
        # The names of languages stand in themselves, whatever the window's is.
        self.tongue = Segmented(
            [Segment("en", "EN"), Segment("zh", "中")],
            self.tr("Language of the sentence"),
            height=32,
        )
        self.tongue.choose(leading().value)
        self.previous = Button(self.tr("Previous"), icon="caret-left", key="A")
        self.next = Button(self.tr("Next case"), "primary", icon="caret-right", key="D")
        spoken = QVBoxLayout()
        spoken.setSpacing(1)
        spoken.addStretch(1)
        spoken.addWidget(self.said)
        spoken.addWidget(self.missing)
        spoken.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        row.addWidget(IconMark("quotes", "accent", 20))
        row.addLayout(spoken, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in (self.tongue, self.previous, self.next):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.tongue.chosen.connect(lambda key: self.language_changed.emit(Language(key)))
        self.previous.clicked.connect(lambda _on=False: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda _on=False: self.step_wanted.emit(1))
        self.said.overflowed.connect(self._offer_more)
        self.more.clicked.connect(lambda _on=False: self._open())
        self.setFixedHeight(_HEIGHT)
        self._offer_more(more=False)

    def set_small(self, *, small: bool) -> None:
        """Take less room in a small window."""
        self._small = small
        self._fit()

    def switch_whole(self) -> None:
        """Show all sentences, or two lines of them."""
        if self.more.isVisible():
            self.more.click()

    def _offer_more(self, more: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.more.setVisible(more)
        if not more and self.more.isChecked():
            self.more.setChecked(False)
            self._open()

    def _open(self) -> None:
        opened = self.more.isChecked()
        self.more.set_icon("caret-down" if opened else "caret-up")
        self.said.set_opened(opened=opened)
        self._fit()

    def _fit(self) -> None:
        height = _SMALL if self._small else _HEIGHT
        if self.said.opened:
            missing = self.missing.sizeHint().height()
            whole = self.said.whole_height(self.said.width()) + missing + 16
            height = max(height, min(whole, self.window().height() // 2))
        self.setFixedHeight(height)

    @property
    def language(self) -> Language:
        """Return in which language the sentences are."""
        return Language(self.tongue.choice())

    def switch_language(self) -> None:
        """Speak in the other language."""
        other = Language.CHINESE if self.language is Language.ENGLISH else Language.ENGLISH
        self.tongue.choose(other.value)
        self.language_changed.emit(other)

    def show_spoken(self, spoken: Spoken) -> None:
        """Show what was said, and what is not said yet."""
        glue = "" if self.language is Language.CHINESE else " "
        self.said.say(glue.join(spoken.said) or self.tr("Nothing is said of this case yet."))
        self.missing.setText(glue.join(spoken.missing))
        self._fit()
