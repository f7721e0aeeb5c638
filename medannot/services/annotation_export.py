"""Annotations out of a project: gathered from the store, counted, and written into a new folder."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from medannot import __version__
from medannot.domain.annotation.exported import (
    OF_DICOM,
    AnnotatedCase,
    AnnotatedImage,
    FileFormat,
    Holds,
)
from medannot.domain.annotation.finding import Term
from medannot.domain.annotation.labelled import labelled_in
from medannot.domain.annotation.project import Assignment, AssignmentState, Case, Project
from medannot.domain.annotation.revision import current
from medannot.domain.clock import utc_text
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import AnnotationCaseId, MediaId, PersonId
from medannot.domain.lexicon.node import Language, Match
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.media import Media
from medannot.domain.people import Actor, UseCase, may, require
from medannot.domain.progress import Progress, silent
from medannot.exchange.annotations.dicom.terms import TermCode
from medannot.exchange.annotations.files import (
    BESIDE_IMAGES,
    HOLDS,
    ONE_LANGUAGE,
    WITH_CODES,
    Job,
    files_of,
    losses_of,
)
from medannot.exchange.annotations.label_maps import frame_name
from medannot.exchange.new_folder import new_folder, put, refuse_used
from medannot.services.annotating_acts import author_of
from medannot.services.annotation_access import project_for
from medannot.services.annotation_export_values import ExportPlan, ExportReport
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.lexicon_terms import CodeWords, code_words
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings
from medannot.store.media import MediaLibrary
from medannot.store.media_kin import MediaKin
from medannot.store.store import Store

ABOUT = "about.json"
"""The file that says what an export is."""


def image_name(case: int, place: int) -> str:
    """Return what an image is called in files that are given away; it tells nobody's name."""
    return f"case-{case:04}-{place}.png"


