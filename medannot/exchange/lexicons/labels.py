"""Labels as a table of CSV, in and out, for half a million rows and more.

| column | holds |
|---|---|
| label_id | the label's own id, once in the file |
| finding_id | what the node was chosen for |
| node_id, version | the node, and the version of the lexicon it was taken from |
| en, zh | the node's words in that version |
| migrated_from | ids of the nodes that the label had before, `;` between them |
| review | how far its review is, in any words |
| flag | empty, or dropped |
| others | facts that a condition may ask for, such as laterality, size_cm, tooth; empty where \
unknown |

The first four have to be there, the others may be missing. Written are UTF-8 with byte order mark,
commas, line feeds, the columns in the order above and the facts in that of the file they came from.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from operator import itemgetter
from pathlib import Path
from typing import TextIO

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.lexicon.condition import NAME_FORM
from medannot.domain.lexicon.stored_label import Facts, Flag, StoredLabel
from medannot.domain.lexicon.version import Version
from medannot.domain.progress import Progress, silent
from medannot.exchange.lexicons.tables import made_over

REQUIRED = ("label_id", "finding_id", "node_id", "version")
COLUMNS = (*REQUIRED, "en", "zh", "migrated_from", "review", "flag")
MOST_LABELS = 5_000_000
MOST_PROBLEMS = 200
"""After so many a file is not read further."""

_TELL_EVERY = 5_000
_FORMULA = ("=", "+", "-", "@")
_ODD = ("\n=", "\n+", "\n-", "\n@", "\n ", " \n")
"""What a row of sound cells, between line ends, never has."""

_CONTROL = re.compile(r"[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class LabelTable:
    """What a file of labels holds.

    Attributes:
        fact_names: its columns of facts, in their order.
    """

    fact_names: tuple[str, ...]
    labels: tuple[StoredLabel, ...]


def read_labels(path: Path, progress: Progress = silent) -> LabelTable:
    """Read a file of labels.

    Args:
        path: to the file.
        progress: told how many bytes are read; it may stop the job.

    Raises:
        InputFault: it is no such table, or rows are wrong; these are named, and nothing is taken.
    """
    with path.open("rb") as raw:
        _refuse_others(raw.peek(4)[:4], path.name)
        reader = csv.reader(TextIOWrapper(raw, "utf-8-sig", newline=""), strict=True)
        size = path.stat().st_size
        try:
            rows = _Rows(path.name, next(reader, []))
            labels = _taken(rows, reader, lambda: progress(min(raw.tell(), size), size))
        except UnicodeDecodeError as fault:
            raise _no_text(path) from fault
        except csv.Error as fault:
            raise InputFault(
                "{file}, row {row}: it is not CSV ({reason}); save it as “CSV UTF-8” again.",
                file=path.name,
                row=reader.line_num,
                reason=str(fault),
            ) from fault
    progress(size, size)
    return LabelTable(rows.fact_names, labels)


def _taken(
    rows: "_Rows", lines: Iterable[list[str]], tell: Callable[[], None]
) -> tuple[StoredLabel, ...]:
    labels: list[StoredLabel] = []
    for number, line in enumerate(lines, start=2):
        if number % _TELL_EVERY == 0:
            tell()
        label = rows.label(number, line)
        if label is not None:
            labels.append(label)
        if len(labels) > MOST_LABELS:
            raise InputFault(
                "{file} has more than {most} labels; split it.", file=rows.file, most=MOST_LABELS
            )
    rows.refuse()
    return tuple(labels)


class _Rows:
    """Makes labels of rows, and collects what is wrong.

    Args:
        file: its name, for sentences.
        header: its first line.

    Raises:
        InputFault: the header is not one of labels.
    """

    def __init__(self, file: str, header: Sequence[str]) -> None:
        self.file = file
        self._header = tuple(cell.strip() for cell in header)
        _check_header(self._header, file)
        self.fact_names = tuple(name for name in self._header if name not in COLUMNS)
        # Behind the last cell stands an empty one, for columns that are missing; two of them are
        # taken with the facts, as a getter of one thing alone gives no tuple.
        self._own_of = itemgetter(
            *(self._header.index(name) if name in self._header else -1 for name in COLUMNS)
        )
        self._facts_of = itemgetter(-1, -1, *map(self._header.index, self.fact_names))
        self._fact_columns = ("", "", *self.fact_names)
        self._versions: dict[str, Version] = {}
        self._facts: dict[tuple[str, ...], Facts] = {}
        self._texts: dict[str, str] = {}
        self._node_ids: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        self._problems: list[Problem] = []

    def label(self, number: int, line: list[str]) -> StoredLabel | None:
        """Return the label of a row; None where it is empty or, told, wrong.

        Raises:
            InputFault: so many rows are wrong that reading on helps nobody.
        """
        before = len(self._problems)
        cells = self._sound(number, line)
        if not cells:
            return None
        cells.append("")
        own, finding, node_id, version, en, zh, left, review, flag = self._own_of(cells)
        self._check_ids(number, own, finding, node_id)
        found = self._versions.get(version) or self._version(number, version)
        if flag and flag != Flag.DROPPED:
            self._expect(number, "flag", flag, "dropped or nothing")
        if len(self._problems) > before or found is None:
            return None
        same = self._texts.setdefault
        return StoredLabel(
            own,
            finding,
            self._node_ids.setdefault(node_id, node_id),
            found,
            same(en, en),
            same(zh, zh),
            self._facts.get(self._facts_of(cells)) or self._new_facts(cells),
            tuple(part.strip() for part in left.split(";") if part.strip()) if left else (),
            same(review, review),
            Flag.DROPPED if flag else Flag.NONE,
        )

    def refuse(self) -> None:
        """Refuse the file where rows are wrong.

        Raises:
            InputFault: with the rows.
        """
        if self._problems:
            said = "{file}: no label is taken; mend its faults first: {count}."
            if len(self._problems) >= MOST_PROBLEMS:
                said = "{file}: no label is taken; mend its faults first: {count} or more."
            problems = tuple(self._problems)
            raise InputFault(said, problems, file=self.file, count=len(problems))

    def _sound(self, number: int, line: list[str]) -> list[str]:
        """Return the cells of a row, without space around them; none where it is not read."""
        between = "\n".join(("", *line, ""))
        if between.isspace() or not line:
            return []
        if len(line) != len(self._header):
            said = "It has {found} cells where the header has {expected}; look for a stray comma."
            self._tell(number, Sentence(said, found=len(line), expected=len(self._header)))
            return []
        if "".join(line).isprintable() and not any(sign in between for sign in _ODD):
            return line
        cells = [cell.strip() for cell in line]
        self._check_cells(number, cells)
        return cells

    def _check_ids(self, number: int, own: str, finding: str, node_id: str) -> None:
        for column, cell in (("label_id", own), ("finding_id", finding), ("node_id", node_id)):
            if cell in self._node_ids:  # found sound before
                continue
            if not cell:
                self._expect(number, column, cell, "an id")
            elif made_over(cell):
                expected = "an id, not the date or rounded number that a spreadsheet made of it,"
                self._expect(number, column, cell, expected)
        first = self._rows.setdefault(own, number)
        if own and first != number:
            self._expect(number, "label_id", own, f"an id that row {first} has not")

    def _version(self, number: int, cell: str) -> Version | None:
        try:
            found = self._versions[cell] = Version.parse(cell)
        except InputFault:
            self._expect(number, "version", cell, "three whole numbers such as 1.2.0")
            return None
        return found

    def _new_facts(self, cells: Sequence[str]) -> Facts:
        values = self._facts_of(cells)
        pairs = zip(self._fact_columns, values, strict=True)
        return self._facts.setdefault(values, tuple(pair for pair in pairs if pair[1]))

    def _check_cells(self, number: int, cells: Sequence[str]) -> None:
        for column, cell in zip(self._header, cells, strict=True):
            if cell.startswith(_FORMULA):
                self._expect(number, column, cell[:60], "a text that begins like no formula")
            elif _CONTROL.search(cell):
                self._expect(number, column, cell[:60], "one line without control characters")

    def _expect(self, number: int, column: str, cell: str, expected: str) -> None:
        said = "{column} {cell}: {expected} is expected."
        found = Sentence(said, column=column, cell=cell or "(empty)", expected=expected)
        self._tell(number, found)

    def _tell(self, number: int, sentence: Sentence) -> None:
        self._problems.append(Problem(self.file, number, sentence))
        if len(self._problems) >= MOST_PROBLEMS:
            self.refuse()


def _check_header(header: Sequence[str], file: str) -> None:
    if not any(header):
        raise InputFault("{file} is empty; a header and labels are expected.", file=file)
    missing = [name for name in REQUIRED if name not in header]
    twice = sorted({name for name in header if header.count(name) > 1})
    strange = [name for name in header if NAME_FORM.fullmatch(name) is None]
    for names, said in (
        (missing, "{file}: the columns {names} are missing in its header."),
        (twice, "{file}: the columns {names} stand twice in its header."),
        (
            strange,
            "{file}: {names} cannot name a column; small letters, digits and _ are expected.",
        ),
    ):
        if names:
            raise InputFault(said, file=file, names=", ".join(map(repr, names)))


def _refuse_others(start: bytes, file: str) -> None:
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raise InputFault(
            "{file} is UTF-16 text (“Unicode text”); save it as “CSV UTF-8”.", file=file
        )
    if start == b"PK\x03\x04":
        raise InputFault("{file} is a workbook; save it as “CSV UTF-8”.", file=file)


def _no_text(path: Path) -> InputFault:
    """Return what to say of a file that is not UTF-8, with the line in which it is not."""
    row = 0
    with path.open("rb") as lines:
        for row, line in enumerate(lines, start=1):  # noqa: B007 - the last one is told
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                break
    return InputFault(
        "{file}, row {row}: it is not UTF-8 text; in Excel or WPS save it as “CSV UTF-8”.",
        file=path.name,
        row=row,
    )


class LabelWriter:
    """Writes labels in the canonical form, one after the other."""

    def __init__(self, file: TextIO, fact_names: Sequence[str]) -> None:
        self._fact_names = tuple(fact_names)
        self._versions: dict[Version, str] = {}
        file.write("\ufeff")
        self._rows = csv.writer(file, lineterminator="\n")
        self._rows.writerow((*COLUMNS, *self._fact_names))

    def write(self, label: StoredLabel) -> None:
        """Add a label."""
        version = self._versions.get(label.version)
        if version is None:
            version = self._versions[label.version] = str(label.version)
        facts = dict(label.facts)
        self._rows.writerow(
            (
                label.id,
                label.finding_id,
                label.node_id,
                version,
                label.en,
                label.zh,
                ";".join(label.migrated_from),
                label.review,
                label.flag.value,
                *(facts.get(name, "") for name in self._fact_names),
            )
        )


@contextmanager
def writing_labels(path: Path, fact_names: Sequence[str]) -> Iterator[LabelWriter]:
    """Write a file of labels, which appears, or takes the place of another, only when it is whole.

    Args:
        path: of the file.
        fact_names: its columns of facts, in their order.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            yield LabelWriter(file, fact_names)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_labels(path: Path, fact_names: Sequence[str], labels: Iterable[StoredLabel]) -> None:
    """Write labels as a file."""
    with writing_labels(path, fact_names) as writer:
        for label in labels:
            writer.write(label)
