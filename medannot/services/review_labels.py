"""What labels were corrected to, under one version of the lexicon."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from medannot.domain.review.difference import Outcome
from medannot.services.review_columns import AND, ReviewColumns
from medannot.statistics.columns import Column, crossed
from medannot.statistics.label_confusions import (
    NOTHING,
    Confusion,
    Label,
    Move,
    Sums,
    added,
    confusions_of,
)
from medannot.statistics.label_quality import CODES

Heir = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Labels:
    """What became of labels.

    Attributes:
        confusions: what was corrected to what, taken away and missed.
        same: labels whose term stayed: kept, or changed in something else, such as a side.
    """

    confusions: tuple[Confusion, ...]
    same: Mapping[Label, int]


def labels_of(columns: ReviewColumns, heir: Heir) -> Labels:
    """Return what became of the labels of a report.

    Args:
        columns: of its entities.
        heir: what stands in the place of a node.
    """
    kept = _kept(columns, heir)
    moved: dict[Move, Sums] = {}
    for (kind, attribute, was, becomes), sums in columns.moved.items():
        move = kind, heir(attribute), renewed(was, heir), renewed(becomes, heir)
        moved[move] = added(moved.get(move, NOTHING), sums)
    same = {label: many for label, (many, _) in kept.items()}
    for (kind, attribute, was, becomes), (many, _) in moved.items():
        if was == becomes:
            same[kind, attribute, was] = same.get((kind, attribute, was), 0) + many
    return Labels(confusions_of(kept, moved), same)


def renewed(said: str, heir: Heir) -> str:
    """Return a node, or the values of an attribute, in the words of now."""
    return AND.join(sorted({heir(one) for one in said.split(AND)}))


def words_of_several(
    labels: Labels, words: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the words of values of attributes that are said together."""
    said = {side for one in labels.confusions for side in (one.was, one.becomes) if AND in side}
    found = {}
    for one in said:
        en, zh = zip(*(words.get(value, (value, "")) for value in one.split(AND)), strict=True)
        found[one] = f" {AND} ".join(en), f" {AND} ".join(zh)
    return found


def _kept(columns: ReviewColumns, heir: Heir) -> Mapping[Label, Sums]:
    rows = columns.rows
    labels = crossed(_with_none(columns, heir), columns.said.regrouped(lambda one: _new(one, heir)))
    these = (rows.outcome == CODES[Outcome.KEPT]) & (labels.codes >= 0)
    codes, size = labels.codes[these], len(labels.values)
    many = np.bincount(codes, minlength=size).tolist()
    weights = np.bincount(codes, rows.weight[these], minlength=size).tolist()
    values = cast("Sequence[tuple[tuple[str, str], str]]", labels.values)
    return {
        (*of, said): (count, weight)
        for (of, said), count, weight in zip(values, many, weights, strict=True)
        if count
    }


def _new(said: object, heir: Heir) -> str:
    return renewed(str(said), heir)


def _with_none(columns: ReviewColumns, heir: Heir) -> Column:
    """Return of each entity its kind and attribute; "" where it is of none."""
    kinds, attributes = columns.kinds, columns.attributes
    named = attributes.regrouped(lambda one: heir(str(one)))
    none = len(named.values)
    codes = np.where(named.codes < 0, none, named.codes)
    return crossed(kinds, Column(codes, (*named.values, "")))
