"""Records become drafts by a mapping, or are refused with a reason."""

from typing import Any

import pytest

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.draft_images import image_name
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.records import is_closed, read_draft
from medannot.exchange.question_sets.values import Draft, DraftImage, DraftKey, RowRefused


def own(**fields: Any) -> Draft:
    record = {"id": "q1", "question": "Which one?", **fields}
    return read_draft("own.json", 1, record, choose_mapping("medannot"))


def refusal(**fields: Any) -> str:
    with pytest.raises(RowRefused) as refused:
        own(**fields)
    return str(refused.value)


ESSAY = "its type 'essay' is none of those known "

RAD = {
    "qid": 7,
    "image_name": "synpic1.jpg",
    "image_organ": "CHEST",
    "answer": "yes",
    "answer_type": "CLOSED ",
    "question_type": "POS, PRES",
    "question": " Is it enlarged? ",
    "phrase_type": "para",
}


def test_a_row_of_vqa_rad_keeps_what_the_source_says() -> None:
    draft = read_draft("testset.json", 12, RAD, choose_mapping("vqa-rad"))

    assert draft == Draft(
        file="testset.json",
        row=12,
        source_id="7",
        stem="Is it enlarged?",
        context="",
        type=ItemType.SHORT_TEXT,
        closed=True,
        ability="POS, PRES",
        language="en",
        options=(),
        key=DraftKey(text="yes"),
        images=(DraftImage("synpic1.jpg"),),
        categories={"image_organ": "CHEST", "phrase_type": "para", "answer_type": "CLOSED"},
    )
    assert is_closed(draft.categories, choose_mapping("vqa-rad").type)


def test_a_whole_number_as_answer_becomes_text() -> None:
    draft = read_draft("a.json", 1, RAD | {"answer": 2}, choose_mapping("vqa-rad"))

    assert draft.key == DraftKey(text="2")


def test_options_that_a_question_repeats_are_cut_off() -> None:
    record = {
        "id": "MM-1",
        "question": "Which test?\nAnswer Choices: (A) ECG (B) CT",
        "options": [{"letter": "A", "content": "ECG"}, {"letter": "B", "content": "CT"}],
        "label": ["B"],
        "images": [{"image_path": "MM-1-a.JPG"}, {"image_path": "MM-1-b.png"}],
        "medical_task": "Diagnosis",
        "body_system": "Nervous",
    }

    draft = read_draft("mm.jsonl", 1, record, choose_mapping("medxpertqa"))

    assert (draft.stem, draft.options) == ("Which test?", ("ECG", "CT"))
    assert (draft.type, draft.key) == (ItemType.SINGLE_CHOICE, DraftKey(right=(1,)))
    assert [image.name for image in draft.images] == ["MM-1-a.JPG", "MM-1-b.png"]
    assert draft.doubts == ()


def test_the_published_shape_of_medxpertqa_gives_the_same() -> None:
    record = {
        "id": "MM-1",
        "question": "Which test?\nAnswer Choices: (A) ECG (B) PET",
        "options": {"A": "ECG", "B": "CT"},
        "label": "B",
        "images": ["MM-1-a.JPG"],
        "medical_task": "Diagnosis",
        "body_system": "Nervous",
    }

    draft = read_draft("mm.jsonl", 1, record, choose_mapping("medxpertqa"))

    assert (draft.options, draft.key) == (("ECG", "CT"), DraftKey(right=(1,)))
    assert draft.doubts == (
        "what stands behind 'Answer Choices:' in the question differs from the options.",
    )


def test_our_own_format_carries_everything() -> None:
    draft = own(
        type="single_choice",
        context="A boy.",
        options=["Tinea", "Acne"],
        answer="Tinea",
        ability="lesion_recognition",
        language="en",
        images=[{"file": "a\\b.png", "role": "near", "caption": "Arm", "frame": 2}, "c.dcm"],
        categories={"region": "arm", "tags": ["x", "y"], "none": None},
        unit="u",
        case="c",
        translation_group="t",
        explanation="A ring.",
    )

    assert draft.images == (DraftImage("a/b.png", "near", "Arm", 2), DraftImage("c.dcm"))
    assert draft.categories == {"region": "arm", "tags": "x, y"}
    assert (draft.unit, draft.case, draft.translation_group) == ("u", "c", "t")
    assert draft.key == DraftKey(right=(0,), explanation="A ring.")


