"""Classes of DICOM objects that hold annotations (PS3.4 B.5)."""

REPORTS = "1.2.840.10008.5.1.4.1.1.88."
"""How the UIDs of all structured reports begin."""

SEGMENTATIONS = frozenset({"1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"})
"""Segmentation, and label map segmentation."""


def may_hold(head: bytes) -> bool:
    """Tell from the first bytes of a file whether it is one of them."""
    return any(one.encode() in head for one in (REPORTS, *SEGMENTATIONS))
