"""What a migration of the lexicon made of the terms of a work, for whatever was said before it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from medannot.domain.annotation.finding import Content, Finding, Lesion, Region, Site, Term
from medannot.domain.annotation.revision import Cause, Revision, current
from medannot.domain.annotation.terms import terms_of, with_terms
from medannot.domain.ids import FindingId
from medannot.domain.review.entity import EntityKey, EntityKind

_Known = tuple[str, str]
"""A node and, of a place, its side: a paired part may become two nodes."""


BY_REVIEWERS = frozenset({Cause.CORRECTED, Cause.ADJUDICATED})
"""Causes of revisions that a reviewer made."""


class Renaming:
    """One migration of one work.

    Args:
        before: what was current.
        made: the revisions of the migration.
    """

    def __init__(self, before: Mapping[FindingId, Finding], made: Sequence[Revision]) -> None:
        self._there = frozenset(before)
        self._of: dict[FindingId, dict[_Known, Term]] = {}
        self._any: dict[_Known, Term] = {}
        for one in made:
            old = before.get(one.finding_id)
            if old is None or one.content is None:
                continue
            pairs = dict(_pairs(old.content, one.content))
            self._of[one.finding_id] = pairs
            for node, term in pairs.items():
                self._any.setdefault(node, term)

    def content(self, finding_id: FindingId, content: Content) -> Content:
        """Return what a finding said, in the words of after the migration.

        A finding that the migration left as it was stays so; so does one that was taken away
        before and names what no other finding tells the successor of.
        """
        known = self._known(finding_id)
        if finding_id not in self._of and not all(
            (term.node_id, "") in known for term in terms_of(content)
        ):
            return content
        return _renamed(content, lambda term, side: _found(known, term, side))

    def finding(self, finding: Finding) -> Finding:
        """Return a finding in the words of after the migration; see `content`."""
        return replace(finding, content=self.content(finding.id, finding.content))

    def key(self, key: EntityKey) -> EntityKey:
        """Return how an entity is named after the migration."""
        if key.kind not in {EntityKind.ATTRIBUTE, EntityKind.LOCATION}:
            return key
        node, _, side = key.part.partition("/")
        known = self._known(key.finding_id)
        after = known.get((node, side)) or known.get((node, ""))
        if after is None:
            return key
        return replace(key, part="/".join((after.node_id, side)) if side else after.node_id)

    def _known(self, finding_id: FindingId) -> Mapping[_Known, Term]:
        if finding_id in self._of:
            return {**self._any, **self._of[finding_id]}
        return {} if finding_id in self._there else self._any


def as_handed_in(chain: Sequence[Revision], handed_in: int) -> tuple[Revision, ...]:
    """Return a chain as far as it was handed in, and after it migrations of the lexicon alone.

    Args:
        chain: of the work.
        handed_in: number of the last revision that was handed in.
    """
    own = current(chain[:handed_in])
    found = list(chain[:handed_in])
    for begin, run in runs(chain, handed_in):
        if run[0].cause is not Cause.MIGRATED:
            continue
        renaming = Renaming(current(chain[: begin - 1]), run)
        for one in run:
            if one.finding_id not in own:
                continue
            after = renaming.finding(own[one.finding_id])
            own[one.finding_id] = after
            found.append(replace(one, content=after.content))
    return tuple(found)


def first_reading(chain: Sequence[Revision], handed_in: int | None) -> Mapping[FindingId, Finding]:
    """Return what somebody said before any reviewer had part in it, in the words of now.

    Args:
        chain: of the work.
        handed_in: number of the last revision that a review began with; None where none began.
    """
    heard = next((n for n, one in enumerate(chain) if one.cause in BY_REVIEWERS), len(chain))
    end = heard if handed_in is None else min(heard, handed_in)
    said = current(chain[:end])
    for begin, run in runs(chain, end):
        if hand_of(run[0]) == "migration":
            renaming = Renaming(current(chain[: begin - 1]), run)
            said = {id_: renaming.finding(one) for id_, one in said.items()}
    return said


def in_words_of_now(
    chain: Sequence[Revision], number: int, finding_id: FindingId, content: Content
) -> Content:
    """Return what a finding said after so many revisions, carried through later migrations."""
    for begin, run in runs(chain, number):
        if hand_of(run[0]) == "migration":
            content = Renaming(current(chain[: begin - 1]), run).content(finding_id, content)
    return content


def runs(chain: Sequence[Revision], handed_in: int) -> Iterator[tuple[int, Sequence[Revision]]]:
    """Yield what follows the handing in, as runs of one hand, each with its first number."""
    begin = handed_in
    while begin < len(chain):
        hand, end = hand_of(chain[begin]), begin + 1
        while end < len(chain) and hand_of(chain[end]) == hand:
            end += 1
        yield begin + 1, chain[begin:end]
        begin = end


def hand_of(revision: Revision) -> str:
    """Return whose doing a revision is: "migration", "reviewer" or "annotator"."""
    if revision.cause is Cause.MIGRATED:
        return "migration"
    return "reviewer" if revision.cause in BY_REVIEWERS else "annotator"


def _found(known: Mapping[_Known, Term], term: Term, side: str) -> Term:
    return known.get((term.node_id, side)) or known.get((term.node_id, "")) or term


def _renamed(content: Content, look: Callable[[Term, str], Term]) -> Content:
    """Return a content with other terms; what became the same stays twice, as it was said."""
    if isinstance(content, Region):
        return Region(_site(content.site, look))
    if isinstance(content, Lesion):
        rest = with_terms(replace(content, locations=()), lambda term: look(term, ""))
        places = tuple(_site(site, look) for site in content.locations)
        return replace(rest, locations=places) if isinstance(rest, Lesion) else rest
    return with_terms(content, lambda term: look(term, ""))


def _site(site: Site, look: Callable[[Term, str], Term]) -> Site:
    return replace(site, term=look(site.term, _side(site)))


def _side(site: Site) -> str:
    return site.laterality.value if site.laterality else ""


def _pairs(old: Content, new: Content) -> Iterator[tuple[_Known, Term]]:
    if isinstance(old, Lesion) and isinstance(new, Lesion):
        yield (old.term.node_id, ""), new.term
        yield from _site_pairs(old.locations, new.locations)
        for was, becomes in zip(old.values, new.values, strict=False):
            yield (was.attribute.node_id, ""), becomes.attribute
            yield from _term_pairs(was.descriptors, becomes.descriptors)
        return
    if isinstance(old, Region) and isinstance(new, Region):
        yield from _site_pairs((old.site,), (new.site,))
        return
    yield from _term_pairs(terms_of(old), terms_of(new))


def _site_pairs(old: Sequence[Site], new: Sequence[Site]) -> Iterator[tuple[_Known, Term]]:
    for number, site in enumerate(old):
        same = [one for one in new if one.laterality is site.laterality]
        if len(old) == len(new):
            after: Term | None = new[number].term
        else:
            # What became the same stands once: the place of the same side, if there is but one.
            kept = [one.term for one in same if one.term.node_id == site.term.node_id]
            after = kept[0] if kept else same[0].term if len(same) == 1 else None
        if after is not None:
            yield (site.term.node_id, _side(site)), after
            yield (site.term.node_id, ""), after


def _term_pairs(old: Sequence[Term], new: Sequence[Term]) -> Iterator[tuple[_Known, Term]]:
    if len(old) == len(new):
        for was, becomes in zip(old, new, strict=True):
            yield (was.node_id, ""), becomes
    elif len(new) == 1:
        for was in old:
            yield (was.node_id, ""), new[0]
