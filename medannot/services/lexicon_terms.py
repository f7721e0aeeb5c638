"""Terms of a lexicon one by one: found by what a person types, and all that is known of one."""

from collections.abc import Iterator
from dataclasses import dataclass

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.node import Code, Node, Words
from medannot.domain.lexicon.search import Hit, Narrowed, SearchIndex
from medannot.domain.lexicon.search_marks import folded
from medannot.domain.lexicon.tree import Lexicon
from medannot.exchange.lexicons.folder import Loaded
from medannot.exchange.lexicons.pinyin import romanised
from medannot.exchange.lexicons.snomed import numbers_at_hand, numbers_of

__all__ = ["CodeWords", "Found", "Term", "code_words", "code_words_at_hand", "search", "term"]


@dataclass(frozen=True, slots=True)
class CodeWords:
    """A code, for people and programs.

    Attributes:
        code: the number or code; nothing where it is not known.
        keyword: of a code of SNOMED CT: under which the number is looked up.
    """

    system: str
    code: str
    keyword: str
    match: str

    def __str__(self) -> str:
        """Return it as people read it, such as "HP 0001234" or "ICD10 L73.9 (broad)"."""
        first = self.code or self.keyword
        beside = [part for part in (self.keyword if self.code else "",) if part]
        beside += [] if self.match == "exact" else [self.match]
        return f"{self.system} {first}" + (f" ({', '.join(beside)})" if beside else "")


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of a search, with the words of its node.

    Attributes:
        path: English labels from the top of the tree to the node above.
        field: by what it was found.
        codes: of the node; without numbers of SNOMED CT where they were not asked for.
    """

    id: str
    en: str
    zh: str
    kind: str
    path: tuple[str, ...]
    field: str
    text: str
    score: int
    codes: tuple[CodeWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """All that is known of a node.

    Attributes:
        path: English labels from the top of the tree to the node above.
        level: where it may be chosen.
        related: ids that it is related to, by the kind of the relation.
    """

    id: str
    kind: str
    path: tuple[str, ...]
    en: Words
    zh: Words
    level: str
    status: str
    since: str
    deprecated_since: str
    replaced_by: tuple[str, ...]
    codes: tuple[CodeWords, ...]
    related: dict[str, tuple[str, ...]]
    source: str
    note: str


def code_words(code: Code) -> CodeWords:
    """Return a code with its number; the first call may load a dictionary."""
    return _worded(code, numbers_of(code))


def code_words_at_hand(code: Code) -> CodeWords:
    """Return a code at once, with its number where the dictionary is loaded already."""
    return _worded(code, numbers_at_hand(code))


def _worded(code: Code, numbers: tuple[str, ...]) -> CodeWords:
    if code.system == "SCT":
        return CodeWords(code.system, "".join(numbers), code.code, code.match.value)
    return CodeWords(code.system, code.code, "", code.match.value)


def search(
    loaded: Loaded,
    typed: str,
    narrowed: Narrowed | None = None,
    most: int = 20,
    *,
    numbers: bool = False,
) -> tuple[Found, ...]:
    """Search a lexicon once; a window keeps the index.

    Args:
        loaded: the lexicon.
        typed: names, codes, numbers, pinyin or its initials.
        narrowed: which nodes are looked at.
        most: so many at most.
        numbers: whether numbers of SNOMED CT are told; looked for they are where digits are typed.
    """
    lexicon = loaded.lexicon
    by_number = numbers_of if any(map(str.isdigit, typed)) else None
    hits = SearchIndex(lexicon, romanised, by_number).search(typed, narrowed, most)
    words_of = code_words if numbers or by_number else code_words_at_hand
    return tuple(
        _found(hit, lexicon, tuple(map(words_of, lexicon[hit.node_id].codes))) for hit in hits
    )


def _found(hit: Hit, lexicon: Lexicon, codes: tuple[CodeWords, ...]) -> Found:
    node = lexicon[hit.node_id]
    return Found(
        node.id,
        node.en.label,
        node.zh.label,
        node.kind.value,
        _path(node, lexicon),
        hit.field.value,
        hit.text,
        hit.score,
        codes,
    )


def term(loaded: Loaded, named: str) -> Term:
    """Return a node by its id, or by a code that it alone has.

    Raises:
        InputFault: there is none, or there are several.
    """
    lexicon = loaded.lexicon
    found = [named] if named in lexicon else sorted(_by_code(lexicon, folded(named)))
    if len(found) != 1:
        said = "{named} is no id and no code of {pin}; `lexicon search` finds terms by their names."
        if found:
            said = "{named} is a code of {several} in {pin}; name one of these ids."
        pin, several = lexicon.head.pin, ", ".join(found)
        raise InputFault(said, named=named, pin=pin, several=several)
    return _term(lexicon[found[0]], lexicon)


def _by_code(lexicon: Lexicon, wanted: str) -> Iterator[str]:
    for node in lexicon.nodes.values():
        written = (
            text
            for code in node.codes
            for one in (code.code, *numbers_of(code))
            for text in (one, f"{code.system}:{one}")
        )
        if any(folded(text) == wanted for text in written):
            yield node.id


def _term(node: Node, lexicon: Lexicon) -> Term:
    related: dict[str, tuple[str, ...]] = {}
    for relation in lexicon.relations:
        if node.id in (relation.subject, relation.object):
            related[relation.kind.value] = lexicon.related(node.id, relation.kind)
    return Term(
        node.id,
        node.kind.value,
        _path(node, lexicon),
        node.en,
        node.zh,
        node.level.value,
        node.status.value,
        node.since,
        node.deprecated_since,
        node.replaced_by,
        tuple(map(code_words, node.codes)),
        related,
        node.source,
        node.note,
    )


def _path(node: Node, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon[above].en.label for above in reversed(lexicon.ancestors(node.id)))
