"""What a row repeats of its question must be the question's, or the row is not believed."""

import pytest

from medannot.domain.model_answers.row_says import has_other_options
from medannot.exchange.model_predictions.repeated_options import repeated_options

LESIONS = ("Psoriasis", "Eczema", "Melanoma", "Acne")


@pytest.mark.parametrize(
    ("repeated", "known", "others"),
    [
        (LESIONS, LESIONS, False),
        (("A. Psoriasis", "B. Eczema", "C. Melanoma", "D. Acne"), LESIONS, False),
        (("psoriasis", "eczema", "melanoma", "45,000"), LESIONS, False),
        (("Eczema", "Psoriasis", "Melanoma", "Acne"), LESIONS, True),
        (("Psoriasis", "Eczema", "Lupus", "Lichen planus"), LESIONS, True),
        (("Psoriasis", "Eczema"), LESIONS, True),
        (("Yes", "Maybe"), ("Yes", "No"), True),
        (("C. elegans", "A. elegans"), ("A. elegans", "C. elegans"), True),
        (("A. elegans", "C. elegans"), ("A. elegans", "C. elegans"), False),
        (("0.5", "1"), ("0.50", "1.0"), False),
    ],
)
def test_options_in_another_order_or_of_another_question(
    repeated: tuple[str, ...], known: tuple[str, ...], others: bool
) -> None:
    assert has_other_options(repeated, known) is others


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ([{"letter": "A", "content": "lung"}, {"letter": "B", "content": "heart"}],
         ("lung", "heart")),
        ([{"text": "lung", "why": "It is a long story."}, {"text": "heart", "why": "Short."}],
         ("lung", "heart")),
        ([{"name": "lung", "why": "It is a long story."}, {"name": "heart", "why": "Short."}], ()),
    ],
)  # fmt: skip
def test_what_an_option_says_is_not_what_it_explains(
    options: list[dict[str, str]], texts: tuple[str, ...]
) -> None:
    assert repeated_options({"options": options}) == texts
