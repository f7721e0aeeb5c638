"""What is decided over a whole set, and keys that stand in the text."""

from dataclasses import replace

import pytest

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.leaks import key_places
from medannot.exchange.question_sets.types import all_yes_or_no, settle, several_files
from medannot.exchange.question_sets.values import Draft, DraftImage, DraftKey

OPEN = Draft(
    file="a.json",
    row=1,
    source_id="",
    stem="Is it large?",
    context="",
    type=ItemType.SHORT_TEXT,
    closed=False,
    ability="",
    language="en",
    options=(),
    key=DraftKey(text="kidney"),
)


def closed(text: str, language: str = "en") -> Draft:
    key = DraftKey(text=text) if text else None
    return replace(OPEN, closed=True, key=key, language=language)


def choice(*right: int) -> Draft:
    type_ = ItemType.SEVERAL_ANSWERS if len(right) > 1 else ItemType.SINGLE_CHOICE
    return replace(OPEN, type=type_, options=("x", "y", "z"), key=DraftKey(right=right))


def test_closed_questions_are_yes_no_where_all_their_answers_are_such_words() -> None:
    drafts = [closed("Yes"), closed("no."), OPEN, closed("")]

    assert all_yes_or_no(drafts) == {"en": True}
    settled = settle(drafts, {"en"}, ())

    assert [draft.type.value for draft in settled] == ["yes_no", "yes_no", "short_text", "yes_no"]
    assert settled[1].options == ("Yes", "No")
    assert settled[1].key == DraftKey(right=(1,), text="no.")
    assert settled[3].key is None


def test_one_other_word_makes_all_closed_questions_of_that_language_short_text() -> None:
    drafts = [closed("Yes"), closed("left"), closed("是的", "zh"), closed("不包含", "zh")]

    assert all_yes_or_no(drafts) == {"en": False, "zh": True}
    settled = settle(drafts, {"zh"}, ())

    assert [draft.type.value for draft in settled] == [
        "short_text",
        "short_text",
        "yes_no",
        "yes_no",
    ]
    assert settled[2].options == ("是", "否")


def test_closed_questions_without_any_key_are_not_guessed() -> None:
    assert all_yes_or_no([closed(""), OPEN]) == {}


def test_what_was_yes_no_becomes_short_text_again_with_its_own_word_as_key() -> None:
    yes_no = settle([closed("Yes")], {"en"}, ())

    assert settle(yes_no, set(), ()) == (closed("Yes"),)


def forms(drafts: list[Draft]) -> list[str]:
    return [draft.type.value for draft in settle(drafts, set(), several_files(drafts))]


def test_one_question_with_several_right_options_makes_all_of_its_file_take_several() -> None:
    whole = [choice(0), choice(1, 2), choice(0), choice(1), choice(2)]
    other = [replace(choice(0), file="b.json")] * 5

    assert forms([*whole, OPEN, *other]) == [
        *["several_answers"] * 5,
        "short_text",
        *["single_choice"] * 5,
    ]
    assert forms(other) == ["single_choice"] * 5


def test_files_of_few_choice_questions_are_decided_together() -> None:
    by_patient = [replace(choice(0), file=f"{n}.json") for n in range(4)]
    two_right = replace(choice(0, 1), file="4.json")
    other = [replace(choice(0), file="b.json")] * 5

    assert forms([*by_patient, two_right, *other]) == [
        *["several_answers"] * 5,
        *["single_choice"] * 5,
    ]


def test_what_a_source_says_of_its_questions_itself_is_followed() -> None:
    said = [replace(draft, told=True) for draft in (choice(0), choice(1, 2), choice(1))]
    silent = [choice(0)] * 5

    assert forms([*said, *silent]) == [
        "single_choice",
        "several_answers",
        *["single_choice"] * 6,
    ]


@pytest.mark.parametrize(
    ("draft", "places"),
    [
        (replace(OPEN, stem="Is the kidney large?"), ("question",)),
        (replace(OPEN, stem="Are the kidneys large?"), ()),
        (replace(OPEN, context="KIDNEY"), ("context",)),
        (replace(OPEN, images=(DraftImage("a", caption="A kidney."),)), ("caption",)),
        (
            replace(OPEN, stem="Nephros?", key=DraftKey(text="x1", synonyms=("nephros",))),
            ("question",),
        ),
        (replace(OPEN, stem="Is it CT?", key=DraftKey(text="CT")), ()),
        (closed("yes"), ()),
        (replace(OPEN, stem="肺炎的症状？", key=DraftKey(text="肺炎")), ("question",)),
        (replace(OPEN, stem="肺的症状？", key=DraftKey(text="肺")), ()),
        (replace(choice(0), stem="Alpha or beta?", options=("beta", "y", "z")), ("question",)),
        (replace(choice(1), stem="Alpha or beta?", options=("beta", "gamma", "z")), ()),
        (replace(OPEN, key=None), ()),
    ],
)
def test_a_key_that_stands_in_the_text_is_found(draft: Draft, places: tuple[str, ...]) -> None:
    assert key_places(draft) == places
