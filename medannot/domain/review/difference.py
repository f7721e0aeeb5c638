"""What a review did to entities: kept, changed, deleted, added."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.finding import Finding
from medannot.domain.review.entity import Entity, EntityKey, EntityKind, entities_of


class Outcome(StrEnum):
    """What became of an entity.

    Attributes:
        KEPT: the reviewer lets it stand.
        CHANGED: there is something, but not this; wrong for precision and for recall.
        DELETED: there is nothing of the kind; a false positive.
        ADDED: it was missed; a false negative.
    """

    KEPT = "kept"
    CHANGED = "changed"
    DELETED = "deleted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Difference:
    """One entity before and after.

    Attributes:
        before: as the annotator said it; None where it was missed.
        after: as the reviewer leaves it; None where it was deleted.
    """

    outcome: Outcome
    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """Return the annotator's entity, or the one that was missed."""
        found = self.before or self.after
        if found is None:
            raise ValueError("a difference has one side at least")
        return found


def differences(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[Difference, ...]:
    """Compare a work as handed in with the same work after review, by its findings.

    Places of a lesion have no identity of their own: one that went and one that came are one
    that was changed.

    Args:
        before: what was current when the annotator handed in.
        after: what is current now; findings keep their ids through corrections.
    """
    old, new = ({one.key: one for one in entities_of(side)} for side in (before, after))
    moved = _moved(old, new)
    taken = set(moved.values())
    found = [_one(old[key], new.get(moved.get(key, key))) for key in old]
    return (
        *found,
        *(
            Difference(Outcome.ADDED, None, one)
            for key, one in new.items()
            if key not in old and key not in taken
        ),
    )


def _one(before: Entity, after: Entity | None) -> Difference:
    if after is None:
        return Difference(Outcome.DELETED, before, None)
    same = (before.label, before.media_id) == (after.label, after.media_id)
    return Difference(Outcome.KEPT if same else Outcome.CHANGED, before, after)


def _moved(
    old: dict[EntityKey, Entity], new: dict[EntityKey, Entity]
) -> dict[EntityKey, EntityKey]:
    """Pair places that went with places that came on the same finding, in their order."""
    went = [key for key in old if key not in new and key.kind is EntityKind.LOCATION]
    came = [key for key in new if key not in old and key.kind is EntityKind.LOCATION]
    pairs: dict[EntityKey, EntityKey] = {}
    for key in went:
        match = next((one for one in came if one.finding_id == key.finding_id), None)
        if match is not None:
            came.remove(match)
            pairs[key] = match
    return pairs
