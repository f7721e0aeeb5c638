"""Whole works of medannot's own files: out of one project, into another, with all that was said."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.domain.annotation.exported import FileFormat
from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    DiscardReason,
    FindingKind,
    Lesion,
    Mark,
    Quality,
    Region,
    Value,
)
from medannot.domain.annotation.mapping import How
from medannot.domain.annotation.project import DiagnosisScope, Step
from medannot.domain.annotation.revision import Cause
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.services.annotation_import_values import ImportPlan, ImportReport, ImportWish
from tests.helpers.annotated import NODULE, PAPULE, AnnotationRoom, box, last, lesion, make_project
from tests.helpers.whole_work import (
    ALL_KINDS,
    BROWN,
    COLOUR,
    DRAWN,
    RED,
    SIZE,
    expected,
    exported,
    named,
    say_all,
    whole_room,
)

OWN = [FileFormat.JSONL, FileFormat.CSV]


@pytest.fixture
def first(tmp_path: Path) -> Iterator[AnnotationRoom]:
    with whole_room(tmp_path / "first") as made:
        yield made


@pytest.fixture
def second(tmp_path: Path) -> Iterator[AnnotationRoom]:
    with whole_room(tmp_path / "second") as made:
        yield made


def plan(
    room: AnnotationRoom, *paths: Path, code: str = "anna", **wish: Any
) -> tuple[ImportPlan, ImportWish]:
    service = room.desk.annotation_import
    wanted = ImportWish(**wish)
    read = service.read(paths)
    return service.plan(room.actor(code), "skin", read, wanted), wanted


def take(room: AnnotationRoom, *paths: Path, code: str = "anna", **wish: Any) -> ImportReport:
    made, wanted = plan(room, *paths, code=code, **wish)
    return room.desk.annotation_import.apply(room.actor(code), made, wanted)


def told(made: ImportPlan) -> list[str]:
    return [problem.sentence() for problem in made.problems]


@pytest.mark.parametrize("format_", OWN)
def test_all_that_was_said_comes_into_another_project(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path, format_: FileFormat
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", format_)
    made, _ = plan(second, folder)
    assert told(made) == []
    assert made.counts == {
        FindingKind.QUALITY: 2,
        FindingKind.REGION: 1,
        FindingKind.LESION: 3,
        FindingKind.MARK: 4,
        FindingKind.RELATION: 2,
        FindingKind.DIAGNOSIS: 2,
        FindingKind.ADVICE: 2,
        FindingKind.COMPLETE: 1,
    }
    assert (made.images, {word.how for word in made.words}) == (2, {How.NODE_ID})
    report = take(second, folder)
    assert (report.cases, report.findings, report.refused) == (1, 17, ())
    assert named(second) == expected(ALL_KINDS)
    opened = second.open()
    assert {one.cause for one in opened.revisions} == {Cause.IMPORTED}
    assert len({one.act_id for one in opened.revisions}) == 1
    assert second.desk.auditing.verify(OWNER).holds
    again, _ = plan(second, folder)
    assert (again.cases, again.already, told(again)) == ((), 17, [])


def test_every_shape_comes_in_from_lines(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first, DRAWN)
    take(second, exported(first, tmp_path / "out", FileFormat.JSONL) / "cases.jsonl")
    assert named(second) == expected(DRAWN)


def test_what_a_table_does_not_hold_is_named(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    evidence = (FindingId("polygon"), FindingId("papules"))
    said = {**DRAWN, "first": (0, Diagnosis(None, 1, "acne", evidence))}
    say_all(first, said)
    made, wish = plan(second, exported(first, tmp_path / "out", FileFormat.CSV))
    why = (
        "the table holds its bounds alone, and not what was drawn; import the JSON Lines or "
        "another format for it."
    )
    assert told(made) == [
        f"annotations.csv, row 28: mark Papule: {why}",
        f"annotations.csv, row 29: mark Papule: {why}",
        (
            "annotations.csv, row 20: "
            "diagnosis acne: of its evidence 1 finding(s) stay out; the rest "
            "is taken."
        ),
    ]
    second.desk.annotation_import.apply(second.actor(), made, wish)
    kept = {**ALL_KINDS, "first": (0, Diagnosis(None, 1, "acne", (FindingId("papules"),)))}
    assert named(second) == expected(kept)


def test_into_the_same_work_nothing_is_said_twice_and_what_was_taken_away_comes_back(
    first: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    annotating = first.desk.annotating
    emptied = annotating.undo(first.actor(), first.open())
    assert not emptied.findings
    report = take(first, folder)
    assert (report.findings, named(first)) == (17, expected(ALL_KINDS))
    assert set(first.open().findings) == {FindingId(name) for name in ALL_KINDS}


def test_what_was_said_before_stays_and_the_difference_is_named(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    opened = second.say(second.open(), Quality(DiscardReason.UNSHARP), 1)
    opened = second.say(opened, lesion(PAPULE))
    mine = last(opened)
    opened = second.say(opened, box(1, 2, 11, 12.5, mine), 1)
    before = dict(second.say(opened, Diagnosis(None, 1, "eczema")).findings)
    made, wish = plan(second, folder)
    other = "it is there already and says something else here, which stays."
    assert told(made) == [
        f"cases.jsonl, row 1: quality case-0001-1.png: {other}",
        f"cases.jsonl, row 1: lesion Papule: {other}",
    ]
    second.desk.annotation_import.apply(second.actor(), made, wish)
    after = second.open().findings
    assert {key: after[key] for key in before} == before
    ranks = {
        one.content.text or "Folliculitis": one.content.rank
        for one in after.values()
        if isinstance(one.content, Diagnosis)
    }
    assert ranks == {"eczema": 1, "Folliculitis": 2, "rosacea-like": 3}
    lesions = [one.content for one in after.values() if isinstance(one.content, Lesion)]
    assert [one.term for one in lesions] == [PAPULE, NODULE, NODULE]
    shown = [one for one in after.values() if isinstance(one.content, Mark)]
    assert sum(one.content.target == mine for one in shown) == 1  # type: ignore[union-attr]  # marks


def test_a_project_that_asks_for_other_things_names_what_stays_out(
    first: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    with whole_room(tmp_path / "by-image", diagnosis_scope=DiagnosisScope.IMAGE) as room:
        made, wish = plan(room, folder)
        room.desk.annotation_import.apply(room.actor(), made, wish)
        why = "In this project diagnoses and advice belong to an image; name it."
        assert told(made) == [
            f"cases.jsonl, row 1: diagnosis Folliculitis: {why}",
            f"cases.jsonl, row 1: diagnosis rosacea-like: {why}",
            (
                "cases.jsonl, row 1: "
                "advice See a doctor: the diagnosis that it serves stays out; it "
                "serves none then."
            ),
            f"cases.jsonl, row 1: advice See a doctor: {why}",
            f"cases.jsonl, row 1: advice sleep well: {why}",
        ]
        kinds = {Diagnosis, Advice}
        kept = {key: one for key, one in ALL_KINDS.items() if type(one[1]) not in kinds}
        assert named(room) == expected(kept)
    steps = (Step.QUALITY, Step.REGIONS)
    with whole_room(tmp_path / "regions", steps=steps) as room:
        made, wish = plan(room, folder)
        room.desk.annotation_import.apply(room.actor(), made, wish)
        assert "cases.jsonl, row 1: mark Papule: what it shows stays out." in told(made)
        found = [type(content) for _, content in named(room)]
        assert found.count(Region) == 1
        assert Lesion not in found


def test_an_unknown_term_is_mapped_like_other_labels(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    file = folder / "cases.jsonl"
    text = file.read_text("utf-8")
    for known, other in (
        ('"L.PAPULE"', '"X.BUMP"'),
        ('"Papule"', '"Raised spot"'),
        ('"D.FOLLIC"', '"X.F"'),
        ('"Folliculitis"', '"Hair disease"'),
        ('"A.REL.ON"', '"X.ON"'),
        ('"On the surface of"', '"atop"'),
        ('"A.COLOR.RED"', '"X.RED"'),
        ('"Red"', '"Scarlet"'),
        ('"A.SIZE"', '"X.SIZE"'),
        ('"Size"', '"Extent"'),
        ('"T.VISIT"', '"X.VISIT"'),
    ):
        text = text.replace(known, other)
    file.write_text(text, "utf-8")
    made, _ = plan(second, folder)
    assert {word.label for word in made.unmapped} == {"Raised spot", "Hair disease", "atop"}
    by_name = {
        word.label: word.node.id for word in made.words if word.how is How.NAME and word.node
    }
    assert by_name == {"See a doctor": "T.VISIT"}
    assert [value.label for value in made.undecided] == ["Colour=Scarlet", "Extent (cm)=0.1 to 0.3"]
    given = {
        "Raised spot": "L.PAPULE",
        "Hair disease": "D.FOLLIC",
        "atop": "A.REL.ON",
        "Colour=Scarlet": "A.COLOR.RED",
        "Extent (cm)=*": "A.SIZE",
    }
    take(second, folder, given=given)
    contents = named(second)
    assert {repr(one) for _, one in contents} >= {
        repr(one) for _, one in expected(ALL_KINDS) if not isinstance(one, Lesion)
    }
    (papules,) = (one for _, one in contents if isinstance(one, Lesion) and one.term == PAPULE)
    # What the lexicon knew by itself comes first.
    assert papules.values == (
        Value(COLOUR, (BROWN, RED)),
        Value(SIZE, (), 0.1, 0.3, "cm", measured=True),
    )


def test_a_label_that_is_left_out_takes_what_names_it_along(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    made, wish = plan(second, folder, given={"Papule": ""})
    assert told(made) == [
        "cases.jsonl, row 1: lesion Papule: its term is not mapped to the lexicon.",
        "cases.jsonl, row 1: mark Papule: what it shows stays out.",
        "cases.jsonl, row 1: relation Nodule – Papule: a lesion that it names stays out.",
        "cases.jsonl, row 1: relation Papule – Nodule: a lesion that it names stays out.",
        (
            "cases.jsonl, row 1: "
            "diagnosis Folliculitis: of its evidence 3 finding(s) stay out; the "
            "rest is taken."
        ),
    ]
    second.desk.annotation_import.apply(second.actor(), made, wish)
    found = [content for _, content in named(second)]
    assert [one.evidence for one in found if isinstance(one, Diagnosis)] == [("#3",), ("#1",)]


def test_a_case_that_is_handed_in_is_named_and_the_others_come_in(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    only: dict[str, tuple[int, Content]] = {"only": (1, Quality()), "spot": (0, lesion(NODULE))}
    say_all(first, only, case=2)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    second.complete_rest(second.open(), Diagnosis(None, 1, "own"))
    made, wish = plan(second, folder)
    assert told(made) == ["case 1: It is handed in; open it again, then import."]
    report = second.desk.annotation_import.apply(second.actor(), made, wish)
    assert (report.cases, len(second.open(case=2).findings)) == (1, 2)


def test_of_several_people_the_work_of_who_takes_it_in_is_taken(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    say_all(first, {"berts": (0, lesion(NODULE))}, code="bert")
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    made, wish = plan(second, folder, code="bert")
    assert told(made) == [
        "cases.jsonl, row 1: case-0001 is by anna, and stays out beside the annotator's own work."
    ]
    second.desk.annotation_import.apply(second.actor("bert"), made, wish)
    assert named(second, "bert") == [(0, lesion(NODULE))]
    with whole_room(tmp_path / "third", codes=("carl", "dora")) as room:
        made, _ = plan(room, folder, code="carl")
        assert made.cases == ()
        assert told(made)[0] == (
            "cases.jsonl, row 1: case-0001 is by anna, and the files hold the work of others too; "
            "export one annotator's alone, then import it."
        )


def test_a_file_of_an_image_that_is_not_there_says_so(
    first: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    with whole_room(tmp_path / "small", cases=(1,)) as room:
        made, wish = plan(room, folder)
        gone = "its image is not in the project."
        assert told(made) == [
            "case-0001-2.png: no image of the project has this name, or alone this size.",
            f"cases.jsonl, row 1: quality case-0001-2.png: {gone}",
            f"cases.jsonl, row 1: mark Nodule: {gone}",
        ]
        report = room.desk.annotation_import.apply(room.actor(), made, wish)
        assert report.findings == 15


def test_a_mark_that_leaves_its_image_is_mended_with_consent_alone(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first, {"spot": (0, lesion(PAPULE)), "wide": (1, box(1, 2, 90, 12, "spot"))})
    file = exported(first, tmp_path / "out", FileFormat.JSONL) / "cases.jsonl"
    file.write_text(file.read_text("utf-8").replace("90.0", "130.0"), "utf-8")
    made, _ = plan(second, file)
    assert sum(made.mendable.values()) == 1
    assert told(made) == [
        (
            "cases.jsonl, row 1: "
            "mark Papule: it leaves the image; agree to its repair, and it ends "
            "at the edge."
        )
    ]
    assert take(second, file, repair=True).findings == 2
    assert (1, box(1, 2, 100, 12, "#1")) in named(second)


def test_a_table_that_a_spreadsheet_sorted_is_joined_rightly(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first)
    file = exported(first, tmp_path / "out", FileFormat.CSV) / "annotations.csv"
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    head = rows[0]
    rows[1:] = sorted(rows[1:], key=lambda row: (row[head.index("aspect")], row), reverse=True)
    turned = [row[::-1] for row in rows]
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(turned)
    file.write_text(text.getvalue(), "utf-8", newline="")
    take(second, file)
    assert len(second.open().findings) == 17
    papules = next(one for _, one in named(second) if isinstance(one, Lesion) and one.values)
    assert papules == ALL_KINDS["papules"][1]


def test_two_projects_of_one_workspace_know_images_by_their_ids(
    first: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first, {"spot": (0, lesion(PAPULE)), "mark": (2, box(1, 2, 9, 12, "spot"))})
    folder = exported(first, tmp_path / "out", FileFormat.JSONL)
    near, far, _ = first.media
    make_project(first.desk, [[far], [near]], name="other")
    service = first.desk.annotation_import
    wish = ImportWish()
    made = service.plan(first.actor(), "other", service.read([folder]), wish)
    assert told(made) == [
        (
            "cases.jsonl, row 1: "
            "the images of case-0001 lie in 2 cases of the project; nothing of it "
            "comes in."
        )
    ]
    make_project(first.desk, [[far, near]], name="turned")
    made = service.plan(first.actor(), "turned", service.read([folder]), wish)
    assert {change.media_id for one in made.cases for change in one.changes} == {None, far}


def test_lines_beside_a_file_of_another_program_are_one_act(
    first: AnnotationRoom, second: AnnotationRoom, tmp_path: Path
) -> None:
    say_all(first, {"spot": (0, lesion(PAPULE)), "mark": (1, box(1, 2, 9, 12, "spot"))})
    lines = exported(first, tmp_path / "lines", FileFormat.JSONL)
    others = exported(first, tmp_path / "coco", FileFormat.COCO)
    shown = json.loads((others / "annotations.json").read_text("utf-8"))
    assert len(shown["annotations"]) == 1
    made, wish = plan(second, lines, others)
    assert (made.counts, made.already) == ({FindingKind.LESION: 1, FindingKind.MARK: 1}, 1)
    assert second.desk.annotation_import.apply(second.actor(), made, wish).findings == 2
