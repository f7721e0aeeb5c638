"""Importing questions: nothing half done, nothing lost, and every next version told."""

import json
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.domain.errors import EnvironmentFault, InputFault, Refusal, UsageFault
from medannot.domain.ids import ItemVersionId
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.progress import Stopped
from medannot.services.media_care import erase_media
from medannot.services.question_bank import ImportDraft, ImportRequest, ItemQuery, QuestionBank
from medannot.store.audit import AuditTrail
from medannot.store.store import Store
from tests.helpers.outside import REPOSITORY, shared_folder
from tests.helpers.pictures import dicom_file, encoded, exif, png_chunk
from tests.helpers.workspaces import make_workspace

DATA = REPOSITORY / "tests" / "data" / "questions"
ADVICE = "name the folder of images, or allow missing images."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_workspace(tmp_path)
    yield store
    store.close()


@pytest.fixture
def bank(store: Store) -> QuestionBank:
    return QuestionBank(store)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "ring.png").write_bytes(picture(1))
    return folder


def picture(seed: int) -> bytes:
    return encoded(np.full((4, 6), 10 * seed, np.uint8), "PNG")


@pytest.mark.skipif(os.name == "nt", reason="there are no such files there")
def test_an_image_that_is_a_pipe_is_refused_and_never_waited_for(
    bank: QuestionBank, pictures: Path, tmp_path: Path
) -> None:
    os.mkfifo(pictures / "pipe.png")
    path = own_file(tmp_path, {"question": "one", "images": "pipe.png"})

    draft = read(bank, path, images=pictures)

    assert [one.reason for one in draft.report.refused] == [
        "the image pipe.png is a pipe, not a file."
    ]


def own_file(folder: Path, *rows: dict[str, Any], name: str = "own.json") -> Path:
    whole = [{"id": f"q{n}", "type": "short_text", **row} for n, row in enumerate(rows, start=1)]
    path = folder / name
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def read(bank: QuestionBank, *paths: Path, **wishes: Any) -> ImportDraft:
    return bank.read(OWNER, ImportRequest(paths, wishes.pop("set_name", "ward"), **wishes))


def imported(bank: QuestionBank, *paths: Path, **wishes: Any) -> ImportDraft:
    draft = read(bank, *paths, **wishes)
    bank.write(OWNER, draft)
    return draft


def lines(bank: QuestionBank, **query: Any) -> list[tuple[str, int, int]]:
    found = bank.page(OWNER, ItemQuery(**query), 0, 100)
    return [(line.stem, line.version, line.missing_images) for line in found]


def rows_in(store: Store, table: str) -> int:
    with sqlite3.connect(store.database) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_the_report_counts_before_anything_is_written(
    bank: QuestionBank, store: Store, pictures: Path
) -> None:
    report = read(bank, DATA / "ward.json", images=pictures).report

    assert (report.read, report.items, report.refused) == (5, 5, ())
    assert report.by_type == {
        "yes_no": 2,
        "free_text": 1,
        "short_text": 1,
        "single_choice": 1,
    }
    assert report.by_language == {"en": 4, "zh": 1}
    assert (report.images, report.missing_images, report.without_key) == (1, 0, 1)
    assert (report.new, report.changed, report.unchanged, report.staying) == (5, 0, 0, 0)
    assert (rows_in(store, "item"), rows_in(store, "media")) == (0, 0)


def test_what_was_imported_is_found_again_with_all_that_the_source_said(
    bank: QuestionBank, pictures: Path
) -> None:
    imported(bank, DATA / "ward.json", images=pictures)

    one, two, three, four, five = bank.page(OWNER, ItemQuery(set_name="ward"), 0, 10)
    first, fourth = (bank.item(OWNER, line.version_id) for line in (one, four))

    assert (first.version.stem, first.version.ability) == (
        "Which rash is ring-shaped?",
        "lesion_recognition",
    )
    assert [option.text for option in first.version.options] == ["Tinea", "Acne", "Zoster"]
    assert first.reference is not None
    assert first.reference.option_ids == {first.version.options[0].id}
    assert [(i.role, i.caption) for i in first.version.images] == [("near", "Left forearm")]
    assert (first.source.file, first.source.row, first.source.source_id) == ("ward.json", 1, "w1")
    assert (fourth.version.context, fourth.version.categories) == (
        "A biopsy was taken.",
        {"region": "arm"},
    )
    assert fourth.reference is not None
    assert (fourth.reference.text, fourth.reference.synonyms, fourth.reference.explanation) == (
        "Epidermis",
        ("the epidermis",),
        "The scale lies on it.",
    )
    assert [line.has_key for line in (one, two, three, four, five)] == [True] * 4 + [False]
    assert one.thumbnail_media_id == two.thumbnail_media_id is not None
    assert bank.item(OWNER, three.version_id).version.translation_group == "t3"


