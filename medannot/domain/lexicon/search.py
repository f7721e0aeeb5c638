"""Finds nodes by what a person types: names, synonyms, codes, pinyin, in any order, misspelt."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from types import MappingProxyType

from medannot.domain.lexicon.names import Field, Name, Names
from medannot.domain.lexicon.node import Code, Level, Node, NodeKind, Sex, Status
from medannot.domain.lexicon.search_marks import (
    Explained,
    distance,
    explained_name,
    explained_sound,
    folded,
)
from medannot.domain.lexicon.tree import Lexicon

NumbersOf = Callable[[Code], Sequence[str]]
"""Returns the numbers of a code that stands as a keyword; none where it is known under none."""

Romanise = Callable[[str], Sequence[str]]
"""Returns the pinyin of a Chinese text, a syllable for each character, without tones."""


_EXACT, _BEGINS, _WORDS, _HOLDS, _INITIALS, _NEAR = 100, 90, 80, 70, 60, 40
_LEAST_FOR_ONE, _LEAST_FOR_TWO = 4, 8
"""Letters of a word from which on one, or two, wrong ones are forgiven."""


_MORE = MappingProxyType(
    {Field.LABEL: 0, Field.SYNONYM: -4, Field.CODE: 3, Field.PINYIN: -4, Field.INITIALS: -4}
)
"""What is added to the score of a match by its field."""

_Words = Mapping[str, Sequence[int]]
"""Words, each with the places of the texts that hold it."""
_Pairs = Mapping[str, tuple[str, ...]]
"""Pairs of letters, each with the words that hold it."""

_LEAST_OF_CODE = 4
"""Signs from which on what was typed counts as the beginning of a code."""

_MOST_MORE = 1
"""What label and node add to the score of a match inside words at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found.

    Attributes:
        score: greater ones come first.
        field: by what it was found.
        text: the name or code that was found.
    """

    node_id: str
    score: int
    field: Field
    text: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which nodes are looked at.

    Attributes:
        under: only a node and those below it; all for an empty id.
        level: only those that may be chosen there; None for all.
        kinds: only these; all where empty.
        selectable: only those that may be chosen at all.
        statuses: only these; all where empty.
        sex: of the case, where it is known: what belongs to the other one is left out.
        depths: only those at such levels below the top of their tree, from the least to the most;
            None for all.
    """

    under: str = ""
    level: Level | None = None
    kinds: frozenset[NodeKind] = frozenset()
    selectable: bool = False
    statuses: frozenset[Status] = frozenset()
    sex: Sex | None = None
    depths: tuple[int, int] | None = None

    def allows(self, node: Node, lexicon: Lexicon) -> bool:
        """Tell whether a node is looked at."""
        if self.under and not lexicon.is_under(node.id, self.under):
            return False
        if self.level is not None and not node.is_selectable_at(self.level):
            return False
        if self.selectable and not node.is_selectable:
            return False
        if self.statuses and node.status not in self.statuses:
            return False
        if self.kinds and node.kind not in self.kinds:
            return False
        of_body = self.sex is None or _is_of(node, self.sex, lexicon)
        return of_body and (self.depths is None or _is_within(node, self.depths, lexicon))


def _is_within(node: Node, depths: tuple[int, int], lexicon: Lexicon) -> bool:
    least, most = depths
    return least <= len(lexicon.ancestors(node.id)) <= most


def _is_of(node: Node, sex: Sex, lexicon: Lexicon) -> bool:
    """Tell whether a node can be of a body of this sex; one below another is so as that is."""
    sexes = (lexicon[above].sex for above in (node.id, *lexicon.ancestors(node.id)))
    return all(found in {None, sex} for found in sexes)


class _Best:
    """The best match of each node so far; of equal ones the first.

    Args:
        allows: whether a node is looked at.
    """

    def __init__(self, allows: Callable[[str], bool]) -> None:
        self._allows = allows
        self._found: dict[str, tuple[int, Name]] = {}

    def offer(self, names: Iterable[Name], score: int) -> bool:
        """Take matches of one score, unless their nodes have better ones; tell whether any came."""
        found, name = self._found, None
        for name in names:
            worth = score + name.more
            known = found.get(name.node_id)
            if known is None or worth > known[0]:
                found[name.node_id] = worth, name
        return name is not None

    def are_ahead(self, most: int, score: int) -> bool:
        """Tell whether so many nodes are found already that matches of a score cannot come first.

        Args:
            most: so many.
            score: of the matches, without what labels and nodes add.
        """
        if len(self._found) < most:
            return False
        ahead = (
            node_id
            for node_id, (worth, name) in self._found.items()
            if worth + name.bonus > score + _MOST_MORE and self._allows(node_id)
        )
        return sum(1 for _ in islice(ahead, most)) == most

    def first(self, most: int) -> list[Hit]:
        """Return the best ones, in order."""
        ranks: dict[int, list[tuple[int, Name]]] = defaultdict(list)
        for one in self._found.values():
            ranks[one[0] + one[1].bonus].append(one)
        best: list[tuple[int, Name]] = []
        for rank in sorted(ranks, reverse=True):
            allowed = [one for one in ranks[rank] if self._allows(one[1].node_id)]
            best += nsmallest(most - len(best), allowed, key=lambda one: one[1].tie)
            if len(best) == most:
                break
        return [Hit(name.node_id, score, name.field, name.shown) for score, name in best]


