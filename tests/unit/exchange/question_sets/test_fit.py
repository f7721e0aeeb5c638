"""A mapping that a person has named, beside the rows of a file."""

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.fit import misfits
from medannot.exchange.question_sets.mapping_files import choose_mapping, recognise

PMC = {"Figure_path": "a.jpg", "Question": "?", "Choice A": "x", "Choice B": "y", "Anwser": "A"}


def said(record: dict[str, object], name: str) -> list[str]:
    return [str(problem.reason) for problem in misfits("a.csv", [record], choose_mapping(name))]


def test_other_spellings_and_shapes_of_a_mapping_fit() -> None:
    assert said(PMC, "pmc-vqa") == []
    assert said({"id": 1, "instruction": "x", "output": ["a：b"]}, "tcm-best4sdt") == []
    assert said({"image_paths": "a", "joint_prompt": "x"}, "drvd-bench") == []


def test_keys_that_no_row_has_are_named_without_what_is_asked_of_them() -> None:
    assert said({"question": "?", "answer": "x"}, "mm-skin") == [
        "no row has 'image', which files for the mapping mm-skin have; it may be the wrong mapping."
    ]


def test_options_that_no_role_takes_are_named() -> None:
    assert said({"image": "a", "question": "?", "answer": "x", "option_A": "y"}, "mm-skin") == [
        (
            "the mapping mm-skin leaves out 'option_A', which may hold the options; "
            "it may be the wrong mapping."
        )
    ]


@pytest.mark.parametrize(
    "record",
    [
        {"image": "a.png", "question": "?", "answer": "A", "A": "one", "B": "two", "index_": "1"},
        {"image": "a.png", "question": "?", "answer": "A", "option_A": "one", "option_B": "two"},
        {"image": "a.png", "question": "?", "answer": "A", "choices": "['one', 'two']"},
    ],
)
def test_no_mapping_is_chosen_that_would_lose_the_options(record: dict[str, str]) -> None:
    try:
        chosen = recognise(record).name
    except InputFault:
        chosen = ""

    assert chosen in {"", "choice-table"}


def test_a_mapping_without_options_is_chosen_where_there_are_none() -> None:
    record = {"image": "a.png", "question": "?", "answer": "A sign", "A": "", "B": ""}

    assert recognise(record).name in {"mm-skin", "choice-table"}
    assert recognise({"image": "a.png", "question": "?", "answer": "A"}).name == "mm-skin"
