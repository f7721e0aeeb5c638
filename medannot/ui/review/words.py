"""What plans, figures and claims of a review are called."""

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.lexicon.node import Language
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.statistics.clusters import ClusterShare
from medannot.statistics.estimate import Interval
from medannot.statistics.review_plan import Claim
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.phrases import listed
from medannot.ui.translation import leading

_SAMPLING = {
    SamplingPlan.SIMPLE: QT_TRANSLATE_NOOP("Review", "Simple"),
    SamplingPlan.STRATIFIED: QT_TRANSLATE_NOOP("Review", "Stratified by rarity and annotator"),
    SamplingPlan.RARE: QT_TRANSLATE_NOOP("Review", "All rare terms"),
    SamplingPlan.ALL: QT_TRANSLATE_NOOP("Review", "All works"),
}
_SAMPLING_MEANS = {
    SamplingPlan.SIMPLE: QT_TRANSLATE_NOOP("Review", "Every work has the same chance."),
    SamplingPlan.STRATIFIED: QT_TRANSLATE_NOOP(
        "Review", "Each annotator, with rare terms and without, has a part in the sample."
    ),
    SamplingPlan.RARE: QT_TRANSLATE_NOOP(
        "Review", "Every work that names a rare term, and others by chance."
    ),
    SamplingPlan.ALL: QT_TRANSLATE_NOOP("Review", "Every work that was handed in."),
}
_KINDS = {
    EntityKind.REGION: QT_TRANSLATE_NOOP("Review", "Region"),
    EntityKind.LESION: QT_TRANSLATE_NOOP("Review", "Lesion"),
    EntityKind.LOCATION: QT_TRANSLATE_NOOP("Review", "Place of a lesion"),
    EntityKind.ATTRIBUTE: QT_TRANSLATE_NOOP("Review", "Attribute"),
    EntityKind.RELATION: QT_TRANSLATE_NOOP("Review", "Relation"),
    EntityKind.DIAGNOSIS: QT_TRANSLATE_NOOP("Review", "Diagnosis"),
    EntityKind.ADVICE: QT_TRANSLATE_NOOP("Review", "Advice"),
}
_SECTIONS = {
    "annotator": QT_TRANSLATE_NOOP("Review", "Annotator"),
    "kind": QT_TRANSLATE_NOOP("Review", "Kind"),
    "node": QT_TRANSLATE_NOOP("Review", "Term"),
    "attribute": QT_TRANSLATE_NOOP("Review", "Attribute"),
    "level": QT_TRANSLATE_NOOP("Review", "Term with all below"),
    "week": QT_TRANSLATE_NOOP("Review", "Week"),
}
_MEASURES = {
    "precision": QT_TRANSLATE_NOOP("Review", "Precision"),
    "recall": QT_TRANSLATE_NOOP("Review", "Recall"),
    "F1": QT_TRANSLATE_NOOP("Review", "F1"),
    "interval": QT_TRANSLATE_NOOP("Review", "Interval"),
}
FORMULAS = {
    "precision": "kept / (kept + changed + deleted)",
    "recall": "kept / (kept + changed + added)",
}
"""Of the running figures."""
_FORMULAS = (
    QT_TRANSLATE_NOOP("Review", "kept / (kept + changed + deleted)"),
    QT_TRANSLATE_NOOP("Review", "kept / (kept + changed + added)"),
    QT_TRANSLATE_NOOP("Review", "2 kept / (2 kept + 2 changed + deleted + added)"),
    QT_TRANSLATE_NOOP(
        "Review",
        "Wilson with the effective size: design effect seen between cases, plus 5 / (5 + "
        "errors) of what it lacks of the assumed one; Student's t, n - 1",
    ),
    QT_TRANSLATE_NOOP("Review", "w kept / (w kept + w changed + w deleted)"),
    QT_TRANSLATE_NOOP("Review", "w kept / (w kept + w changed + w added)"),
    QT_TRANSLATE_NOOP("Review", "2 w kept / (2 w kept + 2 w changed + w deleted + w added)"),
)
_CLAIMS = {
    Claim.PROVEN: QT_TRANSLATE_NOOP("Review", "{measure} above {bound} is shown."),
    Claim.OPEN: QT_TRANSLATE_NOOP(
        "Review", "{measure} above {bound} is not shown yet; the whole sample decides."
    ),
    Claim.OUT_OF_REACH: QT_TRANSLATE_NOOP(
        "Review", "{measure} above {bound} cannot be shown by this sample any more."
    ),
    Claim.NOT_PROVEN: QT_TRANSLATE_NOOP("Review", "{measure} above {bound} is not shown."),
}
_SIGNS = {
    Claim.PROVEN: ("check-circle", "success"),
    Claim.OPEN: ("circle-half", "info"),
    Claim.OUT_OF_REACH: ("warning-circle", "warning"),
    Claim.NOT_PROVEN: ("warning-circle", "warning"),
}

