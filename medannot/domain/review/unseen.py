"""Labels that nobody can judge any more, since the images that show them were erased."""

from collections.abc import Collection, Iterable, Mapping

from medannot.domain.annotation.finding import Finding, Mark
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.review.entity import Entity, EntityKey


def images_of(
    entity: Entity, findings: Mapping[FindingId, Finding], images: Collection[MediaId]
) -> frozenset[MediaId]:
    """Return the images on which an entity is seen: its own, those of its marks, else all.

    Args:
        entity: which.
        findings: of the work.
        images: of its case.
    """
    if entity.media_id is not None:
        return frozenset({entity.media_id})
    marked = frozenset(
        one.media_id
        for one in findings.values()
        if isinstance(one.content, Mark)
        and one.content.target == entity.key.finding_id
        and one.media_id is not None
    )
    return marked or frozenset(images)


def unseen(
    entities: Iterable[Entity],
    findings: Mapping[FindingId, Finding],
    images: Collection[MediaId],
    erased: Collection[MediaId],
) -> frozenset[EntityKey]:
    """Return the entities of which every image is erased.

    Args:
        entities: of a work.
        findings: of the work, as handed in and as they stand.
        images: of its case.
        erased: those of them that were erased.
    """
    if not erased:
        return frozenset()
    gone = frozenset(erased)
    return frozenset(one.key for one in entities if images_of(one, findings, images) <= gone)
