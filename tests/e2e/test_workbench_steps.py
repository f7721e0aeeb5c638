"""The steps of the workbench in the real window: a hand and its keys, act by act."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from medannot.domain.annotation.finding import (
    Diagnosis,
    Laterality,
    Lesion,
    LesionRelation,
    Region,
    Together,
)
from medannot.ui.terms.body_map.canvas import spot
from tests.helpers.annotating_room import kept, named, press_on, search, sit_down, with_project
from tests.helpers.driving import LARGE, Driven, click, drive

pytestmark = pytest.mark.usefixtures("home")

Script = Callable[[Driven, Any], None]


def work(tmp_path: Path, script: Script, size: tuple[int, int] = LARGE) -> Path:
    """Do a script at anna's first case, of an image that can be used; return the workspace."""
    folder = with_project(tmp_path)

    def whole(window: Driven) -> None:
        sit_down(window, "anna")
        window.key("Space")
        window.idle()
        script(window, window.page().bench)
        window.idle()

    assert drive(["--workspace", str(folder)], whole, size=size) == 0
    return folder


def lesions(folder: Path) -> list[Lesion]:
    return [one for one in kept(folder, "anna") if isinstance(one, Lesion)]


def test_shift_enter_names_the_same_lesion_again_and_each_has_its_own_places(
    tmp_path: Path,
) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        window.key("Shift+Return")
        window.idle()
        window.key("Ctrl+J")
        window.key("Ctrl+J")
        assert bench.terms.heading.text() == "Where: 2 Papule"
        search(window, "chin")
        press_on(window, f"lesion.{first_lesion(bench)}")
        assert bench.terms.heading.text() == "Where: 1 Papule"
        search(window, "forehead")
        window.key("Ctrl+Alt+3")
        bench.chooser.choose(bench.chooser.choosing)

    def first_lesion(bench: Any) -> str:
        found = bench.state.findings.values()
        return next(str(one.id) for one in found if isinstance(one.content, Lesion))

    one, other = lesions(work(tmp_path, script))
    assert (one.term.en, [site.term.en for site in one.locations]) == ("Papule", ["Forehead"])
    assert (other.term.en, [site.term.en for site in other.locations]) == ("Papule", ["Chin"])


