"""Keys in every writing that sources use."""

from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.exchange.question_sets.answers import checked, right_options
from medannot.exchange.question_sets.mapping import AnswerForm
from medannot.exchange.question_sets.options import OptionList
from medannot.exchange.question_sets.values import RowRefused

FOUR = OptionList(("CT", "MRI", "X-Ray", "Ultra sound"), ("A", "B", "C", "D"))


@pytest.mark.parametrize(
    ("value", "form", "places"),
    [
        ("C", AnswerForm.LETTERS, (2,)),
        ("ABD", AnswerForm.LETTERS, (0, 1, 3)),
        ("b", AnswerForm.LETTERS, (1,)),
        (["a", "d"], AnswerForm.LETTERS, (0, 3)),
        ("b", AnswerForm.ANY, (1,)),
        ("b", AnswerForm.PREFIXED_TEXT, (1,)),
        ("d", AnswerForm.CLASS_LABEL, (3,)),
        ("D,A", AnswerForm.LETTERS, (0, 3)),
        ("C;B", AnswerForm.LETTERS, (1, 2)),
        (["C"], AnswerForm.LETTERS, (2,)),
        (["A", "D"], AnswerForm.LETTERS, (0, 3)),
        ("B. MRI", AnswerForm.PREFIXED_TEXT, (1,)),
        ("B:MRI", AnswerForm.PREFIXED_TEXT, (1,)),
        ("B", AnswerForm.PREFIXED_TEXT, (1,)),
        ("mri", AnswerForm.TEXT, (1,)),
        ("x ray", AnswerForm.TEXT, (2,)),
        ("ultrasound.", AnswerForm.TEXT, (3,)),
        (0, AnswerForm.INDEX0, (0,)),
        ("4", AnswerForm.INDEX1, (3,)),
        ("MRI", AnswerForm.ANY, (1,)),
        ("B", AnswerForm.ANY, (1,)),
        (["CT", "D"], AnswerForm.ANY, (0, 3)),
        (None, AnswerForm.ANY, ()),
        ("", AnswerForm.LETTERS, ()),
        ([], AnswerForm.LETTERS, ()),
    ],
)
def test_a_key_is_found_among_the_options(
    value: object, form: AnswerForm, places: tuple[int, ...]
) -> None:
    assert right_options(value, form, FOUR) == places


@pytest.mark.parametrize(
    ("value", "form", "place"),
    [
        ("0", AnswerForm.INDEX0, 0),
        (1, AnswerForm.INDEX0, 1),
        ("1", AnswerForm.INDEX1, 0),
        ("1", AnswerForm.LETTERS, 0),  # a letter is what the source calls the option
    ],
)
def test_an_index_counts_options_whatever_numbers_they_are_called_by(
    value: object, form: AnswerForm, place: int
) -> None:
    numbered = OptionList(("CT", "MRI", "PET"), ("1", "2", "3"))

    assert right_options(value, form, numbered) == (place,)


@pytest.mark.parametrize(
    ("value", "form", "reason"),
    [
        ("E", AnswerForm.LETTERS, "its key 'E' is not among its options."),
        ("e", AnswerForm.LETTERS, "its key 'e' is not among its options."),
        ("bad", AnswerForm.LETTERS, "its key 'bad' is not among its options."),
        ("b", AnswerForm.TEXT, "its key 'b' is not among its options."),
        ("ABE", AnswerForm.LETTERS, "its key 'ABE' is not among its options."),
        ("A;B;B", AnswerForm.LETTERS, "its key 'A;B;B' names an option twice."),
        ("PET", AnswerForm.TEXT, "its key 'PET' is not among its options."),
        ("B. CT", AnswerForm.ANY, "its key 'B. CT' names option B, which has another text."),
        (4, AnswerForm.INDEX0, "its key '4' is not among its options."),
        (0, AnswerForm.INDEX1, "its key '0' is not among its options."),
        ("PET", AnswerForm.ANY, "its key 'PET' is not among its options."),
        (True, AnswerForm.ANY, "the key is no text."),
    ],
)
def test_a_key_that_is_not_among_the_options_refuses_the_row(
    value: object, form: AnswerForm, reason: str
) -> None:
    with pytest.raises(RowRefused) as refused:
        right_options(value, form, FOUR)

    assert str(refused.value) == reason


