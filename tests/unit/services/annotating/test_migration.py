"""A project brought to a later version of its lexicon: what goes through, and what waits."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import Diagnosis, Laterality, Lesion, Region, Site, Term
from medannot.domain.annotation.revision import Cause
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER, Role
from medannot.services.annotation_values import ProjectPlan
from tests.helpers.annotated import USABLE, AnnotationRoom, add_media
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon

OLD, NEW = "house@1.0.0", "house@2.0.0"


def term(node_id: str, pin: str = OLD) -> Term:
    return Term(node_id, pin, node_id.capitalize(), f"部位{node_id}")


def region(node_id: str, pin: str = OLD, side: Laterality | None = None) -> Region:
    return Region(Site(term(node_id, pin), side))


class House(AnnotationRoom):
    """A project by a lexicon of regions, and that lexicon's next version."""

    def __init__(self, parent: Path) -> None:
        super().__init__(parent, [1])
        before = lexicon("1.0.0", node("ARM"), node("LEG"), node("FOOT"), node("TOE"))
        after = lexicon(
            "2.0.0",
            node("ARM"),
            node("LEG", until="2.0.0", replaced_by=("LEG.L", "LEG.R")),
            node("LEG.L", since="2.0.0"),
            node("LEG.R", since="2.0.0"),
            node("FOOT"),
            node("TOE", until="2.0.0", replaced_by=("FOOT",)),
        )
        sides = "laterality=left -> LEG.L; laterality=right -> LEG.R"
        changes = (
            change("1.0.0 2.0.0", "merge", "FOOT TOE", "FOOT"),
            change("1.0.0 2.0.0", "split", "LEG", "LEG.L LEG.R", sides),
        )
        old = write_lexicon(parent / "old", before)
        self.new = str(write_lexicon(parent / "new", after, changes))
        draft = self.desk.projects.read_media(OWNER, [add_media(self.desk.store, 1)])
        plan = ProjectPlan("house", str(old), 1, closed_world=False)
        self.project = self.desk.projects.create(OWNER, plan, draft)
        self.desk.projects.assign(OWNER, "house", ["anna", "bert"])
        _, self.cases = self.desk.project_overview.show(OWNER, "house")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path) as made:
        yield made


def test_what_goes_through_is_written_anew_and_the_rest_is_listed(house: House) -> None:
    opened = house.say(house.open(), USABLE, 1)
    for said in (
        region("ARM"),
        region("LEG", side=Laterality.LEFT),
        region("LEG"),
        region("TOE"),
    ):
        opened = house.say(opened, said, 1)
    planned = house.desk.project_migration.plan(OWNER, "house", house.new)
    assert house.open() == opened

    told = house.desk.project_migration.migrate(OWNER, "house", house.new)

    assert told == planned
    assert (told.before, told.after, told.findings, told.migrated) == (OLD, NEW, 4, 3)
    (waiting,) = told.waiting
    assert (waiting.finding_id, waiting.node_id) == (opened.revisions[3].finding_id, "LEG")
    assert [one.id for one in waiting.candidates] == ["LEG.L", "LEG.R"]
    again = house.open()
    assert [one.content for one in again.findings.values()] == [
        USABLE,
        region("ARM", NEW),
        region("LEG.L", NEW, Laterality.LEFT),
        region("LEG"),
        region("FOOT", NEW),
    ]
    made = again.revisions[5:]
    assert {(one.cause, one.role) for one in made} == {(Cause.MIGRATED, "owner")}
    assert len({one.act_id for one in made}) == 1
    assert again.project.schema.lexicon == NEW
    assert house.desk.auditing.verify(OWNER).problems == ()


def test_a_window_from_before_is_refused_and_no_undo_leads_past_the_migration(
    house: House,
) -> None:
    window = house.say(house.open(), region("ARM"), 1)
    untouched = house.open("bert")
    house.desk.project_migration.migrate(OWNER, "house", house.new)

    for code, stale in (("anna", window), ("bert", untouched)):
        with pytest.raises(Refusal, match=f"goes by the lexicon {NEW} meanwhile, not by {OLD}"):
            house.say(stale, USABLE, 1, code)
    opened = house.open()
    with pytest.raises(Refusal, match="There is nothing to undo"):
        house.desk.annotating.undo(house.actor(), opened)
    with pytest.raises(Refusal, match=f"is of {OLD}, and the project goes by {NEW}"):
        house.say(opened, region("ARM"), 1)
    opened = house.say(opened, region("FOOT", NEW), 1)
    assert len(house.desk.annotating.undo(house.actor(), opened).findings) == 1


def test_two_diagnoses_that_become_one_disease_stay_as_they_were(house: House) -> None:
    opened = house.say(house.open(), Diagnosis(term("FOOT"), 1))
    opened = house.say(opened, Diagnosis(term("TOE"), 2))
    before = opened.findings

    told = house.desk.project_migration.migrate(OWNER, "house", house.new)

    assert told.migrated == 0
    assert {one.sentence for one in told.waiting} == {
        "Two diagnoses became the same disease; keep one of them."
    }
    assert house.open().findings == before


def test_places_that_become_the_same_stand_once(house: House) -> None:
    places = (Site(term("FOOT")), Site(term("TOE")))
    house.say(house.open(), Lesion(term("ARM"), locations=places))

    house.desk.project_migration.migrate(OWNER, "house", house.new)

    (found,) = house.open().findings.values()
    assert found.content == Lesion(term("ARM", NEW), locations=(Site(term("FOOT", NEW)),))


def test_another_lexicon_and_an_unknown_project_are_refused(house: House) -> None:
    with pytest.raises(Refusal, match="are two lexicons"):
        house.desk.project_migration.plan(OWNER, "house", "medannot-skin")
    with pytest.raises(Refusal, match="There is no annotation project named other"):
        house.desk.project_migration.migrate(OWNER, "other", house.new)
    anna = house.actor()
    with pytest.raises(Refusal, match="may not design project here"):
        house.desk.project_migration.migrate(anna, "house", house.new)


def test_a_term_that_waits_goes_on_as_a_person_decided(house: House) -> None:
    opened = house.say(house.open(), region("LEG"), 1)
    (finding,) = opened.findings
    service = house.desk.project_migration
    (waiting,) = service.plan(OWNER, "house", house.new).waiting
    assert (waiting.code, waiting.number, waiting.key) == ("anna", 1, (finding, "LEG"))

    with pytest.raises(Refusal, match=r"FOOT cannot take the place of LEG; choose one of LEG\.L, "):
        service.migrate(OWNER, "house", house.new, decided={(finding, "LEG"): "FOOT"})
    told = service.migrate(OWNER, "house", house.new, decided={(finding, "LEG"): "LEG.R"})

    assert (told.migrated, told.waiting) == (1, ())
    assert [one.content for one in house.open().findings.values()] == [region("LEG.R", NEW)]
    assert house.desk.auditing.verify(OWNER).problems == ()


def test_who_has_the_case_to_annotate_is_not_told_what_others_said(house: House) -> None:
    house.say(house.open("anna"), region("LEG"), 1)
    house.say(house.open("bert"), region("LEG"), 1, "bert")
    bert = replace(house.actor("bert"), roles=frozenset({Role.COORDINATOR}))

    told = house.desk.project_migration.plan(bert, "house", house.new)

    assert [one.code for one in told.waiting] == ["bert"]
    assert told.findings == 2
    everything = house.desk.project_migration.plan(OWNER, "house", house.new)
    assert [one.code for one in everything.waiting] == ["anna", "bert"]
