"""Images with marks that are covered or erased: what goes out of them, and into a project."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.annotation.project import Step
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.covering import CoverRequest, Original, Shape, Subject
from medannot.domain.covering import ShapeKind as CoverKind
from medannot.domain.errors import Refusal
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.domain.question_beside import DrawnMark
from medannot.exchange.model_files.values import SetFormat
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.services.question_bank import ImportRequest
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import make_desk

BOX = DrawnMark(1, "Papule", Outline(ShapeKind.BOX, ((1.0, 1.0), (5.0, 4.0))))
FACE = CoverRequest((Shape(CoverKind.BOX, ((6, 0), (8, 2))),), Subject.FACE, "a face")
GONE = replace(FACE, original=Original.ERASED)


def _marked(desk: Desk) -> MediaId:
    pixels = np.arange(192, dtype=np.uint8).reshape(8, 8, 3)
    importer = MediaImporter(desk.store)
    with desk.store.writing(OWNER, "test") as work:
        media = importer.save(work, importer.take_in(encoded(pixels, "PNG"), "a.png"))
        work.note("test.import", f"media:{media.id}")
    asked = Draft("What is it?", options=("a", "b"), images=(media.id,), marks=(BOX,))
    add_set(desk.store, "first", [asked])
    return media.id


def _project(desk: Desk, folder: Path) -> None:
    small_lexicon(folder / "clinic-skin")
    plan = ProjectPlan(
        "skin",
        str(folder / "clinic-skin"),
        7,
        steps=(Step.QUALITY, Step.LESIONS),
        annotators=1,
        closed_world=False,
    )
    draft = desk.projects.read_set(OWNER, "first", CaseRule(Grouping.IMAGE))
    desk.projects.create(OWNER, plan, draft)


def _row(folder: Path) -> dict[str, object]:
    (line,) = (folder / "first.jsonl").read_text(encoding="utf-8").splitlines()
    row: dict[str, object] = json.loads(line)
    return row


@pytest.mark.parametrize("cover", [FACE, GONE])
def test_marks_lie_on_the_cover_that_goes_out_and_come_back_with_it(
    tmp_path: Path, cover: CoverRequest
) -> None:
    with make_desk(tmp_path) as desk:
        media_id = _marked(desk)
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, tmp_path / "before")
        covered = desk.covering.cover(OWNER, media_id, cover).media

        out = tmp_path / "out"
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, out)

        row = _row(out)
        assert row["marks"] == [{"image": 1, "label": "Papule", "bbox": [1.0, 1.0, 4.0, 3.0]}]
        shown = (out / "images" / "0000001.png").read_bytes()
        assert shown == desk.store.blobs.read(covered.sha256)
        assert shown != (tmp_path / "before" / "images" / "0000001.png").read_bytes()

        again = ImportRequest((out / "first.jsonl",), "first", images=out)
        assert desk.bank.read(OWNER, again).changes_nothing
        # What went out before it was covered brings the bare image back neither as it was
        # written nor under a changed question.
        old = tmp_path / "before" / "first.jsonl"
        request = ImportRequest((old,), "first", images=tmp_path / "before")
        assert desk.bank.read(OWNER, request).changes_nothing
        text = old.read_text(encoding="utf-8").replace("What is it?", "What was it?")
        old.write_text(text, encoding="utf-8")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, tmp_path / "last")
        row = _row(tmp_path / "last")
        assert (row["question"], len(row["marks"])) == ("What was it?", 1)  # type: ignore[arg-type]  # a list
        assert (tmp_path / "last" / "images" / "0000001.png").read_bytes() == shown


def test_marks_of_an_erased_image_do_not_go_out(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        desk.media.erase(OWNER, _marked(desk), "asked for")
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, tmp_path / "out")

        row = _row(tmp_path / "out")
        # It has a name of the program's own, and no file.
        assert str(row["images"]).startswith("['images/missing-")
        assert not (tmp_path / "out" / "images").exists()
        assert "marks" not in row
        request = ImportRequest((tmp_path / "out" / "first.jsonl",), "first")
        assert desk.bank.read(OWNER, request).changes_nothing


@pytest.mark.parametrize("cover", [FACE, GONE])
@pytest.mark.parametrize("covered_first", [False, True])
def test_a_project_takes_the_marks_over_whether_its_image_is_covered_or_not(
    tmp_path: Path, cover: CoverRequest, covered_first: bool
) -> None:
    with make_desk(tmp_path) as desk:
        media_id = _marked(desk)
        if covered_first:
            desk.covering.cover(OWNER, media_id, cover)
            _project(desk, tmp_path)
        else:
            _project(desk, tmp_path)
            desk.covering.cover(OWNER, media_id, cover)

        read = desk.annotation_import.read_questions(OWNER, "skin")

        assert [(one.columns, one.rows, len(one.marks)) for one in read.images] == [(8, 8, 1)]


def test_a_project_whose_image_was_erased_takes_no_marks_over(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        media_id = _marked(desk)
        _project(desk, tmp_path)
        desk.media.erase(OWNER, media_id, "asked for")
        with pytest.raises(Refusal, match="brought marks on the images of this project"):
            desk.annotation_import.read_questions(OWNER, "skin")
