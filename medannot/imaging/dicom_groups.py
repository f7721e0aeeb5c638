"""Attributes of one frame: from its own functional group, the shared one, or the top level.

PS3.3 C.7.6.16: an enhanced object keeps windows, rescale, spacing and position in macros, for each
frame or for all of them. Older objects, and careless enhanced ones, keep them at the top.
"""

from dataclasses import dataclass

from pydicom.dataset import Dataset

from medannot.imaging.dicom_values import items

VOI = "FrameVOILUTSequence"
RESCALE = "PixelValueTransformationSequence"
MEASURES = "PixelMeasuresSequence"
POSITION = "PlanePositionSequence"
ORIENTATION = "PlaneOrientationSequence"


@dataclass(frozen=True, slots=True, eq=False)
class FrameGroups:
    """The functional groups of a file."""

    top: Dataset
    shared: tuple[Dataset, ...]
    per_frame: tuple[Dataset, ...]

    def of(self, macro: str, number: int) -> Dataset:
        """Return where a frame's attributes of a macro stand.

        Args:
            macro: keyword of the macro's sequence.
            number: the frame, counted from 1.
        """
        own = self.per_frame[number - 1 : number]
        for group in (*own, *self.shared[:1]):
            for item in items(group, macro)[:1]:
                return item
        return self.top


def read_groups(dataset: Dataset) -> FrameGroups:
    """Return the functional groups of a data set; none where it has none."""
    return FrameGroups(
        dataset,
        items(dataset, "SharedFunctionalGroupsSequence"),
        items(dataset, "PerFrameFunctionalGroupsSequence"),
    )
