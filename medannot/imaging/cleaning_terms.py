"""The words that may stay in a de-identified DICOM file.

Attributes that the standard gives fixed terms are filled with anything by scanners and
technicians; so only these terms stay, each value for itself.
"""

import re
from collections.abc import Mapping

from medannot.imaging.dicom_words import BODY_PARTS, MODALITIES

UNITS = "HU|HU_MOD|OD|MGML|Z_EFF|ED|EDW|PCT|BQML|CNTS|NORMALIZED|1/CM|GML|MM2/S|US"
EXPLANATIONS = (
    "(ABDOMEN|ALGO|BONE|BRAIN|CHEST|HARDER|HEAD|LIVER|LUNG|MEDIASTINUM|NORMAL|SOFT|SOFTER|"
    r"SOFT TISSUE|SPINE|WINDOW)[ _]?\d{0,2}"
)

KEPT_TERMS: Mapping[str, str] = {
    "Modality": "|".join(sorted(MODALITIES)),
    "BodyPartExamined": "|".join(sorted(BODY_PARTS)),
    "Laterality": "[LRUB]",
    "ImageLaterality": "[LRUB]",
    "ViewPosition": "AP|PA|LL|RL|RLD|LLD|RLO|LLO|CC|MLO|ML|LM|LMO|XCCL|XCCM|FB|SIO|ISO|CV|AT",
    "PatientOrientation": "[AFHLPR]{1,3}",
    "ImageType": "ORIGINAL|DERIVED|PRIMARY|SECONDARY|AXIAL|LOCALIZER|M|P|ND|NORM|VOLUME|OTHER|"
    "MIXED|MPR|MIP|PROJECTION IMAGE|SINGLE PLANE|BIPLANE A|BIPLANE B|NONE|RESAMPLED|MAX_IP|MIN_IP",
    "PixelSpacingCalibrationType": "GEOMETRY|FIDUCIAL",
    "RescaleType": UNITS,
    "LossyImageCompressionMethod": r"ISO_\d{5}(_\d{1,2})?",
    "BurnedInAnnotation": "YES|NO",
    "RecognizableVisualFeatures": "YES|NO",
}
"""Attributes that keep those of their values which are such a term."""


def is_term(terms: str, value: str) -> bool:
    """Tell whether a value is one of the terms, in capitals or not."""
    return re.fullmatch(terms, value, re.IGNORECASE) is not None


def kept(terms: str, value: str) -> str:
    """Return the value where it is a term, else nothing."""
    return value if is_term(terms, value) else ""
