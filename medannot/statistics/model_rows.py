"""Rows of models: means of their answers by ability, by the rules of the people's."""

from collections.abc import Sequence
from dataclasses import replace

from medannot.domain.baseline import Cell, ItemFacts
from medannot.domain.model_answers.rows import ModelRow, ScoredModelAnswer
from medannot.domain.model_answers.rule import Outcome
from medannot.domain.scoring import Score, ScoringRule
from medannot.statistics.means import ScoredAnswer, mean_cell
from medannot.statistics.sets import set_cell


def with_cells(
    row: ModelRow,
    answers: Sequence[ScoredModelAnswer],
    abilities: Sequence[str],
    needs: Sequence[str] = (),
    in_sets: Sequence[ItemFacts] = (),
) -> ModelRow:
    """Return a row with the means of its answers.

    Args:
        row: of a model; where it names a judge, this judge's grades count for what waits for one.
        answers: of this model.
        abilities: in the table's order.
        needs: what questions ask for, in the table's order.
        in_sets: the questions that are right together with others, answered or not.
    """
    return replace(
        row,
        overall=_cell(answers, row.judge),
        by_ability=tuple(
            _cell([one for one in answers if one.item.ability == ability], row.judge)
            for ability in abilities
        ),
        by_needs=tuple(
            _cell([one for one in answers if one.item.needs == need], row.judge) for need in needs
        ),
        sets=_sets(answers, row.judge, in_sets),
    )


def _sets(
    answers: Sequence[ScoredModelAnswer], judge: str, in_sets: Sequence[ItemFacts]
) -> Cell | None:
    given = {one.item.version_id: one for one in answers}
    found: list[tuple[str, ScoredAnswer | None]] = []
    for item in in_sets:
        one = given.get(item.version_id)
        found.append((item.unit_id, _scored(one, judged_score(one, judge)) if one else None))
    return set_cell(found)


def _cell(answers: Sequence[ScoredModelAnswer], judge: str) -> Cell:
    return mean_cell([_scored(one, judged_score(one, judge)) for one in answers])


def judged_score(one: ScoredModelAnswer, judge: str) -> Score:
    """Return an answer's score, or a judge's grade where it waits for one."""
    grade = one.judged.get(judge) if judge else None
    if grade is None or not one.score.waiting or one.item.type.has_options:
        return one.score
    return Score(grade, ScoringRule.OUTSIDE_JUDGE)


def _scored(one: ScoredModelAnswer, score: Score) -> ScoredAnswer:
    none = one.answer.reading.outcome in {Outcome.NO_ANSWER, Outcome.UNREADABLE}
    return ScoredAnswer(
        value=score.value,
        is_open=not one.item.type.has_options,
        waiting=score.waiting,
        cannot_judge=none,
    )
