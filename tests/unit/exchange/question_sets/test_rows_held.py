"""Few rows of large pictures are held while a file's language is looked for."""

from collections.abc import Iterator
from typing import Any

import pytest

from medannot.exchange.question_sets.file_language import latin_of_rows
from medannot.exchange.question_sets.mapping_files import choose_mapping

PICTURE = bytes(3 * 1024 * 1024)


@pytest.mark.parametrize("images", [PICTURE, {"bytes": PICTURE}, [PICTURE], [{"bytes": PICTURE}]])
def test_rows_are_looked_at_until_eight_mebibytes_are_held(images: object) -> None:
    taken: list[int] = []

    def rows() -> Iterator[tuple[int, dict[str, Any]]]:
        for number in range(1, 101):
            taken.append(number)
            yield number, {"question": "Where?", "A": "a", "B": "b", "images": images}

    found, _ = latin_of_rows(rows(), choose_mapping("choice-table"))

    assert taken == [1, 2, 3]
    assert [row for row, _ in found] == list(range(1, 101))
