"""UTF-16: known by its mark, or by the zero bytes that every other sign has without one."""

import codecs
import re

MARKED = "utf-16"
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
BLOCK = 4096
"""So many of a file's first bytes are looked at."""

_LEAST = 0.1
"""Share of signs with a zero byte; in Chinese JSON the keys and quotes have one."""

_TIMES_THE_OTHERS = 4
"""So many times as many as zeros on the other side, where 一 (4E00) has one."""

_FEWEST = 4
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def utf_16_codec(head: bytes) -> str:
    """Return Python's name for the UTF-16 that a file begins in, or ""; a guess without a mark.

    Args:
        head: the first bytes of the file.
    """
    if head.startswith(_MARKS):
        return MARKED
    head = head[: min(BLOCK, len(head) // 2 * 2)]
    signs = len(head) // 2
    firsts, seconds = head[::2].count(0), head[1::2].count(0)
    most, least = max(firsts, seconds), min(firsts, seconds)
    if most < max(_FEWEST, _LEAST * signs) or most < _TIMES_THE_OTHERS * least:
        return ""
    codec = "utf-16-be" if firsts > seconds else "utf-16-le"
    text = head.decode(codec, errors="replace")
    # Numbers of two bytes have zeros there as well.
    return "" if _CONTROL.search(text) else codec
