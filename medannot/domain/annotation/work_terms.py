"""The terms of whole works brought to a project's lexicon: by their nodes, else by their words.

A node that the lexicon has maps by itself. Another goes by its label to where labels of other
programs go: to a node that is called so, to what a person maps, or to nothing, which is told.
Attributes and their values go as pairs of words, as those of other programs do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from medannot.domain.annotation.attribute_mapping import EVERY, MappedValue, Said
from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    Finding,
    Lesion,
    LesionRelation,
    Mark,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.foreign import ForeignWork
from medannot.domain.annotation.mapping import (
    CANNOT_STAND,
    Mapped,
    can_stand,
    mapped_word,
    term_of_node,
)
from medannot.domain.errors import Sentence
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import PLACES, Node, NodeKind
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.tree import Lexicon

_Kinds = frozenset[NodeKind]
_LESIONS: _Kinds = frozenset({NodeKind.LESION, NodeKind.FINDING})
_DISEASES: _Kinds = frozenset({NodeKind.DISEASE})
_RELATIONS: _Kinds = frozenset({NodeKind.RELATION})
_ADVICE: _Kinds = frozenset({NodeKind.ADVICE})
_DESCRIPTORS: _Kinds = frozenset({NodeKind.DESCRIPTOR})

WorkWord = tuple[str, str, _Kinds]
"""A term's label, its node where the lexicon has it, and what it has to be."""


def words_of(
    works: Iterable[ForeignWork], index: SearchIndex, given: Mapping[str, str]
) -> Mapping[WorkWord, Mapped]:
    """Return what becomes of each term that stands in works, attributes and values aside.

    Args:
        works: of files.
        index: of the project's lexicon.
        given: node ids by labels, as a person chose them; an empty one leaves the label out.
    """
    counts = Counter(
        word_of_term(term, kinds, index.lexicon)
        for work in works
        for one in work.findings
        for term, kinds in _terms(one.content)
    )
    return {
        (label, node_id, kinds): mapped_word((label, node_id), count, index, given, kinds)
        for (label, node_id, kinds), count in counts.items()
    }


def counts_of_values(works: Iterable[ForeignWork], lexicon: Lexicon) -> Counter[Said]:
    """Return the values of works that the lexicon does not have, each with how often it is said."""
    return Counter(
        said
        for work in works
        for one in work.findings
        if isinstance(one.content, Lesion)
        for value in one.content.values
        for said in _unknown(value, lexicon)
    )


def labels_of(work: ForeignWork) -> Iterator[str]:
    """Yield what the terms of a work are called, attributes and values aside."""
    for one in work.findings:
        for term, _ in _terms(one.content):
            yield called(term)


def values_in(work: ForeignWork) -> Iterator[Said]:
    """Yield what a work says of attributes, as names and values."""
    for one in work.findings:
        for value in one.content.values if isinstance(one.content, Lesion) else ():
            for term in value.descriptors:
                yield _said(value, term)
            if _is_measured(value):
                yield _said(value, None)


def word_of_term(term: Term, kinds: _Kinds, lexicon: Lexicon) -> WorkWord:
    """Return the key under which `words_of` tells of a term."""
    return called(term), term.node_id if term.node_id in lexicon else "", kinds


def called(term: Term) -> str:
    """Return what a term is called, in whichever language it has words."""
    return term.en.strip() or term.zh.strip() or term.node_id


@dataclass(slots=True)
class Translation:
    """What a finding says in the terms of a project.

    Attributes:
        content: None where its own term has no node there, and nothing is left of it.
        lost: what of it stays out.
        why: its own term has no node there.
    """

    content: Content | None
    lost: list[Sentence] = field(default_factory=list)
    why: Sentence | None = None


