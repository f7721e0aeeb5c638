"""The files of each format in which annotations are given away."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.exported import (
    OF_DICOM,
    AnnotatedCase,
    FileFormat,
    Holds,
    Loss,
    losses,
)
from medannot.domain.annotation.finding import Term
from medannot.domain.ids import MediaId
from medannot.exchange.annotations import (
    case_lines,
    coco,
    cvat,
    label_maps,
    label_studio,
    labelme,
    tidy,
)
from medannot.exchange.annotations.dicom import planning
from medannot.exchange.annotations.dicom.terms import TermCode, TermCodesOf
from medannot.exchange.annotations.tidy import CodesOf

Files = Iterator[tuple[str, bytes]]
"""Paths within the folder, with slashes, and what the files hold."""


WITH_CODES = frozenset({FileFormat.CSV, FileFormat.JSONL, *OF_DICOM})
"""Formats that hold the codes of terms."""

BESIDE_IMAGES = frozenset({FileFormat.LABELME})
"""Formats whose files lie in the folder of the images; others have these in a folder below."""

ONE_LANGUAGE = frozenset(
    {FileFormat.COCO, FileFormat.LABELME, FileFormat.CVAT, FileFormat.LABEL_STUDIO}
)
"""Formats whose labels are words of one language."""

HOLDS: Mapping[FileFormat, Holds] = {
    FileFormat.COCO: coco.HOLDS,
    FileFormat.LABELME: labelme.HOLDS,
    FileFormat.CVAT: cvat.HOLDS,
    FileFormat.LABEL_STUDIO: label_studio.HOLDS,
    FileFormat.MASKS: label_maps.HOLDS,
    FileFormat.CSV: tidy.HOLDS,
    FileFormat.JSONL: case_lines.HOLDS,
    **planning.HOLDS,
}


def _no_codes(_term: Term) -> Sequence[TermCode]:
    return ()


def _no_image(media_id: MediaId) -> bytes:
    raise LookupError(media_id)


@dataclass(frozen=True, slots=True)
class Job:
    """What is written.

    Attributes:
        cases: of one author or of several.
        name: of the project.
        codes_of: looks the codes of a term up.
        term_codes_of: likewise, apart from one another.
        stored: returns the stored file of an image, for formats that refer to it.
    """

    cases: Sequence[AnnotatedCase]
    name: str
    codes_of: CodesOf
    term_codes_of: TermCodesOf = _no_codes
    stored: Callable[[MediaId], bytes] = _no_image


def losses_of(
    format_: FileFormat, cases: Sequence[AnnotatedCase], term_codes_of: TermCodesOf = _no_codes
) -> tuple[Loss, ...]:
    """Return what a format would not hold of some cases, told before anything is written.

    Raises:
        Refusal: the format is for DICOM images, and nothing is said of any.
    """
    if format_ in OF_DICOM:
        return planning.dicom_losses(format_, cases, term_codes_of)
    told = losses(cases, HOLDS[format_])
    return (*told, *label_maps.hidden(cases)) if format_ is FileFormat.MASKS else told


def files_of(format_: FileFormat, job: Job) -> Files:
    """Yield the files of a format.

    Raises:
        InputFault: a finding holds what the format can write in no way.
    """
    return _WRITERS[format_](job)


def _coco(job: Job) -> Files:
    yield "annotations.json", _json(coco.coco(job.cases, job.name))


def _labelme(job: Job) -> Files:
    for name, record in labelme.labelme(job.cases).items():
        yield f"{name.rpartition('.')[0] or name}.json", _json(record)


def _cvat(job: Job) -> Files:
    yield "annotations.xml", cvat.cvat(job.cases, job.name)


def _label_studio(job: Job) -> Files:
    yield "tasks.json", _json(label_studio.label_studio(job.cases))


def _masks(job: Job) -> Files:
    for case in job.cases:
        for made in label_maps.label_maps(case):
            yield f"{case.author}/{made.name}.png", made.png()
            yield f"{case.author}/{made.name}.json", _json(made.legend)


def _csv(job: Job) -> Files:
    yield "annotations.csv", tidy.tidy_csv(job.cases, job.codes_of)
    yield "codebook.csv", tidy.codebook_csv()


def _jsonl(job: Job) -> Files:
    yield "cases.jsonl", case_lines.case_lines(job.cases, job.codes_of)


def _dicom_sr(job: Job) -> Files:
    # highdicom takes a second to load, which nobody else waits for.
    from medannot.exchange.annotations.dicom.report import reports  # noqa: PLC0415 - see above

    yield from reports(job.cases, job.term_codes_of, job.stored)


def _dicom_seg(job: Job) -> Files:
    from medannot.exchange.annotations.dicom.segmentation import (  # noqa: PLC0415 - as above
        segmentations,
    )

    yield from segmentations(job.cases, job.term_codes_of, job.stored)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False).encode()


_WRITERS: Mapping[FileFormat, Callable[[Job], Files]] = {
    FileFormat.COCO: _coco,
    FileFormat.LABELME: _labelme,
    FileFormat.CVAT: _cvat,
    FileFormat.LABEL_STUDIO: _label_studio,
    FileFormat.MASKS: _masks,
    FileFormat.CSV: _csv,
    FileFormat.JSONL: _jsonl,
    FileFormat.DICOM_SR: _dicom_sr,
    FileFormat.DICOM_SEG: _dicom_seg,
}
