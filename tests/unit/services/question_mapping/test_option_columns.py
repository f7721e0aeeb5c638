"""Options in a column each: found, made of one of the columns, and read with their key."""

import csv
import json
from pathlib import Path
from string import ascii_uppercase

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_proposal import written_as
from medannot.services.question_mapping_roles import given, without
from medannot.services.question_mapping_values import Look, Role

SIGNS = ("Ring", "Scale", "Dimple", "Halo")


def table(folder: Path, columns: list[str], keys: list[object], options: int = 4) -> Path:
    """Write a CSV of questions with options in columns and a key called so."""
    path = folder / "odd.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Frage", *columns, "Antwort"])
        for n, key in enumerate(keys):
            texts = [f"{sign} {n}" for sign in SIGNS[:options]]
            texts += [""] * (len(columns) - options)
            writer.writerow([f"Which of these signs fits lesion {n}?", *texts, key])
    return path


def looked(path: Path) -> tuple[QuestionMappings, Look]:
    mappings = QuestionMappings(path.parent / "workspace")
    return mappings, mappings.look(OWNER, [path])


LETTERS = [f"option_{letter}" for letter in "abcd"]
NUMBERS = [f"Wahl {number}" for number in range(1, 5)]
FROM_ZERO = [f"opt{number}" for number in range(4)]


@pytest.mark.parametrize(
    ("columns", "keys", "pattern", "right"),
    [
        (LETTERS, ["c", "a", "d", "b"], "option_{l}", [2, 0, 3, 1]),
        (LETTERS, ["C", "A", "D", "B"], "option_{l}", [2, 0, 3, 1]),
        (LETTERS, [3, 1, 4, 2], "option_{l}", [2, 0, 3, 1]),
        (NUMBERS, [3, 1, 4, 2], "Wahl {n}", [2, 0, 3, 1]),
        (NUMBERS, [2, 1, 2, 1], "Wahl {n}", [1, 0, 1, 0]),
        (NUMBERS, [0, 3, 1, 2], "Wahl {n}", [0, 3, 1, 2]),
        (NUMBERS, ["B", "A", "D", "C"], "Wahl {n}", [1, 0, 3, 2]),
        (FROM_ZERO, [3, 0, 1, 2], "opt{n}", [3, 0, 1, 2]),
        (FROM_ZERO, [1, 2, 1, 2], "opt{n}", [1, 2, 1, 2]),
        (NUMBERS, ["Dimple 0", "Ring 1", "Halo 2", "Ring 3"], "Wahl {n}", [2, 0, 3, 0]),
        (["X1", "X2", "X3", "X4"], [1, 4, 2, 3], "X{n}", [0, 3, 1, 2]),
    ],
)
def test_columns_of_options_are_proposed_and_read_with_their_key(
    tmp_path: Path, columns: list[str], keys: list[object], pattern: str, right: list[int]
) -> None:
    mappings, look = looked(table(tmp_path, columns, keys))

    assert look.proposal["options"] == {"key": pattern, "from": "columns"}
    raw = mappings.assign(look, look.proposal, Role.ANSWER, "Antwort")
    checked = mappings.check(OWNER, look, raw)
    drafts = [seen.draft for seen in checked.seen if seen.draft]
    assert (checked.good, checked.refused) == (4, ())
    assert [draft.options[0] for draft in drafts] == ["Ring 0", "Ring 1", "Ring 2"]
    assert [draft.key.right for draft in drafts if draft.key] == [(one,) for one in right[:3]]


@pytest.mark.parametrize(
    ("columns", "chosen", "pattern"),
    [
        (LETTERS, "option_a", "option_{l}"),
        (LETTERS, "option_c", "option_{l}"),
        (NUMBERS, "Wahl 1", "Wahl {n}"),
        (FROM_ZERO, "opt0", "opt{n}"),
        (list("ABCD"), "A", "{L}"),
        (LETTERS, "option_{l}", "option_{l}"),
    ],
)
def test_one_of_the_columns_stands_for_all(
    tmp_path: Path, columns: list[str], chosen: str, pattern: str
) -> None:
    mappings, look = looked(table(tmp_path, columns, ["B", "A", "D", "C"]))
    bare = without(look.proposal, Role.OPTIONS)
    wanted = {"key": pattern, "from": "columns"}

    assert mappings.assign(look, bare, Role.OPTIONS, chosen)["options"] == wanted
    alone = given(bare, Role.OPTIONS, (chosen,), **{"from": "one_string"})
    written = written_as(alone, Role.OPTIONS, "columns", look.records, look.facts)
    assert written["options"] == wanted
    assert mappings.check(OWNER, look, written).good == 4


def test_a_column_that_was_taken_for_the_key_leaves_it(tmp_path: Path) -> None:
    mappings, look = looked(table(tmp_path, NUMBERS, ["B", "A", "D", "C"]))
    bare = given(without(look.proposal, Role.OPTIONS), Role.ANSWER, ("Wahl 2",))

    raw = mappings.assign(look, bare, Role.OPTIONS, "Wahl 1")

    assert (raw["options"]["key"], raw.get("answer")) == ("Wahl {n}", None)


def test_a_column_that_stands_alone_asks_for_the_others(tmp_path: Path) -> None:
    mappings, look = looked(table(tmp_path, ["option_a", "other"], ["x", "y"], 2))
    raw = given(look.proposal, Role.OPTIONS, ("option_a",), **{"from": "one_string"})

    written = written_as(raw, Role.OPTIONS, "columns", look.records, look.facts)

    assert mappings.check(OWNER, look, written).fault == (
        "One field holds one option; give the fields of the others to the options."
    )


@pytest.mark.parametrize("columns", [[*LETTERS, "option_e"], [*NUMBERS, "Wahl 5"], list("ABCDE")])
def test_a_table_with_more_columns_than_options_is_read(tmp_path: Path, columns: list[str]) -> None:
    mappings, look = looked(table(tmp_path, columns, ["B", "A", "D", "C"], 3))

    checked = mappings.check(OWNER, look, look.proposal)

    assert (checked.roles[Role.OPTIONS].least, checked.roles[Role.OPTIONS].most) == (3, 3)
    assert [problem.sentence() for problem in checked.refused] == [
        "odd.csv, row 3: its key 'D' is not among its options."
    ]


@pytest.mark.parametrize(
    "names",
    [("finding1", "finding2"), ("note_a", "note_b"), ("image_1", "image_2"), ("x1", "x2")],
)
def test_other_keys_that_are_counted_are_no_options(tmp_path: Path, names: tuple[str, str]) -> None:
    path = tmp_path / "odd.json"
    records = [
        {
            "question": f"What is shown in figure {n}?",
            "answer": f"Sign {ascii_uppercase[n]}",
            **{name: f"{name} of patient {n}.png" for name in names},
        }
        for n in range(4)
    ]
    path.write_text(json.dumps(records), encoding="utf-8")

    assert "options" not in looked(path)[1].proposal
