"""Overviews of an annotation project as CSV: balance, what occurs together, differentials."""

import csv
import io
from collections.abc import Iterable, Sequence

from medannot.domain.annotation.balance import Balance, Cross
from medannot.domain.annotation.consensus import Consensus, Disease
from medannot.domain.annotation.cooccurrence import CoOccurrence
from medannot.domain.annotation.dimensions import Dimension, Rung
from medannot.exchange.csv_cells import guarded

_NOTHING_KNOWN = "not_recorded"

DIFFERENTIALS = (
    "case",
    "image",
    "list",
    "rank",
    "tied",
    "node_id",
    "en",
    "zh",
    "text",
    "weight",
    "named_by",
    "handed_in",
)
"""Columns of merged differentials: `list` is "merged" or the code of a physician."""


def balance_csv(table: Balance) -> bytes:
    """Return a row for each level, empty ones included, and one for cases of unknown level."""
    rows: list[Sequence[object]] = [("level", "en", "zh", "branch", "cases", "of", "share")]
    rows += [
        (
            row.rung.key,
            row.rung.en,
            row.rung.zh,
            row.rung.above,
            row.cases,
            table.recorded,
            _share(table.share(row)),
        )
        for row in table.rows
    ]
    rows.append((_NOTHING_KNOWN, "", "", "", table.without, table.cases, ""))
    return _written(rows)


def cross_csv(table: Cross) -> bytes:
    """Return a row for each cell of the levels that are crossed, empty cells included."""
    down, across = table.down.dimension, table.across.dimension
    second = [f"{name}_2" if down is across else name for name in _heads(across)]
    rows: list[Sequence[object]] = [(*_heads(down), *second, "cases")]
    rows += [
        (
            *_words(one.rung),
            *_words(other.rung),
            table.counts.get((one.rung.key, other.rung.key), 0),
        )
        for one in table.rows
        for other in table.columns
    ]
    return _written(rows)


def _heads(dimension: Dimension) -> tuple[str, str, str]:
    return dimension.value, f"{dimension.value}_en", f"{dimension.value}_zh"


def together_csv(table: CoOccurrence) -> bytes:
    """Return a row for each primary with each secondary lesion, with shares and intervals."""
    rows: list[Sequence[object]] = [
        (
            "primary",
            "primary_en",
            "primary_zh",
            "secondary",
            "secondary_en",
            "secondary_zh",
            "both",
            "with_primary",
            "share_of_primary",
            "share_of_primary_low",
            "share_of_primary_high",
            "with_secondary",
            "share_of_secondary",
            "share_of_secondary_low",
            "share_of_secondary_high",
        )
    ]
    for one, _ in table.primary:
        for other, _ in table.secondary:
            pair = table.pairs[one.key, other.key]
            cells: list[object] = [*_words(one), *_words(other), pair.of_primary.count]
            for part in (pair.of_primary, pair.of_secondary):
                cells += [part.of, _share(part.value), _share(part.low), _share(part.high)]
            rows.append(cells)
    return _written(rows)


def differentials_csv(found: Iterable[Consensus]) -> bytes:
    """Return each physician's list, and after these the merged one, a disease a row."""
    rows: list[Sequence[object]] = [DIFFERENTIALS]
    for one in found:
        place = one.place or ""
        for original in one.originals:
            done = _told(original.submitted)
            for rank, disease in enumerate(original.diseases, start=1):
                head = (one.number, place, original.code, rank, "")
                rows.append((*head, *_named(disease), "", "", done))
        for merged in one.merged:
            head = (one.number, place, "merged", merged.rank, _told(merged.tied))
            weight = f"{float(merged.weight):.4f}"
            rows.append((*head, *_named(merged.disease), weight, merged.named_by, ""))
    return _written(rows)


def _words(rung: Rung) -> tuple[str, str, str]:
    return rung.key, rung.en, rung.zh


def _named(disease: Disease) -> tuple[str, str, str, str]:
    return disease.node_id, disease.en, disease.zh, disease.text


def _told(value: bool) -> str:  # noqa: FBT001  # a cell
    return "true" if value else "false"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _written(rows: Iterable[Sequence[object]]) -> bytes:
    target = io.StringIO(newline="")
    table = csv.writer(target, lineterminator="\n")
    for row in rows:
        table.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return target.getvalue().encode("utf-8-sig", "backslashreplace")
