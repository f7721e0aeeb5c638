"""What a row of predictions says of its question beside the id: its words and its options.

An id alone may be another file's: the same number stands for another question in every benchmark.
So a row that repeats its question is believed only where that is the question's; and one that
repeats the options only where they stand in the question's own order, since its letters go by them.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest
from string import ascii_uppercase

from medannot.domain.scoring import normalised

_LETTERED = re.compile(r"\A\s*[(\[]?([A-Z])[.):\]、]\s*")
_LEAST_CUT = 200
"""Signs of a question that was cut off, from which on they are enough to know it by."""


_LONGEST_TOLD = 60
_OTHER_QUESTION = (
    "its id is that of a question with other words than the row repeats ('{question}'); if the id "
    "is right all the same, say which field holds it (--id-field)."
)
_OTHER_OPTIONS = (
    "the options in the row are others than the question's, or stand in another order, so that its "
    "letters would be taken for other options; put them into the question's order, or leave them "
    "out of the file where the letters go by the question."
)


def contradiction(
    asked: str, stem: str, repeated: Sequence[str], options: Sequence[str]
) -> tuple[str, Mapping[str, object]] | None:
    """Return why a row does not answer the question that it goes by; None where it may.

    Args:
        asked: the question as the row repeats it; "" where it does not, or the id is beyond doubt.
        stem: of the question.
        repeated: the options as the row repeats them, or none.
        options: of the question, in the source's order.
    """
    if is_other_question(asked, stem):
        return other_question(asked)
    return (_OTHER_OPTIONS, {}) if has_other_options(repeated, options) else None


def other_question(asked: str) -> tuple[str, Mapping[str, object]]:
    """Return the reason for which a row that repeats another question is refused."""
    plain = " ".join(asked.split())
    told = plain if len(plain) <= _LONGEST_TOLD else f"{plain[:_LONGEST_TOLD].rstrip()}…"
    return _OTHER_QUESTION, {"question": told}


def is_other_question(asked: str, stem: str) -> bool:
    """Tell whether the question that a row repeats is another one than this.

    A source may put a request, a picture's mark or the options around the question, and a cell of
    a workbook cuts a long one off.

    Args:
        asked: as the row repeats it, or "".
        stem: of the question.
    """
    said, known = normalised(asked), normalised(stem)
    if not said or not known:
        return False
    cut = len(said) >= _LEAST_CUT and known.startswith(said)
    return known not in said and not cut


def has_other_options(repeated: Sequence[str], options: Sequence[str]) -> bool:
    """Tell whether the options that a row repeats are others, or stand in another order.

    A spreadsheet may have written some of them otherwise (0.50 as 0.5, 1/2 as a date), so that one
    that is no option at all is passed over where more than a half are as they should be.

    Args:
        repeated: the row's, in its order; none where it repeats none.
        options: of the question, in the source's order.
    """
    if not repeated or not options:
        return False
    said, known = _without_letters(repeated), _without_letters(options)
    if said == known:
        return False
    differing = [(one, own) for one, own in zip_longest(said, known) if one != own]
    moved = any(one in known for one, _ in differing)
    return moved or 2 * len(differing) >= len(known)


def _without_letters(options: Sequence[str]) -> list[str]:
    """Return options as they are compared, without letters that stand in order before all."""
    marks = [_LETTERED.match(text) for text in options]
    signs = "".join(mark[1] for mark in marks if mark)
    if signs == ascii_uppercase[: len(options)]:
        return [_folded(_LETTERED.sub("", text, count=1)) for text in options]
    return [_folded(text) for text in options]


def _folded(text: str) -> str:
    folded = normalised(text) or text.strip()
    try:
        return repr(float(folded))
    except ValueError:
        return folded
