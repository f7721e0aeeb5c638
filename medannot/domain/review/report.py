"""The report of a review as flat tables, as files hold it."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures of one value of one column.

    Attributes:
        column: all, annotator, kind, node, attribute, group or week.
        value: of the column; words in both languages where it is a node.
        clusters: cases over which the intervals were taken.
        precision_low, precision_high: ends of the interval at the round's confidence; the same of
            recall and F1.
        case_precision, case_recall: means over cases.
    """

    column: str
    value: str
    words_en: str
    words_zh: str
    kept: int
    changed: int
    deleted: int
    added: int
    clusters: int
    precision: float | None
    precision_low: float | None
    precision_high: float | None
    recall: float | None
    recall_low: float | None
    recall_high: float | None
    f1: float | None
    f1_low: float | None
    f1_high: float | None
    case_precision: float | None
    case_recall: float | None


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """How often one node was corrected to another; `share` is of all reviewed of the first."""

    was: str
    was_en: str
    was_zh: str
    becomes: str
    becomes_en: str
    becomes_zh: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class ReviewTables:
    """Everything of a report.

    Attributes:
        facts: what was reviewed, by which plan, and what may be claimed.
        formulas: name and formula of each figure.
    """

    facts: Mapping[str, str | int | float | bool | None]
    figures: tuple[FigureRow, ...]
    confusions: tuple[ConfusionRow, ...]
    formulas: tuple[tuple[str, str], ...]
