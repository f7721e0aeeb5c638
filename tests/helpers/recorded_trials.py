"""One trial being recorded, by a clock that the test moves."""

from typing import Any

from medannot.domain.clock import ManualClock
from medannot.domain.epochs import EpochLine
from medannot.domain.ids import OptionId, SeededIds, TrialId
from medannot.domain.question import ItemType
from medannot.domain.session import (
    TrialRecorder,
    TrialStart,
)
from medannot.domain.trial import EventKind, Origin, ResponseKind

A, B, C = (OptionId(letter) for letter in "ABC")


FIRST_ANSWER, CHANGE, CONFIRMATION = (
    ResponseKind.FIRST_ANSWER,
    ResponseKind.CHANGE,
    ResponseKind.CONFIRMATION,
)


class Trial:
    """A recorder with its clock at hand."""

    def __init__(self, type_: ItemType = ItemType.SINGLE_CHOICE, **start: Any) -> None:
        self.clock = ManualClock(now_ns=0)
        self.epochs = EpochLine(self.clock, SeededIds("epochs"))
        options = (A, B, C) if type_.has_options else ()
        self.recorder = TrialRecorder(
            TrialStart(TrialId("t"), type_, options, Origin.PERSON, **start),
            self.clock,
            SeededIds("recorder"),
            self.epochs,
        )

    def shown(self) -> TrialRecorder:
        self.recorder.note(EventKind.SHOWN)
        return self.recorder

    def kinds(self) -> list[str]:
        return [event.kind for event in self.recorder.pending]

    def chain(self) -> list[tuple[ResponseKind, tuple[OptionId, ...], str]]:
        return [(link.kind, link.option_ids, link.text) for link in self.recorder.pending_links]
