"""The list of differences: a row a term, with a line for every field that changed.

One model and one painter for all rows: a thousand of them scroll as ten do.
"""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from medannot.ui import icons, theme
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.lexicon.comparing.difference_rows import DifferenceRow, FieldPair
from medannot.ui.lexicon.comparing.marking import Run, Runs
from medannot.ui.lexicon.comparing.words import KIND_LOOKS, field_word, kind_word, number, tr
from medannot.ui.phrases import listed, with_value
from medannot.ui.widgets.painting import focus_ring, surface

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1

_PAD, _HEAD, _LINE, _FOOT = 12, 36, 24, 8
_CHECK, _ICON, _GAP = 18, 18, 8
_KIND_WIDTH, _FIELD_WIDTH, _ID_WIDTH = 96, 150, 160
_MOST_LINES = 3
_MORE = QT_TRANSLATE_NOOP("Lexicon", "and {count} more fields")
_ARROW, _CUT = "→", "…"


class DifferenceModel(QAbstractListModel):
    """Rows of differences, where wanted with a check box each.

    Args:
        checkable: whether rows are accepted one by one.

    Signals:
        checks_changed: others are accepted now.
    """

    checks_changed = Signal()

    def __init__(self, parent: QObject | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self.checkable = checkable
        self._rows: tuple[DifferenceRow, ...] = ()
        self._checked: set[str] = set()
        self._by_role: dict[int, Callable[[DifferenceRow], object]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda row: row.en or row.zh,
            int(Qt.ItemDataRole.AccessibleTextRole): self._said,
            int(Qt.ItemDataRole.CheckStateRole): self._tick,
            ROW_ROLE: lambda row: row,
        }

    @property
    def rows(self) -> tuple[DifferenceRow, ...]:
        """Return what is shown."""
        return self._rows

    @property
    def checked(self) -> frozenset[str]:
        """Return the keys that are accepted, shown or not."""
        return frozenset(self._checked)

    def show_rows(self, rows: Sequence[DifferenceRow]) -> None:
        """Show other rows; what is accepted stays so."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def check_only(self, keys: Collection[str]) -> None:
        """Accept these and no others."""
        self._checked = set(keys)
        self._tell_checks()

    def check(self, keys: Iterable[str], *, on: bool) -> None:
        """Accept these too, or no longer."""
        self._checked = self._checked | set(keys) if on else self._checked - set(keys)
        self._tell_checks()

    def row_at(self, index: Index) -> DifferenceRow | None:
        """Return the row at an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return a row by role."""
        read = self._by_role.get(role)
        return read(self._rows[index.row()]) if read is not None and index.isValid() else None

    def setData(
        self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)
    ) -> bool:
        """Accept a row, or refuse it."""
        if role != Qt.ItemDataRole.CheckStateRole or not (self.checkable and index.isValid()):
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        self.check((self._rows[index.row()].key,), on=on)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a row."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsUserCheckable if self.checkable else found

    def _tell_checks(self) -> None:
        if self._rows:
            ends = self.index(0), self.index(len(self._rows) - 1)
            self.dataChanged.emit(*ends, [Qt.ItemDataRole.CheckStateRole])
        self.checks_changed.emit()

    def _tick(self, row: DifferenceRow) -> Qt.CheckState | None:
        if not self.checkable:
            return None
        return Qt.CheckState.Checked if row.key in self._checked else Qt.CheckState.Unchecked

    def _said(self, row: DifferenceRow) -> str:
        parts = [kind_word(row.kind), row.en, row.zh]
        parts += [
            with_value(field_word(one.field), f"{one.before} → {one.after}") for one in row.changes
        ]
        return listed(part for part in parts if part)


class DifferenceDelegate(QStyledItemDelegate):
    """Paints a difference: what happened, the term in both languages, the fields with marks."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of head and lines; no text is measured for it."""
        row = index.data(ROW_ROLE)
        lines = len(_lines(row)[0]) + _lines(row)[1] if isinstance(row, DifferenceRow) else 0
        return QSize(320, _HEAD + (lines * _LINE + _FOOT if lines else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, DifferenceRow):
            return
        painter.save()
        box = QRect(option.rect)
        _paint_ground(painter, option, box)
        inner = box.adjusted(_PAD, 0, -_PAD, 0)
        tick = index.data(Qt.ItemDataRole.CheckStateRole)
        if tick is not None:
            _paint_check(painter, inner, on=Qt.CheckState(tick) is Qt.CheckState.Checked)
            inner.setLeft(inner.left() + _CHECK + _PAD)
        _paint_head(painter, QRect(inner.left(), inner.top(), inner.width(), _HEAD), row)
        top = inner.top() + _HEAD - 2
        left = inner.left() + _KIND_WIDTH
        shown, more = _lines(row)
        for pair in shown:
            _paint_pair(painter, QRect(left, top, inner.right() - left, _LINE), pair)
            top += _LINE
        if more:
            painter.setFont(theme.current().font("ui"))
            painter.setPen(theme.current().colour("text_3"))
            words = tr(_MORE).format(count=number(len(row.changes) - len(shown)))
            _draw(painter, QRect(left, top, inner.right() - left, _LINE), words)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick a row by a click on its box, or by Space."""
        if not (isinstance(model, DifferenceModel) and model.checkable):
            return False
        if isinstance(event, QKeyEvent):
            hit = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space
        elif isinstance(event, QMouseEvent):
            box = QRect(option.rect)
            hit = (
                event.type() == QEvent.Type.MouseButtonRelease
                and event.position().x() < box.left() + 2 * _PAD + _CHECK
            )
        else:
            return False
        if hit:
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            other = (
                Qt.CheckState.Unchecked if on is Qt.CheckState.Checked else Qt.CheckState.Checked
            )
            return model.setData(index, other, int(Qt.ItemDataRole.CheckStateRole))
        return False


def _lines(row: DifferenceRow) -> tuple[tuple[FieldPair, ...], int]:
    """Return the fields that have a line of their own, and whether a line tells of more."""
    changes = row.changes
    if len(changes) <= _MOST_LINES + 1:
        return changes, 0
    return changes[:_MOST_LINES], 1


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
    look = theme.current()
    state: QStyle.StateFlag = option.state
    radius = look.metric("radius.control")
    inner = box.adjusted(2, 1, -3, -2)
    if state & QStyle.StateFlag.State_Selected:
        surface(painter, inner, "selection", None, radius)
    elif state & QStyle.StateFlag.State_MouseOver:
        surface(painter, inner, "hover", None, radius)
    line = QRect(box.left() + _PAD, box.bottom(), box.width() - 2 * _PAD, 1)
    painter.fillRect(line, look.colour("line"))
    view = option.widget
    by_key = isinstance(view, DifferenceList) and view.shows_focus
    if by_key and state & QStyle.StateFlag.State_HasFocus:
        focus_ring(painter, inner, radius)


def _paint_check(painter: QPainter, inner: QRect, *, on: bool) -> None:
    look = theme.current()
    box = QRect(inner.left(), inner.top() + (_HEAD - _CHECK) // 2, _CHECK, _CHECK)
    if on:
        surface(painter, box, "accent", None, look.metric("radius.badge"))
        mark = box.adjusted(2, 2, -2, -2)
        icons.paint_icon(painter, mark, "check", look.colour("on_accent"))
    else:
        surface(painter, box, None, "border_control", look.metric("radius.badge"))


def _paint_head(painter: QPainter, box: QRect, row: DifferenceRow) -> None:
    look = theme.current()
    icon, tone = KIND_LOOKS[row.kind]
    square = QRect(box.left(), box.center().y() - _ICON // 2, _ICON, _ICON)
    icons.paint_icon(painter, square, icon, look.colour(tone))
    painter.setFont(look.font("ui"))
    painter.setPen(look.colour(tone))
    left = square.right() + _GAP
    _draw(
        painter, QRect(left, box.top(), box.left() + _KIND_WIDTH - left, _HEAD), kind_word(row.kind)
    )
    names = QRect(box.left() + _KIND_WIDTH, box.top(), box.width() - _KIND_WIDTH, _HEAD)
    painter.setPen(look.colour("text_3"))
    place = QFontMetrics(painter.font()).elidedText(
        row.where, Qt.TextElideMode.ElideRight, min(_ID_WIDTH, names.width() // 3)
    )
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(names, int(right), place)
    names.setRight(names.right() - QFontMetrics(painter.font()).horizontalAdvance(place) - _GAP)
    painter.setFont(look.font("ui_strong"))
    painter.setPen(look.colour("text"))
    used = _draw(painter, names, row.en)
    painter.setFont(look.font("ui"))
    painter.setPen(look.colour("text_2"))
    _draw(painter, names.adjusted(used + _GAP, 0, 0, 0), row.zh)


def _paint_pair(painter: QPainter, box: QRect, pair: FieldPair) -> None:
    look = theme.current()
    painter.setFont(look.font("ui"))
    painter.setPen(look.colour("text_3"))
    _draw(painter, QRect(box.left(), box.top(), _FIELD_WIDTH - _GAP, _LINE), field_word(pair.field))
    left = box.left() + _FIELD_WIDTH
    room = box.right() - left
    metrics = QFontMetrics(look.font("ui"))
    arrow = metrics.horizontalAdvance(_ARROW) + 2 * _GAP
    wanted = metrics.horizontalAdvance(pair.before)
    share = min(
        wanted, max((room - arrow) // 2, room - arrow - metrics.horizontalAdvance(pair.after))
    )
    if pair.before:
        left = (
            _paint_runs(painter, QRect(left, box.top(), share + 2, _LINE), pair.old, gone=True)
            + _GAP
        )
    painter.setPen(look.colour("text_3"))
    painter.setFont(look.font("ui"))
    painter.drawText(
        QRect(left, box.top(), arrow, _LINE), int(Qt.AlignmentFlag.AlignVCenter), _ARROW
    )
    left += arrow - _GAP
    _paint_runs(painter, QRect(left, box.top(), box.right() - left, _LINE), pair.new, gone=False)


def _paint_runs(painter: QPainter, box: QRect, runs: Runs, *, gone: bool) -> int:
    """Paint a text; what changed is struck out or underlined, and has a ground. Return its end."""
    look = theme.current()
    metrics = QFontMetrics(look.font("ui"))
    whole = sum(metrics.horizontalAdvance(run.text) for run in runs)
    left, end = box.left(), box.right()
    if whole > box.width():
        end -= metrics.horizontalAdvance(_CUT)
    for run in runs:
        text = _fitting(run.text, end - left, metrics)
        left = _paint_run(painter, QRect(left, box.top(), 0, box.height()), text, run, gone=gone)
        if text != run.text:
            painter.setFont(look.font("ui"))
            painter.setPen(look.colour("text_3"))
            place = QRect(left, box.top(), box.right() - left + 1, box.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), _CUT)
            return box.right()
    return left


def _fitting(text: str, room: int, metrics: QFontMetrics) -> str:
    """Return as much of a text as has room."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    length = len(text)
    while length and metrics.horizontalAdvance(text[:length]) > room:
        length -= 1 + max(0, (length - room // 4) // 8)
    return text[: max(length, 0)]


def _paint_run(painter: QPainter, box: QRect, text: str, run: Run, *, gone: bool) -> int:
    look, left = theme.current(), box.left()
    font, tone = look.font("ui"), "text_2"
    width = QFontMetrics(font).horizontalAdvance(text)
    if run.changed and text:
        tone = "danger" if gone else "success"
        ground = QRect(left - 1, box.top() + 3, width + 2, box.height() - 6)
        surface(painter, ground, f"{tone}_bg", None, 3)
        font.setStrikeOut(gone)
    painter.setFont(font)
    painter.setPen(look.colour(tone))
    place = QRect(left, box.top(), width + 1, box.height())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
    if run.changed and not gone:
        painter.drawLine(left, box.bottom() - 4, left + width - 1, box.bottom() - 4)
    return left + width


def _draw(painter: QPainter, box: QRect, words: str) -> int:
    """Draw words, cut where there is no room; return how wide they are."""
    metrics = QFontMetrics(painter.font())
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(box.width(), 0))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
    return metrics.horizontalAdvance(cut)


class DifferenceList(QListView):
    """The rows by keyboard and mouse; Space ticks where rows can be ticked.

    Args:
        model: the rows.

    Signals:
        row_shown: (DifferenceRow or None) the keys stand on another row.
    """

    row_shown = Signal(object)

    def __init__(self, model: DifferenceModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.differences = model
        self._by_key = False
        self.setModel(model)
        self.setItemDelegate(DifferenceDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.row_shown.emit(model.row_at(now))
        )
        model.modelReset.connect(self._stand_first)

    @property
    def shows_focus(self) -> bool:
        """Tell whether the ring is painted now."""
        return self.hasFocus() and self._by_key

    def _stand_first(self) -> None:
        if self.differences.rows:
            self.setCurrentIndex(self.differences.index(0))
        else:
            self.row_shown.emit(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus after keys only."""
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the focus from the first key on."""
        self._by_key = True
        super().keyPressEvent(event)
