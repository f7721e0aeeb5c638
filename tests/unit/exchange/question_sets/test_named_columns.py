"""Options in columns that no pattern names: what they are called, and the key that names them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.answers import right_options
from medannot.exchange.question_sets.mapping import AnswerForm, OptionRole, OptionsFrom
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.mapping_writing import mapping_text
from medannot.exchange.question_sets.named_columns import signs_of
from medannot.exchange.question_sets.options import OptionList, read_options
from medannot.exchange.question_sets.values import RowRefused

CHINESE = ("选项甲", "选项乙", "选项丙", "选项丁")
ROLE = OptionRole(source=OptionsFrom.COLUMNS, keys=CHINESE)
RECORD = {"选项甲": "CT", "选项乙": "MRI", "选项丙": "超声", "选项丁": "X线"}


@pytest.mark.parametrize(
    ("keys", "signs"),
    [
        (CHINESE, ("甲", "乙", "丙", "丁")),
        (("الخيار أ", "الخيار ب"), ("أ", "ب")),
        (("Option I", "Option II", "Option III"), ("I", "II", "III")),
        (("option_red", "option_blue"), ("red", "blue")),
        (("第一项", "第二项"), ("一", "二")),
        (("Erste Wahl", "Zweite Wahl"), ("Erste", "Zweite")),
        (("답1번", "답2번"), ("1", "2")),
        (("deep.opA", "deep.opC"), ("A", "C")),
        (("correct_answer", "distractor1", "distractor2"), ("A", "B", "C")),
    ],
)
def test_options_are_called_by_what_their_columns_differ_in(
    keys: tuple[str, ...], signs: tuple[str, ...]
) -> None:
    assert signs_of(keys) == signs


@given(st.lists(st.text(min_size=1, max_size=8), min_size=2, max_size=10, unique=True))
def test_whatever_the_keys_each_option_has_a_name_of_its_own(keys: list[str]) -> None:
    signs = signs_of(tuple(keys))

    assert len(set(signs)) == len(keys)
    assert all(signs)


@pytest.mark.parametrize(
    ("key", "right"),
    [
        ("乙", (1,)),
        ("选项乙", (1,)),
        ("B", (1,)),
        ("MRI", (1,)),
        ("甲丙", (0, 2)),
        ("甲、丙", (0, 2)),
        ("AC", (0, 2)),
        ("A,C", (0, 2)),
        (["甲", "丁"], (0, 3)),
    ],
)
def test_a_key_names_them_by_sign_column_capital_or_text(
    key: object, right: tuple[int, ...]
) -> None:
    options = read_options(RECORD, ROLE, "?")

    assert options.texts == ("CT", "MRI", "超声", "X线")
    assert right_options(key, AnswerForm.ANY, options) == right


@pytest.mark.parametrize("key", ["戊", "E", "选项戊", "b", "甲甲"])
def test_a_key_that_names_none_of_them_is_refused(key: str) -> None:
    with pytest.raises(RowRefused):
        right_options(key, AnswerForm.ANY, read_options(RECORD, ROLE, "?"))


def test_a_capital_that_is_an_options_text_is_that_option() -> None:
    groups = OptionList(("B", "A", "AB"), ("甲", "乙", "丙"))

    assert right_options("A", AnswerForm.ANY, groups) == (1,)


def test_columns_behind_the_last_filled_one_are_no_options() -> None:
    assert read_options({**RECORD, "选项丁": None}, ROLE, "?").letters == ("甲", "乙", "丙")


def test_an_empty_column_between_others_refuses_the_row() -> None:
    with pytest.raises(RowRefused, match="option 乙 is empty"):
        read_options({**RECORD, "选项乙": " "}, ROLE, "?")


def test_a_mappings_file_lists_the_columns_and_is_written_as_it_was_read() -> None:
    value = {"name": "own", "title": "own", "question": "题干", "options": {"key": [*CHINESE]}}

    mapping = mapping_of("own.json", value)

    assert (mapping.options.source, mapping.options.keys) == (OptionsFrom.COLUMNS, CHINESE)
    assert json.loads(mapping_text(mapping))["options"] == {"from": "columns", "key": [*CHINESE]}


@pytest.mark.parametrize("keys", [["选项甲"], ["a", "a"], ["option_{l}", "x"], ["a", 3]])
def test_a_list_that_names_no_two_columns_is_wrong(keys: list[object]) -> None:
    value = {"name": "own", "title": "own", "question": "题干", "options": {"key": keys}}

    with pytest.raises(InputFault, match=r"options\.key"):
        mapping_of("own.json", value)


def test_listed_columns_are_of_no_other_form() -> None:
    value = {"name": "own", "title": "own", "question": "q", "options": {"key": ["a", "b"]}}
    value["options"] = {"from": "field", "key": ["a", "b"]}

    with pytest.raises(InputFault, match="stands for several columns, not for one key"):
        mapping_of("own.json", value)


def listed(keys: list[str], texts: list[str]) -> OptionList:
    role = OptionRole(source=OptionsFrom.COLUMNS, keys=tuple(keys))
    return read_options(dict(zip(keys, texts, strict=True)), role, "?")


@pytest.mark.parametrize("form", [AnswerForm.INDEX, AnswerForm.INDEX0, AnswerForm.INDEX1])
def test_a_number_names_the_column_of_that_number_wherever_it_stands(form: AnswerForm) -> None:
    options = listed(["option_2", "option_3", "option_4"], ["CT", "MRI", "PET"])
    turned = listed(["答2番", "答3番", "答1番"], ["CT", "MRI", "PET"])

    assert right_options(2, form, options) == right_options("2", AnswerForm.ANY, options) == (0,)
    assert right_options(3, form, options) == (1,)
    assert right_options(1, form, turned) == right_options("1", AnswerForm.ANY, turned) == (2,)
    for gone in (0, 1, 5):
        with pytest.raises(RowRefused):
            right_options(gone, form, options)


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        (["option_four", "option_one", "option_three"], "A"),
        (["选项丙", "选项乙", "选项甲"], "A"),
        (["вариант А", "вариант Б", "вариант В"], "B"),
    ],
)
def test_no_capital_is_counted_where_the_order_of_the_signs_is_not_known(
    keys: list[str], key: str
) -> None:
    options = listed(keys, ["CT", "MRI", "PET"])

    for form in (AnswerForm.ANY, AnswerForm.LETTERS):
        with pytest.raises(RowRefused):
            right_options(key, form, options)
    with pytest.raises(RowRefused):
        right_options(1, AnswerForm.INDEX1, listed(["o_four", "o_one"], ["CT", "MRI"]))


def test_empty_ones_of_listed_columns_are_never_dropped_from_between() -> None:
    value = {"name": "own", "title": "own", "question": "q"}
    options = {"key": ["选项甲", "选项乙"], "drop_empty": True}

    with pytest.raises(InputFault, match=r"options\.drop_empty"):
        mapping_of("own.json", {**value, "options": options})


def test_a_columns_own_name_goes_before_a_letter_by_place() -> None:
    options = listed(["B", "C", "none_of_the_above"], ["CT", "MRI", "PET"])

    assert right_options("B", AnswerForm.ANY, options) == (0,)
