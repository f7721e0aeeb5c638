"""Other names of an image are a help where they can be names of files, and nothing else."""

import pytest

from medannot.exchange.question_sets.draft_images import draft_images
from medannot.exchange.question_sets.mapping import ImageRole

ROLE = ImageRole(key="local|im", also="im")


def test_an_image_goes_by_its_own_name_and_has_the_other_beside_it() -> None:
    (image,) = draft_images({"local": "5", "im": "ROCO/5.jpg"}, ROLE)
    assert (image.name, image.others) == ("5", ("ROCO/5.jpg",))


@pytest.mark.parametrize(
    "other", ["/data/ROCO/5.jpg", "../ROCO/5.jpg", "C:\\ROCO\\5.jpg", {"bytes": b"x"}, True]
)
def test_another_name_that_names_no_file_of_the_folder_refuses_no_row(other: object) -> None:
    (image,) = draft_images({"local": "5.jpg", "im": other}, ROLE)
    assert (image.name, image.others) == ("5.jpg", ())
