"""Freezing, drawing subsets, editing in the library, and joining languages: with literal counts."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.errors import InputFault, MedannotError, Outdated, Refusal
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType, manifest_hash
from medannot.domain.question_list import ItemLine, ItemQuery
from medannot.domain.review.questions_content import Part
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.services.model_files_values import SetFormat
from medannot.services.question_bank import ImportRequest
from medannot.services.question_sets import DrawWish
from medannot.store.questions import Questions
from medannot.store.studies import Studies
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

WARD = [
    Draft(f"Question {n}?", ability=("lesion", "place")[n % 2], unit=f"u{n // 2}")
    for n in range(12)
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    add_set(desk.store, "ward", WARD)
    yield desk
    desk.close()


def lines(desk: Desk, name: str) -> tuple[ItemLine, ...]:
    return desk.bank.page(OWNER, ItemQuery(set_name=name), 0, 100)


def edit(desk: Desk, line: ItemLine, reason: str = "Clearer", **changes: object) -> None:
    opened = desk.question_editing.open(OWNER, line.item_id)
    content = opened.content
    changed = type(content)(
        **{name: getattr(content, name) for name in content.__dataclass_fields__} | changes
    )
    desk.question_editing.edit(OWNER, opened, changed, reason)


def test_an_edit_makes_a_version_with_author_and_reason_and_a_set_version(desk: Desk) -> None:
    edit(desk, lines(desk, "ward")[2], "The key was wrong", right=frozenset({1}))

    shown = lines(desk, "ward")[2]
    assert (shown.version, desk.bank.summary(OWNER, "ward").version) == (2, 1)
    assert desk.question_editing.settle(OWNER) == 1
    assert desk.bank.summary(OWNER, "ward").version == 2
    first, second = desk.question_editing.open(OWNER, shown.item_id).history
    assert (first.author, first.changes) == ("", ())
    assert (second.author, second.comment) == ("owner", "The key was wrong")
    (change,) = second.changes
    assert (change.part, change.before, change.after) == (Part.KEY, "A", "B")
    assert desk.question_editing.settle(OWNER) == 0


def test_language_and_type_are_edited_too(desk: Desk) -> None:
    add_set(desk.store, "open", [Draft("What?", ItemType.SHORT_TEXT, (), (), text="skin")])
    line = lines(desk, "open")[0]
    opened = desk.question_editing.open(OWNER, line.item_id)
    desk.question_editing.edit(
        OWNER, opened, opened.content, "Source", language="zh", type_=ItemType.FREE_TEXT
    )

    now = lines(desk, "open")[0]
    assert (now.language, now.type, now.version) == ("zh", ItemType.FREE_TEXT, 2)


def test_a_study_keeps_the_versions_that_it_froze(desk: Desk) -> None:
    before = lines(desk, "ward")[0].version_id
    plan = StudyPlan("first", "ward", (GroupPlan("main", 1, 1),), 1)
    study = desk.designs.create(OWNER, plan)
    edit(desk, lines(desk, "ward")[0], stem="Question nought?")
    desk.question_editing.settle(OWNER)

    members = desk.bank._questions.members(study.set_version_id)
    assert members[0].version_id == before
    assert lines(desk, "ward")[0].stem == "Question nought?"


@pytest.mark.parametrize(
    ("changes", "reason", "fault"),
    [
        ({}, "why", InputFault),
        ({"stem": "New?"}, "  ", InputFault),
        ({"stem": ""}, "a", InputFault),
    ],
)
def test_an_edit_without_change_reason_or_words_is_refused(
    desk: Desk, changes: dict[str, object], reason: str, fault: type[MedannotError]
) -> None:
    with pytest.raises(fault):
        edit(desk, lines(desk, "ward")[0], reason, **changes)
    assert lines(desk, "ward")[0].version == 1


def test_an_edit_of_what_was_changed_meanwhile_is_refused(desk: Desk) -> None:
    line = lines(desk, "ward")[0]
    old = desk.question_editing.open(OWNER, line.item_id)
    edit(desk, line, stem="Another?")

    with pytest.raises(Outdated):
        desk.question_editing.edit(OWNER, old, replace(old.content, stem="Mine?"), "x")


def test_a_frozen_set_has_a_name_and_the_hash_of_its_manifest(desk: Desk) -> None:
    frozen = desk.set_keeping.freeze(OWNER, "ward", " Ward 2026 ")

    ids = [line.version_id for line in lines(desk, "ward")]
    versions = desk.bank._questions.versions(ids)
    assert frozen.manifest == manifest_hash([versions[id_].content_hash for id_ in ids])
    assert (frozen.name, frozen.number, frozen.author) == ("Ward 2026", 1, "owner")
    edit(desk, lines(desk, "ward")[0], stem="Later?")
    assert desk.set_keeping.freeze(OWNER, "ward", "Ward 2027").number == 2
    assert [one.name for one in desk.set_keeping.frozen(OWNER)] == ["Ward 2026", "Ward 2027"]
    with pytest.raises(Refusal, match="frozen already, as Ward 2027"):
        desk.set_keeping.freeze(OWNER, "ward", "Again")


def test_a_frozen_version_is_exported_and_read_whatever_was_edited_since(
    desk: Desk, tmp_path: Path
) -> None:
    desk.set_keeping.freeze(OWNER, "ward", "paper 1")
    before = lines(desk, "ward")[0]
    edit(desk, before, stem="Another question?")
    desk.question_editing.settle(OWNER)

    desk.model_files.export_set(OWNER, "paper 1", SetFormat.JSONL, tmp_path / "out")
    desk.designs.create(OWNER, StudyPlan("main", "paper 1", (GroupPlan("primary", 1, 1),), 7))

    (written,) = (tmp_path / "out").rglob("*.jsonl")
    first = json.loads(written.read_text("utf-8").splitlines()[0])
    assert first["question"] == before.stem
    study = Studies(desk.store).named("main")
    assert study is not None
    version = Questions(desk.store).set_version(study.set_version_id)
    assert version is not None
    # The edit made version 2.
    assert (version.name, version.version_number) == ("ward", 1)


def test_a_subset_keeps_units_whole_and_is_drawn_again_by_its_seed(desk: Desk) -> None:
    keep = desk.set_keeping
    draw = keep.draw(OWNER, "ward", "six", DrawWish(size=6, seed=7, strata=("ability",)))
    keep.draw(OWNER, "ward", "six again", DrawWish(size=6, seed=7, strata=("ability",)))
    keep.draw(OWNER, "ward", "other", DrawWish(size=6, seed=8, strata=("ability",)))

    one, again, other = (
        [line.version_id for line in lines(desk, name)] for name in ("six", "six again", "other")
    )
    assert (draw.population, draw.of_number, draw.seed) == (12, 1, 7)
    assert one == again
    assert one != other
    summary = desk.bank.summary(OWNER, "six")
    assert (summary.items, summary.units) == (6, 3)
    assert summary.by_ability == {"lesion": 3, "place": 3}
    assert set(one) < {line.version_id for line in lines(desk, "ward")}
    assert [each.set_name for each in keep.draws(OWNER)] == ["other", "six", "six again"]


def test_a_subset_keeps_one_question_in_two_languages_together(desk: Desk) -> None:
    drafts = [Draft(f"{word} {n}", language=word) for n in range(6) for word in ("en", "zh")]
    add_set(desk.store, "both", drafts)
    found = lines(desk, "both")
    for n in range(0, 12, 2):
        desk.set_keeping.join(OWNER, found[n].item_id, found[n + 1].item_id)

    for seed in range(5):
        desk.set_keeping.draw(OWNER, "both", f"four {seed}", DrawWish(seed, 4))

        stems = [line.stem for line in lines(desk, f"four {seed}")]
        assert len(stems) == 4
        assert {stem.split()[1] for stem in stems if stem.startswith("en")} == {
            stem.split()[1] for stem in stems if stem.startswith("zh")
        }


def test_a_subset_is_drawn_of_knowledge_questions_alone(desk: Desk) -> None:
    drafts = [
        Draft(f"k{n}", categories={"base_type": "kvqa" if n % 3 else "vqa"}) for n in range(9)
    ]
    add_set(desk.store, "slake", drafts)

    query = ItemQuery(needs=frozenset({"knowledge"}))
    draw = desk.set_keeping.draw(OWNER, "slake", "known", DrawWish(size=4, seed=1, query=query))

    assert (draw.population, draw.filters) == (6, {"knowledge": ("knowledge",)})
    assert desk.bank.summary(OWNER, "known").by_needs == {"knowledge": 4}
    desk.set_keeping.draw(OWNER, "slake", "both", DrawWish(size=3, seed=1, strata=("knowledge",)))
    assert desk.bank.summary(OWNER, "both").by_needs == {"knowledge": 2, "image": 1}


def test_a_subset_of_all_that_have_their_images_leaves_out_those_that_miss_one(
    desk: Desk,
) -> None:
    shown, region = Draft("shown"), {"region": "chest"}
    add_set(
        desk.store,
        "half there",
        [
            replace(shown, images=(None,), stem="missing", categories=region),
            replace(shown, images=(), stem="text alone", categories=region),
            replace(shown, images=(), stem="elsewhere", categories={"region": "skull"}),
        ],
    )

    query = ItemQuery(images=frozenset({"some", "none"}), regions=frozenset({"chest"}))
    draw = desk.set_keeping.draw(
        OWNER, "half there", "whole", DrawWish(size=None, seed=1, query=query)
    )

    assert (draw.population, draw.size) == (1, 1)
    assert draw.filters == {"region": ("chest",), "image": ("none", "some")}
    assert [line.stem for line in lines(desk, "whole")] == ["text alone"]


def test_a_drawn_set_takes_no_files(desk: Desk, tmp_path: Path) -> None:
    desk.set_keeping.draw(OWNER, "ward", "some", DrawWish(size=4, seed=1))
    path = tmp_path / "more.json"
    path.write_text('[{"id": "q", "type": "short_text", "question": "?"}]', encoding="utf-8")

    with pytest.raises(Refusal, match="The set some was drawn from another one and takes no files"):
        desk.bank.read(OWNER, ImportRequest((path,), "some"))


def test_a_draw_of_too_many_or_under_a_taken_name_is_refused(desk: Desk) -> None:
    with pytest.raises(InputFault, match="Only 12 questions fit, and 13 are wanted"):
        desk.set_keeping.draw(OWNER, "ward", "many", DrawWish(size=13, seed=1))
    with pytest.raises(Refusal, match="no set has yet"):
        desk.set_keeping.draw(OWNER, "ward", "ward", DrawWish(size=2, seed=1))


def test_two_languages_are_joined_and_taken_back(desk: Desk) -> None:
    add_set(desk.store, "station", [Draft("问题？", language="zh")])
    one, other = lines(desk, "ward")[0], lines(desk, "station")[0]
    keep = desk.set_keeping

    keep.join(OWNER, one.item_id, other.item_id)

    (found,) = desk.bank.item(OWNER, one.version_id).languages
    assert (found.version_id, found.language, found.author) == (other.version_id, "zh", "owner")
    assert [each.language for each in keep.other_languages(OWNER, other.item_id)] == ["en"]
    with pytest.raises(Refusal, match="already"):
        keep.join(OWNER, other.item_id, one.item_id)
    keep.part(OWNER, other.item_id, one.item_id)
    assert keep.other_languages(OWNER, one.item_id) == ()
    with pytest.raises(Refusal, match="nothing to take back"):
        keep.part(OWNER, one.item_id, other.item_id)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, ""),
        (
            {"right": frozenset({1})},
            "Their keys differ, A and B: look whether they are the same question.",
        ),
        (
            {"options": ("甲", "乙")},
            "One has 3 options and the other 2: look whether they are the same question.",
        ),
    ],
)
def test_questions_that_are_answered_otherwise_are_joined_and_told(
    desk: Desk, changes: dict[str, object], said: str
) -> None:
    add_set(desk.store, "station", [Draft("问题？", language="zh")])
    edit(desk, lines(desk, "station")[0], **{"stem": "哪一个？", **changes})

    doubt = desk.set_keeping.join(
        OWNER, lines(desk, "ward")[0].item_id, lines(desk, "station")[0].item_id
    )

    assert doubt == said
    assert len(desk.set_keeping.other_languages(OWNER, lines(desk, "ward")[0].item_id)) == 1


def test_questions_about_different_images_are_told_before_they_are_joined(desk: Desk) -> None:
    importer = MediaImporter(desk.store)
    shown = []
    for grey in (7, 90):
        with desk.store.writing(OWNER, "test") as work:
            picture = encoded(np.full((4, 6), grey, np.uint8), "PNG")
            media = importer.save(work, importer.take_in(picture, "a.png"))
            work.note("test.import", f"media:{media.id}")
            shown.append(media.id)
    add_set(desk.store, "en", [Draft("Why?", images=(one,)) for one in shown])
    add_set(desk.store, "zh", [Draft("为何？", language="zh", images=(shown[0],))])
    same, another = (line.item_id for line in lines(desk, "en"))
    other = lines(desk, "zh")[0].item_id

    assert desk.set_keeping.differences(OWNER, same, other) == ()
    assert desk.set_keeping.differences(OWNER, another, other) == (
        "They show different images: look whether they are the same question.",
    )


def test_questions_of_one_language_are_not_joined(desk: Desk) -> None:
    first, second = lines(desk, "ward")[:2]
    with pytest.raises(Refusal, match="same language"):
        desk.set_keeping.join(OWNER, first.item_id, second.item_id)


def test_what_was_said_of_sets_is_vouched_for_by_the_audit(desk: Desk) -> None:
    add_set(desk.store, "station", [Draft("问题？", language="zh")])
    desk.set_keeping.join(OWNER, lines(desk, "ward")[0].item_id, lines(desk, "station")[0].item_id)
    edit(desk, lines(desk, "ward")[3], stem="Edited?")
    desk.set_keeping.freeze(OWNER, "ward", "Ward")
    desk.set_keeping.draw(OWNER, "ward", "some", DrawWish(size=4, seed=1))

    assert desk.auditing.verify(OWNER).problems == ()
