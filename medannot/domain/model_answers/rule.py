r"""How the option that a model means is read from its prose: one stated rule, which never guesses.

Rule 4. A text is folded to one form (NFKC); a leading `<think>` part, marks of emphasis and
headings, and signs by which a model ends (`</s>`) are left out. Then it is read in the ways below,
and only where all that read something agree:

1. As letters alone in their usual dresses: "B", "(B)", "**B.**", "Option B", "A, C", "A and C",
   "选项B", or letters with the whole text of their option behind them ("B. papule", "B (papule)",
   "B - papule"). Letters are upper case, each is an option, none stands twice. One letter in
   brackets may also begin the text with its reason behind it ("(F) because its border is even"):
   "because", "since", "as", "due to", 因为 or 由于 must follow at once, and behind it there may be
   no other letter of an option and no word that turns it, such as "but", "however" or "actually";
   a statement (2) must say the same.
2. As a statement: "Answer: AC", "The answer is (B).", "答案：AC", "选B", "<answer>B</answer>",
   "\boxed{B}". What is stated must be letters or an option's whole text and end its line, or its
   sentence where the rest of the line names no option's letter and no word that turns it; only
   words such as "so the final" may stand before it in its clause, and no "if" in its sentence. All
   statements in the text must say the same; one that says anything else makes the text unread. So
   does what turns it behind it or above it ("Wait, C.", "That was wrong."; see `taken_back`), and a
   line behind it that is by itself another answer.
3. As an option's whole text: equal to exactly one option's after `domain.scoring.normalised`; on a
   question that takes several, also as a list of such texts ("papule, vesicle", one a line, with
   "and"), where it can be read in one way only.
4. As yes or no, where the options are a yes and a no: the word alone, or followed by a sign of
   punctuation and words that hold nothing of the other side ("No, the heart is normal"), take
   nothing back, ask nothing, set no condition and are no talk about answering (see `yes_or_no`).

Rule 1 passed over a letter in brackets with its reason. Rules 1 and 2 did not look at the lines
behind a statement and above it, and passed over lists of whole texts. Rule 3 read a yes or no that
asks, sets a condition or talks about answering, what is denied before a box, "B. Papule?", and
"A (B)" as two letters; it knew fewer words by which a mind is changed, and passed over headings,
signs of an end, "B (papule)" and "B - papule". All else they read alike.

Several letters on a question that takes one, a letter that is no option, lower case, words around
a letter ("B because A is wrong"): unread. An empty text and a lone Z that is no option (as
VLMEvalKit writes it for a skipped question) are no answer. An answer to a question without options
is its text itself.

Where it is known that options are named by letters alone, as in medannot's own files of people's
answers, letters are read by way 1 whatever the options say: "B" is B, even if A's text is "B".
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.ids import OptionId
from medannot.domain.model_answers.listed_options import listed
from medannot.domain.model_answers.statements import statements_in, states_something
from medannot.domain.model_answers.taken_back import is_taken_back
from medannot.domain.model_answers.yes_or_no import begins_so, says_yes, yes_and_no
from medannot.domain.question import ItemType, Option
from medannot.domain.scoring import normalised

RULE = "medannot-options 4"
"""Name and version of the rule; another rule has another one."""

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Outcome(StrEnum):
    """What became of an answer's text.

    `READ`: options, or the text of an open answer. `UNREAD`: none or several readings; a person
    looks at it. `NO_ANSWER`: the model gave none. `UNREADABLE`: a person found none in it.
    """

    READ = "read"
    UNREAD = "unread"
    NO_ANSWER = "no_answer"
    UNREADABLE = "unreadable"


class Way(StrEnum):
    """In which way a text was read."""

    LETTERS = "letters"
    STATEMENT = "statement"
    OPTION_TEXT = "option_text"
    YES_NO = "yes_no"
    OPEN_TEXT = "open_text"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a text.

    Attributes:
        option_ids: in the order of the options; empty unless options were read.
        way: the first of the ways, in the order of the rule, that read it.
    """

    outcome: Outcome
    option_ids: tuple[OptionId, ...] = ()
    way: Way = Way.NONE


