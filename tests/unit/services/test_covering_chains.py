"""An erasure that is asked for with a cover leaves nothing behind that shows more."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.covering import Original, Shape, ShapeKind
from medannot.domain.errors import MedannotError
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from medannot.store.media import MediaLibrary
from tests.helpers.one_photograph import (
    BOX,
    LOWER,
    PICTURE,
    ask,
    black,
    cover,
    erased,
    pixels,
    request,
    shown,
    sound,
    stored,
    take_in,
    write_sources,
)
from tests.helpers.workspaces import make_desk


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write_sources(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


# The same photograph, turned


@pytest.mark.parametrize("original", [Original.ERASED, Original.KEPT])
def test_the_same_photograph_is_covered_in_each_way_it_is_turned(
    desk: Desk, sources: Path, original: Original
) -> None:
    take_in(desk, sources)
    upright, turned = shown(desk)

    covered = cover(desk, upright, request(BOX, original=original))

    new = shown(desk)
    assert new == [covered.media.id, covered.turned[turned]]
    expected = black(PICTURE, (1, 1, 3, 2))
    assert np.array_equal(pixels(desk, new[0]), expected)
    assert np.array_equal(pixels(desk, new[1]), np.rot90(expected, -1))
    gone = {upright, turned} if original is Original.ERASED else set()
    assert erased(desk) == gone
    assert {one.media_id for one in covered.earlier} == {upright, turned}
    assert (PICTURE.tobytes() in stored(desk)) == (original is Original.KEPT)
    assert covered.sets == {"ward": 2}
    assert desk.bank.summary(OWNER, "ward").version == 2
    assert sound(desk)


def test_a_turned_photograph_is_covered_as_it_is_seen_and_the_upright_one_with_it(
    desk: Desk, sources: Path
) -> None:
    take_in(desk, sources)
    _upright, turned = shown(desk)

    cover(desk, turned, request(BOX))

    expected = black(np.rot90(PICTURE, -1), (1, 1, 3, 2))
    new = shown(desk)
    assert np.array_equal(pixels(desk, new[1]), expected)
    assert np.array_equal(pixels(desk, new[0]), np.rot90(expected))
    assert PICTURE.tobytes() not in stored(desk)
    assert sound(desk)


def test_a_second_cover_goes_on_both_and_nothing_of_the_first_stays(
    desk: Desk, sources: Path
) -> None:
    take_in(desk, sources)
    before = shown(desk)
    cover(desk, before[0], request(BOX, original=Original.KEPT))
    between = shown(desk)

    covered = cover(desk, between[1], request(Shape(ShapeKind.BOX, ((0, 5), (2, 8)))))

    # Seen upright: the lower left corner of the turned picture is its lower right one.
    expected = black(PICTURE, (1, 1, 3, 2), (5, 4, 3, 2))
    new = shown(desk)
    assert np.array_equal(pixels(desk, new[0]), expected)
    assert np.array_equal(pixels(desk, new[1]), np.rot90(expected, -1))
    assert erased(desk) == {*before, *between}
    assert {one.media_id for one in covered.earlier if one.erased} == {*before, *between}
    assert stored(desk) == {pixels(desk, new[1]).tobytes()}
    assert sound(desk)


def test_both_come_back_covered_when_the_files_are_imported_again(
    desk: Desk, sources: Path
) -> None:
    take_in(desk, sources)
    cover(desk, shown(desk)[0], request(BOX))
    take_in(desk, sources, "again")
    assert shown(desk, "again") == shown(desk)


# Earlier covers


def test_to_cover_the_original_anew_erases_it_and_the_cover_that_is_replaced(
    desk: Desk, sources: Path
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    wrong = cover(desk, first, request(LOWER, original=Original.KEPT)).media.id

    covered = cover(desk, first, request(BOX))

    assert shown(desk) == [covered.media.id]
    assert [(one.media_id, one.erased) for one in covered.earlier] == [(first, True), (wrong, True)]
    assert erased(desk) == {first, wrong}
    assert stored(desk) == {black(PICTURE, (1, 1, 3, 2)).tobytes()}
    assert sound(desk)


def test_to_cover_a_cover_erases_what_lies_beneath_it_too(desk: Desk, sources: Path) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    second = cover(desk, first, request(BOX, original=Original.KEPT)).media.id

    covered = cover(desk, second, request(LOWER))

    assert [(one.media_id, one.erased) for one in covered.earlier] == [
        (second, True),
        (first, True),
    ]
    assert stored(desk) == {black(PICTURE, (1, 1, 3, 2), (5, 4, 3, 2)).tobytes()}
    assert sound(desk)


def test_what_a_drawn_study_shows_stays_where_only_the_unused_is_to_go_and_is_named(
    desk: Desk, sources: Path
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    second = cover(desk, first, request(BOX, original=Original.KEPT)).media.id
    desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))

    covered = cover(desk, second, request(LOWER, original=Original.ERASED_IF_UNUSED))

    assert [(one.media_id, one.erased, one.studies) for one in covered.earlier] == [
        (second, False, ("main",)),
        (first, True, ()),
    ]
    assert erased(desk) == {first}


def test_what_a_drawn_study_shows_goes_where_erasure_is_asked_whatever_shows_it(
    desk: Desk, sources: Path
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    second = cover(desk, first, request(BOX, original=Original.KEPT)).media.id
    desk.designs.create(OWNER, StudyPlan("main", "ward", (GroupPlan("primary", 1, 1),), 7))

    covered = cover(desk, first, request(LOWER))

    assert [(one.media_id, one.erased, one.studies) for one in covered.earlier] == [
        (first, True, ()),
        (second, True, ("main",)),
    ]
    assert stored(desk) == {black(PICTURE, (5, 4, 3, 2)).tobytes()}


def test_a_cover_made_another_way_that_questions_show_stays_and_is_named(
    desk: Desk, sources: Path
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    wrong = cover(desk, first, request(LOWER, original=Original.KEPT)).media.id
    right = cover(desk, first, request(BOX, original=Original.KEPT)).media.id

    # The older of the two is covered further; questions show the newer one.
    covered = cover(desk, wrong, request(Shape(ShapeKind.BOX, ((0, 0), (1, 1)))))

    assert covered.otherwise == (right,)
    assert erased(desk) == {first, wrong}
    assert shown(desk) == [right]
    assert sound(desk)


def test_to_go_back_to_an_earlier_cover_makes_it_the_one_that_comes_back(
    desk: Desk, sources: Path
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    wanted = cover(desk, first, request(BOX, original=Original.KEPT)).media.id
    other = cover(desk, first, request(LOWER, original=Original.KEPT)).media.id

    again = cover(desk, first, request(BOX))

    assert again.media.id == wanted
    assert erased(desk) == {first, other}
    take_in(desk, sources, "again")
    assert shown(desk, "again") == [wanted]
    assert sound(desk)


# What cannot be done


def test_a_file_that_cannot_be_removed_is_named_and_all_else_is_done(
    desk: Desk, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(sources, "a.png")
    take_in(desk, sources)
    (first,) = shown(desk)
    second = cover(desk, first, request(BOX, original=Original.KEPT)).media.id
    media = MediaLibrary(desk.store).get(second)
    assert media is not None
    held, unlink = desk.store.blobs.path(media.sha256), Path.unlink

    def refuses(path: Path, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuses)
    covered = cover(desk, second, request(LOWER))

    assert [(one.media_id, one.removed) for one in covered.earlier] == [
        (second, False),
        (first, True),
    ]
    assert held.exists()
    assert PICTURE.tobytes() not in stored(desk)


def test_a_cover_that_fails_erases_nothing(
    desk: Desk, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(desk, sources)
    before = shown(desk)

    def fails(*_given: object) -> str:
        raise MedannotError("The disk is full.")

    monkeypatch.setattr(MediaLibrary, "mark_erased", fails)
    with pytest.raises(MedannotError):
        cover(desk, before[0], request(BOX))

    assert shown(desk) == before
    assert erased(desk) == set()
    assert PICTURE.tobytes() in stored(desk)
