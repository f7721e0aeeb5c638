"""From one kept version of a lexicon to the next: its number, its dates, its table of changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from medannot.domain.lexicon.adopting import Content, content_differences
from medannot.domain.lexicon.change import FOR_PEOPLE, Change, Op
from medannot.domain.lexicon.condition import Condition
from medannot.domain.lexicon.difference import needed_step
from medannot.domain.lexicon.node import Node, Status
from medannot.domain.lexicon.tree import Lexicon


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to say of a term that was given up for others.

    Attributes:
        node_id: the term.
        new_ids: what came in its place; one, whose meaning may be narrower or wider, or several,
            between which a condition may decide.
    """

    node_id: str
    new_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of it.

    Attributes:
        op: narrow or widen where the one that came means less or more; None for the same.
        condition: of several what decides; None where a person has to look at each label.
    """

    op: Op | None = None
    condition: Condition | None = None


def dated(base: Content, content: Content) -> Content:
    """Return a lexicon with the version and the dates that follow from what was kept last.

    So many edits raise the version once, by what they come to together, and an edit that is taken
    back lowers it again.

    Args:
        base: the version that was kept last.
        content: the same lexicon after edits.
    """
    plain = _with_dates(base.lexicon, content, "")
    step = needed_step(content_differences(base, plain))
    version = base.lexicon.head.version
    version = version if step is None else version.after(step)
    made = _with_dates(base.lexicon, content, str(version))
    head = replace(content.lexicon.head, version=version)
    return Content(made.lexicon.with_head(head), made.rules)


def _with_dates(base: Lexicon, content: Content, version: str) -> Content:
    lexicon = content.lexicon
    nodes = [_dated_node(base.nodes.get(node.id), node, version) for node in lexicon.nodes.values()]
    return Content(Lexicon(lexicon.head, nodes, lexicon.relations), content.rules)


def _dated_node(before: Node | None, node: Node, version: str) -> Node:
    since = version if before is None else before.since
    until = ""
    if node.status is Status.DEPRECATED:
        until = before.deprecated_since if before and before.deprecated_since else version
    if (since, until) == (node.since, node.deprecated_since):
        return node
    return replace(node, since=since, deprecated_since=until)


def questions(base: Content, now: Content) -> tuple[Question, ...]:
    """Return what only a person can say of the terms that were given up since a version."""
    return tuple(
        Question(node.id, node.replaced_by) for node in _gone(base, now) if node.replaced_by
    )


def implied_changes(
    base: Content, now: Content, answers: Mapping[str, Answer]
) -> tuple[Change, ...]:
    """Return the rows of the table of changes for all that was done since a version.

    Args:
        base: the version that was kept last.
        now: what is kept next.
        answers: to `questions`, by the id of the term; what is missing counts as "the same".
    """
    found = (*_keeping_ids(base, now), *_merges(base, now, answers), *_others(base, now, answers))
    first, last = base.lexicon.head.version, now.lexicon.head.version
    return tuple(replace(one, from_version=first, to_version=last) for one in found)


def _gone(base: Content, now: Content) -> tuple[Node, ...]:
    """Return the nodes that were in use in a version, and are given up by now."""
    return tuple(
        node
        for node in now.lexicon.nodes.values()
        if node.status is Status.DEPRECATED
        and (before := base.lexicon.nodes.get(node.id)) is not None
        and before.status is not Status.DEPRECATED
    )


def _change(now: Content, op: Op, old: tuple[str, ...], new: tuple[str, ...] = ()) -> Change:
    version = now.lexicon.head.version
    return Change(version, version, op, old, new)


def _keeping_ids(base: Content, now: Content) -> Iterator[Change]:
    both = [
        (before, node)
        for node in now.lexicon.nodes.values()
        if (before := base.lexicon.nodes.get(node.id)) is not None
        and Status.DEPRECATED not in {before.status, node.status}
    ]
    for op, differs in (
        (Op.RELABEL, lambda a, b: (a.en.label, a.zh.label) != (b.en.label, b.zh.label)),
        (Op.MOVE, lambda a, b: a.parent_id != b.parent_id),
        (Op.RECODE, lambda a, b: sorted(map(repr, a.codes)) != sorted(map(repr, b.codes))),
    ):
        ids = tuple(node.id for before, node in both if differs(before, node))
        if ids:
            yield _change(now, op, ids)


def _same_meaning(
    base: Content, now: Content, answers: Mapping[str, Answer]
) -> Mapping[str, tuple[str, ...]]:
    """Return the terms that were given up for one that means the same, by the id of that."""
    found: dict[str, tuple[str, ...]] = {}
    for node in _gone(base, now):
        if len(node.replaced_by) == 1 and answers.get(node.id, Answer()).op not in FOR_PEOPLE:
            heir = node.replaced_by[0]
            found[heir] = (*found.get(heir, ()), node.id)
    return found


def _merges(base: Content, now: Content, answers: Mapping[str, Answer]) -> Iterator[Change]:
    for heir, old in _same_meaning(base, now, answers).items():
        before = base.lexicon.nodes.get(heir)
        was_there = before is not None and before.status is not Status.DEPRECATED
        if was_there or len(old) > 1:
            yield _change(now, Op.MERGE, (*old, heir) if was_there else old, (heir,))
        else:
            yield _change(now, Op.REPLACE, old, (heir,))


def _others(base: Content, now: Content, answers: Mapping[str, Answer]) -> Iterator[Change]:
    dropped: list[str] = []
    for node in _gone(base, now):
        answer = answers.get(node.id, Answer())
        if not node.replaced_by:
            dropped.append(node.id)
        elif len(node.replaced_by) > 1:
            split = _change(now, Op.SPLIT, (node.id,), node.replaced_by)
            auto = answer.condition is not None
            yield replace(split, condition=answer.condition, auto=auto)
        elif answer.op in FOR_PEOPLE:
            yield replace(_change(now, answer.op, (node.id,), node.replaced_by), auto=False)
    if dropped:
        yield _change(now, Op.DROP, tuple(dropped))
