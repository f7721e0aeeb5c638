"""A report of reviewed questions as workbook, CSV files and JSON."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from medannot.domain.review.questions_report import QuestionTables, Value
from medannot.exchange.new_folder import new_folder, put
from medannot.exchange.reviews.files import csv_of, workbook_of

FILES = ("questions.xlsx", "figures.csv", "formulas.csv", "questions.json")


def write_question_review(folder: Path, tables: QuestionTables) -> tuple[str, ...]:
    """Write the report into a new folder; all files appear, or none.

    Raises:
        Refusal: something lies there.
        EnvironmentFault: it cannot be written; nothing is left of it.
    """
    sheets: Mapping[str, Sequence[Sequence[Value]]] = {
        "About": [("fact", "value"), *tables.facts.items()],
        "Figures": [
            tuple(tables.figures[0]) if tables.figures else (),
            *(tuple(row.values()) for row in tables.figures),
        ],
        "Formulas": [("figure", "formula"), *tables.formulas],
    }
    told = {
        "facts": dict(tables.facts),
        "figures": [dict(row) for row in tables.figures],
        "formulas": dict(tables.formulas),
    }
    text = json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False)
    parts = (
        workbook_of(sheets),
        csv_of(sheets["Figures"]),
        csv_of(sheets["Formulas"]),
        text.encode() + b"\n",
    )
    with new_folder(folder) as where:
        for name, data in zip(FILES, parts, strict=True):
            put(where, name, data)
    return FILES
