"""DICOM files of annotations, told apart by their class."""

from medannot.domain.annotation.foreign import ForeignSet
from medannot.exchange.annotations.dicom.classes import REPORTS, SEGMENTATIONS
from medannot.exchange.annotations.dicom.data_sets import data_set_of
from medannot.exchange.annotations.dicom.report_reading import report_of
from medannot.exchange.annotations.dicom.segmentation_reading import segmentation_of
from medannot.exchange.annotations.reading import refuse_large
from medannot.imaging.dicom_values import text
from medannot.imaging.limits import refuse


def dicom_of(data: bytes, name: str, *, named: bool = True) -> ForeignSet | None:
    """Return the marks of a report or a segmentation.

    Args:
        data: the file.
        name: of the file.
        named: whether a person named it; of files in a folder images are passed over.

    Raises:
        InputFault: it is neither, or broken, or too large.
        EnvironmentFault: the decoding process cannot be started.
    """
    refuse_large(data, name)
    header = data_set_of(data, name)
    class_ = text(header, "SOPClassUID")
    if class_ in SEGMENTATIONS:
        return segmentation_of(header, data, name)
    if class_.startswith(REPORTS):
        return report_of(header, name)
    if not named:
        return None
    raise refuse(
        "{name} is a DICOM file, but neither a structured report nor a segmentation; nothing is "
        "annotated there.",
        name,
    )
