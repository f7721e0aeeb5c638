"""The words of a question: plain, in lines of the type scale's own height, tables as tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from medannot.domain.scripts import runs_leftwards
from medannot.ui import theme
from medannot.ui.widgets.pipe_table import PipeTable, question_parts

_CJK_FROM = 0x2E7F
_CELL_GAP = 20
_ROW_PADDING = 3
_LEAST_COLUMN = 24.0
_LARGEST_CELLS = "body"
_KEPT = 24


@dataclass(frozen=True, slots=True)
class _Lines:
    """Words broken into lines, and the place of their first."""

    layout: QTextLayout
    place: QPointF


class QuestionLayout:
    """A question's words laid out at a width.

    Args:
        text: plain; what looks like markup stays text, tables of pipes aside.
        style: of the type scale, for the paragraphs; cells are never larger than "body".
        width: in pixels.

    Attributes:
        height: of all words, in pixels.
        tables: how many of the parts are tables.
    """

    def __init__(self, text: str, style: str, width: int) -> None:
        self._lines: list[_Lines] = []
        self._rules: list[QLineF] = []
        self._width = width
        self.tables = 0
        y, gap = 0.0, theme.current().line_height(style) / 2
        for number, part in enumerate(question_parts(text)):
            y += gap if number else 0.0
            if isinstance(part, PipeTable):
                y = self._add_table(part, style, y)
            else:
                y += self._add(part, theme.current().font(style), style, QPointF(0, y), width)
        self.height = round(y)

    def draw(self, painter: QPainter) -> None:
        """Draw words in the painter's colour, and the lines between rows."""
        for lines in self._lines:
            lines.layout.draw(painter, lines.place)
        painter.setPen(theme.current().colour("line_strong"))
        painter.drawLines(self._rules)

    def _add(self, text: str, font: QFont, style: str, place: QPointF, width: float) -> float:
        layout, height = _broken(text, font, style, width)
        self._lines.append(_Lines(layout, place))
        return height

    def _add_table(self, table: PipeTable, style: str, y: float) -> float:
        """Add a table whose columns are as wide as their words, where they have the room."""
        self.tables += 1
        look = theme.current()
        small = look.line_height(style) < look.line_height(_LARGEST_CELLS)
        style = style if small else _LARGEST_CELLS
        font = look.font(style, tabular=True)
        font.setWeight(QFont.Weight.Normal)
        widths = _column_widths(table.all_rows, font, self._width)
        right = sum(widths) + _CELL_GAP * (len(widths) - 1)
        for number, row in enumerate(table.all_rows):
            if number:
                self._rules.append(QLineF(0, round(y) + 0.5, right, round(y) + 0.5))
            headed = QFont(font)
            headed.setWeight(QFont.Weight.Medium if row is table.head else QFont.Weight.Normal)
            y += self._add_row(row, headed, style, y + _ROW_PADDING, widths) + 2 * _ROW_PADDING
        return y

    def _add_row(
        self, cells: Sequence[str], font: QFont, style: str, y: float, widths: Sequence[float]
    ) -> float:
        x, height = 0.0, 0.0
        for cell, width in zip(cells, widths, strict=True):
            height = max(height, self._add(cell, font, style, QPointF(x, y), width))
            x += width + _CELL_GAP
        return height


def _broken(text: str, font: QFont, style: str, width: float) -> tuple[QTextLayout, float]:
    """Break words into lines of a style's height; return them with the height of all."""
    wide = any(ord(character) > _CJK_FROM for character in text)
    height = theme.current().line_height(style) * (1.1 if wide else 1.0)
    # Between lines a layout knows the separator of Unicode only.
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if runs_leftwards(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (height - line.height()) / 2))
        y += height
    layout.endLayout()
    return layout, y


def _column_widths(rows: Sequence[Sequence[str]], font: QFont, room: float) -> list[float]:
    """Return a width for each column; where they have no room the widest ones give way."""
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Medium)
    metrics = QFontMetricsF(bold)
    natural = [
        max(_LEAST_COLUMN, *(ceil(metrics.horizontalAdvance(cell)) + 1.0 for cell in column))
        for column in zip(*rows, strict=True)
    ]
    left = limit = max(room - _CELL_GAP * (len(natural) - 1), _LEAST_COLUMN * len(natural))
    if sum(natural) <= left:
        return natural
    for place, width in enumerate(sorted(natural)):
        limit = left / (len(natural) - place)
        if width > limit:
            break
        left -= width
    return [min(width, limit) for width in natural]


class QuestionText(QWidget):
    """The words of a question, which know when they were painted.

    Args:
        style: of the type scale.
        tone: token of their colour.
    """

    def __init__(self, style: str, tone: str = "text", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style, self._tone, self._text = style, tone, ""
        self._kept: dict[int, QuestionLayout] = {}
        self.has_painted = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        """Return the words."""
        return self._text

    @property
    def style_name(self) -> str:
        """Return the type style."""
        return self._style

    def show_text(self, text: str, style: str) -> None:
        """Show other words; what looks like markup stays text, tables of pipes aside."""
        self._text, self._style = text, style
        self.has_painted = False
        self.setAccessibleName(text)
        self._lay_out_anew()

    def set_style(self, style: str) -> None:
        """Become larger or smaller."""
        if style != self._style:
            self._style = style
            self._lay_out_anew()

    def height_at(self, width: int) -> int:
        """Return the height of all words at a width."""
        return self.laid_out(width).height if self._text else 0

    def hasHeightForWidth(self) -> bool:
        """Tell that narrower means higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all words at a width."""
        return self.height_at(width)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(max(self.width(), 160), self.height_at(max(self.width(), 160)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        painter = QPainter(self)
        painter.setPen(theme.current().colour(self._tone))
        self.laid_out(self.width()).draw(painter)
        self.has_painted = True

    def laid_out(self, width: int) -> QuestionLayout:
        """Return the words laid out at a width; what was asked for lately is kept."""
        if width not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[width] = QuestionLayout(self._text, self._style, width)
        return self._kept[width]

    def _lay_out_anew(self) -> None:
        self._kept.clear()
        self.updateGeometry()
        self.update()
