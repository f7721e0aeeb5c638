"""Finds nodes by what a person types: names, synonyms, codes, pinyin, in any order, misspelt."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from medannot.domain.lexicon.node import Language, Level, Node, NodeKind, Sex, Status
from medannot.domain.lexicon.search_marks import (
    Explained,
    distance,
    explained_name,
    explained_sound,
    folded,
)
from medannot.domain.lexicon.tree import Lexicon

Romanise = Callable[[str], Sequence[str]]
"""Returns the pinyin of a Chinese text, a syllable for each character, without tones."""

_EXACT, _BEGINS, _WORDS, _HOLDS, _INITIALS, _NEAR = 100, 90, 80, 70, 60, 40
_SYNONYM_LESS, _CODE_MORE = 4, 3
_LEAST_FOR_ONE, _LEAST_FOR_TWO = 4, 8
"""Letters of a word from which on one, or two, wrong ones are forgiven."""


class Field(StrEnum):
    """By what a node was found."""

    LABEL = "label"
    SYNONYM = "synonym"
    CODE = "code"
    PINYIN = "pinyin"
    INITIALS = "initials"


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
    """

    under: str = ""
    level: Level | None = None
    kinds: frozenset[NodeKind] = frozenset()
    selectable: bool = False
    statuses: frozenset[Status] = frozenset()
    sex: Sex | None = None

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
        if self.sex is not None and not _is_of(node, self.sex, lexicon):
            return False
        return not self.kinds or node.kind in self.kinds


def _is_of(node: Node, sex: Sex, lexicon: Lexicon) -> bool:
    """Tell whether a node can be of a body of this sex; one below another is so as that is."""
    sexes = (lexicon[above].sex for above in (node.id, *lexicon.ancestors(node.id)))
    return all(found in {None, sex} for found in sexes)


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a node, folded; of pinyin `folded` holds the syllables with spaces between."""

    node_id: str
    field: Field
    folded: str
    shown: str

    @property
    def compact(self) -> str:
        """Return the name without its spaces."""
        return self.folded.replace(" ", "")


class _Texts:
    """Many short texts in one long one, which the interpreter searches at once.

    Args:
        texts: without line feeds.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._starts: list[int] = []
        parts: list[str] = []
        here = 0
        for text in texts:
            self._starts.append(here)
            parts.append(text)
            here += len(text) + 1
        self._whole = "\n".join(parts)

    def holding(self, part: str) -> Iterator[int]:
        """Yield the places of the texts that hold a part, in order and each once."""
        here = self._whole.find(part)
        while here >= 0:
            place = bisect_right(self._starts, here) - 1
            yield place
            if place + 1 == len(self._starts):
                return
            here = self._whole.find(part, self._starts[place + 1])


class SearchIndex:
    """All names of a lexicon, ready to be searched at each key.

    Args:
        lexicon: to be searched.
        romanise: gives pinyin; without it only characters are found.
    """

    def __init__(self, lexicon: Lexicon, romanise: Romanise | None = None) -> None:
        self._lexicon = lexicon
        self._romanise = romanise
        self._order = {node.id: place for place, node in enumerate(lexicon.walk())}
        self._names = tuple(_names_of(lexicon.nodes.values()))
        self._pinyin = () if romanise is None else tuple(_romanised(self._names, romanise))
        self._texts = _Texts(name.folded for name in self._names)
        self._sounds = _Texts(name.compact for name in self._pinyin)
        self._words: Mapping[str, tuple[int, ...]] = _by_word(self._names)
        self._pairs = _by_pairs(self._words)

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
        best: dict[str, Hit] = {}
        for name, score in self._scored(wanted):
            known = best.get(name.node_id)
            if known is None or score > known.score:
                best[name.node_id] = Hit(name.node_id, score, name.field, name.shown)
        allowed = narrowed or Narrowed()
        nodes = self._lexicon
        hits = [hit for hit in best.values() if allowed.allows(nodes[hit.node_id], nodes)]
        hits.sort(key=lambda hit: (-self._rank(hit), len(hit.text), self._order[hit.node_id]))
        return tuple(hits[:most])

    def explained(self, hit: Hit, typed: str) -> Explained:
        """Say which part of what was found had been typed, for those who see it."""
        if hit.field in {Field.PINYIN, Field.INITIALS} and self._romanise is not None:
            parts = self._romanise(hit.text)
            return explained_sound(hit.text, parts, typed, initials=hit.field is Field.INITIALS)
        return explained_name(hit.text, typed)

    @cached_property
    def beginnings(self) -> Mapping[str, tuple[str, ...]]:
        """Return by what each node is found when its name is begun: labels, pinyin, initials."""
        found: dict[str, list[str]] = {node_id: [] for node_id in self._order}
        for name in self._names:
            if name.field is Field.LABEL:
                found[name.node_id].append(name.folded)
        for name in self._pinyin:
            if name.shown == self._lexicon[name.node_id].zh.label:
                found[name.node_id].append(name.compact)
        return {node_id: tuple(texts) for node_id, texts in found.items()}

    def _rank(self, hit: Hit) -> int:
        node = self._lexicon[hit.node_id]
        less = 10 if node.status is Status.DEPRECATED else 0
        return hit.score - less + (1 if node.is_selectable else 0)

    def _scored(self, wanted: str) -> Iterator[tuple[_Name, int]]:
        """Yield names with what they are worth; misspelt ones only where there are no others."""
        words = wanted.split()
        found = False
        for place in self._texts.holding(max(words, key=len)):
            score = _score(self._names[place], wanted, words)
            if score:
                found = True
                yield self._names[place], score
        if wanted.isascii():
            joined = wanted.replace(" ", "")
            for place in self._sounds.holding(joined):
                score = _sound_score(self._pinyin[place], joined)
                if score:
                    found = found or self._pinyin[place].field is Field.PINYIN
                    yield self._pinyin[place], score
        if not found:
            yield from self._near(words) if wanted.isascii() else self._of_signs(wanted)

    def _of_signs(self, wanted: str) -> Iterator[tuple[_Name, int]]:
        """Yield names that hold all characters, in whatever order: 侧颈 is 颈侧."""
        signs = set(wanted) - {" "}
        for place in self._texts.holding(max(signs)):
            if all(sign in self._names[place].folded for sign in signs):
                yield self._names[place], _less(_NEAR, self._names[place])

    def _near(self, words: Sequence[str]) -> Iterator[tuple[_Name, int]]:
        """Yield names in which each typed word stands with a letter or two wrong."""
        sets = [
            {place for known in self._alike(word) for place in self._words[known]} for word in words
        ]
        if sets:
            for place in sorted(set.intersection(*sets)):
                yield self._names[place], _less(_NEAR, self._names[place])

    def _alike(self, word: str) -> Iterator[str]:
        most = 2 if len(word) >= _LEAST_FOR_TWO else 1 if len(word) >= _LEAST_FOR_ONE else 0
        if not most:
            if word in self._words:
                yield word
            return
        shared: dict[str, int] = defaultdict(int)
        for pair in _pairs(word):
            for known in self._pairs.get(pair, ()):
                shared[known] += 1
        # A wrong letter spoils two pairs.
        least = max(len(word) + 1 - 2 * most - 1, 1)
        for known, count in shared.items():
            if count >= least and distance(word, known[: len(word) + most], most) <= most:
                yield known


