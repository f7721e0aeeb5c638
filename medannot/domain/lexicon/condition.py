"""Conditions of a split: which of several nodes a label becomes, by what else is known of it.

    condition = case { ";" case } [ ";" ]
    case      = ( "else" | test { "&" test } ) "->" id
    test      = name ( "=" | "!=" ) value { "|" value }
              | name ( "<" | "<=" | ">" | ">=" ) number

Such as `laterality=left -> NODE.A; laterality=right -> NODE.B`, `size_cm>1 -> NODE.A; else ->
NODE.B` or `tooth=11|21 & size_cm<=0.5 -> NODE.A`. Names are those of a label's facts; values hold
no spaces. Full-width signs, as Chinese keyboards type them, count as their narrow forms.

The first case that holds decides. A fact that is not known decides nothing: a case that stands on
it, and every case behind it, `else` too, is left to a person.
"""

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from medannot.domain.errors import InputFault, Sentence
from medannot.domain.lexicon.checks import ID_FORM

NAME_FORM = re.compile(r"[a-z][a-z0-9_]*")
"""How the facts of a label are called."""

ELSE = "else"
_NARROW = str.maketrans("；＆｜＝！＜＞－", ";&|=!<>-")
_TOKEN = re.compile(
    r"(?P<arrow>->|→)|(?P<operator>!=|<=|>=|=|<|>)|(?P<sign>[;&|])"
    r"|(?P<word>(?:[^\s;&|<>=!→-]|-(?!>))+)|(?P<strange>\S)"
)
_ORDERS: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact held against values.

    Attributes:
        values: any of which may be equal; for an order one number.
    """

    name: str
    sign: str
    values: tuple[str, ...]

    def verdict(self, facts: Mapping[str, str]) -> bool | Sentence:
        """Tell whether it holds, or say why that cannot be told."""
        found = facts.get(self.name, "")
        if not found:
            return Sentence("{name} is not known", name=self.name)
        if self.sign in _ORDERS:
            number, bound = number_of(found), number_of(self.values[0])
            if number is None or bound is None:
                return Sentence("{name} is {value}, no number", name=self.name, value=found)
            return _ORDERS[self.sign](number, bound)
        is_one = any(_same(found, value) for value in self.values)
        return is_one if self.sign == "=" else not is_one


@dataclass(frozen=True, slots=True)
class Case:
    """One way to decide.

    Attributes:
        tests: that hold together; none for `else`.
        node_id: what the label becomes.
    """

    tests: tuple[Comparison, ...]
    node_id: str

    def verdict(self, facts: Mapping[str, str]) -> bool | Sentence:
        """Tell whether all tests hold; one that fails is enough, whatever the others would say."""
        found = [test.verdict(facts) for test in self.tests]
        if False in found:
            return False
        return next((why for why in found if isinstance(why, Sentence)), True)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a condition says of a label.

    Attributes:
        node_id: what it becomes; nothing where that is left to a person.
        why: nothing decided.
    """

    node_id: str
    why: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition.

    Attributes:
        text: as it was written.
    """

    text: str
    cases: tuple[Case, ...]

    @property
    def node_ids(self) -> tuple[str, ...]:
        """Return the nodes that it decides between, each once."""
        return tuple(dict.fromkeys(case.node_id for case in self.cases))

    def decide(self, facts: Mapping[str, str]) -> Decision:
        """Return what a label with these facts becomes."""
        for case in self.cases:
            verdict = case.verdict(facts)
            if isinstance(verdict, Sentence):
                return Decision("", verdict)
            if verdict:
                return Decision(case.node_id)
        return Decision("", Sentence("no case of its condition fits"))


def number_of(text: str) -> float | None:
    """Return a finite number, or None."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _same(found: str, value: str) -> bool:
    if found == value:
        return True
    number = number_of(found)
    return number is not None and number == number_of(value)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    place: int


def parse_condition(text: str) -> Condition:
    """Read a condition.

    Raises:
        InputFault: it is none; the sentence names the place.
    """
    tokens = _Tokens(text)
    cases: list[Case] = []
    while tokens.here.kind != "end":
        if cases and not cases[-1].tests:
            raise tokens.fault("nothing behind else")
        cases.append(_case(tokens))
        if tokens.here.kind != "end":
            tokens.take("sign", "; or the end", ";")
    if not cases:
        raise tokens.fault("a case such as laterality=left -> ID")
    return Condition(text, tuple(cases))


class _Tokens:
    """What a condition is made of, from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self._tokens = self._found(text.translate(_NARROW))
        self.here = next(self._tokens)

    @staticmethod
    def _found(text: str) -> Iterator[_Token]:
        for match in _TOKEN.finditer(text):
            yield _Token(str(match.lastgroup), match[0], match.start() + 1)
        yield _Token("end", "", len(text) + 1)

    def take(self, kind: str, expected: str, *texts: str) -> _Token:
        """Go on behind the next token, which is of a kind and, where told, one of some texts."""
        taken = self.here
        if taken.kind != kind or (texts and taken.text not in texts):
            raise self.fault(expected)
        self.here = next(self._tokens)
        return taken

    def takes(self, sign: str) -> bool:
        """Tell whether a sign comes next, and go on behind it."""
        if (self.here.kind, self.here.text) != ("sign", sign):
            return False
        self.take("sign", sign)
        return True

    def fault(self, expected: str) -> InputFault:
        """Return what to say of the next token."""
        return InputFault(
            "At character {place} ({found}): {expected} is expected.",
            place=self.here.place,
            found=self.here.text or "the end",
            expected=expected,
        )


def _case(tokens: _Tokens) -> Case:
    tests: list[Comparison] = []
    if (tokens.here.kind, tokens.here.text) == ("word", ELSE):
        tokens.take("word", ELSE)
    else:
        tests.append(_test(tokens))
        while tokens.takes("&"):
            tests.append(_test(tokens))
    tokens.take("arrow", "->")
    if ID_FORM.fullmatch(tokens.here.text) is None:
        raise tokens.fault("the id of a node")
    return Case(tuple(tests), tokens.take("word", "the id of a node").text)


def _test(tokens: _Tokens) -> Comparison:
    if NAME_FORM.fullmatch(tokens.here.text) is None:
        raise tokens.fault("the name of a fact, such as laterality,")
    name = tokens.take("word", "the name of a fact").text
    sign = tokens.take("operator", "one of = != < <= > >=").text
    if sign in _ORDERS and number_of(tokens.here.text) is None:
        raise tokens.fault("a number")
    values = [tokens.take("word", "a value without spaces").text]
    while sign not in _ORDERS and tokens.takes("|"):
        values.append(tokens.take("word", "a value without spaces").text)
    return Comparison(name, sign, tuple(values))
