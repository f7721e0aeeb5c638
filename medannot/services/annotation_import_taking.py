"""What comes into each case of one annotator: whole works first, then marks."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.annotation.attribute_mapping import MappedValue, Said, values_of
from medannot.domain.annotation.checking import Findings, ImageArea, refuse_unsound
from medannot.domain.annotation.foreign import ForeignImage
from medannot.domain.annotation.levels import refuse_other_levels
from medannot.domain.annotation.mapping import Mapped, Word, term_of_node, word_of
from medannot.domain.annotation.project import Case, Project
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import Shape, ShapeFault
from medannot.domain.annotation.taking_in import (
    CaseIntake,
    Incoming,
    Repair,
    TakenIn,
    cut,
    is_taken,
)
from medannot.domain.annotation.taking_works import TakenWork
from medannot.domain.annotation.wishes_of_lesions import exclude
from medannot.domain.annotation.work_terms import WorkTerms, WorkWord
from medannot.domain.errors import MedannotError, Problem, Refusal, Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.annotating_acts import after_changes
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_import_images import Matched
from medannot.services.annotation_import_values import CaseChanges, ImportWish
from medannot.services.annotation_import_works import PlacedWork, WorksTaking


@dataclass(frozen=True, slots=True)
class Words:
    """What becomes of labels, of the terms of whole works, and of values."""

    labels: Mapping[Word, Mapped]
    of_works: Mapping[WorkWord, Mapped]
    values: Mapping[Said, MappedValue]
    lexicon: Lexicon

    @property
    def in_order(self) -> tuple[Mapped, ...]:
        """Return the labels, the most frequent first."""
        every = (*self.labels.values(), *self.of_works.values())
        return tuple(sorted(every, key=lambda word: (-word.count, word.label)))

    @property
    def values_in_order(self) -> tuple[MappedValue, ...]:
        """Return the values by their names, the most frequent first."""
        by_name = sorted(self.values.values(), key=lambda one: (one.name, -one.count, one.value))
        return tuple(by_name)


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes into one case.

    Attributes:
        images: of the files, each with the stored image that it is.
        works: whole works of medannot's own files.
    """

    case: Case
    images: tuple[tuple[ForeignImage, MediaId], ...] = ()
    works: tuple[PlacedWork, ...] = ()


