"""The images that a report lists with what is known of them (TID 1600)."""

from collections.abc import Iterable

from highdicom.sr import ImageLibraryEntryDescriptors
from pydicom.dataset import Dataset

from medannot.exchange.annotations.dicom.sources import Source
from medannot.imaging.cleaning_values import decimal
from medannot.imaging.dicom_values import numbers

_SECTIONS = frozenset({"CT", "MR", "PT"})


def listed(sources: Iterable[Source]) -> list[Dataset]:
    """Return data sets of the images that can be listed, for highdicom.

    It asks sections and projections for attributes that not all of them have; without the name of
    the modality it asks for none, and classes that it does not know it does not list.
    """
    return [one for one in map(_entry, sources) if _is_known(one)]


def _entry(source: Source) -> Dataset:
    made = source.evidence()
    place, thickness = source.place(1), numbers(source.top, "SliceThickness")
    if made.Modality not in _SECTIONS or source.frames > 1 or place is None or not thickness:
        made.Modality = "OT"
        return made
    position, axes, spacing = place
    made.ImagePositionPatient = [decimal(one) for one in position]
    made.ImageOrientationPatient = [decimal(one) for one in axes]
    made.PixelSpacing = [decimal(one) for one in spacing]
    made.SliceThickness = decimal(thickness[0])
    return made


def _is_known(entry: Dataset) -> bool:
    try:
        ImageLibraryEntryDescriptors(entry)
    except ValueError:
        return False
    return True
