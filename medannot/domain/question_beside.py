"""What a source keeps beside a question: marks on its images and relations.

Nothing of it is ever shown to a reader, for it may tell the answer.
"""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind
from medannot.domain.audit import JsonValue, canonical_json


class RelationOrigin(StrEnum):
    """Where a relation stands: with the question, or in the source's knowledge base."""

    QUESTION = "question"
    KNOWLEDGE = "knowledge"


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A mark that came with a question, without its shape, which many questions share.

    Attributes:
        image: place of the image in the item version, from 1.
        label: the source's word for it, or "".
        shape_id: SHA-256 of the shape as `shape_text` writes it.
        frame: of the image, from 1.
    """

    image: int
    label: str
    shape_id: str
    frame: int = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """A triple, in the source's own words."""

    head: str
    relation: str
    tail: str
    origin: RelationOrigin = RelationOrigin.QUESTION


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark with its shape, in pixels of the image's frame of reference."""

    image: int
    label: str
    shape: Shape
    frame: int = 1


def shape_text(shape: Shape) -> str:
    """Return a shape as canonical JSON."""
    if isinstance(shape, Brush):
        painted: dict[str, JsonValue] = {
            "kind": shape.kind.value,
            "left": shape.left,
            "top": shape.top,
            "width": shape.width,
            "height": shape.height,
            "runs": list(shape.runs),
        }
        return canonical_json(painted)
    points: list[JsonValue] = [[float(x), float(y)] for x, y in shape.points]
    return canonical_json({"kind": shape.kind.value, "points": points})


def shape_of(text: str) -> Shape:
    """Return the shape that a text holds.

    Raises:
        ValueError: the text is not what `shape_text` writes.
    """
    try:
        read = json.loads(text)
        kind = ShapeKind(read["kind"])
        if kind is ShapeKind.BRUSH:
            sides = (read["left"], read["top"], read["width"], read["height"])
            return Brush(*sides, tuple(read["runs"]))
        return Outline(kind, tuple((x, y) for x, y in read["points"]))
    except (KeyError, TypeError) as fault:
        raise ValueError("no stored shape") from fault


def shape_id(text: str) -> str:
    """Return by what a shape is known: SHA-256 of its text."""
    return hashlib.sha256(text.encode()).hexdigest()
