"""What a correction says of entities: which were wrong, which were not there, which were missed."""

from collections.abc import Iterable, Mapping

from medannot.domain.annotation.finding import Finding, Mark
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.difference import Outcome, differences
from medannot.domain.review.entity import Entity, EntityKey, EntityKind

Said = tuple[EntityKey, Verdict]


def verdicts_of(
    before: Mapping[FindingId, Finding],
    after: Mapping[FindingId, Finding],
    handed_in: Iterable[EntityKey],
    asked: EntityKey | None = None,
) -> tuple[Said, ...]:
    """Return the verdicts that a correction holds, that on what was asked first.

    A lesion's attributes and places are right or wrong by themselves: another name for the lesion
    does not make them wrong.

    Args:
        before: what was current before the correction.
        after: what is current with it.
        handed_in: the entities of the work as the annotator handed it in.
        asked: the entity that the reviewer is correcting; it is told even where only its marks
            were changed.
    """
    known, told = frozenset(handed_in), dict[EntityKey, Verdict]()
    for one in differences(before.values(), after.values()):
        key = one.entity.key
        verdict = _verdict(one.before, one.after)
        if verdict is Verdict.ADD or (verdict is not None and key in known):
            told[key] = verdict
    if asked is not None:
        # It may have gone with its finding, or only its marks were wrong.
        told = {asked: told.pop(asked, Verdict.EDIT), **told}
    return tuple(told.items())


def _verdict(before: Entity | None, after: Entity | None) -> Verdict | None:
    if before is None:
        return Verdict.ADD
    if after is None:
        return Verdict.REJECT
    return Verdict.EDIT if _own(before) != _own(after) else None


def _own(entity: Entity) -> tuple[object, ...]:
    """Return what an entity says itself, without its lesion's name."""
    if entity.kind is EntityKind.ATTRIBUTE:
        return (entity.attribute, entity.detail)
    if entity.kind is EntityKind.LOCATION:
        return (entity.node, entity.detail)
    return (entity.label, entity.media_id)


def likely_reason(
    entity: Entity,
    before: Mapping[FindingId, Finding],
    after: Mapping[FindingId, Finding],
    lexicon: Lexicon | None = None,
) -> ReviewReason:
    """Return why an entity was most likely changed, by what became of it.

    Args:
        entity: as it was handed in.
        before: what was current before the correction.
        after: what is current with it.
        lexicon: of the project; says which of two nodes is the coarser one.
    """
    found = next(
        (
            one
            for one in differences(before.values(), after.values())
            if one.before is not None and one.before.key == entity.key
        ),
        None,
    )
    if found is None or found.outcome is Outcome.DELETED or found.after is None:
        return ReviewReason.NOT_VISIBLE
    found_reason = _reason(entity, found.after, lexicon)
    if found_reason is not ReviewReason.OTHER:
        return found_reason
    of = entity.key.finding_id
    redrawn = _marks(of, before) != _marks(of, after)
    return ReviewReason.OUTLINE if redrawn else found_reason


def _marks(target: FindingId, those: Mapping[FindingId, Finding]) -> Mapping[FindingId, Finding]:
    """Return the marks that show a finding."""
    return {
        key: one
        for key, one in those.items()
        if isinstance(one.content, Mark) and one.content.target == target
    }


def _reason(old: Entity, new: Entity, lexicon: Lexicon | None) -> ReviewReason:
    if old.node != new.node and old.kind is not EntityKind.ATTRIBUTE:
        if lexicon is not None and old.node in lexicon and new.node in lexicon:
            if old.node in lexicon.ancestors(new.node):
                return ReviewReason.TOO_COARSE
            if new.node in lexicon.ancestors(old.node):
                return ReviewReason.TOO_FINE
        place = old.kind in {EntityKind.LOCATION, EntityKind.REGION}
        return ReviewReason.WRONG_PLACE if place else ReviewReason.WRONG_TERM
    if old.detail != new.detail:
        return _DETAILS.get(old.kind, ReviewReason.WRONG_VALUE)
    return ReviewReason.OTHER


_DETAILS = {
    EntityKind.LESION: ReviewReason.WRONG_ROLE,
    EntityKind.REGION: ReviewReason.WRONG_SIDE,
    EntityKind.LOCATION: ReviewReason.WRONG_SIDE,
}
