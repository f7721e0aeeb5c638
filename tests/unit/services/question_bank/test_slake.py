"""SLAKE as it lies on the disk: masks, boxes, triples and knowledge beside its questions."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.annotation.shapes import Brush, Outline, ShapeKind
from medannot.domain.people import OWNER
from medannot.domain.question_beside import DrawnMark, Relation, RelationOrigin
from medannot.services.question_bank import ItemQuery, QuestionBank
from medannot.store.questions_beside import QuestionMarks
from medannot.store.store import Store
from tests.helpers.outside import REPOSITORY
from tests.helpers.pictures import encoded
from tests.helpers.question_banks import imported, read, rows_in

QUESTIONS = REPOSITORY / "tests" / "data" / "question_sets" / "slake" / "validate.json"
BOX = Outline(ShapeKind.BOX, ((2.0, 1.0), (5.0, 3.0)))
MASK = Brush(3, 1, 2, 2, (0, 2, 1, 1))
FACT = Relation("脾脏", "功能", "储存血液，过滤血液", RelationOrigin.KNOWLEDGE)


@pytest.fixture
def slake(tmp_path: Path) -> Path:
    """Return a folder that is laid out as SLAKE's."""
    folder = tmp_path / "Slake1.0"
    image = folder / "imgs" / "xmlab7"
    image.mkdir(parents=True)
    (image / "source.jpg").write_bytes(encoded(np.full((6, 8), 90, np.uint8), "PNG"))
    (image / "detection.json").write_text(json.dumps([{"Spleen": [2.0, 1.0, 3.0, 2.0]}]))
    mask = np.zeros((6, 8, 3), np.uint8)
    mask[1, 3:5] = mask[2, 4] = (255, 0, 0)
    (image / "mask.png").write_bytes(encoded(mask, "PNG"))
    (folder / "mask.txt").write_text("Liver: 0 255 0\nSpleen: 255 0 0\n")
    (folder / "KG").mkdir()
    facts = "organ#attribute#value\n脾脏#功能#储存血液，过滤血液\n肝脏#功能#解毒\n"
    (folder / "KG" / "zh_organ.csv").write_text(facts, encoding="utf-8")
    (folder / "validate.json").write_bytes(QUESTIONS.read_bytes())
    return folder


def items(bank: QuestionBank) -> list[object]:
    lines = bank.page(OWNER, ItemQuery(set_name="ward"), 0, 10)
    return [bank.item(OWNER, line.version_id).version for line in lines]


def test_masks_boxes_triples_and_knowledge_come_in(
    bank: QuestionBank, store: Store, slake: Path
) -> None:
    report = imported(bank, slake / "validate.json", images=slake).report

    assert (report.marked, report.related, report.facts) == (2, 1, 2)
    assert report.warnings == ()
    seen, known = items(bank)
    drawn = (DrawnMark(1, "Spleen", BOX), DrawnMark(1, "Spleen", MASK))
    assert QuestionMarks(store).drawn([seen, known]) == {seen.id: drawn, known.id: drawn}
    assert seen.relations == ()  # (vhead, _, _) says nothing
    assert known.relations == (Relation("脾脏", "功能", "_"), FACT)
    assert (rows_in(store, "mark_shape"), rows_in(store, "item_mark")) == (2, 4)


def test_vision_only_and_knowledge_questions_are_told_apart(
    bank: QuestionBank, slake: Path
) -> None:
    imported(bank, slake / "validate.json", images=slake)

    assert bank.facets(OWNER, ItemQuery()).by_needs == {"image": 1, "knowledge": 1}


def test_the_same_files_again_change_nothing_nor_do_files_without_images(
    bank: QuestionBank, store: Store, slake: Path, tmp_path: Path
) -> None:
    imported(bank, slake / "validate.json", images=slake)

    again = read(bank, slake / "validate.json", images=slake)
    assert again.changes_nothing

    alone = tmp_path / "alone" / "validate.json"
    alone.parent.mkdir()
    alone.write_bytes(QUESTIONS.read_bytes())
    assert read(bank, alone, allow_missing_images=True).changes_nothing


def test_marks_that_come_later_make_a_next_version(
    bank: QuestionBank, store: Store, slake: Path, tmp_path: Path
) -> None:
    apart = tmp_path / "apart"  # images beside a question file would be found
    apart.mkdir()
    shutil.copy(slake / "validate.json", apart)
    imported(bank, apart / "validate.json", allow_missing_images=True)
    assert rows_in(store, "item_mark") == 0

    report = imported(bank, slake / "validate.json", images=slake).report

    assert (report.changed, report.marked) == (2, 2)
    assert [version.number for version in items(bank)] == [2, 2]


def test_a_mask_of_another_size_than_its_image_is_told(bank: QuestionBank, slake: Path) -> None:
    mask = np.zeros((3, 4), np.uint8)
    mask[1, 1] = 5
    (slake / "imgs" / "xmlab7" / "mask.png").write_bytes(encoded(mask, "PNG"))

    report = read(bank, slake / "validate.json", images=slake).report

    assert report.marked == 2
    assert {one.reason for one in report.warnings} == {
        (
            "the mask beside its image is of 4 x 3 pixels, and was brought to the size of the "
            "image, 8 x 6: look whether it belongs to it."
        )
    }


def test_files_that_cannot_be_read_are_doubts(bank: QuestionBank, slake: Path) -> None:
    image = slake / "imgs" / "xmlab7"
    (image / "detection.json").write_text('[{"Spleen": [2, 1, 30, 2]}, ')
    (image / "mask.png").write_bytes(b"no picture")

    report = read(bank, slake / "validate.json", images=slake).report

    assert (report.items, report.marked) == (2, 0)
    assert [(one.row, one.reason) for one in report.warnings[:2]] == [
        (1, "what xmlab7/detection.json draws on its image is left out: it is no JSON."),
        (1, "what xmlab7/mask.png draws on its image is left out: it is no PNG picture."),
    ]


def test_a_box_beyond_the_image_is_left_out_and_told(bank: QuestionBank, slake: Path) -> None:
    image = slake / "imgs" / "xmlab7"
    (image / "detection.json").write_text('[{"Spleen": [2, 1, 30, 2]}]')

    report = read(bank, slake / "validate.json", images=slake).report

    assert report.warnings[0].reason == (
        "a mark on its image is left out: it reaches beyond its image."
    )
