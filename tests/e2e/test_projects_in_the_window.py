"""Projects in the real window: made as a whole, given out, joined, split, migrated."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel

from medannot.domain.annotation.finding import LateralitySource, Region, Site, Term
from medannot.domain.annotation.levels import Asked, Depths
from medannot.domain.annotation.project import Case, DiagnosisScope, Project, Step
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.terms import terms_of
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.services.annotation_values import CaseRule, ProjectPlan
from medannot.services.desk import open_desk
from tests.helpers.annotated import AnnotationRoom
from tests.helpers.annotating_room import drawn_images, search, sit_down, with_project
from tests.helpers.driving import Driven, ScriptedDialogs, drive
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace
from tests.unit.services.annotating.test_migration import House

pytestmark = pytest.mark.usefixtures("home")

FIVE = (
    "ring_near.jpg",
    "ring_middle.jpg",
    "ring_far.jpg",
    "vesicles_middle.jpg",
    "wheals_middle.jpg",
)


def shown(folder: Path, name: str) -> tuple[Project, tuple[Case, ...]]:
    with open_desk(folder) as desk:
        return desk.project_overview.show(OWNER, name)


def begin_form(window: Driven) -> None:
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+6")
    window.wait_to_see("There is no annotation project yet.")
    window.click("New project")
    window.idle()


def manage(window: Driven, name: str) -> None:
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+6")
    window.wait_to_see(f"Manage {name}")
    window.click(f"Manage {name}")
    window.idle()


def test_a_project_is_made_with_all_that_is_asked_by_mouse(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    pictures = drawn_images(tmp_path / "pictures", FIVE)
    (pictures / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    dialogs = ScriptedDialogs(folders=[pictures])

    def script(window: Driven) -> None:
        begin_form(window)
        window.click("Make project")
        window.wait_to_see("Give the project a name.")
        window.wait_to_see("Choose the folder or the files in which the images lie.")
        form = window.page().form
        form.name.setText("skin")
        form.people.setText("anna")
        window.wait_to_see("Each case gets 2 annotators; 1 named so far. Name more people.")
        form.people.setText("anna, bert, cleo")
        assert not window.sees("Name more people")
        window.click("Choose folder")
        window.idle()
        window.wait_to_see("5 cases, 5 images. 1 file cannot be taken in.")
        assert window.page().form.preview.refused.isVisible()
        window.click("A case is: Names alike")
        form.image_fields.pattern.setFocus()
        window.type("^([a-z]+)_")
        window.wait_to_see("3 cases, 5 images.")
        first = form.preview.table.model().index(0, 2).data()
        assert first.startswith(
            "near, middle, far  ·  ring_near.jpg, ring_middle.jpg, ring_far.jpg"
        )
        window.click("Order in a case: Far first")
        window.wait_for(
            lambda: form.preview.table.model().index(0, 2).data().startswith("far, middle, near")
        )
        form.schema.levels[Asked.REGIONS].choose("2-2")
        window.click("Colour 颜色")
        window.click("Advice")
        window.click("Diagnoses and advice are of: Each image")
        window.click("Everything visible is annotated")
        form.seed.setText("seven")
        window.click("Make project")
        window.wait_to_see("A seed is a whole number; type one or draw one.")
        form.seed.setText("7")
        window.click("Make project")
        window.wait_to_see("Who annotates?")
        window.wait_to_see("broken.png")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    project, cases = shown(folder, "skin")
    schema = project.schema
    assert schema.steps == (Step.QUALITY, Step.REGIONS, Step.LESIONS, Step.DIAGNOSES)
    assert (schema.lexicon, schema.annotators) == ("medannot-skin@1.0.0", 2)
    assert schema.levels == ((Asked.REGIONS, Depths(2, 2)),)
    assert (schema.required, schema.closed_world) == (("A.COLOR",), False)
    assert (schema.diagnosis_scope, project.seed) == (DiagnosisScope.IMAGE, 7)
    assert [len(case.media) for case in cases] == [3, 1, 1]
    with open_desk(folder) as desk:
        status = desk.project_overview.status(OWNER, "skin")
    assert [one.code for one in status.people] == ["anna", "bert", "cleo"]


def test_a_project_is_made_by_keys_of_an_archive(tmp_path: Path) -> None:
    folder, archive = empty_workspace(tmp_path), tmp_path / "pictures.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(drawn_images(tmp_path / "pictures").iterdir()):
            packed.write(path, path.name)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.wait_to_see("There is no annotation project yet.")
        window.idle()
        window.key("Enter")
        window.idle()
        assert window.focus().accessibleName() == "Name"
        window.type("packed")
        while window.focus().accessibleName() != "Images":
            window.key("Tab")
        window.type(str(archive))
        while window.focus().accessibleName() != "Annotators":
            window.key("Tab")
        window.type("anna, bert")
        window.key("Enter")
        window.wait_to_see("Who annotates?")

    assert drive(["--workspace", str(folder)], script) == 0
    project, cases = shown(folder, "packed")
    assert len(cases) == 2
    assert project.schema.steps == tuple(Step)


def test_the_images_of_a_question_set_become_cases_of_a_person(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, cases=(2, 1), codes=()) as room:
        folder, media = room.desk.folder, room.media
        one, two, three = media
        drafts = [Draft("q1", images=(one, two)), Draft("q2", images=(three,))]
        add_set(room.desk.store, "atlas", drafts)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.idle()
        window.click("New project")
        window.idle()
        form = window.page().form
        form.name.setText("of-atlas")
        window.click("Images from: Question set")
        window.wait_to_see("3 cases, 3 images.")
        window.click("A case of the set is: One person")
        window.wait_to_see("2 cases, 3 images.")
        window.click("Make project")
        window.wait_to_see("Nobody has its cases yet; give them out with Manage.")

    assert drive(["--workspace", str(folder)], script) == 0
    _, cases = shown(folder, "of-atlas")
    assert [case.media for case in cases] == [(one, two), (three,)]


def test_terms_of_other_levels_are_not_offered_and_not_taken(tmp_path: Path) -> None:
    folder, images = empty_workspace(tmp_path), drawn_images(tmp_path / "pictures")
    with open_desk(folder) as desk:
        draft = desk.projects.read_files(OWNER, [images], CaseRule())
        levels = ((Asked.REGIONS, Depths(2, 2)),)
        plan = ProjectPlan("skin", "medannot-skin", 7, levels=levels)
        desk.projects.create(OWNER, plan, draft)
        desk.projects.assign(OWNER, "skin", ["anna", "bert"])

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        page = window.page()
        window.key("Space")
        window.idle()
        window.key("Alt+PgDown")
        search(window, "buccal cheek")
        said = [one.content for one in page.presenter.state.findings.values()]
        assert [type(one).__name__ for one in said] == ["Quality", "Region"]
        lexicon = page.presenter.state.terms
        coarse = next(one for one in lexicon.walk("BODY") if len(lexicon.ancestors(one.id)) == 1)
        term = Term(coarse.id, lexicon.head.pin, coarse.en.label, coarse.zh.label)
        media = page.presenter.state.opened.images[0].media_id
        change = Change(FindingId("x"), media, Region(Site(term, None, LateralitySource.UNKNOWN)))
        page.presenter.do(lambda _now: [change])
        window.idle()
        window.wait_to_see("lies at level 1 of the lexicon, and this project asks for level 2")
        assert len(page.presenter.state.findings) == 2

    assert drive(["--workspace", str(folder)], script) == 0


def test_cases_are_given_out_joined_ordered_and_split_by_mouse(tmp_path: Path) -> None:
    folder = with_project(tmp_path)
    _, before = shown(folder, "skin")
    first, second = (case.media[0] for case in before)

    def script(window: Driven) -> None:
        manage(window, "skin")
        view = window.page().looking_after.manage
        window.wait_to_see("2 cases, 2 images")
        people = view.progress.people.model()
        assert [people.index(row, 0).data() for row in range(people.rowCount())] == ["anna", "bert"]
        view.progress.codes.setText("anna, bert, cleo")
        window.click("Give out")
        window.idle()
        window.wait_to_see("The cases are given to 3 persons.")
        assert people.rowCount() == 3
        window.click("Part of the project: Cases")
        window.idle()
        table = view.cases.table
        window.wait_for(lambda: table.model().index(1, 0).data(), "the rows")
        table.select_row(0)
        flags = QItemSelectionModel.SelectionFlag
        rows = table.selectionModel()
        rows.select(table.model().index(1, 0), flags.Select | flags.Rows)
        window.click("Join 2 cases")
        window.idle()
        window.wait_to_see("2 cases became one.")
        window.wait_to_see("Case 1")
        assert table.model().rowCount() == 1
        window.click("Image 2")
        window.click("Earlier")
        window.idle()
        assert view.presenter.state.case.media == (second, first)
        window.click("Image 1")
        window.click("Image 2")
        window.click("Ticked become a case")
        window.idle()
        assert table.model().rowCount() == 2

    assert drive(["--workspace", str(folder)], script) == 0
    _, cases = shown(folder, "skin")
    assert [case.media for case in cases] == [(second,), (first,)]


def test_by_keys_one_goes_to_a_project_chooses_cases_and_comes_back(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.idle()
        while window.focus().accessibleName() != "Manage skin":
            window.key("Tab")
        window.key("Enter")
        window.idle()
        while not window.focus().accessibleName().startswith("Part of the project"):
            window.key("Tab")
        window.key("Right")
        window.key("Space")
        window.idle()
        view = window.page().looking_after.manage
        while window.focus() is not view.cases.table:
            window.key("Tab")
        window.key("Shift+Down")
        window.idle()
        while window.focus().objectName() != "cases.join":
            window.key("Tab")
        window.key("Enter")
        window.idle()
        window.wait_to_see("2 cases became one.")
        window.key("Esc")
        window.wait_to_see("Who annotates?")

    assert drive(["--workspace", str(folder)], script) == 0
    _, cases = shown(folder, "skin")
    assert [len(case.media) for case in cases] == [2]


def test_once_work_has_begun_cases_and_people_stay_and_the_view_says_why(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Space")
        window.idle()
        window.key("Alt+P")
        window.wait_to_see("Who annotates?")
        window.idle()
        window.click("Manage skin")
        window.idle()
        view = window.page().looking_after.manage
        window.wait_to_see("Work has begun, so that cases and annotators stay as they are.")
        # What can no longer be done is not offered.
        assert not window.sees("Give out")
        assert not view.progress.codes.isVisible()
        window.click("Part of the project: Cases")
        window.idle()
        view.cases.table.selectAll()
        window.idle()
        assert not view.cases.panel.join.isEnabled()
        window.wait_to_see("Work has begun, so that cases stay as they are.")

    assert drive(["--workspace", str(folder)], script) == 0


def test_what_another_window_changed_is_taken_over_and_old_numbers_join_nothing(
    tmp_path: Path,
) -> None:
    folder = with_project(tmp_path)

    def script(window: Driven) -> None:
        manage(window, "skin")
        window.click("Part of the project: Cases")
        window.idle()
        view = window.page().looking_after.manage
        view.cases.table.selectAll()
        window.idle()
        desk = window.window.desk
        window.window.tasks.store(lambda: desk.projects.join(OWNER, "skin", [1, 2]))
        window.click("Join 2 cases")
        window.idle()
        window.wait_to_see("The project skin has no case 2.")
        assert view.cases.table.model().rowCount() == 1
        window.wait_for(lambda: view.cases.table.model().index(0, 0).data(), "the rows")
        view.cases.table.select_row(0)
        window.idle()
        media = view.presenter.state.case.media
        parts = [[one] for one in reversed(media)]
        window.window.tasks.store(lambda: desk.projects.split(OWNER, "skin", 1, parts))
        window.click("Each image a case")
        window.idle()
        window.wait_to_see("Each image of the case has to stand in one part.")
        assert view.cases.table.model().rowCount() == 2

    assert drive(["--workspace", str(folder)], script) == 0


def test_a_project_goes_to_a_later_lexicon_as_it_was_decided(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        folder, later = house.desk.folder, Path(house.new)
        opened = house.open()
        for node in ("ARM", "LEG"):
            term = Term(node, opened.project.schema.lexicon, node.title(), node.title())
            opened = house.say(opened, Region(Site(term)), 1)
        before = opened.project.schema.lexicon
    dialogs = ScriptedDialogs(folders=[later], yes=[True])

    def script(window: Driven) -> None:
        manage(window, "house")
        window.click("Part of the project: Lexicon version")
        window.idle()
        window.wait_to_see(f"There is no later version of {before} here")
        window.click("From a folder")
        window.idle()
        window.wait_to_see("For a person: 1 term. Not decided, left as it was: 1.")
        view = window.page().looking_after.manage.lexicon
        assert view.waiting.model().rowCount() == 1
        right = next(one for one in view.waiting.model().row_at(0).candidates if one.id == "LEG.R")
        window.wait_to_see(right.zh)
        window.click(f"{right.en} {right.zh}".strip())
        window.idle()
        assert not window.sees("Not decided")
        window.click("Migrate")
        window.idle()
        window.wait_to_see("Written anew by house@2.0.0: 2 findings.")

    assert drive(["--workspace", str(folder)], script, dialogs=dialogs) == 0
    assert "There is no way back" in dialogs.asked[-1]
    with open_desk(folder) as desk:
        project, _ = desk.project_overview.show(OWNER, "house")
        assert project.schema.lexicon != before
        work = desk.project_overview.case(OWNER, desk.project_overview.find_case(OWNER, "house/1"))
        said = [terms_of(one.content)[0].node_id for one in work.works[0].findings]
        assert said == ["ARM", "LEG.R"]
        assert desk.auditing.verify(OWNER).problems == ()
