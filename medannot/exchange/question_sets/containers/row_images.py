"""VLMEvalKit's saving of repeated pictures: a cell may name the row in which the picture stands.

In a table with the columns `index` and `image`, an image of at most 64 signs that is the index of
another row stands for that row's image (VLMEvalKit, `vlmeval/dataset/image_base.py`).
"""

import tempfile
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from types import TracebackType
from typing import IO, Any, Self

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.containers.source import Rows

_INDEX, _IMAGE = "index", "image"
_LONGEST_NAME = 64


class RowImages:
    """The images that other rows name, laid aside outside the memory.

    Args:
        places: of each image that is named, by the index of its row, where it begins and ends.
        aside: a file without a name.
    """

    def __init__(self, places: Mapping[str, tuple[int, int]], aside: IO[bytes] | None) -> None:
        self._places = places
        self._aside = aside

    @classmethod
    def of(cls, rows: Callable[[], AbstractContextManager[Rows]]) -> Self:
        """Look for images that stand for another row's, and lay those aside that they name.

        Args:
            rows: reads the table anew.
        """
        with rows() as table:
            wanted = _wanted(table)
        if not wanted:
            return cls({}, None)
        aside: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the object
        places: dict[str, tuple[int, int]] = {}
        with rows() as table:
            for _, record in table:
                if not isinstance(record, Sentence) and record[_INDEX] in wanted:
                    begin = aside.tell()
                    aside.write(record[_IMAGE].encode())
                    places[record[_INDEX]] = begin, aside.tell()
        return cls(places, aside)

    def completed(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return a record with the image that its cell stands for."""
        place = self._places.get(record.get(_IMAGE, "")) if self._places else None
        if place is None or self._aside is None:
            return record
        begin, end = place
        self._aside.seek(begin)
        return record | {_IMAGE: self._aside.read(end - begin).decode()}

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of what was laid aside."""
        if self._aside is not None:
            self._aside.close()


def _wanted(table: Rows) -> set[str]:
    """Return the indexes whose images other rows stand for."""
    whole: set[str] = set()
    named: set[str] = set()
    for _, record in table:
        if isinstance(record, Sentence):
            continue
        if _INDEX not in record or _IMAGE not in record:
            return set()
        image = record[_IMAGE]
        if len(image) > _LONGEST_NAME:
            whole.add(record[_INDEX])
        else:
            named.add(image)
    return whole & named
