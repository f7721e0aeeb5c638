"""Words as sentences of findings need them, in whichever language: squeezed, without glosses."""

import math
import re
from collections.abc import Sequence

from medannot.domain.annotation.finding import Term
from medannot.domain.lexicon.node import Language

_GLOSS = re.compile(r"\s*[(（][^()（）]*[)）]$")
_ENDS = ".!?。！？…"
_LOOSE = " \t.,;:。，；：、"


def squeezed(text: str) -> str:
    """Return a text in one line with single blanks."""
    return " ".join(text.split())


def label(term: Term, language: Language) -> str:
    """Return what a term was called when it was chosen, in a language or, failing that, another."""
    both = squeezed(term.en), squeezed(term.zh)
    wanted = both[::-1] if language is Language.CHINESE else both
    return next((text for text in wanted if text), "")


def without_gloss(text: str) -> str:
    """Return a label without what stands behind it in brackets, such as (1-2 mm)."""
    return _GLOSS.sub("", text) or text


def free(text: str) -> str:
    """Return free words as a part of a sentence: in one line, without a stop of their own."""
    squeezed_text = squeezed(text)
    return squeezed_text.rstrip(_LOOSE)


def closed(text: str, stop: str) -> str:
    """Return a text that ends as a sentence does, free words of another script in their own way."""
    if text.endswith(tuple(_ENDS)):
        return text
    return f"{text}{'.' if text.isascii() else stop}"


def number(value: float) -> str:
    """Return a number as people write it: 0.1, 3, 12.5."""
    if not math.isfinite(value):
        return "?"
    return f"{round(value, 4):.4f}".rstrip("0").rstrip(".")


def listed(words: Sequence[str], comma: str, last: str) -> str:
    """Return words in a row, with another sign before the last one."""
    if len(words) < 2:
        return "".join(words)
    return f"{comma.join(words[:-1])}{last}{words[-1]}"
