"""Small pictures are let go when the image is erased, also one that was being made just then."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.services.desk import Desk
from medannot.services.media_import import MediaImporter
from medannot.ui.tasks import Tasks
from medannot.ui.thumbnails import Thumbnails
from tests.helpers.driving import wait_for
from tests.helpers.pictures import encoded
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


@pytest.fixture
def media_id(desk: Desk) -> MediaId:
    importer = MediaImporter(desk.store)
    with desk.store.writing(OWNER, "test") as work:
        picture = encoded(np.full((4, 6), 7, np.uint8), "PNG")
        media = importer.save(work, importer.take_in(picture, "a.png"))
        work.note("test.import", f"media:{media.id}")
    return media.id


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_a_picture_that_was_shown_is_gone_after_the_erasure(
    desk: Desk, media_id: MediaId, tasks: Tasks
) -> None:
    thumbnails = Thumbnails(desk, tasks, QObject(tasks))
    wait_for(lambda: thumbnails.picture(media_id, 40) is not None)
    desk.media.erase(OWNER, media_id, "consent withdrawn")
    thumbnails.forget([media_id])
    refused: list[str] = []
    thumbnails.failed.connect(lambda _id, sentence: refused.append(sentence))
    wait_for(lambda: thumbnails.picture(media_id, 40) is None and refused)
    assert set(refused) == {"This image was erased on request."}


def test_a_picture_that_is_being_made_when_its_image_is_erased_is_not_kept(
    desk: Desk, media_id: MediaId, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    from medannot.services.pictures import Pictures

    decoded, let_go, small = Event(), Event(), Pictures.small

    def slow(self: Pictures, *given: object) -> object:
        made = small(self, *given)  # type: ignore[arg-type]  # handed on as it came
        decoded.set()
        let_go.wait()
        return made

    monkeypatch.setattr(Pictures, "small", slow)
    thumbnails = Thumbnails(desk, tasks, QObject(tasks))
    came: list[str] = []
    thumbnails.ready.connect(came.append)
    thumbnails.picture(media_id, 40)
    wait_for(decoded.is_set)
    desk.media.erase(OWNER, media_id, "consent withdrawn")
    thumbnails.forget([media_id])
    let_go.set()
    wait_for(lambda: came)

    assert thumbnails.picture(media_id, 40) is None
