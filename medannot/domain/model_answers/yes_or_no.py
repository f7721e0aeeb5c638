"""Whether a text says yes or no: a part of the rule in `rule`.

The word alone, or followed by words that hold nothing of the other side, take nothing back, ask
nothing, set no condition and are no talk about whether the question can be answered ("Yes, I can
help with that", "No, I cannot tell").
"""

import re
from collections.abc import Sequence

from medannot.domain.model_answers.taken_back import is_taken_back
from medannot.domain.scoring import normalised

_YES, _NO = ("yes", "是", "是的", "有", "对", "正确"), ("no", "否", "不是", "没有", "无", "不对")
_YES_HEAD = re.compile(r"\A(?:yes\b|是的?(?=\s*[,.;:!，。；！]))[\s,.;:!，。；！-]*", re.IGNORECASE)
_NO_HEAD = re.compile(
    r"\A(?:no|否|不是|没有)(?=\s*[,.;:!，。；！])[\s,.;:!，。；！-]*", re.IGNORECASE
)
_DENIAL = re.compile(
    r"\b(?:no|not|none|nor|never|neither|without|cannot|unlikely|unclear|maybe)\b|n't\b"
    r"|[不没無无否非未]|可能|也许",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"\b(?:yes|maybe|but|however|although|unclear|(?:is|are) (?:\w+ )?(?:present|visible|seen)"
    r"|there (?:is|are) (?:an?|some))\b|是的|但|可能|也许",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"(?i:\b(?:determin\w*|know|idea|insufficient|unsure|uncertain|hardly|false|understand"
    r"|let (?:me|us)|analy[sz]e|answer)\b)|(?<![A-Za-z])(?:[B-H](?![A-Za-z])|A(?=[.,;:)\s]*\Z))"
)
_SUPPOSED = re.compile(
    r"\b(?:if|unless|only when|provided|depend\w*|suppos\w+|assum\w+)\b|如果|若|假如|取决于",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:(?:help|assist) (?:you|with)|upload|please|no image|as an ai|(?:i|we)(?:'m| am| are)? "
    r"(?:cannot|can't|can not|unable to|not able to) (?:answer|tell|say|determine|judge|assess"
    r"|help|assist|provide|view|give|make|diagnose|interpret))\b|无法|请提供|请上传",
    re.IGNORECASE,
)


def yes_and_no(folded: Sequence[str]) -> tuple[int, int] | None:
    """Return the places of the yes and the no where the options are one of each.

    Args:
        folded: the options' texts after `domain.scoring.normalised`.
    """
    yes = [place for place, text in enumerate(folded) if text in _YES]
    no = [place for place, text in enumerate(folded) if text in _NO]
    if len(folded) != 2 or len(yes) != 1 or len(no) != 1:
        return None
    return yes[0], no[0]


def says_yes(text: str, longest: int) -> bool | None:
    """Tell whether a text says yes, or no; None where it says neither or both.

    Args:
        text: in one form (NFKC), without blanks around it.
        longest: characters up to which a text may be the word alone.
    """
    if text.endswith("?"):
        return None  # "Yes?" asks
    folded = normalised(text) if len(text) <= longest else ""
    yes = folded in _YES or _led(_YES_HEAD, text, _DENIAL)
    no = folded in _NO or _led(_NO_HEAD, text, _ASSENT)
    return yes if yes != no else None


def begins_so(text: str) -> bool:
    """Tell whether a text begins with yes or no as with an answer, whatever follows."""
    return any(head.match(text) for head in (_YES_HEAD, _NO_HEAD))


def _led(head: re.Pattern[str], text: str, against: re.Pattern[str]) -> bool:
    match = head.match(text)
    if match is None:
        return False
    behind = text[match.end() :]
    turned = any(one.search(behind) for one in (against, _SUPPOSED, _TALK, _UNSURE))
    return not turned and not is_taken_back(behind, "")
