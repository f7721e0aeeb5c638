"""Annotation projects: set up from images, and given out to annotators."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medannot.domain.annotation.levels import refuse_empty
from medannot.domain.annotation.project import Case, Project, Schema, assigned, own_orders
from medannot.domain.deidentification import BASIC, CleaningOptions
from medannot.domain.errors import InputFault, Refusal
from medannot.domain.ids import AnnotationCaseId, MediaId, PersonId, ProjectId
from medannot.domain.lexicon.node import NodeKind
from medannot.domain.names import refuse_unfit_name
from medannot.domain.people import Actor, Role, UseCase, require
from medannot.domain.progress import Progress, silent
from medannot.exchange.lexicons.folder import Loaded
from medannot.services.annotation_access import case_numbered, project_for
from medannot.services.annotation_drafts import draft_of_media, draft_of_set
from medannot.services.annotation_values import CaseRule, ProjectDraft, ProjectPlan
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.lexicons import LexiconShelf
from medannot.services.people_entering import entered, refuse_unfit_codes
from medannot.services.study_plan import LARGEST_SEED
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects, NewCase
from medannot.store.annotation_regrouping import join_cases, split_case, unassign
from medannot.store.people import People
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from medannot.services.annotation_images import LookedImages


class ProjectDesign:
    """What a coordinator does with annotation projects.

    Args:
        store: the workspace's.
        shelf: its lexicons.
        keeper: keeps the version that a project goes by.
    """

    def __init__(self, store: Store, shelf: LexiconShelf, keeper: LexiconKeeper) -> None:
        self._store = store
        self._shelf = shelf
        self._keeper = keeper
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._people = People(store)

    def read_files(
        self, actor: Actor, paths: Sequence[Path], rule: CaseRule, progress: Progress = silent
    ) -> ProjectDraft:
        """Look at image files and group them; nothing is written before `create`.

        Args:
            actor: who asks.
            paths: files, folders, ZIP archives or DICOMDIR files.
            rule: how photographs become cases; the slices of a DICOM study are one.
            progress: told of each file.

        Raises:
            UsageFault: the rule's pattern is none.
            Stopped: the person stopped the job.
        """
        from medannot.services.annotation_images import (  # noqa: PLC0415  # loads the decoders
            AnnotationImages,
        )

        require(actor, UseCase.DESIGN_PROJECT)
        return AnnotationImages(self._store, rule).read(paths, progress)

    def look_at(
        self,
        actor: Actor,
        paths: Sequence[Path],
        cleaning: CleaningOptions = BASIC,
        progress: Progress = silent,
    ) -> "LookedImages":
        """Look at image files, which `grouped` makes cases of by one rule after another.

        Raises:
            Stopped: the person stopped the job.
        """
        from medannot.services.annotation_images import (  # noqa: PLC0415  # loads the decoders
            AnnotationImages,
        )

        require(actor, UseCase.DESIGN_PROJECT)
        return AnnotationImages(self._store, CaseRule(cleaning=cleaning)).look(paths, progress)

    @staticmethod
    def grouped(looked: "LookedImages", rule: CaseRule) -> ProjectDraft:
        """Return the draft that a rule makes of files that were looked at.

        Raises:
            UsageFault: the rule's pattern is none.
        """
        from medannot.services.annotation_images import grouped  # noqa: PLC0415  # as above

        return grouped(looked, rule)

    def read_set(self, actor: Actor, name: str, rule: CaseRule) -> ProjectDraft:
        """Take the images of a question set's newest version, each once.

        Raises:
            Refusal: there is no such set.
            UsageFault: the rule is one for files.
        """
        require(actor, UseCase.DESIGN_PROJECT)
        return draft_of_set(self._store, name, rule)

    def read_media(self, actor: Actor, groups: Sequence[Sequence[MediaId]]) -> ProjectDraft:
        """Take images that the workspace holds already, a case each group."""
        require(actor, UseCase.DESIGN_PROJECT)
        return draft_of_media(self._store, groups)

    def create(
        self, actor: Actor, plan: ProjectPlan, draft: ProjectDraft, progress: Progress = silent
    ) -> Project:
        """Write a project with its images and cases, and keep the lexicon that it goes by.

        Raises:
            Refusal: the name is taken, or there is no image.
            UsageFault: the name is unfit.
            InputFault: the lexicon is not sound, an attribute is not in it, nothing can be chosen
                at a level, or an image was changed since it was read.
            EnvironmentFault: the disk is full, or the database cannot be written.
            Stopped: the person stopped the job; nothing of it is kept.
        """
        require(actor, UseCase.DESIGN_PROJECT)
        loaded = self._checked(plan, draft)
        kept = self._keeper.keep(loaded)
        schema = Schema(
            steps=plan.steps,
            lexicon=kept.pin,
            lexicon_sha256=kept.sha256,
            required=plan.required,
            annotators=plan.annotators,
            closed_world=plan.closed_world,
            diagnosis_scope=plan.diagnosis_scope,
            levels=plan.levels,
        )
        with self._store.writing(actor, "annotation project created") as work:
            project = Project(ProjectId(work.ids.new()), plan.name, schema, plan.seed)
            self._projects.add(work, project, self._saved(work, draft, progress))
        return project

    def _checked(self, plan: ProjectPlan, draft: ProjectDraft) -> Loaded:
        refuse_unfit_name(plan.name, "project")
        if abs(plan.seed) > LARGEST_SEED:
            raise Refusal("The seed {seed} is too large; take a smaller number.", seed=plan.seed)
        if self._projects.named(plan.name) is not None:
            raise Refusal(
                "A project named {project} is there already; choose another name.",
                project=plan.name,
            )
        if not draft.cases:
            raise InputFault("There is no image that can be annotated.", draft.refused)
        loaded = self._shelf.open(plan.lexicon)
        nodes = loaded.lexicon.nodes
        for attribute in plan.required:
            if attribute not in nodes or nodes[attribute].kind is not NodeKind.ATTRIBUTE:
                raise InputFault(
                    "{attribute} is no attribute of the lexicon {lexicon}.",
                    attribute=attribute,
                    lexicon=loaded.lexicon.head.pin,
                )
        refuse_empty(plan.levels, loaded.lexicon)
        return loaded

    def _saved(self, work: UnitOfWork, draft: ProjectDraft, progress: Progress) -> list[NewCase]:
        """Store the images of a draft; two that show the same as one stored image stand once."""
        from medannot.services.annotation_images import (  # noqa: PLC0415  # loads the decoders
            AnnotationImages,
        )

        images = AnnotationImages(self._store, CaseRule(cleaning=draft.cleaning))
        stored = (one.media_id for case in draft.cases for one in case.images if one.media_id)
        images.refuse_gone(work, stored)
        seen: set[MediaId] = set()
        cases, done, total = [], 0, draft.images
        for case in draft.cases:
            media = []
            for image in case.images:
                progress(done, total)
                done += 1
                media_id = images.save(work, image)
                if media_id not in seen:
                    seen.add(media_id)
                    media.append((media_id, image.name_mac))
            if media:
                cases.append(NewCase(case.name, tuple(media)))
        progress(total, total)
        return cases

    def assign(self, actor: Actor, name: str, codes: Sequence[str]) -> None:
        """Draw who annotates which case in which order, and write it down.

        Persons who are not there yet are made; all get the role of an annotator in the project.
        Before work has begun it may be drawn again, with others.

        Args:
            actor: who asks.
            name: of the project.
            codes: pseudonymous codes of those who may annotate; the draw takes them sorted.

        Raises:
            Refusal: there is no such project, work has begun, or a code is unfit or doubled.
            InputFault: there are fewer people than each case needs.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        refuse_unfit_codes(self._people, codes)
        if len(codes) < project.schema.annotators:
            raise InputFault(
                "Each case needs {each} annotators, and there are {count}; name more people.",
                each=project.schema.annotators,
                count=len(codes),
            )
        with self._store.writing(actor, "cases assigned") as work:
            self._refuse_begun(work, project)
            people = entered(self._people, work, project.id, sorted(codes), Role.ANNOTATOR)
            self._draw(work, project, people)

    def join(
        self,
        actor: Actor,
        name: str,
        numbers: Sequence[int],
        seen: Sequence[AnnotationCaseId] = (),
    ) -> None:
        """Make one case of several, before work has begun; what was assigned is drawn again.

        Args:
            actor: who asks.
            name: of the project.
            numbers: of the cases.
            seen: which cases they were when the actor saw them, by number; none where that is not
                known.

        Raises:
            Refusal: there is no such project or case, fewer than two are named, work has begun, or
                the numbers are those of other cases by now.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        cases = [case_numbered(self._projects, project, number) for number in sorted(set(numbers))]
        _refuse_others(cases, seen)
        if len(cases) < 2:
            raise Refusal("Name at least two cases that are to become one.")
        with self._store.writing(actor, "cases joined") as work:
            people = self._taken_back(work, project)
            join_cases(work, project.id, cases)
            self._give_back(work, project, people, "annotation.join")

    def split(
        self,
        actor: Actor,
        name: str,
        number: int,
        parts: Sequence[Sequence[MediaId]],
        seen: Sequence[AnnotationCaseId] = (),
    ) -> None:
        """Make several cases of one, before work has begun; what was assigned is drawn again.

        One part with all images puts them into another order; nothing is drawn again.

        Args:
            actor: who asks.
            name: of the project.
            number: of the case.
            parts: its images, all of them, in groups; the first one stays the case.
            seen: as in `join`.

        Raises:
            Refusal: there is no such project or case, the parts are not its images each once, work
                has begun, or the number is that of another case by now.
        """
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        case = case_numbered(self._projects, project, number)
        _refuse_others([case], seen)
        if sorted(one for part in parts for one in part) != sorted(case.media) or not all(parts):
            raise Refusal("Each image of the case has to stand in one part.")
        with self._store.writing(actor, "case split") as work:
            if len(parts) == 1:
                # The case stays one, and with it what was given out.
                self._refuse_begun(work, project)
                split_case(work, project.id, case, parts)
                self._projects.note_structure(work, project.id, "annotation.order")
                return
            people = self._taken_back(work, project)
            split_case(work, project.id, case, parts)
            self._give_back(work, project, people, "annotation.split")

    def _refuse_begun(self, work: UnitOfWork, project: Project) -> None:
        if self._projects.is_begun(project.id, work):
            raise Refusal(
                "Work has begun in the project {project}; its cases stay as they are.",
                project=project.name,
            )

    def _draw(self, work: UnitOfWork, project: Project, people: Sequence[PersonId]) -> None:
        cases = [case.id for case in self._projects.cases(project.id, work)]
        given = assigned(cases, people, project.schema.annotators, project.seed)
        self._projects.assign(work, project.id, own_orders(given, people, project.seed))

    def _taken_back(self, work: UnitOfWork, project: Project) -> tuple[PersonId, ...]:
        self._refuse_begun(work, project)
        people = self._places.people(project.id, work)
        unassign(work, project.id)
        return people

    def _give_back(
        self, work: UnitOfWork, project: Project, people: Sequence[PersonId], action: str
    ) -> None:
        self._projects.note_structure(work, project.id, action)
        if people:
            self._draw(work, project, people)


def _refuse_others(cases: Sequence[Case], seen: Sequence[AnnotationCaseId]) -> None:
    if seen and [case.id for case in cases] != list(seen):
        raise Refusal(
            "The cases of this project were changed elsewhere; nothing was done. Look at them "
            "again."
        )