class SearchIndex:
    """All names of a lexicon, ready to be searched at each key.

    Args:
        lexicon: to be searched.
        romanise: gives pinyin; without it only characters are found.
        numbers_of: gives the numbers of a code that stands as a keyword.

    Attributes:
        lexicon: the same.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        romanise: Romanise | None = None,
        numbers_of: NumbersOf | None = None,
    ) -> None:
        self.lexicon = lexicon
        self._romanise = romanise
        self._labels, self._codes = Names(), Names()  # texts with a space before each word
        self._sounds, self._initials = Names(), Names()  # pinyin without spaces
        self._syllables: list[int] = []  # a bit for each place where a syllable of a sound begins
        for place, node in enumerate(lexicon.walk()):
            bonus = (1 if node.is_selectable else 0) - (10 if _is_given_up(node) else 0)
            for field, shown, text in _names_of(node, numbers_of):
                name = Name(node.id, field, shown, _MORE[field], bonus, (len(shown), place))
                if field is Field.CODE:
                    self._codes.add(name, f" {text}")
                    continue
                self._labels.add(name, f" {text}")
                if romanise is not None and not text.isascii():
                    self._add_sounds(name, romanise(shown))
        for names in (self._labels, self._codes, self._sounds, self._initials):
            names.close()
        self._words: Mapping[str, Sequence[int]] = _by_word(self._labels.texts)
        self._pairs = _by_pairs(self._words)

    def _add_sounds(self, name: Name, romanised: Sequence[str]) -> None:
        parts = [part for part in (folded(one).replace(" ", "") for one in romanised) if part]
        if not parts:
            return
        begins, here = 0, 0
        for part in parts:
            begins |= 1 << here
            here += len(part)
        self._syllables.append(begins)
        by_sound = replace(name, field=Field.PINYIN, more=_MORE[Field.PINYIN])
        self._sounds.add(by_sound, "".join(parts))
        by_initials = replace(name, field=Field.INITIALS, more=_MORE[Field.INITIALS])
        self._initials.add(by_initials, "".join(part[0] for part in parts))

    def search(
        self, typed: str, narrowed: Narrowed | None = None, most: int = 50
    ) -> tuple[Hit, ...]:
        """Return what was meant, the likeliest first; nothing for an empty text.

        Args:
            typed: what was typed so far.
            narrowed: which nodes are looked at.
            most: so many at most.
        """
        wanted = folded(typed)
        if not wanted:
            return ()
        allowed, lexicon = narrowed or Narrowed(), self.lexicon
        best = _Best(lambda node_id: allowed.allows(lexicon[node_id], lexicon))
        self._find(wanted, best, most)
        return tuple(best.first(most))

    def explained(self, hit: Hit, typed: str) -> Explained:
        """Say which part of what was found had been typed, for those who see it."""
        if hit.field in {Field.PINYIN, Field.INITIALS} and self._romanise is not None:
            parts = self._romanise(hit.text)
            return explained_sound(hit.text, parts, typed, initials=hit.field is Field.INITIALS)
        return explained_name(hit.text, typed)

    @cached_property
    def beginnings(self) -> Mapping[str, tuple[str, ...]]:
        """Return by what each node is found when its name is begun: labels, pinyin, initials."""
        found: dict[str, list[str]] = {node_id: [] for node_id in self.lexicon.nodes}
        for name, text in self._labels.items():
            if name.field is Field.LABEL:
                found[name.node_id].append(text.strip())
        for names in (self._sounds, self._initials):
            for name, text in names.items():
                if name.shown == self.lexicon[name.node_id].zh.label:
                    found[name.node_id].append(text)
        return {node_id: tuple(texts) for node_id, texts in found.items()}

    def _find(self, wanted: str, best: _Best, most: int) -> None:
        """Offer names for what they are worth; misspelt ones only where there are no others."""
        words = sorted(wanted.split(), key=len, reverse=True)
        joined = wanted.replace(" ", "") if wanted.isascii() else ""
        labels = self._labels
        found = self._offer_begun(wanted, words, best)
        if joined:
            found = best.offer(self._sounds.equal(joined), _BEGINS) or found
            found = best.offer(self._sounds.beginning(joined), _WORDS) or found
        # A letter or two begin words of nearly all nodes; what follows could not come before them.
        if best.are_ahead(most, _HOLDS):
            return
        found = best.offer(labels.at(labels.holding(words)), _HOLDS) or found
        if joined:
            found = best.offer(self._sounds.at(self._sounding_later(joined)), _HOLDS) or found
            best.offer(self._initials.equal(joined), _INITIALS + 1)
            best.offer(self._initials.beginning(joined), _INITIALS)
        if not found:
            near = self._near(words) if joined else self._of_signs(wanted)
            if not best.offer(labels.at(near), _NEAR):
                best.offer(self._sounding_like(wanted), _NEAR)

    def _offer_begun(self, wanted: str, words: Sequence[str], best: _Best) -> bool:
        """Offer names in which each typed word begins a word, and codes that begin so."""
        labels, codes, whole = self._labels, self._codes, f" {wanted}"
        found = best.offer([*labels.equal(whole), *codes.equal(whole)], _EXACT)
        found = best.offer(labels.beginning(whole), _BEGINS) or found
        # Two digits are a tooth rather than the beginning of some code.
        long = len(wanted) >= _LEAST_OF_CODE
        found = best.offer(codes.beginning(whole), _BEGINS if long else _HOLDS) or found
        begun = labels.holding([f" {word}" for word in words])
        return best.offer(labels.at(begun), _WORDS) or found

    def _sounding_later(self, joined: str) -> Iterator[int]:
        """Yield names of whose pinyin a later syllable begins so: "pi" of "tou pi"."""
        for place in self._sounds.holding([joined]):
            text = self._sounds.texts[place]
            here = text.find(joined)
            while here >= 0:
                if self._syllables[place] >> here & 1:
                    yield place
                    break
                here = text.find(joined, here + 1)

    def _of_signs(self, wanted: str) -> list[int]:
        """Return names that hold all characters, in whatever order: 侧颈 is 颈侧."""
        return self._labels.holding(sorted(set(wanted) - {" "}, reverse=True))

    def _sounding_like(self, wanted: str) -> list[Name]:
        """Return names that sound the same (脓泡 is 脓疱), or nearly so as they are spelt."""
        if not wanted.isascii():
            parts = self._romanise(wanted.replace(" ", "")) if self._romanise else ()
            return self._sounds.equal("".join(folded(part) for part in parts))
        words, pairs = self._spelt
        alike = self._alike(wanted.replace(" ", ""), words, pairs)
        return self._sounds.at(sorted(place for known in alike for place in words[known]))

    @cached_property
    def _spelt(self) -> tuple[_Words, _Pairs]:
        """Return the pinyin of all names as words, made when first asked for."""
        words = _by_word(self._sounds.texts)
        return words, _by_pairs(words)

    def _near(self, words: Sequence[str]) -> list[int]:
        """Return names in which each typed word stands with a letter or two wrong."""
        sets = [
            {
                place
                for known in self._alike(word, self._words, self._pairs)
                for place in self._words[known]
            }
            for word in words
        ]
        return sorted(set.intersection(*sets))

    @staticmethod
    def _alike(word: str, words: _Words, pairs: _Pairs) -> Iterator[str]:
        most = 2 if len(word) >= _LEAST_FOR_TWO else 1 if len(word) >= _LEAST_FOR_ONE else 0
        if not most:
            if word in words:
                yield word
            return
        shared: dict[str, int] = defaultdict(int)
        for pair in _pairs(word):
            for known in pairs.get(pair, ()):
                shared[known] += 1
        # A wrong letter spoils two pairs, two that are exchanged three.
        least = max(len(word) - 3 * most, 1)
        for known, count in shared.items():
            if count >= least and distance(word, known[: len(word) + most], most) <= most:
                yield known


def _names_of(node: Node, numbers_of: NumbersOf | None) -> Iterator[tuple[Field, str, str]]:
    """Yield field, name as it is shown, and the text that it is found by."""
    for words in (node.en, node.zh):
        yield Field.LABEL, words.label, folded(words.label)
        for synonym in words.synonyms:
            yield Field.SYNONYM, synonym, folded(synonym)
    for code in node.codes:
        shown = str(code)
        yield Field.CODE, shown, folded(shown)
        yield Field.CODE, shown, folded(code.code)
        for number in numbers_of(code) if numbers_of is not None else ():
            shown = f"{code.system}:{number} ({code.code})"
            yield Field.CODE, shown, folded(f"{code.system}:{number}")
            yield Field.CODE, shown, folded(number)


def _is_given_up(node: Node) -> bool:
    return node.status is Status.DEPRECATED


def _by_word(texts: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        for word in text.split():
            found[word].append(place)
    return dict(found)


def _by_pairs(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for pair in _pairs(word):
            found[pair].append(word)
    return {pair: tuple(known) for pair, known in found.items()}


def _pairs(word: str) -> set[str]:
    whole = f"^{word}"
    return {whole[place : place + 2] for place in range(len(whole) - 1)}
