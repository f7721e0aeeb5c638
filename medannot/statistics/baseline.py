"""The table of a baseline: groups by ability, and a line for each reader."""

from collections.abc import Iterable, Iterator, Sequence

from medannot.domain.baseline import (
    BaselineAnswer,
    BaselineTable,
    GroupRow,
    ReaderRow,
    baseline_title,
)
from medannot.domain.question import Ability
from medannot.domain.question_list import Needs
from medannot.domain.study import StudyVersion
from medannot.domain.trial import CannotJudgeReason, Origin, TrialKind
from medannot.statistics.means import ScoredAnswer, mean_cell, median_ms
from medannot.statistics.sets import set_cell

_PAPER_ORDER = {ability.value: place for place, ability in enumerate(Ability)}


def baseline_table(version: StudyVersion, answers: Sequence[BaselineAnswer]) -> BaselineTable:
    """Tabulate the confirmed answers of a study version.

    Args:
        version: names groups and readers, in their order.
        answers: one for each trial, confirmed or not.
    """
    simulated = version.origin is Origin.SIMULATED or any(
        answer.origin is Origin.SIMULATED for answer in answers
    )
    needs = needs_in(answer.trial.item.needs for answer in answers)
    abilities = tuple(sorted({answer.trial.item.ability for answer in answers}, key=ability_place))
    return BaselineTable(
        title=baseline_title(version.name, simulated=simulated),
        study=version.name,
        simulated=simulated,
        abilities=abilities,
        rows=tuple(
            _group_row(
                group.name,
                [reader.code for reader in version.readers if reader.group == group.name],
                [answer for answer in answers if answer.trial.group == group.name],
                abilities,
                needs,
            )
            for group in version.groups
        ),
        readers=tuple(
            _reader_row(
                reader.code,
                reader.group,
                [answer for answer in answers if answer.trial.reader == reader.code],
            )
            for reader in version.readers
        ),
        needs=needs,
    )


def ability_place(ability: str) -> tuple[int, bool, str]:
    """Order the paper's abilities first, then others by name, the nameless last."""
    return _PAPER_ORDER.get(ability, len(_PAPER_ORDER)), not ability, ability


def needs_in(said: Iterable[str]) -> tuple[str, ...]:
    """Return what questions ask for, in its order; nothing where no source says so."""
    found = set(said)
    return tuple(need for need in Needs if need in found) if found - {""} else ()


def _group_row(
    group: str,
    readers: Sequence[str],
    answers: Sequence[BaselineAnswer],
    abilities: Sequence[str],
    needs: Sequence[str],
) -> GroupRow:
    confirmed = _confirmed(answers)
    return GroupRow(
        group=group,
        readers=len(readers),
        readers_begun=len({answer.trial.reader for answer in confirmed}),
        median_response_time_ms=median_ms(answer.times.response_time_ms for answer in confirmed),
        overall=mean_cell([_scored(answer) for answer in confirmed]),
        by_ability=tuple(
            mean_cell(
                [_scored(answer) for answer in confirmed if answer.trial.item.ability == ability]
            )
            for ability in abilities
        ),
        by_needs=tuple(
            mean_cell([_scored(one) for one in confirmed if one.trial.item.needs == need])
            for need in needs
        ),
        sets=set_cell(_of_sets(answers)),
    )


def _of_sets(
    answers: Sequence[BaselineAnswer],
) -> Iterator[tuple[tuple[str, str], ScoredAnswer | None]]:
    for answer in answers:
        item = answer.trial.item
        if item.as_set and answer.trial.kind is TrialKind.MAIN:
            scored = _scored(answer) if answer.score is not None else None
            yield (answer.trial.reader, item.unit_id), scored


def _reader_row(reader: str, group: str, answers: Sequence[BaselineAnswer]) -> ReaderRow:
    confirmed = _confirmed(answers)
    times = [answer.times.response_time_ms for answer in confirmed]
    measured = [time for time in times if time is not None]
    return ReaderRow(
        reader=reader,
        group=group,
        trials=len(answers),
        overall=mean_cell([_scored(answer) for answer in confirmed]),
        slips=sum(answer.slip for answer in confirmed),
        interrupted=sum(answer.times.interrupted for answer in confirmed),
        median_response_time_ms=median_ms(times),
        total_response_time_ms=sum(measured) if measured else None,
        sets=set_cell(_of_sets(answers)),
    )


def _confirmed(answers: Sequence[BaselineAnswer]) -> list[BaselineAnswer]:
    """Return the answers that count: practice, anchors and repeats stand in no table."""
    return [
        answer
        for answer in answers
        if answer.score is not None and answer.trial.kind is TrialKind.MAIN
    ]


def _scored(answer: BaselineAnswer) -> ScoredAnswer:
    score, confirmed = answer.score, answer.trial.confirmed
    reason = confirmed.cannot_judge if confirmed else None
    unavailable = reason is CannotJudgeReason.IMAGE_UNAVAILABLE
    return ScoredAnswer(
        value=score.value if score else None,
        is_open=not answer.trial.item.type.has_options,
        waiting=bool(score and score.waiting),
        cannot_judge=reason is not None and not unavailable,
        unavailable=unavailable,
    )
