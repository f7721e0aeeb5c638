"""Questions that name no language and seem to be in another than they stand as are told of."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_bank import ItemQuery, QuestionBank
from tests.helpers.question_banks import imported, own_file, read

LOOKS = (
    "own.json: {count} of 4 questions name no language and stand as {language}, but look like "
    "{other}; if they are, choose that as the language of the import."
)
SHARES = (
    "own.json: {count} of 4 questions name no language and stand as {language}, which shares its "
    "letters with others; if they are in another one, choose it as the language of the import."
)
WORDS = (
    "own.json: {count} of 4 questions name no language and are taken for {language} by their "
    "words; if they are in another one, choose it as the language of the import."
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
            WORDS.format(count=4, language="Portuguese (português)"),
        ),
        (
            ("Où est la lésion dans le foie ?", "Quelle côte est cassée ?", "Why?", "How?"),
            WORDS.format(count=4, language="French (français)"),
        ),
        (
            ("Kus on põletik?", "Mis põhjustab põletikku?", "Why?", "How?"),
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


def test_words_that_contradict_the_language_of_the_import_are_told(
    bank: QuestionBank, tmp_path: Path
) -> None:
    stems = ("Où est la lésion dans le foie ?", "Quelle côte est cassée ?", "Why?", "How?")
    path = own_file(tmp_path, *({"question": stem, "answer": "a"} for stem in stems))

    assert told(bank, path, language="en") == [
        LOOKS.format(count=2, language="English", other="French (français)")
    ]


def test_yes_and_no_are_read_in_the_language_that_the_words_of_the_file_tell(
    bank: QuestionBank, tmp_path: Path
) -> None:
    stems = ("Ist das Herz vergrößert?", "Sind die Rippen zu sehen?", "Normal?")
    path = own_file(
        tmp_path, *({"question": stem, "answer": "Nein", "type": "yes_no"} for stem in stems)
    )

    report = imported(bank, path).report

    assert [one.sentence() for one in report.refused] == []
    assert report.by_language == {"de": 3}
    (line, *_) = bank.page(OWNER, ItemQuery(), 0, 10)
    assert line.language == "de"


def test_a_row_that_names_its_language_is_what_it_says(bank: QuestionBank, tmp_path: Path) -> None:
    rows = [{"question": "Wo liegt der Tumor?", "answer": "a"}] * 5
    named = {"question": "Ist das der Tumor?", "answer": "a", "language": "nl"}
    path = own_file(tmp_path, *rows, named)

    assert read(bank, path).report.by_language == {"de": 5, "nl": 1}


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


def files_of(folder: Path, *stems: str) -> Path:
    """Write a folder of files of one question each."""
    folder.mkdir()
    for n, stem in enumerate(stems, start=1):
        own_file(folder, {"question": stem, "answer": "a", "id": f"q{n}"}, name=f"{n:03}.json")
    return folder


def test_small_files_are_told_by_the_words_of_all_of_them(
    bank: QuestionBank, tmp_path: Path
) -> None:
    german = ("Tumor?", "Wo liegt der?", "Welches Organ ist zu sehen?", "Ist das Herz normal?")
    folder = files_of(tmp_path / "ward", *german, "What is the name of this organ?", "¿Dónde?")

    report = read(bank, folder).report

    assert report.by_language == {"de": 5, "en": 1}
    assert [one.sentence() for one in report.warnings][:1] == [
        WORDS.format(count=5, language="German (Deutsch)")
        .replace("of 4", "of 6")
        .replace("own", "001")
    ]


def test_a_file_of_many_questions_is_told_by_itself(bank: QuestionBank, tmp_path: Path) -> None:
    folder = files_of(
        tmp_path / "ward", "Wo liegt er?", "Welches Organ ist zu sehen?", "Ist das so?"
    )
    own_file(folder, *[{"question": f"Site {n}?", "answer": "a"} for n in range(20)], name="x.json")

    assert read(bank, folder).report.by_language == {"en": 20, "de": 3}
