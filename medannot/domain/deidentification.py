"""What an import takes out of image files, and under which name that is recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

DICOM_PROFILE = "PS3.15-basic"
"""Basic Application Level Confidentiality Profile of DICOM PS3.15 annex E, kept by list."""

PICTURE_PROFILE = "metadata-removed"
"""PNG and JPEG: nothing but pixels, and of a colour profile the numbers."""

PROFILE_VERSION = "2"

COVERED = "covered"
"""Begins the word among the options of an image that says what a person covered in it."""


CHARACTERISTICS_KEPT = "patient-characteristics"
"""Among the options of an image: sex, age, size and weight stayed in it."""


class Dates(StrEnum):
    """What becomes of the dates and times of a DICOM study."""

    REMOVED = "removed"
    SHIFTED = "shifted"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class CleaningOptions:
    """Options of PS3.15 annex E beside the basic profile; by default none is taken.

    UIDs are always replaced, the same by the same; of the equipment nothing is ever kept.

    Attributes:
        dates: SHIFTED moves all dates of a patient by the same secret number of days.
        keep_characteristics: keeps sex, age (90 years at most), size and weight.
        keep_overlays: keeps the drawings over the image, which may hold writing.
    """

    dates: Dates = Dates.REMOVED
    keep_characteristics: bool = False
    keep_overlays: bool = False

    def words(self) -> tuple[str, ...]:
        """Return the options that were taken, as they are recorded."""
        return (
            *((f"dates-{self.dates.value}",) if self.dates is not Dates.REMOVED else ()),
            *((CHARACTERISTICS_KEPT,) if self.keep_characteristics else ()),
            *(("overlays",) if self.keep_overlays else ()),
        )

    @classmethod
    def of_words(cls, words: Sequence[str]) -> Self:
        """Return the options that were recorded in such words; others are left out."""
        dates = next((one for one in Dates if f"dates-{one.value}" in words), Dates.REMOVED)
        return cls(dates, CHARACTERISTICS_KEPT in words, "overlays" in words)


BASIC = CleaningOptions()
"""The basic profile without any option."""
