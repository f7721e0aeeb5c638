"""A case of which everything is said that can be said, and projects it comes into."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    Finding,
    Laterality,
    LateralitySource,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from tests.helpers.annotated import FACE, NODULE, PAPULE, PIN, AnnotationRoom
from tests.helpers.small_lexicon import small_lexicon

ATTRIBUTES = """\
\ufeffid,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,\
cardinality,unit,applies_to_roles,exclusive_group,rank,min,max,status,since,deprecated_since,\
replaced_by,source,note
ATTRIBUTE,,tree,none,4,Attribute,属性,,,,,,,,,,,,draft,1.0.0,,,,
A.COLOR,ATTRIBUTE,attribute,none,1,Colour,颜色,Hue,,,,many,,,,,,,draft,1.0.0,,,,
A.COLOR.RED,A.COLOR,descriptor,yes,2,Red,红色,,,,,,,,,,,,draft,1.0.0,,,,
A.COLOR.BROWN,A.COLOR,descriptor,yes,3,Brown,褐色,Tan,,,,,,,,,,,draft,1.0.0,,,,
A.SIZE,ATTRIBUTE,attribute,none,4,Size,大小,,,,,single,cm,,,,,,draft,1.0.0,,,,
A.REL,ATTRIBUTE,group,none,5,Spatial relation,空间关系,,,,,,,,,,,,draft,1.0.0,,,,
A.REL.ON,A.REL,relation,yes,6,On the surface of,位于表面,,,,,,,,rel,,,,draft,1.0.0,,,,
"""
DISEASES = """\
\ufeffid,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,\
department,sex,status,since,deprecated_since,replaced_by,source,note
DISEASE,,tree,none,5,Disease,疾病,,,,,,,draft,1.0.0,,,,
D.FOLLIC,DISEASE,disease,yes,1,Folliculitis,毛囊炎,,,,,,,draft,1.0.0,,,,
D.ACNE,DISEASE,disease,yes,2,Acne,痤疮,,,,,,,draft,1.0.0,,,,
"""
ADVICE = """\
\ufeffid,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,\
status,since,deprecated_since,replaced_by,source,note
ADVICE,,tree,none,6,Advice,建议,,,,,draft,1.0.0,,,,
T.VISIT,ADVICE,advice,yes,1,See a doctor,就医,,,,,draft,1.0.0,,,,
"""


def term(node_id: str, en: str, zh: str) -> Term:
    """Return a node of the lexicon."""
    return Term(node_id, PIN, en, zh)


RED, BROWN = term("A.COLOR.RED", "Red", "红色"), term("A.COLOR.BROWN", "Brown", "褐色")
COLOUR, SIZE = term("A.COLOR", "Colour", "颜色"), term("A.SIZE", "Size", "大小")
ON = term("A.REL.ON", "On the surface of", "位于表面")
FOLLICULITIS, ACNE = term("D.FOLLIC", "Folliculitis", "毛囊炎"), term("D.ACNE", "Acne", "痤疮")
VISIT = term("T.VISIT", "See a doctor", "就医")
RIGHT = Site(FACE, Laterality.RIGHT, LateralitySource.STATED)
POINT = Outline(ShapeKind.POINT, ((3.25, 4.0),))
BOX = Outline(ShapeKind.BOX, ((1.0, 2.0), (11.0, 12.5)))
ELLIPSE = Outline(ShapeKind.ELLIPSE, ((20.0, 20.0), (30.0, 25.0)))
POLYGON = Outline(ShapeKind.POLYGON, ((40.0, 40.0), (50.0, 40.0), (50.0, 52.5)))
BRUSH = Brush(34, 24, 3, 2, (0, 1, 1, 4))

ALL_KINDS: dict[str, tuple[int, Content]] = {
    "near": (1, Quality()),
    "far": (2, Quality(DiscardReason.OTHER, '=1+1, too "dark"\nto see')),
    "face": (1, Region(RIGHT)),
    "papules": (
        0,
        Lesion(
            PAPULE,
            LesionRole.PRIMARY,
            (RIGHT, Site(FACE)),
            (
                Value(COLOUR, (RED, BROWN)),
                Value(SIZE, (), 0.1, 0.3, "cm", measured=True),
            ),
            "+ scattered, 散在",
        ),
    ),
    "nodule": (0, Lesion(NODULE, LesionRole.SECONDARY)),
    "twin": (0, Lesion(NODULE, LesionRole.SECONDARY)),
    "box": (1, Mark(BOX, FindingId("papules"))),
    "point": (2, Mark(POINT, FindingId("nodule"))),
    "ellipse": (1, Mark(ELLIPSE, FindingId("face"))),
    "unsaid": (1, Mark(BOX)),
    "on": (
        0,
        LesionRelation(FindingId("nodule"), FindingId("papules"), ON, Together.MOSTLY),
    ),
    "back": (0, LesionRelation(FindingId("papules"), FindingId("nodule"))),
    "first": (
        0,
        Diagnosis(
            FOLLICULITIS,
            1,
            "",
            (FindingId("papules"), FindingId("box"), FindingId("face"), FindingId("on")),
            "@the face, 面部",
        ),
    ),
    "second": (0, Diagnosis(None, 2, "rosacea-like", (FindingId("near"),))),
    "visit": (0, Advice(VISIT, "within a week", FindingId("second"))),
    "rest": (0, Advice(None, "sleep well")),
    "done": (0, Complete()),
}
"""What is said under readable names: of which image, counted from 1, or of the case."""

DRAWN: dict[str, tuple[int, Content]] = {
    **ALL_KINDS,
    "polygon": (1, Mark(POLYGON, FindingId("papules"))),
    "brush": (1, Mark(BRUSH, FindingId("papules"))),
}
"""The same with marks of which a table holds the bounds alone."""


def whole_lexicon(folder: Path) -> Path:
    """Write a lexicon with a few nodes of each kind."""
    small_lexicon(folder)
    for name, text in (("attributes", ATTRIBUTES), ("diseases", DISEASES), ("advice", ADVICE)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def whole_room(parent: Path, **asked: Any) -> AnnotationRoom:
    """Return a project of two cases that goes by this lexicon."""
    parent.mkdir(exist_ok=True)
    whole_lexicon(parent / "clinic-skin")
    return AnnotationRoom(parent, **asked)


def say_all(
    room: AnnotationRoom,
    said: dict[str, tuple[int, Content]] | None = None,
    code: str = "anna",
    case: int = 1,
) -> None:
    """Let an annotator say all of it at once."""
    opened = room.open(code, case)
    places = {image.number: image.media_id for image in opened.images}
    wanted = ALL_KINDS if said is None else said
    changes = [
        Change(FindingId(name), places.get(place), content)
        for name, (place, content) in wanted.items()
    ]
    room.desk.annotating.act(room.actor(code), opened, changes)


def exported(
    room: AnnotationRoom, folder: Path, format_: FileFormat, author: str | None = None
) -> Path:
    """Write the project's annotations into a folder and return it."""
    service = room.desk.annotation_export
    plan = service.plan(OWNER, room.project.name, format_, author)
    service.write(OWNER, plan, folder)
    return folder


