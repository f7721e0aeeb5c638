"""Where on the bench an entity is corrected."""

from medannot.domain.annotation.project import Step
from medannot.domain.review.entity import Entity, EntityKind
from medannot.services.reviewing_values import OpenReview
from medannot.ui.bench.open_items import Item, Weight

_STEPS = {
    EntityKind.REGION: Step.REGIONS,
    EntityKind.LESION: Step.LESIONS,
    EntityKind.LOCATION: Step.LESIONS,
    EntityKind.ATTRIBUTE: Step.LESIONS,
    EntityKind.RELATION: Step.LESIONS,
    EntityKind.DIAGNOSIS: Step.DIAGNOSES,
    EntityKind.ADVICE: Step.ADVICE,
}


_NAMED = frozenset({EntityKind.REGION, EntityKind.LESION, EntityKind.DIAGNOSIS, EntityKind.ADVICE})


def is_named(entity: Entity | None) -> bool:
    """Tell whether an entity is what its finding is called."""
    return entity is not None and entity.kind in _NAMED


def item_of(entity: Entity | None, opened: OpenReview) -> Item:
    """Return the place of an entity; without one, where lesions are named.

    Args:
        entity: which is corrected, or None where what was missed is added.
        opened: the work.
    """
    steps = opened.project.schema.steps
    if entity is None:
        first = Step.LESIONS if Step.LESIONS in steps else steps[-1]
        return Item("", Weight.ASKS, first)
    attribute = entity.attribute if entity.kind is EntityKind.ATTRIBUTE else ""
    return Item(
        "",
        Weight.ASKS,
        _STEPS[entity.kind],
        finding=entity.key.finding_id,
        media_id=entity.media_id,
        node_id=attribute,
    )