class WorkTerms:
    """Brings findings to the terms of a lexicon.

    Args:
        words: as `words_of` gave them.
        values: what becomes of the values that the lexicon does not have.
        lexicon: of the project.
    """

    def __init__(
        self,
        words: Mapping[WorkWord, Mapped],
        values: Mapping[Said, MappedValue],
        lexicon: Lexicon,
    ) -> None:
        self._words, self._values, self._lexicon = words, values, lexicon

    def translated(self, content: Content) -> Translation:
        """Return what a finding says in the lexicon's terms."""
        if isinstance(content, Region):
            site = self._site(content.site)
            return Translation(Region(site)) if site else self._nothing(content.site.term, PLACES)
        if isinstance(content, Lesion):
            return self._lesion(content)
        if isinstance(content, LesionRelation):
            return self._relation(content)
        if isinstance(content, Diagnosis | Advice) and content.term is not None:
            kinds = _DISEASES if isinstance(content, Diagnosis) else _ADVICE
            term = self._term(content.term, kinds)
            if term is None:
                return self._nothing(content.term, kinds)
            return Translation(replace(content, term=term))
        return Translation(content)

    def _term(self, term: Term, kinds: _Kinds) -> Term | None:
        node = self._words[word_of_term(term, kinds, self._lexicon)].node
        if node is None or not can_stand(node, kinds):
            return None
        return term_of_node(node, self._lexicon)

    def _nothing(self, term: Term, kinds: _Kinds) -> Translation:
        """Return what is left of a finding whose own term has no node, and why it has none."""
        node = self._words[word_of_term(term, kinds, self._lexicon)].node
        if node is None:
            why = Sentence("its term is not mapped to the lexicon.")
        else:
            why = Sentence(CANNOT_STAND, name=called(term_of_node(node, self._lexicon)))
        return Translation(None, why=why)

    def _unmapped(self, term: Term, kinds: _Kinds) -> Sentence:
        """Say why a term stays out that a finding names beside its own."""
        node = self._words[word_of_term(term, kinds, self._lexicon)].node
        if node is None:
            return _unmapped(term)
        return Sentence(
            "“{name}” is mapped to {other}, which cannot be chosen for it, and stays out.",
            name=called(term),
            other=called(term_of_node(node, self._lexicon)),
        )

    def _site(self, site: Site) -> Site | None:
        term = self._term(site.term, PLACES)
        return replace(site, term=term) if term else None

    def _relation(self, relation: LesionRelation) -> Translation:
        if relation.relation is None:
            return Translation(relation)
        term = self._term(relation.relation, _RELATIONS)
        lost = [] if term else [self._unmapped(relation.relation, _RELATIONS)]
        return Translation(replace(relation, relation=term), lost)

    def _lesion(self, lesion: Lesion) -> Translation:
        term = self._term(lesion.term, _LESIONS)
        if term is None:
            return self._nothing(lesion.term, _LESIONS)
        lost: list[Sentence] = []
        sites: list[Site] = []
        for site in lesion.locations:
            here = self._site(site)
            if here is None:
                lost.append(self._unmapped(site.term, PLACES))
            elif here not in sites:
                sites.append(here)
        values: dict[str, Value] = {}
        for value in lesion.values:
            for one in self._value(value, lost):
                _put(values, one, lost)
        made = replace(lesion, term=term, locations=tuple(sites), values=tuple(values.values()))
        return Translation(made, lost)

    def _value(self, value: Value, lost: list[Sentence]) -> Iterator[Value]:
        """Yield what becomes of a value: one, or several where its parts go to several."""
        attribute = _attribute(value, self._lexicon)
        unknown: list[Value] = []
        terms: list[Term] = []
        for term in value.descriptors:
            if _is_below(term, attribute, self._lexicon):
                terms.append(term_of_node(self._lexicon[term.node_id], self._lexicon))
            else:
                said = _said(value, term)
                unknown += self._mapped(said, Value(value.attribute), term, lost)
        if attribute is not None:
            own = term_of_node(attribute, self._lexicon)
            if terms or _is_measured(value) or not value.descriptors:
                yield replace(value, attribute=own, descriptors=tuple(terms))
        elif _is_measured(value):
            bare = replace(value, descriptors=())
            unknown += self._mapped(_said(value, None), bare, value.attribute, lost)
        elif not value.descriptors:
            lost.append(_unmapped(value.attribute))
        yield from unknown

    def _mapped(
        self, said: Said, value: Value, term: Term, lost: list[Sentence]
    ) -> Iterator[Value]:
        one = self._values.get(said) or self._values.get((said[0], EVERY))
        if one is None or one.attribute is None:
            lost.append(_unmapped(term))
            return
        below = one.descriptor
        terms = (term_of_node(below, self._lexicon),) if below is not None else ()
        own = term_of_node(one.attribute, self._lexicon)
        if one.least is None:  # somebody mapped a measure to words
            yield Value(own, terms)
        else:
            yield replace(value, attribute=own, descriptors=terms)