def test_a_reader_cannot_see_questions_and_a_reviewer_without_right_sees_no_key(
    bank: QuestionBank, pictures: Path
) -> None:
    imported(bank, DATA / "ward.json", images=pictures)
    reader = Actor("P01", frozenset({Role.READER}))
    line = bank.page(OWNER, ItemQuery(), 0, 1)[0]

    for call in (
        lambda: bank.count(reader, ItemQuery()),
        lambda: bank.item(reader, line.version_id),
        lambda: bank.read(reader, ImportRequest((DATA / "ward.json",), "x")),
    ):
        with pytest.raises(Refusal, match="P01 may not"):
            call()


def test_items_of_a_unit_a_case_and_a_family_are_joined(bank: QuestionBank, store: Store) -> None:
    imported(bank, DATA / "ward.json", allow_missing_images=True)

    with sqlite3.connect(store.database) as connection:
        found = connection.execute(
            "SELECT unit_id, unit_position, case_id, family_id FROM item ORDER BY source_row"
        ).fetchall()

    units, positions, cases, families = zip(*found, strict=True)
    assert len(set(units)) == 4
    assert (units[2], positions[2], positions[3]) == (units[3], 1, 2)
    assert cases[0] == cases[1]
    assert len(set(cases)) == 4
    assert families[0] == families[1]
    assert bank.summary(OWNER, "ward").units == 4


