"""Options in every writing that sources use."""

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.exchange.question_sets.mapping import OptionRole, OptionsFrom
from medannot.exchange.question_sets.options import (
    OptionList,
    equal_options,
    lettered_options,
    read_options,
    split_question,
    strip_prefixes,
)
from medannot.exchange.question_sets.values import RowRefused

FIELD = OptionRole(OptionsFrom.FIELD, "options")

plain_texts = st.lists(
    st.text(st.characters(categories=("Ll", "Nd")), min_size=1, max_size=12),
    min_size=2,
    max_size=10,
    unique=True,
)


@pytest.mark.parametrize(
    ("options", "texts", "letters"),
    [
        (["CT", "MRI"], ("CT", "MRI"), ("A", "B")),
        (["A. CT", "B. MRI"], ("CT", "MRI"), ("A", "B")),
        (["A) CT", "B) MRI"], ("CT", "MRI"), ("A", "B")),
        ([" A:CT ", " B:MRI "], ("CT", "MRI"), ("A", "B")),
        (["(A) CT", "(B) MRI"], ("CT", "MRI"), ("A", "B")),
        (["A、表皮", "B、真皮"], ("表皮", "真皮"), ("A", "B")),
        ({"A": "CT", "C": "MRI"}, ("CT", "MRI"), ("A", "C")),
        (
            [{"letter": "A", "content": "CT"}, {"letter": "B", "content": "MRI"}],
            ("CT", "MRI"),
            ("A", "B"),
        ),
        ([1, 2.5], ("1", "2.5"), ("A", "B")),
        ("['CT', \"bird's eye\"]", ("CT", "bird's eye"), ("A", "B")),
        ('["CT", "a\\/b", "\\u00e9"]', ("CT", "a/b", "é"), ("A", "B", "C")),
        ("['CT' 'MRI, fast'\n \"bird's eye\"]", ("CT", "MRI, fast", "bird's eye"), tuple("ABC")),
        ("array(['CT', 'MRI'], dtype=object)", ("CT", "MRI"), ("A", "B")),
        ("A. CT\nB. MRI, fast\nC. PET", ("CT", "MRI, fast", "PET"), ("A", "B", "C")),
        ("(A) CT\n(B) MRI, fast", ("CT", "MRI, fast"), ("A", "B")),
        ("CT\nMRI, fast", ("CT", "MRI, fast"), ("A", "B")),
        ("A:CT, B:MRI", ("CT", "MRI"), ("A", "B")),
        ("{'A': 'CT', 'B': 'MRI'}", ("CT", "MRI"), ("A", "B")),
        ({"A": "CT", "B": "MRI", "E": None}, ("CT", "MRI"), ("A", "B")),
        (["CT", "MRI", None, None], ("CT", "MRI"), ("A", "B")),
        ({"0": "CT", "1": "MRI", "correct answer": "MRI"}, ("CT", "MRI"), ("0", "1")),
        ({"A": "CT", "B": "MRI", "answer_idx": "B", "answer": "MRI"}, ("CT", "MRI"), ("A", "B")),
        (
            {"answer_a": "CT", "answer_b": "MRI", "correct_answer": "answer_b"},
            ("CT", "MRI"),
            ("answer_a", "answer_b"),
        ),
        (None, (), ()),
        ([], (), ()),
    ],
)
def test_a_field_of_options_is_read(
    options: object, texts: tuple[str, ...], letters: tuple[str, ...]
) -> None:
    found = read_options({"options": options}, FIELD, "?")

    assert (found.texts, found.letters) == (texts, letters)


@pytest.mark.parametrize(
    "options",
    [
        ["A. CT", "MRI"],
        ["B. CT", "A. MRI"],
        ["Vitamin A: low", "Vitamin B: low"],
        ["A.", "B."],
    ],
)
def test_prefixes_that_not_all_options_carry_in_order_are_content(options: list[str]) -> None:
    assert read_options({"options": options}, FIELD, "?").texts == tuple(options)


@given(plain_texts, st.sampled_from(["{}. ", "{}) ", "({}) ", "{}: ", "{}：", "{}、"]))
def test_prefixes_come_off_and_leave_the_texts(texts: list[str], writing: str) -> None:
    prefixed = [
        writing.format(letter) + text for letter, text in zip(ascii_uppercase, texts, strict=False)
    ]

    assert strip_prefixes(prefixed) == (tuple(texts), tuple(ascii_uppercase[: len(texts)]))


@given(plain_texts)
def test_options_without_prefixes_stay_as_they_are(texts: list[str]) -> None:
    assert strip_prefixes(texts)[0] == tuple(texts)


