"""A choice between the versions there are, and a folder beside them."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.lexicon.comparing.sources import Origin, Source
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.text import Text

_ORIGINS = {
    Origin.PROGRAM: QT_TRANSLATE_NOOP("Lexicon", "of the program"),
    Origin.OWN: QT_TRANSLATE_NOOP("Lexicon", "of this workspace"),
    Origin.KEPT: QT_TRANSLATE_NOOP("Lexicon", "kept version"),
    Origin.FOLDER: QT_TRANSLATE_NOOP("Lexicon", "folder"),
}


def source_words(source: Source) -> str:
    """Return a version with where it comes from."""
    return f"{source.pin} – {QCoreApplication.translate('Lexicon', _ORIGINS[source.origin])}"


class VersionChoice(QWidget):
    """One version of all.

    Args:
        label: translated, such as "Before".
        folder: translated name of the button that chooses a folder.

    Signals:
        chosen: the key of a source.
        folder_wanted: the person wants to choose a folder.
    """

    chosen = Signal(str)
    folder_wanted = Signal()

    def __init__(self, label: str, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice(label)
        self.folder = IconButton("folder-open", folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        words = Text(label, tone="text_2")
        words.setBuddy(self.choice)
        row.addWidget(words)
        row.addWidget(self.choice, 1)
        row.addWidget(self.folder)
        self.choice.currentIndexChanged.connect(
            lambda _place: self.chosen.emit(self.choice.choice())
        )
        self.folder.clicked.connect(lambda _checked=False: self.folder_wanted.emit())

    def show_sources(self, sources: Iterable[Source], key: str, nothing: str) -> None:
        """Offer sources and show which is chosen; `nothing` says that none is."""
        offered = [(one.key, source_words(one)) for one in sources]
        self.choice.offer(offered if key else [("", nothing), *offered])
        self.choice.blockSignals(True)
        self.choice.choose(key)
        self.choice.blockSignals(False)
