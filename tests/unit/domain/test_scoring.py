"""The benchmarks' rules of scoring; the expected values are the paper's or worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.answer import Answer
from medannot.domain.ids import ItemVersionId, OptionId
from medannot.domain.question import ItemType, Option, ReferenceAnswer
from medannot.domain.scoring import Score, ScoringRule, normalised, score
from medannot.domain.trial import CannotJudgeReason

OPTIONS = tuple(Option(OptionId(letter), letter) for letter in "ABCD")
VERSION = ItemVersionId("v")


def ids(letters: str) -> tuple[OptionId, ...]:
    return tuple(OptionId(letter) for letter in letters)


def right(letters: str) -> ReferenceAnswer:
    return ReferenceAnswer(VERSION, frozenset(ids(letters)))


def words(text: str, *synonyms: str) -> ReferenceAnswer:
    return ReferenceAnswer(VERSION, text=text, synonyms=synonyms)


@pytest.mark.parametrize(
    ("chosen", "key", "value"),
    [
        ("AB", "AB", 1.0),
        ("A", "AB", 0.5),
        ("AC", "AB", 0.0),
        ("ABC", "AB", 0.0),
        ("C", "AB", 0.0),
        ("A", "ABCD", 0.25),
        ("ABC", "ABCD", 0.75),
        ("A", "A", 1.0),
    ],
)
def test_any_wrong_option_is_zero_else_found_of_right(chosen: str, key: str, value: float) -> None:
    given_score = score(ItemType.SEVERAL_ANSWERS, Answer(ids(chosen)), right(key), OPTIONS)

    assert given_score == Score(value, ScoringRule.FOUND_OF_RIGHT)


@pytest.mark.parametrize("type_", [ItemType.SINGLE_CHOICE, ItemType.YES_NO])
@pytest.mark.parametrize(("chosen", "value"), [("A", 1.0), ("B", 0.0)])
def test_one_answer_scores_by_match(type_: ItemType, chosen: str, value: float) -> None:
    given_score = score(type_, Answer(ids(chosen)), right("A"), OPTIONS)

    assert given_score == Score(value, ScoringRule.MATCH)


@pytest.mark.parametrize("text", ["Lung", " lung. ", "LUNG", "ｌｕｎｇ", "pulmo", "“lung”"])
def test_a_short_text_that_equals_the_key_or_a_synonym_is_right(text: str) -> None:
    given_score = score(ItemType.SHORT_TEXT, Answer(text=text), words("lung", "Pulmo"), ())

    assert given_score == Score(1.0, ScoringRule.EQUAL_TEXT)


@pytest.mark.parametrize(
    ("key", "synonyms", "text", "value"),
    [
        ("Yes", (), "no.", 0.0),
        ("No", (), "YES", 0.0),
        ("是", (), "不是", 0.0),
        ("没有", ("否",), "有", 0.0),
        ("no", (), "No", 1.0),
        # These say more than yes or no, or the key does: a person looks at them.
        ("Yes", (), "no, probably", None),
        ("Yes", ("effusion",), "no", None),
        ("Left side", (), "no", None),
        ("Yes", (), "left side", None),
    ],
)
def test_a_typed_yes_against_a_key_of_no_is_wrong_and_nothing_else_is(
    key: str, synonyms: tuple[str, ...], text: str, value: float | None
) -> None:
    reference = ReferenceAnswer(ItemVersionId("v"), frozenset(), key, synonyms)

    found = score(ItemType.SHORT_TEXT, Answer(text=text), reference, ())

    assert (found.value, found.waiting) == (value, value is None)


@pytest.mark.parametrize("text", ["left lung", "lungs", "...", "heart"])
def test_a_short_text_that_differs_is_not_wrong_but_waits(text: str) -> None:
    given_score = score(ItemType.SHORT_TEXT, Answer(text=text), words("lung"), ())

    assert given_score == Score(None, ScoringRule.EQUAL_TEXT, waiting=True)


def test_free_text_always_waits_for_a_grader() -> None:
    given_score = score(ItemType.FREE_TEXT, Answer(text="lung"), words("lung"), ())

    assert given_score == Score(None, ScoringRule.GRADER, waiting=True)


@pytest.mark.parametrize("type_", list(ItemType))
def test_cannot_judge_is_zero_and_told_apart(type_: ItemType) -> None:
    answer = Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY)

    assert score(type_, answer, right("A"), OPTIONS) == Score(0.0, ScoringRule.CANNOT_JUDGE)


@pytest.mark.parametrize("type_", list(ItemType))
def test_an_item_whose_image_could_not_be_shown_has_no_score(type_: ItemType) -> None:
    answer = Answer(cannot_judge=CannotJudgeReason.IMAGE_UNAVAILABLE)

    given_score = score(type_, answer, right("A"), OPTIONS)

    assert given_score == Score(None, ScoringRule.IMAGE_UNAVAILABLE)
    assert not given_score.waiting


@pytest.mark.parametrize(
    ("type_", "answer", "reference"),
    [
        (ItemType.SINGLE_CHOICE, Answer(ids("A")), None),
        (ItemType.SINGLE_CHOICE, Answer(ids("A")), words("lung")),
        (ItemType.SHORT_TEXT, Answer(text="lung"), None),
        (ItemType.FREE_TEXT, Answer(text="lung"), words(" ")),
        # Where nobody knows what is right, nobody is wrong for want of a judgement.
        (ItemType.YES_NO, Answer(cannot_judge=CannotJudgeReason.IMAGE_QUALITY), None),
    ],
)
def test_without_a_key_there_is_no_score_and_nobody_waits(
    type_: ItemType, answer: Answer, reference: ReferenceAnswer | None
) -> None:
    assert score(type_, answer, reference, OPTIONS) == Score(None, ScoringRule.NO_KEY)


def test_an_option_of_another_item_is_a_bug() -> None:
    with pytest.raises(ValueError, match="no options of this item"):
        score(ItemType.SINGLE_CHOICE, Answer(ids("X")), right("A"), OPTIONS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("X-ray", "x ray"),
        ("Crohn's disease", "crohns disease"),
        ("Crohn’s disease", "Crohns Disease"),
        ("ＣＴ", "ct"),
        ("肺 炎。", "肺炎"),
        ("是！", "是"),
        ("café", "cafe\u0301"),
        ("Straße", "STRASSE"),
        ("  two   words ", "two words"),
        ("1,5 cm.", "1,5 cm"),
    ],
)
def test_what_no_grader_would_mark_is_equal(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.5 cm", "15 cm"),
        ("-5", "5"),
        ("50%", "50"),
        ("CD4+", "CD4"),
        ("left", "right"),
        ("肺炎", "肺"),
        ("cafe", "café"),
    ],
)
def test_what_changes_the_meaning_stays_different(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.sets(st.sampled_from("ABCD"), min_size=1), st.sets(st.sampled_from("ABCD"), min_size=1))
def test_a_score_lies_between_0_and_1_and_is_1_only_for_the_whole_key(
    chosen: set[str], key: set[str]
) -> None:
    value = score(
        ItemType.SEVERAL_ANSWERS, Answer(ids("".join(chosen))), right("".join(key)), OPTIONS
    ).value

    assert value is not None
    assert 0 <= value <= 1
    assert (value == 1) == (chosen == key)
