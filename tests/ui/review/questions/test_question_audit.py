"""The audit of questions in a window: real keys from the first question to the last."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout

from medannot.domain.changes import Changes
from medannot.domain.people import OWNER, Actor, Role
from medannot.domain.question import ItemType
from medannot.domain.review.decision import Verdict
from medannot.domain.review.questions_queue import QuestionFilter
from medannot.services.desk import Desk
from medannot.ui.page import Page
from medannot.ui.review.desk.actions import REVIEW
from medannot.ui.review.questions.actions import QUESTIONS
from medannot.ui.review.questions.question_audit import QuestionAudit
from medannot.ui.review.questions.question_sheet import OptionRow
from medannot.ui.viewer.actions import VIEWER_ACTIONS
from tests.helpers.driving import press, settle, texts, wait_for, write
from tests.helpers.page_rooms import Room, room
from tests.helpers.question_review_scene import SET, QuestionRoom
from tests.helpers.question_sets import Draft, add_set

if TYPE_CHECKING:
    from medannot.ui.shell.surroundings import Surroundings


class AuditPage(Page):
    """Stands the audit where the page of reviews will."""

    def __init__(self, desk: Desk, around: "Surroundings") -> None:
        super().__init__()
        around.actions.add(*QUESTIONS, *REVIEW, *VIEWER_ACTIONS)
        self.audit = QuestionAudit(desk, around)
        self.gone = 0
        self.audit.left.connect(self._go)
        column = QVBoxLayout(self)
        column.addWidget(self.audit)

    def _go(self) -> None:
        self.gone += 1

    def title(self) -> str:
        return "Review"

    def scopes(self) -> tuple[str, ...]:
        return self.audit.key_scopes()

    def activate(self) -> None:
        """Nothing is read before somebody sits down."""

    def refresh(self, changes: Changes) -> None:
        """Nothing is kept."""

    def can_leave(self) -> bool:
        return True

    def finish(self) -> None:
        self.audit.finish()


class AuditRoom:
    """Rita before the questions of the set."""

    def __init__(self, there: QuestionRoom, shown: Room) -> None:
        self.there, self.shown = there, shown
        assert isinstance(shown.page, AuditPage)
        self.page = shown.page
        self.audit = shown.page.audit

    def begin(self, actor: Actor | None = None) -> None:
        self.audit.begin(SET, actor or self.there.rita)
        self.idle()

    def idle(self) -> None:
        self.shown.driven.idle()
        settle()

    def key(self, *keys: str) -> None:
        for one in keys:
            press(QApplication.focusWidget() or self.audit, one)
            self.idle()

    @property
    def stem(self) -> str:
        opened = self.audit.presenter.state.opened
        return opened.content.stem if opened else ""

    def verdicts(self) -> list[str]:
        lines = self.there.service.queue(OWNER, SET)
        return [one.state.last.value if one.state.last else "" for one in lines]


@pytest.fixture
def at(qapp: QApplication, tmp_path: Path) -> Iterator[AuditRoom]:
    with (
        QuestionRoom(tmp_path) as there,
        room(qapp, there.desk, AuditPage, tmp_path) as shown,
    ):
        yield AuditRoom(there, shown)


def test_a_set_is_decided_by_keys_alone_and_nothing_is_left_to_save(at: AuditRoom) -> None:
    at.begin()
    assert at.stem == "Which letter is the first?"
    right = [row for row in at.audit.sheet.findChildren(OptionRow) if row.accessibleDescription()]
    assert [row.accessibleName() for row in right] == ["A. A"]

    at.key("A", "1", "3", "X", "S", "F")

    assert at.verdicts() == ["accept", "reject", "skip", "flag"]
    rejected = at.there.open(2).said[0]
    assert [problem.value for problem in rejected.problems] == ["wrong_key", "weak_distractors"]
    shown = " ".join(texts(at.audit))
    assert "2 of 4 reviewed: 1 accepted, 0 edited, 1 rejected; 1 flagged" in shown
    seen = "You have seen every question of this queue; 2 of them skipped or flagged."
    assert seen in shown
    at.key("Left")
    assert seen not in " ".join(texts(at.audit))


def test_a_rejection_without_a_word_of_why_is_not_written(at: AuditRoom) -> None:
    at.begin()

    at.key("X")

    assert at.verdicts() == ["", "", "", ""]
    assert "Name what is wrong" in at.audit.fault.text()
    at.key("5", "X")
    assert at.verdicts()[0] == "reject"


def test_backspace_brings_the_question_back(at: AuditRoom) -> None:
    at.begin()
    at.key("A", "A", "Backspace")

    assert at.verdicts() == ["accept", "", "", ""]
    assert at.stem == "Which letter is the last?"


def test_an_edit_keeps_the_old_version_and_the_new_one_comes_into_the_set(at: AuditRoom) -> None:
    at.begin()
    at.key("E")
    at.key("Ctrl+A")
    write(QApplication.focusWidget(), "Which letter begins the row?")
    at.key("Ctrl+Return")

    opened = at.there.open(1)
    assert [step.content.stem for step in opened.history] == [
        "Which letter is the first?",
        "Which letter begins the row?",
    ]
    assert at.stem == "Which letter is the last?"
    at.key("Left", "H", "Left")
    assert at.audit.side.title.text() == "Version 1 of 2"
    assert at.audit.sheet.findChildren(OptionRow)[0].accessibleName() == "A. A"
    at.key("Escape", "Alt+P")
    wait_for(lambda: at.page.gone == 1)
    assert at.there.desk.bank.summary(OWNER, SET).version == 2


def test_letters_are_letters_in_the_form_and_leaving_it_asks(at: AuditRoom) -> None:
    at.begin()
    at.key("E")
    write(QApplication.focusWidget(), "axes ")
    at.shown.dialogs.yes = [False, True]

    at.key("Escape")
    assert at.audit.form.isVisible()
    assert at.audit.form.stem.toPlainText().startswith("axes ")
    at.key("Escape")

    assert not at.audit.form.isVisible()
    assert at.verdicts() == ["", "", "", ""]
    assert len(at.there.open(1).history) == 1


def test_what_nobody_could_answer_stays_in_the_form_with_a_sentence(at: AuditRoom) -> None:
    at.begin()
    at.key("E")
    at.key("Ctrl+A")
    at.key("Delete")
    at.key("Ctrl+Return")

    assert at.audit.form.isVisible()
    assert at.audit.fault.text() == "The question has no words; write them."


def test_a_question_edited_meanwhile_comes_back_as_it_is(at: AuditRoom) -> None:
    at.begin()
    at.key("Right", "Left")
    content = at.there.open(1, at.there.ruth).content
    at.there.decide(
        1, Verdict.EDIT, actor=at.there.ruth, content=replace(content, stem="First of all?")
    )

    at.key("A")

    assert "changed meanwhile" in at.audit.fault.text()
    assert at.stem == "First of all?"
    assert at.verdicts()[0] == "edit"


def test_filters_choose_what_comes(at: AuditRoom) -> None:
    at.begin()
    at.key("A", "F")
    at.key("Ctrl+F")
    at.audit.filter.flags["waiting"].setChecked(False)
    at.audit.filter.flags["flagged"].setChecked(True)
    at.audit.filter.apply.click()
    at.idle()

    assert [line.number for line in at.audit.queue.list.rows] == [2]
    at.audit.presenter.filter(QuestionFilter(rejected=True))
    at.idle()
    assert "No question is so; choose others, or let all come." in texts(at.audit)
    assert at.audit.queue.width() < at.audit.width() / 2
    at.audit.empty.button.click()
    at.idle()
    assert len(at.audit.queue.list.rows) == 4


def test_where_all_is_reviewed_one_is_told_that_nothing_waits(at: AuditRoom) -> None:
    for number in range(1, 5):
        at.there.decide(number, Verdict.ACCEPT)

    at.begin()

    assert "No question waits for a review." in texts(at.audit)


def test_questions_of_all_sets_are_reviewed_one_after_another(at: AuditRoom) -> None:
    add_set(at.there.desk.store, "numbers", [Draft("Which number is even?")])
    at.there.service.invite(OWNER, "numbers", ("rita",))
    at.audit.begin(None, at.there.service.seat(OWNER, None, "rita"))
    at.idle()
    at.key("A", "A", "A", "A")
    assert at.stem == "Which number is even?"
    assert at.audit.queue.list.rows[4].set_name == "numbers"

    at.key("E")
    at.audit.form.stem.setPlainText("Which of these is even?")
    at.key("Ctrl+Return")

    assert "5 of 5 reviewed: 4 accepted, 1 edited, 0 rejected; 0 flagged" in texts(at.audit)
    assert {"Questions of all sets", "All sets"} <= set(texts(at.audit))
    at.key("Ctrl+F")
    assert not at.audit.filter.how_many.isVisible()
    at.audit.filter.origin.choose("edited")
    at.audit.filter.flags["waiting"].setChecked(False)
    at.audit.filter.apply.click()
    at.idle()
    assert [line.stem for line in at.audit.queue.list.rows] == ["Which of these is even?"]

    at.key("Alt+P")
    wait_for(lambda: at.page.gone, "who leaves")
    numbers = at.there.desk.bank.sets(OWNER)[-1]
    assert (numbers.name, numbers.version_number) == ("numbers", 2)


def test_a_sample_is_drawn_and_becomes_the_queue(at: AuditRoom) -> None:
    at.begin()
    at.key("Ctrl+F")
    at.audit.filter.how_many.setText("two")
    at.audit.filter.draw.click()
    assert at.audit.filter.wrong.isVisible()
    at.audit.filter.how_many.setText("2")
    at.audit.filter.draw.click()
    at.idle()

    assert len(at.audit.queue.list.rows) == 2
    assert at.there.service.samples(OWNER, SET)[0].seed == 1


def test_who_may_not_review_reads_why_in_one_sentence(at: AuditRoom) -> None:
    at.begin(Actor("anna", frozenset({Role.ANNOTATOR})))

    assert "anna may not" in at.audit.fault.text()
    assert at.audit.queue.list.rows == ()


def test_a_key_of_an_open_question_is_edited_as_text(qapp: QApplication, tmp_path: Path) -> None:
    drafts = [Draft("Name the second letter.", ItemType.SHORT_TEXT, text="B")]
    with (
        QuestionRoom(tmp_path, drafts) as there,
        room(qapp, there.desk, AuditPage, tmp_path) as shown,
    ):
        at = AuditRoom(there, shown)
        at.begin()
        at.key("E")
        at.audit.form.text.setText("b")
        at.key("Ctrl+Return")
        assert at.there.open(1).content.text == "b"


def audited(qapp: QApplication, folder: Path, *drafts: Draft) -> Iterator[AuditRoom]:
    with (
        QuestionRoom(folder, list(drafts)) as there,
        room(qapp, there.desk, AuditPage, folder) as shown,
    ):
        made = AuditRoom(there, shown)
        made.begin()
        yield made


def test_the_filter_offers_the_abilities_and_kinds_of_the_set(
    qapp: QApplication, tmp_path: Path
) -> None:
    drafts = (Draft(ability="PLANE"), Draft(ability="disease_diagnosis"), Draft(ability="ABN"))
    for at in audited(qapp, tmp_path, *drafts):
        at.key("Ctrl+F")

        assert list(at.audit.filter.abilities) == ["disease_diagnosis", "ABN", "PLANE"]
        kinds = [kind for kind, box in at.audit.filter.types.items() if box.isVisible()]
        assert kinds == [ItemType.SINGLE_CHOICE]
        at.audit.filter.abilities["PLANE"].setChecked(True)
        at.audit.filter.apply.click()
        at.idle()
        assert [line.number for line in at.audit.queue.list.rows] == [1]


def test_a_question_whose_image_is_missing_is_not_said_to_have_none(
    qapp: QApplication, tmp_path: Path
) -> None:
    for at in audited(qapp, tmp_path, Draft("What is seen?", images=(None,)), Draft("Why?")):
        assert "1 image missing or erased; no reader can see it." in texts(at.audit)
        assert "This question has no image." not in texts(at.audit)

        at.key("Right")
        assert "This question has no image." in texts(at.audit)
        assert at.audit.sheet.height() > 2 * at.audit.images.height()
