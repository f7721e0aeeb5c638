"""Rules of a lexicon as data, and the small evaluator that holds a finding against them.

A selector names nodes: an id; `under:ID`, the node and all below it; or conditions with `&`
between them: `kind=lesion`, `surface=tooth`, `sex=male`, `role=primary`, `paired=yes`,
`group=plan`, `domain~nail` (may lie there).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.node import Node
from medannot.domain.lexicon.tree import Lexicon


class Severity(StrEnum):
    """What a broken rule means: it blocks completion, asks once, or only colours."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


class RuleKind(StrEnum):
    """How subject and object of a rule belong together.

    Attributes:
        REQUIRES: where the subject is chosen, some of the object is chosen too.
        FORBIDS: where the subject is chosen, none of the object is.
        IMPLIES: like `REQUIRES`; the object can be filled in by itself.
        EXCLUSIVE_WITH: at most one node of subject and object together is chosen.
        OVERLAPS: both may be true of one lesion; never broken, but no distractors of each other.
    """

    REQUIRES = "requires"
    FORBIDS = "forbids"
    IMPLIES = "implies"
    EXCLUSIVE_WITH = "exclusive_with"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True)
class Rule:
    """A constraint.

    Attributes:
        subject: a selector.
        object: a selector.
        en: what a person is told where it is broken.
    """

    id: str
    subject: str
    kind: RuleKind
    object: str
    severity: Severity
    en: str
    zh: str


Matches = Callable[[Node], bool]

_FIELDS: Mapping[str, Callable[[Node], str]] = MappingProxyType(
    {
        "kind": lambda node: node.kind.value,
        "surface": lambda node: node.surface.value if node.surface else "",
        "sex": lambda node: node.sex.value if node.sex else "",
        "role": lambda node: node.default_role.value if node.default_role else "",
        "paired": lambda node: "yes" if node.paired else "no",
        "group": lambda node: node.exclusive_group,
        "department": lambda node: node.department,
    }
)


def selector(text: str, lexicon: Lexicon) -> Matches:
    """Return what a selector matches.

    Raises:
        InputFault: it is not a selector, or it names a node that does not exist.
    """
    parts = [_condition(part.strip(), lexicon) for part in text.split("&")]
    return lambda node: all(part(node) for part in parts)


def named_ids(text: str) -> tuple[str, ...]:
    """Return the nodes that a selector names by their ids."""
    parts = (part.strip().removeprefix("under:") for part in text.split("&"))
    return tuple(part for part in parts if "=" not in part and "~" not in part)


def _condition(text: str, lexicon: Lexicon) -> Matches:
    if text.startswith("under:"):
        above = _known(text.removeprefix("under:"), lexicon)
        return lambda node: lexicon.is_under(node.id, above)
    if "~" in text:
        name, _, value = text.partition("~")
        if name == "domain":
            return lambda node: value in node.domains
    elif "=" in text:
        name, _, value = text.partition("=")
        if name in _FIELDS:
            read = _FIELDS[name]
            return lambda node: read(node) == value
    else:
        wanted = _known(text, lexicon)
        return lambda node: node.id == wanted
    raise InputFault(
        "{text} is no selector; an id, under:ID, domain~PLACE or one of {names} with = is "
        "expected.",
        text=text,
        names=", ".join(_FIELDS),
    )


def _known(node_id: str, lexicon: Lexicon) -> str:
    if node_id not in lexicon:
        raise InputFault("The selector names {id}, which is no node.", id=node_id)
    return node_id


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a choice of nodes breaks.

    Attributes:
        nodes: ids of the chosen nodes that break it.
    """

    rule: Rule
    nodes: tuple[str, ...] = field(default=())


def broken(rules: Iterable[Rule], chosen: Iterable[str], lexicon: Lexicon) -> tuple[Broken, ...]:
    """Return the rules that nodes chosen together break, in the order of the rules.

    Args:
        rules: of the lexicon; their selectors resolve.
        chosen: ids of one finding or one case; ids that are not in the lexicon are left out.
        lexicon: whose nodes they are.
    """
    nodes = [lexicon[node_id] for node_id in dict.fromkeys(chosen) if node_id in lexicon]
    return tuple(found for rule in rules for found in _held_against(rule, nodes, lexicon))


def _held_against(rule: Rule, nodes: list[Node], lexicon: Lexicon) -> Iterator[Broken]:
    subject, other = selector(rule.subject, lexicon), selector(rule.object, lexicon)
    subjects = [node for node in nodes if subject(node)]
    others = [node for node in nodes if other(node)]
    if not subjects or rule.kind is RuleKind.OVERLAPS:
        return
    if rule.kind in {RuleKind.REQUIRES, RuleKind.IMPLIES}:
        if not others:
            yield Broken(rule, tuple(node.id for node in subjects))
    elif rule.kind is RuleKind.FORBIDS:
        if others:
            yield Broken(rule, tuple(node.id for node in (*subjects, *others)))
    else:
        both = tuple(dict.fromkeys(node.id for node in (*subjects, *others)))
        if len(both) > 1:
            yield Broken(rule, both)
