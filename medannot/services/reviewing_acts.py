"""From what a reviewer decided to the links that are appended for it."""

from collections.abc import Sequence

from medannot.domain.annotation.finding import Content, Finding
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.annotation.revision import Cause, Change, Revision, last_links
from medannot.domain.annotation.terms import terms_of
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Refusal
from medannot.domain.ids import ActId, FindingId, RevisionId
from medannot.domain.people import Actor, Role
from medannot.domain.review.decision import Verdict, without
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.renaming import in_words_of_now
from medannot.services.annotating_acts import author_of
from medannot.services.reviewing_values import OpenReview
from medannot.store.unit_of_work import UnitOfWork

_UNCHANGED = frozenset({Verdict.ACCEPT, Verdict.SKIP, Verdict.FLAG, Verdict.RETURN})


def corrections(
    opened: OpenReview, entity: EntityKey, verdict: Verdict, changes: Sequence[Change]
) -> tuple[Change, ...]:
    """Return what a decision changes of the work; a second reviewer's changes nothing."""
    if opened.place.second or verdict in _UNCHANGED:
        return ()
    if verdict is not Verdict.REJECT:
        return effective_changes(opened, changes)
    place = opened.course.place(entity)
    finding = opened.findings.get(place.finding_id)
    if finding is None:
        return ()
    change = without(finding, place)
    if change.content is None:
        return changes_to_remove(opened.findings, finding.id)
    return effective_changes(opened, (change,))


def revisions_of(
    work: UnitOfWork, actor: Actor, opened: OpenReview, changes: Sequence[Change], reason: str
) -> tuple[Revision, ...]:
    """Return the links that one correction appends, each after the last one of its chain."""
    last, act_id = last_links(opened.revisions), ActId(work.ids.new())
    made = []
    for change in changes:
        before = last.get(change.finding_id)
        made.append(
            Revision(
                id=RevisionId(work.ids.new()),
                finding_id=change.finding_id,
                previous=before.id if before else None,
                act_id=act_id,
                author=author_of(actor),
                role=Role.REVIEWER.value,
                at=utc_moment(work.now()),
                cause=Cause.CORRECTED,
                content=change.content,
                media_id=change.media_id,
                reason=reason,
            )
        )
        last[change.finding_id] = made[-1]
    return tuple(made)


def changes_back(opened: OpenReview, act_id: ActId) -> tuple[Change, ...]:
    """Return what brings back what was before a correction, in the words of now.

    Raises:
        Refusal: what the correction left was changed again by somebody else, or it brings a term
            back of which no migration since told the successor.
    """
    before: dict[str, Revision] = {}
    those: list[Revision] = []
    number = 0
    for place, revision in enumerate(opened.revisions, start=1):
        if revision.act_id == act_id:
            those.append(revision)
            number = place
        elif not those:
            before[revision.finding_id] = revision
    found = []
    for one in reversed(those):
        known = before.get(one.finding_id)
        content = known.content if known else None
        if content is not None:
            content = in_words_of_now(opened.revisions, number, one.finding_id, content)
            _refuse_without_successor(opened, one.finding_id, content)
        _refuse_changed_since(opened, one, number)
        found.append(Change(one.finding_id, known.media_id if known else one.media_id, content))
    return effective_changes(opened, found)


def _refuse_without_successor(opened: OpenReview, id_: FindingId, content: Content) -> None:
    now = opened.findings.get(id_)
    known = set(terms_of(now.content)) if now else set()
    for term in terms_of(content):
        if term.lexicon != opened.project.schema.lexicon and term not in known:
            raise Refusal(
                "The project goes by the lexicon {lexicon} meanwhile, and what becomes of {name} "
                "there is not known; decide on it anew instead of taking your decision back.",
                lexicon=opened.project.schema.lexicon,
                name=term.en or term.zh or term.node_id,
            )


def _refuse_changed_since(opened: OpenReview, made: Revision, number: int) -> None:
    now = opened.findings.get(made.finding_id)
    left = made.content
    if left is not None:
        left = in_words_of_now(opened.revisions, number, made.finding_id, left)
    if (now.content if now else None) != left:
        raise Refusal(
            "What you corrected was changed again since; decide on it anew instead of taking your "
            "decision back."
        )


def effective_changes(opened: OpenReview, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that change something."""
    found = []
    for change in changes:
        now = opened.findings.get(change.finding_id)
        if change.content is None:
            if now is not None:
                found.append(change)
        elif Finding(change.finding_id, change.media_id, change.content) != now:
            found.append(change)
    return tuple(found)
