"""Where a DICOM image lies: in its study, in the patient, and which way it is turned."""

import hashlib

from pydicom.dataset import Dataset

from medannot.imaging.dicom_groups import ORIENTATION, POSITION, FrameGroups
from medannot.imaging.dicom_values import count, numbers, text, texts
from medannot.imaging.dicom_words import BODY_PARTS, MODALITIES
from medannot.imaging.frame import Edges
from medannot.imaging.opened import Plane, SeriesFacts

_ALONG = ("LR", "PA", "HF")
"""Letters for the positive and the negative direction of each axis of the patient."""

_OPPOSITE = str.maketrans("LRPAHF", "RLAPFH")
_LEAST_COSINE = 0.2
"""A direction that an edge leans to by less than some 12° gets no letter."""

_MOST_PLANES = 4_000
"""Frames of one volume; to read the places of more would take longer than opening may."""

Axes = tuple[float, float, float, float, float, float]


def read_series(groups: FrameGroups) -> SeriesFacts:
    """Return where a file belongs; identifiers leave it as hashes only."""
    top = groups.top
    return SeriesFacts(
        study=_hashed(text(top, "StudyInstanceUID")),
        series=_hashed(text(top, "SeriesInstanceUID")),
        frame_of_reference=_hashed(text(top, "FrameOfReferenceUID")),
        number=count(top, "SeriesNumber", -1) if text(top, "SeriesNumber") else None,
        instance=count(top, "InstanceNumber", -1) if text(top, "InstanceNumber") else None,
        position=read_position(groups, 1),
        axes=read_axes(groups, 1),
        words=_words(top),
        identity=_hashed(text(top, "SOPInstanceUID")),
    )


def read_position(groups: FrameGroups, number: int) -> tuple[float, float, float] | None:
    """Return where the centre of a frame's first pixel lies in the patient, in millimetres."""
    return _position(groups.of(POSITION, number))


def _position(macro: Dataset) -> tuple[float, float, float] | None:
    values = numbers(macro, "ImagePositionPatient")
    return (values[0], values[1], values[2]) if values and len(values) == 3 else None


def read_planes(groups: FrameGroups, frames: int) -> tuple[Plane | None, ...]:
    """Return where each frame of an enhanced image lies (PS3.3 C.7.6.16.2.3 and .4).

    Only positions of functional groups count: one at the top level of an older file of several
    frames is that of the first, or of none in particular.

    Args:
        groups: of the file.
        frames: how many it has; of far more than a volume has, no places are read.
    """
    if not 1 < frames <= _MOST_PLANES:
        return ()
    planes = tuple(_plane(groups, number) for number in range(1, frames + 1))
    return planes if any(planes) else ()


def _plane(groups: FrameGroups, number: int) -> Plane | None:
    macro = groups.of(POSITION, number)
    position = None if macro is groups.top else _position(macro)
    return None if position is None else Plane(position, read_axes(groups, number))


def read_axes(groups: FrameGroups, number: int) -> Axes | None:
    """Return the direction cosines of a frame's rows and columns; None where they are none."""
    values = numbers(groups.of(ORIENTATION, number), "ImageOrientationPatient")
    if not values or len(values) != 6:
        return None
    row, column = values[:3], values[3:]
    lengths = [sum(part * part for part in vector) for vector in (row, column)]
    across = sum(a * b for a, b in zip(row, column, strict=True))
    if any(abs(one - 1) > 0.02 for one in lengths) or abs(across) > 0.02:
        return None
    return (values[0], values[1], values[2], values[3], values[4], values[5])


def read_edges(groups: FrameGroups, number: int) -> Edges | None:
    """Return letters for the frame's edges, only where the file gives an orientation.

    From Image Orientation (Patient) by PS3.3 C.7.6.2.1.1, else from Patient Orientation
    (C.7.6.1.1.1), which names where rows and columns lead.
    """
    axes = read_axes(groups, number)
    if axes is not None:
        right, bottom = _letters(axes[:3]), _letters(axes[3:])
    else:
        named = tuple(value.upper() for value in texts(groups.top, "PatientOrientation"))
        if len(named) != 2 or not all(_is_direction(value) for value in named):
            return None
        right, bottom = named
    return Edges(right.translate(_OPPOSITE), right, bottom.translate(_OPPOSITE), bottom)


def _letters(vector: tuple[float, ...]) -> str:
    """Return where a direction leads, the nearest axis first."""
    ordered = sorted(enumerate(vector), key=lambda part: -abs(part[1]))
    return "".join(
        _ALONG[axis][0 if share > 0 else 1] for axis, share in ordered if abs(share) > _LEAST_COSINE
    )


def _is_direction(value: str) -> bool:
    """Tell whether it names up to one end of each axis of the patient."""
    axes = [axis for letter in value for axis, ends in enumerate(_ALONG) if letter in ends]
    return 1 <= len(value) == len(axes) == len(set(axes))


def _hashed(uid: str) -> str:
    return hashlib.sha256(uid.encode()).hexdigest()[:16] if uid else ""


def _words(top: Dataset) -> str:
    """Return modality and body part where they are usual terms; anything else may be a name."""
    modality, part = text(top, "Modality").upper(), text(top, "BodyPartExamined").upper()
    known = (modality if modality in MODALITIES else "", part if part in BODY_PARTS else "")
    return " ".join(word for word in known if word)