def _put(values: dict[str, Value], one: Value, lost: list[Sentence]) -> None:
    """Put a value to those of a lesion; what is against the one that is there stays out."""
    key = one.attribute.node_id
    old = values.get(key)
    if old is None:
        values[key] = one
        return
    terms = tuple(dict.fromkeys((*old.descriptors, *one.descriptors)))
    if not _is_measured(one):
        values[key] = replace(old, descriptors=terms)
    elif not _is_measured(old):
        values[key] = replace(one, descriptors=terms)
    else:
        name = one.attribute.en or one.attribute.zh
        lost.append(Sentence("its {name} is left out: the lesion has another one.", name=name))


def _terms(content: Content) -> Iterator[tuple[Term, _Kinds]]:
    if isinstance(content, Region):
        yield content.site.term, PLACES
    elif isinstance(content, Lesion):
        yield content.term, _LESIONS
        for site in content.locations:
            yield site.term, PLACES
    elif isinstance(content, LesionRelation) and content.relation is not None:
        yield content.relation, _RELATIONS
    elif isinstance(content, Diagnosis) and content.term is not None:
        yield content.term, _DISEASES
    elif isinstance(content, Advice) and content.term is not None:
        yield content.term, _ADVICE


def _unknown(value: Value, lexicon: Lexicon) -> Iterator[Said]:
    attribute = _attribute(value, lexicon)
    for term in value.descriptors:
        if not _is_below(term, attribute, lexicon):
            yield _said(value, term)
    if attribute is None and _is_measured(value):
        yield _said(value, None)


def _said(value: Value, term: Term | None) -> Said:
    """Return a descriptor, or a measure, as other formats of medannot write it."""
    name = called(value.attribute)
    if term is not None:
        return name, called(term)
    ends = dict.fromkeys(
        f"{end:.6f}".rstrip("0").rstrip(".") for end in (value.least, value.most) if end is not None
    )
    return f"{name} ({value.unit})", " to ".join(ends)


def _is_measured(value: Value) -> bool:
    return value.least is not None or value.most is not None


def _attribute(value: Value, lexicon: Lexicon) -> Node | None:
    node = lexicon.nodes.get(value.attribute.node_id)
    return node if node is not None and node.kind is NodeKind.ATTRIBUTE else None


def _is_below(term: Term, attribute: Node | None, lexicon: Lexicon) -> bool:
    if attribute is None or term.node_id not in lexicon:
        return False
    node = lexicon[term.node_id]
    return can_stand(node, _DESCRIPTORS) and attribute.id in lexicon.ancestors(node.id)


def _unmapped(term: Term) -> Sentence:
    return Sentence("“{name}” is not mapped to the lexicon, and stays out.", name=called(term))


def called_finding(finding: Finding, findings: Mapping[FindingId, Finding]) -> str:
    """Return what a finding is called in a list; nothing where it has no words of its own.

    Args:
        finding: which one.
        findings: all that are said of its case.
    """
    content = finding.content
    if isinstance(content, LesionRelation):
        ends = (findings.get(one) for one in (content.subject, content.object))
        return " – ".join(called_finding(one, findings) if one else "" for one in ends)
    if isinstance(content, Mark) and content.target is not None and content.target in findings:
        return called_finding(findings[content.target], findings)
    if isinstance(content, Region):
        return called(content.site.term)
    if isinstance(content, Lesion | Diagnosis | Advice) and content.term is not None:
        return called(content.term)
    return content.text.strip()[:100] if isinstance(content, Diagnosis | Advice) else ""
