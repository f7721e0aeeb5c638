"""From what an annotator did at once to the links that are appended for it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from medannot.domain.annotation.finding import KIND_OF, Finding, FindingKind
from medannot.domain.annotation.levels import refuse_other_levels
from medannot.domain.annotation.project import Project
from medannot.domain.annotation.revision import Cause, Change, Revision, cause_of
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Refusal
from medannot.domain.ids import ActId, FindingId, PersonId, RevisionId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, Role
from medannot.services.annotating_values import OpenCase
from medannot.store.findings import Known
from medannot.store.unit_of_work import UnitOfWork


def author_of(actor: Actor) -> PersonId:
    """Return the person that an actor is.

    Raises:
        Refusal: the actor is an owner who has not said for whom they act; see `Annotating.seat`.
    """
    if actor.person_id is None:
        raise Refusal("Say who annotates; {code} has no cases of their own.", code=actor.code)
    return actor.person_id


def effective(opened: OpenCase, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that change something."""
    if len({change.finding_id for change in changes}) < len(changes):
        raise ValueError("an act changes a finding once")
    found = []
    for change in changes:
        now = opened.findings.get(change.finding_id)
        if change.content is None:
            if now is not None:
                found.append(replace(change, media_id=now.media_id))
            continue
        kind = KIND_OF[type(change.content)]
        if opened.kinds.get(change.finding_id, kind) is not kind:
            raise ValueError("a finding keeps its kind")
        if now is None or (now.content, now.media_id) != (change.content, change.media_id):
            found.append(change)
    return tuple(found)


def after_changes(
    findings: Mapping[FindingId, Finding], changes: Sequence[Change]
) -> Mapping[FindingId, Finding]:
    """Return what would be current after changes of what is."""
    after = dict(findings)
    for change in changes:
        if change.content is None:
            del after[change.finding_id]
        else:
            after[change.finding_id] = Finding(change.finding_id, change.media_id, change.content)
    return after


def kinds_of(opened: OpenCase, changes: Sequence[Change]) -> Mapping[FindingId, FindingKind]:
    """Return what the findings of some changes are about."""
    return {
        one.finding_id: opened.kinds[one.finding_id]
        if one.content is None
        else KIND_OF[type(one.content)]
        for one in changes
    }


def known_of(opened: OpenCase) -> Known:
    """Return what the window takes the work to be."""
    last = opened.revisions[-1].id if opened.revisions else None
    return Known(opened.assignment, last, opened.project.schema.lexicon)


def new_revisions(
    actor: Actor,
    opened: OpenCase,
    changes: Sequence[Change],
    why: tuple[Cause | None, str],
    work: UnitOfWork,
) -> tuple[Revision, ...]:
    """Return the links that one act appends, each after the last one of its chain.

    Args:
        actor: who did it.
        opened: the work before.
        changes: of different findings, in their order.
        why: the cause, or None where it follows from each change, and the reason.
        work: the running write.
    """
    act_id = ActId(work.ids.new())
    at, author = utc_moment(work.now()), author_of(actor)
    made = []
    for change in changes:
        before = opened.links.get(change.finding_id)
        revision = Revision(
            id=RevisionId(work.ids.new()),
            finding_id=change.finding_id,
            previous=before.id if before else None,
            act_id=act_id,
            author=author,
            role=_role(actor, opened.project),
            at=at,
            cause=why[0] or cause_of(before, change),
            content=change.content,
            media_id=change.media_id,
            reason=why[1],
        )
        made.append(revision)
    return tuple(made)


def _role(actor: Actor, project: Project) -> str:
    held = actor.roles | actor.in_scope.get(project.id, frozenset())
    return (Role.ANNOTATOR if Role.ANNOTATOR in held else Role.OWNER).value


def refuse_levels(opened: OpenCase, changes: Sequence[Change], lexicon: Lexicon | None) -> None:
    """Refuse terms that are newly chosen at a level of the lexicon which the project leaves out.

    Raises:
        Refusal: there is such a term.
    """
    levels = opened.project.schema.levels
    if levels and lexicon is not None:
        changes = effective(opened, changes)
        touched = {change.finding_id for change in changes}
        after = after_changes(opened.findings, changes)
        refuse_other_levels(opened.findings, after, touched, levels, lexicon)
