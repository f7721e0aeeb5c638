"""What entities, verdicts, reasons and authors are called on the desk."""

from medannot.domain.annotation.finding import Advice, Diagnosis, Finding, Lesion, Term
from medannot.domain.annotation.revision import Cause
from medannot.domain.lexicon.node import Language
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import Entity, EntityKind
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.said_words import Name, value_words
from medannot.ui.phrases import listed, with_value
from medannot.ui.review.words import kind_words, tr

_VERDICTS = {
    Verdict.ACCEPT: QT_TRANSLATE_NOOP("Review", "Accepted"),
    Verdict.REJECT: QT_TRANSLATE_NOOP("Review", "Rejected"),
    Verdict.EDIT: QT_TRANSLATE_NOOP("Review", "Corrected"),
    Verdict.SKIP: QT_TRANSLATE_NOOP("Review", "Skipped"),
    Verdict.FLAG: QT_TRANSLATE_NOOP("Review", "Flagged"),
    Verdict.ADD: QT_TRANSLATE_NOOP("Review", "Added"),
    Verdict.RETURN: QT_TRANSLATE_NOOP("Review", "Returned"),
    Verdict.WITHDRAW: QT_TRANSLATE_NOOP("Review", "Taken back"),
}
_SIGNS = {
    Verdict.ACCEPT: ("check", "success"),
    Verdict.REJECT: ("x", "danger"),
    Verdict.EDIT: ("pencil-simple", "accent"),
    Verdict.SKIP: ("arrow-bend-down-right", "text_3"),
    Verdict.FLAG: ("flag", "warning"),
    Verdict.ADD: ("plus", "accent"),
}
_REASONS = {
    ReviewReason.WRONG_TERM: QT_TRANSLATE_NOOP("Review", "Wrong term"),
    ReviewReason.TOO_COARSE: QT_TRANSLATE_NOOP("Review", "Too coarse"),
    ReviewReason.TOO_FINE: QT_TRANSLATE_NOOP("Review", "Too fine"),
    ReviewReason.WRONG_PLACE: QT_TRANSLATE_NOOP("Review", "Wrong place"),
    ReviewReason.WRONG_SIDE: QT_TRANSLATE_NOOP("Review", "Wrong side"),
    ReviewReason.WRONG_VALUE: QT_TRANSLATE_NOOP("Review", "Wrong value"),
    ReviewReason.WRONG_ROLE: QT_TRANSLATE_NOOP("Review", "Wrong role"),
    ReviewReason.OUTLINE: QT_TRANSLATE_NOOP("Review", "Wrong outline"),
    ReviewReason.NOT_VISIBLE: QT_TRANSLATE_NOOP("Review", "Not visible"),
    ReviewReason.DUPLICATE: QT_TRANSLATE_NOOP("Review", "Said twice"),
    ReviewReason.MISSED: QT_TRANSLATE_NOOP("Review", "Missed"),
    ReviewReason.UNCLEAR: QT_TRANSLATE_NOOP("Review", "Cannot be told"),
    ReviewReason.OTHER: QT_TRANSLATE_NOOP("Review", "Another reason"),
    ReviewReason.UNSTATED: QT_TRANSLATE_NOOP("Review", "No reason given"),
}
_CAUSES = {
    "made": QT_TRANSLATE_NOOP("Review", "Said"),
    "edited": QT_TRANSLATE_NOOP("Review", "Changed"),
    "removed": QT_TRANSLATE_NOOP("Review", "Taken away"),
    "corrected": QT_TRANSLATE_NOOP("Review", "Corrected in review"),
    "adjudicated": QT_TRANSLATE_NOOP("Review", "Settled"),
    "migrated": QT_TRANSLATE_NOOP("Review", "Taken to another lexicon"),
    "undone": QT_TRANSLATE_NOOP("Review", "Undone"),
    "redone": QT_TRANSLATE_NOOP("Review", "Done again"),
    "imported": QT_TRANSLATE_NOOP("Review", "Imported"),
}
OFFERED = (
    ReviewReason.NOT_VISIBLE,
    ReviewReason.WRONG_TERM,
    ReviewReason.TOO_COARSE,
    ReviewReason.TOO_FINE,
    ReviewReason.WRONG_PLACE,
    ReviewReason.WRONG_SIDE,
    ReviewReason.WRONG_VALUE,
    ReviewReason.WRONG_ROLE,
    ReviewReason.DUPLICATE,
    ReviewReason.OUTLINE,
    ReviewReason.UNCLEAR,
    ReviewReason.OTHER,
)
"""Reasons that a person chooses among; by their place they have keys."""


def verdict_words(verdict: Verdict, *, second: bool = False) -> str:
    """Return what was decided, in a word; who sees a work second corrects nothing."""
    if second and verdict is Verdict.EDIT:
        return would_change()
    return tr(_VERDICTS.get(verdict, verdict.value))


def would_change() -> str:
    """Return what stands for a correction where a work is seen second."""
    return tr(QT_TRANSLATE_NOOP("Review", "Would change"))


def verdict_sign(verdict: Verdict) -> tuple[str, str] | None:
    """Return the icon of a decision and its tone, or None where it has none."""
    return _SIGNS.get(verdict)


def reason_words(reason: ReviewReason) -> str:
    """Return what a reason is called."""
    return tr(_REASONS[reason])


def coded_words(reason: str) -> str:
    """Return a reason that is written with a revision; free words stand as they are."""
    return reason_words(ReviewReason(reason)) if reason in set(ReviewReason) else reason


def cause_words(cause: Cause) -> str:
    """Return why a link of the chain was made."""
    return tr(_CAUSES.get(cause.value, cause.value))


def namer(language: Language) -> Name:
    """Return what says a term in a language, or in the other where it has no word."""

    def name(term: Term) -> str:
        both = (term.en, term.zh)
        first, second = both[::-1] if language is Language.CHINESE else both
        return first or second or term.node_id

    return name


def title_of(entity: Entity, name: Name, finding: Finding | None = None) -> str:
    """Return what an entity claims, in few words.

    Args:
        entity: which.
        name: says terms.
        finding: of which it is part; says numbers, and words that stand where no term does.
    """
    words = [name(term) for term in entity.terms]
    content = finding.content if finding is not None else None
    if not words:
        text = content.text if isinstance(content, Diagnosis | Advice) else ""
        return text or kind_words(entity.kind.value)
    if entity.kind is EntityKind.ATTRIBUTE:
        value = content.value_of(entity.key.part) if isinstance(content, Lesion) else None
        told = value_words(value, name) if value is not None else listed(words[2:])
        return with_value(words[1], told or " ".join(entity.detail[-1:]))
    if entity.kind is EntityKind.RELATION:
        return " – ".join(words[:2])
    return words[0]


def below_of(entity: Entity, name: Name) -> str:
    """Return what stands below the title: of which kind it is, and of what."""
    kind = kind_words(entity.kind.value)
    if entity.kind is EntityKind.ATTRIBUTE and entity.terms:
        return name(entity.terms[0])
    if entity.kind is EntityKind.LOCATION and len(entity.terms) > 1:
        return tr(QT_TRANSLATE_NOOP("Review", "Place of {lesion}")).format(
            lesion=name(entity.terms[1])
        )
    return kind
