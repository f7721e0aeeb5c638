"""Every hostile file is answered: by a sentence that names it, or by what can honestly be shown."""

import sys
from collections.abc import Iterator
from contextlib import closing

import psutil
import pytest

from medannot.domain.errors import InputFault
from medannot.imaging.child.host import Decoder
from tests.helpers.hostile_files import FILES
from tests.helpers.peak_memory import PeakMemory

MOST_BYTES = 200_000_000

SHOWN = {
    "dicom_cut_in_the_pixels",
    "dicom_deflate_cut",
    "dicom_frames_that_are_not_there",
    "dicom_groups_fewer_than_frames",
    "dicom_groups_of_thousands_of_frames",
    "dicom_half_pixels_of_ybr",
    "dicom_icon_of_the_largest_size",
    "dicom_modality_table_cut",
    "dicom_nested_with_lengths",
    "dicom_odd_length",
    "dicom_offset_table_outside",
    "dicom_one_private_giant",
    "dicom_overlay_beyond",
    "dicom_overlay_outside",
    "dicom_palette_of_odd_bits",
    "dicom_palette_that_lies",
    "dicom_private_flood",
    "dicom_rle_beyond_its_size",
    "dicom_voi_table_cut",
    "dicom_voi_table_of_absurd_bits",
    "dicom_windows_of_words",
    "jpeg_exif_bomb",
    "jpeg_of_many_restarts",
    "jpeg_profile_in_pieces",
    "png_chunk_beyond_its_end",
    "png_exif_bomb",
    "png_inflating_beyond",
    "png_of_animation",
    "png_of_many_chunks",
    "png_profile_bomb",
    "png_text_bomb",
    "stream_jpeg_of_two_hundred_scans",
}
"""Files whose picture is whole, or in part, beside what is hostile in them: it may be shown."""


@pytest.fixture(scope="module")
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.close()


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 110
    assert FILES.keys() >= SHOWN


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused_or_honestly_shown(name: str, decoder: Decoder) -> None:
    data = FILES[name]()
    decoder.prepare()
    told = ""
    with PeakMemory(decoder.pids[0]) as memory:
        try:
            decoder.open(data, name).frame()
        except InputFault as fault:
            told = str(fault)

    assert memory.grown < MOST_BYTES
    if told:
        assert told.startswith(f"{name} ")
        assert told.endswith(".")
        assert "\n" not in told
    else:
        assert name in SHOWN


def test_nothing_leaks_through_all_of_them() -> None:
    me = psutil.Process()
    with closing(Decoder()) as decoder:
        decoder.prepare()
        before = handles(me)
        for name in ("dicom_sequence_of_many_items", "dicom_deflate_bomb", "empty", "huge_png") * 2:
            with pytest.raises(InputFault):
                decoder.open(FILES[name](), name).frame()
        decoder.prepare()

        assert len(decoder.pids) == 1
        assert handles(me) <= before
        (last,) = decoder.pids
    assert not psutil.pid_exists(last)
    assert handles(me) < before


def handles(process: psutil.Process) -> int:
    return int(process.num_handles() if sys.platform == "win32" else process.num_fds())
