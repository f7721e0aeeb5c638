"""The second step of an import: a record, which key holds what, and what becomes of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.wording import one_line
from medannot.ui import theme
from medannot.ui.actions import ActionRegistry
from medannot.ui.faults import reason, said
from medannot.ui.library.importing.actions import ROLE_KEYS
from medannot.ui.library.importing.as_reader import AsReader
from medannot.ui.library.importing.holding_fields import HoldingFields
from medannot.ui.library.importing.mapping_presenter import MappingPresenter, MappingState
from medannot.ui.library.importing.record_tree import RecordTree
from medannot.ui.library.importing.role_rows import KeyChoice, RoleLine, RoleList
from medannot.ui.library.words import number_word
from medannot.ui.widgets.banner import Banner, Tone
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.small import Card, Line
from medannot.ui.widgets.text import ElidedText, Text

if TYPE_CHECKING:
    from medannot.domain.errors import Problem
    from medannot.services.question_mapping_values import Look, Role

_ROOMY, _NARROW = 1500, 1100
_RECORD, _PART = 320, 330
"""How wide a record may be in a small window, and how high the parts are that stand stacked."""
_MOST_KEYS = 400


class _Ground(QScrollArea):
    """What the parts stand on: as high as the window, or, where it scrolls, as they need."""

    def __init__(self) -> None:
        super().__init__()
        self._scrolls = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def let_scroll(self, scrolls: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Scroll in a small window; in a larger one the parts scroll by themselves."""
        self._scrolls = scrolls
        self._fit()

    def _fit(self) -> None:
        # A ground that Qt resizes takes the height that long texts would have without scrolling.
        self.setWidgetResizable(self._scrolls)
        ground = self.widget()
        if ground is not None and not self._scrolls:
            ground.resize(self.viewport().size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the ground as large as it should be."""
        super().resizeEvent(event)
        self._fit()


class MappingStep(QWidget):
    """Record, roles and preview side by side; in a large window the report stands beside them.

    Args:
        presenter: what is shown and changed.
        actions: by which it is worked.

    Attributes:
        save_as: name by which a mapping that was changed is kept.
    """

    def __init__(self, presenter: MappingPresenter, actions: ActionRegistry) -> None:
        super().__init__()
        self.presenter = presenter
        self._shown: tuple[object, int] = (None, -1)
        self._beside: QWidget | None = None
        self.record = RecordTree()
        self.roles = RoleList(tuple(ROLE_KEYS))
        self.holding = HoldingFields()
        self._can_change = True
        self.preview = AsReader()
        self.begun = KeyChoice(self.tr("Start from"))
        self.begun.setToolTip(
            self.tr("What the fields and their values suggest, or a mapping that is there already")
        )
        self.save_as = LineField(name=self.tr("Save the mapping as"))
        self.told = Banner("", "warning")
        self.told.hide()
        self._good = Text("", tone="text_2", tabular=True)
        self._line, self._foot = Line(), QWidget()
        self._card = self._roles_card()
        self._area, canvas = _Ground(), QWidget()
        canvas.setObjectName("canvas")
        self._area.setWidget(canvas)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._area)
        self._grid = QGridLayout(canvas)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(16)
        self._place()
        self._connect(actions)

    def _roles_card(self) -> Card:
        card = Card(margin=12)
        card.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = ElidedText(self.tr("Which field holds what"), "ui_strong")
        # As high as the heads with buttons beside it, so that all three stand level.
        title.setFixedHeight(theme.current().metric("control.tool"))
        head.addWidget(title, 1)
        head.addWidget(self._good)
        card.body.addLayout(head)
        card.body.addWidget(self.told)
        card.body.addWidget(self.holding)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.roles)
        card.body.addWidget(area, 1)
        card.body.addWidget(self._line)
        foot = QGridLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setHorizontalSpacing(12)
        foot.setVerticalSpacing(8)
        names = ((self.tr("Start from"), self.begun), (self.tr("Save as"), self.save_as))
        for place, (name, field) in enumerate(names):
            label = Text(name, tone="text_2")
            label.setBuddy(field)
            field.setFixedHeight(theme.current().metric("control.compact"))
            foot.addWidget(label, 0, 2 * place)
            foot.addWidget(field, 0, 2 * place + 1)
            # Titles of mappings are longer than the names by which they are kept.
            foot.setColumnStretch(2 * place + 1, 3 - place)
        card.body.addWidget(self._foot)
        return card

    def _connect(self, actions: ActionRegistry) -> None:
        presenter, tree = self.presenter, self.record.tree
        presenter.state_changed.connect(self.show_state)
        presenter.picture_ready.connect(self.preview.take_picture)
        self.preview.picture_wanted.connect(presenter.ask_picture)
        self.record.record_wanted.connect(
            lambda by: presenter.show_record(presenter.state.record + by)
        )
        self.roles.key_wanted.connect(self._assign)
        self.roles.key_left.connect(presenter.leave_out)
        self.holding.held.connect(presenter.hold)
        self.roles.form_wanted.connect(lambda role, form: presenter.write_as(_role(role), form))
        self.roles.word_meant.connect(presenter.mean)
        self.begun.activated.connect(lambda _place: presenter.begin_with(self.begun.choice()))
        for role in ROLE_KEYS:
            act = actions.bind(f"importing.{role}", tree, partial(self._assign_front, role))
            # The letters are the tree's alone: elsewhere they are typed.
            act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        none = actions.bind("importing.none", tree, lambda: presenter.leave_out(tree.path()))
        none.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        actions.bind("importing.next", self, lambda: self.record.record_wanted.emit(1))
        actions.bind("importing.previous", self, lambda: self.record.record_wanted.emit(-1))
        actions.bind("importing.part", self, self._other_part)

    def _assign(self, role: str, path: str) -> None:
        self.presenter.assign(_role(role), path)

    def _assign_front(self, role: str) -> None:
        path = self.record.tree.path()
        if path:
            self._assign(role, path)

    def _other_part(self) -> None:
        here = self.record.tree.hasFocus()
        first = self.roles.rows["question"].keys
        (first if here else self.record.tree).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_open(self, *, can_change: bool) -> None:
        """Let the roles be changed, or only be looked at beside a report."""
        self._can_change = can_change
        look = self.presenter.state.look
        self.holding.show_holding(look.holding if look else None, can_change=can_change)
        for row in self.roles.rows.values():
            row.set_locked(not can_change)
        for field in (self._foot, self._line):
            field.setVisible(can_change)
        self.preview.set_wide(not can_change)

    # Where things stand

    def put_beside(self, report: QWidget | None) -> None:
        """Show a report at the right in a large window; None takes it away."""
        self._beside = report
        self._place()

    def _place(self) -> None:
        grid, roomy = self._grid, self.window().width() >= _ROOMY
        narrow = self.window().width() < _NARROW
        while grid.count():
            grid.takeAt(0)
        for column in range(3):
            grid.setColumnStretch(column, 0)
            grid.setColumnMinimumWidth(column, 0)
        self._area.let_scroll(narrow)
        for part in (self.record, self._card, self.preview):
            part.setMinimumHeight(_PART if narrow else 0)
        grid.setColumnMinimumWidth(0, 350 if roomy else 240 if narrow else 272)
        if narrow and self._beside is None:
            # Side by side each would be cut off; the screen scrolls to the preview below.
            grid.addWidget(self.record, 0, 0)
            grid.addWidget(self._card, 0, 1)
            grid.addWidget(self.preview, 1, 0, 1, 2)
            self.record.setMaximumWidth(260)
            grid.setColumnStretch(1, 1)
            return
        if self._beside is None:
            grid.addWidget(self.record, 0, 0)
            grid.addWidget(self._card, 0, 1)
            grid.addWidget(self.preview, 0, 2)
            self.record.setMaximumWidth(460 if roomy else _RECORD)
            grid.setColumnStretch(1, 13)
            grid.setColumnStretch(2, 9)
            grid.setRowStretch(1, 0)
            return
        grid.addWidget(self.record, 0, 0, 2, 1)
        grid.addWidget(self._card, 0, 1)
        grid.addWidget(self.preview, 1, 1)
        grid.addWidget(self._beside, 0, 2, 2, 1)
        self.record.setMaximumWidth(350)
        self._beside.show()
        grid.setRowStretch(0, 4)
        grid.setRowStretch(1, 5)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 6)

    def fit_width(self) -> None:
        """Place things anew for the window's width."""
        self._place()

    # Showing

    def show_state(self, state: MappingState) -> None:
        """Show record, roles and preview."""
        look = state.look
        if look is None:
            return
        self.holding.show_holding(look.holding, can_change=self._can_change)
        self._show_record(look, state)
        known = tuple(one.path for one in look.facts[:_MOST_KEYS])
        for name, row in self.roles.rows.items():
            row.show_line(self._role_line(name, state, known))
        self.preview.show_checked(state.checked)
        self._show_told(look, state)
        self._show_names(state)
        if state.checked is not None:
            self._good.setText(
                self.tr("{good} of {rows} rows tried become questions").format(
                    good=number_word(state.checked.good), rows=number_word(state.checked.rows)
                )
            )

    def _show_record(self, look: "Look", state: MappingState) -> None:
        role_of = self.presenter.role_of
        if self._shown == (look, state.record):
            self.record.mark(role_of)
            return
        self._shown = (look, state.record)
        if look.rows:
            file, _, _ = look.rows[state.record]
            title = self._title(look, state.record + 1)
            self.record.show_record(
                self.presenter.tree(), title, (state.record, len(look.rows)), look.facts, role_of
            )
            self.record.title.setToolTip(one_line(file.path.name))
        else:
            nothing = self.tr("No record is found so")
            self.record.show_record((), nothing, (0, 0), (), role_of)

    def _title(self, look: "Look", row: int) -> str:
        """Return which record it is; files that are not read to their end have no known total."""
        words = self.tr("Record {row} of {total}")
        if look.total is None:
            words = self.tr("Record {row}, of the first {total}")
        total = look.total if look.total is not None else len(look.rows)
        return words.format(row=number_word(row), total=number_word(total))

    def _role_line(self, name: str, state: MappingState, known: tuple[str, ...]) -> RoleLine:
        role, checked = _role(name), state.checked
        check = checked.roles.get(role) if checked else None
        look, form = state.look, self.presenter.form_of(role)
        in_words = name == "answer" and self.presenter.form_of(_role("options")) == "none"
        several = name in _FORMS and not in_words
        words = self.presenter.type_words() if name == "type" and check else {}
        return RoleLine(
            keys=self.presenter.keys_of(role),
            form=form,
            forms=tuple(dict.fromkeys((*_FORMS[name], form))) if several else (),
            known=known,
            check=check,
            rows=len(look.rows) if look else 0,
            words=tuple(
                (word, words.get(word.casefold(), ""), n)
                for word, n in (check.values if check and name == "type" else ())
            ),
        )

    def _show_told(self, look: "Look", state: MappingState) -> None:
        words, tone = self._told(look, state)
        if look.doubts and look.rows and not state.fault:
            # Wrong letters are to be seen before all rows are read; of each kind the first tells.
            kinds: dict[str, Problem] = {}
            for doubt in look.doubts:
                kinds.setdefault(doubt.template, doubt)
            alone = len(look.files) == 1
            doubts = [_doubt_words(doubt, alone=alone) for doubt in kinds.values()]
            words, tone = "\n".join((*doubts, words)).strip(), "warning"
        self.told.say(words, tone)

    def _told(self, look: "Look", state: MappingState) -> "tuple[str, Tone]":
        fault = state.checked.fault if state.checked is not None else ""
        problem = look.problems[0].sentence() if look.problems else ""
        if state.fault:
            return state.fault, "danger"
        if (problem and not look.rows) or fault:
            return said(fault if look.rows else problem), "warning"
        if look.mixed:
            words = self.tr(
                "These files hold different fields, and one mapping is used for all of them; "
                "import them one by one where they differ."
            )
            return words, "warning"
        if problem:
            return said(problem), "warning"
        return self._remark(look)

    def _remark(self, look: "Look") -> "tuple[str, Tone]":
        """Return what is to be known about files that can be read."""
        if look.passed_over:
            words = self.tr("%Ln other file(s) of the folder are not read.", "", look.passed_over)
            return words, "neutral"
        if look.rows and not self.presenter.keys_of(_role("answer")):
            return self.tr(
                "No field holds the right answer: answers will not be scored."
            ), "warning"
        return "", "neutral"

    def _show_names(self, state: MappingState) -> None:
        offers = [("", self.tr("A new mapping"))]
        offers += [(one.name, one.title) for one in self.presenter.names]
        self.begun.offer(offers)
        self.begun.choose(state.begun)
        # A mapping that nobody changed is there already.
        self.save_as.setEnabled(not state.known)

    def end_trying(self) -> bool:
        """Take back what was tried in the preview; tell whether there was anything."""
        ended = self.preview.end_trying()
        if ended:
            self.focus_first()
        return ended

    def focus_first(self) -> None:
        """Let the letters give keys to roles."""
        self.record.tree.setFocus(Qt.FocusReason.OtherFocusReason)


_FORMS = {
    "options": ("field", "columns", "one_string"),
    "answer": ("any", "letters", "text", "prefixed_text", "index", "index0", "index1"),
    "images": ("names", "bytes", "base64"),
}


def _doubt_words(doubt: "Problem", *, alone: bool) -> str:
    """Say a doubt as a sentence; the head of the page names a file that is alone."""
    why = reason(doubt)
    return why[:1].upper() + why[1:] if alone else said(doubt.sentence())


def _role(name: str) -> "Role":
    from medannot.services.question_mapping_values import Role  # noqa: PLC0415 - loads on use

    return Role(name)
