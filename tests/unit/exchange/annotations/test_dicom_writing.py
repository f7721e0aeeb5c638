"""Reports and segmentations of DICOM images: read by highdicom, and attribute by attribute."""

from pathlib import Path

import highdicom
import numpy as np
import pytest
from pydicom.dataset import Dataset

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import Lesion, LesionRelation, Term, Together, Value
from medannot.domain.annotation.foreign import ForeignMark
from medannot.domain.ids import FindingId
from medannot.exchange.annotations.foreign_files import ForeignFile, read_foreign
from tests.helpers.annotated import NODULE, PAPULE, box
from tests.helpers.dicom_case import WrittenCase, case_of
from tests.helpers.dicom_projects import COLUMNS, ROWS
from tests.helpers.dicom_reports import groups, items, meaning, name_of

SR, SEG = FileFormat.DICOM_SR, FileFormat.DICOM_SEG


@pytest.fixture
def room(tmp_path: Path) -> WrittenCase:
    """Return a series of three sections on which anna has said all that can be said."""
    return WrittenCase(tmp_path)


def report_in(room: WrittenCase) -> Dataset:
    files = room.export(SR)
    assert list(files) == ["anna/case-0001-sr.dcm"]
    return files["anna/case-0001-sr.dcm"]


def meaning_of_name(item: Dataset) -> str:
    return str(item.ConceptNameCodeSequence[0].CodeMeaning)


def marks_in(folder: Path) -> list[ForeignMark]:
    files = [ForeignFile(path.name, path.read_bytes()) for path in folder.rglob("*.dcm")]
    return [mark for image in read_foreign(files).images for mark in image.marks]


def of_lesion(report: Dataset, tracked: str) -> list[Dataset]:
    return [one for one in groups(report) if items(one, "112039")[0].TextValue.endswith(tracked)]


def test_a_report_has_the_attributes_that_a_comprehensive_sr_must_have(room: WrittenCase) -> None:
    report, stored = report_in(room), room.stored(1)
    told = {
        "SOPClassUID": "1.2.840.10008.5.1.4.1.1.88.33",
        "Modality": "SR",
        "StudyInstanceUID": stored.StudyInstanceUID,
        "PatientName": "",
        "PatientID": "",
        "PatientBirthDate": "",
        "PatientSex": "",
        "StudyDate": "",
        "AccessionNumber": "",
        "ReferringPhysicianName": "",
        "SpecificCharacterSet": "ISO_IR 192",
        "Manufacturer": "medannot",
        "SeriesNumber": 1,
        "InstanceNumber": 1,
        "CompletionFlag": "COMPLETE",
        "VerificationFlag": "UNVERIFIED",
        "ValueType": "CONTAINER",
        "ContinuityOfContent": "CONTINUOUS",
    }
    assert {keyword: str(report[keyword].value) for keyword in told} == {
        keyword: str(value) for keyword, value in told.items()
    }
    assert report.SeriesInstanceUID not in {stored.SeriesInstanceUID, report.SOPInstanceUID}
    assert report.file_meta.MediaStorageSOPInstanceUID == report.SOPInstanceUID
    assert report.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
    assert name_of(report) == ("DCM", "126000")
    (template,) = report.ContentTemplateSequence
    assert (template.MappingResource, template.TemplateIdentifier) == ("DCMR", "1500")
    assert len(report.PerformedProcedureCodeSequence) == 0


def test_a_report_names_the_stored_images_and_nothing_of_the_patient(room: WrittenCase) -> None:
    report = report_in(room)
    (study,) = report.CurrentRequestedProcedureEvidenceSequence
    (one,) = study.ReferencedSeriesSequence
    stored = [room.stored(place) for place in (1, 2, 3)]
    assert one.SeriesInstanceUID == stored[0].SeriesInstanceUID
    assert [image.ReferencedSOPInstanceUID for image in one.ReferencedSOPSequence] == [
        image.SOPInstanceUID for image in stored
    ]
    data = (room.parent / "out" / "anna" / "case-0001-sr.dcm").read_bytes()
    assert not [word for word in (b"Zhang", b"MRN-4711", b"Nowhere") if word in data]


