"""A de-identified DICOM file shows what its original shows, whatever kind of image it is."""

import io

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from medannot.domain.errors import InputFault
from medannot.imaging.deidentify import alike, clean_here
from medannot.imaging.frame import Frame, LookupTable, VoiFunction, Window
from medannot.imaging.local_opener import open_here
from medannot.imaging.windowing import render_frame
from tests.helpers.outside import shared_folder
from tests.helpers.pictures import dicom_set, written

KEY = bytes(32)
PIXELS = np.arange(24, dtype=np.uint16).reshape(2, 3, 4) * 100


def frames_of(data: bytes) -> list[Frame]:
    image = open_here(data, "a.dcm", None)
    return [image.frame(number) for number in range(1, image.frames + 1)]


def cleaned(dataset: Dataset) -> tuple[Dataset, list[Frame], list[Frame]]:
    data = written(dataset)
    clean = clean_here(data, "a.dcm", KEY)
    return pydicom.dcmread(io.BytesIO(clean.data)), frames_of(data), frames_of(clean.data)


def item(**attributes: object) -> Dataset:
    dataset = Dataset()
    for keyword, value in attributes.items():
        setattr(dataset, keyword, value)
    return dataset


def table(first: int, entries: list[int], bits: int, **words: str) -> Dataset:
    dataset = item(**words)
    dataset.add_new(0x00283002, "US", [len(entries), first, bits])
    dataset.add_new(0x00283006, "OW", np.array(entries, dtype="<u2").tobytes())
    return dataset


def test_windows_and_rescale_of_each_frame_stay_in_their_groups() -> None:
    dataset = dicom_set(PIXELS, frames=True)
    groups = []
    for number in (1, 2):
        voi = item(WindowCenter=str(100 * number), WindowWidth="50", VOILUTFunction="SIGMOID")
        rescale = item(RescaleSlope=str(number), RescaleIntercept="-7", RescaleType="HU")
        place = item(ImagePositionPatient=["1", "2", str(number)])
        groups.append(
            item(
                FrameVOILUTSequence=Sequence([voi]),
                PixelValueTransformationSequence=Sequence([rescale]),
                PlanePositionSequence=Sequence([place]),
                FrameContentSequence=Sequence([item(FrameComments="ZQX")]),
            )
        )
    dataset.PerFrameFunctionalGroupsSequence = Sequence(groups)
    stored, _, after = cleaned(dataset)
    assert [frame.voi for frame in after] == [
        (Window(100, 50, "", VoiFunction.SIGMOID),),
        (Window(200, 50, "", VoiFunction.SIGMOID),),
    ]
    assert [(f.rescale_slope, f.rescale_intercept, f.rescale_unit) for f in after] == [
        (1, -7, "HU"),
        (2, -7, "HU"),
    ]
    kept = stored.PerFrameFunctionalGroupsSequence[1]
    assert kept.PlanePositionSequence[0].ImagePositionPatient == [1, 2, 2]
    assert "FrameContentSequence" not in kept


def test_tables_stay_and_their_words_only_where_they_name_nobody() -> None:
    dataset = dicom_set(PIXELS[0])
    dataset.ModalityLUTSequence = Sequence([table(0, [9, 8, 7, 6], 8, ModalityLUTType="OD")])
    dataset.VOILUTSequence = Sequence(
        [
            table(5, [0, 100, 4095], 12, LUTExplanation="ZQXNAME"),
            table(1, [0, 1], 8, LUTExplanation="BONE"),
        ]
    )
    _, _, (frame,) = cleaned(dataset)
    assert frame.modality_table == LookupTable(0, (9, 8, 7, 6), 8, "OD")
    assert frame.voi == (LookupTable(5, (0, 100, 4095), 12), LookupTable(1, (0, 1), 8, "BONE"))


@pytest.mark.parametrize(
    ("keyword", "kind"), [("FloatPixelData", "<f4"), ("DoubleFloatPixelData", "<f8")]
)
def test_floating_point_pixels_stay(keyword: str, kind: str) -> None:
    values = np.array([[-1.5, 0.25], [np.pi, 1e30]], dtype=kind)
    dataset = dicom_set(np.zeros((2, 2), np.uint16), WindowCenter="1", WindowWidth="0.5")
    for gone in ("PixelData", "BitsStored", "HighBit", "PixelRepresentation"):
        delattr(dataset, gone)
    dataset.BitsAllocated = values.dtype.itemsize * 8
    setattr(dataset, keyword, values.tobytes())
    _, _, (frame,) = cleaned(dataset)
    assert frame.pixels.dtype == values.dtype
    assert np.array_equal(frame.pixels, values)


def test_palette_colours_are_stored_as_the_colours_that_are_seen() -> None:
    dataset = dicom_set(np.array([[0, 1], [2, 1]], dtype=np.uint8))
    dataset.PhotometricInterpretation = "PALETTE COLOR"
    for number, (colour, values) in enumerate(
        {"Red": [0, 255, 10], "Green": [0, 0, 20], "Blue": [9, 0, 30]}.items()
    ):
        dataset.add_new(0x00281101 + number, "US", [3, 0, 16])
        data = np.array(values, dtype="<u2") << 8
        setattr(dataset, f"{colour}PaletteColorLookupTableData", data.tobytes())
    stored, _, (frame,) = cleaned(dataset)
    assert frame.pixels.tolist() == [[[0, 0, 9], [255, 0, 0]], [[10, 20, 30], [255, 0, 0]]]
    assert stored.PhotometricInterpretation == "RGB"
    assert "RedPaletteColorLookupTableData" not in stored


def test_polarity_aspect_padding_and_frame_time_stay() -> None:
    dataset = dicom_set(
        PIXELS,
        frames=True,
        PresentationLUTShape="INVERSE",
        PixelAspectRatio=["2", "1"],
        CineRate="20",
    )
    dataset.add_new(0x00280120, "US", 100)
    stored, before, after = cleaned(dataset)
    assert [(f.inverted, f.pixel_aspect, f.padding) for f in after] == [(True, 2, (100, 100))] * 2
    assert stored.FrameTime == 50
    assert all(alike(*pair, overlays=True) for pair in zip(before, after, strict=True))


def test_a_file_that_was_cut_short_is_not_taken_in() -> None:
    data = written(dicom_set(PIXELS, frames=True))
    with pytest.raises(InputFault, match=r"a\.dcm is a DICOM file that was cut short"):
        clean_here(data[:-8], "a.dcm", KEY)


def test_every_sample_looks_the_same_when_it_is_de_identified() -> None:
    samples = sorted((shared_folder() / "dicom" / "samples").glob("*.dcm"))
    differing = []
    for path in samples:
        data = path.read_bytes()
        try:
            clean = clean_here(data, path.name, KEY)
        except InputFault as fault:
            if "cannot be de-identified" in str(fault):
                differing.append(path.name)
            continue
        before, after = frames_of(data), frames_of(clean.data)
        same = [
            np.array_equal(render_frame(old), render_frame(new))
            for old, new in zip(before, after, strict=True)
        ]
        if not all(same):
            differing.append(path.name)
    assert samples
    assert differing == []
