"""Numbers of SNOMED CT, looked up by keyword in the dictionary that comes with pydicom.

No file of medannot holds such a number. What a dictionary does not know, since it is older or newer
than the keywords, has none and is told as that (`doubts`).
"""

from collections.abc import Callable
from functools import cache
from importlib.metadata import version

from medannot.domain.lexicon.node import Code

SYSTEM = "SCT"


def dictionary() -> str:
    """Return what the numbers are looked up in, such as "pydicom 3.0.1"."""
    return f"pydicom {version('pydicom')}"


def numbers_of(code: Code) -> tuple[str, ...]:
    """Return the number of a code of SNOMED CT.

    The first call loads the dictionary, which takes some tenths of a second.

    Args:
        code: a keyword of the dictionary of PS3.16; codes of other systems have no other number.

    Returns:
        Nothing where the dictionary does not know the keyword, or knows it for several numbers.
    """
    return _number(code.code) if code.system == SYSTEM else ()


def numbers_at_hand(code: Code) -> tuple[str, ...]:
    """Return the same where it takes no time: nothing while the dictionary is not loaded."""
    return numbers_of(code) if _lookup.cache_info().currsize else ()


@cache
def _number(keyword: str) -> tuple[str, ...]:
    number = _lookup()(keyword)
    return (number,) if number else ()


@cache
def _lookup() -> Callable[[str], str]:
    # Only for who shows or searches codes; a lexicon loads without it.
    from pydicom.sr.codedict import codes  # noqa: PLC0415
    from pydicom.sr.coding import Code as Concept  # noqa: PLC0415

    def look_up(keyword: str) -> str:
        try:
            found = getattr(codes.SCT, keyword)
        except (AttributeError, RuntimeError):  # not known, or known for several numbers
            return ""
        return str(found.value) if isinstance(found, Concept) else ""

    return look_up
