r"""Whether what stands around a stated answer turns it: a part of the rule in `rule`.

Behind a statement its reason may follow, in many sentences. It is turned by a sentence that

- begins with what takes something back ("Actually", "Wait", "But", "No,", "Sorry", 不对, 其实);
- says that something is wrong, a mistake or unsure, and names no other option, nor "the other
  options", of which it would say so; or that an option that was stated is not it, or is excluded;
- says that it is, should or could be, or is changed to another letter, or ends in one ("Revised:
  C"), or that another one is better, or right as well ("C is a better fit", "Also C").

Before it, the line above may not be a person's denial without an end ("I do not believe").
"""

import re

_SENTENCES = re.compile(r"[\n.。!?;]+")
_LONGEST_LINE = 2_000

_TAKES_BACK = re.compile(
    r"\A[\s\-–—•>\"'(\[]*(?:"
    r"(?:actually|wait|hold on|hang on|sorry|apolog\w+|correction|but|however|instead|alternatively"
    r"|hmm+|oops|scratch that|on reflection|looking (?:again|closer|more closely)|my mistake"
    r"|i(?:'d| would)? now|on (?:a )?(?:second|closer|further) (?:thoughts?|look|inspection)"
    r"|or|unless|although"
    r"|let me (?:re\w+|correct|check|think)|i (?:was|am) (?:wrong|mistaken|not sure)"
    r"|i (?:made|take|change|would change)|strike that|never ?mind|just kidding)\b"
    r"|(?:no|not|rather|well)\b\s*(?:,|-|\Z)"
    r"|不对|不是|不,|不\s*\Z|错了|等等|等一下|更正|纠正|其实|抱歉|对不起|但|不过|然而|或|改为|改选"
    r")",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:wrong|incorrect(?:ly)?|mistake|mistaken|erroneous|disregard|ignore"
    r"|false(?! (?:positive|negative))|untrue|unsure"
    r"|(?:not|n't) (?:\w+ )?(?:correct|right|true|sure|certain|confident|the answer)"
    r"|uncertain|guess(?:ing|ed)?|reconsider\w*"
    r"|(?:chang|revis|switch|correct|updat)(?:e|ed|es|ing)? my (?:mind|answer|choice|response))\b"
    r"|错|不正确|有误|不确定|不对|猜",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:others?|remaining|rest|alternatives?|distractors?|(?:options|choices))\b|其他|其它|其余",
    re.IGNORECASE,
)
_VERB = r"is|was|are|were|and|or|has|does|can|cannot|would|could|may|might|isn't|doesn't"
_NAMED = re.compile(
    rf"(?<![A-Za-z])(?:[B-HJ-Z](?![A-Za-z])|A(?=\s*(?:[^A-Za-z\s]|\Z|(?:{_VERB})\b)))"
)
_OTHERWISE = re.compile(
    r"(?i:\b(?:(?:it|this|that|answer|choice|mine)(?:\s+(?:is|was|must be|should be|would be"
    r"|has to be|should have been)|'s)|choose|chose|pick|picked|select|selected"
    r"|go (?:with|for)|(?:opt|vote) for|prefer"
    r"|(?:could|may|might)(?:\s+also)?\s+be|possibly|maybe|perhaps|probably|likely|else"
    r"|(?:wait|no|actually|sorry|rather|instead|correction|therefore|thus|hence|so|finally|also)\b[,:]?"
    r"|corrected to|final (?:decision|choice)|[-=]>|→|both [A-Z] and"
    r"|(?:chang|switch)\w*(?:\s+\w+){0,2}\s+to|meant?)"
    r"(?:\s+(?:actually|really|probably|likely|rather|instead|option|choice|now)){0,2}\s+"
    r"|(?:应该?是|应为|应选|改为|改成|改选|而是|(?<!不)选|(?<!不)是)\s?)"
    r"[(\[\"']?\s?([A-Z])(?![A-Za-z])"
)
_ALSO = re.compile(
    r"(?<![A-Za-z])([A-Z])(?![A-Za-z])[)\]]?\s(?:\w+\s){0,5}?"
    r"(?i:better|best|correct|right|true|possible|plausible|preferable|acceptable|likelier"
    r"|more likely|most likely|too|also|as well)\b"
)
_NEGATED = re.compile(
    r"\b(?:not|never|nor|neither|less|least|unlikely|hardly)\b|n't\b", re.IGNORECASE
)
_NOT_IT = re.compile(
    r"(?:\b(?:not|never)|n't|[不非])\s*(?:\w+\s){0,2}[(\[\"']?([A-Z])(?![A-Za-z])"
    r"|(?<![A-Za-z])([A-Z])(?![A-Za-z])[^.]{0,40}?\b(?:excluded|ruled out|eliminated|rejected)\b"
)
_LABELLED = re.compile(r"[:=→>]\s*[(\[]?\s?([A-Z])[)\]]?\s*\Z")
_DENIED = re.compile(
    r"\b(?:i|we|you|one|nobody|no one|few|some)\b.{0,200}?"
    r"(?:\b(?:not|never|cannot|doubt|deny|disagree|reject)|n't)\b"
    r"|\b(?:nobody|no one|few|if|unless|suppose|wrong|false|incorrect|untrue)\b"
    r"|错|[我你他].{0,60}?[不没]|如果|若|假如",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.。!?;:,]\s*\Z")


def is_taken_back(behind: str, letters: str) -> bool:
    """Tell whether a text behind a statement turns it.

    Args:
        behind: all that follows the statement, in one form (NFKC).
        letters: of the options that were stated, such as "AC"; "" where they have none.
    """
    return any(_turns(sentence, letters) for sentence in _SENTENCES.split(behind) if sentence)


def is_denied(before: str) -> bool:
    """Tell whether the line above a statement denies it without having come to its end.

    Args:
        before: what stands before the line of the statement.
    """
    line = before[-_LONGEST_LINE:].rstrip().rpartition("\n")[2]
    return bool(line) and not _ENDS.search(line) and _DENIED.search(line) is not None


def _turns(sentence: str, letters: str) -> bool:
    if _TAKES_BACK.match(sentence) or _names_another(sentence, letters):
        return True
    if letters and any((one[1] or one[2]) in letters for one in _NOT_IT.finditer(sentence)):
        return True
    if not _WRONG.search(sentence):
        return False
    named = _NAMED.search(sentence)
    if named is not None:
        return named[0] in letters
    return _OF_OTHERS.search(sentence) is None


def _names_another(sentence: str, letters: str) -> bool:
    """Tell whether a sentence says of another letter that it is the answer, or one as well."""
    found = [*_OTHERWISE.finditer(sentence), *_LABELLED.finditer(sentence)]
    if not _NEGATED.search(sentence):
        found += _ALSO.finditer(sentence)
    return any(one[1] not in letters for one in found)
