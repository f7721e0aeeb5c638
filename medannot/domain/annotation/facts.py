"""Findings of a case gathered as sentences tell them, before any language is chosen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from medannot.domain.annotation.attributes import Part, applies, is_said, part_of
from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Finding,
    Lesion,
    LesionRelation,
    LesionRole,
    Quality,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.regions import in_order, merged
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon


@dataclass(frozen=True, slots=True)
class Described:
    """An attribute of a lesion of which something was said."""

    part: Part
    value: Value


@dataclass(frozen=True, slots=True)
class Attached:
    """Secondary lesions that lie on, in or about a lesion in one way."""

    lesions: tuple[Lesion, ...]
    relation: Term | None
    together: Together | None


@dataclass(frozen=True, slots=True)
class Told:
    """A lesion as a sentence tells it.

    Attributes:
        attached: what lies on or about it.
        is_attached: it is named with another one, and has nothing of its own to tell.
    """

    id: FindingId
    lesion: Lesion
    sites: tuple[Site, ...]
    described: tuple[Described, ...]
    attached: tuple[Attached, ...]
    is_attached: bool

    @property
    def is_told_apart(self) -> bool:
        """Tell whether it has a sentence of its own."""
        return not self.is_attached or bool(self.sites or self.described)

    def values(self, part: Part) -> tuple[Value, ...]:
        """Return what was said of a part."""
        return tuple(one.value for one in self.described if one.part is part)


@dataclass(frozen=True, slots=True)
class Between:
    """A relation of two lesions that has a sentence of its own."""

    subject: Lesion
    object: Lesion
    relation: Term | None
    together: Together | None


@dataclass(frozen=True, slots=True)
class Considered:
    """A diagnosis with what speaks for it."""

    diagnosis: Diagnosis
    lesions: tuple[Lesion, ...]
    sites: tuple[Site, ...]


@dataclass(frozen=True, slots=True)
class Advised:
    """What is advised for one diagnosis, or for the case as a whole where there is none."""

    diagnosis: Diagnosis | None
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of a case, in the protocol's order.

    Attributes:
        discarded: images that are not annotated.
        is_one_image: all findings are of one image, or of none.
        differentials: one list for the case, or one for each image.
    """

    discarded: tuple[Quality, ...]
    is_one_image: bool
    sites: tuple[Site, ...]
    lesions: tuple[Told, ...]
    between: tuple[Between, ...]
    differentials: tuple[tuple[Considered, ...], ...]
    advised: tuple[Advised, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is not said yet of a lesion that was begun.

    Attributes:
        attributes: names of required attributes, in the language that is asked for.
    """

    lesion: Lesion
    attributes: tuple[str, ...] = ()
    location: bool = False
    role: bool = False


@dataclass(frozen=True, slots=True)
class OpenYet:
    """What is not said yet of what was begun.

    Attributes:
        lesions: each, whether anything is lacking of it or not.
        sides: paired places of which no side is given, each once.
    """

    lesions: tuple[Lacking, ...]
    sides: tuple[Site, ...]


def gathered(findings: Iterable[Finding], lexicon: Lexicon | None) -> Facts:
    """Gather findings; what points to a finding that is gone is left out."""
    found = tuple(findings)
    lesions = {one.id: one.content for one in found if isinstance(one.content, Lesion)}
    links = [one.content for one in found if isinstance(one.content, LesionRelation)]
    links = [one for one in links if one.subject in lesions and one.object in lesions]
    hung = _hung(links, lesions)
    told = [_told(key, lesion, lesions, hung, lexicon) for key, lesion in lesions.items()]
    told.sort(key=lambda one: one.lesion.role is LesionRole.SECONDARY)
    named = [one.content.site for one in found if isinstance(one.content, Region)]
    between = [
        Between(lesions[one.subject], lesions[one.object], one.relation, one.together)
        for one in links
        if one not in hung
    ]
    qualities = [one.content for one in found if isinstance(one.content, Quality)]
    return Facts(
        tuple(one for one in qualities if one.discarded is not None),
        len({one.media_id for one in found if one.media_id is not None}) < 2,
        in_order(merged(named), lexicon),
        tuple(told),
        tuple(between),
        tuple(_differentials(found, lesions)),
        tuple(_advised(found)),
    )


def _hung(
    links: Sequence[LesionRelation], lesions: dict[FindingId, Lesion]
) -> list[LesionRelation]:
    """Return the relations that are told with their object: the first of each secondary lesion."""
    found: dict[FindingId, LesionRelation] = {}
    for one in links:
        is_secondary = lesions[one.subject].role is LesionRole.SECONDARY
        if is_secondary and lesions[one.object].role is not LesionRole.SECONDARY:
            found.setdefault(one.subject, one)
    return list(found.values())


def _told(
    key: FindingId,
    lesion: Lesion,
    lesions: dict[FindingId, Lesion],
    hung: Sequence[LesionRelation],
    lexicon: Lexicon | None,
) -> Told:
    ways: dict[tuple[Term | None, Together | None], list[Lesion]] = {}
    for one in hung:
        if one.object == key:
            ways.setdefault((one.relation, one.together), []).append(lesions[one.subject])
    return Told(
        key,
        lesion,
        merged(lesion.locations),
        tuple(
            Described(part_of(value.attribute, lexicon), value)
            for value in lesion.values
            if is_said(value)
        ),
        tuple(Attached(tuple(those), *way) for way, those in ways.items()),
        any(one.subject == key for one in hung),
    )


def _differentials(
    found: Sequence[Finding], lesions: dict[FindingId, Lesion]
) -> Iterator[tuple[Considered, ...]]:
    """Yield the diagnoses of the case, then those of each image, the likeliest first."""
    sites = {one.id: one.content.site for one in found if isinstance(one.content, Region)}
    groups: dict[MediaId | None, list[Diagnosis]] = {}
    for one in found:
        if isinstance(one.content, Diagnosis):
            groups.setdefault(one.media_id, []).append(one.content)
    for media_id in sorted(groups, key=lambda one: one is not None):
        yield tuple(
            Considered(
                one,
                tuple(lesions[key] for key in one.evidence if key in lesions),
                tuple(sites[key] for key in one.evidence if key in sites),
            )
            for one in sorted(groups[media_id], key=lambda one: one.rank)
        )


def _advised(found: Sequence[Finding]) -> Iterator[Advised]:
    diagnoses = {one.id: one.content for one in found if isinstance(one.content, Diagnosis)}
    groups: dict[FindingId | None, list[Advice]] = {}
    for one in found:
        if isinstance(one.content, Advice):
            key = one.content.diagnosis if one.content.diagnosis in diagnoses else None
            groups.setdefault(key, []).append(one.content)
    for key, advice in groups.items():
        yield Advised(None if key is None else diagnoses[key], tuple(advice))


def lacking(
    facts: Facts, required: Sequence[str], language: Language, lexicon: Lexicon | None
) -> OpenYet:
    """Return what is not said yet; without a lexicon no side can be asked for."""
    names = _names(facts, required, language, lexicon)
    sites = (*facts.sites, *(site for one in facts.lesions for site in one.sites))
    lesions = tuple(
        Lacking(
            one.lesion,
            tuple(
                names[key]
                for key in required
                if names[key]
                and not is_said(one.lesion.value_of(key))
                and applies(key, one.lesion, lexicon)
            ),
            not one.sites,
            one.lesion.role is None,
        )
        for one in facts.lesions
    )
    return OpenYet(lesions, merged(without_side(sites, lexicon)))


def without_side(sites: Iterable[Site], lexicon: Lexicon | None) -> tuple[Site, ...]:
    """Return the paired places of which no side is given."""
    if lexicon is None:
        return ()
    return tuple(
        site
        for site in sites
        if site.laterality is None
        and site.term.node_id in lexicon
        and lexicon[site.term.node_id].paired
    )


def _names(
    facts: Facts, required: Sequence[str], language: Language, lexicon: Lexicon | None
) -> dict[str, str]:
    """Return what required attributes are called: by the lexicon, or by what was said of others."""
    attributes = [one.value.attribute for told in facts.lesions for one in told.described]
    said = {one.node_id: one.zh if language is Language.CHINESE else one.en for one in attributes}
    known = {
        key: lexicon[key].words(language).label
        for key in required
        if lexicon is not None and key in lexicon
    }
    return {key: known.get(key) or said.get(key, "") for key in required}
