"""Annotations of other programs into one annotator's cases: read, mapped, counted, and written."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.annotation.attribute_mapping import (
    MappedValue,
    Said,
    mapped_values,
    values_of,
)
from medannot.domain.annotation.checking import ImageArea, refuse_unsound
from medannot.domain.annotation.foreign import ForeignImage, ForeignSet
from medannot.domain.annotation.levels import refuse_other_levels
from medannot.domain.annotation.mapping import Mapped, Word, mapped, term_of_node, word_of
from medannot.domain.annotation.project import AssignmentState, Case, Project
from medannot.domain.annotation.revision import Cause, Change
from medannot.domain.annotation.shapes import Shape, ShapeFault
from medannot.domain.annotation.taking_in import CaseIntake, Incoming, Repair, cut, is_taken
from medannot.domain.annotation.wishes_of_lesions import exclude
from medannot.domain.errors import InputFault, MedannotError, Problem, Refusal, Sentence
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase
from medannot.domain.progress import Progress, Stopped, silent
from medannot.exchange.annotations.foreign_files import read_foreign
from medannot.services.annotating import Annotating
from medannot.services.annotating_acts import after_changes, author_of
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_access import project_for
from medannot.services.annotation_export import image_name
from medannot.services.annotation_import_dicom import known_by_code, known_by_uid
from medannot.services.annotation_import_files import files_at, mapping_at, write_mapping
from medannot.services.annotation_import_images import Matched, OwnImage, matched
from medannot.services.annotation_import_values import (
    CaseChanges,
    FoundImage,
    ImportPlan,
    ImportReport,
    ImportWish,
)
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.media_import import name_mac
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.media import MediaLibrary
from medannot.store.store import Store


class AnnotationImport:
    """Takes annotations of other programs in.

    Args:
        store: the workspace's.
        keeper: keeps the versions of lexicons that projects go by.
        annotating: writes what annotators do.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper, annotating: Annotating) -> None:
        self._store = store
        self._keeper = keeper
        self._annotating = annotating
        self._projects = AnnotationProjects(store)

    def read(self, paths: Sequence[Path], progress: Progress = silent) -> ForeignSet:
        """Read files of COCO, LabelMe, CVAT, Label Studio, DICOM, and maps of labels.

        It asks no database.

        Args:
            paths: files, and folders that are gone through.
            progress: called after each file.

        Raises:
            InputFault: there is no such file, or there are too many.
            EnvironmentFault: a file cannot be read.
        """
        return read_foreign(files_at(paths), progress)

    def mapping(self, path: Path) -> Mapping[str, str]:
        """Read a mapping of labels to nodes; see `mapping_at`."""
        return mapping_at(path)

    def write_mapping(self, path: Path, given: Mapping[str, str]) -> None:
        """Write a mapping of labels to nodes, as `mapping` reads it."""
        write_mapping(path, given)

    def plan(
        self,
        actor: Actor,
        name: str,
        read: ForeignSet,
        wish: ImportWish,
        progress: Progress = silent,
    ) -> ImportPlan:
        """Tell what taking files in would do; writes nothing.

        Args:
            actor: whose cases they are taken into.
            name: of the project.
            read: what the files hold.
            wish: how they are taken in.
            progress: called after each case.

        Raises:
            Refusal: there is no such project, or the actor does not annotate there.
            InputFault: the mapping names a node that is not in the lexicon, or the kept lexicon
                was altered.
        """
        project = project_for(self._projects, actor, UseCase.ANNOTATE, name)
        schema = project.schema
        lexicon = self._keeper.open(schema.lexicon, schema.lexicon_sha256).lexicon
        _refuse_unknown(wish.given, lexicon)
        cases = self._projects.cases(project.id)
        read = known_by_code(known_by_uid(read, self._store, cases), lexicon)
        index = SearchIndex(lexicon)
        words = mapped(read.images, index, wish.given)
        values = mapped_values(read.images, index, wish.given)
        problems = list(read.problems)
        found = self._matched(project, read.images)
        problems += [Problem(one.image.name, 0, one.why) for one in found if one.why]
        intake = _Intake(self, actor, project, _Words(words, values, lexicon), wish)
        by_case = _by_case(found, cases)
        for done, (case, those) in enumerate(by_case, start=1):
            intake.take(case, those)
            progress(done, len(by_case))
        return ImportPlan(
            project=project,
            code=actor.code,
            words=tuple(sorted(words.values(), key=lambda word: (-word.count, word.label))),
            values=tuple(sorted(values.values(), key=_order)),
            found=tuple(map(_found_image, found)),
            images=sum(one.own is not None for one in found),
            by_size=tuple(
                (one.image.name, one.own.name) for one in found if one.own and one.by_size
            ),
            cases=tuple(intake.cases),
            already=intake.already,
            repaired=intake.repaired,
            mendable=intake.mendable,
            beside=intake.beside,
            problems=(*problems, *intake.problems),
        )

    def apply(
        self, actor: Actor, plan: ImportPlan, wish: ImportWish, progress: Progress = silent
    ) -> ImportReport:
        """Write what was planned, an act a case with cause "imported".

        Args:
            actor: as for `plan`.
            plan: as `plan` gave it.
            wish: as for `plan`.
            progress: called after each case.

        Raises:
            Refusal: labels stay unmapped, and the rest was not asked for; nothing is written.
            EnvironmentFault: the disk is full, or the database cannot be written.

        Where the person stops the job, what was written before stays, and the report says so.
        """
        if plan.unmapped and not wish.leave_unmapped:
            raise Refusal(
                "These labels are not mapped to the lexicon: {labels}. Map them, or leave them "
                "out; nothing was written.",
                labels=", ".join(word.label for word in plan.unmapped[:10]),
            )
        refused: list[Problem] = []
        written = findings = 0
        is_stopped = False
        for done, one in enumerate(plan.cases, start=1):
            try:
                opened = self._annotating.open(actor, one.case.id)
                self._annotating.act(actor, opened, one.changes, Cause.IMPORTED)
            except (Refusal, InputFault) as fault:
                refused.append(_problem(one.case, fault))
            else:
                written += 1
                findings += len(one.changes)
            try:
                progress(done, len(plan.cases))
            except Stopped:
                is_stopped = done < len(plan.cases)
                break
        return ImportReport(written, findings, tuple(refused), stopped=is_stopped)

    def open(self, actor: Actor, case: Case) -> OpenCase:
        """Return the actor's work on a case into which something may come.

        Raises:
            Refusal: it is not the actor's, or submitted.
        """
        opened = self._annotating.open(actor, case.id)
        if opened.assignment.state is AssignmentState.SUBMITTED:
            raise Refusal("It is handed in; open it again, then import.")
        return opened

    def new_id(self) -> FindingId:
        """Return the id of a finding that comes in."""
        return FindingId(self._store.ids.new())

    def _matched(self, project: Project, images: Iterable[ForeignImage]) -> list[Matched]:
        cases = self._projects.cases(project.id)
        media = MediaLibrary(self._store).many(id_ for case in cases for id_ in case.media)
        macs = self._projects.names_of_media(project.id)
        own = [
            OwnImage(
                id_,
                image_name(case.number, place),
                macs.get(id_, ""),
                media[id_].columns,
                media[id_].rows,
            )
            for case in cases
            for place, id_ in enumerate(case.media, start=1)
        ]
        secret = self._store.secret()
        return list(matched(images, own, lambda name: name_mac(_sound(name), secret)))


