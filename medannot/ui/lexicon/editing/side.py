"""The side beside the tree: a term to be read, or one's own lexicon to be edited."""

from collections.abc import Callable, Mapping
from functools import partial

import shiboken6
from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from medannot.domain.errors import MedannotError, Sentence
from medannot.domain.lexicon.editing import Edit, SetField
from medannot.domain.lexicon.node import Language, Node
from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.services.lexicon_editing import ForeignChange, OwnLexicon
from medannot.services.lexicons import Loaded, OpenLexicon
from medannot.ui import faults
from medannot.ui.lexicon.editing.acts import TermActs
from medannot.ui.lexicon.editing.asking import CopyDialog
from medannot.ui.lexicon.editing.edit_panel import EditPanel
from medannot.ui.lexicon.editing.words import flaw_words, named
from medannot.ui.lexicon.term_panel import TermPanel
from medannot.ui.shell.surroundings import Surroundings
from medannot.ui.translation import leading
from medannot.ui.widgets.banner import Tone
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.front_stack import FrontStack
from medannot.ui.widgets.segmented import Segment, Segmented

_READ, _EDIT = "read", "edit"
_EDIT_WIDTH = 540


class EditingSide(FrontStack):
    """Shows the term on which the keys stand; a switch beside the title turns to editing it.

    Args:
        desk: the open workspace.
        around: the window's tools.
        panel: shows a term that is read.

    Attributes:
        switch: belongs into the head of the page.

    Signals:
        changed: (Loaded) the lexicon is another one now, and on the disk.
        copied: the id of a new lexicon of the workspace.
        term_wanted: the id of a term that the tree shall show.
    """

    changed = Signal(object)
    copied = Signal(str)
    term_wanted = Signal(str)

    def __init__(self, desk: Desk, around: Surroundings, panel: TermPanel) -> None:
        super().__init__()
        self._around = around
        self._service = desk.lexicon_editing
        self._opened: OpenLexicon | None = None
        self._node: Node | None = None
        self._language = leading()
        self._own: OwnLexicon | None = None
        self._wish = _READ
        self.read_panel = panel
        self.panel = EditPanel(self.check)
        self._mode = Segmented(
            [Segment(_READ, self.tr("Read")), Segment(_EDIT, self.tr("Edit"))],
            self.tr("Read or edit"),
        )
        self._copy = Button(self.tr("Copy and edit"), icon="copy")
        self.switch = QWidget()
        self.acts = TermActs(self, self)
        self._bound: dict[str, QAction] = {}
        self._lay_out()
        self._bind()
        self._show_state()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._mode)
        row.addWidget(self._copy)
        self._mode.hide()
        self._copy.hide()
        self.addWidget(self.read_panel)
        self.addWidget(self.panel)
        self._mode.chosen.connect(self._turn)
        self._copy.clicked.connect(lambda _checked=False: self._ask_copy())
        self.panel.form.wanted.connect(self.apply)
        self.panel.told.acted.connect(self._open_again)
        for related in (self.panel.look_alikes, self.panel.overlaps):
            related.wanted.connect(self.apply)
            related.add_wanted.connect(self.acts.relate)

    def _bind(self) -> None:
        acts = self.acts
        slots: Mapping[str, tuple[Callable[[], object], str, str]] = {
            "lexicon.edit": (self.toggle, "", ""),
            "lexicon.add_below": (acts.add_below, "plus", "button"),
            "lexicon.add_beside": (acts.add_beside, "plus", "button"),
            "lexicon.take_back": (acts.take_back, "", "button"),
            "lexicon.undo": (self.undo, "arrow-counter-clockwise", "icon"),
            "lexicon.redo": (self.redo, "arrow-clockwise", "icon"),
            "lexicon.move": (acts.move, "", "menu"),
            "lexicon.give_up": (acts.give_up, "", "menu"),
            "lexicon.look_alike": (acts.look_alike, "", "menu"),
            "lexicon.history": (acts.history, "", "menu"),
            "lexicon.keep": (acts.keep, "", "foot"),
        }
        for name, (slot, icon, place) in slots.items():
            action = self._around.actions.bind(name, self, slot)
            self._bound[name] = action
            if place:
                self.panel.add_act(action, icon, place)
        self.panel.end_acts()

    # What the page tells

    def show_lexicon(self, opened: OpenLexicon) -> None:
        """Take another lexicon, or the same after a change or with a fuller index."""
        before = self._opened
        self._opened = opened
        if before is None or before.loaded.lexicon.head.id != opened.loaded.lexicon.head.id:
            self._own = None
            self._node = None
            self.panel.told.say("")
            self.panel.say_saved("")
            if self._is_own and self._wish == _EDIT:
                self._open()
        self._show_state()

    def show_term(self, node: Node | None, language: Language) -> None:
        """Show a term, or nothing."""
        self._node, self._language = node, language
        if self._opened is not None:
            lexicon = self._opened.loaded.lexicon
            self.read_panel.show_term(lexicon, node, language)
            if self._own is not None:
                self.panel.show_term(lexicon, node, language)
        self._show_state()

    def finish(self) -> None:
        """Save what stands in the field that the keys go to."""
        if self.is_editing:
            self.panel.form.finish()

    # What the acts ask

    @property
    def is_editing(self) -> bool:
        """Tell whether the lexicon is edited now."""
        return self._own is not None and self._wish == _EDIT

    @property
    def own(self) -> OwnLexicon | None:
        """Return the lexicon that is edited."""
        return self._own if self.is_editing else None

    @property
    def opened(self) -> OpenLexicon | None:
        """Return the lexicon with its index."""
        return self._opened

    @property
    def node(self) -> Node | None:
        """Return the term on which the keys stand."""
        return self._node

    @property
    def language(self) -> Language:
        """Return the language that leads."""
        return self._language

    def check(self, edit: Edit) -> Mapping[str, str]:
        """Say what would be wrong after an edit: sentences by field."""
        if self._own is None:
            return {}
        lexicon = self._own.loaded.lexicon
        found = self._own.flaws_of(edit)
        return {flaw.field: flaw_words(flaw, lexicon, self._language) for flaw in reversed(found)}

    def apply(self, edit: Edit, show: str = "") -> None:
        """Do an edit, and show a term then."""
        own = self._own
        if own is not None:
            self._work(lambda: own.apply(OWNER, edit), show, edit)

    def undo(self) -> None:
        """Take the last edit back."""
        own = self._own
        if own is not None:
            self._work(lambda: own.undo(OWNER))

    def redo(self) -> None:
        """Do again what was taken back."""
        own = self._own
        if own is not None:
            self._work(lambda: own.redo(OWNER))

    def say(self, words: str, tone: Tone) -> None:
        """Say something above the form."""
        self.panel.told.say(words, tone)

    def work(self, work: Callable[[], object]) -> None:
        """Do what changes the lexicon on the disk."""
        self._work(work)

    def ask(self, dialog: QDialog, done: Callable[[], object]) -> None:
        """Open a dialog before the window; do something where it is accepted."""
        dialog.accepted.connect(done)
        dialog.open()

    def _work(self, work: Callable[[], object], show: str = "", edit: Edit | None = None) -> None:
        own = self._own
        before = own.loaded.lexicon if own is not None else None
        self.panel.say_saved(self.tr("Saving…"))

        def done(_result: object) -> None:
            # The window may have closed while the last change was written.
            if not shiboken6.isValid(self) or own is not self._own or own is None:
                return
            self.panel.told.say("")
            self._say_saved()
            self.changed.emit(own.loaded)
            gone = self._node is not None and self._node.id not in own.loaded.lexicon
            if show and before is not None:
                new = [one for one in own.loaded.lexicon.nodes if one not in before]
                self.term_wanted.emit(new[0] if new else show)
            elif gone and self._node is not None:
                self.term_wanted.emit(self._node.parent_id)
            self._show_state()

        def failed(fault: Exception) -> None:
            if shiboken6.isValid(self):
                if isinstance(edit, SetField):
                    self.panel.form.keep(edit)
                self._fail(fault)

        self._around.tasks.store(work, done, failed)

    def _fail(self, fault: Exception) -> None:
        words, act = faults.sentence(fault), ""
        self.panel.say_saved(self.tr("Not saved"))
        if isinstance(fault, ForeignChange):
            act = self.tr("Show what is there now")
        elif self._own is not None and isinstance(fault, MedannotError):
            sentence = Sentence(fault.template, **fault.details)
            words = faults.said(named(sentence, self._own.loaded.lexicon, self._language))
        self.panel.told.say(words, "danger", act=act)

    def _say_saved(self) -> None:
        now = QDateTime.fromSecsSinceEpoch(int(self._around.clock.utc().timestamp()))
        time = QLocale().toString(now.time(), "HH:mm")
        own = self._own
        pin = own.loaded.lexicon.head.pin if own is not None else ""
        self.panel.say_saved(self.tr("{pin} · All saved {time}").format(pin=pin, time=time))

    # Reading and editing

    @property
    def _is_own(self) -> bool:
        opened = self._opened
        return opened is not None and self._service.is_own(opened.loaded.lexicon.head.id)

    def toggle(self) -> None:
        """Turn from reading to editing, or back."""
        self._turn(_READ if self._wish == _EDIT else _EDIT)

    def _turn(self, mode: str) -> None:
        self.finish()
        self._wish = mode
        if mode == _EDIT and self._own is None and self._is_own:
            self._open()
        self._show_state()

    def _open(self) -> None:
        if self._opened is None:
            return
        name = self._opened.loaded.lexicon.head.id
        service = self._service
        self._around.tasks.store(
            lambda: service.open(OWNER, name), partial(self._begin, name), self._fail_to_open
        )

    def _open_again(self) -> None:
        """Open the lexicon anew as its files are now."""
        self._own = None
        self._open()

    def _begin(self, name: str, own: OwnLexicon) -> None:
        if not shiboken6.isValid(self):
            return
        if self._opened is None or self._opened.loaded.lexicon.head.id != name:
            return
        self._own = own
        self.panel.told.say("")
        self.panel.say_saved(own.loaded.lexicon.head.pin)
        if own.loaded.sha256 != self._opened.loaded.sha256:
            self.changed.emit(own.loaded)
        else:
            self.show_term(self._node, self._language)
        self._show_state()

    def _fail_to_open(self, fault: Exception) -> None:
        self._wish = _READ
        self._show_state()
        self._around.dialogs.tell(self.tr("Edit"), faults.sentence(fault))

    def _show_state(self) -> None:
        is_own, editing, own = self._is_own, self.is_editing, self._own
        self._mode.setVisible(is_own)
        self._mode.choose(_EDIT if self._wish == _EDIT and is_own else _READ)
        self._copy.setVisible(self._opened is not None and not is_own)
        self.setCurrentIndex(1 if editing else 0)
        self.setMinimumWidth(_EDIT_WIDTH if editing else 0)
        node = self._node
        live = self.acts.live(node) if editing else frozenset()
        for name, action in self._bound.items():
            action.setEnabled(name in live)
        self._bound["lexicon.edit"].setEnabled(is_own)
        self._bound["lexicon.undo"].setEnabled(editing and own is not None and own.can_undo)
        self._bound["lexicon.redo"].setEnabled(editing and own is not None and own.can_redo)

    # Copies

    def _ask_copy(self) -> None:
        if self._opened is None:
            return
        source = self._opened.loaded
        head = source.lexicon.head
        dialog = CopyDialog(head.id, (head.en, head.zh), self._name_fault, self.window())
        self.ask(dialog, lambda: self._do_copy(source, dialog))

    def _name_fault(self, new_id: str) -> str:
        fault = self._service.name_fault(new_id)
        return faults.sentence(fault) if fault is not None else ""

    def _do_copy(self, source: Loaded, dialog: CopyDialog) -> None:
        service = self._service
        wish = dialog.new_id.text(), dialog.en.text(), dialog.zh.text()

        def done(made: Loaded) -> None:
            self._wish = _EDIT
            self.copied.emit(made.lexicon.head.id)

        self._around.tasks.store(
            lambda: service.copy_and_own(OWNER, source, *wish), done, self._fail_to_open
        )
