"""How far the protocol's steps are, and what is open before a case may be called complete.

What the lexicon's rules say of the findings stands beside this, in `rules`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.annotation.attributes import applies, is_said
from medannot.domain.annotation.facts import without_side
from medannot.domain.annotation.finding import (
    MOST_DIAGNOSES,
    Advice,
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    Finding,
    Lesion,
    LesionRelation,
    LesionRole,
    Mark,
    Quality,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.project import DiagnosisScope, Schema, Step
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon


class State(StrEnum):
    """How far a step is."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    DONE = "done"


class Lack(StrEnum):
    """What is open."""

    QUALITY = "quality"
    REGION = "region"
    SIDE = "side"
    LESION = "lesion"
    ROLE = "role"
    LOCATION = "location"
    ATTRIBUTE = "attribute"
    PRIMARY = "primary"
    RELATED_LESION = "related_lesion"
    TARGET = "target"
    TICK = "tick"
    DIAGNOSIS = "diagnosis"
    NAME = "name"
    RANK = "rank"
    RANK_TWICE = "rank_twice"
    TOO_MANY = "too_many"
    EVIDENCE = "evidence"
    ADVICE = "advice"
    ADVISED_DIAGNOSIS = "advised_diagnosis"


@dataclass(frozen=True, slots=True)
class Open:
    """One thing that is open.

    Attributes:
        finding: that it is open of, or None.
        media_id: the image that it is open of, or None.
        node_id: the attribute that is required, or the place whose side is not given.
        rank: of the diagnosis that is lacking or there twice.
    """

    lack: Lack
    finding: FindingId | None = None
    media_id: MediaId | None = None
    node_id: str = ""
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as a list of steps shows it.

    Attributes:
        count: findings of the step; for the quality, images that were judged.
        terms: what was named, in order.
        discarded: why images are not annotated, each as often as it is said.
        open: what is open.
    """

    step: Step
    state: State
    count: int
    terms: tuple[Term, ...]
    discarded: tuple[DiscardReason, ...]
    open: tuple[Open, ...]


class _Case:
    """Findings of a case, without those of images that were discarded."""

    def __init__(
        self,
        findings: Iterable[Finding],
        media: Sequence[MediaId],
        schema: Schema,
        lexicon: Lexicon | None,
    ) -> None:
        every = tuple(findings)
        self.schema, self.lexicon = schema, lexicon
        self.media = tuple(media)
        self.qualities = {
            one.media_id: one.content for one in every if isinstance(one.content, Quality)
        }
        gone = {key for key, one in self.qualities.items() if one.discarded is not None}
        self.usable = tuple(one for one in self.media if one not in gone)
        self.findings = tuple(one for one in every if one.media_id not in gone or _is_quality(one))
        self.by_id = {one.id: one.content for one in self.findings}

    @property
    def is_discarded(self) -> bool:
        """Tell whether no image is left to annotate."""
        return bool(self.media) and not self.usable

    @property
    def is_ticked(self) -> bool:
        """Tell whether it was said of the case, or of each image, that everything is annotated."""
        ticked = {one.media_id for one in self.findings if isinstance(one.content, Complete)}
        return None in ticked or (bool(self.usable) and ticked >= set(self.usable))

    def all(self, *kinds: type[Content]) -> tuple[Finding, ...]:
        """Return the findings of some kinds."""
        return tuple(one for one in self.findings if isinstance(one.content, kinds))

    def scopes(self) -> tuple[MediaId | None, ...]:
        """Return what diagnoses and advice are given for: the case, or each image."""
        return (None,) if self.schema.diagnosis_scope is DiagnosisScope.CASE else self.usable

    def of_scope(self, scope: MediaId | None, kind: type[Content]) -> tuple[Finding, ...]:
        """Return findings of one kind for one scope; the case has them wherever they were said."""
        found = self.all(kind)
        return found if scope is None else tuple(one for one in found if one.media_id == scope)


def _is_quality(finding: Finding) -> bool:
    return isinstance(finding.content, Quality)


def step_views(
    findings: Iterable[Finding],
    media: Sequence[MediaId],
    schema: Schema,
    lexicon: Lexicon | None = None,
) -> tuple[StepView, ...]:
    """Return how far each step of a schema is, in order.

    Args:
        findings: of one case, as one annotator has them now.
        media: the images of the case.
        schema: what is asked.
        lexicon: of the project; without it nobody knows which parts are paired.
    """
    case = _Case(findings, media, schema, lexicon)
    return tuple(_view(step, case) for step in schema.steps)


def may_be_complete(views: Iterable[StepView]) -> bool:
    """Tell whether nothing is open."""
    return all(view.state is State.DONE for view in views)


def _view(step: Step, case: _Case) -> StepView:
    if step is not Step.QUALITY and case.is_discarded:
        return StepView(step, State.DONE, 0, (), (), ())
    kinds, look = _STEPS[step]
    found = case.all(kinds)
    open_yet = tuple(look(case))
    begun = bool(found) or (step is Step.LESIONS and bool(case.all(Mark, Complete)))
    state = State.BEGUN if begun else State.NOT_BEGUN
    reasons = (one.discarded for one in case.qualities.values()) if step is Step.QUALITY else ()
    return StepView(
        step,
        state if open_yet else State.DONE,
        len(found),
        tuple(_terms(found)),
        tuple(reason for reason in reasons if reason is not None),
        open_yet,
    )


def _terms(found: Sequence[Finding]) -> Iterator[Term]:
    contents = [one.content for one in found]
    if contents and isinstance(contents[0], Diagnosis):
        contents.sort(key=lambda one: one.rank if isinstance(one, Diagnosis) else 0)
    for content in contents:
        if isinstance(content, Region):
            yield content.site.term
        elif isinstance(content, Lesion | Diagnosis | Advice) and content.term is not None:
            yield content.term


def _quality(case: _Case) -> Iterator[Open]:
    for one in case.media:
        if one not in case.qualities and None not in case.qualities:
            yield Open(Lack.QUALITY, media_id=one)


def _regions(case: _Case) -> Iterator[Open]:
    found = case.all(Region)
    for image in case.usable:
        if not any(one.media_id in {image, None} for one in found):
            yield Open(Lack.REGION, media_id=image)
    for one in found:
        if isinstance(one.content, Region):
            yield from _sides(one, (one.content.site,), case)


def _sides(finding: Finding, sites: Sequence[Site], case: _Case) -> Iterator[Open]:
    for site in without_side(sites, case.lexicon):
        yield Open(Lack.SIDE, finding.id, finding.media_id, site.term.node_id)


def _lesions(case: _Case) -> Iterator[Open]:
    links = [one.content for one in case.all(LesionRelation)]
    for one in case.all(Lesion):
        if isinstance(one.content, Lesion):
            yield from _lesion(one, one.content, links, case)
    for one in case.all(LesionRelation):
        content = one.content
        if isinstance(content, LesionRelation) and not _is_whole(content, case):
            yield Open(Lack.RELATED_LESION, one.id, one.media_id)
    for one in case.all(Mark):
        if isinstance(one.content, Mark) and not _has_target(one.content, case):
            yield Open(Lack.TARGET, one.id, one.media_id)
    if case.is_ticked:
        return
    if case.schema.closed_world:
        yield Open(Lack.TICK)
    elif not case.all(Lesion):
        yield Open(Lack.LESION)


def _has_target(mark: Mark, case: _Case) -> bool:
    return isinstance(case.by_id.get(mark.target) if mark.target else None, Lesion | Region)


def _is_whole(relation: LesionRelation, case: _Case) -> bool:
    ends = (case.by_id.get(relation.subject), case.by_id.get(relation.object))
    return all(isinstance(end, Lesion) for end in ends)


def _lesion(
    finding: Finding, lesion: Lesion, links: Sequence[Content], case: _Case
) -> Iterator[Open]:
    def lacks(lack: Lack, node_id: str = "") -> Open:
        return Open(lack, finding.id, finding.media_id, node_id)

    if lesion.role is None:
        yield lacks(Lack.ROLE)
    if not lesion.locations:
        yield lacks(Lack.LOCATION)
    yield from _sides(finding, lesion.locations, case)
    for key in case.schema.required:
        if not is_said(lesion.value_of(key)) and applies(key, lesion, case.lexicon):
            yield lacks(Lack.ATTRIBUTE, key)
    if lesion.role is LesionRole.SECONDARY and not _has_primary(finding.id, links, case):
        yield lacks(Lack.PRIMARY)


def _has_primary(lesion: FindingId, links: Sequence[Content], case: _Case) -> bool:
    """Tell whether a secondary lesion stands in a relation to a primary one, either way round."""
    for link in links:
        if isinstance(link, LesionRelation) and lesion in {link.subject, link.object}:
            other = case.by_id.get(link.object if link.subject == lesion else link.subject)
            if isinstance(other, Lesion) and other.role is LesionRole.PRIMARY:
                return True
    return False


def _diagnoses(case: _Case) -> Iterator[Open]:
    for scope in case.scopes():
        found = case.of_scope(scope, Diagnosis)
        if not found and _is_asked(case):
            yield Open(Lack.DIAGNOSIS, media_id=scope)
        yield from _ranks(found, scope)
    for one in case.all(Diagnosis):
        if not isinstance(one.content, Diagnosis):
            continue
        if one.content.term is None and not one.content.text.strip():
            yield Open(Lack.NAME, one.id, one.media_id)
        if any(key not in case.by_id for key in one.content.evidence):
            yield Open(Lack.EVIDENCE, one.id, one.media_id)


def _is_asked(case: _Case) -> bool:
    """Tell whether there is something to diagnose: not where nothing but healthy skin is seen."""
    return bool(case.all(Lesion)) or not case.is_ticked or Step.LESIONS not in case.schema.steps


def _ranks(found: Sequence[Finding], scope: MediaId | None) -> Iterator[Open]:
    ranks: dict[int, list[FindingId]] = {}
    for one in found:
        if isinstance(one.content, Diagnosis):
            ranks.setdefault(one.content.rank, []).append(one.id)
    for rank in range(1, min(len(found), MOST_DIAGNOSES) + 1):
        if rank not in ranks:
            yield Open(Lack.RANK, media_id=scope, rank=rank)
    for rank, those in sorted(ranks.items()):
        for extra in those[1:]:
            yield Open(Lack.RANK_TWICE, extra, scope, rank=rank)
    if len(found) > MOST_DIAGNOSES:
        yield Open(Lack.TOO_MANY, media_id=scope)


def _advice(case: _Case) -> Iterator[Open]:
    for scope in case.scopes():
        if not case.of_scope(scope, Advice) and _is_asked(case):
            yield Open(Lack.ADVICE, media_id=scope)
    for one in case.all(Advice):
        if not isinstance(one.content, Advice):
            continue
        if one.content.term is None and not one.content.text.strip():
            yield Open(Lack.NAME, one.id, one.media_id)
        whom = one.content.diagnosis
        if whom is not None and not isinstance(case.by_id.get(whom), Diagnosis):
            yield Open(Lack.ADVISED_DIAGNOSIS, one.id, one.media_id)


_Look = Callable[[_Case], Iterator[Open]]
_STEPS: Mapping[Step, tuple[type[Content], _Look]] = MappingProxyType(
    {
        Step.QUALITY: (Quality, _quality),
        Step.REGIONS: (Region, _regions),
        Step.LESIONS: (Lesion, _lesions),
        Step.DIAGNOSES: (Diagnosis, _diagnoses),
        Step.ADVICE: (Advice, _advice),
    }
)
