"""A lexicon migrated during a review: told, no decision lost, and nobody's error."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import (
    Complete,
    Laterality,
    Lesion,
    LesionRole,
    Region,
    Site,
    Term,
    Value,
)
from medannot.domain.annotation.project import Step
from medannot.domain.errors import Outdated, Refusal
from medannot.domain.people import OWNER
from medannot.domain.review.difference import Outcome
from medannot.domain.review.judged import Tally
from medannot.domain.review.round import PlaceState, ReviewRound, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.annotation_values import ProjectPlan
from medannot.services.reviewing_values import OpenReview
from tests.helpers.annotated import USABLE, AnnotationRoom, add_media
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon
from tests.helpers.reviewed import accept, add, decide_rest, edit, reject, seat, work_at

OLD, NEW = "house@1.0.0", "house@2.0.0"
ALL = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=0.0)


def term(node_id: str, pin: str = OLD) -> Term:
    return Term(node_id, pin, node_id.capitalize(), f"部位{node_id}")


def described(pin: str, term_id: str, attribute: str, *places: str) -> Lesion:
    sites = tuple(Site(term(one, pin)) for one in places)
    return Lesion(
        term(term_id, pin),
        None,
        sites,
        (Value(term(attribute, pin), least=1.0, most=1.0, unit="cm"),),
    )


class House(AnnotationRoom):
    """A case that anna handed in, by a lexicon of which another version is at hand."""

    def __init__(self, parent: Path) -> None:
        super().__init__(parent, [1])
        names = ("ARM", "LEG", "FOOT", "TOE", "WIDTH")
        before = lexicon("1.0.0", *map(node, names))
        after = lexicon(
            "2.0.0",
            node("ARM"),
            node("LEG", until="2.0.0", replaced_by=("LEG.L", "LEG.R")),
            node("LEG.L", since="2.0.0"),
            node("LEG.R", since="2.0.0"),
            node("FOOT"),
            node("TOE", until="2.0.0", replaced_by=("FOOT",)),
            node("WIDTH", until="2.0.0", replaced_by=("SPAN",)),
            node("SPAN", since="2.0.0"),
        )
        sides = "laterality=left -> LEG.L; laterality=right -> LEG.R"
        changes = (
            change("1.0.0 2.0.0", "merge", "FOOT TOE", "FOOT"),
            change("1.0.0 2.0.0", "split", "LEG", "LEG.L LEG.R", sides),
            change("1.0.0 2.0.0", "replace", "WIDTH", "SPAN"),
        )
        old = write_lexicon(parent / "old", before)
        self.new = str(write_lexicon(parent / "new", after, changes))
        draft = self.desk.projects.read_media(OWNER, [add_media(self.desk.store, 1)])
        steps = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
        plan = ProjectPlan("house", str(old), 1, annotators=1, closed_world=False, steps=steps)
        self.project = self.desk.projects.create(OWNER, plan, draft)
        self.desk.projects.assign(OWNER, "house", ["anna"])
        _, self.cases = self.desk.project_overview.show(OWNER, "house")
        opened = self.say(self.open(), USABLE, 1)
        opened = self.say(opened, Region(Site(term("LEG"), Laterality.LEFT)), 1)
        opened = self.say(opened, described(OLD, "ARM", "WIDTH", "TOE"))
        opened = self.say(opened, Lesion(term("TOE")))
        opened = self.say(opened, Complete())
        self.desk.annotating.submit(self.actor(), opened)

    def begin(self, doubled: float = 0.0, codes: tuple[str, ...] = ("rita",)) -> ReviewRound:
        plan = RoundPlan(SamplingPlan.ALL, 0, 3, doubled=doubled)
        return self.desk.review_planning.begin(OWNER, "house", "first", plan, codes)

    def migrate(self) -> None:
        self.desk.project_migration.migrate(OWNER, "house", self.new)

    def again(self, opened: OpenReview, code: str = "rita") -> OpenReview:
        return self.desk.reviewing.open(seat(self.desk, code), opened.place.id)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as made:
        yield made


def named(opened: OpenReview) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.node, one.attribute) for one in opened.entities]


def test_the_window_is_told_and_no_decision_is_lost(house: House) -> None:
    opened = work_at(house.desk, house.begin())
    for entity in opened.entities[:3]:
        opened = accept(house.desk, opened, entity.key)
    house.migrate()

    with pytest.raises(Outdated, match=f"goes by the lexicon {NEW} meanwhile, not by {OLD}"):
        accept(house.desk, opened, opened.waiting[0].key)
    fresh = house.again(opened)
    assert named(fresh) == [
        ("region", "LEG.L", ""),
        ("lesion", "ARM", ""),
        ("location", "FOOT", "ARM"),
        ("attribute", "ARM", "SPAN"),
        ("lesion", "FOOT", ""),
    ]
    assert len(fresh.decided) == 3
    assert [(one.kind.value, one.node) for one in fresh.waiting] == [
        ("attribute", "ARM"),
        ("lesion", "FOOT"),
    ]
    # Nobody changed anything: it is the same in other words.
    assert {one.outcome for one in fresh.differences} == {Outcome.KEPT}
    assert fresh.place.tally == Tally(kept=3)
    done = decide_rest(house.desk, fresh)
    assert (done.place.state, done.place.tally) == (PlaceState.DONE, Tally(kept=5))
    whole = house.desk.review_reports.of(OWNER, "house").whole
    assert (whole.kept, whole.changed, whole.deleted, whole.added) == (5, 0, 0, 0)
    assert house.desk.auditing.verify(OWNER).problems == ()


def test_parts_decided_before_and_after_are_found_by_their_names(house: House) -> None:
    opened = work_at(house.desk, house.begin())
    width = next(one for one in opened.entities if one.attribute == "WIDTH")
    opened = reject(house.desk, opened, width.key)
    house.migrate()
    opened = house.again(opened)
    toe = next(one for one in opened.entities if one.kind.value == "location")
    opened = reject(house.desk, opened, toe.key)
    assert opened.place.tally == Tally(deleted=2)
    arm = opened.findings[toe.key.finding_id].content
    assert arm == Lesion(term("ARM", NEW))


def test_a_correction_from_before_is_no_confusion_of_words(house: House) -> None:
    opened = work_at(house.desk, house.begin())
    arm = next(one for one in opened.entities if one.kind.value == "lesion" and one.node == "ARM")
    opened = edit(house.desk, opened, arm.key, described(OLD, "FOOT", "WIDTH", "TOE"))
    opened = add(house.desk, opened, described(OLD, "LEG", "WIDTH"))
    assert opened.place.tally == Tally(changed=1, added=2)
    house.migrate()

    assert house.again(opened).place.tally == Tally(changed=1, added=2)
    report = house.desk.review_reports.of(OWNER, "house")
    assert (report.whole.kept, report.whole.changed, report.whole.added) == (0, 1, 2)
    assert [(one.was, one.becomes) for one in report.confusions] == [("ARM", "FOOT")]


def test_a_correction_from_before_is_taken_back_in_the_words_of_now(house: House) -> None:
    opened = work_at(house.desk, house.begin())
    arm = next(one for one in opened.entities if one.kind.value == "lesion" and one.node == "ARM")
    corrected = replace(described(OLD, "ARM", "WIDTH", "TOE"), role=LesionRole.PRIMARY)
    opened = edit(house.desk, opened, arm.key, corrected)
    house.migrate()

    back = house.desk.reviewing.undo(seat(house.desk), house.again(opened))
    assert back.findings[arm.key.finding_id].content == described(NEW, "ARM", "SPAN", "FOOT")
    assert back.place.tally == Tally()
    assert {one.outcome for one in back.differences} == {Outcome.KEPT}


def test_what_no_migration_told_of_is_not_brought_back(house: House) -> None:
    opened = work_at(house.desk, house.begin())
    arm = next(one for one in opened.entities if one.kind.value == "lesion" and one.node == "ARM")
    opened = edit(house.desk, opened, arm.key, Lesion(term("ARM")))
    house.migrate()

    opened = house.again(opened)
    with pytest.raises(Refusal, match="what becomes of Width there is not known"):
        house.desk.reviewing.undo(seat(house.desk), opened)
    assert house.again(opened).place.tally == Tally(changed=1)


def test_a_rejection_from_before_is_taken_back(house: House) -> None:
    opened = work_at(house.desk, house.begin())
    toe = next(one for one in opened.entities if one.kind.value == "lesion" and one.node == "TOE")
    opened = reject(house.desk, opened, toe.key)
    house.migrate()

    opened = house.again(opened)
    assert opened.place.tally == Tally(deleted=1)
    back = house.desk.reviewing.undo(seat(house.desk), opened)
    assert back.findings[toe.key.finding_id].content == Lesion(term("FOOT", NEW))


def test_a_second_reviewer_goes_on_in_the_words_of_now(house: House) -> None:
    made = house.begin(1.0, ("rita", "saul"))
    first, second = sorted(
        ((work_at(house.desk, made, 1, code), code) for code in ("rita", "saul")),
        key=lambda pair: pair[0].place.second,
    )
    arm = next(one for one in first[0].entities if one.node == "ARM")
    edit(house.desk, first[0], arm.key, described(OLD, "FOOT", "WIDTH", "TOE"), first[1])
    theirs = accept(house.desk, second[0], second[0].entities[0].key, second[1])
    house.migrate()

    with pytest.raises(Outdated, match="goes by the lexicon"):
        accept(house.desk, theirs, theirs.waiting[0].key, second[1])
    theirs = house.again(theirs, second[1])
    assert [(one.kind.value, one.node) for one in theirs.entities[1:3]] == [
        ("lesion", "ARM"),
        ("location", "FOOT"),
    ]
    assert decide_rest(house.desk, theirs, code=second[1]).place.tally == Tally(kept=5)
