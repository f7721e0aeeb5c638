"""What goes out of a set whose images are missing, erased, of DICOM, or scored in pairs."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.exchange.model_files.values import SetFormat
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.services.question_bank import ImportRequest
from medannot.store.questions import Questions
from tests.helpers.pictures import dicom_file, encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

ASKED = Draft("What is seen?", options=("mass", "cyst"))


def _image(desk: Desk, data: bytes, name: str) -> MediaId:
    importer = MediaImporter(desk.store)
    with desk.store.writing(OWNER, "test") as work:
        media = importer.save(work, importer.take_in(data, name))
        work.note("test.import", f"media:{media.id}")
    return media.id


def _shade(shade: int) -> bytes:
    return encoded(np.full((4, 6), shade, np.uint8), "PNG")


def _with_gaps(desk: Desk) -> None:
    shown, gone = (_image(desk, _shade(n), f"{n}.png") for n in (10, 90))
    add_set(
        desk.store,
        "first",
        [
            replace(ASKED, stem="With its image?", images=(shown,)),
            replace(ASKED, stem="Never had it?", images=(None,)),
            replace(ASKED, stem="One of two?", images=(shown, None)),
            replace(ASKED, stem="Erased?", images=(gone,)),
        ],
    )
    desk.media.erase(OWNER, gone, "consent withdrawn")


def test_a_question_without_its_image_stands_in_no_tsv_and_is_told(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        _with_gaps(desk)
        out = tmp_path / "out"
        report = desk.model_files.export_set(OWNER, "first", SetFormat.VLMEVALKIT, out)

        with (out / "first.tsv").open(encoding="utf-8", newline="") as file:
            csv.field_size_limit(1 << 30)
            rows = list(csv.DictReader(file, delimiter="\t"))
        assert [row["question"] for row in rows] == ["With its image?"]
        missing = "2 questions left out, since an image is missing."
        erased = "1 question left out, since an image was erased on request."
        assert report.left_out == (missing, erased)
        assert report.in_set == 1
        readme = (out / "README.md").read_text(encoding="utf-8")
        assert f"- {missing}\n- {erased}\n" in readme
        assert "Questions in the set: 4" in readme

        again = desk.bank.read(OWNER, ImportRequest((out / "first.tsv",), "first")).report
        assert (again.unchanged, again.staying, again.new, again.changed) == (1, 3, 0, 0)


def test_json_lines_tell_the_gap_and_come_back_with_it(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        _with_gaps(desk)
        out = tmp_path / "out"
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, out)

        lines = (out / "first.jsonl").read_text(encoding="utf-8").splitlines()
        shown = "images/0000001.png"
        images = [json.loads(line)["images"] for line in lines]
        named = [name for names in images for name in names if name != shown]
        assert [[name == shown for name in names] for names in images] == [
            [True],
            [False],
            [True, False],
            [False],
        ]
        assert len(set(named)) == 3
        assert all(name.startswith("images/missing-") for name in named)
        readme = (out / "README.md").read_text(encoding="utf-8")
        assert (
            "- 3 questions with an image that is missing, of them 1 since it was erased on request."
            in readme
        )
        request = ImportRequest((out / "first.jsonl",), "first", images=out)
        again = desk.bank.read(OWNER, request)
        assert again.report.unchanged == 4
        assert again.changes_nothing


@pytest.mark.parametrize("format_", list(SetFormat))
def test_a_dicom_image_stays_one_when_its_picture_comes_back(
    tmp_path: Path, format_: SetFormat
) -> None:
    with make_desk(tmp_path) as desk:
        pixels = np.arange(24, dtype=np.uint16).reshape(4, 6) * 100
        media_id = _image(desk, dicom_file(pixels), "a.dcm")
        add_set(desk.store, "first", [replace(ASKED, images=(media_id,))])
        out = tmp_path / "out"
        desk.model_files.export_set(OWNER, "first", format_, out)
        (file,) = [path for path in out.iterdir() if path.suffix in {".tsv", ".jsonl"}]

        request = ImportRequest((file,), "first", images=out)
        assert desk.bank.read(OWNER, request).changes_nothing

        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("What is seen?", "What do you see?"), encoding="utf-8")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        chosen = Questions(desk.store).named("first")
        assert chosen is not None
        (stored,) = Questions(desk.store).stored_items(chosen.version_id)
        item = stored.version
        assert (item.stem, [one.media_id for one in item.images]) == (
            "What do you see?",
            [media_id],
        )


def test_another_picture_under_a_row_makes_the_next_version(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "first", [replace(ASKED, images=(_image(desk, _shade(10), "a.png"),))])
        out = tmp_path / "out"
        desk.model_files.export_set(OWNER, "first", SetFormat.JSONL, out)
        (out / "images" / "0000001.png").write_bytes(_shade(200))

        request = ImportRequest((out / "first.jsonl",), "first", images=out)
        told = desk.bank.read(OWNER, request).report
        assert (told.changed, told.unchanged, told.new) == (1, 0, 0)


def test_pairs_that_are_right_together_are_told_since_the_scorer_knows_none(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        pair = replace(ASKED, unit="u", as_set=True)
        add_set(desk.store, "first", [pair, replace(pair, stem="And here?"), ASKED])
        out = tmp_path / "out"
        desk.model_files.export_set(OWNER, "first", SetFormat.VLMEVALKIT, out)
        readme = (out / "README.md").read_text(encoding="utf-8")
        assert (
            "- 2 questions of 1 unit are right only together; VLMEvalKit scores each by itself. "
            "The columns medannot_unit and medannot_unit_together say it, which it passes over.\n"
            in readme
        )
        request = ImportRequest((out / "first.tsv",), "first")
        assert desk.bank.read(OWNER, request).changes_nothing


def test_linked_questions_are_told_since_the_scorer_knows_none(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        first = replace(ASKED, unit="u")
        pair = replace(ASKED, unit="p", as_set=True)
        asked = [first, replace(first, stem="And here?"), replace(first, stem="And there?")]
        add_set(desk.store, "first", [*asked, pair, replace(pair, stem="Both?"), ASKED])
        add_set(desk.store, "plain", [ASKED, replace(pair, unit="q"), replace(ASKED, unit="one")])
        for name in ("first", "plain"):
            desk.model_files.export_set(OWNER, name, SetFormat.VLMEVALKIT, tmp_path / name)
        readme = (tmp_path / "first" / "README.md").read_text(encoding="utf-8")
        assert (
            "- 3 questions of 1 unit are linked and asked one after the other; VLMEvalKit asks "
            "each by itself. The columns medannot_unit and medannot_unit_order say it, which it "
            "passes over.\n" in readme
        )
        assert "linked" not in (tmp_path / "plain" / "README.md").read_text(encoding="utf-8")