def test_without_images_all_rows_are_refused_unless_that_is_allowed(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = own_file(tmp_path, {"question": "?", "images": "a.png"}, {"question": "!"})

    draft = read(bank, path)

    assert [problem.sentence() for problem in draft.report.refused] == [
        f"own.json, row 1: the image a.png is missing; {ADVICE}"
    ]
    assert draft.refusal == (
        "Nothing is imported, since 1 row is refused of 2 read; mend what is refused, or take the "
        "good rows only."
    )
    with pytest.raises(InputFault) as refused:
        bank.write(OWNER, draft)
    assert refused.value.problems == draft.report.refused
    assert bank.sets(OWNER) == ()

    summary = bank.write(OWNER, read(bank, path, allow_missing_images=True))
    assert (summary.items, summary.missing_images, summary.without_key) == (2, 1, 2)


def test_good_rows_are_taken_where_others_are_refused(bank: QuestionBank, tmp_path: Path) -> None:
    path = own_file(tmp_path, {"question": "one"}, {"question": ""}, {"question": "three"})

    draft = imported(bank, path, good_rows=True)

    assert (draft.report.read, draft.report.items, draft.report.refused_rows) == (3, 2, 1)
    assert [stem for stem, _, _ in lines(bank)] == ["one", "three"]


def test_a_broken_image_refuses_its_rows_even_where_images_may_be_missing(
    bank: QuestionBank, tmp_path: Path, pictures: Path
) -> None:
    (pictures / "bad.png").write_bytes(picture(1)[:40])
    path = own_file(tmp_path, {"question": "?", "images": "bad.png"})

    draft = read(bank, path, images=pictures, allow_missing_images=True)

    assert [problem.row for problem in draft.report.refused] == [1]
    assert "bad.png" in draft.report.refused[0].reason
    assert not draft.can_write


def test_a_frame_that_the_image_does_not_have_refuses_its_row(
    bank: QuestionBank, tmp_path: Path, pictures: Path
) -> None:
    path = own_file(
        tmp_path,
        {"question": "Where?", "answer": "arm", "images": [{"file": "ring.png", "frame": 2}]},
        {"question": "Where?", "answer": "leg", "images": [{"file": "ring.png", "frame": 1}]},
    )

    report = read(bank, path, images=pictures, allow_missing_images=True).report

    assert [(problem.row, problem.reason) for problem in report.refused] == [
        (1, "the image ring.png has no frame 2, only 1.")
    ]
    assert report.items == 1


def test_another_original_of_an_erased_image_refuses_its_row_before_anything_is_written(
    bank: QuestionBank, store: Store, tmp_path: Path, pictures: Path
) -> None:
    path = own_file(tmp_path, {"question": "Where?", "answer": "arm", "images": ["ring.png"]})
    imported(bank, path, images=pictures)
    (line,) = bank.page(OWNER, ItemQuery(), 0, 1)
    assert line.thumbnail_media_id is not None
    erase_media(store, OWNER, line.thumbnail_media_id, "consent withdrawn")
    data = (pictures / "ring.png").read_bytes()
    (pictures / "ring.png").write_bytes(data[:33] + png_chunk(b"tEXt", b"Note\0x") + data[33:])

    (problem,) = read(bank, path, images=pictures, set_name="again").report.refused

    assert problem.reason == "the image ring.png was erased on request; leave it out."
    assert lines(bank) == [("Where?", 1, 1)]


def test_images_and_keys_can_be_completed_later_as_next_versions(
    bank: QuestionBank, tmp_path: Path, pictures: Path
) -> None:
    bare = own_file(tmp_path, {"question": "one", "images": "ring.png"}, {"question": "two"})
    imported(bank, bare, allow_missing_images=True)
    before = bank.page(OWNER, ItemQuery(), 0, 10)

    with_images = imported(bank, bare, images=pictures)
    assert lines(bank) == [("one", 2, 0), ("two", 1, 0)]
    assert (with_images.report.changed, with_images.report.unchanged) == (1, 1)

    keyed = own_file(
        tmp_path, {"question": "one", "images": "ring.png", "answer": "ring"}, {"question": "two"}
    )
    imported(bank, keyed, allow_missing_images=True)

    after = bank.page(OWNER, ItemQuery(), 0, 10)
    assert lines(bank) == [("one", 3, 0), ("two", 1, 0)]
    assert [line.item_id for line in after] == [line.item_id for line in before]
    assert bank.summary(OWNER, "ward").version == 3
    assert bank.item(OWNER, before[0].version_id).versions == 3
    assert bank.item(OWNER, before[0].version_id).reference is None


def files_that_hold(folder: Path, word: bytes) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".lock" and word in path.read_bytes()
    ]


def test_the_name_of_an_image_is_stored_only_while_the_image_is_missing(
    bank: QuestionBank, store: Store, tmp_path: Path
) -> None:
    person = tmp_path / "pictures" / "MUSTERMANN_Erika"
    person.mkdir(parents=True)
    rows = {"question": "one", "images": "MUSTERMANN_Erika/1.jpg"}, {"question": "two"}
    path = own_file(tmp_path, *rows)
    imported(bank, path, allow_missing_images=True)
    (line, _) = bank.page(OWNER, ItemQuery(), 0, 10)
    (image,) = bank.item(OWNER, line.version_id).version.images
    assert image.source_name == "MUSTERMANN_Erika/1.jpg"

    (person / "1.jpg").write_bytes(picture(1))
    imported(bank, path, images=tmp_path / "pictures")
    assert lines(bank) == [("one", 2, 0), ("two", 1, 0)]
    keyed = own_file(tmp_path, {**rows[0], "answer": "ring"}, rows[1])
    imported(bank, keyed, allow_missing_images=True)
    assert lines(bank) == [("one", 3, 0), ("two", 1, 0)]
    imported(bank, keyed, images=tmp_path / "pictures", set_name="again")

    assert read(bank, keyed, images=tmp_path / "pictures").changes_nothing
    store.close()
    assert files_that_hold(store.folder, b"MUSTERMANN") == []


def test_the_same_files_again_change_nothing_and_say_so(
    bank: QuestionBank, store: Store, pictures: Path
) -> None:
    imported(bank, DATA / "ward.json", images=pictures)
    entries = rows_in(store, "audit")

    draft = imported(bank, DATA / "ward.json", images=pictures)

    assert draft.changes_nothing
    assert (draft.report.new, draft.report.changed, draft.report.unchanged) == (0, 0, 5)
    assert bank.summary(OWNER, "ward").version == 1
    assert rows_in(store, "audit") == entries


