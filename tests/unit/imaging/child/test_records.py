"""Frames and facts over the wire: the same on the other side, and nothing taken on trust."""

import contextlib
import json
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.domain.errors import Sentence
from medannot.domain.media import SpacingKind
from medannot.imaging.child.records import Packer, Unpacker
from medannot.imaging.child.replies import read_frame, read_opened
from medannot.imaging.child.wire import Message, WireFault
from medannot.imaging.frame import Edges, Frame, LookupTable, Overlay, VoiFunction, Window
from medannot.imaging.opened import ImageFacts, SeriesFacts

NOTE = Sentence("{name}: frame {number} is dark.", name="a.dcm", number=2)
FULL = Frame(
    pixels=np.array([[-5, 7, 300], [0, 1, 2]], np.int16),
    monochrome=True,
    inverted=True,
    rescale_slope=0.5,
    rescale_intercept=-1024.0,
    modality_table=LookupTable(-3, tuple(range(200)), 12),
    rescale_unit="HU",
    voi=(
        Window(40.0, 400.0, "ABDOMEN", VoiFunction.SIGMOID),
        LookupTable(0, (1, 2, 3), 8, "own"),
    ),
    spacing=(0.5, 0.25),
    spacing_kind=SpacingKind.PATIENT,
    pixel_aspect=2.0,
    modality="CT",
    padding=(-2000.0, -1500.0),
    overlays=(Overlay(np.array([[True, False, True]]), -1, 4, 2),),
    edges=Edges("R", "L", "A", "P"),
    lossy=True,
    notes=(NOTE, "plain"),
)
FACTS = ImageFacts(rows=2, columns=3, frames=1, monochrome=True)


def sent(value: object) -> tuple[Any, tuple[Any, ...]]:
    packer = Packer()
    packed = json.loads(json.dumps(packer.pack(value)))
    return packed, tuple(np.frombuffer(bytes(part), np.uint8) for part in packer.buffers)


def frame_message(frame: Frame) -> Message:
    packed, buffers = sent(frame)
    return Message({"frame": packed}, buffers)


def test_a_frame_arrives_as_it_was_sent() -> None:
    found = read_frame(frame_message(FULL), FACTS)

    for field in fields(Frame):
        if field.name not in {"pixels", "overlays"}:
            assert getattr(found, field.name) == getattr(FULL, field.name), field.name
    assert found.pixels.dtype == np.int16
    assert found.pixels.tolist() == [[-5, 7, 300], [0, 1, 2]]
    assert not found.pixels.flags.writeable
    (overlay,) = found.overlays
    assert overlay.bits.tolist() == [[True, False, True]]
    assert (overlay.left, overlay.top, overlay.number) == (-1, 4, 2)


def test_a_note_can_still_be_translated() -> None:
    (note, _plain) = read_frame(frame_message(FULL), FACTS).notes

    assert isinstance(note, Sentence)
    assert note.template == "{name}: frame {number} is dark."
    assert note.details == {"name": "a.dcm", "number": 2}


@pytest.mark.parametrize(
    "kind", ["u1", "i1", "<u2", ">u2", "<i2", ">i2", "<u4", "<i4", "<f4", ">f4", "<f8"]
)
def test_every_kind_of_stored_value_arrives(kind: str) -> None:
    pixels = np.array([[0, 1, 2], [3, 4, 100]], kind)
    found = read_frame(frame_message(replace(FULL, pixels=pixels)), FACTS).pixels

    assert found.tolist() == pixels.tolist()
    assert found.dtype == pixels.dtype.newbyteorder("=")


def test_facts_and_options_arrive_as_they_were_sent() -> None:
    facts = replace(FACTS, series=SeriesFacts(study="ab", position=(1.0, 2.0, 3.5)))
    packed, buffers = sent(facts)
    assert read_opened(Message({"format": "dicom", "facts": packed}, buffers)).facts == facts
    options = CleaningOptions(dates=Dates.SHIFTED, keep_overlays=True)
    assert Unpacker(()).record(CleaningOptions, sent(options)[0]) == options


