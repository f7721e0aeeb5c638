"""Question, options and answer in a plain table or record: proposed by themselves."""

import csv
import json
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings

QUESTIONS = ["Which organ is seen?", "What is the diagnosis?", "Where is the lesion?"]
OPTIONS = [
    ["Lung", "Liver", "Heart"],
    ["Cyst, simple", "It's a tumour", "None"],
    ["Left", "Right", "Both"],
]

PYTHON = ["['Lung', 'Liver', 'Heart']", "['Cyst, simple', \"It's a tumour\", 'None']"]
NUMPY = ["['Lung' 'Liver' 'Heart']", "array(['Cyst, simple', \"It's a tumour\", 'None'])"]
WRITTEN = {
    "python": [*PYTHON, "['Left', 'Right', 'Both']"],
    "numpy": [*NUMPY, "['Left' 'Right' 'Both']"],
    "json": [
        '["Lung", "Liver", "Heart"]',
        '["Cyst, simple", "It\'s a tumour", "None"]',
        '["Left", "Right", "Both"]',
    ],
    "object": [
        '{"A": "Lung", "B": "Liver", "C": "Heart"}',
        "{'A': 'Cyst, simple', 'B': \"It's a tumour\", 'C': 'None'}",
        '{"A": "Left", "B": "Right", "C": "Both"}',
    ],
}
LETTERS, TEXTS = ["A", "B", "C"], ["Lung", "It's a tumour", "Both"]


@pytest.mark.parametrize("answers", [LETTERS, TEXTS])
@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize("ending", ["csv", "json"])
def test_options_stored_as_a_text_are_options(
    ending: str, form: str, answers: list[str], tmp_path: Path
) -> None:
    rows = [
        {"question": question, "options": options, "answer": answer}
        for question, options, answer in zip(QUESTIONS, WRITTEN[form], answers, strict=True)
    ]
    path = tmp_path / f"plain.{ending}"
    if ending == "json":
        path.write_text(json.dumps(rows), encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["question", "options", "answer"])
            table.writeheader()
            table.writerows(rows)
    mappings = QuestionMappings(None)

    look = mappings.look(OWNER, [path])
    checked = mappings.check(OWNER, look, look.proposal)

    assert look.proposal["options"] == {"key": "options", "from": "field"}
    assert look.proposal["answer"] == {"key": "answer"}
    drafts = [one.draft for one in checked.seen]
    assert [draft and list(draft.options) for draft in drafts] == OPTIONS
    assert [draft and draft.key and draft.key.right for draft in drafts] == [(0,), (1,), (2,)]


@pytest.mark.parametrize("text", ["[see figure 2]", "{note} what is it", "[1, 2"])
def test_a_text_in_brackets_that_is_no_list_is_no_option(text: str, tmp_path: Path) -> None:
    rows = [{"question": f"What is seen in {n}?", "note": text, "answer": "Lung"} for n in "123"]
    path = tmp_path / "plain.json"
    path.write_text(json.dumps(rows), encoding="utf-8")

    assert "options" not in QuestionMappings(None).look(OWNER, [path]).proposal


@pytest.mark.parametrize(
    ("options", "answers"),
    [
        ([[{"txt": text} for text in some] for some in OPTIONS], TEXTS),
        ([[{"txt": text} for text in some] for some in OPTIONS], LETTERS),
        (
            [[{"id": f"opt{n}", "txt": text} for n, text in enumerate(some)] for some in OPTIONS],
            ["opt0", "opt1", "opt2"],
        ),
    ],
)
def test_options_that_are_objects_without_letters_are_options(
    options: list[object], answers: list[str], tmp_path: Path
) -> None:
    rows = [
        {"q": question, "alternatives": some, "gold": answer}
        for question, some, answer in zip(QUESTIONS, options, answers, strict=True)
    ]
    path = tmp_path / "plain.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    mappings = QuestionMappings(None)

    look = mappings.look(OWNER, [path])
    checked = mappings.check(OWNER, look, look.proposal)

    drafts = [one.draft for one in checked.seen]
    assert [draft and draft.stem for draft in drafts] == QUESTIONS
    assert [draft and list(draft.options) for draft in drafts] == OPTIONS
    assert [draft and draft.key and draft.key.right for draft in drafts] == [
        (0,),
        (1,),
        (2,),
    ]
