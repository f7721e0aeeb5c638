"""References of a segmentation set to the stored images and their frames."""

from collections.abc import Iterable, Sequence

from pydicom.dataset import Dataset
from pydicom.sequence import Sequence as DicomSequence

from medannot.exchange.annotations.dicom.planes import Plane
from medannot.imaging.dicom_values import items, text


def refer(made: Dataset, stack: Sequence[Plane]) -> None:
    """Put the stored images where highdicom was told of planes."""
    by_uid = {plane.stand_in: plane for plane in stack}
    for group in items(made, "PerFrameFunctionalGroupsSequence"):
        for derivation in items(group, "DerivationImageSequence"):
            for image in items(derivation, "SourceImageSequence"):
                _name(image, by_uid.get(text(image, "ReferencedSOPInstanceUID")))
    images = {plane.source.uid: plane for plane in stack}.values()
    made.SourceImageSequence = DicomSequence(_named(images))
    series: dict[str, list[Plane]] = {}
    for plane in images:
        series.setdefault(text(plane.source.top, "SeriesInstanceUID"), []).append(plane)
    made.ReferencedSeriesSequence = DicomSequence(
        [_series(uid, planes) for uid, planes in series.items()]
    )


def _name(image: Dataset, plane: Plane | None) -> None:
    if plane is None:
        return  # the item stands for several frames and was set before
    image.ReferencedSOPClassUID = text(plane.source.top, "SOPClassUID")
    image.ReferencedSOPInstanceUID = plane.source.uid
    if plane.source.frames > 1:
        image.ReferencedFrameNumber = plane.frame


def _named(planes: Iterable[Plane]) -> list[Dataset]:
    found = []
    for plane in planes:
        item = Dataset()
        item.ReferencedSOPClassUID = text(plane.source.top, "SOPClassUID")
        item.ReferencedSOPInstanceUID = plane.source.uid
        found.append(item)
    return found


def _series(uid: str, planes: Iterable[Plane]) -> Dataset:
    item = Dataset()
    item.SeriesInstanceUID = uid
    item.ReferencedInstanceSequence = DicomSequence(_named(planes))
    return item
