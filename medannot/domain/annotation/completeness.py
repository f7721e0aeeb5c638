"""What the protocol still asks of a case before it is submitted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.attributes import applies
from medannot.domain.annotation.checking import Findings
from medannot.domain.annotation.finding import Complete, Diagnosis, Lesion, Quality
from medannot.domain.annotation.project import DiagnosisScope, Schema, Step
from medannot.domain.errors import Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon


class Gap(StrEnum):
    """What is missing."""

    QUALITY = "quality"
    REQUIRED = "required"
    DIAGNOSIS = "diagnosis"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that is missing.

    Attributes:
        step: of the protocol, where it is to be given.
        media_id: the image of which it is missing, or None for the case.
        finding_id: the lesion of which it is missing, or None.
        sentence: for the annotator.
        node_id: of the attribute that is missing, or "".
    """

    gap: Gap
    step: Step
    media_id: MediaId | None
    finding_id: FindingId | None
    sentence: Sentence
    node_id: str = ""


def open_points(
    findings: Findings,
    images: Mapping[MediaId, int],
    schema: Schema,
    lexicon: Lexicon | None = None,
) -> tuple[OpenPoint, ...]:
    """Return what is missing, in the protocol's order; an image that is discarded needs no more.

    Args:
        findings: what is current.
        images: those of the case that can be seen, with their places in it.
        schema: of the project.
        lexicon: of the project, which says what is not asked of some lesions; without it all is.
    """
    said = {
        one.media_id: one.content for one in findings.values() if isinstance(one.content, Quality)
    }
    judged = {media_id for media_id in images if media_id in said}
    usable = {
        media_id: number
        for media_id, number in images.items()
        if media_id not in judged or said[media_id].discarded is None
    }
    return (
        *(_unjudged(one, number) for one, number in images.items() if one not in judged),
        *_required(findings, schema, lexicon),
        *(_undiagnosed(findings, usable, schema) if usable else ()),
        *(_incomplete(findings, schema) if usable else ()),
    )


def _unjudged(media_id: MediaId, number: int) -> OpenPoint:
    sentence = Sentence("Say whether image {number} can be used.", number=number)
    return OpenPoint(Gap.QUALITY, Step.QUALITY, media_id, None, sentence)


def _required(findings: Findings, schema: Schema, lexicon: Lexicon | None) -> Iterator[OpenPoint]:
    for one in findings.values():
        lesion = one.content
        if not isinstance(lesion, Lesion):
            continue
        for attribute in schema.required:
            if lesion.value_of(attribute) is None and applies(attribute, lesion, lexicon):
                name = _name_of(attribute, lexicon)
                sentence = Sentence(
                    "The lesion {name} lacks the attribute {attribute}, which this project asks "
                    "for.",
                    name=lesion.term.en,
                    attribute=name,
                )
                yield OpenPoint(
                    Gap.REQUIRED, Step.LESIONS, one.media_id, one.id, sentence, attribute
                )


def _name_of(attribute: str, lexicon: Lexicon | None) -> str:
    if lexicon is None or attribute not in lexicon:
        return attribute
    return lexicon[attribute].words(Language.ENGLISH).label


def _undiagnosed(
    findings: Findings, usable: Mapping[MediaId, int], schema: Schema
) -> Iterator[OpenPoint]:
    if Step.DIAGNOSES not in schema.steps or _is_healthy(findings, schema):
        return
    named = {one.media_id for one in findings.values() if isinstance(one.content, Diagnosis)}
    if schema.diagnosis_scope is DiagnosisScope.CASE:
        if None not in named:
            sentence = Sentence("Name a diagnosis.")
            yield OpenPoint(Gap.DIAGNOSIS, Step.DIAGNOSES, None, None, sentence)
        return
    for media_id, number in usable.items():
        if media_id not in named:
            sentence = Sentence("Name a diagnosis for image {number}.", number=number)
            yield OpenPoint(Gap.DIAGNOSIS, Step.DIAGNOSES, media_id, None, sentence)


def _is_healthy(findings: Findings, schema: Schema) -> bool:
    """Tell whether it was said that no lesion is seen: then there is nothing to diagnose."""
    kinds = {type(one.content) for one in findings.values()}
    return Step.LESIONS in schema.steps and Complete in kinds and Lesion not in kinds


def _incomplete(findings: Findings, schema: Schema) -> Iterator[OpenPoint]:
    if schema.closed_world and not any(
        isinstance(one.content, Complete) for one in findings.values()
    ):
        sentence = Sentence("Tick that everything visible is annotated.")
        yield OpenPoint(Gap.COMPLETE, schema.steps[-1], None, None, sentence)
