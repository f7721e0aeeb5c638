"""What the steps of a work's history are called."""

from medannot.domain.review.consensus import Rule
from medannot.domain.review.difference import Difference, Outcome
from medannot.domain.review.history import HistoryStep, StepKind
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.said_words import Name
from medannot.ui.phrases import listed, with_value
from medannot.ui.review.desk.words import (
    cause_words,
    coded_words,
    title_of,
    verdict_words,
)
from medannot.ui.review.words import number, tr

_KINDS = {
    StepKind.TAKEN_BACK: QT_TRANSLATE_NOOP("Review", "Decision taken back"),
    StepKind.RETURNED: QT_TRANSLATE_NOOP("Review", "Returned to the annotator"),
    StepKind.COMMENT: QT_TRANSLATE_NOOP("Review", "Comment"),
    StepKind.HANDED_IN: QT_TRANSLATE_NOOP("Review", "Handed in"),
    StepKind.REOPENED: QT_TRANSLATE_NOOP("Review", "Opened again"),
    StepKind.ADJUDICATED: QT_TRANSLATE_NOOP("Review", "Settled to a consensus"),
}
_ROLES = {
    "annotator": QT_TRANSLATE_NOOP("Review", "Annotator"),
    "reviewer": QT_TRANSLATE_NOOP("Review", "Reviewer"),
    "adjudicator": QT_TRANSLATE_NOOP("Review", "Adjudicator"),
    "coordinator": QT_TRANSLATE_NOOP("Review", "Coordinator"),
    "owner": QT_TRANSLATE_NOOP("Review", "Owner"),
}
_RULES = {
    Rule.AGREED: QT_TRANSLATE_NOOP("Review", "Agreed on: {count}"),
    Rule.FIRST: QT_TRANSLATE_NOOP("Review", "As this work says: {count}"),
    Rule.SECOND: QT_TRANSLATE_NOOP("Review", "As the other one says: {count}"),
    Rule.BOTH: QT_TRANSLATE_NOOP("Review", "Both together: {count}"),
    Rule.TIE: QT_TRANSLATE_NOOP("Review", "By the order of ties: {count}"),
    Rule.NEITHER: QT_TRANSLATE_NOOP("Review", "Left out: {count}"),
    Rule.EDITED: QT_TRANSLATE_NOOP("Review", "As the adjudicator says: {count}"),
}


def step_head(one: HistoryStep) -> str:
    """Return what was done, and why where somebody said so."""
    if one.kind is StepKind.TAKEN_BACK and one.verdict is not None:
        return with_value(tr(_KINDS[one.kind]), verdict_words(one.verdict))
    if one.kind in _KINDS:
        head = tr(_KINDS[one.kind])
    elif one.verdict is not None:
        head = verdict_words(one.verdict)
    else:
        head = cause_words(one.cause) if one.cause is not None else ""
    return with_value(head, coded_words(one.reason)) if one.reason else head


def step_said(one: HistoryStep, name: Name) -> str:
    """Return in one line what it was about."""
    told = [_difference(each, name) for each in one.differences]
    said = listed(words for words in told if words)
    if said:
        return said
    if one.named:
        return listed(title_of(each, name) for each in one.named)
    if one.comment:
        return " ".join(one.comment.split())
    if one.changes:
        return tr(QT_TRANSLATE_NOOP("Review", "Marks and ticks"))
    if one.kind is StepKind.RETURNED:
        return tr(QT_TRANSLATE_NOOP("Review", "The whole work"))
    return ""


def step_who(one: HistoryStep) -> str:
    """Return who did it and when; who has no code is told by the role."""
    when = f"{one.at.astimezone():%Y-%m-%d %H:%M}"
    who = one.code or tr(_ROLES.get(one.role, one.role))
    return tr(QT_TRANSLATE_NOOP("Review", "{who}, {when}")).format(who=who, when=when)


def rule_words(one: HistoryStep) -> tuple[str, ...]:
    """Return of an adjudication how many points were settled in which way."""
    return tuple(
        tr(words).format(count=number(one.rules[rule]))
        for rule, words in _RULES.items()
        if one.rules.get(rule)
    )


def _difference(one: Difference, name: Name) -> str:
    before = title_of(one.before, name) if one.before is not None else ""
    after = title_of(one.after, name) if one.after is not None else ""
    if one.outcome is Outcome.CHANGED and before == after:
        # Only its lesion has another name, or what changed stands in the table below.
        return ""
    if one.outcome is Outcome.CHANGED:
        return tr(QT_TRANSLATE_NOOP("Review", "{before} became {after}")).format(
            before=before, after=after
        )
    if one.outcome is Outcome.DELETED:
        return tr(QT_TRANSLATE_NOOP("Review", "without {label}")).format(label=before)
    return after