def test_items_that_new_files_do_not_name_stay(bank: QuestionBank, tmp_path: Path) -> None:
    imported(bank, own_file(tmp_path, {"question": "one"}, {"question": "two"}))

    draft = imported(bank, own_file(tmp_path, {"question": "three"}, name="more.json"))

    assert (draft.report.new, draft.report.staying) == (1, 2)
    assert [stem for stem, _, _ in lines(bank)] == ["one", "two", "three"]


def test_a_row_that_holds_another_question_now_is_refused(
    bank: QuestionBank, tmp_path: Path
) -> None:
    imported(bank, own_file(tmp_path, {"question": "one"}))

    draft = read(bank, own_file(tmp_path, {"id": "other", "question": "one"}))

    assert "this row held the question q1 and now holds other" in draft.report.refused[0].reason


def test_a_file_without_ids_whose_rows_have_moved_is_refused_whole(
    bank: QuestionBank, tmp_path: Path
) -> None:
    stems = [{"id": "", "question": stem} for stem in ("one", "two", "three", "four")]
    imported(bank, own_file(tmp_path, *stems))

    moved = read(bank, own_file(tmp_path, {"id": "", "question": "zero"}, *stems), good_rows=True)

    (problem,) = moved.report.refused
    assert (problem.file, problem.row) == ("own.json", 0)
    assert problem.reason.startswith("4 of 4 rows hold another question than before")
    assert not moved.can_write
    reworded = own_file(tmp_path, {"id": "", "question": "ONE?"}, *stems[1:])
    assert imported(bank, reworded).report.changed == 1
    assert (
        imported(bank, own_file(tmp_path, *stems, {"id": "", "question": "five"})).report.new == 1
    )


def test_one_question_of_several_answers_changes_how_the_whole_set_is_shown(
    bank: QuestionBank, tmp_path: Path
) -> None:
    options = ["x", "y", "z"]
    one = {"type": "single_choice", "question": "one", "options": options, "answer": "x"}
    two = {"type": "several_answers", "question": "two", "options": options, "answer": ["x", "y"]}
    imported(bank, own_file(tmp_path, one))
    assert bank.summary(OWNER, "ward").by_type == {"single_choice": 1}

    imported(bank, own_file(tmp_path, two, name="more.json"))

    summary = bank.summary(OWNER, "ward")
    assert (summary.by_type, summary.takes_several) == ({"several_answers": 2}, True)
    assert lines(bank) == [("one", 2, 0), ("two", 1, 0)]
    first = bank.item(OWNER, bank.page(OWNER, ItemQuery(), 0, 1)[0].version_id)
    assert first.reference is not None
    assert first.reference.option_ids == {first.version.options[0].id}


def rad(number: int, answer: str) -> dict[str, Any]:
    return {
        "qid": number,
        "image_name": "",
        "image_organ": "CHEST",
        "answer": answer,
        "answer_type": "CLOSED",
        "question_type": "PRES",
        "question": f"Question {number}?",
    }


