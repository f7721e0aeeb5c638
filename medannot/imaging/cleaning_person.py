"""What may stay of a patient where an import was told to keep it: dates, sex, age, measures."""

import hashlib
import hmac
import re
from datetime import date, timedelta

from pydicom.dataset import Dataset

from medannot.imaging.cleaning_values import keep_number
from medannot.imaging.dicom_values import text

CHARACTERISTICS = ("PatientSex", "PatientAge", "PatientSize", "PatientWeight")
"""Of option 113108 of PS3.15 what holds no free text."""

_DAYS = ("StudyDate", "SeriesDate", "AcquisitionDate", "ContentDate")
_TIMES = ("StudyTime", "SeriesTime", "AcquisitionTime", "ContentTime")
DATED = (*_DAYS, *_TIMES)
"""Dates and times of the acquisition; a birth date is never kept."""

_OLDEST = 90
_MOST_DAYS = 3_650


def keep_characteristics(source: Dataset, clean: Dataset) -> None:
    """Keep sex, age, size and weight; ages above 90 years become 90, since they are few."""
    sex, age = text(source, "PatientSex").upper(), text(source, "PatientAge").upper()
    if sex in {"F", "M", "O"}:
        clean.PatientSex = sex
    if re.fullmatch(r"\d{3}[DWMY]", age):
        clean.PatientAge = f"{min(int(age[:3]), _OLDEST):03}Y" if age.endswith("Y") else age
    for keyword in ("PatientSize", "PatientWeight"):
        keep_number(source, clean, keyword)


def keep_dates(source: Dataset, clean: Dataset, secret: bytes, *, shift: bool) -> None:
    """Keep the dates and times of the acquisition, all of a patient shifted by the same days."""
    days = _days(source, secret) if shift else 0
    for keyword in _DAYS:
        if (day := _day(text(source, keyword))) is not None:
            setattr(clean, keyword, (day - timedelta(days=days)).strftime("%Y%m%d"))
    for keyword in _TIMES:
        if re.fullmatch(r"([01]\d|2[0-3])([0-5]\d){0,2}(\.\d{1,6})?", text(source, keyword)):
            setattr(clean, keyword, text(source, keyword))


def _days(source: Dataset, secret: bytes) -> int:
    who = text(source, "PatientID") or text(source, "StudyInstanceUID")
    digest = hmac.new(secret, b"days|" + who.encode(), hashlib.sha256).digest()
    return 1 + int.from_bytes(digest[:8], "big") % _MOST_DAYS


def _day(value: str) -> date | None:
    if not re.fullmatch(r"(19|20)\d{6}", value):
        return None
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:
        return None
