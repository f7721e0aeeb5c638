"""What is said of a case as measurement groups of a report (TID 1410 with a region, else 1501).

A lesion on several images, or with several marks, is a group for each mark, all with its one
tracking UID; each repeats what is said of the lesion, so that it can be read by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from highdicom.sr import (
    CodeContentItem,
    CodedConcept,
    ContentItem,
    ContentSequence,
    FindingSite,
    Measurement,
    MeasurementsAndQualitativeEvaluations,
    PlanarROIMeasurementsAndQualitativeEvaluations,
    QualitativeEvaluation,
    RelationshipTypeValues,
    SourceImageForMeasurementGroup,
    TextContentItem,
    TrackingIdentifier,
    UIDRefContentItem,
)
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from medannot.domain.annotation.exported import AnnotatedCase, Marked, marks_of
from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Diagnosis,
    Finding,
    FindingKind,
    LateralitySource,
    Lesion,
    LesionRelation,
    Mark,
    Quality,
    Region,
    Site,
    Value,
)
from medannot.domain.annotation.shapes import Outline
from medannot.domain.ids import FindingId, MediaId
from medannot.exchange.annotations.dicom import words
from medannot.exchange.annotations.dicom.coding import Coder, own, side_of, uid_of, unit_of
from medannot.exchange.annotations.dicom.regions import (
    drawn_as,
    measures_of,
    purpose_of,
    region_of,
)
from medannot.exchange.annotations.dicom.sources import Source

Group = MeasurementsAndQualitativeEvaluations | PlanarROIMeasurementsAndQualitativeEvaluations
_Tracking = tuple[str, str]
"""UID and readable name."""


@dataclass(slots=True)
class Said:
    """What a group says, whether or not it has a region.

    Attributes:
        category, finding: what it is about, and what that is.
        sites: where it lies.
        measures: numbers with their units.
        evaluations: names with coded values.
        items: free words, and UIDs of other groups.
    """

    finding: CodedConcept
    category: CodedConcept | Code | None = None
    sites: list[FindingSite] = field(default_factory=list)
    measures: list[Measurement] = field(default_factory=list)
    evaluations: list[QualitativeEvaluation] = field(default_factory=list)
    items: list[ContentItem] = field(default_factory=list)


class CaseGroups:
    """Makes the groups of one person's work on a case.

    Args:
        case: whose images are all in `sources`.
        sources: the stored images.
        coder: makes codes of terms.
    """

    def __init__(
        self, case: AnnotatedCase, sources: Mapping[MediaId, Source], coder: Coder
    ) -> None:
        self._case = case
        self._sources = sources
        self._coder = coder
        self._numbers: dict[FindingKind, int] = {}

    def made(self) -> Iterator[Group]:
        """Yield the groups, in the order in which the findings were said; diagnoses by rank."""
        marks: dict[FindingId, list[Marked]] = {}
        for one in marks_of(self._case):
            # A mark that shows nothing named speaks for itself.
            marks.setdefault(one.target.id if one.target else one.id, []).append(one)
        for finding in sorted(self._case.findings, key=_rank):
            if not isinstance(finding.content, Mark) or finding.id in marks:
                yield from self._groups(finding, marks.get(finding.id, []))

    def _groups(self, finding: Finding, marks: Sequence[Marked]) -> Iterator[Group]:
        tracking = self._named(finding)
        drawn = [(one, one.mark.shape) for one in marks if isinstance(one.mark.shape, Outline)]
        for one, shape in drawn:
            yield self._with_region(tracking, self._said(finding), one, shape)
        if drawn:
            return
        # What was painted cannot stand here; on which images it was is said all the same.
        painted = dict.fromkeys((one.image.media_id, one.mark.frame) for one in marks)
        own_image = [(finding.media_id, 0)] if finding.media_id else []
        yield self._without_region(tracking, self._said(finding), list(painted) or own_image)

    def _said(self, finding: Finding) -> Said:
        """Return what a finding says, made anew: an item stands in one group alone."""
        content = finding.content
        if isinstance(content, Quality):
            said = _quality(content)
        elif isinstance(content, Region):
            said = self._region(content)
        elif isinstance(content, Lesion):
            said = self._lesion(content)
        elif isinstance(content, LesionRelation):
            said = self._relation(content)
        elif isinstance(content, Diagnosis):
            said = self._diagnosis(content)
        elif isinstance(content, Advice):
            said = self._advice(content)
        elif isinstance(content, Complete):
            word = own(words.COMPLETE, "Everything visible is annotated")
            said = Said(word, word)
        else:
            said = Said(own(words.UNLABELLED, "unlabelled"))
        return said

    def _with_region(self, tracking: _Tracking, said: Said, one: Marked, shape: Outline) -> Group:
        source = self._sources[one.image.media_id]
        group = PlanarROIMeasurementsAndQualitativeEvaluations(
            tracking_identifier=TrackingIdentifier(*tracking),
            referenced_region=region_of(one.mark, shape, source),
            finding_type=said.finding,
            finding_category=said.category,
            finding_sites=said.sites or None,
            measurements=[*measures_of(shape, source.spacing(one.mark.frame)), *said.measures],
            qualitative_evaluations=[*said.evaluations, drawn_as(shape)],
            geometric_purpose=purpose_of(shape),
        )
        group[0].ContentSequence.extend(said.items)
        return group

    def _without_region(
        self, tracking: _Tracking, said: Said, places: Iterable[tuple[MediaId, int]]
    ) -> Group:
        group = MeasurementsAndQualitativeEvaluations(
            tracking_identifier=TrackingIdentifier(*tracking),
            finding_type=said.finding,
            finding_category=said.category,
            finding_sites=said.sites or None,
            measurements=said.measures,
            qualitative_evaluations=said.evaluations,
            source_images=[_image(self._sources[id_], frame) for id_, frame in places] or None,
        )
        group[0].ContentSequence.extend(said.items)
        return group

    def _named(self, finding: Finding) -> _Tracking:
        """Return by what a finding is known: the UID is the same in all objects."""
        kind = finding.kind
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        about = f"{self._case.author} {self._case.name} {kind.value} {self._numbers[kind]}"
        return uid_of(finding.id), about

    def _region(self, region: Region) -> Said:
        concept = self._coder.concept(region.site.term)
        return Said(concept, codes.cid7150.AnatomicalStructure, [self._site(region.site)])

    def _lesion(self, lesion: Lesion) -> Said:
        said = Said(
            self._coder.concept(lesion.term), codes.cid7150.MorphologicallyAbnormalStructure
        )
        said.sites = [self._site(site) for site in lesion.locations]
        if lesion.role:
            role = own(lesion.role.value, lesion.role.value)
            said.evaluations.append(QualitativeEvaluation(own(words.ROLE, "Role"), role))
        for value in lesion.values:
            name = self._coder.concept(value.attribute)
            said.evaluations += [
                QualitativeEvaluation(name, self._coder.concept(one)) for one in value.descriptors
            ]
            said.measures += _measured(value, name)
        said.items += _comment(lesion.note)
        return said

    def _relation(self, relation: LesionRelation) -> Said:
        known = relation.relation
        said = Said(
            self._coder.concept(known) if known else own("together", "Belong together"),
            own(words.RELATION, "Relation of lesions"),
        )
        if relation.together:
            word = own(relation.together.value, relation.together.value)
            said.evaluations.append(
                QualitativeEvaluation(own(words.TOGETHER, "Occur together"), word)
            )
        said.items += [
            _refers(words.SUBJECT, "Lesion", relation.subject),
            _refers(words.OBJECT, "Other lesion", relation.object),
        ]
        return said

    def _diagnosis(self, diagnosis: Diagnosis) -> Said:
        known, category = diagnosis.term, own(words.DIAGNOSIS, "Diagnosis")
        said = Said(self._coder.concept(known) if known else category, category)
        rank = own(words.RANK, "Rank in the differential diagnosis")
        said.measures.append(Measurement(rank, diagnosis.rank, codes.UCUM.NoUnits))
        said.items += [_refers(words.EVIDENCE, "Evidence", one) for one in diagnosis.evidence]
        said.items += _text(words.TEXT, "In free words", diagnosis.text)
        said.items += _text(words.REASONING, "Reasoning", diagnosis.reasoning)
        return said

    def _advice(self, advice: Advice) -> Said:
        known, category = advice.term, own(words.ADVICE, "Advice")
        said = Said(self._coder.concept(known) if known else category, category)
        if advice.diagnosis:
            said.items.append(_refers(words.SERVES, "Diagnosis that it serves", advice.diagnosis))
        said.items += _text(words.TEXT, "In free words", advice.text)
        return said

    def _site(self, site: Site) -> FindingSite:
        made = FindingSite(self._coder.concept(site.term), side_of(site.laterality))
        if site.laterality and site.source is not LateralitySource.UNKNOWN:
            how = own(site.source.value, site.source.value)
            made.ContentSequence = ContentSequence(
                [
                    *made.ContentSequence,
                    CodeContentItem(
                        own(words.SIDE_SOURCE, "How the side is known"),
                        how,
                        RelationshipTypeValues.HAS_CONCEPT_MOD,
                    ),
                ]
            )
        return made


def _quality(quality: Quality) -> Said:
    category = own(words.QUALITY, "Image quality")
    reason = quality.discarded
    found = own(reason.value, reason.value.replace("_", " ")) if reason else own("usable", "usable")
    said = Said(found, category)
    said.items += _comment(quality.note)
    return said


def _measured(value: Value, name: CodedConcept) -> Iterator[Measurement]:
    """Yield what was measured or guessed of an attribute: one number, or the ends of a range."""
    unit, least, most = unit_of(value.unit), value.least, value.most
    method = own("measured", "Measured") if value.measured else own("estimated", "Estimated by eye")
    if least is not None and least == most:
        yield Measurement(name, least, unit, method=method)
        return
    for end, which in ((least, codes.SCT.Minimum), (most, codes.SCT.Maximum)):
        if end is not None:
            yield Measurement(name, end, unit, method=method, derivation=which)


def _rank(finding: Finding) -> tuple[int, int]:
    """Return by what findings are ordered: only diagnoses among themselves."""
    content = finding.content
    return (1, content.rank) if isinstance(content, Diagnosis) else (0, 0)


def _image(source: Source, frame: int) -> SourceImageForMeasurementGroup:
    frames = [frame] if frame and source.frames > 1 else None
    return SourceImageForMeasurementGroup(str(source.top.SOPClassUID), source.uid, frames)


def _refers(word: str, meaning: str, finding_id: FindingId) -> ContentItem:
    name = own(word, meaning)
    return UIDRefContentItem(name, uid_of(finding_id), RelationshipTypeValues.CONTAINS)


def _comment(text: str) -> list[ContentItem]:
    name, relation = codes.DCM.Comment, RelationshipTypeValues.CONTAINS
    return [TextContentItem(name, text, relation)] if text else []


def _text(word: str, meaning: str, text: str) -> list[ContentItem]:
    name, relation = own(word, meaning), RelationshipTypeValues.CONTAINS
    return [TextContentItem(name, text, relation)] if text else []
