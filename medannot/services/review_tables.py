"""A report of a review as flat tables."""

from medannot import __version__
from medannot.domain.review.report import ConfusionRow, FigureRow, ReviewTables
from medannot.services.review_report import ReviewReport
from medannot.statistics.clusters import ClusterShare
from medannot.statistics.label_quality import QualityRow


def tables_of(report: ReviewReport, now: str) -> ReviewTables:
    """Return a report as flat tables.

    Args:
        report: as it was made.
        now: UTC time as text.
    """
    rows = [_figure("all", "", report.whole, report)]
    rows += [
        _figure(section.name, str(row.value), row, report)
        for section in report.sections
        for row in section.rows
    ]
    return ReviewTables(
        facts=_facts(report, now),
        figures=tuple(rows),
        confusions=tuple(
            ConfusionRow(
                one.was,
                *report.words.get(one.was, ("", "")),
                one.becomes,
                *report.words.get(one.becomes, ("", "")),
                one.count,
                one.share,
            )
            for one in report.confusions
        ),
        formulas=report.formulas,
    )


def _facts(report: ReviewReport, now: str) -> dict[str, str | int | float | bool | None]:
    plan = report.round.plan
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
        "works": report.works,
        "works_waiting": report.waiting,
        "precision_above_bound": report.claims.precision.value,
        "recall_above_bound": report.claims.recall.value,
        "works_reviewed_twice": report.doubled,
        "reviewers_agree": report.agreed,
        "reviewers_agree_beyond_chance": report.agreement.value,
    }


def _figure(column: str, value: str, row: QualityRow, report: ReviewReport) -> FigureRow:
    figures = row.figures
    en, zh = report.words.get(value, ("", ""))
    return FigureRow(
        column,
        value,
        en,
        zh,
        row.kept,
        row.changed,
        row.deleted,
        row.added,
        figures.images,
        *_share(figures.precision),
        *_share(figures.recall),
        *_share(figures.f1),
        figures.image_precision.value,
        figures.image_recall.value,
    )


def _share(share: ClusterShare) -> tuple[float | None, float | None, float | None]:
    interval = share.estimate.interval
    if interval is None:
        return share.estimate.value, None, None
    return share.estimate.value, interval.low, interval.high
