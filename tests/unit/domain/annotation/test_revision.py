"""Chains of revisions: what is current, and how undo and redo walk along them."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.finding import Complete, Content, DiscardReason, Quality
from medannot.domain.annotation.revision import (
    Cause,
    Change,
    Revision,
    acts_of,
    changes_to_redo,
    changes_to_undo,
    current,
    walk_of,
)
from medannot.domain.ids import ActId, FindingId, MediaId, PersonId, RevisionId

UNSHARP = Quality(DiscardReason.UNSHARP)
USABLE = Quality()


class Chain:
    """Revisions of one case as a program appends them."""

    def __init__(self) -> None:
        self.revisions: list[Revision] = []

    def act(self, changes: tuple[Change, ...], cause: Cause = Cause.EDITED) -> None:
        number = len(acts_of(self.revisions))
        for change in changes:
            last = [one for one in self.revisions if one.finding_id == change.finding_id]
            self.revisions.append(
                Revision(
                    RevisionId(f"r{len(self.revisions)}"),
                    change.finding_id,
                    last[-1].id if last else None,
                    ActId(f"a{number}"),
                    PersonId("p"),
                    "annotator",
                    datetime(2026, 1, 1, tzinfo=UTC),
                    cause,
                    change.content,
                    change.media_id,
                )
            )

    def say(self, finding: str, content: Content | None) -> None:
        self.act((Change(FindingId(finding), None, content),))

    def undo(self) -> None:
        act = walk_of(acts_of(self.revisions)).undo[-1]
        self.act(changes_to_undo(act, self.revisions), Cause.UNDONE)

    def redo(self) -> None:
        act = walk_of(acts_of(self.revisions)).redo[-1]
        self.act(changes_to_redo(act), Cause.REDONE)

    @property
    def now(self) -> dict[str, Content]:
        return {str(key): one.content for key, one in current(self.revisions).items()}

    @property
    def walk(self) -> tuple[int, int]:
        found = walk_of(acts_of(self.revisions))
        return len(found.undo), len(found.redo)


def test_undo_and_redo_append_and_bring_back_what_was() -> None:
    chain = Chain()
    chain.say("q", UNSHARP)
    chain.say("q", USABLE)
    chain.say("c", Complete())
    chain.undo()
    chain.undo()
    assert chain.now == {"q": UNSHARP}
    assert chain.walk == (1, 2)
    chain.redo()
    assert chain.now == {"q": USABLE}
    chain.redo()
    assert chain.now == {"q": USABLE, "c": Complete()}
    assert chain.walk == (3, 0)
    assert [one.cause.value for one in chain.revisions] == [
        "edited",
        "edited",
        "edited",
        "undone",
        "undone",
        "redone",
        "redone",
    ]
    quality = [one for one in chain.revisions if one.finding_id == "q"]
    assert [one.previous for one in quality] == [None, *(one.id for one in quality[:-1])]


def test_a_new_act_drops_what_could_be_redone() -> None:
    chain = Chain()
    chain.say("q", UNSHARP)
    chain.undo()
    chain.say("c", Complete())
    assert chain.now == {"c": Complete()}
    assert chain.walk == (1, 0)
    chain.undo()
    assert chain.now == {}
    assert chain.walk == (0, 1)


def test_an_act_on_several_findings_is_undone_as_one() -> None:
    chain = Chain()
    chain.say("q", UNSHARP)
    chain.act((Change(FindingId("q"), None, None), Change(FindingId("c"), None, Complete())))
    assert chain.now == {"c": Complete()}
    chain.undo()
    assert chain.now == {"q": UNSHARP}


SAID = st.tuples(st.sampled_from("abc"), st.sampled_from([UNSHARP, USABLE, Complete(), None]))


@given(st.lists(SAID, max_size=12), st.data())
def test_every_state_that_there_was_is_walked_through(
    said: list[tuple[str, Content | None]], data: st.DataObject
) -> None:
    chain = Chain()
    states = [chain.now]
    for finding, content in said:
        chain.say(finding, content)
        states.append(chain.now)
    place = len(said)
    for back in data.draw(st.lists(st.booleans(), max_size=20)):
        if back and place:
            chain.undo()
            place -= 1
        elif not back and place < len(said):
            chain.redo()
            place += 1
        assert chain.now == states[place]
        assert chain.walk == (place, len(said) - place)


def test_undoing_a_move_to_another_image_brings_it_back_there() -> None:
    chain = Chain()
    finding, first, second = FindingId("f"), MediaId("first"), MediaId("second")
    chain.act((Change(finding, first, UNSHARP),), Cause.MADE)
    chain.act((Change(finding, second, UNSHARP),))

    chain.undo()
    assert current(chain.revisions)[finding].media_id == first
    chain.redo()
    assert current(chain.revisions)[finding].media_id == second


def test_no_undo_leads_past_what_somebody_else_did() -> None:
    chain = Chain()
    chain.say("a", UNSHARP)
    chain.act((Change(FindingId("a"), None, USABLE),), Cause.CORRECTED)
    assert walk_of(acts_of(chain.revisions)).undo == ()

    chain.say("a", UNSHARP)
    chain.undo()
    assert current(chain.revisions)[FindingId("a")].content == USABLE
    assert walk_of(acts_of(chain.revisions)).undo == ()