def named(room: AnnotationRoom, code: str = "anna", case: int = 1) -> list[tuple[int, Content]]:
    """Return what an annotator says, in order, each finding called by its place among them.

    A finding that another one names is called "#3" where it is the third, so that two works can
    be compared whose findings have other ids.
    """
    opened = room.open(code, case)
    findings = list(opened.findings.values())
    calls = {one.id: FindingId(f"#{n}") for n, one in enumerate(findings, start=1)}
    places: dict[str | None, int] = {image.media_id: image.number for image in opened.images}
    return [(places.get(one.media_id, 0), called(one, calls)) for one in findings]


def called(one: Finding, calls: dict[FindingId, FindingId]) -> Content:
    """Return what a finding says, with other names for those that it names."""
    content = one.content
    if isinstance(content, Mark) and content.target:
        return replace(content, target=calls[content.target])
    if isinstance(content, LesionRelation):
        return replace(content, subject=calls[content.subject], object=calls[content.object])
    if isinstance(content, Diagnosis):
        return replace(content, evidence=tuple(calls[name] for name in content.evidence))
    if isinstance(content, Advice) and content.diagnosis:
        return replace(content, diagnosis=calls[content.diagnosis])
    return content


def expected(said: dict[str, tuple[int, Content]]) -> list[tuple[int, Content]]:
    """Return what `named` gives of a case of which this was said."""
    calls = {FindingId(name): FindingId(f"#{n}") for n, name in enumerate(said, start=1)}
    return [
        (place, called(Finding(FindingId(name), None, content), calls))
        for name, (place, content) in said.items()
    ]
