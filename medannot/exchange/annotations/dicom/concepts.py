"""Coded concepts of foreign objects, whatever of them is there."""

from dataclasses import dataclass

from pydicom.dataset import Dataset

from medannot.exchange.annotations.dicom.terms import OWN_WORDS, PRIVATE
from medannot.imaging.dicom_values import items, text

_MOST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Concept:
    """A coded concept.

    Attributes:
        scheme, value: the code; nothing where it is missing.
        node_id: the lexicon's node, where medannot wrote it.
    """

    scheme: str
    value: str
    meaning: str
    node_id: str = ""

    @property
    def word(self) -> str:
        """Return what people call it; the code where it has no meaning."""
        return self.meaning or self.code

    @property
    def code(self) -> str:
        """Return the code with its scheme, or nothing."""
        return f"{self.scheme} {self.value}" if self.scheme and self.value else self.value

    def is_own(self, word: str) -> bool:
        """Tell whether it is a word of this program."""
        return (self.scheme, self.value) == (OWN_WORDS, word)

    def is_dicom(self, value: str) -> bool:
        """Tell whether it is a code of DICOM's own."""
        return (self.scheme, self.value) == ("DCM", value)


def concept_in(dataset: Dataset, keyword: str) -> Concept | None:
    """Return the first item of a code sequence; None where there is none."""
    for item in items(dataset, keyword):
        found = _concept(item)
        others = [_concept(one) for one in items(item, "EquivalentCodeSequence")]
        own = (one.value for one in (found, *others) if one.scheme == PRIVATE)
        made = Concept(found.scheme, found.value, found.meaning, next(own, ""))
        if made.word:
            return made
    return None


def _concept(item: Dataset) -> Concept:
    keywords = ("CodeValue", "LongCodeValue", "URNCodeValue")
    value = next((word for one in keywords if (word := text(item, one))), "")
    scheme, meaning = text(item, "CodingSchemeDesignator"), text(item, "CodeMeaning")
    return Concept(scheme[:_MOST_TEXT], value[:_MOST_TEXT], meaning[:_MOST_TEXT])
