"""Tables that stand in a question as lines of pipes: found, and nothing else taken for markup."""

import re
from dataclasses import dataclass

_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")
_BLANKS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+\n")


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A table of plain cells; what looks like markup in them stays text.

    Attributes:
        head: the cells above the rule; empty where none of them says anything.
        rows: the cells below it, each row as long as any other.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def all_rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the head, where there is one, and the rows."""
        return (self.head, *self.rows) if self.head else self.rows


def question_parts(text: str) -> tuple[str | PipeTable, ...]:
    """Part a text into paragraphs and tables, in their order.

    A table is a line of cells, below it a line of dashes with as many cells, and the lines of
    cells after that; pipes that stand otherwise stay what they are. Several empty lines count as
    one.
    """
    lines = text.splitlines()
    parts: list[str | PipeTable] = []
    words: list[str] = []
    place = 0
    while place < len(lines):
        end = _table_end(lines, place)
        if end == place:
            words.append(lines[place])
            place += 1
            continue
        parts += _paragraph(words)
        parts.append(_table(lines[place:end]))
        words, place = [], end
    return (*parts, *_paragraph(words)) or (text,)


def _paragraph(lines: list[str]) -> list[str]:
    text = _BLANKS.sub("\n\n", "\n".join(lines)).strip("\n")
    return [text] if text.strip() else []


def _table_end(lines: list[str], first: int) -> int:
    """Return the place behind the table that begins with a line, or that line's where none does."""
    if first + 1 >= len(lines) or not _is_rule(lines[first + 1]):
        return first
    head = lines[first].strip()
    if not _PIPE.search(head) or len(_cells(head)) != len(_cells(lines[first + 1])):
        return first
    opened = head.startswith("|")
    end = first + 2
    while end < len(lines) and _is_row(lines[end], opened=opened):
        end += 1
    return end


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.fullmatch(line.strip()) is not None


def _is_row(line: str, *, opened: bool) -> bool:
    return line.strip().startswith("|") if opened else _PIPE.search(line) is not None


def _cells(line: str) -> tuple[str, ...]:
    line = line.strip()
    inner = line.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return tuple(cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner))


def _table(lines: list[str]) -> PipeTable:
    rows = [_cells(line) for number, line in enumerate(lines) if number != 1]
    columns = max(len(row) for row in rows)
    full = [row + ("",) * (columns - len(row)) for row in rows]
    return PipeTable(full[0] if any(full[0]) else (), tuple(full[1:]))
