"""What a look at question files finds, and what becomes of it under a mapping."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from medannot.domain.errors import Problem
from medannot.exchange.question_sets.containers.path_finding import RecordPlace
from medannot.exchange.question_sets.image_folder import ImageFile
from medannot.exchange.question_sets.values import Draft

RawMapping = Mapping[str, Any]
"""A mapping as its JSON file holds it; what is not understood here stays as it is."""


RawContainer = Mapping[str, Any]
"""The part `container` of a mapping: how a file holds its records."""


@dataclass(frozen=True, slots=True)
class HeldImage:
    """An image of the preview that its record carries in itself.

    Attributes:
        name: of the file that the record stands in.
        content: its bytes.
    """

    name: str
    content: bytes

    def read(self) -> bytes:
        """Return the bytes."""
        return self.content


ShownImage = ImageFile | HeldImage
"""An image of the preview: in a file, in an archive, or in the record itself."""


class Role(StrEnum):
    """What a key can hold, in the order in which a person is asked."""

    ID = "id"
    QUESTION = "question"
    CONTEXT = "context"
    OPTIONS = "options"
    ANSWER = "answer"
    IMAGES = "images"
    TYPE = "type"
    LANGUAGE = "language"
    ABILITY = "ability"
    GROUP = "group"
    ORDER = "order"
    CASE = "case"
    SPLIT = "split"
    EXPLANATION = "explanation"
    CATEGORIES = "categories"


NEEDED = frozenset({Role.QUESTION})
SEVERAL_KEYS = frozenset({Role.CATEGORIES})
"""Roles that several keys can play, one beside the other."""


@dataclass(frozen=True, slots=True)
class MappingName:
    """A mapping that can be named.

    Attributes:
        own: saved in the workspace, not one of the program's.
    """

    name: str
    title: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """A mapping by which records are recognised.

    Attributes:
        name: of the mapping; "" where none fits.
        left_out: keys that would play roles which a saved mapping leaves empty, by these roles;
            of options also columns that stand in a row with those that it lists.
    """

    name: str = ""
    left_out: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys that are left out."""
        return tuple(key for keys in self.left_out.values() for key in keys)


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What a key holds over the records that were looked at.

    Attributes:
        path: dots reach into objects.
        kinds: of its values: "text", "number", "yes_no", "list", "object", "bytes".
        filled: in how many records it holds something.
        distinct: how many different values it holds; of lists and objects none are counted.
        examples: some of its values as texts, shortened.
    """

    path: str
    kinds: frozenset[str]
    filled: int
    distinct: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a record shown as a tree.

    Attributes:
        path: the key that a mapping would name; entries of a list bear that of the list.
        name: the last part of the key, or the place in a list such as "[0]".
        text: the value shortened to one line; of lists and objects how many entries they hold.
        whole: the value, whole up to some ten thousand signs; "" where `text` is all of it.
    """

    path: str
    name: str
    text: str
    whole: str = ""
    inner: "tuple[Node, ...]" = ()


@dataclass(frozen=True, slots=True)
class FileLook:
    """The first records of one file.

    Attributes:
        rows: number and record of each.
        total: how many records the file holds, where that is known.
        recognised: name of the mapping that fits by the keys, or "".
        problems: why the file, or rows of it, cannot be read.
        doubts: what is doubtful about how it was opened, such as its encoding.
        fit: the mapping with what it leaves out.
        tried: only the recognised mapping says how the file holds its records, so that it must be
            named when all is read.
    """

    path: Path
    rows: tuple[tuple[int, Mapping[str, Any]], ...]
    total: int | None
    recognised: str
    problems: tuple[Problem, ...] = ()
    tried: bool = False
    doubts: tuple[Problem, ...] = ()
    fit: Fit = Fit()


@dataclass(frozen=True, slots=True)
class Holding:
    """How the files hold their records, where a person may say it.

    Attributes:
        kind: "json" for an object with records in it, "sheets" for a workbook of several, "table"
            for a text of columns, "lines" for plain lines.
        raw: how they are read now.
        places: of an object, where records may stand, those with most records first; of a workbook
            its sheets, the one that is read by default first.
        head: the first lines of a text.
    """

    kind: str
    raw: RawContainer
    places: tuple[RecordPlace, ...] = ()
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """The first records of the chosen files.

    Attributes:
        files: those with records first.
        facts: each key of the records, in the order of the first ones.
        recognised: the one mapping that fits all files, or "".
        mixed: files with records that fit different mappings, or only some of which are known.
        passed_over: files of a chosen folder that are no question files.
        proposal: what the keys and values suggest, or the recognised mapping.
        holding: how the files hold their records, where a person may say it.
        guessed: nobody said it, and it was found out.
    """

    files: tuple[FileLook, ...]
    facts: tuple[KeyFacts, ...]
    recognised: str
    mixed: bool
    passed_over: int
    proposal: RawMapping
    holding: Holding | None = None
    guessed: bool = False

    @property
    def rows(self) -> "tuple[tuple[FileLook, int, Mapping[str, Any]], ...]":
        """Return every record with its file and row."""
        return tuple((file, row, record) for file in self.files for row, record in file.rows)

    @property
    def records(self) -> "tuple[Mapping[str, Any], ...]":
        """Return every record alone."""
        return tuple(record for file in self.files for _, record in file.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what cannot be read."""
        return tuple(problem for file in self.files for problem in file.problems)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """Return what is doubtful about how the files were opened."""
        return tuple(doubt for file in self.files for doubt in file.doubts)

    @property
    def leaves_out(self) -> bool:
        """Tell whether a saved mapping that fits does not know all that would play a role."""
        return any(file.fit.left_out for file in self.files)

    @property
    def total(self) -> int | None:
        """Count the records of all files, where that is known."""
        totals = [file.total for file in self.files]
        return sum(one for one in totals if one is not None) if None not in totals else None


@dataclass(frozen=True, slots=True)
class RoleCheck:
    """What a role found in the records that were looked at.

    Attributes:
        filled: records in which its key holds something.
        distinct: different values.
        least, most: options or images of a record that has some.
        trouble: records that are refused because of this role.
        missing: images that were not found.
        values: the counts of its values, most frequent first; of few values only.
        reasons: why the first of the records that it refuses are refused.
    """

    role: Role
    filled: int = 0
    distinct: int = 0
    least: int = 0
    most: int = 0
    trouble: int = 0
    missing: int = 0
    values: tuple[tuple[str, int], ...] = ()
    reasons: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """One record as a reader would see it.

    Attributes:
        row: its number in the file.
        draft: the question; of a refused record as it is without the role at fault, or None.
        problem: why it is refused, or None.
        images: the files of its images; None for one that was not found.
    """

    file: str
    row: int
    draft: Draft | None
    problem: Problem | None = None
    images: tuple[ShownImage | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A mapping tried on the records that were looked at.

    Attributes:
        rows: how many were tried.
        good: how many become questions.
        roles: of each role that a key plays.
        seen: records to show, those that become questions first.
        refused: each refused row with its reason.
        fault: why the mapping itself cannot be used, or "".
        types: how many questions of each type.
    """

    rows: int
    good: int = 0
    roles: Mapping[Role, RoleCheck] = field(default_factory=dict)
    seen: tuple[Seen, ...] = ()
    refused: tuple[Problem, ...] = ()
    fault: str = ""
    types: Mapping[str, int] = field(default_factory=dict)
