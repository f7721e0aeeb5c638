"""A report of a review as flat tables."""

from collections.abc import Iterator, Mapping

from medannot import __version__
from medannot.domain.review.report import (
    ConfusionRow,
    FigureRow,
    Matrix,
    ReviewersRow,
    ReviewTables,
    Value,
)
from medannot.services.review_agreement import AgreedKind
from medannot.services.review_report import ReviewReport
from medannot.services.review_sections import OF_TWO, Section
from medannot.statistics.estimate import Estimate
from medannot.statistics.label_confusions import Confusion
from medannot.statistics.label_quality import QualityRow

Words = Mapping[str, tuple[str, str]]

_NONE = ("", "")
_NODES = frozenset({"node", "kind and node", "attribute", "level"})
_DELETED, _MISSED = "(deleted)", "(missed)"


def tables_of(report: ReviewReport, now: str) -> ReviewTables:
    """Return a report as flat tables.

    Args:
        report: as it was made.
        now: UTC time as text.
    """
    words = {row.node: (row.en, row.zh) for row in report.tree} | report.words
    levels = {row.node: row.depth for row in report.tree}
    rows = [_figure("all", "", report.whole)]
    for section in report.sections:
        rows += _figures(section, words, levels)
    return ReviewTables(
        facts=_facts(report, now),
        figures=tuple(rows),
        confusions=tuple(_confusion(one, words) for one in report.labels.confusions),
        matrices=tuple(_matrices(report)),
        reviewers=tuple(map(_reviewers, (report.reviewers.whole, *report.reviewers.kinds))),
        formulas=report.formulas,
    )


def _facts(report: ReviewReport, now: str) -> dict[str, Value]:
    plan, twice = report.round.plan, report.reviewers.whole
    return {
        "program": f"medannot {__version__}",
        "made_utc": now,
        "project": report.project.name,
        "lexicon": report.project.schema.lexicon,
        "round": report.round.name,
        "sampling": plan.sampling.value,
        "seed": plan.seed,
        "bound": plan.bound,
        "confidence": plan.level,
        "correlation_assumed": plan.correlation,
        "correlation_of_errors": report.whole.figures.precision.correlation,
        "design_effect": report.whole.figures.precision.design_effect,
        "blind": plan.blind,
        "weighted": report.is_weighted,
        "weights": "; ".join(f"{weight:.6g} ({many} works)" for weight, many in report.weights),
        "works": report.works,
        "works_waiting": report.waiting,
        "precision_above_bound": report.claims.precision.value,
        "recall_above_bound": report.claims.recall.value,
        "works_reviewed_twice": report.doubled,
        "share_reviewed_twice": report.doubled / report.works if report.works else None,
        "reviewers_both_decided": twice.identical.n,
        "reviewers_agree": twice.identical.value,
        "reviewers_agree_kappa": twice.kappa.value,
        "reviewers_agree_beyond_chance": twice.ac1.value,
    }


def _figures(section: Section, words: Words, levels: Mapping[str, int]) -> Iterator[FigureRow]:
    for row in section.rows:
        within, value = "", row.value
        if section.name in OF_TWO and isinstance(value, tuple):
            within, value = map(str, value)
        told = str(value)
        yield _figure(
            section.name,
            told,
            row,
            within=within,
            level=levels.get(told) if section.name == "level" else None,
            words=words.get(told, _NONE) if section.name in _NODES else _NONE,
        )


def _figure(
    column: str,
    value: str,
    row: QualityRow,
    *,
    within: str = "",
    level: int | None = None,
    words: tuple[str, str] = _NONE,
) -> FigureRow:
    figures = row.figures
    return FigureRow(
        column,
        value,
        within,
        level,
        *words,
        row.kept,
        row.changed,
        row.deleted,
        row.added,
        *row.weighted,
        figures.images,
        *_ends(figures.precision.estimate),
        *_ends(figures.recall.estimate),
        *_ends(figures.f1.estimate),
        *_ends(figures.image_precision),
        *_ends(figures.image_recall),
    )


def _confusion(one: Confusion, words: Words) -> ConfusionRow:
    what = "changed" if one.was and one.becomes else "deleted" if one.was else "missed"
    return ConfusionRow(
        what,
        one.kind,
        one.attribute,
        one.was,
        *words.get(one.was, _NONE),
        one.becomes,
        *words.get(one.becomes, _NONE),
        one.count,
        one.of,
        one.weighted_count,
        one.weighted_of,
        one.share,
    )


def _matrices(report: ReviewReport) -> Iterator[Matrix]:
    """Yield a matrix for each kind of which something was changed, deleted or missed."""
    by: dict[str, dict[tuple[str, str], dict[str, int]]] = {}
    for one in report.labels.confusions:
        rows = by.setdefault(one.kind, {})
        cells = rows.setdefault((one.attribute, one.was or _MISSED), {})
        cells[one.becomes or _DELETED] = one.count
    for kind, rows in sorted(by.items()):
        names = {(attribute, was) for attribute, was in rows if was != _MISSED}
        names |= {(attribute, one) for (attribute, _), cells in rows.items() for one in cells} - {
            (attribute, _DELETED) for attribute, _ in rows
        }
        heads = sorted({one for _, one in names})
        found: list[tuple[Value, ...]] = [("attribute", "was", *heads, _DELETED, "of")]
        for attribute, was in sorted(names):
            cells = dict(rows.get((attribute, was), {}))
            if same := report.labels.same.get((kind, attribute, was), 0):
                cells[was] = same
            counts = [cells.get(one, 0) for one in (*heads, _DELETED)]
            found.append((attribute, was, *counts, sum(counts)))
        for attribute in sorted({attribute for attribute, was in rows if was == _MISSED}):
            cells = rows[attribute, _MISSED]
            counts = [cells.get(one, 0) for one in (*heads, _DELETED)]
            found.append((attribute, _MISSED, *counts, sum(counts)))
        yield Matrix(kind, tuple(found))


def _reviewers(one: AgreedKind) -> ReviewersRow:
    return ReviewersRow(
        one.kind or "all",
        one.works,
        one.identical.n,
        *_ends(one.identical),
        *_ends(one.kappa),
        *_ends(one.ac1),
    )


def _ends(estimate: Estimate) -> tuple[float | None, float | None, float | None]:
    interval = estimate.interval
    if interval is None:
        return estimate.value, None, None
    return estimate.value, interval.low, interval.high
