"""Reports of what was annotated: one Comprehensive SR by TID 1500 for each person's work on a case.

Regions are coordinates on images, never in space, so the simpler of the two classes is right.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from highdicom.sr import (
    ComprehensiveSR,
    DeviceObserverIdentifyingAttributes,
    MeasurementReport,
    ObservationContext,
    ObserverContext,
    PersonObserverIdentifyingAttributes,
)
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes
from pydicom.uid import generate_uid

from medannot import __version__
from medannot.domain.annotation.exported import AnnotatedCase
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.ids import MediaId
from medannot.exchange.annotations.dicom.coding import Coder, one_value, uid_of
from medannot.exchange.annotations.dicom.groups import CaseGroups
from medannot.exchange.annotations.dicom.library import listed
from medannot.exchange.annotations.dicom.planning import on_dicom
from medannot.exchange.annotations.dicom.sources import Source, SourcesOf, source_of
from medannot.exchange.annotations.dicom.terms import TermCodesOf

PROGRAM = "medannot"
UTF_8 = "ISO_IR 192"


def reports(
    cases: Sequence[AnnotatedCase], codes_of: TermCodesOf, sources_of: SourcesOf
) -> Iterator[tuple[str, bytes]]:
    """Yield the reports with their paths: a folder for each author.

    Args:
        cases: of one author or of several.
        codes_of: looks the codes of a term up.
        sources_of: returns stored images.

    Raises:
        InputFault: a stored image cannot be read.
    """
    for case in on_dicom(cases):
        sources = {
            one.media_id: source_of(sources_of(one.media_id), one.name) for one in case.images
        }
        yield f"{case.author}/{case.name}-sr.dcm", _written(_report(case, sources, codes_of))


def _report(
    case: AnnotatedCase, sources: Mapping[MediaId, Source], codes_of: TermCodesOf
) -> Dataset:
    coder = Coder(codes_of)
    content = MeasurementReport(
        observation_context=_observers(case.author),
        procedure_reported=codes.SCT.ImagingProcedure,
        imaging_measurements=list(CaseGroups(case, sources, coder).made()),
        referenced_images=listed(sources.values()),
    )
    return ComprehensiveSR(
        evidence=[one.evidence() for one in sources.values()],
        content=content,
        series_instance_uid=generate_uid(prefix=None),
        series_number=1,
        sop_instance_uid=generate_uid(prefix=None),
        instance_number=1,
        manufacturer=PROGRAM,
        is_complete=bool(case.of_kind(FindingKind.COMPLETE)),
        series_description=f"{PROGRAM} annotations",
        manufacturer_model_name=PROGRAM,
        software_versions=__version__,
        specific_character_set=UTF_8,
        coding_schemes=coder.schemes(),
    )


def _observers(author: str) -> ObservationContext:
    """Return who said it, by the pseudonymous code, and with which program."""
    person = PersonObserverIdentifyingAttributes(name=f"{one_value(author)}^", login_name=author)
    device = DeviceObserverIdentifyingAttributes(
        uid=uid_of(f"{PROGRAM} {__version__}"),
        name=PROGRAM,
        manufacturer_name=PROGRAM,
        model_name=f"{PROGRAM} {__version__}",
    )
    return ObservationContext(
        observer_person_context=ObserverContext(codes.DCM.Person, person),
        observer_device_context=ObserverContext(codes.DCM.Device, device),
    )


def _written(dataset: Dataset) -> bytes:
    target = BytesIO()
    dataset.save_as(target, enforce_file_format=True)
    return target.getvalue()
