"""DICOM files of annotations that are broken, foreign, or made to do harm: a sentence for each."""

import struct
import zlib
from collections.abc import Callable

import pytest

from medannot.exchange.annotations.dicom.data_sets import MOST_ELEMENTS, MOST_ITEMS
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from tests.helpers.dicom_projects import slice_at
from tests.helpers.hostile_dicom import (
    DEFLATED,
    ITEM,
    ITEM_END,
    SEQUENCE_END,
    UNDEFINED,
    element,
    file,
)

REPORT = "1.2.840.10008.5.1.4.1.1.88.33"


def head(class_: str = REPORT) -> bytes:
    return element(0x00080016, b"UI", class_.encode())


def many_items() -> bytes:
    """Return two megabytes of empty items, which parsed would be some hundreds."""
    body = (ITEM + bytes(4)) * (MOST_ITEMS + 1)
    return file(head() + element(0x0040A730, b"SQ", body))


def many_elements() -> bytes:
    """Return empty elements, one after the other."""
    item = element(0x00080100, b"SH", b"") * (MOST_ELEMENTS + 1)
    return file(head() + element(0x0040A730, b"SQ", ITEM + struct.pack("<I", len(item)) + item))


def many_hidden_items() -> bytes:
    """Return the same in an element of unknown kind, which is read as the sequence that it is."""
    body = (ITEM + bytes(4)) * (MOST_ITEMS + 1)
    return file(head() + element(0x0040A730, b"UN", body))


def many_packed_items() -> bytes:
    """Return the same deflated: some kilobytes."""
    body = head() + element(0x0040A730, b"SQ", (ITEM + bytes(4)) * (MOST_ITEMS + 1))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return file(packer.compress(body) + packer.flush(), DEFLATED)


def deep(depth: int) -> bytes:
    """Return containers in containers."""
    open_item = ITEM + struct.pack("<I", UNDEFINED) + element(0x0040A040, b"CS", b"CONTAINER")
    start = element(0x0040A730, b"SQ", b"", UNDEFINED) + open_item
    return file(head() + start * depth + (ITEM_END + SEQUENCE_END) * depth)


TOO_MANY = (
    "a.dcm has more elements than a report or segmentation has; it is made to do harm, or "
    "holds too much for one file. Export it in parts."
)
BROKEN = "a.dcm is a broken DICOM file; copy or export it again."
NEITHER = (
    "a.dcm is a DICOM file, but neither a structured report nor a segmentation; nothing is "
    "annotated there."
)
EMPTY = (
    "a.dcm is a structured report without measurement groups (TID 1500); nothing of it can "
    "be marked."
)


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (many_items, TOO_MANY),
        (many_elements, TOO_MANY),
        (many_hidden_items, TOO_MANY),
        (many_packed_items, TOO_MANY),
        (lambda: deep(5000), BROKEN),
        (lambda: deep(40), "a.dcm is nested too deeply for a report."),
        (lambda: file(head()), EMPTY),
        (lambda: file(head() + element(0x0040A730, b"SQ", b"abc", 4000)), BROKEN),
        (lambda: bytes(128) + b"DICM", NEITHER),
        (lambda: bytes(128) + b"DICM" + b"no data set at all, but words" * 20, BROKEN),
        (
            lambda: file(b"", "1.2.840.10008.1.2.2"),
            "a.dcm is in big endian, which is retired; export it anew.",
        ),
        (
            lambda: slice_at(1),
            NEITHER,
        ),
    ],
)
def test_bad_files_have_a_sentence_each(build: Callable[[], bytes], sentence: str) -> None:
    found = read_foreign([ForeignFile("a.dcm", build())])
    assert found.images == ()
    (problem,) = found.problems
    assert problem.sentence() == sentence
