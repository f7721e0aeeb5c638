"""The frozen versions: under which name each can be cited, and the hash that it is known by."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from medannot.domain.clock import utc_moment
from medannot.ui.library.side_list import SideList
from medannot.ui.library.words import number_word
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Line
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.services.question_sets import FrozenSet


class FrozenView(SideList):
    """Lists the frozen versions, each with the way to its files for models.

    Signals:
        export_wanted: (name of the frozen version) it is to go out for models.
    """

    export_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.exports: list[Button] = []
        self.copies: list[Button] = []

    def show_frozen(self, frozen: "Sequence[FrozenSet]") -> None:
        """Show frozen versions, by set and version."""
        self.exports, self.copies = [], []
        column = self.begin(self.tr("Frozen versions"))
        if not frozen:
            said = self.tr("No version is frozen yet. A frozen one has a name that can be cited.")
            column.addWidget(Text(said, tone="text_2", wrap=True))
        for one in frozen:
            column.addWidget(Line())
            self._add(column, one)
        self.end(column)

    def _add(self, column: QVBoxLayout, one: "FrozenSet") -> None:
        export = Button(self.tr("Export…"), "normal", size="compact")
        export.setAccessibleName(self.tr("Export {name} for models").format(name=one.name))
        export.clicked.connect(lambda _on=False, name=one.name: self.export_wanted.emit(name))
        self.exports.append(export)
        column.addLayout(_beside(ElidedText(one.name, "ui_strong"), export))
        of = self.tr("{set}, version {number}, %Ln question(s)", "", one.items).format(
            set=one.set_name, number=number_word(one.number)
        )
        column.addWidget(Text(of, wrap=True, tabular=True))
        if one.newest > one.number:
            since = self.tr("The set was changed since: it has version {number} now.").format(
                number=number_word(one.newest)
            )
            column.addWidget(Text(since, tone="warning", wrap=True, tabular=True))
        if one.edited:
            waits = self.tr("Edited, and in no version yet: %Ln question(s).", "", one.edited)
            column.addWidget(Text(waits, tone="warning", wrap=True, tabular=True))
        copy = Button(self.tr("Copy"), "quiet", icon="copy", size="compact")
        copy.setAccessibleName(self.tr("Copy the manifest of {name}").format(name=one.name))
        copy.clicked.connect(
            lambda _on=False, hash_=one.manifest: QGuiApplication.clipboard().setText(hash_)
        )
        self.copies.append(copy)
        manifest = self.tr("Manifest {hash}").format(hash=one.manifest)
        column.addLayout(_beside(ElidedText(manifest, tone="text_2", tabular=True), copy))
        made = self.tr("{time} by {code}").format(
            time=utc_moment(one.utc).strftime("%Y-%m-%d %H:%M"), code=one.author
        )
        column.addWidget(Text(made, tone="text_3", wrap=True))


def _beside(text: ElidedText, button: Button) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(text, 1)
    line.addWidget(button)
    return line
