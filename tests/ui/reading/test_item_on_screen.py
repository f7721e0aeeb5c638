"""What stands on the screen with an item, where, and when it counts as shown."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from medannot.ui import theme
from medannot.ui.reading.answering import Stage
from medannot.ui.reading.reading_presenter import ReadingPresenter
from medannot.ui.viewer.image_view import ImageView
from medannot.ui.widgets.option_row import OptionRow
from medannot.ui.widgets.question_text import QuestionText
from tests.helpers.driving import LARGE, SMALL, settle, texts, wait_for
from tests.ui.reading.conftest import Opened
from tests.ui.reading.room import LONG_STEM, item, picture

SIX = [f"Finding number {number} with a few more words" for number in range(1, 7)]
SIXTY_WORDS = " ".join(["lesion"] * 59) + " ?"


def bottom(widget: QWidget, page: QWidget) -> int:
    return widget.mapTo(page, QPoint(0, widget.height())).y()


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_nothing_scrolls_for_the_usual_kind_of_question(
    open_room: Opened, size: tuple[int, int]
) -> None:
    images = picture("near.png", "middle.png", "far.png")
    room = open_room(
        item(1, question=SIXTY_WORDS, options=SIX, answer=SIX[0], images=images), start=False
    )
    room.page.resize(*size)
    room.start()
    panel = room.page.item.panel
    assert panel.stem.verticalScrollBar().maximum() == 0
    assert panel.options.verticalScrollBar().maximum() == 0
    assert not panel.stem.goes_on
    assert bottom(panel.cannot_judge, room.page) < bottom(panel, room.page)


def test_a_long_stem_scrolls_in_its_pane_and_says_so(open_room: Opened) -> None:
    room = open_room(
        item(1, question=LONG_STEM * 4, options=SIX, answer=SIX[0], images=picture("near.png"))
    )
    panel = room.page.item.panel
    assert panel.width() > 600
    assert panel.stem.goes_on
    assert panel.stem._hint.isVisible()
    for row in panel.options.rows:
        assert bottom(row, room.page) <= bottom(panel.options, room.page)
    assert bottom(panel.cannot_judge, room.page) < room.page.item.foot.y()

    room.key(*["Down"] * 40)
    assert not panel.stem.goes_on
    assert not panel.stem._hint.isVisible()


def test_many_options_scroll_alone_at_the_small_size(open_room: Opened) -> None:
    many = [
        f"{SIX[0]} and one more line of words for option {n}, " + "more words " * 12
        for n in range(10)
    ]
    room = open_room(item(1, options=many, answer=many[0], images=picture("near.png")))
    panel = room.page.item.panel
    assert panel.options.verticalScrollBar().maximum() > 0
    assert bottom(panel.options, room.page) < bottom(panel.cannot_judge, room.page)
    assert panel.stem.height() >= 52

    hint = panel.options._hint
    assert panel.options.goes_on
    assert hint.isVisible()
    assert "More below" in hint.words()
    assert hint.geometry().bottom() == panel.options.rect().bottom()
    room.key("J")
    last = panel.options.rows[9]
    assert bottom(last, room.page) <= bottom(panel.options, room.page)
    assert not panel.options.goes_on
    assert not hint.isVisible()


def test_few_options_say_nothing_of_more(open_room: Opened) -> None:
    panel = open_room(item(1, images=picture("near.png"))).page.item.panel
    assert not panel.options.goes_on
    assert not panel.options._hint.isVisible()


def test_the_keys_that_read_on_reach_the_last_option_behind_a_long_stem(open_room: Opened) -> None:
    many = [f"Option {n}: " + "more words " * 20 for n in range(10)]
    stem = LONG_STEM * 3
    room = open_room(item(1, question=stem, options=many, answer=many[0]))
    words, options = room.page.item._column.stem, room.page.item.panel.options
    assert words.goes_on
    assert options.goes_on
    room.key(*["Down"] * 60)
    assert not words.goes_on
    assert not options.goes_on
    room.key(*["Up"] * 60)
    assert words.verticalScrollBar().value() == options.verticalScrollBar().value() == 0


TABLE = """

