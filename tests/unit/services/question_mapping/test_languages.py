"""The key that names the language: proposed where it does, and what it may not say."""

import json
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.people import OWNER
from medannot.exchange.question_sets.mapping import LanguageRole
from medannot.exchange.question_sets.mapping_roles import mapping_of
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_values import Look, Role


def looked(folder: Path, name: str, values: list[str]) -> tuple[QuestionMappings, Look]:
    path = folder / "odd.json"
    records = [
        {"frage": f"Which one is number {n}?", "wahl": ["a b", "c d", "e f"], "gold": "c d"}
        | {name: value}
        for n, value in enumerate(values)
    ]
    path.write_text(json.dumps(records), encoding="utf-8")
    mappings = QuestionMappings(folder / "workspace")
    return mappings, mappings.look(OWNER, [path])


@pytest.mark.parametrize(
    ("name", "values", "proposed"),
    [
        ("sprache", ["German", "Japanese", "German"], True),
        ("sprache", ["en", "ko", "ko"], True),
        ("language", ["pt-BR", "ja", "vi"], True),
        ("modality", ["MR", "PT", "MR"], False),
        ("seen", ["no", "no", "no"], False),
        ("sprache", ["German", "Klingon", "German"], False),
    ],
)
def test_a_key_of_languages_is_proposed(
    tmp_path: Path, name: str, values: list[str], *, proposed: bool
) -> None:
    _mappings, look = looked(tmp_path, name, values)

    assert look.proposal.get("language") == ({"key": name} if proposed else None)


def test_a_check_accepts_known_languages_and_names_the_row_of_an_unknown_one(
    tmp_path: Path,
) -> None:
    mappings, look = looked(tmp_path, "language", ["German", "日本語", "Klingon", "vi"])
    checked = mappings.check(OWNER, look, {**look.proposal, "language": {"key": "language"}})

    assert (checked.rows, checked.good) == (4, 3)
    (refused,) = checked.refused
    assert refused.sentence() == (
        "odd.json, row 3: its language klingon is not known; write a code such as en, ko or "
        "pt-BR, or the language's name."
    )
    assert checked.roles[Role.LANGUAGE].trouble == 1


def test_a_mapping_may_name_a_language_by_any_word_that_is_known() -> None:
    raw = {
        "name": "x",
        "title": "X",
        "question": "q",
        "answer": {"key": "a"},
        "language": {"key": "l", "default": "Korean", "columns": {"Japanese": ["jp"]}},
    }

    assert mapping_of("x.json", raw).language == LanguageRole("l", "ko", (("ja", ("jp",)),))
    for wrong in ({"default": "Klingon"}, {"columns": {"Klingon": ["k"]}}):
        with pytest.raises(InputFault, match="names no language that is known"):
            mapping_of("x.json", {**raw, "language": wrong})


def test_the_preview_shows_the_language_that_the_words_of_the_file_tell(tmp_path: Path) -> None:
    path = tmp_path / "odd.json"
    stems = ("Wo liegt der Tumor?", "Welches Organ ist zu sehen?", "Normal?")
    path.write_text(json.dumps([{"frage": stem, "gold": "x"} for stem in stems]), encoding="utf-8")
    mappings = QuestionMappings(tmp_path / "workspace")
    look = mappings.look(OWNER, [path])

    checked = mappings.check(OWNER, look, look.proposal)

    assert [one.draft.language for one in checked.seen if one.draft] == ["de", "de", "de"]