@given(plain_texts)
def test_options_inside_a_question_are_found_and_cut_off(texts: list[str]) -> None:
    tail = " ".join(
        f"({letter}) {text}" for letter, text in zip(ascii_uppercase, texts, strict=False)
    )

    stem, rest = split_question(f"Which one?\nAnswer Choices: {tail}")

    assert stem == "Which one?"
    assert lettered_options(rest) == tuple(texts)


def test_the_last_place_of_the_words_parts_the_question() -> None:
    assert split_question("Answer Choices: are odd. Answer Choices: (A) x (B) y") == (
        "Answer Choices: are odd.",
        "(A) x (B) y",
    )


def test_a_letter_out_of_sequence_is_content() -> None:
    assert lettered_options("(A) one (B) factor (X) (C) three (B) again") == (
        "one",
        "factor (X)",
        "three (B) again",
    )


def test_columns_are_read_by_their_pattern_and_may_be_fewer() -> None:
    role = OptionRole(OptionsFrom.COLUMNS, "option_{L}")

    found = read_options({"option_A": "CT", "option_B": "MRI", "option_D": None}, role, "?")

    assert (found.texts, found.letters) == (("CT", "MRI"), ("A", "B"))


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("A:scalp, B:ear, C:nose, tip", ("scalp", "ear", "nose, tip")),
        ("yes,no", ("yes", "no")),
    ],
)
def test_one_string_of_options_is_parted(text: str, texts: tuple[str, ...]) -> None:
    role = OptionRole(OptionsFrom.ONE_STRING, "options")

    assert read_options({"options": text}, role, "?").texts == texts


def test_empty_options_are_dropped_where_the_mapping_says_so_and_letters_stay() -> None:
    role = OptionRole(OptionsFrom.FIELD, "options", drop_empty=True)

    found = read_options({"options": {"A": "x", "B": "", "C": "y"}}, role, "?")

    assert (found.texts, found.letters) == (("x", "y"), ("A", "C"))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["CT"], "there is one option only."),
        (["CT", ""], "option B is empty."),
        ([str(n) for n in range(11)], "there are 11 options; at most 10 can be shown."),
        ([str(n) for n in range(30)], "there are 30 options; at most 10 can be shown."),
        ("CT or MRI", "the options are neither a list nor an object."),
        (["CT", ["MRI"]], "the option is no text."),
        (["CT", "M\x00RI"], "the option holds a control character or half a character."),
        (["CT", "M\ud800"], "the option holds a control character or half a character."),
        (
            [{"letter": "A", "content": "x"}, {"letter": "A", "content": "y"}],
            "two options have the same letter.",
        ),
    ],
)
def test_options_that_cannot_be_shown_refuse_the_row(options: object, reason: str) -> None:
    with pytest.raises(RowRefused) as refused:
        read_options({"options": options}, FIELD, "?")

    assert str(refused.value) == reason


def test_options_that_differ_in_a_sign_only_are_different() -> None:
    assert read_options({"options": ["T2+", "T2-"]}, FIELD, "?").texts == ("T2+", "T2-")


@pytest.mark.parametrize("texts", [("CT", "ct "), ("ＣＴ", "CT"), ("MRI", "PET", "mri")])
def test_options_that_nobody_can_tell_apart_are_found(texts: tuple[str, ...]) -> None:
    assert equal_options(texts) == (0, len(texts) - 1)
    assert read_options({"options": list(texts)}, FIELD, "?").twins == (0, len(texts) - 1)


def test_options_that_differ_are_told_apart() -> None:
    assert equal_options(("T2", "T2-")) is None


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ("['CT', \"patient's\"]", ("CT", "patient's")),
        ("{'A': 'CT', 'B': 'MRI'}", ("CT", "MRI")),
        ("['A. CT', 'B. MRI']", ("CT", "MRI")),
        ("[]", ()),
    ],
)
def test_a_list_that_was_stored_as_text_is_read(options: str, texts: tuple[str, ...]) -> None:
    assert read_options({"options": options}, FIELD, "?").texts == texts


@pytest.mark.parametrize("options", ["[__import__('os')]", "['CT'", "[" * 500, "['CT', 'M' + 'R']"])
def test_a_text_that_is_no_plain_list_is_refused(options: str) -> None:
    with pytest.raises(RowRefused, match="the options are no whole list"):
        read_options({"options": options}, FIELD, "?")


def test_a_vocabulary_gives_every_item_the_same_options() -> None:
    role = OptionRole(source=OptionsFrom.VOCABULARY, words=("yes", "no", "maybe"))

    assert read_options({}, role, "?") == OptionList(("yes", "no", "maybe"), ("A", "B", "C"))


def test_columns_may_have_small_letters() -> None:
    role = OptionRole(source=OptionsFrom.COLUMNS, key="op{l}")

    assert read_options({"opa": "CT", "opb": "MRI"}, role, "?").texts == ("CT", "MRI")
