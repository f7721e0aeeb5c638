"""Questions that are right together or not at all: one result for each set of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable

from medannot.domain.baseline import Cell
from medannot.statistics.means import ScoredAnswer, mean_cell


def set_cell(answers: Iterable[tuple[Hashable, ScoredAnswer | None]]) -> Cell | None:
    """Return the share of sets of which every answer is wholly right, as a cell over sets.

    This is the set accuracy of MediConfusion (both questions of a pair right).

    Args:
        answers: of each question that belongs to a set: by whom and which set it is, and the
            answer, or None where there is none. A set that is not answered whole counts nowhere.

    Returns:
        None where no question belongs to a set.
    """
    sets: dict[Hashable, list[ScoredAnswer | None]] = defaultdict(list)
    for key, answer in answers:
        sets[key].append(answer)
    if not sets:
        return None
    return mean_cell([_joined(whole) for own in sets.values() if (whole := _whole(own))])


def _whole(own: list[ScoredAnswer | None]) -> list[ScoredAnswer]:
    answered = [one for one in own if one is not None]
    return answered if len(answered) == len(own) else []


def _joined(own: list[ScoredAnswer]) -> ScoredAnswer:
    """Return a set as one answer: one that is not wholly right decides, else what waits does."""
    value: float | None = 1.0
    if any(one.value is not None and one.value < 1 for one in own):
        value = 0.0
    elif any(one.value is None for one in own):
        value = None
    return ScoredAnswer(
        value=value,
        is_open=any(one.is_open for one in own),
        waiting=value is None and any(one.waiting for one in own),
        cannot_judge=any(one.cannot_judge for one in own),
        unavailable=any(one.unavailable for one in own),
    )
