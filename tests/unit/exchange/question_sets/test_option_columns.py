"""Options in a column each: letters, small letters, numbers; empty cells; keys that name them."""

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.answers import right_options
from medannot.exchange.question_sets.mapping import AnswerForm, OptionRole, OptionsFrom
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.exchange.question_sets.option_columns import is_column, pattern_of
from medannot.exchange.question_sets.options import OptionList, read_options
from medannot.exchange.question_sets.values import RowRefused


def read(record: dict[str, object], pattern: str, *, drop_empty: bool = False) -> OptionList:
    role = OptionRole(OptionsFrom.COLUMNS, pattern, drop_empty=drop_empty)
    return read_options(record, role, "?")


@pytest.mark.parametrize(
    ("record", "pattern", "names"),
    [
        ({"opt_A": "CT", "opt_B": "MRI"}, "opt_{L}", ("A", "B")),
        ({"option_a": "CT", "option_b": "MRI"}, "option_{l}", ("A", "B")),
        ({"Wahl 1": "CT", "Wahl 2": "MRI"}, "Wahl {n}", ("1", "2")),
        ({"opt0": "CT", "opt1": "MRI"}, "opt{n}", ("0", "1")),
        ({"opt01": "CT", "opt02": "MRI"}, "opt0{n}", ("1", "2")),
        ({"choice": {"1": "CT", "2": "MRI"}}, "choice.{n}", ("1", "2")),
    ],
)
def test_columns_are_lettered_or_counted(
    record: dict[str, object], pattern: str, names: tuple[str, ...]
) -> None:
    found = read(record, pattern)

    assert (found.texts, found.letters) == (("CT", "MRI"), names)


@pytest.mark.parametrize(
    ("pattern", "keys"), [("{L}", "ABCDE"), ("{l}", "abcde"), ("{n}", "12345")]
)
@pytest.mark.parametrize("empty", ["", "  ", None])
def test_empty_cells_at_the_end_are_no_options(pattern: str, keys: str, empty: object) -> None:
    cells = ["CT", "MRI", "PET", empty, empty]

    assert read(dict(zip(keys, cells, strict=True)), pattern).texts == ("CT", "MRI", "PET")
    assert read(dict.fromkeys(keys, empty), pattern, drop_empty=True).texts == ()


@pytest.mark.parametrize(("pattern", "first"), [("{L}", "A"), ("{l}", "A"), ("{n}", "1")])
def test_a_row_without_any_option_is_refused_since_its_key_would_be_a_letter_of_nothing(
    pattern: str, first: str
) -> None:
    keys = {"{L}": "ABC", "{l}": "abc", "{n}": "123"}[pattern]

    assert read(dict.fromkeys(keys), pattern).texts == ()
    with pytest.raises(RowRefused, match=f"option {first} is empty."):
        read(dict.fromkeys(keys, " "), pattern)


@pytest.mark.parametrize(
    ("pattern", "keys", "reason"),
    [
        ("{L}", "ABCD", "option C is empty."),
        ("{l}", "abcd", "option C is empty."),
        ("{n}", "1234", "option 3 is empty."),
        ("{n}", "0123", "option 2 is empty."),
    ],
)
def test_an_empty_cell_between_others_refuses_the_row(pattern: str, keys: str, reason: str) -> None:
    record = dict(zip(keys, ["CT", "MRI", "", "PET"], strict=True))

    with pytest.raises(RowRefused) as refused:
        read(record, pattern)

    why = "; without it the options behind it would be called otherwise than in the source."
    assert str(refused.value) == reason.removesuffix(".") + why


@pytest.mark.parametrize("drop_empty", [False, True])
@pytest.mark.parametrize("record", [{"1": "a b", "3": "c d"}, {"1": "a b", "2": "", "3": "c d"}])
def test_a_gap_among_counted_columns_is_never_closed(
    record: dict[str, object], drop_empty: bool
) -> None:
    with pytest.raises(RowRefused, match="option"):
        read(record, "{n}", drop_empty=drop_empty)


@pytest.mark.parametrize(
    ("key", "form", "names", "right"),
    [
        (2, AnswerForm.ANY, "123", (1,)),
        ("2", AnswerForm.ANY, "012", (2,)),
        ("1,3", AnswerForm.ANY, "123", (0, 2)),
        (2, AnswerForm.INDEX1, "123", (1,)),
        (2, AnswerForm.INDEX0, "012", (2,)),
        ("B", AnswerForm.ANY, "123", (1,)),
        ("C", AnswerForm.ANY, "012", (2,)),
        ("PET", AnswerForm.ANY, "123", (2,)),
    ],
)
def test_a_key_names_a_counted_option_by_its_number_its_place_or_its_text(
    key: object, form: AnswerForm, names: str, right: tuple[int, ...]
) -> None:
    assert right_options(key, form, OptionList(("CT", "MRI", "PET"), tuple(names))) == right


@pytest.mark.parametrize(
    ("key", "texts"),
    [
        ("12", ("CT", "MRI", "PET")),
        ("4", ("CT", "MRI", "PET")),
        ("D", ("CT", "MRI", "PET")),
        ("b", ("CT", "MRI", "PET")),
        ("2", ("2", "3", "4")),
    ],
)
def test_a_number_that_could_mean_two_things_or_none_is_refused(
    key: str, texts: tuple[str, ...]
) -> None:
    with pytest.raises(RowRefused, match="its key"):
        right_options(key, AnswerForm.ANY, OptionList(texts, ("1", "2", "3")))


@pytest.mark.parametrize(
    ("key", "keys", "pattern"),
    [
        ("option_a", ["option_a", "option_b"], "option_{l}"),
        ("option_d", ["option_a", "option_b", "option_d"], "option_{l}"),
        ("A", ["A", "B"], "{L}"),
        ("opt1", ["opt1", "opt2"], "opt{n}"),
        ("opt0", ["opt0", "opt1"], "opt{n}"),
        ("opt10", ["opt1", "opt2", "opt10"], "opt{n}"),
        ("Wahl 2", ["Wahl 1", "Wahl 2"], "Wahl {n}"),
        ("opt01", ["opt01", "opt02"], "opt0{n}"),
        ("opt1", ["opt1", "opt3"], ""),
        ("options", ["options", "stem"], ""),
        ("option_a", ["option_a", "option_B"], ""),
        ("选项", ["选项"], ""),
        ("", [""], ""),
    ],
)
def test_the_pattern_of_a_column_is_told_by_the_columns_beside_it(
    key: str, keys: list[str], pattern: str
) -> None:
    assert pattern_of(key, keys) == pattern


def test_a_pattern_names_its_columns_and_no_others() -> None:
    assert [
        key for key in ("opt1", "opt12", "opta", "opt", "xopt1") if is_column(key, "opt{n}")
    ] == [
        "opt1",
        "opt12",
    ]
    assert is_column("b", "A{L}|{l}")
    assert not is_column("opt", "opt")


def mapping(options: dict[str, object]) -> dict[str, object]:
    return {"name": "x", "title": "x", "question": "q", "options": options}


def test_a_key_with_a_mark_means_columns_by_itself() -> None:
    assert mapping_of("x", mapping({"key": "opt{n}"})).options.source is OptionsFrom.COLUMNS

    with pytest.raises(InputFault, match="stands for several columns"):
        mapping_of("x", mapping({"key": "opt{n}", "from": "field"}))
