"""What small files of one import are in together, as those of one patient each are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from medannot.domain.little_words import ENGLISH, LatinTexts, told_of
from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.file_language import LOOKED_AT, may_ask
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.reading import FileReader

_SMALL = 256 * 1024
"""Bytes of a file that is looked at beforehand; it is read twice then."""


def latin_together(
    files: Sequence[QuestionFile],
    mapping: SetMapping | None,
    language: str | None = None,
    encoding: str = "",
) -> LatinTexts:
    """Return what the questions of small files that name no language are in, all together.

    Of some hundred files the first questions are looked at; what is wrong with one is told when
    it is read.

    Args:
        files: of the import.
        mapping: the one that was named.
        language: of all that name none, where a person says it; then nothing is looked at.
        encoding: of their text, where a person says it.
    """
    if language or len(files) < 2 or (mapping is not None and not may_ask(mapping)):
        return ENGLISH
    readers = (
        FileReader(one, mapping, encoding=encoding) for one in _small(islice(files, LOOKED_AT))
    )
    texts = chain.from_iterable(reader.asked() for reader in readers)
    return told_of(islice(texts, LOOKED_AT))


def _small(files: Iterable[QuestionFile]) -> Iterator[QuestionFile]:
    for one in files:
        try:
            if one.path.stat().st_size <= _SMALL:
                yield one
        except OSError:
            continue
