"""Question sets in the store: frozen versions, lists and filters, keys in a place of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.question import ItemType
from medannot.domain.question_list import ItemQuery
from medannot.store.questions import Questions
from medannot.store.questions_list import QuestionList
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_workspace

DRAFTS = [
    Draft("Where is the 50%_spot?", options=("arm", "leg"), ability="location"),
    Draft("Wo ist die Läsion?", options=("arm", "Bein"), ability="location", images=(None,)),
    Draft("Is it red?", ItemType.SHORT_TEXT, (), (), text="yes", ability="attribute", unit="u"),
    Draft("是否红色？", ItemType.SHORT_TEXT, (), (), has_key=False, language="zh", unit="u"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_workspace(tmp_path)
    add_set(store, "skin", DRAFTS)
    add_set(store, "bones", [Draft("Which bone?")])
    yield store
    store.close()


def stems(store: Store, **query: object) -> list[str]:
    found = QuestionList(store).page(ItemQuery(**query), 0, 100)
    assert QuestionList(store).count(ItemQuery(**query)) == len(found)
    return [line.stem for line in found]


def test_the_list_goes_by_set_and_place(store: Store) -> None:
    assert stems(store) == ["Which bone?", *(draft.stem for draft in DRAFTS)]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ({"set_name": "skin"}, [0, 1, 2, 3]),
        ({"text": "IS IT"}, [2]),
        ({"text": "50%_"}, [0]),
        ({"text": "%"}, [0]),
        ({"text": "bein"}, [1]),
        ({"text": "红"}, [3]),
        ({"text": "ARM"}, [0, 1]),
        ({"text": "yes"}, []),
        ({"types": frozenset({ItemType.SHORT_TEXT})}, [2, 3]),
        ({"abilities": frozenset({"location"})}, [0, 1]),
        ({"languages": frozenset({"zh"})}, [3]),
        ({"only_incomplete": True}, [1, 3]),
        ({"only_incomplete": True, "abilities": frozenset({"location"})}, [1]),
    ],
)
def test_the_list_is_filtered(store: Store, query: dict[str, object], places: list[int]) -> None:
    assert stems(store, **query) == [DRAFTS[place].stem for place in places]


def test_pages_of_the_list_join_without_gap_or_repeat(store: Store) -> None:
    listed = QuestionList(store)

    pages = [listed.page(ItemQuery(), start, 2) for start in (0, 2, 4, 6)]

    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert [line.number for page in pages for line in page] == [1, 1, 2, 3, 4]


def test_facets_count_what_is_found(store: Store) -> None:
    facets = QuestionList(store).facets(ItemQuery(set_name="skin"))

    assert facets.by_set == {"bones": 1, "skin": 4}
    assert facets.by_type == {"short_text": 2, "single_choice": 2}
    assert facets.by_ability == {"attribute": 1, "lesion_recognition": 1, "location": 2}
    assert facets.by_language == {"en": 3, "zh": 1}


def test_a_facet_counts_what_each_of_its_choices_would_find(store: Store) -> None:
    query = ItemQuery(
        types=frozenset({ItemType.SHORT_TEXT}), languages=frozenset({"en"}), text="is"
    )

    facets = QuestionList(store).facets(query)

    # Its own choice is left out, all others and the search hold.
    assert facets.by_set == {"skin": 1}
    assert facets.by_type == {"short_text": 1, "single_choice": 2}
    assert facets.by_ability == {"attribute": 1}
    assert facets.by_language == {"en": 1}


def test_members_say_what_allocation_asks(store: Store) -> None:
    question_set = Questions(store).named("skin")
    assert question_set is not None

    members = Questions(store).members(question_set.version_id)

    assert [member.position for member in members] == [1, 2, 3, 4]
    assert [member.missing_images for member in members] == [0, 1, 0, 0]
    assert [member.has_key for member in members] == [True, True, True, False]
    assert len({member.unit_id for member in members}) == 3


def test_a_set_is_found_by_name_and_by_version(store: Store) -> None:
    questions = Questions(store)

    assert [(one.name, one.items, one.version_number) for one in questions.sets()] == [
        ("bones", 1, 1),
        ("skin", 4, 1),
    ]
    skin = questions.named("skin")
    assert skin is not None
    assert questions.set_version(skin.version_id) == skin
    assert questions.named("Skin") is None


def test_content_is_read_without_keys_and_keys_apart(store: Store) -> None:
    ids = [line.version_id for line in QuestionList(store).page(ItemQuery(set_name="skin"), 0, 9)]

    versions = Questions(store).versions(ids)
    keys = ReferenceAnswers(store).of(ids)

    assert [versions[id_].has_key for id_ in ids] == [True, True, True, False]
    assert [id_ in keys for id_ in ids] == [True, True, True, False]
    assert keys[ids[0]].option_ids == {versions[ids[0]].options[0].id}
    assert keys[ids[2]].text == "yes"
    skin = Questions(store).named("skin")
    assert skin is not None
    assert ReferenceAnswers(store).of_set_version(skin.version_id) == keys