THIN = "\u202f"
"""Narrow, and no line breaks at it."""


def tr(words: str) -> str:
    """Return a text of the review in the language of the window."""
    return QCoreApplication.translate("Review", words)


def sampling_words(plan: SamplingPlan) -> str:
    """Return what a way of sampling is called."""
    return tr(_SAMPLING[plan])


def sampling_means(plan: SamplingPlan) -> str:
    """Return what a way of sampling does, in a sentence."""
    return tr(_SAMPLING_MEANS[plan])


def kind_words(kind: str) -> str:
    """Return what a kind of entity is called; what another version wrote stands as it is."""
    return tr(_KINDS[EntityKind(kind)]) if kind in set(EntityKind) else kind


def section_words(name: str) -> str:
    """Return what a column of the report is called."""
    return tr(_SECTIONS[name])


def measure_words(name: str) -> str:
    """Return what a figure is called."""
    return tr(_MEASURES.get(name, name))


def formula_words(formula: str) -> str:
    """Return a formula with its words in the language of the window."""
    return tr(formula)


def claim_words(claim: Claim, measure: str, bound: float) -> str:
    """Return a claim's sentence."""
    return tr(_CLAIMS[claim]).format(measure=measure_words(measure), bound=percent(bound))


def claim_sign(claim: Claim) -> tuple[str, str]:
    """Return the icon of a claim and its tone."""
    return _SIGNS[claim]


def node_words(words: tuple[str, str] | None, node: str) -> str:
    """Return a term in the language of the window, or its id."""
    en, zh = words or ("", "")
    chinese = leading() is Language.CHINESE
    return ((zh or en) if chinese else (en or zh)) or node


def decimal(value: float, digits: int) -> str:
    """Return a number with so many digits behind the point, as the person's language writes it."""
    return QLocale().toString(value, "f", digits).replace("-", "−")


def number(value: int) -> str:
    """Return a whole number as the person's language writes it."""
    return QLocale().toString(value)


def plain(value: float) -> str:
    """Return a share as a number of per cent, such as "96.8"."""
    return QLocale().toString(100 * value, "f", 1)


def percent(value: float) -> str:
    """Return a share in per cent with no more digits than it needs, such as "95 %"."""
    return f"{short(value)}{THIN}%"


def short(value: float) -> str:
    """Return a share as a number of per cent with no more digits than it needs."""
    return QLocale().toString(round(100 * value, 4), "g", 6)


def interval_words(interval: Interval | None) -> str:
    """Return the ends of an interval, such as "93.6–98.4"."""
    return f"{plain(interval.low)}–{plain(interval.high)}" if interval else ""


def share_words(share: ClusterShare) -> str:
    """Return a share with its interval in a line, such as "96.8 % (93.6–98.4)"."""
    value = share.estimate.value
    if value is None:
        return tr(QT_TRANSLATE_NOOP("Review", "Not known yet"))
    ends = interval_words(share.estimate.interval)
    return f"{plain(value)}{THIN}%" + (f" ({ends})" if ends else "")


def plan_words(plan: RoundPlan) -> str:
    """Return in a line what a round is to show."""
    told = [sampling_words(plan.sampling)]
    if plan.sampling is not SamplingPlan.ALL:
        told.append(QCoreApplication.translate("Review", "%Ln work(s)", "", plan.size))
    claims = QCoreApplication.translate("Review", "above {bound} at a confidence of {level}")
    told.append(claims.format(bound=percent(plan.bound), level=percent(plan.level)))
    if plan.doubled:
        twice = QCoreApplication.translate("Review", "{share} seen twice")
        told.append(twice.format(share=percent(plan.doubled)))
    return listed(told)
