"""Questions that name no language and seem to be in another than they stand as are told of."""

from pathlib import Path

import pytest

from medannot.services.question_bank import QuestionBank
from tests.helpers.question_banks import own_file, read

LOOKS = (
    "own.json: {count} of 4 questions name no language and stand as {language}, but look like "
    "{other}; if they are, choose that as the language of the import."
)
SHARES = (
    "own.json: {count} of 4 questions name no language and stand as {language}, which shares its "
    "letters with others; if they are in another one, choose it as the language of the import."
)
ACCENTED = (
    "own.json: 2 of 4 questions name no language and stand as English, but have letters of another "
    "one; if they are in it, choose it as the language of the import."
)
NO_KANA = (
    "own.json: 2 of 4 questions name no language and stand as Chinese beside 2 that are Japanese; "
    "if they are Japanese without kana, choose that as the language of the import."
)


def told(bank: QuestionBank, path: Path, **wishes: object) -> list[str]:
    return [one.sentence() for one in read(bank, path, **wishes).report.warnings]


@pytest.mark.parametrize(
    ("stems", "said"),
    [
        (
            ("Qual é a lesão?", "Onde está?", "Não é grave?", "Where?"),
            LOOKS.format(count=3, language="English", other="Portuguese (português)"),
        ),
        (
            ("Où est la lésion dans le foie ?", "Quelle côte est cassée ?", "Why?", "How?"),
            LOOKS.format(count=2, language="English", other="French (français)"),
        ),
        (
            ("Hvor er læsionen?", "Hvad er årsagen?", "Why?", "How?"),
            ACCENTED,
        ),
        (
            ("Где очаг?", "Where?", "Why?", "How?"),
            SHARES.format(count=1, language="Russian (русский)"),
        ),
        (
            ("病変はどこですか", "何科?", "どれですか", "左?"),
            NO_KANA,
        ),
    ],
)
def test_what_stands_in_a_doubtful_language_is_told(
    bank: QuestionBank, tmp_path: Path, stems: tuple[str, ...], said: str
) -> None:
    path = own_file(tmp_path, *({"question": stem, "answer": "a"} for stem in stems))

    assert told(bank, path) == [said]


def test_letters_that_contradict_the_language_of_the_import_are_told(
    bank: QuestionBank, tmp_path: Path
) -> None:
    stems = ("부위는 어디입니까?", "무엇입니까?", "Where?", "How?")
    path = own_file(tmp_path, *({"question": stem, "answer": "a"} for stem in stems))

    assert told(bank, path, language="en") == [
        LOOKS.format(count=2, language="English", other="Korean (한국어)")
    ]
    assert told(bank, path, language="ko") == []


@pytest.mark.parametrize(
    "rows",
    [
        [("Is it Ménière's disease?", ""), ("Where?", ""), ("Why?", ""), ("How?", "")],
        [("病灶在哪里？", ""), ("β-blockers?", ""), ("10 µm or 5 Å?", ""), ("这是“左肺”吗？", "")],
        [("부위는?", ""), ("무엇?", ""), ("Where?", ""), ("어디?", "")],
        [("Где очаг?", "ru"), ("Où ?", "fr"), ("Qual é a lesão?", "pt-BR"), ("何科?", "日本語")],
    ],
)
def test_names_sure_letters_and_named_languages_are_not(
    bank: QuestionBank, tmp_path: Path, rows: list[tuple[str, str]]
) -> None:
    path = own_file(
        tmp_path,
        *({"question": stem, "answer": "a", "language": language} for stem, language in rows),
    )

    assert told(bank, path) == []
