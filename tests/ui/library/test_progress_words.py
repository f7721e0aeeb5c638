"""How far an import is, in words."""

import pytest

from medannot.domain.progress import Unit
from medannot.ui.library.importing.progress_words import progress_words


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (None, "500 of 999"),
        (Unit.ROWS, "Rows: 500 of 999"),
        (Unit.IMAGES, "Images: 500 of 999"),
        (Unit.QUESTIONS, "Questions: 500 of 999"),
    ],
)
def test_what_is_counted_is_told(unit: Unit | None, words: str) -> None:
    assert progress_words(500, 999, unit) == words
