"""The real question files of other people, counted as their README counts them.

They do not lie in the project; where they are absent, so are these tests.
"""

from collections import Counter
from pathlib import Path

import pytest

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.values import Draft
from tests.helpers.mapped import read_all
from tests.helpers.outside import shared_folder

pytestmark = pytest.mark.shared


def drafts_of(name: str, mapping: str) -> tuple[Draft, ...]:
    drafts, refused, left_out = read_all(file(name), mapping)
    assert (refused, left_out) == ([], 0)
    return drafts


def file(name: str) -> Path:
    return shared_folder("questions", *name.split("/"))


def test_vqa_rad_test() -> None:
    drafts = drafts_of("vqa-rad/testset.json", "vqa-rad")

    assert len(drafts) == 451
    assert Counter(draft.categories["answer_type"] for draft in drafts) == {
        "CLOSED": 272,
        "OPEN": 179,
    }
    words = [d.key.text.lower() for d in drafts if d.closed and d.key is not None]
    assert len(words) == 272
    assert sum(word in {"yes", "no"} for word in words) == 251
    assert {draft.language for draft in drafts} == {"en"}


def test_vqa_rad_train() -> None:
    drafts = drafts_of("vqa-rad/trainset.json", "vqa-rad")

    assert len(drafts) == 3064
    assert {draft.categories["answer_type"] for draft in drafts} == {"CLOSED", "OPEN"}
    assert all(draft.key is not None for draft in drafts)


def test_slake_validate() -> None:
    drafts = drafts_of("slake/validate.json", "slake")

    assert len(drafts) == 2099
    assert Counter(draft.language for draft in drafts) == {"en": 1053, "zh": 1046}
    assert Counter(draft.categories["answer_type"] for draft in drafts) == {
        "OPEN": 1255,
        "CLOSED": 844,
    }
    assert {draft.categories["base_type"] for draft in drafts} == {"vqa", "kvqa"}
    # The triples of all others are (vhead, _, _).
    assert Counter(len(draft.relations) for draft in drafts) == {0: 1800, 1: 299}
    assert {len(triple) for draft in drafts for triple in draft.relations} == {3}


def test_medxpertqa_images_and_text() -> None:
    mm = drafts_of("medxpertqa/medxpertqa_sampled_mm_input.jsonl", "medxpertqa")
    text = drafts_of("medxpertqa/medxpertqa_sampled_text_input.jsonl", "medxpertqa")

    assert (len(mm), len(text)) == (199, 244)
    assert {len(draft.options) for draft in mm} == {5}
    assert {len(draft.options) for draft in text} == {10}
    assert {draft.type for draft in (*mm, *text)} == {ItemType.SINGLE_CHOICE}
    assert not any("Answer Choices:" in draft.stem for draft in (*mm, *text))
    assert all(draft.images for draft in mm)
    assert not any(draft.doubts for draft in (*mm, *text))


def test_mediconfusion() -> None:
    drafts = drafts_of("mediconfusion/dataset.json", "mediconfusion")

    assert len(drafts) == 352
    units = Counter(draft.unit for draft in drafts)
    assert len(units) == 176
    assert set(units.values()) == {2}
    assert all(draft.as_set and len(draft.images) == 1 for draft in drafts)
    pairs = {}
    for draft in drafts:
        assert draft.key is not None
        pairs.setdefault(draft.unit, []).append(draft.key.right)
    assert all(first != second for first, second in pairs.values())


def test_tcm_best4sdt() -> None:
    drafts = drafts_of("tcm-best4sdt/Basic_knowledge.json", "tcm-best4sdt")

    assert len(drafts) == 100
    assert sum(draft.key is None for draft in drafts) == 1
    assert {draft.language for draft in drafts} == {"zh"}
    assert [d.row for d in drafts if len(d.options) == 4] == [15, 46, 47, 69, 79, 90]
    assert {d.row: d.doubts for d in drafts if d.doubts} == {87: ("options C and E are the same.",)}


def test_multimedeval_dynamic_sets() -> None:
    drafts = drafts_of("multimedeval-dynamic/exampleDatasetVQA/dataset.json", "multimedeval")

    assert [len(draft.images) for draft in drafts] == [2, 1, 0, 0]
    assert {draft.categories["modality"] for draft in drafts} == {"Radiology"}

    none, refused, _ = read_all(
        file("multimedeval-dynamic/exampleDatasetQA/dataset.json"), "multimedeval"
    )
    assert none == ()
    assert refused == [
        "its key 'Answer 1' is not among its options.",
        "its key 'Answer 2' is not among its options.",
        "its key 'Answer 3' is not among its options.",
        "its key 'Answer 4' is not among its options.",
    ]
