"""What findings say, in the words of the shell: English, on one line."""

from collections.abc import Mapping
from enum import Enum

from medannot.domain.annotation.finding import Finding, Site, Term, Value
from medannot.domain.annotation.shapes import Brush, Outline, Shape
from medannot.domain.annotation.words import number
from medannot.domain.ids import MediaId
from medannot.domain.wording import counted, one_line


def finding_text(finding: Finding, called: object, numbers: Mapping[MediaId, int]) -> str:
    """Return of which kind a finding is, what it is called, and on which image.

    Args:
        finding: which.
        called: what it is called; see `medannot.domain.review.particulars`.
        numbers: of the images in the case.
    """
    said = " ".join(part for part in (finding.kind.value, called_text(called)) if part)
    image = numbers.get(finding.media_id) if finding.media_id else None
    return said if image is None else f"{said}, image {image}"


def called_text(called: object) -> str:
    """Return a term, a place or words; nothing for what is gone."""
    if isinstance(called, Term):
        return one_line(called.en or called.zh or called.node_id)
    if isinstance(called, Site):
        side = called.laterality
        source = f" ({called.source.value})" if side is not None else ""
        return called_text(called.term) + (f", {side.value}{source}" if side else "")
    return one_line(str(called))


def told_text(told: object) -> str:
    """Return what a part of a finding says."""
    if isinstance(told, Value):
        return _value(told)
    if isinstance(told, Outline | Brush):
        return shape_text(told)
    if isinstance(told, tuple):
        return ", ".join(called_text(one) or "taken away" for one in told)
    if isinstance(told, Enum):
        return str(told.value)
    return called_text(told)


def shape_text(shape: Shape) -> str:
    """Return of which kind a mark is, how large, and where."""
    if isinstance(shape, Brush):
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
        rest = f", {counted(shape.area, 'pixel')}"
    else:
        xs, ys = zip(*shape.points, strict=True)
        left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        rest = f", {counted(len(shape.points), 'point')}"
    size = f"{width:.0f} x {height:.0f} at ({left:.0f}, {top:.0f})"
    return f"{shape.kind.value} {size}{rest}"


def _value(value: Value) -> str:
    told = [called_text(one) for one in value.descriptors]
    ends = [number(end) for end in (value.least, value.most) if end is not None]
    if ends:
        both = " to ".join(dict.fromkeys(ends))
        told.append(f"{both} {value.unit}".strip() + (" measured" if value.measured else ""))
    return ", ".join(told) or "nothing"
