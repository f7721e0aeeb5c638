"""What an import of questions is asked for, what it reports, and what waits to be written."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import CaseId, FamilyId, IdSource, MediaId, UnitId
from medannot.domain.question import QuestionSet
from medannot.domain.question_beside import Relation, SourceMark
from medannot.exchange.question_sets.values import Draft

# The command line has these values before it has a workspace: they do not load the store.
if TYPE_CHECKING:
    from medannot.store.questions import StoredItem
    from medannot.store.spool import Spool

_MOST_BESIDE = 20_000
"""Files and folders below the folder of a question file; more are not gone through unasked."""


def images_from(paths: Sequence[Path], named: Path | None) -> Path | None:
    """Return where images are looked up: where a person says, else the folder of the questions.

    That is the folder that was named, or the one in which the named files lie, unless so much lies
    below it that it must be a place for everything.
    """
    if named is not None:
        return named
    folders = {path if path.is_dir() else path.parent for path in paths}
    if len(folders) != 1:
        return None
    (folder,) = folders
    if not folder.is_dir():  # of its questions it is said that they are not there
        return None
    return folder if folder in paths or not _holds_much(folder) else None


def _holds_much(folder: Path) -> bool:
    count = 0
    for _, inside, files in os.walk(folder):
        count += len(inside) + len(files)
        if count > _MOST_BESIDE:
            return True
    return False


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """What a person asks for.

    Attributes:
        paths: question files, or folders of them.
        images: folder or archive below which images are looked up; without it that is the folder
            of the questions (`images_from`).
        mapping: a mapping's name or file; without it the keys of the records tell.
        language: only rows in this language; rows that name none are in it.
        allow_missing_images: take items whose images are missing, marked so.
        good_rows: take the rest where some rows are refused.
        without_bad_keys: take a question whose key cannot be used without it, instead of refusing
            its row.
        over_edits: put what the files say over questions that a person edited in the workspace;
            else these keep their words and key.
        encoding: of the files' text, a word of `domain.encodings`; "" to find it out.
        cleaning: what DICOM files keep beside the basic profile; an image that is in the workspace
            already stays as it was taken in.
    """

    paths: tuple[Path, ...]
    set_name: str
    images: Path | None = None
    mapping: str | None = None
    language: str | None = None
    allow_missing_images: bool = False
    good_rows: bool = False
    without_bad_keys: bool = False
    over_edits: bool = False
    cleaning: CleaningOptions = BASIC
    encoding: str = ""

    @property
    def images_from(self) -> Path | None:
        """Return where images are looked up; None where every image is missing."""
        return images_from(self.paths, self.images)


@dataclass(slots=True)
class PictureCounts:
    """What became of the image files, and images in records, that the files name.

    Attributes:
        absent: names under which there is no file.
        unreadable: files that are there and cannot be read as an image.
        same: files that hold an image that an earlier one held; it is stored once.
    """

    absent: int = 0
    unreadable: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import found, told before anything is written.

    Attributes:
        mapping: the names of the mappings used.
        read: rows that were read.
        items: rows that become items; their types, languages and abilities are counted.
        refused: each refused row or file with its reason, as far as they are named.
        more_refused: rows refused beside these.
        warnings: doubts about rows that become items all the same.
        left_out: rows in another language than the wanted one.
        missing_images: items that miss an image.
        without_key: items without a reference answer.
        key_in_text: items whose question, context or caption contains the key.
        equal_contents: items that equal an earlier one of the set in all that is shown.
        images: different image files found.
        shown_images: images of all items that were found, each as often as it is shown.
        made_up: items whose source gives them no name of their own.
        asked_in_words: closed questions without buttons, which would hold the key.
        absent_images, unreadable_images, same_images: see `PictureCounts`; those of refused rows
            are among them.
        marked: items with marks on their images.
        related: items with relations; `facts` were read from knowledge files.
        new: items that the set does not hold yet.
        changed: items of the set that get a next version.
        unchanged: items of the set that the files repeat as they are.
        staying: items of the set that the files do not name.
        kept_edits: items that were edited in the workspace and stay so where the files say
            otherwise.
    """

    mapping: str
    read: int
    items: int
    refused: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    left_out: int
    by_type: Mapping[str, int]
    by_language: Mapping[str, int]
    by_ability: Mapping[str, int]
    missing_images: int
    without_key: int
    key_in_text: int
    equal_contents: int
    images: int
    new: int
    changed: int
    unchanged: int
    staying: int
    more_refused: int = 0
    shown_images: int = 0
    made_up: int = 0
    asked_in_words: int = 0
    absent_images: int = 0
    unreadable_images: int = 0
    same_images: int = 0
    marked: int = 0
    related: int = 0
    facts: int = 0
    kept_edits: int = 0

    @property
    def repeated_images(self) -> int:
        """Count how often an image is shown beyond the first time; it is stored once."""
        return max(self.shown_images - self.images, 0)

    @property
    def refused_rows(self) -> int:
        """Count the refused rows; `read` = `items` + `left_out` + these, at one item a row.

        A record that becomes several items is one row, however many of them are refused.
        """
        rows = {(problem.file, problem.row) for problem in self.refused if problem.row > 0}
        return len(rows) + self.more_refused

    @property
    def refused_questions(self) -> int:
        """Count the refused questions: as many as rows, save where a row holds several."""
        return sum(problem.row > 0 for problem in self.refused) + self.more_refused

    @property
    def refused_files(self) -> int:
        """Count the files that were refused as a whole."""
        return sum(problem.row == 0 for problem in self.refused)


