"""Which key holds what: a row a role, with what it found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.faults import reason
from medannot.ui.library.importing.actions import ROLE_KEYS
from medannot.ui.library.importing.mapping_words import (
    IN_QUESTION,
    form_word,
    found_words,
    kind_word,
    role_word,
    unused_word,
)
from medannot.ui.library.importing.record_tree import KEY_MIME
from medannot.ui.library.words import number_word
from medannot.ui.widgets.fields import Choice
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import IconMark, KeyBadge
from medannot.ui.widgets.text import ElidedText

if TYPE_CHECKING:
    from medannot.domain.errors import Problem
    from medannot.services.question_mapping_values import RoleCheck

_MARKS = {"none": ("", "text_3"), "good": ("check-circle", "success")}
_NAME_WIDTH, _FOUND_WIDTH = 92, 104
_SHARES = 2, 3
"""Of a role's field, and of how it is written."""
_MOST_REASONS = 3
_AS_IS = "@as_is"
"""Stands for all the keys that play a role: choosing it changes nothing."""
_KINDS = (
    "",
    "single_choice",
    "several_answers",
    "yes_no",
    "closed",
    "open",
    "short_text",
    "free_text",
)


class KeyChoice(Choice):
    """A compact choice that the wheel passes by: a page that scrolls must change nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFixedHeight(theme.current().metric("control.compact"))
        self.setMaxVisibleItems(16)
        self._locked = False

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show the choice as plain text that cannot be changed, or as a field again."""
        self._locked = locked
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if locked else Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, locked)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field, or its text alone."""
        if not self._locked:
            super().paintEvent(event)
            return
        painter, look = QPainter(self), theme.current()
        painter.setFont(look.font("ui"))
        painter.setPen(look.colour("text"))
        text = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideMiddle, self.width()
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


@dataclass(frozen=True, slots=True)
class RoleLine:
    """What a row shows.

    Attributes:
        keys: those that play the role.
        form: how the values are written, or "".
        forms: all ways in which they may be; none where there is one only.
        known: every key of the records.
        check: what was found; None where nothing was looked for.
        rows: records that were looked at.
        words: of the source for types, and what they mean.
    """

    keys: tuple[str, ...]
    form: str
    forms: tuple[str, ...]
    known: tuple[str, ...]
    check: "RoleCheck | None"
    rows: int
    words: tuple[tuple[str, str, int], ...] = ()


class RoleRow(QWidget):
    """One role: its letter, its name, the key that plays it, what that found.

    Args:
        role: which.

    Signals:
        key_wanted: (role, key) "" for none.
        key_left: (key) that plays the role no more, where several do.
        form_wanted: (role, form).
        word_meant: (word, kind of type).
    """

    key_wanted = Signal(str, str)
    key_left = Signal(str)
    form_wanted = Signal(str, str)
    word_meant = Signal(str, str)

    def __init__(self, role: str) -> None:
        super().__init__()
        self.role = role
        self.setAcceptDrops(True)
        self.setAccessibleName(role_word(role))
        name = ElidedText(role_word(role), tone="text_2")
        name.setFixedWidth(_NAME_WIDTH)
        self.keys = KeyChoice(role_word(role))
        self.forms = KeyChoice(self.tr("{role}: how it is written").format(role=role_word(role)))
        self.found = ElidedText("", tone="text_2", tabular=True)
        self.found.setFixedWidth(_FOUND_WIDTH)
        self.reason = ElidedText("", tone="warning")
        self.reason.hide()
        self.mark = IconMark("", "text_3", 18)
        # Fields end level whether something was found or not.
        policy = self.mark.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.mark.setSizePolicy(policy)
        self._badge = KeyBadge(ROLE_KEYS[role])
        self._locked = False
        self._words = QVBoxLayout()
        self._words.setSpacing(4)
        self._line: RoleLine | None = None
        name.setBuddy(self.keys)
        self._lay_out(name)
        self.forms.hide()
        self.keys.activated.connect(lambda _place: self._want_key())
        self.forms.activated.connect(
            lambda _place: self.form_wanted.emit(self.role, self.forms.choice())
        )

    def _lay_out(self, name: ElidedText) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 1, 0, 1)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 26)
        # One line a role, so that all that files commonly have are seen at once in a small window.
        fields = QHBoxLayout()
        fields.setSpacing(6)
        for field, share in ((self.keys, _SHARES[0]), (self.forms, _SHARES[1])):
            # Long names are cut within the field and never push the row out of its column.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            fields.addWidget(field, share)
        grid.addWidget(self._badge, 0, 0)
        grid.addWidget(name, 0, 1)
        grid.addLayout(fields, 0, 2)
        grid.addWidget(self.found, 0, 3)
        grid.addWidget(self.mark, 0, 4)
        grid.addWidget(self.reason, 1, 1, 1, 4)
        grid.addLayout(self._words, 2, 1, 1, 4)
        grid.setColumnStretch(2, 1)

    def _want_key(self) -> None:
        key = self.keys.choice()
        if key == IN_QUESTION:
            self.form_wanted.emit(self.role, "in_question")
        elif self._line is not None and len(self._line.keys) > 1 and key in self._line.keys:
            self.key_left.emit(key)
        elif key != _AS_IS:
            self.key_wanted.emit(self.role, key)

    def show_line(self, line: RoleLine) -> None:
        """Show another state of the role."""
        if line == self._line:
            return
        self._show_keys(line)
        if line.forms:
            self.forms.offer([(form, form_word(self.role, form)) for form in line.forms])
            self.forms.choose(line.form)
            self.forms.setToolTip(self.forms.currentText())
        said, state = found_words(line.check, line.rows, self.role)
        self.found.setText(said)
        self.found.setToolTip(said)
        self._show_reasons(line.check.reasons if line.check else ())
        icon, token = _MARKS.get(state, ("warning-circle", "warning"))
        self.mark.setVisible(bool(icon))
        self.mark.show_icon(icon, token)
        self.found.set_tone("warning" if state == "doubtful" else "text_2")
        if self._line is None or line.words != self._line.words:
            self._show_words(line.words)
        self._line = line
        self._fit()

    def _show_reasons(self, problems: "Sequence[Problem]") -> None:
        """Say why the first records are not usable; the others stand in the tip."""
        said = [
            self.tr("Row {row}: {reason}").format(row=number_word(one.row), reason=reason(one))
            for one in problems[:_MOST_REASONS]
        ]
        self.reason.setText(said[0] if said else "")
        self.reason.setToolTip("\n".join(said))
        self.reason.setVisible(bool(said))

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Show what holds and nothing that could change it."""
        self._locked = locked
        self.keys.set_locked(locked)
        self._badge.setVisible(not locked)
        self.setAcceptDrops(not locked)
        self._fit()

    def _fit(self) -> None:
        line = self._line
        used = line is not None and bool(line.keys or line.form == "in_question")
        self.setVisible(used or not self._locked)
        self.forms.setVisible(
            line is not None and bool(line.forms and line.keys) and not self._locked
        )
        for place in range(self._words.count()):
            item = self._words.itemAt(place)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setVisible(not self._locked)

    def _show_keys(self, line: RoleLine) -> None:
        in_question = self.role == "options" and line.form == "in_question"
        several = self.role == "categories" or len(line.keys) > 1
        offers = [("", unused_word(self.role))]
        if self.role == "options":
            offers.append((IN_QUESTION, form_word("options", "in_question")))
        own = [key for key in line.keys if key not in line.known]
        offers += [(key, f"✓ {key}" if several and key in line.keys else key) for key in own]
        offers += [(key, f"✓ {key}" if several and key in line.keys else key) for key in line.known]
        if several and line.keys:
            # Columns of options stand in a narrow field; the tip names them.
            fields = self.tr("%Ln field(s)", "", len(line.keys))
            words = fields if self.role == "options" else ", ".join(line.keys)
            offers.insert(0, (_AS_IS, words))
        self.keys.offer(offers)
        now = (_AS_IS if line.keys else "") if several else next(iter(line.keys), "")
        self.keys.choose(IN_QUESTION if in_question else now)
        self.keys.setToolTip(", ".join(line.keys))

    def _show_words(self, words: Sequence[tuple[str, str, int]]) -> None:
        clear(self._words)
        for word, kind, count in words:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            said = ElidedText(f"“{word}”  {count}", tone="text_2", tabular=True)
            said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(said, 1)
            means = KeyChoice(self.tr("What {word} means").format(word=word))
            means.offer([(one, kind_word(one)) for one in _KINDS])
            means.choose(kind)
            means.activated.connect(
                lambda _place, word=word, means=means: self.word_meant.emit(word, means.choice())
            )
            row.addWidget(means, 1)
            self._words.addWidget(line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take keys only."""
        if event.mimeData().hasFormat(KEY_MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the key that was dropped to the role."""
        data = event.mimeData().data(KEY_MIME)
        self.key_wanted.emit(self.role, bytes(data.data()).decode())
        event.acceptProposedAction()


class RoleList(QWidget):
    """All roles, one below the other.

    Args:
        roles: in their order.

    Signals:
        key_wanted: (role, key) "" for none.
        key_left: (key) that plays the role no more, where several do.
        form_wanted: (role, form).
        word_meant: (word, kind of type).
    """

    key_wanted = Signal(str, str)
    key_left = Signal(str)
    form_wanted = Signal(str, str)
    word_meant = Signal(str, str)

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("canvas")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        self.rows = {role: RoleRow(role) for role in roles}
        for row in self.rows.values():
            column.addWidget(row)
            row.key_wanted.connect(self.key_wanted)
            row.key_left.connect(self.key_left)
            row.form_wanted.connect(self.form_wanted)
            row.word_meant.connect(self.word_meant)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
