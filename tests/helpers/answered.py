"""A study with answers in it, given through a sitting with a manual clock."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.answer import Answer
from medannot.domain.clock import ManualClock
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import EventKind
from medannot.services.desk import Desk
from medannot.services.reading import ReadingSession
from tests.helpers.question_sets import Draft, add_set


@dataclass(frozen=True)
class Given:
    """What a reader answers to a question, named by its stem.

    Attributes:
        options: texts of the options to choose.
        changed_from: texts of options that were chosen first.
        ms: from the item's appearing to the confirmation.
    """

    options: tuple[str, ...] = ()
    text: str = ""
    answer: Answer | None = None
    changed_from: tuple[str, ...] = ()
    ms: int = 8_000
    slip: bool = False


def make_study(
    desk: Desk,
    drafts: list[Draft],
    groups: tuple[GroupPlan, ...] = (GroupPlan("primary", 1, 1),),
    *,
    name: str = "one",
) -> None:
    """Create a study over a new question set."""
    add_set(desk.store, f"set of {name}", drafts)
    desk.designs.create(OWNER, StudyPlan(name, f"set of {name}", groups, 7))


def answer_all(
    desk: Desk, given: Mapping[str, Given], reader: str = "primary-01", study: str = "one"
) -> None:
    """Take a reader's set to its end, or to the first question for which nothing is given."""
    session = desk.reading.begin(OWNER, study, reader, {"test": True})
    while (item := session.current()) is not None and item.stem in given:
        answer_one(session, desk.store.clock, given[item.stem])
    session.close()


def answer_one(session: ReadingSession, clock: object, given: Given) -> None:
    """Answer the question that a session is at."""
    assert isinstance(clock, ManualClock)
    item = session.current()
    assert item is not None
    recorder = session.recorder(item.trial_id)
    recorder.note(EventKind.REQUESTED)
    recorder.note(EventKind.SHOWN)
    chosen = [
        tuple(option.id for option in item.options if option.text in texts)
        for texts in (given.changed_from, given.options)
    ]
    clock.advance_ms(given.ms / 2)
    if chosen[0]:
        recorder.change(Answer(chosen[0]))
    recorder.change(given.answer or Answer(chosen[1], given.text))
    clock.advance_ms(given.ms / 2)
    session.confirm(recorder)
    if given.slip:
        session.mark_slip(item.trial_id)
