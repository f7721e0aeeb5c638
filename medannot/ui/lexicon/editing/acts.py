"""Acts on the term on which the keys stand, each with what has to be asked for it."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.editing import Add, Edit, GiveUp, Move, Relate, TakeBack
from medannot.domain.lexicon.new_node import kinds_below
from medannot.domain.lexicon.node import Language, Node, NodeKind, Status
from medannot.domain.lexicon.tree import RelationKind
from medannot.domain.people import OWNER
from medannot.services.lexicon_editing import OwnLexicon
from medannot.services.lexicons import OpenLexicon
from medannot.ui import faults
from medannot.ui.lexicon.editing.asking import AddDialog
from medannot.ui.lexicon.editing.history_dialog import HistoryDialog
from medannot.ui.lexicon.editing.keep_dialog import KeepDialog
from medannot.ui.lexicon.editing.term_picker import Fault, TermPicker
from medannot.ui.widgets.banner import Tone


class Stage(Protocol):
    """What knows the lexicon and the term that stand in front, and does the edits."""

    @property
    def own(self) -> OwnLexicon | None:
        """Return the lexicon that is edited."""

    @property
    def opened(self) -> OpenLexicon | None:
        """Return it with its index."""

    @property
    def node(self) -> Node | None:
        """Return the term on which the keys stand."""

    @property
    def language(self) -> Language:
        """Return the language that leads."""

    def window(self) -> QWidget:
        """Return the window, before which dialogs stand."""

    def check(self, edit: Edit) -> Mapping[str, str]:
        """Say what would be wrong after an edit: sentences by field."""

    def apply(self, edit: Edit, show: str = "") -> None:
        """Do an edit, and show a term then."""

    def work(self, work: Callable[[], object]) -> None:
        """Do what changes the lexicon on the disk."""

    def ask(self, dialog: QDialog, done: Callable[[], object]) -> None:
        """Open a dialog, and do something where it is accepted."""

    def say(self, words: str, tone: Tone) -> None:
        """Say something above the form."""


class TermActs(QObject):
    """Asks what an act needs, and has it done.

    Args:
        side: knows the lexicon and the term, and does the edits.
        parent: with which it goes.
    """

    def __init__(self, side: Stage, parent: QObject) -> None:
        super().__init__(parent)
        self._side = side

    def live(self, node: Node | None) -> frozenset[str]:
        """Return the acts that can be done with a term."""
        own = self._side.own
        found = {"lexicon.keep"} if own is not None else set()
        if node is None:
            return frozenset(found)
        found.add("lexicon.history")
        if node.status is Status.DEPRECATED:
            return frozenset(found | {"lexicon.take_back"})
        found |= {"lexicon.add_below", "lexicon.look_alike"}
        if node.kind is not NodeKind.TREE:
            found |= {"lexicon.add_beside", "lexicon.move", "lexicon.give_up"}
        return frozenset(found)

    def add_below(self) -> None:
        """Ask for a new term below."""
        node = self._side.node
        if node is not None:
            title = self.tr("Add below {term}").format(term=self._name(node))
            self._add(title, node.id, "")

    def add_beside(self) -> None:
        """Ask for a new term behind this one."""
        node = self._side.node
        if node is not None:
            title = self.tr("Add beside {term}").format(term=self._name(node))
            self._add(title, node.parent_id, node.id)

    def _add(self, title: str, parent_id: str, after: str) -> None:
        own = self._side.own
        if own is None:
            return
        kinds = kinds_below(own.loaded.lexicon, parent_id)
        dialog = AddDialog(title, (parent_id, after), kinds, self._side.check, self._side.window())
        self._side.ask(dialog, lambda: self._do_add(dialog.edit()))

    def _do_add(self, edit: Add) -> None:
        self._side.apply(edit, edit.after or edit.parent_id)

    def move(self) -> None:
        """Ask below which term this one shall lie."""
        node = self._side.node
        if node is None:
            return
        texts = (
            self.tr("Move {term}").format(term=self._name(node)),
            self.tr("What lies below it moves with it. It comes last below the term you choose."),
            self.tr("Move"),
        )

        def fault(ids: tuple[str, ...]) -> str:
            return _first(self._side.check(Move(node.id, ids[0])))

        picker = self._picker(texts, fault)
        if picker is not None:
            self._side.ask(
                picker, lambda: self._side.apply(Move(node.id, picker.chosen()[0]), node.id)
            )

    def give_up(self) -> None:
        """Ask what comes in the place of a term that is given up."""
        node = self._side.node
        if node is None:
            return
        said = self.tr(
            "It cannot be chosen any more, and stays so that what was labelled with it can be "
            "read. Choose what comes in its place, or nothing."
        )
        if naming := self._naming(node.id):
            said += " " + self.tr(
                "%Ln relation(s) go on naming it; look whether they are true of the new term.",
                "",
                naming,
            )
        texts = self.tr("Give up {term}").format(term=self._name(node)), said, self.tr("Give up")

        def fault(ids: tuple[str, ...]) -> str:
            return _first(self._side.check(GiveUp(node.id, ids)))

        picker = self._picker(texts, fault, several=True)
        if picker is not None:
            self._side.ask(picker, lambda: self._side.apply(GiveUp(node.id, picker.chosen())))

    def _naming(self, node_id: str) -> int:
        own = self._side.own
        relations = own.loaded.lexicon.relations if own is not None else ()
        return sum(node_id in {one.subject, one.object} for one in relations)

    def take_back(self) -> None:
        """Use a term again that was given up."""
        if self._side.node is not None:
            self._side.apply(TakeBack(self._side.node.id))

    def look_alike(self) -> None:
        """Ask for a look-alike."""
        self.relate(RelationKind.LOOKS_LIKE)

    def relate(self, kind: RelationKind) -> None:
        """Ask for a term that stands in a relation to this one."""
        node = self._side.node
        if node is None:
            return
        words = {
            RelationKind.LOOKS_LIKE: self.tr("Easily confused with {term}"),
            RelationKind.OVERLAPS: self.tr("May be true beside {term}"),
        }
        texts = (words[kind].format(term=self._name(node)), "", self.tr("Add"))

        def fault(ids: tuple[str, ...]) -> str:
            return _first(self._side.check(Relate(node.id, kind, ids[0])))

        picker = self._picker(texts, fault)
        if picker is not None:
            self._side.ask(
                picker, lambda: self._side.apply(Relate(node.id, kind, picker.chosen()[0]))
            )

    def history(self) -> None:
        """Show what was done to the term."""
        own, node = self._side.own, self._side.node
        if own is None or node is None:
            return
        try:
            entries = own.history(node.id)
        except InputFault as fault:
            self._side.say(faults.sentence(fault), "danger")
            return
        lexicon, language = own.loaded.lexicon, self._side.language
        HistoryDialog(self._name(node), entries, lexicon, language, self._side.window()).open()

    def keep(self) -> None:
        """Ask what only a person can say, and keep the version."""
        own = self._side.own
        if own is None:
            return
        plan = own.plan()
        if not plan.differences:
            said = self.tr("Nothing was changed since {pin} was kept.").format(pin=plan.before)
            self._side.say(said, "neutral")
            return
        lexicon, language = own.loaded.lexicon, self._side.language
        dialog = KeepDialog(plan, lexicon, language, self._side.window())

        def do() -> None:
            answers = dialog.answers()
            self._side.work(lambda: own.keep(OWNER, answers))

        self._side.ask(dialog, do)

    def _picker(
        self, texts: tuple[str, str, str], fault: Fault, *, several: bool = False
    ) -> TermPicker | None:
        opened = self._side.opened
        if opened is None:
            return None
        language, window = self._side.language, self._side.window()
        return TermPicker(texts, opened, language, fault, window, several=several, danger=several)

    def _name(self, node: Node) -> str:
        return node.words(self._side.language).label


def _first(found: Mapping[str, str]) -> str:
    return next(iter(found.values()), "")
