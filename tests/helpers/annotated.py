"""An annotation project in a workspace of its own, with images that are rows without files."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from medannot.domain.annotation.finding import (
    Complete,
    Content,
    DiscardReason,
    Lesion,
    Mark,
    Quality,
    Term,
)
from medannot.domain.annotation.project import Case, Project, Step
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.shapes import Outline, ShapeKind
from medannot.domain.ids import AnnotationCaseId, FindingId, MediaId
from medannot.domain.media import Media, MediaFormat, SpacingKind
from medannot.domain.people import OWNER, Actor, Role
from medannot.services.annotating import OpenCase
from medannot.services.annotation_values import ProjectPlan
from medannot.services.desk import Desk
from medannot.store.media import MediaLibrary
from medannot.store.store import Store
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import desk_with, make_desk

LEXICON = "clinic-skin"
PIN = f"{LEXICON}@1.2.0"
PAPULE = Term("L.PAPULE", PIN, "Papule", "丘疹")
NODULE = Term("L.NODULE", PIN, "Nodule", "结节")
FACE = Term("FACE", PIN, "Face", "面部")
USABLE = Quality()
UNSHARP = Quality(DiscardReason.UNSHARP)
ALL = (Step.QUALITY, Step.REGIONS, Step.LESIONS, Step.DIAGNOSES, Step.ADVICE)


def add_media(store: Store, count: int, rows: int = 80, columns: int = 100) -> list[MediaId]:
    """Add rows of images of this size, without their bytes."""
    library, ids = MediaLibrary(store), []
    with store.writing(OWNER) as work:
        for _ in range(count):
            media_id = MediaId(work.ids.new())
            sha256 = hashlib.sha256(media_id.encode()).hexdigest()
            library.add(
                work,
                Media(
                    id=media_id,
                    sha256=sha256,
                    original_mac=sha256,
                    format=MediaFormat.PNG,
                    rows=rows,
                    columns=columns,
                    frames=1,
                    modality="",
                    monochrome=False,
                    orientation=1,
                    spacing=None,
                    spacing_kind=SpacingKind.NONE,
                    profile="picture",
                    profile_version="1",
                    frame_hashes=(sha256,),
                ),
            )
            ids.append(media_id)
        work.note("media.add", "media")
    return ids


def make_project(
    desk: Desk,
    groups: Sequence[Sequence[MediaId]],
    codes: Sequence[str] = ("anna", "bert"),
    name: str = "skin",
    **asked: Any,
) -> Project:
    """Create a project of stored images, a case a group, and give it out."""
    lexicon = desk.folder.parent / LEXICON
    if not lexicon.exists():
        small_lexicon(lexicon)
    values = {"annotators": min(2, len(codes)) or 2, "closed_world": False, **asked}
    if "steps" not in asked and values["annotators"] == 1:
        values["steps"] = (Step.QUALITY, Step.REGIONS, Step.LESIONS)
    plan = ProjectPlan(name, str(lexicon), 7, **values)
    project = desk.projects.create(OWNER, plan, desk.projects.read_media(OWNER, groups))
    if codes:
        desk.projects.assign(OWNER, name, codes)
    return project


class AnnotationRoom:
    """A desk with a project; its annotators take their cases without a window.

    Args:
        parent: a folder of the test.
        cases: how many images each case has.
        codes: of the annotators.
        asked: more of the plan.
    """

    def __init__(
        self,
        parent: Path,
        cases: Sequence[int] = (2, 1),
        codes: Sequence[str] = ("anna", "bert"),
        **asked: Any,
    ) -> None:

        def work(desk: Desk) -> tuple[list[MediaId], Project, Sequence[Case]]:
            media = add_media(desk.store, sum(cases))
            waiting = iter(media)
            groups = [[next(waiting) for _ in range(count)] for count in cases]
            project = make_project(desk, groups, codes, **asked)
            return media, project, desk.project_overview.show(OWNER, project.name)[1]

        if (parent / LEXICON).exists():  # one of the test's own
            self.desk = make_desk(parent)
            made = work(self.desk)
        else:
            key = f"annotation {(tuple(cases), tuple(codes), sorted(asked.items()))}"
            self.desk, made = desk_with(parent, key, work)
        media, self.project, self.cases = made
        self.media = list(media)
        self._findings = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.desk.close()

    def actor(self, code: str = "anna") -> Actor:
        """Return an annotator as the one who acts."""
        return self.desk.annotating.seat(OWNER, code)

    def open(self, code: str = "anna", case: int = 1) -> OpenCase:
        """Open a case by its number."""
        return self.desk.annotating.open(self.actor(code), self.case_id(case))

    def case_id(self, number: int) -> AnnotationCaseId:
        """Return the id of a case."""
        return self.cases[number - 1].id

    def act(self, opened: OpenCase, *changes: Change, code: str = "anna") -> OpenCase:
        """Let an annotator act."""
        return self.desk.annotating.act(self.actor(code), opened, changes)

    def say(
        self, opened: OpenCase, content: Content, place: int = 0, code: str = "anna"
    ) -> OpenCase:
        """Let an annotator say something new, of an image of the case or of the case itself."""
        media_id = opened.images[place - 1].media_id if place else None
        self._findings += 1
        change = Change(FindingId(f"finding-{code}-{self._findings}"), media_id, content)
        return self.act(opened, change, code=code)

    def complete_rest(self, opened: OpenCase, content: Content, code: str = "anna") -> OpenCase:
        """Let an annotator judge what is not judged, say one thing of the case, and submit it."""
        judged = {one.media_id for one in opened.findings.values()}
        for place, image in enumerate(opened.images, start=1):
            if image.media_id not in judged:
                opened = self.say(opened, USABLE, place, code)
        opened = self.say(opened, content, 0, code)
        opened = self.say(opened, Complete(), 0, code)
        return self.desk.annotating.submit(self.actor(code), opened)

    def as_reviewer(self, code: str) -> Actor:
        """Return an annotator who looks after the whole workspace as well."""
        return replace(self.actor(code), roles=frozenset({Role.REVIEWER}))


def last(opened: OpenCase) -> FindingId:
    """Return the finding that was said last."""
    return opened.revisions[-1].finding_id


def lesion(term: Term = PAPULE) -> Lesion:
    """Return a lesion of which no more is said."""
    return Lesion(term)


def box(left: float, top: float, right: float, bottom: float, target: str = "") -> Mark:
    """Return a mark."""
    corners = ((left, top), (right, bottom))
    return Mark(Outline(ShapeKind.BOX, corners), FindingId(target) if target else None)
