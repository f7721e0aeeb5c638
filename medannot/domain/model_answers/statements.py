"""Where a text states its answer: a part of the rule in `rule`.

In a tag or a box, or behind words that say so ("the answer is"). What is denied, or said on a
condition, is a statement of nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from medannot.domain.model_answers.taken_back import is_denied

_LONGEST_LINE = 2_000  # a statement that goes on for longer is none
_TAGGED = re.compile(r"<answer>(.{0,400}?)</answer>", re.DOTALL | re.IGNORECASE)
_BOXED = re.compile(r"\\boxed\s?\{(?:\\text\s?\{)?([^{}]{0,400})\}{1,2}")
_STATED = re.compile(
    r"\b(?:answer|choice)s?[ \t]{0,4}"
    r"(?:(?::|=)|\b(?:is|are)\b[ \t]{0,4}:?)"
    r"|\b(?:correct|right|best)[ \t]{1,4}options?[ \t]{1,4}(?:is|are)\b[ \t]{0,4}:?"
    r"|(?:答案|正确选项|最佳选项)[ \t]{0,4}(?:应该|应当|应)?(?:是|为|选择|选)?[ \t]{0,4}[:=]?"
    r"|(?:应该选择|应选择|应该选|应选|我选择|我选|故选|选择)[ \t]{0,4}[:=]?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:so|thus|therefore|hence|then|and|now|finally|that|i think|i believe|i conclude)\s+)*"
    r"(?:the|my|our)?\s*(?:single|most likely|most appropriate|final|correct|right|best)?\s*"
    r"|(?:因此|所以|故|综上|综上所述|本题|该题|此题|这道题|这题|题目|我)?的?(?:正确|最终|最佳)?的?",
    re.IGNORECASE,
)
_CLAUSES, _SENTENCES = re.compile(r"[\n.。!?;:,]"), re.compile(r"[\n.。!?]")
_SUPPOSED = re.compile(r"\b(?:if|unless|suppose|would|were)\b|如果|若|假如|假设", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[.。!?;:,，；：]")
_CONDITION = re.compile(r"\b(?:if|unless|suppose|assuming)\b|如果|若|假如", re.IGNORECASE)
_REFUSES = re.compile(
    r"\b(?:not|never|neither|nor|cannot|reject\w*|wrong|incorrect|false|exclud\w*|rather than"
    r"|instead of|eliminat\w*|than|unlike)\b|n't\b|[不非]|错|排除",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text states.

    Attributes:
        said: what is stated, with the rest of its line unless it is marked.
        is_marked: whether it stands in a tag or a box.
        is_plain: whether it is neither denied nor said on a condition.
        behind: all that follows.
    """

    said: str
    is_marked: bool
    is_plain: bool
    behind: str


def states_something(text: str) -> bool:
    """Tell whether a text holds any statement."""
    return any(one.search(text) for one in (_STATED, _TAGGED, _BOXED))


def statements_in(text: str) -> Iterator[Statement]:
    """Yield all that a text states, what is marked first."""
    for match in (*_TAGGED.finditer(text), *_BOXED.finditer(text)):
        before, behind = text[: match.start()], text[match.end() :]
        yield Statement(match[1], True, not _is_doubted(before, behind), behind)
    plain = _BOXED.sub(r" \1 ", _TAGGED.sub(r"\n\1\n", text))
    for match in _STATED.finditer(plain):
        line, end = _line_from(plain, match.end())
        yield Statement(line, False, _is_led_plainly(plain, match.start()), plain[end:])


def _is_doubted(before: str, after: str) -> bool:
    """Tell whether what stands in a tag or a box is denied, or said on a condition.

    Args:
        before: what stands before it.
        after: what stands behind it.
    """
    head = before[-_LONGEST_LINE:].rpartition("\n")[2]
    clause = _CLAUSE_ENDS.split(head)[-1]
    rest = after[:_LONGEST_LINE].partition("\n")[0]
    sentence = _SENTENCES.split(rest)[0]
    supposed = _CONDITION.search(_SENTENCES.split(head)[-1]) or _CONDITION.search(sentence)
    return is_denied(before) or bool(supposed) or _REFUSES.search(clause) is not None


def _is_led_plainly(text: str, start: int) -> bool:
    """Tell whether nothing before a statement turns it: "the wrong answer is", "if it were"."""
    head = text[max(0, start - _LONGEST_LINE) : start]
    clause, sentence = _CLAUSES.split(head)[-1], _SENTENCES.split(head)[-1]
    if is_denied(head.rpartition("\n")[0]):
        return False
    return _LEAD.fullmatch(clause.strip()) is not None and not _SUPPOSED.search(sentence)


def _line_from(text: str, start: int) -> tuple[str, int]:
    """Return the rest of the line, or the next line where nothing follows on this one; its end."""
    rest = text[start : start + _LONGEST_LINE]
    line, ended, _ = rest.lstrip().partition("\n")
    end = start + len(rest) - len(rest.lstrip()) + len(line)
    return (line if ended or start + _LONGEST_LINE >= len(text) else ""), end
