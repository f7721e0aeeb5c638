"""Two readings of a case settled to one consensus, without names, with its sources."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import (
    Advice,
    Diagnosis,
    Laterality,
    Lesion,
    LesionRelation,
    Mark,
    Region,
)
from medannot.domain.annotation.revision import current
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.people import OWNER, Actor, Role, UseCase, may
from medannot.domain.review.consensus import (
    Choice,
    Choices,
    PointKind,
    Rule,
    drawn,
    open_points,
)
from medannot.services.adjudicating_values import OpenAdjudication
from medannot.services.people_entering import entered
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.people import People
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.readings import (
    ACNE,
    BROWN,
    RED,
    adjudicator,
    agree,
    change_afterwards,
    differ,
)
from tests.helpers.tampering import verified


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return three cases: in the first they agree, in the second they differ, the third is open."""
    with AnnotationRoom(tmp_path, (1, 1, 1)) as made:
        agree(made, 1)
        differ(made, 2)
        yield made


def opened(room: AnnotationRoom, actor: Actor, case: int = 2) -> OpenAdjudication:
    return room.desk.adjudicating.open(actor, room.case_id(case))


def is_anna(found: OpenAdjudication) -> Rule:
    """Return the rule that takes what Anna says; only she saw a nodule."""
    (nodule,) = [one for one in found.points if one.kind is PointKind.LESION and one.conflict]
    return Rule.FIRST if nodule.first is not None else Rule.SECOND


def all_as(found: OpenAdjudication, rule: Rule) -> Choices:
    return {one.key: Choice(rule) for one in found.points if one.conflict}


def test_cases_with_conflicts_come_first(room: AnnotationRoom) -> None:
    found = room.desk.adjudicating.cases(adjudicator(room), "skin")
    assert [(one.number, [str(kind) for kind in one.kinds], one.done) for one in found] == [
        (
            2,
            ["region", "lesion", "location", "attribute", "relation", "diagnosis", "advice"],
            False,
        ),
        (1, [], False),
    ]


def test_nothing_that_the_adjudicator_is_given_names_an_annotator(room: AnnotationRoom) -> None:
    told = repr(opened(room, adjudicator(room)))
    ids = [f"finding-{code}" for code in ("anna", "bert")]
    for one in ids:
        told = told.replace(one, "")  # the test's own ids of findings
    assert "anna" not in told
    assert "bert" not in told


def test_the_order_of_the_two_is_drawn_from_the_seed_of_the_project(room: AnnotationRoom) -> None:
    found = opened(room, adjudicator(room))
    places = AnnotationPlaces(room.desk.store)
    works = [own.id for own, _ in places.of_case(room.case_id(2))]
    assert (found.first, found.second) == drawn(works, room.project.seed, room.case_id(2))
    orders = {drawn(["a", "b"], seed, "case") for seed in range(20)}
    assert orders == {("a", "b"), ("b", "a")}


def test_who_annotated_a_case_settles_it_not(room: AnnotationRoom) -> None:
    desk = room.desk.adjudicating
    with room.desk.store.writing(OWNER) as work:
        entered(People(room.desk.store), work, room.project.id, ["anna"], Role.ADJUDICATOR)
    anna = desk.seat(OWNER, "anna")
    assert may(anna, UseCase.ADJUDICATE, room.project.id)
    assert {(one.number, one.own, one.kinds) for one in desk.cases(anna, "skin")} == {
        (1, True, ()),
        (2, True, ()),
    }
    with pytest.raises(Refusal, match="somebody else has to settle it"):
        desk.open(anna, room.case_id(2))


def test_who_annotated_every_case_is_told_before_the_role_is_given(room: AnnotationRoom) -> None:
    with pytest.raises(Refusal, match="anna annotated every case that two have handed in"):
        room.desk.adjudicating.appoint(OWNER, "skin", "anna")
    anna = room.desk.annotating.seat(OWNER, "anna")
    assert not may(anna, UseCase.ADJUDICATE, room.project.id)


@pytest.mark.parametrize("role", [Role.ANNOTATOR, Role.REVIEWER, Role.READER])
def test_other_roles_settle_nothing(room: AnnotationRoom, role: Role) -> None:
    stranger = Actor("eve", frozenset({role}), room.actor().person_id)
    for act in (
        lambda: room.desk.adjudicating.cases(stranger, "skin"),
        lambda: room.desk.adjudicating.open(stranger, room.case_id(2)),
    ):
        with pytest.raises(Refusal, match="may not adjudicate"):
            act()


