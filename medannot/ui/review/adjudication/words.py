"""What readings say of a point, in words."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Finding,
    LesionRelation,
    LesionRole,
    Quality,
    Site,
    Term,
    Value,
)
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language
from medannot.domain.review.consensus import Point, PointKind, Rule, Said
from medannot.domain.review.matching import Match
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.words import reason_words, role_words, side_name, together_words
from medannot.ui.phrases import listed, with_key, with_value

_KINDS = {
    PointKind.QUALITY: QT_TRANSLATE_NOOP("Adjudication", "Quality"),
    PointKind.REGION: QT_TRANSLATE_NOOP("Adjudication", "Region"),
    PointKind.LESION: QT_TRANSLATE_NOOP("Adjudication", "Lesion"),
    PointKind.ROLE: QT_TRANSLATE_NOOP("Adjudication", "Primary or secondary"),
    PointKind.LOCATION: QT_TRANSLATE_NOOP("Adjudication", "Location"),
    PointKind.ATTRIBUTE: QT_TRANSLATE_NOOP("Adjudication", "Attribute"),
    PointKind.MARK: QT_TRANSLATE_NOOP("Adjudication", "Outline"),
    PointKind.RELATION: QT_TRANSLATE_NOOP("Adjudication", "Relation"),
    PointKind.DIAGNOSIS: QT_TRANSLATE_NOOP("Adjudication", "Differential"),
    PointKind.ADVICE: QT_TRANSLATE_NOOP("Adjudication", "Advice"),
    PointKind.COMPLETE: QT_TRANSLATE_NOOP("Adjudication", "Completeness"),
}
_RULES = {
    Rule.AGREED: QT_TRANSLATE_NOOP("Adjudication", "Agreed"),
    Rule.FIRST: QT_TRANSLATE_NOOP("Adjudication", "As A says"),
    Rule.SECOND: QT_TRANSLATE_NOOP("Adjudication", "As B says"),
    Rule.BOTH: QT_TRANSLATE_NOOP("Adjudication", "Both"),
    Rule.TIE: QT_TRANSLATE_NOOP("Adjudication", "Merged, tie by the fixed order"),
    Rule.NEITHER: QT_TRANSLATE_NOOP("Adjudication", "Neither"),
    Rule.EDITED: QT_TRANSLATE_NOOP("Adjudication", "Ordered by you"),
}


def tr(words: str) -> str:
    """Return a text of the adjudication in the language of the window."""
    return QCoreApplication.translate("Adjudication", words)


def kind_words(kind: PointKind) -> str:
    """Return what a kind of points is called."""
    return tr(_KINDS[kind])


def rule_words(point: Point, rule: Rule) -> str:
    """Return by what a point is settled."""
    if point.kind is PointKind.DIAGNOSIS and rule is Rule.BOTH:
        if point.tied:
            return tr(_RULES[Rule.TIE])
        return tr(QT_TRANSLATE_NOOP("Adjudication", "Merged"))
    return tr(_RULES[rule])


class Speaker:
    """Says points in the language in which terms are named.

    Args:
        language: of the terms.
        finding: returns a finding of either reading.
    """

    def __init__(self, language: Language, finding: Callable[[FindingId], Finding | None]) -> None:
        self._language, self._finding = language, finding

    def name(self, term: Term) -> str:
        """Return what a term is called."""
        first, second = term.en, term.zh
        if self._language is Language.CHINESE:
            first, second = second, first
        return first or second or term.node_id

    def title(self, point: Point) -> str:
        """Return what a point is about, in a few words."""
        told = point.first if point.first is not None else point.second
        if isinstance(told, Value):
            return self.name(told.attribute)
        return kind_words(point.kind)

    def about(self, owner: Point | None, number: int) -> str:
        """Return to what a point belongs: its lesion or region, and its image.

        Args:
            owner: the point of its lesion or region.
            number: of its image in the case; 0 where it is of the case as a whole.
        """
        parts = []
        if owner is not None:
            said = owner.first if owner.first is not None else owner.second
            parts.append(self.said(owner.kind, said))
        if number:
            image = QCoreApplication.translate("Adjudication", "Image {number}")
            parts.append(image.format(number=number))
        return listed(parts)

    def said(self, kind: PointKind, said: Said | None) -> str:
        """Return what a reading says."""
        if said is None or said == ():
            return tr(QT_TRANSLATE_NOOP("Adjudication", "Says nothing"))
        if isinstance(said, tuple):
            return self._several(kind, said)
        return self._one(said)

    def _several(self, kind: PointKind, said: tuple[object, ...]) -> str:
        if kind is PointKind.MARK:
            return QCoreApplication.translate("Adjudication", "%Ln mark(s)", "", len(said))
        if kind is PointKind.DIAGNOSIS:
            return "\n".join(
                f"{one.rank}  {self.disease(one)}" for one in said if isinstance(one, Diagnosis)
            )
        return listed(self._site(one) for one in said if isinstance(one, Site))

    def _one(self, said: object) -> str:
        for kind, way in self._ways.items():
            if isinstance(said, kind):
                return way(said)
        return tr(QT_TRANSLATE_NOOP("Adjudication", "Everything visible is annotated"))

    @cached_property
    def _ways(self) -> dict[type, Callable[[Any], str]]:
        return {
            Quality: _quality,
            Site: self._site,
            Term: self.name,
            LesionRole: role_words,
            Value: self._value,
            LesionRelation: self._relation,
            Advice: lambda said: self.name(said.term) if said.term else said.text,
        }

    def disease(self, one: Diagnosis) -> str:
        """Return what a disease is called."""
        return self.name(one.term) if one.term else one.text

    def _site(self, site: Site) -> str:
        name = self.name(site.term)
        if site.laterality is None:
            return name
        side = side_name(site.laterality, self._language)
        return f"{name}（{side}）" if self._language is Language.CHINESE else f"{name} ({side})"

    def _value(self, value: Value) -> str:
        parts = [self.name(one) for one in value.descriptors]
        ends = [one for one in (value.least, value.most) if one is not None]
        if ends:
            numbers = "–".join(QLocale().toString(one, "g", 4) for one in dict.fromkeys(ends))
            parts.append(f"{numbers}\u2009{value.unit}")
        return listed(parts)

    def _relation(self, said: LesionRelation) -> str:
        ends = [self._lesion(one) for one in (said.subject, said.object)]
        way = self.name(said.relation) if said.relation else "–"
        words = f"{ends[0]} – {way} – {ends[1]}" if said.relation else f"{ends[0]} – {ends[1]}"
        return with_key(words, together_words(said.together)) if said.together else words

    def _lesion(self, id_: FindingId) -> str:
        found = self._finding(id_)
        term = getattr(found.content, "term", None) if found is not None else None
        return self.name(term) if isinstance(term, Term) else "?"


def _quality(said: Quality) -> str:
    usable = tr(QT_TRANSLATE_NOOP("Adjudication", "Usable"))
    return reason_words(said.discarded) if said.discarded else usable


def match_words(match: Match) -> str:
    """Return why two lesions are taken for one."""
    return listed(_reasons(match))


def _reasons(match: Match) -> Iterable[str]:
    if match.by_hand:
        yield tr(QT_TRANSLATE_NOOP("Adjudication", "paired by you"))
    if match.same_node:
        yield tr(QT_TRANSLATE_NOOP("Adjudication", "same term"))
    elif match.near_node:
        yield tr(QT_TRANSLATE_NOOP("Adjudication", "terms near each other"))
    if match.same_place:
        yield tr(QT_TRANSLATE_NOOP("Adjudication", "same location"))
    if match.overlap is not None:
        share = f"{round(100 * match.overlap)}\u2009%"
        yield with_value(tr(QT_TRANSLATE_NOOP("Adjudication", "overlap of marks")), share)
