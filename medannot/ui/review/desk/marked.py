"""Where on which image an entity is seen."""

from collections import defaultdict
from collections.abc import Mapping

from medannot.domain.annotation.finding import Diagnosis, Finding, LesionRelation, Mark
from medannot.domain.annotation.shapes import bounds
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.review.entity import Entity
from medannot.services.reviewing_values import OpenReview
from medannot.ui.review.picture_part import PicturePart

_MUCH = 0.4
"""Of the image's side; with air around it hardly more would be left away."""


def shown_findings(entity: Entity, findings: Mapping[FindingId, Finding]) -> set[FindingId]:
    """Return the findings whose marks show an entity: its own, its evidence, what it relates."""
    wanted = {entity.key.finding_id}
    found = findings.get(entity.key.finding_id)
    content = found.content if found is not None else None
    if isinstance(content, Diagnosis):
        wanted |= set(content.evidence)
    elif isinstance(content, LesionRelation):
        wanted |= {content.subject, content.object}
    return wanted


class MarkedParts:
    """Says of the entities of a work which part of which image shows them.

    Args:
        opened: the work; what was taken away since it was handed in is shown as it was.
    """

    def __init__(self, opened: OpenReview) -> None:
        self._findings = {**opened.before, **opened.findings}
        self._images = {one.media_id: one for one in opened.images if not one.erased}
        self._marks: dict[FindingId, list[tuple[MediaId, Mark]]] = defaultdict(list)
        for one in self._findings.values():
            mark = one.content
            if isinstance(mark, Mark) and mark.target and one.media_id in self._images:
                self._marks[mark.target].append((one.media_id, mark))

    def of(self, entity: Entity) -> PicturePart | None:
        """Return the part around an entity's marks; else, among several, the image it is said of.

        An entity without marks on the one image of a case has none: the image lies beside it.
        """
        shown = sorted(shown_findings(entity, self._findings))
        marks = [pair for id_ in shown for pair in self._marks[id_]]
        if marks:
            media_id, frame = marks[0][0], marks[0][1].frame
            boxes = [
                bounds(mark.shape)
                for image, mark in marks
                if (image, mark.frame) == (media_id, frame)
            ]
            part = self._fractions(media_id, boxes)
            if _side(part) > _MUCH:
                # Marks far apart would show all of the image; the largest shows what is meant.
                part = max((self._fractions(media_id, [one]) for one in boxes), key=_side)
            return PicturePart(media_id, frame, part)
        whole = entity.media_id if entity.media_id in self._images else None
        several = len(self._images) > 1
        return PicturePart(whole) if whole is not None and several else None

    def _fractions(
        self, media_id: MediaId, boxes: list[tuple[float, float, float, float]]
    ) -> tuple[float, float, float, float]:
        left, top, right, bottom = zip(*boxes, strict=True)
        shown = self._images[media_id].shown
        wide, high = max(shown.columns, 1), max(shown.rows, 1)
        return min(left) / wide, min(top) / high, max(right) / wide, max(bottom) / high


def _side(box: tuple[float, float, float, float]) -> float:
    return max(box[2] - box[0], box[3] - box[1])
