"""Lexicons out as folders and workbooks, and edited workbooks in, difference by difference."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from medannot.domain.clock import Clock, SystemClock, utc_text
from medannot.domain.errors import EnvironmentFault, InputFault, Refusal, Sentence
from medannot.domain.lexicon import adopting
from medannot.domain.lexicon.adopting import Content, content_differences
from medannot.domain.lexicon.cells import cells_between
from medannot.domain.lexicon.constraints import named_ids
from medannot.domain.lexicon.difference import Difference, needed_step
from medannot.domain.lexicon.node import Status
from medannot.domain.lexicon.tree import ID_LENGTH, LEXICON_ID
from medannot.domain.people import OWNER
from medannot.exchange.lexicons.folder import HISTORY, Loaded, load
from medannot.exchange.lexicons.head import HEAD
from medannot.exchange.lexicons.history import Entry, appended, read_history
from medannot.exchange.lexicons.writing import save
from medannot.services.lexicons import LexiconShelf


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an edited workbook would change of a lexicon.

    Attributes:
        folder: of the lexicon.
        before: the lexicon as it is.
        after: the one of the workbook.
        differences: between them; each may be accepted or refused.
        step: how much the version goes up where all are accepted; nothing where nothing differs.
        is_stale: the lexicon was changed after the workbook was written, so that what was changed
            meanwhile shows as differences too, backwards.
        notes: what is odd, but does no harm.
    """

    folder: Path
    before: Loaded
    after: Loaded
    differences: tuple[Difference, ...]
    step: str
    is_stale: bool
    notes: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken over of a workbook.

    Attributes:
        before: id and version that there were.
        after: and those that there are now.
        accepted: ids of the differences that were taken over.
        refused: ids of the others.
    """

    before: str
    after: str
    sha256: str
    accepted: tuple[str, ...]
    refused: tuple[str, ...]


def copy_of(loaded: Loaded, new_id: str) -> Loaded:
    """Return a lexicon under another id, which a person may then edit as their own.

    It keeps the version, so that what nodes say about versions stays true, and tells what it is
    based on.

    Raises:
        InputFault: the id is none.
    """
    refuse_bad_id(new_id)
    lexicon = loaded.lexicon
    head = replace(lexicon.head, id=new_id, based_on=lexicon.head.pin)
    return replace(loaded, lexicon=lexicon.with_head(head), sha256="")


def refuse_bad_id(new_id: str) -> None:
    """Refuse what cannot be the id of a lexicon.

    Raises:
        InputFault: the id is none.
    """
    if len(new_id) > ID_LENGTH or LEXICON_ID.fullmatch(new_id) is None:
        raise InputFault(
            "{id} is no name for a lexicon; small letters, digits and hyphens are expected, such "
            "as clinic-skin.",
            id=new_id,
        )


def apply(before: Loaded, after: Loaded, accepted: Collection[str]) -> Loaded:
    """Return a lexicon with the accepted differences, its version raised; nothing is written.

    Args:
        before: the lexicon as it is.
        after: the changed one.
        accepted: ids of differences between the two.

    Raises:
        InputFault: there is no such difference, or the accepted ones alone are not sound.
    """
    made = adopting.apply(_content(before), _content(after), accepted)
    moved = {one: file for one, file in after.kept.files.items() if one in accepted}
    files: Mapping[str, str] = MappingProxyType({**before.kept.files, **moved})
    kept = replace(before.kept, files=files)
    return Loaded(made.lexicon, made.rules, "", kept)


def export_workbook(loaded: Loaded, path: Path) -> None:
    """Write a lexicon as a workbook for clinicians.

    Raises:
        Refusal: there is a file already, which may hold somebody's work.
        InputFault: the name does not end in .xlsx.
        EnvironmentFault: the file cannot be written.
    """
    # Verbs that only look must not wait for what writes workbooks.
    from medannot.exchange.lexicons.workbook import lexicon_workbook  # noqa: PLC0415

    if path.suffix.lower() != ".xlsx":
        raise InputFault("{name}: a file that ends in .xlsx is expected.", name=path.name)
    data = lexicon_workbook(loaded)
    try:
        with path.open("xb") as file:
            try:
                file.write(data)
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError as fault:
        raise Refusal(
            "There is a file {name} already, which may hold edits; name another.", name=path
        ) from fault
    except OSError as fault:
        raise EnvironmentFault(
            "{name} cannot be written ({reason}).", name=path, reason=fault.strerror
        ) from fault


class LexiconExchange:
    """Takes lexicons out and brings edited ones back.

    Args:
        shelf: opens lexicons; those that come with the program are never changed.
        clock: for the history.
    """

    def __init__(self, shelf: LexiconShelf | None = None, clock: Clock | None = None) -> None:
        self._shelf = shelf or LexiconShelf()
        self._clock = clock or SystemClock()

    def export_folder(self, loaded: Loaded, folder: Path, new_id: str = "") -> Loaded:
        """Write a lexicon as a new folder, under another id where one is given.

        Raises:
            Refusal: the folder is not empty, or the id is that of a lexicon of the program.
            InputFault: the id is none.
            EnvironmentFault: the folder cannot be written.
        """
        if new_id in self._shelf.names():
            raise Refusal("{id} comes with the program; choose another name.", id=new_id)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise Refusal("{folder} is not empty; name a new folder.", folder=folder)
        return save(copy_of(loaded, new_id) if new_id else loaded, folder)

    def propose(self, workbook: Path, folder: Path) -> Proposal:
        """Say what an edited workbook would change; nothing is written.

        Args:
            workbook: that was exported from this lexicon, or from the one it is based on.
            folder: of the lexicon.

        Raises:
            Refusal: the folder is one of the program's.
            InputFault: the folder holds no lexicon, or the workbook belongs to another or is not
                sound.
        """
        from medannot.exchange.lexicons.workbook_merging import edited  # noqa: PLC0415  # see above
        from medannot.exchange.lexicons.workbook_reading import read_workbook  # noqa: PLC0415

        before = self._own(folder)
        read = read_workbook(workbook)
        head = before.lexicon.head
        pin = f"{read.id}@{read.version}"
        own = read.id == head.id
        if not own and read.id != head.based_on.partition("@")[0]:
            raise InputFault(
                "{name} is a workbook of {other}, not of {id}; name the folder of that lexicon.",
                name=workbook.name,
                other=read.id,
                id=head.id,
            )
        is_fresh = (
            read.sha256 == before.sha256
            if own
            else pin == head.based_on and read.version == str(head.version)
        )
        after, made_good = edited(read, before)
        found = content_differences(_content(before), _content(after))
        step = needed_step(found)
        return Proposal(
            folder,
            before,
            after,
            found,
            step.value if step else "",
            not is_fresh,
            (*read.notes, *made_good, *_still_named(before, after)),
        )

    def accept(self, proposal: Proposal, accepted: Collection[str] | None) -> Taken:
        """Take over accepted differences, and write the lexicon.

        Args:
            proposal: what may be accepted.
            accepted: ids of differences; None for all.

        Raises:
            Refusal: all are accepted of a workbook that is older than the lexicon, or the lexicon
                was changed since the differences were shown.
            InputFault: there is no such difference, or the accepted ones alone are not sound.
            EnvironmentFault: the folder cannot be written; it is as it was.
        """
        ids = [one.node_id for one in proposal.differences]
        before = proposal.before
        if accepted is None and proposal.is_stale and ids:
            raise Refusal(
                "The lexicon was changed since the workbook was written, and taking over all would "
                "undo that; name the ids that are accepted, or export and edit anew."
            )
        chosen = set(ids if accepted is None else accepted)
        made = apply(before, proposal.after, chosen)
        if self._own(proposal.folder).sha256 != before.sha256:
            raise Refusal("The lexicon was changed meanwhile; look at the differences again.")
        written = self._save(before, made, proposal.folder) if chosen else before
        return Taken(
            before.lexicon.head.pin,
            written.lexicon.head.pin,
            written.sha256,
            tuple(one for one in ids if one in chosen),
            tuple(one for one in ids if one not in chosen),
        )

    def _save(self, before: Loaded, made: Loaded, folder: Path) -> Loaded:
        """Write a lexicon, and in its history what became other."""
        number = 1 + max((entry.edit for entry in read_history(folder)), default=0)
        when = utc_text(self._clock.utc())
        cells = cells_between(_content(before), _content(made))
        rows = (Entry(number, when, OWNER.code, cell) for cell in cells)
        return save(made, folder, {HISTORY: appended(folder, rows)})

    def _own(self, folder: Path) -> Loaded:
        if folder.resolve().is_relative_to(self._shelf.folder.resolve()):
            raise Refusal(
                "{name} comes with the program and is not changed; copy it under another id, and "
                "edit the copy.",
                name=folder.name,
            )
        if not (folder / HEAD).is_file():
            raise InputFault(
                "{folder} holds no lexicon; copy one there under another id first.", folder=folder
            )
        return load(folder)


def _still_named(before: Loaded, after: Loaded) -> Iterator[Sentence]:
    """Yield nodes that are newly deprecated while relations or rules still name them."""
    lexicon = after.lexicon
    naming = Counter(
        node_id
        for one in lexicon.relations
        if one.status is not Status.DEPRECATED
        for node_id in {one.subject, one.object}
    )
    for rule in after.rules:
        naming.update({*named_ids(rule.subject), *named_ids(rule.object)})
    for node in lexicon.nodes.values():
        known = before.lexicon.nodes.get(node.id)
        was_in_use = known is None or known.status is not Status.DEPRECATED
        if node.status is Status.DEPRECATED and was_in_use and naming[node.id]:
            said = (
                "{id} is deprecated, and 1 row of relations and rules still names it; name what "
                "came in its place there, or give it up too."
                if naming[node.id] == 1
                else "{id} is deprecated, and {count} rows of relations and rules still name it; "
                "name what came in its place there, or give them up too."
            )
            yield Sentence(said, id=node.id, count=naming[node.id])


def _content(loaded: Loaded) -> Content:
    return Content(loaded.lexicon, loaded.rules)
