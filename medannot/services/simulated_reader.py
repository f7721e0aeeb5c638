"""How a simulated reader behaves: right by chance, at a person's pace, with a person's detours.

All is drawn from a seed and the reader's place in its group, so that the same seed gives the same
answers and the same times in every workspace. The behaviour stands for nobody; it is there to try
a study before people do.
"""

from dataclasses import dataclass

from medannot.domain.answer import Answer
from medannot.domain.clock import ManualClock
from medannot.domain.ids import OptionId
from medannot.domain.question import ItemType, ReferenceAnswer
from medannot.domain.randomisation import Draw
from medannot.domain.session import TrialRecorder
from medannot.domain.trial import READERS_REASONS, CannotJudgeReason, EventKind
from medannot.services.reading_values import ReadingItem

CANNOT_JUDGE_SHARE = 0.03
CHANGE_SHARE = 0.12
PAUSE_SHARE = 0.02
AWAY_SHARE = 0.02
SLIP_SHARE = 0.01

_LEAST_MS, _SPREAD_MS, _MS_PER_SIGN = 2_500, 24_000, 25
_MOST_SIGNS = 4_000
"""Longer texts take no longer."""

MOST_MS = 512_000
"""No item takes longer: the sum of all that `take` may wait; a test compares."""

_OTHER_WORDS = ("not sure", "unclear", "不确定", "other")


@dataclass(frozen=True, slots=True)
class Skill:
    """How often a simulated reader is right, from 0 to 1."""

    right: float


def skill_of(group_place: int, draw: Draw) -> Skill:
    """Return a reader's skill: later groups know more, and no two readers are alike.

    Args:
        group_place: 0 for the study's first group.
        draw: the reader's own stream.
    """
    middle = min(0.62 + 0.13 * group_place, 0.88)
    return Skill(middle + 0.16 * (draw.fraction() - 0.5))


class SimulatedReader:
    """Takes one item after the other at a recorder, moving a manual clock.

    Args:
        skill: how often it is right.
        draw: the reader's own stream.
        clock: the clock that the recorders stamp with.
    """

    def __init__(self, skill: Skill, draw: Draw, clock: ManualClock) -> None:
        self._skill = skill
        self._draw = draw
        self._clock = clock

    def take(
        self, item: ReadingItem, reference: ReferenceAnswer | None, recorder: TrialRecorder
    ) -> None:
        """Go through one item up to its confirmation.

        Args:
            item: as it is shown.
            reference: the truth, which a simulation may know, or None.
            recorder: of this item.
        """
        recorder.note(EventKind.REQUESTED)
        self._wait(5, 60)
        recorder.note(EventKind.DECODED)
        self._wait(5, 30)
        recorder.note(EventKind.SHOWN)
        signs = min(len(item.stem + item.context), _MOST_SIGNS)
        self._wait(_LEAST_MS, _SPREAD_MS + _MS_PER_SIGN * signs)
        self._turn_away(recorder)
        if item.erased:
            unavailable = Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE)
            recorder.change(unavailable, self._clock.now_ns())
        elif self._chance(CANNOT_JUDGE_SHARE):
            reason = self._draw.choice(READERS_REASONS)
            recorder.change(Answer(cannot_judge=reason), self._clock.now_ns())
        else:
            self._answer(item, reference, recorder)
        self._wait(300, 2_500)
        recorder.lock(input_ns=self._clock.now_ns())
        self._wait(60, 200)

    def slips(self) -> bool:
        """Tell whether the reader marks the answer just given as a slip."""
        return self._chance(SLIP_SHARE)

    def _answer(
        self, item: ReadingItem, reference: ReferenceAnswer | None, recorder: TrialRecorder
    ) -> None:
        if self._chance(CHANGE_SHARE) and item.type.has_options:
            first = self._draw.choice(item.options)
            recorder.change(Answer((first.id,)), self._clock.now_ns())
            self._wait(1_000, 9_000)
        if item.type.has_options:
            answer = Answer(self._choose(item, reference))
        else:
            answer = Answer(text=self._words(reference))
        recorder.change(answer, self._clock.now_ns())

    def _choose(self, item: ReadingItem, reference: ReferenceAnswer | None) -> tuple[OptionId, ...]:
        options = [option.id for option in item.options]
        right = reference.option_ids if reference else frozenset()
        wrong = [option for option in options if option not in right]
        if right and (self._chance(self._skill.right) or not wrong):
            return tuple(option for option in options if option in right)
        if item.type is not ItemType.SEVERAL_ANSWERS:
            return (self._draw.choice(wrong or options),)
        # Half of what is not all right misses something, the other half has something wrong.
        if len(right) > 1 and self._chance(0.5):
            return tuple(option for option in options if option in right)[:-1]
        return (self._draw.choice(wrong or options),)

    def _words(self, reference: ReferenceAnswer | None) -> str:
        if reference and reference.text and self._chance(self._skill.right):
            return self._draw.choice((reference.text, *reference.synonyms))
        return self._draw.choice(_OTHER_WORDS)

    def _turn_away(self, recorder: TrialRecorder) -> None:
        if self._chance(PAUSE_SHARE):
            recorder.pause(self._clock.now_ns())
            self._wait(20_000, 300_000)
            recorder.resume(self._clock.now_ns())
            self._wait(1_000, 5_000)
        if self._chance(AWAY_SHARE):
            recorder.note(EventKind.FOCUS_LOST)
            self._wait(2_000, 40_000)
            recorder.note(EventKind.FOCUS_GAINED)
            self._wait(500, 3_000)

    def _chance(self, share: float) -> bool:
        return self._draw.fraction() < share

    def _wait(self, least_ms: int, spread_ms: int) -> None:
        # The square leans towards short times, as people's times do.
        self._clock.advance_ms(least_ms + round(spread_ms * self._draw.fraction() ** 2))
