"""Linked questions on the reading page: each says where it stands, and what was asked before it."""

from pathlib import Path

import pytest

from medannot.domain.question import ItemType
from medannot.ui.reading import reading_presenter
from medannot.ui.reading.answering import Stage
from tests.helpers.answered import make_study
from tests.helpers.driving import Driven, drive
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

ROUNDS = ["What is seen on the left cheek?", "What is it most likely?", "How is it treated?"]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_presenter, "ENTER_AFTER_NS", -(10**12))


def _read(folder: Path) -> list[str]:
    return ["read", "one", "--reader", "primary-01", "--workspace", str(folder)]


def _answering(window: Driven, position: int) -> None:
    def there() -> bool:
        state = window.page().presenter.state
        return state.stage is Stage.ANSWERING and state.item.position == position

    window.wait_for(lambda: hasattr(window.page(), "presenter") and there())


def _answer(window: Driven) -> None:
    window.type("a papule")
    window.key("Enter")


def test_each_round_says_its_place_and_those_before_it(tmp_path: Path) -> None:
    drafts = [Draft(stem, ItemType.SHORT_TEXT, text="x", unit="talk") for stem in ROUNDS]
    with make_desk(tmp_path) as desk:
        make_study(desk, [*drafts, Draft("Alone?", ItemType.SHORT_TEXT, text="x")])
        folder = desk.folder
    seen: dict[str, list[str]] = {}

    def note(window: Driven) -> None:
        stem = window.page().presenter.state.item.stem
        shown = [
            "Question 1 of 3 of one case",
            "Question 2 of 3 of one case",
            "Question 3 of 3 of one case",
            *(f"Before: {one}" for one in ROUNDS),
        ]
        seen[stem] = [one for one in shown if window.sees(one)]
        window.picture(f"case-{len(seen)}")

    def first(window: Driven) -> None:
        window.wait_to_see("in your set")
        window.key("Enter")
        for position in (1, 2):
            _answering(window, position)
            note(window)
            _answer(window)
        _answering(window, 3)
        # Left in the middle.

    def second(window: Driven) -> None:
        window.wait_to_see("Go on at item 3")
        window.key("Enter")
        for position in (3, 4):
            _answering(window, position)
            note(window)
            _answer(window)
        window.wait_to_see("The set is complete")
        window.key("Enter")

    assert drive(_read(folder), first) == 0
    assert drive(_read(folder), second) == 0
    assert seen == {
        ROUNDS[0]: ["Question 1 of 3 of one case"],
        ROUNDS[1]: ["Question 2 of 3 of one case", f"Before: {ROUNDS[0]}"],
        ROUNDS[2]: [
            "Question 3 of 3 of one case",
            f"Before: {ROUNDS[0]}",
            f"Before: {ROUNDS[1]}",
        ],
        "Alone?": [],
    }


def test_a_pair_that_is_right_together_gives_no_hint(tmp_path: Path) -> None:
    drafts = [
        Draft(stem, ItemType.SHORT_TEXT, text="x", unit="pair", as_set=True)
        for stem in ("Is it raised?", "Is it flat?")
    ]
    with make_desk(tmp_path) as desk:
        make_study(desk, drafts)
        folder = desk.folder

    def script(window: Driven) -> None:
        window.wait_to_see("in your set")
        window.key("Enter")
        _answering(window, 1)
        assert not window.sees("of one case")
        _answer(window)
        _answering(window, 2)
        assert not window.sees("of one case")
        assert not window.sees("Before:")

    assert drive(_read(folder), script) == 0