UNREAD = Reading(Outcome.UNREAD)
NO_ANSWER = Reading(Outcome.NO_ANSWER)

_SEPARATOR = r"(?:\s*(?:[,;、&]|\band\b|和|与|及)\s*|\s+)"
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_EMPHASIS = re.compile(r"\*+|_{2,}|`+|\$+|^[ \t]*#{1,6}[ \t]+", re.MULTILINE)
_HEADED = re.compile(
    r"^[ \t]*#{1,6}[ \t]+((?:(?:the|my|final|correct)[ \t]+)*answer)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A heading under which the answer stands."""

_ENDING = re.compile(r"(?:\s*(?:</s>|<\|\w{2,20}\|>))+\s*\Z")
_OPTION_WORD = re.compile(
    r"\A(?:the\s+)?(?:options?|choices?)\s*[:：]?\s*|\A选项?\s*", re.IGNORECASE
)
_OPENING, _CLOSING = "([{\"'“‘<【「（", ")]}\"'”’>】」）.。,，;；:：!！"
_LONGEST_REASON = 2_000
_LETTERED = re.compile(r"\A([A-Z])(?:\s?[.:)\]、,]\s?|\s?[-–—]\s|\s[(\[])(.+)\Z", re.DOTALL)

_LISTED = re.compile(r"\A\s*[A-Z]\s?[、,]")
_REASONED = re.compile(
    r"\A[(\[{【]\s?([A-Z])\s?[)\]}】]\s*[,:]?\s*(?:(?:because|since|due to"
    r"|as(?!\s+(?:opposed|un\w+|well|if|not|wrong|incorrect|im\w+)))\b|因为|由于)",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[?？]\W*\Z")
_CONCLUDES = re.compile(
    r"\A\s*(?:therefore|thus|hence|so|finally|in conclusion|conclusion|overall)\b"
    r"|\b(?:final|true|correct|actual|definitive) (?:answer|diagnosis|decision|choice|option)\b"
    r"|因此|所以|综上",
    re.IGNORECASE,
)
_ENDED = re.compile(r"\A(.{1,400}?)[.。](?:\s+|(?<=。))(?=\S)")
_ALONE = re.compile(r"(?<![A-Za-z])[A-Z](?![A-Za-z])")
_TURNED = re.compile(
    r"\b(?:but|however|although|though|actually|wait|instead|rather|unless|if|or|alternatively"
    r"|wrong|incorrect|reconsider\w*|not\s+correct)\b|但|不过|然而|其实|或|错|如果|若",
    re.IGNORECASE,
)


def read_answer(
    text: str, type_: ItemType, options: Sequence[Option], *, in_letters: bool = False
) -> Reading:
    """Read which options a model's text means, by the rule of this module.

    Args:
        text: as the model gave it.
        type_: how the item is answered.
        options: of the item version, in the source's order, to which letters refer.
        in_letters: whether options are known to be named by letters alone.
    """
    folded = unicodedata.normalize("NFKC", text)
    folded = _ENDING.sub("", _THINKING.sub("", folded, count=1))
    folded = _HEADED.sub(r"\1:", re.sub(r"\*+", "", folded))
    folded = _EMPHASIS.sub("", folded).strip()
    if not folded:
        return NO_ANSWER
    if not type_.has_options:
        return Reading(Outcome.READ, (), Way.OPEN_TEXT)
    reader = _Reader(options, several=type_ is ItemType.SEVERAL_ANSWERS)
    if _bare(folded) == "Z" and len(options) < len(LETTERS):
        return NO_ANSWER
    return reader.read(folded, in_letters=in_letters)


def letters_of(chosen: Sequence[OptionId], options: Sequence[Option]) -> str:
    """Return the letters of options in the source's order, such as "AC"."""
    return "".join(
        _letter(place) for place, option in enumerate(options) if option.id in frozenset(chosen)
    )


def _letter(place: int) -> str:
    return LETTERS[place] if place < len(LETTERS) else f"<{place + 1}>"


class _Reader:
    """Reads texts over one item's options; places count from 0."""

    def __init__(self, options: Sequence[Option], *, several: bool) -> None:
        self._options = options
        self._several = several
        self._places: dict[str, list[int]] = {}
        for place, option in enumerate(options):
            self._places.setdefault(normalised(option.text), []).append(place)
        self._longest = 4 * max((len(option.text) for option in options), default=0) + 100
        self._yes_no = yes_and_no([normalised(option.text) for option in options])

    def read(self, text: str, *, in_letters: bool) -> Reading:
        """Return what all ways agree on; of letters that are known to be such, what they are."""
        found: list[tuple[Way, frozenset[int]]] = []
        if in_letters and (places := self._letters(text)) not in {frozenset(), _CONTRARY}:
            return self._taken(Way.LETTERS, places)
        for way, read in (
            (Way.LETTERS, self._letters_or_reasoned),
            (Way.STATEMENT, self._statements),
            (Way.OPTION_TEXT, self._option_texts),
            (Way.YES_NO, self._yes_or_no),
        ):
            places = read(text)
            if places is _CONTRARY:
                return UNREAD
            if places:
                found.append((way, places))
        if len({places for _, places in found}) != 1:
            return UNREAD
        return self._taken(*found[0])

    def _taken(self, way: Way, places: frozenset[int]) -> Reading:
        if len(places) > 1 and not self._several:
            return UNREAD
        return Reading(
            Outcome.READ, tuple(self._options[place].id for place in sorted(places)), way
        )

    def _letters_or_reasoned(self, text: str) -> frozenset[int]:
        return self._letters(text) or self._reasoned(text)

    def _reasoned(self, text: str) -> frozenset[int]:
        """Read a letter in brackets that begins the text, where only its reason follows."""
        match = _REASONED.match(text)
        if match is None or match[1] not in LETTERS[: len(self._options)]:
            return frozenset()
        reason = text[match.end() :]
        if len(reason) > _LONGEST_REASON or not reason.strip():
            return frozenset()
        others = any(
            sign in LETTERS[: len(self._options)] and sign != match[1]
            for sign in _ALONE.findall(reason)
        )
        claimed = frozenset({LETTERS.index(match[1])})
        if states_something(reason):
            return claimed  # what is stated must say the same
        turned = others or _TURNED.search(reason) or self._names_another(claimed, reason)
        return frozenset() if turned else claimed

    def _names_another(self, claimed: frozenset[int], sentence: str) -> bool:
        """Tell whether a sentence holds the whole text of another option, and not the own one."""
        said = f" {normalised(sentence)} "
        named = {
            place
            for text, places in self._places.items()
            if text and f" {text} " in said
            for place in places
        }
        return bool(named - claimed) and not named & claimed

    def _letters(self, text: str) -> frozenset[int]:
        """Read letters alone; nothing where there is anything else."""
        bare = _bare(_OPTION_WORD.sub("", _bare(text), count=1))
        if len(bare) > 4 * len(LETTERS) + 40:  # longer than all letters with words between
            return self._lettered(bare)
        signs = [part for part in re.split(_SEPARATOR, bare) if part]
        if any(_is_aside(sign, signs[0]) for sign in signs[1:]):
            return self._lettered(bare)
        parts = [_bare(sign) for sign in signs]
        run = "".join(parts)
        # A run without blanks is read as letters too, such as "AC".
        if not parts or not all(sign in LETTERS for sign in run) or len(set(run)) < len(run):
            return self._lettered(bare)
        places = [LETTERS.index(sign) for sign in run]
        if max(places) >= len(self._options):
            return frozenset()
        return frozenset(places)

    def _lettered(self, bare: str) -> frozenset[int]:
        """Read one letter with its option's whole text; another's text contradicts it."""
        match = _LETTERED.match(bare)
        if match is None:
            return frozenset()
        place = LETTERS.index(match[1])
        said = self._places.get(normalised(match[2]), [])
        if place >= len(self._options) or not said:
            return frozenset()
        if self._asks(match[2]):
            return _CONTRARY
        return frozenset({place}) if place in said else _CONTRARY

    def _option_text(self, text: str) -> frozenset[int]:
        if self._asks(text):
            return frozenset()
        folded = normalised(text) if len(text) <= self._longest else ""
        said = self._places.get(folded, []) if folded else []
        return frozenset(said) if len(said) == 1 else _CONTRARY if said else frozenset()

    def _asks(self, text: str) -> bool:
        """Tell whether a text ends in a question, as "Papule?", and no option does."""
        return _ASKED.search(text) is not None and not any(
            _ASKED.search(option.text) for option in self._options
        )

    def _option_texts(self, text: str) -> frozenset[int]:
        """Read the whole text of an option, or of several in a list where several may be given."""
        one = self._option_text(text)
        if not self._several or one is _CONTRARY or len(text) > self._longest * len(self._options):
            return one
        ways = listed(text, self._part)
        if any(way >= _CONTRARY for way in ways) or len(ways | ({one} if one else set())) > 1:
            return _CONTRARY
        return ways.pop() if ways else one

    def _part(self, part: str) -> frozenset[int]:
        """Read one of a list; a comma behind a letter parts it from the next."""
        lettered = frozenset[int]() if _LISTED.match(part) else self._lettered(_bare(part))
        return lettered or self._option_text(part)

    def _yes_or_no(self, text: str) -> frozenset[int]:
        if self._yes_no is None:
            return frozenset()
        yes = says_yes(text, self._longest)
        if yes is None:
            return _CONTRARY if begins_so(text) else frozenset()
        return frozenset({self._yes_no[0 if yes else 1]})

    def _statements(self, text: str) -> frozenset[int]:
        """Read what is stated as the answer; all statements must say the same."""
        stated: list[str] = []
        behind = text
        for one in statements_in(text):
            said_here, rest = (one.said, "") if one.is_marked else self._up_to_the_end(one.said)
            stated.append(said_here if one.is_plain else "")
            behind = min(behind, rest + one.behind, key=len)
        said = {self._stated(one) for one in stated}
        if not said:
            return frozenset()
        places = said.pop() if len(said) == 1 else frozenset()
        return _CONTRARY if not places or self._is_turned(places, behind) else places

    def _up_to_the_end(self, line: str) -> tuple[str, str]:
        """Part a line where the sentence ends, if it is only gone on with reasons for it."""
        match = _ENDED.match(line)
        if match is None or self._stated(line):
            return line, ""
        rest = line[match.end() :]
        letters = LETTERS[: len(self._options)]
        if _TURNED.search(rest) or any(sign in letters for sign in _ALONE.findall(rest)):
            return line, ""
        return match[1], rest

    def _stated(self, text: str) -> frozenset[int]:
        for read in (self._letters, self._option_texts, self._yes_or_no):
            if places := read(text.strip()):
                return places
        return frozenset()

    def _is_turned(self, places: frozenset[int], behind: str) -> bool:
        """Tell whether what follows a statement takes it back, or is another answer by itself."""
        letters = "".join(LETTERS[place] for place in places if 0 <= place < len(LETTERS))
        if is_taken_back(behind, letters):
            return True
        lines = (line.strip() for line in behind.splitlines() if line.strip())
        if any(self._says_otherwise(places, line) for line in lines):
            return True
        ends = (one for one in re.split(r"[\n.。!?;]", behind) if _CONCLUDES.search(one))
        return any(self._names_another(places, one) for one in ends)

    def _says_otherwise(self, places: frozenset[int], line: str) -> bool:
        if len(line) > self._longest:
            return False
        said = self._stated(line)
        # One of several options may be gone into by itself; a letter alone is an answer.
        goes_on = said <= places and len(_bare(line)) > 1
        return bool(said) and said != places and not goes_on


_CONTRARY = frozenset({-1})
"""What was said contradicts itself."""


def _bare(text: str) -> str:
    """Return a text without blanks, brackets and points around it."""
    return text.strip().lstrip(_OPENING + " ").rstrip(_CLOSING + " \t\n")


def _is_aside(sign: str, first: str) -> bool:
    """Tell whether a letter stands in brackets behind one that does not: "A (B)"."""
    return sign[0] in "([{【「（" and first[-1] not in ")]}】」）"
