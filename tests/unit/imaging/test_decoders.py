"""Compressed frames: every transfer syntax, every colour, and what is refused."""

import base64
import struct
from contextlib import suppress

import jpeg_ls
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jpeg_ls.CharLS import encode_buffer
from numpy.typing import NDArray
from openjpeg.utils import encode_array
from pydicom import uid
from pydicom.uid import UID

from medannot.domain.errors import InputFault
from medannot.imaging import decoders
from medannot.imaging.decoders import SYNTAXES, Expected, check_codestream, decode, decoding
from medannot.imaging.decoders.libraries import has_libjpeg, libjpeg_jpeg
from tests.helpers.codestreams import baseline_jpeg, jpeg_2000, lossless_jpeg
from tests.helpers.pictures import jpeg_segment

JFIF = jpeg_segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00")
ADOBE = b"Adobe\x00\x64\x00\x00\x00\x00"
ROWS, COLUMNS = np.mgrid[:24, :40]
GREY = ((ROWS * 7 + COLUMNS * 3) % 256).astype(np.uint8)
COLOUR = np.dstack([ROWS * 10, COLUMNS * 6, 255 - ROWS * 4 - COLUMNS * 2]).astype(np.uint8)
# Made by OpenJPH 0.26 from pixels of our own: row * 60 + column * 9, row * 600 - column * 190,
# and (row * 60, column * 40, row * 10 + column) with the reversible colour transform.
HT_GREY = (
    "/0//UQApQAAAAAAGAAAABAAAAAAAAAAAAAAABgAAAAQAAAAAAAAAAAABBwEB/1AACAACAAAAAv9SAAwAAgABAAUEBEAB"
    "/1wAEyBIUFBQUFBQUFBQUFBQSEhI/2QAFwABT3BlbkpQSCBWZXIgMC4yNi4zLv+QAAoAAAAAAEEAAf+TwCXRAId0AAAA"
    "wBKAygCHdADAEcATgABjAAwZ/gBiNADAJoBUABD+gMt0AHbb/gDkd1UA/9k="
)
HT_SIGNED = (
    "/0//UQApQAAAAAAGAAAABAAAAAAAAAAAAAAABgAAAAQAAAAAAAAAAAABjwEB/1AACAACAAAACv9SAAwAAgABAAUEBEAB"
    "/1wAEyCIkJCQkJCQkJCQkJCQiIiI/2QAFwABT3BlbkpQSCBWZXIgMC4yNi4zLv+QAAoAAAAAAE4AAf+TwAAmNv4CB3QA"
    "AADAABMATf4Ch3QAwAASwAATgO4AB3QAiqqoAMI0AMAAJ4AAVQB79/6Bi3QArnTFlQAYwHdWAP/Z"
)
HT_COLOUR = (
    "/0//UQAvQAAAAAAGAAAABAAAAAAAAAAAAAAABgAAAAQAAAAAAAAAAAADBwEBBwEBBwEB/1AACAACAAAAA/9SAAwAAgAB"
    "AQUEBEAB/1wAEyBQWFhYWFhYWFhYWFhYUFBQ/2QAFwABT3BlbkpQSCBWZXIgMC4yNi4zLv+QAAoAAAAAALAAAf+TwBKA"
    "gwEHdADAEoCHAQd0AMASgPsAx3QAAAAAAAAAwAlAqgEHdADACUBLAYd0AMAJQFMBh3QAwAjgBMAXcwBM5gAiNADACWAE"
    "wPgAR3QALPsAAjQAwAlgBOD4AEd0AAwZ/gBiNADAE0AVEASApvmAC3QAABDBAJH8tQD8AeMAwBNAEwDN5oCLdABS5Ap3"
    "VADAE0AVAM/ngIt0AHbb/gDkd1UA/9k="
)


def expected(
    picture: NDArray[np.generic], syntax: UID, photometric: str = "", **changes: object
) -> Expected:
    colour = picture.ndim == 3
    facts: dict[str, object] = {
        "syntax": syntax,
        "rows": picture.shape[0],
        "columns": picture.shape[1],
        "samples": 3 if colour else 1,
        "bits_allocated": picture.dtype.itemsize * 8,
        "bits_stored": picture.dtype.itemsize * 8,
        "signed": picture.dtype.kind == "i",
        "photometric": photometric or ("RGB" if colour else "MONOCHROME2"),
    }
    return Expected(**{**facts, **changes})


