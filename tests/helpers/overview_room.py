"""A project by the program's own lexicon, whose annotators say much in few lines."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from medannot.domain.annotation.finding import (
    Complete,
    Content,
    Diagnosis,
    Lesion,
    LesionRole,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.project import Case, DiagnosisScope, Project
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.people import OWNER, Actor
from medannot.services.annotating import OpenCase
from medannot.services.annotation_values import ProjectPlan
from medannot.services.desk import Desk
from tests.helpers.annotated import USABLE, add_media
from tests.helpers.figure_two import term
from tests.helpers.workspaces import desk_with

PIN = "medannot-skin@1.0.0"


def region(node_id: str) -> Region:
    return Region(Site(term(node_id)))


def primary(node_id: str) -> Lesion:
    return Lesion(term(node_id), LesionRole.PRIMARY)


def secondary(node_id: str) -> Lesion:
    return Lesion(term(node_id), LesionRole.SECONDARY)


def ranked(*node_ids: str | Term) -> list[Diagnosis]:
    """Return a differential, the likeliest first."""
    terms = [term(one) if isinstance(one, str) else one for one in node_ids]
    return [Diagnosis(one, rank) for rank, one in enumerate(terms, start=1)]


class OverviewRoom:
    """A desk with the project "skin".

    Args:
        parent: a folder of the test.
        cases: how many images each case has.
        codes: of the annotators, each of whom has every case where there are two.
        scope: what diagnoses belong to.
    """

    def __init__(
        self,
        parent: Path,
        cases: Sequence[int] = (1, 1, 1, 1),
        codes: Sequence[str] = ("anna", "bert"),
        scope: DiagnosisScope = DiagnosisScope.CASE,
    ) -> None:
        plan = ProjectPlan("skin", "medannot-skin", 7, closed_world=False, diagnosis_scope=scope)

        def work(desk: Desk) -> tuple[list[MediaId], Project, Sequence[Case]]:
            media = add_media(desk.store, sum(cases))
            waiting = iter(media)
            groups = [[next(waiting) for _ in range(count)] for count in cases]
            project = desk.projects.create(OWNER, plan, desk.projects.read_media(OWNER, groups))
            desk.projects.assign(OWNER, "skin", codes)
            return media, project, desk.project_overview.show(OWNER, "skin")[1]

        key = f"overview {(tuple(cases), tuple(codes), scope)}"
        self.desk, (media, self.project, self.cases) = desk_with(parent, key, work)
        self.media = list(media)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.desk.close()

    def actor(self, code: str) -> Actor:
        """Return an annotator as the one who acts."""
        return self.desk.annotating.seat(OWNER, code)

    def says(
        self, code: str, case: int, *contents: Content | list[Diagnosis], place: int = 0
    ) -> OpenCase:
        """Let an annotator say things of a case, or of one of its images."""
        opened = self._open(code, case)
        media = opened.images[place - 1].media_id if place else None
        flat = [one for each in contents for one in (each if isinstance(each, list) else [each])]
        for content in flat:
            of = media
            if isinstance(content, Region):
                of = opened.images[max(place, 1) - 1].media_id
            opened = self._act(code, opened, of, content)
        return opened

    def hands_in(
        self, code: str, case: int, *contents: Content | list[Diagnosis], place: int = 0
    ) -> OpenCase:
        """Let an annotator say things and hand the case in."""
        opened = self.says(code, case, *contents, place=place)
        for image in opened.images:
            opened = self._act(code, opened, image.media_id, USABLE)
        opened = self._act(code, opened, None, Complete())
        return self.desk.annotating.submit(self.actor(code), opened)

    def _open(self, code: str, case: int) -> OpenCase:
        return self.desk.annotating.open(self.actor(code), self.cases[case - 1].id)

    def _act(
        self, code: str, opened: OpenCase, media: MediaId | None, content: Content
    ) -> OpenCase:
        change = Change(FindingId(self.desk.store.ids.new()), media, content)
        return self.desk.annotating.act(self.actor(code), opened, [change])