def test_closed_questions_are_judged_over_the_whole_set_also_by_a_later_import(
    bank: QuestionBank, tmp_path: Path
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    first.write_text(json.dumps([rad(1, "Yes"), rad(2, "no")]), encoding="utf-8")
    second.write_text(json.dumps([rad(3, "left")]), encoding="utf-8")

    imported(bank, first)
    assert bank.summary(OWNER, "ward").by_type == {"yes_no": 2}

    imported(bank, second)
    assert bank.summary(OWNER, "ward").by_type == {"short_text": 3}
    view = bank.item(OWNER, bank.page(OWNER, ItemQuery(), 0, 1)[0].version_id)
    assert view.version.options == ()
    assert view.reference is not None
    assert (view.reference.text, view.reference.option_ids) == ("Yes", frozenset())


def test_keys_in_the_text_and_equal_contents_are_warned_of_and_imported(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = own_file(
        tmp_path,
        {"question": "Is this an angioma?", "answer": "angioma"},
        {"question": "Same"},
        {"question": "Same"},
    )

    report = imported(bank, path).report

    assert [problem.sentence() for problem in report.warnings] == [
        "own.json, row 1: its key stands in the question.",
        "own.json, row 3: it shows the same as row 2.",
    ]
    assert (report.key_in_text, report.equal_contents) == (1, 1)
    assert bank.summary(OWNER, "ward").equal_contents == 1
    assert bank.count(OWNER, ItemQuery()) == 3


def test_one_image_file_is_stored_once_and_turned_copies_are_not_mixed_up(
    bank: QuestionBank, store: Store, tmp_path: Path, pictures: Path
) -> None:
    upright = picture(3)
    (pictures / "a.png").write_bytes(upright)
    (pictures / "copy.png").write_bytes(upright)
    (pictures / "turned.png").write_bytes(upright[:33] + png_chunk(b"eXIf", exif(6)) + upright[33:])
    names = ("a.png", "copy.png", "turned.png", "A.PNG")
    path = own_file(tmp_path, *({"question": name, "images": name} for name in names))

    draft = imported(bank, path, images=pictures)

    media = [line.thumbnail_media_id for line in bank.page(OWNER, ItemQuery(), 0, 10)]
    assert media[0] == media[1] == media[3] != media[2]
    assert (draft.report.images, rows_in(store, "media")) == (2, 2)
    with sqlite3.connect(store.database) as connection:
        assert connection.execute(
            "SELECT orientation FROM media WHERE id = ?", (media[2],)
        ).fetchone() == (6,)


def test_a_stopped_job_leaves_nothing(bank: QuestionBank, store: Store, pictures: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Stopped

    entries = rows_in(store, "audit")
    draft = read(bank, DATA / "ward.json", images=pictures)
    with pytest.raises(Stopped):
        bank.write(OWNER, draft, stop)
    with pytest.raises(Stopped):
        bank.read(OWNER, draft.request, stop)

    assert bank.sets(OWNER) == ()
    assert [rows_in(store, table) for table in ("item", "media", "audit")] == [0, 0, entries]


def test_a_full_disk_leaves_nothing_and_says_so(
    bank: QuestionBank, store: Store, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = read(bank, DATA / "ward.json", images=pictures)

    def full(_data: bytes) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store.blobs, "put", full)
    with pytest.raises(EnvironmentFault, match="The disk is full"):
        bank.write(OWNER, draft)

    assert bank.sets(OWNER) == ()
    assert rows_in(store, "item") == 0


def test_a_set_that_changed_meanwhile_is_not_overwritten(
    bank: QuestionBank, tmp_path: Path
) -> None:
    late = read(bank, own_file(tmp_path, {"question": "late"}, name="late.json"))
    imported(bank, own_file(tmp_path, {"question": "one"}))

    with pytest.raises(Refusal, match="The set ward was changed while the files were read"):
        bank.write(OWNER, late)

    assert [stem for stem, _, _ in lines(bank)] == ["one"]


def test_an_import_is_one_audit_entry_with_counts_and_manifest(
    bank: QuestionBank, store: Store, pictures: Path
) -> None:
    before = rows_in(store, "audit")
    imported(bank, DATA / "ward.json", images=pictures)

    with sqlite3.connect(store.database) as connection:
        bodies = connection.execute("SELECT body FROM audit ORDER BY seq").fetchall()[before:]
        stored = connection.execute("SELECT content_hash FROM set_version").fetchone()[0]
    entry = json.loads(bodies[0][0])

    assert len(bodies) == 1
    assert entry["action"] == "questions.import"
    assert (entry["new"]["read"], entry["new"]["items"], entry["new"]["refused"]) == (5, 5, 0)
    assert entry["new"]["manifest_sha256"] == stored
    assert entry["new"]["files"] == ["ward.json"]
    assert "Tinea" not in bodies[0][0]
    assert "pictures" not in bodies[0][0]


def test_items_that_an_import_moves_to_another_case_are_named_in_its_audit_entry(
    bank: QuestionBank, store: Store, tmp_path: Path, pictures: Path
) -> None:
    (pictures / "again.png").write_bytes(picture(1))
    alone = {"question": "one", "images": "ring.png"}, {"question": "two", "images": "again.png"}
    path = own_file(tmp_path, *alone)
    imported(bank, path, allow_missing_images=True)
    with sqlite3.connect(store.database) as connection:
        before = connection.execute("SELECT id, case_id, family_id FROM item").fetchall()
    imported(bank, path, images=pictures)

    with sqlite3.connect(store.database) as connection:
        last = connection.execute("SELECT body FROM audit ORDER BY seq DESC").fetchone()[0]
        after = connection.execute("SELECT id, case_id, family_id FROM item").fetchall()
    columns = ("id", "case_id", "family_id")
    old = [dict(zip(columns, row, strict=True)) for row in before if row not in after]
    new = [dict(zip(columns, row, strict=True)) for row in after if row not in before]

    assert len(new) == 1
    entry = json.loads(last)
    assert (entry["old"], entry["new"]["rows"]["item"]) == ({"rows": {"item": old}}, new)
    with sqlite3.connect(store.database) as connection:
        connection.execute("UPDATE item SET case_id = ? WHERE id = ?", (before[0][1], new[0]["id"]))
        connection.execute("UPDATE item SET family_id = 'x' WHERE id = ?", (new[0]["id"],))
    assert any("family_id is 'x'" in line for line in AuditTrail(store).verify().problems)


@pytest.mark.parametrize("name", ["", "  ", " a", "a\nb", "a/b", "a\\b", "x" * 81])
def test_a_set_needs_a_name_that_can_be_shown(bank: QuestionBank, name: str) -> None:
    with pytest.raises(UsageFault):
        read(bank, DATA / "ward.json", set_name=name)


def test_unknown_sets_and_items_are_refused(bank: QuestionBank) -> None:
    with pytest.raises(Refusal, match="no question set named none"):
        bank.summary(OWNER, "none")
    with pytest.raises(Refusal, match="no item version"):
        bank.item(OWNER, ItemVersionId("0" * 32))


def test_the_mappings_are_named_for_a_choice(bank: QuestionBank) -> None:
    assert [info.name for info in bank.mappings()] == ["medannot", "medxpertqa", "slake", "vqa-rad"]


@pytest.mark.shared
def test_vqa_rad_comes_in_with_its_images(bank: QuestionBank) -> None:
    folder = shared_folder("questions", "vqa-rad")

    report = imported(bank, folder / "testset.json", images=folder / "images").report
    summary = bank.summary(OWNER, "ward")

    assert (report.read, report.items, report.refused) == (451, 451, ())
    assert summary.by_type == {"short_text": 451}
    assert (summary.images, summary.missing_images, summary.without_key) == (203, 0, 0)
    assert (summary.by_ability["PRES"], summary.by_ability["POS, PRES"]) == (163, 2)


@pytest.mark.shared
def test_slake_and_medxpertqa_come_in_without_images(bank: QuestionBank) -> None:
    imported(
        bank,
        shared_folder("questions", "slake", "validate.json"),
        set_name="slake",
        allow_missing_images=True,
    )
    imported(
        bank, shared_folder("questions", "medxpertqa"), set_name="x", allow_missing_images=True
    )

    slake, expert = bank.summary(OWNER, "slake"), bank.summary(OWNER, "x")
    assert (slake.by_language, slake.missing_images) == ({"en": 1053, "zh": 1046}, 2099)
    assert slake.by_type == {"short_text": 2099}
    assert (expert.items, expert.missing_images) == (443, 199)
    assert expert.by_type == {"single_choice": 443}


def test_what_dicom_files_keep_is_chosen_at_the_import_and_recorded(
    bank: QuestionBank, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    pixels = np.arange(12, dtype=np.uint8).reshape(3, 4)
    (folder / "a.dcm").write_bytes(dicom_file(pixels, PatientSex="F", StudyDate="20230131"))
    path = own_file(tmp_path, {"question": "one", "images": "a.dcm"})
    options = CleaningOptions(Dates.KEPT, keep_characteristics=True)

    imported(bank, path, images=folder, cleaning=options)

    with sqlite3.connect(store.database) as connection:
        recorded = "SELECT profile, profile_version, profile_options FROM media"
        rows = connection.execute(recorded).fetchall()
    assert rows == [("PS3.15-basic", "2", "dates-kept patient-characteristics")]
