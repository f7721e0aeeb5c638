"""Drawing what is to be covered, by mouse and by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from medannot.domain.covering import Original, Shape, ShapeKind, Subject
from medannot.domain.ids import MediaId
from medannot.domain.media import Media, MediaFormat, SpacingKind
from medannot.ui.covering.cover_dialog import CoverDialog

MEDIA = Media(
    id=MediaId("m"),
    sha256="0" * 64,
    original_mac="",
    format=MediaFormat.PNG,
    rows=100,
    columns=200,
    frames=1,
    modality="",
    monochrome=False,
    orientation=1,
    spacing=None,
    spacing_kind=SpacingKind.NONE,
    profile="",
    profile_version="",
    frame_hashes=(),
)


def opened(qtbot: QtBot, media: Media = MEDIA, studies: tuple[str, ...] = ()) -> CoverDialog:
    dialog = CoverDialog(media, 1, studies)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.canvas.width() > 100)
    picture = QImage(media.columns, media.rows, QImage.Format.Format_RGB888)
    picture.fill(QColor("white"))
    dialog.show_picture(picture)
    dialog.subjects.choose(Subject.FACE)
    dialog.canvas.setFocus()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> CoverDialog:
    return opened(qtbot)


def on_screen(dialog: CoverDialog, x: float, y: float) -> QPoint:
    return dialog.canvas.to_screen(x, y).toPoint()


def drag(dialog: CoverDialog, start: tuple[float, float], end: tuple[float, float]) -> None:
    left, canvas = Qt.MouseButton.LeftButton, dialog.canvas
    QTest.mousePress(canvas, left, pos=on_screen(dialog, *start))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    QTest.mouseMove(canvas, on_screen(dialog, *middle))
    QTest.mouseMove(canvas, on_screen(dialog, *end))
    QTest.mouseRelease(canvas, left, pos=on_screen(dialog, *end))


def near(shape: Shape) -> list[int]:
    return [round(value) for value in shape.bounds]


def colour_at(dialog: CoverDialog, x: float, y: float) -> str:
    return dialog.canvas.grab().toImage().pixelColor(on_screen(dialog, x, y)).name()


def test_nothing_can_be_covered_before_it_is_drawn_and_named(dialog: CoverDialog) -> None:
    assert not dialog.apply.isEnabled()
    drag(dialog, (20, 10), (80, 50))
    assert dialog.apply.isEnabled()
    dialog.subjects.setCurrentIndex(0)
    assert dialog.subjects.currentText() == "What is covered?"
    assert not dialog.apply.isEnabled()


def test_an_enlarged_image_is_drawn_on_where_it_is_seen(dialog: CoverDialog) -> None:
    for _ in range(4):
        QTest.keyClick(dialog.canvas, Qt.Key.Key_Plus)
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    wide = on_screen(dialog, 100, 50).x() - on_screen(dialog, 0, 50).x()
    drag(dialog, (60, 40), (80, 50))
    assert near(dialog.request().shapes[0]) == [60, 40, 80, 50]
    QTest.keyClick(dialog.canvas, Qt.Key.Key_0)
    whole = on_screen(dialog, 100, 50).x() - on_screen(dialog, 0, 50).x()
    assert wide == pytest.approx(1.25**4 * whole, rel=0.02)
    assert near(dialog.request().shapes[0]) == [60, 40, 80, 50]


def test_what_the_first_view_hides_can_be_brought_to_light(qtbot: QtBot) -> None:
    dialog = opened(qtbot, replace(MEDIA, monochrome=True))
    wanted: list[bool] = []
    dialog.range_wanted.connect(lambda: wanted.append(dialog.wants_whole_range))
    dialog.shades.choose("inverted")
    dialog.shades.chosen.emit("inverted")
    assert colour_at(dialog, 120, 80) == "#000000"
    dialog.shades.choose("whole")
    dialog.shades.chosen.emit("whole")
    assert wanted == [True]


@pytest.mark.parametrize("kind", [ShapeKind.BOX, ShapeKind.ELLIPSE])
def test_a_drag_draws_a_shape_and_what_it_covers_is_black(
    dialog: CoverDialog, kind: ShapeKind
) -> None:
    dialog.canvas.use_kind(kind)
    drag(dialog, (80, 50), (20, 10))
    (shape,) = dialog.request().shapes
    assert shape.kind is kind
    assert near(shape) == [20, 10, 80, 50]
    assert colour_at(dialog, 50, 30) == "#000000"
    assert colour_at(dialog, 120, 80) == "#ffffff"
    corner = "#000000" if kind is ShapeKind.BOX else "#ffffff"
    assert colour_at(dialog, 24, 12) == corner


def test_clicks_and_enter_draw_a_polygon(dialog: CoverDialog) -> None:
    dialog.canvas.use_kind(ShapeKind.POLYGON)
    for corner in ((20, 10), (80, 10), (20, 60)):
        QTest.mouseClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=on_screen(dialog, *corner))
    assert dialog.request().shapes == ()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Return)
    (shape,) = dialog.request().shapes
    assert shape.kind is ShapeKind.POLYGON
    assert [(round(x), round(y)) for x, y in shape.points] == [(20, 10), (80, 10), (20, 60)]


def test_a_shape_is_taken_hold_of_and_moved_and_undo_brings_it_back(dialog: CoverDialog) -> None:
    drag(dialog, (20, 10), (80, 50))
    drag(dialog, (50, 30), (100, 60))
    assert near(dialog.request().shapes[0]) == [70, 40, 130, 80]
    dialog.undo_button.click()
    assert near(dialog.request().shapes[0]) == [20, 10, 80, 50]
    dialog.undo_button.click()
    assert dialog.request().shapes == ()
    assert not dialog.undo_button.isEnabled()


def test_all_of_it_goes_by_keyboard(dialog: CoverDialog) -> None:
    keys, canvas = Qt.Key, dialog.canvas
    QTest.keyClick(canvas, keys.Key_Insert)
    assert near(dialog.request().shapes[0]) == [75, 38, 125, 62]
    QTest.keyClick(canvas, keys.Key_Right)
    QTest.keyClick(canvas, keys.Key_Up, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(canvas, keys.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    both = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(canvas, keys.Key_Down, both)
    (shape,) = dialog.request().shapes
    assert shape.bounds == (76, 27.5, 127, 62.5)
    QTest.keyClick(canvas, keys.Key_Delete)
    assert dialog.request().shapes == ()


def test_the_list_names_the_shapes_and_chooses_which_one_keys_move(dialog: CoverDialog) -> None:
    drag(dialog, (10, 10), (30, 30))
    drag(dialog, (100, 10), (140, 30))
    lines = [dialog.shapes.item(row).text() for row in range(dialog.shapes.count())]
    assert lines == ["Box: 20 x 20 at 10, 10", "Box: 40 x 20 at 100, 10"]
    dialog.shapes.setCurrentRow(0)
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Down)
    assert [near(shape)[1] for shape in dialog.request().shapes] == [11, 10]


def test_the_request_tells_subject_remark_and_what_becomes_of_the_original(
    dialog: CoverDialog,
) -> None:
    drag(dialog, (20, 10), (80, 50))
    dialog.subjects.choose(Subject.TATTOO)
    dialog.reason.setText(" on the left arm ")
    dialog.erase.setChecked(True)
    request = dialog.request()
    assert (request.subject, request.reason) == (Subject.TATTOO, "on the left arm")
    assert request.original is Original.ERASED
    assert request.frames == frozenset()


def test_one_frame_of_several_can_be_covered_alone(qtbot: QtBot) -> None:
    dialog = opened(qtbot, replace(MEDIA, frames=5), ("main",))
    wanted: list[int] = []
    dialog.frame_wanted.connect(wanted.append)
    drag(dialog, (20, 10), (80, 50))
    dialog.frame.setValue(3)
    dialog.all_frames.setChecked(False)
    assert wanted == [3]
    assert dialog.request().frames == frozenset({3})


def test_escape_gives_up_a_polygon_first_and_the_dialog_second(dialog: CoverDialog) -> None:
    dialog.canvas.use_kind(ShapeKind.POLYGON)
    QTest.mouseClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=on_screen(dialog, 20, 10))
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    QTest.keyClick(dialog.canvas, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
