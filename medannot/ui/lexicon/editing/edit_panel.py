"""The panel in which a term is edited: acts above, the form, what is saved below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.lexicon.node import Language, Node, Status
from medannot.domain.lexicon.tree import Lexicon, RelationKind
from medannot.ui.lexicon.editing.related import RelatedTerms
from medannot.ui.lexicon.editing.term_form import Check, TermForm
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button, IconButton
from medannot.ui.widgets.small import Chip, Line
from medannot.ui.widgets.text import ElidedText, Text

_IN_TURN = frozenset({"lexicon.add_below", "lexicon.add_beside", "lexicon.take_back"})
"""Acts whose buttons are seen only where they can be done: a term in use, or one given up."""


class EditPanel(QWidget):
    """Shows one term to be edited.

    Args:
        check: asked at each key what would be wrong.

    Attributes:
        form: the fields.
        told: what a person has to know, such as that a change could not be saved.
    """

    def __init__(self, check: Check) -> None:
        super().__init__()
        self.form = TermForm(check)
        self.told = Banner("", "danger")
        self.told.hide()
        self._name = ElidedText("", "section")
        self._state = Chip("", "danger")
        self._state.hide()
        self.look_alikes = RelatedTerms(RelationKind.LOOKS_LIKE, self.tr("Easily confused with"))
        self.overlaps = RelatedTerms(RelationKind.OVERLAPS, self.tr("May be true beside"))
        self._saved = Text("", tone="text_3")
        self._acts = QHBoxLayout()
        self._acts.setSpacing(4)
        self._foot = QHBoxLayout()
        self._buttons: dict[str, Button] = {}
        self._actions: dict[str, QAction] = {}
        self._menu = QMenu(self)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._state)
        self._foot.addWidget(self._saved, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._acts)
        layout.addWidget(self.told)
        layout.addWidget(Line())
        layout.addWidget(self._scrolled(), 1)
        layout.addWidget(Line())
        layout.addLayout(self._foot)

    def _scrolled(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 4, 12, 12)
        column.setSpacing(16)
        for part in (self.form, self.look_alikes, self.overlaps):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("The term that is edited"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        return area

    def add_act(self, action: QAction, icon: str = "", place: str = "menu") -> None:
        """Offer an act as a button with a text, as an icon, in the menu or at the foot."""
        name = action.objectName()
        self._actions[name] = action
        action.enabledChanged.connect(lambda _on: self._show_acts())
        if place == "menu":
            self._menu.addAction(action)
            return
        if place == "icon":
            button: Button = IconButton(icon, action.toolTip())
            button.setAccessibleName(action.text())
        else:
            button = Button(action.text(), "normal", icon=icon, size="compact")
            button.setToolTip(action.toolTip())
        button.clicked.connect(lambda _checked=False: action.trigger())
        self._buttons[name] = button
        (self._foot if place == "foot" else self._acts).addWidget(button)

    def end_acts(self) -> None:
        """Put the menu of all further acts behind the buttons."""
        self._acts.addStretch(1)
        more = IconButton("dots-three", self.tr("More acts"))
        more.clicked.connect(
            lambda _checked=False: self._menu.popup(more.mapToGlobal(more.rect().bottomLeft()))
        )
        self._acts.addWidget(more)
        self._buttons["more"] = more
        self._show_acts()

    def _show_acts(self) -> None:
        for name, action in self._actions.items():
            if name in self._buttons:
                self._buttons[name].setEnabled(action.isEnabled())
                self._buttons[name].setVisible(action.isEnabled() or name not in _IN_TURN)

    def show_term(self, lexicon: Lexicon, node: Node | None, language: Language) -> None:
        """Show a term, or nothing."""
        for part in (self.form, self.look_alikes, self.overlaps):
            part.setVisible(node is not None)
        if node is None:
            self._name.setText("")
            self._state.hide()
            return
        self._name.setText(node.words(language).label)
        gone = node.status is Status.DEPRECATED
        if gone:
            words = self.tr("Given up in {version}").format(version=node.deprecated_since)
            self._state.show_state(words, "danger")
        self._state.setVisible(gone)
        self.form.show_term(lexicon, node)
        for related in (self.look_alikes, self.overlaps):
            related.show_term(lexicon, node, language)
            related.setEnabled(not gone)

    def say_saved(self, words: str) -> None:
        """Say quietly what is saved."""
        self._saved.setText(words)

    def saved_words(self) -> str:
        """Return what is said of that."""
        return self._saved.text()
