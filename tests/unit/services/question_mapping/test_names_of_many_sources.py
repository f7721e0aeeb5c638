"""Roles that are proposed by names which sources in many languages give their fields."""

from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_values import RawMapping

SEVERAL = ["Chest", "Head", "Chest", "Knee"]


def proposal(folder: Path, **columns: list[str]) -> RawMapping:
    """Return what is proposed for a table of four questions with further columns."""
    lines = ["\t".join(["question", *columns])]
    lines += ["\t".join([f"What is seen in case {n}?", *row]) for n, row in _rows(columns)]
    path = folder / "odd.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return QuestionMappings(None).look(OWNER, [path]).proposal


def _rows(columns: dict[str, list[str]]) -> enumerate[tuple[str, ...]]:
    return enumerate(zip(*columns.values(), strict=True))


@pytest.mark.parametrize("name", ["الإجابة", "الإجابة الصحيحة", "الجواب", "答案", "Ответ"])
def test_the_answer(tmp_path: Path, name: str) -> None:
    made = proposal(tmp_path, **{name: ["نعم", "لا", "نعم", "ربما"]})

    assert made["answer"] == {"key": name}


@pytest.mark.parametrize("name", ["topic", "Topic", "Region", "region", "القسم", "category"])
def test_the_ability(tmp_path: Path, name: str) -> None:
    assert proposal(tmp_path, **{name: SEVERAL})["ability"] == name


@pytest.mark.parametrize("named", ["category", "ability", "task", "skill"])
@pytest.mark.parametrize("other", ["topic", "Region", "القسم"])
def test_an_explicit_name_goes_before(tmp_path: Path, named: str, other: str) -> None:
    assert proposal(tmp_path, **{other: SEVERAL, named: SEVERAL})["ability"] == named


@pytest.mark.parametrize("name", ["topic", "Region"])
def test_what_differs_in_each_row_is_no_ability(tmp_path: Path, name: str) -> None:
    lines = [f"question\t{name}"]
    lines += [f"What is seen in case {n}?\tA free text on case {n}" for n in range(40)]
    path = tmp_path / "odd.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    assert "ability" not in QuestionMappings(None).look(OWNER, [path]).proposal


@pytest.mark.parametrize("name", ["topics_seen", "regional", "topic_id"])
def test_names_that_only_begin_so_are_no_ability(tmp_path: Path, name: str) -> None:
    assert "ability" not in proposal(tmp_path, **{name: SEVERAL})
