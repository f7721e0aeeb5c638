"""Keys of records: other spellings, inner objects and lists, templates, tables as text."""

import pytest

from medannot.exchange.question_sets.lookup import has_key, shown_text, text_at, value_at
from medannot.exchange.question_sets.recognition import meets
from medannot.exchange.question_sets.values import RowRefused

RECORD = {
    "a": 1,
    "b": {"c": "deep", "d": ["x", {"e": "deeper"}]},
    "with.dot": "plain",
    "one|two": "odd",
    "empty": "",
    "none": None,
    "list": ("x", "y"),
    "@stem": "VID01/7",
}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("a", 1),
        ("b.c", "deep"),
        ("b.d.1.e", "deeper"),
        ("b.d.7", None),
        ("b.x.y", None),
        ("with.dot", "plain"),
        ("one|two", "odd"),
        ("x|a", 1),
        ("empty|b.c", "deep"),
        ("none|empty|a", 1),
        ("x|y", None),
        ("list", ["x", "y"]),
        ("", None),
    ],
)
def test_a_key_leads_to_a_value(key: str, value: object) -> None:
    assert value_at(RECORD, key) == value


def test_a_key_with_nothing_under_it_is_there_all_the_same() -> None:
    assert [has_key(RECORD, key) for key in ("none", "b.d.0", "b.d.2", "b.z", "z|empty")] == [
        True,
        True,
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{b.c}: {a}", "deep: 1"),
        ("{x}", ""),
        ("Which is {x}?", ""),
        ("{empty}\n\n\n\n{b.c}", "deep"),
        ("{b.c}\n\n{x}", "deep"),
        ("{x|a}!", "1!"),
        ("{a:03}", "001"),
        ("{@stem:06}", "VID01/000007"),
        ("{@stem:last}", "7"),
        ("sample_{@stem:digits}.csv", "sample_7.csv"),
        ("{b.c:digits}", ""),
    ],
)
def test_a_template_is_filled(template: str, text: str) -> None:
    assert text_at(RECORD, template, "question") == text


def test_what_a_template_brings_in_is_no_template() -> None:
    assert text_at({"a": "{b}", "b": "secret"}, "{a}", "question") == "{b}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (["One.", "Two.", 3], "One.\nTwo.\n3"),
        (
            [{"Na": 140, "K": None}, {"Na": 138, "Cl": 99}],
            "| Na | K | Cl |\n| --- | --- | --- |\n| 140 |  |  |\n| 138 |  | 99 |",
        ),
        ([["h1", "h2"], [1, True]], "|  |  |\n| --- | --- |\n| h1 | h2 |\n| 1 | true |"),
        ([{"a|b": "x\ny", "c": 1}], "| a\\|b | c |\n| --- | --- |\n| x y | 1 |"),
        ([{"only": 1}, {"only": 2}], "only\n1\n2"),
        ([[1, 2], [3]], "1 | 2\n3"),
        ({"age": 7, "drugs": ["a", "b"]}, "age: 7\ndrugs: a | b"),
        (False, "false"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_lists_and_tables_are_shown_as_text(value: object, text: str) -> None:
    assert shown_text(value, "context") == text


def test_a_table_without_end_is_refused() -> None:
    with pytest.raises(RowRefused, match="too large a table"):
        shown_text([{str(n): n for n in range(80)}] * 80, "context")


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        ("a", True),
        ("x|a", True),
        ("x", False),
        ("!x", True),
        ("!a", False),
        ("a:number", True),
        ("a:text", False),
        ("b:object", True),
        ("none:text", True),
        ("list:texts", True),
        ("b.d:objects", False),
        ("b.c=deep", True),
        ("b.c=other", False),
        ("x=", False),
    ],
)
def test_what_a_mapping_asks_of_a_record(asked: str, met: bool) -> None:
    assert meets(asked, RECORD) is met
