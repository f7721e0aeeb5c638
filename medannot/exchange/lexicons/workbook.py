"""A lexicon as a workbook that clinicians edit: one sheet a table, ids locked, lists of values."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import partial

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from medannot.exchange.baselines.workbook_bytes import workbook_bytes
from medannot.exchange.lexicons.columns import row_of
from medannot.exchange.lexicons.folder import RELATIONS, RULES, Loaded
from medannot.exchange.lexicons.package import MOST_ROW
from medannot.exchange.lexicons.sheets import (
    ABOUT,
    COLUMNS,
    FORM,
    FORM_KEY,
    choices,
    escaped,
)
from medannot.exchange.lexicons.writing import nodes_by_file, relation_row, rule_row

_TEXT_KIND = "@"
_TOP = Alignment(wrap_text=True, vertical="top")
_HEAD, _ID, _TEXT, _TITLE = "lexicon head", "lexicon id", "lexicon text", "lexicon title"
_WIDTHS: Mapping[str, int] = {
    "id": 24, "parent_id": 20, "subject": 28, "object": 28, "order": 8, "en": 26, "zh": 20,
    "en_syn": 32, "zh_syn": 26, "definition_en": 46, "definition_zh": 40, "message_en": 46,
    "message_zh": 40, "source": 28, "note": 30,
}  # fmt: skip
_WIDTH = 15
_LISTS = {"en_syn", "zh_syn", "allowed_domain", "applies_to_roles", "replaced_by"}
_UNCHANGING = datetime(2000, 1, 1)  # noqa: DTZ001  # a workbook's stamp has no zone

_HOW = (
    (
        "Every cell may be edited but ids: an id is never changed and never used again. A new "
        "node gets a row below the others, with a new id of capital letters, digits and points."
    ),
    (
        "Do not delete rows. Set status to deprecated, and write the ids of what comes in its "
        "place into replaced_by, with ; between them."
    ),
    "What a clinician has verified gets the status active; all else stays draft.",
    (
        "Several words in one cell stand with ; between them. All cells stay of the kind Text; "
        "formulas, merged cells and dates are refused."
    ),
    "Import the saved file: each difference is shown, and taken over only where you accept it.",
)
_HOW_IN_CHINESE = (
    (
        "除编号（id）外各单元格均可修改；编号不得更改或重复使用。新增条目请在末尾另起一行，"
        "编号由大写字母、数字和点组成。"
    ),
    "请勿删除行：将 status 设为 deprecated，并在 replaced_by 中填写替代条目的编号，以 ; 分隔。",
    "经临床医生核实的条目 status 设为 active，其余保持 draft。",
    "同一单元格内多个词以 ; 分隔。所有单元格保持“文本”格式；公式、合并单元格和日期不被接受。",
    "保存后导入：逐条显示差异，接受后才会生效。",
)


def lexicon_workbook(loaded: Loaded) -> bytes:
    """Return a lexicon as the bytes of an xlsx file."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101  # a new book has one; for the type checker
    for style in _styles():
        book.add_named_style(style)
    head = loaded.lexicon.head
    book.properties.title, book.properties.creator = head.pin, "medannot"
    book.properties.created = book.properties.modified = _UNCHANGING
    _write_about(first, loaded)
    nodes = nodes_by_file(loaded)
    rows: dict[str, Iterable[Mapping[str, str]]] = {
        name: [row_of(name, node) for node in found] for name, found in nodes.items()
    }
    rows[RELATIONS] = [relation_row(one) for one in loaded.lexicon.relations]
    rows[RULES] = [rule_row(one) for one in loaded.rules]
    for name, columns in COLUMNS.items():
        _write_table(book.create_sheet(name), columns, rows[name])
    return workbook_bytes(book)


def _styles() -> tuple[NamedStyle, ...]:
    grey = PatternFill("solid", fgColor="FFE7ECF1")
    rule = Border(bottom=Side(style="thin", color="FF8A97A5"))
    bold = Font(bold=True)
    style = partial(NamedStyle, number_format=_TEXT_KIND, alignment=_TOP)
    return (
        style(_HEAD, font=bold, fill=grey, border=rule),
        style(_ID, fill=grey),
        style(_TEXT, protection=Protection(locked=False)),
        style(_TITLE, font=Font(bold=True, size=14), alignment=None),
    )


def _put(sheet: Worksheet, row: int, column: int, text: str, style: str) -> None:
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)  # noqa: S101  # no merged cell is written; for the checker
    cell.style = style
    if text:
        cell.value = escaped(text)
        cell.data_type = "s"


def _write_about(sheet: Worksheet, loaded: Loaded) -> None:
    head = loaded.lexicon.head
    sheet.title = ABOUT
    _put(sheet, 1, 1, f"{head.en} {head.zh}", _TITLE)
    lines = [
        (FORM_KEY, str(FORM)),
        ("id", head.id),
        ("version", str(head.version)),
        ("sha256", loaded.sha256),
        ("based on", head.based_on),
        ("name", head.en),
        ("名称", head.zh),
        *(("notice", notice) for notice in loaded.lexicon.notices),
        *(("how to edit", line) for line in _HOW),
        *(("填写说明", line) for line in _HOW_IN_CHINESE),
    ]
    for row, (key, value) in enumerate(lines, start=3):
        _put(sheet, row, 1, key, _HEAD)
        _put(sheet, row, 2, value, _ID)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 100
    sheet.protection.sheet = True


def _write_table(
    sheet: Worksheet, columns: Sequence[str], rows: Iterable[Mapping[str, str]]
) -> None:
    for place, column in enumerate(columns, start=1):
        _put(sheet, 1, place, column, _HEAD)
        _lay_out(sheet, place, column)
    row = 1
    for row, cells in enumerate(rows, start=2):
        for place, column in enumerate(columns, start=1):
            _put(sheet, row, place, cells[column], _ID if column == "id" else _TEXT)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{row}"
    sheet.freeze_panes = "B2" if columns[0] == "id" else "A2"
    _protect(sheet)


def _lay_out(sheet: Worksheet, place: int, column: str) -> None:
    """Set what holds for a whole column, new rows too: its width, its kind, its values."""
    letter = get_column_letter(place)
    whole = sheet.column_dimensions[letter]
    whole.width = _WIDTHS.get(column, _WIDTH)
    whole.number_format, whole.alignment = _TEXT_KIND, _TOP
    whole.protection = Protection(locked=False)
    listed = choices(sheet.title, column)
    if listed:
        rule = DataValidation("list", formula1=f'"{",".join(listed)}"', allow_blank=True)
        rule.errorTitle, rule.error = column, "; ".join(listed)
        rule.showErrorMessage = True
    elif column in _LISTS:
        rule = DataValidation(promptTitle=column, prompt="a;b;c")
        rule.showInputMessage = True
    else:
        return
    rule.add(f"{letter}2:{letter}{MOST_ROW}")
    sheet.add_data_validation(rule)


def _protect(sheet: Worksheet) -> None:
    """Lock ids and header without a password: it guards from slips; a difference shows anyway."""
    lock = sheet.protection
    lock.sheet = True
    lock.formatCells = lock.formatColumns = lock.formatRows = False
    lock.insertRows = lock.sort = lock.autoFilter = False
