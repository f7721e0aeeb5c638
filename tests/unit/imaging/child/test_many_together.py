"""Many small pictures cleaned at once: what is not simply sound among them is left for later."""

from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest

from medannot.domain.deidentification import BASIC
from medannot.imaging.child import many_here
from medannot.imaging.child.host import Decoder, close_shared_decoder
from medannot.imaging.deidentify import CleanImage, clean_here, clean_pictures, clean_some
from tests.helpers.pictures import dicom_file, encoded
from tests.unit.imaging.child.test_decoder import playing

GREY = encoded(np.full((3, 4), 90, np.uint8), "PNG")
RED = encoded(np.full((5, 4, 3), (200, 0, 0), np.uint8), "JPEG")


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    with closing(Decoder()) as made:
        yield made


def test_pictures_together_come_out_as_each_by_itself(decoder: Decoder) -> None:
    files = [(GREY, "a.png"), (RED, "b.jpg"), (GREY, "c.png")]

    cleaned = decoder.clean_many(files, (b"key", BASIC), CleanImage)

    assert cleaned == tuple(clean_here(data, name, b"key", BASIC) for data, name in files)
    assert [(one.rows, one.columns) for one in cleaned if one is not None] == [
        (3, 4),
        (5, 4),
        (3, 4),
    ]


def test_a_broken_one_among_them_is_left_for_later(decoder: Decoder) -> None:
    files = [(GREY, "a.png"), (GREY[:40], "cut.png"), (RED, "b.jpg")]

    cleaned = decoder.clean_many(files, (b"key", BASIC), CleanImage)

    assert [one is None for one in cleaned] == [False, True, False]


@pytest.mark.parametrize(
    "unsound",
    [
        GREY[:-12],
        GREY[:-12] + b"\x00\x00\x00\x04tEXtabcd" + b"\x00" * 4 + GREY[-12:],
        RED[:-2],
    ],
    ids=[
        "PNG without its end",
        "PNG with a wrong checksum behind its pixels",
        "JPEG without its end",
    ],
)
def test_one_that_is_shown_whole_but_not_sound_is_left_for_later(
    decoder: Decoder, unsound: bytes
) -> None:
    cleaned = decoder.clean_many([(unsound, "a"), (RED, "b")], (b"key", BASIC), CleanImage)

    assert [one is None for one in cleaned] == [True, False]


def test_a_process_that_dies_over_them_leaves_all_for_later() -> None:
    with closing(Decoder(playing("listen()"))) as decoder:
        cleaned = decoder.clean_many([(GREY, "a.png"), (RED, "b")], (b"key", BASIC), CleanImage)

    assert cleaned == (None, None)


def test_a_process_that_answers_with_too_few_is_not_believed() -> None:
    script = 'listen()\nsay({"status": "done", "cleaned": [None]})\nlisten()'
    with closing(Decoder(playing(script))) as decoder:
        cleaned = decoder.clean_many([(GREY, "a.png"), (RED, "b")], (b"key", BASIC), CleanImage)

    assert cleaned == (None, None)


def test_once_much_was_computed_the_rest_is_left_for_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(many_here, "_ENOUGH_S", -1.0)
    buffers = (np.frombuffer(GREY, np.uint8),)

    answer, sent = many_here.clean_many(clean_pictures, {"names": ["a.png"]}, buffers)

    assert (answer, sent) == ({"cleaned": [None]}, [])


def test_large_pictures_and_other_files_are_not_put_together() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (800, 800), np.uint8)
    dicom = dicom_file(np.arange(6, dtype=np.int16).reshape(2, 3))
    files = [(encoded(noise, "PNG"), "large.png"), (dicom, "a.dcm"), (b"words", "b"), (GREY, "c")]

    cleaned = clean_some([*files, *[(GREY, "d.png")] * 40], b"key")

    assert [one is None for one in cleaned] == [True, True, True, *[False] * 41]
    close_shared_decoder()