class Intake:
    """Takes what comes into one case after the other into what is planned.

    Args:
        project: into which.
        words: what becomes of labels and values.
        wish: how annotations are taken in.
        open_case: returns the work into which something may come, or refuses.
        new_id: makes ids.
    """

    def __init__(
        self,
        project: Project,
        words: Words,
        wish: ImportWish,
        open_case: Callable[[Case], OpenCase],
        new_id: Callable[[], FindingId],
    ) -> None:
        self.cases: list[CaseChanges] = []
        self.problems: list[Problem] = []
        self.already = self.repaired = 0
        self.beside: Counter[str] = Counter()
        self.mendable: Counter[ShapeFault] = Counter()
        self._project, self._words = project, words
        self._open, self._new_id = open_case, new_id
        self._repair: Repair | None = _mended if wish.repair else None

    def take(self, coming: Coming) -> None:
        """Take the works and the marks of a case's images."""
        marks = [
            one
            for image, media_id in coming.images
            for one in self._incoming(image, media_id)
            if is_taken(one.word)
        ]
        if not marks and not coming.works:
            return
        try:
            opened = self._open(coming.case)
            areas = {one.media_id: one.area for one in opened.images}
            work, told = self._taken_works(opened, coming.works)
            after = after_changes(opened.findings, work.changes)
            taken = self._taken_marks(after, marks, areas)
            changes = _joined(work.changes, taken.changes)
            self._refuse_unsound(opened, changes, areas)
        except Refusal as fault:
            self.problems.append(problem_of_case(coming.case, fault))
            return
        left = (*taken.left, *taken.unsaid)
        self.problems += [*told, *(Problem(one.image, one.number, why) for one, why in left)]
        self.already += work.already + taken.already
        self.repaired += work.repaired + taken.repaired
        self.beside.update(taken.beside)
        self.mendable.update(work.mendable + taken.mendable)
        if changes:
            known = opened.findings.keys() & {change.finding_id for change in changes}
            self.cases.append(CaseChanges(coming.case, changes, frozenset(known)))

    def _taken_works(
        self, opened: OpenCase, works: Sequence[PlacedWork]
    ) -> tuple[TakenWork, tuple[Problem, ...]]:
        words = self._words
        terms = WorkTerms(words.of_works, words.values, words.lexicon)
        schema = self._project.schema
        taking = WorksTaking(terms, words.lexicon, schema, self._new_id, self._repair)
        return taking.take(opened, works)

    def _taken_marks(
        self, findings: Findings, marks: Sequence[Incoming], areas: Mapping[MediaId, ImageArea]
    ) -> TakenIn:
        intake = CaseIntake(
            findings, areas, self._project.schema, self._new_id, self._repair, self._excludes
        )
        return intake.take(self._of_kept(marks, areas))

    def _of_kept(
        self, marks: Sequence[Incoming], areas: Mapping[MediaId, ImageArea]
    ) -> list[Incoming]:
        """Return the marks of images that were not erased; each of the others is told once."""
        gone = {one.media_id: one.image for one in marks if areas[one.media_id].erased}
        why = Sentence("it was erased on request; its marks are left out.")
        self.problems += [Problem(name, 0, why) for name in gone.values()]
        return [one for one in marks if one.media_id not in gone]

    def _excludes(self, attribute: str, one: str, other: str) -> bool:
        return exclude(attribute, one, other, self._words.lexicon)

    def _incoming(self, image: ForeignImage, media_id: MediaId) -> Iterable[Incoming]:
        lexicon = self._words.lexicon
        for number, mark in enumerate(image.marks, start=1):
            word = self._words.labels[word_of(mark.label, mark.node_id, lexicon)]
            term = term_of_node(word.node, lexicon) if word.node else None
            values, left = values_of(mark, self._words.values, lexicon)
            yield Incoming(image.name, number, media_id, mark, word, term, values, left)

    def _refuse_unsound(
        self, opened: OpenCase, changes: Sequence[Change], areas: Mapping[MediaId, ImageArea]
    ) -> None:
        touched = {change.finding_id for change in changes}
        after = after_changes(opened.findings, changes)
        schema = self._project.schema
        refuse_unsound(opened.findings, after, touched, areas, schema)
        refuse_other_levels(opened.findings, after, touched, schema.levels, self._words.lexicon)


def by_case(
    found: Iterable[Matched], works: Iterable[PlacedWork], cases: Iterable[Case]
) -> list[Coming]:
    """Return what comes into each case, by the cases' numbers."""
    case_of = {media_id: case for case in cases for media_id in case.media}
    those: dict[int, Coming] = {}
    for one in found:
        if one.own is not None and one.image.marks:
            case = case_of[one.own.media_id]
            coming = those.get(case.number, Coming(case))
            images = (*coming.images, (one.image, one.own.media_id))
            those[case.number] = replace(coming, images=images)
    for placed in works:
        coming = those.get(placed.case.number, Coming(placed.case))
        those[placed.case.number] = replace(coming, works=(*coming.works, placed))
    return [those[number] for number in sorted(those)]


def _joined(first: Sequence[Change], then: Sequence[Change]) -> tuple[Change, ...]:
    """Return two rows of changes as one, in which each finding changes once."""
    return tuple({one.finding_id: one for one in (*first, *then)}.values())


def _mended(shape: Shape, area: ImageArea) -> Shape | None:
    """Return a shape within its image; what an outline that crosses itself encloses is painted."""
    from medannot.imaging.masks import brush_of, mask_of  # noqa: PLC0415  # loads numpy

    return cut(shape, area) or brush_of(mask_of(shape, area.columns, area.rows))


def problem_of_case(case: Case, fault: MedannotError) -> Problem:
    """Return a refusal of all that comes into a case."""
    return Problem(f"case {case.number}", 0, Sentence(fault.template, **fault.details))
