"""Rows of models in the tables of results, beside the groups of people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.baseline import Cell, GroupRow, ItemFacts
from medannot.domain.model_answers.values import ModelAnswer, ReadCounts, RunKind
from medannot.domain.scoring import Score


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One line of a model.

    Attributes:
        judge: the outside judge whose grades stand for those of people in this line, or "".
        items: questions of the study or set.
        overall: None of a typed figure; then `score` and `n` are what was typed.
        by_ability: in the order of the table's abilities; empty of a typed figure; so `by_needs`.
        sets: over sets of questions that are right together or not at all; None without any.
        counts: how its answers were read; None of a typed figure.
        changed: answers left out, since their questions have other words, options or images in the
            version of the set that is looked at.
    """

    model: str
    kind: RunKind
    judge: str
    source: str
    file_name: str
    rule: str
    items: int
    overall: Cell | None = None
    by_ability: tuple[Cell, ...] = ()
    counts: ReadCounts | None = None
    score: float | None = None
    n: int | None = None
    by_needs: tuple[Cell, ...] = ()
    sets: Cell | None = None
    changed: int = 0

    def as_group(self, caption: str) -> GroupRow | None:
        """Return the line as that of a group without readers; None of a typed figure."""
        if self.overall is None:
            return None
        cells = self.overall, self.by_ability, self.by_needs
        return GroupRow(caption, 0, 0, None, *cells, self.sets)


@dataclass(frozen=True, slots=True)
class ScoredModelAnswer:
    """One answer of a model with its question and its score.

    Attributes:
        judged: the grades of outside judges by their names.
    """

    model: str
    rule: str
    item: ItemFacts
    answer: ModelAnswer
    score: Score
    judged: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class ModelResultsTable:
    """The models of a study, or of a set alone.

    Attributes:
        abilities: to which the cells belong; so `needs`.
        set_name: of the set that they answered.
        unread: answers to it, of all models, that wait for a person.
        changed: answers of all models that are left out, as in `ModelRow`.
    """

    abilities: tuple[str, ...]
    rows: tuple[ModelRow, ...] = ()
    answers: tuple[ScoredModelAnswer, ...] = ()
    set_name: str = ""
    unread: int = 0
    needs: tuple[str, ...] = ()
    changed: int = 0


def model_caption(row: ModelRow) -> str:
    """Return what a model is called among groups of people, in English."""
    if row.judge:
        return f"{row.model} (model; open answers graded by {row.judge})"
    return f"{row.model} (model)"


def model_groups(
    models: ModelResultsTable,
    abilities: Sequence[str],
    caption: Callable[[ModelRow], str] = model_caption,
    needs: Sequence[str] = (),
) -> tuple[GroupRow, ...]:
    """Return the models whose answers were scored here as groups without readers.

    Args:
        models: with abilities of their own.
        abilities: of the table that they go into; a model has an empty cell for others.
        caption: what a model is called there.
        needs: of that table, as its abilities.
    """
    found: list[GroupRow] = []
    for row in models.rows:
        if (group := row.as_group(caption(row))) is not None:
            cells = dict(zip(models.abilities, group.by_ability, strict=True))
            ordered = tuple(cells.get(ability, NO_CELL) for ability in abilities)
            asked = dict(zip(models.needs, group.by_needs, strict=True))
            by_needs = tuple(asked.get(need, NO_CELL) for need in needs)
            found.append(replace(group, by_ability=ordered, by_needs=by_needs))
    return tuple(found)


NO_CELL = Cell(0, 0, 0, 0, 0, 0, None, None, None, 0, None)
"""Of an ability to which a model has no answer."""
