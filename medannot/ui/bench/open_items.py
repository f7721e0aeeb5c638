"""What is open of a case and what contradicts itself, each with the place where it is mended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from medannot.domain.annotation.acknowledging import is_acknowledged, may_be_acknowledged
from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.completeness import Gap
from medannot.domain.annotation.finding import Diagnosis, Finding, Lesion, Region, Term
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.steps import Lack, Open
from medannot.domain.annotation.wishes_of_lesions import lesions_of
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.constraints import Severity
from medannot.domain.lexicon.node import Language, NodeKind
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.bench import words
from medannot.ui.bench.bench_state import BenchState


class Weight(IntEnum):
    """What an item means for handing in, the gravest first."""

    BLOCKS = 0
    ASKS = 1
    TELLS = 2
    LET_STAND = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be looked at.

    Attributes:
        text: for the annotator.
        step: where it is mended.
        finding: of which it is told, or None.
        media_id: the image of which it is told, or None.
        node_id: the attribute, place or descriptor that it is about, or "".
        field: name of the field in which it is mended, where there is one.
        warning: the rule that is broken, where the annotator may let it stand.
    """

    text: str
    weight: Weight
    step: Step
    finding: FindingId | None = None
    media_id: MediaId | None = None
    node_id: str = ""
    field: str = ""
    warning: Breach | None = None


COMPLETE = "complete"
"""Name of the box that says that everything visible is annotated."""

_WEIGHTS = {
    Severity.ERROR: Weight.BLOCKS,
    Severity.WARN: Weight.ASKS,
    Severity.INFO: Weight.TELLS,
}
_GAPS = {
    Gap.QUALITY: Lack.QUALITY,
    Gap.REQUIRED: Lack.ATTRIBUTE,
    Gap.DIAGNOSIS: Lack.DIAGNOSIS,
    Gap.COMPLETE: Lack.TICK,
}
_STEPS = {
    Region: Step.REGIONS,
    Lesion: Step.LESIONS,
    Diagnosis: Step.DIAGNOSES,
}


def breach_items(
    state: BenchState, breaches: Sequence[Breach], language: Language
) -> tuple[Item, ...]:
    """Return what contradicts itself, the gravest first."""
    return tuple(_breach_item(state, one, language) for one in breaches)


def _breach_item(state: BenchState, breach: Breach, language: Language) -> Item:
    found = [state.findings[one] for one in breach.findings if one in state.findings]
    first = found[0] if found else None
    names = [name for one in found if (name := _lesion_name(state, one, language))]
    text = breach.words(language)
    if names:
        text = words.tr("{what}: {text}").format(what=", ".join(dict.fromkeys(names)), text=text)
    step = _STEPS.get(type(first.content), Step.ADVICE) if first is not None else Step.LESIONS
    stands = is_acknowledged(state.findings, breach)
    return Item(
        text,
        Weight.LET_STAND if stands else _WEIGHTS[breach.severity],
        step,
        first.id if first is not None else None,
        first.media_id if first is not None else None,
        _attribute_of(breach.nodes, state.terms),
        warning=breach if may_be_acknowledged(breach) else None,
    )


def _attribute_of(nodes: Sequence[str], lexicon: Lexicon | None) -> str:
    """Return the attribute of the last descriptor among some nodes, or ""."""
    if lexicon is None:
        return ""
    for node_id in reversed(nodes):
        if node_id in lexicon and lexicon[node_id].kind is NodeKind.DESCRIPTOR:
            for above in lexicon.ancestors(node_id):
                if lexicon[above].kind is NodeKind.ATTRIBUTE:
                    return above
    return ""


def _lesion_name(state: BenchState, finding: Finding, language: Language) -> str:
    if not isinstance(finding.content, Lesion):
        return ""
    numbers = {key: n for n, (key, _) in enumerate(lesions_of(state.findings), start=1)}
    return f"{numbers[finding.id]} {_label(finding.content.term, language)}"


def _label(term: Term, language: Language) -> str:
    both = (term.zh, term.en) if language is Language.CHINESE else (term.en, term.zh)
    return both[0] or both[1]


def open_items(state: BenchState, language: Language) -> tuple[Item, ...]:
    """Return what the steps still lack, what has to be there first."""
    if state.opened is None:
        return ()
    points = state.opened.points(state.terms)
    asked = {(_GAPS[one.gap], one.media_id, one.finding_id, one.node_id) for one in points}
    tick = any(one.gap is Gap.COMPLETE for one in points)
    found = []
    for view in state.views:
        for one in view.open:
            key = (one.lack, one.media_id, one.finding, one.node_id)
            blocks = key in asked or (tick and one.lack is Lack.TICK)
            weight = Weight.BLOCKS if blocks else Weight.ASKS
            text = _told(_subjects(state, one, language), _lack_words(state, one, language))
            found.append(
                Item(
                    text,
                    weight,
                    view.step,
                    one.finding,
                    one.media_id,
                    one.node_id,
                    _field_of(state, one),
                )
            )
    return tuple(sorted(found, key=lambda item: item.weight))


def _told(subjects: Iterator[str], what: str) -> str:
    subject = next(subjects, "")
    if not subject:
        return f"{what[:1].upper()}{what[1:]}"
    text = f"{what[:1].lower()}{what[1:]}"
    return words.tr("{what}: {text}").format(what=subject, text=text)


def _field_of(state: BenchState, lack: Open) -> str:
    if lack.lack is Lack.SIDE:
        is_region = isinstance(_content(state, lack), Region)
        return f"region.{lack.finding}.left" if is_region else f"where.{lack.node_id}.left"
    return {
        Lack.ROLE: "role.primary",
        Lack.PRIMARY: "relation.add",
        Lack.TICK: COMPLETE,
    }.get(lack.lack, "")


def _subjects(state: BenchState, lack: Open, language: Language) -> Iterator[str]:
    """Yield of what something is open: an image, where there are several; a finding."""
    images = state.opened.images if state.opened is not None else ()
    finding = state.findings.get(lack.finding) if lack.finding is not None else None
    if finding is not None:
        if name := _lesion_name(state, finding, language):
            yield name
        elif isinstance(finding.content, Region):
            yield _label(finding.content.site.term, language)
        elif isinstance(finding.content, Diagnosis) and finding.content.term is not None:
            yield _label(finding.content.term, language)
        return
    if len(images) > 1:
        for image in images:
            if image.media_id == lack.media_id:
                yield words.tr("Image {number}").format(number=image.number)


def _lack_words(state: BenchState, lack: Open, language: Language) -> str:
    lexicon = state.terms
    if lexicon is None or lack.node_id not in lexicon:
        return words.lack_words(lack.lack)
    name = lexicon[lack.node_id].words(language).label
    if lack.lack is Lack.ATTRIBUTE:
        return words.tr("{attribute} is not said yet").format(attribute=name)
    if lack.lack is Lack.SIDE and not isinstance(_content(state, lack), Region):
        return words.tr("give the side of {place}").format(place=name)
    return words.lack_words(lack.lack)


def _content(state: BenchState, lack: Open) -> object:
    finding = state.findings.get(lack.finding) if lack.finding is not None else None
    return finding.content if finding is not None else None
