"""Chinese texts as pinyin, for search."""

from collections.abc import Sequence


def romanised(text: str) -> Sequence[str]:
    """Return the syllables of a text without tones; what is not Chinese stays as it is."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary loads only for a search

    syllables: list[str] = lazy_pinyin(text)
    return syllables