@pytest.mark.parametrize(
    ("answer", "language", "options", "right"),
    [
        (True, "en", ("Yes", "No"), (0,)),
        (False, "zh", ("是", "否"), (1,)),
        ("No.", "en", ("Yes", "No"), (1,)),
        ("包含", "zh", ("是", "否"), (0,)),
        ("Nein.", "de", ("Ja", "Nein"), (1,)),
        ("はい", "ja", ("はい", "いいえ"), (0,)),
        ("아니오", "ko", ("예", "아니요"), (1,)),
        ("yes", "fr", ("Oui", "Non"), (0,)),
        ("Không", "vi", ("Có", "Không"), (1,)),
        ("no", "sw", ("Yes", "No"), (1,)),
        (["yes"], "en", ("Yes", "No"), (0,)),
    ],
)
def test_yes_no_questions_get_two_options_in_their_language(
    answer: object, language: str, options: tuple[str, ...], right: tuple[int, ...]
) -> None:
    draft = own(type="yes_no", answer=answer, language=language)

    assert (draft.type, draft.options, draft.key) == (
        ItemType.YES_NO,
        options,
        DraftKey(right=right),
    )


def test_a_yes_no_question_may_bring_its_options_in_any_order() -> None:
    draft = own(type="yes_no", options=["No", "Yes"], answer="B")

    assert (draft.options, draft.key) == (("Yes", "No"), DraftKey(right=(0,)))


def test_a_question_without_key_has_none() -> None:
    assert own(type="single_choice", options=["a", "b"]).key is None
    assert own(type="short_text", answer="").key is None
    assert own(type="yes_no", answer=None).key is None


def test_an_explanation_without_key_is_left_out_and_told() -> None:
    draft = own(type="free_text", explanation="Because.")

    assert (draft.key, draft.doubts) == (
        None,
        ("its explanation is left out, since it has no key.",),
    )


def test_several_texts_are_a_key_and_its_synonyms() -> None:
    assert own(answer=["lung", "pulmo"], synonyms="Lunge").key == DraftKey(
        text="lung", synonyms=("pulmo", "Lunge")
    )


def test_several_right_options_make_a_question_of_several_answers() -> None:
    draft = own(options=["x", "y", "z"], answer=["x", "z"])

    assert (draft.type, draft.key) == (ItemType.SEVERAL_ANSWERS, DraftKey(right=(0, 2)))


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Where is it?", "en"),
        ("Lage der Läsion?", "en"),
        ("在哪里？", "zh"),
        ("どこに病変がありますか", "ja"),
        ("慢性閉塞性肺疾患の急性増悪", "ja"),
        ("병변은 어디에 있습니까?", "ko"),
        ("Где находится очаг?", "ru"),
        ("Tổn thương nằm ở đâu?", "vi"),
        ("أين توجد الآفة؟", "ar"),
        ("Which β-blocker is given?", "en"),
        ("哪种 β 受体阻滞剂？", "zh"),
    ],
)
def test_a_language_that_nobody_names_is_seen_by_its_script(question: str, language: str) -> None:
    assert own(question=question).language == language


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"question": "  "}, "the question is empty."),
        ({"question": None}, "the question is empty."),
        ({"question": ["a"]}, "the question is no text."),
        ({"question": "x" * 100_001}, "the question is longer than 100000 characters."),
        (
            {"type": "essay"},
            ESSAY + "(single_choice, several_answers, yes_no, short_text, free_text).",
        ),
        ({"type": "single_choice"}, "it is a choice question without options."),
        (
            {"type": "short_text", "options": ["a", "b"]},
            "it has options, but its type is answered in words.",
        ),
        (
            {"type": "single_choice", "options": ["a", "b"], "answer": ["a", "b"]},
            "several options are right, but its type is single choice.",
        ),
        (
            {"type": "single_choice", "options": ["a", "b"], "answer": "c"},
            "its key 'c' is not among its options.",
        ),
        ({"type": "yes_no", "answer": "maybe"}, "its key 'maybe' is neither yes nor no."),
        (
            {"type": "yes_no", "options": ["left", "right"]},
            "it is a yes/no question with other options than yes and no.",
        ),
        (
            {"images": ["../secret.png"]},
            "the image name '../secret.png' does not lie within the images folder.",
        ),
        ({"images": [{"file": "a.png", "frame": 0}]}, "the frame of an image is no number from 1."),
    ],
)
def test_a_record_that_cannot_become_an_item_says_why(fields: dict[str, Any], reason: str) -> None:
    assert refusal(**fields) == reason


@pytest.mark.parametrize("name", ["/etc/a.png", "C:\\a.png", "c:a.png", "a/../../b.png", "", "."])
def test_image_names_that_lead_out_of_the_folder_are_refused(name: str) -> None:
    with pytest.raises(RowRefused):
        image_name(name)
