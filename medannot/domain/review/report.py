"""The report of a review as flat tables, as files hold it."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """Figures of one value of one column.

    Attributes:
        column: all, annotator, kind, node, kind and node, attribute, level, week, or annotator and
            week.
        value: of the column, of a pair the second one; words in both languages where it is a node.
        within: of a pair the first one: a kind or an annotator.
        level: how far below the top of its tree a node lies; its row holds all below it.
        weighted_kept: sum of the weights of what was kept; likewise of the others.
        cases: over which the intervals were taken.
        precision_low, precision_high: ends of the interval at the round's confidence; the same of
            the other figures.
        case_precision, case_recall: means over cases.
    """

    column: str
    value: str
    within: str
    level: int | None
    words_en: str
    words_zh: str
    kept: int
    changed: int
    deleted: int
    added: int
    weighted_kept: float
    weighted_changed: float
    weighted_deleted: float
    weighted_added: float
    cases: int
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
    case_precision_low: float | None
    case_precision_high: float | None
    case_recall: float | None
    case_recall_low: float | None
    case_recall_high: float | None


@dataclass(frozen=True, slots=True)
class ConfusionRow:
    """How often one label was corrected to another, taken away or missed.

    Attributes:
        what: changed, deleted or missed.
        kind: of the labels; of attributes, `attribute` says of which.
        was, becomes: a node, or the values of the attribute; "" where there is none.
        of: reviewed labels that were `was`; of what was missed, those that are `becomes` now.
        weighted_count, weighted_of: sums of weights, of which `share` is made.
    """

    what: str
    kind: str
    attribute: str
    was: str
    was_en: str
    was_zh: str
    becomes: str
    becomes_en: str
    becomes_zh: str
    count: int
    of: int
    weighted_count: float
    weighted_of: float
    share: float


@dataclass(frozen=True, slots=True)
class ReviewersRow:
    """How two reviewers of the same works agree on accepting or not.

    Attributes:
        kind: all, or a kind of entity.
        works: that both decided such entities of.
        entities: that both decided.
    """

    kind: str
    works: int
    entities: int
    agree: float | None
    agree_low: float | None
    agree_high: float | None
    kappa: float | None
    kappa_low: float | None
    kappa_high: float | None
    ac1: float | None
    ac1_low: float | None
    ac1_high: float | None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What labels of one kind became, as a table.

    Attributes:
        kind: of the labels.
        rows: the head first; then of each label what became of it, and what was missed last.
    """

    kind: str
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class ReviewTables:
    """Everything of a report.

    Attributes:
        facts: what was reviewed, by which plan, and what may be claimed.
        formulas: name and formula of each figure.
    """

    facts: Mapping[str, Value]
    figures: tuple[FigureRow, ...]
    confusions: tuple[ConfusionRow, ...]
    matrices: tuple[Matrix, ...]
    reviewers: tuple[ReviewersRow, ...]
    formulas: tuple[tuple[str, str], ...]