LARGE = np.tile(GREY, (2, 1))
"""The encoder of JPEG 2000 wants at least 32 pixels each way."""


def noise(bits: int, shape: tuple[int, ...] = (7, 9)) -> NDArray[np.unsignedinteger]:
    kind = np.uint8 if bits <= 8 else np.uint16
    return np.random.default_rng(bits).integers(0, 1 << bits, shape).astype(kind)


def far(found: NDArray[np.generic], wanted: NDArray[np.generic]) -> int:
    assert found.shape == wanted.shape
    return int(np.abs(found.astype(np.int64) - wanted.astype(np.int64)).max())


# Lossless JPEG


@pytest.mark.parametrize("syntax", [uid.JPEGLossless, uid.JPEGLosslessSV1])
@pytest.mark.parametrize("bits", [2, 6, 7, 8, 10, 12, 15, 16])
def test_lossless_jpeg_of_every_depth_is_exact(bits: int, syntax: UID) -> None:
    values = noise(bits)
    stream = lossless_jpeg(values, precision=bits)
    found = decode(stream, expected(values, syntax, bits_stored=bits), "a", 1)
    assert found.pixels.dtype == values.dtype
    assert found.pixels.tolist() == values.tolist()
    assert not found.incomplete


@pytest.mark.parametrize("predictor", range(1, 8))
def test_lossless_jpeg_of_every_predictor_is_exact(predictor: int) -> None:
    values = noise(14)
    stream = lossless_jpeg(values, precision=14, predictor=predictor)
    found = decode(stream, expected(values, uid.JPEGLossless, bits_stored=14), "a", 1)
    assert found.pixels.tolist() == values.tolist()


def test_negative_values_of_lossless_jpeg_are_two_complements_of_the_stored_bits() -> None:
    values = np.array([[-2048, -1, 0], [1, 2047, -7]], dtype=np.int16)
    for precision in (12, 16):
        coded = values.view(np.uint16) & ((1 << precision) - 1)
        stream = lossless_jpeg(coded, precision=precision)
        found = decode(stream, expected(values, uid.JPEGLosslessSV1, bits_stored=12), "a", 1)
        assert found.pixels.dtype == np.int16
        assert found.pixels.tolist() == values.tolist()


def test_eight_bit_values_in_sixteen_allocated_bits_keep_their_values() -> None:
    values = noise(8)
    stream = lossless_jpeg(values, precision=8)
    wide = expected(values, uid.JPEGLosslessSV1, bits_allocated=16)
    found = decode(stream, wide, "a", 1).pixels
    assert found.dtype == np.uint16
    assert found.tolist() == values.tolist()


@pytest.mark.parametrize("ids", [(1, 2, 3), (0, 1, 2), (82, 71, 66)])
@pytest.mark.parametrize("mark", [b"", jpeg_segment(0xEE, ADOBE + b"\x00")])
def test_red_green_blue_in_lossless_jpeg_stay(ids: tuple[int, ...], mark: bytes) -> None:
    stream = lossless_jpeg(COLOUR, precision=8, ids=ids, before=mark)
    found = decode(stream, expected(COLOUR, uid.JPEGLosslessSV1), "a", 1)
    assert found.pixels.tolist() == COLOUR.tolist()


def test_sixteen_bit_colours_in_lossless_jpeg_are_exact() -> None:
    values = noise(16, (5, 6, 3))
    stream = lossless_jpeg(values, precision=16)
    found = decode(stream, expected(values, uid.JPEGLosslessSV1), "a", 1)
    assert found.pixels.dtype == np.uint16
    assert found.pixels.tolist() == values.tolist()


@pytest.mark.parametrize(
    ("before", "photometric"),
    [(b"", "YBR_FULL"), (JFIF, "RGB"), (JFIF, "YBR_FULL")],
)
def test_y_cb_cr_in_lossless_jpeg_are_turned_once(before: bytes, photometric: str) -> None:
    coded = np.array([[[76, 85, 255], [150, 44, 21], [29, 255, 107]]], dtype=np.uint8)
    stream = lossless_jpeg(coded, precision=8, before=before)
    found = decode(stream, expected(coded, uid.JPEGLosslessSV1, photometric), "a", 1)
    assert far(found.pixels, np.array([[[254, 0, 0], [0, 255, 1], [0, 0, 254]]])) <= 1


