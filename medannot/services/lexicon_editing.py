"""Own lexicons: copied from others, edited in small steps, kept as versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from medannot.domain.clock import Clock, SystemClock, utc_text
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.lexicon.adopting import Content, content_differences
from medannot.domain.lexicon.cells import ID, Cell, cells_between, undoing, with_cells
from medannot.domain.lexicon.change import Change
from medannot.domain.lexicon.checks import Flaw
from medannot.domain.lexicon.difference import Difference
from medannot.domain.lexicon.editing import Edit, TakeBack, edited, flaws_of
from medannot.domain.lexicon.keeping import Answer, Question, dated, implied_changes, questions
from medannot.domain.people import Actor, UseCase, require
from medannot.exchange.lexicons.changes import CHANGE_COLUMNS, cells_of
from medannot.exchange.lexicons.folder import HISTORY, Loaded, fingerprint, load
from medannot.exchange.lexicons.history import KEPT, Entry, appended, read_history
from medannot.exchange.lexicons.tables import write_csv
from medannot.exchange.lexicons.writing import recover, save
from medannot.services.lexicon_exchange import copy_of, refuse_bad_id
from medannot.services.lexicon_keeping import KeptVersion, LexiconKeeper
from medannot.services.lexicons import KEPT_FOLDER, LexiconShelf

__all__ = [
    "ForeignChange",
    "KeepPlan",
    "LexiconEditing",
    "OwnLexicon",
]


class ForeignChange(Refusal):
    """The files of a lexicon are no more what they were when it was opened."""


@dataclass(frozen=True, slots=True)
class KeepPlan:
    """What keeping a version would come to.

    Attributes:
        before: id and version that were kept last.
        after: and those that would be kept.
        differences: between the two.
        questions: what only a person can say.
    """

    before: str
    after: str
    differences: tuple[Difference, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """An edit that can be taken back."""

    number: int
    cells: tuple[Cell, ...]


class LexiconEditing:
    """Makes own lexicons of others and opens them for editing.

    Args:
        shelf: whose `own` folder takes them.
        clock: for the history.
        read_only: the workspace cannot be written.
    """

    def __init__(
        self, shelf: LexiconShelf, clock: Clock | None = None, *, read_only: bool = False
    ) -> None:
        self._shelf, self._clock, self._read_only = shelf, clock or SystemClock(), read_only
        self.keeper = LexiconKeeper(shelf.own) if shelf.own is not None else None
        if shelf.own is not None and not read_only:
            recover(shelf.own)
            recover(shelf.own / KEPT_FOLDER)

    def is_own(self, name: str) -> bool:
        """Tell whether a lexicon is one that may be edited here."""
        return name in self._shelf.own_names() and not self._read_only

    def name_fault(self, new_id: str) -> InputFault | Refusal | None:
        """Return why a new lexicon cannot be called so, or None."""
        try:
            self._new_folder(new_id)
        except (InputFault, Refusal) as fault:
            return fault
        return None

    def copy_and_own(
        self, actor: Actor, source: Loaded, new_id: str, en: str = "", zh: str = ""
    ) -> Loaded:
        """Copy a lexicon under another id into the workspace, and keep the copy as it is.

        Args:
            actor: who wants it.
            source: any lexicon; the copy tells that it is based on it.
            new_id: such as "clinic-skin".
            en: its English name; that of the source where none is given.
            zh: its Chinese name.

        Raises:
            InputFault: the id is none.
            Refusal: the actor may not, the id is taken, or the workspace cannot be written.
            EnvironmentFault: the folder cannot be written.
        """
        require(actor, UseCase.EDIT_LEXICON)
        folder = self._new_folder(new_id)
        copied = copy_of(source, new_id)
        head = copied.lexicon.head
        head = replace(head, en=en.strip() or head.en, zh=zh.strip() or head.zh)
        written = save(replace(copied, lexicon=copied.lexicon.with_head(head)), folder)
        self.open(actor, new_id)
        return written

    def open(self, actor: Actor, name: str) -> "OwnLexicon":
        """Open an own lexicon for editing.

        Raises:
            Refusal: the actor may not, or the lexicon is not the workspace's own.
            InputFault: it is not sound.
            EnvironmentFault: its folder cannot be written.
        """
        require(actor, UseCase.EDIT_LEXICON)
        if self._shelf.own is None or self.keeper is None or not self.is_own(name):
            raise Refusal(
                "{name} cannot be changed here; copy it under another id, and edit the copy.",
                name=name,
            )
        return OwnLexicon(self._shelf.own / name, self.keeper, self._clock)

    def _new_folder(self, new_id: str) -> Path:
        own = self._shelf.own
        if own is None or self.keeper is None or self._read_only:
            raise Refusal("The workspace is open for reading only; nothing can be copied into it.")
        if new_id == KEPT_FOLDER or new_id in self._shelf.names() or (own / new_id).exists():
            raise Refusal("There is a lexicon {id} already; choose another id.", id=new_id)
        refuse_bad_id(new_id)
        if self.keeper.kept(new_id):
            raise Refusal(
                "Versions of a lexicon {id} are kept here already; choose another id.", id=new_id
            )
        return own / new_id


class OwnLexicon:
    """An own lexicon that is open for editing; every edit is on the disk when its call returns.

    Calls come one after another, on whatever thread. The last kept version is the base from which
    the version is counted.

    Args:
        folder: in which it lies.
        keeper: keeps its versions.
        clock: for the history.

    Attributes:
        loaded: the lexicon as it is now.
        base: the version that was kept last.
    """

    def __init__(self, folder: Path, keeper: LexiconKeeper, clock: Clock) -> None:
        self._folder, self._keeper, self._clock = folder, keeper, clock
        self._print = fingerprint(folder)
        self.loaded = load(folder)
        self.base = self._last_kept()
        self._undo, self._redo = self._steps(), list[_Step]()

    def _last_kept(self) -> Loaded:
        kept = self._keeper.kept(self.loaded.lexicon.head.id)
        if not kept:
            kept = (self._keeper.keep(self.loaded),)
        return self._keeper.open(kept[-1].pin)

    def _steps(self) -> list[_Step]:
        """Return what can still be taken back, from the history; nothing where it is unreadable."""
        try:
            entries = read_history(self._folder)
        except InputFault:
            return []
        found: list[_Step] = []
        for number, rows in groupby(entries, key=lambda entry: entry.edit):
            told = tuple(rows)
            if told[0].cell.field == KEPT:
                found.clear()
            elif told[0].undoes:
                found = [step for step in found if step.number != told[0].undoes]
            else:
                found.append(_Step(number, tuple(entry.cell for entry in told)))
        return found

    @property
    def content(self) -> Content:
        """Return what can be edited."""
        return content_of(self.loaded)

    @property
    def can_undo(self) -> bool:
        """Tell whether there is an edit to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Tell whether there is an edit to do again."""
        return bool(self._redo)

    def flaws_of(self, edit: Edit) -> tuple[Flaw, ...]:
        """Return what would be wrong after an edit; quick enough for each key."""
        return flaws_of(self.content, edit)

    def apply(self, actor: Actor, edit: Edit) -> Loaded:
        """Do an edit, and return the lexicon as it lies on the disk then.

        Raises:
            Refusal: the actor may not, or the edit makes no sound lexicon.
            ForeignChange: the files were changed by something else meanwhile.
            EnvironmentFault: the folder cannot be written; all is as it was.
        """
        require(actor, UseCase.EDIT_LEXICON)
        self._refuse_foreign()
        if isinstance(edit, TakeBack):
            self._refuse_moved_on(edit.node_id)
        before = self.content
        after = edited(before, edit)
        cells = cells_between(before, after)
        if cells:
            number = self._write(actor, after, cells)
            self._undo.append(_Step(number, cells))
            self._redo.clear()
        return self.loaded

    def undo(self, actor: Actor) -> Loaded:
        """Take the last edit back; the history tells that too.

        Raises:
            Refusal: there is none, or it is part of a kept version.
            ForeignChange: the files were changed by something else meanwhile.
        """
        require(actor, UseCase.EDIT_LEXICON)
        self._refuse_foreign()
        if not self._undo:
            raise Refusal("There is no edit to take back since the last kept version.")
        step = self._undo[-1]
        cells = undoing(step.cells)
        for cell in cells:
            if cell.field == ID and not cell.after and cell.node_id in self.base.lexicon:
                raise Refusal("The term is part of a kept version; give it up instead.")
        self._write(actor, with_cells(self.content, cells), cells, step.number)
        self._redo.append(self._undo.pop())
        return self.loaded

    def redo(self, actor: Actor) -> Loaded:
        """Do again what was taken back last.

        Raises:
            Refusal: there is nothing.
            ForeignChange: the files were changed by something else meanwhile.
        """
        require(actor, UseCase.EDIT_LEXICON)
        self._refuse_foreign()
        if not self._redo:
            raise Refusal("There is no edit to do again.")
        cells = self._redo[-1].cells
        number = self._write(actor, with_cells(self.content, cells), cells)
        self._redo.pop()
        self._undo.append(_Step(number, cells))
        return self.loaded

    def history(self, node_id: str = "") -> tuple[Entry, ...]:
        """Return what was done to a term, or to all, the latest first.

        Raises:
            InputFault: the file was made over by another program.
        """
        rows = read_history(self._folder)
        came = {
            (one.edit, one.cell.node_id)
            for one in rows
            if one.cell.field == ID and not one.cell.before
        }
        # A term that came had nothing before; its cells are told from those of an empty one.
        found = (
            replace(one, cell=replace(one.cell, before=""))
            if (one.edit, one.cell.node_id) in came
            else one
            for one in reversed(rows)
        )
        return tuple(entry for entry in found if not node_id or entry.cell.node_id == node_id)

    def plan(self) -> KeepPlan:
        """Say what keeping a version now would come to."""
        base, now = content_of(self.base), self.content
        found = content_differences(base, now)
        pins = base.lexicon.head.pin, now.lexicon.head.pin
        return KeepPlan(*pins, found, questions(base, now))

    def keep(self, actor: Actor, answers: Mapping[str, Answer]) -> KeptVersion:
        """Keep the lexicon as a version, with rows in its table of changes for what was done.

        Args:
            actor: who wants it.
            answers: to the questions of `plan`.

        Raises:
            Refusal: the actor may not, or nothing differs from the last kept version.
            InputFault: an answer fits no change.
            ForeignChange: the files were changed by something else meanwhile.
            EnvironmentFault: the folder cannot be written.
        """
        require(actor, UseCase.EDIT_LEXICON)
        self._refuse_foreign()
        base, now = content_of(self.base), self.content
        if not content_differences(base, now):
            raise Refusal("Nothing was changed since {pin} was kept.", pin=base.lexicon.head.pin)
        changes = (*self.base.changes, *implied_changes(base, now, answers))
        # The version is kept first: what dies in between is found by its base at the next start.
        kept = self._keeper.keep(self._with_changes(changes))
        self.base = self._keeper.open(kept.pin)
        versions = str(base.lexicon.head.version), str(now.lexicon.head.version)
        self._write(actor, now, (Cell("", KEPT, *versions),))
        self._undo.clear()
        self._redo.clear()
        return kept

    def _with_changes(self, changes: Sequence[Change]) -> Loaded:
        rows = [cells_of(one) for one in changes]
        data = write_csv(CHANGE_COLUMNS, rows) if rows else None
        return replace(self.loaded, kept=replace(self.loaded.kept, changes=data))

    def _write(self, actor: Actor, content: Content, cells: Sequence[Cell], undoes: int = 0) -> int:
        made = dated(content_of(self.base), content)
        kept = replace(self.loaded.kept, changes=self.base.kept.changes)
        loaded = Loaded(made.lexicon, made.rules, "", kept)
        number, data = self._told(actor, cells, undoes)
        self.loaded = save(loaded, self._folder, {HISTORY: data})
        self._print = fingerprint(self._folder)
        return number

    def _told(self, actor: Actor, cells: Sequence[Cell], undoes: int) -> tuple[int, bytes]:
        number = 1 + max((entry.edit for entry in read_history(self._folder)), default=0)
        when = utc_text(self._clock.utc())
        rows = (Entry(number, when, actor.code, cell, undoes) for cell in cells)
        return number, appended(self._folder, rows)

    def _refuse_foreign(self) -> None:
        if fingerprint(self._folder) != self._print:
            raise ForeignChange(
                "The files of {id} were changed by another program or window; nothing was "
                "written. Show what is there now, and edit again.",
                id=self.loaded.lexicon.head.id,
            )

    def _refuse_moved_on(self, node_id: str) -> None:
        for change in self.base.changes:
            if node_id in change.retired:
                raise Refusal(
                    "What was labelled with it went another way in version {version}; add a new "
                    "term instead.",
                    version=str(change.to_version),
                )


def content_of(loaded: Loaded) -> Content:
    """Return what of a lexicon can be edited."""
    return Content(loaded.lexicon, loaded.rules)
