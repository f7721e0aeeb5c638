"""Images that stand in the record: bytes, base64, objects of `datasets`, lists as text."""

import base64
from typing import Any

import pytest

from medannot.exchange.question_sets.draft_images import draft_images
from medannot.exchange.question_sets.mapping import ImageForm, ImageRole
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.values import RowRefused

A, B = b"\x89PNG one", b"\xff\xd8 two"
A64, B64 = base64.b64encode(A).decode(), base64.b64encode(B).decode()


def images(value: Any, form: ImageForm) -> list[tuple[str, bytes | None]]:
    role = ImageRole(key="image", form=form)
    return [(image.name, image.content) for image in draft_images({"image": value}, role)]


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (A, ImageForm.BYTES, [("", A)]),
        ({"bytes": A, "path": "x.png"}, ImageForm.BYTES, [("", A)]),
        ({"bytes": None, "path": "x/y.png"}, ImageForm.BYTES, [("x/y.png", None)]),
        ([{"bytes": A, "path": None}, None, {"bytes": B}], ImageForm.BYTES, [("", A), ("", B)]),
        (None, ImageForm.BYTES, []),
        (A64, ImageForm.BASE64, [("", A)]),
        (f"data:image/png;base64,{A64[:6]}\n{A64[6:]}", ImageForm.BASE64, [("", A)]),
        (f"['{A64}', '{B64}']", ImageForm.BASE64, [("", A), ("", B)]),
        ([A64, ""], ImageForm.BASE64, [("", A)]),
        ("", ImageForm.BASE64, []),
    ],
)
def test_images_are_taken_out_of_records(
    value: Any, form: ImageForm, expected: list[tuple[str, bytes | None]]
) -> None:
    assert images(value, form) == expected


@pytest.mark.parametrize(
    ("value", "form", "reason"),
    [
        ("a.png", ImageForm.BASE64, "the image is no whole base64."),
        ("[__import__('os')]", ImageForm.BASE64, "its list of images is not whole."),
        (b"", ImageForm.BYTES, "the image is empty."),
        (7, ImageForm.BYTES, "the image is given neither as bytes nor as base64."),
        ({"bytes": None, "path": "../x"}, ImageForm.BYTES, "does not lie within"),
        ({"bytes": None, "path": None}, ImageForm.BYTES, "the image is empty."),
        ("1207", ImageForm.BASE64, "the row 1207, and there is no such row with an image."),
    ],
)
def test_what_is_no_image_refuses_the_row(value: Any, form: ImageForm, reason: str) -> None:
    with pytest.raises(RowRefused) as refused:
        images(value, form)
    assert reason in str(refused.value.reason)


def test_nothing_in_a_list_of_our_own_is_an_image_that_is_missing() -> None:
    role = choose_mapping("medannot").images

    found = draft_images({"images": ["a.png", None]}, role)

    assert [image.name for image in found] == ["a.png", "missing"]
    assert draft_images({"images": []}, role) == ()
    assert draft_images({"images": None}, role) == ()
    assert draft_images({"image": [None]}, choose_mapping("pubmedvision").images) == ()
