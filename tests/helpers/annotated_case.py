"""A case of two images with marks of each kind, as one physician annotated it."""

from medannot.domain.annotation.exported import AnnotatedCase, AnnotatedImage
from medannot.domain.annotation.finding import (
    Content,
    Diagnosis,
    Finding,
    Lesion,
    LesionRole,
    Mark,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind
from medannot.domain.ids import FindingId, MediaId

WHOLE = Outline(ShapeKind.BOX, ((0, 0), (20, 10)))
LEXICON = "medannot-skin@1.0.0"
NEAR = AnnotatedImage(MediaId("m1"), "case-0001-1.png", 40, 30)
FAR = AnnotatedImage(MediaId("m2"), "case-0001-2.png", 20, 10)

SHAPES: dict[str, Shape] = {
    "point": Outline(ShapeKind.POINT, ((3, 4),)),
    "box": Outline(ShapeKind.BOX, ((10, 8), (4, 2))),
    "ellipse": Outline(ShapeKind.ELLIPSE, ((10, 10), (30, 20))),
    "polygon": Outline(ShapeKind.POLYGON, ((2, 12), (8, 12), (8, 20), (2, 16))),
    "line": Outline(ShapeKind.FREEHAND, ((0, 0), (1.5, 2), (3, 2.25))),
    "polyline": Outline(ShapeKind.POLYLINE, ((20, 2), (25, 2), (25, 7))),
    "distance": Outline(ShapeKind.DISTANCE, ((30, 2), (33, 6))),
    # Two rows of three pixels, the middle of the first left out.
    "brush": Brush(34, 24, 3, 2, (0, 1, 1, 4)),
}


def term(node_id: str, en: str, zh: str) -> Term:
    return Term(node_id, LEXICON, en, zh)


PAPULE = term("L.PAPULE", "Papule", "丘疹")
FACE = term("SKIN.FACE", "Face", "面部")
RED = Value(term("A.COLOR", "Colour", "颜色"), (term("A.COLOR.RED", "Red", "红色"),))
SIZE = Value(term("A.SIZE", "Size", "大小"), (), 0.1, 0.3, "cm", measured=True)


def finding(name: str, content: Content, image: AnnotatedImage | None = None) -> Finding:
    return Finding(FindingId(name), image.media_id if image else None, content)


def annotated_case() -> AnnotatedCase:
    """Return it: a region, a lesion, a diagnosis, and a mark of each kind on the first image."""
    lesion = Lesion(PAPULE, LesionRole.PRIMARY, (Site(FACE),), (RED, SIZE))
    marks = [
        finding(name, Mark(shape, FindingId("lesion")), NEAR) for name, shape in SHAPES.items()
    ]
    found = (
        finding("region", Region(Site(FACE)), NEAR),
        finding("lesion", lesion),
        finding("diagnosis", Diagnosis(term("D.FOLLIC", "Folliculitis", "毛囊炎"), 1)),
        *marks,
        finding("whole", Mark(WHOLE, FindingId("region")), FAR),
        finding("unsaid", Mark(Outline(ShapeKind.POINT, ((1, 1),))), FAR),
    )
    return AnnotatedCase(1, "case-0001", "A01", (NEAR, FAR), found)
