"""How the files hold their records: the place in a JSON object, or how lines are divided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from medannot.domain.wording import one_line
from medannot.ui import theme
from medannot.ui.library.importing.role_rows import KeyChoice
from medannot.ui.library.words import number_word
from medannot.ui.widgets.fields import LineField
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.question_mapping_values import Holding

_OTHER = "\x00other"
_CHOSEN = frozenset({"json", "sheets"})
"""Kinds of files in which the place of the records is chosen from a list."""
_NUMBER = 72
_MOST_LINES = 99_999


class HoldingFields(QWidget):
    """Asks how records are found; hidden where the file itself says it.

    Signals:
        held: (the part `container` of a mapping).
    """

    held = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._holding: Holding | None = None
        self.place = KeyChoice(self.tr("Records stand at"))
        self.path = LineField(self.tr("such as samples[*] or $.*"), name=self.tr("Another place"))
        self.skip = LineField(name=self.tr("Lines before the records"))
        self.sign = KeyChoice(self.tr("Parts divided by"))
        self.sign.offer(
            [
                ("", self.tr("found out")),
                (",", self.tr("comma")),
                ("\t", self.tr("tab")),
                (";", self.tr("semicolon")),
                ("|", self.tr("upright line")),
                (" ", self.tr("space")),
            ]
        )
        self.columns = LineField(
            self.tr("as the first line names them"), name=self.tr("Names of the columns")
        )
        for field in (self.path, self.skip, self.columns):
            field.setFixedHeight(theme.current().metric("control.compact"))
            field.editingFinished.connect(self._tell)
        self.skip.setMaximumWidth(_NUMBER)
        self.place.activated.connect(lambda _at: self._choose_place())
        self.sign.activated.connect(lambda _at: self._tell())
        self._head = Text("", tone="text_3")
        # A long line is cut: it only shows how the file begins.
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._labels = {
            name: Text(field.accessibleName(), tone="text_2")
            for name, field in (
                ("place", self.place),
                ("skip", self.skip),
                ("sign", self.sign),
                ("columns", self.columns),
            )
        }
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(self._labels["place"], 0, 0)
        grid.addWidget(self.place, 0, 1, 1, 3)
        grid.addWidget(self.path, 1, 1, 1, 3)
        grid.addWidget(self._labels["skip"], 2, 0)
        grid.addWidget(self.skip, 2, 1)
        grid.addWidget(self._labels["sign"], 2, 2)
        grid.addWidget(self.sign, 2, 3)
        grid.addWidget(self._labels["columns"], 3, 0)
        grid.addWidget(self.columns, 3, 1, 1, 3)
        grid.addWidget(self._head, 4, 0, 1, 4)
        grid.setColumnStretch(3, 1)

    def show_holding(self, holding: "Holding | None", *, can_change: bool) -> None:
        """Show how the files are read."""
        self.setVisible(holding is not None and can_change)
        if holding is None or holding == self._holding:
            return
        self._holding = holding
        json = holding.kind in _CHOSEN
        labels = self._labels
        of_sheets = holding.kind == "sheets"
        labels["place"].setText(self.tr("Sheet") if of_sheets else self.tr("Records stand at"))
        of_json: list[QWidget] = [labels["place"], self.place]
        of_text: list[QWidget] = [self.skip, self.sign, self.columns, self._head]
        of_text += [labels["skip"], labels["sign"], labels["columns"]]
        for widget in (*of_json, *of_text):
            widget.setVisible(json == (widget in of_json))
        if of_sheets:
            self._show_sheets(holding)
        elif json:
            self._show_places(holding)
        else:
            self.path.hide()
            self._show_text(holding)

    def _show_places(self, holding: "Holding") -> None:
        now = str(holding.raw.get("records", ""))
        offers = [
            (
                one.path,
                self.tr("{path}: {count} records with {keys}").format(
                    path=one.path, count=number_word(one.count), keys=", ".join(one.keys[:4])
                ),
            )
            for one in holding.places
        ]
        typed = now not in {path for path, _ in offers}
        if typed:
            offers.insert(0, (now, now))
        # A place that was typed stays open, to be mended.
        self.path.setVisible(typed)
        self.place.offer([*offers, (_OTHER, self.tr("another place…"))])
        self.place.choose(now)
        self.path.setText(now)

    def _show_sheets(self, holding: "Holding") -> None:
        """Offer the sheets of a workbook; the first is read where none is named."""
        self.path.hide()
        self.place.offer(
            [
                (
                    one.path,
                    (
                        self.tr("{sheet}: {keys}") if one.count else self.tr("{sheet}: no rows")
                    ).format(sheet=one_line(one.path), keys=", ".join(one.keys[:4])),
                )
                for one in holding.places
            ]
        )
        now = str(holding.raw.get("records", "")) or holding.places[0].path
        self.place.choose(now)
        self.path.setText(now)

    def _show_text(self, holding: "Holding") -> None:
        raw = holding.raw
        self.skip.setText(str(raw.get("skip_lines", 0)))
        sign = str(raw.get("delimiter", ""))
        if self.sign.findData(sign) < 0:
            self.sign.addItem(sign, sign)
        self.sign.choose(sign)
        self.columns.setText(", ".join(raw.get("columns", ())))
        first = "\n".join(line[:80] for line in holding.head[:3])
        self._head.setText(first)

    def _choose_place(self) -> None:
        if self.place.choice() == _OTHER:
            self.path.show()
            self.path.setFocus()
            self.path.selectAll()
        else:
            self.path.hide()
            self.path.setText(self.place.choice())
            self._tell()

    def _tell(self) -> None:
        holding = self._holding
        if holding is None:
            return
        raw = self._typed(holding)
        if raw != dict(holding.raw):
            self.held.emit(raw)

    def _typed(self, holding: "Holding") -> Mapping[str, Any]:
        """Return what the fields say, without what says nothing."""
        raw = dict(holding.raw)
        if holding.kind in _CHOSEN:
            raw["records"] = self.path.text().strip()
            if holding.kind == "sheets" and self.place.currentIndex() == 0:
                raw.pop("records")  # the sheet that is read by itself needs no name
        else:
            lines = self.skip.text().strip()
            number = int(lines) if lines.isdecimal() and lines.isascii() else 0
            raw["skip_lines"] = min(number, _MOST_LINES)
            raw["delimiter"] = self.sign.choice()
            names = (name.strip() for name in self.columns.text().split(","))
            raw["columns"] = [name for name in names if name]
        return {name: value for name, value in raw.items() if value not in ("", 0, [])}