def test_by_mouse_a_lesion_is_named_again_and_its_marks_are_hidden(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        window.key("F6")
        window.key("F6")
        window.key("B")
        window.key("Ctrl+Right")
        window.key("Enter")
        window.key("Ctrl+Right")
        window.key("Ctrl+Down")
        window.key("Enter")
        window.idle()
        (mark,) = bench.image.board.marks
        assert not mark.hidden
        window.click("Hide the marks of Papule")
        window.idle()
        (mark,) = bench.image.board.marks
        assert mark.hidden
        window.click("Show the marks of Papule")
        window.idle()
        window.click("Another Papule")
        window.idle()
        assert bench.terms.heading.text() == "Where: 2 Papule"

    assert [one.term.en for one in lesions(work(tmp_path, script))] == ["Papule", "Papule"]


def test_a_size_is_typed_from_and_to_and_stays_when_it_is_wrong(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "attribute.A.SIZE")
        assert window.focus().objectName() == "measure.A.SIZE.least"
        window.type("0,3")
        window.key("Enter")
        window.idle()
        assert window.focus().objectName() == "measure.A.SIZE.most"
        window.type("0.1")
        window.key("Enter")
        window.idle()
        window.wait_to_see("The least is more than the most")
        assert window.focus().text() == "0.1"
        window.key("Backspace", 3)
        window.type("0.5")
        window.key("Enter")
        window.idle()
        assert bench.terms.heading.text() == "Colour: 1 Papule"
        assert named(window, "attribute.A.SIZE").said == "0.3 to 0.5 cm"
        window.key("Ctrl+Z")
        window.idle()
        assert named(window, "attribute.A.SIZE").said == "at least 0.3 cm"

    (lesion,) = lesions(work(tmp_path, script))
    (size,) = lesion.values
    assert (size.least, size.most, size.unit) == (0.3, None, "cm")


def test_while_a_number_is_typed_letters_and_the_search_go_to_the_terms(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "attribute.A.NUMBER")
        assert window.focus().objectName() == "measure.A.NUMBER.least"
        window.key("M")
        assert window.focus() is bench.finder.tree
        assert bench.finder.current.en.label.startswith("M")
        press_on(window, "attribute.A.NUMBER")
        search(window, "multiple")

    (lesion,) = lesions(work(tmp_path, script))
    assert [one.en for one in lesion.values[0].descriptors] == ["Multiple (11-20)"]


def test_half_typed_words_caret_and_place_survive_acts_beside_them(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "attribute.A.SIZE")
        window.type("0.25")
        window.key("Left", 2)
        # Another act comes back while one types: the form is made anew.
        bench.switch_complete()
        press_by_program(bench)
        window.idle()
        field = window.focus()
        assert (field.objectName(), field.text()) == ("measure.A.SIZE.least", "0.25")
        assert field.cursorPosition() == 2
        window.key("Tab")
        window.idle()

    def press_by_program(bench: Any) -> None:
        role = bench.steps.findChild(QWidget, "role.primary")
        role.clicked.emit()
        role.parentWidget().chosen.emit("primary")

    (lesion,) = lesions(work(tmp_path, script))
    assert lesion.role == "primary"
    assert lesion.values[0].least == 0.25


def test_relations_are_said_with_their_kind_and_how_often(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "role.primary")
        press_on(window, "lesion.add")
        search(window, "pustule")
        press_on(window, "role.secondary")
        press_on(window, "relation.add")
        choose(window, "relation.kind", "On the surface of")
        choose(window, "relation.together", "Mostly together")
        first = next(
            str(one.id) for one in bench.state.findings.values() if isinstance(one.content, Lesion)
        )
        press_on(window, f"lesion.{first}")
        assert any("secondary, on the surface of 1" in one for one in descriptions(bench))
        assert "pustules on the surface" in bench.sentence.said.text()

    def descriptions(bench: Any) -> list[str]:
        return [one.accessibleDescription() for one in bench.steps.findChildren(QWidget)]

    def choose(window: Driven, name: str, words: str) -> None:
        choice = named(window, name)
        choice.setFocus()
        place = choice.findText(words)
        assert place >= 0
        window.key("Down", place - choice.currentIndex())
        window.idle()

    folder = work(tmp_path, script)
    (relation,) = (one for one in kept(folder, "anna") if isinstance(one, LesionRelation))
    assert relation.relation is not None
    assert relation.relation.en == "On the surface of"
    assert relation.together is Together.MOSTLY


def diagnoses(folder: Path) -> list[tuple[int, str]]:
    found = (one for one in kept(folder, "anna") if isinstance(one, Diagnosis))
    return sorted((one.rank, one.term.en if one.term else one.text) for one in found)


def name_three(window: Driven) -> None:
    window.key("Ctrl+Alt+4")
    search(window, "acne vulgaris")
    search(window, "folliculitis")
    press_on(window, "diagnosis.other")
    window.type("Demodicosis")
    window.key("Enter")
    window.idle()


def test_diagnoses_are_ranked_by_a_drag(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        name_three(window)
        rows = bench.steps.forms[bench.steps.step]._ranked
        drag(rows[2], rows[0], above=True)
        window.idle()
        rows = bench.steps.forms[bench.steps.step]._ranked
        assert [row.text() for row in rows] == [
            "1  Demodicosis",
            "2  Acne vulgaris",
            "3  Folliculitis",
        ]
        drag(rows[0], rows[1], above=False)

    def drag(row: Any, to: Any, *, above: bool) -> None:
        begin = row.rect().center()
        end = row.mapFromGlobal(to.mapToGlobal(QPoint(40, 4 if above else to.height() - 4)))
        left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(row, left, no, begin)
        QTest.mouseMove(row, (begin + end) / 2)
        QTest.mouseMove(row, end)
        QTest.mouseRelease(row, left, no, end)

    folder = work(tmp_path, script)
    assert diagnoses(folder) == [(1, "Acne vulgaris"), (2, "Demodicosis"), (3, "Folliculitis")]


def test_diagnoses_are_ranked_by_keys_and_evidence_is_ticked(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        name_three(window)
        first = bench.steps.forms[bench.steps.step].first_field()
        first.setFocus(Qt.FocusReason.TabFocusReason)
        window.key("Alt+Down")
        window.idle()
        window.key("Alt+Down")
        window.idle()
        window.key("Alt+Down")
        window.idle()
        assert window.focus().text() == "3  Acne vulgaris"
        window.key("Enter")
        window.idle()
        window.wait_to_see("Evidence for Acne vulgaris")
        window.click("1 Papule")
        window.idle()
        assert "evidence: papules" in bench.sentence.said.text()

    folder = work(tmp_path, script)
    assert diagnoses(folder) == [(1, "Folliculitis"), (2, "Demodicosis"), (3, "Acne vulgaris")]
    acne = next(
        one
        for one in kept(folder, "anna")
        if isinstance(one, Diagnosis) and one.term and one.term.en == "Acne vulgaris"
    )
    assert len(acne.evidence) == 1


def test_the_fourth_diagnosis_is_refused_in_a_sentence(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        name_three(window)
        search(window, "rosacea")
        window.wait_to_see("At most 3 diagnoses are considered; take one away first.")
        rosacea = next(n for n in bench.state.terms.nodes.values() if n.en.label == "Rosacea")
        assert rosacea.id not in bench.finder.model.checked

    assert len(diagnoses(work(tmp_path, script))) == 3


def test_what_contradicts_itself_is_listed_and_a_press_leads_there(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "attribute.A.SIZE")
        window.type("3")
        window.key("Enter", 2)
        window.idle()
        press_on(window, "attribute.A.NUMBER")
        search(window, "single")
        press_on(window, "attribute.A.DISTRIB")
        search(window, "grouped")
        rows = [row.text() for row in bench.steps.notices.rows]
        assert rows == [
            "1 Papule: A single lesion cannot be grouped.",
            "1 Papule: Papule is larger than 1 cm: plaque or nodule?",
        ]
        window.key("Ctrl+Alt+4")
        search(window, "acne vulgaris")
        press_on(window, "notice.0")
        assert bench.terms.heading.text() == "Distribution: 1 Papule"
        window.key("Ctrl+E")
        window.idle()
        window.key("Ctrl+Return")
        window.idle()
        window.wait_to_see("The case is not complete yet")
        assert not bench.state.closed

    work(tmp_path, script)


def test_a_case_is_handed_in_once_what_is_open_was_looked_at(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Return")
        window.idle()
        open_yet = [row.text() for row in bench.steps.notices.rows]
        assert open_yet[:2] == [
            "Tick when everything visible is annotated",
            "Name a diagnosis",
        ]
        press_on(window, "notice.0")
        assert window.focus() is bench.steps.complete
        window.key("Space")
        window.idle()
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        name_three(window)
        assert not bench.state.closed
        window.wait_to_see("Hand in all the same")
        window.click("Hand in all the same")
        window.idle()
        assert bench.state.closed

    work(tmp_path, script)


def test_places_are_clicked_on_the_map_with_their_sides(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+2")
        window.key("Ctrl+M")
        body = bench.map.body
        body.show_drawing("head")
        place = spot_of(body, "FACE.CHEEK", "right")
        click_at(body.canvas, place)
        window.idle()
        window.wait_to_see("Side of Buccal cheek")
        window.click("Side of the place: Both")
        window.idle()
        # Where no place is chosen the tree is there again, in a small window too.
        assert not bench.finder.isVisible()
        window.key("Alt+PgDown")
        assert bench.finder.isVisible()
        search(window, "papule")
        window.key("Ctrl+J")
        window.key("Ctrl+J")
        click_at(body.canvas, spot_of(body, "FACE.CHEEK", "left"))
        window.idle()

    def spot_of(body: Any, node_id: str, side: str) -> QPoint:
        canvas = body.canvas
        for x in range(0, canvas.width(), 3):
            for y in range(0, canvas.height(), 3):
                area = canvas.area_at(QPointF(x, y))
                if area is not None and spot(area) == (node_id, side):
                    return QPoint(x, y)
        raise AssertionError("the area is not drawn")

    def click_at(widget: QWidget, place: QPoint) -> None:
        left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, left, no, place)

    folder = work(tmp_path, script, size=(1366, 768))
    (region,) = (one for one in kept(folder, "anna") if isinstance(one, Region))
    assert (region.site.term.en, region.site.laterality) == ("Buccal cheek", Laterality.BILATERAL)
    (papule,) = lesions(folder)
    (place,) = papule.locations
    assert (place.term.en, place.laterality) == ("Buccal cheek", Laterality.LEFT)


def test_a_term_of_another_step_is_found_and_goes_where_it_belongs(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        window.key("/")
        window.type("acne vulgaris")
        window.wait_to_see("Look in the whole lexicon")
        window.key("Enter")
        window.key("Enter")
        window.idle()
        assert bench.terms.heading.text() == "Diagnoses"
        assert bench.steps.step == "diagnoses"

    assert diagnoses(work(tmp_path, script)) == [(1, "Acne vulgaris")]


def test_a_lesion_found_while_places_are_asked_is_named_by_one_enter(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        press_on(window, "lesion.where")
        assert bench.terms.heading.text() == "Where: 1 Papule"
        search(window, "vesicle")
        assert bench.terms.heading.text() == "Lesions"
        assert bench.finder.model.checked == {"L.PAPULE", "L.VESICLE"}

    assert [one.term.en for one in lesions(work(tmp_path, script))] == ["Papule", "Vesicle"]


def test_the_key_of_the_lesions_leads_back_from_places_to_naming(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        for asked in ("lesion.where", "attribute.A.NUMBER"):
            press_on(window, asked)
            assert bench.terms.heading.text() != "Lesions"
            window.key("Ctrl+Alt+3")
            assert bench.terms.heading.text() == "Lesions"

    work(tmp_path, script)


def test_who_sat_last_is_offered_first_and_enter_goes_on(tmp_path: Path) -> None:
    folder = with_project(tmp_path)

    def first(window: Driven) -> None:
        sit_down(window, "bert")

    def second(window: Driven) -> None:
        window.wait_for(lambda: window.page_title() == "Home")
        window.idle()
        window.key("Ctrl+6")
        window.wait_to_see("Who annotates?")
        window.idle()
        assert window.focus().accessibleName() == "Annotate skin as bert"
        window.key("Enter")
        window.wait_to_see("skin, bert: 0 of 2 handed in")

    assert drive(["--workspace", str(folder)], first) == 0
    assert drive(["--workspace", str(folder)], second) == 0


def test_a_digit_chooses_a_recent_term_of_what_is_asked(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        window.key("Ctrl+Alt+2")
        search(window, "chin")
        window.key("Ctrl+Alt+3")
        press_on(window, "lesion.add")
        assert [chip.text for chip in bench.finder.recent.shown()] == ["Papule"]
        window.key("Ctrl+Z", 2)
        window.idle()
        window.key("Ctrl+Alt+3")
        window.key("1")
        window.idle()

    assert [one.term.en for one in lesions(work(tmp_path, script))] == ["Papule"]


def test_ticks_faster_than_the_disk_are_all_kept(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+2")
        window.idle()
        model, lexicon = bench.finder.model, bench.state.terms
        wanted = [one for one in model.ids() if lexicon[one].is_selectable][:3]
        for node_id in wanted:
            model.switch(lexicon[node_id])
        window.idle()
        told.extend(wanted)

    told: list[str] = []
    regions = [one for one in kept(work(tmp_path, script), "anna") if isinstance(one, Region)]
    assert len(told) == 3
    assert [one.site.term.node_id for one in regions] == told


def test_the_form_stays_where_it_was_scrolled_and_reasons_are_kept(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        search(window, "papule")
        bar = bench.steps.lesions.parentWidget().parentWidget().verticalScrollBar()
        bar.setValue(bar.maximum())
        low = bar.value()
        assert low > 0
        bench.switch_complete()
        press_on(window, "lesion.aim")
        assert bar.value() == low
        window.key("Ctrl+Alt+4")
        search(window, "acne vulgaris")
        reason = next(
            one for one in bench.steps.findChildren(QWidget) if "reasoning." in one.objectName()
        )
        name = reason.objectName()
        reason.setFocus()
        window.type("Open comedones are s")
        window.click("1 Papule")
        window.idle()
        assert named(window, name).toPlainText() == "Open comedones are s"

    folder = work(tmp_path, script, size=(1366, 768))
    (acne,) = (one for one in kept(folder, "anna") if isinstance(one, Diagnosis))
    assert (acne.reasoning, len(acne.evidence)) == ("Open comedones are s", 1)


def test_long_sentences_take_two_lines_and_all_of_them_on_demand(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+3")
        for term in ("papule", "pustule", "macule", "plaque", "nodule", "vesicle", "bulla"):
            search(window, term)
            window.key("Ctrl+Alt+3")
            search(window, "buccal cheek")
            press_on(window, "lesion.add")
        name_three(window)
        before = bench.sentence.height()
        window.key("Ctrl+Shift+S")
        assert bench.sentence.height() > before
        window.key("Ctrl+L")
        assert "丘疹" in bench.sentence.said.text()
        assert bench.finder.model.language == "zh"
        window.key("Ctrl+Shift+S")
        assert bench.sentence.height() == before
        click(bench.sentence.tongue.cell("en"))
        assert "apule" in bench.sentence.said.text()

    work(tmp_path, script, size=(1366, 768))


def test_a_place_is_done_once_its_side_is_said(tmp_path: Path) -> None:
    def script(window: Driven, _bench: Any) -> None:
        def told() -> str:
            return str(named(window, "lesion.where").accessibleDescription())

        window.key("Ctrl+Alt+3")
        search(window, "papule")
        window.key("Ctrl+J")
        window.key("Ctrl+J")
        search(window, "buccal cheek")
        window.wait_for(lambda: told() == "Buccal cheek; the side is open", "an open side")
        press_on(window, "where.FACE.CHEEK.left")
        window.wait_for(lambda: told() == "Buccal cheek (left)", "a side that was said")

    folder = work(tmp_path, script)
    assert [one.locations[0].laterality for one in lesions(folder)] == [Laterality.LEFT]


def test_a_coarse_region_found_in_another_step_is_named_where_it_belongs(tmp_path: Path) -> None:
    def script(window: Driven, bench: Any) -> None:
        window.key("Ctrl+Alt+4")
        window.key("/")
        window.type("neck")
        window.wait_to_see("Look in the whole lexicon")
        window.key("Enter")
        window.key("Enter")
        window.wait_for(lambda: bench.steps.step == "regions", "the step of regions")
        window.idle()

    said = kept(work(tmp_path, script), "anna")
    assert [one.site.term.en for one in said if isinstance(one, Region)] == ["Neck"]
