"""A set that goes out for models comes back as the same questions."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.question_beside import DrawnMark, Relation, RelationOrigin
from medannot.exchange.model_files.values import ModelItem, SetFormat
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.services.model_files_gathering import FrozenSet
from medannot.services.question_bank import ImportRequest
from medannot.store.questions import Questions
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

DRAFTS = [
    Draft("Which organ?", options=("None", "lung", "3.50"), right=(1,), ability="ORGAN"),
    Draft('Tab\there, "quotes"\nand lines?', options=("A: one", "=1+1"), ability="ORGAN"),
    Draft("Is it seen?", ItemType.YES_NO, options=("Yes", "No"), right=(1,), ability="PRES"),
    Draft("Name it.", ItemType.SHORT_TEXT, text="atopic eczema", ability="NAME"),
    Draft("这是什么？", ItemType.FREE_TEXT, text="湿疹", ability="NAME", language="zh"),
]


def test_marks_relations_and_pairs_come_back_from_json_lines(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        plain = _with_image(desk, DRAFTS[0], 1)
        marks = (
            DrawnMark(1, "Lung", Outline(ShapeKind.BOX, ((1.0, 1.0), (3.0, 2.0)))),
            DrawnMark(1, "", Outline(ShapeKind.POLYGON, ((0.0, 0.0), (3.0, 0.0), (3.0, 2.5)))),
            DrawnMark(1, "Heart", Brush(1, 1, 2, 2, (0, 1, 1, 2))),
        )
        relations = (
            Relation("vhead", "belong to", "x"),
            Relation("Lung", "function", "breathe", RelationOrigin.KNOWLEDGE),
        )
        first = replace(plain, marks=marks, relations=relations, unit="u", as_set=True)
        add_set(desk.store, "first", [first, replace(first, stem="Second?", marks=())])
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, tmp_path / "out")
        request = ImportRequest(
            (tmp_path / "out" / "first.jsonl",), "second", images=tmp_path / "out"
        )
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))

        assert facts(desk, "second") == facts(desk, "first")
        both = [_items(desk, name) for name in ("first", "second")]
        told = [[(one.marks, one.relations, one.as_set) for one in items] for items in both]
        assert told[1] == told[0] == [(marks, relations, True), ((), relations, True)]

        desk.model_files.export_set(
            OWNER, "first", SetFormat.JSONL, tmp_path / "bare", with_key=False
        )
        bare = (tmp_path / "bare" / "first.jsonl").read_text(encoding="utf-8")
        assert not any(word in bare for word in ("marks", "relations", "knowledge", "breathe"))


@pytest.mark.parametrize("with_images", [False, True])
@pytest.mark.parametrize("format_", list(SetFormat))
def test_linked_questions_and_pairs_come_back_into_a_new_set(
    tmp_path: Path, format_: SetFormat, with_images: bool
) -> None:
    with make_desk(tmp_path) as desk:
        asked = [_with_image(desk, one, 1) if with_images else one for one in DRAFTS]
        joint = [replace(one, unit="joint.jsonl#1") for one in asked[:3]]
        pair = [replace(one, unit="7", as_set=True) for one in asked[3:]]
        add_set(desk.store, "first", [*joint, asked[0], *pair])
        desk.model_files.export_set(OWNER, "first", format_, tmp_path / "out")
        request = ImportRequest((tmp_path / "out",), "second", images=tmp_path / "out")
        draft = desk.bank.read(OWNER, request)
        assert draft.report.refused == ()
        desk.bank.write(OWNER, draft)

        linked = [[(one.unit, one.as_set) for one in _items(desk, "second")]]
        assert linked == [[("joint.jsonl#1", False)] * 3 + [("", False)] + [("7", True)] * 2]
        assert facts(desk, "second") == facts(desk, "first")


def _items(desk: Desk, name: str) -> tuple[ModelItem, ...]:
    chosen = Questions(desk.store).named(name)
    assert chosen is not None
    return FrozenSet(desk.store, chosen.version_id).as_model_set().items


def facts(desk: Desk, name: str) -> list[tuple[object, ...]]:
    """Return what is asked, what is right and what is shown of a set, in order."""
    chosen = Questions(desk.store).named(name)
    assert chosen is not None
    return [_facts(item) for item in FrozenSet(desk.store, chosen.version_id).as_model_set().items]


def _facts(item: ModelItem) -> tuple[object, ...]:
    return (
        item.source_id,
        item.stem,
        item.context,
        item.type,
        item.language,
        item.ability,
        item.options,
        item.key,
        dict(item.categories),
        [picture.key for picture in item.pictures],
    )


@pytest.mark.parametrize("format_", list(SetFormat))
def test_options_that_are_letters_of_others_come_back(tmp_path: Path, format_: SetFormat) -> None:
    drafts = [Draft("Which marker?", options=("C", "A", "B"), right=(1,), source_id="m1")]
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "first", [_with_image(desk, one, 0) for one in drafts])
        desk.model_files.export_set(OWNER, "first", format_, tmp_path / "out")
        request = ImportRequest((tmp_path / "out",), "second", images=tmp_path / "out")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))

        (item,) = _items(desk, "second")
        assert item.key is not None
        assert (item.options, item.key.right) == (("C", "A", "B"), (1,))
        assert facts(desk, "second") == facts(desk, "first")


@pytest.mark.parametrize("with_images", [False, True])
@pytest.mark.parametrize("format_", list(SetFormat))
@pytest.mark.parametrize("several", [False, True])
def test_the_same_questions_come_back(
    tmp_path: Path, format_: SetFormat, with_images: bool, several: bool
) -> None:
    drafts = list(DRAFTS)
    if several:
        kind = ItemType.SEVERAL_ANSWERS
        drafts[0] = Draft("Which organ?", kind, ("None", "lung", "3.50"), (0, 2), ability="ORGAN")
        drafts[1] = Draft("Which one?", kind, ("one", "two"), (0,), ability="ORGAN")
    with make_desk(tmp_path) as desk:
        if with_images:
            drafts = [_with_image(desk, draft, n // 2) for n, draft in enumerate(drafts)]
        add_set(desk.store, "first", drafts)
        desk.model_files.export_set(OWNER, "first", format_, tmp_path / "out")
        (file,) = [
            path for path in (tmp_path / "out").iterdir() if path.suffix in {".tsv", ".jsonl"}
        ]

        request = ImportRequest((file,), "second", images=tmp_path / "out" if with_images else None)
        draft = desk.bank.read(OWNER, request)

        assert draft.report.refused == ()
        desk.bank.write(OWNER, draft)
        assert facts(desk, "second") == facts(desk, "first")


def _with_image(desk: Desk, draft: Draft, shade: int) -> Draft:
    importer = MediaImporter(desk.store)
    pixels = np.full((4, 6), 60 * shade, np.uint8)
    with desk.store.writing(OWNER, "test") as work:
        taken = importer.take_in(encoded(pixels, "PNG"), "a.png")
        media = importer.save(work, taken)
        work.note("test.import", f"media:{media.id}")
    return Draft(
        draft.stem,
        draft.type,
        draft.options,
        draft.right,
        draft.text,
        draft.ability,
        images=(media.id,),
        language=draft.language,
    )


@pytest.mark.parametrize("format_", list(SetFormat))
def test_an_export_comes_back_into_its_own_set_and_changes_nothing(
    tmp_path: Path, format_: SetFormat
) -> None:
    categories = {"Organ System": "chest", "category": "x", "split": "test"}
    with make_desk(tmp_path) as desk:
        drafts = [
            replace(_with_image(desk, draft, n // 2), categories=categories)
            for n, draft in enumerate(DRAFTS)
        ]
        marks = (DrawnMark(1, "Lung", Outline(ShapeKind.BOX, ((1.0, 1.0), (3.0, 2.0)))),)
        drafts[0] = replace(drafts[0], marks=marks, relations=(Relation("a", "b", "c"),))
        add_set(desk.store, "first", [*drafts, DRAFTS[0]])
        before = facts(desk, "first")
        file = _exported(desk, format_, tmp_path / "out")

        draft = desk.bank.read(OWNER, ImportRequest((file,), "first", images=tmp_path / "out"))
        assert (draft.report.refused, draft.report.unchanged) == ((), 6)
        assert (draft.report.new, draft.report.changed, draft.report.staying) == (0, 0, 0)
        assert draft.changes_nothing

        _alter(file, "Name it.", "Name it, please.")
        draft = desk.bank.read(OWNER, ImportRequest((file,), "first", images=tmp_path / "out"))
        told = draft.report
        assert (told.new, told.changed, told.unchanged, told.refused) == (0, 1, 5, ())
        desk.bank.write(OWNER, draft)
        after = facts(desk, "first")
        assert [one[1] for one in after][3] == "Name it, please."
        assert [one[:1] + one[2:] for one in after] == [one[:1] + one[2:] for one in before]


@pytest.mark.parametrize("format_", list(SetFormat))
def test_keys_that_were_left_out_of_an_export_stay_in_the_set(
    tmp_path: Path, format_: SetFormat
) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "first", DRAFTS)
        before = facts(desk, "first")
        file = _exported(desk, format_, tmp_path / "out", with_key=False)
        _alter(file, "Which organ?", "Which organ now?")
        draft = desk.bank.read(OWNER, ImportRequest((file,), "first"))
        assert (draft.report.changed, draft.report.unchanged) == (1, 4)
        desk.bank.write(OWNER, draft)
        assert [one[7] for one in facts(desk, "first")] == [one[7] for one in before]


@pytest.mark.parametrize("format_", list(SetFormat))
def test_a_row_that_stands_twice_is_refused_the_second_time(
    tmp_path: Path, format_: SetFormat
) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "first", [DRAFTS[0], DRAFTS[3]])
        file = _exported(desk, format_, tmp_path / "out")
        lines = file.read_text(encoding="utf-8").rstrip("\n").split("\n")
        file.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="utf-8")
        told = desk.bank.read(OWNER, ImportRequest((file,), "first", good_rows=True)).report
        assert [str(one.sentence()) for one in told.refused] == [
            f"{file.name}, row 3: it is a question that stands in an earlier row of these files."
        ]
        assert (told.unchanged, told.new) == (2, 0)


def _exported(desk: Desk, format_: SetFormat, folder: Path, *, with_key: bool = True) -> Path:
    desk.model_files.export_set(OWNER, "first", format_, folder, with_key=with_key)
    (file,) = [path for path in folder.iterdir() if path.suffix in {".tsv", ".jsonl"}]
    return file


def _alter(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
