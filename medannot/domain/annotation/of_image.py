"""What is said of one image of a case."""

from collections.abc import Iterable

from medannot.domain.annotation.finding import Finding, Lesion, LesionRelation, Mark, Region
from medannot.domain.ids import MediaId


def of_image(findings: Iterable[Finding], media_id: MediaId) -> tuple[Finding, ...]:
    """Return what is said of an image: its own findings, and the lesions that are marked on it.

    A relation stands where both its lesions do; what is said of the case as a whole does not.
    """
    all_ = tuple(findings)
    marked = {
        one.content.target
        for one in all_
        if one.media_id == media_id and isinstance(one.content, Mark)
    }

    def is_seen(one: Finding) -> bool:
        if one.media_id is not None:
            return one.media_id == media_id
        if isinstance(one.content, LesionRelation):
            return {one.content.subject, one.content.object} <= marked
        return isinstance(one.content, Lesion | Region) and one.id in marked

    return tuple(one for one in all_ if is_seen(one))
