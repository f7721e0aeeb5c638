"""Chains of revisions: every change of a finding appends one, undo and redo too.

A person's act appends one revision for each finding it changes, all in one transaction. What is
current is the last revision of each chain; nothing is ever altered or taken away. Undo appends
what was before the act, redo what the act had made, so that both reach through a restart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from medannot.domain.annotation.finding import Content, Finding
from medannot.domain.ids import ActId, FindingId, MediaId, PersonId, RevisionId


class Cause(StrEnum):
    """Why a revision was made."""

    MADE = "made"
    EDITED = "edited"
    REMOVED = "removed"
    CORRECTED = "corrected"
    ADJUDICATED = "adjudicated"
    MIGRATED = "migrated"
    IMPORTED = "imported"
    UNDONE = "undone"
    REDONE = "redone"


WALKS = frozenset({Cause.UNDONE, Cause.REDONE})
"""Causes of revisions that walk along the chain instead of going on."""

OTHERS = frozenset({Cause.CORRECTED, Cause.ADJUDICATED, Cause.MIGRATED})
"""Causes of revisions that somebody else made in a physician's work: no undo leads past them."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One link of a finding's chain.

    Attributes:
        previous: the link that it follows, or None for the first.
        act_id: what one person did at once.
        content: what the finding says from here on; None where it is taken away.
        media_id: the image it was said of; None for the case as a whole.
        reason: why, in free words, where somebody asked for it.
    """

    id: RevisionId
    finding_id: FindingId
    previous: RevisionId | None
    act_id: ActId
    author: PersonId
    role: str
    at: datetime
    cause: Cause
    content: Content | None
    media_id: MediaId | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an act does to one finding: a new content, or None to take it away."""

    finding_id: FindingId
    media_id: MediaId | None
    content: Content | None


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did at once: revisions with one act id, in the order they were appended."""

    id: ActId
    cause: Cause
    revisions: tuple[Revision, ...]


def acts_of(revisions: Iterable[Revision]) -> tuple[Act, ...]:
    """Gather revisions, in the order they were appended, by their acts."""
    found: dict[ActId, list[Revision]] = {}
    for revision in revisions:
        found.setdefault(revision.act_id, []).append(revision)
    return tuple(Act(act_id, those[0].cause, tuple(those)) for act_id, those in found.items())


def current(revisions: Iterable[Revision]) -> dict[FindingId, Finding]:
    """Return what is current of each chain that was not taken away, in the order of first links."""
    return standing(last_links(revisions))


def standing(links: Mapping[FindingId, Revision]) -> dict[FindingId, Finding]:
    """Return what the last revisions of chains say, in their order."""
    return {
        finding_id: Finding(finding_id, revision.media_id, revision.content)
        for finding_id, revision in links.items()
        if revision.content is not None
    }


def standing_after(
    findings: Mapping[FindingId, Finding],
    links: Mapping[FindingId, Revision],
    made: Sequence[Revision],
) -> dict[FindingId, Finding]:
    """Return what is current after one more act, without going through all that was said.

    Args:
        findings: what was current.
        links: the last revision of each chain before the act.
        made: the act's revisions.
    """
    after = dict(findings)
    for one in made:
        if one.content is None:
            after.pop(one.finding_id, None)
            continue
        if one.finding_id in links and one.finding_id not in after:
            # It was taken away and comes back: to the place where it stood.
            return standing({**links, **last_links(made)})
        after[one.finding_id] = Finding(one.finding_id, one.media_id, one.content)
    return after


def last_links(revisions: Iterable[Revision]) -> dict[FindingId, Revision]:
    """Return the last revision of each chain, also where the finding is taken away."""
    return {revision.finding_id: revision for revision in revisions}


def cause_of(before: Revision | None, change: Change) -> Cause:
    """Return what a change is to a chain: it makes the finding, edits it or takes it away."""
    if change.content is None:
        return Cause.REMOVED
    return Cause.MADE if before is None or before.content is None else Cause.EDITED


@dataclass(frozen=True, slots=True)
class Walk:
    """What can be undone and redone, the next one last.

    Attributes:
        undo: acts that stand.
        redo: acts that were undone and not followed by a new one.
    """

    undo: tuple[Act, ...]
    redo: tuple[Act, ...]


def walk_of(acts: Iterable[Act]) -> Walk:
    """Return where a person stands in their own acts.

    A new act drops what could be redone: it stays in the chain, but is not walked to any more.
    What somebody else did there (`OTHERS`) ends the walk: to go past it would take it back too.
    """
    return _walked(Walk((), ()), acts)


def walk_after(walk: Walk, made: Iterable[Revision]) -> Walk:
    """Return where a person stands after one more act, whose revisions these are."""
    return _walked(walk, acts_of(made))


def _walked(walk: Walk, acts: Iterable[Act]) -> Walk:
    undo, redo = list(walk.undo), list(walk.redo)
    for act in acts:
        if act.cause is Cause.UNDONE and undo:
            redo.append(undo.pop())
        elif act.cause is Cause.REDONE and redo:
            undo.append(redo.pop())
        elif act.cause in OTHERS:
            undo.clear()
            redo.clear()
        elif act.cause not in WALKS:
            undo.append(act)
            redo.clear()
    return Walk(tuple(undo), tuple(redo))


def changes_to_undo(act: Act, revisions: Sequence[Revision]) -> tuple[Change, ...]:
    """Return what brings back what was before an act.

    Args:
        act: the one to undo.
        revisions: of the case, in order; those before the act are looked at.
    """
    before: dict[FindingId, Revision] = {}
    mine = {revision.id for revision in act.revisions}
    for revision in revisions:
        if revision.id in mine:
            break
        before[revision.finding_id] = revision
    return tuple(_back_to(before.get(one.finding_id), one) for one in reversed(act.revisions))


def changes_to_redo(act: Act) -> tuple[Change, ...]:
    """Return what brings back what an act had made."""
    return tuple(Change(one.finding_id, one.media_id, one.content) for one in act.revisions)


def _back_to(before: Revision | None, made: Revision) -> Change:
    if before is None:
        return Change(made.finding_id, made.media_id, None)
    return Change(before.finding_id, before.media_id, before.content)