@pytest.mark.parametrize("form", [AnswerForm.ANY, AnswerForm.TEXT])
@pytest.mark.parametrize("value", ['["CT", "a, flat"]', "['CT' 'a, flat']", ["CT", "a, flat"]])
def test_right_texts_may_stand_as_a_list_in_a_text(form: AnswerForm, value: object) -> None:
    options = OptionList(("CT", "MRI", "a, flat"), ("A", "B", "C"))

    assert right_options(value, form, options) == (0, 2)


def test_an_option_that_looks_like_a_list_is_itself() -> None:
    options = OptionList(("['a']", "a"), ("A", "B"))

    assert right_options("['a']", AnswerForm.TEXT, options) == (0,)


@pytest.mark.parametrize("form", [AnswerForm.ANY, AnswerForm.TEXT])
def test_a_key_that_is_the_text_of_two_options_says_so(form: AnswerForm) -> None:
    twins = OptionList(("a", "b", "a"), ("A", "B", "C"))

    with pytest.raises(RowRefused, match="its key 'a' is the text of several options"):
        right_options("a", form, twins)


def test_a_key_that_is_a_letter_and_another_options_text_is_refused() -> None:
    groups = OptionList(("B", "A", "AB", "O"), ("A", "B", "C", "D"))

    with pytest.raises(RowRefused, match="both a letter and the text of another option"):
        right_options("A", AnswerForm.ANY, groups)
    assert right_options("O", AnswerForm.ANY, groups) == (3,)


def test_texts_that_only_punctuation_parts_are_not_guessed() -> None:
    options = OptionList(("T2", "T2-", "T1"), ("A", "B", "C"))

    assert right_options("t2-", AnswerForm.TEXT, options) == (1,)
    with pytest.raises(RowRefused):
        right_options("T2.", AnswerForm.TEXT, options)


words = st.lists(
    st.text("abcdeghäß表皮真", min_size=2, max_size=8),
    min_size=2,
    max_size=10,
    unique_by=lambda text: text.replace("ß", "ss"),
)


@given(words, st.data())
def test_each_writing_of_a_key_gives_back_the_options_it_was_made_from(
    texts: list[str], data: st.DataObject
) -> None:
    letters = tuple(ascii_uppercase[: len(texts)])
    options = OptionList(tuple(texts), letters)
    places = data.draw(st.sets(st.integers(0, len(texts) - 1), min_size=1))
    chosen = sorted(places)

    writings = [
        ("".join(letters[n] for n in chosen), AnswerForm.LETTERS),
        (", ".join(letters[n] for n in chosen), AnswerForm.LETTERS),
        ([letters[n] for n in chosen], AnswerForm.LETTERS),
        ([f"{letters[n]}. {texts[n]}" for n in chosen], AnswerForm.PREFIXED_TEXT),
        ([texts[n].upper() for n in chosen], AnswerForm.TEXT),
        (chosen, AnswerForm.INDEX0),
        ([n + 1 for n in chosen], AnswerForm.INDEX1),
        ([texts[n] for n in chosen], AnswerForm.ANY),
    ]
    found = {right_options(value, form, options) for value, form in writings}

    assert found == {tuple(chosen)}


def test_a_small_letter_that_an_option_says_is_never_a_letter() -> None:
    hepatitis = OptionList(("c", "A", "both"), ("A", "B", "C"))

    for letter in "ac":
        with pytest.raises(RowRefused, match="is not among its options"):
            right_options(letter, AnswerForm.LETTERS, hepatitis)
    assert right_options("a", AnswerForm.ANY, hepatitis) == (1,)
    assert right_options("b", AnswerForm.ANY, hepatitis) == (1,)


@pytest.mark.parametrize("letters", [("B", "A"), ("A", "C"), ("1", "2")])
def test_a_small_letter_is_read_where_options_go_by_letters_in_order(
    letters: tuple[str, ...],
) -> None:
    with pytest.raises(RowRefused, match="is not among its options"):
        right_options("a", AnswerForm.ANY, OptionList(("CT", "MRI"), letters))


@pytest.mark.parametrize("beside", ["C", "c", "C. X-Ray", "x-ray"])
def test_the_letter_of_the_right_option_beside_a_key_is_no_other_text(beside: str) -> None:
    assert checked((2,), beside, FOUR) == ""
    assert "the text beside it is 'ct'" in checked((2,), "ct", FOUR)