def test_who_observed_is_the_pseudonym_and_the_program(room: WrittenCase) -> None:
    report = report_in(room)
    told = {name_of(one)[1]: one for one in report.ContentSequence if name_of(one)[0] == "DCM"}
    assert str(told["121008"].PersonName) == "anna^"
    assert told["121013"].TextValue == "medannot"
    assert told["121015"].TextValue == f"medannot {report.SoftwareVersions}"
    assert meaning(told["121058"]) == "Imaging procedure"
    assert told["121049"].ConceptCodeSequence[0].CodeValue == "en-US"


def test_a_lesion_on_two_images_is_tracked_by_one_uid(room: WrittenCase) -> None:
    report = report_in(room)
    boxed, rounded = of_lesion(report, "anna case-0001 lesion 1")
    uids = {items(one, "112040")[0].UID for one in (boxed, rounded)}
    assert len(uids) == 1
    assert uids.pop().startswith("2.25.")
    assert {one.ContentTemplateSequence[0].TemplateIdentifier for one in (boxed, rounded)} == {
        "1410"
    }
    for group, place in ((boxed, 1), (rounded, 2)):
        (region,) = items(group, "111030")
        (image,) = region.ContentSequence
        assert (image.ValueType, image.RelationshipType) == ("IMAGE", "SELECTED FROM")
        reference = image.ReferencedSOPSequence[0]
        assert reference.ReferencedSOPInstanceUID == room.stored(place).SOPInstanceUID
        assert "ReferencedFrameNumber" not in reference


def test_what_is_said_of_a_lesion_stands_in_its_group(room: WrittenCase) -> None:
    group = of_lesion(report_in(room), "lesion 1")[0]
    (finding,) = items(group, "121071")
    (code,) = finding.ConceptCodeSequence
    assert (code.CodingSchemeDesignator, code.CodeValue, code.CodeMeaning) == (
        "99HP", "0200034", "Papule",
    )  # fmt: skip
    (node,) = code.EquivalentCodeSequence
    assert (node.CodingSchemeDesignator, node.CodeValue, node.CodingSchemeVersion) == (
        "99MEDANNOT", "L.PAPULE", "1.2.0",
    )  # fmt: skip
    by_meaning = {
        str(one.ConceptNameCodeSequence[0].CodeMeaning): one for one in group.ContentSequence
    }
    site = by_meaning["Finding Site"]
    assert (meaning(site), site.ConceptCodeSequence[0].CodeValue) == ("Face", "FACE")
    side, how = site.ContentSequence
    assert (meaning(side), meaning(how)) == ("Left", "stated")
    assert side.RelationshipType == "HAS CONCEPT MOD"
    assert meaning(by_meaning["Finding category"]) == "Morphologically Abnormal Structure"
    assert meaning(by_meaning["Role"]) == "primary"
    assert by_meaning["Comment"].TextValue == "丘疹 on the cheek"


def test_a_term_without_a_public_code_has_its_node_and_the_lexicon_is_named(
    room: WrittenCase,
) -> None:
    report = report_in(room)
    code = items(of_lesion(report, "lesion 2")[0], "121071")[0].ConceptCodeSequence[0]
    assert (code.CodingSchemeDesignator, code.CodeValue, code.CodingSchemeVersion) == (
        "99MEDANNOT", "L.NODULE", "1.2.0",
    )  # fmt: skip
    schemes = [
        (one.CodingSchemeDesignator, one.CodingSchemeName, one.get("CodingSchemeVersion"))
        for one in report.CodingSchemeIdentificationSequence
    ]
    assert schemes == [
        ("99MEDANNOT-P", "medannot's own words", None),
        ("99MEDANNOT", "medannot lexicon clinic-skin", "1.2.0"),
        ("99HP", "Human Phenotype Ontology", None),
    ]


