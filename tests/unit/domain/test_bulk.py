"""Values that are made quickly are those that their classes make."""

import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, dataclass, field

import pytest

from medannot.domain.bulk import quickly
from medannot.domain.ids import ItemId, ItemVersionId
from medannot.domain.question import ItemType, ItemVersion


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    veins: int = 3
    colours: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    name: str

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError


@dataclass(frozen=True)
class Loose:
    name: str


def test_what_is_made_quickly_is_what_the_class_makes() -> None:
    made = quickly(Leaf)

    one = made("oak", colours={"autumn": "red"})

    assert type(one) is Leaf
    assert one == Leaf("oak", 3, {"autumn": "red"})
    assert repr(one) == "Leaf(name='oak', veins=3, colours={'autumn': 'red'})"
    assert pickle.loads(pickle.dumps(one)) == one
    with pytest.raises(FrozenInstanceError):
        one.veins = 4  # type: ignore[misc]  # that it is refused is what is tested
    with pytest.raises(TypeError):
        made()  # type: ignore[call-arg]  # likewise
    assert made("elm").colours is not made("elm").colours


def test_a_class_that_checks_or_keeps_its_fields_elsewhere_is_left_as_it_is() -> None:
    assert quickly(Checked) is Checked
    assert quickly(Loose) is Loose
    assert quickly(str) is str


def test_a_version_of_an_item_can_be_made_quickly() -> None:
    parts = (
        ItemVersionId("v"), ItemId("i"), 1, "Which?", "", ItemType.SHORT_TEXT, "", "en", (), (),
        "hash", False,
    )  # fmt: skip
    assert quickly(ItemVersion)(*parts) == ItemVersion(*parts)
