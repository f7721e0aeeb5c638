"""One trial being taken: what is recorded, what is refused, and the chain of answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import Refusal
from medannot.domain.ids import OptionId
from medannot.domain.question import ItemType
from medannot.domain.session import (
    Answer,
    ImpossibleStepError,
    is_complete,
)
from medannot.domain.timing import times
from medannot.domain.trial import CannotJudgeReason, EventKind
from tests.helpers.recorded_trials import CHANGE, CONFIRMATION, FIRST_ANSWER, A, B, C, Trial


def test_an_answer_a_change_and_the_confirmation_make_a_chain_of_three() -> None:
    trial = Trial()
    recorder = trial.shown()

    recorder.change(Answer((A,)))
    recorder.change(Answer((B,)))
    recorder.lock()

    assert trial.kinds() == [
        "shown",
        "first_input",
        "option_set",
        "option_cleared",
        "option_set",
        "confirmed",
    ]
    assert trial.chain() == [(FIRST_ANSWER, (A,), ""), (CHANGE, (B,), ""), (CONFIRMATION, (B,), "")]
    links = recorder.pending_links
    assert [link.seq for link in links] == [1, 2, 3]
    assert len({link.key for link in links}) == 3
    assert [link.event_seq for link in links] == [3, 5, 6]
    assert recorder.confirmation == links[-1]


def test_the_inputs_own_time_is_kept_beside_the_handlers() -> None:
    trial = Trial()
    recorder = trial.shown()
    trial.clock.advance_ms(40)

    recorder.change(Answer((A,)), input_ns=3_000_000)

    assert [(event.kind, event.at_ns, event.input_ns) for event in recorder.pending[1:]] == [
        ("first_input", 40_000_000, 3_000_000),
        ("option_set", 40_000_000, 3_000_000),
    ]


def test_the_same_answer_again_records_nothing() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.change(Answer((A,)))
    before = len(recorder.pending)

    recorder.change(Answer((A,)))

    assert len(recorder.pending) == before


def test_options_are_kept_in_the_order_of_the_page_however_they_were_chosen() -> None:
    trial = Trial(ItemType.SEVERAL_ANSWERS)
    recorder = trial.shown()

    recorder.change(Answer((C, A)))

    assert recorder.answer.option_ids == (A, C)


def test_a_run_of_typing_is_one_link_and_a_rest_begins_another() -> None:
    trial = Trial(ItemType.SHORT_TEXT)
    recorder = trial.shown()

    for text in ("l", "lu", "lun", "lung"):
        recorder.change(Answer(text=text))
        trial.clock.advance_ms(200)
    trial.clock.advance_ms(5_000)
    recorder.change(Answer(text="lungs"))
    recorder.lock()

    assert trial.chain() == [
        (FIRST_ANSWER, (), "lung"),
        (CHANGE, (), "lungs"),
        (CONFIRMATION, (), "lungs"),
    ]
    assert trial.kinds().count("text_changed") == 5


def test_what_was_typed_stands_in_the_chain_before_a_pause() -> None:
    trial = Trial(ItemType.FREE_TEXT)
    recorder = trial.shown()
    recorder.change(Answer(text="because"))

    recorder.pause()

    assert trial.chain() == [(FIRST_ANSWER, (), "because")]


def test_cannot_judge_is_a_confirmation_with_a_reason_and_the_options_are_cleared() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.change(Answer((A,)))

    recorder.lock(Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY))

    assert trial.kinds()[-3:] == ["option_cleared", "cannot_judge", "confirmed"]
    confirmation = recorder.confirmation
    assert confirmation is not None
    assert confirmation.cannot_judge is CannotJudgeReason.IMAGE_QUALITY
    assert confirmation.option_ids == ()


def test_a_remark_alone_is_no_first_answer() -> None:
    trial = Trial()
    recorder = trial.shown()

    recorder.change(Answer(comment="hm"))
    recorder.change(Answer((A,), comment="hm"))

    assert trial.chain() == [(FIRST_ANSWER, (A,), "")]


def test_the_first_input_is_noted_once_and_not_before_the_item_is_shown() -> None:
    trial = Trial()
    trial.recorder.note(EventKind.IMAGE_OPENED, image=1)
    recorder = trial.shown()

    recorder.note(EventKind.TOOL_USED, tool="zoom")
    recorder.change(Answer((A,)))

    assert trial.kinds() == ["image_opened", "shown", "first_input", "tool_used", "option_set"]


def test_nothing_is_answered_or_confirmed_before_it_is_shown() -> None:
    trial = Trial()

    with pytest.raises(ImpossibleStepError, match="not shown yet was answered"):
        trial.recorder.change(Answer((A,)))
    with pytest.raises(ImpossibleStepError, match="not shown yet was confirmed"):
        trial.recorder.lock(Answer((A,)))
    assert trial.kinds() == []


def test_nothing_is_answered_during_a_pause() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.change(Answer((A,)))
    recorder.pause()

    for step in (
        lambda: recorder.change(Answer((B,))),
        recorder.lock,
        recorder.pause,
        lambda: recorder.note(EventKind.TOOL_USED),
    ):
        with pytest.raises(ImpossibleStepError, match="during a pause"):
            step()
    recorder.note(EventKind.FOCUS_LOST)
    recorder.resume()
    recorder.lock()

    assert recorder.answer == Answer((A,))


def test_a_refused_change_leaves_the_answer_as_it_was() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.change(Answer((A,)))
    recorder.pause()
    with pytest.raises(ImpossibleStepError):
        recorder.change(Answer((B,)))
    recorder.resume()

    recorder.lock()

    assert recorder.confirmation is not None
    assert recorder.confirmation.option_ids == (A,)


def test_an_answer_is_confirmed_once_and_nothing_comes_after() -> None:
    trial = Trial()
    recorder = trial.shown()
    recorder.lock(Answer((A,)))

    for step in (
        recorder.lock,
        lambda: recorder.change(Answer((B,))),
        recorder.pause,
        lambda: recorder.note(EventKind.FOCUS_LOST),
    ):
        with pytest.raises(ImpossibleStepError, match="after the confirmation"):
            step()
    assert recorder.locked


@pytest.mark.parametrize("kind", [EventKind.PAUSED, EventKind.RESUMED, EventKind.CONFIRMED])
def test_what_has_a_method_cannot_be_noted(kind: EventKind) -> None:
    with pytest.raises(ImpossibleStepError, match="method of its own"):
        Trial().shown().note(kind)


def test_an_item_is_shown_once_and_a_pause_ends_only_when_it_began() -> None:
    recorder = Trial().shown()

    with pytest.raises(ImpossibleStepError, match="shown once"):
        recorder.note(EventKind.SHOWN)
    with pytest.raises(ImpossibleStepError, match="never began"):
        recorder.resume()


def test_foreign_and_too_many_options_are_bugs() -> None:
    recorder = Trial().shown()

    with pytest.raises(ImpossibleStepError, match="no options of this item"):
        recorder.change(Answer((OptionId("X"),)))
    with pytest.raises(ImpossibleStepError, match="takes one"):
        recorder.change(Answer((A, B)))


def test_an_empty_answer_cannot_be_confirmed() -> None:
    recorder = Trial().shown()

    with pytest.raises(Refusal, match="not complete"):
        recorder.lock()
    assert not recorder.locked
    assert not recorder.complete


@pytest.mark.parametrize(
    ("answer", "type_", "complete"),
    [
        (Answer(), ItemType.SINGLE_CHOICE, False),
        (Answer((A,)), ItemType.SINGLE_CHOICE, True),
        (Answer((A, B)), ItemType.SINGLE_CHOICE, False),
        (Answer((A, B)), ItemType.SEVERAL_ANSWERS, True),
        (Answer(), ItemType.SEVERAL_ANSWERS, False),
        (Answer((A,)), ItemType.YES_NO, True),
        (Answer(text="  "), ItemType.SHORT_TEXT, False),
        (Answer(text="lung"), ItemType.SHORT_TEXT, True),
        (Answer(text="lung"), ItemType.SINGLE_CHOICE, False),
        (Answer((A,), text="lung"), ItemType.SINGLE_CHOICE, False),
        (Answer((A,)), ItemType.FREE_TEXT, False),
        (Answer(cannot_judge=CannotJudgeReason.OTHER), ItemType.FREE_TEXT, True),
        (Answer((A,), cannot_judge=CannotJudgeReason.OTHER), ItemType.SINGLE_CHOICE, False),
        (Answer(comment="words"), ItemType.FREE_TEXT, False),
    ],
)
def test_what_may_be_confirmed(answer: Answer, type_: ItemType, complete: bool) -> None:
    assert is_complete(answer, type_) is complete


@given(
    st.lists(
        st.tuples(st.sampled_from(["set", "pause", "sleep", "tool", "wait"]), st.integers(0, 2)),
        max_size=25,
    )
)
def test_any_course_of_an_item_gives_events_in_order_and_a_chain_with_one_end(
    steps: list[tuple[str, int]],
) -> None:
    trial = Trial()
    recorder = trial.shown()
    for step, place in steps:
        trial.clock.advance_ms(700 * (place + 1))
        if step == "set":
            recorder.change(Answer(((A, B, C)[place],)))
        elif step == "tool":
            recorder.note(EventKind.TOOL_USED)
        elif step == "sleep":
            trial.clock.sleep_ms(5_000)
        elif step == "pause":
            recorder.pause()
            trial.clock.advance_ms(100)
            recorder.resume()
    recorder.lock(Answer((A,)))

    events, links = recorder.pending, recorder.pending_links
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert [link.seq for link in links] == list(range(1, len(links) + 1))
    assert [link.kind for link in links].count(CONFIRMATION) == 1
    assert (links[0].kind, links[-1].kind) == (FIRST_ANSWER, CONFIRMATION)
    measured = times(events, dict(trial.epochs.unsaved))
    assert measured.response_time_ms is not None
    assert measured.interrupted == ("interrupted" in trial.kinds())
