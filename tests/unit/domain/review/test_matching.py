"""Lesions of two annotators matched."""

from medannot.domain.annotation.finding import Lesion, Site, Term
from medannot.domain.ids import FindingId
from medannot.domain.review.matching import Match, Seen, matches
from medannot.statistics.assignment import best_pairs


def seen(key: str, node: str, *places: str) -> Seen:
    sites = tuple(Site(Term(place, "skin@1", place, place)) for place in places)
    return Seen(FindingId(key), Lesion(Term(node, "skin@1", node, node), locations=sites))


def _pairs(found: tuple[Match, ...]) -> list[tuple[str | None, str | None]]:
    return [(one.first, one.second) for one in found]


def _family(a: str, b: str) -> bool:
    return {a, b} == {"papule", "papulopustule"}


def _unmarked(_a: str, _b: str) -> None:
    return None


def test_same_node_before_a_near_one() -> None:
    first = [seen("1", "papule"), seen("2", "papulopustule")]
    second = [seen("a", "papulopustule"), seen("b", "papule")]
    found = matches(first, second, _family, _unmarked, best_pairs)
    assert _pairs(found) == [("1", "b"), ("2", "a")]
    assert all(one.same_node for one in found)


def test_a_strange_node_without_overlap_is_no_match() -> None:
    found = matches(
        [seen("1", "papule", "cheek")], [seen("a", "scar", "cheek")], _family, _unmarked, best_pairs
    )
    assert _pairs(found) == [("1", None), (None, "a")]


def test_overlap_tells_two_of_the_same_node_apart() -> None:
    first = [seen("1", "papule"), seen("2", "papule")]
    second = [seen("a", "papule"), seen("b", "papule")]

    def overlap(a: str, b: str) -> float:
        return 0.9 if (a, b) in {("1", "b"), ("2", "a")} else 0.0

    found = matches(first, second, _family, overlap, best_pairs)
    assert _pairs(found) == [("1", "b"), ("2", "a")]


def test_marks_on_one_another_match_though_the_words_differ() -> None:
    found = matches(
        [seen("1", "papule")], [seen("a", "wheal")], _family, lambda _a, _b: 0.8, best_pairs
    )
    assert _pairs(found) == [("1", "a")]
    assert not found[0].same_node
    assert found[0].overlap == 0.8


def test_what_a_person_said_stands() -> None:
    first = [seen("1", "papule"), seen("2", "papule")]
    second = [seen("a", "papule"), seen("b", "wheal")]
    by_hand = {FindingId("1"): FindingId("b"), FindingId("2"): None}
    found = matches(first, second, _family, _unmarked, best_pairs, by_hand)
    assert _pairs(found) == [("1", "b"), ("2", None), (None, "a")]
    assert [one.by_hand for one in found] == [True, True, False]


def test_nobody_saw_a_lesion() -> None:
    assert matches([], [], _family, _unmarked, best_pairs) == ()
