"""Projects of DICOM images given away as reports and segmentations, from the store to files."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Lesion
from medannot.domain.annotation.shapes import ShapeKind
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from tests.helpers.annotated import NODULE, PAPULE, box
from tests.helpers.dicom_case import SAID, mark
from tests.helpers.dicom_projects import COLUMNS, ROWS, SERIES, SPACE, DicomRoom, series, slice_at
from tests.helpers.dicom_reports import groups, items
from tests.helpers.pictures import dicom_file, encoded

SR, SEG = FileFormat.DICOM_SR, FileFormat.DICOM_SEG


@pytest.fixture
def room(tmp_path: Path) -> Iterator[DicomRoom]:
    """Return a series of three sections on which anna has said all that can be said."""
    with DicomRoom(tmp_path) as made:
        made.say(*SAID)
        yield made


def report_in(room: DicomRoom) -> Dataset:
    files = room.export(SR)
    assert list(files) == ["anna/case-0001-sr.dcm"]
    return files["anna/case-0001-sr.dcm"]


def of_lesion(report: Dataset, tracked: str) -> list[Dataset]:
    return [one for one in groups(report) if items(one, "112039")[0].TextValue.endswith(tracked)]


@pytest.mark.parametrize("format_", [SR, SEG])
def test_files_name_the_stored_images_and_nothing_of_the_originals(
    room: DicomRoom, format_: FileFormat
) -> None:
    ((path, made),) = room.export(format_).items()
    stored = room.stored(1)
    assert (made.PatientName, made.PatientID, made.PatientIdentityRemoved) == ("", "", "YES")
    assert made.StudyInstanceUID == stored.StudyInstanceUID
    data = (room.parent / "out" / path).read_bytes()
    assert stored.SOPInstanceUID.encode() in data
    originals = (b"Zhang", b"MRN-4711", b"Nowhere", SERIES.encode(), SPACE.encode())
    assert not [word for word in originals if word in data]


def test_what_neither_holds_is_told_before(room: DicomRoom) -> None:
    def told(format_: FileFormat) -> set[tuple[str, int, bool]]:
        losses = room.desk.annotation_export.plan(OWNER, "ct", format_).losses
        return {(one.what.value, one.count, one.approximate) for one in losses}

    # Of the terms Papule, Nodule and Face only the first has a code.
    private = ("private_codes", 2, True)
    assert told(SR) == {("brush", 1, False), ("untargeted", 1, True), private}
    assert told(SEG) == {
        ("unmarked", 1, False), ("notes", 1, False), ("quality", 1, False), ("diagnosis", 2, False),
        ("advice", 1, False), ("complete", 1, False), ("attributes", 0, False),
        ("point", 1, False), ("distance", 1, False),
        ("box", 1, True), ("ellipse", 1, True), ("polygon", 1, True), private,
    } - {("attributes", 0, False)}  # fmt: skip


def test_the_same_is_told_after_another_format_was_looked_at(room: DicomRoom) -> None:
    export = room.desk.annotation_export
    first = export.plan(OWNER, "ct", FileFormat.COCO)
    for format_ in (SR, SEG):
        assert export.in_format(first, format_) == export.plan(OWNER, "ct", format_)


def test_a_project_of_photographs_is_told_so(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "a.png").write_bytes(encoded(np.full((6, 8, 3), 90, np.uint8), "PNG"))
    with DicomRoom(tmp_path, folder) as room:
        room.say(("l", 0, Lesion(PAPULE)), ("m", 1, box(1, 1, 4, 4, "l")))
        for format_ in (SR, SEG):
            with pytest.raises(Refusal) as refused:
                room.desk.annotation_export.plan(OWNER, "ct", format_)
            assert str(refused.value) == (
                f"{format_.value} is written for DICOM images, and none of the annotated images "
                "is one; export them as coco or jsonl."
            )


def test_photographs_beside_dicom_are_counted_and_left_out(tmp_path: Path) -> None:
    folder = series(tmp_path / "both", 1)
    (folder / "photo.png").write_bytes(encoded(np.full((6, 8, 3), 90, np.uint8), "PNG"))
    with DicomRoom(tmp_path, folder) as room:
        for case in (1, 2):
            room.say(
                (f"l{case}", 0, Lesion(PAPULE)),
                (f"b{case}", 1, box(1, 1, 4, 4, f"l{case}")),
                case=case,
            )
        losses = room.desk.annotation_export.plan(OWNER, "ct", SR).losses
        assert [(one.what.value, one.count) for one in losses] == [("photographs", 1)]
        (report,) = room.export(SR).values()
        (group,) = groups(report)
        assert list(items(group, "111030")[0].GraphicData[4:6]) == [4, 4]


def test_an_erased_image_is_told_and_what_was_said_of_it_left_out(room: DicomRoom) -> None:
    room.desk.media.erase(OWNER, room.open().images[0].media_id, "asked for")
    plan = room.desk.annotation_export.plan(OWNER, "ct", SR)
    assert ("erased", 1) in {(one.what.value, one.count) for one in plan.losses}
    report = report_in(room)
    assert len(of_lesion(report, "lesion 1")) == 1
    (study,) = report.CurrentRequestedProcedureEvidenceSequence
    assert len(study.ReferencedSeriesSequence[0].ReferencedSOPSequence) == 2
    for place in (1, 2):
        room.desk.media.erase(OWNER, room.open().images[place].media_id, "asked for")
    with pytest.raises(Refusal, match="Nothing is said of the DICOM images that are still there"):
        room.desk.annotation_export.plan(OWNER, "ct", SR)


def test_no_mark_with_an_inside_is_no_segmentation(tmp_path: Path) -> None:
    with DicomRoom(tmp_path) as room:
        room.say(("l", 0, Lesion(PAPULE)), ("p", 1, mark(ShapeKind.POINT, (1, 1), of="l")))
        with pytest.raises(Refusal, match="No mark with an inside lies on a DICOM image"):
            room.desk.annotation_export.plan(OWNER, "ct", SEG)


def cine(folder: Path) -> Path:
    """Write an ultrasound of four frames that lies nowhere."""
    folder.mkdir()
    pixels = np.arange(4 * ROWS * COLUMNS, dtype=np.uint8).reshape(4, ROWS, COLUMNS)
    data = dicom_file(
        pixels, frames=True, Modality="US", SOPClassUID="1.2.840.10008.5.1.4.1.1.3.1",
        StudyInstanceUID="1.9", SeriesInstanceUID="1.9.1", SOPInstanceUID="1.9.1.1",
    )  # fmt: skip
    (folder / "cine.dcm").write_bytes(data)
    return folder


def test_frames_of_a_moving_picture_are_named(tmp_path: Path) -> None:
    with DicomRoom(tmp_path, cine(tmp_path / "us")) as room:
        corners = ((2, 3), (10, 9))
        room.say(
            ("l", 0, Lesion(PAPULE)),
            ("second", 1, mark(ShapeKind.BOX, *corners, of="l", frame=2)),
            ("fourth", 1, mark(ShapeKind.BOX, *corners, of="l", frame=4)),
        )
        (report,) = room.export(SR).values()
        frames = [
            items(one, "111030")[0].ContentSequence[0].ReferencedSOPSequence[0]
            for one in groups(report)
        ]
        assert [one.ReferencedFrameNumber for one in frames] == [2, 4]
        made = list(room.export(SEG, "seg").values())
        # Frames that lie nowhere cannot be stacked; each has a file of its own.
        assert len(made) == 2
        for segmentation, frame in zip(made, (2, 4), strict=True):
            (source,) = (
                segmentation.PerFrameFunctionalGroupsSequence[0]
                .DerivationImageSequence[0]
                .SourceImageSequence
            )
            assert source.ReferencedSOPInstanceUID == room.stored(1).SOPInstanceUID
            assert source.ReferencedSOPClassUID == "1.2.840.10008.5.1.4.1.1.3.1"
            assert source.ReferencedFrameNumber == frame
            assert "FrameOfReferenceUID" not in segmentation
        assert len({one.SegmentSequence[0].TrackingUID for one in made}) == 1
        # Without a spacing nothing is measured.
        assert not [one for one in groups(report)[0].ContentSequence if one.ValueType == "NUM"]


def test_sections_at_one_place_stand_in_two_segmentations(tmp_path: Path) -> None:
    folder = series(tmp_path / "dynamic", 2)
    again = slice_at(7, ImagePositionPatient=[-10, -20, 2])
    (folder / "7.dcm").write_bytes(again)
    with DicomRoom(tmp_path, folder) as room:
        room.say(
            ("l", 0, Lesion(PAPULE)),
            *((f"b{place}", place, box(1, 1, 5, 5, "l")) for place in (1, 2, 3)),
        )
        made = room.export(SEG).values()
        assert sorted(int(one.NumberOfFrames) for one in made) == [1, 2]


def test_a_tiny_mark_is_still_a_pixel(tmp_path: Path) -> None:
    with DicomRoom(tmp_path) as room:
        room.say(("l", 0, Lesion(PAPULE)), ("b", 1, box(5.6, 7.6, 5.9, 7.9, "l")))
        (made,) = room.export(SEG).values()
        assert np.argwhere(made.pixel_array).tolist() == [[7, 5]]


def test_two_annotators_have_a_folder_each(room: DicomRoom) -> None:
    room.say(("bl", 0, Lesion(NODULE)), ("bb", 1, box(1, 1, 5, 5, "bl")), code="bert")
    assert list(room.export(SR)) == ["anna/case-0001-sr.dcm", "bert/case-0001-sr.dcm"]


def test_an_image_without_place_or_frame_of_reference_is_written_all_the_same(
    tmp_path: Path,
) -> None:
    folder = series(
        tmp_path / "bare", 1, FrameOfReferenceUID=None, ImagePositionPatient=None,
        ImageOrientationPatient=None, PixelSpacing=None, SliceThickness=None,
    )  # fmt: skip
    with DicomRoom(tmp_path, folder) as room:
        room.say(("l", 0, Lesion(PAPULE)), ("b", 1, box(1, 1, 5, 5, "l")))
        (made,) = room.export(SEG).values()
        assert int(made.pixel_array.sum()) == 16
        (report,) = room.export(SR, "report").values()
        assert len(groups(report)) == 1
