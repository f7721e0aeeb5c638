"""A file of questions and of cases, each of several questions, whose ids meet (TCM-BEST4SDT)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.reading import read_question_file
from medannot.services.desk import Desk
from tests.helpers.model_files import json_lines
from tests.helpers.model_files import read as read_predictions
from tests.helpers.question_banks import imported, read
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as desk:
        yield desk


def question(id_: int, key: str = "C") -> dict[str, Any]:
    return {
        "id": id_,
        **dict.fromkeys(("exam_type", "exam_class", "exam_subject", "class"), "t"),
        "question": f"下列哪项{key}？",
        "option": {"A": "甲", "B": "乙", "C": "丙", "D": "丁", "E": ""},
        "answer": key,
        "question_type": "单项选择题",
    }


def case(id_: int, place: str = "A;C") -> dict[str, Any]:
    output = [
        "证型选项：A:气虚;B:血虚;C:阴虚;D:阳虚",
        "证型答案：B",
        "病位选项：A:心;B:肝;C:脾;H:肾",
        f"病位答案：{place}",
        "治则选项：A:补气;B:补血",
        "治则答案：A",
        "病因选项：A:a;B:b;C:c;D:d",
        "病因答案：A;B;D",
    ]
    return {"id": id_, "instruction": "病例：患者男。", "output": output, "中医疾病诊断": "感冒"}


def told(problems: Any) -> list[str]:
    return [str(one.sentence()) for one in problems]


BOTH = (
    "all.jsonl: some ids are those of a question and of a case of several questions (1; the first "
    "is 1); they are taken for different ones."
)


def test_a_case_may_have_the_id_of_a_question(desk: Desk, tmp_path: Path) -> None:
    path = json_lines(tmp_path / "all.jsonl", question(1), question(2), case(1), case(3))

    draft = imported(desk.bank, path)
    reading = read_question_file(QuestionFile(path, path.name))

    ids = [(one.draft.source_id, one.draft.part) for one in draft.questions]
    expected = [("1", 0), ("2", 0)] + [(id_, part) for id_ in "13" for part in (1, 2)]
    assert (ids, draft.report.refused) == (expected, ())
    assert BOTH in told(draft.report.warnings)
    assert ([(one.source_id, one.part) for one in reading.drafts], reading.refused) == (ids, ())
    assert BOTH in told(reading.warnings)


def test_what_is_wrong_with_such_a_case_is_told_and_its_other_questions_stay(
    desk: Desk, tmp_path: Path
) -> None:
    path = json_lines(tmp_path / "all.jsonl", question(1), case(1, place="A;X"))

    report = read(desk.bank, path, good_rows=True).report

    (refused,) = told(report.refused)
    assert refused.startswith("all.jsonl, row 2: of its question '病位':")
    assert report.items == 2


def test_a_case_whose_id_another_case_has_is_refused_once(desk: Desk, tmp_path: Path) -> None:
    path = json_lines(tmp_path / "all.jsonl", case(1), case(1), question(2), question(2, "D"))

    report = read(desk.bank, path, good_rows=True).report
    reading = read_question_file(QuestionFile(path, path.name))

    assert told(report.refused) == told(reading.refused)
    assert told(report.refused) == [
        "all.jsonl, row 2: its id 1 stands in row 1 already.",
        "all.jsonl, row 4: its id 2 stands in row 3 already.",
    ]
    assert (report.items, len(reading.drafts)) == (3, 3)
    assert not any("are those of a question" in one for one in told(report.warnings))


def test_an_answer_to_an_id_that_both_have_is_not_guessed(desk: Desk, tmp_path: Path) -> None:
    imported(desk.bank, json_lines(tmp_path / "all.jsonl", question(1), question(2), case(1)))
    path = json_lines(tmp_path / "m.jsonl", {"id": "1", "prediction": "C"})

    report = read_predictions(desk, path, set_name="ward").report

    assert (report.matched, [one.row for one in report.unmatched]) == (0, [1])
