"""Rows of a set's own export that a person changed, imported into the set again."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.people import OWNER
from medannot.exchange.model_files.values import ItemKey, SetFormat
from medannot.services import question_import_intake
from medannot.services.desk import Desk
from medannot.services.model_files_gathering import FrozenSet
from medannot.services.question_bank import ImportRequest, ItemQuery
from medannot.store.questions import Questions
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import make_desk

OPTIONS = ("mass", "cyst", "clot")


def _exported(desk: Desk, out: Path, format_: SetFormat, *, with_key: bool) -> Path:
    desk.model_files.export_set(OWNER, "first", format_, out, with_key=with_key)
    (file,) = [path for path in out.iterdir() if path.suffix in {".tsv", ".jsonl"}]
    return file


def _only(desk: Desk) -> tuple[tuple[str, ...], ItemKey | None]:
    chosen = Questions(desk.store).named("first")
    assert chosen is not None
    (item,) = FrozenSet(desk.store, chosen.version_id).as_model_set().items
    return item.options, item.key


@pytest.mark.parametrize(
    ("now", "right"),
    [
        (("cyst", "clot", "mass"), (2,)),  # moved
        (("tumour", "cyst", "clot"), (0,)),  # worded anew
        (("tumour", "clot", "cyst"), None),  # nothing tells which one is right now
    ],
)
@pytest.mark.parametrize("format_", list(SetFormat))
def test_options_moved_in_a_file_without_keys_keep_the_right_one_right(
    tmp_path: Path, format_: SetFormat, now: tuple[str, ...], right: tuple[int, ...] | None
) -> None:
    with make_desk(tmp_path) as desk:
        add_set(desk.store, "first", [Draft("What is seen?", options=OPTIONS, right=(0,))])
        file = _exported(desk, tmp_path / "out", format_, with_key=False)
        text = file.read_text(encoding="utf-8")
        for place, word in enumerate(OPTIONS):
            text = text.replace(word, f"<{place}>")
        for place, word in enumerate(now):
            text = text.replace(f"<{place}>", word)
        file.write_text(text, encoding="utf-8")

        draft = desk.bank.read(OWNER, ImportRequest((file,), "first"))
        desk.bank.write(OWNER, draft)

        options, key = _only(desk)
        assert options == now
        assert (key.right if key else None) == right
        dropped = [one.sentence() for one in draft.report.warnings if "key" in one.sentence()]
        assert bool(dropped) == (right is None)


def _bare(stem: str) -> str:
    return json.dumps({"id": "", "type": "short_text", "question": stem, "answer": stem[:3]})


def test_a_row_put_between_the_rows_of_an_export_takes_no_question_away(tmp_path: Path) -> None:
    stems = ["One?", "Two?", "Three?", "Four?"]
    with make_desk(tmp_path) as desk:
        source = tmp_path / "first.jsonl"
        source.write_text("\n".join(map(_bare, stems)), encoding="utf-8")
        request = ImportRequest((source,), "first", mapping="medannot")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        file = _exported(desk, tmp_path / "out", SetFormat.JSONL, with_key=True)
        rows = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([rows[0], _bare("New?"), *rows[1:]]), encoding="utf-8")

        request = ImportRequest((file,), "first", mapping="medannot")
        told = desk.bank.read(OWNER, request).report
        (refused,) = told.refused
        assert refused.sentence() == (
            "first.jsonl, row 2: this row held the question Two? and now holds New?; import the "
            "file as a set of its own, or under another file name."
        )
        assert told.unchanged == 4

        other = file.rename(file.with_name("more.jsonl"))
        desk.bank.write(OWNER, desk.bank.read(OWNER, replace(request, paths=(other,))))
        found = desk.bank.page(OWNER, ItemQuery(), 0, 10)
        assert sorted(line.stem for line in found) == sorted([*stems, "New?"])
        assert {line.version for line in found} == {1}


def test_rows_pasted_before_those_of_an_export_are_told_as_such_however_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_import_intake, "_AT_ONCE", 2)
    stems = ["One?", "Two?", "Three?"]
    with make_desk(tmp_path) as desk:
        source = tmp_path / "first.jsonl"
        source.write_text("\n".join(map(_bare, stems)), encoding="utf-8")
        request = ImportRequest((source,), "first", mapping="medannot")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        file = _exported(desk, tmp_path / "out", SetFormat.JSONL, with_key=True)
        pasted = [_bare(f"New {number}?") for number in range(1, 8)]
        rows = file.read_text(encoding="utf-8").splitlines()
        file.write_text("\n".join([*pasted, *rows]), encoding="utf-8")

        request = ImportRequest((file,), "first", mapping="medannot")
        told = desk.bank.read(OWNER, request).report

        assert [one.sentence() for one in told.refused] == [
            (
                f"first.jsonl, row {row}: this row held the question {stem} and now holds New "
                f"{row}?; import the file as a set of its own, or under another file name."
            )
            for row, stem in enumerate(stems, start=1)
        ]
        assert (told.unchanged, told.changed, told.new) == (3, 0, 4)


def test_a_question_in_its_first_file_and_in_an_export_counts_once(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        source = tmp_path / "source.jsonl"
        source.write_text("\n".join(map(_bare, ["One?", "Two?"])), encoding="utf-8")
        request = ImportRequest((source,), "first", mapping="medannot")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        file = _exported(desk, tmp_path / "out", SetFormat.JSONL, with_key=True)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Two?", "Which two?"), encoding="utf-8")

        told = desk.bank.read(OWNER, replace(request, paths=(file, source))).report
        assert [(one.file, one.row) for one in told.refused] == [
            ("source.jsonl", 1),
            ("source.jsonl", 2),
        ]
        assert (told.changed, told.unchanged) == (1, 1)


def test_a_changed_row_of_an_earlier_version_has_the_images_that_it_says(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, shade in (("1.png", 40), ("2.png", 80)):
        (source / name).write_bytes(encoded(np.full((4, 6), shade, np.uint8), "PNG"))
    record = {"id": "a", "type": "short_text", "question": "One?", "answer": "x"}
    with make_desk(tmp_path) as desk:
        file = source / "source.jsonl"
        request = ImportRequest((file,), "first", mapping="medannot", images=source)
        file.write_text(json.dumps(record | {"images": ["1.png"]}), encoding="utf-8")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        export = _exported(desk, tmp_path / "out", SetFormat.JSONL, with_key=True)
        file.write_text(json.dumps(record | {"images": ["1.png", "2.png"]}), encoding="utf-8")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))

        row = json.loads(export.read_text(encoding="utf-8"))
        mark = {"image": 1, "label": "x", "bbox": [1, 1, 2, 2]}
        export.write_text(json.dumps(row | {"question": "Which?", "marks": [mark]}), "utf-8")
        draft = desk.bank.read(OWNER, replace(request, paths=(export,), images=tmp_path / "out"))
        desk.bank.write(OWNER, draft)

        assert [one.reason[:42] for one in draft.report.warnings] == [
            "the question was changed in the workspace "
        ]
        (item,) = desk.bank.page(OWNER, ItemQuery(), 0, 10)
        shown = desk.bank.item(OWNER, item.version_id)
        assert (item.stem, item.version, len(shown.version.images)) == ("Which?", 3, 1)
        assert [mark.label for mark in shown.marks] == ["x"]


@pytest.mark.parametrize("format_", list(SetFormat))
def test_questions_of_several_files_with_the_same_ids_come_back_from_one_export(
    tmp_path: Path, format_: SetFormat
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("train", "test"):
        record = {"id": "1", "type": "short_text", "question": f"{name}?", "answer": "x"}
        (source / f"{name}.json").write_text(json.dumps([record]), encoding="utf-8")
    with make_desk(tmp_path) as desk:
        request = ImportRequest((source,), "first", mapping="medannot")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        file = _exported(desk, tmp_path / "out", format_, with_key=True)

        assert desk.bank.read(OWNER, ImportRequest((file,), "first")).changes_nothing
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("train?", "Which train?"), encoding="utf-8")
        told = desk.bank.read(OWNER, ImportRequest((file,), "first")).report
        assert (told.changed, told.unchanged, told.new, told.refused) == (1, 1, 0, ())
