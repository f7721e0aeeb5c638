"""The key that a mapping proposes where the answer is a number or a letter, and what is kept."""

import base64
import json
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_keeping import kept
from medannot.services.question_mapping_values import HeldImage, Look, RawMapping, Role
from tests.helpers.pictures import encoded


def looked(folder: Path, records: list[dict[str, object]]) -> tuple[QuestionMappings, Look]:
    path = folder / "odd.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    mappings = QuestionMappings(folder / "workspace")
    return mappings, mappings.look(OWNER, [path])


def rows(name: str, values: list[object], **more: object) -> list[dict[str, object]]:
    """Return records of three options with a key called so."""
    return [
        {"frage": f"Which one is number {n}?", "wahl": ["a b", "c d", "e f"], name: value, **more}
        for n, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("name", "values", "form"),
    [
        ("answer_index", [0, 2, 1, 0], "index0"),
        ("correct_idx", [1, 3, 2, 3], "index1"),
        ("answer_index", ["0", "2", "1", "0"], "index0"),
        ("gold_option", [1, 2, 1, 2], "index"),
        ("loesung", [0, 1, 2, 0], "index0"),
        ("loesung", [1, 2, 3, 1], "index1"),
        ("lsg", ["A", "C", "B", "A"], None),
        ("lsg", ["a", "c", "b", "a"], None),
    ],
)
def test_a_key_of_numbers_or_letters_is_proposed(
    tmp_path: Path, name: str, values: list[object], form: str | None
) -> None:
    mappings, look = looked(tmp_path, rows(name, values))

    answer = look.proposal.get("answer")
    wanted = name if form is None else {"key": name, "form": form}
    assert answer in (wanted, {"key": name})
    assert mappings.check(OWNER, look, look.proposal).good == 4


def test_a_number_that_is_rather_something_else_is_no_key(tmp_path: Path) -> None:
    records = rows("difficulty", [1, 2, 2, 1])

    assert "answer" not in looked(tmp_path, records)[1].proposal


def test_numbers_are_counted_on_the_screen_as_the_import_counts_them(tmp_path: Path) -> None:
    mappings, look = looked(tmp_path, rows("answer_index", [1, 3, 2, 3]))
    raw = {**look.proposal, "answer": {"key": "answer_index", "form": "index"}}

    checked = mappings.check(OWNER, look, raw)

    assert checked.good == 4
    assert [seen.draft.key.right for seen in checked.seen if seen.draft and seen.draft.key] == [
        (0,),
        (2,),
        (1,),
    ]


def test_an_image_within_the_record_is_shown(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).integers(0, 255, (20, 30), dtype=np.uint8)
    png = encoded(noise, "PNG")
    text = base64.b64encode(png).decode()
    mappings, look = looked(tmp_path, rows("answer_index", [0, 2, 1], pic=text))

    seen = mappings.check(OWNER, look, look.proposal, tmp_path).seen

    assert look.proposal["images"] == {"key": "pic", "form": "base64"}
    held = seen[0].images[0]
    assert isinstance(held, HeldImage)
    assert held.read() == png
    small = mappings.picture(OWNER, held, 640)
    assert (small.width, small.height) == (30, 20)


OLD: RawMapping = {
    "name": "new",
    "title": "new",
    "question": "frage",
    "options": {"key": "wahl", "from": "field"},
    "answer": {"key": "loesung", "form": "index1", "explanation": "warum"},
    "ability": "kat",
}


def test_roles_given_by_hand_are_kept_where_their_keys_exist() -> None:
    proposal = {"name": "new", "title": "new", "question": "kat", "case": "loesung"}
    roles = [Role.QUESTION, Role.OPTIONS, Role.ANSWER, Role.EXPLANATION, Role.ABILITY]

    raw = kept(OLD, proposal, roles, {"frage", "wahl", "loesung", "kat"})

    # The explanation's key is not there; a key that is kept leaves the role proposed for it.
    assert raw == {
        "name": "new",
        "title": "new",
        "question": "frage",
        "options": {"key": "wahl", "from": "field"},
        "answer": {"key": "loesung", "form": "index1"},
        "ability": "kat",
    }


def test_a_role_taken_away_by_hand_stays_away() -> None:
    proposal = {"name": "new", "title": "new", "question": "frage", "case": "kat"}

    raw = kept({**OLD}, proposal, [Role.CASE], {"frage", "kat"})

    assert "case" not in raw


@pytest.mark.parametrize("name", ["image", "img", "image_path", "图片"])
@pytest.mark.parametrize(
    "values",
    [
        ["a.png", "../../b.png", "../../etc/passwd", "gone"],
        ["../outside/passwd", "/scans/x", "C:\\scans\\y", "gone"],
        ["one.png", "", None, "not there"],
    ],
)
def test_a_key_named_as_an_image_is_proposed_though_some_values_are_odd(
    tmp_path: Path, name: str, values: list[object]
) -> None:
    proposal = looked(tmp_path, rows(name, values))[1].proposal

    assert proposal.get("images") in (name, {"key": name})


@pytest.mark.parametrize("values", [[1, 2, 3, 4], ["yes", "no", "yes", "yes"], ["T1", "T2", "T1"]])
def test_a_key_named_as_an_image_that_holds_no_file_names_is_not_proposed(
    tmp_path: Path, values: list[object]
) -> None:
    assert "images" not in looked(tmp_path, rows("image", values))[1].proposal


@pytest.mark.parametrize(
    "values", [[0, 0, 0, 0], ["0", "0", "0", "0"], [0, "0"], [0, 1, 0, 1], ["a", "b", "c", "c"]]
)
@pytest.mark.parametrize("name", ["id", "qid", "index"])
def test_a_key_whose_values_repeat_is_not_proposed_as_the_id(
    tmp_path: Path, name: str, values: list[object]
) -> None:
    assert "id" not in looked(tmp_path, rows(name, values))[1].proposal
