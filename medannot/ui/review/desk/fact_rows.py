"""What a finding says before and after review, row by row."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.annotation.finding import Finding, Mark, Site
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.review.entity import Entity, EntityKey, EntityKind, part_of
from medannot.domain.review.particulars import Aspect, FindingChange, Particular, particulars
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.said_words import Name, aspect_words, finding_words, told_words
from medannot.ui.review.words import tr

Findings = Mapping[FindingId, Finding]

_WHAT = frozenset({Aspect.CLAIM, Aspect.SHAPE})


@dataclass(frozen=True, slots=True)
class FactRow:
    """One thing that is said.

    Attributes:
        label, before, after: translated; "" where nothing is said.
        lit: this is what is asked about.
        heading: it only says what the rows below it belong to.
    """

    label: str
    before: str
    after: str
    lit: bool = False
    heading: bool = False

    @property
    def changed(self) -> bool:
        """Tell whether something else was said."""
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
    lit = _lit_part(key)
    first, second = sides
    nothing = ("", "")
    return tuple(
        FactRow(label, first.get(part, nothing)[1], second.get(part, nothing)[1], part == lit)
        for part, label in labels.items()
    )


def change_rows(
    change: FindingChange, numbers: Mapping[MediaId, int], name: Name
) -> tuple[FactRow, ...]:
    """Return what a step of the history made of a finding, below its name.

    Args:
        change: of the finding; of one that was taken away only what it was is told.
        numbers: of the images in the case.
        name: says terms.
    """
    kind = change.finding.kind
    parts = [one for one in change.parts if not change.gone or one.aspect in _WHAT]
    head = finding_words(change.finding, change.called, numbers, name)
    return (
        FactRow(head, "", "", heading=True),
        *(
            FactRow(
                aspect_words(one.aspect, kind, one.about, name),
                "" if one.before is None else told_words(one.aspect, one.before, name),
                "" if one.after is None else told_words(one.aspect, one.after, name),
            )
            for one in parts
        ),
    )


def _lit_part(key: EntityKey) -> str:
    if key.kind is EntityKind.ATTRIBUTE:
        return f"value {key.part}"
    if key.kind is EntityKind.LOCATION:
        return f"place {key.part}"
    return "claim "


def _told(finding: Finding | None, all_of: Findings, name: Name) -> dict[str, tuple[str, str]]:
    """Return of each part of a finding its label and what is said."""
    if finding is None:
        return {}
    told = {
        _part(one): (
            aspect_words(one.aspect, finding.kind, one.about, name),
            told_words(one.aspect, one.told, name),
        )
        for one in particulars(finding, all_of)
        if one.aspect is not Aspect.STANDS
    }
    marks = sum(
        isinstance(one.content, Mark) and one.content.target == finding.id
        for one in all_of.values()
    )
    if marks:
        told["marks"] = (tr(QT_TRANSLATE_NOOP("Review", "Marks")), str(marks))
    return told


def _part(one: Particular) -> str:
    """Return how a part is known on both sides: a place as its entity names it."""
    name = part_of(one.told) if isinstance(one.told, Site) and one.name else one.name
    return f"{one.aspect.value} {name}"
