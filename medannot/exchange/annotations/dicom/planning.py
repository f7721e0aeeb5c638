"""What DICOM objects hold of annotated cases, told before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from medannot.domain.annotation.exported import (
    AnnotatedCase,
    FileFormat,
    Holds,
    Loss,
    LossKind,
    losses,
    marks_of,
)
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.shapes import CLOSED, ShapeKind
from medannot.domain.errors import Refusal
from medannot.domain.media import MediaFormat
from medannot.exchange.annotations.dicom.terms import TermCodesOf, equal_codes, terms_of

HOLDS: Mapping[FileFormat, Holds] = {
    FileFormat.DICOM_SR: Holds(
        findings=frozenset(FindingKind),
        shapes=frozenset(ShapeKind) - {ShapeKind.BRUSH},
        attributes=True,
        frames=True,
    ),
    FileFormat.DICOM_SEG: Holds(
        findings=frozenset({FindingKind.REGION, FindingKind.LESION}),
        shapes=frozenset({ShapeKind.BRUSH}),
        nearly=CLOSED - {ShapeKind.BRUSH},
        notes=False,
        marked_only=True,
        frames=True,
    ),
}


def on_dicom(cases: Iterable[AnnotatedCase]) -> tuple[AnnotatedCase, ...]:
    """Return what is said of DICOM images that are there, and of cases that have one."""
    found = []
    for case in cases:
        images = tuple(one for one in case.images if _is_there(one.format, erased=one.erased))
        those = {one.media_id for one in images}
        findings = tuple(one for one in case.findings if one.media_id in {None, *those})
        if images and findings:
            found.append(replace(case, images=images, findings=findings))
    return tuple(found)


def dicom_losses(
    format_: FileFormat, cases: Sequence[AnnotatedCase], codes_of: TermCodesOf
) -> tuple[Loss, ...]:
    """Return what a report or segmentations would not hold of some cases.

    Raises:
        Refusal: nothing of it could be written.
    """
    held = on_dicom(cases)
    _refuse_nothing(format_, cases, held)
    images = {one.media_id: one for case in cases for one in case.images}.values()
    photographs = sum(one.format is not MediaFormat.DICOM for one in images)
    erased = sum(one.format is MediaFormat.DICOM and one.erased for one in images)
    private = sum(not equal_codes(codes_of(term)) for term in terms_of(held))
    told = (
        Loss(LossKind.PHOTOGRAPHS, photographs),
        Loss(LossKind.ERASED, erased),
        *(_unmarked(held) if format_ is FileFormat.DICOM_SEG else ()),
        *losses(held, HOLDS[format_]),
        Loss(LossKind.PRIVATE_CODES, private, approximate=True),
    )
    return tuple(loss for loss in told if loss.count)


def _unmarked(cases: Sequence[AnnotatedCase]) -> tuple[Loss, ...]:
    """Return the regions without a mark that has an inside: they have no pixels."""
    shown = {
        one.target.id
        for case in cases
        for one in marks_of(case)
        if one.target and one.mark.shape.kind in CLOSED
    }
    regions = (one for case in cases for one in case.of_kind(FindingKind.REGION))
    return (Loss(FindingKind.REGION, sum(one.id not in shown for one in regions)),)


def _is_there(format_: MediaFormat, *, erased: bool) -> bool:
    return format_ is MediaFormat.DICOM and not erased


def _refuse_nothing(
    format_: FileFormat, cases: Sequence[AnnotatedCase], held: Sequence[AnnotatedCase]
) -> None:
    images = [one for case in cases for one in case.images]
    if not any(one.format is MediaFormat.DICOM for one in images):
        raise Refusal(
            "{format} is written for DICOM images, and none of the annotated images is one; "
            "export them as coco or jsonl.",
            format=format_.value,
        )
    if not held:
        raise Refusal("Nothing is said of the DICOM images that are still there.")
    if format_ is FileFormat.DICOM_SEG and not any(
        one.mark.shape.kind in CLOSED for case in held for one in marks_of(case)
    ):
        raise Refusal(
            "No mark with an inside lies on a DICOM image, and dicom-seg holds nothing else; "
            "export as dicom-sr."
        )
