"""A list is shown before it is known where all of its parts begin."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.question_list import ItemQuery, ListOrder
from medannot.services.desk import Desk, open_desk
from tests.helpers.question_sets import Draft, add_set
from tests.helpers.workspaces import empty_workspace


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = empty_workspace(tmp_path_factory.mktemp("lists"))
    with open_desk(folder) as desk:
        for name in ("apples", "leeks"):
            drafts = [
                Draft(
                    f"{name} {n}", ItemType.FREE_TEXT if n % 3 else ItemType.YES_NO, ("Yes", "No")
                )
                for n in range(400)
            ]
            add_set(desk.store, name, drafts)
        yield desk


OPEN = frozenset({ItemType.FREE_TEXT})


@pytest.mark.parametrize(
    ("query", "found", "first"),
    [
        (ItemQuery(types=OPEN), 532, "apples 1"),
        (ItemQuery(types=OPEN, set_names=frozenset({"leeks"})), 266, "leeks 1"),
        (ItemQuery(text='"leeks 3"'), 111, "leeks 3"),
        (ItemQuery(types=OPEN, text='"leeks 3"'), 72, "leeks 31"),
    ],
)
@pytest.mark.parametrize("order", ListOrder)
def test_the_first_lines_are_those_of_the_whole_list(
    desk: Desk, query: ItemQuery, found: int, first: str, order: ListOrder
) -> None:
    query = ItemQuery(types=query.types, set_names=query.set_names, text=query.text, order=order)

    soon = desk.bank.listing(OWNER, query, whole=False)
    whole = desk.bank.listing(OWNER, query)

    assert (soon.found, soon.facets) == (whole.found, whole.facets)
    assert soon.found == found
    assert len(soon.marks) == 1
    assert whole.is_whole
    assert soon.is_whole == (found <= 100)
    lines = desk.bank.lines(OWNER, soon, 0)
    assert lines == desk.bank.lines(OWNER, whole, 0)
    assert order is ListOrder.CHANGED or lines[0].stem == first


def test_nothing_found_has_no_part_and_everything_is_known_at_once(desk: Desk) -> None:
    nothing = desk.bank.listing(OWNER, ItemQuery(text="pears"), whole=False)
    everything = desk.bank.listing(OWNER, ItemQuery(), whole=False)

    assert (nothing.found, tuple(nothing.marks), nothing.is_whole) == (0, (), True)
    assert everything.is_whole
    assert len(everything.marks) == 8
