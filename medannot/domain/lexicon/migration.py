"""Labels brought from one version of a lexicon to a later one.

Every label meets one fate: it is unchanged, migrated, collapsed into another label of its finding,
or it waits for a person and stays wholly as it was, at its own version. A label that is at the
later version already is never touched, so that a second run changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.errors import Refusal, Sentence
from medannot.domain.lexicon.change import Change, Op
from medannot.domain.lexicon.routes import Reason, Route, Routes, Task
from medannot.domain.lexicon.stored_label import Facts, Flag, StoredLabel
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.progress import Progress, silent

_TELL_EVERY = 2_000


class Fate(StrEnum):
    """What became of a label."""

    UNCHANGED = "unchanged"
    MIGRATED = "migrated"
    COLLAPSED = "collapsed"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one label.

    Attributes:
        before: the label as it was.
        fate: which of the fates.
        after: the label as it is kept; the same object where nothing was done to it, None where it
            collapsed.
        ops: operations that it went through, in their order; none where it waits.
        into: id of the label that it collapsed into.
        task: why it waits, or None.
    """

    before: StoredLabel
    fate: Fate
    after: StoredLabel | None
    ops: tuple[Op, ...] = ()
    into: str = ""
    task: Task | None = None


def migrate(
    labels: Collection[StoredLabel],
    changes: Iterable[Change],
    before: Lexicon,
    after: Lexicon,
    progress: Progress = silent,
) -> Iterator[Outcome]:
    """Yield what becomes of each label, in the order of the labels.

    Args:
        labels: with ids of their own; of `before`, of `after`, or of a version in between.
        changes: sound ones (see `change_flaws`) that lead to `after`.
        before: the lexicon at its earlier version.
        after: the same at a later one.
        progress: told how many labels are done; it may stop the job.

    Raises:
        Refusal: the two are not versions of one lexicon, or not the earlier one first.
    """
    first, last = before.head, after.head
    if first.id != last.id:
        raise Refusal(
            "{before} and {after} are two lexicons; labels can only be brought to a later version "
            "of their own.",
            before=first.pin,
            after=last.pin,
        )
    if first.version >= last.version:
        raise Refusal(
            "{before} is not earlier than {after}; name the earlier version first.",
            before=first.pin,
            after=last.pin,
        )
    return _outcomes(labels, Routes(changes, before, after), after, progress)


def _outcomes(
    labels: Collection[StoredLabel], routes: Routes, after: Lexicon, progress: Progress
) -> Iterator[Outcome]:
    total, version = len(labels), after.head.version
    duplicates = _Duplicates(labels, routes, after)
    for done, label in enumerate(labels):
        if done % _TELL_EVERY == 0:
            progress(done, total)
        if label.version == version:
            yield Outcome(label, Fate.UNCHANGED, label)
        else:
            yield _outcome(label, routes.of(label), after, duplicates)
    progress(total, total)


def _outcome(
    label: StoredLabel, route: Route, after: Lexicon, duplicates: "_Duplicates"
) -> Outcome:
    task = route.task or duplicates.waiting.get(label.id)
    if task is not None:
        return Outcome(label, Fate.WAITING, label, task=task)
    into = duplicates.into.get(label.id)
    if into is not None:
        return Outcome(label, Fate.COLLAPSED, None, route.ops, into)
    node = after.nodes[route.node_id]
    inherited = duplicates.inherited.get(label.id, ())
    moved = StoredLabel(
        label.id,
        label.finding_id,
        node.id,
        after.head.version,
        node.en.label,
        node.zh.label,
        label.facts,
        _once(label.migrated_from + route.left + inherited),
        label.review,
        Flag.DROPPED if route.dropped else label.flag,
    )
    return Outcome(label, Fate.MIGRATED, moved, route.ops)


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids)) if len(ids) > 1 else ids


class _Duplicates:
    """Labels that a merge makes the same: one finding, one node, the same facts.

    The first one stays, or one that is at the later version already. Another with the same review
    collapses into it; one whose review is another waits for a person, since neither review may be
    lost.

    Attributes:
        into: id of the label that stays, by the id of each that collapses.
        inherited: ids of nodes that the label that stays takes over from those.
        waiting: tasks of the labels that wait, by id.
    """

    def __init__(self, labels: Iterable[StoredLabel], routes: Routes, after: Lexicon) -> None:
        self.into: dict[str, str] = {}
        self.inherited: dict[str, tuple[str, ...]] = {}
        self.waiting: dict[str, Task] = {}
        self._routes, self._version = routes, after.head.version
        for group in self._groups(labels).values():
            if len(group) > 1:
                self._settle(sorted(group, key=lambda label: label.version != self._version))

    def _groups(self, labels: Iterable[StoredLabel]) -> dict[tuple[object, ...], list[StoredLabel]]:
        merged = self._routes.merged
        found: dict[tuple[object, ...], list[StoredLabel]] = {}
        for label in labels if merged else ():
            node_id = label.node_id
            if label.version != self._version:
                route = self._routes.of(label)
                if route.task is not None:
                    continue
                node_id = route.node_id
            if node_id in merged:
                key: tuple[str, str, Facts] = label.finding_id, node_id, label.facts
                found.setdefault(key, []).append(label)
        return found

    def _settle(self, group: list[StoredLabel]) -> None:
        kept: dict[str, StoredLabel] = {}
        for label in group:
            stays = kept.get(label.review)
            if label.version == self._version or not kept:
                kept.setdefault(label.review, label)
            elif stays is None:
                self.waiting[label.id] = _other_review(label, next(iter(kept.values())))
            else:
                self.into[label.id] = stays.id
                left = label.migrated_from + self._routes.of(label).left
                self.inherited[stays.id] = self.inherited.get(stays.id, ()) + left


def _other_review(label: StoredLabel, other: StoredLabel) -> Task:
    told = Sentence(
        "After a merge it is the same as the label {other} of the finding {finding}, whose review "
        "is {theirs} and not {own}; decide which of the two stays.",
        other=other.id,
        finding=label.finding_id,
        theirs=other.review or "empty",
        own=label.review or "empty",
    )
    return Task(Reason.REVIEW_DIFFERS, Op.MERGE, (), told)
