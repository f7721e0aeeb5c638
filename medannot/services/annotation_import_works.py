"""Whole works of medannot's own files: whose they are, of which case, and what they become."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.annotation.finding import Finding, FindingKind, Mark
from medannot.domain.annotation.foreign import ForeignImage, ForeignWork, WorkImage
from medannot.domain.annotation.levels import refuse_other_levels
from medannot.domain.annotation.project import Case, Schema
from medannot.domain.annotation.taking_in import Repair
from medannot.domain.annotation.taking_works import (
    OwnFinding,
    Place,
    TakenWork,
    WorkIntake,
)
from medannot.domain.annotation.work_terms import Translation, WorkTerms, called_finding
from medannot.domain.errors import Problem, Refusal, Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_import_images import NOT_FOUND, Matched, OwnImage, matched
from medannot.services.annotation_import_values import FoundImage

_CASE = re.compile(r"case-(\d{1,9})")
_OF_OTHERS = {
    True: "{case} is by {author}, and the files hold the work of others too; export one "
    "annotator's alone, then import it.",
    False: "{case} is by {author}, and stays out beside the annotator's own work.",
}
_TOLD = {
    FindingKind.QUALITY: "quality {name}: {why}",
    FindingKind.REGION: "region {name}: {why}",
    FindingKind.LESION: "lesion {name}: {why}",
    FindingKind.RELATION: "relation {name}: {why}",
    FindingKind.DIAGNOSIS: "diagnosis {name}: {why}",
    FindingKind.ADVICE: "advice {name}: {why}",
    FindingKind.MARK: "mark {name}: {why}",
    FindingKind.COMPLETE: "completeness {name}: {why}",
}


@dataclass(frozen=True, slots=True)
class PlacedWork:
    """A work, with the case of the project that it is about.

    Attributes:
        images: the stored images of the case by the keys of the work's.
    """

    work: ForeignWork
    case: Case
    images: Mapping[str, MediaId]


@dataclass(frozen=True, slots=True)
class PlacedWorks:
    """The works of some files, as far as they are about cases of a project.

    Attributes:
        found: their images, and which ones of the project they are.
        problems: works and images that the project has no case for, and why.
    """

    works: tuple[PlacedWork, ...] = ()
    found: tuple[FoundImage, ...] = ()
    problems: tuple[Problem, ...] = ()


def placed_works(
    works: Sequence[ForeignWork],
    cases: Sequence[Case],
    code: str,
    images: tuple[Sequence[OwnImage], Callable[[str], str]],
) -> PlacedWorks:
    """Return the works that come in, each with its case.

    Args:
        works: of files.
        cases: of the project.
        code: of the annotator into whose cases they come.
        images: of the project, and what returns the keyed hash of a name.
    """
    chosen, problems = _of_one_author(works, code)
    own, mac_of = images
    known = _matched(chosen, own, mac_of)
    case_of = {media_id: case for case in cases for media_id in case.media}
    numbered = {case.number: case for case in cases}
    placed: list[PlacedWork] = []
    for work in chosen:
        here = {
            one.key: found.media_id for one in work.images if (found := known[one].own) is not None
        }
        those = {case_of[one].number: case_of[one] for one in here.values()}
        if not work.images and (number := _CASE.fullmatch(work.case)):
            those = {n: numbered[n] for n in (int(number[1]),) if n in numbered}
        if len(those) == 1:
            (case,) = those.values()
            placed.append(PlacedWork(work, case, here))
        else:
            problems.append(Problem(work.file, work.row, _why_nowhere(work, len(those))))
    told = tuple(_found(work, one, known[one]) for work in chosen for one in work.images)
    lost = (Problem(one.name, 0, one.why) for one in told if one.why is not None)
    return PlacedWorks(tuple(placed), told, (*problems, *dict.fromkeys(lost)))


def _of_one_author(
    works: Sequence[ForeignWork], code: str
) -> tuple[list[ForeignWork], list[Problem]]:
    """Return the works of one person: of who takes them in, or of the only one in the files.

    What several people said of a case is not one person's opinion.
    """
    authors = sorted({work.author for work in works})
    wanted = code if code in authors else authors[0] if len(authors) == 1 else None
    problems: list[Problem] = []
    for work in works:
        if work.author == wanted:
            continue
        why = Sentence(_OF_OTHERS[wanted is None], case=work.case, author=work.author)
        problems.append(Problem(work.file, work.row, why))
    return [work for work in works if work.author == wanted], problems


def _matched(
    works: Iterable[ForeignWork], own: Sequence[OwnImage], mac_of: Callable[[str], str]
) -> Mapping[WorkImage, Matched]:
    """Return which image of the project each one of the works is.

    By its id where the project has it, as two projects of one workspace may; else as those of
    other programs, but by its size alone only where no other image of the works is that one.
    """
    by_id = {one.media_id: one for one in own}
    found: dict[WorkImage, Matched] = {}
    others: dict[ForeignImage, list[WorkImage]] = {}
    for one in dict.fromkeys(image for work in works for image in work.images):
        image = ForeignImage(one.name, one.columns, one.rows, ())
        known = by_id.get(MediaId(one.key))
        if known is not None:
            found[one] = Matched(image, known)
        else:
            others.setdefault(image, []).append(one)
    matches = list(matched(others, own, mac_of))
    sure = [*found.values(), *(one for one in matches if not one.by_size)]
    taken = {one.own for one in sure}
    for match in matches:
        is_other = match.by_size and match.own in taken
        kept = Matched(match.image, None, Sentence(NOT_FOUND)) if is_other else match
        found.update(dict.fromkeys(others[match.image], kept))
    return found


def _why_nowhere(work: ForeignWork, count: int) -> Sentence:
    if count:
        told = "the images of {case} lie in {count} cases of the project; nothing of it comes in."
        return Sentence(told, case=work.case, count=count)
    if work.images:
        return Sentence("no image of {case} is in the project.", case=work.case)
    return Sentence(
        "{case} names no image, and no case of the project is called so.", case=work.case
    )


def _found(work: ForeignWork, image: WorkImage, match: Matched) -> FoundImage:
    marks = sum(
        isinstance(one.content, Mark) and one.media_id == image.key for one in work.findings
    )
    name = match.own.name if match.own else ""
    return FoundImage(image.name, name, marks, match.by_size, match.why)


class WorksTaking:
    """Takes the works of one case after the other.

    Args:
        terms: brings findings to the project's lexicon.
        lexicon: of the project.
        schema: of the project.
        new_id: makes ids.
        repair: makes shapes sound, where the person agreed to it.
    """

    def __init__(
        self,
        terms: WorkTerms,
        lexicon: Lexicon,
        schema: Schema,
        new_id: Callable[[], FindingId],
        repair: Repair | None,
    ) -> None:
        self._terms, self._lexicon, self._schema = terms, lexicon, schema
        self._new_id, self._repair = new_id, repair

    def take(
        self, opened: OpenCase, works: Sequence[PlacedWork]
    ) -> tuple[TakenWork, tuple[Problem, ...]]:
        """Return what the works become, and what of them stays out.

        Args:
            opened: the case, as it is.
            works: all that come into it.
        """
        areas = {one.media_id: one.area for one in opened.images}
        place = Place(opened.findings, opened.kinds, areas, self._schema)
        intake = WorkIntake(place, self._new_id, self._repair, self._refused_level)
        problems: list[Problem] = []
        for placed in works:
            said = {one.id: one for one in placed.work.findings}
            rows = _Rows(placed, said)
            before = len(intake.taken.told)
            intake.take(list(self._own(placed, rows)))
            rows.tell(intake.taken.told[before:])
            problems += rows.problems
        return intake.taken, tuple(problems)

    def _own(self, placed: PlacedWork, rows: "_Rows") -> Iterator[OwnFinding]:
        for one in placed.work.findings:
            made = self._terms.translated(one.content)
            media_id = placed.images.get(one.media_id) if one.media_id is not None else None
            here = replace(one, media_id=media_id, content=made.content or one.content)
            why = _why_out(placed.work, one, made, is_found=media_id is not None)
            if why is None:
                rows.tell((one.id, lost) for lost in made.lost)
            yield OwnFinding(here, why)

    def _refused_level(self, finding: Finding) -> Sentence | None:
        after = {finding.id: finding}
        try:
            refuse_other_levels({}, after, after.keys(), self._schema.levels, self._lexicon)
        except Refusal as fault:
            return Sentence(fault.template, **fault.details)
        return None


class _Rows:
    """Says of a work's findings what becomes of them, each with its place in the file."""

    def __init__(self, placed: PlacedWork, said: Mapping[FindingId, Finding]) -> None:
        self.problems: list[Problem] = []
        self._placed, self._said = placed, said
        self._names = {one.key: one.name for one in placed.work.images}

    def tell(self, told: Iterable[tuple[FindingId, Sentence]]) -> None:
        """Tell what stays out, and why."""
        work = self._placed.work
        for finding_id, why in told:
            one = self._said[finding_id]
            name = called_finding(one, self._said) or self._names.get(one.media_id or "", work.case)
            sentence = Sentence(_TOLD[one.kind], name=name, why=why)
            self.problems.append(Problem(work.file, work.row_of(finding_id), sentence))


def _why_out(
    work: ForeignWork, finding: Finding, made: Translation, *, is_found: bool
) -> Sentence | None:
    if finding.id in work.unheld:
        return work.unheld[finding.id]
    if finding.media_id is not None and not is_found:
        return Sentence("its image is not in the project.")
    return made.why
