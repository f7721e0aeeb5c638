"""The sheet of keys: every action of the page in front, from the registry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medannot.ui import theme
from medannot.ui.actions import ActionRegistry, ActionSpec, caption, key_caption
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.painting import key_size
from medannot.ui.widgets.small import KeyBadge
from medannot.ui.widgets.text import Text

PITCH = 26
_MOST = QSize(1340, 900)
_MARGIN, _AROUND = 20, 24
_HEAD, _FOOT, _SPACING = 26, 40, 12
_GAP, _BETWEEN = 12, 32
_LEAST_CAPTION = 150
_MOST_BADGES = 4
_WAYS = 2
"""So many keys of one action are shown: further ones are the same key on other keyboards."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the sheet: the name of a scope, or an action with its keys."""

    words: str
    keys: tuple[str, ...] = ()

    def units(self, width: int, *, first: bool) -> int:
        """Return how many lines of the grid it takes; a name that is not the first has air."""
        if not self.keys:
            return 1 if first else 2
        flags = int(Qt.TextFlag.TextWordWrap)
        box = QRect(0, 0, width, 10_000)
        return -(-_metrics().boundingRect(box, flags, self.words).height() // PITCH)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The entries in columns, and the width of their words."""

    columns: tuple[tuple[_Entry, ...], ...]
    caption_width: int

    @property
    def units(self) -> int:
        """Return how many lines the longest column has."""
        return max(_units(column, self.caption_width) for column in self.columns)


class KeySheet(QDialog):
    """Shows keys by where they act, all at once where the window has the room.

    Args:
        actions: the registry.
        scopes: which parts of it, in this order.
        keys_of: the keys by which an action works on the page in front; none leaves it out.
    """

    def __init__(
        self,
        actions: ActionRegistry,
        scopes: Sequence[str],
        parent: QWidget | None = None,
        *,
        keys_of: Callable[[ActionSpec], tuple[str, ...]] = lambda spec: spec.keys,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        entries = tuple(_entries(actions, list(dict.fromkeys(scopes)), keys_of))
        most = parent.size() - QSize(_AROUND, _AROUND) if parent else _MOST
        self._keys_width = max((_width_of(entry.keys) for entry in entries), default=0)
        plan = self._planned(entries, most.boundedTo(_MOST))
        self.area = self._area(plan)
        close = Button(self.tr("Close"), "primary", key=self.tr("Esc"))
        close.clicked.connect(lambda _checked=False: self.accept())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_SPACING)
        layout.addWidget(Text(self.tr("Keys"), "section"))
        layout.addWidget(self.area)
        layout.addStretch(1)
        layout.addLayout(foot)
        self._fit(plan, most)
        close.setFocus()

    def _planned(self, entries: tuple[_Entry, ...], room: QSize) -> _Plan:
        """Return the entries in as many columns as they need to stand there whole.

        Where no number of columns does, one column scrolls: its lines break least.
        """
        plan = _Plan((entries,), _LEAST_CAPTION)
        advances = [_metrics().horizontalAdvance(entry.words) + 2 for entry in entries]
        natural = max(advances, default=0)
        for count in (1, 2, 3, 4):
            width = (room.width() - 2 * _MARGIN - (count - 1) * _BETWEEN) // count
            width = min(width - self._keys_width - _GAP - 16, max(natural, _LEAST_CAPTION))
            if width < _LEAST_CAPTION and count > 1:
                break
            columns = _in_columns(entries, count, width)
            wider = _Plan(columns, max(width, _LEAST_CAPTION))
            plan = plan if count > 1 else wider
            if wider.units * PITCH <= _height_for_rows(room.height()):
                return wider
        return plan

    def _area(self, plan: _Plan) -> QScrollArea:
        body = QWidget()
        body.setObjectName("canvas")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 16, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(0)
        for row in range(plan.units):
            grid.setRowMinimumHeight(row, PITCH)
        for number, column in enumerate(plan.columns):
            self._add_column(grid, 3 * number, column, plan.caption_width)
        grid.setRowStretch(plan.units, 1)
        grid.setColumnStretch(3 * len(plan.columns), 1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Keys"))
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda value: bar.setValue(round(value / PITCH) * PITCH))
        return area

    def _fit(self, plan: _Plan, most: QSize) -> None:
        """Become as large as the rows, or as many whole rows as the window has room for."""
        rows = min(plan.units, _height_for_rows(most.height()) // PITCH)
        # The bar moves by whole rows, so that none is ever cut.
        self.area.setFixedHeight(max(rows, 4) * PITCH)
        self.area.verticalScrollBar().setSingleStep(PITCH)
        count = len(plan.columns)
        column = self._keys_width + _GAP + plan.caption_width
        width = count * column + (count - 1) * _BETWEEN + 2 * _MARGIN + 16
        self.resize(QSize(width, self.sizeHint().height()).boundedTo(most))

    def _add_column(
        self, grid: QGridLayout, first: int, column: Sequence[_Entry], width: int
    ) -> None:
        row = 0
        grid.setColumnMinimumWidth(first, self._keys_width)
        grid.setColumnMinimumWidth(first + 1, width)
        if first:
            grid.setColumnMinimumWidth(first - 1, _BETWEEN - 2 * _GAP)
        middle, low = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom
        for entry in column:
            units = entry.units(width, first=row == 0)
            if entry.keys:
                grid.addWidget(_badges(entry.keys), row, first, units, 1, middle)
                words: QLabel = Text(entry.words, wrap=True)
                words.setFixedWidth(width)
                grid.addWidget(words, row, first + 1, units, 1, middle)
            else:
                name = Text(entry.words, "ui_strong", "text_2")
                name.setFixedHeight(PITCH)
                grid.addWidget(name, row, first, units, 2, low)
            row += units


def _height_for_rows(height: int) -> int:
    """Return what a dialog of a height leaves to the rows."""
    return height - 2 * _MARGIN - _HEAD - _FOOT - 2 * _SPACING


def _entries(
    actions: ActionRegistry,
    scopes: Sequence[str],
    keys_of: Callable[[ActionSpec], tuple[str, ...]],
) -> Iterator[_Entry]:
    for scope in scopes:
        found = [(spec, keys_of(spec)) for spec in actions.specs(scope)]
        entries = [_Entry(caption(spec), _shown_keys(keys)) for spec, keys in found if keys]
        if entries:
            yield _Entry(_scope_caption(scope))
            yield from entries


def _shown_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """Return what stands on the badges; nine digits in a row are read sooner as "1 – 9"."""
    captions = list(dict.fromkeys(key_caption(key) for key in keys))
    if len(captions) > _MOST_BADGES:
        return (captions[0], "–", captions[-1])
    return tuple(captions[:_WAYS])


def _in_columns(
    entries: Sequence[_Entry], count: int, width: int
) -> tuple[tuple[_Entry, ...], ...]:
    """Part the entries, in their order, into columns about as long; no name ends a column.

    A scope that goes on in the next column has its name there once more.
    """
    share = -(-(_units(entries, width) + count - 1) // count)
    columns: list[list[_Entry]] = [[]]
    name: _Entry | None = None
    for entry in entries:
        air = 0 if entry.keys else 1
        if len(columns) < count and _units([*columns[-1], entry], width) + air > share:
            columns.append([name] if name is not None and entry.keys else [])
        name = name if entry.keys else entry
        columns[-1].append(entry)
    return tuple(tuple(column) for column in columns)


def _units(column: Sequence[_Entry], width: int) -> int:
    return sum(entry.units(width, first=place == 0) for place, entry in enumerate(column))


def _metrics() -> QFontMetrics:
    return QFontMetrics(theme.current().font("ui"))


def _width_of(keys: Sequence[str]) -> int:
    return sum(key_size(key).width() if key != "–" else 12 for key in keys) + 4 * len(keys)


def _badges(keys: Sequence[str]) -> QWidget:
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for key in keys:
        row.addWidget(Text(key) if key == "–" else KeyBadge(key))
    row.addStretch(1)
    return cell


def _scope_caption(scope: str) -> str:
    captions = {
        "window": _tr("Everywhere"),
        "start": _tr("Start page"),
        "workspace": _tr("In a workspace"),
        "take": _tr("Choosing a set"),
        "library": _tr("Question library"),
        "importing": _tr("Importing questions"),
        "studies": _tr("Studies"),
        "results": _tr("Results"),
        "unread": _tr("Reading unread answers"),
        "reading": _tr("Taking a set"),
        "viewer": _tr("The image"),
        "images": _tr("Images"),
        "lexicon": _tr("Lexicon"),
        "terms": _tr("Terms"),
        "annotation": _tr("Annotating"),
        "bench": _tr("The case"),
        "review": _tr("Reviewing"),
        "correcting": _tr("Correcting"),
        "questions": _tr("Reviewing questions"),
        "question_editing": _tr("Editing a question"),
        "exchange": _tr("Annotations in and out"),
        "marks": _tr("Marks"),
        "adjudication": _tr("Two readings"),
    }
    return captions.get(scope, scope)


def _tr(words: str) -> str:
    return QCoreApplication.translate("KeySheet", words)
