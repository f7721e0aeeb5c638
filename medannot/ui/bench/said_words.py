"""What the parts of findings are called and say, in the language of the window."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.annotation.finding import (
    DiscardReason,
    Finding,
    FindingKind,
    LateralitySource,
    LesionRole,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.shapes import Brush, Outline, Shape, ShapeKind
from medannot.domain.annotation.words import number
from medannot.domain.ids import MediaId
from medannot.domain.review.particulars import (
    Aspect,
    Called,
    FindingChange,
    PartChange,
    Told,
    Usable,
)
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.words import reason_words as discard_words
from medannot.ui.bench.words import role_words, side_words, together_words
from medannot.ui.phrases import listed, with_key, with_value

_ASPECTS = {
    Aspect.ROLE: QT_TRANSLATE_NOOP("Review", "Role"),
    Aspect.PLACE: QT_TRANSLATE_NOOP("Review", "Place"),
    Aspect.HOW: QT_TRANSLATE_NOOP("Review", "How"),
    Aspect.OFTEN: QT_TRANSLATE_NOOP("Review", "How often"),
    Aspect.RANK: QT_TRANSLATE_NOOP("Review", "Rank"),
    Aspect.EVIDENCE: QT_TRANSLATE_NOOP("Review", "Evidence"),
    Aspect.REASONING: QT_TRANSLATE_NOOP("Review", "Reasoning"),
    Aspect.TEXT: QT_TRANSLATE_NOOP("Review", "In words"),
    Aspect.NOTE: QT_TRANSLATE_NOOP("Review", "Note"),
    Aspect.SHAPE: QT_TRANSLATE_NOOP("Review", "Shape"),
    Aspect.FRAME: QT_TRANSLATE_NOOP("Review", "Frame"),
    Aspect.STANDS: QT_TRANSLATE_NOOP("Review", "Warnings let stand"),
}
Name = Callable[[Term], str]
"""Returns what a term is called."""

_KINDS = {
    FindingKind.REGION: QT_TRANSLATE_NOOP("Review", "Region"),
    FindingKind.LESION: QT_TRANSLATE_NOOP("Review", "Lesion"),
    FindingKind.RELATION: QT_TRANSLATE_NOOP("Review", "Relation"),
    FindingKind.DIAGNOSIS: QT_TRANSLATE_NOOP("Review", "Diagnosis"),
    FindingKind.ADVICE: QT_TRANSLATE_NOOP("Review", "Advice"),
    FindingKind.QUALITY: QT_TRANSLATE_NOOP("Review", "Image quality"),
    FindingKind.MARK: QT_TRANSLATE_NOOP("Review", "Mark"),
    FindingKind.COMPLETE: QT_TRANSLATE_NOOP("Review", "Completeness"),
}
_USABLE = {
    Usable.USABLE: QT_TRANSLATE_NOOP("Review", "Can be used"),
    Usable.COMPLETE: QT_TRANSLATE_NOOP("Review", "All that is seen is annotated"),
}
_SHAPES = {
    ShapeKind.POINT: QT_TRANSLATE_NOOP("Review", "Point"),
    ShapeKind.BOX: QT_TRANSLATE_NOOP("Review", "Box"),
    ShapeKind.ELLIPSE: QT_TRANSLATE_NOOP("Review", "Ellipse"),
    ShapeKind.POLYGON: QT_TRANSLATE_NOOP("Review", "Polygon"),
    ShapeKind.FREEHAND: QT_TRANSLATE_NOOP("Review", "Freehand line"),
    ShapeKind.POLYLINE: QT_TRANSLATE_NOOP("Review", "Line"),
    ShapeKind.DISTANCE: QT_TRANSLATE_NOOP("Review", "Distance"),
    ShapeKind.BRUSH: QT_TRANSLATE_NOOP("Review", "Painted mask"),
}


def tr(words: str) -> str:
    """Return a text in the language of the window."""
    return QCoreApplication.translate("Review", words)


def _whole(value: int) -> str:
    return QLocale().toString(value)


def finding_words(
    finding: Finding, called: Called, numbers: Mapping[MediaId, int], name: Name
) -> str:
    """Return of which kind a finding is, what it is called, and on which of several images.

    Args:
        finding: which.
        called: what it is called.
        numbers: of the images in the case.
        name: says terms.
    """
    said = tr(_KINDS[finding.kind])
    words = called_words(called, name)
    said = with_value(said, words) if words else said
    image = numbers.get(finding.media_id) if finding.media_id is not None else None
    if image is None or len(numbers) < 2:
        return said
    return tr(QT_TRANSLATE_NOOP("Review", "{label}, image {number}")).format(
        label=said, number=image
    )


def aspect_words(aspect: Aspect, kind: FindingKind, about: Term | None, name: Name) -> str:
    """Return what a part of a finding of a kind is called; of a value it is the attribute."""
    if about is not None:
        return name(about)
    if aspect is Aspect.CLAIM:
        return tr(_KINDS[kind])
    if aspect is Aspect.SHOWS:
        serves = kind is FindingKind.ADVICE
        return (
            tr(QT_TRANSLATE_NOOP("Review", "Serves"))
            if serves
            else tr(QT_TRANSLATE_NOOP("Review", "Shows"))
        )
    return tr(_ASPECTS[aspect])


def told_words(aspect: Aspect, told: Told, name: Name) -> str:
    """Return what a part of a finding says."""
    found = _coded(told)
    if found is not None:
        return found
    if isinstance(told, Value):
        said = value_words(told, name)
        measured = tr(QT_TRANSLATE_NOOP("Review", "measured"))
        return with_key(said, measured) if told.measured else said
    if isinstance(told, Outline | Brush):
        return shape_words(told)
    if isinstance(told, tuple):
        words = [called_words(one, name) or _gone() for one in told]
        return " – ".join(words) if aspect is Aspect.CLAIM else listed(words)
    return called_words(told, name) if isinstance(told, Term | Site | str) else str(told)


def _coded(told: Told) -> str | None:
    if isinstance(told, Usable):
        return tr(_USABLE[told])
    if isinstance(told, LesionRole):
        return role_words(told)
    if isinstance(told, Together):
        return together_words(told)
    if isinstance(told, DiscardReason):
        return discard_words(told)
    return None


def _gone() -> str:
    return tr(QT_TRANSLATE_NOOP("Review", "taken away"))


def called_words(called: Called, name: Name) -> str:
    """Return a term, a place with its side, or words."""
    if isinstance(called, Term):
        return name(called)
    if isinstance(called, Site):
        said = name(called.term)
        if called.laterality is None:
            return said
        side = side_words(called.laterality)
        if called.source is LateralitySource.INFERRED:
            side = with_key(side, tr(QT_TRANSLATE_NOOP("Review", "inferred")))
        return with_value(said, side)
    return called


def shape_words(shape: Shape) -> str:
    """Return of which kind a mark is, how large, and where, in pixels of the image."""
    if isinstance(shape, Brush):
        left, top, width, height = shape.left, shape.top, shape.width, shape.height
    else:
        xs, ys = zip(*shape.points, strict=True)
        left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
    if shape.kind is ShapeKind.POINT:
        said = tr(QT_TRANSLATE_NOOP("Review", "{shape} at {x}, {y}"))
    else:
        said = tr(QT_TRANSLATE_NOOP("Review", "{shape}, {width} × {height} at {x}, {y}"))
    return said.format(
        shape=tr(_SHAPES[shape.kind]),
        width=_whole(round(width)),
        height=_whole(round(height)),
        x=_whole(round(left)),
        y=_whole(round(top)),
    )


def value_words(value: Value, name: Name) -> str:
    """Return what an attribute is said to be."""
    told = [name(term) for term in value.descriptors]
    ends = [number(end) for end in (value.least, value.most) if end is not None]
    if ends:
        both = "–".join(dict.fromkeys(ends))
        told.append(f"{both} {value.unit}".strip())
    return listed(told)


def change_lines(change: FindingChange, name: Name) -> tuple[str, ...]:
    """Return what became of a finding, a line for each part."""
    label = called_words(change.called, name) or tr(_KINDS[change.finding.kind])
    if change.gone:
        return (tr(QT_TRANSLATE_NOOP("Review", "{label} was taken away")).format(label=label),)
    if change.fresh:
        return (tr(QT_TRANSLATE_NOOP("Review", "{label} was added")).format(label=label),)
    return tuple(_line(one, change, label, name) for one in change.parts)


def _line(one: PartChange, change: FindingChange, label: str, name: Name) -> str:
    before, after = (
        "" if side is None else told_words(one.aspect, side, name)
        for side in (one.before, one.after)
    )
    if one.after is None:
        said = tr(QT_TRANSLATE_NOOP("Review", "{label} was taken away")).format(label=before)
    elif one.before is None:
        said = tr(QT_TRANSLATE_NOOP("Review", "{label} was added")).format(label=after)
    else:
        said = tr(QT_TRANSLATE_NOOP("Review", "{before} became {after}")).format(
            before=before, after=after
        )
    if one.aspect is Aspect.CLAIM:
        return said
    part = aspect_words(one.aspect, change.finding.kind, one.about, name)
    return with_value(listed((label, part)), said)
