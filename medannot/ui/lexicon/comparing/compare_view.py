"""Two versions of a lexicon held against each other, term by term."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from medannot.services.lexicons import LexiconShelf, Loaded
from medannot.ui.dialogs import Dialogs
from medannot.ui.lexicon.comparing.compare_presenter import (
    ComparePresenter,
    CompareState,
    Comparison,
)
from medannot.ui.lexicon.comparing.difference_rows import counted_kinds
from medannot.ui.lexicon.comparing.differences_panel import DifferencesPanel
from medannot.ui.lexicon.comparing.sub_view import SubView
from medannot.ui.lexicon.comparing.version_choice import VersionChoice
from medannot.ui.lexicon.comparing.words import kind_word, number, step_words
from medannot.ui.phrases import listed
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.banner import Banner, EmptyState
from medannot.ui.widgets.button import IconButton
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.small import Skeleton
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text

_BUSY, _FOUND, _NOTHING = range(3)


class CompareView(SubView):
    """Chooses two versions and shows what differs.

    Args:
        shelf: the lexicons.
        tasks: the window's pools of work.
        dialogs: for choosing a folder.
    """

    def __init__(self, shelf: LexiconShelf, tasks: Tasks, dialogs: Dialogs) -> None:
        super().__init__("")
        self._title = self.tr("Compare versions")
        self.header.set_title(self._title)
        self._dialogs = dialogs
        self.presenter = ComparePresenter(shelf, tasks, self)
        self.before = VersionChoice(self.tr("Before"), self.tr("Choose a folder as before"))
        self.after = VersionChoice(self.tr("After"), self.tr("Choose a folder as after"))
        self._swap = IconButton("arrows-left-right", self.tr("Exchange before and after"))
        self.panel = DifferencesPanel()
        self._said = Text("", wrap=True)
        self._fault = Banner("", "danger")
        self._fault.hide()
        self._empty = EmptyState("git-diff", "")
        self._front = FrontStack()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self.before, 1)
        choices.addWidget(self._swap)
        choices.addWidget(self.after, 1)
        self.body.addLayout(choices)
        self.body.addWidget(self._fault)
        self.body.addWidget(self._said)
        for part in (TableFrame(Skeleton(8)), self.panel, self._empty):
            self._front.addWidget(part)
        self.body.addWidget(self._front, 1)

    def _connect(self) -> None:
        presenter = self.presenter
        presenter.state_changed.connect(self.show_state)
        self.before.chosen.connect(lambda key: presenter.choose(key, presenter.state.after))
        self.after.chosen.connect(lambda key: presenter.choose(presenter.state.before, key))
        self.before.folder_wanted.connect(lambda: self._choose_folder(is_before=True))
        self.after.folder_wanted.connect(lambda: self._choose_folder(is_before=False))
        self._swap.clicked.connect(lambda _checked=False: presenter.swap())

    def begin(self, loaded: Loaded) -> None:
        """Compare the lexicon of the page with the version before it, where there is one."""
        self.panel.show_all()
        self.presenter.begin(loaded.lexicon.head.id)
        self.before.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_search(self) -> None:
        """Give the keys to the search of differences."""
        if self._front.currentIndex() == _FOUND:
            self.panel.begin_search()

    def step_back(self) -> bool:
        """Leave the search, where there is one."""
        return self._front.currentIndex() == _FOUND and self.panel.step_back()

    def _choose_folder(self, *, is_before: bool) -> None:
        chosen = self._dialogs.choose_folder(self.tr("A folder that holds a lexicon"))
        if chosen is not None:
            self.presenter.add_folder(chosen, is_before=is_before)

    def show_state(self, state: CompareState) -> None:
        """Show what is chosen, and what differs."""
        nothing = self.tr("Choose a version")
        self.before.show_sources(state.sources, state.before, nothing)
        self.after.show_sources(state.sources, state.after, nothing)
        self._swap.setEnabled(bool(state.before and state.after))
        self._fault.say(state.fault, "danger")
        found = state.found
        self._said.setText(self._summary(found) if found else "")
        self._said.setVisible(found is not None and bool(found.rows))
        if found is not None and found.rows:
            self.panel.show_differences(found.rows, found.before, found.after)
        else:
            self._empty.sentence.setText(self._nothing(state))
        place = _BUSY if state.busy else _FOUND if found and found.rows else _NOTHING
        self._front.setCurrentIndex(place)
        self._front.setVisible(not state.fault)

    def _summary(self, found: Comparison) -> str:
        kinds = listed(
            f"{kind_word(kind)} {number(count)}"
            for kind, count in counted_kinds(found.rows).items()
        )
        if found.step is None:
            return kinds
        words = self.tr("{kinds}. From {before} the version goes up by {step}.")
        return words.format(kinds=kinds, before=found.before, step=step_words(found.step))

    def _nothing(self, state: CompareState) -> str:
        if state.found is not None:
            words = self.tr("{before} and {after} do not differ.")
            return words.format(before=state.found.before, after=state.found.after)
        return self.tr(
            "Choose the version before. Kept versions appear here once changes of a lexicon were "
            "taken over; a folder with lexicon.toml can be chosen at any time."
        )
