"""The gallery loads what is in sight, and its filters do not shut each other out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from medannot.domain.annotation.gallery import (
    CaseState,
    GalleryFacets,
    GalleryLine,
    GalleryQuery,
)
from medannot.domain.ids import AnnotationCaseId, MediaId
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from medannot.ui.annotation.overview.gallery_filters import GalleryFilters
from medannot.ui.annotation.overview.gallery_grid import GalleryGrid, GalleryModel
from medannot.ui.annotation.overview.gallery_presenter import (
    CHUNK,
    GalleryPresenter,
    GalleryState,
)
from medannot.ui.small_pictures import SmallPictures
from medannot.ui.tasks import Tasks
from medannot.ui.widgets.grounds import ramp, readable
from tests.helpers.annotated import UNSHARP, AnnotationRoom
from tests.helpers.annotating_room import with_project
from tests.helpers.driving import button, click, dressed, press, settle, wait_for

FACETS = GalleryFacets(
    dict.fromkeys(CaseState, 3), 7, 2, {"unsharp": 1, "duplicate": 1}, {"anna": 9}, {True: 1}
)


@pytest.fixture
def tasks(qtbot: QtBot, qapp: QApplication) -> Iterator[Tasks]:
    dressed(qapp)
    tasks = Tasks()
    yield tasks
    tasks.close()


def line(number: int) -> GalleryLine:
    return GalleryLine(
        AnnotationCaseId(str(number)), number, "", 1, MediaId(str(number)), 2, 0, (), None, False
    )


@pytest.mark.parametrize("count", [200, 20_000])
def test_only_images_in_sight_are_asked_for(
    qapp: QApplication, tasks: Tasks, qtbot: QtBot, count: int
) -> None:
    # Both outlive the grid.
    model, asked = GalleryModel(qapp), list[int]()
    model.chunk_wanted.connect(asked.append)
    grid = GalleryGrid(model, SmallPictures(lambda _key: None, tasks, qapp))
    qtbot.addWidget(grid)
    grid.resize(1000, 700)
    grid.show()
    model.begin(count)
    grid.grab()
    assert set(asked) == {0}

    model.fill(0, tuple(line(number) for number in range(1, CHUNK + 1)))
    asked.clear()
    grid.setFocus()
    press(grid, "Home")
    opened: list[int] = []
    grid.opened.connect(opened.append)
    press(grid, "Right")
    press(grid, "Enter")
    assert opened == [1]
    grid.scrollToBottom()
    grid.grab()
    assert max(asked) == (count - 1) // CHUNK
    assert len(set(asked)) <= 2


def test_a_tick_that_would_leave_nothing_takes_the_others_away(tasks: Tasks, qtbot: QtBot) -> None:
    filters = GalleryFilters()
    qtbot.addWidget(filters)
    filters.show()
    told: list[tuple[object, frozenset[str]]] = []

    def take(discarded: bool | None, reasons: frozenset[str]) -> None:
        told.append((discarded, reasons))
        query = GalleryQuery(discarded=discarded, reasons=reasons)
        filters.show_state(GalleryState(query=query, facets=FACETS, loaded=True))

    filters.discarded_chosen.connect(take)
    filters.show_state(GalleryState(facets=FACETS, loaded=True))
    settle()
    for name in ("Unsharp", "The same as another image", "Kept", "Unsharp", "Unsharp", "Discarded"):
        click(button(filters, name))
    assert told == [
        (None, {"unsharp"}),
        (None, {"unsharp", "duplicate"}),
        (False, frozenset()),
        (None, {"unsharp"}),
        (None, frozenset()),
        (True, frozenset()),
    ]


def test_an_answer_to_an_earlier_filter_is_dropped(tasks: Tasks, tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path) as room:
        room.say(room.open(), UNSHARP, 1)
        presenter = GalleryPresenter(room.desk, tasks)
        begun: list[int] = []
        presenter.begun.connect(begun.append)
        presenter.begin(room.project.id, "skin", room.project.schema.lexicon)
        presenter.choose_discarded(discarded=True, reasons=frozenset())
        wait_for(lambda: not tasks.busy)
        assert begun == [1]
        assert presenter.state.found == 1
        assert presenter.state.total == 3
        presenter.look_as("bert")
        wait_for(lambda: not tasks.busy)
        assert presenter.state.found == 3
        assert presenter.state.facets is not None
        assert presenter.state.facets.discarded == 0


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_figures_of_the_matrix_can_be_read_on_every_ground(
    qapp: QApplication, tasks: Tasks, theme: str
) -> None:
    dressed(qapp, theme)  # type: ignore[arg-type]  # one of the two

    def luminance(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert ramp(0) is None
    for step in range(1, 11):
        ground = ramp(step / 10)
        assert ground is not None
        pair = sorted((luminance(ground), luminance(readable(ground))))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.2
    dressed(qapp)


def test_an_erased_image_is_not_shown_from_memory(tasks: Tasks, tmp_path: Path) -> None:
    folder = with_project(tmp_path)
    with open_desk(folder) as desk:
        project, (case, _) = desk.project_overview.show(OWNER, "skin")
        presenter = GalleryPresenter(desk, tasks)
        presenter.begin(project.id, "skin", project.schema.lexicon)
        pictures = SmallPictures(presenter.find_picture, tasks, presenter)
        wait_for(lambda: pictures.picture(case.media[0], 64) is not None)

        desk.media.erase(OWNER, case.media[0], "consent withdrawn")
        pictures.forget_all()
        assert pictures.picture(case.media[0], 64) is None
        wait_for(lambda: not tasks.busy)
        assert pictures.picture(case.media[0], 64) is None
