"""The published question sets come in as they are."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_bank import QuestionBank
from tests.helpers.outside import shared_folder
from tests.helpers.question_banks import imported


@pytest.mark.shared
def test_vqa_rad_comes_in_with_its_images(bank: QuestionBank) -> None:
    folder = shared_folder("questions", "vqa-rad")

    report = imported(bank, folder / "testset.json", images=folder / "images").report
    summary = bank.summary(OWNER, "ward")

    assert (report.read, report.items, report.refused) == (451, 451, ())
    assert summary.by_type == {"short_text": 451}
    assert (summary.images, summary.missing_images, summary.without_key) == (203, 0, 0)
    assert (summary.by_ability["PRES"], summary.by_ability["POS, PRES"]) == (163, 2)


@pytest.mark.shared
def test_slake_and_medxpertqa_come_in_without_images(bank: QuestionBank) -> None:
    imported(
        bank,
        shared_folder("questions", "slake", "validate.json"),
        set_name="slake",
        allow_missing_images=True,
    )
    imported(
        bank, shared_folder("questions", "medxpertqa"), set_name="x", allow_missing_images=True
    )

    slake, expert = bank.summary(OWNER, "slake"), bank.summary(OWNER, "x")
    assert (slake.by_language, slake.missing_images) == ({"en": 1053, "zh": 1046}, 2099)
    assert slake.by_type == {"short_text": 2099}
    assert (expert.items, expert.missing_images) == (443, 199)
    assert expert.by_type == {"single_choice": 443}
    assert (slake.by_needs, slake.related) == ({"image": 1800, "knowledge": 299}, 299)


@pytest.mark.shared
def test_mediconfusion_comes_in_as_pairs_that_are_right_together(bank: QuestionBank) -> None:
    path = shared_folder("questions", "mediconfusion", "dataset.json")

    imported(bank, path, set_name="pairs", allow_missing_images=True)

    pairs = bank.summary(OWNER, "pairs")
    assert (pairs.items, pairs.units, pairs.as_set) == (352, 176, 352)


def test_a_benchmark_with_a_file_for_each_kind_keeps_its_kinds(bank: QuestionBank) -> None:
    folder = Path(__file__).parents[3] / "data" / "question_sets" / "gemex"
    files = sorted(folder.glob("*.jsonl"))

    report = imported(bank, *files, allow_missing_images=True).report

    kinds = {"several_answers": 1, "single_choice": 1, "yes_no": 2}
    assert bank.summary(OWNER, "ward").by_type == kinds
    assert [p for p in report.warnings if "one or several" in p.template] == []
