"""The form of a new project as it is filled in, what is wrong with it, and the plan it gives."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from medannot.domain.annotation.distance import ImageOrder
from medannot.domain.annotation.levels import Levels
from medannot.domain.annotation.project import LEAST_FOR_DIAGNOSES, DiagnosisScope, Step
from medannot.domain.names import is_code
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan

_MOST_ANNOTATORS = 99


class ImageSource(StrEnum):
    """Where the images of a project come from."""

    FILES = "files"
    SET = "set"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person fills in for a new project; numbers as they were typed.

    Attributes:
        places: files, folders and archives with images.
        marks: where boxes and masks of a set's images lie, or nothing.
        people: codes of annotators with commas between.
    """

    name: str = ""
    source: ImageSource = ImageSource.FILES
    places: tuple[Path, ...] = ()
    question_set: str = ""
    marks: str = ""
    grouping: Grouping = Grouping.IMAGE
    pattern: str = ""
    keep_names: bool = False
    order: ImageOrder = ImageOrder.NEAR
    steps: tuple[Step, ...] = tuple(Step)
    lexicon: str = ""
    levels: Levels = ()
    required: tuple[str, ...] = ()
    closed_world: bool = True
    scope: DiagnosisScope = DiagnosisScope.CASE
    annotators: str = str(LEAST_FOR_DIAGNOSES)
    people: str = ""
    seed: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of the annotators, each once."""
        typed = re.split(r"[,，、;；\s]+", self.people)
        return tuple(dict.fromkeys(filter(None, typed)))

    @property
    def each(self) -> int | None:
        """Return how many independent annotators a case has; None where none is typed."""
        typed = self.annotators.strip()
        number = int(typed) if typed.isdecimal() and len(typed) < 4 else 0
        return number if 1 <= number <= _MOST_ANNOTATORS else None

    @property
    def seed_number(self) -> int | None:
        """Return the seed, or None where the text is no whole number."""
        typed = self.seed.strip()
        return int(typed) if re.fullmatch(r"-?[0-9]{1,18}", typed) else None

    def rule(self) -> CaseRule:
        """Return how images become cases."""
        return CaseRule(self.grouping, self.pattern, self.keep_names, order=self.order)

    def plan(self) -> ProjectPlan:
        """Return what the project asks."""
        return ProjectPlan(
            name=self.name.strip(),
            lexicon=self.lexicon,
            seed=self.seed_number or 0,
            steps=self.steps,
            required=self.required,
            annotators=self.each or LEAST_FOR_DIAGNOSES,
            closed_world=self.closed_world,
            diagnosis_scope=self.scope,
            levels=self.levels,
        )


def faults(wanted: Wanted, taken: frozenset[str]) -> Mapping[str, str]:
    """Return what is wrong with the form, by the name of the field.

    Args:
        wanted: as it is filled in.
        taken: names that projects have already.
    """
    return dict((*_image_faults(wanted), *_asking_faults(wanted, taken)))


def _image_faults(wanted: Wanted) -> Iterator[tuple[str, str]]:
    if wanted.source is ImageSource.SET:
        if not wanted.question_set:
            yield "images", _tr("Choose a question set; the library takes one in.")
        if wanted.marks.strip() and not Path(wanted.marks.strip()).expanduser().exists():
            yield "marks", _tr("There is no such file or folder; choose where they lie.")
        elif wanted.marks.strip() and not wanted.codes:
            yield "marks", _tr("Name the annotators: boxes and masks come into their work.")
        return
    if not wanted.places:
        yield "images", _tr("Choose the folder or the files in which the images lie.")
    for place in wanted.places:
        if not place.exists():
            words = _tr("{name} is not there; choose the folder or the files again.")
            yield "images", words.format(name=place.name)
            break
    if wanted.grouping is Grouping.NAME and (fault := pattern_fault(wanted.pattern)):
        yield "pattern", fault


def pattern_fault(pattern: str) -> str:
    """Return what is wrong with a pattern of file names, or nothing."""
    if not pattern:
        return _tr("Write what the names of a case share, such as ^(P[0-9]+)_ for P12_near.jpg.")
    try:
        re.compile(pattern)
    except re.error as fault:
        words = _tr("This is no pattern ({fault}); write one such as ^(P[0-9]+)_.")
        return words.format(fault=fault)
    return ""


def _asking_faults(wanted: Wanted, taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    if not wanted.name.strip():
        yield "name", _tr("Give the project a name.")
    elif wanted.name.strip() in taken:
        yield "name", _tr("A project of this name is there already; choose another name.")
    if not wanted.lexicon:
        yield "lexicon", _tr("Choose a lexicon.")
    if wanted.seed_number is None:
        yield "seed", _tr("A seed is a whole number; type one or draw one.")
    yield from _people_faults(wanted)


def _people_faults(wanted: Wanted) -> Iterator[tuple[str, str]]:
    each = wanted.each
    if each is None:
        yield "annotators", _tr("Type how many annotators each case gets, such as 2.")
        return
    if Step.DIAGNOSES in wanted.steps and each < LEAST_FOR_DIAGNOSES:
        words = _tr("Diagnoses need at least two; raise the number, or leave the step out.")
        yield "annotators", words
    count = len(wanted.codes)
    unfit = next((code for code in wanted.codes if not is_code(code)), "")
    if unfit:
        words = _tr("{code} looks like a name; take codes such as ann-01.")
        yield "people", words.format(code=unfit)
    elif count and count < each:
        words = _tr("Each case gets {each} annotators; {count} named so far. Name more people.")
        yield "people", words.format(each=each, count=count)


def _tr(words: str) -> str:
    return QCoreApplication.translate("NewProject", words)