class AnnotationExport:
    """Gives annotations away.

    Args:
        store: the workspace's.
        keeper: keeps the versions of lexicons that projects go by.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._store = store
        self._keeper = keeper
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._findings = Findings(store)

    @staticmethod
    def formats() -> Mapping[FileFormat, Holds]:
        """Return the formats in which annotations are given away, with what each can hold."""
        return {format_: HOLDS[format_] for format_ in FileFormat if format_ in HOLDS}

    @staticmethod
    def has_one_language(format_: FileFormat) -> bool:
        """Tell whether the labels of a format are words of one language, to be chosen."""
        return format_ in ONE_LANGUAGE

    def in_format(self, plan: ExportPlan, format_: FileFormat) -> ExportPlan:
        """Return what was gathered as it would be written in another format.

        Raises:
            Refusal: the format is for DICOM images, and nothing is said of any.
        """
        cases = plan.cases
        if format_ in OF_DICOM:
            cases = _as_shown(cases, self._shown(cases))
        told = losses_of(format_, cases, _Codes(self._keeper, None).apart)
        return replace(plan, format=format_, cases=cases, losses=told)

    def plan(
        self,
        actor: Actor,
        name: str,
        format_: FileFormat,
        author: str | None = None,
        progress: Progress = silent,
    ) -> ExportPlan:
        """Gather what would be written, and count what the format cannot hold; writes nothing.

        Args:
            actor: who asks.
            name: of the project.
            format_: in which it is to be written.
            author: whose work, by code; by default everybody's for those who look after the
                project, and the actor's own for annotators.
            progress: called after each case.

        Raises:
            Refusal: there is no such project or author, the actor may not, or nothing is said.
            EnvironmentFault: what is stored was altered.
        """
        project, works, withheld = self._works(actor, name, author)
        cases = tuple(self._cases(works, progress))
        said = {(one.number, one.author) for one in cases}
        if not cases:
            raise Refusal("Nothing is annotated there yet; there is nothing to export.")
        open_yet = sum(
            own.state is AssignmentState.OPEN and (case.number, code) in said
            for case, own, code in works
        )
        return self.in_format(ExportPlan(project, format_, cases, (), open_yet, withheld), format_)

    def write(
        self,
        actor: Actor,
        plan: ExportPlan,
        folder: Path,
        *,
        with_images: bool = False,
        language: Language = Language.ENGLISH,
        progress: Progress = silent,
    ) -> ExportReport:
        """Write what was planned; all of it appears, or nothing.

        Args:
            actor: who asks.
            plan: as `plan` gave it to the same actor.
            folder: new, or there and empty.
            with_images: also the images as they are shown, covers included, without metadata.
            language: of the labels, in formats whose labels have only one.
            progress: called after each file.

        Raises:
            Refusal: something lies in the folder, or the actor may not.
            InputFault: the kept lexicon was altered, or an image cannot be opened.
            EnvironmentFault: the folder cannot be written; nothing is left of it.
        """
        project = plan.project
        refuse_used(folder)
        if not may(actor, UseCase.SEE_PROJECT, project.id):
            require(actor, UseCase.ANNOTATE, project.id)
        lexicon = self._lexicon(project, needed=plan.format in WITH_CODES)
        codes = _Codes(self._keeper, lexicon)
        shown = self._shown(plan.cases) if with_images or plan.format in OF_DICOM else {}
        cases = _as_shown(plan.cases, shown)
        if plan.format in ONE_LANGUAGE:
            cases = labelled_in(cases, language)
        job = Job(cases, project.name, codes, codes.apart, self._reads(shown))
        below = "" if plan.format in BESIDE_IMAGES else "images/"
        pictures = shown if with_images else {}
        erased = tuple(one.name for one, media in shown.items() if media.erased)
        files = written = 0
        with new_folder(folder) as unfinished:
            steps = len(plan.images) + len(pictures)
            for path, data in files_of(plan.format, job):
                put(unfinished, path, data)
                files += 1
                # Those of DICOM take a while; a case is mostly one file.
                progress(min(files, len(plan.images)), steps)
            put(unfinished, ABOUT, self._about(plan, lexicon))
            for done, (image, media) in enumerate(pictures.items(), start=1):
                for name, data in self._pictures(image, media):
                    put(unfinished, f"{below}{name}", data)
                    written += 1
                progress(len(plan.images) + done, steps)
        return ExportReport(str(folder), files + 1, written, erased)

    def _works(
        self, actor: Actor, name: str, author: str | None
    ) -> tuple[Project, list[tuple[Case, Assignment, str]], int]:
        """Return whose works of which cases are given away, and how many are withheld."""
        found = self._projects.named(name)
        sees_all = may(actor, UseCase.SEE_PROJECT, found.id if found else None)
        use_case = UseCase.SEE_PROJECT if sees_all else UseCase.ANNOTATE
        project = project_for(self._projects, actor, use_case, name)
        codes = self._authors(actor, project, author, sees_all=sees_all)
        given = self._projects.assignments(project.id)
        own_open = {
            one.case_id
            for one in given
            if one.person_id == actor.person_id and one.state is AssignmentState.OPEN
        }
        chosen = [one for one in given if one.person_id in codes]
        seen = [one for one in chosen if not _is_hidden(one, actor, own_open)]
        cases = {case.id: case for case in self._projects.cases(project.id)}
        works = [(cases[one.case_id], one, codes[one.person_id]) for one in seen]
        works.sort(key=lambda work: (work[0].number, work[2]))
        return project, works, len(chosen) - len(seen)

    def _authors(
        self, actor: Actor, project: Project, author: str | None, *, sees_all: bool
    ) -> Mapping[PersonId, str]:
        """Return the persons whose work is asked for, with their codes.

        Raises:
            Refusal: an annotator asks for another's, or nobody of that code annotates the project.
        """
        if not sees_all:
            if author not in {None, actor.code}:
                raise Refusal(
                    "{actor} may not export the work of {code}; ask the coordinator.",
                    actor=actor.code,
                    code=author,
                )
            return {author_of(actor): actor.code}
        codes = {one.person_id: one.code for one in self._places.progress(project.id)}
        found = {person: code for person, code in codes.items() if author in {None, code}}
        if author is not None and not found:
            raise Refusal(
                "{code} annotates nothing there; there are {known}.",
                code=author,
                known=", ".join(codes.values()) or "no annotators yet",
            )
        return found

    def _cases(
        self,
        works: Sequence[tuple[Case, Assignment, str]],
        progress: Progress,
    ) -> Iterator[AnnotatedCase]:
        media = MediaLibrary(self._store).many({id_ for case, *_ in works for id_ in case.media})
        for done, (case, own, code) in enumerate(works, start=1):
            findings = tuple(current(self._findings.chain(own.id)).values())
            progress(done, len(works))
            if findings:
                images = tuple(
                    _image(case, place, media[media_id])
                    for place, media_id in enumerate(case.media, start=1)
                )
                name = f"case-{case.number:04}"
                yield AnnotatedCase(case.number, name, code, images, findings)

    def _lexicon(self, project: Project, *, needed: bool) -> Lexicon | None:
        schema = project.schema
        try:
            return self._keeper.open(schema.lexicon, schema.lexicon_sha256).lexicon
        except InputFault:
            if needed:
                raise
            return None

    def _about(self, plan: ExportPlan, lexicon: Lexicon | None) -> bytes:
        schema = plan.project.schema
        told = {
            "project": plan.project.name,
            "format": plan.format.value,
            "program": f"medannot {__version__}",
            "exported_utc": utc_text(self._store.clock.utc()),
            "lexicon": schema.lexicon,
            "lexicon_sha256": schema.lexicon_sha256,
            "closed_world": schema.closed_world,
            "authors": list(plan.authors),
            "cases": len(plan.cases),
            "unsubmitted": plan.unsubmitted,
            "not_held": [
                {"what": one.what.value, "count": one.count, "approximate": one.approximate}
                for one in plan.losses
            ],
            "notices": list(lexicon.notices) if lexicon else [],
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    def _shown(self, cases: Sequence[AnnotatedCase]) -> Mapping[AnnotatedImage, Media]:
        """Return what is shown of each image."""
        images = {one.media_id: one for case in cases for one in case.images}.values()
        media = MediaLibrary(self._store).many(one.media_id for one in images)
        with self._store.reading() as connection:
            shown = MediaKin(connection).newest_covers(media.values())
        return {one: shown[one.media_id] for one in images}

    def _reads(self, shown: Mapping[AnnotatedImage, Media]) -> Callable[[MediaId], bytes]:
        """Return what reads the stored file of what is shown of an image."""
        hashes = {image.media_id: media.sha256 for image, media in shown.items()}
        return lambda media_id: self._store.blobs.read(hashes[media_id])

    def _pictures(self, image: AnnotatedImage, media: Media) -> Iterator[tuple[str, bytes]]:
        from medannot.imaging.opener import open_image  # noqa: PLC0415  # loads the decoders
        from medannot.imaging.picture_files import png_bytes  # noqa: PLC0415  # likewise
        from medannot.imaging.windowing import render_frame  # noqa: PLC0415  # likewise

        if media.erased:
            return
        data = self._store.blobs.read(media.sha256)
        opened = open_image(data, image.name, orientation=media.orientation)
        for number in range(1, image.frames + 1):
            name = frame_name(image.name, number) if image.frames > 1 else image.name
            yield name, png_bytes(render_frame(opened.frame(number)))


class _Codes:
    """Codes of terms, by the lexicon of the version that each was chosen from."""

    def __init__(self, keeper: LexiconKeeper, lexicon: Lexicon | None) -> None:
        self._keeper = keeper
        self._lexicons = {lexicon.head.pin: lexicon} if lexicon else {}
        self._known: dict[tuple[str, str], tuple[CodeWords, ...]] = {}

    def __call__(self, term: Term) -> tuple[str, ...]:
        """Return the codes of a term; none where its lexicon is not kept any more."""
        return tuple(map(str, self._of(term)))

    def apart(self, term: Term) -> tuple[TermCode, ...]:
        """Return the same as system and value, each with how well it means the term."""
        exact = Match.EXACT.value
        return tuple(TermCode(one.system, one.code, one.match == exact) for one in self._of(term))

    def _of(self, term: Term) -> tuple[CodeWords, ...]:
        key = term.lexicon, term.node_id
        if key not in self._known:
            self._known[key] = self._found(term)
        return self._known[key]

    def _found(self, term: Term) -> tuple[CodeWords, ...]:
        if term.lexicon not in self._lexicons:
            with suppress(InputFault):
                self._lexicons[term.lexicon] = self._keeper.open(term.lexicon).lexicon
        lexicon = self._lexicons.get(term.lexicon)
        if lexicon is None or term.node_id not in lexicon:
            return ()
        return tuple(code_words(code) for code in lexicon[term.node_id].codes)


def _as_shown(
    cases: Sequence[AnnotatedCase], shown: Mapping[AnnotatedImage, Media]
) -> tuple[AnnotatedCase, ...]:
    """Return cases that know of each image whether what is shown of it is still there."""
    erased = {image.media_id: media.erased for image, media in shown.items()}
    return tuple(
        replace(
            case,
            images=tuple(
                replace(one, erased=erased.get(one.media_id, one.erased)) for one in case.images
            ),
        )
        for case in cases
    )


def _is_hidden(one: Assignment, actor: Actor, own_open: set[AnnotationCaseId]) -> bool:
    return one.person_id != actor.person_id and one.case_id in own_open


def _image(case: Case, place: int, media: Media) -> AnnotatedImage:
    name = image_name(case.number, place)
    return AnnotatedImage(
        MediaId(media.id),
        name,
        media.columns,
        media.rows,
        media.frames,
        media.format,
        media.erased,
    )
