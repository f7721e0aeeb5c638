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


@pytest.mark.parametrize("keys", [("选项甲", "选项乙"), ("option_blue", "option_red")])
def test_options_of_other_names_are_named_though_no_row_has_all_of_them(keys: list[str]) -> None:
    rows = [{"image": "a", "question": "?", "answer": "x", key: "y"} for key in keys]

    told = misfits("a.csv", rows, choose_mapping("mm-skin"))

    assert [str(one.reason) for one in told] == [
        (
            f"the mapping mm-skin leaves out '{keys[0]}', '{keys[1]}', which may hold the "
            "options; it may be the wrong mapping."
        )
    ]


@pytest.mark.parametrize("keys", [("说明甲", "说明乙"), ("step_1", "step_2"), ("option_A_note",)])
def test_other_columns_in_a_row_hide_no_mapping(keys: tuple[str, ...]) -> None:
    plain = {"image": "a.png", "question": "?", "answer": "A"}

    assert recognise(plain | dict.fromkeys(keys, "words")).name == "mm-skin"


def test_a_table_with_its_options_in_lettered_columns_is_one_of_choice_questions() -> None:
    record = {"image": "a.png", "question": "?", "answer": "A", "A": "one", "B": "two"}

    assert recognise(record).name == "choice-table"
    # The rows below may fill what the first one leaves empty.
    assert recognise(record | {"A": "", "B": ""}).name == "choice-table"


@pytest.mark.parametrize(
    "options",
    [
        {"option_A": "one", "option_B": "two"},
        {"option_A": "", "option_B": ""},
        {"choices": "['one', 'two']"},
        {"options": None},
        {"选项甲": "一", "选项乙": "二"},
        {"选项A": "one", "选项B": "two"},
        {"вариант А": "one", "вариант Б": "two"},
        {"option_red": "one", "option_blue": None},
        {"opt_a": "one", "opt_b": "two"},
        {"opt1": "one", "opt2": "two"},
        {"Ａ选项": "one", "Ｂ选项": "two"},
    ],
)
def test_no_mapping_is_chosen_that_would_lose_the_options(options: dict[str, object]) -> None:
    plain = {"image": "a.png", "question": "?", "answer": "A"}

    assert recognise(plain).name == "mm-skin"
    with pytest.raises(InputFault, match="no mapping fits"):
        recognise(plain | options)


def test_no_mapping_is_chosen_that_would_lose_the_images() -> None:
    plain = {"question": "?", "A": "left", "B": "right", "answer": "A"}

    assert recognise(plain | {"img_name": "one.png"}).name == "choice-table"
    with pytest.raises(InputFault, match="choice-table would leave out 'figure'; make one on"):
        recognise(plain | {"figure": "one.png"})
    # Words under such a name are no image.
    assert recognise(plain | {"figure": "a plan of the ward"}).name == "choice-table"


@pytest.mark.parametrize("word", ["question_id", "id", "qid"])
def test_rows_with_ids_of_their_own_are_not_taken_for_a_set_without(word: str) -> None:
    plain = {"image": "dataset/a.png", "question": "Where? A. left B. right", "answer": "B"}
    assert recognise(plain).name == "mm-skin"

    with pytest.raises(InputFault, match="no mapping fits the keys of its first record"):
        recognise({word: "q7", **plain})
