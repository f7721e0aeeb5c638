"""A whole work of medannot's own as changes of one person's findings of a case.

What a person said before is never changed: a finding that is there already is known again by its
id, by what it says, or by its marks, and the same file taken in again changes nothing. Findings
name each other by the ids of where they come from; here they get those of where they go.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from medannot.domain.annotation.checking import Findings, ImageArea, faults_at_its_place
from medannot.domain.annotation.finding import (
    MOST_DIAGNOSES,
    Advice,
    Complete,
    Content,
    Diagnosis,
    Finding,
    FindingKind,
    Lesion,
    LesionRelation,
    Mark,
    Quality,
    Region,
)
from medannot.domain.annotation.project import Schema
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import ShapeFault
from medannot.domain.annotation.taking_in import (
    Repair,
    is_mendable,
    mark_key,
    sound_shape,
    why_unsound,
)
from medannot.domain.errors import Sentence
from medannot.domain.ids import FindingId, MediaId

_ORDER = (
    FindingKind.QUALITY,
    FindingKind.REGION,
    FindingKind.LESION,
    FindingKind.MARK,
    FindingKind.RELATION,
    FindingKind.DIAGNOSIS,
    FindingKind.ADVICE,
    FindingKind.COMPLETE,
)
"""A finding names others of the kinds before its own alone."""

_OTHERWISE = "it is there already and says something else here, which stays."

_Key = tuple[object, ...]

Refuses = Callable[[Finding], Sentence | None]
"""Says why a project does not take a finding, beside what its place asks."""


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """A finding of a work, with the images and terms of the project.

    Attributes:
        finding: with the ids of where it comes from.
        why: it stays out, and why; None where nothing is known against it.
    """

    finding: Finding
    why: Sentence | None = None


@dataclass(slots=True)
class TakenWork:
    """What a work becomes.

    Attributes:
        already: findings that are there already.
        repaired: marks that were cut or painted.
        mendable: marks that are left out and might be mended with consent, by what is wrong.
        told: what stays out, by the ids of where it comes from, and why.
    """

    changes: tuple[Change, ...] = ()
    already: int = 0
    repaired: int = 0
    mendable: Counter[ShapeFault] = field(default_factory=Counter)
    told: list[tuple[FindingId, Sentence]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """Into what a work comes.

    Attributes:
        findings: what is current.
        kinds: what every finding of the chain is about, also of those that were taken away.
        areas: the images of the case.
        schema: of the project.
    """

    findings: Findings
    kinds: Mapping[FindingId, FindingKind]
    areas: Mapping[MediaId, ImageArea]
    schema: Schema


class WorkIntake:
    """Takes works into one person's findings of a case.

    Args:
        place: into what.
        new_id: makes ids.
        repair: makes shapes sound, where the person agreed to it.
        refuses: says what the project does not take beside.
    """

    def __init__(
        self, place: Place, new_id: Callable[[], FindingId], repair: Repair | None, refuses: Refuses
    ) -> None:
        self.taken = TakenWork()
        self._place, self._new_id = place, new_id
        self._repair, self._refuses = repair, refuses
        self._ids: dict[FindingId, FindingId] = {}
        self._numbers: dict[FindingId, int] = {}
        self._made: dict[FindingId, Finding] = {}
        self._like: dict[FindingId, FindingId] = {}
        self._free = dict(place.findings)
        self._same_words: dict[_Key, list[FindingId]] = {}
        self._in_stead: dict[_Key, Finding] = {}
        self._ranked: Counter[MediaId | None] = Counter()
        for one in place.findings.values():
            self._same_words.setdefault(_said_key(one), []).append(one.id)
            self._know(one)

    def _know(self, one: Finding) -> None:
        if (key := _room_key(one)) is not None:
            self._in_stead.setdefault(key, one)
        self._ranked[one.media_id] += isinstance(one.content, Diagnosis)

    def take(self, incoming: Sequence[OwnFinding]) -> TakenWork:
        """Return what a work becomes, with those that were taken before it."""
        self._like = self._by_marks(incoming)
        for one in incoming:
            self._numbers.setdefault(one.finding.id, len(self._numbers))
        by_rank = sorted(incoming, key=lambda one: _rank(one.finding))
        for one in sorted(by_rank, key=lambda one: _ORDER.index(one.finding.kind)):
            if one.finding.id not in self._ids:
                self._take(one)
        # Findings stand in the order in which they were first said.
        numbers = {own: self._numbers[theirs] for theirs, own in self._ids.items()}
        made = sorted(self._made.values(), key=lambda one: numbers[one.id])
        self.taken.changes = tuple(Change(one.id, one.media_id, one.content) for one in made)
        return self.taken

    def _take(self, one: OwnFinding) -> None:
        finding = one.finding
        if one.why is not None:
            self._tell(finding, one.why)
            return
        content = self._aimed(finding)
        if content is None:
            return
        here = replace(finding, content=content)
        faults = faults_at_its_place(here, self._place.areas, self._place.schema)
        why = faults[0] if faults else self._refuses(here)
        if why is not None:
            self._tell(finding, why)
            return
        if isinstance(content, Mark):
            self._take_mark(here, content)
        else:
            self._put(here)

    def _take_mark(self, finding: Finding, mark: Mark) -> None:
        area = self._place.areas[MediaId(finding.media_id or "")]
        if not 1 <= mark.frame <= area.frames:
            self._tell(finding, Sentence("the image has no frame {frame}.", frame=mark.frame))
            return
        shape, wrong = sound_shape(mark.shape, area, self._repair)
        if shape is None:
            if self._repair is None and is_mendable(wrong):
                self.taken.mendable[wrong[0]] += 1
            self._tell(finding, why_unsound(wrong))
            return
        self.taken.repaired += bool(wrong)
        self._put(replace(finding, content=replace(mark, shape=shape)))

    def _put(self, finding: Finding) -> None:
        """Take a finding, unless it is there already."""
        known = self._same(finding)
        if known is None:
            self._add(finding)
            return
        self._ids[finding.id] = known.id
        self._free.pop(known.id, None)
        if _said_key(known) == _said_key(finding):
            self.taken.already += 1
        else:
            self._tell(finding, Sentence(_OTHERWISE))

    def _add(self, finding: Finding) -> None:
        content = finding.content
        if isinstance(content, Diagnosis):
            if self._ranked[finding.media_id] >= MOST_DIAGNOSES:
                why = "at most {most} diagnoses are considered, and these are there."
                self._tell(finding, Sentence(why, most=MOST_DIAGNOSES))
                return
            content = replace(content, rank=self._ranked[finding.media_id] + 1)
        # One that was taken away here comes back as what it was.
        is_own = self._place.kinds.get(finding.id) is finding.kind
        own = finding.id if is_own else self._new_id()
        self._ids[finding.id] = own
        self._made[own] = Finding(own, finding.media_id, content)
        if isinstance(content, Quality | Complete | Diagnosis):
            self._know(self._made[own])

    # What names others

    def _aimed(self, finding: Finding) -> Content | None:
        """Return what a finding says of findings here; None where what it is about stays out."""
        content = finding.content
        if isinstance(content, Mark) and content.target is not None:
            return self._aimed_mark(finding, content, self._ids.get(content.target))
        if isinstance(content, LesionRelation):
            return self._aimed_relation(finding, content)
        if isinstance(content, Diagnosis):
            found = [self._ids[one] for one in content.evidence if one in self._ids]
            if lost := len(content.evidence) - len(found):
                why = "of its evidence {count} finding(s) stay out; the rest is taken."
                self._tell(finding, Sentence(why, count=lost))
            return replace(content, evidence=tuple(dict.fromkeys(found)))
        if isinstance(content, Advice) and content.diagnosis is not None:
            served = self._ids.get(content.diagnosis)
            if served is None:
                why = "the diagnosis that it serves stays out; it serves none then."
                self._tell(finding, Sentence(why))
            return replace(content, diagnosis=served)
        return content

    def _aimed_mark(self, finding: Finding, mark: Mark, target: FindingId | None) -> Mark | None:
        if target is None:
            self._tell(finding, Sentence("what it shows stays out."))
            return None
        return replace(mark, target=target)

    def _aimed_relation(self, finding: Finding, one: LesionRelation) -> LesionRelation | None:
        subject, other = self._ids.get(one.subject), self._ids.get(one.object)
        if subject is None or other is None or subject == other:
            self._tell(finding, Sentence("a lesion that it names stays out."))
            return None
        return replace(one, subject=subject, object=other)

    # What is there already

    def _same(self, finding: Finding) -> Finding | None:
        """Return the finding here that one is already."""
        if self._place.kinds.get(finding.id) is finding.kind and finding.id in self._free:
            return self._free[finding.id]
        same = self._same_words.get(_said_key(finding), ())
        if (own := next((one for one in same if one in self._free), None)) is not None:
            return self._free[own]
        if finding.id in self._like:
            return self._free.get(self._like[finding.id])
        key = _room_key(finding)
        return self._in_stead.get(key) if key is not None else None

    def _by_marks(self, incoming: Sequence[OwnFinding]) -> dict[FindingId, FindingId]:
        """Return the lesions that lesions of a work are already, by the marks that they share."""
        here = _marks_of(self._place.findings.values())
        terms = {
            one.id: one.content.term.node_id
            for one in self._place.findings.values()
            if isinstance(one.content, Lesion)
        }
        votes: Counter[tuple[FindingId, FindingId]] = Counter()
        wanted = {
            one.finding.id: one.finding.content.term.node_id
            for one in incoming
            if one.why is None and isinstance(one.finding.content, Lesion)
        }
        for key, targets in _marks_of(one.finding for one in incoming).items():
            for there in targets & wanted.keys():
                for own in here.get(key, set()) & terms.keys():
                    votes[there, own] += terms[own] == wanted[there]
        found: dict[FindingId, FindingId] = {}
        used: set[FindingId] = set()
        for (there, own), count in votes.most_common():
            if count and there not in found and own not in used:
                found[there] = own
                used.add(own)
        return found

    def _tell(self, finding: Finding, why: Sentence) -> None:
        self.taken.told.append((finding.id, why))


def _rank(finding: Finding) -> int:
    return finding.content.rank if isinstance(finding.content, Diagnosis) else 0


def _marks_of(findings: Iterable[Finding]) -> dict[tuple[object, ...], set[FindingId]]:
    """Return what marks show, by what they are known again."""
    found: dict[tuple[object, ...], set[FindingId]] = {}
    for one in findings:
        mark = one.content
        if isinstance(mark, Mark) and mark.target is not None and one.media_id is not None:
            key = mark_key(one.media_id, mark.shape, mark.frame)
            found.setdefault(key, set()).add(mark.target)
    return found


def _said_key(finding: Finding) -> _Key:
    """Return what a finding says of what; of marks, as far as files hold it."""
    content = finding.content
    if isinstance(content, Mark) and finding.media_id is not None:
        return content.target, mark_key(finding.media_id, content.shape, content.frame)
    return finding.media_id, content


def _room_key(finding: Finding) -> _Key | None:
    """Return of what a case has room for one finding alone, whatever it says; None of others."""
    one = finding.content
    if isinstance(one, Quality | Complete):
        return finding.kind, finding.media_id
    if isinstance(one, Region):
        return finding.kind, finding.media_id, one.site.term.node_id
    if isinstance(one, LesionRelation):
        return finding.kind, one.subject, one.object
    if isinstance(one, Diagnosis):
        named = one.term.node_id if one.term else one.text.strip()
        return finding.kind, finding.media_id, one.term is None, named
    return None