| | Today | Usual |
| --- | --- | --- |
| Sodium | 134 | 136–145 |

What is <b>next</b>?"""


@pytest.mark.parametrize("images", [[], picture("near.png")])
def test_a_table_of_pipes_stands_as_a_table(open_room: Opened, images: list[object]) -> None:
    room = open_room(item(1, question="Her results:" + TABLE, context=TABLE, images=images))
    pane = room.page.item.panel.stem if images else room.page.item._column.stem
    for words in (pane.stem, pane._context):
        shown = words.laid_out(words.width())
        assert shown.tables == 1
        assert words.height() == shown.height
    assert pane.stem.text() == "Her results:" + TABLE
    assert not pane.goes_on


@pytest.mark.parametrize("images", [[], picture("near.png")])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_stem_of_more_than_sixty_words_is_not_bold(
    open_room: Opened, size: tuple[int, int], images: list[object]
) -> None:
    room = open_room(
        item(1, question="lesion " * 60 + "?", images=images),
        start=False,
    )
    room.page.resize(*size)
    room.start()
    for _ in range(2):
        stem = (room.page.item.panel.stem if images else room.page.item._column.stem).stem
        assert theme.current().font(stem.style_name).weight().value == 400
        assert theme.current().font(stem.style_name).pixelSize() >= 16
        room.page.resize(*(LARGE if size == SMALL else SMALL))
        settle(20)


def test_an_item_without_an_image_uses_the_image_s_place(open_room: Opened) -> None:
    room = open_room(item(1, question=LONG_STEM, options=SIX, answer=SIX[0]))
    stem = room.page.item._column.stem
    assert not room.page.item.viewer.isVisible()
    assert stem.isVisible()
    assert stem.width() > 600
    assert not stem.goes_on
    room.key("3")
    assert room.state.may_go_on


def test_the_divider_keeps_its_place(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    splitter = room.page.item._splitter
    splitter.setSizes([800, 561])
    room.page.item._keep_divider(800, 1)
    room.close()
    room.open()
    room.start()
    assert abs(room.page.item.panel.width() - 561) <= 2


def test_an_item_counts_as_shown_after_image_and_question_were_painted(
    open_room: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    for kind, name in ((ImageView, "image"), (QuestionText, "stem")):
        paint = kind.paintEvent
        monkeypatch.setattr(kind, "paintEvent", _noting(painted, name, paint))
    shown = ReadingPresenter.shown

    def note(presenter: ReadingPresenter) -> None:
        painted.append("shown")
        shown(presenter)

    monkeypatch.setattr(ReadingPresenter, "shown", note)
    room = open_room(item(1, images=picture("near.png")), item(2, images=picture("far.png")))
    first = painted.index("shown")
    assert {"image", "stem"} <= set(painted[:first])
    painted.clear()
    room.key("1")
    room.go_on()
    second = painted.index("shown")
    assert {"image", "stem"} <= set(painted[:second])
    assert painted.count("shown") == 1


def _noting(painted, name, paint):
    def paint_event(widget, event) -> None:
        paint(widget, event)
        painted.append(name)

    return paint_event


def test_no_input_counts_before_the_item_is_painted(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")), start=False)
    room.page.hide()
    room.page.presenter.start()
    wait_for(lambda: room.state.stage is Stage.READY)
    room.page.presenter.choose(0, None)
    settle(20)
    assert room.state.stage is Stage.READY
    room.page.show()
    room.wait_for_item(1)
    assert not room.state.may_go_on


def test_events_of_an_item_come_in_their_order(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png")))
    room.key("1", "2")
    room.go_on()
    assert room.events() == [
        "requested",
        "decoded",
        "shown",
        "first_input",
        "option_set",
        "option_cleared",
        "option_set",
        "confirmed",
    ]


def test_no_key_file_name_or_ability_is_on_the_screen(open_room: Opened) -> None:
    room = open_room(
        item(1, "short_text", images=picture("near.png", "far.png"), answer="Tinea corporis"),
        item(2, "short_text", images=picture("ct.dcm"), answer="Tinea corporis"),
    )
    for _ in range(2):
        seen = "\n".join(texts(room.page)).lower()
        tips = "\n".join(widget.toolTip() for widget in room.page.findChildren(QWidget)).lower()
        for secret in ("tinea", ".png", ".dcm", "lesion_recognition", "items.json", "own"):
            assert secret not in seen.replace("in your own words", "")
            assert secret not in tips
        room.type("x")
        room.go_on()


def test_all_images_are_reached_by_a_key_and_marked_as_opened(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png", "middle.png", "far.png")))
    viewer = room.page.item.viewer
    assert [thumb.opened for thumb in viewer.strip.thumbnails] == [True, False, False]
    room.key("Alt+3")
    assert viewer.place == 2
    assert [thumb.opened for thumb in viewer.strip.thumbnails] == [True, False, True]
    assert [thumb.text() for thumb in viewer.strip.thumbnails] == ["Near", "Middle", "Far"]
    room.key("1")
    room.go_on()
    assert room.events().count("image_opened") == 1


def test_a_ct_is_windowed_by_keys_drag_and_numbers_and_reset_to_the_first_view(
    open_room: Opened,
) -> None:
    room = open_room(item(1, images=picture("ct.dcm")))
    view = room.page.item.viewer.view
    wait_for(lambda: view.prepared is not None)
    settle(30)
    inner = view.rect().adjusted(180, 60, -220, -60)  # without the words in the corners
    first = view.grab(inner).toImage()

    room.key("F3")
    assert (view.window_in_force.center, view.window_in_force.width) == (-600, 1500)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(view, QPoint(350, 300))
    QTest.mouseMove(view, QPoint(400, 325))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(400, 325))
    assert view.window_in_force.width == 1500 + 100 * 1500 / 250
    assert view.window_in_force.center == -600 + 25 * 1500 / 250

    width, _level = room.page.item.viewer._window._width, room.page.item.viewer._window._center
    width.setFocus()
    width.selectAll()
    room.type("321")
    room.key("Enter")
    assert view.window_in_force.width == 321
    assert room.state.stage is Stage.ANSWERING

    room.key("Alt++", "Alt+Left", "Alt+I")
    QTest.mouseMove(view, QPoint(1, 1))
    room.key("Alt+0")
    view.point_at(None)
    settle(120)
    assert view.state.view is None
    assert view.grab(inner).toImage() == first
    room.key("1")
    room.go_on()
    assert room.events().count("tool_used") == 7


def test_the_digits_typed_into_the_window_s_numbers_answer_nothing(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("ct.dcm")))
    room.page.item.viewer._window._width.setFocus()
    room.type("12")
    room.key("P")
    assert not room.state.may_go_on
    assert not room.state.paused
    room.key("Esc", "2")
    assert room.state.may_go_on


def test_a_broken_image_is_told_in_its_place_and_only_cannot_judge_is_left(
    open_room: Opened,
) -> None:
    room = open_room(
        item(1, images=picture("near.png")), item(2, images=picture("near.png")), start=False
    )
    for path in (room.folder / "media").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"broken")
    room.start()
    assert room.state.image_fault is not None
    room.key("1")
    assert not room.state.may_go_on
    room.key("N")
    assert not room.page.item.panel.reasons_open
    assert room.page.item.panel.cannot_judge.isChecked()
    room.go_on()
    assert room.confirmed() == [([], "", "image_unavailable")]


def test_a_broken_image_behind_the_first_leaves_cannot_judge_only(open_room: Opened) -> None:
    room = open_room(item(1, images=picture("near.png", "middle.png")), start=False)
    ((sha256,),) = room.rows(
        "select sha256 from media join item_image on media_id = id where position = 2"
    )
    (room.folder / "media" / sha256[:2] / f"{sha256}.bin").write_bytes(b"broken")
    room.start()
    assert room.state.image_fault is None
    wait_for(lambda: not room.state.answerable, "the second image was opened")
    room.key("1")
    assert not room.state.may_go_on
    assert "cannot judge" in room.page.item.panel.note.text()
    room.key("N")
    assert "Cannot judge: An image cannot be shown" in texts(room.page)
    room.go_on()
    assert room.confirmed() == [([], "", "image_unavailable")]


def test_the_surround_is_black_for_radiology_and_mid_grey_for_photographs(
    open_room: Opened,
) -> None:
    grounds = []
    for name in ("ct.dcm", "near.png"):
        room = open_room(item(1, images=picture(name)))
        room.page.resize(1920, 700)
        settle(20)
        image = room.page.item.viewer.view.grab().toImage()
        grounds.append(image.pixelColor(QPointF(5, 5).toPoint()).name())
    assert grounds[0] == "#000000"
    assert 0x40 <= int(grounds[1][1:3], 16) <= 0x90
    assert len({grounds[1][1:3], grounds[1][3:5], grounds[1][5:7]}) == 1


def test_what_takes_the_focus_has_an_accessible_name(open_room: Opened) -> None:
    room = open_room(item(1, "short_text", images=picture("ct.dcm")))
    for widget in room.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            name = widget.accessibleName() or getattr(widget, "text", str)()
            assert name, widget


@pytest.mark.parametrize("size", [(900, 500), (960, 540)])
def test_a_small_screen_keeps_everything_within_reach(
    open_room: Opened, size: tuple[int, int]
) -> None:
    many = [f"Finding number {number}" for number in range(1, 11)]
    room = open_room(
        item(1, options=many, answer=many[0], images=picture("near.png", "middle.png", "far.png")),
        item(2, "short_text", images=picture("ct.dcm")),
        start=False,
    )
    room.page.resize(*size)
    settle(20)
    assert (room.page.width(), room.page.height()) == size
    assert_within(room.page, room.page.opening.primary)
    room.start()
    for _ in range(2):
        foot, panel = room.page.item.foot, room.page.item.panel
        parts = [foot.next, foot.pause, foot._item, panel.stem, panel.cannot_judge]
        room.key("J") if room.state.item.type.has_options else room.type("a ring of scales")
        for part in [*parts, *room.page.item.viewer.strip.thumbnails]:
            if part.isVisible():
                assert_within(room.page, part)
        assert foot._answer.width() > 100
        for part in room.page.item.viewer._tools.findChildren(QWidget):
            if part.isVisible():
                assert_within(room.page.item.viewer._tools, part)
        room.go_on()
    assert_within(room.page, room.page.end.primary)


def assert_within(outer: QWidget, part: QWidget) -> None:
    box = part.rect().translated(part.mapTo(outer, QPoint(0, 0)))
    assert outer.rect().contains(box), (part.accessibleName(), box, outer.rect())


def test_an_option_out_of_sight_comes_into_sight_when_its_key_chooses_it(
    open_room: Opened,
) -> None:
    many = [f"Finding number {number} " + "more words " * 12 for number in range(1, 11)]
    room = open_room(item(1, options=many, answer=many[0], images=picture("near.png")))
    options = room.page.item.panel.options
    assert options.rows[9].visibleRegion().isEmpty()
    room.key("J")
    assert options.rows[9].visibleRegion().boundingRect().height() == options.rows[9].height()


def test_the_words_of_all_options_begin_in_one_line() -> None:
    rows = [OptionRow(badges, "Finding") for badges in (("1", "A"), ("9", "I"), ("", "J"))]
    assert len({row._text_left("small") for row in rows}) == 1
