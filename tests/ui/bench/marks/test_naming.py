"""Names on tags: of each lesion one, where there is room, and none where there are many marks."""

import pytest

from medannot.domain.annotation.shapes import Place
from medannot.ui.bench.marks.naming import MOST_NAMED, Naming
from medannot.ui.bench.marks.shown import ShownMark
from medannot.ui.viewer.geometry import Size, View
from medannot.ui.viewer.layers import Mapping
from tests.ui.bench.marks.mark_rooms import ORANGE, TEAL, box, marked

pytestmark = pytest.mark.usefixtures("qapp")


def seen(scale: float = 1.0) -> Mapping:
    return Mapping(View(scale, 500, 400), Size(1000, 800))


def lesion(name: str, number: int, at: Place, side: float = 40, **more: object) -> ShownMark:
    x, y = at
    shape = box((x, y), (x + side, y + side))
    return marked(name, shape, **{"target": ORANGE, "number": number, "label": "Papule"} | more)


def named(marks: list[ShownMark], scale: float = 1.0) -> set[str]:
    return set(Naming().named(marks, seen(scale), 1000, 800))


def test_of_each_lesion_the_largest_mark_has_the_name() -> None:
    marks = [
        lesion("small", 1, (100, 100)),
        lesion("large", 1, (500, 100), side=90),
        lesion("other", 2, (100, 500), target=TEAL, label="Pustule"),
        lesion("nothing", 0, (700, 600), label=""),
    ]
    assert named(marks) == {"large", "other"}


def test_many_marks_have_numbers_only() -> None:
    marks = [lesion(f"{n}", n + 1, (150 * (n % 6), 130 * (n // 6) + 40)) for n in range(MOST_NAMED)]
    assert len(named(marks)) == MOST_NAMED
    assert named([*marks, lesion("more", 99, (900, 700))]) == set()


def test_a_name_that_would_lie_on_another_tag_is_left_out() -> None:
    marks = [lesion("a", 1, (100, 100)), lesion("b", 2, (150, 100), label="Pustule")]
    assert named(marks) == {"b"}


def test_a_small_picture_has_numbers_only() -> None:
    assert named([lesion("a", 1, (400, 400))], scale=0.1) == set()
    assert named([lesion("a", 1, (400, 400))], scale=0.5) == {"a"}
