"""Structured reports taken apart, without highdicom."""

from pydicom.dataset import Dataset


def name_of(item: Dataset) -> tuple[str, str]:
    (code,) = item.ConceptNameCodeSequence
    return code.CodingSchemeDesignator, code.CodeValue


def groups(report: Dataset) -> list[Dataset]:
    """Return the measurement groups, found without highdicom."""
    (container,) = (one for one in report.ContentSequence if name_of(one) == ("DCM", "126010"))
    assert {name_of(one) for one in container.ContentSequence} == {("DCM", "125007")}
    return list(container.ContentSequence)


def items(group: Dataset, value: str, scheme: str = "DCM") -> list[Dataset]:
    return [one for one in group.ContentSequence if name_of(one) == (scheme, value)]


def meaning(item: Dataset) -> str:
    return str(item.ConceptCodeSequence[0].CodeMeaning)
