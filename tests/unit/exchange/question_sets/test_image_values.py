"""Names of images, however their list was stored."""

import pytest

from medannot.exchange.question_sets.image_values import image_values
from medannot.exchange.question_sets.mapping import ImageForm, ImageRole

NAMES = ImageRole("image", form=ImageForm.NAMES)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("['a.png' 'b.png']", ["a.png", "b.png"]),
        ("['a.png'\n 'it\\'s b.png' \"it's c.png\"]", ["a.png", "it's b.png", "it's c.png"]),
        ("['a.png', 'b.png']", ["a.png", "b.png"]),
        ("['a.png']", ["a.png"]),
        ("array(['a.png', 'b.png'], dtype=object)", ["a.png", "b.png"]),
        ("[1] left.png", ["[1] left.png"]),
        ("[left]", ["[left]"]),
        ("['a.png' ... 'z.png']", ["['a.png' ... 'z.png']"]),
    ],
)
def test_a_list_that_was_stored_as_text_is_read(text: str, names: list[str]) -> None:
    assert image_values({"image": text}, NAMES) == names