@pytest.mark.parametrize(
    ("tracked", "place", "kind", "data", "measures"),
    [
        ("lesion 1", 0, "POLYLINE", [2, 3, 10, 3, 10, 9, 2, 9, 2, 3], {"Area": (6.0, "mm2")}),
        # 8 columns of 0.25 mm across and 16 rows of 0.5 mm down: the long axis stands upright.
        (
            "lesion 1", 1, "ELLIPSE", [8, 2, 8, 18, 4, 10, 12, 10],
            {"Major Axis": (8.0, "mm"), "Minor Axis": (2.0, "mm"), "Area": (12.5664, "mm2")},
        ),
        ("lesion 2", 0, "POLYLINE", [2, 3, 10, 9, 2, 9, 2, 3], {"Area": (3.0, "mm2")}),
        ("lesion 2", 1, "POINT", [2.5, 3.25], {}),
        ("mark 1", 0, "POLYLINE", [2, 3, 6, 3], {"Length": (1.0, "mm")}),
    ],
)  # fmt: skip
def test_marks_are_coordinates_with_their_measures(
    room: WrittenCase, tracked: str, place: int, kind: str, data: list[float],
    measures: dict[str, tuple[float, str]],
) -> None:  # fmt: skip
    group = of_lesion(report_in(room), tracked)[place]
    (region,) = items(group, "111030")
    assert (region.ValueType, region.GraphicType) == ("SCOORD", kind)
    assert list(region.GraphicData) == data
    found = {}
    for one in group.ContentSequence:
        if one.ValueType == "NUM":
            (value,) = one.MeasuredValueSequence
            (unit,) = value.MeasurementUnitsCodeSequence
            assert unit.CodingSchemeDesignator == "UCUM"
            name = str(one.ConceptNameCodeSequence[0].CodeMeaning)
            found[name] = (float(value.NumericValue), str(unit.CodeValue))
    assert found == measures


def test_what_has_no_region_is_said_of_its_image_or_of_the_case(room: WrittenCase) -> None:
    report = report_in(room)
    (unseen,) = of_lesion(report, "lesion 3")
    assert unseen.ContentTemplateSequence[0].TemplateIdentifier == "1501"
    assert not [one for one in unseen.ContentSequence if one.ValueType == "IMAGE"]
    (painted,) = of_lesion(report, "region 1")
    (image,) = (one for one in painted.ContentSequence if one.ValueType == "IMAGE")
    reference = image.ReferencedSOPSequence[0].ReferencedSOPInstanceUID
    assert reference == room.stored(1).SOPInstanceUID
    (quality,) = of_lesion(report, "quality 1")
    assert meaning(items(quality, "121071")[0]) == "usable"


def test_diagnoses_keep_rank_reasons_and_evidence(room: WrittenCase) -> None:
    report = report_in(room)
    own = "99MEDANNOT-P"
    ranked = [one for one in groups(report) if items(one, "rank", own)]
    told = [
        (
            int(items(one, "rank", own)[0].MeasuredValueSequence[0].NumericValue),
            items(one, "text", own)[0].TextValue,
        )
        for one in ranked
    ]
    assert told == [(1, "eczema"), (2, "acne")]
    assert items(ranked[0], "reasoning", own)[0].TextValue == "it itches"
    papule = items(of_lesion(report, "lesion 1")[0], "112040")[0].UID
    assert papule == items(ranked[0], "evidence", own)[0].UID
    (advice,) = of_lesion(report, "advice 1")
    assert items(advice, "text", own)[0].TextValue == "ointment"
    assert items(advice, "serves", own)[0].UID == items(ranked[0], "112040")[0].UID


