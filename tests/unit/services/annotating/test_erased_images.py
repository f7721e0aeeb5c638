"""Before an image is erased, the annotation projects that lose it are named."""

from pathlib import Path

from medannot.domain.covering import CoverRequest, Shape, ShapeKind, Subject
from medannot.domain.people import OWNER
from medannot.services.annotation_values import ProjectPlan
from medannot.services.desk import open_desk
from tests.helpers.annotating_room import with_project

FACE = CoverRequest((Shape(ShapeKind.BOX, ((1, 1), (40, 30))),), Subject.FACE, "a face")
EYES = CoverRequest((Shape(ShapeKind.BOX, ((60, 60), (90, 70))),), Subject.EYES, "the eyes")


def test_a_project_is_named_for_its_image_and_for_the_cover_that_it_shows(tmp_path: Path) -> None:
    with open_desk(with_project(tmp_path)) as desk:
        _, cases = desk.project_overview.show(OWNER, "skin")
        first, other = (case.media[0] for case in cases)
        draft = desk.projects.read_media(OWNER, [[first]])
        desk.projects.create(OWNER, ProjectPlan("again", "medannot-skin", 7), draft)

        assert desk.media.use(OWNER, first).projects == ("again", "skin")
        assert desk.media.use(OWNER, other).projects == ("skin",)

        covered = desk.covering.cover(OWNER, first, FACE)
        cover = covered.media.id
        twice = desk.covering.cover(OWNER, cover, EYES)

        assert desk.media.use(OWNER, twice.media.id).projects == ("again", "skin")
        assert desk.media.use(OWNER, cover).projects == ()
        assert desk.media.use(OWNER, first).projects == ("again", "skin")
