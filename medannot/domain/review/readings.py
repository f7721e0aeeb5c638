"""Two physicians' readings of one case laid side by side: what agrees, and what does not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.differential import Merged, merged, renewed
from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Finding,
    Lesion,
    Region,
    Term,
)
from medannot.domain.ids import FindingId
from medannot.domain.review.consensus_points import Readings
from medannot.domain.review.matching import Match, Seen

SETS = ("region", "lesion", "location", "diagnosis", "advice")
"""Kinds that are compared as the sets of nodes that a reading names."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one physician said of a case, taken apart.

    Attributes:
        author: the physician's code.
        named: of each kind of `SETS` the nodes, or the words where there is no node.
        differential: diseases, the likeliest first.
    """

    author: str
    named: dict[str, frozenset[str]]
    lesions: tuple[Seen, ...]
    differential: tuple[str, ...]
    words: dict[str, Term]


@dataclass(frozen=True, slots=True)
class AttributePair:
    """What two physicians say of one attribute of a lesion that both saw; None: nothing."""

    attribute: str
    first: frozenset[str] | None
    second: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings of one case.

    Attributes:
        lesions: matched, those that only one saw among them.
        attributes: of the matched lesions, each that either described.
        differential: the two lists merged by inverse rank, ties marked.
    """

    first: Reading
    second: Reading
    lesions: tuple[Match, ...]
    attributes: tuple[AttributePair, ...]
    differential: tuple[Merged, ...]


def reading_of(author: str, findings: Iterable[Finding]) -> Reading:
    """Take one physician's findings apart."""
    named: dict[str, set[str]] = {kind: set() for kind in SETS}
    lesions: list[Seen] = []
    ranked: list[tuple[int, str]] = []
    words: dict[str, Term] = {}
    for one in findings:
        content = one.content
        if isinstance(content, Region):
            named["region"].add(_known(content.site.term, words))
        elif isinstance(content, Lesion):
            named["lesion"].add(_known(content.term, words))
            named["location"] |= {_known(site.term, words) for site in content.locations}
            for value in content.values:
                _known(value.attribute, words)
            lesions.append(Seen(one.id, content))
        elif isinstance(content, Diagnosis):
            disease = _known(content.term, words) if content.term else _spelt(content.text)
            named["diagnosis"].add(disease)
            ranked.append((content.rank, disease))
        elif isinstance(content, Advice):
            advice = _known(content.term, words) if content.term else _spelt(content.text)
            named["advice"].add(advice)
    return Reading(
        author,
        {kind: frozenset(those) for kind, those in named.items()},
        tuple(lesions),
        tuple(dict.fromkeys(disease for _, disease in sorted(ranked))),
        words,
    )


def compared(first: Reading, second: Reading, readings: Readings) -> Comparison:
    """Lay two readings of one case side by side.

    Args:
        first: one, taken apart.
        second: the other.
        readings: the same two with their lesions matched, and the lexicon.
    """
    found = readings.matches
    lists = (first.differential, second.differential)
    if readings.lexicon is not None:
        lists = (renewed(lists[0], readings.lexicon), renewed(lists[1], readings.lexicon))
    return Comparison(
        first,
        second,
        found,
        tuple(_attributes(first, second, found)),
        merged(lists, readings.order),
    )


def _attributes(first: Reading, second: Reading, found: Sequence[Match]) -> Iterable[AttributePair]:
    mine, theirs = ({one.id: one.lesion for one in side.lesions} for side in (first, second))
    for match in found:
        if match.first is None or match.second is None:
            continue
        a, b = _described(mine, match.first), _described(theirs, match.second)
        for attribute in dict.fromkeys((*a, *b)):
            yield AttributePair(attribute, a.get(attribute), b.get(attribute))


def _described(lesions: dict[FindingId, Lesion], id_: FindingId) -> dict[str, frozenset[str]]:
    return {
        value.attribute.node_id: frozenset(one.node_id for one in value.descriptors)
        for value in lesions[id_].values
        if value.descriptors
    }


def _known(term: Term, words: dict[str, Term]) -> str:
    words.setdefault(term.node_id, term)
    return term.node_id


def _spelt(text: str) -> str:
    return " ".join(text.split()).casefold()
