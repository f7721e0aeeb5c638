"""Mappings that are made from roles: changed, kept by a name, read again the same."""

import json
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault, Refusal, UsageFault
from medannot.domain.people import OWNER
from medannot.exchange.question_sets.mapping_files import mapping_of, read_mapping
from medannot.services.question_bank import ImportRequest, QuestionBank
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_roles import (
    form_of,
    formed,
    given,
    keys_of,
    role_of,
    typed,
    without,
)
from medannot.services.question_mapping_values import Role
from tests.helpers.workspaces import make_workspace

RECORDS = [
    {"n": n, "ask": f"Which colour has apple {n}?", "may": ["Red", "Green"], "is": "Red"}
    for n in range(3)
]
RAW = {
    "name": "new",
    "title": "new",
    "id": "n",
    "question": "ask",
    "options": {"from": "field", "key": "may"},
    "answer": {"key": "is"},
}


def test_a_mapping_is_read_again_as_it_was_made(tmp_path: Path) -> None:
    mappings = QuestionMappings(tmp_path)
    raw = typed(given(RAW, Role.TYPE, ("kind",)), {"MCQ": "single_choice", "dunno": ""})
    raw = given(given(raw, Role.CATEGORIES, ("site", "year")), Role.SPLIT, ("split",))

    mappings.save(OWNER, "Äpfel 苹果", raw)

    kept = mappings.raw("Äpfel 苹果")
    assert mapping_of("x", dict(kept)) == read_mapping(tmp_path / "mappings" / "Äpfel 苹果.json")
    assert {**kept, "name": "new", "title": "new", "recognise": None} == {**raw, "recognise": None}
    assert kept["recognise"] == ["n", "ask", "may", "is", "kind", "split"]
    assert [(one.name, one.own) for one in mappings.names()][:2] == [
        ("Äpfel 苹果", True),
        (mappings.names()[1].name, False),
    ]


def test_a_saved_mapping_is_recognised_and_used_by_its_name(tmp_path: Path) -> None:
    store = make_workspace(tmp_path)
    file = tmp_path / "apples.json"
    file.write_text(json.dumps(RECORDS), encoding="utf-8")
    mappings = QuestionMappings(store.folder)
    mappings.save(OWNER, "apples", RAW)

    assert mappings.look(OWNER, [file]).recognised == "apples"
    bank = QuestionBank(store)
    draft = bank.read(OWNER, ImportRequest((file,), "fruit", mapping="apples"))
    summary = bank.write(OWNER, draft)
    store.close()

    assert (draft.report.mapping, summary.items, dict(summary.by_type)) == (
        "apples",
        3,
        {"single_choice": 3},
    )


def test_a_field_without_a_name_is_no_hindrance(tmp_path: Path) -> None:
    store = make_workspace(tmp_path)
    file = tmp_path / "apples.json"
    records = [one | {"": "empty"} for one in RECORDS]
    file.write_text(json.dumps(records), encoding="utf-8")
    mappings = QuestionMappings(store.folder)
    mappings.save(OWNER, "apples", RAW, mappings.look(OWNER, [file]))

    draft = QuestionBank(store).read(OWNER, ImportRequest((file,), "fruit", mapping="apples"))
    store.close()

    assert (draft.report.mapping, draft.report.items) == ("apples", 3)


def test_of_a_kept_mapping_that_was_spoilt_the_fault_is_told(tmp_path: Path) -> None:
    store = make_workspace(tmp_path)
    file = tmp_path / "apples.json"
    file.write_text(json.dumps(RECORDS), encoding="utf-8")
    QuestionMappings(store.folder).save(OWNER, "apples", RAW)
    kept = store.folder / "mappings" / "apples.json"
    kept.write_text(kept.read_text("utf-8").replace('"ask"', "5"), encoding="utf-8")

    with pytest.raises(InputFault, match=r"apples\.json.*question"):
        QuestionBank(store).read(OWNER, ImportRequest((file,), "fruit", mapping="apples"))
    store.close()


def test_names_of_the_program_and_of_other_files_are_refused(tmp_path: Path) -> None:
    mappings = QuestionMappings(tmp_path)
    with pytest.raises(Refusal, match="of its own"):
        mappings.save(OWNER, "slake", RAW)
    with pytest.raises(UsageFault):
        mappings.save(OWNER, "a/b", RAW)
    mappings.save(OWNER, "a:b", RAW)
    with pytest.raises(Refusal, match="another mapping"):
        mappings.save(OWNER, "a?b", RAW)
    with pytest.raises(Refusal, match="open a workspace"):
        QuestionMappings(tmp_path, read_only=True).save(OWNER, "c", RAW)
    assert mappings.free_name("a:b") == "a:b-2"


def test_a_role_that_is_taken_away_leaves_nothing_behind() -> None:
    raw = given(RAW, Role.ANSWER, ("is",), form="text")
    raw = given(raw, Role.EXPLANATION, ("why",))

    assert without(raw, Role.OPTIONS).get("options") is None
    assert "answer" not in without(raw, Role.ANSWER), "an explanation belongs to a key"
    assert keys_of(without(raw, Role.ID), Role.ID) == ()
    assert RAW["answer"] == {"key": "is"}, "what was given stays as it is"


def test_a_key_is_known_by_its_role_also_through_a_pattern() -> None:
    raw = given(RAW, Role.OPTIONS, ("opt_{L}",), **{"from": "columns"})

    assert role_of(raw, "opt_C") is Role.OPTIONS
    assert role_of(raw, "opt_1") is None
    assert role_of(raw, "ask") is Role.QUESTION


def test_options_within_the_question_need_no_key() -> None:
    raw = formed(RAW, Role.OPTIONS, "in_question")

    assert raw["options"] == {"from": "in_question"}
    assert raw["strip_from_question"] == "Answer Choices:"
    assert form_of(raw, Role.OPTIONS) == "in_question"
    assert "strip_from_question" not in without(raw, Role.OPTIONS)


def test_a_key_says_the_place_within_the_group(tmp_path: Path) -> None:
    records = [{**one, "talk": "t", "turn": 3 - n} for n, one in enumerate(RECORDS)]
    raw = given(given(RAW, Role.GROUP, ("talk",)), Role.ORDER, ("turn",))
    file = tmp_path / "in.json"
    file.write_text(json.dumps(records), encoding="utf-8")
    mappings = QuestionMappings(tmp_path)

    tried = mappings.check(OWNER, mappings.look(OWNER, [file]), raw)

    assert (keys_of(raw, Role.ORDER), role_of(raw, "turn")) == (("turn",), Role.ORDER)
    assert [(one.draft.unit, one.draft.place) for one in tried.seen if one.draft] == [
        ("t", 3),
        ("t", 2),
        ("t", 1),
    ]
    assert "order" not in without(raw, Role.ORDER)
