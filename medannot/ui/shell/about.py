"""Version, licence, and the notices of what the program stands on."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medannot import __version__, paths
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.logo import Logo
from medannot.ui.widgets.text import Text

_TITLE_BAR = 60


class About(QDialog):
    """Says what this program is and whose work it uses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About medannot"))
        self.resize(640, min(560, self.screen().availableGeometry().height() - _TITLE_BAR))
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Logo(48))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text("medannot", "title"))
        words.addWidget(
            Text(self.tr("Version {number}, Apache License 2.0").format(number=__version__))
        )
        head.addLayout(words, 1)
        notices = QPlainTextEdit(_notices() or self.tr("The notices are missing."))
        notices.setReadOnly(True)
        notices.setTabChangesFocus(True)
        notices.setAccessibleName(self.tr("Notices"))
        close = Button(self.tr("Close"), "primary", key=self.tr("Esc"))
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(
            Text(
                self.tr(
                    "Timed question sets for physicians, human baselines and labels of lesions, "
                    "without a network. For research; not for diagnosis."
                ),
                "ui",
                "text_2",
                wrap=True,
            )
        )
        layout.addWidget(notices, 1)
        layout.addLayout(foot)
        close.setFocus()


def _notices() -> str:
    path = paths.resources() / "NOTICES.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
