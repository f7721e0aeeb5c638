"""Annotation projects: what images become, who gets which case, and what may still be changed."""

import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.annotation.finding import Diagnosis
from medannot.domain.annotation.gallery import CaseState, GalleryQuery
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Change
from medannot.domain.covering import Original
from medannot.domain.errors import InputFault, MedannotError, Refusal, UsageFault
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.people import OWNER
from medannot.services.annotating import MediaChange
from medannot.services.annotation_values import CaseRule, Grouping, ProjectDraft, ProjectPlan
from medannot.services.desk import Desk
from medannot.store.media import MediaLibrary
from tests.helpers.annotated import (
    NODULE,
    UNSHARP,
    USABLE,
    AnnotationRoom,
    add_media,
    box,
    lesion,
    make_project,
)
from tests.helpers.one_photograph import BOX, PICTURE, black, request
from tests.helpers.pictures import dicom_file, encoded
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return photographs of three people in folders of their own, and one beside them."""
    folder = tmp_path / "Pictures of the ward"
    for number, name in enumerate(
        ("Zhang San/P1_far.png", "Zhang San/P1_near.png", "Li Si/P2_a.png", "P3_b.png"), start=1
    ):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photograph(number))
    return folder


def photograph(seed: int) -> bytes:
    return encoded(np.full((6, 8, 3), seed * 20, np.uint8), "PNG")


def plan(desk: Desk, **asked: object) -> ProjectPlan:
    lexicon = desk.folder.parent / "clinic-skin"
    if not lexicon.exists():
        small_lexicon(lexicon)
    return ProjectPlan("skin", str(lexicon), 7, **asked)  # type: ignore[arg-type]  # what it asks


def sizes(draft: ProjectDraft) -> list[int]:
    return [len(case.images) for case in draft.cases]


@pytest.mark.parametrize(
    ("rule", "cases"),
    [
        (CaseRule(), [1, 1, 1, 1]),
        (CaseRule(Grouping.FOLDER), [1, 2, 1]),
        (CaseRule(Grouping.NAME, r"^(P\d+)_"), [1, 2, 1]),
        (CaseRule(Grouping.NAME, "near|far"), [1, 1, 1, 1]),
    ],
)
def test_photographs_become_cases_by_the_rule(
    desk: Desk, folder: Path, rule: CaseRule, cases: list[int]
) -> None:
    draft = desk.projects.read_files(OWNER, [folder], rule)

    assert sorted(sizes(draft)) == sorted(cases)
    assert (draft.refused, draft.repeated, draft.images) == ((), 0, 4)


def test_names_of_folders_and_files_do_not_enter_the_workspace(desk: Desk, folder: Path) -> None:
    draft = desk.projects.read_files(OWNER, [folder], CaseRule(Grouping.FOLDER))
    desk.projects.create(OWNER, plan(desk), draft)
    _, cases = desk.project_overview.show(OWNER, "skin")

    assert {case.name for case in cases} == {""}
    text = "\n".join(sqlite3.connect(f"file:{desk.store.database}?mode=ro", uri=True).iterdump())
    assert [name for name in ("Zhang", "Li Si", "P1_", "ward") if name in text] == []
    kept = CaseRule(Grouping.FOLDER, keep_names=True)
    named = desk.projects.read_files(OWNER, [folder], kept)
    assert {case.name for case in named.cases} == {"Zhang San", "Li Si", "P3_b"}


def test_the_near_photograph_of_a_case_comes_first(desk: Desk, folder: Path) -> None:
    draft = desk.projects.read_files(OWNER, [folder / "Zhang San"], CaseRule(Grouping.NAME, "P1"))
    desk.projects.create(OWNER, plan(desk), draft)
    _, (case,) = desk.project_overview.show(OWNER, "skin")

    shown = MediaLibrary(desk.store).many(case.media)
    near = desk.store.blobs.read(shown[case.media[0]].sha256)
    assert near == photograph(2)


def test_an_archive_a_repeated_image_and_a_broken_file(desk: Desk, tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a/1.png", photograph(1))
        packed.writestr("a/2.png", photograph(2))
        packed.writestr("b/again.png", photograph(1))
        packed.writestr("c/broken.png", b"\x89PNG\r\n\x1a\nnothing")

    draft = desk.projects.read_files(OWNER, [archive], CaseRule(Grouping.FOLDER))

    assert (sizes(draft), draft.repeated) == ([2], 1)
    assert [one.file for one in draft.refused] == ["broken.png"]


def test_the_slices_of_a_study_are_one_case_and_lose_their_patient(
    desk: Desk, tmp_path: Path
) -> None:
    for number in (2, 1, 3):
        slice_ = dicom_file(
            np.full((4, 4), number * 9, np.int16),
            PatientName="Zhang^San",
            StudyInstanceUID="1.2.3",
            SeriesInstanceUID="1.2.3.1",
            SOPInstanceUID=f"1.2.3.1.{number}",
            ImagePositionPatient=[0, 0, number],
            ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
        )
        (tmp_path / f"{number}.dcm").write_bytes(slice_)
    (tmp_path / "photo.png").write_bytes(photograph(1))
    paths = sorted(tmp_path.glob("*.*"))

    draft = desk.projects.read_files(OWNER, paths, CaseRule())
    desk.projects.create(OWNER, plan(desk), draft)

    _, cases = desk.project_overview.show(OWNER, "skin")
    assert [len(case.media) for case in cases] == [3, 1]
    stored = b"".join(path.read_bytes() for path in desk.store.blobs.folder.glob("*/*.bin"))
    assert b"Zhang" not in stored


def test_the_images_of_a_question_set_once_each(desk: Desk) -> None:
    one, two = add_media(desk.store, 2)
    add_set(desk.store, "vqa", [Draft("1", images=(one,)), Draft("2", images=(two, one))])

    by_image = desk.projects.read_set(OWNER, "vqa", CaseRule())
    by_case = desk.projects.read_set(OWNER, "vqa", CaseRule(Grouping.CASE))

    assert [[image.media_id for image in case.images] for case in by_image.cases] == [[one], [two]]
    assert [[image.media_id for image in case.images] for case in by_case.cases] == [[one], [two]]
    with pytest.raises(UsageFault, match="grouped by image or by case"):
        desk.projects.read_set(OWNER, "vqa", CaseRule(Grouping.FOLDER))
    with pytest.raises(Refusal, match="There is no question set named nothing"):
        desk.projects.read_set(OWNER, "nothing", CaseRule())


def test_an_erased_image_is_left_out_and_one_erased_meanwhile_stops_all(desk: Desk) -> None:
    one, two, three = add_media(desk.store, 3)
    desk.media.erase(OWNER, one, "consent withdrawn")
    draft = desk.projects.read_media(OWNER, [[one, two], [three], [MediaId("x")]])

    assert sizes(draft) == [1, 1]
    assert [problem.sentence() for problem in draft.refused] == [
        f"image {one}: it was erased on request.",
        "image x: there is no such image.",
    ]
    desk.media.erase(OWNER, three, "consent withdrawn")
    with pytest.raises(InputFault, match="covered in part or erased since the files were read"):
        desk.projects.create(OWNER, plan(desk), draft)
    assert desk.project_overview.projects(OWNER) == ()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"required": ("L.PAPULE",)}, "L.PAPULE is no attribute of the lexicon clinic-skin@1.2.0"),
        ({"annotators": 1}, r"Each case needs at least 2 annotators here; 1 is too few"),
        ({"steps": (Step.LESIONS,)}, "The steps are lesions"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    desk: Desk, asked: dict[str, object], sentence: str
) -> None:
    draft = desk.projects.read_media(OWNER, [add_media(desk.store, 1)])
    with pytest.raises(MedannotError, match=sentence):
        desk.projects.create(OWNER, plan(desk, **asked), draft)
    assert desk.project_overview.projects(OWNER) == ()


def test_a_name_is_taken_once_and_an_empty_draft_makes_nothing(desk: Desk) -> None:
    make_project(desk, [add_media(desk.store, 1)])
    draft = desk.projects.read_media(OWNER, [add_media(desk.store, 1)])
    with pytest.raises(Refusal, match="A project named skin is there already"):
        desk.projects.create(OWNER, plan(desk), draft)
    with pytest.raises(Refusal, match="There is no annotation project named other"):
        desk.project_overview.status(OWNER, "other")


def test_cases_are_given_out_evenly_and_the_same_seed_gives_the_same(tmp_path: Path) -> None:
    orders = []
    for name in ("one", "two"):
        with AnnotationRoom(tmp_path / name, [1] * 9, ("anna", "bert", "cleo")) as room:
            places: dict[str, list[int]] = {}
            numbers = {case.id: case.number for case in room.cases}
            for code in ("anna", "bert", "cleo"):
                actor, place = room.actor(code), 0
                while own := room.desk.annotating.next(actor, room.project.id, place):
                    place = own.position
                    places.setdefault(code, []).append(numbers[own.case_id])
            orders.append(places)

    assert orders[0] == orders[1]
    assert [len(own) for own in orders[0].values()] == [6, 6, 6]
    assert set(Counter(n for own in orders[0].values() for n in own).values()) == {2}
    assert orders[0]["anna"] != sorted(orders[0]["anna"])


def test_next_and_previous_walk_the_own_order_and_skip_what_is_done(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, [1] * 4) as room:
        annotating, anna, project = room.desk.annotating, room.actor(), room.project.id
        second = annotating.next(anna, project, 1)
        assert second is not None
        opened = annotating.open(anna, second.case_id)
        room.complete_rest(opened, Diagnosis(None, 1, "acne"))

        places = [annotating.next(anna, project, after) for after in range(5)]
        assert [one.position if one else None for one in places] == [1, 2, 3, 4, None]
        left = annotating.next(anna, project, 1, unfinished=True)
        back = annotating.previous(anna, project, 3, unfinished=True)
        assert left is not None
        assert back is not None
        assert (left.position, back.position) == (3, 1)
        assert annotating.previous(anna, project, 1) is None
        assert annotating.counts(anna, project) == (4, 1)


def test_cases_are_joined_and_split_until_work_begins(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, [1, 2, 1]) as room:
        desk, media = room.desk, room.media
        desk.projects.join(OWNER, "skin", [3, 1])
        _, cases = desk.project_overview.show(OWNER, "skin")
        assert [(case.number, case.media) for case in cases] == [
            (1, (media[0], media[3])),
            (2, (media[1], media[2])),
        ]
        desk.projects.split(OWNER, "skin", 1, [[media[3]], [media[0]]])
        _, cases = desk.project_overview.show(OWNER, "skin")
        assert [(case.number, case.media) for case in cases] == [
            (1, (media[3],)),
            (2, (media[0],)),
            (3, (media[1], media[2])),
        ]
        status = desk.project_overview.status(OWNER, "skin")
        assert [one.total for one in status.people] == [3, 3]
        with pytest.raises(Refusal, match="Each image of the case has to stand in one part"):
            desk.projects.split(OWNER, "skin", 3, [[media[1]]])
        with pytest.raises(Refusal, match="has no case 4"):
            desk.projects.join(OWNER, "skin", [1, 4])

        room.say(desk.annotating.open(room.actor(), cases[0].id), USABLE, 1)
        for late in (
            lambda: desk.projects.join(OWNER, "skin", [1, 2]),
            lambda: desk.projects.split(OWNER, "skin", 3, [[media[1]], [media[2]]]),
            lambda: desk.projects.assign(OWNER, "skin", ["anna", "bert", "cleo"]),
        ):
            with pytest.raises(Refusal, match="Work has begun in the project skin"):
                late()
        assert desk.auditing.verify(OWNER).problems == ()


def test_too_few_or_doubled_annotators_are_refused(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, [1], codes=()) as room:
        for codes, sentence in (
            (["anna"], "Each case needs 2 annotators, and there are 1"),
            (["anna", "anna"], "A code is named twice"),
            (["anna", "a/b"], "is no name for a person"),
        ):
            with pytest.raises(MedannotError, match=sentence):
                room.desk.projects.assign(OWNER, "skin", codes)


def test_status_and_gallery_follow_the_work(room: AnnotationRoom) -> None:
    overview, project = room.desk.project_overview, room.project.id
    room.complete_rest(room.say(room.open(), UNSHARP, 1), Diagnosis(None, 1, "acne"))
    opened = room.say(room.open("bert"), lesion(NODULE), 0, "bert")
    half = overview.status(OWNER, "skin")
    room.complete_rest(opened, Diagnosis(None, 1, "acne"), "bert")
    status = overview.status(OWNER, "skin")

    assert half.states == {CaseState.OPEN: 1, CaseState.PARTLY: 1, CaseState.DONE: 0}
    assert status.states == {CaseState.OPEN: 1, CaseState.PARTLY: 0, CaseState.DONE: 1}
    assert status.disagreeing == 1
    assert [(one.code, one.total, one.begun, one.submitted) for one in status.people] == [
        ("anna", 2, 1, 1),
        ("bert", 2, 1, 1),
    ]

    def found(**asked: object) -> list[tuple[int, int]]:
        query = GalleryQuery(**asked)  # type: ignore[arg-type]  # what it asks
        lines = overview.gallery(OWNER, project, query, 0, 10)
        assert overview.gallery_count(OWNER, project, query) == len(lines)
        return [(line.number, line.position) for line in lines]

    anna, bert = room.actor().person_id, room.actor("bert").person_id
    assert found() == [(1, 1), (1, 2), (2, 1)]
    assert found(discarded=True) == [(1, 1)]
    assert found(discarded=False) == [(1, 2), (2, 1)]
    assert found(discarded=True, annotator=bert) == []
    assert found(nodes=frozenset({"L.NODULE"})) == [(1, 1), (1, 2)]
    assert found(nodes=frozenset({"L.NODULE"}), annotator=anna) == []
    assert found(states=frozenset({CaseState.DONE})) == [(1, 1), (1, 2)]
    assert found(states=frozenset({CaseState.OPEN, CaseState.PARTLY})) == [(2, 1)]
    assert found(disagrees=True) == [(1, 1), (1, 2)]
    assert found(disagrees=False) == []
    (line,) = overview.gallery(OWNER, project, GalleryQuery(), 0, 1)
    assert (line.annotators, line.submitted, line.discarded) == (2, 2, ("unsharp",))
    (line,) = overview.gallery(OWNER, project, GalleryQuery(), 2, 5)
    assert (line.number, line.disagrees, line.erased) == (2, None, False)


def test_opening_a_case_again_takes_the_comparison_back(room: AnnotationRoom) -> None:
    for code in ("anna", "bert"):
        opened = room.complete_rest(room.open(code), Diagnosis(None, 1, code), code)
    assert room.desk.project_overview.status(OWNER, "skin").disagreeing == 0
    (line, *_) = room.desk.project_overview.gallery(OWNER, room.project.id, GalleryQuery(), 0, 9)
    assert line.disagrees is False

    room.desk.annotating.reopen(room.actor("bert"), opened, "a second look")
    (line, *_) = room.desk.project_overview.gallery(OWNER, room.project.id, GalleryQuery(), 0, 9)
    assert line.disagrees is None


def test_a_covered_image_is_shown_covered_and_keeps_its_marks(desk: Desk, tmp_path: Path) -> None:
    photographed = tmp_path / "a.png"
    photographed.write_bytes(encoded(PICTURE, "PNG"))
    desk.projects.create(
        OWNER, plan(desk), desk.projects.read_files(OWNER, [photographed], CaseRule())
    )
    desk.projects.assign(OWNER, "skin", ["anna", "bert"])
    _, (case,) = desk.project_overview.show(OWNER, "skin")
    anna = desk.annotating.seat(OWNER, "anna")
    opened = desk.annotating.open(anna, case.id)
    mark = [Change(FindingId("m"), case.media[0], box(1, 1, 5, 5))]
    opened = desk.annotating.act(anna, opened, mark)

    covered = desk.covering.cover(OWNER, case.media[0], request(BOX, original=Original.KEPT))

    (changed,) = desk.annotating.media_changed(anna, opened)
    assert (changed.change, changed.shown.id) == (MediaChange.COVERED, covered.media.id)
    opened = opened.with_images([changed])
    assert opened == desk.annotating.open(anna, case.id)
    pixels = desk.annotating.image(anna, opened, opened.images[0]).frame(1).pixels
    assert pixels.tolist() == black(PICTURE, (1, 1, 3, 2)).tolist()
    assert list(opened.findings) == ["m"]
