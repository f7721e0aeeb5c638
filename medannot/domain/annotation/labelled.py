"""Annotated cases with their terms named in one language, for formats that have only one."""

from collections.abc import Iterable
from dataclasses import replace

from medannot.domain.annotation.exported import AnnotatedCase
from medannot.domain.annotation.finding import Content, Lesion, Region, Term, Value
from medannot.domain.lexicon.node import Language


def labelled_in(cases: Iterable[AnnotatedCase], language: Language) -> tuple[AnnotatedCase, ...]:
    """Return cases whose lesions and regions are labelled in a language.

    Writers take the English words; in another language these are its words, where it has any. The
    ids of the terms stay, so that they are known again in any language.
    """
    if language is Language.ENGLISH:
        return tuple(cases)
    return tuple(
        replace(
            case,
            findings=tuple(replace(one, content=_content(one.content)) for one in case.findings),
        )
        for case in cases
    )


def _content(content: Content) -> Content:
    if isinstance(content, Lesion):
        values = tuple(map(_value, content.values))
        return replace(content, term=_term(content.term), values=values)
    if isinstance(content, Region):
        return Region(replace(content.site, term=_term(content.site.term)))
    return content


def _value(value: Value) -> Value:
    descriptors = tuple(map(_term, value.descriptors))
    return replace(value, attribute=_term(value.attribute), descriptors=descriptors)


def _term(term: Term) -> Term:
    return replace(term, en=term.zh or term.en)