def _names_of(nodes: Iterable[Node]) -> Iterator[_Name]:
    for node in nodes:
        for language in Language:
            words = node.words(language)
            yield _Name(node.id, Field.LABEL, folded(words.label), words.label)
            for synonym in words.synonyms:
                yield _Name(node.id, Field.SYNONYM, folded(synonym), synonym)
        for code in node.codes:
            for text in (str(code), code.code):
                yield _Name(node.id, Field.CODE, folded(text), str(code))


def _score(name: _Name, wanted: str, words: Sequence[str]) -> int:
    text = name.folded
    if text == wanted:
        return _less(_EXACT, name)
    if text.startswith(wanted):
        return _less(_BEGINS, name)
    if name.field is Field.CODE or not all(typed in text for typed in words):
        return 0
    own = text.split()
    begun = all(any(word.startswith(typed) for word in own) for typed in words)
    return _less(_WORDS if begun else _HOLDS, name)


def _sound_score(name: _Name, joined: str) -> int:
    text = name.compact
    if name.field is Field.INITIALS:
        return _less(_INITIALS, name) if text.startswith(joined) else 0
    if text.startswith(joined):
        return _less(_BEGINS if text == joined else _WORDS, name)
    # From the beginning of a later syllable on: "pi" of "tou pi".
    syllables = name.folded.split()
    tails = ("".join(syllables[place:]) for place in range(1, len(syllables)))
    return _less(_HOLDS, name) if any(tail.startswith(joined) for tail in tails) else 0


def _less(score: int, name: _Name) -> int:
    if name.field is Field.CODE:
        return score + _CODE_MORE
    return score if name.field is Field.LABEL else score - _SYNONYM_LESS


def _romanised(names: Iterable[_Name], romanise: Romanise) -> Iterator[_Name]:
    for name in names:
        if name.field is Field.CODE or name.folded.isascii():
            continue
        syllables = [folded(part).replace(" ", "") for part in romanise(name.shown)]
        syllables = [part for part in syllables if part]
        if syllables:
            yield _Name(name.node_id, Field.PINYIN, " ".join(syllables), name.shown)
            initials = "".join(part[0] for part in syllables)
            yield _Name(name.node_id, Field.INITIALS, initials, name.shown)


def _by_word(names: Sequence[_Name]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        if name.field in {Field.LABEL, Field.SYNONYM}:
            for word in name.folded.split():
                found[word].append(place)
    return {word: tuple(places) for word, places in found.items()}


def _by_pairs(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for pair in _pairs(word):
            found[pair].append(word)
    return {pair: tuple(known) for pair, known in found.items()}


def _pairs(word: str) -> set[str]:
    whole = f"^{word}"
    return {whole[place : place + 2] for place in range(len(whole) - 1)}
