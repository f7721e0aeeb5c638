"""What a case's findings have to fulfil before a change of them is written: a sentence each."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from medannot.domain.annotation.finding import (
    MOST_DIAGNOSES,
    Advice,
    Complete,
    Content,
    Diagnosis,
    Finding,
    FindingKind,
    Lesion,
    LesionRelation,
    Mark,
    Quality,
    Region,
    Value,
)
from medannot.domain.annotation.project import DiagnosisScope, Schema, Step
from medannot.domain.annotation.shapes import Outline, ShapeFault, ShapeKind, faults
from medannot.domain.annotation.terms import terms_of
from medannot.domain.errors import Refusal, Sentence
from medannot.domain.ids import FindingId, MediaId

Findings = Mapping[FindingId, Finding]

_STEPS: Mapping[FindingKind, frozenset[Step]] = {
    FindingKind.QUALITY: frozenset({Step.QUALITY}),
    FindingKind.REGION: frozenset({Step.REGIONS}),
    FindingKind.LESION: frozenset({Step.LESIONS}),
    FindingKind.RELATION: frozenset({Step.LESIONS}),
    FindingKind.MARK: frozenset({Step.REGIONS, Step.LESIONS}),
    FindingKind.DIAGNOSIS: frozenset({Step.DIAGNOSES}),
    FindingKind.ADVICE: frozenset({Step.ADVICE}),
}
_OF_ONE_IMAGE = (Quality, Region, Mark)
_SAID_ONCE = (Quality, Complete)
_SHAPES = {
    ShapeFault.NOT_A_NUMBER: "A corner of this mark lies nowhere; draw it again.",
    ShapeFault.TOO_FEW_POINTS: "This mark has too few points; draw it again.",
    ShapeFault.TOO_MANY_POINTS: "This mark has too many points for its kind; draw it again.",
    ShapeFault.NO_EXTENT: "This mark covers nothing; draw it again.",
    ShapeFault.OUTSIDE: "This mark leaves the image; draw it within.",
    ShapeFault.CROSSES_ITSELF: "The outline crosses itself; move a corner so that it does not.",
    ShapeFault.BAD_RUNS: "The painted area does not fit its box; paint it again.",
}


@dataclass(frozen=True, slots=True)
class ImageArea:
    """An image of the case, as far as marks care.

    Attributes:
        number: its place in the case, counted from 1.
        rows, columns: in the frame of reference.
    """

    number: int
    rows: int
    columns: int
    frames: int
    erased: bool = False


def refuse_unsound(
    before: Findings,
    after: Findings,
    changed: Collection[FindingId],
    images: Mapping[MediaId, ImageArea],
    schema: Schema,
) -> None:
    """Refuse findings that cannot stand together.

    Args:
        before: what is current.
        after: what would be.
        changed: those that are new, changed or taken away.
        images: of the case.
        schema: of the project.

    Raises:
        Refusal: the first fault, in one sentence.
    """
    for fault in _faults(before, after, changed, images, schema):
        raise Refusal(fault.template, **fault.details)


def faults_at_its_place(
    finding: Finding, images: Mapping[MediaId, ImageArea], schema: Schema
) -> tuple[Sentence, ...]:
    """Return why a project has no place for a finding, whatever else is said of the case."""
    return tuple(_place_faults(finding, images, schema))


def faults_in_themselves(findings: Findings) -> Iterator[tuple[FindingId | None, Sentence]]:
    """Yield what is wrong with all that is said of a case, in whatever project it is said.

    Each fault stands with the finding that has it, where it is one alone.
    """
    for one in findings.values():
        if one.media_id is None and isinstance(one.content, _OF_ONE_IMAGE):
            yield one.id, Sentence("A {kind} belongs to one image; name it.", kind=one.kind.value)
        for fault in (*_content_faults(one, {}), *_reference_faults((one,), findings)):
            yield one.id, fault
    for fault in (*_once_faults(findings), *_rank_faults(findings)):
        yield None, fault


def _faults(
    before: Findings,
    after: Findings,
    changed: Collection[FindingId],
    images: Mapping[MediaId, ImageArea],
    schema: Schema,
) -> Iterator[Sentence]:
    for finding_id in changed:
        if (finding := after.get(finding_id)) is not None:
            yield from _place_faults(finding, images, schema)
            yield from _content_faults(finding, images)
            yield from _lexicon_faults(finding, before.get(finding_id), schema)
    # What was not touched stood together before; it is looked at again only where what it goes by
    # was touched. So a stroke costs the same however much is said of the case already.
    touched = [one for key in changed for of in (before, after) if (one := of.get(key)) is not None]
    gone = any(key not in after for key in changed)
    looked_at = after.values() if gone else [after[key] for key in changed]
    yield from _reference_faults(looked_at, after)
    if any(isinstance(one.content, _SAID_ONCE) for one in touched):
        yield from _once_faults(after)
    if any(isinstance(one.content, Diagnosis) for one in touched):
        yield from _rank_faults(after)


def _place_faults(
    finding: Finding, images: Mapping[MediaId, ImageArea], schema: Schema
) -> Iterator[Sentence]:
    asked = _STEPS.get(finding.kind)
    if asked is not None and asked.isdisjoint(schema.steps):
        yield Sentence("This project does not ask for a {kind}.", kind=finding.kind.value)
    if isinstance(finding.content, Diagnosis | Advice):
        by_image = schema.diagnosis_scope is DiagnosisScope.IMAGE
        if by_image and finding.media_id is None:
            yield Sentence("In this project diagnoses and advice belong to an image; name it.")
        if not by_image and finding.media_id is not None:
            yield Sentence("In this project diagnoses and advice belong to the case as a whole.")
    if finding.media_id is None:
        if isinstance(finding.content, _OF_ONE_IMAGE):
            yield Sentence("A {kind} belongs to one image; name it.", kind=finding.kind.value)
        return
    image = images.get(finding.media_id)
    if image is None:
        yield Sentence("The image is not one of this case; open the case again.")
    elif image.erased:
        yield Sentence(
            "Image {number} of this case was erased on request; nothing more can be said of it.",
            number=image.number,
        )


def _content_faults(finding: Finding, images: Mapping[MediaId, ImageArea]) -> Iterator[Sentence]:
    content = finding.content
    image = images.get(finding.media_id) if finding.media_id else None
    if isinstance(content, Mark) and image is not None:
        yield from _mark_faults(content, image)
    elif isinstance(content, Lesion):
        yield from _value_faults(content)
    elif isinstance(content, LesionRelation) and content.subject == content.object:
        yield Sentence("A lesion cannot be related to itself; choose another.")
    elif isinstance(content, Diagnosis | Advice) and not (content.term or content.text.strip()):
        yield Sentence("Choose a term, or write what is meant.")


def _mark_faults(mark: Mark, image: ImageArea) -> Iterator[Sentence]:
    if not 1 <= mark.frame <= image.frames:
        yield Sentence(
            "The image has no frame {frame}; it has {frames}.",
            frame=mark.frame,
            frames=image.frames,
        )
    if isinstance(mark.shape, Outline) and mark.shape.kind is ShapeKind.BRUSH:
        yield Sentence(_SHAPES[ShapeFault.BAD_RUNS])
        return
    for fault in faults(mark.shape, image.columns, image.rows):
        yield Sentence(_SHAPES[fault])


def _value_faults(lesion: Lesion) -> Iterator[Sentence]:
    for (_, name), count in Counter(
        (v.attribute.node_id, v.attribute.en) for v in lesion.values
    ).items():
        if count > 1:
            yield Sentence("The attribute {name} is given twice; give it once.", name=name)
    for value in lesion.values:
        yield from _measure_faults(value)
        chosen = [term.node_id for term in value.descriptors]
        if len(set(chosen)) < len(chosen):
            yield Sentence(
                "A descriptor of {name} is chosen twice; choose it once.", name=value.attribute.en
            )


def _measure_faults(value: Value) -> Iterator[Sentence]:
    numbers = [number for number in (value.least, value.most) if number is not None]
    name = value.attribute.en
    if not all(math.isfinite(number) and number >= 0 for number in numbers):
        yield Sentence("What was measured of {name} is no number; measure it again.", name=name)
    elif len(numbers) == 2 and numbers[0] > numbers[1]:
        yield Sentence("The least of {name} is more than the most; exchange them.", name=name)
    if numbers and not value.unit:
        yield Sentence("What was measured of {name} needs a unit.", name=name)


def _lexicon_faults(finding: Finding, before: Finding | None, schema: Schema) -> Iterator[Sentence]:
    known = set(terms_of(before.content)) if before else set()
    for term in terms_of(finding.content):
        if term.lexicon != schema.lexicon and term not in known:
            yield Sentence(
                "{name} is of {other}, and the project goes by {lexicon}; open the case again and "
                "choose it there.",
                name=term.en or term.zh or term.node_id,
                other=term.lexicon,
                lexicon=schema.lexicon,
            )


def _reference_faults(looked_at: Iterable[Finding], after: Findings) -> Iterator[Sentence]:
    for finding in looked_at:
        content = finding.content
        if isinstance(content, Mark):
            if content.target and not _is(after, content.target, Lesion, Region):
                yield Sentence("A mark shows a lesion or region that is not there any more.")
        elif isinstance(content, LesionRelation):
            if not all(_is(after, one, Lesion) for one in (content.subject, content.object)):
                yield Sentence("A relation names a lesion that is not there any more.")
        elif isinstance(content, Diagnosis):
            if not all(_is_evidence(after, one) for one in content.evidence):
                yield Sentence("The evidence of a diagnosis names what is not there any more.")
        elif isinstance(content, Advice) and content.diagnosis:  # noqa: SIM102  # as those above
            if not _is(after, content.diagnosis, Diagnosis):
                yield Sentence("An advice serves a diagnosis that is not there any more.")


def _is(after: Findings, finding_id: FindingId, *kinds: type[Content]) -> bool:
    found = after.get(finding_id)
    return found is not None and isinstance(found.content, kinds)


def _is_evidence(after: Findings, finding_id: FindingId) -> bool:
    found = after.get(finding_id)
    return found is not None and not isinstance(found.content, Diagnosis | Advice | Complete)


def _once_faults(after: Findings) -> Iterator[Sentence]:
    places = Counter(
        (type(one.content), one.media_id)
        for one in after.values()
        if isinstance(one.content, _SAID_ONCE)
    )
    for (kind, _), count in places.items():
        if count > 1 and kind is Quality:
            yield Sentence("The quality of an image is said once; change what is there.")
        elif count > 1:
            yield Sentence("That everything visible is annotated is said already.")


def _rank_faults(after: Findings) -> Iterator[Sentence]:
    by_place: dict[MediaId | None, list[Diagnosis]] = {}
    for one in after.values():
        if isinstance(one.content, Diagnosis):
            by_place.setdefault(one.media_id, []).append(one.content)
    for diagnoses in by_place.values():
        if len(diagnoses) > MOST_DIAGNOSES:
            yield Sentence(
                "At most {most} diagnoses are considered; take one away first.", most=MOST_DIAGNOSES
            )
        ranks = sorted(one.rank for one in diagnoses)
        if ranks != list(range(1, len(ranks) + 1)):
            yield Sentence("The diagnoses are ranked 1, 2, 3 without gaps; rank them again.")
        named = Counter(one.term.node_id for one in diagnoses if one.term)
        if any(count > 1 for count in named.values()):
            yield Sentence("A disease is named twice; name it once.")
