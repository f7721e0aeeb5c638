"""Each benchmark's mapping on a small file with its keys: every item as `expected.json` has it."""

import json
from pathlib import Path
from typing import Any

import pytest

from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import (
    choose_mapping,
    known_mappings,
    read_mapping,
    recognise,
)
from medannot.exchange.question_sets.mapping_writing import mapping_text
from medannot.exchange.question_sets.recognition import particular
from tests.helpers.mapped import first_record, read_all, seen
from tests.helpers.outside import REPOSITORY

FOLDER = REPOSITORY / "tests/data/question_sets"
NAMES = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())


def _expected(name: str) -> dict[str, dict[str, Any]]:
    expected: dict[str, dict[str, Any]] = json.loads(
        (FOLDER / name / "expected.json").read_text(encoding="utf-8")
    )
    return expected


FILES = [(name, file) for name in NAMES for file in _expected(name)]


def test_every_mapping_but_our_own_has_a_file_to_be_tested_with() -> None:
    names = {mapping.name for mapping in known_mappings()}

    # What goes out for models comes back by its own round trip.
    assert names - {*NAMES} == {"medannot", "vlmevalkit-medannot"}
    assert {*NAMES} <= names


@pytest.mark.parametrize(("name", "file"), FILES)
def test_the_items_of_a_file_are_those_expected(name: str, file: str) -> None:
    drafts, refused, left_out = read_all(FOLDER / name / file, name)
    expected = _expected(name)[file]

    assert [seen(draft) for draft in drafts] == expected["items"]
    assert refused == expected.get("refused", [])
    assert left_out == 0


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_file_is_recognised_by_its_own_mapping_alone(name: str, file: str) -> None:
    record = first_record(FOLDER / name / file, choose_mapping(name))
    asked = {mapping.name: particular(mapping, record) for mapping in known_mappings()}

    assert recognise(record).name == name
    assert [one for one, count in asked.items() if count == max(asked.values())] == [name]


@pytest.mark.parametrize("mapping", known_mappings(), ids=lambda mapping: mapping.name)
def test_a_mapping_is_named_like_its_file(mapping: SetMapping) -> None:
    path = Path(REPOSITORY / "resources/mappings" / f"{mapping.name}.json")

    assert read_mapping(path) == mapping


@pytest.mark.parametrize("mapping", known_mappings(), ids=lambda mapping: mapping.name)
def test_a_mapping_that_is_written_is_read_as_the_same(mapping: SetMapping, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(mapping_text(mapping), encoding="utf-8")

    assert read_mapping(path) == mapping
