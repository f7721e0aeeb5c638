"""Conditions of a split: what they decide, what they leave open, where they are wrong."""

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.condition import parse_condition

SIDES = "laterality=left -> A; laterality=right -> B"
SIZES = "size_cm>1 -> LARGE; else -> SMALL"


@pytest.mark.parametrize(
    ("text", "facts", "decided"),
    [
        (SIDES, {"laterality": "left"}, "A"),
        (SIDES, {"laterality": "right"}, "B"),
        (SIDES + ";", {"laterality": "right"}, "B"),
        (SIZES, {"size_cm": "1.1"}, "LARGE"),
        (SIZES, {"size_cm": "1"}, "SMALL"),
        ("size_cm>=1 -> LARGE; size_cm<1 -> SMALL", {"size_cm": "1.0"}, "LARGE"),
        ("size_cm<=-0.5 -> LESS; else -> MORE", {"size_cm": "-1"}, "LESS"),
        ("tooth=11|21 -> FRONT; tooth>=30&tooth<50 -> LOWER", {"tooth": "21"}, "FRONT"),
        ("tooth=11|21 -> FRONT; tooth>=30&tooth<50 -> LOWER", {"tooth": "36"}, "LOWER"),
        ("tooth!=11|21 -> OTHER; else -> FRONT", {"tooth": "12"}, "OTHER"),
        ("tooth!=11|21 -> OTHER; else -> FRONT", {"tooth": "11"}, "FRONT"),
        ("count=1 -> ONE; else -> MANY", {"count": "1.0"}, "ONE"),
        ("shape=well-defined->A.B;else->C", {"shape": "well-defined"}, "A.B"),
        ("size_cm＞1 → LARGE；else → SMALL", {"size_cm": "2"}, "LARGE"),
        ("laterality=左侧 -> A", {"laterality": "左侧"}, "A"),
        ("a=1 -> A; a=1 -> B", {"a": "1"}, "A"),
    ],
)
def test_the_first_case_that_holds_decides(text: str, facts: dict[str, str], decided: str) -> None:
    assert (parse_condition(text).decide(facts).node_id, parse_condition(text).text) == (
        decided,
        text,
    )


@pytest.mark.parametrize(
    ("text", "facts", "why"),
    [
        (SIDES, {}, "laterality is not known"),
        (SIDES, {"laterality": "bilateral"}, "no case of its condition fits"),
        (SIZES, {}, "size_cm is not known"),
        (SIZES, {"size_cm": "large"}, "size_cm is large, no number"),
        (SIZES, {"size_cm": "nan"}, "size_cm is nan, no number"),
        ("a=1 & b=1 -> A; else -> B", {"a": "1"}, "b is not known"),
    ],
)
def test_what_is_not_known_is_left_to_a_person(text: str, facts: dict[str, str], why: str) -> None:
    decision = parse_condition(text).decide(facts)

    assert (decision.node_id, decision.why) == ("", why)


def test_a_test_that_fails_settles_its_case_though_another_fact_is_not_known() -> None:
    assert parse_condition("a=1 & b=1 -> A; else -> B").decide({"a": "2"}).node_id == "B"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "At character 1 (the end): a case such as laterality=left -> ID is expected."),
        ("laterality=left NODE.A", "At character 17 (NODE.A): -> is expected."),
        ("laterality=left", "At character 16 (the end): -> is expected."),
        ("laterality -> A", "At character 12 (->): one of = != < <= > >= is expected."),
        ("Laterality=left -> A", ("At character 1 (Laterality): the name of a fact, such as "
         "laterality, is expected.")),
        ("laterality= -> A", "At character 13 (->): a value without spaces is expected."),
        ("size_cm>big -> A", "At character 9 (big): a number is expected."),
        ("size_cm>1|2 -> A", "At character 10 (|): -> is expected."),
        ("laterality=left -> node", "At character 20 (node): the id of a node is expected."),
        ("laterality=left ->", "At character 19 (the end): the id of a node is expected."),
        ("a=1 -> A, b=2 -> B", "At character 8 (A,): the id of a node is expected."),
        ("a=1 -> A b=2 -> B", "At character 10 (b): ; or the end is expected."),
        ("else -> A; a=1 -> B", "At character 12 (a): nothing behind else is expected."),
        ("a=1 & -> A", ("At character 7 (->): the name of a fact, such as laterality, is "
         "expected.")),
        ("a=1 -> A;; b=1 -> B", ("At character 10 (;): the name of a fact, such as laterality, is "
         "expected.")),
        ("a!1 -> A", "At character 2 (!): one of = != < <= > >= is expected."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(text: str, said: str) -> None:
    with pytest.raises(InputFault) as fault:
        parse_condition(text)

    assert str(fault.value) == said
