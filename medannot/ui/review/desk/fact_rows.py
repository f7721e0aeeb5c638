"""What a finding says before and after review, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Finding,
    Lesion,
    LesionRelation,
    Mark,
    Region,
    Site,
)
from medannot.domain.ids import FindingId
from medannot.domain.review.entity import Entity, EntityKey, EntityKind, part_of
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.words import role_words, side_words, together_words
from medannot.ui.phrases import listed, with_value
from medannot.ui.review.desk.words import Name, value_words
from medannot.ui.review.words import kind_words, tr

Findings = Mapping[FindingId, Finding]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing that is said.

    Attributes:
        label, before, after: translated; "" where nothing is said.
        lit: this is what is asked about.
    """

    label: str
    before: str
    after: str
    lit: bool = False

    @property
    def changed(self) -> bool:
        """Tell whether the review said something else."""
        return self.before != self.after


def fact_rows(
    entity: Entity | None, before: Findings, after: Findings, name: Name
) -> tuple[FactRow, ...]:
    """Return what the finding of an entity says before and after.

    Args:
        entity: which is asked about; None gives no rows.
        before: as handed in.
        after: as it is shown now.
        name: says terms.
    """
    if entity is None:
        return ()
    key = entity.key
    sides = tuple(_told(side.get(key.finding_id), side, name) for side in (before, after))
    labels = {part: label for side in sides for part, (label, _said) in side.items()}
    lit = _part_of(key)
    first, second = sides
    nothing = ("", "")
    return tuple(
        FactRow(label, first.get(part, nothing)[1], second.get(part, nothing)[1], part == lit)
        for part, label in labels.items()
    )


def _part_of(key: EntityKey) -> str:
    if key.kind is EntityKind.ATTRIBUTE:
        return f"value {key.part}"
    if key.kind is EntityKind.LOCATION:
        return f"place {key.part}"
    return "self"


def _told(finding: Finding | None, all_of: Findings, name: Name) -> dict[str, tuple[str, str]]:
    """Return of each part of a finding its label and what is said."""
    if finding is None:
        return {}
    told = dict(_parts(finding, all_of, name))
    marks = sum(
        isinstance(one.content, Mark) and one.content.target == finding.id
        for one in all_of.values()
    )
    if marks:
        told["marks"] = (tr(QT_TRANSLATE_NOOP("Review", "Marks")), str(marks))
    return told


def _parts(finding: Finding, all_of: Findings, name: Name) -> Iterator[tuple[str, tuple[str, str]]]:
    content = finding.content
    if isinstance(content, Region):
        yield "self", (kind_words("region"), _placed(content.site, name))
    elif isinstance(content, Lesion):
        yield from _of_lesion(content, name)
    elif isinstance(content, LesionRelation):
        yield from _of_relation(content, all_of, name)
    elif isinstance(content, Diagnosis):
        yield from _of_diagnosis(content, all_of, name)
    elif isinstance(content, Advice):
        said = name(content.term) if content.term else content.text
        yield "self", (kind_words("advice"), said)
        if content.diagnosis is not None:
            serves = tr(QT_TRANSLATE_NOOP("Review", "Serves"))
            yield "serves", (serves, _called(content.diagnosis, all_of, name))
        if content.term and content.text:
            yield "text", (tr(QT_TRANSLATE_NOOP("Review", "In words")), content.text)


def _of_lesion(lesion: Lesion, name: Name) -> Iterator[tuple[str, tuple[str, str]]]:
    yield "self", (kind_words("lesion"), name(lesion.term))
    if lesion.role is not None:
        yield "role", (tr(QT_TRANSLATE_NOOP("Review", "Role")), role_words(lesion.role))
    for value in lesion.values:
        said = value_words(value, name)
        yield f"value {value.attribute.node_id}", (name(value.attribute), said)
    for site in lesion.locations:
        place = tr(QT_TRANSLATE_NOOP("Review", "Place"))
        yield f"place {part_of(site)}", (place, _placed(site, name))
    if lesion.note:
        yield "note", (tr(QT_TRANSLATE_NOOP("Review", "Note")), lesion.note)


def _of_relation(
    relation: LesionRelation, all_of: Findings, name: Name
) -> Iterator[tuple[str, tuple[str, str]]]:
    ends = [_called(end, all_of, name) for end in (relation.subject, relation.object)]
    yield "self", (kind_words("relation"), " – ".join(ends))
    if relation.relation is not None:
        yield "how", (tr(QT_TRANSLATE_NOOP("Review", "How")), name(relation.relation))
    if relation.together is not None:
        often = tr(QT_TRANSLATE_NOOP("Review", "How often"))
        yield "often", (often, together_words(relation.together))


def _of_diagnosis(
    diagnosis: Diagnosis, all_of: Findings, name: Name
) -> Iterator[tuple[str, tuple[str, str]]]:
    said = name(diagnosis.term) if diagnosis.term else diagnosis.text
    yield "self", (kind_words("diagnosis"), said)
    yield "rank", (tr(QT_TRANSLATE_NOOP("Review", "Rank")), str(diagnosis.rank))
    if diagnosis.evidence:
        evidence = listed(_called(one, all_of, name) for one in diagnosis.evidence)
        yield "evidence", (tr(QT_TRANSLATE_NOOP("Review", "Evidence")), evidence)
    if diagnosis.reasoning:
        yield "why", (tr(QT_TRANSLATE_NOOP("Review", "Reasoning")), diagnosis.reasoning)


def _called(finding_id: FindingId, all_of: Findings, name: Name) -> str:
    """Return what another finding is called, or that it is gone."""
    found = all_of.get(finding_id)
    content = found.content if found is not None else None
    if isinstance(content, Lesion):
        return name(content.term)
    if isinstance(content, Region):
        return _placed(content.site, name)
    if isinstance(content, Diagnosis | Advice):
        return name(content.term) if content.term else content.text
    return tr(QT_TRANSLATE_NOOP("Review", "taken away"))


def _placed(site: Site, name: Name) -> str:
    said = name(site.term)
    return with_value(said, side_words(site.laterality)) if site.laterality else said
