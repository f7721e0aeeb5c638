"""Mappings: those that come with the program, recognition, and slips of the pen."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.exchange.question_sets.mapping import (
    AnswerForm,
    AnswerRole,
    CategoryRole,
    ContainerKind,
    ContainerRole,
    ExpandKind,
    ExpandRole,
    ImageForm,
    ImageRole,
    Kind,
    LanguageRole,
    MarkForm,
    MarkRole,
    OptionRole,
    OptionsFrom,
    SetMapping,
    TypeRole,
)
from medannot.exchange.question_sets.mapping_files import (
    choose_mapping,
    known_mappings,
    read_mapping,
    recognise,
)
from tests.helpers.outside import REPOSITORY


def test_mappings_come_with_the_program_by_name() -> None:
    names = [mapping.name for mapping in known_mappings()]

    assert len({*names}) == 67
    assert {"medannot", "medxpertqa", "slake", "vqa-rad", "drvd-bench", "vlmevalkit"} <= {*names}


def test_a_mapping_is_chosen_by_the_keys_of_a_record() -> None:
    record = dict.fromkeys(
        ("qid", "image_name", "image_organ", "answer", "answer_type", "question_type", "question")
    )

    assert recognise(record).name == "vqa-rad"
    assert recognise({"id": "1", "type": "yes_no", "question": "?"}).name == "medannot"


def test_a_record_that_no_mapping_fits_names_those_there_are() -> None:
    with pytest.raises(
        InputFault,
        match=(
            r"no mapping fits the keys of its first record \(.+\); make.*: "
            r"slake(, [\w-]+){4} and \d+ others "
            r"\(`questions mappings`\), or a mapping's file."
        ),
    ):
        # Of what SLAKE asks for only the mask's name is absent.
        recognise({"qid": 1, "img_id": 2, "question": "?", "q_lang": "en", "text": "?"})


def test_an_unknown_mapping_names_those_there_are() -> None:
    with pytest.raises(InputFault, match="no mapping vqarad; there are vqa-rad"):
        choose_mapping("vqarad")


def test_a_mapping_of_ones_own_is_given_by_its_file() -> None:
    mapping = choose_mapping(str(REPOSITORY / "tests/data/questions/exam-mapping.json"))

    assert mapping.name == "exam"
    assert mapping.options.source is OptionsFrom.FIELD
    assert mapping.answer.form is AnswerForm.LETTERS
    assert mapping.type.words["多项选择题"] is Kind.SEVERAL_ANSWERS


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"boxes": "b"}, "'boxes' is no role that this program knows"),
        ({"images": {"key": "i", "rot": []}}, "'images.rot' is no role that this program knows"),
        ({"question": None}, "'question' must be a text"),
        ({"options": {"from": "pictures"}}, "'options.from' must be one of none, field"),
        ({"options": {"from": "columns", "key": "opt"}}, "'options.key' must hold {L}, {l} or {n}"),
        ({"options": ["a"]}, "'options' must be an object"),
        ({"type": {"key": "t", "map": {"X": "essay"}}}, "'type.map' must be one of open, closed"),
        ({"categories": "organ"}, "'categories' must be a list"),
        ({"options": {"from": "field", "key": "o", "drop_empty": 1}}, "must be true or false"),
    ],
)
def test_a_slip_of_the_pen_is_refused_by_the_name_of_its_role(
    change: dict[str, object], sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.json"
    mapping = {"name": "mine", "title": "Mine", "question": "q", **change}
    path.write_text(json.dumps(mapping), encoding="utf-8")

    with pytest.raises(InputFault) as refused:
        read_mapping(path)

    assert sentence in str(refused.value)
    assert "mine.json" in str(refused.value)


def test_a_mapping_that_is_no_json_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("name: mine", encoding="utf-8")

    with pytest.raises(InputFault, match=r"mine\.json is no JSON text"):
        read_mapping(path)


ROLES = (SetMapping, ContainerRole, OptionRole, AnswerRole, TypeRole, ImageRole, LanguageRole)
ROLES += (CategoryRole, ExpandRole, MarkRole)
IN_THE_FILE = {
    "source": "from", "words": "map", "otherwise": "else", "fixed": "is", "keys": "key",
}  # fmt: skip
WORDS = (OptionsFrom, AnswerForm, ContainerKind, ImageForm, Kind, ExpandKind, MarkForm)


def test_the_description_names_every_role_word_and_mapping() -> None:
    text = (REPOSITORY / "resources/mappings/README.md").read_text(encoding="utf-8")
    names = {IN_THE_FILE.get(field.name, field.name) for role in ROLES for field in fields(role)}
    names |= {word.value for words in WORDS for word in words}
    names |= {mapping.name for mapping in known_mappings()}

    told = re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]+)`", text)))
    assert sorted(names - {*told}) == []


def test_the_description_names_no_mapping_that_is_not_there() -> None:
    text = (REPOSITORY / "resources/mappings/README.md").read_text(encoding="utf-8")
    table = text[text.index("## What lies here") :]
    titles = dict(re.findall(r"^\| `([\w-]+)` \| (.+?) \|", table, re.MULTILINE))

    assert titles == {mapping.name: mapping.title for mapping in known_mappings()}
