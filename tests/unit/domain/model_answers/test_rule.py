"""The rule that reads options from a model's prose: literal texts, and what always holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.ids import OptionId
from medannot.domain.model_answers.rule import (
    LETTERS,
    Outcome,
    letters_of,
    read_answer,
)
from medannot.domain.question import ItemType, Option

FORMS = (ItemType.SINGLE_CHOICE, ItemType.SEVERAL_ANSWERS)
LESIONS = ("macule", "papule", "nodule", "plaque")


def options(texts: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(OptionId(f"id-{n}"), text) for n, text in enumerate(texts))


def read(text: str, texts: tuple[str, ...] = LESIONS, *, several: bool = False) -> str:
    own = options(texts)
    found = read_answer(text, FORMS[several], own)
    return letters_of(found.option_ids, own) or found.outcome.value


def yes_no(text: str, texts: tuple[str, ...] = ("Yes", "No")) -> str:
    own = options(texts)
    found = read_answer(text, ItemType.YES_NO, own)
    return letters_of(found.option_ids, own) or found.outcome.value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("B", "B"),
        (" B\n", "B"),
        ("B.", "B"),
        ("(B)", "B"),
        ("[B]", "B"),
        ("**B**", "B"),
        ("Ｂ", "B"),
        ("Option B", "B"),
        ("选项B", "B"),
        ("选B", "B"),
        ("B. papule", "B"),
        ("B) Papule.", "B"),
        ("papule", "B"),
        ("Papule.", "B"),
        ("Answer: B", "B"),
        ("Answer: B. papule", "B"),
        ("The answer is (B).", "B"),
        ("The correct answer is **B**.", "B"),
        ("The answer is papule.", "B"),
        ("答案：B", "B"),
        ("答案是B。", "B"),
        ("正确答案为 B", "B"),
        ("故选C", "C"),
        ("因此应选 B。", "B"),
        ("It is raised and small.\nFinal answer: B", "B"),
        ("Answer: B\nA is wrong because it is flat.", "B"),
        ("Answer:\nB", "B"),
        ("<think>A or B?</think>\nB", "B"),
        ("<answer>B</answer>", "B"),
        ("So the answer is \\boxed{B}.", "B"),
        ("Since it is raised, the answer is B.", "B"),
        ("In conclusion, I think the most likely answer is B", "B"),
        ("这道题的正确答案是B", "B"),
        ("因为隆起，所以答案是 B。", "B"),
        ("Options: A. macule B. papule\nAnswer: B", "B"),
        ("# B", "B"),
        ("### Final answer: B", "B"),
        ("# Answer\nB", "B"),
        ("It is raised.\n\n### **Final Answer**\n\n**B. papule**", "B"),
        ("## Reasons\nIt is raised.\n\n## Answer: B", "B"),
        ("Answer: B (papule)", "B"),
        ("Answer: B [Papule].", "B"),
        ("B - papule", "B"),
        ("The answer is B – papule.", "B"),
        ("Answer: B</s>", "B"),
        ("B<|im_end|>\n", "B"),
        # Nothing, or a lone Z, is no answer.
        ("", "no_answer"),
        (" \n", "no_answer"),
        ("Z", "no_answer"),
        ("<think>hm</think>", "no_answer"),
        # What only a guess could read.
        ("b", "unread"),
        ("B because A is wrong", "unread"),
        ("A, B", "unread"),
        ("AB", "unread"),
        ("A or B", "unread"),
        ("A/B", "unread"),
        ("The answer is AB", "unread"),
        ("The answer is A or B", "unread"),
        ("The answer is not A", "unread"),
        ("答案不是A", "unread"),
        ("答案是 A 或 B", "unread"),
        ("Answer: B because it is raised", "unread"),
        ("Answer: A\nAnswer: B", "unread"),
        ("Wrong answer: A", "unread"),
        ("The incorrect answer is A.", "unread"),
        ("Possible answers: A", "unread"),
        ("If it were flat, the answer is A.", "unread"),
        ("错误答案：A", "unread"),
        ("不应选A", "unread"),
        ("不选择 A", "unread"),
        ("如果是平的，答案是A", "unread"),
        ("The answer is B. However, C could be right too.", "unread"),
        ("B. nodule", "unread"),
        ("B - nodule", "unread"),
        ("B-papule", "unread"),
        ("Answer: B (nodule)", "unread"),
        ("Answer: B (probably)", "unread"),
        ("B<|im_end|>\n<|im_start|>user\nA", "unread"),
        ("#B", "unread"),
        ("Answer: B. nodule", "unread"),
        ("not a papule", "unread"),
        ("papule or nodule", "unread"),
        ("a papule", "unread"),
        ("E", "unread"),
        ("Answer: E", "unread"),
        ("I do not know", "unread"),
        ("A is wrong", "unread"),
        ("nan", "unread"),
        ("В", "unread"),  # the Cyrillic letter
    ],
)
def test_a_question_with_one_right_option(text: str, said: str) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("(B) because its border is even.", "B"),
        ("[C], since the lesion is deep and firm", "C"),
        ("**(B)** because it is raised", "B"),
        ("（C）因为病灶较深。", "C"),
        ("(B) due to its size. (B) fits.", "B"),
        # What may be meant otherwise is left to a person.
        ("(E) because it is deep", "unread"),
        ("(b) because it is deep", "unread"),
        ("(B) is seen in children", "unread"),
        ("(B) or (C) because it is deep", "unread"),
        ("(B) because (A) is flat", "unread"),
        ("(B) because A is wrong", "unread"),
        ("(B) because it is raised, but it could be a nodule", "unread"),
        ("(B) because it is wrong to call it flat", "unread"),
        ("(B) because it is raised. The answer is nodule", "unread"),
        ("(B) because it is raised. The answer is C", "unread"),
        ("(B) because it is raised. The answer is B", "B"),
        ("(B) because", "unread"),
        ("I think (B) because it is raised", "unread"),
        ("B because it is raised", "unread"),
        ("(A) is flat. The answer is (B).", "B"),
        ("(B) as opposed to a nodule", "unread"),
        ("(B) as unlikely", "unread"),
        ("(B) because it is raised. The true diagnosis is nodule.", "unread"),
    ],
)
def test_a_letter_in_brackets_may_have_its_reason_behind_it(text: str, said: str) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Reasons may follow, of the answer and of what it is not.
        ("Answer: B\nIt is a raised lesion; this was a likely finding in a child.", "B"),
        ("Answer: B\nThis is a common lesion. I mean a small one. It is a b-shaped one.", "B"),
        ("Answer: B\n\nExplanation: it is raised, smaller than 1 cm and firm.", "B"),
        ("Answer: B\nA. It is flat.\nC. It is too deep.\nD. It is too wide.", "B"),
        ("Answer: B\nThe other options are incorrect, since it is raised.", "B"),
        ("Answer: B\nA is incorrect and so is C.", "B"),
        ("答案：B\n解析：病灶隆起。其他选项错误。", "B"),
        ("答案：B\nA是错的，因为它是平的。", "B"),
        ("The answer is B.\nIt is raised. So the final answer is B.", "B"),
        ("- no scale\n- not flat\nAnswer: B", "B"),
        ("I looked at the border.\nAnswer: B", "B"),
        ("<answer>B</answer>\nIt is raised.", "B"),
        ("The answer is B. The image shows a small raised lesion.", "B"),
        ("The correct option is **B**.", "B"),
        ("答案是B。病灶隆起。", "B"),
        ("The wrong option is A.", "unread"),
        ("The answer is B. C is also possible.", "unread"),
        ("The answer is B. Or so it seems.", "unread"),
        ("The answer is B. Wait, no.", "unread"),
        ("The answer is B. nodule", "unread"),
        ("It is wrong to say that\nthe answer is B.", "unread"),
        ("Papule?", "unread"),
        ("Papule?!", "unread"),
        ("papule (?)", "unread"),
        ("B. Papule?", "unread"),
        ("Answer: B. papule?", "unread"),
        ("B?", "unread"),
        # What takes it back, and what is another answer.
        ("Answer: B\nActually, it is C", "unread"),
        ("Answer: B\n\nWait, C.", "unread"),
        ("Answer: B\nC", "unread"),
        ("Answer: B\nA", "unread"),
        ("Answer: B\nnodule", "unread"),
        ("Answer: B\nC. nodule", "unread"),
        ("Answer: B\nThat was wrong.", "unread"),
        ("Answer: B\nRevised: C", "unread"),
        ("Answer: B\nIt could also be C.", "unread"),
        ("Answer: B\nPossibly C", "unread"),
        ("Answer: B\nor C", "unread"),
        ("Answer: B\nIt could also be a large nodule that A describes as flat.", "B"),
        ("Answer: B\nB is wrong.", "unread"),
        ("Answer: B\nI am not sure about this.", "unread"),
        ("Answer: B\nHaving looked again, it is C.", "unread"),
        ("Answer: B\nI change my answer to C", "unread"),
        ("Answer: B\nLooking again, I change my answer to the third one.", "unread"),
        ("Answer: B\nI now think that it is a nodule.", "unread"),
        ("Answer: B\nThat is why I am changing my answer.", "unread"),
        ("Answer: B\nSo it seems that I was wrong.", "unread"),
        ("Answer: B\nOn a second look it is flat.", "unread"),
        ("The answer is B.\nNo, C.", "unread"),
        ("I do not believe\nAnswer: B", "unread"),
        ("答案：B\n不对，应该是C", "unread"),
        ("答案：B\n更正：C", "unread"),
        ("答案：B\n应该选C", "unread"),
        ("<answer>B</answer> Wait, C.", "unread"),
        ("It is \\boxed{B}. Sorry, that is a mistake.", "unread"),
        ("Answer: B\nIt's not B.", "unread"),
        ("Answer: B\nIt is not C.", "B"),
        ("Answer: B\nThis is false.", "unread"),
        ("Answer: B\nB is excluded.", "unread"),
        ("Answer: B\nA is excluded.", "B"),
        ("Answer: B\nTherefore, (C).", "unread"),
        ("Answer: B\n-> C", "unread"),
        ("Answer: B\nCorrected to C", "unread"),
        ("Answer: B\nFinal decision: nodule.", "unread"),
        ("Answer: B\nTherefore a nodule is seen.", "unread"),
        ("Answer: B\nA nodule would be larger.", "B"),
        ("Answer: B\nC is a better fit.", "unread"),
        ("Answer: B\nC is less likely.", "B"),
        ("Answer: B\nI'd go for C.", "unread"),
        ("Answer: B\nBoth B and C.", "unread"),
        # A box or a tag that is denied, or stands on a condition, states nothing.
        ("It is not \\boxed{B}", "unread"),
        ("I would not write <answer>B</answer>", "unread"),
        ("I reject \\boxed{B}.", "unread"),
        ("<answer>B</answer> if it is old", "unread"),
        ("If it were flat, \\boxed{A}", "unread"),
        ("It is not flat, so the answer is \\boxed{B}.", "B"),
    ],
)
def test_what_stands_around_a_statement_may_turn_it(text: str, said: str) -> None:
    assert read(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Papule and Nodule", "BC"),
        ("papule, nodule", "BC"),
        ("Papule\nNodule", "BC"),
        ("- Papule\n- Nodule", "BC"),
        ("B. Papule\nC. Nodule", "BC"),
        ("macule, papule, and nodule.", "ABC"),
        ("Answer: Papule, Nodule", "BC"),
        ("The answers are papule and nodule.", "BC"),
        ("Papule", "B"),
        ("Papule or nodule", "unread"),
        ("Papule, vesicle", "unread"),
        ("Papule, papule", "unread"),
        ("B. Papule\nC. Macule", "unread"),
        ("neither papule nor nodule", "unread"),
        ("not papule, nodule", "unread"),
        ("Answer:\nPapule\nNodule", "unread"),
        ("Answer: BC\nB. Papule\nC. Nodule", "BC"),
        ("Answer: BC\nB", "unread"),
        ("Answer: BC\nD. Plaque", "unread"),
    ],
)
def test_whole_texts_of_several_options(text: str, said: str) -> None:
    assert read(text, several=True) == said


def test_a_list_is_read_only_where_it_can_be_read_in_one_way() -> None:
    chills = ("fever", "chills", "fever and chills", "cough")
    assert read("fever and chills", chills, several=True) == "unread"
    assert read("fever and chills, cough", chills, several=True) == "unread"
    assert read("cough, fever", chills, several=True) == "AD"
    whole = ("fever, chills", "cough")
    assert read("fever, chills, cough", whole, several=True) == "AB"
    assert read("发热、头痛", ("发热", "咳嗽", "头痛"), several=True) == "AC"
    assert read("papule, nodule") == "unread"
    assert read("A, C", ("a", "b", "c"), several=True) == "AC"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("AC", "AC"),
        ("CA", "AC"),
        ("A, C", "AC"),
        ("A and C", "AC"),
        ("A、C", "AC"),
        ("A和C", "AC"),
        ("(A) (C)", "AC"),
        ("(A and C)", "AC"),
        ("A (C)", "unread"),
        ("Answer: A (C)", "unread"),
        ("Answer: A\nAlso B.", "unread"),
        ("Answer: A\nOption C is also correct.", "unread"),
        ("Answer: AC\nA is correct since it is flat.", "AC"),
        ("Answer: AC", "AC"),
        ("答案：AC", "AC"),
        ("The answers are A, C.", "AC"),
        ("B", "B"),
        ("ACA", "unread"),
        ("AE", "unread"),
        ("A or C", "unread"),
        ("A/C", "unread"),
        ("A and C because", "unread"),
        ("ac", "unread"),
    ],
)
def test_a_question_with_several_right_options(text: str, said: str) -> None:
    assert read(text, several=True) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("yes", "A"),
        ("Yes.", "A"),
        ("YES", "A"),
        ("Yes, there is an effusion.", "A"),
        ("No", "B"),
        ("No, the heart is normal.", "B"),
        ("Answer: no", "B"),
        ("是", "A"),
        ("没有", "B"),
        ("A", "A"),
        ("normal", "unread"),
        ("not seen", "unread"),
        ("No effusion is seen.", "unread"),
        ("Yes, no effusion", "unread"),
        ("Yes, but it is not certain", "unread"),
        ("yes and no", "unread"),
        ("N", "unread"),
        ("true", "unread"),
        ("maybe", "unread"),
        ("Yes.\nWait, that was wrong.", "unread"),
        ("No. Actually yes", "unread"),
        ("Answer: yes\nno", "unread"),
        # Asked, on a condition, or talk about answering.
        ("Yes?", "unread"),
        ("Yes if the patient is a child", "unread"),
        ("No, unless it is old.", "unread"),
        ("Yes, I can help you with that! Please upload the image.", "unread"),
        ("No, I cannot answer that.", "unread"),
        ("No, I am unable to tell.", "unread"),
        ("No, no image was given.", "unread"),
        ("No. The answer is A.", "unread"),
        ("Yes, B", "unread"),
        ("Yes, the answer is no", "unread"),
        ("No, it cannot be determined", "unread"),
        ("No. I don't know.", "unread"),
        ("No, unclear", "unread"),
        ("No, it is present and visible.", "unread"),
        ("Yes, let me analyze the image.", "unread"),
        ("Yes, I understand the question.", "unread"),
        ("Yes, there is a lesion", "A"),
        ("Yes, a large one", "A"),
        ("No, a normal chest", "B"),
        ("No, I cannot see an effusion.", "B"),
    ],
)
def test_a_question_of_yes_or_no(text: str, said: str) -> None:
    assert yes_no(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("是", "A"),
        ("是的，有积液。", "A"),
        ("否", "B"),
        ("否，未见积液。", "B"),
        ("无", "B"),
        ("不是", "B"),
        ("yes", "A"),
        ("是的，没有积液", "unread"),
        ("是否", "unread"),
        ("不", "unread"),
        ("正常", "unread"),
    ],
)
def test_a_question_of_yes_or_no_in_chinese(text: str, said: str) -> None:
    assert yes_no(text, ("是", "否")) == said


def test_yes_and_no_are_found_in_whichever_order_they_stand() -> None:
    assert yes_no("yes", ("No", "Yes")) == "B"


def test_yes_is_no_answer_to_a_question_without_a_yes() -> None:
    assert read("yes") == "unread"


def test_an_option_that_is_called_like_another_ones_letter_is_not_guessed() -> None:
    assert read("B", ("A", "AB", "B", "O")) == "unread"
    assert read("A", ("A", "B", "AB", "O")) == "A"
    assert read("AB", ("A", "B", "AB", "O")) == "unread"
    assert read("AB", ("A", "B", "AB", "O"), several=True) == "unread"


def test_two_options_with_the_same_text_are_told_by_letters_alone() -> None:
    assert read("papule", ("papule", "Papule.")) == "unread"
    assert read("B", ("papule", "Papule.")) == "B"


def test_letters_end_with_the_options() -> None:
    many = tuple(f"option number {n}" for n in range(26))
    assert read("J", many) == "J"
    assert read("Z", many) == "Z"


def test_an_open_answer_is_its_text() -> None:
    for type_ in (ItemType.SHORT_TEXT, ItemType.FREE_TEXT):
        assert read_answer("a papule", type_, ()).outcome is Outcome.READ
        assert read_answer("  ", type_, ()).outcome is Outcome.NO_ANSWER
        assert read_answer("Z", type_, ()).outcome is Outcome.READ


@pytest.mark.parametrize(
    "text",
    [
        "answer is " * 20_000,
        "(" * 200_000,
        "A, " * 60_000,
        "<answer>" * 20_000,
        "\\boxed{" * 20_000,
        "Answer: B\n" + "it is a " * 40_000 + "Wait, C",
        "i " * 100_000 + "not\nAnswer: B",
    ],
)
def test_very_long_prose_is_unread(text: str) -> None:
    assert read(text) == "unread"


_WORDS = st.text(alphabet="abcdefgh", min_size=3, max_size=8)
_OPTIONS = st.lists(_WORDS, min_size=2, max_size=10, unique=True)


@given(text=st.text(max_size=60), texts=_OPTIONS, several=st.booleans())
def test_only_options_of_the_question_are_ever_read(
    text: str, texts: list[str], several: bool
) -> None:
    own = options(tuple(texts))
    found = read_answer(text, FORMS[several], own)
    assert set(found.option_ids) <= {one.id for one in own}
    assert bool(found.option_ids) == (found.outcome is Outcome.READ)
    assert several or len(found.option_ids) <= 1


_DRESSES = st.sampled_from(("{}", "({})", "{}.", "Answer: {}", "The answer is {}.", "答案：{}"))


@given(
    letters=st.text(alphabet="ABCDEFGHIJKL", min_size=1, max_size=4), dress=_DRESSES, texts=_OPTIONS
)
def test_letters_are_read_as_they_stand_or_not_at_all(
    letters: str, dress: str, texts: list[str]
) -> None:
    said = read(dress.format(letters), tuple(texts), several=True)
    known = LETTERS[: len(texts)]
    fit = len(set(letters)) == len(letters) and set(letters) <= set(known)
    assert said == ("".join(sorted(letters)) if fit else "unread")


@given(texts=_OPTIONS, dress=_DRESSES, data=st.data())
def test_permuting_the_options_permutes_the_answer(
    texts: list[str], dress: str, data: st.DataObject
) -> None:
    own = options(tuple(texts))
    mixed = tuple(data.draw(st.permutations(own)))
    place = data.draw(st.integers(0, len(own) - 1))
    by_text = dress.format(own[place].text)
    assert (
        read_answer(by_text, ItemType.SINGLE_CHOICE, own).option_ids
        == read_answer(by_text, ItemType.SINGLE_CHOICE, mixed).option_ids
        == (own[place].id,)
    )
    by_letter = dress.format(LETTERS[place])
    assert read_answer(by_letter, ItemType.SINGLE_CHOICE, own).option_ids == (own[place].id,)
    assert read_answer(by_letter, ItemType.SINGLE_CHOICE, mixed).option_ids == (mixed[place].id,)
