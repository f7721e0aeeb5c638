"""Findings: what one physician says of a case, each in a value of its kind.

The order of the kinds is the protocol's: quality, regions, lesions with their attributes and
relations, diagnoses with their reasoning, advice (MedLesionVQA, section 3.3 and figure 2).
"""

from dataclasses import dataclass
from enum import StrEnum

from medannot.domain.annotation.shapes import Shape
from medannot.domain.ids import FindingId, MediaId

MOST_DIAGNOSES = 3
"""A differential diagnosis has at most so many ranks."""


class FindingKind(StrEnum):
    """What a finding is about."""

    QUALITY = "quality"
    REGION = "region"
    LESION = "lesion"
    RELATION = "relation"
    DIAGNOSIS = "diagnosis"
    ADVICE = "advice"
    MARK = "mark"
    COMPLETE = "complete"


class Laterality(StrEnum):
    """The patient's side on which a paired part lies (DICOM CID 244; DCM 130290: the middle)."""

    LEFT = "left"
    RIGHT = "right"
    BILATERAL = "bilateral"
    UNKNOWN_SIDE = "unilateral_unknown"
    MEDIAN = "median"


class LateralitySource(StrEnum):
    """How the side is known; a picture that a person took of themselves may be mirrored."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class DiscardReason(StrEnum):
    """Why an image is not annotated."""

    UNSHARP = "unsharp"
    EXPOSURE = "exposure"
    NO_SKIN_OR_MOUTH = "no_skin_or_mouth"
    IDENTIFIABLE = "identifiable"
    DUPLICATE = "duplicate"
    OTHER = "other"


class LesionRole(StrEnum):
    """What a lesion is in this case, whatever its term usually is."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class Together(StrEnum):
    """How often two lesions occur together in the case."""

    ALWAYS = "always"
    MOSTLY = "mostly"
    SOMETIMES = "sometimes"
    ONCE = "once"


@dataclass(frozen=True, slots=True)
class Term:
    """A node that was chosen, with its lexicon and the words it had then.

    Attributes:
        lexicon: id and version, such as "medannot-skin@1.0.0".
    """

    node_id: str
    lexicon: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the body.

    Attributes:
        laterality: the side, where the part is paired; else None.
    """

    term: Term
    laterality: Laterality | None = None
    source: LateralitySource = LateralitySource.UNKNOWN


@dataclass(frozen=True, slots=True)
class Value:
    """What an attribute of a lesion is: descriptors, a measured range, or both.

    Attributes:
        attribute: such as size; descriptors are nodes below it, the first one the leading one.
        least, most: in `unit`; None where nothing was measured.
        measured: taken from the image or from a scale, not guessed.
    """

    attribute: Term
    descriptors: tuple[Term, ...] = ()
    least: float | None = None
    most: float | None = None
    unit: str = ""
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """A warning that the annotator has looked at and lets stand; it says nothing of the patient.

    Attributes:
        rule_id: of the rule that warned.
        nodes: that broke it; with others it is another warning, which asks again.
    """

    rule_id: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Whether an image can be annotated; without a reason it can."""

    discarded: DiscardReason | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A region of the body that is visible in an image."""

    site: Site
    acknowledged: tuple[Acknowledged, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesion:
    """A lesion of the case, on however many of its images it is seen.

    Attributes:
        role: None until it is said.
        locations: where exactly it lies.
        values: of its attributes, at most one an attribute.
    """

    term: Term
    role: LesionRole | None = None
    locations: tuple[Site, ...] = ()
    values: tuple[Value, ...] = ()
    note: str = ""
    acknowledged: tuple[Acknowledged, ...] = ()

    def value_of(self, attribute_id: str) -> Value | None:
        """Return what an attribute is, or None where nothing was said."""
        return next((one for one in self.values if one.attribute.node_id == attribute_id), None)


@dataclass(frozen=True, slots=True)
class LesionRelation:
    """How one lesion lies to another, such as pustules on top of papules.

    Attributes:
        relation: None where only that they belong together is said.
    """

    subject: FindingId
    object: FindingId
    relation: Term | None = None
    together: Together | None = None
    acknowledged: tuple[Acknowledged, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A disease that is considered.

    Attributes:
        term: None where none of the lexicon fits; then `text` names it.
        rank: 1 for the likeliest.
        evidence: findings that speak for it.
        reasoning: why, in free words.
    """

    term: Term | None
    rank: int
    text: str = ""
    evidence: tuple[FindingId, ...] = ()
    reasoning: str = ""
    acknowledged: tuple[Acknowledged, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What is suggested to the patient.

    Attributes:
        diagnosis: the finding that it serves, or None for the case as a whole.
    """

    term: Term | None
    text: str = ""
    diagnosis: FindingId | None = None
    acknowledged: tuple[Acknowledged, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an image.

    Attributes:
        target: the lesion or region that it shows, or None until that is said.
        frame: of the image, counted from 1.
    """

    shape: Shape
    target: FindingId | None = None
    frame: int = 1


@dataclass(frozen=True, slots=True)
class Complete:
    """Everything visible is annotated."""


Content = Quality | Region | Lesion | LesionRelation | Diagnosis | Advice | Mark | Complete
"""What a finding says."""

KIND_OF: dict[type, FindingKind] = {
    Quality: FindingKind.QUALITY,
    Region: FindingKind.REGION,
    Lesion: FindingKind.LESION,
    LesionRelation: FindingKind.RELATION,
    Diagnosis: FindingKind.DIAGNOSIS,
    Advice: FindingKind.ADVICE,
    Mark: FindingKind.MARK,
    Complete: FindingKind.COMPLETE,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is current of a chain of revisions.

    Attributes:
        media_id: the image it was said of; None for the case as a whole.
    """

    id: FindingId
    media_id: MediaId | None
    content: Content

    @property
    def kind(self) -> FindingKind:
        """Return what it is about."""
        return KIND_OF[type(self.content)]
