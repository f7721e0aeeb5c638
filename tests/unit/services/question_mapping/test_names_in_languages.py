"""Roles are proposed by what fields are called in the languages that people write."""

import json
import unicodedata
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_values import RawMapping

HEADS = [
    ("番号", "問題", "選択肢", "正解", "分野"),
    ("番号", "問題", "選択肢", "答え", "能力"),
    ("번호", "질문", "선택지", "정답", "영역"),
    ("번호", "문제", "보기", "정답", "영역"),
    ("编号", "问题", "选项", "答案", "能力"),
    ("题号", "题干", "选项", "答案", "能力"),
    ("Nr.", "Frage", "Auswahl", "Lösung", "Fachgebiet"),
    ("Nr", "FRAGE", "Antwortmöglichkeiten", "Loesung", "Fähigkeit"),
    ("Fall", "Fragestellung", "Auswahl", "LOESUNG", "Faehigkeit"),
    ("Fallnummer", "Frage", "Auswahl", unicodedata.normalize("NFD", "Lösung"), "Fachgebiet"),
    ("No.", "pregunta", "opciones", "respuesta", "ability"),
    ("No", "Domanda", "Opzioni", "Risposta", "ability"),
    ("caseNo", "question", "options", "Réponse", "skill"),
    ("ID", "Вопрос", "Варианты", "Ответ", "ability"),
    ("id", "Câu hỏi", "options", "Đáp án", "ability"),
    ("id", "السؤال", "options", "answer", "ability"),
]


def proposed(folder: Path, head: tuple[str, ...], names: list[object]) -> RawMapping:
    """Look at records whose item names are these; their texts tell no role."""
    id_, question, options, answer, ability = head
    records = [
        {
            ability: "alpha",
            answer: ["red", "blue"][n % 2],
            options: ["red", "blue"],
            question: f"Tell the colour of the shown spot {n}",
            id_: name,
        }
        for n, name in enumerate(names)
    ]
    file = folder / "odd.json"
    file.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return QuestionMappings(folder / "workspace").look(OWNER, [file]).proposal


@pytest.mark.parametrize("head", HEADS)
def test_fields_are_proposed_by_their_names(tmp_path: Path, head: tuple[str, ...]) -> None:
    raw = proposed(tmp_path, head, [1, 2, 3, 4])

    found = (raw["id"], raw["question"], raw["options"]["key"], raw["answer"]["key"])
    assert (*found, raw["ability"]) == head


@pytest.mark.parametrize("head", HEADS)
def test_an_item_name_that_repeats_is_not_proposed(tmp_path: Path, head: tuple[str, ...]) -> None:
    raw = proposed(tmp_path, head, [1, 2, 2, 3])

    assert "id" not in raw
    assert (raw.get("case") == head[0]) == (head[0] in {"Fall", "Fallnummer", "caseNo"})


def test_a_name_with_a_dot_behind_is_read(tmp_path: Path) -> None:
    file = tmp_path / "klinik.csv"
    file.write_text(
        "Nr.,Frage,Wahl 1,Wahl 2,Lösung\n7,Was zeigt das Bild?,Ring,Delle,Ring\n"
        "8,Was zeigt die Haut?,Ring,Delle,Delle\n",
        encoding="utf-8",
    )
    mappings = QuestionMappings(tmp_path / "workspace")
    look = mappings.look(OWNER, [file])

    checked = mappings.check(OWNER, look, look.proposal)

    assert [seen.draft.source_id for seen in checked.seen if seen.draft] == ["7", "8"]
