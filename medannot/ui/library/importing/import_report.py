"""The second step of an import: what was found, before anything is written."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from medannot.domain.errors import Problem
from medannot.domain.problem_groups import ProblemGroup, grouped
from medannot.domain.question import ItemType
from medannot.domain.wording import apart, one_line
from medannot.ui.faults import line, reason
from medannot.ui.library.words import ability_word, language_word, number_word, type_word
from medannot.ui.phrases import listed, parted, with_value
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.layouts import clear
from medannot.ui.widgets.small import Card, Chip, Line
from medannot.ui.widgets.table import TONE_ROLE, Table, TableFrame
from medannot.ui.widgets.text import ElidedText, Text, Tone

if TYPE_CHECKING:
    from medannot.services.question_bank import ImportDraft
    from medannot.services.question_import_values import ImportReport


_MOST_ABILITIES = 8
_MOST_COUNTS = 480
_NARROW = 1000

_HIGHEST = 16_777_215
"""What Qt takes for no bound."""

Index = QModelIndex | QPersistentModelIndex


class ProblemModel(QAbstractTableModel):
    """Refused and doubtful rows: file, row, reason; many doubts of one reason are one row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[ProblemGroup, bool], ...] = ()
        self._all: tuple[tuple[Problem, bool], ...] = ()

    def show_problems(self, refused: Sequence[Problem], doubtful: Sequence[Problem]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self._all = (
            *((problem, True) for problem in refused),
            *((problem, False) for problem in doubtful),
        )
        self._rows = (
            *((ProblemGroup(problem), True) for problem in refused),
            *((group, False) for group in grouped(doubtful)),
        )
        self.endResetModel()

    def of_one_file(self) -> bool:
        """Tell whether all rows are of one file."""
        return len({problem.file for problem, _refused in self._all}) < 2

    def lines(self) -> list[tuple[str, ...]]:
        """Return every row by itself, with the heads above them."""
        heads = [self.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
        rows = [self._cells(problem, reason(problem), on) for problem, on in self._all]
        return [tuple(str(head) for head in heads), *rows]

    def _cells(self, problem: Problem, why: str, refused: bool) -> tuple[str, ...]:  # noqa: FBT001 - what became of it
        state = self.tr("Refused") if refused else self.tr("Doubtful")
        row = number_word(problem.row) if problem.row else "–"
        return one_line(problem.file), row, state, why

    def _why(self, group: ProblemGroup) -> str:
        if not group.more:
            return reason(group.first)
        rows = ", ".join(map(number_word, group.rows))
        more = self.tr("%Ln more row(s) like it: {rows}", "", group.more).format(
            rows=f"{rows} …" if group.more > len(group.rows) else rows
        )
        return f"{reason(group.first)}\n{more}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return file, row, what became of it, reason."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Row"), "", self.tr("Reason"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        group, refused = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(group.first, self._why(group), refused)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return line(group.first)
        if role == TONE_ROLE:
            if index.column() == 2:
                return "danger" if refused else "warning"
            return "text" if index.column() == 3 else "text_2"
        return None


class ReportView(QWidget):
    """The three counts, what else was found, and every refused row.

    Signals:
        change_wanted: another mapping is wanted.
        list_wanted: refused and doubtful rows are to be written to a file.
    """

    change_wanted = Signal()
    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mapped = ElidedText("", tone="text_2")
        self.change = Button(self.tr("Change"), "quiet", size="compact")
        self.change.setToolTip(self.tr("Change which field holds what"))
        self.change.clicked.connect(lambda _on=False: self.change_wanted.emit())
        self.save_list = Button(self.tr("Save list"), "quiet", icon="file-text", size="compact")
        self.save_list.clicked.connect(lambda _on=False: self.list_wanted.emit())
        self._counts = QGridLayout()
        self._counts.setHorizontalSpacing(16)
        self._counts.setVerticalSpacing(6)
        self._counts.setColumnStretch(2, 1)
        self._chip = Chip("", "success")
        self._area, self._above = QScrollArea(), False
        self._model = ProblemModel(self)
        self.problems = Table(self.tr("Refused and doubtful rows"), dense=True)
        self.problems.setModel(self._model)
        self.problems.set_columns(112, 64, 92, None)
        self.problems.wrap_cells()
        self._problems_card = Card(margin=16)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._box.addWidget(self._report_area(), 4)
        head = QHBoxLayout()
        head.addWidget(ElidedText(self.tr("Refused and doubtful rows"), "ui_strong"), 1)
        head.addWidget(self.save_list)
        self._problems_card.body.addLayout(head)
        self._problems_card.body.addWidget(TableFrame(self.problems), 1)
        self._box.addWidget(self._problems_card, 6)

    def stack(self, *, above: bool) -> None:
        """Put the counts above the rows, or beside them."""
        way = QBoxLayout.Direction
        self._box.setDirection(way.TopToBottom if above else way.LeftToRight)
        self._above = above
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Give counts their width, and above the rows no more height than they need."""
        inside = self._area.widget()
        if inside is None:
            return
        # Nothing of the counts is cut off at the right, however narrow the window.
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setMinimumWidth(inside.minimumSizeHint().width() + bar)
        # The head of the page names the one file; the reasons need the room.
        self.problems.setColumnHidden(0, self.width() < _NARROW and self._model.of_one_file())
        self.problems.share_width()
        width = self._area.viewport().width()
        wraps = inside.hasHeightForWidth()
        needed = (inside.heightForWidth(width) if wraps else inside.sizeHint().height()) + 2
        self._area.setMaximumHeight(needed if self._above else _HIGHEST)
        self._area.setMinimumHeight(min(needed, _MOST_COUNTS) if self._above else 0)

    def _report_area(self) -> QScrollArea:
        """Let the counts scroll in a low window."""
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._report_card())
        column.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(canvas)
        return area

    def _report_card(self) -> Card:
        card = Card(margin=20)
        head = QHBoxLayout()
        title = Text(self.tr("Report before anything is written"), "ui_strong", wrap=True)
        head.addWidget(title, 1)
        head.addWidget(self._chip)
        card.body.addLayout(head)
        by = QHBoxLayout()
        by.addWidget(self._mapped, 1)
        by.addWidget(self.change)
        card.body.addLayout(by)
        card.body.addLayout(self._counts)
        return card

    def rows(self) -> list[tuple[str, ...]]:
        """Return every refused and doubtful row, with their heads."""
        return self._model.lines()

    def show_draft(self, draft: "ImportDraft", mapped: str = "") -> None:
        """Show what was found, and by which mapping."""
        report = draft.report
        name = mapped or report.mapping
        self._mapped.setText(self.tr("Mapping: {name}").format(name=name) if name else "")
        if report.refused:
            self._chip.show_state(
                self.tr("%Ln row(s) refused", "", _rows(report.refused)), "warning"
            )
        else:
            good = self.tr("No row is refused") if report.warnings else self.tr("All rows are good")
            self._chip.show_state(good, "success")
        self._show_counts(self._lines(draft))
        self._model.show_problems(report.refused, report.warnings)
        self._problems_card.setVisible(bool(report.refused or report.warnings))
        self.problems.fit_rows()
        # What was just put there knows its size with the next turn of the events.
        QTimer.singleShot(0, self, self._fit)

    def _lines(self, draft: "ImportDraft") -> list[tuple[int, str, str, Tone]]:
        report = draft.report
        types = self._listed(report.by_type, lambda key: type_word(ItemType(key)))
        languages = self._listed(report.by_language, language_word)
        lines: list[tuple[int, str, str, Tone]] = [
            (report.read, self.tr("rows read"), listed(draft.files), "text"),
            (report.items, self.tr("questions ready"), types, "success"),
            (report.images, self.tr("images found"), self._repeats(draft), "text"),
            (
                _rows(report.refused),
                self.tr("rows refused"),
                self.tr("listed with their reasons") if report.refused else "",
                "danger" if report.refused else "text",
            ),
        ]
        marks = (
            (
                report.absent_images,
                self.tr("images not there"),
                self.tr("no such file in the folder of images"),
            ),
            (
                report.unreadable_images,
                self.tr("images unreadable"),
                self.tr("their rows are refused, with the reason"),
            ),
            (
                report.same_images,
                self.tr("files hold the same image"),
                self.tr("as another one; stored once"),
            ),
            (report.left_out, self.tr("rows left out"), self.tr("in another language")),
            (
                report.missing_images,
                self.tr("without an image"),
                self.tr("marked, no study shows them"),
            ),
            (report.without_key, self.tr("without a key"), self.tr("marked, no study scores them")),
            (report.made_up, self.tr("item names made up"), self.tr("the row is the name")),
            (
                report.asked_in_words,
                self.tr("closed questions asked in words"),
                self.tr("two buttons made from the key would give it away"),
            ),
            (report.key_in_text, self.tr("name their key in the text"), self.tr("kept")),
            (report.kept_edits, self.tr("edited here"), self.tr("they stay as they are")),
            (report.equal_contents, self.tr("equal questions"), self.tr("never merged")),
            (report.changed, self.tr("changed"), self.tr("get a next version")),
            (report.unchanged, self.tr("unchanged"), self.tr("in the set already")),
        )
        lines += [(count, what, why, "warning") for count, what, why in marks if count]
        if report.by_language:
            total = sum(report.by_language.values())
            lines.append((total, self.tr("by language"), languages, "text_2"))
        if any(report.by_ability):
            total = sum(report.by_ability.values())
            lines.append((total, self.tr("by ability"), self._abilities(report), "text_2"))
        return lines

    def _abilities(self, report: "ImportReport") -> str:
        """List the largest abilities; where there are more, an ellipsis says so."""
        counts = sorted(report.by_ability.items(), key=lambda pair: (-pair[1], pair[0]))
        named = self._listed(dict(counts[:_MOST_ABILITIES]), ability_word)
        return f"{named} …" if len(counts) > _MOST_ABILITIES else named

    def _repeats(self, draft: "ImportDraft") -> str:
        repeats = draft.report.repeated_images
        return self.tr("%Ln repeat(s) stored once", "", repeats) if repeats else ""

    @staticmethod
    def _listed(counts: Mapping[str, int], word: object) -> str:
        named = word if callable(word) else str
        return parted(with_value(apart(named(key)), number_word(n)) for key, n in counts.items())

    def _show_counts(self, lines: Sequence[tuple[int, str, str, Tone]]) -> None:
        clear(self._counts)
        for place, (count, what, why, tone) in enumerate(lines):
            number = Text(number_word(count), "ui_strong", tone, tabular=True)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            self._counts.addWidget(number, 2 * place, 0)
            name = Text(what)
            name.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._counts.addWidget(name, 2 * place, 1)
            reason = Text(why, tone="text_3", wrap=True)
            reason.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._counts.addWidget(reason, 2 * place, 2)
            self._counts.addWidget(Line(), 2 * place + 1, 0, 1, 3)


def _rows(refused: Sequence[Problem]) -> int:
    return len({(problem.file, problem.row) for problem in refused})
