"""Texts in Latin letters are taken for the language whose little words they are full of."""

import pytest

from medannot.domain.languages import LANGUAGES
from medannot.domain.little_words import _LANGUAGES_OF, ENGLISH, LatinTexts, told_of

GERMAN = ("Wo liegt der Tumor?", "Ist das Herz vergrößert?", "Welches Organ ist zu sehen?")


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", GERMAN),
        ("fr", ("Où est la lésion dans le foie ?", "Quel est le diagnostic le plus probable ?")),
        ("es", ("¿Dónde está la lesión?", "¿Cuál es el diagnóstico más probable?")),
        ("it", ("Dove si trova la lesione?", "Qual è la diagnosi più probabile?")),
        ("pt", ("Onde está a lesão?", "Qual é o diagnóstico mais provável?")),
        ("nl", ("Waar zit de tumor?", "Wat is de meest waarschijnlijke diagnose?")),
        ("pl", ("Gdzie znajduje się guz?", "Jaki narząd jest widoczny na obrazie?")),
        ("tr", ("Tümör nerede?", "Bu görüntüde hangi organ var?")),
        ("vi", ("Khối u ở đâu?", "Cơ quan nào trong hình?")),
        ("id", ("Di mana letak tumor?", "Organ apa yang terlihat pada gambar ini?")),
        ("sv", ("Var sitter tumören?", "Vad är den mest sannolika diagnosen?")),
        ("cs", ("Kde je nádor?", "Který orgán je vidět na snímku?")),
        ("da", ("Hvor er læsionen?", "Hvad er den mest sandsynlige diagnose?")),
        ("no", ("Hvor er lesjonen?", "Hva er den mest sannsynlige diagnosen?")),
        ("fi", ("Missä kasvain on?", "Mikä elin näkyy kuvassa?")),
        ("hu", ("Hol van a daganat?", "Melyik szerv látható a képen?")),
        ("ro", ("Unde este leziunea?", "Care este diagnosticul cel mai probabil?")),
        ("hr", ("Gdje je tumor?", "Koji organ je vidljiv na slici?")),
        ("sk", ("Kde je nádor?", "Ktorý orgán je vidieť na snímke?", "Aká je diagnóza?")),
        ("ca", ("On és la lesió?", "Quin òrgan es veu a la imatge?")),
        ("sw", ("Uvimbe uko wapi?", "Ni kiungo gani kinaonekana katika picha hii?")),
        ("tl", ("Nasaan ang bukol?", "Anong organo ang nakikita sa larawan?")),
    ],
)
def test_two_questions_tell_their_language(language: str, texts: tuple[str, ...]) -> None:
    assert told_of(texts) == LatinTexts(language)


@pytest.mark.parametrize(
    "texts",
    [
        ("Is it a carcinoma in situ?", "Is the mutation de novo?", "Is it given per os?"),
        ("carcinoma in situ", "de novo", "in vitro et in vivo", "per os", "a. carotis interna"),
        ("Le Fort fracture", "Cafe au lait spots", "Per os et in vivo", "De Quervain thyroiditis"),
        ("Pneumothorax?", "CT or MRI?", "T1?", "Fracture site?"),
        ("Did Mrs. de la Cruz die of the disease described by von Hippel and van der Hoeve?",),
        ("Qué?", "Why is the heart so large?", "Where is the tube?"),
        ("1 + 1 = ?", "", "?"),
        (),
    ],
)
def test_english_and_what_tells_nothing_stay_english(texts: tuple[str, ...]) -> None:
    assert told_of(texts) is ENGLISH


def test_many_short_questions_tell_it_together() -> None:
    assert told_of(["Welches Organ?", "Wo?", "Ist normal?"] * 7) == LatinTexts("de")


def test_one_short_question_changes_nothing() -> None:
    told = told_of([*GERMAN * 20, "What is it?"])

    assert told == LatinTexts("de")
    assert told.of("What is it?") == "de"


def test_of_a_mixed_file_clear_questions_are_in_their_own_language() -> None:
    told = told_of([*GERMAN * 20, *["Where is the lesion?"] * 5])

    assert told == LatinTexts("de", frozenset({"en"}))
    assert told.of("Which of the organs is shown?") == "en"
    assert told.of("Tumor?") == "de"
    assert told.of("Où est la lésion dans le foie ?") == "de"


def test_without_a_majority_unclear_questions_stay_english() -> None:
    told = told_of([*GERMAN * 5, *["Where is the lesion?", "What is the cause of it?"] * 10])

    assert told == LatinTexts("en", frozenset({"de"}))
    assert told.of("Wo liegt der Tumor?") == "de"
    assert told.of("Tumor?") == "en"


def test_all_languages_of_the_lists_can_be_stored() -> None:
    assert {one for those in _LANGUAGES_OF.values() for one in those} <= set(LANGUAGES)
