"""Stored questions keep their language where their files name none, whatever else is in these."""

from pathlib import Path

from medannot.domain.people import OWNER
from medannot.services.question_bank import ItemQuery, QuestionBank
from tests.helpers.question_banks import imported, own_file, read

FRENCH = ("Où est la lésion dans le foie ?", "Quelle est la cause de la fracture ?", "Normal?")
ENGLISH = ("Where is the lesion in the liver?", "What is the cause of the fracture?")


def asked(folder: Path, *stems: str, answer: str = "a", **more: str) -> Path:
    rows = ({"question": stem, "answer": answer} | more for stem in stems)
    return own_file(folder, *rows)


def languages(bank: QuestionBank) -> list[str]:
    return [line.language for line in bank.page(OWNER, ItemQuery(), 0, 10)]


def test_questions_stored_as_english_stay_so_and_are_told_of(
    bank: QuestionBank, tmp_path: Path
) -> None:
    path = asked(tmp_path, *FRENCH)
    imported(bank, path, language="en")

    report = read(bank, path).report

    assert (report.new, report.changed, report.unchanged) == (0, 0, 3)
    (warning,) = report.warnings
    assert warning.sentence() == (
        "own.json: 1 of 3 questions name no language and stand as English, but look like French "
        "(français); if they are, choose that as the language of the import."
    )


def test_a_chosen_language_makes_a_next_version(bank: QuestionBank, tmp_path: Path) -> None:
    path = asked(tmp_path, *FRENCH)
    imported(bank, path, language="en")

    assert imported(bank, path, language="fr").report.changed == 3
    assert languages(bank) == ["fr"] * 3


def test_questions_added_to_a_file_change_the_language_of_none_before(
    bank: QuestionBank, tmp_path: Path
) -> None:
    imported(bank, asked(tmp_path, *FRENCH))

    report = imported(bank, asked(tmp_path, *FRENCH, *ENGLISH * 40)).report

    assert (report.new, report.changed, report.unchanged) == (80, 0, 3)
    assert languages(bank)[:4] == ["fr", "fr", "fr", "en"]


def test_buttons_stay_in_the_language_that_is_stored(bank: QuestionBank, tmp_path: Path) -> None:
    path = asked(tmp_path, *FRENCH, answer="no", type="yes_no")
    imported(bank, path, language="en")

    assert read(bank, path).report.changed == 0


def test_another_question_in_a_row_is_in_the_language_of_its_words(
    bank: QuestionBank, tmp_path: Path
) -> None:
    rows = [{"id": str(n), "question": stem, "answer": "a"} for n, stem in enumerate(FRENCH)]
    imported(bank, own_file(tmp_path, *rows), language="en")
    rows[0]["question"] = "Où est la lésion dans le poumon ?"

    assert imported(bank, own_file(tmp_path, *rows)).report.changed == 1
    assert languages(bank) == ["fr", "en", "en"]