# Lossy JPEG


@pytest.mark.parametrize("syntax", [uid.JPEGBaseline8Bit, uid.JPEGExtended12Bit])
def test_grey_lossy_jpeg_is_what_its_library_says(syntax: UID) -> None:
    stream = baseline_jpeg(GREY)
    found = decode(stream, expected(GREY, syntax), "a", 1).pixels
    assert found.dtype == np.uint8
    assert far(found, GREY) <= 60  # the edges of the saw
    flat = np.full((16, 16), 77, dtype=np.uint8)
    assert far(decode(baseline_jpeg(flat), expected(flat, syntax), "a", 1).pixels, flat) <= 1


@pytest.mark.parametrize("photometric", ["RGB", "YBR_FULL", "YBR_FULL_422"])
@pytest.mark.parametrize("subsampling", [0, 1, 2])
def test_a_jfif_stream_is_y_cb_cr_whatever_the_header_says(
    photometric: str, subsampling: int
) -> None:
    stream = baseline_jpeg(COLOUR, subsampling=subsampling)
    found = decode(stream, expected(COLOUR, uid.JPEGBaseline8Bit, photometric), "a", 1)
    assert far(found.pixels, COLOUR) <= (6 if subsampling == 0 else 40)
    middle = (slice(4, -4), slice(4, -4))
    assert far(found.pixels[middle], COLOUR[middle]) <= 12


@pytest.mark.parametrize("photometric", ["RGB", "YBR_FULL", "YBR_FULL_422"])
def test_adobes_mark_of_turned_colours_counts_once(photometric: str) -> None:
    stream = baseline_jpeg(COLOUR, subsampling=0)
    marked = stream[:2] + jpeg_segment(0xEE, ADOBE + b"\x01") + stream[20:]
    assert b"JFIF" not in marked
    found = decode(marked, expected(COLOUR, uid.JPEGBaseline8Bit, photometric), "a", 1)
    assert far(found.pixels, COLOUR) <= 6


def test_red_green_blue_components_are_not_turned() -> None:
    stream = baseline_jpeg(COLOUR, keep_rgb=True)
    assert b"Adobe" in stream
    bare = stream.replace(stream[2 : stream.index(b"\xff\xdb")], b"")
    numbered = bare.replace(
        b"\x03R\x11\x00G\x11\x00B\x11\x00", b"\x03\x01\x11\x00\x02\x11\x00\x03\x11\x00"
    )
    numbered = numbered.replace(b"\x03R\x00G\x00B\x00", b"\x03\x01\x00\x02\x00\x03\x00")
    assert b"Adobe" not in numbered
    for coded, photometric in [(stream, "RGB"), (stream, "YBR_FULL_422"), (numbered, "RGB")]:
        found = decode(coded, expected(COLOUR, uid.JPEGBaseline8Bit, photometric), "a", 1)
        assert far(found.pixels, COLOUR) <= 6
    as_ybr = decode(numbered, expected(COLOUR, uid.JPEGBaseline8Bit, "YBR_FULL"), "a", 1)
    assert far(as_ybr.pixels, COLOUR) > 50


def test_a_frame_whose_lines_are_told_after_the_scan_is_opened() -> None:
    stream = bytearray(baseline_jpeg(GREY))
    at = stream.index(b"\xff\xc0") + 5
    stream[at : at + 2] = b"\x00\x00"
    late = bytes(stream[:-2]) + jpeg_segment(0xDC, struct.pack(">H", 24)) + b"\xff\xd9"
    found = decode(late, expected(GREY, uid.JPEGBaseline8Bit), "a", 1).pixels
    whole = decode(baseline_jpeg(GREY), expected(GREY, uid.JPEGBaseline8Bit), "a", 1).pixels
    assert found.tolist() == whole.tolist()


def test_an_end_of_spectrum_of_nought_is_read_as_the_whole_spectrum() -> None:
    stream = baseline_jpeg(GREY)
    scan = stream.index(b"\xff\xda")
    end = scan + 2 + int.from_bytes(stream[scan + 2 : scan + 4], "big")
    assert stream[end - 3 : end] == b"\x00\x3f\x00"
    odd = stream[: end - 2] + b"\x00" + stream[end - 1 :]
    found = decode(odd, expected(GREY, uid.JPEGBaseline8Bit), "a", 1).pixels
    assert (
        found.tolist()
        == decode(stream, expected(GREY, uid.JPEGBaseline8Bit), "a", 1).pixels.tolist()
    )