def test_all_as_one_of_them_says_is_that_reading(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    rule = is_anna(found)
    kept = room.desk.adjudicating.keep(dora, found, all_as(found, rule), "As before.")
    record = kept.records[-1]
    contents = [one.content for one in record.findings]
    (region,) = [one for one in contents if isinstance(one, Region)]
    assert region.site.laterality is Laterality.LEFT
    assert [one.term.en for one in contents if isinstance(one, Lesion)] == ["Papule", "Nodule"]
    lesions = {
        one.content.term.en: one for one in record.findings if isinstance(one.content, Lesion)
    }
    (relation,) = [one for one in contents if isinstance(one, LesionRelation)]
    assert (relation.subject, relation.object) == (lesions["Nodule"].id, lesions["Papule"].id)
    first, second = [one for one in contents if isinstance(one, Diagnosis)]
    assert (first.term, first.rank, first.reasoning) == (ACNE, 1, "Oily.")
    assert first.evidence == (lesions["Nodule"].id,)
    assert second.rank == 2
    assert lesions["Papule"].content.values[0].descriptors == (RED,)
    assert [one.text for one in contents if isinstance(one, Advice)] == ["Rest"]
    assert record.comment == "As before."
    assert record.author == dora.person_id


def test_each_finding_names_its_sources_and_its_rule(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    anna = is_anna(found)
    record = room.desk.adjudicating.keep(dora, found, all_as(found, anna)).records[-1]
    papule = next(one for one in record.findings if isinstance(one.content, Lesion))
    assert papule.rule is Rule.AGREED
    assert len(papule.first_ids) == len(papule.second_ids) == 1
    colour = next(one for one in record.points if one.kind is PointKind.ATTRIBUTE)
    assert (colour.part, colour.rule, colour.finding_id) == ("A.COLOUR", anna, papule.id)
    bert = Rule.SECOND if anna is Rule.FIRST else Rule.FIRST
    advice = [one for one in record.points if one.kind is PointKind.ADVICE]
    assert {one.finding_id is None for one in advice} == {True, False}
    assert {one.rule for one in advice} == {anna}
    assert bert not in {one.rule for one in record.findings if one.kind == "diagnosis"}


def test_an_open_conflict_is_refused_and_nothing_written(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    choices = dict(all_as(found, Rule.FIRST))
    waiting = next(one for one in found.points if one.kind is PointKind.ATTRIBUTE)
    del choices[waiting.key]
    assert [one.key for one in open_points(found.points, choices)] == [waiting.key]
    with pytest.raises(Refusal, match=r"1 conflict\(s\) are not settled"):
        room.desk.adjudicating.keep(dora, found, choices)
    assert opened(room, dora).records == ()


def test_what_belongs_to_a_lesion_that_is_left_out_is_not_asked(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    papule = next(one for one in found.points if one.kind is PointKind.LESION and not one.conflict)
    choices = {papule.key: Choice(Rule.NEITHER)}
    left = {one.kind for one in open_points(found.points, choices)}
    assert PointKind.ATTRIBUTE not in left
    assert PointKind.RELATION not in left


def test_a_tie_is_settled_by_the_fixed_order_and_says_so(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    point = next(one for one in found.points if one.kind is PointKind.DIAGNOSIS)
    assert point.tied
    choices = {**all_as(found, Rule.FIRST), point.key: Choice(Rule.BOTH)}
    record = room.desk.adjudicating.keep(dora, found, choices).records[-1]
    named = [one for one in record.findings if isinstance(one.content, Diagnosis)]
    # Same weight, same number of physicians, same best rank, neither in the lexicon: by their ids.
    assert [one.content.term.node_id for one in named] == ["D.ACNE", "D.ROSACEA"]
    assert {one.rule for one in named} == {Rule.TIE}
    (told,) = [one for one in record.points if one.kind is PointKind.DIAGNOSIS]
    assert told.tied
    assert told.rule is Rule.TIE


def test_the_adjudicator_may_order_the_differential(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    point = next(one for one in found.points if one.kind is PointKind.DIAGNOSIS)
    own = Choice(Rule.EDITED, ("D.ROSACEA",))
    record = room.desk.adjudicating.keep(
        dora, found, {**all_as(found, Rule.FIRST), point.key: own}
    ).records[-1]
    (disease,) = [one for one in record.findings if isinstance(one.content, Diagnosis)]
    assert (disease.content.term.node_id, disease.content.rank) == ("D.ROSACEA", 1)
    assert disease.rule is Rule.EDITED
    strange = {**all_as(found, Rule.FIRST), point.key: Choice(Rule.EDITED, ("D.GOUT",))}
    with pytest.raises(Refusal, match="cannot be settled so"):
        room.desk.adjudicating.keep(dora, found, strange)


def test_both_of_an_attribute_are_all_its_descriptors(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    colour = next(one for one in found.points if one.kind is PointKind.ATTRIBUTE)
    choices = {**all_as(found, Rule.FIRST), colour.key: Choice(Rule.BOTH)}
    record = room.desk.adjudicating.keep(dora, found, choices).records[-1]
    papule = next(one.content for one in record.findings if isinstance(one.content, Lesion))
    assert set(papule.values[0].descriptors) == {RED, BROWN}


def test_marks_that_nearly_lie_on_one_another_are_one(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    record = room.desk.adjudicating.keep(dora, found, all_as(found, is_anna(found))).records[-1]
    marks = [one for one in record.findings if isinstance(one.content, Mark)]
    assert len(marks) == 2  # the papule's, which both drew, and the nodule's
    lesions = {one.id for one in record.findings if isinstance(one.content, Lesion)}
    assert {one.content.target for one in marks} == lesions


def test_lesions_are_paired_and_parted_by_hand(room: AnnotationRoom) -> None:
    found = opened(room, adjudicator(room))
    match = next(one for one in found.readings.matches if one.first and one.second)
    assert match.same_node
    assert match.first is not None
    parted = found.parted(match.first)
    single = [one for one in parted.readings.matches if one.first == match.first]
    assert [(one.second, one.by_hand) for one in single] == [(None, True)]
    again = parted.with_pair(match.first, match.second)
    assert next(one for one in again.readings.matches if one.first == match.first).second == (
        match.second
    )


def test_the_readings_stay_as_they_are(room: AnnotationRoom) -> None:
    before = [room.open(code, 2).revisions for code in ("anna", "bert")]
    dora = adjudicator(room)
    found = opened(room, dora)
    room.desk.adjudicating.keep(dora, found, all_as(found, Rule.SECOND))
    assert [room.open(code, 2).revisions for code in ("anna", "bert")] == before
    assert all(current(one) for one in before)


def test_a_later_consensus_supersedes_and_overwrites_nothing(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    desk = room.desk.adjudicating
    first = desk.keep(dora, found, all_as(found, Rule.FIRST)).records[-1]
    again = opened(room, dora)
    desk.keep(dora, again, all_as(again, Rule.SECOND))
    records = opened(room, dora).records
    assert [one.seq for one in records] == [1, 2]
    assert records[0] == first
    with pytest.raises(Outdated, match="kept a consensus of this case meanwhile"):
        desk.keep(dora, found, all_as(found, Rule.FIRST))


def test_a_reading_that_changes_afterwards_makes_the_consensus_outdated(
    room: AnnotationRoom,
) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    desk = room.desk.adjudicating
    desk.keep(dora, found, all_as(found, Rule.FIRST))
    assert not opened(room, dora).outdated
    change_afterwards(room, 2)
    assert opened(room, dora).outdated
    listed = {one.number: (one.outdated, one.done) for one in desk.cases(dora, "skin")}
    assert listed[2] == (True, False)


def test_a_reading_that_changes_meanwhile_stops_the_writing(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    change_afterwards(room, 2)
    with pytest.raises(Outdated):
        room.desk.adjudicating.keep(dora, found, all_as(found, Rule.FIRST))
    assert opened(room, dora).records == ()


def test_cases_in_which_all_agree_are_settled_by_themselves(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    told = room.desk.agreed_cases.settle(OWNER, "skin", "dora")
    assert (told.kept, told.waiting, told.before) == ((1,), (2,), 0)
    (record,) = opened(room, dora, 1).records
    assert record.unattended
    assert {one.rule for one in record.findings} == {Rule.AGREED}
    again = room.desk.agreed_cases.settle(OWNER, "skin", "dora")
    assert (again.kept, again.waiting, again.before) == ((), (2,), 1)


def test_who_is_nobody_keeps_nothing(room: AnnotationRoom) -> None:
    found = opened(room, adjudicator(room), 1)
    with pytest.raises(Refusal, match="Say who settles the readings"):
        room.desk.adjudicating.keep(OWNER, found, {})


def test_nobody_settles_what_they_annotated_themselves(room: AnnotationRoom) -> None:
    with pytest.raises(Refusal, match="anna annotated every case that is still to be settled"):
        room.desk.agreed_cases.settle(OWNER, "skin", "anna")
    # Nobody was appointed either.
    anna = room.desk.annotating.seat(OWNER, "anna")
    with pytest.raises(Refusal):
        room.desk.adjudicating.cases(anna, "skin")
    assert room.desk.agreed_cases.settle(OWNER, "skin", "dora").kept == (1,)


def test_the_audit_vouches_for_every_consensus(room: AnnotationRoom) -> None:
    dora = adjudicator(room)
    found = opened(room, dora)
    room.desk.adjudicating.keep(dora, found, all_as(found, Rule.FIRST))
    folder = room.desk.folder
    room.desk.close()
    assert verified(folder).problems == ()
    with sqlite3.connect(folder / "medannot.sqlite") as database:
        database.execute("DROP TRIGGER consensus_finding_refuses_update")
        database.execute("UPDATE consensus_finding SET rule = 'edited' WHERE position = 2")
    database.close()
    assert any("consensus_finding" in one and "edited" in one for one in verified(folder).problems)


def test_the_history_of_both_readings_tells_of_the_consensus(room: AnnotationRoom) -> None:
    actor = adjudicator(room)
    found = opened(room, actor)
    room.desk.adjudicating.keep(actor, found, all_as(found, is_anna(found)), "as at the bedside")
    told = {}
    for code in ("anna", "bert"):
        last = room.desk.review_history.of(OWNER, "skin", 2, code)[2][-1]
        assert (last.kind.value, last.role, last.comment) == (
            "adjudicated",
            "adjudicator",
            "as at the bedside",
        )
        told[code] = (last.rules.get(Rule.FIRST, 0), last.rules.get(Rule.SECOND, 0))
    # Eight conflicts, and what goes with one of them.
    assert told == {"anna": (9, 0), "bert": (0, 9)}
