"""COCO's detection format (cocodataset.org, "Data format"): boxes, polygons, run-length masks."""

from collections.abc import Iterable, Sequence

import numpy as np

from medannot.domain.annotation.exported import (
    AnnotatedCase,
    AnnotatedImage,
    Holds,
    Marked,
    marks_of,
)
from medannot.domain.annotation.finding import (
    FindingKind,
    LateralitySource,
    Lesion,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.shapes import CLOSED, Brush, ShapeKind, bounds
from medannot.exchange.annotations.corners import corners_of, tidy
from medannot.imaging.masks import part_of, runs_of

Json = dict[str, object]

HOLDS = Holds(
    findings=frozenset({FindingKind.LESION}),
    shapes=frozenset({ShapeKind.BOX, ShapeKind.POLYGON, ShapeKind.BRUSH}),
    nearly=frozenset({ShapeKind.ELLIPSE}),
    attributes=True,
    marked_only=True,
)
DRAWN_AS = "drawn_as"
"""The attribute that says how a mark was drawn, where formats have one word for several kinds."""

_DRAWN_AS = frozenset(
    {ShapeKind.BOX, ShapeKind.ELLIPSE, ShapeKind.POLYGON, ShapeKind.FREEHAND, ShapeKind.DISTANCE}
)
UNSAID = Term("", "", "unlabelled", "未标注")
"""What a mark shows whose lesion or region was not said."""


def coco(cases: Sequence[AnnotatedCase], name: str) -> Json:
    """Return the marks that have an inside, in COCO's format.

    Masks are uncompressed run lengths, column after column, as pycocotools reads them. What COCO
    has no field for stands under "attributes" and, for categories, "medannot".

    Args:
        cases: whose file names are the images'.
        name: of the project.
    """
    images = images_of(cases)
    places = {image.media_id: number for number, image in enumerate(images, 1)}
    marks = [one for case in cases for one in marks_of(case) if one.mark.shape.kind in CLOSED]
    terms = list(dict.fromkeys(one.term or UNSAID for one in marks))
    numbers = {term: number for number, term in enumerate(terms, 1)}
    return {
        "info": {"description": name, "version": "1.0"},
        "images": [_image(image, places[image.media_id]) for image in images],
        "categories": [_category(term, numbers[term]) for term in terms],
        "annotations": [
            {
                "id": number,
                "image_id": places[one.image.media_id],
                "category_id": numbers[one.term or UNSAID],
                **_shape(one),
                "attributes": attributes_of(one),
            }
            for number, one in enumerate(marks, 1)
        ],
    }


def images_of(cases: Iterable[AnnotatedCase]) -> tuple[AnnotatedImage, ...]:
    """Return the images of some cases, each once, in order."""
    return tuple({one.media_id: one for case in cases for one in case.images}.values())


def attributes_of(one: Marked) -> dict[str, str]:
    """Return what is known of a mark beside its word and shape, by English names."""
    found = {"author": one.case.author, "case": one.case.name}
    if one.mark.shape.kind in _DRAWN_AS:
        found[DRAWN_AS] = one.mark.shape.kind.value
    if one.number:
        found["lesion"] = str(one.number)
    if one.image.frames > 1:
        found["frame"] = str(one.mark.frame)
    lesion = one.target.content if one.target else None
    if isinstance(lesion, Region) and lesion.site.laterality:
        found["laterality"] = _side_words(lesion.site)
    if isinstance(lesion, Lesion):
        found.update(_of_lesion(lesion))
    return found


def _of_lesion(lesion: Lesion) -> dict[str, str]:
    found: dict[str, str] = {}
    if lesion.role:
        found["role"] = lesion.role.value
    if lesion.locations:
        found["location"] = "; ".join(map(_site_words, lesion.locations))
    if lesion.note:
        found["note"] = lesion.note
    for value in lesion.values:
        found[value.attribute.en] = "; ".join(term.en for term in value.descriptors)
        if value.measured:
            found[f"{value.attribute.en} (measured)"] = "true"
        if value.least is not None or value.most is not None:
            ends = (f"{end:g}" for end in (value.least, value.most) if end is not None)
            found[f"{value.attribute.en} ({value.unit})"] = " to ".join(ends)
    return found


def _site_words(site: Site) -> str:
    return f"{site.term.en} ({_side_words(site)})" if site.laterality else site.term.en


def _side_words(site: Site) -> str:
    """Return the side, and how it is known where that was said."""
    known = () if site.source is LateralitySource.UNKNOWN else (site.source.value,)
    return ", ".join((site.laterality.value if site.laterality else "", *known))


def _image(image: AnnotatedImage, number: int) -> Json:
    size: Json = {"width": image.columns, "height": image.rows}
    return {"id": number, "file_name": image.name, **size}


def _category(term: Term, number: int) -> Json:
    known = {"node_id": term.node_id, "lexicon": term.lexicon, "zh": term.zh}
    return {"id": number, "name": term.en, "supercategory": "", "medannot": known}


def _shape(one: Marked) -> Json:
    shape, image = one.mark.shape, one.image
    part = part_of(shape, image.columns, image.rows)
    left, top, right, bottom = part.extent if isinstance(shape, Brush) else bounds(shape)
    box = [tidy(number) for number in (left, top, right - left, bottom - top)]
    found: Json = {"bbox": box, "area": int(part.mask.sum()), "iscrowd": 0}
    if isinstance(shape, Brush):
        mask = np.zeros((image.rows, image.columns), dtype=np.bool_)
        mask[part.place] = part.mask
        counts = list(runs_of(mask.T.reshape(-1)))
        found["segmentation"] = {"counts": counts, "size": [image.rows, image.columns]}
        found["iscrowd"] = 1
    else:
        corners = corners_of(shape)
        found["segmentation"] = [[tidy(number) for corner in corners for number in corner]]
    return found