def test_what_was_measured_is_a_number_with_its_unit(tmp_path: Path) -> None:
    size, colour = (Term(f"A.{word}", "own@2", word, "") for word in ("Size", "Colour"))
    values = (
        Value(size, (), 0.1, 0.3, "cm", measured=True),
        Value(Term("A.NUMBER", "own@2", "Number", ""), (), 4, 4, "count"),
        Value(colour, (Term("A.RED", "own@2", "Red", ""), Term("A.PINK", "own@2", "Pink", ""))),
    )
    case = case_of(("l", 0, Lesion(PAPULE, values=values)))
    (report,) = WrittenCase(tmp_path, case).export(SR).values()
    (group,) = groups(report)
    numbers = [
        (
            meaning_of_name(one),
            float(one.MeasuredValueSequence[0].NumericValue),
            one.MeasuredValueSequence[0].MeasurementUnitsCodeSequence[0].CodeValue,
            [meaning(child) for child in one.ContentSequence],
        )
        for one in group.ContentSequence
        if one.ValueType == "NUM"
    ]
    assert numbers == [
        ("Size", 0.1, "cm", ["Measured", "Minimum"]),
        ("Size", 0.3, "cm", ["Measured", "Maximum"]),
        ("Number", 4, "{count}", ["Estimated by eye"]),
    ]
    words = [meaning(one) for one in group.ContentSequence if meaning_of_name(one) == "Colour"]
    assert words == ["Red", "Pink"]
    (read,) = marks_in(tmp_path)
    assert (read.attributes["Size (cm)"], read.attributes["Colour"]) == ("0.1 to 0.3", "Red; Pink")


def test_relations_name_both_lesions(tmp_path: Path) -> None:
    relation = LesionRelation(FindingId("a"), FindingId("b"), None, Together.MOSTLY)
    case = case_of(("a", 0, Lesion(PAPULE)), ("b", 0, Lesion(NODULE)), ("r", 0, relation))
    (report,) = WrittenCase(tmp_path, case).export(SR).values()
    first, second, related = groups(report)
    own = "99MEDANNOT-P"
    assert items(related, "subject", own)[0].UID == items(first, "112040")[0].UID
    assert items(related, "object", own)[0].UID == items(second, "112040")[0].UID
    assert meaning(items(related, "together", own)[0]) == "mostly"


def test_long_words_and_ids_fit_their_places(tmp_path: Path) -> None:
    term = Term("L.VERY.LONG.ID.OF.A.NODE", "a-very-long-lexicon@10.20.30-beta.7", "x" * 90, "")
    case = case_of(("l", 0, Lesion(term)), ("m", 1, box(1, 1, 5, 5, "l")))
    for format_ in (SR, SEG):
        (made,) = WrittenCase(tmp_path, case).export(format_).values()
        if format_ is SEG:
            (code,) = made.SegmentSequence[0].SegmentedPropertyTypeCodeSequence
        else:
            (code,) = items(groups(made)[0], "121071")[0].ConceptCodeSequence
        assert (code.LongCodeValue, "CodeValue" in code) == ("L.VERY.LONG.ID.OF.A.NODE", False)
        assert (code.CodeMeaning, code.CodingSchemeVersion) == ("x" * 64, "10.20.30-beta.7")


def test_words_that_would_be_two_values_are_one(tmp_path: Path) -> None:
    term = Term("L.X", "own@1", "one\\two\n three", "")
    case = case_of(("l", 0, Lesion(term)), ("m", 1, box(1, 1, 5, 5, "l")))
    (made,) = WrittenCase(tmp_path, case).export(SEG).values()
    assert made.SegmentSequence[0].SegmentLabel == "one/two three"


def test_highdicom_reads_the_report(room: WrittenCase) -> None:
    report_in(room)
    read = highdicom.sr.srread(room.parent / "out" / "anna" / "case-0001-sr.dcm")
    assert isinstance(read, highdicom.sr.ComprehensiveSR)
    planar = read.content.get_planar_roi_measurement_groups()
    assert len(planar) == 5
    lesion = planar[0].tracking_uid
    both = read.content.get_planar_roi_measurement_groups(tracking_uid=lesion)
    assert [one.roi.graphic_type.value for one in both] == ["POLYLINE", "ELLIPSE"]
    assert [one.finding_type.meaning for one in both] == ["Papule", "Papule"]
    assert both[0].finding_sites[0].laterality.meaning == "Left"
    assert both[0].roi.value.tolist() == [[2, 3], [10, 3], [10, 9], [2, 9], [2, 3]]
    others = read.content.get_image_measurement_groups()
    assert [one.finding_type.meaning for one in others] == [
        "usable", "Face", "Nodule", "Advice", "Everything visible is annotated",
        "Diagnosis", "Diagnosis",
    ]  # fmt: skip


