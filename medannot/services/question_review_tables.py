"""Reports of reviewed questions as flat tables."""

from medannot import __version__
from medannot.domain.review.questions_report import QuestionTables, Value
from medannot.services.question_review_figures import FORMULAS
from medannot.services.question_review_values import ProblemRow, QuestionFigures, ShareRow
from medannot.statistics.clusters import ClusterShare


def question_tables(found: QuestionFigures, now: str) -> QuestionTables:
    """Return a report as flat tables.

    Args:
        found: the figures.
        now: UTC time as text.
    """
    rows = [_share_row("all", found.whole)]
    rows += [_share_row("ability", row) for row in found.by_ability]
    rows += [_share_row("kind", row) for row in found.by_type]
    rows += [_problem_row(row, found.whole.reviewed) for row in found.problems]
    return QuestionTables(_facts(found, now), tuple(rows), FORMULAS)


def _facts(found: QuestionFigures, now: str) -> dict[str, Value]:
    return {
        "program": f"medannot {__version__}",
        "made_utc": now,
        "set": found.set_name,
        "set_version": found.version,
        "sample": found.sample,
        "questions": found.whole.questions,
        "reviewed": found.whole.reviewed,
        "waiting": found.waiting,
        "flagged": found.flagged,
        "judged_by_two": found.doubled,
        "two_agree": found.agreed,
        "two_agree_beyond_chance": found.agreement.value,
        "decisions": "; ".join(f"{code} {many}" for code, many in found.reviewers.items()),
    }


def _share_row(column: str, row: ShareRow) -> dict[str, Value]:
    return {
        "by": column,
        "value": row.value,
        "questions": row.questions,
        "reviewed": row.reviewed,
        "accepted": row.accepted,
        "edited": row.edited,
        "rejected": row.rejected,
        "with_problem": None,
        **_ends(row.share),
    }


def _problem_row(row: ProblemRow, reviewed: int) -> dict[str, Value]:
    return {
        "by": "problem",
        "value": row.problem.value,
        "questions": None,
        "reviewed": reviewed,
        "accepted": None,
        "edited": None,
        "rejected": None,
        "with_problem": row.questions,
        **_ends(row.share),
    }


def _ends(share: ClusterShare) -> dict[str, Value]:
    ends = share.estimate.interval
    return {
        "share": share.estimate.value,
        "low": ends.low if ends else None,
        "high": ends.high if ends else None,
        "families": share.clusters,
    }
