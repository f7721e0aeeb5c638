"""Who sees which projects and places on the opening view."""

from pathlib import Path

from medannot.domain.people import OWNER, Actor, Role
from medannot.ui.annotation.seats import may_design, seats_of
from tests.helpers.annotated import AnnotationRoom, add_media, make_project


def test_an_annotator_sees_their_own_place_and_a_coordinator_all(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path) as room:
        make_project(room.desk, [add_media(room.desk.store, 1)], ("cleo", "dora"), name="other")
        anna = room.actor("anna")
        lead = Actor("lead", frozenset(), None, {room.project.id: frozenset({Role.COORDINATOR})})
        coordinator = Actor("co", frozenset({Role.COORDINATOR}))

        (own,) = seats_of(room.desk, anna)
        assert (own.project, [seat.code for seat in own.seats]) == ("skin", ["anna"])
        assert (own.managed, own.lexicon, own.cases) == (False, "", 2)
        (led,) = seats_of(room.desk, lead)
        assert (led.project, led.managed, led.seats) == ("skin", True, ())
        assert [one.project for one in seats_of(room.desk, coordinator)] == ["other", "skin"]
        everything = seats_of(room.desk, OWNER)
        assert [[seat.code for seat in one.seats] for one in everything] == [
            ["cleo", "dora"],
            ["anna", "bert"],
        ]
        assert [may_design(one) for one in (anna, lead, coordinator, OWNER)] == [
            False,
            False,
            True,
            True,
        ]
