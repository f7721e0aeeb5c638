"""Questions in a language that items do not know are told of."""

from pathlib import Path

import pytest

from medannot.services.question_bank import QuestionBank
from tests.helpers.question_banks import own_file, read

TOLD = (
    "own.json: {count} of 4 questions have letters of other languages than English and Chinese; "
    "an item stands as one of these two, whatever it is in."
)


@pytest.mark.parametrize(
    ("stems", "count"),
    [
        (("Qual é a lesão?", "Onde está?", "Há edema?", "É grave?"), 4),
        (("病変はどこですか", "何科?", "どれ?", "左?"), 2),
        (("Где очаг?", "Where?", "Why?", "How?"), 1),
        (("부위는?", "Where?", "Why?", "How?"), 1),
    ],
)
def test_other_languages_are_told(
    bank: QuestionBank, tmp_path: Path, stems: tuple[str, ...], count: int
) -> None:
    path = own_file(tmp_path, *({"question": stem, "answer": "a"} for stem in stems))

    assert TOLD.format(count=count) in [one.sentence() for one in read(bank, path).report.warnings]


@pytest.mark.parametrize(
    "stems",
    [
        ("Is it Ménière's disease?", "Where?", "Why?", "How?"),
        ("病灶在哪里？", "β-blockers?", "10 µm or 5 Å?", "这是“左肺”吗？"),
    ],
)
def test_names_and_chinese_are_not(
    bank: QuestionBank, tmp_path: Path, stems: tuple[str, ...]
) -> None:
    path = own_file(tmp_path, *({"question": stem, "answer": "a"} for stem in stems))

    assert read(bank, path).report.warnings == ()
