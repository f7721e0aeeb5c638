"""Findings as English sentences, in the order and manner of MedLesionVQA's figure 2."""

from collections.abc import Iterator, Sequence

from medannot.domain.annotation import english as en
from medannot.domain.annotation.english_lesions import (
    Phrase,
    attached,
    phrase,
    reference,
    relation_sentence,
)
from medannot.domain.annotation.english_places import are_several, named
from medannot.domain.annotation.facts import Advised, Considered, Facts, Lacking, OpenYet, Told
from medannot.domain.annotation.finding import Diagnosis, DiscardReason, LesionRole, Quality
from medannot.domain.annotation.words import closed, free, label, squeezed
from medannot.domain.lexicon.node import Language

_REASONS = {
    DiscardReason.UNSHARP: ("it is unsharp", "they are unsharp"),
    DiscardReason.EXPOSURE: ("it is too dark or too bright", "they are too dark or too bright"),
    DiscardReason.NO_SKIN_OR_MOUTH: (
        "it shows neither bare skin nor the mouth",
        "they show neither bare skin nor the mouth",
    ),
    DiscardReason.IDENTIFIABLE: (
        "a person can be recognised in it",
        "a person can be recognised in them",
    ),
    DiscardReason.DUPLICATE: ("another image shows the same", "other images show the same"),
    DiscardReason.OTHER: ("it has another fault", "they have another fault"),
}


def said(facts: Facts) -> Iterator[str]:
    """Yield what was annotated, a sentence each."""
    for text in _said(facts):
        yield closed(en.capitalised(squeezed(text)), ".")


def _said(facts: Facts) -> Iterator[str]:
    yield from _discarded(facts)
    yield from _seen(facts)
    for told in facts.lesions:
        if told.is_told_apart:
            yield _lesion(told)
        if note := free(told.lesion.note):
            yield note
    for between in facts.between:
        yield relation_sentence(between)
    for differential in facts.differentials:
        yield from _differential(differential)
    for advised in facts.advised:
        yield from _advice(advised)


def _discarded(facts: Facts) -> Iterator[str]:
    groups: dict[tuple[DiscardReason, str], list[Quality]] = {}
    for one in facts.discarded:
        if one.discarded is not None:
            groups.setdefault((one.discarded, free(one.note)), []).append(one)
    for (reason, note), those in groups.items():
        single, several = _REASONS[reason]
        is_named = reason is DiscardReason.OTHER and note
        behind = f" ({note})" if note else ""
        why = note if is_named else f"{several if len(those) > 1 else single}{behind}"
        if len(those) > 1:
            yield f"{len(those)} images are discarded: {why}"
        else:
            yield f"{'the' if facts.is_one_image else 'one'} image is discarded: {why}"


def _seen(facts: Facts) -> Iterator[str]:
    places = named(facts.sites)
    if not places:
        return
    several = are_several(facts.sites)
    if several is None:
        yield f"seen: {places}"
    else:
        yield f"{places} {'are' if several else 'is'} seen"


def _lesion(told: Told) -> str:
    found: Phrase = phrase(told)
    beside = attached(told.attached, found)
    role = told.lesion.role is LesionRole.SECONDARY and not told.is_attached
    tail = ["secondary"] if role else []
    text = ", ".join(part for part in (found.text, *beside) if part)
    return "; ".join((text, *found.tail, *tail))


def _disease(diagnosis: Diagnosis) -> str:
    if diagnosis.term is not None and (text := label(diagnosis.term, Language.ENGLISH)):
        return en.lowered(text)
    return free(diagnosis.text) or "a disease without a name"


def _differential(those: Sequence[Considered]) -> Iterator[str]:
    names = [_disease(one.diagnosis) for one in those]
    several = en.is_several(names[0])
    order = " first" if len(names) > 1 else ""
    if several is None:
        text = f"the diagnosis considered{order} is {names[0]}"
    else:
        text = f"{names[0]} {'are' if several else 'is'} considered{order}"
    if len(names) > 1:
        text += f", before {en.row(names[1:])}"
    reasons = _reasons(those[0])
    apart = reasons[-1:] if reasons and reasons[-1][:1].isupper() else []
    yield "; ".join((text, *reasons[: len(reasons) - len(apart)]))
    yield from apart
    for name, one in zip(names[1:], those[1:], strict=True):
        if reasons := _reasons(one):
            yield f"{name}: {'; '.join(reasons)}"


def _reasons(one: Considered) -> list[str]:
    names = list(dict.fromkeys(reference(lesion).bare for lesion in one.lesions))
    if places := named(one.sites):
        names.append(places)
    evidence = [f"evidence: {en.row(names)}"] if names else []
    reasoning = free(one.diagnosis.reasoning)
    return [*evidence, *([reasoning] if reasoning else [])]


def _advice(advised: Advised) -> Iterator[str]:
    items, texts = [], []
    for one in advised.advice:
        text = free(one.text)
        if one.term is not None and (name := label(one.term, Language.ENGLISH)):
            items.append(en.lowered(name))
        if text:
            texts.append(text)
    whom = "" if advised.diagnosis is None else f" for {_disease(advised.diagnosis)}"
    if items:
        yield f"advice{whom}: {'; '.join(items)}"
        yield from texts
    elif texts:
        yield f"advice{whom}: {'; '.join(texts)}"


def missing(open_yet: OpenYet) -> Iterator[str]:
    """Yield what is not said yet, a sentence each."""
    for text in _missing(open_yet):
        yield closed(en.capitalised(squeezed(text)), ".")


def _missing(open_yet: OpenYet) -> Iterator[str]:
    is_one = len(open_yet.lesions) == 1
    for one in open_yet.lesions:
        names = [en.lowered(squeezed(name)) for name in one.attributes]
        if names:
            verb = "are" if len(names) > 1 or en.is_several(names[0]) else "is"
            whose = "" if is_one else f" of the {reference(one.lesion).bare}"
            yield f"the {en.row(names)}{whose} {verb} not described yet"
    placeless = _row([one for one in open_yet.lesions if one.location])
    if placeless:
        yield f"the place{'' if is_one else f' of the {placeless}'} is not given yet"
    if places := named(open_yet.sides):
        yield f"the side of {places} is not given yet"
    roleless = _row([one for one in open_yet.lesions if one.role])
    if roleless:
        yield f"primary or secondary is not said yet{'' if is_one else f' of the {roleless}'}"


def _row(those: Sequence[Lacking]) -> str:
    return en.row(list(dict.fromkeys(reference(one.lesion).bare for one in those)))
