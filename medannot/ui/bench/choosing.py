"""What is chosen in the column of terms: its slot, which terms it offers, which are ticked."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from medannot.domain.annotation import wishes, wishes_of_lesions
from medannot.domain.annotation.finding import Advice, Diagnosis, Lesion, Region, Site
from medannot.domain.annotation.levels import Asked
from medannot.domain.annotation.project import Schema, Step
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Level, Node, NodeKind
from medannot.domain.lexicon.search import Narrowed
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.bench.bench_state import Findings, Wish


class Slot(StrEnum):
    """What a tick in the tree says."""

    REGION = "region"
    LESION = "lesion"
    LOCATION = "location"
    DESCRIPTOR = "descriptor"
    DIAGNOSIS = "diagnosis"
    ADVICE = "advice"


FIRST = {
    Step.QUALITY: Slot.REGION,
    Step.REGIONS: Slot.REGION,
    Step.LESIONS: Slot.LESION,
    Step.DIAGNOSES: Slot.DIAGNOSIS,
    Step.ADVICE: Slot.ADVICE,
}
"""What is chosen when a step is opened."""

_NARROWED = {
    Slot.REGION: Narrowed(level=Level.IMAGE_REGION),
    Slot.LESION: Narrowed(kinds=frozenset({NodeKind.LESION, NodeKind.FINDING}), selectable=True),
    Slot.LOCATION: Narrowed(level=Level.LESION_LOCATION),
    Slot.DIAGNOSIS: Narrowed(kinds=frozenset({NodeKind.DISEASE}), selectable=True),
    Slot.ADVICE: Narrowed(kinds=frozenset({NodeKind.ADVICE}), selectable=True),
}


_ASKED = {
    Slot.REGION: Asked.REGIONS,
    Slot.LESION: Asked.LESIONS,
    Slot.LOCATION: Asked.LOCATIONS,
    Slot.DIAGNOSIS: Asked.DIAGNOSES,
    Slot.ADVICE: Asked.ADVICE,
}


@dataclass(frozen=True, slots=True)
class Choosing:
    """What a tick in the tree says, and of what.

    Attributes:
        image: in front, of which regions are named.
        scope: of which diagnoses and advice are said; None for the case.
        lesion: of which places and descriptors are said.
        attribute: whose descriptors are chosen.
        diagnosis: which new advice serves.
        instead: a finding that a tick in a slot calls by another term, where one is corrected.
    """

    slot: Slot = Slot.REGION
    image: MediaId | None = None
    scope: MediaId | None = None
    lesion: FindingId | None = None
    attribute: str = ""
    diagnosis: FindingId | None = None
    instead: tuple[Slot, FindingId] | None = None

    @property
    def renamed(self) -> FindingId | None:
        """Return the finding that a tick calls by another term, or None."""
        return self.instead[1] if self.instead and self.instead[0] is self.slot else None

    def narrowed(self, schema: Schema | None = None) -> Narrowed:
        """Return which terms are offered; by a project's schema only those at its levels."""
        if self.slot is Slot.DESCRIPTOR:
            kinds = frozenset({NodeKind.DESCRIPTOR})
            return Narrowed(under=self.attribute, kinds=kinds, selectable=True)
        depths = schema.depths(_ASKED[self.slot]) if schema is not None else None
        if depths is None:
            return _NARROWED[self.slot]
        return replace(_NARROWED[self.slot], depths=(depths.least, depths.most))

    @property
    def step(self) -> Step:
        """Return the step in which this is chosen."""
        return _STEP_OF[self.slot]

    def suited(
        self, node: Node, lexicon: Lexicon, schema: Schema | None = None
    ) -> "Choosing | None":
        """Return what a tick on a term says that was found elsewhere in the lexicon.

        A disease is a diagnosis wherever it is searched, a colour describes the chosen lesion.
        None where a term alone says nothing, such as a relation of two lesions.
        """
        if self.narrowed(schema).allows(node, lexicon):
            return self
        if node.is_place:
            fine = node.level is Level.LESION_LOCATION or self.slot in _OF_LESION
            slot = Slot.LOCATION if fine and self.lesion is not None else Slot.REGION
            return replace(self, slot=slot, attribute="")
        if node.kind is NodeKind.DESCRIPTOR:
            attribute = next(
                (one for one in lexicon.ancestors(node.id) if _is_attribute(lexicon[one])), ""
            )
            known = attribute and self.lesion is not None
            return replace(self, slot=Slot.DESCRIPTOR, attribute=attribute) if known else None
        other = _OF_KIND.get(node.kind)
        return replace(self, slot=other, attribute="") if other is not None else None

    def counts(self, findings: Findings) -> Mapping[str, int]:
        """Return how often a lesion's term is named, where that is more than once."""
        if self.slot is not Slot.LESION:
            return {}
        terms = (one.content for one in findings.values() if isinstance(one.content, Lesion))
        named = Counter(lesion.term.node_id for lesion in terms)
        return {node_id: count for node_id, count in named.items() if count > 1}

    def another(self, node_id: str, lexicon: Lexicon, new_id: FindingId) -> Wish | None:
        """Return what wishes a term once more; None where it can be said only once."""
        if self.slot is not Slot.LESION:
            return None
        term = wishes.term_of(node_id, lexicon)
        return lambda _now: wishes_of_lesions.add_lesion(term, new_id)

    def ticked(self, findings: Findings) -> frozenset[str]:
        """Return the ids of the terms that are chosen now."""
        if self.slot in {Slot.LOCATION, Slot.DESCRIPTOR}:
            return self._of_lesion(findings)
        found = set()
        for one in findings.values():
            content = one.content
            if self.slot is Slot.REGION and isinstance(content, Region):
                found |= {content.site.term.node_id} if one.media_id == self.image else set()
            elif self.slot is Slot.LESION and isinstance(content, Lesion):
                found.add(content.term.node_id)
            elif isinstance(content, _KINDS.get(self.slot, ())) and one.media_id == self.scope:
                term = content.term if isinstance(content, Diagnosis | Advice) else None
                found |= {term.node_id} if term is not None else set()
        return frozenset(found)

    def _of_lesion(self, findings: Findings) -> frozenset[str]:
        found = findings.get(self.lesion) if self.lesion is not None else None
        if found is None or not isinstance(found.content, Lesion):
            return frozenset()
        if self.slot is Slot.LOCATION:
            return frozenset(site.term.node_id for site in found.content.locations)
        value = found.content.value_of(self.attribute)
        return frozenset(term.node_id for term in value.descriptors) if value else frozenset()

    def wish(self, node_id: str, lexicon: Lexicon, new_id: FindingId) -> Wish | None:
        """Return what a tick, or a tick taken away, wishes; None where it says nothing."""
        term = wishes.term_of(node_id, lexicon)
        image, scope, renamed = self.image, self.scope, self.renamed
        if renamed is not None:
            return lambda now: wishes.rename(now, renamed, term)
        if self.slot is Slot.REGION and image is not None:
            return lambda now: wishes.switch_region(now, image, Site(term), new_id)
        if self.slot is Slot.LESION:
            return lambda now: wishes_of_lesions.switch_lesion(now, term, new_id)
        if self.slot is Slot.DIAGNOSIS:
            return lambda now: wishes.switch_diagnosis(now, scope, term, new_id)
        if self.slot is Slot.ADVICE:
            served = self.diagnosis
            return lambda now: wishes.switch_advice(now, scope, term, served, new_id)
        return self._wish_of_lesion(node_id, lexicon)

    def _wish_of_lesion(self, node_id: str, lexicon: Lexicon) -> Wish | None:
        lesion, attribute = self.lesion, self.attribute
        if lesion is None:
            return None
        if self.slot is Slot.LOCATION:
            site = Site(wishes.term_of(node_id, lexicon))
            return lambda now: wishes_of_lesions.switch_location(now, lesion, site)
        return lambda now: wishes_of_lesions.switch_descriptor(
            now, lesion, attribute, node_id, lexicon
        )


def _is_attribute(node: Node) -> bool:
    return node.kind is NodeKind.ATTRIBUTE


_OF_LESION = {Slot.LESION, Slot.LOCATION, Slot.DESCRIPTOR}
_OF_KIND = {
    NodeKind.LESION: Slot.LESION,
    NodeKind.FINDING: Slot.LESION,
    NodeKind.DISEASE: Slot.DIAGNOSIS,
    NodeKind.ADVICE: Slot.ADVICE,
}
_STEP_OF = {
    Slot.REGION: Step.REGIONS,
    Slot.LESION: Step.LESIONS,
    Slot.LOCATION: Step.LESIONS,
    Slot.DESCRIPTOR: Step.LESIONS,
    Slot.DIAGNOSIS: Step.DIAGNOSES,
    Slot.ADVICE: Step.ADVICE,
}
_KINDS: dict[Slot, type] = {Slot.DIAGNOSIS: Diagnosis, Slot.ADVICE: Advice}