def test_a_segmentation_has_the_attributes_that_it_must_have(room: WrittenCase) -> None:
    files, stored = room.export(SEG), room.stored(1)
    assert list(files) == ["anna/case-0001-seg-1.dcm"]
    made = files["anna/case-0001-seg-1.dcm"]
    told = {
        "SOPClassUID": "1.2.840.10008.5.1.4.1.1.66.4",
        "Modality": "SEG",
        "ImageType": "['DERIVED', 'PRIMARY']",
        "SegmentationType": "BINARY",
        "SamplesPerPixel": 1,
        "PhotometricInterpretation": "MONOCHROME2",
        "BitsAllocated": 1,
        "BitsStored": 1,
        "HighBit": 0,
        "PixelRepresentation": 0,
        "LossyImageCompression": "00",
        "Rows": ROWS,
        "Columns": COLUMNS,
        "NumberOfFrames": 4,
        "ContentLabel": "ANNOTATIONS",
        "ContentCreatorName": "anna^",
        "PatientName": "",
        "PatientID": "",
        "StudyInstanceUID": stored.StudyInstanceUID,
        "FrameOfReferenceUID": stored.FrameOfReferenceUID,
    }
    assert {keyword: str(made[keyword].value) for keyword in told} == {
        keyword: str(value) for keyword, value in told.items()
    }
    segments = [
        (one.SegmentNumber, one.SegmentLabel, one.SegmentAlgorithmType, one.TrackingID)
        for one in made.SegmentSequence
    ]
    assert segments == [
        (1, "Papule", "MANUAL", "anna case-0001 lesion 1"),
        (2, "Face", "MANUAL", "anna case-0001 region"),
        (3, "Nodule", "MANUAL", "anna case-0001 lesion 2"),
    ]
    (series_,) = made.ReferencedSeriesSequence
    assert series_.SeriesInstanceUID == stored.SeriesInstanceUID
    assert {one.ReferencedSOPInstanceUID for one in series_.ReferencedInstanceSequence} == {
        room.stored(place).SOPInstanceUID for place in (1, 2, 3)
    }
    side = made.SegmentSequence[0].AnatomicRegionSequence[0].AnatomicRegionModifierSequence[0]
    assert side.CodeMeaning == "Left"


def test_segments_and_reports_track_the_same_lesions(room: WrittenCase) -> None:
    made = room.export(SEG)["anna/case-0001-seg-1.dcm"]
    report = room.export(SR, "report")["anna/case-0001-sr.dcm"]
    uids = [items(of_lesion(report, f"lesion {n}")[0], "112040")[0].UID for n in (1, 2)]
    assert [made.SegmentSequence[at].TrackingUID for at in (0, 2)] == uids


def test_highdicom_reads_the_pixels_of_each_section(room: WrittenCase) -> None:
    room.export(SEG)
    read = highdicom.seg.segread(room.parent / "out" / "anna" / "case-0001-seg-1.dcm")
    uids = [str(room.stored(place).SOPInstanceUID) for place in (1, 2, 3)]
    found = read.get_pixels_by_source_instance(uids, ignore_spatial_locations=False)
    wanted = np.zeros((3, ROWS, COLUMNS, 3), np.uint8)
    wanted[0, 3:9, 2:10, 0] = 1
    # An ellipse of 8 by 16 pixels: those whose middle lies inside.
    y, x = np.mgrid[:ROWS, :COLUMNS] + 0.5
    wanted[1, :, :, 0] = ((x - 8) / 4) ** 2 + ((y - 10) / 8) ** 2 <= 1
    wanted[0, 5, [4, 6], 1] = 1
    wanted[0, 6, 4:7, 1] = 1
    # Below the line from (2, 3) to (10, 9).
    wanted[2, :, :, 2] = (x > 2) & (y < 9) & (y > 3 + (x - 2) * 6 / 8)
    assert np.array_equal(found, wanted)
