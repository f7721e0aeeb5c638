"""What the tables over a project share: choices above, the table, and how it is written out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.balance import Whose
from medannot.domain.lexicon.node import Language
from medannot.ui.annotation.overview.figures_presenter import FiguresPresenter, FiguresState
from medannot.ui.annotation.overview.words import whose_meaning, whose_words
from medannot.ui.dialogs import Dialogs
from medannot.ui.translation import leading
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.text import Text


class TablePage(QWidget):
    """A view of one table; its heirs fill `choices` and `body`.

    Args:
        presenter: of the table.
        dialogs: ask for a file.
        suggested: name of the file without its ending.
    """

    def __init__(self, presenter: FiguresPresenter, dialogs: Dialogs, suggested: str) -> None:
        super().__init__()
        self.presenter, self._dialogs, self._suggested = presenter, dialogs, suggested
        self.language = leading()
        self.project = ""
        self._begun = False
        self.choices = QHBoxLayout()
        self.choices.setSpacing(8)
        self.export = Button(self.tr("Export as CSV"), icon="export", size="compact")
        self.export.clicked.connect(lambda _on=False: self.export_table())
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(self.choices, 1)
        top.addWidget(self.export)
        self.said = Banner()
        self.said.hide()
        self.meaning = Text("", tone="text_3", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.meaning)
        column.addWidget(self.said)
        column.addLayout(self.body, 1)
        presenter.state_changed.connect(self._show)

    def whose_choice(self) -> Choice:
        """Return a choice of whose annotations count."""
        choice = Choice(self.tr("Whose annotations count"))
        choice.offer([(one.value, whose_words(one)) for one in Whose])
        choice.currentIndexChanged.connect(lambda _place: self.count())
        return choice

    def explain(self, choice: Choice) -> None:
        """Say below the choices whose annotations count."""
        self.meaning.setText(whose_meaning(Whose(choice.choice())))

    def begin(self, project: str) -> None:
        """Count for another project, or through other eyes, when the table is next seen."""
        self.project, self._begun = project, False

    def come(self) -> None:
        """Count where nothing was counted yet; call it when the table is seen."""
        if not self._begun:
            self._begun = True
            self.count()

    def count(self) -> None:
        """Count the table that is chosen."""
        raise NotImplementedError

    def show_table(self, state: FiguresState) -> None:
        """Show what was counted."""
        raise NotImplementedError

    def show_language(self, language: Language) -> None:
        """Lead with a language."""
        self.language = language
        self._show(self.presenter.state)

    def take_focus(self) -> None:
        """Give the keys to the first choice."""
        first = self.choices.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def export_table(self) -> None:
        """Ask for a file, and write the table."""
        if not self.export.isEnabled():
            return
        name = f"{self.project}-{self._suggested}.csv"
        kinds: Sequence[tuple[str, str]] = ((self.tr("Tables"), "*.csv"),)
        path = self._dialogs.choose_save(self.tr("Export the table"), name, kinds)
        if path is not None:
            self.presenter.save(path)

    def _show(self, state: FiguresState) -> None:
        self.export.setEnabled(state.table is not None and not state.counting)
        if state.fault:
            self.said.say(state.fault, "danger")
        elif state.saved:
            self.said.say(self.tr("Written to {name}.").format(name=state.saved), "success")
        else:
            self.said.say("")
        self.show_table(state)