def test_the_end_mark_may_be_missing_but_no_pixels() -> None:
    picture = noise(8, (64, 64))
    stream = baseline_jpeg(picture)
    facts = expected(picture, uid.JPEGBaseline8Bit)
    whole = decode(stream, facts, "a", 1)
    unended = decode(stream[:-2], facts, "a", 1)
    cut = decode(stream[: len(stream) // 2], facts, "a", 1)
    assert (whole.incomplete, unended.incomplete, cut.incomplete) == (False, False, True)
    assert unended.pixels.tolist() == whole.pixels.tolist()
    assert cut.pixels[:16].tolist() == whole.pixels[:16].tolist()


def of_twelve_bits(stream: bytes) -> bytes:
    """Return the stream as one whose samples have twelve bits; its middle grey is then 2048."""
    at = stream.index(b"\xff\xc0")
    return stream[:at] + b"\xff\xc1" + stream[at + 2 : at + 4] + b"\x0c" + stream[at + 5 :]


def test_lossy_jpeg_of_twelve_bits_is_opened() -> None:
    # A coefficient is worth the same in both depths; so values lie as far from the middle.
    facts = expected(GREY, uid.JPEGExtended12Bit, bits_allocated=16, bits_stored=12)
    found = decode(of_twelve_bits(baseline_jpeg(GREY)), facts, "a", 1).pixels
    assert found.dtype == np.uint16
    whole = decode(baseline_jpeg(GREY), expected(GREY, uid.JPEGExtended12Bit), "a", 1).pixels
    inside = (whole > 0) & (whole < 255)
    assert far(found[inside], whole[inside].astype(np.uint16) + (2048 - 128)) <= 1


def test_colours_of_twelve_bits_are_turned() -> None:
    coded = of_twelve_bits(baseline_jpeg(COLOUR, subsampling=0))
    facts = expected(COLOUR, uid.JPEGExtended12Bit, "YBR_FULL", bits_allocated=16, bits_stored=12)
    found = decode(coded, facts, "a", 1).pixels
    assert far(found, COLOUR.astype(np.uint16) + (2048 - 128)) <= 6


def test_what_no_decoder_of_twelve_bits_reads_names_the_addition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(decoding, "has_libjpeg", lambda: False)
    monkeypatch.setattr(decoding, "_DEEP", (broken,))
    facts = expected(GREY, uid.JPEGExtended12Bit, bits_allocated=16, bits_stored=12)
    with pytest.raises(InputFault, match=r"^a is .*frame 2.*12 bits.*medannot\[jpeg12\]"):
        decode(of_twelve_bits(baseline_jpeg(GREY)), facts, "a", 2)


@pytest.mark.skipif(not has_libjpeg(), reason="the addition for 12-bit lossy JPEG is not installed")
def test_the_addition_reads_twelve_bits_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = expected(GREY, uid.JPEGExtended12Bit, bits_allocated=16, bits_stored=12)
    first = decode(of_twelve_bits(baseline_jpeg(GREY)), facts, "a", 1).pixels
    monkeypatch.setattr(decoding, "_DEEP", (broken, libjpeg_jpeg))
    assert far(decode(of_twelve_bits(baseline_jpeg(GREY)), facts, "a", 1).pixels, first) <= 1


# JPEG-LS


@pytest.mark.parametrize("bits", [2, 4, 8, 10, 12, 16])
def test_jpeg_ls_of_every_depth_is_exact(bits: int) -> None:
    values = noise(bits, (40, 50)) if bits in {2, 4} else noise(bits, (20, 30))
    stream = bytes(encode_buffer(values.tobytes(), *values.shape, 1, bits))
    found = decode(stream, expected(values, uid.JPEGLSLossless, bits_stored=bits), "a", 1)
    assert found.pixels.tolist() == values.tolist()


@pytest.mark.parametrize("bits", [6, 7])
def test_jpeg_ls_of_odd_depths_is_exact(bits: int) -> None:
    values = (GREY >> (8 - bits)).astype(np.uint8)
    stream = bytes(encode_buffer(values.tobytes(), *values.shape, 1, bits))
    found = decode(stream, expected(values, uid.JPEGLSLossless, bits_stored=bits), "a", 1)
    assert found.pixels.tolist() == values.tolist()


def test_negative_values_of_jpeg_ls_are_two_complements() -> None:
    values = (GREY.astype(np.int16) - 128) * 8
    coded = values.view(np.uint16) & 0x0FFF
    stream = bytes(encode_buffer(coded.tobytes(), *coded.shape, 1, 12))
    found = decode(stream, expected(values, uid.JPEGLSLossless, bits_stored=12), "a", 1)
    assert found.pixels.tolist() == values.tolist()


@pytest.mark.parametrize("interleave", [0, 1, 2])
def test_jpeg_ls_colours_of_every_order_are_exact(interleave: int) -> None:
    source = np.moveaxis(COLOUR, -1, 0) if interleave == 0 else COLOUR
    stream = bytes(
        encode_buffer(source.tobytes(), *COLOUR.shape[:2], 3, 8, interleave_mode=interleave)
    )
    found = decode(stream, expected(COLOUR, uid.JPEGLSLossless), "a", 1)
    assert found.pixels.tolist() == COLOUR.tolist()


def test_near_lossless_jpeg_ls_is_as_near_as_it_promises() -> None:
    stream = bytes(jpeg_ls.encode_array(GREY, lossy_error=3))
    found = decode(stream, expected(GREY, uid.JPEGLSNearLossless), "a", 1)
    assert 0 < far(found.pixels, GREY) <= 3


@pytest.mark.parametrize("cut", [0, 2])
@pytest.mark.parametrize("padding", [0, 1])
def test_jpeg_ls_opens_with_a_byte_too_many_and_without_its_end_mark(
    cut: int, padding: int
) -> None:
    stream = bytes(jpeg_ls.encode_array(GREY))
    whole = stream[: len(stream) - cut] + bytes(padding if not cut else 0)
    found = decode(whole, expected(GREY, uid.JPEGLSLossless), "a", 1)
    assert found.pixels.tolist() == GREY.tolist()


# JPEG 2000 and HTJ2K


@pytest.mark.parametrize("bits", [1, 8, 10, 12, 16])
def test_jpeg_2000_of_every_depth_is_exact(bits: int) -> None:
    values = noise(bits, (40, 48))
    stream = bytes(encode_array(values, bits_stored=bits))
    found = decode(stream, expected(values, uid.JPEG2000Lossless, bits_stored=bits), "a", 1)
    assert found.pixels.dtype == values.dtype
    assert found.pixels.tolist() == values.tolist()


def test_jpeg_2000_of_twenty_bits_is_exact() -> None:
    values = (LARGE.astype(np.uint32) << 12) + 5
    stream = bytes(encode_array(values, bits_stored=20))
    found = decode(stream, expected(values, uid.JPEG2000Lossless, bits_stored=20), "a", 1)
    assert found.pixels.dtype == np.uint32
    assert found.pixels.tolist() == values.tolist()


def test_signs_of_jpeg_2000_follow_the_data_set() -> None:
    values = (LARGE.astype(np.int16) - 128) * 10
    signed = bytes(encode_array(values, bits_stored=13))
    coded = values.view(np.uint16) & 0x1FFF
    unsigned = bytes(encode_array(coded, bits_stored=13))
    wanted = expected(values, uid.JPEG2000Lossless, bits_stored=13)
    for stream in (signed, unsigned):
        assert decode(stream, wanted, "a", 1).pixels.tolist() == values.tolist()
    plain = expected(coded, uid.JPEG2000Lossless, bits_stored=13)
    assert decode(signed, plain, "a", 1).pixels.tolist() == coded.tolist()


def test_a_jpeg_2000_file_inside_a_frame_is_opened() -> None:
    boxed = jpeg_2000(GREY, no_jp2=False)
    assert boxed[4:8] == b"jP  "
    found = decode(boxed, expected(GREY, uid.JPEG2000Lossless), "a", 1)
    assert found.pixels.tolist() == GREY.tolist()


@pytest.mark.parametrize("photometric", ["YBR_RCT", "RGB"])
def test_a_colour_transform_of_jpeg_2000_is_undone_once(photometric: str) -> None:
    found = decode(jpeg_2000(COLOUR), expected(COLOUR, uid.JPEG2000Lossless, photometric), "a", 1)
    assert found.pixels.tolist() == COLOUR.tolist()


def test_y_cb_cr_without_a_transform_in_jpeg_2000_are_turned() -> None:
    coded = np.full((16, 16, 3), (76, 85, 255), dtype=np.uint8)
    stream = jpeg_2000(coded, mct=0)
    found = decode(stream, expected(coded, uid.JPEG2000Lossless, "YBR_FULL"), "a", 1)
    assert far(found.pixels, np.full((16, 16, 3), (254, 0, 0))) <= 1


def test_lossy_jpeg_2000_is_near() -> None:
    stream = jpeg_2000(COLOUR, irreversible=True, quality_mode="rates", quality_layers=[4])
    found = decode(stream, expected(COLOUR, uid.JPEG2000, "YBR_ICT"), "a", 1)
    assert far(found.pixels, COLOUR) <= 25


@pytest.mark.parametrize("syntax", [uid.HTJ2K, uid.HTJ2KLossless, uid.HTJ2KLosslessRPCL])
def test_htj2k_is_exact(syntax: UID) -> None:
    rows, columns = np.mgrid[:4, :6]
    grey = (rows * 60 + columns * 9).astype(np.uint8)
    signed = (rows * 600 - columns * 190).astype(np.int16)
    colour = np.dstack([rows * 60, columns * 40, rows * 10 + columns]).astype(np.uint8)
    for text, values in [(HT_GREY, grey), (HT_SIGNED, signed), (HT_COLOUR, colour)]:
        photometric = "YBR_RCT" if values.ndim == 3 else ""
        found = decode(base64.b64decode(text), expected(values, syntax, photometric), "a", 1)
        assert found.pixels.tolist() == values.tolist()


# Order of trust


def broken(*_: object) -> NDArray[np.uint8]:
    raise RuntimeError("this decoder is out of order")


@pytest.mark.parametrize(
    ("table", "stream", "facts"),
    [
        ("_LOSSY", baseline_jpeg(COLOUR, subsampling=0), expected(COLOUR, uid.JPEGBaseline8Bit)),
        ("_LOSSLESS", lossless_jpeg(COLOUR, precision=8), expected(COLOUR, uid.JPEGLossless)),
        ("_LS", bytes(jpeg_ls.encode_array(COLOUR)), expected(COLOUR, uid.JPEGLSLossless)),
        ("_JPEG_2000", jpeg_2000(COLOUR), expected(COLOUR, uid.JPEG2000Lossless)),
    ],
)
def test_the_next_decoder_is_asked_where_one_fails(
    table: str, stream: bytes, facts: Expected, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = getattr(decoding, table)
    first = decode(stream, facts, "a", 1).pixels
    for place in range(1, len(order)):
        monkeypatch.setattr(decoding, table, (broken, *order[place:]))
        assert far(decode(stream, facts, "a", 1).pixels, first) <= 1
    monkeypatch.setattr(decoding, table, (broken,) * len(order))
    with pytest.raises(InputFault, match=r"^a is a DICOM file whose frame 7 is broken"):
        decode(stream, facts, "a", 7)


# Refusals


@pytest.mark.parametrize(
    ("syntax", "words"),
    [
        (uid.MPEG2MPML, "MPEG2 Main Profile / Main Level"),
        (uid.HEVCMP51, "HEVC/H.265 Main Profile / Level 5.1"),
        (UID("1.2.840.10008.1.2.4.53"), "JPEG Spectral Selection, Non-Hierarchical"),
        (UID("1.2.840.10008.1.2.4.110"), "JPEG XL Lossless"),
        (UID("1.2.840.10008.1.2.8.1"), "Deflated Image Frame Compression"),
        (UID("1.2.840.10008.1.2.4.94"), "JPIP Referenced"),
        (UID("1.2.840.10008.1.2.4.92"), "JPEG 2000 Part 2"),
        (UID("1.2.3.4"), "1.2.3.4"),
    ],
)
def test_another_transfer_syntax_is_refused_by_its_name(syntax: UID, words: str) -> None:
    assert syntax not in SYNTAXES
    with pytest.raises(InputFault, match=r"^scan is .*which is not opened") as caught:
        decode(b"", expected(GREY, syntax), "scan", 1)
    assert words in str(caught.value)


STREAMS = {
    uid.JPEGBaseline8Bit: baseline_jpeg(GREY),
    uid.JPEGLosslessSV1: lossless_jpeg(GREY, precision=8),
    uid.JPEGLSLossless: bytes(jpeg_ls.encode_array(GREY)),
    uid.JPEG2000Lossless: jpeg_2000(GREY),
}


@pytest.mark.parametrize("syntax", STREAMS)
def test_a_frame_of_another_size_or_kind_is_refused_in_a_sentence_of_both(syntax: UID) -> None:
    for changes, words in [
        ({"rows": 25}, "its header says 40 x 25 pixels, its frame 1 says 40 x 24"),
        ({"columns": 65_500}, "its header says 65500 x 24 pixels, its frame 1 says 40 x 24"),
        ({"samples": 3}, "its header says 3 samples a pixel, its frame 1 says 1"),
    ]:
        with pytest.raises(InputFault) as caught:
            check_codestream(STREAMS[syntax], expected(GREY, syntax, **changes), "a")
        assert str(caught.value).startswith("a is a DICOM file that contradicts itself: ")
        assert words in str(caught.value)


@pytest.mark.parametrize(
    ("declared", "coded", "words"),
    [
        (
            uid.JPEGBaseline8Bit,
            uid.JPEG2000Lossless,
            "JPEG Baseline, its frame 1 is JPEG 2000",
        ),
        (uid.JPEG2000, uid.JPEGBaseline8Bit, "JPEG 2000, its frame 1 is JPEG;"),
        (uid.JPEGLSLossless, uid.JPEGLosslessSV1, "is lossless JPEG"),
        (uid.JPEGLossless, uid.JPEGLSLossless, "is JPEG-LS"),
    ],
)
def test_a_frame_of_another_family_is_refused_in_a_sentence_of_both(
    declared: UID, coded: UID, words: str
) -> None:
    with pytest.raises(InputFault) as caught:
        check_codestream(STREAMS[coded], expected(GREY, declared), "a")
    assert words in str(caught.value)


def test_a_jpeg_coded_in_another_way_than_declared_is_opened_all_the_same() -> None:
    stream = lossless_jpeg(GREY, precision=8)
    found = decode(stream, expected(GREY, uid.JPEGBaseline8Bit), "a", 1)
    assert found.pixels.tolist() == GREY.tolist()


@pytest.mark.parametrize("syntax", [uid.JPEGLosslessSV1, uid.JPEGLSLossless, uid.JPEG2000Lossless])
def test_more_bits_than_are_allocated_are_refused(syntax: UID) -> None:
    values = noise(12, (48, 40))
    stream = {
        uid.JPEGLosslessSV1: lossless_jpeg(values, precision=12),
        uid.JPEGLSLossless: bytes(encode_buffer(values.tobytes(), 48, 40, 1, 12)),
        uid.JPEG2000Lossless: bytes(encode_array(values, bits_stored=12)),
    }[syntax]
    with pytest.raises(InputFault, match=r"8 bits a sample \(8 allocated\), its frame 1 says 12"):
        check_codestream(stream, expected(LARGE, syntax), "a")


def test_a_lossy_frame_of_fewer_bits_is_refused() -> None:
    facts = expected(GREY, uid.JPEGExtended12Bit, bits_allocated=16, bits_stored=12)
    with pytest.raises(InputFault, match=r"12 bits a sample .* its frame 1 says 8"):
        check_codestream(baseline_jpeg(GREY), facts, "a")


def siz(*, tile: tuple[int, int] = (40, 24), steps: bytes = b"\x01\x01", layers: int = 1) -> bytes:
    """Return the main header of a codestream of 40 x 24 pixels."""
    size = struct.pack(">H8IH", 0, 40, 24, 0, 0, *tile, 0, 0, 1) + b"\x07" + steps
    style = struct.pack(">BBHBBBBBB", 1, 0, layers, 0, 5, 4, 4, 0, 1) + b"\x00" * 6
    parts = [(0x51, size), (0x52, style)]
    return b"\xff\x4f" + b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body for marker, body in parts
    )


@pytest.mark.parametrize(
    ("stream", "words"),
    [
        (siz(tile=(0, 24)), "frame 1 is broken in its beginning"),
        (siz(tile=(1, 1)), "960 tiles"),
        (siz(steps=b"\x02\x02"), "fewer samples"),
        (siz(layers=65_535), "far too many layers"),
        (siz(layers=0), "frame 1 is broken in its beginning"),
        (siz()[:20], "frame 1 is broken in its beginning"),
        (b"\x00" * 300, "frame 1 is broken in its beginning"),
        (b"", "frame 1 is broken in its beginning"),
    ],
)
def test_an_absurd_jpeg_2000_header_is_refused_before_decoding(stream: bytes, words: str) -> None:
    with pytest.raises(InputFault, match=words):
        check_codestream(stream, expected(GREY, uid.JPEG2000), "a")


def test_a_jpeg_of_thousands_of_scans_is_refused_before_decoding() -> None:
    stream = baseline_jpeg(GREY, progressive=True)
    last = stream.rindex(b"\xff\xda")
    many = stream[:-2] + stream[last:-2] * 500 + stream[-2:]
    with pytest.raises(InputFault, match="more than 200 scans"):
        check_codestream(many, expected(GREY, uid.JPEGBaseline8Bit), "a")


def test_a_frame_that_was_cut_and_cannot_be_shown_in_part_is_broken() -> None:
    stream = STREAMS[uid.JPEGLSLossless]
    picture = STREAMS[uid.JPEG2000Lossless]
    for syntax, left in [
        (uid.JPEGLSLossless, stream[: len(stream) * 2 // 3]),
        (uid.JPEG2000Lossless, picture[: picture.index(b"\xff\x93") + 50]),
    ]:
        with pytest.raises(InputFault, match="whose frame 3 is broken"):
            decode(left, expected(GREY, syntax), "a", 3)


def waves(bits: int, *, signed: bool) -> NDArray[np.integer]:
    rows, columns = np.mgrid[:160, :120]
    middle = 0 if signed else 1 << (bits - 1)
    values = (np.sin(rows / 20) + np.cos(columns / 15)) * (1 << (bits - 3)) + middle
    return values.astype((np.int16 if signed else np.uint16) if bits > 8 else np.uint8)


@pytest.mark.parametrize(("bits", "signed"), [(8, False), (12, False), (12, True), (16, True)])
def test_of_a_cut_jpeg_2000_frame_a_coarser_one_is_shown(bits: int, signed: bool) -> None:
    values = waves(bits, signed=signed)
    stream = bytes(encode_array(values, bits_stored=bits))
    facts = expected(values, uid.JPEG2000Lossless, bits_stored=bits)
    found = decode(stream[: len(stream) * 2 // 3], facts, "a", 1)
    assert found.incomplete
    # A step of the wave from one pixel to the next is at most a fifteenth of its height.
    assert far(found.pixels, values) <= (1 << (bits - 3)) * 7 // 15
    assert not decode(stream, facts, "a", 1).incomplete


def test_of_a_cut_colour_jpeg_2000_frame_a_coarser_one_is_shown() -> None:
    grey = waves(8, signed=False)
    picture = np.dstack([grey, grey[::-1], 255 - grey]).astype(np.uint8)
    stream = jpeg_2000(picture)
    facts = expected(picture, uid.JPEG2000Lossless, "YBR_RCT")
    found = decode(stream[: len(stream) * 2 // 3], facts, "a", 1)
    assert found.incomplete
    assert far(found.pixels, picture) <= 20


@given(
    data=st.binary(max_size=120),
    head=st.sampled_from([b"\xff\xd8", b"\xff\xd8\xff\xc3", b"\xff\x4f\xff\x51", b""]),
    syntax=st.sampled_from(sorted(SYNTAXES)),
)
def test_no_bytes_of_a_frame_look_like_a_bug(data: bytes, head: bytes, syntax: str) -> None:
    with pytest.raises(InputFault, match=r"^a is a DICOM file"):
        check_codestream(head + data, expected(GREY, UID(syntax)), "a")


@given(place=st.integers(0, 400), value=st.integers(0, 255))
def test_no_altered_byte_of_a_header_looks_like_a_bug(place: int, value: int) -> None:
    for syntax, stream in STREAMS.items():
        altered = bytearray(stream)
        altered[place % len(altered)] = value
        # An altered byte may still be a sound header; what must not come is another fault.
        with suppress(InputFault):
            check_codestream(bytes(altered), expected(GREY, syntax), "a")


def test_the_package_offers_what_the_readers_need() -> None:
    assert set(decoders.__all__) >= {
        "SYNTAXES",
        "Expected",
        "Decoded",
        "check_codestream",
        "decode",
    }
    assert [kind.lossy for kind in SYNTAXES.values()].count(False) == 6
