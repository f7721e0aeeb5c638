"""The queue at the left: the entities of the case in front, with what was decided of each."""

from dataclasses import dataclass

from medannot.domain.review.decision import Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.ui.phrases import listed
from medannot.ui.review.desk.words import verdict_sign, verdict_words
from medannot.ui.review.picture_part import PicturePart
from medannot.ui.review.queue_rows import QueueCell, QueueRows, RowFace
from medannot.ui.small_pictures import SmallPictures

_KINDS = {
    EntityKind.REGION: "person",
    EntityKind.LESION: "circle-dashed",
    EntityKind.LOCATION: "map-pin",
    EntityKind.ATTRIBUTE: "tag",
    EntityKind.RELATION: "link",
    EntityKind.DIAGNOSIS: "heartbeat",
    EntityKind.ADVICE: "first-aid-kit",
}


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One entity.

    Attributes:
        title, below: translated.
        verdict: what was decided, or None.
        part: of an image that shows it, or None.
        second: somebody else's decision counts; this one is compared with it.
    """

    key: EntityKey
    title: str
    below: str
    verdict: Verdict | None
    part: PicturePart | None = None
    second: bool = False


class QueueList(QueueRows[QueueRow]):
    """Lists entities; the lit one is chosen, and `light_wanted` tells the key of another.

    Args:
        name: translated.
        pictures: of the images that show them.
    """

    def __init__(self, name: str, pictures: SmallPictures) -> None:
        cell = QueueCell(pictures)
        super().__init__(name, cell, key=lambda row: row.key, spoken=_spoken, face=_face)
        pictures.ready.connect(lambda _media: self.viewport().update())


def _face(row: QueueRow) -> RowFace:
    sign = verdict_sign(row.verdict) if row.verdict is not None else None
    return RowFace(row.title, row.below, _KINDS[row.key.kind], sign, row.part)


def _spoken(row: QueueRow) -> str:
    decided = verdict_words(row.verdict, second=row.second) if row.verdict is not None else ""
    return listed(part for part in (row.title, row.below, decided) if part)
