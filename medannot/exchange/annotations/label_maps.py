"""Masks as PNG: of each image a map whose pixels are numbers of lesions, with a legend in JSON.

A pixel has one number alone. Where marks lie over one another the smaller one is seen; the legend
says how much of the others is hidden.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from medannot.domain.annotation.exported import (
    AnnotatedCase,
    AnnotatedImage,
    Holds,
    Loss,
    LossKind,
    Marked,
    by_image,
)
from medannot.domain.annotation.finding import FindingKind, Lesion
from medannot.domain.annotation.shapes import CLOSED, ShapeKind
from medannot.domain.errors import InputFault
from medannot.exchange.annotations.coco import UNSAID, Json
from medannot.imaging.masks import Part, part_of

FORMAT = "medannot-label-map-1"
MOST_OF_8_BITS = 255
MOST_OF_16_BITS = 65_535
HOLDS = Holds(
    findings=frozenset({FindingKind.LESION}),
    shapes=frozenset({ShapeKind.BRUSH}),
    nearly=CLOSED - {ShapeKind.BRUSH},
    locations=False,
    notes=False,
    marked_only=True,
    frames=True,
)

Labels = NDArray[np.uint8] | NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class LabelMap:
    """The map of an image, or of one frame of it.

    Attributes:
        name: of its file without the ending, such as "case-0003-2" or "case-0003-2_f0005".
        labels: (rows, columns); 0 where nothing is.
        legend: what each number stands for.
    """

    name: str
    labels: Labels
    legend: Json

    def png(self) -> bytes:
        """Return it as a grey PNG of 8 or 16 bits."""
        target = BytesIO()
        Image.fromarray(self.labels).save(target, "PNG")
        return target.getvalue()


def label_maps(case: AnnotatedCase) -> Iterator[LabelMap]:
    """Yield the maps of a case: of each image one, of one with frames one for each marked frame.

    Raises:
        InputFault: more things are marked than a map can number.
    """
    marks = by_image([case])
    for image in case.images:
        drawn = [one for one in marks.get(image.media_id, ()) if one.mark.shape.kind in CLOSED]
        if image.frames == 1:
            yield _map(case, image, drawn, image.name.rpartition(".")[0] or image.name)
            continue
        for frame in sorted({one.mark.frame for one in drawn}):
            of_frame = [one for one in drawn if one.mark.frame == frame]
            yield _map(case, image, of_frame, frame_name(image.name, frame).rpartition(".")[0])


def frame_name(name: str, frame: int) -> str:
    """Return what a frame's own picture is called, such as "case-0003-2_f0005.png"."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}_f{frame:04}.{ending}"


def hidden(cases: Iterable[AnnotatedCase]) -> tuple[Loss, ...]:
    """Return how many marked things would be hidden in part by others, told before writing."""
    count = sum(
        bool(label["hidden"]) for case in cases for made in label_maps(case) for label in _of(made)
    )
    return (Loss(LossKind.OVERLAPS, count, approximate=True),) if count else ()


def _of(made: LabelMap) -> Sequence[Json]:
    labels = made.legend["labels"]
    return labels if isinstance(labels, list) else ()


def _map(
    case: AnnotatedCase, image: AnnotatedImage, marks: Sequence[Marked], name: str
) -> LabelMap:
    values = _values(case, marks)
    most = max(values.values(), default=0)
    if most > MOST_OF_16_BITS:
        raise InputFault(
            "{image} has more marked things than a map of 16 bits can number; export it as COCO.",
            image=image.name,
        )
    labels = np.zeros(
        (image.rows, image.columns), dtype=np.uint8 if most <= MOST_OF_8_BITS else np.uint16
    )
    parts = [
        (values[_key(one)], part_of(one.mark.shape, image.columns, image.rows)) for one in marks
    ]
    for value, part in sorted(parts, key=lambda one: -int(one[1].mask.sum())):
        labels[part.place][part.mask] = value
    named = {values[_key(one)]: one for one in reversed(marks)}
    legend: Json = {
        "format": FORMAT,
        "image": image.name,
        "frame": marks[0].mark.frame if marks else 1,
        "width": image.columns,
        "height": image.rows,
        "case": case.name,
        "author": case.author,
        "labels": [_label(value, named[value], labels, parts) for value in sorted(named)],
    }
    return LabelMap(name, labels, legend)


def _key(one: Marked) -> str:
    return one.target.id if one.target else ""


def _values(case: AnnotatedCase, marks: Sequence[Marked]) -> dict[str, int]:
    """Return the number of each thing: a lesion's own, then one for whatever else is marked."""
    found = {_key(one): one.number for one in marks if one.number}
    following = len(case.of_kind(FindingKind.LESION)) + 1
    for one in marks:
        if _key(one) not in found:
            found[_key(one)] = following
            following += 1
    return found


def _label(value: int, one: Marked, labels: Labels, parts: Sequence[tuple[int, Part]]) -> Json:
    term = one.term or UNSAID
    shown = int((labels == value).sum())
    lesion = one.target.content if one.target else None
    role = lesion.role.value if isinstance(lesion, Lesion) and lesion.role else None
    return {
        "value": value,
        "lesion": one.number or None,
        "node_id": term.node_id,
        "lexicon": term.lexicon,
        "en": term.en,
        "zh": term.zh,
        "role": role,
        "pixels": shown,
        "hidden": _drawn(value, parts) - shown,
    }


def _drawn(value: int, parts: Sequence[tuple[int, Part]]) -> int:
    """Return how many pixels all marks of one thing cover together, each counted once."""
    own = [part for of, part in parts if of == value]
    top, left = min(part.top for part in own), min(part.left for part in own)
    bottom = max(part.top + part.mask.shape[0] for part in own)
    right = max(part.left + part.mask.shape[1] for part in own)
    whole = np.zeros((bottom - top, right - left), dtype=np.bool_)
    for part in own:
        whole[Part(part.left - left, part.top - top, part.mask).place] |= part.mask
    return int(whole.sum())
