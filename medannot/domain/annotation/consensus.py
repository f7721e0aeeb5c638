"""The differentials of one case or image beside each other, and merged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from medannot.domain.annotation.differential import kin, merged, renewed
from medannot.domain.annotation.project import LEAST_FOR_DIAGNOSES
from medannot.domain.lexicon.tree import Lexicon

_IN_WORDS = "words:"


@dataclass(frozen=True, slots=True)
class Disease:
    """A disease as a physician named it.

    Attributes:
        node_id: nothing where only `text` names it.
    """

    node_id: str
    en: str
    zh: str
    text: str = ""

    @property
    def key(self) -> str:
        """Return by what it is the same as another one's; equal words are the same disease."""
        return self.node_id or _IN_WORDS + " ".join(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Differential:
    """What one physician considers, the likeliest first."""

    code: str
    submitted: bool
    diseases: tuple[Disease, ...]


@dataclass(frozen=True, slots=True)
class MergedDisease:
    """A disease of the merged list; see `differential.Merged`."""

    disease: Disease
    weight: Fraction
    rank: int
    tied: bool
    named_by: int


@dataclass(frozen=True, slots=True)
class Consensus:
    """The differentials of a case, or of one of its images.

    Attributes:
        place: of the image in its case, counted from 1; 0 for the case.
        merged: of those that were handed in; none while fewer than two were.
        kin: keys of merged diseases of which one is a kind of the other, the wider first.
    """

    number: int
    place: int
    originals: tuple[Differential, ...]
    merged: tuple[MergedDisease, ...]
    kin: tuple[tuple[str, str], ...] = ()

    @property
    def first(self) -> tuple[MergedDisease, ...]:
        """Return what is likeliest; several where they are tied."""
        return tuple(one for one in self.merged if one.rank == 1)

    @property
    def tied_first(self) -> bool:
        """Tell that no single disease stands first, so that nothing may ask for one."""
        return len(self.first) > 1


def order_of(lexicon: Lexicon | None) -> Mapping[str, int]:
    """Return where each term of a lexicon stands, for `consensus`."""
    nodes = lexicon.walk() if lexicon else ()
    return {node.id: place for place, node in enumerate(nodes)}


def consensus(
    scope: tuple[int, int],
    originals: Sequence[Differential],
    lexicon: Lexicon | None,
    order: Mapping[str, int],
) -> Consensus:
    """Merge differentials; of those that a lexicon deprecated what stands in their place.

    Args:
        scope: number of the case, and place of the image in it or 0.
        originals: one a physician.
        lexicon: of the project, where it is at hand.
        order: its terms, as `order_of` tells them; made once for many cases.
    """
    number, place = scope
    done = [one for one in originals if one.submitted and one.diseases]
    kept = tuple(originals)
    if len(done) < LEAST_FOR_DIAGNOSES:
        return Consensus(number, place, kept, ())
    words = {one.key: one for each in done for one in each.diseases}
    lists = [_keys(each, lexicon) for each in done]
    found = tuple(
        MergedDisease(
            _disease(one.disease, words, lexicon), one.weight, one.rank, one.tied, one.named_by
        )
        for one in merged(lists, order)
    )
    keys = [one.disease.key for one in found]
    return Consensus(number, place, kept, found, kin(keys, lexicon) if lexicon else ())


def _keys(one: Differential, lexicon: Lexicon | None) -> tuple[str, ...]:
    keys = tuple(dict.fromkeys(disease.key for disease in one.diseases))
    return renewed(keys, lexicon) if lexicon else keys


def _disease(key: str, words: Mapping[str, Disease], lexicon: Lexicon | None) -> Disease:
    if key in words:
        return words[key]
    if lexicon is None:
        raise LookupError("a merged disease is one of those that were named")
    node = lexicon[key]
    return Disease(key, node.en.label, node.zh.label)
