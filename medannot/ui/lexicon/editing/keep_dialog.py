"""Asks before a version is kept: what changed, and what only a person can say of it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.change import Op
from medannot.domain.lexicon.condition import ELSE, Condition, parse_condition
from medannot.domain.lexicon.difference import Difference, DifferenceKind, Part
from medannot.domain.lexicon.keeping import Answer, Question
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicon_editing import KeepPlan
from medannot.ui import faults
from medannot.ui.lexicon.editing.asking import Asking
from medannot.ui.lexicon.editing.words import path_words
from medannot.ui.phrases import with_value
from medannot.ui.widgets.fields import Choice, FormRow, LineField
from medannot.ui.widgets.text import Text

_HEIGHT = 150


class KeepDialog(Asking):
    """Shows what would be kept, and takes the answers.

    Args:
        plan: what keeping comes to.
        lexicon: as it would be kept.
        language: that leads.
    """

    def __init__(
        self, plan: KeepPlan, lexicon: Lexicon, language: Language, parent: QWidget
    ) -> None:
        title = QCoreApplication.translate("KeepDialog", "Keep this version")
        super().__init__(title, "", title, parent)
        self._lexicon, self._language = lexicon, language
        said = self.tr(
            "{after} is kept beside {before}, and never changed any more; projects can then be "
            "brought from the one to the other."
        ).format(after=plan.after, before=plan.before)
        self.body.addWidget(Text(said, "body", "text_2", wrap=True))
        self.body.addWidget(self._list(plan.differences))
        self._same: dict[str, Choice] = {}
        self._tests: dict[str, dict[str, LineField]] = {}
        self._rows: dict[tuple[str, str], FormRow] = {}
        for question in plan.questions:
            self._ask(question)
        self.judged()
        self.act.setFocus()

    def answers(self) -> Mapping[str, Answer]:
        """Return what the person says."""
        ops = {"narrow": Op.NARROW, "wider": Op.WIDEN}
        found = {
            node_id: Answer(ops.get(choice.choice())) for node_id, choice in self._same.items()
        }
        for node_id in self._tests:
            found[node_id] = Answer(condition=self._condition(node_id))
        return found

    def judge(self) -> bool:
        """Show what is wrong with the conditions."""
        wrong = [node_id for node_id in self._tests if not self._judge(node_id)]
        return not wrong

    def _judge(self, node_id: str) -> bool:
        right = True
        for new_id, field in self._tests[node_id].items():
            said = self._fault(partial(_case, field.text(), new_id))
            self._rows[node_id, new_id].set_error(said)
            right = right and not said
        if right and (said := self._fault(partial(self._condition, node_id))):
            self._rows[node_id, next(reversed(self._tests[node_id]))].set_error(said)
            return False
        return right

    @staticmethod
    def _fault(parse: Callable[[], object]) -> str:
        try:
            parse()
        except InputFault as fault:
            return faults.sentence(fault)
        return ""

    def _list(self, found: Sequence[Difference]) -> QWidget:
        lines = [self._line(one) for one in found]
        area = QPlainTextEdit("\n".join(lines))
        area.setReadOnly(True)
        area.setTabChangesFocus(True)
        area.setAccessibleName(self.tr("What changed"))
        area.setFixedHeight(_HEIGHT)
        return area

    def _line(self, one: Difference) -> str:
        words = {
            DifferenceKind.ADDED: self.tr("new"),
            DifferenceKind.REMOVED: self.tr("gone"),
            DifferenceKind.DEPRECATED: self.tr("given up"),
            DifferenceKind.CHANGED: self.tr("changed"),
        }
        name = one.node_id
        if one.part is Part.RELATION:
            _word, subject, _kind, other = one.node_id.split(":")
            name = " – ".join(self._name(part) for part in (subject, other))
        elif one.node_id in self._lexicon:
            name = self._name(one.node_id)
        return with_value(name, words[one.kind])

    def _name(self, node_id: str) -> str:
        if node_id not in self._lexicon:
            return node_id
        return path_words(self._lexicon, node_id, self._language)

    def _ask(self, question: Question) -> None:
        name = self._name(question.node_id)
        if len(question.new_ids) == 1:
            heir = self._name(question.new_ids[0])
            said = self.tr("{term} is given up. What is in its place, {heir}, means:")
            self.body.addWidget(Text(said.format(term=name, heir=heir), wrap=True))
            choice = Choice(self.tr("Meaning"))
            choice.offer(
                [
                    ("same", self.tr("the same: labels follow by themselves")),
                    ("narrow", self.tr("less: a person looks at each label")),
                    ("wider", self.tr("more: a person looks at each label")),
                ]
            )
            self._same[question.node_id] = choice
            self.body.addWidget(choice)
            return
        said = self.tr(
            "{term} is given up for several terms. Say when a label becomes which, such as "
            "laterality=left or size_cm>1; one may stay empty for all else. Where all stay empty, "
            "a person looks at each label."
        )
        self.body.addWidget(Text(said.format(term=name), wrap=True))
        tests: dict[str, LineField] = {}
        self._tests[question.node_id] = tests
        for new_id in question.new_ids:
            tests[new_id] = LineField(self.tr("else"), name=self._name(new_id))
            tests[new_id].textChanged.connect(lambda _text: self.judged())
            row = FormRow(self._name(new_id), tests[new_id])
            self.body.addWidget(row)
            self._rows[question.node_id, new_id] = row

    def _condition(self, node_id: str) -> Condition | None:
        tests = {new_id: field.text().strip() for new_id, field in self._tests[node_id].items()}
        if not any(tests.values()):
            return None
        if Counter(tests.values())[""] > 1:
            raise InputFault("Only one of them can be for all else.")
        cases = [f"{test} -> {new_id}" for new_id, test in tests.items() if test]
        cases += [f"{ELSE} -> {new_id}" for new_id, test in tests.items() if not test]
        return parse_condition("; ".join(cases))


def _case(text: str, new_id: str) -> Condition | None:
    """Return one case of a condition by itself; None where nothing is written."""
    return parse_condition(f"{text.strip()} -> {new_id}") if text.strip() else None
