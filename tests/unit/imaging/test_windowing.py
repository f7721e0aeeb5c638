"""Stored values to brightness."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.dataset import Dataset
from pydicom.pixels import apply_modality_lut, apply_voi, apply_windowing

from medannot.imaging.frame import Frame, LookupTable, VoiFunction, Window
from medannot.imaging.presets import PresetCode, presets
from medannot.imaging.windowing import (
    apply_table,
    default_voi,
    index_pixels,
    index_table,
    percentile_windows,
    render_frame,
)


def grey(*values: int, dtype: str = "int16", **facts: object) -> Frame:
    return Frame(pixels=np.array([values], dtype=dtype), monochrome=True, **facts)


def test_a_linear_window_follows_the_formula_of_the_standard() -> None:
    # C.11.2.1.2.1 with c=2048, w=4096 gives 0 at 0 and 255 at 4095; the middle by hand.
    frame = grey(-5, 0, 1, 2047, 2048, 4094, 4095, 5000)
    rendered = render_frame(frame, Window(2048, 4096))
    assert rendered.tolist() == [[0, 0, 0, 127, 128, 255, 255, 255]]


def test_five_pixels_of_a_soft_tissue_window_are_these() -> None:
    # Stored - 1024 = HU; 40/400: black up to -160, white from 239 on; (HU + 160) / 399 * 255.
    frame = grey(864, 865, 1063, 1262, 1263, rescale_intercept=-1024.0)
    assert render_frame(frame, Window(40, 400)).tolist() == [[0, 1, 127, 254, 255]]


def test_a_window_of_width_one_is_a_threshold() -> None:
    assert render_frame(grey(9, 10, 11), Window(10, 1)).tolist() == [[0, 255, 255]]


def test_a_linear_window_narrower_than_one_is_taken_as_exact() -> None:
    frame = grey(0, 50, 100, rescale_slope=0.01)
    assert render_frame(frame, Window(0.5, 0.5)).tolist() == [[0, 128, 255]]
    exact = Window(0.5, 0.5, function=VoiFunction.LINEAR_EXACT)
    assert render_frame(frame, exact).tolist() == [[0, 128, 255]]


def test_a_negative_slope_turns_the_values_and_not_the_picture() -> None:
    frame = grey(0, 100, 200, rescale_slope=-1.0)
    assert render_frame(frame, Window(-99.5, 201)).tolist() == [[255, 128, 0]]


def test_monochrome1_and_the_readers_inversion_cancel_each_other() -> None:
    plain, turned = (
        grey(0, 100, 255, dtype="uint8"),
        grey(0, 100, 255, dtype="uint8", inverted=True),
    )
    window = Window(128, 256)
    assert render_frame(plain, window).tolist() == [[0, 100, 255]]
    assert render_frame(turned, window).tolist() == [[255, 155, 0]]
    assert render_frame(turned, window, inverted=True).tolist() == [[0, 100, 255]]


def test_a_frame_without_a_window_is_spread_over_its_own_range() -> None:
    frame = grey(-100, 0, 155)
    assert default_voi(frame) == Window(28, 256)
    assert render_frame(frame).tolist() == [[0, 100, 255]]


def test_padding_is_left_out_of_the_range() -> None:
    frame = grey(-2000, -100, 0, 155, padding=(-2000, -2000))
    assert render_frame(frame).tolist() == [[0, 0, 100, 255]]
    all_padding = grey(-2000, -2000, padding=(-2000, -2000))
    assert render_frame(all_padding).tolist() == [[0, 0]]


def test_a_range_of_tiny_numbers_does_not_collapse() -> None:
    frame = grey(0, 100, 200, dtype="uint16", rescale_slope=6e-8)
    assert render_frame(frame).tolist() == [[0, 128, 255]]


def test_colours_are_shown_as_they_are() -> None:
    pixels = np.array([[[0, 100, 255]]], dtype="uint8")
    frame = Frame(pixels=pixels, monochrome=False)
    assert render_frame(frame).tolist() == [[[0, 100, 255]]]
    assert render_frame(frame, inverted=True).tolist() == [[[255, 155, 0]]]
    assert presets(frame) == ()
    with pytest.raises(ValueError, match="colour"):
        index_pixels(frame)


@pytest.mark.parametrize(
    ("dtype", "lowest", "highest", "offset"),
    [
        ("uint8", 0, 255, 0),
        ("int8", -128, 127, 128),
        ("uint16", 0, 65_535, 0),
        ("int16", -32_768, 32_767, 32_768),
    ],
)
def test_every_stored_value_has_its_place_in_the_table(
    dtype: str, lowest: int, highest: int, offset: int
) -> None:
    frame = grey(lowest, highest, dtype=dtype)
    indexed = index_pixels(frame)
    assert (indexed.first, indexed.step) == (-offset, 1.0)
    assert indexed.places.dtype == np.uint16
    assert indexed.places.tolist() == [[lowest + offset, highest + offset]]
    out = np.empty_like(indexed.places, dtype=np.uint8)
    table = index_table(frame, indexed, default_voi(frame))
    assert apply_table(indexed.places, table, out) is out
    assert out.tolist() == apply_table(indexed.places, table).tolist() == [[0, 255]]


@given(
    center=st.floats(-2000, 4000).map(lambda value: round(value, 2)),
    width=st.floats(2, 6000).map(lambda value: round(value, 2)),
    slope=st.sampled_from([0.25, 1.0, 2.5]),
    intercept=st.sampled_from([-1024.0, 0.0, 3.5]),
)
def test_the_table_agrees_with_pydicom(
    center: float, width: float, slope: float, intercept: float
) -> None:
    values = np.arange(-3000, 3001, 7, dtype=np.int16)
    frame = grey(*values.tolist(), rescale_slope=slope, rescale_intercept=intercept)
    oracle = Dataset()
    oracle.PhotometricInterpretation, oracle.BitsStored = "MONOCHROME2", 16
    oracle.PixelRepresentation, oracle.WindowCenter, oracle.WindowWidth = 0, center, width
    expected = apply_windowing(values * slope + intercept, oracle) / 65_535 * 255
    assert np.abs(render_frame(frame, Window(center, width))[0] - expected).max() <= 0.5001


def test_ct_offers_the_usual_windows_the_likeliest_first() -> None:
    chest = grey(0, 1, modality="CT", rescale_unit="HU", body_part="CHEST", voi=(Window(1, 2),))
    assert [(p.code, p.voi.center, p.voi.width) for p in presets(chest)] == [
        (PresetCode.SOFT_TISSUE, 40, 400),
        (PresetCode.LUNG, -600, 1500),
        (PresetCode.MEDIASTINUM, 50, 350),
        (PresetCode.BONE, 480, 2500),
        (PresetCode.LIVER, 90, 150),
        (PresetCode.BRAIN, 40, 80),
        (PresetCode.FILE, 1, 2),
        (PresetCode.AUTO, 1, 2),
    ]
    head = grey(0, 1, modality="CT", body_part="HEAD")
    assert presets(head)[0].code is PresetCode.BRAIN


def test_other_modalities_offer_the_files_own_windows_first() -> None:
    own = (Window(600, 1600, "BRAIN"), Window(5, 6))
    frame = grey(*range(1001), modality="MR", voi=own)
    assert [preset.code for preset in presets(frame)][:4] == ["file", "file", "auto", "full_range"]
    assert presets(frame)[0].voi.explanation == "BRAIN"


def test_the_automatic_window_has_a_key_however_many_windows_the_file_has() -> None:
    own = tuple(Window(number, 10) for number in range(1, 4))
    head = grey(*range(1001), modality="CT", body_part="HEAD", voi=own)
    codes = [preset.code for preset in presets(head)]
    assert codes.index(PresetCode.AUTO) == 7
    assert len(codes) == 12
    assert codes.count(PresetCode.FILE) == 3


def test_a_window_of_the_file_that_is_a_usual_one_is_offered_once() -> None:
    own = (Window(40, 80, "BRAIN"), Window(1, 2), Window(1, 2))
    frame = grey(*range(1001), modality="CT", voi=own)
    assert [preset.code for preset in presets(frame)] == [
        "soft_tissue", "lung", "liver", "bone", "brain", "file", "auto", "full_range",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("INNER EAR", "soft_tissue"),
        ("EAR", "temporal_bone"),
        ("FOREARM", "soft_tissue"),
        ("HEART", "soft_tissue"),
        ("LSPINE", "spine"),
        ("ABDOMEN", "soft_tissue"),
        ("CORONARY", "angio"),
    ],
)
def test_the_body_part_decides_which_window_of_ct_comes_first(part: str, first: str) -> None:
    assert presets(grey(0, 9, modality="CT", body_part=part))[0].code == first


def test_projections_and_mr_offer_what_is_dark_and_what_is_bright() -> None:
    # 0 to 1000, each once: percentile p is the value 10 p.
    values = range(1001)
    chest = presets(grey(*values, modality="DX", body_part="CHEST"))
    found = {preset.code.value: preset.voi for preset in chest}
    assert list(found) == ["auto", "full_range", "high_contrast", "mediastinum", "lung"]
    assert found["lung"] == Window((2 + 500 + 1) / 2, 499)
    assert found["mediastinum"] == Window((500 + 998 + 1) / 2, 499)
    assert found["high_contrast"] == Window((100 + 900 + 1) / 2, 801)
    # Stored the other way round, bone is low and bright all the same.
    hand = presets(grey(*values, modality="CR", body_part="HAND", inverted=True))
    turned = {preset.code.value: preset.voi for preset in hand}
    assert turned["bone"] == Window((2 + 500 + 1) / 2, 499)
    assert turned["soft_tissue"] == Window((500 + 998 + 1) / 2, 499)
    head = [preset.code for preset in presets(grey(*values, modality="MR", body_part="HEAD"))]
    assert head == ["auto", "full_range", "high_contrast", "bright_parts", "dark_parts"]
    assert [preset.code for preset in presets(grey(*values, modality="PT"))] == [
        "auto",
        "full_range",
    ]


@given(
    center=st.floats(-900, 900).map(lambda value: round(value, 2)),
    width=st.floats(20, 3000).map(lambda value: round(value, 2)),
    function=st.sampled_from(["SIGMOID", "LINEAR_EXACT"]),
)
def test_sigmoid_and_exact_windows_agree_with_pydicom(
    center: float, width: float, function: str
) -> None:
    values = np.arange(-1000, 1001, 3, dtype=np.int16)
    oracle = Dataset()
    oracle.PhotometricInterpretation, oracle.BitsStored = "MONOCHROME2", 16
    oracle.PixelRepresentation, oracle.WindowCenter, oracle.WindowWidth = 0, center, width
    oracle.VOILUTFunction = function
    expected = apply_windowing(values.astype(float), oracle) / 65_535 * 255
    window = Window(center, width, function=VoiFunction(function.lower()))
    rendered = render_frame(grey(*values.tolist()), window)[0]
    assert np.abs(rendered - expected).max() <= 0.5001


def lut(first: int, entries: list[int], bits: int) -> Dataset:
    item = Dataset()
    item.LUTDescriptor = [len(entries), first, bits]
    item.LUTData = entries
    return item


@given(
    first=st.integers(0, 200),
    entries=st.lists(st.integers(0, 65_535), min_size=2, max_size=40),
)
def test_tables_agree_with_pydicom(first: int, entries: list[int]) -> None:
    values = np.arange(0, 300, dtype=np.uint16)
    oracle = Dataset()
    oracle.PixelRepresentation = 0
    oracle.VOILUTSequence = [lut(first, entries, 16)]
    table = LookupTable(first, tuple(entries), 16)
    expected = apply_voi(values, oracle) / 65_535 * 255
    frame = grey(*values.tolist(), dtype="uint16")
    assert np.abs(render_frame(frame, table)[0] - expected).max() <= 0.5001
    oracle.ModalityLUTSequence = [lut(first, entries, 16)]
    turned = apply_modality_lut(values, oracle)
    through = grey(*values.tolist(), dtype="uint16", modality_table=table, rescale_slope=7.0)
    window = Window(32_768, 65_536)
    plain = grey(*turned.tolist(), dtype="uint16")
    assert render_frame(through, window).tolist() == render_frame(plain, window).tolist()


def test_a_sigmoid_window_gives_these_pixels() -> None:
    # 255 / (1 + exp(-4 (x - 100) / 200)) at 0, 50, 100, 150, 200.
    sigmoid = Window(100, 200, function=VoiFunction.SIGMOID)
    assert render_frame(grey(0, 50, 100, 150, 200), sigmoid).tolist() == [[30, 69, 128, 186, 225]]


def test_a_voi_table_gives_these_pixels() -> None:
    # Entries for 10, 11 and 12, of 0 to 1023: 1023 is white; what lies outside takes the ends.
    table = LookupTable(10, (0, 512, 1023), 10)
    assert render_frame(grey(-5, 10, 11, 12, 99), table).tolist() == [[0, 0, 128, 255, 255]]


def test_a_modality_table_comes_before_the_slope() -> None:
    table = LookupTable(0, (0, 100, 200), 8)
    frame = grey(0, 1, 2, dtype="uint8", modality_table=table, rescale_slope=5.0)
    assert render_frame(frame, Window(100.5, 201)).tolist() == [[0, 128, 255]]


def test_float_values_are_windowed_exactly() -> None:
    frame = grey(0.0, 0.25, 0.5, 1000.0, dtype="float32")
    # (x - 0.25) / 0.5 + 0.5: the far value spoils nothing.
    exact = Window(0.25, 0.5, function=VoiFunction.LINEAR_EXACT)
    assert render_frame(frame, exact).tolist() == [[0, 128, 255, 255]]


def test_values_of_32_bits_are_spread_over_the_table_and_rendered_exactly() -> None:
    frame = grey(-70_000, 0, 70_000, dtype="int32")
    indexed = index_pixels(frame)
    assert indexed.places.tolist() == [[0, 32_768, 65_535]]
    assert indexed.first + indexed.step * 65_535 == pytest.approx(70_000)
    assert render_frame(frame, Window(0.5, 2)).tolist() == [[0, 128, 255]]


def test_no_number_is_dark_and_spoils_no_range() -> None:
    frame = grey(0.0, float("nan"), 2.0, dtype="float32")
    assert render_frame(frame).tolist() == [[0, 0, 255]]
    assert index_pixels(frame).places.tolist() == [[0, 0, 65_535]]


def test_the_automatic_window_leaves_the_extremes_out() -> None:
    values = [-3000, *range(1, 101), 9000]
    window = percentile_windows(grey(*values), [(2.0, 98.0)])[0]
    # Black at 2 and white at 99 of 102 values.
    assert (window.center, window.width) == (51.0, 98.0)
