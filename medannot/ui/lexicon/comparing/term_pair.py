"""One term before and after, side by side, with the parts marked that a change touched."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from medannot.domain.lexicon.difference import DifferenceKind
from medannot.ui import theme
from medannot.ui.lexicon.comparing.difference_rows import DifferenceRow, FieldPair
from medannot.ui.lexicon.comparing.marking import Runs
from medannot.ui.lexicon.comparing.words import KIND_LOOKS, field_word, kind_word

_REDRESSED = {QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange}


class TermPair(QTextBrowser):
    """A table of all that is known of a term; it scrolls by keys, and its text can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DifferenceRow | None = None
        self._heads = ("", "")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("The term before and after"))
        self.document().setDocumentMargin(12)

    def show_heads(self, before: str, after: str) -> None:
        """Name the two versions."""
        self._heads = before, after

    def show_row(self, row: DifferenceRow | None) -> None:
        """Show a term, or nothing."""
        self._row = row
        self._write()

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours of another theme."""
        super().changeEvent(event)
        if event.type() in _REDRESSED and self._row is not None:
            self._write()

    def _write(self) -> None:
        row, look = self._row, theme.current()
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Base) != look.colour("panel"):
            palette.setColor(QPalette.ColorRole.Base, look.colour("panel"))
            self.setPalette(palette)
        self.setFont(look.font("ui"))
        self.setHtml("" if row is None else self._page(row))

    def _page(self, row: DifferenceRow) -> str:
        look = theme.current()
        tone = look.hex(KIND_LOOKS[row.kind][1])
        names = escape(row.en)
        if row.zh:
            names += f'&nbsp; <span style="font-weight:400">{escape(row.zh)}</span>'
        size = look.font("section").pixelSize()
        head = (
            f'<p style="font-size:{size}px;font-weight:600;color:{look.hex("text")};margin:0">'
            f"{names}</p>"
            f'<p style="color:{look.hex("text_3")};margin:2px 0 8px 0">'
            f'<span style="color:{tone}">{escape(kind_word(row.kind))}</span>'
            f" &nbsp; {escape(row.key)}</p>"
        )
        titles = "".join(
            f'<td width="{width}%" style="{self._cell("text_3", strong=True)}">{escape(text)}</td>'
            for width, text in (
                (28, ""),
                (36, self.tr("Before: {version}").format(version=self._heads[0])),
                (36, self.tr("After: {version}").format(version=self._heads[1])),
            )
        )
        rows = "".join(self._line(row, pair) for pair in row.fields)
        return (
            f'{head}<table width="100%" cellspacing="0" cellpadding="0">'
            f"<tr>{titles}</tr>{rows}</table>"
        )

    def _line(self, row: DifferenceRow, pair: FieldPair) -> str:
        whole = row.kind in {DifferenceKind.ADDED, DifferenceKind.REMOVED}
        marks = pair.differs and not whole
        name = ("≠ " if marks else "") + field_word(pair.field)
        tone = "text" if marks else "text_3"
        cells = (
            (escape(name), self._cell(tone, strong=marks)),
            (_html(pair.old, gone=True, marks=marks), self._cell("text")),
            (_html(pair.new, gone=False, marks=marks), self._cell("text")),
        )
        written = "".join(f'<td style="{style}">{text}</td>' for text, style in cells)
        return f"<tr>{written}</tr>"

    @staticmethod
    def _cell(tone: str, *, strong: bool = False) -> str:
        look = theme.current()
        weight = 600 if strong else 400
        return (
            f"color:{look.hex(tone)};font-weight:{weight};padding:6px 10px 6px 0;"
            f"border-bottom:1px solid {look.hex('line')};vertical-align:top"
        )


def _html(runs: Runs, *, gone: bool, marks: bool) -> str:
    """Write a text; what changed is struck out or underlined, and has a ground."""
    look = theme.current()
    tone = "danger" if gone else "success"
    line = "line-through" if gone else "underline"
    style = (
        f"color:{look.hex(tone)};background-color:{look.hex(f'{tone}_bg')};text-decoration:{line}"
    )
    return "".join(
        f'<span style="{style}">{escape(run.text)}</span>'
        if marks and run.changed
        else escape(run.text)
        for run in runs
    )
