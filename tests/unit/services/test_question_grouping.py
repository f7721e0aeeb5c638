"""Units, cases and families: what shares an image or a case is seen to belong together."""

from medannot.domain.ids import (
    CaseId,
    FamilyId,
    ItemId,
    ItemVersionId,
    QuestionSetId,
    SeededIds,
    UnitId,
)
from medannot.domain.question import Item, ItemType, ItemVersion, Source
from medannot.exchange.question_sets.values import Draft
from medannot.services.question_grouping import Grouping
from medannot.services.question_import_values import NewGroups, Place, Ready, ReadyImage
from medannot.store.questions import StoredItem


def ready(*images: str, case: str = "", unit: str = "", stored: StoredItem | None = None) -> Ready:
    named = tuple(ReadyImage(name, "image", "", 1, address=name.upper()) for name in images)
    draft = Draft(
        "a", 1, "", "?", "", ItemType.FREE_TEXT, False, "", "en", (), None, unit=unit, case=case
    )
    return Ready(draft, named, "", stored, True, False)


def stored(name: str, unit_key: str = "") -> StoredItem:
    version = ItemVersion(
        ItemVersionId(f"v{name}"),
        ItemId(f"i{name}"),
        1,
        "?",
        "",
        ItemType.FREE_TEXT,
        "",
        "en",
        (),
        (),
        "",
        False,
    )
    item = Item(
        ItemId(f"i{name}"),
        QuestionSetId("s"),
        Source("s", "a", 1),
        UnitId(f"u{name}"),
        CaseId(f"c{name}"),
        FamilyId(f"f{name}"),
    )
    return StoredItem(item, 0, 1, unit_key, "", version)


def places(*questions: Ready) -> list[Place]:
    return grouped(*questions)[0]


def grouped(*questions: Ready) -> tuple[list[Place], NewGroups]:
    numbers: dict[str, int] = {}
    groups = Grouping(lambda image: numbers.setdefault(image.identity, len(numbers) + 1))
    for one in questions:
        groups.add(one)
    ids, new = SeededIds("grouping"), NewGroups()
    return [groups.place(one, number, ids, new) for number, one in enumerate(questions)], new


def test_questions_over_one_image_share_case_and_family_but_no_unit() -> None:
    one, two, three = places(ready("a"), ready("b", "a"), ready("c"))

    assert one.case_id == two.case_id != three.case_id
    assert one.family_id == two.family_id != three.family_id
    assert len({one.unit_id, two.unit_id, three.unit_id}) == 3


def test_an_image_joins_questions_through_others() -> None:
    found = places(ready("a"), ready("b"), ready("c"), ready("a", "b"), ready("b", "c"))

    assert len({place.case_id for place in found}) == 1


def test_two_cases_that_share_an_image_stay_two_and_are_one_family() -> None:
    one, two, three = places(ready("a", case="p1"), ready("a", case="p2"), ready(case="p2"))

    assert one.case_id != two.case_id == three.case_id
    assert one.family_id == two.family_id == three.family_id


def test_questions_without_images_and_case_stand_alone() -> None:
    one, two = places(ready(), ready())

    assert one.case_id != two.case_id
    assert one.family_id != two.family_id


def test_questions_of_a_unit_are_counted_in_their_order() -> None:
    found = places(ready(unit="pair"), ready(), ready(unit="pair"))

    assert found[0].unit_id == found[2].unit_id != found[1].unit_id
    assert [place.unit_position for place in found] == [1, 1, 2]


def test_what_is_stored_keeps_its_places_and_takes_new_questions_in() -> None:
    found = places(
        ready("a", stored=stored("1", unit_key="pair"), unit="pair"),
        ready("b", stored=stored("2")),
        ready("b", unit="pair"),
    )

    assert found[0] == Place(UnitId("u1"), 1, CaseId("c1"), FamilyId("f1"))
    assert found[1] == Place(UnitId("u2"), 1, CaseId("c2"), FamilyId("f2"))
    assert found[2] == Place(UnitId("u1"), 2, CaseId("c2"), FamilyId("f2"))


def test_a_new_question_joins_two_stored_families_under_the_first() -> None:
    found = places(ready("a", stored=stored("1")), ready("b", stored=stored("2")), ready("a", "b"))

    assert {place.family_id for place in found} == {"f1"}
    assert {place.case_id for place in found} == {"c1"}
    assert [place.unit_id for place in found[:2]] == ["u1", "u2"]


def test_only_new_units_cases_and_families_are_written() -> None:
    _, new = grouped(ready("a", stored=stored("1")), ready(case="p1", unit="pair"))

    assert list(new.units.values()) == ["pair"]
    assert list(new.cases.values()) == ["p1"]
    assert len(new.families) == 1