@dataclass(frozen=True, slots=True)
class ReadyImage:
    """One image of a question, found, stored or missing.

    Attributes:
        name: as the files write it; "" where an earlier import stored the image.
        name_mac: keyed hash of the name, which stays.
        address: hash of the stored bytes with their orientation, "" where the image is missing.
        number: of the picture that was laid aside, where this import is to store it.
        media_id: the stored image, where an earlier import brought it.
    """

    name: str
    role: str
    caption: str
    frame: int
    address: str = ""
    number: int = 0
    media_id: MediaId | None = None
    name_mac: str = ""

    @property
    def identity(self) -> str:
        """Return by what two questions are seen to share this image."""
        return self.address or f"missing:{self.name_mac}"


@dataclass(frozen=True, slots=True)
class Ready:
    """A question of the set as it will be, and as it is stored now.

    Attributes:
        stored: the item as it is, or None for a new one.
        named: whether the files of this import name it.
        marks, relations: what came with it; no reader is shown them.
        kept: it stays as a person edited it, and the file says otherwise.
    """

    draft: Draft
    images: tuple[ReadyImage, ...]
    content_hash: str
    stored: "StoredItem | None"
    named: bool
    changed: bool
    marks: tuple[SourceMark, ...] = ()
    relations: tuple[Relation, ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """What one question belongs to."""

    unit_id: UnitId
    unit_position: int
    case_id: CaseId
    family_id: FamilyId


class Groups(Protocol):
    """What belongs together among the questions of a set."""

    def place(self, one: Ready, number: int, ids: IdSource, new: "NewGroups") -> Place:
        """Say what a question belongs to.

        Args:
            one: the question.
            number: its place in the set, from 0; they are asked for in order.
            ids: of new units, cases and families.
            new: takes these up, each once.
        """


@dataclass(slots=True)
class NewGroups:
    """The source's word of each new unit by id; so cases and families."""

    units: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)


class Questions(Protocol):
    """Every question of a set as it will be, in order; made anew each time."""

    def __iter__(self) -> Iterator[Ready]:
        """Yield the questions."""

    def __len__(self) -> int:
        """Count them."""


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """An import that was read and not yet written.

    Attributes:
        refusal: why it cannot be written; without a word where it can.
        previous: the set as it was when the files were read, or None for a new set.
        questions: every question of the set as it will be, in order.
        groups: what belongs together among them.
        spool: what was laid aside; it goes with the draft.
        manifest: hash over what all of them show.
    """

    request: ImportRequest
    report: ImportReport
    refusal: Sentence
    previous: QuestionSet | None
    questions: Questions
    groups: Groups
    spool: "Spool"
    files: tuple[str, ...]
    manifest: str

    @property
    def can_write(self) -> bool:
        """Tell whether the import may be written."""
        return not self.refusal

    @property
    def changes_nothing(self) -> bool:
        """Tell whether the set holds all of it already."""
        return self.previous is not None and not (self.report.new or self.report.changed)