@pytest.mark.parametrize(
    "wrong",
    [
        {"rows": 0},
        {"columns": -1},
        {"rows": 80_000, "columns": 80_000},
        {"frames": 20_001},
        {"orientation": 9},
        {"rows": True},
        {"rows": 2.0},
        {"modality": 5},
        {"modality": "x" * 30_000},
        {"spacing": [1.0]},
        {"spacing": [1.0, "2"]},
        {"spacing_kind": "guessed"},
        {"kind": "Frame"},
        {"more": 1},
        {"series": {"kind": "SeriesFacts"}},
    ],
)
def test_facts_of_no_possible_image_are_refused(wrong: dict[str, object]) -> None:
    packed, buffers = sent(FACTS)
    with pytest.raises(WireFault):
        read_opened(Message({"format": "dicom", "facts": {**packed, **wrong}}, buffers))


@pytest.mark.parametrize(
    "frame",
    [
        replace(FULL, pixels=np.zeros((3, 2), np.int16)),
        replace(FULL, pixels=np.zeros((2, 3, 3), np.uint8)),
        replace(FULL, pixels=np.zeros((2, 3), np.int64)),
        replace(FULL, pixels=np.zeros((2, 3), np.bool_)),
        replace(FULL, monochrome=False),
        replace(FULL, modality_table=LookupTable(0, (), 8)),
        replace(FULL, voi=(LookupTable(0, (1,), 17),)),
        replace(FULL, overlays=FULL.overlays * 17),
        replace(FULL, overlays=(Overlay(np.zeros(3, np.bool_), 0, 0, 1),)),
    ],
)
def test_a_frame_of_another_kind_is_refused(frame: Frame) -> None:
    with pytest.raises(WireFault):
        read_frame(frame_message(frame), FACTS)


@pytest.mark.parametrize(
    "array",
    [
        {"type": "<u2", "shape": [2, 3], "buffer": 9},
        {"type": "<u2", "shape": [2, 3], "buffer": -1},
        {"type": "<u2", "shape": [2, 4], "buffer": 0},
        {"type": "<u2", "shape": [-2, -3], "buffer": 0},
        {"type": "<u2", "shape": [], "buffer": 0},
        {"type": "<u2", "shape": [1 << 70, 3], "buffer": 0},
        {"type": "O", "shape": [2, 3], "buffer": 0},
        {"type": ["<u2"], "shape": [2, 3], "buffer": 0},
        {"type": "|b1", "shape": [1 << 35], "buffer": 0},
        [1, 2],
        None,
    ],
)
def test_an_array_that_lies_is_refused(array: object) -> None:
    message = frame_message(FULL)
    message.fields["frame"]["pixels"] = array
    with pytest.raises(WireFault):
        read_frame(message, FACTS)


@pytest.mark.parametrize(
    "note",
    [
        {"template": "{a:>99999999999}", "details": {"a": 1}},
        {"template": "{a.__class__}", "details": {"a": 1}},
        {"template": "{a[0]}", "details": {"a": "x"}},
        {"template": "{a!r}", "details": {"a": "x"}},
        {"template": "{b}", "details": {"a": "x"}},
        {"template": "{", "details": {"a": "x"}},
        {"template": "{a:{a}}", "details": {"a": "x"}},
        {"template": "{a:d}", "details": {"a": "x"}},
        {"template": "x" * 5000, "details": {}},
        {"template": "x", "details": {"template": "x"}},
        {"template": "x", "details": {"a b": "x"}},
        {"template": "{a}", "details": {"a": None}},
        {"template": "{a}", "details": {"a": [1]}},
        {"template": 5, "details": {}},
        {"template": "x"},
    ],
)
def test_a_sentence_that_does_more_than_speak_is_refused(note: dict[str, object]) -> None:
    message = frame_message(FULL)
    message.fields["frame"]["notes"] = [note]
    with pytest.raises(WireFault):
        read_frame(message, FACTS)


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=5),
    lambda inner: some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=8), inner),
    max_leaves=10,
)


@given(some.sampled_from([field.name for field in fields(Frame)]), JSON)
def test_any_member_replaced_by_anything_is_a_frame_or_refused(name: str, value: object) -> None:
    message = frame_message(FULL)
    message.fields["frame"][name] = value
    with contextlib.suppress(WireFault):
        assert isinstance(read_frame(message, FACTS), Frame)