@dataclass(frozen=True, slots=True)
class _Words:
    """What becomes of labels and values."""

    labels: Mapping[Word, Mapped]
    values: Mapping[Said, MappedValue]
    lexicon: Lexicon


class _Intake:
    """Takes the images of one case after the other into what is planned."""

    def __init__(
        self,
        service: AnnotationImport,
        actor: Actor,
        project: Project,
        words: _Words,
        wish: ImportWish,
    ) -> None:
        author_of(actor)
        self.cases: list[CaseChanges] = []
        self.problems: list[Problem] = []
        self.already = self.repaired = 0
        self.beside: Counter[str] = Counter()
        self.mendable: Counter[ShapeFault] = Counter()
        self._service = service
        self._actor = actor
        self._project = project
        self._words = words
        self._repair: Repair | None = _mended if wish.repair else None

    def take(self, case: Case, those: Sequence[tuple[ForeignImage, MediaId]]) -> None:
        """Take the marks of a case's images."""
        marks = [
            one
            for image, media_id in those
            for one in self._incoming(image, media_id)
            if is_taken(one.word)
        ]
        if not marks:
            return
        try:
            opened = self._service.open(self._actor, case)
            areas = {one.media_id: one.area for one in opened.images}
            incoming = self._of_kept(marks, areas)
            taken = CaseIntake(
                opened.findings,
                areas,
                self._project.schema,
                self._service.new_id,
                self._repair,
                self._excludes,
            ).take(incoming)
            changes = tuple(taken.changes)
            self._refuse_unsound(opened, changes, areas)
        except Refusal as fault:
            self.problems.append(_problem(case, fault))
            return
        told = (*taken.left, *taken.unsaid)
        self.problems += [Problem(one.image, one.number, why) for one, why in told]
        self.already += taken.already
        self.repaired += taken.repaired
        self.beside.update(taken.beside)
        self.mendable.update(taken.mendable)
        if changes:
            known = opened.findings.keys() & {change.finding_id for change in changes}
            self.cases.append(CaseChanges(case, changes, frozenset(known)))

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


def _order(value: MappedValue) -> tuple[str, int, str]:
    return value.name, -value.count, value.value


def _found_image(one: Matched) -> FoundImage:
    name = one.own.name if one.own else ""
    return FoundImage(one.image.name, name, len(one.image.marks), one.by_size, one.why)


def _by_case(
    found: Iterable[Matched], cases: Iterable[Case]
) -> list[tuple[Case, list[tuple[ForeignImage, MediaId]]]]:
    case_of = {media_id: case for case in cases for media_id in case.media}
    those: dict[int, list[tuple[ForeignImage, MediaId]]] = {}
    for one in found:
        if one.own is not None and one.image.marks:
            number = case_of[one.own.media_id].number
            those.setdefault(number, []).append((one.image, one.own.media_id))
    numbered = {case.number: case for case in case_of.values()}
    return [(numbered[number], those[number]) for number in sorted(those)]


def _mended(shape: Shape, area: ImageArea) -> Shape | None:
    """Return a shape within its image; what an outline that crosses itself encloses is painted."""
    from medannot.imaging.masks import brush_of, mask_of  # noqa: PLC0415  # loads numpy

    return cut(shape, area) or brush_of(mask_of(shape, area.columns, area.rows))


def _refuse_unknown(given: Mapping[str, str], lexicon: Lexicon) -> None:
    unknown = sorted({node_id for node_id in given.values() if node_id and node_id not in lexicon})
    if unknown:
        raise InputFault(
            "The mapping names what is not in the lexicon {lexicon}: {ids}.",
            lexicon=lexicon.head.pin,
            ids=", ".join(unknown[:10]),
        )


def _problem(case: Case, fault: MedannotError) -> Problem:
    return Problem(f"case {case.number}", 0, Sentence(fault.template, **fault.details))


def _sound(name: str) -> str:
    """Return a name without halves of signs, which have no bytes."""
    return name.encode("utf-8", "replace").decode()
