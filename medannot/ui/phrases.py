"""How words are put together in the language of the window: lists, names with values, keys."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def listed(words: Iterable[str]) -> str:
    """Return words as a list, such as "A, B"."""
    return QCoreApplication.translate("Phrases", ", ").join(words)


def parted(phrases: Iterable[str]) -> str:
    """Return phrases that may hold commas as a list, such as "A, B; C"."""
    return QCoreApplication.translate("Phrases", "; ").join(phrases)


def sentences(said: Iterable[str]) -> str:
    """Return sentences behind one another."""
    both = QCoreApplication.translate("Phrases", "{sentence} {next}")
    text = ""
    for one in said:
        text = both.format(sentence=text, next=one) if text else one
    return text


def with_value(name: str, value: str) -> str:
    """Return a name and what it is, such as "Side: left"."""
    return QCoreApplication.translate("Phrases", "{name}: {value}").format(name=name, value=value)


def with_key(text: str, key: str) -> str:
    """Return a text with its key or count behind it, such as "Search (Ctrl+F)"."""
    return QCoreApplication.translate("Phrases", "{text} ({key})").format(text=text, key=key)
