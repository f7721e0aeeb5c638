"""Images are opened from the store; an erased one leaves cannot judge only."""

from pathlib import Path

import numpy as np
import pytest

from medannot.domain.errors import Refusal
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.domain.session import Answer
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.domain.trial import CannotJudgeReason, TrialState
from medannot.services.desk import Desk
from medannot.services.media_care import erase_media
from medannot.services.media_import import MediaImporter
from tests.helpers.pictures import encoded
from tests.helpers.question_sets import Draft
from tests.helpers.reading_desks import Room, rows
from tests.helpers.workspaces import empty_workspace


def stored_picture(desk: Desk) -> MediaId:
    picture = np.full((30, 40, 3), (190, 130, 110), np.uint8)
    with desk.store.writing(OWNER) as work:
        importer = MediaImporter(desk.store)
        media = importer.save(work, importer.take_in(encoded(picture, "PNG"), "face.png"))
        work.note("test.picture", "media")
    return media.id


def test_an_image_is_opened_from_the_store(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path))
    room.with_study([Draft(images=(stored_picture(room.desk),))])
    session = room.begin()
    item = session.current()
    assert item is not None
    (image,) = item.images

    frame = session.image(image).frame(image.frame)

    assert (image.rows, image.columns, image.monochrome, image.frames) == (30, 40, False, 1)
    assert frame.pixels.shape == (30, 40, 3)
    room.desk.close()


def test_an_erased_image_leaves_cannot_judge_only(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path))
    media_id = stored_picture(room.desk)
    room.with_study([Draft(images=(media_id,))])
    erase_media(room.desk.store, OWNER, media_id, "the patient asked")
    session = room.begin()
    item = session.current()
    assert item is not None
    assert item.erased

    with pytest.raises(Refusal, match="erased on request"):
        session.image(item.images[0])
    recorder = room.show(item)
    with pytest.raises(Refusal, match="cannot judge"):
        session.confirm(recorder, Answer((item.options[0].id,)))
    session.confirm(recorder, Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY))

    assert room.states() == [TrialState.CANNOT_JUDGE]
    assert rows(room, "SELECT cannot_judge FROM response WHERE kind='confirmation'") == [
        ("image_unavailable",)
    ]
    (row,) = room.desk.results.table(OWNER, "main").rows
    assert (row.overall.n, row.overall.scored, row.overall.counted) == (1, 0, 0)
    assert (row.overall.cannot_judge, row.overall.image_unavailable) == (0, 1)
    assert row.overall.mean is None
    room.desk.close()


def test_no_new_study_can_show_an_erased_image(tmp_path: Path) -> None:
    room = Room(empty_workspace(tmp_path))
    media_id = stored_picture(room.desk)
    room.with_study([Draft(), Draft(stem="And here?", images=(media_id,))])
    erase_media(room.desk.store, OWNER, media_id, "the patient asked")

    with pytest.raises(Refusal, match=r"lacks images for.*: 1, .*question 2"):
        room.desk.designs.create(OWNER, StudyPlan("next", "set", (GroupPlan("other", 1, 1),), 7))
    room.desk.close()
