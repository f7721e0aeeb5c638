"""Words as sentences have them: numbers with their nouns, and names that keep to one line."""

import re
from pathlib import PurePath

# What ends a line, moves the cursor or turns the order of writing round; and halves of signs, as
# names have them that are no text in this system's encoding.
_UNRULY = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def one_line(name: str | PurePath) -> str:
    """Return a name of a file as it can stand in a sentence or table, other signs escaped.

    Names on a disk may hold line ends and the signs that command a terminal; these are written as
    in Python's texts.
    """
    return _UNRULY.sub(lambda found: ascii(found[0])[1:-1], str(name))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return such as "1 reader" or "3 readers".

    Args:
        number: how many.
        noun: the word for one.
        plural: the word for several; by default the noun with an s.
    """
    return f"{number} {agreeing(number, noun, plural or f'{noun}s')}"


def agreeing(number: int, one: str, several: str) -> str:
    """Return the word that goes with a number: such as "has" with 1, "have" with 0 or 2."""
    return one if number == 1 else several


_UNCLEAR = re.compile(r"[\d:;,\"]")


def apart(name: str) -> str:
    """Return a name as it can stand before a count, such as in `Lung: 4; "10": 1`.

    One that holds digits or signs of the list itself is in quotation marks, so that nobody takes it
    for a count or for two names.
    """
    plain = one_line(name)
    return f'"{plain}"' if _UNCLEAR.search(plain) else plain
