"""The reference case of merged differentials (d19), and what is done beside the arithmetic.

Weights and ranks are those of the reference table: the sum over two physicians of 1 / rank, ties
sharing a dense rank.
"""

import pytest

from medannot.domain.annotation.consensus import (
    Consensus,
    Differential,
    Disease,
    consensus,
    order_of,
)
from medannot.domain.annotation.differential import kin, renewed
from medannot.domain.lexicon.node import Level, Node, NodeKind, Status, Words
from medannot.domain.lexicon.tree import Head, Lexicon
from medannot.domain.lexicon.version import Version

THIRD = pytest.approx(0.3333333333, abs=1e-9)
REFERENCE = [
    (
        (["eczema", "psoriasis", "tinea"], ["psoriasis", "eczema"]),
        {"eczema": (1.5, 1), "psoriasis": (1.5, 1), "tinea": (THIRD, 2)},
        2,
    ),
    (
        (["acne"], ["acne", "folliculitis", "rosacea"]),
        {"acne": (2.0, 1), "folliculitis": (0.5, 2), "rosacea": (THIRD, 3)},
        1,
    ),
    (
        (["scabies", "eczema"], ["urticaria", "eczema"]),
        {"eczema": (1.0, 1), "scabies": (1.0, 1), "urticaria": (1.0, 1)},
        3,
    ),
    (
        (["vitiligo"], ["tinea versicolor"]),
        {"vitiligo": (1.0, 1), "tinea versicolor": (1.0, 1)},
        2,
    ),
]


def physicians(*lists: list[str], submitted: bool = True) -> list[Differential]:
    return [
        Differential(f"P{number}", submitted, tuple(Disease(one, one, one) for one in named))
        for number, named in enumerate(lists, start=1)
    ]


def merged(originals: list[Differential], lexicon: Lexicon | None) -> Consensus:
    return consensus((1, 0), originals, lexicon, order_of(lexicon))


@pytest.mark.parametrize(("lists", "expected", "tied_first"), REFERENCE)
def test_the_reference_case_is_merged_as_worked_by_hand(
    lists: tuple[list[str], list[str]],
    expected: dict[str, tuple[float, int]],
    tied_first: int,
) -> None:
    found = merged(physicians(*lists), None)

    assert {one.disease.node_id: (float(one.weight), one.rank) for one in found.merged} == expected
    assert len(found.first) == tied_first
    assert found.tied_first == (tied_first > 1)
    assert [[one.node_id for one in kept.diseases] for kept in found.originals] == list(lists)


def test_one_physician_alone_and_work_that_is_open_are_not_merged() -> None:
    assert merged(physicians(["acne"]), None).merged == ()
    assert merged(physicians(["acne"], ["acne"], submitted=False), None).merged == ()


def test_the_same_words_are_the_same_disease() -> None:
    lists = [
        Differential(code, submitted=True, diseases=(Disease("", "", "", words),))
        for code, words in (("P1", "Rare  disease"), ("P2", "rare disease"))
    ]
    (only,) = merged(lists, None).merged
    assert (float(only.weight), only.named_by) == (2.0, 2)


def node(id_: str, parent: str = "", replaced_by: tuple[str, ...] = ()) -> Node:
    status = Status.DEPRECATED if replaced_by else Status.DRAFT
    kind = NodeKind.DISEASE if parent else NodeKind.TREE
    words = Words(id_.title()), Words(id_)
    return Node(id_, parent, kind, Level.YES, 1, *words, status=status, replaced_by=replaced_by)


LEXICON = Lexicon(
    Head("clinic-skin", Version(1, 0, 0), "Skin", "皮肤"),
    [
        node("disease"),
        node("eczema", "disease"),
        node("hand eczema", "eczema"),
        node("old eczema", "disease", ("eczema",)),
        node("split", "disease", ("eczema", "hand eczema")),
        node("ring", "disease", ("gnir",)),
        node("gnir", "disease", ("ring",)),
    ],
)


def test_deprecated_terms_are_mapped_before_merging() -> None:
    assert renewed(["old eczema", "split", "ring", "own"], LEXICON) == (
        "eczema",
        "split",
        "ring",
        "own",
    )
    assert renewed(["old eczema", "eczema"], LEXICON) == ("eczema",)
    found = merged(physicians(["old eczema"], ["eczema"]), LEXICON)
    assert [(one.disease.en, float(one.weight)) for one in found.merged] == [("eczema", 2.0)]
    assert [one.node_id for one in found.originals[0].diseases] == ["old eczema"]


def test_a_disease_and_a_kind_of_it_count_as_two_and_are_told() -> None:
    found = merged(physicians(["hand eczema"], ["eczema"]), LEXICON)

    assert [float(one.weight) for one in found.merged] == [1.0, 1.0]
    assert found.kin == (("eczema", "hand eczema"),)
    assert kin(["eczema", "own"], LEXICON) == ()
