"""Cells of CSV files that people open in a spreadsheet."""

ESCAPED = ("=", "+", "-", "@", "\t", "\r", "'")
"""Beginnings of texts that get one apostrophe before them."""


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula.

    One that begins like a formula gets one apostrophe before it, and so does one that begins with
    an apostrophe itself: whoever reads the file takes one off a text that begins with one.
    """
    return f"'{text}" if text.startswith(ESCAPED) else text


def unguarded(text: str) -> str:
    """Return a text as it was before `guarded`."""
    return text[1:] if text.startswith("'") else text
