"""Images come in with their questions, or refuse their rows."""

import hashlib
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import text

from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.domain.errors import InputFault
from medannot.domain.people import OWNER
from medannot.services import question_import_intake, question_picture_saving, question_pictures
from medannot.services.media_care import erase_media
from medannot.services.question_bank import ItemQuery, QuestionBank
from medannot.store.store import Store
from tests.helpers.pictures import dicom_file, exif, png_chunk
from tests.helpers.question_banks import (
    files_that_hold,
    imported,
    lines,
    own_file,
    picture,
    read,
    rows_in,
)

ADVICE = "name the folder of images, or allow missing images."


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


def test_a_broken_image_refuses_its_rows_even_where_images_may_be_missing(
    bank: QuestionBank, tmp_path: Path, pictures: Path
) -> None:
    (pictures / "bad.png").write_bytes(picture(1)[:40])
    path = own_file(tmp_path, {"question": "?", "images": "bad.png"})

    draft = read(bank, path, images=pictures, allow_missing_images=True)

    assert [problem.row for problem in draft.report.refused] == [1]
    assert "bad.png" in draft.report.refused[0].reason
    assert not draft.can_write


def test_pictures_of_rows_that_are_read_meanwhile_are_found_once(
    bank: QuestionBank,
    store: Store,
    tmp_path: Path,
    pictures: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(question_import_intake, "_AT_ONCE", 1)
    monkeypatch.setattr(question_pictures, "_AT_ONCE", 1)
    (pictures / "bad.png").write_bytes(picture(1)[:40])
    names = ["ring.png", "bad.png", "ring.png", "gone.png", "bad.png", "ring.png"]
    path = own_file(tmp_path, *({"question": f"{n}?", "images": n} for n in names))

    draft = read(bank, path, images=pictures, good_rows=True)

    assert [problem.row for problem in draft.report.refused] == [2, 4, 5]
    bank.write(OWNER, draft)
    assert rows_in(store, "media") == 1
    assert rows_in(store, "item_image") == 3


def test_images_that_are_not_there_or_unreadable_or_the_same_are_counted(
    bank: QuestionBank, tmp_path: Path, pictures: Path
) -> None:
    (pictures / "bad.png").write_bytes(picture(1)[:40])
    (pictures / "text.png").write_text("no image", encoding="utf-8")
    data = (pictures / "ring.png").read_bytes()
    (pictures / "again.png").write_bytes(data)
    (pictures / "noted.png").write_bytes(data[:33] + png_chunk(b"tEXt", b"Note\0x") + data[33:])
    names = [
        ["ring.png", "again.png"], ["noted.png"], ["bad.png"], ["bad.png"], ["text.png"],
        ["gone.png"], ["gone.png"], ["lost.png"], ["ring.png"],
    ]  # fmt: skip
    path = own_file(tmp_path, *({"question": f"{n}?", "images": n} for n in names))

    report = read(bank, path, images=pictures, good_rows=True).report

    assert (report.absent_images, report.unreadable_images, report.same_images) == (2, 2, 2)
    assert (report.images, report.shown_images, report.repeated_images) == (1, 4, 3)
    assert [problem.row for problem in report.refused] == [3, 4, 5, 6, 7, 8]


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


def test_a_workspaces_first_images_are_stored_as_any_later_ones_are(
    bank: QuestionBank, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(question_picture_saving, "_AT_ONCE", 2)
    pictures = tmp_path / "images"
    pictures.mkdir()
    for number in range(5):
        (pictures / f"{number}.png").write_bytes(picture(number))
    path = own_file(tmp_path, *({"question": f"{n}?", "images": f"{n}.png"} for n in range(5)))
    facts = "SELECT sha256, original_mac, format, rows, columns, monochrome, orientation FROM media"

    def media() -> list[tuple[object, ...]]:
        with store.reading() as connection:
            return sorted(tuple(row) for row in connection.execute(text(facts)))

    imported(bank, path, images=pictures)
    first = media()
    assert len(first) == 5
    for sha256, *_ in first:
        assert hashlib.sha256(store.blobs.read(str(sha256))).hexdigest() == sha256

    (pictures / "5.png").write_bytes(picture(5))
    path = own_file(tmp_path, *({"question": f"{n}!", "images": f"{n}.png"} for n in range(6)))
    imported(bank, path, images=pictures, set_name="next")

    assert len(media()) == 6
    assert set(media()) > set(first)
